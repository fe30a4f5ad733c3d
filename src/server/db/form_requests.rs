//! Requests of the public forms: resend and reset (decision 6).

use super::{Connection, Result, run};
use crate::domain::moment::Moment;

/// A request as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct FormRequestRow {
    /// Id.
    pub id: String,
    /// resend or reset.
    pub form: String,
    /// The typed address as compared.
    pub email: String,
    /// The typed agreement number; empty for a reset.
    pub agreement_number: String,
    /// The typed purchasing account number; empty for a reset.
    pub account_number: String,
    /// The network address that it came from.
    pub client: String,
    /// When, in milliseconds.
    pub created_at: i64,
    /// queued, limited, or what the worker made of it.
    pub state: String,
}

/// Records a request.
pub async fn create(connection: &mut Connection, row: &FormRequestRow) -> Result<()> {
    const SQL: &str = "INSERT INTO form_requests
            (id, form, email, agreement_number, account_number, client, created_at, state)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    run!(
        connection,
        execute,
        sqlx::query(SQL)
            .bind(&row.id)
            .bind(&row.form)
            .bind(&row.email)
            .bind(&row.agreement_number)
            .bind(&row.account_number)
            .bind(&row.client)
            .bind(row.created_at)
            .bind(&row.state)
    )
    .map(drop)
}

/// The oldest queued requests.
pub async fn list_queued(connection: &mut Connection, most: i64) -> Result<Vec<FormRequestRow>> {
    const SQL: &str = "SELECT * FROM form_requests WHERE state = 'queued' ORDER BY created_at, id LIMIT $1";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(most))
}

/// Notes what became of a queued request; false when another worker was faster.
pub async fn set_state(connection: &mut Connection, id: &str, state: &str) -> Result<bool> {
    const SQL: &str = "UPDATE form_requests SET state = $2 WHERE id = $1 AND state = 'queued'";
    Ok(run!(connection, execute, sqlx::query(SQL).bind(id).bind(state))? == 1)
}

/// Deletes what was recorded before a moment.
pub async fn delete_older_than(connection: &mut Connection, before: Moment) -> Result<u64> {
    const SQL: &str = "DELETE FROM form_requests WHERE created_at < $1 AND state <> 'queued'";
    run!(connection, execute, sqlx::query(SQL).bind(before.0))
}
