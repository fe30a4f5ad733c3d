//! The calendar to which programs subscribe: its section on the page, and the questions before its address changes or ends.

use super::list;
use crate::{
    api::{ApiError, dates::CalendarAction},
    components::{Question, Tone, first_message, section},
    domain::{moment::Moment, notice::Notice},
    islands::copy_button::{CopyButton, CopyTexts},
    pages::frame::{notice::see_other_telling, question::question_page},
    paths,
    server::{
        context::Context,
        failure::{Failure, Outcome},
        html::IntoHtml,
        http::{form::Form, see_other},
        text::{self, text},
        workflow::calendar,
    },
};
use axum::{extract::Query, response::Response};
use leptos::prelude::*;

/// Asks before another address takes the place of the present one.
pub async fn show_renewal(context: Context, Query(asked): Query<CalendarAction>) -> Outcome<Response> {
    ask(&context, &asked, renewal(&context, &asked.since)).await
}

/// Asks before the calendar ends.
pub async fn show_end(context: Context, Query(asked): Query<CalendarAction>) -> Outcome<Response> {
    ask(&context, &asked, ending(&context, &asked.since)).await
}

/// The page that asks, unless the calendar has ended or has got another address since: the page of dates says which.
async fn ask(context: &Context, asked: &CalendarAction, question: Question) -> Outcome<Response> {
    let is_current = calendar::is_current(context, asked).await?;
    Ok(if is_current { question_page(context, question) } else { see_other(paths::DATES) })
}

fn renewal(context: &Context, since: &str) -> Question {
    let t = context.locale();
    Question {
        title: text!(t, dates.calendar_renew_title),
        text: text!(t, dates.calendar_renew_text),
        warning: None,
        action: paths::CALENDAR.to_owned(),
        fields: vec![("since".to_owned(), since.to_owned())],
        button: text!(t, dates.calendar_renew),
        keep: text!(t, dates.calendar_keep),
        back: paths::DATES.to_owned(),
    }
}

fn ending(context: &Context, since: &str) -> Question {
    let t = context.locale();
    Question {
        title: text!(t, dates.calendar_end_title),
        text: text!(t, dates.calendar_end_text),
        warning: None,
        action: paths::CALENDAR_END.to_owned(),
        fields: vec![("since".to_owned(), since.to_owned())],
        button: text!(t, dates.calendar_end),
        keep: text!(t, dates.calendar_keep),
        back: paths::DATES.to_owned(),
    }
}

/// Gives the calendar an address, and shows it this once. A form that was about another calendar than there is now, such as one
/// that is sent again, changes nothing.
pub async fn create(context: Context, Form(input): Form<CalendarAction>) -> Outcome<Response> {
    match context.perform(calendar::create(&context, &input)).await {
        Ok(address) => list::page(&context, &list::Arrival::default(), Some(address)).await,
        Err(Failure::Refused(ApiError::NotFound)) => Ok(see_other(paths::DATES)),
        Err(failure) => Err(failure),
    }
}

/// Ends the calendar.
pub async fn end(context: Context, Form(input): Form<CalendarAction>) -> Outcome<Response> {
    match context.perform(calendar::end(&context, &input)).await {
        Ok(()) => Ok(see_other_telling(&context, paths::DATES, Notice::CalendarEnded)),
        // It has ended, or has got another address since: the page says which.
        Err(Failure::Refused(ApiError::NotFound)) => Ok(see_other(paths::DATES)),
        Err(failure) => Err(failure),
    }
}

/// The section of the page; `address`: that of the calendar, which has just got it.
pub(super) fn section_of(context: &Context, since: Option<Moment>, address: Option<String>) -> AnyView {
    let t = context.locale();
    let state = match since {
        Some(since) => text!(t, dates.calendar_since, date = text::date_time(context.language, since)),
        None => text!(t, dates.calendar_none),
    };
    let actions = match since.map(|since| since.0.to_string()) {
        Some(since) => view! {
            <a class="button" href=renewal(context, &since).page()>{text!(t, dates.calendar_renew)}</a>
            <a class="button" href=ending(context, &since).page()>{text!(t, dates.calendar_end)}</a>
        }
        .into_html(),
        None => view! {
            <form method="post" action=paths::CALENDAR>
                <input type="hidden" name="since" value=""/>
                <button class="button">{text!(t, dates.calendar_create)}</button>
            </form>
        }
        .into_html(),
    };
    let body = view! {
        {address.map(|address| new_address(context, address))}
        <div class="card">
            <p>{text!(t, dates.calendar_text)}</p>
            <p class="hint">{text!(t, dates.calendar_secret)}</p>
            <p>{state}</p>
            <div class="form-actions">{actions}</div>
        </div>
    };
    section("calendar", text!(t, dates.calendar_title), body).into_html()
}

/// The address, which is shown this once; it gets the focus.
fn new_address(context: &Context, address: String) -> AnyView {
    let t = context.locale();
    let texts =
        CopyTexts { copy: text!(t, dates.copy), copied: text!(t, dates.copied), failed: text!(t, dates.copy_failed) };
    let body = view! {
        <p id="calendar-address">{text!(t, dates.calendar_address)}</p>
        <p><code class="hash" aria-labelledby="calendar-address">{address.clone()}</code></p>
        <CopyButton text=address texts=texts/>
    };
    first_message(Tone::Success, body).into_html()
}
