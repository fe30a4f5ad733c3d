//! Small parts of pages.

use super::icon::icon;
use crate::{
    domain::access::Role,
    paths,
    server::{
        context::Context,
        text::{self, text},
    },
};
use leptos::prelude::*;

/// A form that chooses the purchasing account to work in and comes back to this page: its buttons are named `scope`,
/// their values are ids, or empty for all.
pub fn scope_form(context: &Context, buttons: impl IntoView + 'static) -> AnyView {
    view! {
        <form method="post" action=paths::SCOPE>
            <input type="hidden" name="return_to" value=context.return_path()/>
            {buttons.into_view()}
        </form>
    }
    .into_any()
}

/// Title and lead of a page, with what stands beside them.
pub fn page_head(title: String, lead: String, beside: impl IntoView + 'static) -> AnyView {
    view! {
        <div class="page-head">
            <div><h1 class="page-title">{title}</h1><p class="lead">{lead}</p></div>
            {beside.into_view()}
        </div>
    }
    .into_any()
}

/// A section of a page; its heading has this id.
pub fn section(id: &'static str, title: String, body: impl IntoView + 'static) -> AnyView {
    view! { <section class="section" aria-labelledby=id><h2 id=id>{title}</h2>{body.into_view()}</section> }.into_any()
}

/// Says why there is nothing to see, and what to do next.
pub fn empty(context: &Context, icon_name: &str, [title, sentence]: [String; 2], next: Option<AnyView>) -> AnyView {
    view! { <div class="empty">{icon(context, icon_name)}<h2>{title}</h2><p>{sentence}</p>{next}</div> }.into_any()
}

/// A row of a list of facts.
pub fn fact(name: String, values: Vec<String>) -> AnyView {
    let values = values.into_iter().map(|value| view! { <dd>{value}</dd> }).collect::<Vec<_>>();
    view! { <div><dt>{name}</dt>{values}</div> }.into_any()
}

/// The vendor's name, the title and the lead of a page for people who are not signed in.
pub fn vendor_heading(context: &Context, title: String, lead: String) -> AnyView {
    view! {
        <p class="vendor">{context.app.config.vendor_name.clone()}</p>
        <h1 class="page-title">{title}</h1>
        <p class="lead">{lead}</p>
    }
    .into_any()
}

/// The way back to the sign-in page.
pub fn back_to_sign_in(context: &Context) -> AnyView {
    let t = context.locale();
    view! {
        <div class="form-actions">
            <a class="button" href=paths::SIGN_IN>{text!(t, common.back_to_sign_in)}</a>
        </div>
    }
    .into_any()
}

/// Where to read more about roles (R44).
pub fn roles_guide(context: &Context) -> AnyView {
    let t = context.locale();
    let sentence = text!(t, access.invite_roles_guide, guide = text!(t, label.guide_manage_users));
    view! { <p><a href=paths::GUIDE_MANAGE_USERS>{sentence}</a></p> }.into_any()
}

/// The six roles with their permission levels (R44).
pub fn role_table(context: &Context) -> AnyView {
    let t = context.locale();
    let rows = Role::ALL
        .into_iter()
        .map(|role| {
            view! {
                <tr>
                    <th scope="row">{text::role_name(t, role)}</th>
                    <td data-label=text!(t, label.permission_level)>{text::role_level(t, role)}</td>
                </tr>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <div class="table-wrap">
            <table class="table">
                <caption>{text!(t, label.customer_roles)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text!(t, label.role)}</th>
                        <th scope="col">{text!(t, label.permission_level)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
