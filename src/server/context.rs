//! What is known about one request: who, in which language, from where, with which cookies.

use super::{
    change::Change,
    clock::calendar_day,
    db,
    failure::{Failure, Outcome},
    http::{
        cookies::{Cookie, Cookies},
        route::RouteTable,
    },
    session::Session,
    state::App,
    text,
};
use crate::{
    api::ApiError,
    domain::{audit::By, day::Day, language::Language, moment::Moment},
    paths,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use business_center_texts::i18n::Locale;
use jiff::civil::Date;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use std::{
    future::Future,
    mem::take,
    ops::Deref,
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::time::{Instant, timeout};

/// How long a page waits to note something in passing.
const PASSING: Duration = Duration::from_millis(250);

/// A request's context; cheap to clone.
#[derive(Clone)]
pub struct Context(Arc<RequestContext>);

/// What is known about a request.
#[derive(Clone)]
pub struct RequestContext {
    /// The server's shared state.
    pub app: App,
    /// What holds for every path.
    pub routes: RouteTable,
    /// Whether it is for a route of machines: no cookies, no pages.
    pub is_for_machines: bool,
    /// How it was asked for.
    pub method: Method,
    /// Path and query as asked for.
    pub path_and_query: String,
    /// The moment at which the request came in; one request has one time.
    pub now: Moment,
    /// When it came in, to measure how long it waits.
    pub began: Instant,
    /// Finds the request in the log.
    pub request_id: String,
    /// Allows this answer's own scripts.
    pub nonce: String,
    /// The network address that limits count by: an IPv6 client is its /64.
    pub client: String,
    /// Whether the connection comes from this machine.
    pub is_local: bool,
    /// Whether no one sees the page yet: the browser prefetches it, or an island follows a form's answer to another page.
    pub is_unseen: bool,
    /// The cookies that came.
    pub cookies: Cookies,
    /// Cookies to set with the answer, as header texts.
    pub answer_cookies: Arc<Mutex<Vec<String>>>,
    /// The session that came, alive or not.
    pub session: Option<Session>,
    /// The language of the answer.
    pub language: Language,
    /// The language that a form was sent to switch to: the form is only shown again with its input.
    pub switched_to: Option<Language>,
    /// The purchasing account that a form was sent for, likewise; empty for all.
    pub switched_account: Option<String>,
}

impl Deref for Context {
    type Target = RequestContext;
    fn deref(&self) -> &RequestContext {
        &self.0
    }
}

impl Context {
    /// Wraps what is known.
    #[must_use]
    pub fn new(context: RequestContext) -> Self {
        Self(Arc::new(context))
    }

    /// The same request in the language of the email that led here, unless this session chose another.
    #[must_use]
    pub fn in_language_of(&self, email: Language) -> Self {
        let chosen = self.cookies.get(Cookie::Language).and_then(Language::from_tag);
        let language = chosen.unwrap_or(email);
        Self::new(RequestContext { language, ..(*self.0).clone() })
    }

    /// The same request as if it came in now, before it is known who sent it.
    #[must_use]
    pub fn renewed(&self) -> Self {
        let (now, began) = (self.app.clock.now(), Instant::now());
        Self::new(RequestContext { now, began, session: None, ..(*self.0).clone() })
    }

    /// The same request with the session that it came with.
    #[must_use]
    pub fn with_session(&self, session: Session, language: Language) -> Self {
        Self::new(RequestContext { session: Some(session), language, ..(*self.0).clone() })
    }

    /// The same request, sent only to switch the purchasing account: empty for all.
    #[must_use]
    pub fn for_account(&self, account_id: String) -> Self {
        let chosen = Some(account_id.as_str()).filter(|id| !id.is_empty());
        let session = self.session.as_ref().map(|session| session.working_in(chosen));
        Self::new(RequestContext { session, switched_account: Some(account_id), ..(*self.0).clone() })
    }

    /// The day of the request, in the time zone of agreements and subscriptions.
    #[must_use]
    pub fn today(&self) -> Date {
        self.app.config.day_of(self.now)
    }

    /// The same as a [`Day`].
    #[must_use]
    pub fn day(&self) -> Day {
        calendar_day(self.today())
    }

    /// Whether someone is signed in.
    #[must_use]
    pub fn is_signed_in(&self) -> bool {
        self.session.as_ref().is_some_and(|session| session.is_alive)
    }

    /// The locale of the answer's texts.
    #[must_use]
    pub fn locale(&self) -> Locale {
        text::locale(self.language)
    }

    /// The path without the query.
    #[must_use]
    pub fn path(&self) -> &str {
        self.path_and_query.split('?').next().unwrap_or_default()
    }

    /// The page to return to: the requested one, or the page that an action belongs to. An address that holds a secret, or could,
    /// is repeated on no page.
    #[must_use]
    pub fn return_path(&self) -> String {
        if self.routes.redacted(self.path()) != self.path() {
            return paths::ROOT.to_owned();
        }
        let page = if self.method.is_safe() { None } else { self.routes.page_of(self.path()) };
        page.unwrap_or_else(|| self.path_and_query.clone())
    }

    /// A connection for reading.
    pub async fn read(&self) -> db::Result<db::Connection> {
        self.app.db.read().await
    }

    /// Until when the request waits for its turn or for a writer.
    #[must_use]
    pub fn turn_ends(&self) -> Instant {
        self.began + self.app.turn
    }

    /// Begins a change, in a writing transaction of the client's.
    pub async fn change(&self, by: By) -> db::Result<Change> {
        Ok(Change::in_server(&self.app, self.write().await?, by, self.now))
    }

    /// A write transaction of the client. If no writer becomes available in time, the response is 503.
    pub async fn write(&self) -> db::Result<db::Transaction> {
        self.app.db.write_before(self.turn_ends(), self.client.clone()).await
    }

    /// Records something in passing, if a writer is available soon. If it fails, the page is shown anyway.
    pub async fn note_in_passing(
        &self,
        what: &'static str,
        note: impl AsyncFnOnce(&mut db::Transaction) -> db::Result<()> + Send,
    ) {
        let noted = async {
            let Ok(turn) = timeout(PASSING, self.write()).await else { return Ok(()) };
            let mut tx = turn?;
            note(&mut tx).await?;
            tx.commit().await
        };
        if let Err(error) = noted.await {
            tracing::warn!(request = self.request_id, what, %error, "not noted");
        }
    }

    /// Logs a failure once and returns what the user may know of it.
    #[must_use]
    pub fn report(&self, failure: &Failure) -> ApiError {
        match failure {
            Failure::Refused(error) => error.clone(),
            Failure::Busy(error) => {
                tracing::warn!(request = self.request_id, %error, "busy");
                ApiError::Busy
            }
            Failure::Outage(error) => {
                tracing::error!(request = self.request_id, %error, "the database cannot work");
                ApiError::Busy
            }
            Failure::Internal(error) => {
                tracing::error!(request = self.request_id, %error, "internal error");
                ApiError::Internal { reference: self.request_id.clone() }
            }
        }
    }

    /// Performs the action of a plain form. If the top bar only switched the language or the account, nothing is done,
    /// and the form is shown again.
    pub async fn perform<T>(&self, action: impl Future<Output = Outcome<T>> + Send) -> Outcome<T> {
        if self.switched_to.is_some() || self.switched_account.is_some() {
            return Err(ApiError::Invalid(Vec::new()).into());
        }
        action.await
    }

    /// Sets a cookie with the answer.
    pub fn set_cookie(&self, cookie: Cookie, value: &str) {
        self.answer_with(cookie.set(&self.app.config.base_url, value));
    }

    /// Takes a cookie away with the answer.
    pub fn remove_cookie(&self, cookie: Cookie) {
        self.answer_with(cookie.remove(&self.app.config.base_url));
    }

    fn answer_with(&self, cookie: String) {
        if let Ok(mut cookies) = self.answer_cookies.lock() {
            cookies.push(cookie);
        }
    }

    /// Puts the cookies into the headers of the answer.
    pub fn write_cookies(&self, headers: &mut HeaderMap) {
        let cookies = self.answer_cookies.lock().map(|mut cookies| take(&mut *cookies)).unwrap_or_default();
        for cookie in cookies.iter().filter_map(|cookie| HeaderValue::from_str(cookie).ok()) {
            headers.append(header::SET_COOKIE, cookie);
        }
    }
}

/// Performs the action of a server function, with the context of the request and the status of a failure.
pub async fn answer<T>(action: impl AsyncFnOnce(&Context) -> Outcome<T>) -> Result<T, ApiError> {
    let context: Context = use_context().ok_or_else(|| ApiError::Internal { reference: String::new() })?;
    action(&context).await.map_err(|failure| {
        let error = context.report(&failure);
        if let Some(options) = use_context::<ResponseOptions>() {
            if let Some(seconds) = error.retry_after() {
                options.insert_header(header::RETRY_AFTER, HeaderValue::from(seconds));
            }
            options.set_status(StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
        }
        error
    })
}
