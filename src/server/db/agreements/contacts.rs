//! Whom to write to about an agreement.

use crate::{
    domain::agreement::ContactRole,
    server::db::{Connection, Result, Transaction, bulk::insert_rows, run},
};

/// A contact of an agreement.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize, sqlx::FromRow)]
pub struct ContactRow {
    /// What they are to be written to about.
    pub role: ContactRole,
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
}

/// Gives an agreement these contacts and no others.
pub async fn replace(tx: &mut Transaction, agreement_id: &str, contacts: &[ContactRow]) -> Result<()> {
    const SQL: &str = "DELETE FROM agreement_contacts WHERE agreement_id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(agreement_id))?;
    let rows: Vec<(i64, &ContactRow)> = (0..).zip(contacts).collect();
    insert_rows!(
        tx,
        "INSERT INTO agreement_contacts (agreement_id, place, role, name, email) ",
        rows,
        |row| [agreement_id, row.0, row.1.role, row.1.name.as_str(), row.1.email.as_str()],
        ""
    );
    Ok(())
}

/// The contacts of an agreement, in the register's order.
pub async fn list(connection: &mut Connection, agreement_id: &str) -> Result<Vec<ContactRow>> {
    const SQL: &str = "SELECT role, name, email FROM agreement_contacts WHERE agreement_id = $1 ORDER BY place";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(agreement_id))
}
