//! A savepoint: what fails after it is undone alone, and the transaction goes on.

use super::{Connection, Result, run};

/// Sets the savepoint.
pub async fn begin(connection: &mut Connection) -> Result<()> {
    run!(connection, execute, sqlx::query("SAVEPOINT part")).map(drop)
}

/// Keeps what was written since.
pub async fn keep(connection: &mut Connection) -> Result<()> {
    run!(connection, execute, sqlx::query("RELEASE SAVEPOINT part")).map(drop)
}

/// Undoes what was written since.
pub async fn undo(connection: &mut Connection) -> Result<()> {
    run!(connection, execute, sqlx::query("ROLLBACK TO SAVEPOINT part"))?;
    keep(connection).await
}
