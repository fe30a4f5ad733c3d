//! The live check of a new password. It knows what the page knows: the opened link or the session.

use crate::server::workflow::{
    attempt::{Kind, charge, refuse_waiting, words_of},
    registration, reset,
};
use crate::{
    api::{ApiError, password::CheckPassword},
    domain::{fault::FaultCode, password::ContextWords},
    server::{context::Context, db, failure::Outcome, password::Password},
};

/// Returns what is wrong with a password, or nothing. Rejected if the client has asked too often or the threads are
/// busy: the form works regardless.
pub async fn check(context: &Context, input: &CheckPassword) -> Outcome<Option<FaultCode>> {
    // What its length tells costs nothing.
    if let Err(code) = Password::parse_new(&input.password, &ContextWords::default()) {
        return Ok(Some(code));
    }
    refuse_waiting(context, &mut context.read().await?, Kind::Check).await?;
    let place = context.app.passwords.enter_to_look().ok_or(ApiError::Busy)?;
    let mut tx = context.write().await?;
    charge(context, &mut tx, Kind::Check).await?;
    tx.commit().await?;
    let words = words_here(context).await?;
    let words = ContextWords::of(words.iter().map(String::as_str));
    Ok(match Password::parse_new(&input.password, &words) {
        Ok(password) => place.judge(&password, &words).await?.err(),
        Err(code) => Some(code),
    })
}

/// The words that a password must not be made of, as far as the request tells whose it is going to be.
async fn words_here(context: &Context) -> Outcome<Vec<String>> {
    let config = &context.app.config;
    let mut words = vec![config.product_name.clone(), config.vendor_name.clone()];
    if let Some(session) = context.session.as_ref().filter(|session| session.is_alive) {
        words.extend(words_of(context, &session.user).await?);
    }
    if let registration::Opened::Known(_, view) = registration::view(context).await? {
        let invitation = view.invitation;
        words.extend([view.agreement.organization_name, invitation.first_name, invitation.last_name, invitation.email]);
    }
    if let reset::Opened::Valid(link) = reset::view(context).await?
        && let Some(user) = db::users::find(&mut context.read().await?, &link.user_id).await?
    {
        words.extend(words_of(context, &user).await?);
    }
    Ok(words)
}
