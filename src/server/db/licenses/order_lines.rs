//! The lines of orders.

use super::{Buyer, bind_parts, is_of_parts, of_agreement, orders::known_number};
use crate::{
    domain::{license::Phase, order::OrderKind, product::ProductType},
    server::db::{
        Connection, Result, Transaction,
        bulk::{insert_rows, select_among},
        columns::{columns, select},
        run,
    },
};

/// A line of an order.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct LineRow {
    /// The order.
    pub order_id: String,
    /// Its place, from 0.
    pub place: i64,
    /// Its number.
    pub line: String,
    /// The product, as compared.
    pub part_key: String,
    /// How many; negative for what is given back.
    pub quantity: i64,
    /// Where it is used.
    pub country: Option<String>,
    /// The first day of use, `YYYY-MM-DD`.
    pub usage_from: String,
    /// The last day of use; none for no end.
    pub usage_until: Option<String>,
    /// The last day of assurance.
    pub assurance_until: Option<String>,
    /// The day by which it should be renewed.
    pub renewal_due_on: Option<String>,
    /// The register's id of the order that it corrects.
    pub corrects_order: Option<String>,
    /// The number of the line that it corrects.
    pub corrects_line: Option<String>,
    /// Why something was given back, by the register's code.
    pub reason_code: Option<String>,
    /// The same in words.
    pub reason: Option<String>,
    /// The reservation that it settles.
    pub reservation: Option<String>,
}

/// Writes the lines of an order of a purchasing account, which has none. `is_counted`: the order is complete.
pub async fn insert(tx: &mut Transaction, account_id: &str, is_counted: bool, lines: &[LineRow]) -> Result<()> {
    insert_rows!(
        tx,
        "INSERT INTO order_lines (order_id, place, line, part_key, quantity, country, usage_from, usage_until,
            assurance_until, renewal_due_on, corrects_order, corrects_line, reason_code, reason,
            reservation, purchasing_account_id, is_counted) ",
        lines,
        |row| [
            row.order_id.as_str(),
            row.place,
            row.line.as_str(),
            row.part_key.as_str(),
            row.quantity,
            row.country.as_deref(),
            row.usage_from.as_str(),
            row.usage_until.as_deref(),
            row.assurance_until.as_deref(),
            row.renewal_due_on.as_deref(),
            row.corrects_order.as_deref(),
            row.corrects_line.as_deref(),
            row.reason_code.as_deref(),
            row.reason.as_deref(),
            row.reservation.as_deref(),
            account_id,
            is_counted,
        ],
        ""
    );
    Ok(())
}

/// Removes the lines of an order.
pub async fn remove(tx: &mut Transaction, order_id: &str) -> Result<()> {
    run!(tx, execute, sqlx::query("DELETE FROM order_lines WHERE order_id = $1").bind(order_id)).map(drop)
}

/// The lines of an order, in their order.
pub async fn list(connection: &mut Connection, order_id: &str) -> Result<Vec<LineRow>> {
    page(connection, order_id, 0, i64::MAX).await
}

/// So many lines of an order from a place on.
pub async fn page(connection: &mut Connection, order_id: &str, from: i64, limit: i64) -> Result<Vec<LineRow>> {
    const SQL: &str = select!(order_lines, "WHERE order_id = $1 AND place >= $2 ORDER BY place LIMIT $3");
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(order_id).bind(from).bind(limit))
}

/// The place of a line of an order by its number.
pub async fn find_place(connection: &mut Connection, order_id: &str, line: &str) -> Result<Option<i64>> {
    const SQL: &str = "SELECT place FROM order_lines WHERE order_id = $1 AND line = $2";
    run!(connection, fetch_optional, sqlx::query_scalar(SQL).bind(order_id).bind(line))
}

/// The days of a line.
#[derive(Clone, Debug, Eq, Hash, PartialEq, sqlx::FromRow)]
pub struct LineDays {
    /// The first day of use, `YYYY-MM-DD`.
    pub usage_from: String,
    /// The last day of use; none for no end.
    pub usage_until: Option<String>,
    /// The last day of assurance.
    pub assurance_until: Option<String>,
}

