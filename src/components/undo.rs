//! The result of an action, with a button that undoes it.

use super::{
    compact::compact,
    message::{Tone, first_message},
};
use leptos::prelude::*;

compact! {
    /// The form that undoes an action.
    pub struct UndoForm {
        /// ID of the action.
        pub act: String,
        /// The form's path.
        pub action: String,
        /// The text of the button.
        pub button: String,
    }
}

/// The result of an action.
#[derive(Clone, Debug)]
pub struct ActionResult {
    /// Success, or what else it is.
    pub tone: Tone,
    /// The sentence that says what happened.
    pub sentence: String,
    /// The form that undoes it; its response leads to the page that shows the result.
    pub undo: Option<UndoForm>,
}

/// The message bar of a result; it gets the focus.
pub fn result_message(ActionResult { tone, sentence, undo }: ActionResult) -> impl IntoView + use<> {
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

/// The result of the last action in place; also put into the page title, which is `title` with `{sentence}` replaced.
pub fn result_bar(result: RwSignal<Option<ActionResult>>, title: String) -> impl IntoView {
    move || {
        result.get().map(|result| {
            set_title(&title.replace("{sentence}", result.sentence.trim_end_matches('.')));
            result_message(result)
        })
    }
}

#[cfg(feature = "hydrate")]
fn set_title(title: &str) {
    document().set_title(title);
}

/// The server renders the title with the page.
#[cfg(not(feature = "hydrate"))]
const fn set_title(_: &str) {}
