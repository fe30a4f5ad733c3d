//! Message bars: results, hints, warnings, errors.

use super::icon::icon;
use leptos::{html::Div, prelude::*};

/// The kind of a message, which decides its color, icon and ARIA role.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Tone {
    /// An action succeeded.
    Success,
    /// A hint.
    Info,
    /// A warning.
    Warning,
    /// An error.
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

    /// The ARIA role: an error interrupts, a result is announced, a note is not.
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

/// A message bar to be read before everything below it: it gets the focus.
pub fn first_message<V: IntoView + 'static>(tone: Tone, body: V) -> impl IntoView + use<V> {
    bar(tone, true, body)
}

fn bar<V: IntoView + 'static>(tone: Tone, has_focus: bool, body: V) -> impl IntoView + use<V> {
    let tabindex = has_focus.then_some("-1");
    let node = NodeRef::<Div>::new();
    // Browsers honor `autofocus` only while the page loads.
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
