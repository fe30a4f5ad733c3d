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

/// Prepares the browser's side, with the path of the icon sprite; the hydration script then calls each island's own
/// function.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate(icons: String) {
    leptos::mount::hydrate_islands();
    leptos::prelude::provide_context(components::Icons(icons));
}
