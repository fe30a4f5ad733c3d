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
    /// Days of grace after the end; none for the usual ones.
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
    /// The lowest place that is too many.
    pub over_from: Option<i64>,
    /// Notices of the end that were sent.
    pub end_notices: i64,
    /// Notices of too many seats that were sent.
    pub over_notices: i64,
    /// The end of which notices told.
    pub told_ends_on: Option<String>,
    /// Seats that have paused, of which administrators are still to be told.
    pub untold_paused: i64,
    /// Seats that count again, of which they are still to be told.
    pub untold_resumed: i64,
    /// When the seats of the one that it renews were carried over.
    pub carried_at: Option<Moment>,
    /// Since when it is over.
    pub ended_since: Option<Moment>,
    /// Seats of open reservations that can be used, as of the day on which they were counted last.
    pub reserved: i64,
    /// The day on which those of the next reservation can be used, `YYYY-MM-DD`.
    pub reserved_on: Option<String>,
}

impl SubscriptionRow {
    /// Whether the seats of another subscription are to be carried over into this one.
    #[must_use]
    pub const fn awaits_seats(&self) -> bool {
        self.renews.is_some() && self.carried_at.is_none()
    }

    /// How many people may have a seat.
    #[must_use]
    pub const fn total(&self) -> i64 {
        self.seats + self.extra + self.reserved
    }
}

/// Creates a subscription, or updates what the register says of it; either way it is looked at soon. Whether more seats are
/// taken than there are follows from the seats of this moment.
pub async fn save(tx: &mut Transaction, row: &SubscriptionRow, now: Moment) -> Result<()> {
    const SQL: &str = "INSERT INTO subscriptions (id, register_id, purchasing_account_id, part_key, seats, extra,
            starts_on, ends_on, grace_days, status, renews, order_number, digest, is_assigned_only, assigned,
            end_notices, over_notices, turn_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0, 0, 0, $15)
        ON CONFLICT (id) DO UPDATE SET part_key = $4, seats = $5, extra = $6, starts_on = $7, ends_on = $8,
            grace_days = $9, status = $10, renews = $11, order_number = $12, digest = $13, turn_at = $15,
            carried_at = CASE WHEN subscriptions.renews IS NOT DISTINCT FROM $11 THEN subscriptions.carried_at END";
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
            .bind(now)
    )?;
    note_over(tx, &row.id, now).await
}

