//! Asking for the invitation again (section C of the specification).

use super::ApiError;
use leptos::prelude::*;

/// Asks for the invitation again. The answer is the same whatever matches (decision 6).
#[server(RequestResend, prefix = "/api", endpoint = "request-resend")]
pub async fn request_resend(
    #[server(default)] email: String,
    #[server(default)] agreement_number: String,
    #[server(default)] purchasing_account_number: String,
) -> Result<(), ApiError> {
    let context = crate::server::context::Context::current()?;
    context.answer(
        crate::server::workflow::resend::request(&context, &email, &agreement_number, &purchasing_account_number).await,
    )
}
