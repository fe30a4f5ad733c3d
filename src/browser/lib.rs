//! What the browser runs: the islands of the library.

use business_center::components::Icons;
use leptos::{mount::hydrate_islands, prelude::provide_context};
use wasm_bindgen::prelude::wasm_bindgen;

/// Prepares the browser's side, with the path of the icon sprite; the hydration script then calls each island's own
/// function.
#[wasm_bindgen]
pub fn hydrate(icons: String) {
    hydrate_islands();
    provide_context(Icons(icons));
}
