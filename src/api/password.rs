//! Passwords: setting a new one by a mailed link, and the live check of the islands.

use super::ApiError;
use crate::domain::fault::FaultCode;
use leptos::prelude::*;

/// Asks for a link to set a new password. The answer is the same for every address.
#[server(RequestReset, prefix = "/api", endpoint = "request-reset")]
pub async fn request_reset(#[server(default)] email: String) -> Result<(), ApiError> {
    let context = crate::server::context::Context::current()?;
    context.answer(crate::server::workflow::reset::request(&context, &email).await)
}

/// Sets a new password with the link opened last.
#[server(ResetPassword, prefix = "/api", endpoint = "reset-password")]
pub async fn reset_password(
    #[server(default)] link: String,
    #[server(default)] password: String,
    #[server(default)] confirmation: String,
) -> Result<(), ApiError> {
    let context = crate::server::context::Context::current()?;
    context.answer(crate::server::workflow::reset::reset(&context, &link, &password, &confirmation).await)
}

/// Tells what is wrong with a password before the form is sent; stores nothing.
#[server(CheckPassword, prefix = "/api", endpoint = "check-password")]
pub async fn check_password(#[server(default)] password: String) -> Result<Option<FaultCode>, ApiError> {
    let context = crate::server::context::Context::current()?;
    context.answer(crate::server::workflow::password_check::check(&context, &password).await)
}
