//! Domains and online services.

pub mod claims;
pub mod domains;
pub mod imports;
pub mod looking;
