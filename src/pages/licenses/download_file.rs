//! The bytes of a file, for browsers and download programs: whole or in parts, with the person's rights judged again for each
//! request, and while a transfer runs.

use super::download;
use crate::{
    api::ApiError,
    domain::{
        moment::{Moment, Span},
        ranges::{Conditions, Part, part},
    },
    pages::account::sign_in_here,
    paths,
    server::{
        access::authenticate,
        context::Context,
        failure::{Failure, Outcome},
        http::{
            Bare,
            identity::identify_again,
            stream::{Sender, stream},
        },
        turns::Turn,
        workflow::downloads::{self, FileState, Granted},
    },
};
use axum::{
    body::Body,
    extract::Path,
    http::{HeaderMap, HeaderName, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    ops::Range,
};
use tokio::task::spawn_blocking;

/// What is read and sent at once: a slow client holds a few of them in memory.
const PART: u64 = 64 * 1024;
/// Transfers of one person at the same time: download programs fetch several parts of a file side by side.
const MOST_OF_PERSON: usize = 16;
/// How often a transfer that runs is judged again.
const JUDGED_EVERY: Span = Span::seconds(10);
/// So often in a row it goes on although it could not be judged, because the database was busy or away.
const MOST_UNJUDGED: u32 = 6;
/// Each use is judged, and nothing on the way changes the bytes.
const CACHING: &str = "private, no-cache, no-transform";
/// What a name in a header keeps as it is (RFC 8187, 3.2.1).
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Sends a file or a part of it. People get a page where they may not have it; download programs would take a page for the
/// file, so they get none.
pub async fn send(context: Context, Path(id): Path<String>, headers: HeaderMap) -> Response {
    let is_page_load = headers.get("sec-fetch-mode").is_some_and(|mode| mode == "navigate");
    let is_page_load = is_page_load && !headers.contains_key(header::RANGE);
    match answer(&context, &id, &headers).await {
        Ok(Answer::Sent(response)) => response,
        Ok(Answer::Closed(state)) if is_page_load => match downloads::view(&context, &id).await {
            Ok(mut view) => {
                let status = status(&state);
                // A stored file that is lost is known only to whoever opens it.
                view.file.state = state;
                download::page(&context, &view, status)
            }
            Err(failure) => failure.into_response(),
        },
        Ok(Answer::Closed(state)) => Bare::of(status(&state)).into_response(),
        Err(Failure::Refused(ApiError::Unauthenticated)) if is_page_load => {
            sign_in_here(&context, paths::of(paths::DOWNLOAD, &id))
        }
        Err(failure) if is_page_load => failure.into_response(),
        Err(failure) => {
            let error = context.report(&failure);
            let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            let mut response = Bare::of(status).into_response();
            if let Some(seconds) = error.retry_after() {
                response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
            }
            response
        }
    }
}

/// The status for a file that is not sent, for this reason.
const fn status(state: &FileState) -> StatusCode {
    match state {
        FileState::Available | FileState::Missing => StatusCode::NOT_FOUND,
        FileState::After(_) | FileState::NotEntitled => StatusCode::FORBIDDEN,
        FileState::Withdrawn(_) => StatusCode::GONE,
    }
}

enum Answer {
    Sent(Response),
    Closed(FileState),
}

async fn answer(context: &Context, id: &str, headers: &HeaderMap) -> Outcome<Answer> {
    let view = downloads::view_to_send(context, id).await?;
    let Some(granted) = view.granted(context) else { return Ok(Answer::Closed(view.file.state)) };
    let row = &view.file.row;
    let etag = format!("\"sha256-{}\"", row.sha256);
    let [range, if_range, if_match, if_none_match] =
        [header::RANGE, header::IF_RANGE, header::IF_MATCH, header::IF_NONE_MATCH].map(|name| text_of(headers, &name));
    let conditions = Conditions {
        range: range.as_deref(),
        if_range: if_range.as_deref(),
        if_match: if_match.as_deref(),
        if_none_match: if_none_match.as_deref(),
    };
    let (status, range) = match part(conditions, &etag, granted.size) {
        Part::Whole => (StatusCode::OK, 0..granted.size),
        Part::Bytes(range) => (StatusCode::PARTIAL_CONTENT, range),
        Part::NotModified => return Ok(Answer::Sent(tagged(StatusCode::NOT_MODIFIED, etag))),
        Part::PreconditionFailed => return Ok(Answer::Sent(tagged(StatusCode::PRECONDITION_FAILED, etag))),
        Part::Unsatisfiable => {
            let size = [(header::CONTENT_RANGE, format!("bytes */{}", granted.size))];
            return Ok(Answer::Sent((size, tagged(StatusCode::RANGE_NOT_SATISFIABLE, etag)).into_response()));
        }
    };
    let user_id = authenticate(context)?.user().id.clone();
    let turns = &context.app.turns;
    let turn = turns.take(&format!("downloads:{user_id}"), MOST_OF_PERSON, context.turn_ends()).await;
    let turn = turn.ok_or(ApiError::Busy)?;
    let (size, position) = (granted.size, range.start);
    let Ok(Some(file)) = spawn_blocking(move || open(&granted, position)).await else {
        tracing::error!(file = row.register_id, "a stored file is missing or has another size; run files verify");
        return Ok(Answer::Closed(FileState::Missing));
    };
    let digest = format!("sha-256=:{}:", STANDARD.encode(bytes_of(&row.sha256)));
    let mut answer = Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, "application/octet-stream")
        .header(header::CONTENT_LENGTH, range.end - range.start)
        .header(header::CONTENT_DISPOSITION, disposition(&row.name))
        .header(header::ACCEPT_RANGES, "bytes")
        .header(header::ETAG, etag)
        .header("repr-digest", digest)
        .header(header::CACHE_CONTROL, CACHING);
    if status == StatusCode::PARTIAL_CONTENT {
        let told = format!("bytes {}-{}/{}", range.start, range.end - 1, size);
        answer = answer.header(header::CONTENT_RANGE, told);
    }
    let body = if context.method == Method::HEAD {
        Body::empty()
    } else {
        downloads::note(context, &view).await?;
        let (sender, body) = stream();
        let transfer = Transfer {
            context: context.clone(),
            id: id.to_owned(),
            sha256: row.sha256.clone(),
            range,
            judged: Judged { at: context.now, missed: 0 },
            _turn: turn,
        };
        tokio::spawn(transfer.run(file, sender));
        body
    };
    Ok(Answer::Sent(answer.body(body).map_err(|error| Failure::Internal(error.into()))?))
}

