//! Orders and licenses as files: workbooks and CSV for people, and CSV of data, which the import takes again.

use super::{
    license_details::{Arrival as LicenseArrival, part_code},
    license_lines::{Arrival as LineArrival, part_name},
    orders::Arrival as OrderArrival,
    parts::{license_type, metric_name, pool_name},
};
use crate::{
    api::ApiError,
    domain::register::RecordKind,
    pages::{
        components::{
            data_as_of,
            files::{self, Slot, in_file_name},
        },
        frame::scope::scope_name,
    },
    paths,
    server::{
        context::Context,
        csv::Form,
        db::{order_lines::Part, orders::ListedOrder},
        failure::Outcome,
        http::see_other,
        register_file::csv_columns,
        spreadsheet::{About, Cell, Row, Table, rows},
        text::{self, text},
        workflow::{
            license_details::{License, Summary, summary},
            license_lines::{LineExport, export_lines},
            orders::{ExportedLine, OrderExport, export as begin, export_one},
            purchases::Purchases,
        },
    },
};
use axum::{
    extract::{Path, Query as FromQuery},
    response::Response,
};
use std::mem::take;

/// The word in addresses for data.
pub(super) const DATA: &str = "data";

fn form(word: &str) -> Form {
    if word == DATA { Form::Data } else { Form::People }
}

/// Sends the lines of orders as a workbook.
pub async fn orders_workbook(context: Context, FromQuery(arrival): FromQuery<OrderArrival>) -> Outcome<Response> {
    if arrival.is_faulty() {
        return Ok(see_other(&arrival.link(paths::ORDERS, &[])));
    }
    let (slot, table) = orders(&context, &arrival, Form::People).await?;
    let t = context.locale();
    let mut facts = facts(&context, &table.export.purchases);
    facts.extend(arrival.told(&context, &table.export.partners));
    let about = About { sheet: text!(t, label.orders), title: text!(t, orders.about), facts };
    Ok(files::workbook(&context, slot, about, table))
}

/// Sends the lines of orders as CSV.
pub async fn orders_csv(context: Context, FromQuery(arrival): FromQuery<OrderArrival>) -> Outcome<Response> {
    if arrival.is_faulty() {
        return Ok(see_other(&arrival.link(paths::ORDERS, &[])));
    }
    let form = form(&arrival.form);
    let (slot, table) = orders(&context, &arrival, form).await?;
    Ok(files::csv(&context, slot, form, table))
}

/// Sends the lines of an order as a workbook.
pub async fn order_workbook(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    let (slot, listed, table) = order(&context, &id).await?;
    let t = context.locale();
    let mut facts = facts(&context, &table.export.purchases);
    facts.insert(0, [text!(t, orders.kind_order), listed.number().to_owned()]);
    let about = About { sheet: text!(t, orders.lines), title: text!(t, orders.about), facts };
    Ok(files::workbook(&context, slot, about, table))
}

/// Sends the lines of an order as CSV.
pub async fn order_csv(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    let (slot, _, table) = order(&context, &id).await?;
    Ok(files::csv(&context, slot, Form::People, table))
}

/// Sends the licenses as of a day as a workbook.
pub async fn licenses_workbook(context: Context, FromQuery(arrival): FromQuery<LicenseArrival>) -> Outcome<Response> {
    if arrival.is_faulty() {
        return Ok(see_other(&arrival.link(paths::LICENSES, &[])));
    }
    let (slot, table) = licenses(&context, &arrival, Form::People).await?;
    let t = context.locale();
    let mut facts = facts(&context, &table.summary.purchases);
    facts.push([text!(t, licenses.as_of), table.summary.as_of.clone()]);
    facts.extend(arrival.told(&context));
    let about = About { sheet: text!(t, licenses.effective), title: text!(t, orders.about), facts };
    Ok(files::workbook(&context, slot, about, table))
}

