//! What became of an act, with the way back.

use super::{
    compact::compact,
    message::{Tone, first_message},
};
use leptos::prelude::*;

compact! {
    /// What takes an act back.
    pub struct UndoForm {
        /// The id of the act.
        pub act: String,
        /// Where the form is sent.
        pub action: String,
        /// The button.
        pub button: String,
    }
}

/// What became of an act.
#[derive(Clone)]
pub struct Outcome {
    /// How it went.
    pub tone: Tone,
    /// The sentence that says so.
    pub sentence: String,
    /// What takes it back; that leads to the page that shows it.
    pub undo: Option<UndoForm>,
}

/// The message bar that tells an outcome: it gets the focus.
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

/// What came of the last action in place, once there was one.
pub fn outcome_bar(outcome: RwSignal<Option<Outcome>>) -> impl IntoView {
    move || outcome.get().map(outcome_message)
}