/// What a header says, in one line (RFC 9110, 5.3). What is no text is no tag that is known, but it was said.
fn text_of(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let lines: Vec<_> = headers.get_all(name).iter().map(|line| String::from_utf8_lossy(line.as_bytes())).collect();
    (!lines.is_empty()).then(|| lines.join(", "))
}

/// An answer without a body, for the file with this tag.
fn tagged(status: StatusCode, etag: String) -> Response {
    let headers = [
        (header::ETAG, etag),
        (header::ACCEPT_RANGES, "bytes".to_owned()),
        (header::CACHE_CONTROL, CACHING.to_owned()),
    ];
    (headers, Bare::of(status)).into_response()
}

/// The file at a position, if it is there as a whole.
fn open(granted: &Granted, position: u64) -> Option<File> {
    let mut file = File::open(&granted.path).ok()?;
    let is_whole = file.metadata().is_ok_and(|facts| facts.is_file() && facts.len() == granted.size);
    (is_whole && file.seek(SeekFrom::Start(position)).is_ok()).then_some(file)
}

/// So many bytes of a file, and the file for the next ones.
fn read(mut file: File, size: u64) -> io::Result<(File, Vec<u8>)> {
    let mut bytes = vec![0; usize::try_from(size).unwrap_or_default()];
    file.read_exact(&mut bytes)?;
    Ok((file, bytes))
}

fn bytes_of(sha256: &str) -> Vec<u8> {
    (0..sha256.len() / 2)
        .filter_map(|place| u8::from_str_radix(sha256.get(place * 2..place * 2 + 2)?, 16).ok())
        .collect()
}

/// The name under which a file is stored (RFC 6266): in ASCII for old programs, and as it is.
fn disposition(name: &str) -> String {
    let ascii = name.replace(|c: char| !c.is_ascii() || matches!(c, '"' | '\\' | '%'), "_");
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{}", utf8_percent_encode(name, KEPT))
}

/// A transfer that runs. It holds no connection to the database.
struct Transfer {
    context: Context,
    id: String,
    sha256: String,
    range: Range<u64>,
    judged: Judged,
    _turn: Turn,
}

