//! Parts that several pages share.

mod fields;
mod prose;

pub use fields::{Fields, Input, choice, countries, languages, select};
pub use prose::prose;

use super::return_path;
use crate::{
    api::ApiError,
    domain::access::Role,
    server::{
        context::Context,
        text::{self, text},
    },
};
use leptos::prelude::*;

/// A picture of the sprite; always beside a word, so hidden from screen readers.
pub fn icon(context: &Context, name: &str) -> AnyView {
    let class = if name == "mark" { "icon mark" } else { "icon" };
    let href = format!("{}#icon-{name}", context.app.assets.path("icons.svg"));
    view! { <svg class=class aria-hidden="true" focusable="false"><use href=href></use></svg> }.into_any()
}

/// What a message is about, which decides its colour and icon.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Tone {
    /// Something was done.
    Success,
    /// Something to know.
    Info,
    /// Something to beware of.
    Warning,
    /// Something went wrong.
    Error,
}

impl Tone {
    const fn code(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// What screen readers make of it: an error interrupts, an outcome is announced, a note waits.
    const fn role(self) -> &'static str {
        match self {
            Self::Error => "alert",
            Self::Success => "status",
            Self::Info | Self::Warning => "note",
        }
    }
}

/// A message bar.
pub fn message(context: &Context, tone: Tone, body: impl IntoView + 'static) -> AnyView {
    bar(context, tone, false, body)
}

/// A message bar that is to be read before anything below it: it gets the focus.
pub fn first_message(context: &Context, tone: Tone, body: impl IntoView + 'static) -> AnyView {
    bar(context, tone, true, body)
}

fn bar(context: &Context, tone: Tone, has_focus: bool, body: impl IntoView + 'static) -> AnyView {
    let tabindex = has_focus.then_some("-1");
    view! {
        <div class="message" data-kind=tone.code() role=tone.role() tabindex=tabindex autofocus=has_focus>
            {icon(context, tone.code())}
            <div class="message-body">{body.into_view()}</div>
        </div>
    }
    .into_any()
}

/// A message bar with one sentence.
pub fn note(context: &Context, tone: Tone, sentence: String) -> AnyView {
    message(context, tone, view! { <p>{sentence}</p> })
}

/// Tells whoever tried too often when to try again.
pub fn wait_note(context: &Context, error: Option<&ApiError>) -> Option<AnyView> {
    match error {
        Some(ApiError::Wait { seconds }) => {
            Some(note(context, Tone::Error, text!(context.locale(), sign_in.wait, seconds = seconds)))
        }
        _ => None,
    }
}

/// A form that chooses the purchasing account to work in and comes back to this page: its buttons are named `scope`,
/// their values are ids, or empty for all.
pub fn scope_form(context: &Context, buttons: impl IntoView + 'static) -> AnyView {
    view! {
        <form method="post" action="/scope">
            <input type="hidden" name="return_to" value=return_path(context)/>
            {buttons.into_view()}
        </form>
    }
    .into_any()
}

/// Where to read more about roles (R44).
pub fn roles_guide(context: &Context) -> AnyView {
    let t = context.locale();
    let sentence = text!(t, access.invite_roles_guide, guide = text!(t, label.guide_manage_users));
    view! { <p><a href="/support/manage-users">{sentence}</a></p> }.into_any()
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

/// A status with icon and word.
pub fn badge(context: &Context, tone: &'static str, icon_name: &str, word: String) -> AnyView {
    view! { <span class="badge" data-tone=tone>{icon(context, icon_name)}<span>{word}</span></span> }.into_any()
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
            <a class="button" href="/Customer/">{text!(t, common.back_to_sign_in)}</a>
        </div>
    }
    .into_any()
}