/// Sends the licenses as of a day as CSV.
pub async fn licenses_csv(context: Context, FromQuery(arrival): FromQuery<LicenseArrival>) -> Outcome<Response> {
    if arrival.is_faulty() {
        return Ok(see_other(&arrival.link(paths::LICENSES, &[])));
    }
    let form = form(&arrival.form);
    let (slot, table) = licenses(&context, &arrival, form).await?;
    Ok(files::csv(&context, slot, form, table))
}

/// Sends the lines that make a number of licenses as a workbook.
pub async fn lines_workbook(context: Context, FromQuery(arrival): FromQuery<LineArrival>) -> Outcome<Response> {
    if let Some(list) = arrival.redirect_if_faulty() {
        return Ok(see_other(&list));
    }
    let (slot, table) = lines(&context, &arrival).await?;
    let t = context.locale();
    let mut facts = facts(&context, table.export.purchases());
    facts.push([text!(t, licenses.as_of), table.export.as_of.clone()]);
    facts.extend(arrival.told(&context));
    facts.push([part_name(&context, table.part), table.export.total.to_string()]);
    let about = About { sheet: text!(t, orders.lines), title: text!(t, orders.about), facts };
    Ok(files::workbook(&context, slot, about, table))
}

/// Sends the lines that make a number of licenses as CSV.
pub async fn lines_csv(context: Context, FromQuery(arrival): FromQuery<LineArrival>) -> Outcome<Response> {
    if let Some(list) = arrival.redirect_if_faulty() {
        return Ok(see_other(&list));
    }
    let (slot, table) = lines(&context, &arrival).await?;
    Ok(files::csv(&context, slot, Form::People, table))
}

/// What a workbook says of its rows: for whom they speak, and whose data they are.
pub(super) fn facts(context: &Context, purchases: &Purchases) -> Vec<[String; 2]> {
    let t = context.locale();
    // One for each: all of a large agreement would not fit into a cell.
    let mut facts: Vec<[String; 2]> =
        purchases.scopes.iter().map(|scope| [text!(t, label.purchasing_account), scope_name(context, scope)]).collect();
    facts.extend(purchases.import.as_ref().map(|import| [text!(t, orders.source), data_as_of(context, import)]));
    facts
}

/// The lines of orders.
struct OrderLines {
    context: Context,
    /// The first part of the name of a file of them.
    name: String,
    form: Form,
    export: OrderExport,
}

async fn orders(context: &Context, arrival: &OrderArrival, form: Form) -> Outcome<(Slot, OrderLines)> {
    let slot = Slot::take(context).await?;
    let export = begin(context, &arrival.query()).await?;
    Ok((slot, OrderLines { context: context.clone(), name: "orders".to_owned(), form, export }))
}

async fn order(context: &Context, id: &str) -> Outcome<(Slot, ListedOrder, OrderLines)> {
    let slot = Slot::take(context).await?;
    let (listed, export) = export_one(context, id).await?;
    let name = format!("order-{}", in_file_name(listed.number()));
    Ok((slot, listed, OrderLines { context: context.clone(), name, form: Form::People, export }))
}

impl Table for OrderLines {
    fn name(&self) -> String {
        format!("{}{}-{}", self.name, self.form.mark_in_name(), self.context.today())
    }

    fn heads(&self) -> Vec<String> {
        if self.form == Form::Data {
            return csv_columns(RecordKind::Orders).map(str::to_owned).collect();
        }
        people_heads(&self.context)
    }

    async fn next(&mut self) -> Outcome<Option<Vec<Row>>> {
        let lines = self.export.next().await?;
        let row = |line: &ExportedLine| match self.form {
            Form::Data => data_row(line),
            Form::People => people_row(&self.context, line),
        };
        Ok(rows(lines.iter().map(row)))
    }
}

