//! *Dates*: what ends within a year and what has just ended, until it is put aside.

use super::{calendar, path_of, reminders};
use crate::{
    api::dates::DateAction,
    components::{badge, cell, empty, heads, number_cell, number_heads, page_head, result_message, section, table},
    domain::{
        ending::{EndingKind, LATEST, Phase},
        notice::Notice,
        paging::Cursor,
    },
    islands::forms_in_place::FormsInPlace,
    pages::{
        components::{
            date,
            list::{self, Step, first_row, results_head},
            signed,
        },
        frame::{
            Layout, Page,
            notice::{see_other_telling, take_result},
            respond,
            scope::{data_status, elsewhere, named_scope, scope_name},
        },
    },
    paths,
    server::{
        context::Context,
        db::due_dates::DateKey,
        failure::Outcome,
        html::IntoHtml,
        http::{form::Form, with_query},
        text::{self, text},
        workflow::{
            endings::Ending,
            own_dates::{self, DateQuery, OwnDates, PAGE_SIZE, ShownDate},
            scopes::Scoped,
        },
    },
};
use axum::{extract::Query as FromQuery, response::Response};
use leptos::prelude::*;
use serde::Deserialize;

/// What is nearer than this, in days, is marked.
const NEAR: i64 = LATEST;
/// The word of the list of what was put aside.
const DISMISSED: &str = "dismissed";

/// The query of the page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Arrival {
    account: String,
    list: String,
    after: String,
    before: String,
    first: String,
}

impl Arrival {
    fn is_of_dismissed(&self) -> bool {
        self.list == DISMISSED
    }

    fn query(&self) -> DateQuery {
        let from = Cursor::of_query(&self.after, &self.before, row_key);
        DateQuery {
            account: (!self.account.is_empty()).then(|| self.account.clone()),
            is_of_dismissed: self.is_of_dismissed(),
            from,
            first: first_row(&self.first),
        }
    }

    /// The address of a list.
    fn list(&self, list: &str) -> String {
        with_query(paths::DATES, [("account", self.account.as_str()), ("list", list)])
    }

    /// The address of an action that leads back to this list.
    fn action(&self, path: &str) -> String {
        with_query(path, [("account", self.account.as_str()), ("list", &self.list)])
    }
}

/// The row at which a page begins or ends, as its address has it.
fn row_text(date: &ShownDate) -> String {
    let DateKey { kind, subject, ends_on } = date.ending.key();
    format!("{ends_on}.{}.{subject}", kind.code())
}

fn row_key(text: &str) -> Option<DateKey> {
    let mut parts = text.splitn(3, '.');
    let (ends_on, kind, subject) = (parts.next()?, parts.next()?, parts.next()?);
    Some(DateKey { kind: EndingKind::from_code(kind)?, subject: subject.to_owned(), ends_on: ends_on.to_owned() })
}

/// Shows the page.
pub async fn show(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    page(&context, &arrival, None).await
}

/// Puts something aside that has ended.
pub async fn dismiss(
    context: Context,
    FromQuery(arrival): FromQuery<Arrival>,
    Form(input): Form<DateAction>,
) -> Outcome<Response> {
    context.perform(own_dates::dismiss(&context, &input)).await?;
    Ok(see_other_telling(&context, &arrival.action(paths::DATES), Notice::DateDismissed))
}

/// Shows it again.
pub async fn restore(
    context: Context,
    FromQuery(arrival): FromQuery<Arrival>,
    Form(input): Form<DateAction>,
) -> Outcome<Response> {
    context.perform(own_dates::restore(&context, &input)).await?;
    Ok(see_other_telling(&context, &arrival.action(paths::DATES), Notice::DateRestored))
}

/// The page; `address`: that of the calendar, which has just got it.
pub(super) async fn page(context: &Context, arrival: &Arrival, address: Option<String>) -> Outcome<Response> {
    let title = text!(context.locale(), dates.title);
    Ok(match own_dates::list(context, &arrival.query()).await? {
        Scoped::Allowed(dates) => shown(context, arrival, title, &dates, address),
        Scoped::NotHere(scopes) => elsewhere(context, title, &arrival.account, &scopes),
    })
}

fn shown(context: &Context, arrival: &Arrival, title: String, own: &OwnDates, address: Option<String>) -> Response {
    let t = context.locale();
    let result = take_result(context, "");
    let named = named_scope(context, &arrival.account, &own.scopes);
    let page = Page::new(title.clone(), Layout::Wide).with_islands().with_scope(named);
    let page = page.with_result(context, result.as_ref());
    respond(context, page, || {
        let body = view! {
            {result.map(result_message)}
            {lists(context, arrival, own)}
            {reminders::section_of(context, own)}
        };
        let body = body.into_html();
        view! {
            {page_head(title, text!(t, dates.lead), ())}
            {data_status(context, &own.scopes, None)}
            {sections(context)}
            <FormsInPlace>{body}</FormsInPlace>
            {calendar::section_of(context, own.calendar_since, address)}
        }
        .into_html()
    })
}

/// What stands below the list, which may be long.
fn sections(context: &Context) -> AnyView {
    let t = context.locale();
    let links = [("#reminders", text!(t, dates.reminders_title)), ("#calendar", text!(t, dates.calendar_title))];
    let items = links.map(|(href, title)| view! { <li><a href=href>{title}</a></li> });
    view! { <ul class="page-links">{items.into_iter().collect::<Vec<_>>()}</ul> }.into_html()
}

