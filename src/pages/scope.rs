//! The account switch of the top bar.

use super::fault;
use crate::{
    api::scope::{ChooseScope, choose_scope},
    server::{
        context::Context,
        http::{form::Form, see_other},
    },
};
use axum::response::Response;

/// Chooses the purchasing account and goes back to the page.
pub async fn submit(context: Context, Form(form): Form<ChooseScope>) -> Response {
    let (result, headers) = context.perform(choose_scope(form.scope, form.return_to)).await;
    match result {
        Ok(path) => see_other(&path, headers),
        Err(error) => fault::refused(&context, &error),
    }
}
