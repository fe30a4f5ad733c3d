//! The own profile (R32).

use super::ApiError;
use leptos::prelude::*;

/// Changes the own names, language and country.
#[server(UpdateProfile, prefix = "/api", endpoint = "update-profile")]
pub async fn update_profile(
    #[server(default)] first_name: String,
    #[server(default)] last_name: String,
    #[server(default)] language: String,
    #[server(default)] country: String,
) -> Result<(), ApiError> {
    let context = crate::server::context::Context::current()?;
    let form = crate::server::workflow::profile::Form { first_name, last_name, language, country };
    context.answer(crate::server::workflow::profile::update(&context, &form).await)
}

/// Changes the own password with the current one; all other sessions end.
#[server(ChangePassword, prefix = "/api", endpoint = "change-password")]
pub async fn change_password(
    #[server(default)] current_password: String,
    #[server(default)] password: String,
    #[server(default)] confirmation: String,
) -> Result<(), ApiError> {
    let context = crate::server::context::Context::current()?;
    context.answer(
        crate::server::workflow::profile::change_password(&context, &current_password, &password, &confirmation).await,
    )
}
