//! Accepting and declining an invitation (section D of the specification).
//!
//! Each form carries the invitation's id; the secret is in the cookie of the link opened last. Where
//! the two do not belong together (two tabs), nothing is done.

use super::ApiError;
use leptos::prelude::*;

/// Accepts an invitation with a new work account and begins a session.
#[server(AcceptInvitation, prefix = "/api", endpoint = "accept-invitation")]
pub async fn accept_invitation(
    #[server(default)] invitation: String,
    #[server(default)] first_name: String,
    #[server(default)] last_name: String,
    #[server(default)] password: String,
    #[server(default)] confirmation: String,
) -> Result<(), ApiError> {
    let context = crate::server::context::Context::current()?;
    let form = crate::server::workflow::registration::Form { first_name, last_name, password, confirmation };
    context.answer(crate::server::workflow::registration::accept(&context, &invitation, &form).await)
}

/// Accepts an invitation with the work account that its address has already (decision 7): by the
/// session of that account, or by its password.
#[server(AcceptWithAccount, prefix = "/api", endpoint = "accept-with-account")]
pub async fn accept_with_account(
    #[server(default)] invitation: String,
    #[server(default)] password: String,
) -> Result<(), ApiError> {
    let context = crate::server::context::Context::current()?;
    context.answer(crate::server::workflow::registration::accept_with_account(&context, &invitation, &password).await)
}

/// Declines an invitation with a chosen reason (decision 8).
#[server(DeclineInvitation, prefix = "/api", endpoint = "decline-invitation")]
pub async fn decline_invitation(
    #[server(default)] invitation: String,
    #[server(default)] reason: String,
) -> Result<(), ApiError> {
    let context = crate::server::context::Context::current()?;
    context.answer(crate::server::workflow::registration::decline(&context, &invitation, &reason).await)
}

/// Takes a decline back, for 7 days.
#[server(UndoDecline, prefix = "/api", endpoint = "undo-decline")]
pub async fn undo_decline(#[server(default)] invitation: String) -> Result<(), ApiError> {
    let context = crate::server::context::Context::current()?;
    context.answer(crate::server::workflow::registration::undo_decline(&context, &invitation).await)
}

/// Sends a new link in place of an expired one, to the invited address.
#[server(RenewLink, prefix = "/api", endpoint = "renew-link")]
pub async fn renew_link(#[server(default)] invitation: String) -> Result<(), ApiError> {
    let context = crate::server::context::Context::current()?;
    context.answer(crate::server::workflow::registration::renew_link(&context, &invitation).await)
}
