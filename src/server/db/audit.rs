//! The audit trail's rows. The chain itself is made in `server::audit`.

use super::{Connection, Result, bulk::insert_rows, run};

/// An entry of the trail as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct AuditRow {
    /// The chain: an organization's id, or empty for what concerns none.
    pub organization_id: String,
    /// The place in the chain, from 1.
    pub sequence: i64,
    /// When, in milliseconds.
    pub at: i64,
    /// Who.
    pub actor: String,
    /// What was done.
    pub action: String,
    /// To whom or what.
    pub subject: String,
    /// More facts, as JSON.
    pub details: String,
    /// The purchasing account or agreement that it concerns; none where it concerns neither.
    pub scope_id: Option<String>,
    /// From where: a network address, `command line`, `register` or `server`.
    pub source: String,
    /// SHA-256 over the former entry's hash and this entry's fields.
    pub hash: String,
}

/// Takes the next places of a chain and gives the last of them with the hash of the former last entry. The row
/// stays locked until the transaction ends, so that two entries cannot take the same place.
pub async fn advance(connection: &mut Connection, organization_id: &str, count: i64) -> Result<(i64, String)> {
    const SQL: &str = "INSERT INTO audit_heads (organization_id, sequence, hash) VALUES ($1, $2, '')
        ON CONFLICT (organization_id) DO UPDATE SET sequence = audit_heads.sequence + $2
        RETURNING sequence, hash";
    run!(connection, fetch_one, sqlx::query_as(SQL).bind(organization_id).bind(count))
}

/// Appends entries of one chain and makes the last of them its head.
pub async fn append(connection: &mut Connection, rows: &[AuditRow]) -> Result<()> {
    const HEAD: &str = "UPDATE audit_heads SET hash = $2 WHERE organization_id = $1";
    insert_rows!(
        connection,
        "INSERT INTO audit_entries (organization_id, sequence, at, actor, action, subject, details, scope_id, source,
            hash) ",
        rows,
        |row| [
            &row.organization_id,
            row.sequence,
            row.at,
            &row.actor,
            &row.action,
            &row.subject,
            &row.details,
            &row.scope_id,
            &row.source,
            &row.hash,
        ],
        ""
    );
    let Some(last) = rows.last() else { return Ok(()) };
    run!(connection, execute, sqlx::query(HEAD).bind(&last.organization_id).bind(&last.hash)).map(drop)
}

/// Every entry, chain by chain, in order.
pub async fn list(connection: &mut Connection) -> Result<Vec<AuditRow>> {
    run!(connection, fetch_all, sqlx::query_as("SELECT * FROM audit_entries ORDER BY organization_id, sequence"))
}

/// The head of every chain: organization, sequence, hash.
pub async fn list_heads(connection: &mut Connection) -> Result<Vec<(String, i64, String)>> {
    const SQL: &str = "SELECT organization_id, sequence, hash FROM audit_heads ORDER BY organization_id";
    run!(connection, fetch_all, sqlx::query_as(SQL))
}

/// The newest entries of a scope about one subject.
pub async fn list_about(
    connection: &mut Connection,
    organization_id: &str,
    scope_id: &str,
    subject: &str,
    limit: i64,
) -> Result<Vec<AuditRow>> {
    const SQL: &str = "SELECT * FROM audit_entries WHERE organization_id = $1 AND scope_id = $2 AND subject = $3
        ORDER BY at DESC, sequence DESC LIMIT $4";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(organization_id).bind(scope_id).bind(subject).bind(limit))
}
