//! Orders.

use super::{Buyer, bind_parts, is_of_parts};
use crate::{
    domain::{
        number::search_form,
        order::{OrderKind, OrderStatus},
        paging::Cursor,
    },
    server::db::{
        Connection, Result, Transaction,
        bulk::select_among,
        columns::{columns, select},
        containing, run,
    },
};

/// An order.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct OrderRow {
    /// Id.
    pub id: String,
    /// The register's id.
    pub register_id: String,
    /// The agreement.
    pub agreement_id: String,
    /// The purchasing account.
    pub purchasing_account_id: String,
    /// The partner who placed it.
    pub partner_id: Option<String>,
    /// The partner's number.
    pub reseller_number: Option<String>,
    /// The customer's number.
    pub customer_number: Option<String>,
    /// The day on which the vendor got it, `YYYY-MM-DD`.
    pub ordered_on: String,
    /// What it is.
    pub kind: OrderKind,
    /// Where it stands.
    pub status: OrderStatus,
    /// The import that made it.
    pub created_in: i64,
    /// The import that changed it last.
    pub changed_in: i64,
    /// Digest of the record imported last.
    pub digest: String,
}

/// Creates or updates an order.
pub async fn save(tx: &mut Transaction, row: &OrderRow) -> Result<()> {
    const SQL: &str = "INSERT INTO orders (id, register_id, agreement_id, purchasing_account_id, partner_id,
            reseller_number, customer_number, search_key, ordered_on, kind, status, created_in, changed_in, digest)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        ON CONFLICT (id) DO UPDATE SET agreement_id = $3, purchasing_account_id = $4, partner_id = $5,
            reseller_number = $6, customer_number = $7, search_key = $8, ordered_on = $9, kind = $10, status = $11,
            changed_in = $13, digest = $14";
    run!(
        tx,
        execute,
        sqlx::query(SQL)
            .bind(&row.id)
            .bind(&row.register_id)
            .bind(&row.agreement_id)
            .bind(&row.purchasing_account_id)
            .bind(&row.partner_id)
            .bind(&row.reseller_number)
            .bind(&row.customer_number)
            .bind(row.search_key())
            .bind(&row.ordered_on)
            .bind(row.kind)
            .bind(row.status)
            .bind(row.created_in)
            .bind(row.changed_in)
            .bind(&row.digest)
    )
    .map(drop)
}

impl OrderRow {
    /// Its numbers as they are searched for. What stands between them is in none.
    fn search_key(&self) -> String {
        let numbers = [Some(&self.register_id), self.reseller_number.as_ref(), self.customer_number.as_ref()];
        numbers.into_iter().flatten().map(|number| search_form(number)).collect::<Vec<_>>().join("\n")
    }
}

/// The order that the register calls so.
pub async fn find_by_register_id(connection: &mut Connection, register_id: &str) -> Result<Option<OrderRow>> {
    const SQL: &str = select!(orders, "WHERE register_id = $1");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(register_id))
}

/// How many orders there are.
pub async fn count(connection: &mut Connection) -> Result<i64> {
    run!(connection, fetch_one, sqlx::query_scalar("SELECT COUNT(*) FROM orders"))
}

/// What an import did in a purchasing account.
#[derive(Clone, Debug, Eq, PartialEq, sqlx::FromRow)]
pub struct ImportedRow {
    /// The purchasing account.
    pub purchasing_account_id: String,
    /// Orders that it made.
    pub created: i64,
    /// Orders that it changed.
    pub changed: i64,
}

/// What an import did, for so many purchasing accounts after one, in the order of their ids.
pub async fn list_imported(
    connection: &mut Connection,
    import: i64,
    after: &str,
    limit: i64,
) -> Result<Vec<ImportedRow>> {
    const SQL: &str = "SELECT purchasing_account_id, SUM(CASE WHEN created_in = $1 THEN 1 ELSE 0 END) AS created,
            SUM(CASE WHEN created_in = $1 THEN 0 ELSE 1 END) AS changed
        FROM orders WHERE changed_in = $1 AND purchasing_account_id > $2
        GROUP BY purchasing_account_id ORDER BY purchasing_account_id LIMIT $3";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(import).bind(after).bind(limit))
}

