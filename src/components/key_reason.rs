//! Why someone wants to see product keys, and the password by which they show who they are.

use super::{
    compact::{compact, texts},
    field::{Fields, Input},
};
use leptos::prelude::*;

texts! {
    /// The texts of the fields.
    pub struct KeyReasonTexts {
        /// Label of the reason.
        pub reason,
        /// Label of the details.
        pub text,
        /// When details are required.
        pub text_hint,
        /// Label of the password.
        pub password,
        /// Why it is asked for.
        pub password_hint,
    }
}

compact! {
    /// A reason to choose.
    pub struct KeyReasonChoice {
        /// Its word.
        pub code: String,
        /// The same for people.
        pub label: String,
    }
}

compact! {
    /// What was typed before.
    pub struct TypedReason {
        /// The chosen reason, by its word.
        pub reason: String,
        /// The details.
        pub text: String,
    }
}

/// The labels of the fields.
#[must_use]
pub fn key_reason_labels(texts: &KeyReasonTexts) -> Vec<(&'static str, String)> {
    vec![("reason", texts.reason.clone()), ("reason_text", texts.text.clone()), ("password", texts.password.clone())]
}

/// The fields: a reason, details, and the password if it is needed.
pub fn key_reason_fields(
    fields: &Fields,
    texts: &KeyReasonTexts,
    choices: &[KeyReasonChoice],
    typed: &TypedReason,
    needs_password: Signal<bool>,
) -> impl IntoView + use<> {
    let choices = choices.iter().enumerate().map(|(index, KeyReasonChoice { code, label })| {
        // The first option has the field's ID, so that links to the field find it.
        let id = if index == 0 { "reason".to_owned() } else { format!("reason-{code}") };
        view! {
            <label class="choice">
                <input type="radio" id=id name="reason" value=code.clone() checked=*code == typed.reason
                    aria-invalid=fields.invalid("reason") autofocus=index == 0 && fields.has_focus("reason", false)
                    aria-describedby=fields.described_by("reason", false)/>
                <span>{label.clone()}</span>
            </label>
        }
    });
    let details = Input { autocomplete: "off", hint: Some(texts.text_hint.clone()), ..Input::default() };
    let hint = texts.password_hint.clone();
    let password = {
        let fields = fields.clone();
        move || {
            needs_password.get().then(|| {
                let input = Input {
                    kind: "password",
                    autocomplete: "current-password",
                    hint: Some(hint.clone()),
                    ..Input::default()
                };
                fields.input("password", "", input)
            })
        }
    };
    view! {
        <fieldset class="choices">
            <legend>{texts.reason.clone()}</legend>
            {choices.collect::<Vec<_>>()}
            {fields.error("reason")}
        </fieldset>
        {fields.input("reason_text", &typed.text, details)}
        {password}
    }
}
