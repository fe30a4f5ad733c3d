//! What was bought: orders, the licenses that follow from them, their keys, and software.

mod download;
mod download_file;
mod download_report;
mod downloads;
mod exports;
mod key;
mod keys;
mod keys_export;
mod license_details;
mod license_lines;
mod order;
mod orders;
pub mod overview;
mod parts;
mod report_exports;
mod reports;
mod software_parts;

use crate::{
    domain::access::{
        Access::May,
        Permission::{DownloadSoftware, ListKeys, ViewKeys, ViewOrders},
    },
    paths,
    server::http::route::Route,
};
use axum::routing::{get, post};

/// The routes of the area.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::new(paths::ORDERS, May(ViewOrders), get(orders::show)),
        Route::new(paths::ORDERS_XLSX, May(ViewOrders), get(exports::orders_workbook)).file(),
        Route::new(paths::ORDERS_CSV, May(ViewOrders), get(exports::orders_csv)).file(),
        Route::new(paths::ORDER, May(ViewOrders), get(order::show)),
        Route::new(paths::ORDER_XLSX, May(ViewOrders), get(exports::order_workbook)).file(),
        Route::new(paths::ORDER_CSV, May(ViewOrders), get(exports::order_csv)).file(),
        Route::new(paths::LICENSES, May(ViewOrders), get(license_details::show)),
        Route::new(paths::LICENSES_XLSX, May(ViewOrders), get(exports::licenses_workbook)).file(),
        Route::new(paths::LICENSES_CSV, May(ViewOrders), get(exports::licenses_csv)).file(),
        Route::new(paths::LICENSE_LINES, May(ViewOrders), get(license_lines::show)),
        Route::new(paths::LICENSE_LINES_XLSX, May(ViewOrders), get(exports::lines_workbook)).file(),
        Route::new(paths::LICENSE_LINES_CSV, May(ViewOrders), get(exports::lines_csv)).file(),
        Route::new(paths::REPORTS, May(ViewOrders), get(reports::show)),
        Route::new(paths::REPORTED_ORDERS_XLSX, May(ViewOrders), get(report_exports::months_workbook)).file(),
        Route::new(paths::REPORTED_ORDERS_CSV, May(ViewOrders), get(report_exports::months_csv)).file(),
        Route::new(paths::REPORTED_ENDING_XLSX, May(ViewOrders), get(report_exports::ending_workbook)).file(),
        Route::new(paths::REPORTED_ENDING_CSV, May(ViewOrders), get(report_exports::ending_csv)).file(),
        Route::new(paths::KEYS, May(ListKeys), get(keys::show)),
        Route::new(paths::KEYS_FIND, May(ViewKeys), post(keys::find)).action_of(paths::KEYS),
        Route::new(paths::KEYS_EXPORT, May(ViewKeys), get(keys_export::show).post(keys_export::submit)),
        Route::new(paths::KEY, May(ListKeys), get(key::show)),
        Route::new(paths::KEY_REVEAL, May(ViewKeys), post(key::submit)).action_of(paths::KEY),
        Route::new(paths::DOWNLOADS, May(DownloadSoftware), get(downloads::show)),
        Route::new(paths::DOWNLOADS_SUMS, May(DownloadSoftware), get(downloads::sums)).file(),
        Route::new(paths::DOWNLOADS_REPORT, May(DownloadSoftware), get(download_report::show)),
        Route::new(paths::DOWNLOADS_REPORT_XLSX, May(DownloadSoftware), get(download_report::workbook)).file(),
        Route::new(paths::DOWNLOADS_REPORT_CSV, May(DownloadSoftware), get(download_report::csv)).file(),
        Route::new(paths::DOWNLOAD, May(DownloadSoftware), get(download::show)),
        Route::new(paths::DOWNLOAD_FILE, May(DownloadSoftware), get(download_file::send)).file().answering_signed_out(),
    ]
}
