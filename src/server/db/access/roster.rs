//! The roster, a denormalized read model of people per scope: one row for each scope and person, members and invited
//! alike, for *Manage Users*.

use crate::domain::{
    access::Role,
    mail::MailState,
    moment::Moment,
    roster::{Order, PersonKey, RoleSet, Status},
};
use crate::server::db::{
    Connection, Engine, Result, Transaction, attempt,
    bulk::{insert_rows, select_among},
    columns::select,
    run,
};
use std::collections::BTreeSet;

/// What is told of a person in a scope.
#[derive(Clone, Debug, Eq, PartialEq, sqlx::FromRow)]
pub struct PersonRow {
    /// The purchasing account, or the agreement.
    pub scope_id: String,
    /// Address as compared.
    pub email_key: String,
    /// Address as entered.
    pub email: String,
    /// Name as shown.
    pub name: String,
    /// Name as sorted.
    pub sort_name: String,
    /// The account of the person.
    pub user_id: Option<String>,
    /// The pending invitation of the person.
    pub invitation_id: Option<String>,
    /// The roles held.
    pub roles: RoleSet,
    /// The roles offered by the pending invitation.
    pub offered: RoleSet,
    /// The status.
    pub status: Status,
    /// When the invitation expires.
    pub expires_at: Option<Moment>,
}

/// A row as it is kept.
#[derive(Clone, Debug, Eq, PartialEq, sqlx::FromRow)]
pub struct RosterRow {
    /// Key of the search index; a new row gets it by [`search::number`](super::search::number).
    pub id: i64,
    /// What is searched.
    pub search_text: String,
    /// The person.
    #[sqlx(flatten)]
    pub person: PersonRow,
}

/// A row as it is listed.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ListedRow {
    /// The person.
    #[sqlx(flatten)]
    pub person: PersonRow,
    /// When the person signed in last.
    pub last_sign_in_at: Option<Moment>,
}

/// Which rows of one scope.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Holds or is offered this role.
    pub role: Option<Role>,
    /// Has this status.
    pub status: Option<Status>,
    /// A word begins with this or, from three characters on, name or address hold it anywhere; empty for everyone.
    pub text: String,
}

/// A page of one scope.
pub struct RosterPage {
    /// The rows; unsorted if they come from several index scans.
    pub rows: Vec<ListedRow>,
    /// Whether more match the text than are looked at.
    pub is_capped: bool,
}

/// The texts of a statement in the order of [`Order::ALL`]: what begins it, and how rows are compared with the position
/// and sorted.
macro_rules! in_each_order {
    ($statement:ident, $($part:expr),+) => {
        [
            $statement!($($part),+, "(sort_name, email_key) > ($2, $3)", "sort_name, email_key"),
            $statement!($($part),+, "(sort_name, email_key) < ($2, $3)", "sort_name DESC, email_key DESC"),
            $statement!($($part),+, "email_key > $3 AND $2 = $2", "email_key"),
            $statement!($($part),+, "email_key < $3 AND $2 = $2", "email_key DESC"),
        ]
    };
}
pub(in crate::server::db) use in_each_order;

/// What is listed of a row.
macro_rules! listed {
    () => {
        "scope_id, email_key, email, name, sort_name, user_id, invitation_id, roles, offered, status, expires_at,
            (SELECT last_sign_in_at FROM users WHERE users.id = roster.user_id) AS last_sign_in_at"
    };
}
pub(in crate::server::db) use listed;

/// A page of one scope: scans its own index, starting at the position.
macro_rules! page_statement {
    ($filter:expr, $comparison:literal, $order:literal) => {
        concat!(
            "SELECT ",
            listed!(),
            " FROM roster WHERE scope_id = $1 AND ",
            $comparison,
            $filter,
            " ORDER BY ",
            $order,
            " LIMIT $4"
        )
    };
}

/// The pages of those with a role, which is written into the text: only so an index for this role alone is taken.
macro_rules! pages_of_role {
    ($bit:literal) => {
        in_each_order!(page_statement, concat!(" AND status = $5 AND (roles | offered) & ", $bit, " <> 0"))
    };
}

const EVERYBODY: [&str; 4] = in_each_order!(page_statement, "");
const OF_STATUS: [&str; 4] = in_each_order!(page_statement, " AND status = $5");
/// By the place of the role.
const OF_ROLE: [[&str; 4]; 6] = [
    pages_of_role!("1"),
    pages_of_role!("2"),
    pages_of_role!("4"),
    pages_of_role!("8"),
    pages_of_role!("16"),
    pages_of_role!("32"),
];