/// A line as the import reads it: the columns of `csv_columns`.
fn data_row(ExportedLine { order: listed, line, product, .. }: &ExportedLine) -> Row {
    let order = &listed.order;
    let text = |text: &str| Cell::Text(text.to_owned());
    vec![
        text(&order.register_id),
        text(&listed.agreement_number),
        text(&listed.account_number),
        Cell::text(listed.partner_register_id.as_deref()),
        Cell::text(order.reseller_number.as_deref()),
        Cell::text(order.customer_number.as_deref()),
        Cell::Day(order.ordered_on.clone()),
        text(order.kind.code()),
        text(order.status.code()),
        text(&line.line),
        text(&product.part_number),
        Cell::Number(line.quantity),
        Cell::text(line.country.as_deref()),
        Cell::Day(line.usage_from.clone()),
        Cell::day(line.usage_until.as_deref()),
        Cell::day(line.assurance_until.as_deref()),
        Cell::day(line.renewal_due_on.as_deref()),
        Cell::text(line.corrects_order.as_deref()),
        Cell::text(line.corrects_line.as_deref()),
        Cell::text(line.reason_code.as_deref()),
        Cell::text(line.reason.as_deref()),
        Cell::text(line.reservation.as_deref()),
    ]
}

/// The names of the columns of [`people_row`].
fn people_heads(context: &Context) -> Vec<String> {
    let t = context.locale();
    let vendor = &context.app.config.vendor_name;
    vec![
        text!(t, orders.partner_number),
        text!(t, orders.vendor_number, vendor = vendor),
        text!(t, orders.customer_number),
        text!(t, orders.ordered_on),
        text!(t, orders.kind),
        text!(t, common.status),
        text!(t, label.partner),
        text!(t, orders.agreement),
        text!(t, label.purchasing_account_number),
        text!(t, label.purchasing_account),
        text!(t, orders.line),
        text!(t, audit.field_part_number),
        text!(t, orders.product),
        text!(t, orders.quantity),
        text!(t, orders.country),
        text!(t, orders.usage_from),
        text!(t, orders.usage_until),
        text!(t, orders.assurance_until),
        text!(t, orders.renewal_due_on),
        text!(t, orders.corrects_order),
        text!(t, orders.corrects_line),
        text!(t, orders.reason),
    ]
}

fn people_row(context: &Context, ExportedLine { order: listed, line, product, corrects }: &ExportedLine) -> Row {
    let t = context.locale();
    let order = &listed.order;
    let country = line.country.as_ref().map(|code| text::country_name(context.language, code));
    vec![
        Cell::text(order.reseller_number.as_deref()),
        Cell::Text(order.register_id.clone()),
        Cell::text(order.customer_number.as_deref()),
        Cell::Day(order.ordered_on.clone()),
        Cell::Text(text::order_kind(t, order.kind)),
        Cell::Text(text::order_status(t, order.status)),
        Cell::text(listed.partner_name.as_deref()),
        Cell::Text(listed.agreement_number.clone()),
        Cell::Text(listed.account_number.clone()),
        Cell::Text(listed.account_name.clone()),
        Cell::Text(line.line.clone()),
        Cell::Text(product.part_number.clone()),
        Cell::Text(product.description.text(context.language).to_owned()),
        Cell::Number(line.quantity),
        Cell::text(country.as_deref()),
        Cell::Day(line.usage_from.clone()),
        Cell::day(line.usage_until.as_deref()),
        Cell::day(line.assurance_until.as_deref()),
        Cell::day(line.renewal_due_on.as_deref()),
        Cell::text(corrects.as_deref()),
        Cell::text(line.corrects_line.as_deref()),
        Cell::text(line.reason.as_deref().or(line.reason_code.as_deref())),
    ]
}

/// The lines that make a number of licenses.
struct LicenseLines {
    context: Context,
    part: Part,
    export: LineExport,
}

async fn lines(context: &Context, arrival: &LineArrival) -> Outcome<(Slot, LicenseLines)> {
    let slot = Slot::take(context).await?;
    let part = arrival.part().ok_or(ApiError::NotFound)?;
    let export = export_lines(context, &arrival.query(), arrival.key(), part).await?;
    Ok((slot, LicenseLines { context: context.clone(), part, export }))
}

