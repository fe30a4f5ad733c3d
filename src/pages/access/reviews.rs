//! *Access review*: the purchasing accounts with the states of their reviews.

use crate::{
    components::{badge, cell, empty, heads, page_head, table},
    domain::paging::Cursor,
    pages::{
        components::{
            choice, guide_link,
            list::{self, Step, first_row, results_head},
        },
        frame::{
            Layout, Page, respond,
            scope::{elsewhere, scope_name},
        },
    },
    paths,
    server::{
        context::Context,
        failure::Outcome,
        html::IntoHtml,
        http::with_query,
        text::{self, text},
        workflow::{
            review_list::{ListQuery, PAGE_SIZE, ReviewList, list as list_reviews},
            review_state::ReviewState,
            scopes::{NamedScope, Scoped},
        },
    },
};
use axum::{extract::Query, response::Response};
use leptos::prelude::*;
use serde::Deserialize;

/// The word of the filter for reviews that are due.
pub const DUE: &str = "due";

/// The query of the page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Arrival {
    account: String,
    show: String,
    after: String,
    before: String,
    first: String,
}

impl Arrival {
    fn query(&self) -> ListQuery {
        ListQuery {
            account: (!self.account.is_empty()).then(|| self.account.clone()),
            is_due: self.show == DUE,
            from: Cursor::of_query(&self.after, &self.before, |id| Some(id.to_owned())),
            first: first_row(&self.first),
        }
    }

    fn link(&self, page: &[(&str, &str)]) -> String {
        let kept = [("account", self.account.as_str()), ("show", self.show.as_str())];
        with_query(paths::REVIEWS, kept.into_iter().chain(page.iter().copied()))
    }
}

/// Shows the list.
pub async fn show(context: Context, Query(arrival): Query<Arrival>) -> Outcome<Response> {
    Ok(match list_reviews(&context, &arrival.query()).await? {
        Scoped::Allowed(list) => page(&context, &arrival, &list),
        Scoped::NotHere(scopes) => {
            elsewhere(&context, text!(context.locale(), reviews.title), &arrival.account, &scopes)
        }
    })
}

fn page(context: &Context, arrival: &Arrival, list: &ReviewList) -> Response {
    let t = context.locale();
    let title = text!(t, reviews.title);
    respond(context, Page::new(title.clone(), Layout::Wide), || {
        view! {
            <p class="breadcrumb"><a href=paths::PEOPLE>{text!(t, label.manage_users)}</a></p>
            {page_head(title, text!(t, reviews.lead), ())}
            {filter_form(context, arrival)}
            {results(context, arrival, list)}
            {guide_link(context, paths::GUIDE_MANAGE_USERS, text!(t, label.guide_manage_users))}
        }
        .into_html()
    })
}

fn filter_form(context: &Context, arrival: &Arrival) -> AnyView {
    let t = context.locale();
    let account = (!arrival.account.is_empty())
        .then(|| view! { <input type="hidden" name="account" value=arrival.account.clone()/> });
    let due = [(DUE.to_owned(), text!(t, reviews.show_due))];
    view! {
        <form class="filters" method="get" action=paths::REVIEWS>
            {account}
            {choice("show", text!(t, reviews.show), text!(t, reviews.show_every), &arrival.show, due.into_iter())}
            <div class="filter-actions"><button class="button">{text!(t, common.apply)}</button></div>
        </form>
    }
    .into_html()
}

fn results(context: &Context, arrival: &Arrival, list: &ReviewList) -> AnyView {
    let t = context.locale();
    if list.accounts.rows.is_empty() {
        let all = (arrival.show == DUE).then(|| {
            let href = with_query(paths::REVIEWS, [("account", arrival.account.as_str())]);
            view! { <a class="button" href=href>{text!(t, common.clear_filters)}</a> }
        });
        return empty("people", [text!(t, reviews.none_title), text!(t, reviews.none_text)], all).into_html();
    }
    let rows = list.accounts.rows.iter().map(|(scope, state)| row(context, scope, state)).collect::<Vec<_>>();
    let heads = heads([
        text!(t, label.purchasing_account),
        text!(t, common.status),
        text!(t, reviews.column_next),
        text!(t, reviews.column_last),
    ]);
    view! {
        {results_head(context, &list.extent, None)}
        {table("table", text!(t, reviews.accounts_caption), heads, rows)}
        {pages(context, arrival, list)}
    }
    .into_html()
}

fn row(context: &Context, scope: &NamedScope, state: &ReviewState) -> AnyView {
    let t = context.locale();
    let href = paths::of(paths::REVIEW, scope.scope.id());
    view! {
        <tr>
            <th scope="row"><a href=href>{scope_name(context, scope)}</a></th>
            {cell(text!(t, common.status), state_badge(context, state))}
            {cell(text!(t, reviews.column_next), next_day(context, state))}
            {cell(text!(t, reviews.column_last), last_day(context, state))}
        </tr>
    }
    .into_html()
}

/// The badge of the state of a purchasing account's reviews.
pub(super) fn state_badge(context: &Context, state: &ReviewState) -> AnyView {
    let t = context.locale();
    let (tone, icon, word) = if state.row.running_since.is_some() {
        ("info", "clock", text!(t, reviews.state_running))
    } else if state.is_due(context.now) {
        ("warning", "warning", text!(t, reviews.state_due))
    } else if state.row.completed_at.is_some() {
        ("success", "success", text!(t, reviews.state_done))
    } else {
        ("neutral", "circle", text!(t, reviews.state_first))
    };
    badge(tone, icon, word).into_html()
}

fn next_day(context: &Context, state: &ReviewState) -> String {
    let t = context.locale();
    let Some(at) = state.due_at else { return "–".to_owned() };
    let date = text::day(context.language, at);
    if at <= context.now { text!(t, reviews.due_since, date = date) } else { text!(t, reviews.due_on, date = date) }
}

fn last_day(context: &Context, state: &ReviewState) -> String {
    let Some(at) = state.row.completed_at else { return "–".to_owned() };
    let (date, name) = (text::day(context.language, at), state.row.completer_name.clone().unwrap_or_default());
    text!(context.locale(), reviews.completed_by, date = date, name = name)
}

fn pages(context: &Context, arrival: &Arrival, shown: &ReviewList) -> Option<AnyView> {
    let t = context.locale();
    let id = |row: Option<&(NamedScope, ReviewState)>| row.map(|(scope, _)| scope.scope.id().to_owned());
    let (first, last) = (id(shown.accounts.rows.first())?, id(shown.accounts.rows.last())?);
    let link = |name: &str, id: &str, first: usize| arrival.link(&[(name, id), ("first", &first.to_string())]);
    let labels = [text!(t, access.first_page), text!(t, access.previous_page), text!(t, access.next_page)];
    list::pages(context, labels, shown.accounts.has_previous, shown.accounts.has_next, |step| match step {
        Step::First => arrival.link(&[]),
        Step::Previous => link("before", &first, shown.extent.previous(PAGE_SIZE)),
        Step::Next => link("after", &last, shown.extent.next()),
    })
}
