//! The file behind the address of a calendar.

use super::path_of;
use crate::{
    api::ApiError,
    domain::{
        day::Day,
        ending::EndingKind,
        moment::{Moment, Span},
    },
    server::{
        calendar_file::{CalendarFile, Entry},
        context::Context,
        db::limits::Bucket,
        http::Bare,
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

/// What a network address may ask for, whether its calendars are there or not.
const OF_CLIENT: Bucket = Bucket { burst: 120, period: Span::seconds(1) };
/// Characters of an entry's id: enough for no two to have the same.
const ID_CHARACTERS: usize = 32;

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

/// An entry; an ending without a day has none.
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
    let mut lines = vec![agreement];
    if let Some(account) = date.account.as_ref().filter(|_| ending.kind != EndingKind::Agreement) {
        lines.push(format!("{}: {}", text!(t, label.purchasing_account), account.number));
    }
    if let Some(until) = ending.cancelable_until.filter(|until| *until >= context.now) {
        let until = text::date_time_in(calendar.language, until, &context.app.config.time_zone);
        lines.push(format!("{}: {until}", text!(t, reservations.cancel_until)));
    }
    Some(Entry {
        id: format!("{}@{}", &id[..ID_CHARACTERS], base.host),
        day: Day::parse(&ending.ends_on)?,
        title: text::calendar_title(calendar.language, &date),
        description: lines.join("\n"),
        url: format!("{}{}", base.origin, path_of(ending)),
    })
}
