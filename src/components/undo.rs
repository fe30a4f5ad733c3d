//! The result of an action, with a button that undoes it.

use super::{
    compact::compact,
    message::{Tone, first_message},
};
use leptos::prelude::*;

compact! {
    /// The form that undoes an act.
    pub struct UndoForm {
        /// The id of the act.
        pub act: String,
        /// Where the form is sent.
        pub action: String,
        /// The button.
        pub button: String,
    }
}

/// The result of an action.
#[derive(Clone)]
pub struct Outcome {
    /// How it went.
    pub tone: Tone,
    /// The sentence that says so.
    pub sentence: String,
    /// The form that undoes it, and leads to the page that shows the result.
    pub undo: Option<UndoForm>,
}

/// The message bar for a result: it gets the focus.
pub fn outcome_message(Outcome { tone, sentence, undo }: Outcome) -> impl IntoView + use<> {
    let undo = undo.map(|UndoForm { act, action, button }| {
        view! {
            <form method="post" action=action>
                <input type="hidden" name="act" value=act/>
                <button class="link-button">{button}</button>
            </form>
        }
    });
    first_message(tone, view! { <p>{sentence}</p>{undo} })
}

/// The result of the last action in place, once there is one; it is also put into the page's title, which is `title` with
/// the sentence for `{sentence}`.
pub fn outcome_bar(outcome: RwSignal<Option<Outcome>>, title: String) -> impl IntoView {
    move || {
        outcome.get().map(|outcome| {
            set_title(&title.replace("{sentence}", outcome.sentence.trim_end_matches('.')));
            outcome_message(outcome)
        })
    }
}

#[cfg(feature = "hydrate")]
fn set_title(title: &str) {
    document().set_title(title);
}

/// The server writes the title with the page.
#[cfg(not(feature = "hydrate"))]
const fn set_title(_: &str) {}
