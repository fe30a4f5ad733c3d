//! Domains and online services.

pub mod domains;
pub mod looks;
pub mod subscriptions;
