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
use axum::response::Response;
use leptos::prelude::*;

/// Puts a link's secret into its cookie and leads to the page; what is no token takes the cookie away.
pub fn keep_token(context: &Context, cookie: Cookie, token: &str, path: &str) -> Response {
    match Token::parse(token) {
        Some(token) => context.set_cookie(cookie, token.secret()),
        None => context.remove_cookie(cookie),
    }
    see_other(path)
}

/// Told where another link was opened since the form was made.
pub fn mismatch(context: &Context, error: Option<&ApiError>) -> Option<AnyView> {
    let is_mismatch = matches!(error, Some(ApiError::OtherInvitation));
    is_mismatch.then(|| note(context, Tone::Warning, text!(context.locale(), error.tab_mismatch)))
}
