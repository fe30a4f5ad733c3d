//! A new password and its confirmation: shows or hides it, suggests one, and checks it before the form is sent.

use super::sending::spawn;
use crate::{
    api::{functions::check_password, password::CheckPassword},
    components::{Fields, FormTexts, icon_path, texts},
    domain::fault::FieldFault,
};
use leptos::prelude::*;

texts! {
    /// The texts of the widget.
    pub struct NewPasswordTexts {
        /// Label of the first field.
        pub label,
        /// Hint of the first field.
        pub hint,
        /// Label of the second field.
        pub confirmation_label,
        /// Hint of the second field.
        pub confirmation_hint,
        /// The button while the password is hidden.
        pub show,
        /// The button while the password is shown.
        pub hide,
        /// The button that suggests a password.
        pub suggest,
        /// Says that the password meets the requirements.
        pub fits,
    }
}

/// Random characters of a suggested password: 5 bits each, 100 bits in all.
#[cfg(feature = "hydrate")]
const SUGGESTED_CHARACTERS: usize = 20;

/// Two password fields in a form rendered by the server. Without the island, they are plain fields.
#[island]
pub fn NewPassword(
    /// The texts.
    texts: NewPasswordTexts,
    /// Texts common to all forms.
    form: FormTexts,
    /// The errors of the last submission.
    faults: Vec<FieldFault>,
) -> impl IntoView {
    let labels = vec![("password", texts.label.clone()), ("confirmation", texts.confirmation_label.clone())];
    let faults = RwSignal::new(faults);
    new_password(texts, &Fields::new(labels, form, faults.into()), faults)
}

/// Two password fields, `password` and `confirmation`, of a form with these errors. An error is removed as soon as its
/// field is edited.
pub fn new_password(
    texts: NewPasswordTexts,
    fields: &Fields,
    faults: RwSignal<Vec<FieldFault>>,
) -> impl IntoView + use<> {
    let NewPasswordTexts {
        label: _,
        hint,
        confirmation_label: _,
        confirmation_hint,
        show,
        hide,
        suggest: suggest_label,
        fits,
    } = texts;
    let is_alive = RwSignal::new(false);
    let is_shown = RwSignal::new(false);
    let password = RwSignal::new(typed("password"));
    let confirmation = RwSignal::new(typed("confirmation"));
    let kind = move || if is_shown.get() { "text" } else { "password" };
    // The result of the check: a level and a sentence.
    let fit = RwSignal::new(("none", String::new()));
    let forget = move |name: &'static str| {
        if faults.read_untracked().iter().any(|fault| fault.field == name) {
            faults.update(|faults| faults.retain(|fault| fault.field != name));
        }
    };
    Effect::new(move |_| {
        // Buttons appear once they work.
        is_alive.set(true);
        if !password.read_untracked().is_empty() {
            forget("password");
        }
    });
    let own = fields.clone();
    let check = move || {
        let candidate = password.get_untracked();
        if candidate.is_empty() {
            return;
        }
        fit.set(("wait", String::new()));
        let (own, fits) = (own.clone(), fits.clone());
        spawn(async move {
            let answer = check_password(CheckPassword { password: candidate.clone().into() }).await;
            // Ignore the result for a password that has been edited since.
            if candidate == password.get_untracked() {
                fit.set(match answer {
                    Ok(None) => ("ok", fits),
                    Ok(Some(code)) => ("bad", own.sentence("password", code)),
                    Err(_) => ("none", String::new()),
                });
            }
        });
    };
    // Checked when the field loses focus, not on every key.
    let ask = {
        let check = check.clone();
        move |_| check()
    };
    let suggest = move |_| {
        let suggestion = suggestion();
        password.set(suggestion.clone());
        confirmation.set(suggestion);
        is_shown.set(true);
        forget("password");
        forget("confirmation");
        check();
    };
    let show_label = move || if is_shown.get() { hide.clone() } else { show.clone() };
    let (eye, eye_off, key) = (icon_path("eye"), icon_path("eye-off"), icon_path("key"));
    let eye = move || if is_shown.get() { eye_off.clone() } else { eye.clone() };
    let own = fields.clone();
    let described_by = Signal::derive(move || {
        let last = if own.is_faulty("password") { "error" } else { "fit" };
        Some(format!("password-hint password-{last}"))
    });
    let control = view! {
        <div class="password-field">
            <input
                class="input"
                id="password"
                name="password"
                type=kind
                autocomplete="new-password"
                enterkeyhint="next"
                spellcheck="false"
                autocapitalize="none"
                aria-describedby=described_by
                aria-invalid=fields.invalid("password")
                autofocus=fields.has_focus("password", false)
                prop:value=password
                on:input:target=move |event| {
                    password.set(event.target().value());
                    fit.set(("none", String::new()));
                    forget("password");
                }
                on:change=ask
            />
            <button
                class="input-button"
                type="button"
                aria-pressed=move || is_shown.get().to_string()
                hidden=move || !is_alive.get()
                on:click=move |_| is_shown.update(|shown| *shown = !*shown)
            >
                <svg class="icon" aria-hidden="true" focusable="false"><use href=eye></use></svg>
                <span class="visually-hidden">{show_label}</span>
            </button>
            <button class="input-button" type="button" hidden=move || !is_alive.get() on:click=suggest>
                <svg class="icon" aria-hidden="true" focusable="false"><use href=key></use></svg>
                <span>{suggest_label}</span>
            </button>
        </div>
        <p
            class="fit"
            id="password-fit"
            role="status"
            data-level=move || fit.get().0
        >
            {move || fit.get().1}
        </p>
    };
    let repetition = view! {
        <div class="password-field">
            <input
                class="input"
                id="confirmation"
                name="confirmation"
                type=kind
                autocomplete="new-password"
                enterkeyhint="go"
                spellcheck="false"
                autocapitalize="none"
                aria-describedby=fields.described_by("confirmation", true)
                aria-invalid=fields.invalid("confirmation")
                autofocus=fields.has_focus("confirmation", false)
                prop:value=confirmation
                on:input:target=move |event| {
                    confirmation.set(event.target().value());
                    forget("confirmation");
                }
            />
        </div>
    };
    view! {
        {fields.field("password", Some(hint), false, control)}
        {fields.field("confirmation", Some(confirmation_hint), false, repetition)}
    }
}

/// The current value of a field: people and password managers may fill it in before the script has loaded.
#[cfg(feature = "hydrate")]
fn typed(id: &str) -> String {
    use wasm_bindgen::JsCast;
    web_sys::window()
        .and_then(|window| window.document()?.get_element_by_id(id)?.dyn_into::<web_sys::HtmlInputElement>().ok())
        .map(|input| input.value())
        .unwrap_or_default()
}

/// The server renders the fields empty.
#[cfg(not(feature = "hydrate"))]
fn typed(_: &str) -> String {
    String::new()
}

/// Groups of unambiguous letters and digits, from the browser's random generator.
#[cfg(feature = "hydrate")]
fn suggestion() -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut bytes = [0_u8; SUGGESTED_CHARACTERS];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    if crypto.and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok()).is_none() {
        return String::new();
    }
    let letters: Vec<char> = bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
    letters.chunks(5).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// Passwords are only suggested in the browser.
#[cfg(not(feature = "hydrate"))]
fn suggestion() -> String {
    String::new()
}
