//! What the roles allow (R44).

use crate::{
    domain::access::Role,
    paths,
    server::{
        context::Context,
        text::{self, text},
    },
};
use leptos::prelude::*;

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
