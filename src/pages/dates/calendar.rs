//! The calendar to which programs subscribe: its section on the page, and the file behind its address.

use crate::{
    api::{ApiError, dates::CalendarAction},
    components::{Tone, first_message, section},
    domain::{
        day::Day,
        ending::EndingKind,
        moment::{Moment, Span},
        notice::Notice,
    },
    islands::copy_button::{CopyButton, CopyTexts},
    pages::frame::notice::see_other_telling,
    paths,
    server::{
        calendar_file::{CalendarFile, Entry},
        context::Context,
        db::limits::Bucket,
        failure::{Failure, Outcome},
        html::IntoHtml,
        http::{Bare, form::Form, see_other, with_query},
        text::{self, text},
        token::{Token, sha256_hex},
        workflow::{
            calendar::{self, Calendar},
            endings::Ending,
        },
    },
};
use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::{Timestamp, tz::TimeZone};
use leptos::prelude::*;

/// What a network address may ask for, whether its calendars are there or not.
const OF_CLIENT: Bucket = Bucket { burst: 120, period: Span::seconds(1) };
/// Characters of an entry's id: enough for no two to have the same.
const ID_CHARACTERS: usize = 32;

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
    let since = since.map(|since| since.0.to_string()).unwrap_or_default();
    let (button, note) = if since.is_empty() {
        (text!(t, dates.calendar_create), None)
    } else {
        (text!(t, dates.calendar_renew), Some(text!(t, dates.calendar_renew_note)))
    };
    let end = (!since.is_empty()).then(|| {
        view! {
            <form method="post" action=paths::CALENDAR_END>
                <input type="hidden" name="since" value=since.clone()/>
                <button class="button">{text!(t, dates.calendar_end)}</button>
            </form>
        }
    });
    let body = view! {
        {address.map(|address| new_address(context, address))}
        <div class="card">
            <p>{text!(t, dates.calendar_text)}</p>
            <p class="hint">{text!(t, dates.calendar_secret)}</p>
            <p>{state}</p>
            {note.map(|note| view! { <p class="hint">{note}</p> })}
            <div class="form-actions">
                <form method="post" action=paths::CALENDAR>
                    <input type="hidden" name="since" value=since/>
                    <button class="button">{button}</button>
                </form>
                {end}
            </div>
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

/// The page about something that ends.
pub(super) fn path_of(ending: &Ending) -> String {
    let account = ending.scope.scope.id();
    match ending.kind {
        EndingKind::Agreement | EndingKind::Offer => paths::of(paths::AGREEMENT, &ending.scope.scope.agreement_id),
        EndingKind::Use | EndingKind::Assurance => with_query(paths::LICENSES, [("account", account)]),
        EndingKind::Subscription => paths::of(paths::SUBSCRIPTION, &ending.subject),
        EndingKind::DomainValue | EndingKind::DomainGrace => paths::of(paths::DOMAIN, &ending.subject),
    }
}

/// Sends the calendar. Programs ask for it, so nothing is answered by a page, and what is not there has no body at all.
pub async fn feed(context: Context, Path(token): Path<String>) -> Response {
    if let Some(wait) = context.app.calendars.take(&format!("client {}", context.client), OF_CLIENT, context.now) {
        return refused(&ApiError::Wait { seconds: wait.whole_seconds_up() });
    }
    let Some(token) = Token::parse(&token) else { return refused(&ApiError::NotFound) };
    match calendar::find(&context, &token).await {
        Ok(Some(calendar)) => file(&context, &calendar),
        Ok(None) => refused(&ApiError::NotFound),
        Err(failure) => refused(&context.report(&failure)),
    }
}

/// Answers whoever does anything but read: a page would repeat the address.
pub async fn refuse_method() -> Response {
    Bare::of(StatusCode::METHOD_NOT_ALLOWED).into_response()
}

fn refused(error: &ApiError) -> Response {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut headers = HeaderMap::new();
    if let Some(seconds) = error.retry_after() {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    (headers, Bare::of(status)).into_response()
}

fn file(context: &Context, calendar: &Calendar) -> Response {
    let t = text::locale(calendar.language);
    let product = &context.app.config.product_name;
    let name = text!(t, dates.calendar_name, product = product);
    let mut file = CalendarFile::new(product, &name, stamp(context.now));
    for ending in &calendar.endings {
        if let Some(entry) = entry(context, calendar, ending) {
            file.add(&entry);
        }
    }
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "inline; filename=\"dates.ics\""),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    (headers, file.finish()).into_response()
}

/// A moment as `YYYYMMDDTHHMMSSZ`.
fn stamp(moment: Moment) -> String {
    let timestamp = Timestamp::from_millisecond(moment.0).unwrap_or(Timestamp::UNIX_EPOCH);
    timestamp.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn entry(context: &Context, calendar: &Calendar, ending: &Ending) -> Option<Entry> {
    let base = &context.app.config.base_url;
    let t = text::locale(calendar.language);
    let date = ending.due_date();
    // A day that moves is the same entry, except where a product ends on several days.
    let day = match ending.kind {
        EndingKind::Use | EndingKind::Assurance => ending.ends_on.as_str(),
        _ => "",
    };
    let id = sha256_hex(format!("{} {} {day}", ending.kind.code(), ending.subject).as_bytes());
    let agreement = text!(t, dates.what_agreement, number = &date.agreement);
    let description = match date.account.as_ref().filter(|_| ending.kind != EndingKind::Agreement) {
        Some(account) => format!("{agreement}\n{}: {}", text!(t, label.purchasing_account), account.number),
        None => agreement,
    };
    Some(Entry {
        id: format!("{}@{}", &id[..ID_CHARACTERS], base.host),
        day: Day::parse(&ending.ends_on)?,
        title: text::calendar_title(calendar.language, &date),
        description,
        url: format!("{}{}", base.origin, path_of(ending)),
    })
}
