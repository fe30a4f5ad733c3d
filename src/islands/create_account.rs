//! *Create your organizational account*: errors appear at their fields, and no input is lost.

use super::{
    new_password::{NewPasswordTexts, new_password},
    sending::{focus_first, go, send, value},
};
use crate::{
    api::{ApiError, functions::accept_invitation, registration::AcceptInvitation},
    components::{Fields, FormTexts, Input, Tone, compact, note, texts},
    domain::{fault::FieldFault, language::Language},
};
use leptos::{ev::SubmitEvent, prelude::*};

texts! {
    /// The texts of the widget.
    pub struct CreateAccountTexts {
        /// Hint above the first field.
        pub hint,
        /// Label of the email address.
        pub email,
        /// Why it cannot be changed.
        pub email_hint,
        /// Label of the first name.
        pub first_name,
        /// Label of the last name.
        pub last_name,
        /// The button that creates the account.
        pub button,
        /// The link for people who aren't the invited person.
        pub not_me,
        /// The path of that link.
        pub not_me_path,
    }
}

compact! {
    /// The invitation, and the state of the form.
    pub struct CreateAccountState {
        /// Texts common to all forms.
        pub form: FormTexts,
        /// Texts of the password fields.
        pub password: NewPasswordTexts,
        /// The path of the form.
        pub action: String,
        /// The invitation's ID.
        pub invitation: String,
        /// The invited email address.
        pub email: String,
        /// The first name last entered.
        pub first_name: String,
        /// The last name last entered.
        pub last_name: String,
        /// The errors of the last submission.
        pub faults: Vec<FieldFault>,
        /// The language of the page.
        pub language: Language,
        /// When to try again after too many attempts, with `{seconds}`: a sentence for each [`Plural`].
        ///
        /// [`Plural`]: crate::domain::language::Plural
        pub waits: Vec<String>,
        /// The seconds to wait after too many attempts.
        pub wait: Option<i64>,
    }
}

/// The form. Without the island, it is submitted to its own path.
#[island]
pub fn CreateAccount(
    /// The texts.
    texts: CreateAccountTexts,
    /// The state.
    state: CreateAccountState,
    /// What the person accepts with the button.
    children: Children,
) -> impl IntoView {
    let CreateAccountState {
        form,
        password,
        action,
        invitation: id,
        email,
        first_name,
        last_name,
        faults,
        language,
        waits,
        wait,
    } = state;
    let faults = RwSignal::new(faults);
    let wait = RwSignal::new(wait);
    let is_under_way = RwSignal::new(false);
    let invitation = StoredValue::new(id.clone());
    let labels = vec![
        ("email", texts.email),
        ("first_name", texts.first_name),
        ("last_name", texts.last_name),
        ("password", password.label.clone()),
        ("confirmation", password.confirmation_label.clone()),
    ];
    let fields = Fields::new(labels, form, faults.into());
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
    let wait = move || {
        let seconds = wait.get()?;
        let sentence = waits.get(language.plural(seconds) as usize)?;
        Some(note(Tone::Error, sentence.replace("{seconds}", &seconds.to_string())))
    };
    view! {
        <form class="form" id="form" method="post" action=action novalidate on:submit=submit>
            {wait}
            {fields.summary()}
            <p class="hint">{texts.hint}</p>
            <input type="hidden" name="invitation" value=id/>
            {fields.input("email", &email, address)}
            <div class="field-row">
                {fields.input("first_name", &first_name, first)}
                {fields.input("last_name", &last_name, last)}
            </div>
            {new_password(password, &fields, faults)}
            {children()}
            <div class="form-actions">
                <button class="button primary">{texts.button}</button>
                <a class="button" href=texts.not_me_path>{texts.not_me}</a>
            </div>
        </form>
    }
}