/// The partner of an agreement whom the register calls so.
pub async fn find_partner(
    connection: &mut Connection,
    agreement_id: &str,
    register_id: &str,
) -> Result<Option<String>> {
    const SQL: &str = "SELECT partners.id FROM agreement_partners
        JOIN partners ON partners.id = agreement_partners.partner_id
        WHERE agreement_id = $1 AND partners.register_id = $2";
    run!(connection, fetch_optional, sqlx::query_scalar(SQL).bind(agreement_id).bind(register_id))
}

/// Which orders of a buyer.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct OrderFilter {
    /// Ordered on this day or later, `YYYY-MM-DD`.
    pub since: Option<String>,
    /// Ordered on this day or earlier.
    pub until: Option<String>,
    /// Of this kind.
    pub kind: Option<OrderKind>,
    /// With this status.
    pub status: Option<OrderStatus>,
    /// Placed by this partner.
    pub partner_id: Option<String>,
    /// With this in one of their numbers, as searched for; empty for any.
    pub number: String,
    /// Or with a line of one of these products, as compared: up to [`MOST_PARTS`](super::MOST_PARTS).
    pub part_keys: Vec<String>,
}

/// Where an order stands in the list: newest first.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OrderKey {
    /// When it was ordered.
    pub ordered_on: String,
    /// Its id.
    pub id: String,
}

/// An order as it is listed.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ListedOrder {
    /// The order.
    #[sqlx(flatten)]
    pub order: OrderRow,
    /// Number of the agreement.
    pub agreement_number: String,
    /// What people call the purchasing account: the customer's label, or else the register's name.
    pub account_name: String,
    /// Number of the purchasing account.
    pub account_number: String,
    /// The register's id of the partner.
    pub partner_register_id: Option<String>,
    /// Name of the partner.
    pub partner_name: Option<String>,
    /// How many lines it has.
    pub lines: i64,
}

/// The number by which a reader knows an order: the partner's, or the vendor's.
pub fn known_number<'a>(reseller_number: Option<&'a str>, register_id: &'a str) -> &'a str {
    reseller_number.unwrap_or(register_id)
}

impl ListedOrder {
    /// The number by which a reader knows it.
    #[must_use]
    pub fn number(&self) -> &str {
        known_number(self.order.reseller_number.as_deref(), &self.order.register_id)
    }

    /// Its place in the list.
    #[must_use]
    pub fn key(&self) -> OrderKey {
        OrderKey { ordered_on: self.order.ordered_on.clone(), id: self.order.id.clone() }
    }
}

