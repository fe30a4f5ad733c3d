//! Files that are made while the client reads them.

use crate::{
    api::ApiError,
    server::{
        access::{assert_unchanged, authenticate},
        context::Context,
        csv::Form,
        failure::Outcome,
        html::IntoHtml,
        http::stream::stream,
        spreadsheet::{self, About, Row, Table},
        text::text,
        turns::Turn,
    },
};
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use leptos::prelude::*;
use std::time::Duration;

const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CSV: &str = "text/csv; charset=utf-8; header=present";
/// Files that a person takes away at the same time.
const MOST_OF_PERSON: usize = 2;
/// Files that the people of one customer take away at the same time.
const MOST_OF_CUSTOMER: usize = 4;
/// Files that all people take away at the same time.
const MOST: usize = 16;
/// A client that takes longer is slow on purpose.
const LONGEST: Duration = Duration::from_hours(1);

/// The right to send one file, held until it is dropped; limited for each person, each customer and in all, because a slow
/// reader holds it for long.
pub struct Slot(#[expect(dead_code, reason = "held until it is dropped")] [Turn; 3]);

impl Slot {
    /// Waits for a slot; refused when none is free in time.
    pub async fn take(context: &Context) -> Outcome<Self> {
        let turns = &context.app.turns;
        let actor = authenticate(context)?;
        let agreement = actor.assignments().iter().map(|one| one.agreement_id.as_str()).min().unwrap_or_default();
        let (person, customer) = (format!("files:{}", actor.user().id), format!("files:{agreement}"));
        let take = async |whose: &str, most| turns.take(whose, most, context.turn_ends()).await.ok_or(ApiError::Busy);
        // The smaller circle comes first, so that no one fills the queue of more.
        Ok(Self([
            take(&person, MOST_OF_PERSON).await?,
            take(&customer, MOST_OF_CUSTOMER).await?,
            take("files", MOST).await?,
        ]))
    }
}

/// A table whose reader is checked again for each part: a file can take long.
struct Watched<T> {
    context: Context,
    table: T,
}

impl<T: Table> Table for Watched<T> {
    fn name(&self) -> String {
        self.table.name()
    }

    fn heads(&self) -> Vec<String> {
        self.table.heads()
    }

    fn times(&self) -> &'static [usize] {
        self.table.times()
    }

    fn is_secret(&self) -> bool {
        self.table.is_secret()
    }

    async fn next(&mut self) -> Outcome<Option<Vec<Row>>> {
        assert_going_on(&self.context).await?;
        self.table.next().await
    }
}

/// Refuses a reader whose rights have changed since the file began, or who takes too long.
async fn assert_going_on(context: &Context) -> Outcome<()> {
    if context.began.elapsed() > LONGEST {
        return Err(ApiError::Busy.into());
    }
    assert_unchanged(&mut context.read().await?, context).await
}

/// A text as a part of the name of a file: its letters and digits of ASCII, with hyphens between them.
#[must_use]
pub fn in_file_name(text: &str) -> String {
    let parts = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

fn headers(name: &str, ending: &str, content_type: &'static str) -> [(header::HeaderName, String); 3] {
    [
        (header::CONTENT_TYPE, content_type.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.{ending}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ]
}

/// Sends a table as a workbook.
pub fn workbook(context: &Context, slot: Slot, about: About, table: impl Table) -> Response {
    let (table, reporting) = (Watched { context: context.clone(), table }, context.clone());
    let headers = headers(&table.name(), "xlsx", WORKBOOK);
    let judged = context.clone();
    let judge = async move || assert_going_on(&judged).await;
    let zone = context.app.config.time_zone.clone();
    let body = spreadsheet::workbook(table, about, zone, slot, judge, move |failure| drop(reporting.report(failure)));
    (headers, body).into_response()
}

/// Sends a table as CSV.
pub fn csv(context: &Context, slot: Slot, form: Form, table: impl Table) -> Response {
    let (sender, body) = stream();
    let (table, reporting) = (Watched { context: context.clone(), table }, context.clone());
    let headers = headers(&table.name(), "csv", CSV);
    tokio::spawn(async move {
        if let Err(failure) = spreadsheet::csv(table, form, &sender).await {
            let error = reporting.report(&failure);
            // The client must not consider the file complete.
            sender.fail(&format!("the export failed: {error:?}")).await;
        }
        drop(slot);
    });
    (headers, body).into_response()
}

/// Links to the same as a workbook, as CSV for people, and, where there is one, as data; how many rows they have, where that
/// is not said beside them; and what spreadsheet programs open directly: many of them expect semicolons in CSV.
pub fn export_links(
    context: &Context,
    files: [String; 2],
    data: Option<(String, String)>,
    rows: Option<String>,
) -> AnyView {
    let hint = text!(context.locale(), orders.export_hint);
    view! { {links(context, files, data, rows)}<p class="hint file-hint">{hint}</p> }.into_html()
}

/// The same for another table of a page that has said it.
pub fn further_export_links(context: &Context, files: [String; 2], rows: Option<String>) -> AnyView {
    links(context, files, None, rows)
}

fn links(
    context: &Context,
    [workbook, csv]: [String; 2],
    data: Option<(String, String)>,
    rows: Option<String>,
) -> AnyView {
    let t = context.locale();
    let link = |href: String, text: String| view! { <li><a class="button" href=href download="">{text}</a></li> };
    view! {
        <ul class="exports" aria-label=text!(t, orders.export)>
            {link(workbook, text!(t, orders.export_xlsx))}
            {link(csv, text!(t, orders.export_csv))}
            {data.map(|(href, text)| link(href, text))}
            {rows.map(|sentence| view! { <li class="quiet">{sentence}</li> })}
        </ul>
    }
    .into_html()
}
