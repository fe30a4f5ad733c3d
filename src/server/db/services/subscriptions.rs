//! Products and subscriptions, as the register describes them.

use crate::{
    domain::{moment::Moment, subscription::SubscriptionStatus},
    server::db::{
        Connection, Result,
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

/// The subscriptions of some purchasing accounts.
pub async fn list_of_accounts(connection: &mut Connection, account_ids: &[&str]) -> Result<Vec<SubscriptionRow>> {
    Ok(select_among!(
        connection,
        concat!("SELECT ", columns!(subscriptions), " FROM subscriptions WHERE purchasing_account_id"),
        account_ids,
        " ORDER BY starts_on, register_id"
    ))
}
