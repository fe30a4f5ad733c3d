//! *Requests*: the list.

use super::request::shown_badge;
use crate::{
    components::{cell, empty, heads, page_head, table},
    domain::paging::Cursor,
    pages::{
        components::list::{self, Step, first_row, results_head},
        frame::{Layout, Page, respond},
    },
    paths,
    server::{
        access::authenticate,
        context::Context,
        failure::Outcome,
        html::IntoHtml,
        http::with_query,
        text::{self, text},
        workflow::request_list::{PAGE_SIZE, RequestList, RequestQuery, ShownRequest, list as list_requests},
    },
};
use axum::{extract::Query as FromQuery, response::Response};
use leptos::prelude::*;
use serde::Deserialize;

/// The word of the address that shows requests that are over, too.
const ALL: &str = "all";

/// The query of the page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Arrival {
    show: String,
    after: String,
    before: String,
    first: String,
}

impl Arrival {
    fn query(&self) -> RequestQuery {
        let from = match (self.after.as_str(), self.before.as_str()) {
            ("", "") => Cursor::Beginning,
            ("", before) => Cursor::Before(before.to_owned()),
            (after, _) => Cursor::After(after.to_owned()),
        };
        RequestQuery { with_closed: self.show == ALL, from, first: first_row(&self.first) }
    }
}

/// Shows the list.
pub async fn show(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    let list = list_requests(&context, &arrival.query()).await?;
    let t = context.locale();
    let title = text!(t, requests.title);
    Ok(respond(&context, Page::new(title.clone(), Layout::Wide), || {
        let has_roles = authenticate(&context).is_ok_and(|actor| !actor.assignments().is_empty());
        let ask =
            has_roles.then(|| view! { <a class="button" href=paths::REQUEST_ROLE>{text!(t, requests.role_title)}</a> });
        view! {
            {page_head(title, text!(t, requests.lead), ask)}
            {results(&context, &arrival, &list)}
        }
        .into_html()
    }))
}

fn results(context: &Context, arrival: &Arrival, list: &RequestList) -> AnyView {
    let t = context.locale();
    let is_all = arrival.show == ALL;
    let other = if is_all {
        Some((paths::REQUESTS.to_owned(), text!(t, requests.show_open)))
    } else {
        list.has_closed.then(|| (with_query(paths::REQUESTS, [("show", ALL)]), text!(t, requests.show_closed)))
    };
    let other = other.map(|(href, label)| view! { <a class="button" href=href>{label}</a> }.into_html());
    if list.requests.rows.is_empty() {
        let texts = [text!(t, requests.empty_title), text!(t, requests.empty_text)];
        return empty("document", texts, other).into_html();
    }
    let heads = heads([
        text!(t, requests.number),
        text!(t, requests.what),
        text!(t, common.scope),
        text!(t, requests.asked_by),
        text!(t, requests.asked_on),
        text!(t, common.status),
    ]);
    let rows = list.requests.rows.iter().map(|one| row(context, one)).collect::<Vec<_>>();
    view! {
        {results_head(context, &list.extent, other)}
        {table("table", text!(t, requests.caption), heads, rows)}
        {pages(context, arrival, list)}
    }
    .into_html()
}

fn row(context: &Context, one: &ShownRequest) -> AnyView {
    let t = context.locale();
    let request = &one.row;
    let what = text::request_title(context.language, request.kind, &request.subject, &one.facts);
    let asked_on = text::day(context.language, request.asked_at);
    view! {
        <tr>
            <th scope="row"><a class="unbroken" href=paths::of(paths::REQUEST, &request.id)>{request.number.clone()}</a></th>
            {cell(text!(t, requests.what), what)}
            {cell(text!(t, common.scope), place_name(context, one))}
            {cell(text!(t, requests.asked_by), one.asked_by.clone())}
            {cell(text!(t, requests.asked_on), view! { <span class="date">{asked_on}</span> })}
            {cell(text!(t, common.status), shown_badge(context, one))}
        </tr>
    }
    .into_html()
}

/// The purchasing account of a request, or its agreement.
pub(super) fn place_name(context: &Context, one: &ShownRequest) -> String {
    let agreement = || text!(context.locale(), access.scope_agreement, number = &one.place.agreement_number);
    one.place.title.clone().unwrap_or_else(agreement)
}

fn pages(context: &Context, arrival: &Arrival, shown: &RequestList) -> Option<AnyView> {
    let t = context.locale();
    let requests = &shown.requests;
    let (first, last) = (&requests.rows.first()?.row.id, &requests.rows.last()?.row.id);
    let link = |name: &str, id: &str, first: usize| {
        with_query(paths::REQUESTS, [("show", arrival.show.as_str()), (name, id), ("first", &first.to_string())])
    };
    let labels = [text!(t, requests.first_page), text!(t, requests.previous_page), text!(t, requests.next_page)];
    list::pages(context, labels, requests.has_previous, requests.has_next, |step| match step {
        Step::First => with_query(paths::REQUESTS, [("show", arrival.show.as_str())]),
        Step::Previous => link("before", first, shown.extent.previous(PAGE_SIZE)),
        Step::Next => link("after", last, shown.extent.next()),
    })
}
