//! Responses to people who have to sign in first. Their input is kept for the same person (decision 10).

use super::notice::tell;
use crate::{
    domain::notice::Notice,
    paths,
    server::{
        context::Context,
        failure::Outcome,
        http::{see_other, with_query},
        workflow::{drafts, own_path},
    },
};
use axum::response::Response;
use serde::Serialize;

/// Redirects to the sign-in page, which leads back to the requested page.
pub fn required(context: &Context) -> Response {
    let return_to = own_path(&context.return_path(), paths::HOME);
    lead_back(context, &return_to, Notice::SessionEnded)
}

/// Same for someone whose session ended before they submitted a form, which is kept.
pub async fn kept(context: &Context, path: &'static str, typed: &impl Serialize) -> Outcome<Response> {
    kept_under(context, path, path, typed).await
}

/// Same for a form of which one is kept, whatever the id in its path.
pub async fn kept_under(context: &Context, key: &'static str, path: &str, typed: &impl Serialize) -> Outcome<Response> {
    let is_kept = drafts::keep(context, key, typed).await?;
    Ok(lead_back(context, path, if is_kept { Notice::DraftKept } else { Notice::SessionEnded }))
}

/// Same for roles chosen on the page of a person or an invitation.
pub async fn kept_choice(context: &Context, path: &str, roles: &[String]) -> Outcome<Response> {
    let is_kept = drafts::keep_choice(context, path, roles).await?;
    Ok(lead_back(context, path, if is_kept { Notice::DraftKept } else { Notice::SessionEnded }))
}

/// Redirects to the sign-in page, and from there back to a path. Those who had a session are told that it has ended.
fn lead_back(context: &Context, path: &str, notice: Notice) -> Response {
    if context.session.is_some() && !context.is_unseen {
        tell(context, paths::SIGN_IN, notice);
    }
    see_other(&with_query(paths::SIGN_IN, [("return_to", path)]))
}
