//! Screens, rendered on the server. Each file holds the handlers of a page and its view; each area its routes.

pub mod access;
pub mod account;
pub mod agreements;
pub mod audit;
pub mod components;
pub mod dates;
pub mod dev_dns;
pub mod dev_mail;
pub mod frame;
pub mod licenses;
pub mod requests;
pub mod services;
pub mod support;

use crate::server::http::route::Route;

/// The routes of every area. Those of the development mailbox exist in some installations only.
#[must_use]
pub fn routes() -> Vec<Route> {
    let areas = [
        frame::switches::routes,
        account::routes,
        access::routes,
        agreements::routes,
        licenses::routes,
        services::routes,
        requests::routes,
        dates::routes,
        audit::routes,
        support::routes,
    ];
    areas.into_iter().flat_map(|routes| routes()).collect()
}
