//! Signing in and out, with the limits that make guessing hopeless.

use super::{own_path, remove_cookie, set_cookie};
use crate::{
    api::ApiError,
    domain::{
        audit::Action,
        email::EmailAddress,
        fault::{FaultCode, Faults},
        moment::{Moment, Span},
    },
    server::{
        audit,
        context::Context,
        db::{self, Connection, limits::Bucket, users::UserRow},
        failure::{Failure, Outcome},
        http::cookies::Cookie,
        password::{self, Verdict},
        token::Token,
    },
};
use serde_json::json;

/// Where a signed-in person begins.
pub const HOME: &str = "/home";
/// Where a signed-out person ends (R14).
pub const SIGN_IN: &str = "/Customer/";

/// Failed sign-ins per network address: 30 at once, then one a second. Offices share an address.
const CLIENT_FAILURES: Bucket = Bucket { burst: 30, period: Span::seconds(1) };
/// The waits after the fifth consecutive failure and the following ones, in seconds.
const WAITS: [i64; 8] = [1, 3, 5, 10, 20, 30, 45, 60];
const LONGEST_WAIT: Span = Span::seconds(WAITS[WAITS.len() - 1]);
/// Failures that cost nothing.
const FREE_FAILURES: i64 = 4;
/// At this many consecutive failures the password is disabled until it is reset by mail.
const DISABLING_FAILURES: i64 = 100;

/// Signs a person in and gives the path to go to.
pub async fn sign_in(context: &Context, email: &str, password: &str, return_to: &str) -> Outcome<String> {
    let address = parse(context, email, password)?;
    let user = check(context, &address, password).await?;
    let token = Token::random();
    let mut connection = context.write().await?;
    begin_session(context, &mut connection, &user.id, &token).await?;
    connection.commit().await?;
    set_cookie(context, Cookie::Session, token.secret());
    Ok(own_path(return_to, HOME))
}

fn parse(context: &Context, email: &str, password: &str) -> Result<EmailAddress, ApiError> {
    let mut faults = Faults::default();
    let address = faults.take("email", EmailAddress::parse(email));
    if password.is_empty() {
        faults.note("password", FaultCode::Required);
    }
    if password.chars().count() > usize::from(crate::domain::password::LONGEST_PASSWORD) {
        faults.note("password", FaultCode::PasswordTooLong { max: crate::domain::password::LONGEST_PASSWORD });
    }
    match address {
        Some(address) if faults.is_empty() => {
            if context.app.config.allows_address(&address) {
                Ok(address)
            } else {
                Err(ApiError::PersonalAddress)
            }
        }
        _ => Err(ApiError::Invalid(faults.into_inner())),
    }
}

/// Checks address and password under the limits. Every address costs the same work, known or not.
pub(super) async fn check(context: &Context, address: &EmailAddress, password: &str) -> Outcome<UserRow> {
    let key = address.key();
    let user = {
        let mut connection = context.read().await?;
        refuse_waiting(context, &mut connection, &key).await?;
        db::users::find_by_email(&mut connection, &key).await?
    };
    let stored = user.as_ref().filter(|user| user.is_active).and_then(|user| user.password_hash.clone());
    let verdict = context.app.passwords.verify(password, stored.clone()).await?;
    let mut connection = context.write().await?;
    // Attempts that ran side by side must not pass the limit together.
    refuse_failing(&mut connection, &key, context.now).await?;
    let (Some(user), true) = (user, verdict != Verdict::Wrong) else {
        note_failure(context, &mut connection, &key).await?;
        connection.commit().await?;
        return Err(ApiError::SignInFailed.into());
    };
    if let (Verdict::RightButOld(new), Some(old)) = (&verdict, &stored) {
        db::users::replace_hash(&mut connection, &user.id, old, new).await?;
    }
    db::limits::forget_failures(&mut connection, &key).await?;
    connection.commit().await?;
    Ok(user)
}

