//! Copies text.

#[cfg(feature = "hydrate")]
pub use browser::copy;

/// Nothing is copied on the server.
#[cfg(not(feature = "hydrate"))]
pub async fn copy(_: String) -> bool {
    false
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::window;
    use wasm_bindgen_futures::JsFuture;

    /// Copies a text; false if the browser does not allow it.
    pub async fn copy(text: String) -> bool {
        let clipboard = window().navigator().clipboard();
        // Without HTTPS, there is none, whatever its type says.
        !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(&text)).await.is_ok()
    }
}
