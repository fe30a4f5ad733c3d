//! Domains and online services.

pub mod claims;
pub mod domains;
pub mod looking;
pub mod seats;
