//! The frame of every page: head, top bar, main part, footer.

pub mod fault;
mod navigation;
pub mod notice;
pub mod question;
pub mod scope;
pub mod sign_in_first;
pub mod switches;
mod top_bar;

pub use navigation::link_to;
use top_bar::top_bar;

use crate::{
    api::ApiError,
    components::{ActionResult, Icons},
    paths,
    server::{
        context::Context,
        html::IntoHtml,
        html::without_markers,
        text::{self, text},
    },
};
use axum::{
    body::Body,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use std::sync::Arc;

/// The layout of a page's main part. Besides the card there are three widths, and each page has one: a form by itself,
/// running text, or everything with lists, tables or several sections, whose forms are in cards of full width.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Layout {
    /// A card on a plain background, with help beside it.
    Card,
    /// A single form: 560 pixels.
    Narrow,
    /// Running text: 70 characters.
    Text,
    /// Lists, tables, several sections: 1200 pixels.
    Wide,
}

impl Layout {
    const fn class(self) -> &'static str {
        match self {
            Self::Card => "page card-page",
            Self::Narrow => "page narrow",
            Self::Text => "page text",
            Self::Wide => "page",
        }
    }
}

/// What the frame needs to know about a page.
pub struct Page {
    /// The title without the product's name.
    pub title: String,
    /// The layout.
    pub layout: Layout,
    /// The response's status.
    pub status: StatusCode,
    /// Whether it has islands, and so needs the script.
    pub has_islands: bool,
    /// Value of Retry-After in seconds, if there is one.
    pub retry_after: Option<i64>,
    /// The path of the form with the ID `form`, if the page has one.
    pub form: Option<String>,
    /// ID and title of the scope that the page shows, if its URL names one.
    pub scope: Option<(String, String)>,
}

impl Page {
    /// A page with defaults.
    #[must_use]
    pub fn new(title: String, layout: Layout) -> Self {
        Self { title, layout, status: StatusCode::OK, has_islands: false, retry_after: None, form: None, scope: None }
    }

    /// The same page with the result of an action at the start of its title.
    #[must_use]
    pub fn with_result(self, context: &Context, result: Option<&ActionResult>) -> Self {
        let Some(result) = result else { return self };
        let sentence = result.sentence.trim_end_matches('.');
        let title = text!(context.locale(), common.page_title, page = sentence, product = &self.title);
        Self { title, ..self }
    }

    /// The same page with another status.
    #[must_use]
    pub fn with_status(self, status: u16) -> Self {
        Self { status: StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), ..self }
    }

    /// The same page after an attempt that may have failed.
    #[must_use]
    pub fn with_error(self, error: Option<&ApiError>) -> Self {
        match error {
            None => self,
            // The form is only shown again, in another language.
            Some(ApiError::Invalid(faults)) if faults.is_empty() => self,
            Some(error) => Self { retry_after: error.retry_after(), ..self.with_status(error.status()) },
        }
    }

    /// The same page with a form with the ID `form`: the switches in the top bar keep its input.
    #[must_use]
    pub fn with_form(self, path: impl Into<String>) -> Self {
        Self { form: Some(path.into()), ..self }
    }

    /// The same page for a scope named by its URL: the account switch shows that one.
    #[must_use]
    pub fn with_scope(self, scope: Option<(String, String)>) -> Self {
        Self { scope, ..self }
    }

    /// The same page with islands.
    #[must_use]
    pub fn with_islands(self) -> Self {
        Self { has_islands: true, ..self }
    }
}

/// The title of a page after an action in place, as [`Page::with_result`] would make it, with `{sentence}` for the result.
#[must_use]
pub fn title_in_place(context: &Context, title: &str) -> String {
    let t = context.locale();
    let page = text!(t, common.page_title, page = "{sentence}", product = title);
    text!(t, common.page_title, page = page, product = &context.app.config.product_name)
}

