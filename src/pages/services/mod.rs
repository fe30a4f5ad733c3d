//! Domains and online services.

mod add_domain;
mod assign_seats;
mod by_account;
mod domain;
mod domain_removal;
mod domains;
mod give_back;
mod reserve;
mod seats_csv;
mod subscription;
mod subscriptions;
pub(crate) mod words;

use crate::{
    domain::access::{
        Access::{May, Public},
        Permission::{AssignSeats, AssociateDomains, ProvisionServices, ViewDomains, ViewServices},
    },
    paths,
    server::http::route::Route,
};
use axum::routing::{get, post};

/// The most bytes of a form with 5,000 people: their names may be of letters that take six bytes each in a form.
const LARGEST_LIST: usize = 2 * 1024 * 1024;

/// The routes of the area.
#[must_use]
pub fn routes() -> Vec<Route> {
    let domain = |path, methods| Route::new(path, May(AssociateDomains), methods).action_of(paths::DOMAIN);
    let seats = |path, methods| Route::new(path, May(AssignSeats), methods).action_of(paths::SUBSCRIPTION);
    vec![
        Route::new(paths::SERVICES, May(ViewServices), get(subscriptions::show)),
        Route::new(paths::SUBSCRIPTION, May(ViewServices), get(subscription::show)),
        Route::new(paths::SEATS_EXPORT, May(ViewServices), get(seats_csv::export)).writing(),
        Route::new(paths::SEATS_ASSIGN, May(AssignSeats), get(assign_seats::show).post(assign_seats::submit))
            .up_to(LARGEST_LIST)
            .keeping_form(),
        Route::new(paths::SEATS_FILE, May(AssignSeats), post(assign_seats::submit_file))
            .up_to(LARGEST_LIST)
            .taking_file()
            .action_of(paths::SEATS_ASSIGN),
        Route::new(paths::SEATS_TEMPLATE, May(AssignSeats), get(assign_seats::template)),
        Route::new(paths::RESERVE, May(ProvisionServices), get(reserve::show).post(reserve::submit)).keeping_form(),
        Route::new(paths::SEAT_LINK, Public, get(give_back::open)).secret(),
        Route::new(paths::SEAT_RETURN, Public, get(give_back::show).post(give_back::submit)),
        seats(paths::SEAT_REMOVE, get(subscription::show_removal).post(subscription::submit_removal)),
        seats(paths::SEAT_KEEP, post(subscription::submit_keep)),
        seats(paths::SUBSCRIPTION_SWITCH, post(subscription::submit_switch)),
        Route::new(paths::DOMAINS, May(ViewDomains), get(domains::show)),
        Route::new(paths::DOMAIN_ADD, May(AssociateDomains), get(add_domain::show).post(add_domain::submit))
            .keeping_form(),
        Route::new(paths::DOMAIN_USE, May(AssociateDomains), post(domain::submit_use)).action_of(paths::DOMAINS),
        Route::new(paths::DOMAIN, May(ViewDomains), get(domain::show)),
        domain(paths::DOMAIN_CHECK, post(domain::submit_check)),
        domain(paths::DOMAIN_RENEW, post(domain::submit_renew)),
        domain(paths::DOMAIN_STOP, get(domain_removal::show_stop).post(domain_removal::submit_stop)),
        domain(paths::DOMAIN_REMOVE, get(domain_removal::show).post(domain_removal::submit)),
    ]
}
