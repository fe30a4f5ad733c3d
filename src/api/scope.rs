//! The account switch.

use super::ApiError;
use leptos::prelude::*;

/// Chooses the purchasing account that this session works in, or all with none, and gives the path to go back to.
#[server(ChooseScope, prefix = "/api", endpoint = "choose-scope")]
pub async fn choose_scope(
    #[server(default)] scope: String,
    #[server(default)] return_to: String,
) -> Result<String, ApiError> {
    let context = crate::server::context::Context::current()?;
    context.answer(crate::server::workflow::scope::choose(&context, &scope, &return_to).await)
}
