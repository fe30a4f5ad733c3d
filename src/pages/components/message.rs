//! Message bars: what was done, what to know, what went wrong.

use super::icon::icon;
use crate::{
    api::ApiError,
    server::{context::Context, text::text},
};
use leptos::prelude::*;

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
