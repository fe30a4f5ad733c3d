//! Domains and online services.

mod add_domain;
mod domain;
mod domains;
pub(crate) mod words;

use crate::{
    domain::access::{
        Access::May,
        Permission::{AssociateDomains, ViewDomains},
    },
    paths,
    server::http::route::Route,
};
use axum::routing::{get, post};

/// The routes of the area.
#[must_use]
pub fn routes() -> Vec<Route> {
    let domain = |path, methods| Route::new(path, May(AssociateDomains), methods).action_of(paths::DOMAIN);
    vec![
        Route::new(paths::DOMAINS, May(ViewDomains), get(domains::show)),
        Route::new(paths::DOMAIN_ADD, May(AssociateDomains), get(add_domain::show).post(add_domain::submit))
            .keeping_form(),
        Route::new(paths::DOMAIN_USE, May(AssociateDomains), post(domain::submit_use)).action_of(paths::DOMAINS),
        Route::new(paths::DOMAIN, May(ViewDomains), get(domain::show)),
        domain(paths::DOMAIN_CHECK, post(domain::submit_check)),
        domain(paths::DOMAIN_RENEW, post(domain::submit_renew)),
        domain(paths::DOMAIN_STOP, post(domain::submit_stop)),
        domain(paths::DOMAIN_REMOVE, get(domain::show_removal).post(domain::submit_removal)),
    ]
}
