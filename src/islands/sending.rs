//! How islands send forms and follow links: by the server function, in place. What they cannot show, the plain form or link
//! shows on a page of its own.

use crate::api::ApiError;
use leptos::{
    ev::{MouseEvent, SubmitEvent},
    prelude::*,
    task::spawn_local,
    wasm_bindgen::JsCast,
    web_sys::{FormData, HtmlFormElement},
};
use std::future::Future;

/// Sends a form by its server function, one at a time. Where `show` does not show the answer (the session has ended, the
/// server is busy), the form is sent to its own path after all, whose page says what to do.
pub fn send<T: 'static>(
    event: &SubmitEvent,
    is_under_way: RwSignal<bool>,
    answer: impl Future<Output = Result<T, ApiError>> + 'static,
    show: impl FnOnce(Result<T, ApiError>) -> bool + 'static,
) {
    event.prevent_default();
    if is_under_way.get_untracked() {
        return;
    }
    is_under_way.set(true);
    let form = form_of(event);
    spawn_local(async move {
        let is_shown = show(answer.await);
        is_under_way.set(false);
        if let Some(form) = form.filter(|_| !is_shown) {
            drop(form.submit());
        }
    });
}

/// What a field of the form holds that is being sent.
pub fn value(event: &SubmitEvent, name: &str) -> String {
    let data = form_of(event).and_then(|form| FormData::new_with_form(&form).ok());
    data.and_then(|data| data.get(name).as_string()).unwrap_or_default()
}

fn form_of(event: &SubmitEvent) -> Option<HtmlFormElement> {
    event.target()?.dyn_into().ok()
}

/// Whether a click is to follow a link here, not in another tab.
pub fn follows_here(event: &MouseEvent) -> bool {
    event.button() == 0 && !event.ctrl_key() && !event.meta_key() && !event.shift_key() && !event.alt_key()
}

/// Leads to another page.
pub fn go(path: &str) {
    drop(window().location().set_href(path));
}
