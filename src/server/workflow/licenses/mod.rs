//! What was bought.

pub mod downloads;
pub mod key_imports;
pub mod keys;
pub mod license_details;
pub mod order_imports;
pub mod orders;
pub mod overview;
pub mod purchases;
pub mod reports;
