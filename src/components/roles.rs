//! Roles of a person: the list of those held, each with a way to take it away.

use super::{
    icon::status_badge,
    parts::{cell, heads, table},
};
use crate::{
    api::person::{HeldRole, Removal},
    domain::roster::Status,
};
use leptos::{either::Either, ev::MouseEvent, prelude::*};
use serde::{Deserialize, Serialize};

/// What the list says.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct RoleListTexts {
    /// Its caption.
    pub caption: String,
    /// Heading of the roles.
    pub role: String,
    /// Heading of where they count.
    pub scope: String,
    /// Heading of who assigned them.
    pub granted_by: String,
    /// Heading of when.
    pub granted_on: String,
    /// The word for a role that is suspended.
    pub suspended: String,
    /// What takes a role away.
    pub remove: String,
}

/// The list. A click on the link that takes a role away is told to `on_remove`; by itself it leads to the page that asks.
pub fn role_list<R: Fn(MouseEvent, &Removal) + Copy + 'static>(
    texts: &RoleListTexts,
    held: Vec<HeldRole>,
    on_remove: R,
) -> impl IntoView + use<R> {
    let [role, scope, granted_by, granted_on] =
        [&texts.role, &texts.scope, &texts.granted_by, &texts.granted_on].map(Clone::clone);
    let heads = view! {
        {heads([role, scope.clone(), granted_by.clone(), granted_on.clone()])}
        <th scope="col"><span class="visually-hidden">{texts.remove.clone()}</span></th>
    };
    let rows = held.into_iter().map(|one| {
        let role = if one.is_suspended {
            let badge = status_badge(Status::Deactivated, texts.suspended.clone());
            Either::Left(view! { <th scope="row">{one.role}" "{badge}</th> })
        } else {
            Either::Right(view! { <th scope="row">{one.role}</th> })
        };
        let removal = one.removal.map(|removal| {
            let (href, title) = (removal.question.page(), removal.label.clone());
            let ask = move |event| on_remove(event, &removal);
            view! { <a class="button quiet-button" href=href title=title on:click=ask>{texts.remove.clone()}</a> }
        });
        view! {
            <tr>
                {role}
                {cell(scope.clone(), one.scope)}
                {cell(granted_by.clone(), one.granted_by)}
                {cell(granted_on.clone(), one.granted_on)}
                <td>{removal}</td>
            </tr>
        }
    });
    let rows = rows.collect::<Vec<_>>();
    view! { <div class="table-wrap">{table("table", texts.caption.clone(), heads, rows)}</div> }
}
