//! A person's roles, each with a way to remove it.

use super::{
    compact::texts,
    icon::status_badge,
    parts::{cell, heads, table},
};
use crate::{
    api::person::{HeldRole, Removal},
    domain::roster::Status,
};
use leptos::{either::Either, ev::MouseEvent, prelude::*};

texts! {
    /// Texts of the list.
    pub struct RoleListTexts {
        /// The caption.
        pub caption,
        /// Heading of the role column.
        pub role,
        /// Heading of the scope column.
        pub scope,
        /// Heading of the "assigned by" column.
        pub granted_by,
        /// Heading of the "assigned on" column.
        pub granted_on,
        /// The word for a suspended role.
        pub suspended,
        /// The text of the link that removes a role.
        pub remove,
    }
}

/// The list. `on_remove` gets clicks on the link that removes a role; by itself, the link leads to the page that asks.
pub fn role_list<H, R>(texts: &RoleListTexts, held: H, on_remove: R) -> impl IntoView + use<H, R>
where
    H: Fn() -> Vec<HeldRole> + Send + 'static,
    R: Fn(MouseEvent, &Removal) + Copy + Send + 'static,
{
    let texts = texts.clone();
    let titles = [&texts.role, &texts.scope, &texts.granted_by, &texts.granted_on].map(Clone::clone);
    let heads = view! {
        {heads(titles)}
        <th scope="col"><span class="visually-hidden">{texts.remove.clone()}</span></th>
    };
    let caption = texts.caption.clone();
    let rows = move || held().into_iter().map(|one| row(&texts, one, on_remove)).collect::<Vec<_>>();
    table("table", caption, heads, rows)
}

fn row<R>(texts: &RoleListTexts, held: HeldRole, on_remove: R) -> impl IntoView + use<R>
where
    R: Fn(MouseEvent, &Removal) + Copy + Send + 'static,
{
    let role = if held.is_suspended {
        let badge = status_badge(Status::Deactivated, texts.suspended.clone());
        Either::Left(view! { <th scope="row">{held.role}" "{badge}</th> })
    } else {
        Either::Right(view! { <th scope="row">{held.role}</th> })
    };
    let removal = held.removal.map(|removal| {
        let (href, title) = (removal.question.page(), removal.label.clone());
        let ask = move |event| on_remove(event, &removal);
        view! { <a class="button quiet-button" href=href title=title on:click=ask>{texts.remove.clone()}</a> }
    });
    view! {
        <tr>
            {role}
            {cell(texts.scope.clone(), held.scope)}
            {cell(texts.granted_by.clone(), held.granted_by)}
            {cell(texts.granted_on.clone(), view! { <span class="date">{held.granted_on}</span> })}
            <td>{removal}</td>
        </tr>
    }
}