/// What a filter asks of an order; its parameters are all but the first two. One order at a time: PostgreSQL would rather
/// read all lines of the products for EXISTS.
macro_rules! matches_filter {
    () => {
        concat!(
            "($44 = '' OR orders.ordered_on >= $44) AND ($45 = '' OR orders.ordered_on <= $45)
            AND ($46 = '' OR orders.kind = $46) AND ($47 = '' OR orders.status = $47)
            AND ($48 = '' OR orders.partner_id = $48)
            AND (orders.search_key LIKE $3 ESCAPE '!'
                OR ($4 <> '' AND (SELECT 1 FROM order_lines WHERE order_id = orders.id AND ",
            is_of_parts!(),
            " LIMIT 1) IS NOT NULL))"
        )
    };
}

/// Selects orders as they are listed.
macro_rules! select_listed {
    () => {
        concat!(
            "SELECT ",
            columns!(orders),
            ", agreements.number AS agreement_number,
                COALESCE(account_details.label, purchasing_accounts.name) AS account_name,
                purchasing_accounts.number AS account_number, partners.register_id AS partner_register_id,
                partners.name AS partner_name,
                (SELECT COUNT(*) FROM order_lines WHERE order_id = orders.id) AS lines
            FROM orders
            JOIN agreements ON agreements.id = orders.agreement_id
            JOIN purchasing_accounts ON purchasing_accounts.id = orders.purchasing_account_id
            LEFT JOIN account_details ON account_details.purchasing_account_id = purchasing_accounts.id
            LEFT JOIN partners ON partners.id = orders.partner_id "
        )
    };
}

/// A page of a buyer's orders. Which ones they are is read from an index alone.
macro_rules! listed {
    ($buyer:literal, $comparison:literal, $order:literal) => {
        concat!(
            select_listed!(),
            "WHERE orders.id IN (SELECT orders.id FROM orders WHERE orders.",
            $buyer,
            " = $1 AND (orders.ordered_on, orders.id) ",
            $comparison,
            " ($49, $50) AND ",
            matches_filter!(),
            " ORDER BY orders.ordered_on ",
            $order,
            ", orders.id ",
            $order,
            " LIMIT $2) ORDER BY orders.ordered_on ",
            $order,
            ", orders.id ",
            $order
        )
    };
}

/// Towards older orders, and towards newer ones.
const OLDER: [&str; 2] = [listed!("agreement_id", "<", "DESC"), listed!("purchasing_account_id", "<", "DESC")];
const NEWER: [&str; 2] = [listed!("agreement_id", ">", "ASC"), listed!("purchasing_account_id", ">", "ASC")];
macro_rules! counted {
    ($what:literal, $condition:expr) => {
        concat!("SELECT COUNT(*) FROM (SELECT 1 FROM ", $what, " WHERE ", $condition, " LIMIT $2) AS counted")
    };
}
/// Of all orders of a buyer; of those that match.
const COUNT_ALL: [&str; 2] =
    [counted!("orders", "agreement_id = $1"), counted!("orders", "purchasing_account_id = $1")];
const COUNT: [&str; 2] = [
    counted!("orders", concat!("orders.agreement_id = $1 AND ", matches_filter!())),
    counted!("orders", concat!("orders.purchasing_account_id = $1 AND ", matches_filter!())),
];
/// The lines of those that match.
macro_rules! counted_lines {
    ($buyer:literal) => {
        counted!(
            "orders JOIN order_lines AS counted_lines ON counted_lines.order_id = orders.id",
            concat!("orders.", $buyer, " = $1 AND ", matches_filter!())
        )
    };
}
const COUNT_LINES: [&str; 2] = [counted_lines!("agreement_id"), counted_lines!("purchasing_account_id")];

/// After the newest order, and before the oldest.
const FIRST: &str = "9999-99-99";

macro_rules! bind_filter {
    ($sql:expr, $buyer:expr, $limit:expr, $filter:expr, $number:expr) => {
        bind_parts!($sql.bind($buyer.id()).bind($limit).bind($number), $filter.part_keys)
            .bind($filter.since.as_deref().unwrap_or_default())
            .bind($filter.until.as_deref().unwrap_or_default())
            .bind($filter.kind.map(OrderKind::code).unwrap_or_default())
            .bind($filter.status.map(OrderStatus::code).unwrap_or_default())
            .bind($filter.partner_id.as_deref().unwrap_or_default())
    };
}

/// Orders of a buyer from a place on, in the direction of the cursor.
pub async fn page(
    connection: &mut Connection,
    buyer: &Buyer,
    filter: &OrderFilter,
    from: &Cursor<OrderKey>,
    limit: i64,
) -> Result<Vec<ListedOrder>> {
    let number = containing(&filter.number);
    let first = OrderKey { ordered_on: FIRST.to_owned(), id: String::new() };
    let (sql, key) = match from {
        Cursor::Beginning => (OLDER, &first),
        Cursor::After(key) => (OLDER, key),
        Cursor::Before(key) => (NEWER, key),
    };
    let sql = buyer.choose(sql);
    run!(
        connection,
        fetch_all,
        bind_filter!(sqlx::query_as(sql), buyer, limit, filter, &number).bind(&key.ordered_on).bind(&key.id)
    )
}

/// How many orders of a buyer match, up to a limit.
pub async fn count_matching(
    connection: &mut Connection,
    buyer: &Buyer,
    filter: &OrderFilter,
    limit: i64,
) -> Result<i64> {
    if *filter == OrderFilter::default() {
        let sql = buyer.choose(COUNT_ALL);
        return run!(connection, fetch_one, sqlx::query_scalar(sql).bind(buyer.id()).bind(limit));
    }
    let number = containing(&filter.number);
    let sql = buyer.choose(COUNT);
    run!(connection, fetch_one, bind_filter!(sqlx::query_scalar(sql), buyer, limit, filter, &number))
}

/// How many lines a buyer's orders have that match, up to a limit.
pub async fn count_lines(connection: &mut Connection, buyer: &Buyer, filter: &OrderFilter, limit: i64) -> Result<i64> {
    let number = containing(&filter.number);
    let sql = buyer.choose(COUNT_LINES);
    run!(connection, fetch_one, bind_filter!(sqlx::query_scalar(sql), buyer, limit, filter, &number))
}

/// The order with this id.
pub async fn find(connection: &mut Connection, id: &str) -> Result<Option<ListedOrder>> {
    const SQL: &str = concat!(select_listed!(), "WHERE orders.id = $1");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(id))
}

/// The orders that the register calls so.
pub async fn list_by_register_ids(connection: &mut Connection, register_ids: &[&str]) -> Result<Vec<ListedOrder>> {
    Ok(select_among!(connection, concat!(select_listed!(), "WHERE orders.register_id"), register_ids, ""))
}

/// A partner who placed orders.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd, sqlx::FromRow)]
pub struct OrderPartner {
    /// Name.
    pub name: String,
    /// Id.
    pub id: String,
}

/// The partners of some agreements.
pub async fn list_partners(connection: &mut Connection, agreement_ids: &[&str]) -> Result<Vec<OrderPartner>> {
    let mut partners: Vec<OrderPartner> = select_among!(
        connection,
        "SELECT DISTINCT partners.name, partners.id FROM agreement_partners
        JOIN partners ON partners.id = agreement_partners.partner_id WHERE agreement_id",
        agreement_ids,
        ""
    );
    partners.sort();
    partners.dedup();
    Ok(partners)
}

/// What was ordered in a month.
#[derive(Clone, Debug, Eq, PartialEq, sqlx::FromRow)]
pub struct MonthRow {
    /// The month, `YYYY-MM`.
    pub month: String,
    /// Complete orders.
    pub orders: i64,
    /// Those that are returns.
    pub returns: i64,
    /// Units, net of what was given back.
    pub units: i64,
}

/// Complete orders of a buyer by month, from a day to another, both included.
pub async fn list_months(
    connection: &mut Connection,
    buyer: &Buyer,
    since: &str,
    until: &str,
) -> Result<Vec<MonthRow>> {
    macro_rules! months {
        ($buyer:literal) => {
            concat!(
                "SELECT SUBSTR(ordered_on, 1, 7) AS month,
                    COUNT(*) AS orders, CAST(SUM(CASE WHEN kind = 'return' THEN 1 ELSE 0 END) AS BIGINT) AS returns,
                    CAST(SUM(COALESCE((SELECT SUM(quantity) FROM order_lines WHERE order_id = orders.id), 0)) AS BIGINT)
                        AS units
                FROM orders WHERE status = 'complete' AND ",
                $buyer,
                " = $1 AND ordered_on BETWEEN $2 AND $3 GROUP BY SUBSTR(ordered_on, 1, 7) ORDER BY 1"
            )
        };
    }
    let sql = buyer.choose([months!("agreement_id"), months!("purchasing_account_id")]);
    run!(connection, fetch_all, sqlx::query_as(sql).bind(buyer.id()).bind(since).bind(until))
}
