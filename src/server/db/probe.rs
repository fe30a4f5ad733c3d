//! A row that is changed to find out whether anything can be written.

use super::{Connection, Result, run};

/// Changes the row.
pub async fn write(connection: &mut Connection) -> Result<()> {
    run!(connection, execute, sqlx::query("UPDATE write_probe SET writes = writes + 1")).map(drop)
}
