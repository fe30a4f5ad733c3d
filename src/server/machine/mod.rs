//! What services and scripts ask for, with credentials of their own: no pages, no cookies. Each route describes itself;
//! the description of all of them is made from that. Answers are only ever extended.

mod entitlements;
mod keys;
mod openapi;

use crate::{domain::access::Access, paths, server::http::route::Route};
use axum::routing::{get, post};

/// The routes.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::for_machines(paths::ENTITLEMENTS, Access::Service, post(entitlements::answer), entitlements::describe),
        Route::for_machines(paths::SIGNING_KEYS, Access::Public, get(keys::show), keys::describe),
        Route::for_machines(paths::OPENAPI, Access::Public, get(openapi::show), openapi::describe),
    ]
}
