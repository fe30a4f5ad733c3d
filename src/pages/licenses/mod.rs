//! What was bought: orders, and the licenses that follow from them.

mod license_details;
mod license_lines;
mod order;
mod orders;
mod parts;

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
        Route::new(paths::ORDER, May(ViewOrders), get(order::show)),
        Route::new(paths::LICENSES, May(ViewOrders), get(license_details::show)),
        Route::new(paths::LICENSE_LINES, May(ViewOrders), get(license_lines::show)),
    ]
}
