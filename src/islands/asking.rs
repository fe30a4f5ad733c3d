//! The question before something is taken from somebody, in a dialog.

use crate::components::{Question, question};
use leptos::{
    ev::{MouseEvent, SubmitEvent},
    html::Dialog,
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::HtmlAnchorElement,
};

/// Shows what is asked while something is. `on_yes` gets the form that says yes, and ends the asking where that was heard.
/// No, like Escape, gives the focus back.
pub fn dialog<Y: Fn(SubmitEvent) + Copy + Send + 'static>(
    asked: RwSignal<Option<Question>>,
    on_yes: Y,
) -> impl IntoView + use<Y> {
    move || {
        asked.get().map(|what| {
            let node = NodeRef::<Dialog>::new();
            node.on_load(|dialog| drop(dialog.show_modal()));
            let keep = move |event: MouseEvent| {
                let is_link = event.target().is_some_and(|target| target.has_type::<HtmlAnchorElement>());
                if let Some(dialog) = node.get_untracked().filter(|_| is_link) {
                    event.prevent_default();
                    dialog.close();
                }
            };
            view! {
                <dialog
                    class="card card-main"
                    node_ref=node
                    aria-labelledby="question"
                    on:close=move |_| asked.set(None)
                    on:click=keep
                    on:submit=on_yes
                >
                    {question(what, true)}
                </dialog>
            }
        })
    }
}
