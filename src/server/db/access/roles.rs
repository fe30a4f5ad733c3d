//! Role assignments.

use crate::server::db::{
    Connection, Result, Transaction,
    bulk::{insert_rows, select_among},
    columns::columns,
    run,
    users::UserRow,
};
use crate::{
    domain::{
        access::{Rights, Role, RoleAssignment, Scope},
        moment::Moment,
    },
    server::ids::new_id,
};
use std::collections::BTreeMap;

/// The roles that permit something, as a list in SQL: what [`Role::may`] says, which a test compares.
macro_rules! roles_that_may {
    (AssignRoles) => {
        "('account_administrator', 'user_administrator')"
    };
    (AssociateDomains) => {
        "('account_administrator', 'account_manager')"
    };
}
pub(crate) use roles_that_may;

/// A role of a user with its scope.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct AssignmentRow {
    /// The role.
    pub role: Role,
    /// The agreement in which it counts.
    pub agreement_id: String,
    /// The agreement's number.
    pub agreement_number: String,
    /// The purchasing account in which it counts; none where it counts in the whole agreement.
    pub purchasing_account_id: Option<String>,
    /// What people call the purchasing account: the customer's label, or else the register's name.
    pub account_name: Option<String>,
    /// The purchasing account's number.
    pub account_number: Option<String>,
    /// Whether the purchasing account leads its agreement.
    pub is_lead: Option<bool>,
    /// How many purchasing accounts it may reach: all of the agreement from the lead one on.
    pub reach: i64,
}

impl AssignmentRow {
    /// What it means for access.
    #[must_use]
    pub fn assignment(&self) -> RoleAssignment {
        let scope = Scope { agreement_id: self.agreement_id.clone(), account_id: self.purchasing_account_id.clone() };
        RoleAssignment { role: self.role, scope, in_lead: self.is_lead.unwrap_or_default() }
    }
}

/// What is granted: a role in a purchasing account, or in the agreement where there is none.
#[derive(Clone, Debug, Eq, Hash, PartialEq, sqlx::FromRow)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// The purchasing account.
    pub purchasing_account_id: Option<String>,
}

impl Grant {
    /// The scope that it counts in.
    #[must_use]
    pub fn scope(&self, agreement_id: &str) -> Scope {
        Scope { agreement_id: agreement_id.to_owned(), account_id: self.purchasing_account_id.clone() }
    }

    /// What makes the grant unique for a person.
    #[must_use]
    pub fn scope_id<'a>(&'a self, agreement_id: &'a str) -> &'a str {
        self.purchasing_account_id.as_deref().unwrap_or(agreement_id)
    }
}

/// The roles of a user, as far as they are not suspended.
pub async fn list_of_user(connection: &mut Connection, user_id: &str) -> Result<Vec<AssignmentRow>> {
    const SQL: &str = "SELECT role_assignments.role, role_assignments.agreement_id,
            agreements.number AS agreement_number, role_assignments.purchasing_account_id,
            COALESCE(account_details.label, purchasing_accounts.name) AS account_name,
            purchasing_accounts.number AS account_number, purchasing_accounts.is_lead,
            CASE WHEN role_assignments.purchasing_account_id IS NULL OR purchasing_accounts.is_lead
                THEN (SELECT COUNT(*) FROM purchasing_accounts AS reached
                    WHERE reached.agreement_id = role_assignments.agreement_id)
                ELSE 1 END AS reach
        FROM role_assignments
        JOIN agreements ON agreements.id = role_assignments.agreement_id
        LEFT JOIN purchasing_accounts ON purchasing_accounts.id = role_assignments.purchasing_account_id
        LEFT JOIN account_details ON account_details.purchasing_account_id = purchasing_accounts.id
        WHERE role_assignments.user_id = $1 AND role_assignments.suspended_at IS NULL
        ORDER BY agreements.number, COALESCE(purchasing_accounts.number, ''), role_assignments.role";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(user_id))
}

/// A role that is given.
#[derive(Clone, Copy, Debug)]
pub struct NewRole<'a> {
    /// Who gets it.
    pub user_id: &'a str,
    /// The agreement in which it counts.
    pub agreement_id: &'a str,
    /// The role with its purchasing account.
    pub grant: &'a Grant,
    /// Who gives it; none for the register.
    pub granted_by: Option<&'a str>,
}

