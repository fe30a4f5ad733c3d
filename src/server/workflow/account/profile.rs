//! The own profile and password.

use crate::server::workflow::{
    attempt::{NewPassword, words_of},
    sign_in::check,
    trail,
};
use crate::{
    api::{
        ApiError,
        profile::{ChangePassword, UpdateProfile},
    },
    domain::{
        audit::Action,
        email::EmailAddress,
        fault::{FaultCode, Faults},
        language::Language,
        mail::MailKind,
        password::ContextWords,
        person,
    },
    paths,
    server::{
        access::authenticate,
        audit::{self, Entry},
        context::Context,
        db,
        failure::{Failure, Outcome},
        http::cookies::Cookie,
        mail::Message,
        password::Password,
        token::Token,
    },
};
use serde_json::{Value, json};

/// Changes names, language and country.
pub async fn update(context: &Context, input: &UpdateProfile) -> Outcome<()> {
    let actor = authenticate(context)?;
    let mut faults = Faults::default();
    let first_name = faults.take("first_name", person::parse_name(&input.first_name));
    let last_name = faults.take("last_name", person::parse_optional_name(&input.last_name));
    let language = Language::from_code(&input.language).ok_or(FaultCode::ChoiceInvalid);
    let language = faults.take("language", language);
    let country = faults.take("country", person::parse_country(&input.country));
    let (Some(first_name), Some(last_name), Some(language), Some(country)) = (first_name, last_name, language, country)
    else {
        return Err(ApiError::Invalid(faults.into_inner()).into());
    };
    let user = actor.user();
    let mut change = context.change(actor.by()).await?;
    db::users::set_profile(&mut change, &user.id, &first_name, &last_name, language, &country).await?;
    db::drafts::delete(&mut change, &user.id, paths::PROFILE).await?;
    // Entries name people as they are called now: who reads them has to see that a name was another.
    let changes = audit::changes(
        &facts([&user.first_name, &user.last_name, user.language.code(), &user.country]),
        &facts([&first_name, &last_name, language.code(), &country]),
    );
    if changes.as_object().is_some_and(|changes| !changes.is_empty()) {
        trail::record_user(&mut change, Action::ProfileChanged, &user.id, |_| changes.clone()).await?;
    }
    change.touch(&user.email_key);
    change.commit().await?;
    // The explicit choice of the session would hide the new preference.
    context.set_cookie(Cookie::Language, language.code());
    Ok(())
}

/// A profile, for the audit trail to compare.
fn facts([first_name, last_name, language, country]: [&str; 4]) -> Value {
    json!({ "first_name": first_name, "last_name": last_name, "language": language, "country": country })
}

/// Changes the password with the current one. All other sessions end; this one gets a new id.
pub async fn change_password(context: &Context, input: &ChangePassword) -> Outcome<()> {
    let actor = authenticate(context)?;
    let user = actor.user();
    let mut faults = Faults::default();
    let words = words_of(context, user).await?;
    let words = ContextWords::of(words.iter().map(String::as_str));
    let current = faults.take("current_password", Password::parse(&input.current_password));
    let new = NewPassword::check(context, &mut faults, [&*input.password, &*input.confirmation], &words).await?;
    let (Some(current), Some(new)) = (current, new) else {
        return Err(ApiError::Invalid(faults.into_inner()).into());
    };
    let address = EmailAddress::parse(&user.email).map_err(|code| ApiError::field("email", code))?;
    check(context, &address, &current).await.map_err(|failure| match failure {
        Failure::Refused(ApiError::SignInFailed) => {
            ApiError::field("current_password", FaultCode::CurrentPasswordWrong).into()
        }
        other => other,
    })?;
    let hash = new.hash().await?;
    let now = context.now;
    let session = Token::random();
    let mut change = context.change(actor.by()).await?;
    db::users::set_password(&mut change, &user.id, &hash).await?;
    db::sessions::delete_of_user(&mut change, &user.id).await?;
    db::calendars::delete_of_user(&mut change, &user.id).await?;
    db::resets::void_of_user(&mut change, &user.id, now).await?;
    db::sessions::create(&mut change, &session.hash(), &user.id, now).await?;
    let account = actor.account().map(|account| account.account_id.as_str());
    db::sessions::set_account(&mut change, &session.hash(), account).await?;
    change.notify(Message::about_user(MailKind::PasswordChanged, user));
    change.record(Entry::of_nobody(Action::PasswordChanged, &user.id, json!({})));
    new.give_back(context, &mut change).await?;
    change.commit().await?;
    context.set_cookie(Cookie::Session, session.secret());
    Ok(())
}
