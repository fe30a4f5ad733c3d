//! Pages for what cannot be done: each says what happened and what to do next.

use super::{Layout, Page, respond, sign_in_first};
use crate::{
    api::ApiError,
    paths,
    server::{
        context::Context,
        html::IntoHtml,
        text::{self, text},
    },
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

/// The page of an error that belongs to no form.
pub fn page(context: &Context, error: &ApiError) -> Response {
    let t = context.locale();
    let (title, sentence) = match error {
        ApiError::Busy => (text!(t, error.busy_title), text!(t, error.busy_text)),
        ApiError::Internal { reference } => {
            (text!(t, error.internal_title), text!(t, error.internal_text, reference = reference))
        }
        ApiError::Forbidden => (text!(t, error.forbidden_title), text!(t, error.forbidden_text)),
        ApiError::NotFound => (text!(t, error.not_found_title), text!(t, error.not_found_text)),
        ApiError::LastAdministrator { account } => {
            (text!(t, error.last_administrator_title), text!(t, error.last_administrator_text, account = account))
        }
        ApiError::Wait { seconds } => {
            let time = text::seconds(context.language, *seconds);
            (text!(t, error.too_many_title), text!(t, error.wait, time = time))
        }
        _ => (text!(t, error.unreadable_title), text!(t, error.unreadable_text)),
    };
    let page = Page::new(title.clone(), Layout::Card).with_error(Some(error));
    show(context, page, title, sentence)
}

/// The page of an error of somebody who wanted more than may be: who is not signed in signs in first.
pub fn refused(context: &Context, error: &ApiError) -> Response {
    match error {
        ApiError::Unauthenticated => sign_in_first::required(context),
        error => page(context, error),
    }
}

/// The page of a status that came from outside the pages.
pub fn bare(context: &Context, status: StatusCode) -> Response {
    let t = context.locale();
    let (title, sentence) = match status {
        StatusCode::NOT_FOUND => (text!(t, error.not_found_title), text!(t, error.not_found_text)),
        StatusCode::METHOD_NOT_ALLOWED => (text!(t, error.method_title), text!(t, error.method_text)),
        StatusCode::PAYLOAD_TOO_LARGE => (text!(t, error.too_large_title), text!(t, error.too_large_text)),
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::REQUEST_TIMEOUT => {
            (text!(t, error.busy_title), text!(t, error.busy_text))
        }
        status if status.is_server_error() => {
            let reference = &context.request_id;
            (text!(t, error.internal_title), text!(t, error.internal_text, reference = reference))
        }
        _ => (text!(t, error.unreadable_title), text!(t, error.unreadable_text)),
    };
    show(context, plain(&title, status.as_u16()), title, sentence)
}

/// The page for a request that came from another site.
pub fn foreign(context: &Context) -> Response {
    let t = context.locale();
    let title = text!(t, error.refused_title);
    show(context, plain(&title, 403), title, text!(t, error.refused_text))
}

/// The page for a request to another host.
pub fn misdirected(context: &Context) -> Response {
    let t = context.locale();
    let base = &context.app.config.base_url.origin;
    let title = text!(t, error.misdirected_title);
    show(context, plain(&title, 421), title, text!(t, error.misdirected_text, base = base))
}

fn plain(title: &str, status: u16) -> Page {
    Page::new(title.to_owned(), Layout::Card).with_status(status)
}

fn show(context: &Context, page: Page, title: String, sentence: String) -> Response {
    let t = context.locale();
    let (path, label) = if context.is_signed_in() {
        (paths::HOME, text!(t, error.go_home))
    } else {
        (paths::SIGN_IN, text!(t, common.back_to_sign_in))
    };
    respond(context, page, || {
        view! {
            <div class="card card-main">
                <h1 class="page-title">{title}</h1>
                <p class="lead">{sentence}</p>
                <div class="form-actions"><a class="button" href=path>{label}</a></div>
            </div>
        }
        .into_html()
    })
}
