//! The list of agreements as files.

use super::list::Arrival;
use crate::{
    api::ApiError,
    pages::components::{
        data_as_of,
        files::{self, Place},
    },
    server::{
        context::Context,
        csv::Form,
        failure::Outcome,
        spreadsheet::{About, Cell, Row, Table},
        text::{self, text},
        workflow::{
            agreement_list::{AgreementList, ListedAgreement, list},
            scopes::Scoped,
        },
    },
};
use axum::{extract::Query as FromQuery, response::Response};
use std::mem::take;

/// Sends the agreements of the page as a workbook.
pub async fn workbook(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    let t = context.locale();
    let (place, table) = agreements(&context, &arrival).await?;
    let source = table.list.import.as_ref().map(|import| [text!(t, orders.source), data_as_of(&context, import)]);
    let facts = source.into_iter().chain(arrival.told(&context)).collect();
    let about = About { sheet: text!(t, label.agreements), title: text!(t, orders.about), facts };
    Ok(files::workbook(&context, place, &table.name(), about, table))
}

/// Sends the agreements of the page as CSV.
pub async fn csv(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    let (place, table) = agreements(&context, &arrival).await?;
    Ok(files::csv(&context, place, &table.name(), Form::People, table))
}

struct Agreements {
    context: Context,
    list: AgreementList,
}

async fn agreements(context: &Context, arrival: &Arrival) -> Outcome<(Place, Agreements)> {
    let place = Place::take(context).await?;
    match list(context, &arrival.query()).await? {
        Scoped::Allowed(list) => Ok((place, Agreements { context: context.clone(), list })),
        Scoped::NotHere(_) => Err(ApiError::NotFound.into()),
    }
}

impl Table for Agreements {
    fn heads(&self) -> Vec<String> {
        let t = self.context.locale();
        vec![
            text!(t, label.agreement_number),
            text!(t, common.organization),
            text!(t, audit.field_programme),
            text!(t, dashboard.purchasing_accounts),
            text!(t, common.signed_on),
            text!(t, audit.field_ends_on),
            text!(t, access.filter_status),
            text!(t, dashboard.your_roles),
        ]
    }

    async fn next(&mut self) -> Outcome<Vec<Row>> {
        let agreements = take(&mut self.list.agreements);
        Ok(agreements.iter().map(|one| self.row(one)).collect())
    }
}

impl Agreements {
    fn name(&self) -> String {
        format!("agreements-{}", self.context.today())
    }

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
