//! A savepoint: a failure after it is rolled back alone, and the transaction continues.

use super::{Result, Transaction, run};

/// Sets the savepoint.
pub async fn begin(tx: &mut Transaction) -> Result<()> {
    run!(tx, execute, sqlx::query("SAVEPOINT part")).map(drop)
}

/// Keeps what was written since.
pub async fn keep(tx: &mut Transaction) -> Result<()> {
    run!(tx, execute, sqlx::query("RELEASE SAVEPOINT part")).map(drop)
}

/// Undoes what was written since.
pub async fn undo(tx: &mut Transaction) -> Result<()> {
    run!(tx, execute, sqlx::query("ROLLBACK TO SAVEPOINT part"))?;
    keep(tx).await
}
