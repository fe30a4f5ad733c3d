//! Rate limits and failed sign-ins, shared by all instances.

use crate::domain::moment::{Moment, Span};
use crate::server::db::{Connection, Result, Transaction, run};

/// A token bucket: `burst` at once, then one in each `period`.
#[derive(Clone, Copy, Debug)]
pub struct Bucket {
    /// How many may come at once.
    pub burst: i64,
    /// The time after which one more may come.
    pub period: Span,
}

/// How far the clocks of two instances, or of two requests side by side, may lie apart.
const SKEW: Span = Span::minutes(1);

/// Takes one from the bucket; false when it is empty. An empty bucket is left as it is. One that is much
/// emptier than empty was used by a clock that has jumped back since: it counts as full.
pub async fn take(tx: &mut Transaction, key: &str, bucket: Bucket, now: Moment) -> Result<bool> {
    take_some(tx, key, bucket, 1, now).await
}

/// Takes so many from the bucket, or none where it holds fewer.
pub async fn take_some(tx: &mut Transaction, key: &str, bucket: Bucket, count: i64, now: Moment) -> Result<bool> {
    const SQL: &str = "INSERT INTO rate_limits (key, full_at) VALUES ($1, $2)
        ON CONFLICT (key) DO UPDATE
        SET full_at = CASE WHEN rate_limits.full_at BETWEEN $3 AND $6 THEN rate_limits.full_at + $4 ELSE $2 END
        WHERE rate_limits.full_at NOT BETWEEN $5 AND $6";
    let emptied = Span(bucket.period.0 * count);
    Ok(run!(
        tx,
        execute,
        sqlx::query(SQL)
            .bind(key)
            .bind(now + emptied)
            .bind(now)
            .bind(emptied)
            .bind(now + tolerance(bucket, count) + Span(1))
            .bind(now + tolerance(bucket, 0) + SKEW)
    )? == 1)
}

/// Gives one back that was taken.
pub async fn give_back(tx: &mut Transaction, key: &str, bucket: Bucket) -> Result<()> {
    const SQL: &str = "UPDATE rate_limits SET full_at = full_at - $2 WHERE key = $1";
    run!(tx, execute, sqlx::query(SQL).bind(key).bind(bucket.period)).map(drop)
}

/// How long until the bucket holds one again; nothing when it does already.
pub async fn wait(connection: &mut Connection, key: &str, bucket: Bucket, now: Moment) -> Result<Option<Span>> {
    wait_for(connection, key, bucket, 1, now).await
}

/// How long until the bucket holds so many again; nothing when it does already.
pub async fn wait_for(
    connection: &mut Connection,
    key: &str,
    bucket: Bucket,
    count: i64,
    now: Moment,
) -> Result<Option<Span>> {
    const SQL: &str = "SELECT full_at FROM rate_limits WHERE key = $1";
    let full_at: Option<Moment> = run!(connection, fetch_optional, sqlx::query_scalar(SQL).bind(key))?;
    let missing = full_at.map_or(Span(0), |full_at| full_at - (now + tolerance(bucket, count)));
    Ok((missing > Span(0) && missing <= Span(bucket.period.0 * count) + SKEW).then_some(missing))
}

/// How far ahead of now a bucket may be full again and still hold so many.
fn tolerance(bucket: Bucket, count: i64) -> Span {
    Span(bucket.period.0 * (bucket.burst - count))
}

/// Forgets the buckets that are full.
pub async fn forget_full(tx: &mut Transaction, now: Moment) -> Result<u64> {
    run!(tx, execute, sqlx::query("DELETE FROM rate_limits WHERE full_at <= $1").bind(now))
}

/// How long an address has to wait after its consecutive failures, if it has to. A wait that is much longer than `longest`
/// was set by a clock that has jumped back since: it counts as over.
pub async fn failure_wait(
    connection: &mut Connection,
    email_key: &str,
    longest: Span,
    now: Moment,
) -> Result<Option<Span>> {
    const SQL: &str = "SELECT wait_until FROM sign_in_failures WHERE email_key = $1 AND wait_until BETWEEN $2 AND $3";
    let wait_until: Option<Moment> = run!(
        connection,
        fetch_optional,
        sqlx::query_scalar(SQL).bind(email_key).bind(now + Span(1)).bind(now + longest + SKEW)
    )?;
    Ok(wait_until.map(|wait_until| wait_until - now))
}

/// Counts one more failure and gives the new count; none while the address has to wait: see [`failure_wait`].
pub async fn count_failure(tx: &mut Transaction, email_key: &str, longest: Span, now: Moment) -> Result<Option<i64>> {
    const SQL: &str = "INSERT INTO sign_in_failures (email_key, failures, wait_until, updated_at)
        VALUES ($1, 1, 0, $2)
        ON CONFLICT (email_key) DO UPDATE SET failures = sign_in_failures.failures + 1, updated_at = $2
        WHERE sign_in_failures.wait_until NOT BETWEEN $3 AND $4
        RETURNING failures";
    run!(
        tx,
        fetch_optional,
        sqlx::query_scalar(SQL).bind(email_key).bind(now).bind(now + Span(1)).bind(now + longest + SKEW)
    )
}

/// Lets an address wait.
pub async fn set_wait(tx: &mut Transaction, email_key: &str, until: Moment) -> Result<()> {
    const SQL: &str = "UPDATE sign_in_failures SET wait_until = $2 WHERE email_key = $1";
    run!(tx, execute, sqlx::query(SQL).bind(email_key).bind(until)).map(drop)
}

/// Forgets the failures of an address: it signed in, or its password was reset.
pub async fn forget_failures(tx: &mut Transaction, email_key: &str) -> Result<()> {
    const SQL: &str = "DELETE FROM sign_in_failures WHERE email_key = $1";
    run!(tx, execute, sqlx::query(SQL).bind(email_key)).map(drop)
}

/// The most addresses without an account whose failures are kept.
pub const MOST_STRANGERS: i64 = 100_000;

/// Forgets failures at addresses without an account, where no one can guess a password: those before a moment, and all
/// but the newest [`MOST_STRANGERS`].
pub async fn forget_stranger_failures(tx: &mut Transaction, before: Moment) -> Result<u64> {
    const SQL: &str = "DELETE FROM sign_in_failures
        WHERE NOT EXISTS (SELECT 1 FROM users WHERE users.email_key = sign_in_failures.email_key)
            AND (updated_at < $1 OR email_key IN (SELECT strangers.email_key FROM sign_in_failures AS strangers
                WHERE NOT EXISTS (SELECT 1 FROM users WHERE users.email_key = strangers.email_key)
                ORDER BY strangers.updated_at DESC, strangers.email_key LIMIT $3 OFFSET $2))";
    run!(tx, execute, sqlx::query(SQL).bind(before).bind(MOST_STRANGERS).bind(i64::MAX))
}
