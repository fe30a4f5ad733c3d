//! Message bars: results, hints, errors.

use super::icon::icon;
use leptos::{html::Div, prelude::*};

/// What a message is about, which decides its color and icon.
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
pub fn message<V: IntoView + 'static>(tone: Tone, body: V) -> impl IntoView + use<V> {
    bar(tone, false, body)
}

/// A message bar that is to be read before anything below it: it gets the focus.
pub fn first_message<V: IntoView + 'static>(tone: Tone, body: V) -> impl IntoView + use<V> {
    bar(tone, true, body)
}

fn bar<V: IntoView + 'static>(tone: Tone, has_focus: bool, body: V) -> impl IntoView + use<V> {
    let tabindex = has_focus.then_some("-1");
    let node = NodeRef::<Div>::new();
    // A browser minds `autofocus` only while the page loads.
    if has_focus {
        node.on_load(|bar| drop(bar.focus()));
    }
    view! {
        <div node_ref=node class="message" data-kind=tone.code() role=tone.role() tabindex=tabindex autofocus=has_focus>
            {icon(tone.code())}
            <div class="message-body">{body.into_view()}</div>
        </div>
    }
}

/// A message bar with one sentence.
pub fn note(tone: Tone, sentence: String) -> impl IntoView + use<> {
    message(tone, view! { <p>{sentence}</p> })
}
