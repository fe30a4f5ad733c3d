//! A browser as the server sees it: cookies, forms, headers.

use super::{Element, Page};
use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header},
    response::Response,
};
use http_body_util::BodyExt;
use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};
use tower::ServiceExt;

static NEXT_ADDRESS: AtomicU32 = AtomicU32::new(1);

/// A browser.
#[derive(Clone)]
pub struct Client {
    router: Router,
    /// Cookies by name.
    pub cookies: BTreeMap<String, String>,
    /// The IP address of its connections.
    pub peer: Option<SocketAddr>,
    /// Headers sent with every request.
    pub headers: Vec<(String, HeaderValue)>,
}

/// A response.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
    /// The body as it came.
    pub bytes: Bytes,
    page: OnceLock<Page>,
}

impl Client {
    pub fn new(router: Router) -> Self {
        let number = NEXT_ADDRESS.fetch_add(1, Ordering::SeqCst);
        let address = format!("10.{}.{}.{}", number >> 16 & 255, number >> 8 & 255, number & 255);
        let client = Self { router, cookies: BTreeMap::new(), peer: None, headers: Vec::new() };
        client.with_header("host", "localhost:3000").with_header("x-forwarded-for", &address)
    }

    /// The same browser with another header value.
    pub fn with_header(self, name: &str, value: &str) -> Self {
        self.with_bytes(name, value.as_bytes())
    }

    /// The same browser with a header value that need not be text.
    pub fn with_bytes(mut self, name: &str, value: &[u8]) -> Self {
        self.headers.retain(|(known, _)| known != name);
        self.headers.push((name.to_owned(), HeaderValue::from_bytes(value).expect("a header's value")));
        self
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, Body::empty(), &[]).await
    }

    /// POSTs a form like a browser on the site.
    pub async fn post<N: AsRef<str>, V: AsRef<str>>(&mut self, path: &str, fields: &[(N, V)]) -> Answer {
        self.post_with(path, fields, &[("sec-fetch-site", "same-origin"), ("origin", "http://localhost:3000")]).await
    }

    /// POSTs a form with these origin headers.
    pub async fn post_with<N: AsRef<str>, V: AsRef<str>>(
        &mut self,
        path: &str,
        fields: &[(N, V)],
        headers: &[(&str, &str)],
    ) -> Answer {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_ref(), value.as_ref())).collect();
        let body = serde_urlencoded::to_string(fields).expect("a form");
        let mut all = vec![("content-type", "application/x-www-form-urlencoded")];
        all.extend(headers);
        self.send(Method::POST, path, Body::from(body), &all).await
    }

    /// Sends a request, and reads the response to its end.
    pub async fn send(&mut self, method: Method, path: &str, body: Body, headers: &[(&str, &str)]) -> Answer {
        let (parts, body) = self.open(method, path, body, headers).await.into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Answer { bytes, ..Answer::new(parts.status, parts.headers, body) }
    }

    /// Sends a request; the body of the response is still to be read.
    pub async fn open(&mut self, method: Method, path: &str, body: Body, headers: &[(&str, &str)]) -> Response {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let mut request = request.body(body).expect("a request");
        if let Some(peer) = self.peer {
            request.extensions_mut().insert(peer);
        }
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            self.keep(cookie.to_str().expect("a readable cookie"));
        }
        response
    }

    /// The code of the result that the next page will show.
    pub fn kept_notice(&self) -> Option<&str> {
        self.cookies.get("bc_notice").and_then(|kept| kept.split(':').next())
    }

    fn keep(&mut self, cookie: &str) {
        let (name, rest) = cookie.split_once('=').expect("a cookie");
        let value = rest.split(';').next().unwrap_or_default();
        if cookie.ends_with("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

impl Answer {
    pub fn new(status: StatusCode, headers: HeaderMap, body: String) -> Self {
        Self { status, headers, bytes: Bytes::new(), body, page: OnceLock::new() }
    }

    /// The target of a redirect.
    pub fn location(&self) -> Option<&str> {
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok())
    }

    /// The elements of the page.
    pub fn page(&self) -> Element<'_> {
        self.page.get_or_init(|| Page::read(&self.body)).root()
    }

    /// The value of a field of the page's forms.
    pub fn value_of(&self, name: &str) -> String {
        self.values_of(name).into_iter().next().unwrap_or_else(|| panic!("no field {name} in {}", self.body))
    }

    /// The values of a repeated field.
    pub fn values_of(&self, name: &str) -> Vec<String> {
        self.page().with("input", "name", name).map(|input| input.attribute("value").to_owned()).collect()
    }

    /// Whether the page shows a text.
    pub fn shows(&self, text: &str) -> bool {
        self.body.contains(text)
    }

    /// The body without what differs in every response.
    pub fn stable_body(&self) -> String {
        let nonce = self
            .headers
            .get(header::CONTENT_SECURITY_POLICY)
            .and_then(|value| value.to_str().ok())
            .and_then(|policy| policy.split("'nonce-").nth(1))
            .and_then(|rest| rest.split('\'').next())
            .unwrap_or("-");
        self.body.replace(nonce, "NONCE")
    }
}
