//! Domains and online services.

pub mod claims;
pub mod domains;
pub mod entitlements;
pub mod looking;
pub mod relying;
pub mod seats;
