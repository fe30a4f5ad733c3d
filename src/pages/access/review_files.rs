//! Access reviews that were completed, and the evidence of reviews as files.

use super::review_people::decision_name;
use crate::{
    components::{cell, empty, heads, number_cell, number_heads, page_head, table},
    domain::{moment::Moment, paging::Cursor},
    pages::{
        components::{
            files::{self, Slot, export_links, in_file_name},
            list::{self, Step},
            status_name,
        },
        frame::{Layout, Page, respond, scope::scope_name},
    },
    paths,
    server::{
        context::Context,
        csv::Form,
        db::reviews::{DecisionRow, ReviewRow},
        failure::Outcome,
        html::IntoHtml,
        http::with_query,
        spreadsheet::{About, Cell, Row, Table, rows},
        text::{self, text},
        workflow::review_evidence::{self, Evidence, PastReviews},
    },
};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;

/// The query of the page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Arrival {
    after: String,
    before: String,
}

/// The query of a file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    review: String,
}

/// Shows the completed reviews of a purchasing account.
pub async fn show(context: Context, Path(account): Path<String>, Query(arrival): Query<Arrival>) -> Outcome<Response> {
    let from = Cursor::of_query(&arrival.after, &arrival.before, |number| number.parse().ok());
    Ok(page(&context, &review_evidence::past(&context, &account, &from).await?))
}

fn page(context: &Context, past: &PastReviews) -> Response {
    let t = context.locale();
    let title = text!(t, reviews.past_title);
    let id = past.account.scope.id();
    let name = scope_name(context, &past.account);
    let page = Page::new(title.clone(), Layout::Wide).with_scope(Some((id.to_owned(), name.clone())));
    respond(context, page, || {
        let listed = if past.reviews.rows.is_empty() {
            empty("document", [title.clone(), text!(t, reviews.past_none)], None::<()>).into_html()
        } else {
            past_table(context, id, &past.reviews.rows)
        };
        view! {
            <p class="breadcrumb"><a href=paths::of(paths::REVIEW, id)>{text!(t, reviews.back)}</a></p>
            {page_head(title, name, ())}
            {listed}
            {pages(context, past)}
        }
        .into_html()
    })
}

/// Completed reviews, each with the files of its evidence.
pub(super) fn past_table(context: &Context, account: &str, reviews: &[ReviewRow]) -> AnyView {
    let t = context.locale();
    let when =
        |at: Moment, name: &str| text!(t, reviews.completed_by, date = text::day(context.language, at), name = name);
    let count = |count: i64| text::grouped(context.language, count);
    let row = |row: &ReviewRow| {
        let completed = row.completed_at.map(|at| when(at, row.completer_name.as_deref().unwrap_or_default()));
        view! {
            <tr>
                <th scope="row">{count(row.number)}</th>
                {cell(text!(t, reviews.past_started), when(row.started_at, &row.starter_name))}
                {cell(text!(t, reviews.past_completed), completed)}
                {number_cell(text!(t, reviews.past_kept), count(row.kept))}
                {number_cell(text!(t, reviews.past_removed), count(row.removed))}
                {cell(text!(t, reviews.evidence_title), evidence_links(context, account, &row.id))}
            </tr>
        }
    };
    let rows = reviews.iter().map(row).collect::<Vec<_>>();
    let heads = view! {
        {heads([text!(t, reviews.number), text!(t, reviews.past_started), text!(t, reviews.past_completed)])}
        {number_heads([text!(t, reviews.past_kept), text!(t, reviews.past_removed)])}
        {heads([text!(t, reviews.evidence_title)])}
    };
    table("table", text!(t, reviews.past_caption), heads, rows).into_html()
}

/// Links to the evidence of a review as files.
pub(super) fn evidence_links(context: &Context, account: &str, review: &str) -> AnyView {
    let links =
        [paths::REVIEW_XLSX, paths::REVIEW_CSV].map(|path| with_query(&paths::of(path, account), [("review", review)]));
    export_links(context, links, None, None)
}

