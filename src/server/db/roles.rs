//! Role assignments.

use super::{Connection, Result, run};
use crate::domain::{access::Role, moment::Moment};

/// A role of a user with its scope.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct AssignmentRow {
    /// Role word.
    pub role: String,
    /// The agreement in which it counts.
    pub agreement_id: String,
    /// The agreement's number.
    pub agreement_number: String,
    /// The purchasing account in which it counts; none where it counts in the whole agreement.
    pub purchasing_account_id: Option<String>,
    /// The purchasing account's name.
    pub account_name: Option<String>,
    /// The purchasing account's number.
    pub account_number: Option<String>,
}

/// What is granted: a role in a purchasing account, or in the agreement where there is none.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// The purchasing account.
    pub purchasing_account_id: Option<String>,
}

impl Grant {
    /// What makes the grant unique for a person.
    #[must_use]
    pub fn scope_id<'a>(&'a self, agreement_id: &'a str) -> &'a str {
        self.purchasing_account_id.as_deref().unwrap_or(agreement_id)
    }
}

/// The roles of a user.
pub async fn list_of_user(connection: &mut Connection, user_id: &str) -> Result<Vec<AssignmentRow>> {
    const SQL: &str = "SELECT role_assignments.role, role_assignments.agreement_id,
            agreements.number AS agreement_number, role_assignments.purchasing_account_id,
            purchasing_accounts.name AS account_name, purchasing_accounts.number AS account_number
        FROM role_assignments
        JOIN agreements ON agreements.id = role_assignments.agreement_id
        LEFT JOIN purchasing_accounts ON purchasing_accounts.id = role_assignments.purchasing_account_id
        WHERE role_assignments.user_id = $1
        ORDER BY agreements.number, COALESCE(purchasing_accounts.number, ''), role_assignments.role";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(user_id))
}

/// Gives a role; false when the person holds it already.
pub async fn create(
    connection: &mut Connection,
    id: &str,
    user_id: &str,
    agreement_id: &str,
    grant: &Grant,
    now: Moment,
) -> Result<bool> {
    const SQL: &str = "INSERT INTO role_assignments
            (id, user_id, role, agreement_id, purchasing_account_id, scope_id, granted_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (user_id, role, scope_id) DO NOTHING";
    Ok(run!(
        connection,
        execute,
        sqlx::query(SQL)
            .bind(id)
            .bind(user_id)
            .bind(grant.role.code())
            .bind(agreement_id)
            .bind(&grant.purchasing_account_id)
            .bind(grant.scope_id(agreement_id))
            .bind(now.0)
    )? == 1)
}

/// Id, name, address and language of every active Account Administrator of a purchasing account.
pub async fn list_administrators(
    connection: &mut Connection,
    purchasing_account_id: &str,
) -> Result<Vec<(String, String, String)>> {
    const SQL: &str = "SELECT users.id, users.email, users.language
        FROM role_assignments JOIN users ON users.id = role_assignments.user_id
        WHERE role_assignments.scope_id = $1 AND role_assignments.role = 'account_administrator'
            AND users.is_active
        ORDER BY users.email_key";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(purchasing_account_id))
}