/// Writes down since when more seats of a subscription are taken than there are, and from which place on they are too many.
/// Whoever changes their number or order calls it.
pub async fn note_over(tx: &mut Transaction, id: &str, now: Moment) -> Result<()> {
    const OVER: &str = "SELECT assigned - seats - extra - reserved FROM subscriptions
        WHERE id = $1 AND (assigned > seats + extra + reserved OR over_since IS NOT NULL)";
    const FROM: &str = "SELECT place FROM seats WHERE subscription_id = $1 ORDER BY place DESC LIMIT 1 OFFSET $2";
    const NOTE: &str = "UPDATE subscriptions SET over_since = COALESCE(over_since, $2), over_from = $3, turn_at = $2
        WHERE id = $1";
    const END: &str = "UPDATE subscriptions SET over_since = NULL, over_from = NULL, over_notices = 0, turn_at = $2
        WHERE id = $1";
    let over: Option<i64> = run!(tx, fetch_optional, sqlx::query_scalar(OVER).bind(id))?;
    let Some(over) = over else { return Ok(()) };
    if over <= 0 {
        return run!(tx, execute, sqlx::query(END).bind(id).bind(now)).map(drop);
    }
    let from: Option<i64> = run!(tx, fetch_optional, sqlx::query_scalar(FROM).bind(id).bind(over - 1))?;
    run!(tx, execute, sqlx::query(NOTE).bind(id).bind(now).bind(from)).map(drop)
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

/// Those of some purchasing accounts that have an online service to use and no proven domain, so that no one can use it
/// (R64).
pub async fn list_accounts_without_domain(connection: &mut Connection, account_ids: &[&str]) -> Result<Vec<String>> {
    let found: Vec<(String,)> = select_among!(
        connection,
        "SELECT DISTINCT purchasing_account_id FROM subscriptions
        JOIN products ON products.part_key = subscriptions.part_key AND products.service IS NOT NULL
        WHERE ended_since IS NULL AND NOT EXISTS (
                SELECT 1 FROM domain_accounts JOIN domains ON domains.id = domain_accounts.domain_id
                WHERE domain_accounts.purchasing_account_id = subscriptions.purchasing_account_id
                    AND domains.state IN ('verified', 'failing'))
            AND purchasing_account_id",
        account_ids,
        ""
    );
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Notes that the administrators of a purchasing account are asked to associate a domain; false where they were.
pub async fn note_domain_asked(tx: &mut Transaction, account_id: &str, now: Moment) -> Result<bool> {
    const SQL: &str = "UPDATE purchasing_accounts SET domain_asked_at = $2 WHERE id = $1 AND domain_asked_at IS NULL";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(account_id).bind(now))? == 1)
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

/// The subscriptions with these ids.
pub async fn list_by_ids(connection: &mut Connection, ids: &[&str]) -> Result<Vec<SubscriptionRow>> {
    Ok(select_among!(connection, concat!("SELECT ", columns!(subscriptions), " FROM subscriptions WHERE id"), ids, ""))
}

/// How many subscriptions there are.
pub async fn count(connection: &mut Connection) -> Result<i64> {
    run!(connection, fetch_one, sqlx::query_scalar("SELECT COUNT(*) FROM subscriptions"))
}

/// Writes down how many notices of the end, and of which, and of too many seats there were, and since when the subscription
/// is over.
pub async fn set_notices(tx: &mut Transaction, row: &SubscriptionRow) -> Result<()> {
    const SQL: &str =
        "UPDATE subscriptions SET end_notices = $2, told_ends_on = $3, over_notices = $4, ended_since = $5
        WHERE id = $1";
    run!(
        tx,
        execute,
        sqlx::query(SQL)
            .bind(&row.id)
            .bind(row.end_notices)
            .bind(&row.told_ends_on)
            .bind(row.over_notices)
            .bind(row.ended_since)
    )
    .map(drop)
}

/// Adds to the seats that have paused, or count again, of which administrators are still to be told.
pub async fn add_untold(tx: &mut Transaction, id: &str, paused: i64, resumed: i64) -> Result<()> {
    const SQL: &str =
        "UPDATE subscriptions SET untold_paused = untold_paused + $2, untold_resumed = untold_resumed + $3
        WHERE id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(id).bind(paused).bind(resumed)).map(drop)
}

/// Notes that administrators were told of seats that have paused, and that count again.
pub async fn set_told(tx: &mut Transaction, id: &str) -> Result<()> {
    const SQL: &str = "UPDATE subscriptions SET untold_paused = 0, untold_resumed = 0 WHERE id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(id)).map(drop)
}

/// The subscriptions that renew one of a purchasing account and were not canceled.
pub async fn list_renewals(connection: &mut Connection, renewed: &SubscriptionRow) -> Result<Vec<SubscriptionRow>> {
    const SQL: &str =
        select!(subscriptions, "WHERE purchasing_account_id = $1 AND renews = $2 AND status <> 'canceled' ORDER BY id");
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(&renewed.purchasing_account_id).bind(&renewed.register_id))
}

/// Notes that a subscription has got the seats of the one that it renews. Whom it is open to is the stricter of both.
pub async fn set_carried(tx: &mut Transaction, id: &str, is_assigned_only: bool, now: Moment) -> Result<()> {
    const SQL: &str =
        "UPDATE subscriptions SET carried_at = $2, is_assigned_only = is_assigned_only OR $3 WHERE id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(id).bind(now).bind(is_assigned_only)).map(drop)
}

/// The subscriptions whose count of taken seats is not the number of their seats: id, count and number.
pub async fn list_miscounted(connection: &mut Connection) -> Result<Vec<(String, i64, i64)>> {
    const SQL: &str = "SELECT subscriptions.id, subscriptions.assigned, COALESCE(counted.number, 0) FROM subscriptions
        LEFT JOIN (SELECT subscription_id, COUNT(*) AS number FROM seats GROUP BY subscription_id) AS counted
            ON counted.subscription_id = subscriptions.id
        WHERE subscriptions.assigned <> COALESCE(counted.number, 0)";
    run!(connection, fetch_all, sqlx::query_as(SQL))
}
