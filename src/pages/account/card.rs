//! Shared parts of the signed-out pages: a card, and links whose secret is in a cookie.

use crate::{
    api::ApiError,
    components::{Tone, note},
    pages::{
        components::vendor_heading,
        frame::{Layout, Page, respond},
    },
    paths,
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

/// Moves a link's secret into its cookie and redirects to the page. An invalid token leaves a cookie that is none, so that
/// the page can tell it from a browser that keeps no cookies.
pub fn keep_token(context: &Context, cookie: Cookie, token: &str, path: &str) -> Response {
    let token = Token::parse_in_link(token);
    context.set_cookie(cookie, token.as_ref().map_or("invalid", Token::secret));
    see_other(path)
}

/// The page for a browser that sent no cookie of a link: it blocks cookies, the cookie expired, or no link was opened.
/// To ask for another link is not the first thing to do, so it is no primary button.
pub fn no_link(context: &Context, path: &'static str, label: String) -> Response {
    let t = context.locale();
    let page = Page::new(text!(t, link.missing_title), Layout::Card).with_status(404);
    card(context, page, text!(t, link.missing_text), || ask_again(context, "button", path, label))
}

/// The ways on from a link that leads nowhere: to ask for another one, and to sign in.
pub fn ask_again(context: &Context, class: &'static str, path: &'static str, label: String) -> AnyView {
    view! {
        <div class="form-actions">
            <a class=class href=path>{label}</a>
            <a class="button" href=paths::SIGN_IN>{text!(context.locale(), common.back_to_sign_in)}</a>
        </div>
    }
    .into_html()
}

/// Shown if another link was opened after the form was rendered.
pub fn mismatch(context: &Context, error: Option<&ApiError>) -> Option<AnyView> {
    let is_mismatch = matches!(error, Some(ApiError::OtherInvitation));
    is_mismatch.then(|| note(Tone::Warning, text!(context.locale(), error.tab_mismatch)).into_html())
}
