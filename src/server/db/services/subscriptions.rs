//! Subscriptions of purchasing accounts.

use crate::{
    domain::{moment::Moment, subscription::SubscriptionStatus},
    server::db::{
        Connection, Result, Transaction,
        bulk::select_among,
        columns::{columns, select},
        run,
    },
};

/// A subscription of a purchasing account.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SubscriptionRow {
    /// Id.
    pub id: String,
    /// The register's id.
    pub register_id: String,
    /// The purchasing account.
    pub purchasing_account_id: String,
    /// The product, as compared.
    pub part_key: String,
    /// Seats.
    pub seats: i64,
    /// Seats that are tolerated above.
    pub extra: i64,
    /// The first day, `YYYY-MM-DD`.
    pub starts_on: String,
    /// The last day; none where it ends with the agreement.
    pub ends_on: Option<String>,
    /// Days of grace after the end; none for the setting.
    pub grace_days: Option<i64>,
    /// What the register says.
    pub status: SubscriptionStatus,
    /// The register's id of the subscription whose seats carry over.
    pub renews: Option<String>,
    /// The order, as the register calls it.
    pub order_number: Option<String>,
    /// Digest of the record imported last.
    pub digest: String,
    /// Whether only people whom an administrator assigned may use it.
    pub is_assigned_only: bool,
    /// Seats that are taken.
    pub assigned: i64,
    /// Since when more are taken than there are.
    pub over_since: Option<Moment>,
    /// Notices of the end that were sent.
    pub end_notices: i64,
    /// Notices of too many seats that were sent.
    pub over_notices: i64,
    /// When the seats of the one that it renews were carried over.
    pub carried_at: Option<Moment>,
}

/// Creates a subscription, or updates what the register says of it. Whether more seats are taken than there are follows
/// from the seats of this moment, and notices begin again with another end.
pub async fn save(tx: &mut Transaction, row: &SubscriptionRow, now: Moment) -> Result<()> {
    const SQL: &str = "INSERT INTO subscriptions (id, register_id, purchasing_account_id, part_key, seats, extra,
            starts_on, ends_on, grace_days, status, renews, order_number, digest, is_assigned_only, assigned,
            over_since, end_notices, over_notices, carried_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
        ON CONFLICT (id) DO UPDATE SET part_key = $4, seats = $5, extra = $6, starts_on = $7, ends_on = $8,
            grace_days = $9, status = $10, renews = $11, order_number = $12, digest = $13,
            over_since = CASE WHEN subscriptions.assigned > $5 + $6 THEN COALESCE(subscriptions.over_since, $20) END,
            over_notices = CASE WHEN subscriptions.assigned > $5 + $6 THEN subscriptions.over_notices ELSE 0 END,
            end_notices = CASE WHEN subscriptions.ends_on IS DISTINCT FROM $8 THEN 0 ELSE subscriptions.end_notices END";
    run!(
        tx,
        execute,
        sqlx::query(SQL)
            .bind(&row.id)
            .bind(&row.register_id)
            .bind(&row.purchasing_account_id)
            .bind(&row.part_key)
            .bind(row.seats)
            .bind(row.extra)
            .bind(&row.starts_on)
            .bind(&row.ends_on)
            .bind(row.grace_days)
            .bind(row.status)
            .bind(&row.renews)
            .bind(&row.order_number)
            .bind(&row.digest)
            .bind(row.is_assigned_only)
            .bind(row.assigned)
            .bind(row.over_since)
            .bind(row.end_notices)
            .bind(row.over_notices)
            .bind(row.carried_at)
            .bind(now)
    )
    .map(drop)
}

/// The subscription with this id.
pub async fn find(connection: &mut Connection, id: &str) -> Result<Option<SubscriptionRow>> {
    const SQL: &str = select!(subscriptions, "WHERE id = $1");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(id))
}

/// The subscription that the register calls so.
pub async fn find_by_register_id(connection: &mut Connection, register_id: &str) -> Result<Option<SubscriptionRow>> {
    const SQL: &str = select!(subscriptions, "WHERE register_id = $1");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(register_id))
}

/// Those of some purchasing accounts that have a subscription and no proven domain, so that no one can use it (R64).
pub async fn list_accounts_without_domain(connection: &mut Connection, account_ids: &[&str]) -> Result<Vec<String>> {
    let found: Vec<(String,)> = select_among!(
        connection,
        "SELECT DISTINCT purchasing_account_id FROM subscriptions
        WHERE NOT EXISTS (SELECT 1 FROM domain_accounts JOIN domains ON domains.id = domain_accounts.domain_id
            WHERE domain_accounts.purchasing_account_id = subscriptions.purchasing_account_id
                AND domains.state IN ('verified', 'failing'))
            AND purchasing_account_id",
        account_ids,
        ""
    );
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// The subscriptions of some purchasing accounts.
pub async fn list_of_accounts(connection: &mut Connection, account_ids: &[&str]) -> Result<Vec<SubscriptionRow>> {
    Ok(select_among!(
        connection,
        concat!("SELECT ", columns!(subscriptions), " FROM subscriptions WHERE purchasing_account_id"),
        account_ids,
        " ORDER BY starts_on, register_id"
    ))
}

/// How many subscriptions there are.
pub async fn count(connection: &mut Connection) -> Result<i64> {
    run!(connection, fetch_one, sqlx::query_scalar("SELECT COUNT(*) FROM subscriptions"))
}

/// The subscriptions of which there may be something to tell: those that end within some days or were told of, and those of
/// which too many seats are taken.
pub async fn list_noticeable(connection: &mut Connection, from: &str, to: &str) -> Result<Vec<String>> {
    const SQL: &str = "SELECT subscriptions.id FROM subscriptions
        JOIN purchasing_accounts ON purchasing_accounts.id = subscriptions.purchasing_account_id
        JOIN agreements ON agreements.id = purchasing_accounts.agreement_id
        WHERE subscriptions.status <> 'canceled'
            AND (subscriptions.ends_on BETWEEN $1 AND $2 OR agreements.ends_on BETWEEN $1 AND $2)
            OR subscriptions.end_notices > 0 AND subscriptions.ends_on > $2
        UNION SELECT id FROM subscriptions WHERE over_since IS NOT NULL
        UNION SELECT id FROM subscriptions WHERE over_notices > 0 AND over_since IS NULL";
    run!(connection, fetch_all, sqlx::query_scalar(SQL).bind(from).bind(to))
}

/// Writes down how many notices of the end and of too many seats there were.
pub async fn set_notices(tx: &mut Transaction, id: &str, ends: i64, over: i64) -> Result<()> {
    const SQL: &str = "UPDATE subscriptions SET end_notices = $2, over_notices = $3 WHERE id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(id).bind(ends).bind(over)).map(drop)
}