/// Assigns roles and returns how many were new.
pub async fn create(tx: &mut Transaction, roles: &[NewRole<'_>], now: Moment) -> Result<u64> {
    Ok(insert_rows!(
        tx,
        "INSERT INTO role_assignments
            (id, user_id, role, agreement_id, purchasing_account_id, scope_id, granted_at, granted_by) ",
        roles,
        |role| [
            new_id(now),
            role.user_id,
            role.grant.role,
            role.agreement_id,
            &role.grant.purchasing_account_id,
            role.grant.scope_id(role.agreement_id),
            now,
            role.granted_by,
        ],
        " ON CONFLICT (user_id, role, scope_id) DO NOTHING"
    ))
}

/// A role of a person as an administrator sees it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct HeldRow {
    /// Id.
    pub id: String,
    /// The role.
    pub role: Role,
    /// The agreement in which it counts.
    pub agreement_id: String,
    /// The agreement's organization.
    pub organization_id: String,
    /// The purchasing account in which it counts; none where it counts in the whole agreement.
    pub purchasing_account_id: Option<String>,
    /// When it was given.
    pub granted_at: Moment,
    /// Who gave it; none for the register.
    pub granted_by: Option<String>,
    /// First name of who gave it.
    pub granter_first_name: Option<String>,
    /// Last name of who gave it.
    pub granter_last_name: Option<String>,
    /// When it was suspended.
    pub suspended_at: Option<Moment>,
}

impl HeldRow {
    /// The scope that it counts in.
    #[must_use]
    pub fn scope(&self) -> Scope {
        Scope { agreement_id: self.agreement_id.clone(), account_id: self.purchasing_account_id.clone() }
    }

    /// The id of the scope that it counts in.
    #[must_use]
    pub fn scope_id(&self) -> &str {
        self.purchasing_account_id.as_deref().unwrap_or(&self.agreement_id)
    }
}

/// Every role of a user with its granter, suspended ones too.
pub async fn list_held(connection: &mut Connection, user_id: &str) -> Result<Vec<HeldRow>> {
    const SQL: &str = "SELECT role_assignments.id, role_assignments.role, role_assignments.agreement_id,
            agreements.organization_id, role_assignments.purchasing_account_id, role_assignments.granted_at,
            role_assignments.granted_by,
            granters.first_name AS granter_first_name, granters.last_name AS granter_last_name,
            role_assignments.suspended_at
        FROM role_assignments JOIN agreements ON agreements.id = role_assignments.agreement_id
        LEFT JOIN users AS granters ON granters.id = role_assignments.granted_by
        WHERE role_assignments.user_id = $1 ORDER BY role_assignments.scope_id, role_assignments.role";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(user_id))
}

/// Takes a role away.
pub async fn delete(tx: &mut Transaction, id: &str) -> Result<bool> {
    Ok(run!(tx, execute, sqlx::query("DELETE FROM role_assignments WHERE id = $1").bind(id))? == 1)
}

/// Suspends a role, or gives it back with none.
pub async fn set_suspended(tx: &mut Transaction, id: &str, suspended_at: Option<Moment>) -> Result<()> {
    const SQL: &str = "UPDATE role_assignments SET suspended_at = $2 WHERE id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(id).bind(suspended_at)).map(drop)
}

/// Restores the dates of a role that was removed and assigned again.
pub async fn set_days(
    tx: &mut Transaction,
    user_id: &str,
    role: Role,
    scope_id: &str,
    granted_at: Moment,
    suspended_at: Option<Moment>,
) -> Result<()> {
    const SQL: &str = "UPDATE role_assignments SET granted_at = $4, suspended_at = $5
        WHERE user_id = $1 AND role = $2 AND scope_id = $3";
    run!(tx, execute, {
        let query = sqlx::query(SQL).bind(user_id).bind(role).bind(scope_id);
        query.bind(granted_at).bind(suspended_at)
    })
    .map(drop)
}

/// Every active Account Administrator of a purchasing account.
pub async fn list_administrators(connection: &mut Connection, purchasing_account_id: &str) -> Result<Vec<UserRow>> {
    list_people_with(connection, purchasing_account_id, Role::AccountAdministrator).await
}

/// The active people with a role in a scope.
pub async fn list_people_with(connection: &mut Connection, scope_id: &str, role: Role) -> Result<Vec<UserRow>> {
    const SQL: &str = concat!(
        "SELECT ",
        columns!(users),
        " FROM role_assignments JOIN users ON users.id = role_assignments.user_id
        WHERE role_assignments.scope_id = $1 AND role_assignments.role = $2
            AND users.is_active AND role_assignments.suspended_at IS NULL
        ORDER BY users.email_key"
    );
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(scope_id).bind(role))
}