fn pages(context: &Context, past: &PastReviews) -> Option<AnyView> {
    let t = context.locale();
    let (first, last) = (past.reviews.rows.first()?.number, past.reviews.rows.last()?.number);
    let path = paths::of(paths::REVIEW_PAST, past.account.scope.id());
    let link = |name: &str, number: i64| with_query(&path, [(name, number.to_string().as_str())]);
    let labels = [text!(t, reviews.past_newest), text!(t, reviews.past_newer), text!(t, reviews.past_older)];
    list::pages(context, labels, past.reviews.has_previous, past.reviews.has_next, |step| match step {
        Step::First => path.clone(),
        Step::Previous => link("before", first),
        Step::Next => link("after", last),
    })
}

/// Sends the evidence of a review as a workbook.
pub async fn workbook(context: Context, Path(account): Path<String>, Query(asked): Query<Asked>) -> Outcome<Response> {
    let (slot, file) = evidence(&context, &account, &asked).await?;
    let t = context.locale();
    let row = &file.evidence.review;
    let when = |at: Moment, name: &str| {
        text!(t, reviews.completed_by, date = text::date_time(context.language, at), name = name)
    };
    let mut facts = vec![
        [text!(t, label.purchasing_account), scope_name(&context, &file.evidence.account)],
        [text!(t, reviews.number), row.number.to_string()],
        [text!(t, reviews.past_started), when(row.started_at, &who(&row.starter_name, &row.starter_email))],
    ];
    let completed = match (row.completed_at, &row.completer_name, &row.completer_email) {
        (Some(at), Some(name), Some(email)) => when(at, &who(name, email)),
        _ => text!(t, reviews.state_running),
    };
    facts.push([text!(t, reviews.past_completed), completed]);
    let about = About { sheet: text!(t, reviews.evidence_title), title: text!(t, orders.about), facts };
    Ok(files::workbook(&context, slot, about, file))
}

/// Sends the evidence of a review as CSV.
pub async fn csv(context: Context, Path(account): Path<String>, Query(asked): Query<Asked>) -> Outcome<Response> {
    let (slot, file) = evidence(&context, &account, &asked).await?;
    Ok(files::csv(&context, slot, Form::People, file))
}

/// Someone in the evidence: names can be changed, and two people can have one; the address tells who it was.
fn who(name: &str, email: &str) -> String {
    format!("{name} ({email})")
}

/// The decisions of a review.
struct EvidenceFile {
    context: Context,
    evidence: Evidence,
}

async fn evidence(context: &Context, account: &str, asked: &Asked) -> Outcome<(Slot, EvidenceFile)> {
    let slot = Slot::take(context).await?;
    let evidence = review_evidence::evidence(context, account, &asked.review).await?;
    Ok((slot, EvidenceFile { context: context.clone(), evidence }))
}

impl Table for EvidenceFile {
    fn name(&self) -> String {
        let account = self.evidence.account.account.as_ref().map(|account| in_file_name(&account.number));
        format!("access-review-{}-{}", account.unwrap_or_default(), self.evidence.review.number)
    }

    fn heads(&self) -> Vec<String> {
        let t = self.context.locale();
        vec![
            text!(t, reviews.decided_on),
            text!(t, reviews.decider),
            text!(t, reviews.column_decision),
            text!(t, reviews.column_person),
            text!(t, label.email_address),
            text!(t, access.column_roles),
            text!(t, common.status),
            text!(t, access.column_last_sign_in),
            text!(t, reviews.key_views),
            text!(t, reviews.downloads),
        ]
    }

    async fn next(&mut self) -> Outcome<Option<Vec<Row>>> {
        let decisions = self.evidence.next().await?;
        let context = &self.context;
        let t = context.locale();
        let row = |row: &DecisionRow| {
            let roles = row.roles.roles().map(|role| text::role_name(t, role)).collect::<Vec<_>>().join("; ");
            vec![
                Cell::Text(text::iso(row.decided_at)),
                Cell::Text(who(&row.decider_name, &row.decider_email)),
                Cell::Text(decision_name(context, row.decision)),
                Cell::Text(row.name.clone()),
                Cell::Text(row.email.clone()),
                Cell::Text(roles),
                Cell::Text(status_name(context, row.status)),
                Cell::text(row.last_sign_in_at.map(text::iso).as_deref()),
                Cell::Number(row.key_views),
                Cell::Number(row.downloads),
            ]
        };
        Ok(rows(decisions.iter().map(row)))
    }
}
