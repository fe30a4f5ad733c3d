//! A form that is answered with a file: the page stays, and says that the file is on its way.

use super::sending::is_switch;
use leptos::{ev::SubmitEvent, prelude::*};

/// The form. Once hydrated, what it said of the last submission goes when it is sent again, and it says that the file is
/// being made. An answer without a file is a page of its own, which replaces this one.
#[island]
pub fn FileForm(
    /// That the file is being made.
    under_way: String,
    /// The form.
    children: Children,
) -> impl IntoView {
    let is_sent = RwSignal::new(false);
    let send = move |event: SubmitEvent| {
        if is_switch(&event) {
            return;
        }
        forget_faults(&event);
        // Screen readers say it again only if it was gone.
        is_sent.set(false);
        request_animation_frame(move || is_sent.set(true));
    };
    let told = move || is_sent.get().then(|| under_way.clone());
    view! { <div on:submit=send>{children()}<p class="form-actions" role="status">{told}</p></div> }
}

/// Takes away the errors of the last submission.
#[cfg(feature = "hydrate")]
fn forget_faults(event: &SubmitEvent) {
    drop(browser::forget_faults(event));
}

/// Forms are only submitted in the browser.
#[cfg(not(feature = "hydrate"))]
fn forget_faults(_: &SubmitEvent) {}

#[cfg(feature = "hydrate")]
mod browser {
    use crate::islands::sending::form_of;
    use leptos::ev::SubmitEvent;
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::Element;

    pub(super) fn forget_faults(event: &SubmitEvent) -> Result<(), JsValue> {
        let Some(form) = form_of(event) else { return Ok(()) };
        let all = |selector: &str| -> Result<Vec<Element>, JsValue> {
            let nodes = form.query_selector_all(selector)?;
            Ok((0..nodes.length()).filter_map(|place| nodes.get(place)?.dyn_into().ok()).collect())
        };
        all("[role=alert], .error")?.iter().for_each(Element::remove);
        for field in all("[aria-invalid]")? {
            field.remove_attribute("aria-invalid")?;
        }
        all(".has-error")?.iter().for_each(|field| field.set_class_name("field"));
        Ok(())
    }
}
