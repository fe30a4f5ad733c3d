//! Small parts of pages.

use crate::{
    paths,
    server::{context::Context, text::text},
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