/// Renders a page as a response.
pub fn respond(context: &Context, page: Page, body: impl FnOnce() -> AnyView) -> Response {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let (status, retry_after) = (page.status, page.retry_after);
    let html = owner.with(|| {
        provide_context(Icons(context.app.assets.path("icons.svg")));
        document(context, page, body()).to_html()
    });
    owner.cleanup();
    let html = format!("<!DOCTYPE html>{}", without_markers(&html));
    let mut response = (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], Body::from(html)).into_response();
    if let Some(seconds) = retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from(seconds));
    }
    response
}

/// Menus close on Escape, which gives the focus back, and on a click elsewhere. Too small for an island: most pages
/// load no WASM.
const CLOSE_MENUS: &str = "const menus=()=>document.querySelectorAll('.top-bar details[open]');\
    addEventListener('click',e=>menus().forEach(m=>m.contains(e.target)||(m.open=false)));\
    addEventListener('keydown',e=>{if(e.key==='Escape')menus().forEach(m=>{m.open=false;\
    m.firstElementChild.focus()})})";

fn document(context: &Context, page: Page, body: AnyView) -> AnyView {
    let t = context.locale();
    let config = &context.app.config;
    let assets = &context.app.assets;
    let title = text!(t, common.page_title, page = &page.title, product = &config.product_name);
    let body_class = if context.is_signed_in() { "signed-in" } else { "signed-out" };
    let script = page.has_islands.then(|| hydration_script(context));
    view! {
        <html lang=context.language.code()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="robots" content="noindex"/>
                <title>{title}</title>
                <link rel="icon" href=assets.path("favicon.svg") type="image/svg+xml"/>
                <link rel="stylesheet" href=assets.path("pkg/business-center.css")/>
                <script type="speculationrules" nonce=context.nonce.clone() inner_html=context.routes.speculation_rules().to_owned()></script>
                <script nonce=context.nonce.clone() inner_html=CLOSE_MENUS></script>
                {script}
            </head>
            <body class=body_class>
                <a class="skip-link" href="#main">{text!(t, common.skip_to_content)}</a>
                {top_bar(context, page.form.as_deref(), page.scope.as_ref())}
                <p class="print-head">{format!("{} · {}", config.product_name, text::day(context.language, context.now))}</p>
                <main id="main" class=page.layout.class() tabindex="-1">{body}</main>
                {footer(context)}
            </body>
        </html>
    }
    .into_html()
}

/// Loads the islands after the first paint, and only if there are some.
fn hydration_script(context: &Context) -> AnyView {
    let assets = &context.app.assets;
    let (script, wasm) = (assets.path("pkg/business-center.js"), assets.path("pkg/business-center.wasm"));
    let icons = assets.path("icons.svg");
    let source = format!(
        "const load=async()=>{{const m=await import({script:?});await m.default({{module_or_path:{wasm:?}}});\
        m.hydrate({icons:?});const f=e=>m[e.dataset.component],i=[...document.querySelectorAll('leptos-island')];\
        i.forEach(e=>f(e)?.(e));if(i.every(f))performance.mark('bc:hydrated')}};\
        addEventListener('DOMContentLoaded',()=>(window.requestIdleCallback??setTimeout)(load))"
    );
    view! { <script nonce=context.nonce.clone() inner_html=source></script> }.into_html()
}

fn footer(context: &Context) -> AnyView {
    let t = context.locale();
    let config = &context.app.config;
    let terms = config.terms_url.clone().map(|url| view! { <li><a href=url>{text!(t, common.terms_of_use)}</a></li> });
    let privacy =
        config.privacy_url.clone().map(|url| view! { <li><a href=url>{text!(t, common.privacy_statement)}</a></li> });
    view! {
        <footer class="site-footer">
            <ul>
                <li><a href=paths::SUPPORT>{text!(t, label.support)}</a></li>
                <li><a href=format!("{}#contact", paths::SUPPORT)>{text!(t, common.contact)}</a></li>
                {terms}
                {privacy}
            </ul>
        </footer>
    }
    .into_html()
}