fn lists(context: &Context, arrival: &Arrival, own: &OwnDates) -> AnyView {
    let t = context.locale();
    let other = if arrival.is_of_dismissed() {
        Some((arrival.list(""), text!(t, dates.show_current)))
    } else {
        let count = text::grouped(context.language, own.dismissed);
        (own.dismissed > 0).then(|| (arrival.list(DISMISSED), text!(t, dates.show_dismissed, count = count)))
    };
    let other = other.map(|(href, label)| view! { <p><a href=href>{label}</a></p> }.into_html());
    if own.dates.rows.is_empty() {
        let texts = if arrival.is_of_dismissed() {
            [text!(t, dates.no_dismissed), String::new()]
        } else {
            [text!(t, dates.empty_title), text!(t, dates.empty_text)]
        };
        return empty("clock", texts, other).into_html();
    }
    let (over, ahead): (Vec<&ShownDate>, Vec<&ShownDate>) =
        own.dates.rows.iter().partition(|date| Phase::of(date.days_left) == Phase::Over);
    let over = (!over.is_empty()).then(|| {
        let title =
            if arrival.is_of_dismissed() { text!(t, dates.dismissed_title) } else { text!(t, dates.ended_title) };
        section("ended", title, list_of(context, arrival, text!(t, reports.ended_caption), &over))
    });
    let ahead = (!ahead.is_empty()).then(|| {
        let body = list_of(context, arrival, text!(t, dates.coming_caption), &ahead);
        section("coming", text!(t, dates.coming_title), body)
    });
    view! { {results_head(context, &own.extent, other)}{over}{ahead}{pages(context, arrival, own)} }.into_html()
}

fn list_of(context: &Context, arrival: &Arrival, caption: String, dates: &[&ShownDate]) -> AnyView {
    let t = context.locale();
    let is_over = dates.first().is_some_and(|date| Phase::of(date.days_left) == Phase::Over);
    let heads = view! {
        {heads([text!(t, dates.day), text!(t, dates.when), text!(t, dates.what)])}
        {number_heads([text!(t, orders.quantity)])}
        {heads([text!(t, label.purchasing_account)])}
        {is_over.then(|| heads([text!(t, dates.action)]))}
    };
    let rows = dates.iter().map(|date| row(context, arrival, date)).collect::<Vec<_>>();
    table("table", caption, heads, rows).into_html()
}

fn row(context: &Context, arrival: &Arrival, date_: &ShownDate) -> AnyView {
    let t = context.locale();
    let ShownDate { ending, days_left } = date_;
    let what = text::what_ends(context.language, &ending.due_date());
    let until = ending.cancelable_until.filter(|_| ending.kind == EndingKind::Cancellation).map(|until| {
        let until = text::date_time_in(context.language, until, &context.app.config.time_zone);
        view! { <span class="hint">{format!("{}: {until}", text!(t, reservations.cancel_until))}</span> }
    });
    let account = match ending.kind {
        EndingKind::Agreement => text!(t, access.scope_agreement, number = &ending.scope.agreement_number),
        _ => scope_name(context, &ending.scope),
    };
    let quantity = ending.quantity.map_or_else(|| "–".to_owned(), |quantity| signed(context, quantity));
    let button = (*days_left < 0).then(|| cell(text!(t, dates.action), put_aside(context, arrival, ending, &what)));
    view! {
        <tr>
            <th scope="row">{date(context, Some(&ending.ends_on))}</th>
            {cell(text!(t, dates.when), when(context, *days_left))}
            {cell(text!(t, dates.what), view! { <span class="stack"><a href=path_of(ending)>{what}</a>{until}</span> })}
            {number_cell(text!(t, orders.quantity), quantity)}
            {cell(text!(t, label.purchasing_account), account)}
            {button}
        </tr>
    }
    .into_html()
}

/// How far a last day is away.
fn when(context: &Context, days_left: i64) -> AnyView {
    let (tone, icon) = match days_left {
        ..0 => ("danger", "error"),
        0..=NEAR => ("warning", "warning"),
        _ => ("info", "clock"),
    };
    badge(tone, icon, text::days_away(context.language, days_left)).into_html()
}

/// The button that puts something aside, or shows it again.
fn put_aside(context: &Context, arrival: &Arrival, ending: &Ending, what: &str) -> AnyView {
    let t = context.locale();
    let (path, button, label) = if arrival.is_of_dismissed() {
        (paths::DATE_RESTORE, text!(t, dates.restore), text!(t, dates.restore_what, what = what))
    } else {
        (paths::DATE_DISMISS, text!(t, dates.dismiss), text!(t, dates.dismiss_what, what = what))
    };
    view! {
        <form method="post" action=arrival.action(path)>
            <input type="hidden" name="kind" value=ending.kind.code()/>
            <input type="hidden" name="subject" value=ending.subject.clone()/>
            <input type="hidden" name="ends_on" value=ending.ends_on.clone()/>
            <button class="button" aria-label=label>{button}</button>
        </form>
    }
    .into_html()
}

fn pages(context: &Context, arrival: &Arrival, own: &OwnDates) -> Option<AnyView> {
    let t = context.locale();
    let (first, last) = (row_text(own.dates.rows.first()?), row_text(own.dates.rows.last()?));
    let href = |step| {
        let (after, before, number) = match step {
            Step::First => ("", "", String::new()),
            Step::Previous => ("", first.as_str(), own.extent.previous(PAGE_SIZE).to_string()),
            Step::Next => (last.as_str(), "", own.extent.next().to_string()),
        };
        let (account, part) = (arrival.account.as_str(), arrival.list.as_str());
        let values =
            [("account", account), ("list", part), ("after", after), ("before", before), ("first", number.as_str())];
        with_query(paths::DATES, values)
    };
    let labels = [text!(t, dates.first_page), text!(t, dates.previous_page), text!(t, dates.next_page)];
    list::pages(context, labels, own.dates.has_previous, own.dates.has_next, href)
}
