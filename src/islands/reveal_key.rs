//! A product key that is shown in place, copied, and hidden again.

use super::{
    copying::copy,
    sending::{focus_first, form_of, send, spawn, value},
    swapping::refresh,
};
use crate::{
    api::{ApiError, functions::reveal_key, keys::RevealKey},
    components::{
        Fields, FormTexts, KeyReasonChoice, KeyReasonTexts, TypedReason, compact, key_reason_fields, key_reason_labels,
        texts,
    },
    domain::fault::FieldFault,
};
use leptos::{ev::SubmitEvent, prelude::*, wasm_bindgen::JsCast, web_sys::HtmlElement};

/// The ID of the element that says who has seen the key.
pub const SEEN: &str = "seen-by";
/// The ID of the button that shows the key.
pub const REVEAL: &str = "reveal-key";
/// The ID of the sentence about the limit.
const LIMIT: &str = "reveal-limit";
/// The ID of the element that has the key.
const CARD: &str = "key-card";

texts! {
    /// The texts of the widget.
    pub struct RevealKeyTexts {
        /// The button that shows the key.
        pub button,
        /// That each view counts.
        pub limit,
        /// The masked key.
        pub masked,
        /// The label of the key.
        pub your_key,
        /// That it is hidden again.
        pub note,
        /// The button that copies it.
        pub copy,
        /// That it was copied.
        pub copied,
        /// That the browser does not allow it.
        pub copy_failed,
        /// The button that hides it.
        pub hide,
    }
}

compact! {
    /// The key's ID, and the state of the form.
    pub struct RevealKeyState {
        /// Texts common to all forms.
        pub form: FormTexts,
        /// Texts of the fields.
        pub fields: KeyReasonTexts,
        /// The reasons to choose from.
        pub choices: Vec<KeyReasonChoice>,
        /// What was typed before.
        pub typed: TypedReason,
        /// The path of the form.
        pub action: String,
        /// The key's ID.
        pub key: String,
        /// Whether the password is asked for.
        pub needs_password: bool,
        /// The errors of the last submission.
        pub faults: Vec<FieldFault>,
    }
}

/// The form; once a key is shown, the key. Without the island, and after too many keys, the form leads to a page that says
/// the rest.
#[island]
pub fn RevealKeyForm(
    /// The texts.
    texts: RevealKeyTexts,
    /// The state.
    state: RevealKeyState,
) -> impl IntoView {
    let RevealKeyState { form, fields: own, choices, typed, action, key, needs_password, faults } = state;
    let faults = RwSignal::new(faults);
    let shown = RwSignal::new(None::<String>);
    let needs_password = RwSignal::new(needs_password);
    let is_copied = RwSignal::new(None::<bool>);
    let is_under_way = RwSignal::new(false);
    let key = StoredValue::new(key);
    let fields = Fields::new(key_reason_labels(&own), form, faults.into());
    let submit = move |event: SubmitEvent| {
        let input = RevealKey {
            key: key.get_value(),
            reason: value(&event, "reason"),
            reason_text: value(&event, "reason_text"),
            password: value(&event, "password").into(),
        };
        let form = form_of(&event);
        send(&event, is_under_way, reveal_key(input), move |answer| match answer {
            Ok(revealed) => {
                // The next time has a reason of its own.
                if let Some(form) = form {
                    form.reset();
                }
                faults.set(Vec::new());
                is_copied.set(None);
                needs_password.set(false);
                shown.set(Some(revealed.text));
                focus(CARD);
                refresh(SEEN);
                true
            }
            Err(ApiError::Invalid(found)) => {
                // What was confirmed may be over by now.
                needs_password.update(|needs| *needs |= found.iter().any(|fault| fault.field == "password"));
                focus_first(&found);
                faults.set(found);
                true
            }
            Err(_) => false,
        });
    };
    // Whoever comes back to this page does not find the key on it.
    let _ = window_event_listener_untyped("pagehide", move |_| shown.set(None));
    let copy_it = move |_| {
        let Some(text) = shown.get_untracked() else { return };
        spawn(async move { is_copied.set(Some(copy(text).await)) });
    };
    let hide_it = move |_| {
        shown.set(None);
        focus(REVEAL);
    };
    let RevealKeyTexts {
        button,
        limit,
        masked,
        your_key,
        note: hidden_again,
        copy: copy_text,
        copied,
        copy_failed,
        hide,
    } = texts;
    let is_hidden = move || shown.read().is_none();
    let text = move || shown.get().unwrap_or_default();
    let told = move || is_copied.get().map(|is_copied| if is_copied { copied.clone() } else { copy_failed.clone() });
    view! {
        <div class="card key-card" id=CARD tabindex="-1" hidden=is_hidden>
            <p class="quiet" id="your-key">{your_key}</p>
            <p role="status"><code class="product-key" aria-labelledby="your-key">{text}</code></p>
            <div class="form-actions">
                <button type="button" class="button primary" on:click=copy_it>{copy_text}</button>
                <button type="button" class="button" on:click=hide_it>{hide}</button>
                <span role="status">{told}</span>
            </div>
            <p class="hint">{hidden_again}</p>
        </div>
        <form class="card form" id="form" method="post" action=action novalidate
            hidden=move || !is_hidden() on:submit=submit>
            {fields.summary()}
            <p><code class="product-key">{masked}</code></p>
            {key_reason_fields(&fields, &own, &choices, &typed, needs_password.into())}
            <p class="hint" id=LIMIT>{limit}</p>
            <div class="form-actions">
                <button class="button primary" id=REVEAL aria-describedby=LIMIT>{button}</button>
            </div>
        </form>
    }
}

/// Focuses an element once it is shown: the button that was pressed is hidden by then.
fn focus(id: &'static str) {
    request_animation_frame(move || {
        let shown = document().get_element_by_id(id).and_then(|shown| shown.dyn_into::<HtmlElement>().ok());
        if let Some(shown) = shown {
            drop(shown.focus());
        }
    });
}
