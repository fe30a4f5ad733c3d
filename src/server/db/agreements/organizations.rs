//! Organizations and partners.

use crate::server::db::{Connection, Result, Transaction, run};

/// The id of the organization that the register calls `register_id`.
pub async fn find_by_register_id(connection: &mut Connection, register_id: &str) -> Result<Option<String>> {
    const SQL: &str = "SELECT id FROM organizations WHERE register_id = $1";
    run!(connection, fetch_optional, sqlx::query_scalar(SQL).bind(register_id))
}

/// Creates an organization or updates its name and country.
pub async fn save(tx: &mut Transaction, id: &str, register_id: Option<&str>, name: &str, country: &str) -> Result<()> {
    const SQL: &str = "INSERT INTO organizations (id, register_id, name, country) VALUES ($1, $2, $3, $4)
        ON CONFLICT (id) DO UPDATE SET register_id = $2, name = $3, country = $4";
    run!(tx, execute, sqlx::query(SQL).bind(id).bind(register_id).bind(name).bind(country)).map(drop)
}

/// Creates a partner or updates it, and gives its id.
pub async fn save_partner(
    tx: &mut Transaction,
    new_id: &str,
    register_id: &str,
    name: &str,
    email: &str,
    country: &str,
) -> Result<String> {
    const SQL: &str = "INSERT INTO partners (id, register_id, name, email, country) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (register_id) DO UPDATE SET name = $3, email = $4, country = $5 RETURNING id";
    run!(tx, fetch_one, sqlx::query_scalar(SQL).bind(new_id).bind(register_id).bind(name).bind(email).bind(country))
}

/// Makes a partner one of an agreement's.
pub async fn add_partner(tx: &mut Transaction, agreement_id: &str, partner_id: &str) -> Result<()> {
    const SQL: &str = "INSERT INTO agreement_partners (agreement_id, partner_id) VALUES ($1, $2)";
    run!(tx, execute, sqlx::query(SQL).bind(agreement_id).bind(partner_id)).map(drop)
}

/// Takes all partners from an agreement.
pub async fn remove_partners(tx: &mut Transaction, agreement_id: &str) -> Result<()> {
    const SQL: &str = "DELETE FROM agreement_partners WHERE agreement_id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(agreement_id)).map(drop)
}

/// A partner of an agreement.
#[derive(Clone, Debug, serde::Serialize, sqlx::FromRow)]
pub struct PartnerRow {
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
}

/// The partners of an agreement, by name.
pub async fn list_partners(connection: &mut Connection, agreement_id: &str) -> Result<Vec<PartnerRow>> {
    const SQL: &str = "SELECT partners.name, partners.email FROM agreement_partners
        JOIN partners ON partners.id = agreement_partners.partner_id
        WHERE agreement_partners.agreement_id = $1 ORDER BY partners.name";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(agreement_id))
}

/// The names of the organizations in which a user holds a role, a hundred at most.
pub async fn list_names_of_user(connection: &mut Connection, user_id: &str) -> Result<Vec<String>> {
    const SQL: &str = "SELECT DISTINCT organizations.name FROM role_assignments
        JOIN agreements ON agreements.id = role_assignments.agreement_id
        JOIN organizations ON organizations.id = agreements.organization_id
        WHERE role_assignments.user_id = $1 LIMIT 100";
    run!(connection, fetch_all, sqlx::query_scalar(SQL).bind(user_id))
}
