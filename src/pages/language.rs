//! The language switch of the top bar.

use super::fault;
use crate::{
    api::language::{ChooseLanguage, choose_language},
    server::{
        context::Context,
        http::{form::Form, see_other},
    },
};
use axum::response::Response;

/// Chooses the language and goes back to the page.
pub async fn submit(context: Context, Form(form): Form<ChooseLanguage>) -> Response {
    let (result, headers) = context.perform(choose_language(form.language, form.return_to)).await;
    match result {
        Ok(path) => see_other(&path, headers),
        Err(error) => fault::page(&context, &error),
    }
}
