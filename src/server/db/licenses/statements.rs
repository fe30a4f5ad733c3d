//! What the vendor counts as licensed.

use super::Buyer;
use crate::server::db::{Connection, Result, Transaction, bulk::insert_rows, run};

/// A statement.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct StatementRow {
    /// Id.
    pub id: String,
    /// The agreement.
    pub agreement_id: String,
    /// The purchasing account; none for the whole agreement.
    pub purchasing_account_id: Option<String>,
    /// The day, `YYYY-MM-DD`.
    pub as_of: String,
    /// Digest of the record imported last.
    pub digest: String,
}

/// A line of a statement.
#[derive(Clone, Debug, Eq, PartialEq, sqlx::FromRow)]
pub struct StatementLineRow {
    /// The family.
    pub family: String,
    /// The version.
    pub version: Option<String>,
    /// The pool, by the register's code.
    pub pool: Option<String>,
    /// Licenses, with what follows from upgrades.
    pub effective: i64,
    /// Licenses with assurance.
    pub assurance: i64,
}

/// The statement about a purchasing account, or a whole agreement, of a day.
pub async fn find(connection: &mut Connection, scope_id: &str, as_of: &str) -> Result<Option<StatementRow>> {
    const SQL: &str = "SELECT id, agreement_id, purchasing_account_id, as_of, digest FROM statements
        WHERE scope_id = $1 AND as_of = $2";
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(scope_id).bind(as_of))
}

/// Creates or updates a statement with its lines.
pub async fn save(tx: &mut Transaction, row: &StatementRow, lines: &[StatementLineRow]) -> Result<()> {
    const SQL: &str = "INSERT INTO statements (id, agreement_id, purchasing_account_id, scope_id, as_of, digest)
        VALUES ($1, $2, $3, COALESCE($3, $2), $4, $5) ON CONFLICT (id) DO UPDATE SET digest = $5";
    run!(
        tx,
        execute,
        sqlx::query(SQL)
            .bind(&row.id)
            .bind(&row.agreement_id)
            .bind(&row.purchasing_account_id)
            .bind(&row.as_of)
            .bind(&row.digest)
    )?;
    run!(tx, execute, sqlx::query("DELETE FROM statement_lines WHERE statement_id = $1").bind(&row.id))?;
    let lines: Vec<(i64, &StatementLineRow)> = (0..).zip(lines).collect();
    insert_rows!(
        tx,
        "INSERT INTO statement_lines (statement_id, place, family, version, pool, effective, assurance) ",
        lines,
        |line| [
            row.id.as_str(),
            line.0,
            line.1.family.as_str(),
            line.1.version.as_deref(),
            line.1.pool.as_deref(),
            line.1.effective,
            line.1.assurance,
        ],
        ""
    );
    Ok(())
}

/// The lines of a statement, in the register's order.
pub async fn list_lines(connection: &mut Connection, statement_id: &str) -> Result<Vec<StatementLineRow>> {
    const SQL: &str = "SELECT family, version, pool, effective, assurance FROM statement_lines
        WHERE statement_id = $1 ORDER BY place";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(statement_id))
}

/// How many statements there are.
pub async fn count(connection: &mut Connection) -> Result<i64> {
    run!(connection, fetch_one, sqlx::query_scalar("SELECT COUNT(*) FROM statements"))
}

/// Of a buyer's purchasing accounts, and of its whole agreement, the newest statements that are not from after a day: one
/// for each, the newest first.
pub async fn list_newest(
    connection: &mut Connection,
    buyer: &Buyer,
    day: &str,
    limit: i64,
) -> Result<Vec<StatementRow>> {
    macro_rules! newest {
        ($column:literal) => {
            concat!(
                "SELECT id, agreement_id, purchasing_account_id, as_of, digest FROM statements WHERE ",
                $column,
                " = $1 AND as_of = (SELECT MAX(newest.as_of) FROM statements AS newest
                    WHERE newest.scope_id = statements.scope_id AND newest.as_of <= $2)
                ORDER BY as_of DESC, scope_id LIMIT $3"
            )
        };
    }
    let sql = buyer.choose([newest!("agreement_id"), newest!("scope_id")]);
    run!(connection, fetch_all, sqlx::query_as(sql).bind(buyer.id()).bind(day).bind(limit))
}