/// The rows of a scope from a position on, in an order, at most so many, whatever the text.
pub(in crate::server::db) async fn page(
    connection: &mut Connection,
    scope_id: &str,
    selection: &Selection,
    order: Order,
    from: &PersonKey,
    limit: i64,
) -> Result<RosterPage> {
    let place = order.index();
    let role = selection.role.and_then(|role| OF_ROLE.get(role.place()));
    let (texts, statuses) = match (role, selection.status) {
        (None, None) => {
            let rows = walk(connection, EVERYBODY[place], scope_id, from, limit, None).await?;
            return Ok(RosterPage { rows, is_capped: false });
        }
        (None, Some(status)) => (&OF_STATUS, vec![status]),
        (Some(texts), Some(status)) => (texts, vec![status]),
        (Some(texts), None) => (texts, Status::ALL.to_vec()),
    };
    let mut rows = Vec::new();
    for status in statuses {
        rows.extend(walk(connection, texts[place], scope_id, from, limit, Some(status)).await?);
    }
    Ok(RosterPage { rows, is_capped: false })
}

async fn walk(
    connection: &mut Connection,
    sql: &'static str,
    scope_id: &str,
    from: &PersonKey,
    limit: i64,
    status: Option<Status>,
) -> Result<Vec<ListedRow>> {
    run!(connection, fetch_all, {
        let query = sqlx::query_as(sql).bind(scope_id).bind(&from.name).bind(&from.email).bind(limit);
        match status {
            Some(status) => query.bind(status),
            None => query,
        }
    })
}

/// The addresses, as compared, of the first people of a scope by name, at most so many. As one row: each row is a message
/// from the driver's thread, and a hundred of them took as long as half of the page.
pub async fn list_first_addresses(connection: &mut Connection, scope_id: &str, limit: i64) -> Result<Vec<String>> {
    const SQL: &str = "SELECT COALESCE(string_agg(email_key, $3), '') FROM
        (SELECT email_key FROM roster WHERE scope_id = $1 ORDER BY sort_name, email_key LIMIT $2) AS first_people";
    let addresses: String =
        run!(connection, fetch_one, sqlx::query_scalar(SQL).bind(scope_id).bind(limit).bind(SEPARATOR))?;
    Ok(addresses.split_terminator(SEPARATOR).map(str::to_owned).collect())
}

/// What no address contains.
const SEPARATOR: &str = "\n";

/// Whether an invitation to one of these scopes is paused.
pub async fn has_paused(connection: &mut Connection, scope_ids: &[&str]) -> Result<bool> {
    let found: Vec<(String,)> = select_among!(
        connection,
        "SELECT scope_id FROM roster WHERE status = 'paused' AND scope_id",
        scope_ids,
        " LIMIT 1"
    );
    Ok(!found.is_empty())
}

/// Updates the rows whose links have expired, and returns their number.
pub async fn expire(tx: &mut Transaction, now: Moment) -> Result<u64> {
    const SQL: &str = "UPDATE roster SET status = 'expired' WHERE status = 'sent' AND expires_at <= $1";
    run!(tx, execute, sqlx::query(SQL).bind(now))
}

/// Locks the rows of many people in all scopes until the transaction ends. SQLite has a single writer and no row locks.
pub async fn list_of_people(connection: &mut Connection, email_keys: &[&str]) -> Result<Vec<RosterRow>> {
    // Always in the same order, to avoid deadlocks between two transactions that lock the same people.
    const LOCKED: &str = select!(roster, "WHERE email_key = ANY($1) ORDER BY email_key, scope_id FOR UPDATE");
    let locked = attempt!(
        connection,
        match connection.engine() {
            Engine::Postgres(executor) => sqlx::query_as(LOCKED).bind(email_keys).fetch_all(executor).await.map(Some),
            Engine::Sqlite(_) => Ok(None),
        }
    )?;
    match locked {
        Some(rows) => Ok(rows),
        None => Ok(select_among!(connection, select!(roster, "WHERE email_key"), email_keys, "")),
    }
}

/// The address, as compared, of everyone who has a row in one of these scopes.
pub async fn list_addresses(connection: &mut Connection, scope_ids: &[&str]) -> Result<BTreeSet<String>> {
    let found: Vec<(String,)> = select_among!(connection, "SELECT email_key FROM roster WHERE scope_id", scope_ids, "");
    Ok(found.into_iter().map(|(email_key,)| email_key).collect())
}