/// The days of a line by its number, of an order by the register's id; none if there is no such line.
pub async fn find_days(connection: &mut Connection, register_id: &str, line: &str) -> Result<Option<LineDays>> {
    const SQL: &str = "SELECT usage_from, usage_until, assurance_until
        FROM orders JOIN order_lines ON order_lines.order_id = orders.id WHERE register_id = $1 AND line = $2 LIMIT 1";
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(register_id).bind(line))
}

/// More was given back of a product than was bought.
#[derive(Clone, Debug, Eq, PartialEq, sqlx::FromRow)]
pub struct NegativeRow {
    /// Number of the purchasing account.
    pub account_number: String,
    /// The product, as compared.
    pub part_key: String,
    /// What is left: less than nothing.
    pub quantity: i64,
}

/// Products of which more was given back than was bought, in purchasing accounts whose orders an import changed; the first
/// ones.
pub async fn list_negative(connection: &mut Connection, import: i64, limit: i64) -> Result<Vec<NegativeRow>> {
    const SQL: &str = "SELECT purchasing_accounts.number AS account_number, sums.part_key, sums.quantity FROM (
            SELECT purchasing_account_id, part_key, CAST(SUM(quantity) AS BIGINT) AS quantity FROM order_lines
            WHERE is_counted AND purchasing_account_id IN (SELECT purchasing_account_id FROM orders
                WHERE changed_in = $1 AND kind IN ('return', 'correction'))
            GROUP BY purchasing_account_id, part_key HAVING SUM(quantity) < 0
        ) AS sums JOIN purchasing_accounts ON purchasing_accounts.id = sums.purchasing_account_id
        ORDER BY purchasing_accounts.number, sums.part_key LIMIT $2";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(import).bind(limit))
}

/// The lines of some orders, in their order within each.
pub async fn list_of(connection: &mut Connection, order_ids: &[&str]) -> Result<Vec<LineRow>> {
    Ok(select_among!(
        connection,
        concat!("SELECT ", columns!(order_lines), " FROM order_lines WHERE order_id"),
        order_ids,
        " ORDER BY order_id, place"
    ))
}

/// A line with the order that it belongs to.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct OrderedLine {
    /// The line.
    #[sqlx(flatten)]
    pub line: LineRow,
    /// The register's id of the order.
    pub register_id: String,
    /// The partner's number of the order.
    pub reseller_number: Option<String>,
    /// When it was ordered, `YYYY-MM-DD`.
    pub ordered_on: String,
    /// What the order is.
    pub kind: OrderKind,
    /// The purchasing account of the order.
    pub purchasing_account_id: String,
}

impl OrderedLine {
    /// The number by which a reader knows the order.
    #[must_use]
    pub fn number(&self) -> &str {
        known_number(self.reseller_number.as_deref(), &self.register_id)
    }
}

macro_rules! ordered {
    () => {
        concat!(
            "SELECT ",
            columns!(order_lines),
            ", orders.register_id, orders.reseller_number, orders.ordered_on, orders.kind,
                orders.purchasing_account_id
            FROM order_lines JOIN orders ON orders.id = order_lines.order_id "
        )
    };
}

/// The first lines of a purchasing account that correct lines of an order, by its register's id.
pub async fn list_correcting(
    connection: &mut Connection,
    account_id: &str,
    register_id: &str,
    limit: i64,
) -> Result<Vec<OrderedLine>> {
    const SQL: &str = concat!(
        ordered!(),
        "WHERE corrects_order = $1 AND order_lines.purchasing_account_id = $2
        ORDER BY orders.ordered_on, orders.id, place LIMIT $3"
    );
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(register_id).bind(account_id).bind(limit))
}

