//! One person's roles and access, as administrators change them.

use super::ApiError;
use leptos::prelude::*;

/// Gives a role in a scope: a purchasing account, or an agreement.
#[server(AddRole, prefix = "/api", endpoint = "add-role")]
pub async fn add_role(
    #[server(default)] user: String,
    #[server(default)] role: String,
    #[server(default)] scope: String,
) -> Result<(), ApiError> {
    let context = crate::server::context::Context::current()?;
    context.answer(crate::server::workflow::person::add_role(&context, &user, &role, &scope).await)
}

/// Takes a role away.
#[server(RemoveRole, prefix = "/api", endpoint = "remove-role")]
pub async fn remove_role(
    #[server(default)] user: String,
    #[server(default)] assignment: String,
) -> Result<(), ApiError> {
    let context = crate::server::context::Context::current()?;
    context.answer(crate::server::workflow::person::remove_role(&context, &user, &assignment).await)
}

/// Suspends a person's roles in what the actor manages.
#[server(DeactivateUser, prefix = "/api", endpoint = "deactivate-user")]
pub async fn deactivate_user(#[server(default)] user: String) -> Result<(), ApiError> {
    let context = crate::server::context::Context::current()?;
    context.answer(crate::server::workflow::person::deactivate(&context, &user).await)
}

/// Gives suspended roles back.
#[server(ReactivateUser, prefix = "/api", endpoint = "reactivate-user")]
pub async fn reactivate_user(#[server(default)] user: String) -> Result<(), ApiError> {
    let context = crate::server::context::Context::current()?;
    context.answer(crate::server::workflow::person::reactivate(&context, &user).await)
}

/// Ends every session of a person.
#[server(EndSessions, prefix = "/api", endpoint = "end-sessions")]
pub async fn end_sessions(#[server(default)] user: String) -> Result<(), ApiError> {
    let context = crate::server::context::Context::current()?;
    context.answer(crate::server::workflow::person::end_sessions(&context, &user).await)
}
