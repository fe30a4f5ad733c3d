//! The switches of the top bar: language, purchasing account, and signing out.

use crate::{
    api::{
        language::{ChooseLanguage, choose_language},
        scope::{ChooseScope, choose_scope},
        sign_in::{SignOut, sign_out as end_session},
    },
    paths,
    server::{
        context::Context,
        failure::Outcome,
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
        Route::new(paths::LANGUAGE, Access::Public, post(switch_language)).action_of(paths::ROOT),
        Route::new(paths::SCOPE, Access::SignedIn, post(switch_account)).action_of(paths::ROOT),
        Route::new(paths::SIGN_OUT, Access::Public, post(sign_out)).action_of(paths::ROOT),
    ]
}

/// Chooses the language and goes back to the page.
async fn switch_language(context: Context, Form(form): Form<ChooseLanguage>) -> Outcome<Response> {
    Ok(see_other(&context.perform(choose_language(form.language, form.return_to)).await?))
}

/// Chooses the purchasing account and goes back to the page.
async fn switch_account(context: Context, Form(form): Form<ChooseScope>) -> Outcome<Response> {
    Ok(see_other(&context.perform(choose_scope(form.scope, form.return_to)).await?))
}

/// Signs out.
async fn sign_out(context: Context, Form(form): Form<SignOut>) -> Outcome<Response> {
    Ok(see_other(&context.perform(end_session(form.return_to)).await?))
}
