//! Step-up: what is especially sensitive asks again who the person is. The answer counts for five minutes, in this session
//! alone. A second factor can take the place of the password: [`Proof`] is the one thing that it would change.

use super::sign_in::check;
use crate::{
    api::ApiError,
    domain::{email::EmailAddress, fault::FaultCode, moment::Span, password::TypedPassword},
    server::{
        access::authenticate,
        context::Context,
        db,
        failure::{Failure, Outcome},
        password::Password,
    },
};

/// How long an answer counts.
pub const LASTS: Span = Span::minutes(5);

/// By what someone shows who they are.
#[derive(Clone, Copy, Debug)]
pub enum Proof<'a> {
    /// Their password, in the field `password`.
    Password(&'a TypedPassword),
}

/// Whether the person has lately shown who they are, in this session.
#[must_use]
pub fn is_confirmed(context: &Context) -> bool {
    let until = context.session.as_ref().and_then(|session| session.confirmed_until);
    until.is_some_and(|until| context.now < until && until <= context.now + LASTS)
}

/// Makes sure that it is the person of the session who acts.
pub async fn confirm(context: &Context, proof: Proof<'_>) -> Outcome<()> {
    let actor = authenticate(context)?;
    if is_confirmed(context) {
        return Ok(());
    }
    let Proof::Password(password) = proof;
    let field = |code| Failure::from(ApiError::field("password", code));
    let password = Password::parse(password).map_err(field)?;
    let address = EmailAddress::parse(&actor.user().email).map_err(field)?;
    check(context, &address, &password).await.map_err(|failure| match failure {
        Failure::Refused(ApiError::SignInFailed) => field(FaultCode::CurrentPasswordWrong),
        other => other,
    })?;
    let Some(session) = &context.session else { return Err(ApiError::Unauthenticated.into()) };
    let mut tx = context.write().await?;
    db::sessions::confirm(&mut tx, &session.token_hash, context.now + LASTS).await?;
    Ok(tx.commit().await?)
}
