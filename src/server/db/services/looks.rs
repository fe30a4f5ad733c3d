//! What looks at DNS found.

use crate::{
    domain::{domain_proof::LookOutcome, moment::Moment},
    server::{
        db::{Connection, Result, Transaction, run},
        ids::new_id,
    },
};

/// Outcomes that are kept for each domain.
const KEPT: i64 = 20;

/// A run of equal outcomes.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct LookRow {
    /// When it was found first.
    pub first_at: Moment,
    /// When it was found last.
    pub last_at: Moment,
    /// The outcome.
    pub outcome: LookOutcome,
    /// What was found where, as JSON.
    pub finding: String,
    /// Until when the DNS server remembers that there was nothing.
    pub remembered_until: Option<Moment>,
}

/// Writes an outcome down: it prolongs the last one where it is the same.
pub async fn record(tx: &mut Transaction, domain_id: &str, look: &LookRow) -> Result<()> {
    const EXTEND: &str = "UPDATE domain_looks SET last_at = $2, remembered_until = $5
        WHERE outcome = $3 AND finding = $4
            AND id = (SELECT id FROM domain_looks WHERE domain_id = $1 ORDER BY last_at DESC, id DESC LIMIT 1)";
    const INSERT: &str = "INSERT INTO domain_looks
            (id, domain_id, first_at, last_at, outcome, finding, remembered_until)
        VALUES ($1, $2, $3, $3, $4, $5, $6)";
    const TRIM: &str = "DELETE FROM domain_looks WHERE domain_id = $1 AND id NOT IN
        (SELECT id FROM domain_looks WHERE domain_id = $1 ORDER BY last_at DESC, id DESC LIMIT $2)";
    let extended = run!(
        tx,
        execute,
        sqlx::query(EXTEND)
            .bind(domain_id)
            .bind(look.last_at)
            .bind(look.outcome)
            .bind(&look.finding)
            .bind(look.remembered_until)
    )?;
    if extended > 0 {
        return Ok(());
    }
    run!(
        tx,
        execute,
        sqlx::query(INSERT)
            .bind(new_id(look.last_at))
            .bind(domain_id)
            .bind(look.last_at)
            .bind(look.outcome)
            .bind(&look.finding)
            .bind(look.remembered_until)
    )?;
    run!(tx, execute, sqlx::query(TRIM).bind(domain_id).bind(KEPT)).map(drop)
}

/// The outcomes of a domain, the newest first.
pub async fn list(connection: &mut Connection, domain_id: &str) -> Result<Vec<LookRow>> {
    const SQL: &str = "SELECT first_at, last_at, outcome, finding, remembered_until FROM domain_looks
        WHERE domain_id = $1 ORDER BY last_at DESC, id DESC LIMIT $2";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(domain_id).bind(KEPT))
}
