//! The search field of a list: searches while the user types, and shows other pages of the list in place.

use leptos::{html::Input, prelude::*};

/// Pause in typing before a request is sent.
#[cfg(feature = "hydrate")]
const PAUSE: std::time::Duration = std::time::Duration::from_millis(250);

/// The field `search` of a form that requests a page with GET. Once hydrated, it requests the page whenever the form
/// changes or another page of the list is chosen, and replaces the element `results` by that of the response. The
/// element's `data-address` is the address that shows it, which may be another page of the list.
#[island]
pub fn SearchField(
    /// The label.
    label: String,
    /// The search text.
    value: String,
) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let hits = RwSignal::new(String::new());
    #[cfg(feature = "hydrate")]
    field.on_load(move |field| browser::watch(&field, hits));
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
    use crate::islands::{
        sending::{follows_here, spawn},
        swapping::{element, page},
    };
    use leptos::{ev, leptos_dom::helpers::debounce, prelude::*};
    use std::{cell::RefCell, rc::Rc};
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{
        AbortController, AbortSignal, Document, Event, FormData, HtmlAnchorElement, HtmlElement, HtmlFormElement,
        HtmlInputElement, RequestInit, UrlSearchParams,
    };

    /// How a page of the list was requested.
    #[derive(Clone, Copy, Eq, PartialEq)]
    enum Way {
        /// By the form; the focus stays in its field.
        Form,
        /// By a link to another page of the list, which gets a history entry.
        Link,
    }

    /// The current list.
    #[derive(Clone)]
    struct List {
        /// Aborts the current request.
        under_way: Rc<RefCell<Option<AbortController>>>,
        /// The query string that shows it.
        query: Rc<RefCell<String>>,
        /// Announces the results.
        hits: RwSignal<String>,
    }

    /// Requests the list whenever the field's form changes or another page is chosen.
    pub(super) fn watch(field: &HtmlInputElement, hits: RwSignal<String>) {
        let Some(form) = field.form() else { return };
        let list = List { under_way: Rc::default(), query: Rc::new(RefCell::new(query())), hits };
        let ask = RefCell::new(debounce(PAUSE, {
            let (form, list) = (form.clone(), list.clone());
            move |()| {
                if let Ok(address) = address_of(&form) {
                    list.ask(address, Way::Form);
                }
            }
        }));
        // Typed before the script loaded.
        if field.value() != field.default_value() {
            (ask.borrow_mut())(());
        }
        // The listeners live as long as the page.
        let _listener = window_event_listener(ev::input, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
            if form.contains(target.as_ref()) {
                (ask.borrow_mut())(());
            }
        });
        let _listener = window_event_listener(ev::click, {
            let list = list.clone();
            move |event| {
                if let Some(link) = page_link(&event).filter(|_| follows_here(&event)) {
                    event.prevent_default();
                    list.ask(link.href(), Way::Link);
                }
            }
        });
        // Back and forward may lead to another page of the list; a link within the page does not.
        let _listener = window_event_listener(ev::popstate, move |_| {
            if query() != *list.query.borrow() {
                drop(window().location().reload());
            }
        });
    }

    fn query() -> String {
        window().location().search().unwrap_or_default()
    }

    /// The address that the form requests.
    fn address_of(form: &HtmlFormElement) -> Result<String, JsValue> {
        let query = UrlSearchParams::new_with_str_sequence_sequence(&FormData::new_with_form(form)?.into())?;
        Ok(format!("{}?{}", form.action(), String::from(query.to_string())))
    }

    /// The clicked link to another page of the list, if it was one.
    fn page_link(event: &Event) -> Option<HtmlAnchorElement> {
        let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
        target.closest(".pager a").ok()??.dyn_into().ok()
    }

    impl List {
        /// Shows the list at an address. On failure, the browser navigates there instead.
        fn ask(&self, address: String, way: Way) {
            let controller = AbortController::new().ok();
            // A newer request makes the previous one obsolete.
            if let Some(former) = self.under_way.replace(controller.clone()) {
                former.abort();
            }
            let list = self.clone();
            spawn(async move {
                let signal = controller.map(|controller| controller.signal());
                let is_overtaken = || signal.as_ref().is_some_and(AbortSignal::aborted);
                if list.show(&address, signal.as_ref(), way).await.is_err() && !is_overtaken() {
                    drop(window().location().set_href(&address));
                }
            });
        }

        async fn show(&self, address: &str, signal: Option<&AbortSignal>, way: Way) -> Result<(), JsValue> {
            let request = RequestInit::new();
            request.set_signal(signal);
            let (answer, found) = page(address, &request).await?;
            if answer.redirected() {
                // The session has ended: the sign-in page leads back here.
                return window().location().set_href(&answer.url());
            }
            if !answer.ok() {
                return Err(JsValue::NULL);
            }
            if signal.is_some_and(AbortSignal::aborted) {
                return Err(JsValue::NULL);
            }
            let (results, former) = (element(&found, "results")?, element(&document(), "results")?);
            let address = results.get_attribute("data-address").ok_or(JsValue::NULL)?;
            let hits: HtmlElement = element(&found, "hits")?.dyn_into()?;
            let sentence = hits.text_content().unwrap_or_default();
            former.replace_with_with_node_1(&results)?;
            let history = window().history()?;
            match way {
                Way::Form => {
                    history.replace_state_with_url(&JsValue::NULL, "", Some(&address))?;
                    self.hits.set(sentence);
                }
                Way::Link => {
                    history.push_state_with_url(&JsValue::NULL, "", Some(&address))?;
                    // The clicked link is gone: continue reading at the results.
                    hits.set_tab_index(-1);
                    hits.focus()?;
                }
            }
            self.query.replace(query());
            come_back_to(&document(), &address)
        }
    }

    /// The forms in the top bar return to the page now shown.
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
