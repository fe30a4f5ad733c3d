//! What was bought: orders, and the licenses that follow from them.

mod exports;
mod license_details;
mod license_lines;
mod order;
mod orders;
pub mod overview;
mod parts;
mod reports;

use crate::{
    domain::access::{Access::May, Permission::ViewOrders},
    paths,
    server::http::route::Route,
};
use axum::routing::get;

/// The routes of the area.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::new(paths::ORDERS, May(ViewOrders), get(orders::show)),
        Route::new(paths::ORDERS_XLSX, May(ViewOrders), get(exports::orders_workbook)).file(),
        Route::new(paths::ORDERS_CSV, May(ViewOrders), get(exports::orders_csv)).file(),
        Route::new(paths::ORDER, May(ViewOrders), get(order::show)),
        Route::new(paths::LICENSES, May(ViewOrders), get(license_details::show)),
        Route::new(paths::LICENSES_XLSX, May(ViewOrders), get(exports::licenses_workbook)).file(),
        Route::new(paths::LICENSES_CSV, May(ViewOrders), get(exports::licenses_csv)).file(),
        Route::new(paths::LICENSE_LINES, May(ViewOrders), get(license_lines::show)),
        Route::new(paths::REPORTS, May(ViewOrders), get(reports::show)),
    ]
}
