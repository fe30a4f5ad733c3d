//! Shared parts of the signed-out pages: a card, and links whose secret is in a cookie.

use crate::{
    api::ApiError,
    components::{Tone, note},
    pages::{
        components::vendor_heading,
        frame::{Page, respond},
    },
    server::{
        context::Context,
        html::IntoHtml,
        http::{cookies::Cookie, see_other},
        text::text,
        token::Token,
    },
};
use axum::response::Response;
use leptos::prelude::*;

/// A page with the vendor's name, a title, a lead, and a body, on a card.
pub fn card(context: &Context, page: Page, lead: String, body: impl FnOnce() -> AnyView) -> Response {
    let title = page.title.clone();
    respond(context, page, || {
        view! { <div class="card card-main">{vendor_heading(context, title, lead)}{body()}</div> }.into_html()
    })
}

/// Moves a link's secret into its cookie and redirects to the page; an invalid token removes the cookie.
pub fn keep_token(context: &Context, cookie: Cookie, token: &str, path: &str) -> Response {
    match Token::parse_in_link(token) {
        Some(token) => context.set_cookie(cookie, token.secret()),
        None => context.remove_cookie(cookie),
    }
    see_other(path)
}

/// Told where another link was opened since the form was made.
pub fn mismatch(context: &Context, error: Option<&ApiError>) -> Option<AnyView> {
    let is_mismatch = matches!(error, Some(ApiError::OtherInvitation));
    is_mismatch.then(|| note(Tone::Warning, text!(context.locale(), error.tab_mismatch)).into_html())
}
