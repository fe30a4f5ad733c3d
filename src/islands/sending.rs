//! Sending forms from islands, in place, by their server function. What an island can't show, the plain form or link
//! shows on a page of its own.

use crate::{api::ApiError, domain::fault::FieldFault};
use leptos::{
    ev::{MouseEvent, SubmitEvent},
    prelude::*,
    task::spawn_local,
    wasm_bindgen::JsCast,
    web_sys::{FormData, HtmlElement, HtmlFormElement},
};
use std::{future::Future, pin::Pin};

/// Sends a form by its server function, one at a time. If `show` returns false (the session has ended, the server is
/// busy), the form is submitted to its own path, where the page explains.
pub fn send<T: 'static>(
    event: &SubmitEvent,
    is_under_way: RwSignal<bool>,
    answer: impl Future<Output = Result<T, ApiError>> + 'static,
    show: impl FnOnce(Result<T, ApiError>) -> bool + 'static,
) {
    if is_switch(event) {
        return;
    }
    event.prevent_default();
    if is_under_way.get_untracked() {
        return;
    }
    is_under_way.set(true);
    let form = form_of(event);
    spawn(async move {
        let is_shown = show(answer.await);
        is_under_way.set(false);
        if let Some(form) = form.filter(|_| !is_shown) {
            drop(form.submit());
        }
    });
}

/// Whether the form was submitted by a button that switches the language or the purchasing account.
pub fn is_switch(event: &SubmitEvent) -> bool {
    event.submitter().is_some_and(|button| button.has_attribute("formaction"))
}

/// Runs an asynchronous task. Boxed, so that all tasks share their code in the browser.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    spawn_local(task);
}

/// The value of a field of the submitted form.
pub fn value(event: &SubmitEvent, name: &str) -> String {
    let data = form_of(event).and_then(|form| FormData::new_with_form(&form).ok());
    data.and_then(|data| data.get(name).as_string()).unwrap_or_default()
}

/// The submitted form.
pub fn form_of(event: &SubmitEvent) -> Option<HtmlFormElement> {
    event.target()?.dyn_into().ok()
}

/// Focuses the first field with an error, once the error is shown.
pub fn focus_first(faults: &[FieldFault]) {
    let Some(FieldFault { field, .. }) = faults.first().cloned() else { return };
    request_animation_frame(move || {
        let field = document().get_element_by_id(&field).and_then(|field| field.dyn_into::<HtmlElement>().ok());
        if let Some(field) = field {
            drop(field.focus());
        }
    });
}

/// Whether a click follows a link in this tab.
pub fn follows_here(event: &MouseEvent) -> bool {
    event.button() == 0 && !event.ctrl_key() && !event.meta_key() && !event.shift_key() && !event.alt_key()
}

/// Navigates to another page.
pub fn go(path: &str) {
    drop(window().location().set_href(path));
}
