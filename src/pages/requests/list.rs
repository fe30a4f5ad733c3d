//! *Requests*: the list.

use super::parts::{place_name, shown_badge};
use crate::{
    components::{Tone, badge, cell, empty, heads, message, page_head, table},
    domain::paging::Cursor,
    pages::{
        components::{
            list::{self, Step, first_row, results_head},
            scope_form,
        },
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
        workflow::request_list::{PAGE_SIZE, RequestList, RequestQuery, Shown, ShownRequest, list as list_requests},
    },
};
use axum::{extract::Query as FromQuery, response::Response};
use leptos::prelude::*;
use serde::Deserialize;

/// The word of the address that shows requests that are over, too.
const ALL: &str = "all";
/// The word that shows those that wait for a decision of whoever looks.
const WAITING: &str = "waiting";

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
        let from = Cursor::of_query(&self.after, &self.before, |id| Some(id.to_owned()));
        RequestQuery { shown: self.shown(), from, first: first_row(&self.first) }
    }

    fn shown(&self) -> Shown {
        match self.show.as_str() {
            ALL => Shown::All,
            WAITING => Shown::Waiting,
            _ => Shown::Open,
        }
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
            {chosen_account(&context)}
            {waiting(&context, &arrival, &list)}
            {results(&context, &arrival, &list)}
        }
        .into_html()
    }))
}

/// For which purchasing account the list is shown, and the way to all.
fn chosen_account(context: &Context) -> Option<AnyView> {
    let t = context.locale();
    let account = authenticate(context).ok()?.account()?.title();
    let all = view! { <button class="link-button" name="scope" value="">{text!(t, requests.all_accounts)}</button> };
    let sentence = text!(t, common.speaks_for, names = account);
    Some(view! { <div class="quiet data-status"><div>{sentence}</div>{scope_form(context, all)}</div> }.into_html())
}

/// That requests wait for a decision, above all others.
fn waiting(context: &Context, arrival: &Arrival, list: &RequestList) -> Option<AnyView> {
    let t = context.locale();
    if list.waiting == 0 || arrival.shown() == Shown::Waiting {
        return None;
    }
    let count = text::grouped(context.language, list.waiting);
    let href = with_query(paths::REQUESTS, [("show", WAITING)]);
    let link = view! { <a href=href>{text!(t, requests.show_waiting)}</a> };
    let body = view! { <p>{text!(t, requests.waiting_count, count = count)}</p><p>{link}</p> };
    Some(message(Tone::Warning, body).into_html())
}

fn results(context: &Context, arrival: &Arrival, list: &RequestList) -> AnyView {
    let t = context.locale();
    let other = match arrival.shown() {
        Shown::Open => {
            list.has_closed.then(|| (with_query(paths::REQUESTS, [("show", ALL)]), text!(t, requests.show_closed)))
        }
        Shown::All | Shown::Waiting => Some((paths::REQUESTS.to_owned(), text!(t, requests.show_open))),
    };
    let other = other.map(|(href, label)| view! { <a class="button" href=href>{label}</a> }.into_html());
    if list.requests.rows.is_empty() {
        let title = match arrival.shown() {
            Shown::Waiting => text!(t, requests.none_waiting),
            Shown::Open | Shown::All => text!(t, requests.empty_title),
        };
        return empty("document", [title, text!(t, requests.empty_text)], other).into_html();
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
    let asked_on = context.app.config.day_of(request.asked_at).to_string();
    let asked_on = text::register_date(context.language, &asked_on);
    let decide = one.may_answer.then(|| badge("warning", "clock", text!(t, requests.decide_title)));
    view! {
        <tr>
            <th scope="row"><a class="unbroken" href=paths::of(paths::REQUEST, &request.id)>{request.number.clone()}</a></th>
            {cell(text!(t, requests.what), what)}
            {cell(text!(t, common.scope), place_name(context, one))}
            {cell(text!(t, requests.asked_by), one.asked_by.clone())}
            {cell(text!(t, requests.asked_on), view! { <span class="date">{asked_on}</span> })}
            {cell(text!(t, common.status), view! { <span class="stack">{shown_badge(context, one)}{decide}</span> })}
        </tr>
    }
    .into_html()
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