/// Whom a person can ask: active Account Administrators where the person, or an invitation, has roles, suspended ones too;
/// for a role in a whole agreement, those of each purchasing account in it. `id` is the user's or the invitation's. At most
/// five, and never the person.
pub async fn list_helpers(connection: &mut Connection, id: &str) -> Result<Vec<UserRow>> {
    const SQL: &str = concat!(
        "WITH scopes AS (
            SELECT scope_id FROM role_assignments WHERE user_id = $1
            UNION SELECT scope_id FROM invitation_grants WHERE invitation_id = $1
        ), accounts AS (
            SELECT scope_id FROM scopes
            UNION SELECT purchasing_accounts.id FROM purchasing_accounts
                JOIN scopes ON scopes.scope_id = purchasing_accounts.agreement_id
        )
        SELECT ",
        columns!(users),
        " FROM users WHERE users.is_active AND users.id <> $1 AND users.id IN (
            SELECT role_assignments.user_id FROM role_assignments
            JOIN accounts ON accounts.scope_id = role_assignments.scope_id
            WHERE role_assignments.role = 'account_administrator' AND role_assignments.suspended_at IS NULL
        ) ORDER BY users.email_key LIMIT 5"
    );
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(id))
}

/// Those of many purchasing accounts that have exactly one active Account Administrator, each with the id of that one.
pub async fn list_sole_administrators(
    connection: &mut Connection,
    purchasing_account_ids: &[&str],
) -> Result<BTreeMap<String, String>> {
    let found: Vec<(String, String)> = select_among!(
        connection,
        "SELECT role_assignments.scope_id, MIN(users.id)
        FROM role_assignments JOIN users ON users.id = role_assignments.user_id
        WHERE role_assignments.role = 'account_administrator' AND users.is_active
            AND role_assignments.suspended_at IS NULL AND role_assignments.scope_id",
        purchasing_account_ids,
        " GROUP BY role_assignments.scope_id HAVING COUNT(*) = 1"
    );
    Ok(found.into_iter().collect())
}

/// Whether a user holds a role in some agreement of an organization, suspended ones too.
pub async fn is_member(connection: &mut Connection, user_id: &str, organization_id: &str) -> Result<bool> {
    const SQL: &str = "SELECT COUNT(*) FROM role_assignments
        JOIN agreements ON agreements.id = role_assignments.agreement_id
        WHERE role_assignments.user_id = $1 AND agreements.organization_id = $2";
    let count: i64 = run!(connection, fetch_one, sqlx::query_scalar(SQL).bind(user_id).bind(organization_id))?;
    Ok(count > 0)
}

/// The name of someone who holds a role in an organization.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct MemberName {
    organization_id: String,
    /// The address as compared.
    pub email_key: String,
    /// First name.
    pub first_name: String,
    /// Last name, may be empty.
    pub last_name: String,
}

/// The names of those of some addresses whose users hold a role in some agreement of an organization, suspended ones too.
pub async fn list_member_names(
    connection: &mut Connection,
    organization_id: &str,
    email_keys: &[&str],
) -> Result<Vec<MemberName>> {
    let mut rows: Vec<MemberName> = select_among!(
        connection,
        "SELECT DISTINCT agreements.organization_id, users.email_key, users.first_name, users.last_name FROM users
        JOIN role_assignments ON role_assignments.user_id = users.id
        JOIN agreements ON agreements.id = role_assignments.agreement_id WHERE users.email_key",
        email_keys,
        ""
    );
    rows.retain(|row| row.organization_id == organization_id);
    Ok(rows)
}

/// What roles mean for access.
#[must_use]
pub fn rights(assignments: &[AssignmentRow]) -> Rights {
    Rights(assignments.iter().map(AssignmentRow::assignment).collect())
}

/// The roles of an agreement's grants, each with its scope.
#[must_use]
pub fn roles(agreement_id: &str, grants: &[Grant]) -> Vec<(Role, Scope)> {
    grants.iter().map(|grant| (grant.role, grant.scope(agreement_id))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::access::Permission;

    #[test]
    fn lists_of_roles_say_what_the_roles_permit() {
        let lists = [
            (Permission::AssignRoles, roles_that_may!(AssignRoles)),
            (Permission::AssociateDomains, roles_that_may!(AssociateDomains)),
        ];
        for (permission, list) in lists {
            // What a role on the whole agreement permits is no role of a purchasing account.
            let roles = Role::ALL.into_iter().filter(|role| role.may(permission) && !role.is_for_agreement());
            let words: Vec<String> = roles.map(|role| format!("'{}'", role.code())).collect();
            assert_eq!(format!("({})", words.join(", ")), list, "{permission:?}");
        }
    }
}
