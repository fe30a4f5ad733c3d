//! Forms submitted to their own page, which shows the result in place.

use leptos::prelude::*;

/// The forms of a page, together with everything that a response changes. Once hydrated, they are still submitted to
/// their own path; this part of the returned page replaces the current one, and the focus goes where that page puts it. An
/// answer that leads to another page is followed.
/// If the response is anything else, the form is submitted normally, as is one with the attribute `data-leaves`, which
/// leads to another page.
#[island]
pub fn FormsInPlace(
    /// The forms.
    children: Children,
) -> impl IntoView {
    view! { <div id="in-place" on:submit=move |event| send(&event)>{children()}</div> }
}

#[cfg(feature = "hydrate")]
use browser::send;

/// Forms are only submitted in the browser.
#[cfg(not(feature = "hydrate"))]
fn send(_: &leptos::ev::SubmitEvent) {}

/// The header that tells the server which page shows the answer: see `is_unseen` in `server/http/middleware.rs`.
pub const IN_PLACE: &str = "x-in-place";

#[cfg(feature = "hydrate")]
mod browser {
    use super::IN_PLACE;
    use crate::{
        api::travel::browser::posting,
        islands::{
            sending::{form_of, go, is_switch, spawn},
            swapping::{element, page},
        },
    };
    use js_sys::Array;
    use leptos::{ev::SubmitEvent, prelude::*};
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{Element, FormData, HtmlElement, HtmlFormElement, UrlSearchParams};

    const PLACE: &str = "in-place";
    /// Set while a form is being sent, to block input that the response would overwrite.
    const UNDER_WAY: &str = "inert";
    /// Marks a form that leads to another page.
    const LEAVES: &str = "data-leaves";
    /// Set once the form has to be submitted normally.
    const IS_LEFT: &str = "data-left";

    pub(super) fn send(event: &SubmitEvent) {
        let (Ok(place), Some(form)) = (element(&document(), PLACE), form_of(event)) else { return };
        if is_switch(event) || place.has_attribute(IS_LEFT) || form.has_attribute(LEAVES) {
            return;
        }
        event.prevent_default();
        if place.has_attribute(UNDER_WAY) {
            return;
        }
        let button = event.submitter();
        spawn(async move {
            drop(place.set_attribute(UNDER_WAY, ""));
            let shown = show(&place, &form, button.as_ref()).await;
            drop(place.remove_attribute(UNDER_WAY));
            if shown.is_err() {
                drop(place.set_attribute(IS_LEFT, ""));
                drop(form.request_submit_with_submitter(button.as_ref()));
            }
        });
    }

    /// The path of an address of this site.
    fn path_of(address: &str) -> &str {
        let origin = address.find("://").and_then(|scheme| Some(scheme + 3 + address[scheme + 3..].find('/')?));
        let path = origin.map_or(address, |start| &address[start..]);
        path.split(['?', '#']).next().unwrap_or(path)
    }

    /// Submits a form with its button, and shows this part of the response.
    async fn show(place: &Element, form: &HtmlFormElement, button: Option<&HtmlElement>) -> Result<(), JsValue> {
        let fields = UrlSearchParams::new_with_str_sequence_sequence(&FormData::new_with_form(form)?.into())?;
        if let Some(name) = button.and_then(|button| button.get_attribute("name")) {
            let value = button.and_then(|button| button.get_attribute("value"));
            fields.append(&name, &value.unwrap_or_default());
        }
        let request = posting(&fields);
        // What the page of the answer shows once waits for the browser to open it.
        let here = window().location().pathname()?;
        request.set_headers(&Array::of1(&Array::of2(&IN_PLACE.into(), &here.as_str().into())));
        let (answer, found) = page(&form.action(), &request).await?;
        if answer.redirected() && path_of(&answer.url()) != here {
            go(&answer.url());
            return Ok(());
        }
        document().set_title(&found.title());
        place.set_inner_html(&element(&found, PLACE)?.inner_html());
        drop(place.remove_attribute(UNDER_WAY));
        let next = place.query_selector("[autofocus]")?.and_then(|next| next.dyn_into::<HtmlElement>().ok());
        next.map_or(Ok(()), |next| next.focus())
    }
}
