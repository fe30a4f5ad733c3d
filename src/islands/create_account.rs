//! *Create your organizational account*: faults appear at their fields, and nothing that was typed is lost.

use super::{
    new_password::{NewPasswordTexts, new_password},
    sending::{focus_first, go, send, value},
};
use crate::{
    api::{ApiError, functions::accept_invitation, registration::AcceptInvitation},
    components::{Fields, FormTexts, Input, Tone, note},
    domain::fault::FieldFault,
};
use leptos::{ev::SubmitEvent, prelude::*};
use serde::{Deserialize, Serialize};

/// The texts of the widget.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct CreateAccountTexts {
    /// Those of every form.
    pub form: FormTexts,
    /// Those of the password.
    pub password: NewPasswordTexts,
    /// What to know before the first field.
    pub hint: String,
    /// Label of the address.
    pub email: String,
    /// Why it cannot be changed.
    pub email_hint: String,
    /// Label of the first name.
    pub first_name: String,
    /// Label of the last name.
    pub last_name: String,
    /// The button that creates the account.
    pub button: String,
    /// The link for somebody who is not meant.
    pub not_me: String,
    /// Where that leads.
    pub not_me_path: String,
    /// When to try again after too many attempts, in `{seconds}`.
    pub wait: String,
}

/// The form. Without the browser's help it is sent to its own path.
#[island]
pub fn CreateAccount(
    /// The texts.
    texts: CreateAccountTexts,
    /// The path of the form.
    action: String,
    /// The invitation's id, the address and the names, as they were typed last.
    typed: AcceptInvitation,
    /// The address.
    email: String,
    /// What was wrong with what was sent last.
    faults: Vec<FieldFault>,
    /// How many seconds to wait, where there were too many attempts.
    wait: Option<i64>,
    /// What the button accepts.
    children: Children,
) -> impl IntoView {
    let faults = RwSignal::new(faults);
    let wait = RwSignal::new(wait);
    let is_under_way = RwSignal::new(false);
    let invitation = StoredValue::new(typed.invitation.clone());
    let labels = vec![
        ("email", texts.email),
        ("first_name", texts.first_name),
        ("last_name", texts.last_name),
        ("password", texts.password.label.clone()),
        ("confirmation", texts.password.confirmation_label.clone()),
    ];
    let fields = Fields::new(labels, texts.form, faults.into());
    let submit = move |event: SubmitEvent| {
        let input = AcceptInvitation {
            invitation: invitation.get_value(),
            first_name: value(&event, "first_name"),
            last_name: value(&event, "last_name"),
            password: value(&event, "password").into(),
            confirmation: value(&event, "confirmation").into(),
        };
        send(&event, is_under_way, accept_invitation(input), move |answer| match answer {
            Ok(path) => {
                go(&path);
                true
            }
            Err(ApiError::Invalid(found)) => {
                wait.set(None);
                focus_first(&found);
                faults.set(found);
                true
            }
            Err(ApiError::Wait { seconds }) => {
                faults.set(Vec::new());
                wait.set(Some(seconds));
                true
            }
            Err(_) => false,
        });
    };
    let address = Input {
        kind: "email",
        autocomplete: "username",
        hint: Some(texts.email_hint),
        is_readonly: true,
        ..Input::default()
    };
    let first = Input { autocomplete: "given-name", enterkeyhint: Some("next"), ..Input::default() };
    let last = Input { autocomplete: "family-name", enterkeyhint: Some("next"), is_optional: true, ..Input::default() };
    let wait =
        move || wait.get().map(|seconds| note(Tone::Error, texts.wait.replace("{seconds}", &seconds.to_string())));
    view! {
        <form class="form" id="form" method="post" action=action novalidate on:submit=submit>
            {wait}
            {fields.summary()}
            <p class="hint">{texts.hint}</p>
            <input type="hidden" name="invitation" value=typed.invitation/>
            {fields.input("email", &email, address)}
            <div class="field-row">
                {fields.input("first_name", &typed.first_name, first)}
                {fields.input("last_name", &typed.last_name, last)}
            </div>
            {new_password(texts.password, &fields, faults)}
            {children()}
            <div class="form-actions">
                <button class="button primary">{texts.button}</button>
                <a class="button" href=texts.not_me_path>{texts.not_me}</a>
            </div>
        </form>
    }
}