/// What lines of a product with the same ends add up to.
#[derive(Clone, Debug, Eq, PartialEq, sqlx::FromRow)]
pub struct SumRow {
    /// The product, as compared.
    pub part_key: String,
    /// The last day of usage; none for no end.
    pub usage_until: Option<String>,
    /// The last day of assurance.
    pub assurance_until: Option<String>,
    /// Units whose usage runs.
    pub running: i64,
    /// Units whose assurance runs.
    pub assured: i64,
    /// Units whose usage begins later.
    pub future: i64,
    /// Units whose usage is over.
    pub ended: i64,
}

/// Where a line stands on a day, the second parameter: as [`Part`] says.
macro_rules! stands {
    (current) => {
        "usage_from <= $2 AND (usage_until IS NULL OR usage_until >= $2)"
    };
    (future) => {
        "usage_from > $2"
    };
    (ended) => {
        "usage_until < $2"
    };
    (assured) => {
        "usage_from <= $2 AND assurance_until >= $2"
    };
}

/// What counted lines of a buyer that stand so on a day add up to.
macro_rules! units {
    ($part:ident) => {
        concat!("CAST(SUM(CASE WHEN ", stands!($part), " THEN quantity ELSE 0 END) AS BIGINT)")
    };
}

/// What counted lines of a buyer add up to on a day, by product and ends. Lines of the same days are added up first, as the
/// index has them, so that the day is compared once for all of them.
macro_rules! sums {
    ($buyer:expr) => {
        concat!(
            "SELECT part_key, usage_until, assurance_until, ",
            units!(current),
            " AS running, ",
            units!(assured),
            " AS assured, ",
            units!(future),
            " AS future, ",
            units!(ended),
            " AS ended FROM (
                SELECT part_key, usage_until, assurance_until, usage_from, SUM(quantity) AS quantity
                FROM order_lines WHERE is_counted AND ",
            $buyer,
            " GROUP BY part_key, usage_until, assurance_until, usage_from
            ) AS days GROUP BY part_key, usage_until, assurance_until"
        )
    };
}

/// What the lines of a buyer's complete orders add up to on a day, by product and ends.
pub async fn sum(connection: &mut Connection, buyer: &Buyer, day: &str) -> Result<Vec<SumRow>> {
    const SQL: [&str; 2] = [sums!(of_agreement!()), sums!("purchasing_account_id = $1")];
    run!(connection, fetch_all, sqlx::query_as(buyer.choose(SQL)).bind(buyer.id()).bind(day))
}

/// The products of a buyer's orders, as compared: the index is entered once for each product of an account, however many
/// lines it has.
pub async fn list_parts(connection: &mut Connection, buyer: &Buyer) -> Result<Vec<String>> {
    macro_rules! parts {
        ($buyer:literal) => {
            concat!(
                "WITH RECURSIVE parts (account_id, part_key) AS (
                    SELECT id, (SELECT MIN(part_key) FROM order_lines WHERE purchasing_account_id = accounts.id)
                    FROM purchasing_accounts AS accounts WHERE ",
                $buyer,
                " UNION ALL SELECT account_id, (SELECT MIN(order_lines.part_key) FROM order_lines
                        WHERE purchasing_account_id = parts.account_id AND order_lines.part_key > parts.part_key)
                    FROM parts WHERE part_key IS NOT NULL
                ) SELECT DISTINCT part_key FROM parts WHERE part_key IS NOT NULL"
            )
        };
    }
    const SQL: [&str; 2] = [parts!("agreement_id = $1"), parts!("id = $1")];
    run!(connection, fetch_all, sqlx::query_scalar(buyer.choose(SQL)).bind(buyer.id()))
}

/// What was bought of a product with the same ends.
#[derive(Clone, Debug, Eq, PartialEq, sqlx::FromRow)]
pub struct BoughtRow {
    /// The product, as compared.
    pub part_key: String,
    /// Its family.
    pub family: String,
    /// Its version.
    pub version: Option<String>,
    /// What buying it gives.
    pub r#type: ProductType,
    /// The last day of usage; none for no end.
    pub usage_until: Option<String>,
    /// The last day of assurance.
    pub assurance_until: Option<String>,
    /// Units; below 0 for what was given back.
    pub quantity: i64,
}

