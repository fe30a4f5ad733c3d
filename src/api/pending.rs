//! Pending invitations, as administrators look after them.

use super::ApiError;
use leptos::prelude::*;

/// Sends an invitation again; earlier links die only when asked for (decision 3).
#[server(ResendInvitation, prefix = "/api", endpoint = "resend-invitation")]
pub async fn resend_invitation(
    #[server(default)] invitation: String,
    #[server(default)] void_earlier: bool,
) -> Result<(), ApiError> {
    let context = crate::server::context::Context::current()?;
    context.answer(crate::server::workflow::pending::resend(&context, &invitation, void_earlier).await)
}

/// Cancels an invitation.
#[server(CancelInvitation, prefix = "/api", endpoint = "cancel-invitation")]
pub async fn cancel_invitation(#[server(default)] invitation: String) -> Result<(), ApiError> {
    let context = crate::server::context::Context::current()?;
    context.answer(crate::server::workflow::pending::cancel(&context, &invitation).await)
}

/// Replaces the roles that an invitation offers; each is `role@scope`.
#[server(SetInvitationRoles, prefix = "/api", endpoint = "set-invitation-roles")]
pub async fn set_invitation_roles(
    #[server(default)] invitation: String,
    #[server(default)] roles: Vec<String>,
) -> Result<(), ApiError> {
    let context = crate::server::context::Context::current()?;
    context.answer(crate::server::workflow::pending::set_roles(&context, &invitation, &roles).await)
}

/// Confirms an invitation that is paused.
#[server(ConfirmInvitation, prefix = "/api", endpoint = "confirm-invitation")]
pub async fn confirm_invitation(#[server(default)] invitation: String) -> Result<(), ApiError> {
    let context = crate::server::context::Context::current()?;
    context.answer(crate::server::workflow::pending::confirm(&context, &invitation).await)
}
