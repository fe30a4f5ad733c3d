//! Reports as files: orders by month, and what ends. Licenses by pool are taken away with the list of licenses.

use super::{exports::facts, reports::Arrival};
use crate::{
    domain::ending::EndingKind,
    pages::components::files::{self, Slot},
    paths,
    server::{
        context::Context,
        csv::Form,
        db::orders::MonthRow,
        failure::Outcome,
        http::see_other,
        spreadsheet::{About, Cell, Row, Table, rows},
        text::{self, text},
        workflow::{
            endings::Ending,
            purchases::Purchases,
            reports::{Report, load_endings, load_months},
        },
    },
};
use axum::{extract::Query as FromQuery, response::Response};
use std::mem::take;

/// Sends orders by month as a workbook.
pub async fn months_workbook(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    workbook(context, &arrival, Kind::Months).await
}

/// Sends orders by month as CSV.
pub async fn months_csv(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    csv(context, &arrival, Kind::Months).await
}

/// Sends what ends as a workbook.
pub async fn ending_workbook(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    workbook(context, &arrival, Kind::Ending).await
}

/// Sends what ends as CSV.
pub async fn ending_csv(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    csv(context, &arrival, Kind::Ending).await
}

/// The reports that are files of their own.
#[derive(Clone, Copy)]
enum Kind {
    Months,
    Ending,
}

/// A report, which was computed alone.
enum Rows {
    Months(Report<MonthRow>),
    Ending(Report<Ending>),
}

struct ReportRows {
    context: Context,
    rows: Rows,
}

async fn workbook(context: Context, arrival: &Arrival, kind: Kind) -> Outcome<Response> {
    if arrival.is_faulty() {
        return Ok(see_other(&arrival.link(paths::REPORTS)));
    }
    let (slot, table) = begin(&context, arrival, kind).await?;
    let about = table.about();
    Ok(files::workbook(&context, slot, about, table))
}

async fn csv(context: Context, arrival: &Arrival, kind: Kind) -> Outcome<Response> {
    if arrival.is_faulty() {
        return Ok(see_other(&arrival.link(paths::REPORTS)));
    }
    let (slot, table) = begin(&context, arrival, kind).await?;
    Ok(files::csv(&context, slot, Form::People, table))
}

async fn begin(context: &Context, arrival: &Arrival, kind: Kind) -> Outcome<(Slot, ReportRows)> {
    let slot = Slot::take(context).await?;
    let query = arrival.query();
    let rows = match kind {
        Kind::Months => Rows::Months(load_months(context, &query).await?),
        Kind::Ending => Rows::Ending(load_endings(context, &query).await?),
    };
    Ok((slot, ReportRows { context: context.clone(), rows }))
}

impl ReportRows {
    /// Whose purchases, and the first and the last day that the report is about.
    const fn of(&self) -> (&Purchases, &[String; 2]) {
        match &self.rows {
            Rows::Months(Report { purchases, days, .. }) | Rows::Ending(Report { purchases, days, .. }) => {
                (purchases, days)
            }
        }
    }

    fn about(&self) -> About {
        let t = self.context.locale();
        let (purchases, [since, until]) = self.of();
        let mut facts = facts(&self.context, purchases);
        facts.push([text!(t, reports.first_day), since.clone()]);
        facts.push([text!(t, reports.last_day), until.clone()]);
        let sheet = match self.rows {
            Rows::Months(_) => text!(t, reports.orders_title),
            Rows::Ending(_) => text!(t, reports.window),
        };
        About { sheet, title: text!(t, orders.about), facts }
    }
}

impl Table for ReportRows {
    /// Files of several periods lie side by side.
    fn name(&self) -> String {
        let (_, [since, until]) = self.of();
        match self.rows {
            Rows::Months(_) => format!("orders-by-month-{since}-{until}"),
            Rows::Ending(_) => format!("ending-{since}-{until}"),
        }
    }

    fn heads(&self) -> Vec<String> {
        let t = self.context.locale();
        match self.rows {
            Rows::Months(_) => vec![
                text!(t, reports.month),
                text!(t, label.orders),
                text!(t, reports.returns),
                text!(t, reports.units),
            ],
            Rows::Ending(_) => vec![
                text!(t, reports.last_day),
                text!(t, reports.what),
                text!(t, audit.field_part_number),
                text!(t, orders.product),
                text!(t, orders.quantity),
                text!(t, orders.renewal_due_on),
                text!(t, reports.continued_by_head),
                text!(t, orders.agreement),
                text!(t, label.purchasing_account_number),
                text!(t, label.purchasing_account),
            ],
        }
    }

    async fn next(&mut self) -> Outcome<Option<Vec<Row>>> {
        Ok(match &mut self.rows {
            Rows::Months(report) => rows(take(&mut report.rows).iter().map(month)),
            Rows::Ending(report) => rows(take(&mut report.rows).iter().map(|one| ending(&self.context, one))),
        })
    }
}

fn month(row: &MonthRow) -> Row {
    vec![Cell::Text(row.month.clone()), Cell::Number(row.orders), Cell::Number(row.returns), Cell::Number(row.units)]
}

fn ending(context: &Context, one: &Ending) -> Row {
    let product = one.product.as_ref();
    // An agreement ends for all its purchasing accounts.
    let account = one.scope.account.as_ref().filter(|_| one.kind != EndingKind::Agreement);
    vec![
        Cell::Day(one.ends_on.clone()),
        Cell::Text(text::ending_kind(context.locale(), one.kind)),
        Cell::text(product.map(|product| product.part_number.as_str())),
        Cell::text(product.map(|product| product.description.text(context.language))),
        one.quantity.map_or(Cell::Empty, Cell::Number),
        Cell::day(one.renewal_due_on.as_deref()),
        Cell::text(one.continued_by.as_ref().map(|renewal| renewal.register_id.as_str())),
        Cell::Text(one.scope.agreement_number.clone()),
        Cell::text(account.map(|account| account.number.as_str())),
        Cell::text(account.map(|account| account.name.as_str())),
    ]
}
