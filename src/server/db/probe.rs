//! A row that is changed to find out whether anything can be written.

use super::{Result, Transaction, run};

/// Changes the row.
pub async fn write(tx: &mut Transaction) -> Result<()> {
    run!(tx, execute, sqlx::query("UPDATE write_probe SET writes = writes + 1")).map(drop)
}
