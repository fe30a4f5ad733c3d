//! Agreements and their purchasing accounts.

mod agreement;
mod attention;
mod dashboard;
mod edit_account;
mod exports;
mod list;
mod parts;

use crate::{
    domain::access::{
        Access::{May, SignedIn},
        Permission::{EditAgreements, ViewAgreements},
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
        Route::new(paths::ACCOUNT_EDIT, May(EditAgreements), get(edit_account::show).post(edit_account::submit))
            .keeping_form(),
    ]
}
