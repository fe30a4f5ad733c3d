//! The switches of the top bar: language, purchasing account, and signing out.

use super::fault;
use crate::{
    api::{
        language::{ChooseLanguage, choose_language},
        scope::{ChooseScope, choose_scope},
        sign_in::{SignOut, sign_out as end_session},
    },
    paths,
    server::{
        context::Context,
        http::{
            form::Form,
            route::{Access, Route},
            see_other,
        },
    },
};
use axum::{response::Response, routing::post};

/// The routes of the switches: each leads back to a page.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::new(paths::LANGUAGE, Access::Public, post(choose_language_of_page)).action_of(paths::ROOT),
        Route::new(paths::SCOPE, Access::SignedIn, post(choose_account)).action_of(paths::ROOT),
        Route::new(paths::SIGN_OUT, Access::Public, post(sign_out)).action_of(paths::ROOT),
    ]
}

/// Chooses the language and goes back to the page.
async fn choose_language_of_page(context: Context, Form(form): Form<ChooseLanguage>) -> Response {
    let (result, headers) = context.perform(choose_language(form.language, form.return_to)).await;
    match result {
        Ok(path) => see_other(&path, headers),
        Err(error) => fault::page(&context, &error),
    }
}

/// Chooses the purchasing account and goes back to the page.
async fn choose_account(context: Context, Form(form): Form<ChooseScope>) -> Response {
    let (result, headers) = context.perform(choose_scope(form.scope, form.return_to)).await;
    match result {
        Ok(path) => see_other(&path, headers),
        Err(error) => fault::refused(&context, &error),
    }
}

/// Signs out.
async fn sign_out(context: Context, Form(form): Form<SignOut>) -> Response {
    match context.perform(end_session(form.return_to)).await {
        (Ok(path), headers) => see_other(&path, headers),
        (Err(error), _) => fault::page(&context, &error),
    }
}
