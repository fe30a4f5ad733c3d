//! Answers to people who have to sign in first. What they typed waits for the same person (decision 10).

use super::fault;
use crate::{
    paths,
    server::{
        context::Context,
        failure::Outcome,
        http::see_other,
        workflow::{drafts, own_path},
    },
};
use axum::{http::HeaderMap, response::Response};
use serde::Serialize;

/// To the page to sign in; the page asked for survives.
pub fn required(context: &Context) -> Response {
    let return_to = own_path(&context.return_path(), paths::HOME);
    lead_back(&return_to, context.session.is_some().then_some("session-ended"))
}

/// The same for somebody whose session had ended when the form of a page was sent.
pub async fn kept(context: &Context, path: &str, typed: &impl Serialize) -> Response {
    lead_back_kept(context, path, drafts::keep(context, path, typed).await)
}

/// The same for roles that were chosen on the page of a person or an invitation.
pub async fn kept_choice(context: &Context, path: &str, roles: &[String]) -> Response {
    lead_back_kept(context, path, drafts::keep_choice(context, path, roles).await)
}

fn lead_back_kept(context: &Context, path: &str, outcome: Outcome<()>) -> Response {
    match outcome {
        Ok(()) => lead_back(path, context.session.is_some().then_some("draft-kept")),
        Err(failure) => fault::page(context, &context.report(&failure)),
    }
}

/// The answer to roles that were sent at last: nothing of them waits any more.
pub async fn sent_choice(context: &Context, path: &str, notice: &str) -> Response {
    match drafts::discard_choice(context).await {
        Ok(()) => see_other(&format!("{path}?notice={notice}"), HeaderMap::new()),
        Err(failure) => fault::page(context, &context.report(&failure)),
    }
}

/// To the page, and from there back to a path.
fn lead_back(path: &str, notice: Option<&str>) -> Response {
    let return_to = percent_encoding::utf8_percent_encode(path, percent_encoding::NON_ALPHANUMERIC);
    let notice = notice.map(|notice| format!("&notice={notice}")).unwrap_or_default();
    see_other(&format!("{}?return_to={return_to}{notice}", paths::SIGN_IN), HeaderMap::new())
}
