//! The lines of orders that make a number of licenses: the first of them for a page, all of them for a file.

use super::{
    license_details::{LicenseKey, LicenseQuery, Sums, number},
    orders::{ExportedLine, OrderExport, OrderQuery, export as begin},
    purchases::Purchases,
};
use crate::{
    api::ApiError,
    domain::{license::Phase, order::OrderStatus},
    server::{
        context::Context,
        db::{
            self, Buyer, Connection, MOST_PARTS,
            order_lines::{LineRow, OrderedLine, Part},
            products::ProductRow,
        },
        failure::Outcome,
        workflow::scopes::Scoped,
    },
};
use std::cmp::Reverse;

/// Lines of a page about a number.
pub const MOST_LINES: usize = 200;

/// A line of an order, with what it adds to a number of licenses.
#[derive(Clone, Debug)]
pub struct AddingLine {
    /// The line.
    pub line: OrderedLine,
    /// Its product.
    pub product: ProductRow,
    /// What it adds; negative for what is given back, or taken by a step-up.
    pub adds: i64,
}

/// The lines that a number of licenses consists of.
#[derive(Clone, Debug)]
pub struct Breakdown {
    /// Whose they are.
    pub purchases: Purchases,
    /// The day, `YYYY-MM-DD`.
    pub as_of: String,
    /// The number.
    pub total: i64,
    /// The first lines, the newest order first.
    pub lines: Vec<AddingLine>,
    /// Whether there are more than are shown.
    pub is_cut: bool,
}

/// The lines that a number of licenses as of a day consists of.
pub async fn breakdown(
    context: &Context,
    query: &LicenseQuery,
    key: &LicenseKey,
    part: Part,
) -> Outcome<Scoped<Breakdown>> {
    let as_of = query.day(context);
    Purchases::of(context, query.account.as_deref(), async |connection, purchases| {
        let sums = Sums::read(connection, &purchases.buyers, &as_of).await?;
        let license = sums.licenses()?.into_iter().find(|license| license.key == *key);
        let total = number(license.ok_or(ApiError::NotFound)?.quantities, part);
        let rows = adding_rows(connection, &purchases.buyers, &sums, key, (part, &as_of)).await?;
        let mut lines: Vec<AddingLine> = rows.into_iter().flat_map(|row| adding(&sums, row, key, part)).collect();
        let is_cut = lines.len() > MOST_LINES;
        lines.truncate(MOST_LINES);
        Ok(Breakdown { purchases, as_of, total, lines, is_cut })
    })
    .await
}

/// The first lines of products that add to a number, the newest order first, and one more than are shown.
async fn adding_rows(
    connection: &mut Connection,
    buyers: &[Buyer],
    sums: &Sums,
    key: &LicenseKey,
    at: (Part, &str),
) -> Outcome<Vec<OrderedLine>> {
    // Lines that add nothing are not read: they would take the place of those that do.
    let part_keys = making(sums, key, at.0);
    let limit = i64::try_from(MOST_LINES).unwrap_or(i64::MAX).saturating_add(1);
    let mut rows = Vec::new();
    for buyer in buyers {
        for part_keys in part_keys.chunks(MOST_PARTS) {
            rows.append(&mut db::order_lines::list_making(connection, buyer, at, part_keys, limit).await?);
        }
    }
    rows.sort_by_cached_key(|row| (Reverse((row.ordered_on.clone(), row.line.order_id.clone())), row.line.place));
    rows.truncate(MOST_LINES + 1);
    Ok(rows)
}

/// The products that add to a number, as compared.
fn making<'s>(sums: &'s Sums, key: &LicenseKey, part: Part) -> Vec<&'s str> {
    let products = sums.products.values().filter(|product| !sums.adds(product, 1, key, part).is_empty());
    products.map(|product| product.part_key.as_str()).collect()
}

/// A line with what it adds: once for each number.
fn adding(sums: &Sums, line: OrderedLine, key: &LicenseKey, part: Part) -> Vec<AddingLine> {
    let Some(product) = sums.products.get(&line.line.part_key) else { return Vec::new() };
    let adds = sums.adds(product, line.line.quantity, key, part);
    adds.into_iter().map(|adds| AddingLine { line: line.clone(), product: product.clone(), adds }).collect()
}

/// An export of all lines that a number of licenses consists of, the newest order first.
pub struct LineExport {
    orders: OrderExport,
    sums: Sums,
    part: Part,
    /// The license.
    pub key: LicenseKey,
    /// The number.
    pub total: i64,
    /// The day, `YYYY-MM-DD`.
    pub as_of: String,
}

/// Begins an export of the lines that a number of licenses as of a day consists of.
pub async fn export_lines(context: &Context, query: &LicenseQuery, key: LicenseKey, part: Part) -> Outcome<LineExport> {
    let as_of = query.day(context);
    let complete = Some(OrderStatus::Complete);
    let of = OrderQuery { account: query.account.clone(), status: complete, ..OrderQuery::default() };
    let mut orders = begin(context, &of).await?;
    let mut connection = context.read().await?;
    let sums = Sums::read(&mut connection, &orders.purchases.buyers, &as_of).await?;
    let license = sums.licenses()?.into_iter().find(|license| license.key == key).ok_or(ApiError::NotFound)?;
    orders.narrow(making(&sums, &key, part).into_iter().map(str::to_owned).collect());
    Ok(LineExport { orders, total: number(license.quantities, part), sums, key, part, as_of })
}

impl LineExport {
    /// Whose they are.
    #[must_use]
    pub const fn purchases(&self) -> &Purchases {
        &self.orders.purchases
    }

    /// The next lines, each with what it adds, if there are some among the next orders; `None` after the last.
    pub async fn next(&mut self) -> Outcome<Option<Vec<(ExportedLine, i64)>>> {
        let lines = self.orders.next().await?;
        Ok((!lines.is_empty()).then(|| lines.iter().flat_map(|line| self.adding(line)).collect()))
    }

    fn adding(&self, line: &ExportedLine) -> Vec<(ExportedLine, i64)> {
        if !is_in(self.part, &line.line, &self.as_of) {
            return Vec::new();
        }
        let adds = self.sums.adds(&line.product, line.line.quantity, &self.key, self.part);
        adds.into_iter().map(|adds| (line.clone(), adds)).collect()
    }
}

/// Whether a line is one of those that make a number as of a day.
fn is_in(part: Part, line: &LineRow, day: &str) -> bool {
    match part {
        Part::Phase(phase) => Phase::of(&line.usage_from, line.usage_until.as_deref(), day) == phase,
        Part::Assured => {
            line.usage_from.as_str() <= day && line.assurance_until.as_deref().is_some_and(|until| until >= day)
        }
    }
}
