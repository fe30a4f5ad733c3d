//! Signing in and out.

use super::ApiError;
use leptos::prelude::*;

/// Begins a session and gives the path to go to.
#[server(SignIn, prefix = "/api", endpoint = "sign-in")]
pub async fn sign_in(
    #[server(default)] email: String,
    #[server(default)] password: String,
    #[server(default)] return_to: String,
) -> Result<String, ApiError> {
    let context = crate::server::context::Context::current()?;
    context.answer(crate::server::workflow::sign_in::sign_in(&context, &email, &password, &return_to).await)
}

/// Ends the session and gives the path to go to: the sign-in page, or an own path that was asked for.
#[server(SignOut, prefix = "/api", endpoint = "sign-out")]
pub async fn sign_out(#[server(default)] return_to: String) -> Result<String, ApiError> {
    let context = crate::server::context::Context::current()?;
    context.answer(crate::server::workflow::sign_in::sign_out(&context, &return_to).await)
}
