//! Replaces parts of a page with HTML rendered by the server.

#[cfg(feature = "hydrate")]
pub use browser::{element, page, refresh};

/// The server always renders the current state.
#[cfg(not(feature = "hydrate"))]
pub fn refresh(_: &'static str) {}

#[cfg(feature = "hydrate")]
mod browser {
    use crate::{api::travel::browser::fetch, islands::sending::spawn};
    use leptos::prelude::*;
    use wasm_bindgen::JsValue;
    use web_sys::{Document, DomParser, Element, RequestInit, Response, SupportedType};

    /// Fetches a page.
    pub async fn page(address: &str, request: &RequestInit) -> Result<(Response, Document), JsValue> {
        let (answer, text) = fetch(address, request).await?;
        let page = DomParser::new()?.parse_from_string(&text, SupportedType::TextHtml)?;
        Ok((answer, page))
    }

    /// The element of a page with this ID.
    pub fn element(page: &Document, id: &str) -> Result<Element, JsValue> {
        page.get_element_by_id(id).ok_or(JsValue::NULL)
    }

    /// Reloads an element of this page. On failure, it stays as it is.
    pub fn refresh(id: &'static str) {
        let swap = async move || {
            let (_, found) = page(&window().location().href()?, &RequestInit::new()).await?;
            element(&document(), id)?.replace_with_with_node_1(&*element(&found, id)?)
        };
        spawn(async move { drop(swap().await) });
    }
}
