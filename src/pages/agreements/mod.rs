//! Agreements and their purchasing accounts.

mod dashboard;

use crate::{domain::access::Access, paths, server::http::route::Route};
use axum::routing::get;

/// The routes of the area.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![Route::new(paths::HOME, Access::SignedIn, get(dashboard::show))]
}
