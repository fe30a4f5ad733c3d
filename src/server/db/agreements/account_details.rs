//! What a customer writes down about its purchasing accounts, and whom their dates reach.

use crate::{
    domain::{
        access::{Role, RoleAssignment, Scope},
        account_details::USUAL_LEAD_DAYS,
        moment::Moment,
    },
    server::db::{
        Connection, Result, Transaction,
        bulk::{insert_rows, select_among},
        run,
    },
};

/// What is written down about a purchasing account.
#[derive(Clone, Debug, Eq, PartialEq, sqlx::FromRow)]
pub struct DetailsRow {
    /// The purchasing account.
    pub purchasing_account_id: String,
    /// What the customer calls it.
    pub label: Option<String>,
    /// The cost center.
    pub cost_center: Option<String>,
    /// The customer's own reference.
    pub reference: Option<String>,
    /// Notes, with their lines.
    pub notes: Option<String>,
    /// How many days ahead its renewal contacts are reminded.
    pub lead_days: i64,
    /// Grows by one with each change; 0 for what no one has written down yet.
    pub version: i64,
    /// When it was changed last.
    pub changed_at: Moment,
    /// Who did; empty where no one has.
    pub changed_by: String,
}

impl DetailsRow {
    /// What holds where no one has written anything down.
    #[must_use]
    pub fn empty(account_id: &str) -> Self {
        Self {
            purchasing_account_id: account_id.to_owned(),
            label: None,
            cost_center: None,
            reference: None,
            notes: None,
            lead_days: USUAL_LEAD_DAYS,
            version: 0,
            changed_at: Moment(0),
            changed_by: String::new(),
        }
    }
}

/// Selects what is written down.
macro_rules! select_details {
    ($tail:literal) => {
        concat!(
            "SELECT account_details.purchasing_account_id, account_details.label, account_details.cost_center,
                account_details.reference, account_details.notes, account_details.lead_days, account_details.version,
                account_details.changed_at, account_details.changed_by
            FROM account_details ",
            $tail
        )
    };
}

/// What is written down about a purchasing account.
pub async fn find(connection: &mut Connection, account_id: &str) -> Result<Option<DetailsRow>> {
    const SQL: &str = select_details!("WHERE purchasing_account_id = $1");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(account_id))
}

/// What is written down about some purchasing accounts.
pub async fn list(connection: &mut Connection, account_ids: &[&str]) -> Result<Vec<DetailsRow>> {
    Ok(select_among!(connection, select_details!("WHERE purchasing_account_id"), account_ids, ""))
}

/// The purchasing accounts of an agreement about which something is written down.
pub async fn list_accounts(connection: &mut Connection, agreement_id: &str) -> Result<Vec<String>> {
    const SQL: &str = "SELECT account_details.purchasing_account_id FROM account_details
        JOIN purchasing_accounts ON purchasing_accounts.id = account_details.purchasing_account_id
        WHERE purchasing_accounts.agreement_id = $1";
    run!(connection, fetch_all, sqlx::query_scalar(SQL).bind(agreement_id))
}

/// Saves what is written down, unless someone has changed it since this version; false then.
pub async fn save(tx: &mut Transaction, row: &DetailsRow) -> Result<bool> {
    const FIRST: &str = "INSERT INTO account_details (purchasing_account_id, label, cost_center, reference, notes,
            lead_days, changed_at, changed_by, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9 + 1) ON CONFLICT (purchasing_account_id) DO NOTHING";
    const NEXT: &str = "UPDATE account_details SET label = $2, cost_center = $3, reference = $4, notes = $5,
            lead_days = $6, changed_at = $7, changed_by = $8, version = version + 1
        WHERE purchasing_account_id = $1 AND version = $9";
    let statement = if row.version == 0 { FIRST } else { NEXT };
    let saved = run!(
        tx,
        execute,
        sqlx::query(statement)
            .bind(&row.purchasing_account_id)
            .bind(&row.label)
            .bind(&row.cost_center)
            .bind(&row.reference)
            .bind(&row.notes)
            .bind(row.lead_days)
            .bind(row.changed_at)
            .bind(&row.changed_by)
            .bind(row.version)
    )?;
    Ok(saved == 1)
}

