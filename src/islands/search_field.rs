//! The search field of a list: finds while typing.

use leptos::{html::Input, prelude::*};

/// A pause in typing that is worth a request.
#[cfg(feature = "hydrate")]
const PAUSE: std::time::Duration = std::time::Duration::from_millis(250);

/// The field `search` of a form that asks for a page by GET. Once alive it does so whenever the form changes, and
/// replaces the page's element `results`, which names its own address, by that of the answer. Whatever fails is left
/// to the form itself.
#[island]
pub fn SearchField(
    /// The label.
    label: String,
    /// What is searched for.
    value: String,
) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let hits = RwSignal::new(String::new());
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            browser::watch(&field, hits);
        }
    });
    view! {
        <div class="field search-field">
            <label for="search">{label}</label>
            <input
                node_ref=field
                class="input"
                id="search"
                name="search"
                type="search"
                value=value
                autocomplete="off"
                spellcheck="false"
                maxlength="100"
                aria-describedby="search-hint"
            />
            <p class="visually-hidden" aria-live="polite">{hits}</p>
        </div>
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::PAUSE;
    use leptos::{ev, leptos_dom::helpers::debounce, prelude::*, task::spawn_local};
    use std::{cell::RefCell, rc::Rc};
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{
        AbortController, AbortSignal, Document, DomParser, FormData, HtmlFormElement, HtmlInputElement, RequestInit,
        Response, SupportedType, UrlSearchParams,
    };

    /// Asks for the list anew whenever the form of the field changes.
    pub(super) fn watch(field: &HtmlInputElement, hits: RwSignal<String>) {
        let Some(form) = field.form() else { return };
        let under_way: Rc<RefCell<Option<AbortController>>> = Rc::default();
        let ask = RefCell::new(debounce(PAUSE, {
            let form = form.clone();
            move |()| {
                let next = AbortController::new().ok();
                // An answer that was overtaken is not waited for.
                if let Some(former) = under_way.replace(next.clone()) {
                    former.abort();
                }
                match next {
                    Some(controller) => spawn_local(refresh(form.clone(), controller.signal(), hits)),
                    None => drop(form.submit()),
                }
            }
        }));
        // What was typed before the script came.
        if field.value() != field.default_value() {
            (ask.borrow_mut())(());
        }
        // The field lives as long as its page.
        let _listener = window_event_listener(ev::input, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
            if form.contains(target.as_ref()) {
                (ask.borrow_mut())(());
            }
        });
    }

    async fn refresh(form: HtmlFormElement, signal: AbortSignal, hits: RwSignal<String>) {
        match show(&form, &signal).await {
            Ok(sentence) => hits.set(sentence),
            Err(_) if signal.aborted() => {}
            Err(_) => drop(form.submit()),
        }
    }

    /// Shows what the form finds, and gives the sentence about it.
    async fn show(form: &HtmlFormElement, signal: &AbortSignal) -> Result<String, JsValue> {
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let page = window.document().ok_or(JsValue::NULL)?;
        let query = UrlSearchParams::new_with_str_sequence_sequence(&FormData::new_with_form(form)?.into())?;
        let address = format!("{}?{}", form.action(), String::from(query.to_string()));
        let request = RequestInit::new();
        request.set_signal(Some(signal));
        let answer = JsFuture::from(window.fetch_with_str_and_init(&address, &request)).await?;
        let answer: Response = answer.dyn_into()?;
        if answer.redirected() {
            // The session has ended: the page to sign in leads back here.
            window.location().set_href(&answer.url())?;
            return Ok(String::new());
        }
        if !answer.ok() {
            return Err(JsValue::NULL);
        }
        let text = JsFuture::from(answer.text()?).await?.as_string().ok_or(JsValue::NULL)?;
        if signal.aborted() {
            return Err(JsValue::NULL);
        }
        let found = DomParser::new()?.parse_from_string(&text, SupportedType::TextHtml)?;
        let element = |id: &str, document: &web_sys::Document| document.get_element_by_id(id).ok_or(JsValue::NULL);
        let (results, former) = (element("results", &found)?, element("results", &page)?);
        let sentence = element("hits", &found)?.text_content().unwrap_or_default();
        let address = results.get_attribute("data-address");
        former.replace_with_with_node_1(&results)?;
        window.history()?.replace_state_with_url(&JsValue::NULL, "", address.as_deref())?;
        if let Some(address) = address {
            come_back_to(&page, &address)?;
        }
        Ok(sentence)
    }

    /// The forms of the top bar come back to what is shown now.
    fn come_back_to(page: &Document, address: &str) -> Result<(), JsValue> {
        let fields = page.query_selector_all("input[name='return_to']")?;
        for place in 0..fields.length() {
            if let Some(field) = fields.get(place).and_then(|node| node.dyn_into::<HtmlInputElement>().ok()) {
                field.set_value(address);
            }
        }
        Ok(())
    }
}