/// Of which products it is asked what was bought.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum BoughtOf<'a> {
    /// Of all.
    Everything,
    /// Of those of a family.
    Family(&'a str),
    /// Of those of the families that a software file is for.
    File(&'a str),
}

/// What a purchasing account has bought of products whose usage has begun, by product and ends; what is given back counts
/// with the ends of the line that it corrects. The index is entered once for each product, as in [`list_parts`]: SQLite
/// joins in the order in which the tables are named.
pub async fn list_bought(
    connection: &mut Connection,
    account_id: &str,
    of: BoughtOf<'_>,
    day: &str,
) -> Result<Vec<BoughtRow>> {
    // What is given back is taken from its own ends, where the index has added it up, to those of the line that it corrects.
    // Both sides are read once: one order may take back thousands of lines of another.
    const SQL: &str = "WITH RECURSIVE parts (part_key) AS (
            SELECT MIN(part_key) FROM order_lines WHERE purchasing_account_id = $1
            UNION ALL SELECT (SELECT MIN(order_lines.part_key) FROM order_lines
                WHERE purchasing_account_id = $1 AND order_lines.part_key > parts.part_key)
            FROM parts WHERE part_key IS NOT NULL
        ), wanted AS MATERIALIZED (
            SELECT products.part_key, family, version, type FROM parts CROSS JOIN products
            WHERE products.part_key = parts.part_key
                AND (CAST($3 AS TEXT) IS NULL AND CAST($4 AS TEXT) IS NULL OR products.family = $3
                    OR products.family IN (SELECT family FROM software_file_products WHERE file_id = $4))
        ), given_back AS MATERIALIZED (
            SELECT own.part_key, usage_until, assurance_until, corrects_order, corrects_line, quantity
            FROM wanted CROSS JOIN order_lines AS own
            WHERE own.part_key = wanted.part_key AND own.purchasing_account_id = $1 AND own.is_counted
                AND own.usage_from <= $2 AND own.quantity < 0 AND own.corrects_order IS NOT NULL
        ), corrected AS MATERIALIZED (
            SELECT orders.register_id, lines.line, lines.part_key, lines.usage_until, lines.assurance_until
            FROM orders JOIN order_lines AS lines ON lines.order_id = orders.id
            WHERE orders.register_id IN (SELECT corrects_order FROM given_back)
                AND lines.is_counted AND lines.purchasing_account_id = $1
        ), moved AS MATERIALIZED (
            SELECT own.part_key, own.usage_until, own.assurance_until, own.quantity,
                corrected.usage_until AS use_ends_on, corrected.assurance_until AS assurance_ends_on
            FROM given_back AS own JOIN corrected ON corrected.register_id = own.corrects_order
                AND corrected.line = own.corrects_line AND corrected.part_key = own.part_key
        )
        SELECT bought.part_key, family, version, type, usage_until, assurance_until,
            CAST(SUM(quantity) AS BIGINT) AS quantity
        FROM (
            SELECT own.part_key, usage_until, assurance_until, SUM(quantity) AS quantity
            FROM wanted CROSS JOIN order_lines AS own
            WHERE own.part_key = wanted.part_key AND own.purchasing_account_id = $1 AND own.is_counted
                AND own.usage_from <= $2
            GROUP BY own.part_key, usage_until, assurance_until
            UNION ALL SELECT part_key, usage_until, assurance_until, -quantity FROM moved
            UNION ALL SELECT part_key, use_ends_on, assurance_ends_on, quantity FROM moved
        ) AS bought JOIN wanted ON wanted.part_key = bought.part_key
        GROUP BY bought.part_key, family, version, type, usage_until, assurance_until";
    let (family, file) = match of {
        BoughtOf::Everything => (None, None),
        BoughtOf::Family(family) => (Some(family), None),
        BoughtOf::File(file) => (None, Some(file)),
    };
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(account_id).bind(day).bind(family).bind(file))
}

