//! Cookies: their names, their attributes, reading them.

use super::headers::parts;
use crate::{
    domain::moment::Span,
    server::{config::BaseUrl, token::Token},
};
use axum::http::{HeaderMap, header};
use std::sync::Arc;

/// What a cookie is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Cookie {
    /// The session's token; lives as long as the browser runs.
    Session,
    /// The token of the invitation link opened last; 12 hours, as long as a session lives: the page of the account may be
    /// left open for lunch.
    Invitation,
    /// The token of the reset link opened last; one hour.
    Reset,
    /// The token of the link opened last that gives a seat back; one hour.
    Seat,
    /// What the next page tells, once, and its path; one minute.
    Notice,
    /// The language chosen in this browser session.
    Language,
    /// The language chosen within the last year.
    UsualLanguage,
}

impl Cookie {
    const fn base_name(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Invitation => "invitation",
            Self::Reset => "reset",
            Self::Seat => "seat",
            Self::Notice => "notice",
            Self::Language => "language",
            Self::UsualLanguage => "usual_language",
        }
    }

    const fn lifetime(self) -> Option<Span> {
        match self {
            Self::Session | Self::Language => None,
            Self::Invitation => Some(Span::hours(12)),
            Self::Reset | Self::Seat => Some(Span::hours(1)),
            Self::Notice => Some(Span::minutes(1)),
            Self::UsualLanguage => Some(Span::days(365)),
        }
    }

    /// Its name. With https, it makes the browser insist on Secure, Path=/ and no Domain.
    #[must_use]
    pub fn name(self, base_url: &BaseUrl) -> String {
        let prefix = if base_url.is_https { "__Host-" } else { "" };
        format!("{prefix}bc_{}", self.base_name())
    }

    /// The `Set-Cookie` text that sets it.
    #[must_use]
    pub fn set(self, base_url: &BaseUrl, value: &str) -> String {
        self.text(base_url, value, self.lifetime())
    }

    /// The `Set-Cookie` text that takes it away.
    #[must_use]
    pub fn remove(self, base_url: &BaseUrl) -> String {
        self.text(base_url, "", Some(Span(0)))
    }

    fn text(self, base_url: &BaseUrl, value: &str, lifetime: Option<Span>) -> String {
        let secure = if base_url.is_https { "; Secure" } else { "" };
        let age = lifetime.map(|span| format!("; Max-Age={}", span.whole_seconds_up())).unwrap_or_default();
        format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}", self.name(base_url))
    }
}

/// Why the cookie of a link holds no token.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NoLink {
    /// The browser sent no such cookie.
    Missing,
    /// It is no token: the link was incomplete.
    Invalid,
}

/// The cookies of a request.
#[derive(Clone, Debug)]
pub struct Cookies {
    base_url: BaseUrl,
    pairs: Arc<[(String, String)]>,
}

impl Cookies {
    /// Reads the `Cookie` headers. Other applications of the domain set cookies, too.
    #[must_use]
    pub fn read(headers: &HeaderMap, base_url: &BaseUrl) -> Self {
        let pairs = parts(headers, &header::COOKIE, b';')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        Self { base_url: base_url.clone(), pairs }
    }

    /// The same cookies with another value of one.
    #[must_use]
    pub fn with(&self, cookie: Cookie, value: &str) -> Self {
        let name = cookie.name(&self.base_url);
        let others = self.pairs.iter().filter(|(known, _)| *known != name).cloned();
        let pairs = others.chain([(name.clone(), value.to_owned())]).collect();
        Self { base_url: self.base_url.clone(), pairs }
    }

    /// The token of the link opened last, in its cookie.
    pub fn link(&self, cookie: Cookie) -> Result<Token, NoLink> {
        Token::parse(self.get(cookie).ok_or(NoLink::Missing)?).ok_or(NoLink::Invalid)
    }

    /// The value of a cookie. Sent twice (planted by a neighbouring host), it counts as not sent.
    #[must_use]
    pub fn get(&self, cookie: Cookie) -> Option<&str> {
        let name = cookie.name(&self.base_url);
        let mut values = self.pairs.iter().filter(|(n, _)| *n == name).map(|(_, value)| value.as_str());
        let value = values.next()?;
        values.next().is_none().then_some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base(is_https: bool) -> BaseUrl {
        BaseUrl { origin: String::new(), host: String::new(), is_https }
    }

    /// asvs: v5.0.0-3.3.1 v5.0.0-3.3.2 v5.0.0-3.3.4
    #[test]
    fn with_https_cookies_are_host_bound_secure_and_out_of_scripts_reach() {
        let text = Cookie::Session.set(&base(true), "x");
        assert_eq!(text, "__Host-bc_session=x; Path=/; HttpOnly; SameSite=Lax; Secure");
        assert!(Cookie::Invitation.set(&base(true), "x").ends_with("; Max-Age=43200"));
    }

    #[test]
    fn on_localhost_names_are_plain() {
        assert_eq!(Cookie::Session.set(&base(false), "x"), "bc_session=x; Path=/; HttpOnly; SameSite=Lax");
    }

    #[test]
    fn a_cookie_sent_twice_counts_as_not_sent() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, "bc_session=a; bc_session=b; bc_reset=c".parse().expect("value"));
        let cookies = Cookies::read(&headers, &base(false));
        assert_eq!((cookies.get(Cookie::Session), cookies.get(Cookie::Reset)), (None, Some("c")));
    }
}
