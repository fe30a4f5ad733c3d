//! *Audit trail*: the page, its export, and entries in words.

mod csv;
pub mod trail;
pub mod words;

use crate::{
    domain::access::{Access, Permission},
    paths,
    server::http::route::Route,
};
use axum::routing::get;

/// The routes of the area.
#[must_use]
pub fn routes() -> Vec<Route> {
    let may = Access::May(Permission::ViewAuditTrail);
    vec![
        Route::new(paths::AUDIT, may, get(trail::show)),
        Route::new(paths::AUDIT_EXPORT, may, get(csv::export)).writing(),
    ]
}
