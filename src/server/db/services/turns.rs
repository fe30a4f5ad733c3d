//! When subscriptions are looked at again, because time has brought something or something they depend on has changed.

use crate::{
    domain::moment::{Moment, Span},
    server::db::{Connection, Engine, Result, Transaction, run},
};

/// Notes that the domains of a purchasing account have changed.
pub async fn note_account(tx: &mut Transaction, account_id: &str) -> Result<()> {
    const SQL: &str = "INSERT INTO account_turns (purchasing_account_id) VALUES ($1)";
    run!(tx, execute, sqlx::query(SQL).bind(account_id)).map(drop)
}

/// Notes that the state of a domain has changed, for the purchasing accounts that use it.
pub async fn note_domain(tx: &mut Transaction, domain_id: &str) -> Result<()> {
    const SQL: &str = "INSERT INTO account_turns (purchasing_account_id)
        SELECT purchasing_account_id FROM domain_accounts WHERE domain_id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(domain_id)).map(drop)
}

/// Notes that the term of an agreement has changed.
pub async fn note_agreement(tx: &mut Transaction, agreement_id: &str) -> Result<()> {
    const SQL: &str = "INSERT INTO account_turns (purchasing_account_id)
        SELECT id FROM purchasing_accounts WHERE agreement_id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(agreement_id)).map(drop)
}

/// Purchasing accounts of which something is noted.
pub async fn list_noted(connection: &mut Connection, most: i64) -> Result<Vec<String>> {
    const SQL: &str = "SELECT DISTINCT purchasing_account_id FROM account_turns LIMIT $1";
    run!(connection, fetch_all, sqlx::query_scalar(SQL).bind(most))
}

/// Lets the subscriptions of a purchasing account be due. What is noted after that is noted again.
pub async fn follow_notes(tx: &mut Transaction, account_id: &str, now: Moment) -> Result<()> {
    const FORGET: &str = "DELETE FROM account_turns WHERE purchasing_account_id = $1";
    const LOCK: &str = "SELECT id FROM subscriptions WHERE purchasing_account_id = $1 ORDER BY id FOR UPDATE";
    const DUE: &str = "UPDATE subscriptions SET turn_at = $2 WHERE purchasing_account_id = $1";
    run!(tx, execute, sqlx::query(FORGET).bind(account_id))?;
    // In the order in which others lock several. SQLite has one writer anyway.
    if let Engine::Postgres(executor) = tx.engine() {
        sqlx::query(LOCK).bind(account_id).execute(executor).await?;
    }
    run!(tx, execute, sqlx::query(DUE).bind(account_id).bind(now)).map(drop)
}

/// The subscriptions whose time has come, the longest due first.
pub async fn list_due(connection: &mut Connection, now: Moment, most: i64) -> Result<Vec<String>> {
    const SQL: &str = "SELECT id FROM subscriptions WHERE turn_at <= $1 ORDER BY turn_at LIMIT $2";
    run!(connection, fetch_all, sqlx::query_scalar(SQL).bind(now).bind(most))
}

/// Leases a subscription whose time has come, and gives until when; none where another worker has it.
pub async fn lease(tx: &mut Transaction, id: &str, now: Moment, lease: Span) -> Result<Option<Moment>> {
    const SQL: &str = "UPDATE subscriptions SET turn_at = $3 WHERE id = $1 AND turn_at <= $2";
    let until = now + lease;
    let is_leased = run!(tx, execute, sqlx::query(SQL).bind(id).bind(now).bind(until))? == 1;
    Ok(is_leased.then_some(until))
}

/// Lets a subscription that could not be worked on be due again at a moment.
pub async fn retry_at(tx: &mut Transaction, id: &str, at: Moment) -> Result<()> {
    const SQL: &str = "UPDATE subscriptions SET turn_at = $2 WHERE id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(id).bind(at)).map(drop)
}

/// Ends a lease: the subscription's time comes again at another moment, if ever. Nothing happens where it is due again
/// because something has changed meanwhile.
pub async fn set_next(tx: &mut Transaction, id: &str, lease: Moment, next: Option<Moment>) -> Result<()> {
    const SQL: &str = "UPDATE subscriptions SET turn_at = $3 WHERE id = $1 AND turn_at = $2";
    run!(tx, execute, sqlx::query(SQL).bind(id).bind(lease).bind(next)).map(drop)
}
