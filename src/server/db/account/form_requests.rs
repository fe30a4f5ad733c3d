//! Requests of the public forms: resend and reset (decision 6). Queued ones are rows; the outcomes of the others are
//! counted per day, so that nothing grows with what strangers send.

use crate::domain::{
    moment::{Moment, Span},
    public_form::{PublicForm, RequestOutcome},
};
use crate::server::db::{Connection, Result, Transaction, run};

/// A request as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct FormRequestRow {
    /// Id.
    pub id: String,
    /// The form.
    pub form: PublicForm,
    /// The typed address as compared.
    pub email: String,
    /// The typed agreement number; empty for a reset.
    pub agreement_number: String,
    /// The typed purchasing account number; empty for a reset.
    pub account_number: String,
    /// The network address that it came from.
    pub client: String,
    /// When.
    pub created_at: Moment,
}

/// The longest queue. Within the rate limits, only a flood from hundreds of networks reaches it; beyond it, requests
/// are only counted.
pub const MOST_WAITING: i64 = 10_000;
/// After so many attempts a request has failed.
pub const MOST_ATTEMPTS: i64 = 6;
/// The wait after the first failed attempt; each further one waits so much longer.
const WAIT: Span = Span::minutes(5);
/// No request waits longer than this for its next attempt.
const LONGEST_WAIT: Span = Span(WAIT.0 * MOST_ATTEMPTS);

/// Queues a request; false where too many wait already.
pub async fn create(tx: &mut Transaction, row: &FormRequestRow) -> Result<bool> {
    const SQL: &str = "INSERT INTO form_requests
            (id, form, email, agreement_number, account_number, client, created_at, state)
        SELECT $1, $2, $3, $4, $5, $6, $7, 'queued'
        WHERE (SELECT COUNT(*) FROM (SELECT 1 FROM form_requests WHERE state = 'queued' LIMIT $8) AS waiting) < $8";
    Ok(run!(
        tx,
        execute,
        sqlx::query(SQL)
            .bind(&row.id)
            .bind(row.form)
            .bind(&row.email)
            .bind(&row.agreement_number)
            .bind(&row.account_number)
            .bind(&row.client)
            .bind(row.created_at)
            .bind(MOST_WAITING)
    )? == 1)
}

/// The ids of the oldest queued requests that are due. A clock that jumps back keeps none: the first attempt waits for
/// nothing, and no other one longer than `LONGEST_WAIT`.
pub async fn list_due(connection: &mut Connection, now: Moment, most: i64) -> Result<Vec<String>> {
    const SQL: &str = "SELECT id FROM form_requests
        WHERE state = 'queued' AND (attempts = 0 OR due_at <= $1 OR due_at > $2) ORDER BY created_at, id LIMIT $3";
    run!(connection, fetch_all, sqlx::query_scalar(SQL).bind(now).bind(now + LONGEST_WAIT).bind(most))
}

/// The queued request with this id.
pub async fn find(connection: &mut Connection, id: &str) -> Result<Option<FormRequestRow>> {
    const SQL: &str = "SELECT id, form, email, agreement_number, account_number, client, created_at
        FROM form_requests WHERE id = $1 AND state = 'queued'";
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(id))
}

/// Deletes a processed request; false if another worker was faster.
pub async fn finish(tx: &mut Transaction, id: &str) -> Result<bool> {
    const SQL: &str = "DELETE FROM form_requests WHERE id = $1 AND state = 'queued'";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(id))? == 1)
}

/// Records that processing a request failed. Returns its form if that was the last attempt.
pub async fn note_failure(tx: &mut Transaction, id: &str, now: Moment) -> Result<Option<PublicForm>> {
    const SQL: &str = "UPDATE form_requests SET attempts = attempts + 1, due_at = $2 + $3 * (attempts + 1),
            state = CASE WHEN attempts + 1 >= $4 THEN 'failed' ELSE state END
        WHERE id = $1 AND state = 'queued' RETURNING CASE WHEN state = 'failed' THEN form END";
    run!(tx, fetch_optional, sqlx::query_scalar(SQL).bind(id).bind(now).bind(WAIT).bind(MOST_ATTEMPTS))
        .map(Option::flatten)
}

/// Deletes requests that failed and were made before a moment.
pub async fn delete_older_than(tx: &mut Transaction, before: Moment) -> Result<u64> {
    const SQL: &str = "DELETE FROM form_requests WHERE created_at < $1 AND state <> 'queued'";
    run!(tx, execute, sqlx::query(SQL).bind(before))
}

/// How many requests of a form came to an end in the same way on one day.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CountRow {
    /// Days since 1970 (UTC).
    pub day: i64,
    /// The form.
    pub form: PublicForm,
    /// What became of them.
    pub outcome: RequestOutcome,
    /// How many.
    pub requests: i64,
}

/// Counts one request. Last in its transaction: all who count alike on the same day take turns.
pub async fn count(tx: &mut Transaction, form: PublicForm, outcome: RequestOutcome, now: Moment) -> Result<()> {
    const SQL: &str = "INSERT INTO form_counts (day, form, outcome, requests) VALUES ($1, $2, $3, 1)
        ON CONFLICT (day, form, outcome) DO UPDATE SET requests = form_counts.requests + 1";
    run!(tx, execute, sqlx::query(SQL).bind(now.day()).bind(form).bind(outcome)).map(drop)
}

/// All counts, the newest day first.
pub async fn list_counts(connection: &mut Connection) -> Result<Vec<CountRow>> {
    const SQL: &str = "SELECT day, form, outcome, requests FROM form_counts ORDER BY day DESC, form, outcome";
    run!(connection, fetch_all, sqlx::query_as(SQL))
}

/// Deletes the counts of the days before a moment.
pub async fn delete_counts_before(tx: &mut Transaction, before: Moment) -> Result<u64> {
    run!(tx, execute, sqlx::query("DELETE FROM form_counts WHERE day < $1").bind(before.day()))
}