async fn refuse_waiting(context: &Context, connection: &mut Connection, key: &str) -> Outcome<()> {
    refuse_failing(connection, key, context.now).await?;
    let client_wait = db::limits::wait(connection, &client_key(context), CLIENT_FAILURES, context.now).await?;
    client_wait.map_or(Ok(()), |span| Err(wait(span)))
}

async fn refuse_failing(connection: &mut Connection, key: &str, now: Moment) -> Outcome<()> {
    let span = db::limits::failure_wait(connection, key, now).await?;
    // A longer wait was set by a clock that has jumped back since.
    if span > Span(0) && span <= LONGEST_WAIT { Err(wait(span)) } else { Ok(()) }
}

async fn note_failure(context: &Context, connection: &mut Connection, key: &str) -> Outcome<()> {
    let now = context.now;
    db::limits::take(connection, &client_key(context), CLIENT_FAILURES, now).await?;
    let failures = db::limits::count_failure(connection, key, now).await?;
    if let Some(span) = wait_after(failures) {
        db::limits::set_wait(connection, key, now + span).await?;
    }
    if failures == DISABLING_FAILURES {
        disable_password(connection, key, now).await?;
    }
    tracing::info!(request = context.request_id, failures, "sign-in failed");
    Ok(())
}

async fn disable_password(connection: &mut Connection, key: &str, now: Moment) -> Outcome<()> {
    let Some(user) = db::users::find_by_email(connection, key).await? else { return Ok(()) };
    db::users::set_password(connection, &user.id, None).await?;
    let entry = audit::Entry {
        organization_id: None,
        scope_id: None,
        actor: "system",
        action: Action::PasswordDisabled,
        subject: &user.id,
        details: json!({ "failures": DISABLING_FAILURES }),
    };
    Ok(audit::record(connection, now, entry).await?)
}

fn wait_after(failures: i64) -> Option<Span> {
    let step = usize::try_from(failures - FREE_FAILURES - 1).ok()?;
    Some(Span::seconds(WAITS[step.min(WAITS.len() - 1)]))
}

fn wait(span: Span) -> Failure {
    ApiError::Wait { seconds: span.whole_seconds_up() }.into()
}

fn client_key(context: &Context) -> String {
    format!("sign-in:{}", context.client)
}

/// Begins a session with a new token; the one that the request came with ends.
pub(super) async fn begin_session(
    context: &Context,
    connection: &mut Connection,
    user_id: &str,
    token: &Token,
) -> db::Result<()> {
    if let Some(former) = &context.session {
        db::sessions::delete(connection, &former.token_hash).await?;
    }
    db::users::set_signed_in(connection, user_id, context.now).await?;
    db::sessions::create(connection, &token.hash(), user_id, context.now).await
}

/// Ends the session.
pub async fn sign_out(context: &Context, return_to: &str) -> Outcome<String> {
    if let Some(session) = &context.session {
        let mut connection = context.write().await?;
        db::sessions::delete(&mut connection, &session.token_hash).await?;
        connection.commit().await?;
    }
    remove_cookie(context, Cookie::Session);
    Ok(own_path(return_to, "/Customer/?notice=signed-out"))
}

/// Checks a new password and its repetition.
pub(super) fn check_new_password(faults: &mut Faults, password: &str, confirmation: &str, words: &[&str]) {
    if faults.take("password", password::check(password, words)).is_some()
        && password::normalize(password) != password::normalize(confirmation)
    {
        faults.note("confirmation", FaultCode::PasswordsDiffer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_failures_cost_nothing_and_waits_grow_to_a_minute() {
        let waits: Vec<_> = (1..=14).map(|failures| wait_after(failures).map_or(0, |span| span.0 / 1000)).collect();
        assert_eq!(waits, [0, 0, 0, 0, 1, 3, 5, 10, 20, 30, 45, 60, 60, 60]);
    }
}
