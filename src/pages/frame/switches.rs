//! The switches of the top bar: language, purchasing account and sign-out; and the target of *Account*.

use super::{navigation::lead_to_account, notice::tell};
use crate::{
    api::{language::ChooseLanguage, scope::ChooseScope, sign_in::SignOut},
    domain::{access::Access, notice::Notice},
    paths,
    server::{
        context::Context,
        failure::Outcome,
        http::{form::Form, route::Route, see_other},
        workflow::{language, scope, sign_in},
    },
};
use axum::{
    response::Response,
    routing::{get, post},
};

/// The routes of the switches; each leads back to a page.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::new(paths::LANGUAGE, Access::Public, post(switch_language)).action_of(paths::ROOT),
        Route::new(paths::SCOPE, Access::SignedIn, post(switch_account)).action_of(paths::ROOT),
        Route::new(paths::ACCOUNT, Access::SignedIn, get(lead_to_account)),
        Route::new(paths::SIGN_OUT, Access::Public, post(sign_out)).action_of(paths::ROOT),
    ]
}

/// Chooses the language and goes back to the page.
async fn switch_language(context: Context, Form(input): Form<ChooseLanguage>) -> Outcome<Response> {
    Ok(see_other(&context.perform(language::choose(&context, &input)).await?))
}

/// Chooses the purchasing account and goes back to the page.
async fn switch_account(context: Context, Form(input): Form<ChooseScope>) -> Outcome<Response> {
    Ok(see_other(&context.perform(scope::choose(&context, &input)).await?))
}

/// Signs out.
async fn sign_out(context: Context, Form(input): Form<SignOut>) -> Outcome<Response> {
    let path = context.perform(sign_in::sign_out(&context, &input)).await?;
    if path == paths::SIGN_IN {
        tell(&context, &path, Notice::SignedOut);
    }
    Ok(see_other(&path))
}
