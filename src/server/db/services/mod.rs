//! Domains and online services.

pub mod domains;
pub mod looks;
pub mod products;
pub mod seats;
pub mod subscriptions;
