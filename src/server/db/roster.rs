//! The roster: what *Manage Users* lists, a row for each scope and person, members and invited alike.

use super::{Connection, Result, run, search};
use crate::domain::{
    moment::Moment,
    roster::{Order, Position},
};

/// A person in a scope.
#[derive(Clone, Debug, Eq, PartialEq, sqlx::FromRow)]
pub struct RosterRow {
    /// Key of the search index.
    pub id: i64,
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
    /// What is searched.
    pub search_text: String,
    /// The account of the person.
    pub user_id: Option<String>,
    /// The pending invitation of the person.
    pub invitation_id: Option<String>,
    /// The roles held, as bits in the order of the role table.
    pub roles: i64,
    /// The roles offered by the pending invitation, likewise.
    pub offered: i64,
    /// Word of the standing.
    pub standing: String,
    /// When the invitation expires, in milliseconds.
    pub expires_at: Option<i64>,
}

/// Which rows of one scope, in the words of the database.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Holds or is offered one of these roles (bits); 0 for everybody.
    pub roles: i64,
    /// Has this standing; empty for every one.
    pub standing: String,
    /// The invitation is expired (1), is not (0), or may be either (-1).
    pub expired: i64,
    /// Name or address begins with this; empty for everybody.
    pub prefix: String,
    /// Name or address holds this, at least three characters; empty for everybody.
    pub text: String,
}

/// A page of one scope: the four texts of a source, each along an index of it.
macro_rules! pages {
    ($source:expr) => {
        [
            pages!($source, "(sort_name, email_key) > ($2, $3)", "sort_name, email_key"),
            pages!($source, "(sort_name, email_key) < ($2, $3)", "sort_name DESC, email_key DESC"),
            pages!($source, "email_key > $3 AND $2 = $2", "email_key"),
            pages!($source, "email_key < $3 AND $2 = $2", "email_key DESC"),
        ]
    };
    ($source:expr, $comparison:literal, $order:literal) => {
        concat!(
            "SELECT * FROM ",
            $source,
            " WHERE scope_id = $1 AND ",
            $comparison,
            " AND ($4 = 0 OR ((roles | offered) & $4) <> 0)
              AND ($5 = '' OR standing = $5)
              AND ($6 = -1 OR ($6 = 1) = (expires_at IS NOT NULL AND expires_at <= $7))
              AND ($8 = '' OR substr(sort_name, 1, length($8)) = $8 OR substr(email_key, 1, length($8)) = $8)
            ORDER BY ",
            $order,
            " LIMIT $9"
        )
    };
}
pub(super) use pages;

/// So many rows of a scope from a position on, in an order; of those that match a text, when there is one.
pub async fn page(
    connection: &mut Connection,
    scope_id: &str,
    selection: &Selection,
    order: Order,
    from: &Position,
    now: Moment,
    limit: i64,
) -> Result<Vec<RosterRow>> {
    const EVERYBODY: [&str; 4] = pages!("roster");
    let text = (!selection.text.is_empty()).then(|| search::pattern(connection, scope_id, &selection.text));
    let texts = if text.is_some() { search::pages(connection) } else { &EVERYBODY };
    let sql = texts[order.index()];
    run!(connection, fetch_all, {
        let query = sqlx::query_as(sql)
            .bind(scope_id)
            .bind(&from.name)
            .bind(&from.email)
            .bind(selection.roles)
            .bind(&selection.standing)
            .bind(selection.expired)
            .bind(now.0)
            .bind(&selection.prefix)
            .bind(limit);
        match &text {
            Some(text) => query.bind(text),
            None => query,
        }
    })
}

/// A person's rows in all scopes.
pub async fn list_of_person(connection: &mut Connection, email_key: &str) -> Result<Vec<RosterRow>> {
    const SQL: &str = "SELECT * FROM roster WHERE email_key = $1 ORDER BY scope_id";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(email_key))
}

/// Writes a row.
pub async fn save(connection: &mut Connection, row: &RosterRow) -> Result<()> {
    const SQL: &str = "INSERT INTO roster (id, scope_id, email_key, email, name, sort_name, search_text, user_id,
            invitation_id, roles, offered, standing, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ON CONFLICT (id) DO UPDATE SET email = $4, name = $5, sort_name = $6, search_text = $7, user_id = $8,
            invitation_id = $9, roles = $10, offered = $11, standing = $12, expires_at = $13";
    run!(
        connection,
        execute,
        sqlx::query(SQL)
            .bind(row.id)
            .bind(&row.scope_id)
            .bind(&row.email_key)
            .bind(&row.email)
            .bind(&row.name)
            .bind(&row.sort_name)
            .bind(&row.search_text)
            .bind(&row.user_id)
            .bind(&row.invitation_id)
            .bind(row.roles)
            .bind(row.offered)
            .bind(&row.standing)
            .bind(row.expires_at)
    )
    .map(drop)
}

/// Deletes a row.
pub async fn delete(connection: &mut Connection, id: i64) -> Result<()> {
    run!(connection, execute, sqlx::query("DELETE FROM roster WHERE id = $1").bind(id)).map(drop)
}

/// A role assignment or an offer of one: what a row of the roster is made of.
#[derive(Debug, sqlx::FromRow)]
pub struct RoleRow {
    /// The purchasing account, or the agreement.
    pub scope_id: String,
    /// Role word.
    pub role: String,
    /// When it was suspended, in milliseconds.
    pub suspended_at: Option<i64>,
}

/// Every role of a user, suspended ones too.
pub async fn list_held(connection: &mut Connection, user_id: &str) -> Result<Vec<RoleRow>> {
    const SQL: &str = "SELECT scope_id, role, suspended_at FROM role_assignments WHERE user_id = $1";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(user_id))
}

/// A pending invitation as the roster sees it.
#[derive(Debug, sqlx::FromRow)]
pub struct OfferRow {
    /// The invitation.
    pub invitation_id: String,
    /// The purchasing account, or the agreement.
    pub scope_id: String,
    /// Role word.
    pub role: String,
    /// Address as entered.
    pub email: String,
    /// First name.
    pub first_name: String,
    /// Last name, may be empty.
    pub last_name: String,
    /// When it was paused, in milliseconds.
    pub paused_at: Option<i64>,
    /// When its newest living link expires, in milliseconds; none before the first was sent.
    pub expires_at: Option<i64>,
    /// State of the newest mail that carries its link.
    pub delivery: Option<String>,
}

/// Every role that pending invitations offer to an address.
pub async fn list_offered(connection: &mut Connection, email_key: &str) -> Result<Vec<OfferRow>> {
    const SQL: &str = "SELECT invitations.id AS invitation_id, invitation_grants.scope_id, invitation_grants.role,
            invitations.email, invitations.first_name, invitations.last_name, invitations.paused_at,
            (SELECT MAX(invitation_links.expires_at) FROM invitation_links
                WHERE invitation_links.invitation_id = invitations.id AND invitation_links.voided_at IS NULL)
                AS expires_at,
            (SELECT outbox.state FROM outbox
                WHERE outbox.invitation_id = invitations.id AND outbox.kind = 'invitation'
                ORDER BY outbox.id DESC LIMIT 1) AS delivery
        FROM invitations JOIN invitation_grants ON invitation_grants.invitation_id = invitations.id
        WHERE invitations.email_key = $1 AND invitations.state = 'pending'
        ORDER BY invitations.id";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(email_key))
}
