//! Requests: what people ask for, and the answers.

mod ask;
mod list;
pub(crate) mod parts;
mod request;
mod reservation;

use crate::{
    domain::access::{
        Access::{May, SignedIn},
        Permission::{AssignRoles, EditAgreements, ProvisionServices, ViewKeys},
    },
    paths,
    server::http::route::Route,
};
use axum::routing::{get, post};

/// The routes of the area.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::new(paths::REQUESTS, SignedIn, get(list::show)),
        Route::new(paths::REQUEST_CHANGE, May(EditAgreements), get(ask::show_change).post(ask::submit_change))
            .keeping_form(),
        Route::new(paths::REQUEST_ACTIVATIONS, May(ViewKeys), get(ask::show_activations).post(ask::submit_activations))
            .keeping_form(),
        Route::new(paths::REQUEST_ROLE, SignedIn, get(ask::show_role).post(ask::submit_role)).keeping_form(),
        Route::new(paths::REQUEST, SignedIn, get(request::show)),
        Route::new(paths::REQUEST_WITHDRAW, SignedIn, post(request::submit_withdrawal)).action_of(paths::REQUEST),
        Route::new(
            paths::RESERVATION_CANCEL,
            May(ProvisionServices),
            get(reservation::show_cancel).post(reservation::submit_cancel),
        )
        .action_of(paths::REQUEST),
        Route::new(paths::REQUEST_ANSWER, May(AssignRoles), post(request::submit_answer))
            .action_of(paths::REQUEST)
            .keeping_form(),
    ]
}