impl Table for LicenseLines {
    fn name(&self) -> String {
        let product = in_file_name(&self.export.key.name());
        format!("license-lines-{product}-{}-{}", part_code(self.part), self.export.as_of)
    }

    fn heads(&self) -> Vec<String> {
        let mut heads = people_heads(&self.context);
        heads.push(part_name(&self.context, self.part));
        heads
    }

    async fn next(&mut self) -> Outcome<Option<Vec<Row>>> {
        let Some(lines) = self.export.next().await? else { return Ok(None) };
        let row = |(line, adds): &(ExportedLine, i64)| {
            let mut row = people_row(&self.context, line);
            row.push(Cell::Number(*adds));
            row
        };
        Ok(Some(lines.iter().map(row).collect()))
    }
}

/// The licenses as of a day.
struct Licenses {
    context: Context,
    form: Form,
    summary: Summary,
}

async fn licenses(context: &Context, arrival: &LicenseArrival, form: Form) -> Outcome<(Slot, Licenses)> {
    let slot = Slot::take(context).await?;
    let summary = summary(context, &arrival.query()).await?.or_not_found()?;
    Ok((slot, Licenses { context: context.clone(), form, summary }))
}

/// The names of the columns for programs.
const LICENSE_COLUMNS: [&str; 14] = [
    "as_of",
    "family",
    "version",
    "edition",
    "pool",
    "type",
    "metric",
    "current",
    "assured",
    "future",
    "ended",
    "next_use_end",
    "next_assurance_end",
    "key",
];

impl Table for Licenses {
    /// Files of several days lie side by side.
    fn name(&self) -> String {
        format!("licenses{}-{}", self.form.mark_in_name(), self.summary.as_of)
    }

    fn heads(&self) -> Vec<String> {
        if self.form == Form::Data {
            return LICENSE_COLUMNS.map(str::to_owned).to_vec();
        }
        let t = self.context.locale();
        vec![
            text!(t, licenses.as_of),
            text!(t, licenses.family),
            text!(t, licenses.version),
            text!(t, licenses.edition),
            text!(t, licenses.pool),
            text!(t, licenses.license_type),
            text!(t, licenses.metric),
            text!(t, licenses.effective),
            text!(t, licenses.assurance),
            text!(t, licenses.future_title),
            text!(t, licenses.ended_title),
            text!(t, licenses.next_use_end),
            text!(t, licenses.next_assurance_end),
            text!(t, licenses.key_need),
        ]
    }

    async fn next(&mut self) -> Outcome<Option<Vec<Row>>> {
        let licenses = take(&mut self.summary.licenses);
        Ok(rows(licenses.iter().map(|license| self.row(license))))
    }
}

impl Licenses {
    fn row(&self, license: &License) -> Row {
        let (context, key) = (&self.context, &license.key);
        let in_words = |code: &Option<String>, name: fn(&Context, &str) -> String| match (self.form, code) {
            (_, None) => Cell::Empty,
            (Form::Data, Some(code)) => Cell::Text(code.clone()),
            (Form::People, Some(code)) => Cell::Text(name(context, code)),
        };
        let of_type = key.license_type.map_or(Cell::Empty, |one| match self.form {
            Form::Data => Cell::Text(one.code().to_owned()),
            Form::People => Cell::Text(license_type(context, one)),
        });
        vec![
            Cell::Day(self.summary.as_of.clone()),
            Cell::Text(key.family.clone()),
            Cell::text(key.version.as_deref()),
            Cell::text(key.edition.as_deref()),
            in_words(&key.pool, pool_name),
            of_type,
            in_words(&key.metric, metric_name),
            Cell::Number(license.quantities.current),
            Cell::Number(license.quantities.assured),
            Cell::Number(license.quantities.future),
            Cell::Number(license.quantities.ended),
            Cell::day(license.next_use_end.as_deref()),
            Cell::day(license.next_assurance_end.as_deref()),
            Cell::Text(match self.form {
                Form::Data => license.key_need.code().to_owned(),
                Form::People => text::key_need(context.locale(), license.key_need),
            }),
        ]
    }
}
