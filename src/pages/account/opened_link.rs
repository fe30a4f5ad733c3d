//! What the pages of a mailed link have in common: its secret is in a cookie.

use crate::{
    api::ApiError,
    pages::components::{Tone, note},
    server::{
        context::Context,
        http::{cookies::Cookie, see_other},
        text::text,
        token::Token,
    },
};
use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use leptos::prelude::*;

/// Puts a link's secret into its cookie and leads to the page; what is no token takes the cookie away.
pub fn keep_token(context: &Context, cookie: Cookie, token: &str, path: &str) -> Response {
    let base = &context.app.config.base_url;
    let text = Token::parse(token).map_or_else(|| cookie.remove(base), |token| cookie.set(base, token.secret()));
    let mut headers = HeaderMap::new();
    if let Ok(text) = HeaderValue::from_str(&text) {
        headers.append(header::SET_COOKIE, text);
    }
    see_other(path, headers)
}

/// Told where another link was opened since the form was made.
pub fn mismatch(context: &Context, error: Option<&ApiError>) -> Option<AnyView> {
    let is_mismatch = matches!(error, Some(ApiError::OtherInvitation));
    is_mismatch.then(|| note(context, Tone::Warning, text!(context.locale(), error.tab_mismatch)))
}
