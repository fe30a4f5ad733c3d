//! Dates that reach people: what ends, reminders, the calendar.

mod calendar;
mod calendar_feed;
mod list;
mod reminders;

use crate::{
    domain::{
        access::{
            Access::{May, Public, SignedIn},
            Permission::ViewAgreements,
        },
        ending::EndingKind,
    },
    paths,
    server::{
        http::{route::Route, with_query},
        workflow::endings::Ending,
    },
};
use axum::routing::{get, post};

/// The routes of the area.
#[must_use]
pub fn routes() -> Vec<Route> {
    let action = |path, access, methods| Route::new(path, access, methods).action_of(paths::DATES);
    vec![
        Route::new(paths::DATES, May(ViewAgreements), get(list::show)),
        action(paths::DATE_DISMISS, May(ViewAgreements), post(list::dismiss)),
        action(paths::DATE_RESTORE, May(ViewAgreements), post(list::restore)),
        action(paths::DATE_REMINDERS, SignedIn, post(reminders::submit)),
        Route::new(paths::CALENDAR, SignedIn, get(calendar::show_renewal).post(calendar::create)),
        Route::new(paths::CALENDAR_END, SignedIn, get(calendar::show_end).post(calendar::end)),
        Route::new(paths::CALENDAR_FEED, Public, get(calendar_feed::feed).fallback(calendar_feed::refuse_method))
            .secret(),
    ]
}

/// The page about something that ends.
fn path_of(ending: &Ending) -> String {
    let account = ending.scope.scope.id();
    match ending.kind {
        EndingKind::Agreement | EndingKind::Offer => paths::of(paths::AGREEMENT, &ending.scope.scope.agreement_id),
        EndingKind::Use | EndingKind::Assurance => with_query(paths::LICENSES, [("account", account)]),
        EndingKind::Subscription => paths::of(paths::SUBSCRIPTION, &ending.subject),
        EndingKind::Cancellation | EndingKind::Reservation => paths::of(paths::REQUEST, &ending.subject),
        EndingKind::DomainValue | EndingKind::DomainGrace => paths::of(paths::DOMAIN, &ending.subject),
    }
}
