//! Agreements and their purchasing accounts.

mod agreement;
mod attention;
mod dashboard;
mod exports;
mod list;
mod parts;

use crate::{
    domain::access::{
        Access::{May, SignedIn},
        Permission::ViewAgreements,
    },
    paths,
    server::http::route::Route,
};
use axum::routing::get;

/// The routes of the area.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::new(paths::HOME, SignedIn, get(dashboard::show)),
        Route::new(paths::AGREEMENTS, May(ViewAgreements), get(list::show)),
        Route::new(paths::AGREEMENTS_XLSX, May(ViewAgreements), get(exports::workbook)).file(),
        Route::new(paths::AGREEMENTS_CSV, May(ViewAgreements), get(exports::csv)).file(),
        Route::new(paths::AGREEMENT, May(ViewAgreements), get(agreement::show)),
    ]
}
