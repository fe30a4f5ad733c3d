//! Error pages: each says what happened and what to do next.

use super::{Layout, Page, respond, sign_in_first};
use crate::{
    api::ApiError,
    pages::components::helpers,
    paths,
    server::{
        access::authenticate,
        context::Context,
        db::{self, users::UserRow},
        failure::Outcome,
        html::IntoHtml,
        http::problem,
        text::{self, text},
    },
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

/// The page for an error that belongs to no form.
pub fn page(context: &Context, error: &ApiError) -> Response {
    if context.is_for_machines {
        return problem::of(context, error);
    }
    let t = context.locale();
    let (title, sentence) = match error {
        ApiError::Busy => (text!(t, error.busy_title), text!(t, error.busy_text)),
        ApiError::Internal { reference } => {
            (text!(t, error.internal_title), text!(t, error.internal_text, reference = reference))
        }
        ApiError::NotFound => (text!(t, error.not_found_title), text!(t, error.not_found_text)),
        ApiError::LastAdministrator { account } => {
            (text!(t, error.last_administrator_title), text!(t, error.last_administrator_text, account = account))
        }
        ApiError::Wait { seconds } => {
            let time = text::wait(context.language, *seconds);
            (text!(t, error.too_many_title), text!(t, error.wait, time = time))
        }
        ApiError::MailLimit { seconds } => (text!(t, error.mail_limit_title), mail_limit(context, *seconds)),
        _ => (text!(t, error.unreadable_title), text!(t, error.unreadable_text)),
    };
    let page = Page::new(title.clone(), Layout::Card).with_error(Some(error));
    show(context, page, title, sentence, None)
}

/// Says when more emails can be sent.
pub fn mail_limit(context: &Context, seconds: i64) -> String {
    text!(context.locale(), error.mail_limit, time = text::hours(context.language, (seconds.max(1) + 3599) / 3600))
}

/// The page for a refused request: signed-out people sign in first, signed-in ones learn whom to ask.
pub async fn refused(context: &Context, error: &ApiError) -> Response {
    match error {
        error if context.is_for_machines => problem::of(context, error),
        ApiError::Unauthenticated => sign_in_first::required(context),
        ApiError::Forbidden => forbidden(context).await,
        error => page(context, error),
    }
}

async fn forbidden(context: &Context) -> Response {
    let t = context.locale();
    let title = text!(t, error.forbidden_title);
    let page = Page::new(title.clone(), Layout::Card).with_error(Some(&ApiError::Forbidden));
    // Without the names, the page is still useful.
    let administrators = administrators(context).await.unwrap_or_default();
    let has_roles = authenticate(context).is_ok_and(|actor| !actor.assignments().is_empty());
    let ask = has_roles.then(|| view! { <p><a href=paths::REQUEST_ROLE>{text!(t, requests.role_title)}</a></p> });
    let more = view! { {helpers(context, &administrators)}{ask} }.into_html();
    show(context, page, title, text!(t, error.forbidden_text), Some(more))
}

async fn administrators(context: &Context) -> Outcome<Vec<UserRow>> {
    let Some(session) = &context.session else { return Ok(Vec::new()) };
    let mut connection = context.read().await?;
    Ok(db::roles::list_helpers(&mut connection, &session.user.id).await?)
}

/// The page for a status that came from outside the pages.
pub fn bare(context: &Context, status: StatusCode) -> Response {
    if context.is_for_machines {
        return problem::bare(context, status);
    }
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
    show(context, plain(&title, status.as_u16()), title, sentence, None)
}

/// The page for a request that came from another site.
pub fn foreign(context: &Context) -> Response {
    let t = context.locale();
    let title = text!(t, error.refused_title);
    show(context, plain(&title, 403), title, text!(t, error.refused_text), None)
}

/// The page for a request to another host.
pub fn misdirected(context: &Context) -> Response {
    if context.is_for_machines {
        return problem::bare(context, StatusCode::MISDIRECTED_REQUEST);
    }
    let t = context.locale();
    let base = &context.app.config.base_url.origin;
    let title = text!(t, error.misdirected_title);
    show(context, plain(&title, 421), title, text!(t, error.misdirected_text, base = base), None)
}

fn plain(title: &str, status: u16) -> Page {
    Page::new(title.to_owned(), Layout::Card).with_status(status)
}

fn show(context: &Context, page: Page, title: String, sentence: String, more: Option<AnyView>) -> Response {
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
                {more}
                <div class="form-actions"><a class="button" href=path>{label}</a></div>
            </div>
        }
        .into_html()
    })
}
