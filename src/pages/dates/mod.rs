//! Dates that reach people: what ends, reminders, the calendar.

mod calendar;
mod list;
mod reminders;

use crate::{
    domain::access::{
        Access::{May, Public, SignedIn},
        Permission::ViewAgreements,
    },
    paths,
    server::http::route::Route,
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
        action(paths::CALENDAR, SignedIn, post(list::create_calendar)),
        action(paths::CALENDAR_END, SignedIn, post(calendar::end)),
        Route::new(paths::CALENDAR_FEED, Public, get(calendar::feed).fallback(calendar::refuse_method)).secret(),
    ]
}