/// Gives a purchasing account these renewal contacts and no others.
pub async fn replace_contacts(tx: &mut Transaction, account_id: &str, user_ids: &[&str]) -> Result<()> {
    const SQL: &str = "DELETE FROM renewal_contacts WHERE purchasing_account_id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(account_id))?;
    insert_rows!(
        tx,
        "INSERT INTO renewal_contacts (purchasing_account_id, user_id) ",
        user_ids,
        |id| [account_id, *id],
        ""
    );
    Ok(())
}

/// Someone with a role in an agreement: a row for each role that is not suspended.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct HolderRow {
    /// The purchasing account that they are asked for.
    pub account_id: String,
    /// Id of the user.
    pub user_id: String,
    /// The address as people read it.
    pub email: String,
    /// The address as compared.
    pub email_key: String,
    /// First name.
    pub first_name: String,
    /// Last name; may be empty.
    pub last_name: String,
    /// The role.
    pub role: Role,
    /// The agreement in which it counts.
    pub agreement_id: String,
    /// The purchasing account in which it counts; none where it counts in the whole agreement.
    pub purchasing_account_id: Option<String>,
    /// Whether that leads the agreement.
    pub is_lead: Option<bool>,
}

impl HolderRow {
    /// What the role means for access.
    #[must_use]
    pub fn assignment(&self) -> RoleAssignment {
        let scope = Scope { agreement_id: self.agreement_id.clone(), account_id: self.purchasing_account_id.clone() };
        RoleAssignment { role: self.role, scope, in_lead: self.is_lead.unwrap_or_default() }
    }
}

/// Selects active people with a role in the agreement of a purchasing account.
macro_rules! select_holders {
    ($from:literal, $tail:literal) => {
        concat!(
            "SELECT accounts.id AS account_id, users.id AS user_id, users.email, users.email_key, users.first_name,
                users.last_name, role_assignments.role, role_assignments.agreement_id,
                role_assignments.purchasing_account_id, held_in.is_lead
            FROM purchasing_accounts AS accounts ",
            $from,
            " JOIN users ON users.id = role_assignments.user_id AND users.is_active
            LEFT JOIN purchasing_accounts AS held_in ON held_in.id = role_assignments.purchasing_account_id
            WHERE role_assignments.suspended_at IS NULL ",
            $tail
        )
    };
}

/// Those whom the dates of some purchasing accounts should reach, with the roles that they have in the agreement now.
pub async fn list_contacts(connection: &mut Connection, account_ids: &[&str]) -> Result<Vec<HolderRow>> {
    Ok(select_among!(
        connection,
        select_holders!(
            "JOIN renewal_contacts ON renewal_contacts.purchasing_account_id = accounts.id
            JOIN role_assignments ON role_assignments.user_id = renewal_contacts.user_id
                AND role_assignments.agreement_id = accounts.agreement_id",
            "AND accounts.id"
        ),
        account_ids,
        " ORDER BY users.email_key"
    ))
}

/// Roles that people have in a purchasing account, in its whole agreement or in the lead purchasing account, at most so
/// many.
pub async fn list_holders(connection: &mut Connection, account_id: &str, limit: i64) -> Result<Vec<HolderRow>> {
    const SQL: &str = select_holders!(
        "JOIN role_assignments ON role_assignments.scope_id IN (accounts.id, accounts.agreement_id,
            (SELECT id FROM purchasing_accounts WHERE agreement_id = accounts.agreement_id AND is_lead))",
        "AND accounts.id = $1 LIMIT $2"
    );
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(account_id).bind(limit))
}