/// When a transfer was judged last.
struct Judged {
    at: Moment,
    /// How often it could not be judged, in a row.
    missed: u32,
}

impl Judged {
    /// Whether it is time to judge again. A clock that was set back would leave the transfer unjudged for as long.
    fn is_due(&self, now: Moment) -> bool {
        !(self.at..self.at + JUDGED_EVERY).contains(&now)
    }

    /// Notes how the judgment came out: the failure of the database that is passed over, and the one that ends the transfer.
    fn note(&mut self, now: Moment, judged: Outcome<()>) -> Outcome<Option<Failure>> {
        self.at = now;
        match judged {
            Err(failure) if failure.is_of_database() && self.missed < MOST_UNJUDGED => {
                self.missed += 1;
                Ok(Some(failure))
            }
            judged => {
                judged?;
                self.missed = 0;
                Ok(None)
            }
        }
    }
}

impl Transfer {
    async fn run(mut self, mut file: File, sender: Sender) {
        while !self.range.is_empty() {
            if let Err(failure) = self.judge().await {
                drop(self.context.report(&failure));
                sender.fail("the file can no longer be downloaded").await;
                return;
            }
            let size = PART.min(self.range.end - self.range.start);
            let bytes = match spawn_blocking(move || read(file, size)).await.unwrap_or_else(|error| Err(error.into())) {
                Ok((same, bytes)) => {
                    file = same;
                    bytes
                }
                Err(error) => {
                    tracing::error!(file = self.id, %error, "a stored file cannot be read");
                    sender.fail("the file cannot be read").await;
                    return;
                }
            };
            self.range.start += size;
            if !sender.send(bytes).await {
                return;
            }
        }
        sender.end().await;
    }

    async fn judge(&mut self) -> Outcome<()> {
        let now = self.context.app.clock.now();
        if !self.judged.is_due(now) {
            return Ok(());
        }
        let judged = async {
            let context = identify_again(&self.context).await?;
            downloads::assert_going_on(&context, &self.id, &self.sha256).await
        };
        let judged = judged.await;
        if let Some(failure) = self.judged.note(now, judged)? {
            drop(self.context.report(&failure));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEGIN: Moment = Moment(1_795_176_000_000);

    #[test]
    fn a_transfer_is_judged_again_after_ten_seconds_and_when_the_clock_was_set_back() {
        let judged = Judged { at: BEGIN, missed: 0 };
        for (seconds, is_due) in [(0, false), (9, false), (10, true), (3_600, true), (-1, true), (-3_600, true)] {
            assert_eq!(judged.is_due(BEGIN + Span::seconds(seconds)), is_due, "{seconds}");
        }
    }

    #[test]
    fn a_transfer_outlives_a_database_that_is_away_for_a_minute_and_no_longer() {
        let away = || Err(Failure::Refused(ApiError::Busy));
        let mut judged = Judged { at: BEGIN, missed: 0 };
        assert!(judged.note(BEGIN, away()).is_err(), "a refusal is no failure of the database");
        let away = || Err(Failure::from(sqlx::Error::PoolTimedOut));
        for _ in 0..2 {
            for _ in 0..MOST_UNJUDGED {
                assert!(judged.note(BEGIN, away()).is_ok_and(|passed_over| passed_over.is_some()));
            }
            assert!(judged.note(BEGIN, Ok(())).is_ok_and(|passed_over| passed_over.is_none()), "it counts anew");
        }
        for _ in 0..MOST_UNJUDGED {
            assert!(judged.note(BEGIN, away()).is_ok());
        }
        let later = BEGIN + Span::minutes(1);
        assert!(judged.note(later, away()).is_err());
        assert_eq!(judged.at, later);
    }

    #[test]
    fn a_name_reaches_old_and_new_programs() {
        assert_eq!(disposition("a b.iso"), "attachment; filename=\"a b.iso\"; filename*=UTF-8''a%20b.iso");
        assert_eq!(
            disposition("Редактор 100%.iso"),
            "attachment; filename=\"________ 100_.iso\"; \
            filename*=UTF-8''%D0%A0%D0%B5%D0%B4%D0%B0%D0%BA%D1%82%D0%BE%D1%80%20100%25.iso"
        );
        assert_eq!(bytes_of("00ff10"), [0, 255, 16]);
    }
}
