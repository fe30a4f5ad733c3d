//! Domains and online services.

pub mod domains;
pub mod looks;
pub mod products;
pub mod relying;
pub mod reservations;
pub mod seats;
pub mod signing_keys;
pub mod subscriptions;
pub mod turns;