/// Writes rows. What was decided about a person in a review no longer counts once the roles, or whether they are suspended,
/// have changed.
pub async fn save(tx: &mut Transaction, rows: &[RosterRow]) -> Result<()> {
    insert_rows!(
        tx,
        "INSERT INTO roster (id, scope_id, email_key, email, name, sort_name, search_text, user_id, invitation_id,
            roles, offered, status, expires_at) ",
        rows,
        |row| [
            row.id,
            &row.person.scope_id,
            &row.person.email_key,
            &row.person.email,
            &row.person.name,
            &row.person.sort_name,
            &row.search_text,
            &row.person.user_id,
            &row.person.invitation_id,
            row.person.roles,
            row.person.offered,
            row.person.status,
            row.person.expires_at,
        ],
        " ON CONFLICT (scope_id, email_key) DO UPDATE SET email = excluded.email, name = excluded.name,
            sort_name = excluded.sort_name, search_text = excluded.search_text, user_id = excluded.user_id,
            invitation_id = excluded.invitation_id, offered = excluded.offered, expires_at = excluded.expires_at,
            reviewed_in = CASE WHEN roster.roles = excluded.roles AND roster.status = excluded.status
                THEN roster.reviewed_in ELSE 0 END,
            roles = excluded.roles, status = excluded.status"
    );
    Ok(())
}

/// Deletes a row.
pub async fn delete(tx: &mut Transaction, id: i64) -> Result<()> {
    run!(tx, execute, sqlx::query("DELETE FROM roster WHERE id = $1").bind(id)).map(drop)
}

/// A role assignment: what a row of the roster is made of.
#[derive(Debug, sqlx::FromRow)]
pub struct RoleRow {
    /// Who holds it.
    pub user_id: String,
    /// The organization of its agreement.
    pub organization_id: String,
    /// The purchasing account, or the agreement.
    pub scope_id: String,
    /// The role.
    pub role: Role,
    /// When it was suspended.
    pub suspended_at: Option<Moment>,
}

/// Every role of many users, suspended ones too.
pub async fn list_held(connection: &mut Connection, user_ids: &[&str]) -> Result<Vec<RoleRow>> {
    Ok(select_among!(
        connection,
        "SELECT user_id, agreements.organization_id, scope_id, role, suspended_at
        FROM role_assignments JOIN agreements ON agreements.id = role_assignments.agreement_id WHERE user_id",
        user_ids,
        ""
    ))
}

/// A pending invitation as the roster sees it.
#[derive(Debug, sqlx::FromRow)]
pub struct OfferRow {
    /// The invitation.
    pub invitation_id: String,
    /// The organization of its agreement.
    pub organization_id: String,
    /// The purchasing account, or the agreement.
    pub scope_id: String,
    /// The role.
    pub role: Role,
    /// Address as compared.
    pub email_key: String,
    /// Address as entered.
    pub email: String,
    /// First name.
    pub first_name: String,
    /// Last name, may be empty.
    pub last_name: String,
    /// When it was paused.
    pub paused_at: Option<Moment>,
    /// When its newest valid link expires; none before the first was sent.
    pub expires_at: Option<Moment>,
    /// State of the newest mail that carries its link.
    pub delivery: Option<MailState>,
}

/// Every role that pending invitations offer to many addresses.
pub async fn list_offered(connection: &mut Connection, email_keys: &[&str]) -> Result<Vec<OfferRow>> {
    Ok(select_among!(
        connection,
        "SELECT invitations.id AS invitation_id, agreements.organization_id, invitation_grants.scope_id,
            invitation_grants.role, invitations.email_key, invitations.email, invitations.first_name, invitations.last_name,
            invitations.paused_at,
            (SELECT MAX(invitation_links.expires_at) FROM invitation_links
                WHERE invitation_links.invitation_id = invitations.id AND invitation_links.voided_at IS NULL)
                AS expires_at,
            (SELECT outbox.state FROM outbox
                WHERE outbox.invitation_id = invitations.id AND outbox.kind = 'invitation'
                ORDER BY outbox.id DESC LIMIT 1) AS delivery
        FROM invitations JOIN invitation_grants ON invitation_grants.invitation_id = invitations.id
        JOIN agreements ON agreements.id = invitations.agreement_id
        WHERE invitations.email_key",
        email_keys,
        " AND invitations.state = 'pending' ORDER BY invitations.id"
    ))
}
