//! A product key that is shown in place, copied, and hidden again.

use super::{
    copying::copy,
    sending::{focus_first, send, spawn, value},
    swapping::refresh,
};
use crate::{
    api::{ApiError, functions::reveal_key, keys::RevealKey},
    components::{
        Fields, FormTexts, KeyReasonChoice, KeyReasonTexts, Tone, TypedReason, compact, key_reason_fields,
        key_reason_labels, note, texts,
    },
    domain::{fault::FieldFault, language::Language},
};
use leptos::{ev::SubmitEvent, prelude::*, wasm_bindgen::JsCast, web_sys::HtmlElement};

/// The ID of the element that says who has seen the key.
pub const SEEN: &str = "seen-by";
/// The ID of the element that has the key.
const CARD: &str = "key-card";

texts! {
    /// The texts of the widget.
    pub struct RevealKeyTexts {
        /// The button that shows the key.
        pub button,
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
        /// The language of the page.
        pub language: Language,
        /// When to try again after too many keys, with `{seconds}`: a sentence for each [`Plural`].
        ///
        /// [`Plural`]: crate::domain::language::Plural
        pub waits: Vec<String>,
        /// The same, where all people together have seen too many.
        pub waits_for_all: Vec<String>,
    }
}

/// The form; once a key is shown, the key. Without the island, the form leads to a page that shows it.
#[island]
pub fn RevealKeyForm(
    /// The texts.
    texts: RevealKeyTexts,
    /// The state.
    state: RevealKeyState,
) -> impl IntoView {
    let RevealKeyState {
        form,
        fields: own,
        choices,
        typed,
        action,
        key,
        needs_password,
        faults,
        language,
        waits,
        waits_for_all,
    } = state;
    let faults = RwSignal::new(faults);
    let wait = RwSignal::new(None::<(i64, bool)>);
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
        send(&event, is_under_way, reveal_key(input), move |answer| match answer {
            Ok(revealed) => {
                faults.set(Vec::new());
                wait.set(None);
                is_copied.set(None);
                needs_password.set(false);
                shown.set(Some(revealed.text));
                focus_card();
                refresh(SEEN);
                true
            }
            Err(ApiError::Invalid(found)) => {
                // What was confirmed may be over by now.
                needs_password.update(|needs| *needs |= found.iter().any(|fault| fault.field == "password"));
                wait.set(None);
                focus_first(&found);
                faults.set(found);
                true
            }
            Err(ApiError::KeyLimit { seconds, is_own }) => {
                // The password was right.
                needs_password.set(false);
                faults.set(Vec::new());
                wait.set(Some((seconds, is_own)));
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
    let RevealKeyTexts { button, masked, your_key, note: hidden_again, copy: copy_text, copied, copy_failed, hide } =
        texts;
    let wait = move || {
        let (seconds, is_own) = wait.get()?;
        let sentences = if is_own { &waits } else { &waits_for_all };
        let sentence = sentences.get(language.plural(seconds) as usize)?;
        Some(note(Tone::Error, sentence.replace("{seconds}", &seconds.to_string())))
    };
    let is_hidden = move || shown.read().is_none();
    let text = move || shown.get().unwrap_or_default();
    let told = move || is_copied.get().map(|is_copied| if is_copied { copied.clone() } else { copy_failed.clone() });
    view! {
        <div class="card key-card" id=CARD tabindex="-1" hidden=is_hidden>
            <p class="quiet" id="your-key">{your_key}</p>
            <p role="status"><code class="product-key" aria-labelledby="your-key">{text}</code></p>
            <div class="form-actions">
                <button type="button" class="button primary" on:click=copy_it>{copy_text}</button>
                <button type="button" class="button" on:click=move |_| shown.set(None)>{hide}</button>
                <span role="status">{told}</span>
            </div>
            <p class="hint">{hidden_again}</p>
        </div>
        <form class="card form" id="form" method="post" action=action novalidate
            hidden=move || !is_hidden() on:submit=submit>
            {wait}
            {fields.summary()}
            <p><code class="product-key">{masked}</code></p>
            {key_reason_fields(&fields, &own, &choices, &typed, needs_password.into())}
            <div class="form-actions"><button class="button primary">{button}</button></div>
        </form>
    }
}

/// Focuses the key once it is shown: the button that was pressed is hidden by then.
fn focus_card() {
    request_animation_frame(|| {
        let card = document().get_element_by_id(CARD).and_then(|card| card.dyn_into::<HtmlElement>().ok());
        if let Some(card) = card {
            drop(card.focus());
        }
    });
}
