//! The language switch (decision 16).

#![cfg_attr(
    feature = "ssr",
    expect(clippy::unused_async, reason = "a server function is asynchronous, also when it asks nobody")
)]

use super::ApiError;
use leptos::prelude::*;

/// Chooses the language of this browser session and the next year, and gives the path to go back to.
#[server(ChooseLanguage, prefix = "/api", endpoint = "choose-language")]
pub async fn choose_language(
    #[server(default)] language: String,
    #[server(default)] return_to: String,
) -> Result<String, ApiError> {
    let context = crate::server::context::Context::current()?;
    context.answer(crate::server::workflow::language::choose(&context, &language, &return_to))
}
