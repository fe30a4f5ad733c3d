//! The confirmation dialog before something is taken from someone.

use crate::components::{Question, question};
use leptos::{
    ev::{MouseEvent, SubmitEvent},
    html::Dialog,
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::HtmlAnchorElement,
};

/// Shows the current question, if there is one. `on_yes` gets the submit event of the form that confirms, and clears
/// `asked` once the action is done. The link that keeps things as they are, and Escape, close the dialog, which gives
/// the focus back.
pub fn dialog(asked: RwSignal<Option<Question>>, on_yes: Callback<SubmitEvent>) -> impl IntoView + use<> {
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
            let heading = view! { <h2 class="page-title" id="question">{what.title.clone()}</h2> };
            view! {
                <dialog
                    class="card card-main"
                    node_ref=node
                    aria-labelledby="question"
                    on:close=move |_| asked.set(None)
                    on:click=keep
                    on:submit=move |event| on_yes.run(event)
                >
                    {question(what, heading, true)}
                </dialog>
            }
        })
    }
}
