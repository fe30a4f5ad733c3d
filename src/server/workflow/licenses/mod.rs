//! What was bought.

pub mod download_report;
pub mod downloads;
mod holdings;
pub mod key_disclosure;
pub mod key_imports;
pub mod key_search;
pub mod keys;
pub mod license_details;
pub mod license_lines;
pub mod order_imports;
pub mod orders;
pub mod overview;
pub mod purchases;
pub mod reports;
pub mod software_imports;
