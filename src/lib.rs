//! The Business Center: invitation, work account and dashboard for the customers of a licensing vendor.
//!
//! The folder tells where code runs, the file which capability it serves; see ARCHITECTURE.md.

#![recursion_limit = "256"]

pub mod api;
pub mod components;
pub mod islands;
pub mod paths;

pub use business_center_domain as domain;

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod server;
