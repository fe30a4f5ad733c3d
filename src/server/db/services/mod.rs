//! Domains and online services.

pub mod domains;
pub mod looks;
