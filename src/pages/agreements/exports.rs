//! The list of agreements as files.

use super::list::{Arrival, columns};
use crate::{
    pages::components::{
        data_as_of,
        files::{self, Slot},
    },
    server::{
        context::Context,
        csv::Form,
        failure::Outcome,
        spreadsheet::{About, Cell, Row, Table, rows},
        text::{self, text},
        workflow::agreement_list::{AgreementList, ListedAgreement, list},
    },
};
use axum::{extract::Query as FromQuery, response::Response};
use std::mem::take;

/// Sends the agreements of the page as a workbook.
pub async fn workbook(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    let t = context.locale();
    let (slot, table) = agreements(&context, &arrival).await?;
    let source = table.list.import.as_ref().map(|import| [text!(t, orders.source), data_as_of(&context, import)]);
    let facts = source.into_iter().chain(arrival.told(&context)).collect();
    let about = About { sheet: text!(t, label.agreements), title: text!(t, orders.about), facts };
    Ok(files::workbook(&context, slot, about, table))
}

/// Sends the agreements of the page as CSV.
pub async fn csv(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    let (slot, table) = agreements(&context, &arrival).await?;
    Ok(files::csv(&context, slot, Form::People, table))
}

struct Agreements {
    context: Context,
    list: AgreementList,
}

async fn agreements(context: &Context, arrival: &Arrival) -> Outcome<(Slot, Agreements)> {
    let slot = Slot::take(context).await?;
    let list = list(context, &arrival.query()).await?.or_not_found()?;
    Ok((slot, Agreements { context: context.clone(), list }))
}

impl Table for Agreements {
    fn name(&self) -> String {
        format!("agreements-{}", self.context.today())
    }

    fn heads(&self) -> Vec<String> {
        columns(&self.context).to_vec()
    }

    async fn next(&mut self) -> Outcome<Option<Vec<Row>>> {
        let agreements = take(&mut self.list.agreements);
        Ok(rows(agreements.iter().map(|one| self.row(one))))
    }
}

impl Agreements {
    fn row(&self, one: &ListedAgreement) -> Row {
        let (context, t, row) = (&self.context, self.context.locale(), &one.row);
        let accounts = one.accounts.iter().map(|account| format!("{} · {}", account.name, account.number));
        let roles = one.roles.iter().map(|role| text::role_name(t, *role));
        vec![
            Cell::Text(row.number.clone()),
            Cell::Text(row.organization_name.clone()),
            Cell::Text(context.app.config.programme_name(&row.programme, context.language)),
            Cell::Text(accounts.collect::<Vec<_>>().join("; ")),
            Cell::Day(row.signed_on.clone()),
            Cell::day(row.ends_on.as_deref()),
            Cell::Text(text::status_name(t, one.status)),
            Cell::Text(roles.collect::<Vec<_>>().join("; ")),
        ]
    }
}
