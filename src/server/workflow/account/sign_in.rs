//! Sign-in and sign-out, with rate limits against guessing.

use crate::server::workflow::{
    attempt::{Attempt, Kind},
    charge::refused,
    own_path,
};
use crate::{
    api::{
        ApiError,
        sign_in::{SignIn, SignOut},
    },
    domain::{
        audit::{Action, By},
        email::EmailAddress,
        fault::Faults,
        moment::{Moment, Span},
    },
    paths,
    server::{
        audit::Entry,
        context::Context,
        db::{self, Connection, Transaction, users::UserRow},
        failure::Outcome,
        http::cookies::Cookie,
        password::{Password, Verdict},
        token::Token,
    },
};
use serde_json::json;

/// The waits after the fifth consecutive failure and the following ones, in seconds.
const WAITS: [i64; 8] = [1, 3, 5, 10, 20, 30, 45, 60];
const LONGEST_WAIT: Span = Span::seconds(WAITS[WAITS.len() - 1]);
/// Failures that cost nothing.
const FREE_FAILURES: i64 = 4;
/// At this many consecutive failures the password is disabled until it is reset by mail.
const DISABLING_FAILURES: i64 = 100;

/// Signs a person in and gives the path to go to.
pub async fn sign_in(context: &Context, input: &SignIn) -> Outcome<String> {
    let (address, password) = parse(context, &input.email, &input.password)?;
    let proof = prove(context, &address, &password).await?;
    let token = Token::random();
    let mut tx = context.write().await?;
    proof.accept(context, &mut tx).await?;
    begin_session(context, &mut tx, &proof.user.id, &token).await?;
    tx.commit().await?;
    context.set_cookie(Cookie::Session, token.secret());
    Ok(own_path(&input.return_to, paths::HOME))
}

fn parse(context: &Context, email: &str, password: &str) -> Result<(EmailAddress, Password), ApiError> {
    let mut faults = Faults::default();
    let address = faults.take("email", EmailAddress::parse(email));
    let password = faults.take("password", Password::parse(password));
    match (address, password) {
        (Some(address), Some(password)) if context.app.config.allows_address(&address) => Ok((address, password)),
        (Some(_), Some(_)) => Err(ApiError::PersonalAddress),
        _ => Err(ApiError::Invalid(faults.into_inner())),
    }
}

/// Checks the password of an address, where nothing else is to be done with it.
pub(in crate::server::workflow) async fn check(
    context: &Context,
    address: &EmailAddress,
    password: &Password,
) -> Outcome<UserRow> {
    let proof = prove(context, address, password).await?;
    let mut connection = context.write().await?;
    proof.accept(context, &mut connection).await?;
    connection.commit().await?;
    Ok(proof.user)
}

/// A right password.
struct Proof {
    user: UserRow,
    attempt: Attempt,
    /// A hash with newer parameters, to be stored instead.
    better_hash: Option<String>,
}

impl Proof {
    /// Refunds the attempt and clears earlier failures.
    async fn accept(&self, context: &Context, tx: &mut Transaction) -> db::Result<()> {
        // In the order in which they are counted, so that two do not wait for each other.
        db::limits::forget_failures(tx, &self.user.email_key).await?;
        self.attempt.give_back(context, tx).await?;
        match &self.better_hash {
            Some(better) => db::users::replace_hash(tx, &self.user, Some(better)).await.map(drop),
            None => Ok(()),
        }
    }
}

/// Checks address and password under the rate limits. Every address costs the same work, known or not. The attempt
/// counts as a failure before anything is hashed, so that concurrent attempts cannot exceed a limit.
async fn prove(context: &Context, address: &EmailAddress, password: &Password) -> Outcome<Proof> {
    let key = address.key();
    refuse_failing(&mut context.read().await?, &key, context.now).await?;
    let attempt = Attempt::begin(context, Kind::SignIn, Some(&key)).await?;
    let mut tx = context.write().await?;
    let failures = count_failure(context, &mut tx, &key).await?;
    attempt.charge(context, &mut tx).await?;
    let user = db::users::find_by_email(&mut tx, &key).await?;
    tx.commit().await?;
    let stored = user.as_ref().filter(|user| user.is_active).and_then(|user| user.password_hash.clone());
    let verdict = attempt.place.verify(password, stored).await?;
    match (user, verdict) {
        (Some(user), Verdict::Right) => Ok(Proof { user, attempt, better_hash: None }),
        (Some(user), Verdict::RightButOld(better)) => Ok(Proof { user, attempt, better_hash: Some(better) }),
        (user, _) => {
            tracing::info!(request = context.request_id, failures, "sign-in failed");
            if let Some(user) = user.filter(|_| failures >= DISABLING_FAILURES) {
                disable_password(context, &user).await?;
            }
            Err(ApiError::SignInFailed.into())
        }
    }
}

async fn refuse_failing(connection: &mut Connection, key: &str, now: Moment) -> Outcome<()> {
    let span = db::limits::failure_wait(connection, key, LONGEST_WAIT, now).await?;
    span.map_or(Ok(()), |span| Err(refused(span)))
}

/// Counts a failure in advance and returns the new count. The resulting wait starts immediately.
async fn count_failure(context: &Context, tx: &mut Transaction, key: &str) -> Outcome<i64> {
    let now = context.app.clock.now();
    let Some(failures) = db::limits::count_failure(tx, key, LONGEST_WAIT, now).await? else {
        refuse_failing(tx, key, now).await?;
        return Err(ApiError::Busy.into());
    };
    if let Some(span) = wait_after(failures) {
        db::limits::set_wait(tx, key, now + span).await?;
    }
    Ok(failures)
}

/// Disables the password of an account after too many guesses, once; a password set in the meantime is kept.
async fn disable_password(context: &Context, user: &UserRow) -> Outcome<()> {
    let mut change = context.change(By::System).await?;
    if db::users::replace_hash(&mut change, user, None).await? {
        let facts = json!({ "failures": DISABLING_FAILURES });
        change.record(Entry::of_nobody(Action::PasswordDisabled, &user.id, facts));
        change.commit().await?;
    }
    Ok(())
}

fn wait_after(failures: i64) -> Option<Span> {
    let step = usize::try_from(failures - FREE_FAILURES - 1).ok()?;
    Some(Span::seconds(WAITS[step.min(WAITS.len() - 1)]))
}

/// Begins a session with a new token; the one that the request came with ends.
pub(in crate::server::workflow) async fn begin_session(
    context: &Context,
    tx: &mut Transaction,
    user_id: &str,
    token: &Token,
) -> db::Result<()> {
    if let Some(former) = &context.session {
        db::sessions::delete(tx, &former.token_hash).await?;
    }
    db::users::set_signed_in(tx, user_id, context.now).await?;
    db::sessions::create(tx, &token.hash(), user_id, context.now).await
}

/// Ends the session.
pub async fn sign_out(context: &Context, input: &SignOut) -> Outcome<String> {
    if let Some(session) = &context.session {
        let mut tx = context.write().await?;
        db::sessions::delete(&mut tx, &session.token_hash).await?;
        tx.commit().await?;
    }
    context.remove_cookie(Cookie::Session);
    let path = own_path(&input.return_to, paths::SIGN_IN);
    // Whoever uses the browser next must not find an invitation; the one who is invited signs out to accept theirs.
    if path != paths::REGISTER {
        context.remove_cookie(Cookie::Invitation);
    }
    Ok(path)
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