/// Which lines make a number of licenses.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Part {
    /// Those whose usage stands so.
    Phase(Phase),
    /// Those whose assurance runs.
    Assured,
}

/// Lines of some products that stand so on a day.
macro_rules! lines_of {
    ($buyer:expr, $part:ident) => {
        concat!(
            ordered!(),
            "WHERE is_counted AND order_lines.",
            $buyer,
            " AND ",
            is_of_parts!(),
            " AND ",
            stands!($part),
            " ORDER BY orders.ordered_on DESC, order_lines.order_id DESC, place LIMIT $3"
        )
    };
}

macro_rules! lines_by_part {
    ($buyer:expr) => {
        [lines_of!($buyer, current), lines_of!($buyer, future), lines_of!($buyer, ended), lines_of!($buyer, assured)]
    };
}

/// The first lines of up to [`MOST_PARTS`](super::MOST_PARTS) products that make a number, the newest order first.
pub async fn list_making(
    connection: &mut Connection,
    buyer: &Buyer,
    (part, day): (Part, &str),
    part_keys: &[&str],
    limit: i64,
) -> Result<Vec<OrderedLine>> {
    const SQL: [[&str; 4]; 2] = [lines_by_part!(of_agreement!()), lines_by_part!("purchasing_account_id = $1")];
    let place = match part {
        Part::Phase(Phase::Current) => 0,
        Part::Phase(Phase::Future) => 1,
        Part::Phase(Phase::Ended) => 2,
        Part::Assured => 3,
    };
    let sql = buyer.choose([SQL[0][place], SQL[1][place]]);
    run!(connection, fetch_all, bind_parts!(sqlx::query_as(sql).bind(buyer.id()).bind(day).bind(limit), part_keys))
}

/// Something that ends: the usage or the assurance of lines of a product.
#[derive(Clone, Debug, Eq, PartialEq, sqlx::FromRow)]
pub struct EndingRow {
    /// The purchasing account.
    pub purchasing_account_id: String,
    /// The product, as compared.
    pub part_key: String,
    /// The last day, `YYYY-MM-DD`.
    pub ends_on: String,
    /// Units.
    pub quantity: i64,
    /// The day by which the first of them should be renewed.
    pub renewal_due_on: Option<String>,
    /// Whether assurance ends, not usage.
    pub is_assurance: bool,
}

/// What of a buyer ends from a day to another, both included: by day, account and product, net of what was given back.
pub async fn list_ending(
    connection: &mut Connection,
    buyer: &Buyer,
    since: &str,
    until: &str,
) -> Result<Vec<EndingRow>> {
    macro_rules! ending {
        ($buyer:expr) => {
            concat!(
                "SELECT purchasing_account_id, part_key, usage_until AS ends_on,
                    CAST(SUM(quantity) AS BIGINT) AS quantity, MIN(renewal_due_on) AS renewal_due_on,
                    FALSE AS is_assurance
                FROM order_lines WHERE is_counted AND ",
                $buyer,
                " AND usage_until BETWEEN $2 AND $3
                GROUP BY purchasing_account_id, part_key, usage_until HAVING SUM(quantity) <> 0
                UNION ALL SELECT purchasing_account_id, part_key, assurance_until,
                    CAST(SUM(quantity) AS BIGINT), MIN(renewal_due_on), TRUE
                FROM order_lines WHERE is_counted AND ",
                $buyer,
                " AND assurance_until BETWEEN $2 AND $3
                GROUP BY purchasing_account_id, part_key, assurance_until HAVING SUM(quantity) <> 0"
            )
        };
    }
    const SQL: [&str; 2] = [ending!(of_agreement!()), ending!("purchasing_account_id = $1")];
    run!(connection, fetch_all, sqlx::query_as(buyer.choose(SQL)).bind(buyer.id()).bind(since).bind(until))
}
