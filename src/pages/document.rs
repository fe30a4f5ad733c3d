//! The frame of every page: head, top bar, main part, footer.

use super::components::{icon, scope_form};
use crate::{
    api::ApiError,
    domain::{access::Permission, language::Language},
    server::{
        access::authenticate,
        context::Context,
        db::agreements::ScopeRow,
        text::text,
        workflow::sign_in::{HOME, SIGN_IN},
    },
};
use axum::{
    body::Body,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use memchr::memmem;
use std::sync::Arc;

/// How the main part of a page is laid out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Layout {
    /// One card on a calm ground, help beside it.
    Card,
    /// A form.
    Narrow,
    /// Running text.
    Text,
    /// Everything else.
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

/// What the frame needs to know of a page.
pub struct Page {
    /// The title without the product's name.
    pub title: String,
    /// How it is laid out.
    pub layout: Layout,
    /// The status of the answer.
    pub status: StatusCode,
    /// Whether it has islands, and so needs the script.
    pub has_islands: bool,
    /// When to try again, in seconds, where the answer is to come back later.
    pub retry_after: Option<i64>,
    /// Where the form with the id `form` is sent, if the page has one.
    pub form: Option<&'static str>,
    /// Id and title of the scope that the page shows, where its address names one.
    pub scope: Option<(String, String)>,
}

impl Page {
    /// A page with nothing special.
    #[must_use]
    pub fn new(title: String, layout: Layout) -> Self {
        Self { title, layout, status: StatusCode::OK, has_islands: false, retry_after: None, form: None, scope: None }
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

    /// The same page with a form of the id `form`, which is sent to a path: the language switch keeps what is
    /// typed there.
    #[must_use]
    pub fn with_form(self, path: &'static str) -> Self {
        Self { form: Some(path), ..self }
    }

    /// The same page about a scope that its address names: the account switch shows that one.
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

/// Renders a page and answers with it.
pub fn respond(context: &Context, page: Page, body: impl FnOnce() -> AnyView) -> Response {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let (status, retry_after) = (page.status, page.retry_after);
    let html = owner.with(|| document(context, page, body()).to_html());
    owner.cleanup();
    let html = format!("<!DOCTYPE html>{}", without_markers(&html));
    let mut response = (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], Body::from(html)).into_response();
    if let Some(seconds) = retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from(seconds));
    }
    response
}

/// The marks that hydration looks for; only islands are hydrated, and in a title they would be text.
const MARKER: &str = "<!>";
const ISLAND_START: &str = "<leptos-island";
const ISLAND_END: &str = "</leptos-island>";

/// The same page without marks outside of islands. Text never holds one: its `<` is escaped.
pub(crate) fn without_markers(html: &str) -> String {
    let mut clean = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = find(rest, ISLAND_START) {
        let end = find(&rest[start..], ISLAND_END).map_or(rest.len(), |length| start + length);
        push_without_markers(&mut clean, &rest[..start]);
        clean.push_str(&rest[start..end]);
        rest = &rest[end..];
    }
    push_without_markers(&mut clean, rest);
    clean
}

/// The library's search takes a tenth of the standard one's time, which was a tenth of a page's.
fn find(html: &str, needle: &str) -> Option<usize> {
    memmem::find(html.as_bytes(), needle.as_bytes())
}

fn push_without_markers(clean: &mut String, html: &str) {
    let mut copied = 0;
    for start in memmem::find_iter(html.as_bytes(), MARKER) {
        clean.push_str(&html[copied..start]);
        copied = start + MARKER.len();
    }
    clean.push_str(&html[copied..]);
}

/// The next page is fetched while the pointer rests on its link; never a link that carries a secret, nor an export,
/// which is written down.
const SPECULATION_RULES: &str = r#"{"prefetch":[{"where":{"and":[{"href_matches":"/*"},{"not":{"href_matches":["/i/*","/r/*","/dev/*","/account/audit.csv"]}}]},"eagerness":"moderate"}]}"#;

/// Menus close by Escape, which gives the focus back, and by a click elsewhere. Too small for an island: most
/// pages load no WASM.
const CLOSE_MENUS: &str = "const menus=()=>document.querySelectorAll('.top-bar details[open]');\
    addEventListener('click',e=>menus().forEach(m=>m.contains(e.target)||(m.open=false)));\
    addEventListener('keydown',e=>{if(e.key==='Escape')menus().forEach(m=>{m.open=false;\
    m.firstElementChild.focus()})})";

fn document(context: &Context, page: Page, body: AnyView) -> AnyView {
    let t = context.locale();
    let config = &context.app.config;
    let assets = &context.app.assets;
    let title = text!(t, common.page_title, page = &page.title, product = &config.product_name);
    let is_signed_in = is_signed_in(context);
    let body_class = if is_signed_in { "signed-in" } else { "signed-out" };
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
                <script type="speculationrules" nonce=context.nonce.clone() inner_html=SPECULATION_RULES></script>
                <script nonce=context.nonce.clone() inner_html=CLOSE_MENUS></script>
                {script}
            </head>
            <body class=body_class>
                <a class="skip-link" href="#main">{text!(t, common.skip_to_content)}</a>
                {top_bar(context, is_signed_in, &page)}
                <main id="main" class=page.layout.class() tabindex="-1">{body}</main>
                {footer(context)}
            </body>
        </html>
    }
    .into_any()
}

fn is_signed_in(context: &Context) -> bool {
    context.session.as_ref().is_some_and(|session| session.is_alive)
}

/// Loads the islands after the first paint, and only where there are some.
fn hydration_script(context: &Context) -> AnyView {
    let assets = &context.app.assets;
    let (script, wasm) = (assets.path("pkg/business-center.js"), assets.path("pkg/business-center.wasm"));
    let source = format!(
        "const load=async()=>{{const m=await import({script:?});await m.default({{module_or_path:{wasm:?}}});\
        m.hydrate();const f=e=>m[e.dataset.component],i=[...document.querySelectorAll('leptos-island')];\
        i.forEach(e=>f(e)?.(e));if(i.every(f))performance.mark('bc:hydrated')}};\
        addEventListener('DOMContentLoaded',()=>(window.requestIdleCallback??setTimeout)(load))"
    );
    view! { <script nonce=context.nonce.clone() inner_html=source></script> }.into_any()
}

fn top_bar(context: &Context, is_signed_in: bool, page: &Page) -> AnyView {
    let config = &context.app.config;
    let t = context.locale();
    let home = if is_signed_in { HOME } else { SIGN_IN };
    let navigation = is_signed_in.then(|| {
        view! {
            <nav class="main-nav" aria-label=text!(t, common.main_navigation)>{links(context)}</nav>
            <details class="nav-menu" name="top-bar">
                <summary>{icon(context, "menu")}<span>{text!(t, common.menu)}</span></summary>
                <nav aria-label=text!(t, common.main_navigation)>{links(context)}</nav>
            </details>
        }
    });
    view! {
        <header class="top-bar">
            <div class="top-bar-inner">
                <a class="brand" href=home>
                    {icon(context, "mark")}<span class="brand-name">{config.product_name.clone()}</span>
                </a>
                {navigation}
                {language_menu(context, page.form)}
                {is_signed_in.then(|| user_menu(context))}
            </div>
            {is_signed_in.then(|| scope_bar(context, page))}
        </header>
    }
    .into_any()
}

fn links(context: &Context) -> AnyView {
    let t = context.locale();
    let link = |path: &'static str, label: String| {
        let current = context.path().starts_with(path).then_some("page");
        view! { <li><a href=path aria-current=current>{label}</a></li> }
    };
    let actor = authenticate(context).ok();
    let may = |permission| actor.as_ref().is_some_and(|actor| actor.can(permission));
    let access =
        may(Permission::ViewUsers).then(|| link(super::people::PATH, text!(t, label.manage_access)).into_any());
    let audit = may(Permission::ViewAuditTrail).then(|| link(super::audit::PATH, text!(t, audit.title)).into_any());
    let account = (access.is_some() || audit.is_some()).then(|| {
        view! {
            <li>
                <details class="account-menu">
                    <summary>{text!(t, label.account)}{icon(context, "chevron-down")}</summary>
                    <ul class="menu-panel">{access}{audit}</ul>
                </details>
            </li>
        }
    });
    view! {
        <ul>
            {link(HOME, text!(t, label.home_page))}
            {account}
            {link("/support", text!(t, label.support))}
        </ul>
    }
    .into_any()
}

/// The account switch of people whose roles reach several purchasing accounts: the current one stands on the bar,
/// all of them by organization in the menu. What the page's address asks for comes first.
fn scope_bar(context: &Context, page: &Page) -> Option<AnyView> {
    let t = context.locale();
    let named = page.scope.as_ref();
    let session = context.session.as_ref().filter(|session| !session.accounts.is_empty())?;
    let chosen = named.map(|(id, _)| id).or_else(|| session.account().map(|account| &account.account_id));
    let current = session.accounts.iter().find(|account| Some(&account.account_id) == chosen);
    let organizations = organizations(&session.accounts);
    let (name, number) = match (current, named) {
        (Some(account), _) if organizations.len() > 1 => {
            (format!("{} · {}", account.organization_name, account.account_name), Some(account.account_number.clone()))
        }
        (Some(account), _) => (account.account_name.clone(), Some(account.account_number.clone())),
        (None, Some((_, title))) => (title.clone(), None),
        (None, None) => (text!(t, common.all_accounts), None),
    };
    let groups = organizations.into_iter().enumerate().map(|(place, accounts)| {
        let id = format!("organization-{place}");
        let choices = accounts.iter().map(|account| scope_choice(account, chosen, page.form)).collect::<Vec<_>>();
        view! {
            <div role="group" aria-labelledby=id.clone()>
                <p class="menu-heading" id=id.clone()>{accounts[0].organization_name.clone()}</p>
                {choices}
            </div>
        }
    });
    let is_all = chosen.is_none().then_some("true");
    let choices = view! {
        {scope_button("", is_all, page.form, text!(t, common.all_accounts).into_any())}
        {groups.collect::<Vec<_>>()}
    };
    Some(
        view! {
            <div class="scope-bar"><details class="menu scope-menu" name="top-bar">
                <summary>
                    {icon(context, "building")}
                    <span class="scope-name">
                        <span class="visually-hidden">{text!(t, label.purchasing_account)}": "</span>
                        <span>{name}</span>
                        {number.map(|number| view! { <span class="quiet">{number}</span> })}
                    </span>
                    {icon(context, "chevron-down")}
                </summary>
                <div class="menu-panel">{scope_form(context, choices)}</div>
            </details></div>
        }
        .into_any(),
    )
}

/// The purchasing accounts of each organization, in the order in which they come.
fn organizations(accounts: &[ScopeRow]) -> Vec<Vec<&ScopeRow>> {
    let mut organizations: Vec<Vec<&ScopeRow>> = Vec::new();
    for account in accounts {
        match organizations.iter_mut().find(|known| known[0].organization_id == account.organization_id) {
            Some(known) => known.push(account),
            None => organizations.push(vec![account]),
        }
    }
    organizations
}

fn scope_choice(account: &ScopeRow, chosen: Option<&String>, form: Option<&'static str>) -> AnyView {
    let current = (Some(&account.account_id) == chosen).then_some("true");
    let number = view! { <span class="quiet block">{account.account_number.clone()}</span> };
    let name = view! { <span>{account.account_name.clone()}" "{number}</span> };
    scope_button(&account.account_id, current, form, name.into_any())
}

/// A purchasing account to choose. Where the page has a form, the choice sends it, so that what was typed comes along.
fn scope_button(id: &str, current: Option<&'static str>, form: Option<&'static str>, name: AnyView) -> AnyView {
    match form {
        Some(path) => view! {
            <button class="menu-item" form="form" formaction=format!("{path}?scope={id}") formmethod="post" formnovalidate aria-current=current>
                {name}
            </button>
        }
        .into_any(),
        None => view! {
            <button class="menu-item" name="scope" value=id.to_owned() aria-current=current>{name}</button>
        }
        .into_any(),
    }
}

/// The languages. Where the page has a form, the choice sends it, so that what was typed comes along.
fn language_menu(context: &Context, form: Option<&'static str>) -> AnyView {
    let t = context.locale();
    let choices = Language::ALL
        .into_iter()
        .map(|language| {
            let current = (language == context.language).then_some("true");
            let (code, name) = (language.code(), language.own_name());
            match form {
                Some(path) => view! {
                    <button class="menu-item" form="form" formaction=format!("{path}?language={code}") formmethod="post" formnovalidate lang=code aria-current=current>
                        {name}
                    </button>
                }
                .into_any(),
                None => view! {
                    <button class="menu-item" name="language" value=code lang=code aria-current=current>{name}</button>
                }
                .into_any(),
            }
        })
        .collect::<Vec<_>>();
    // Enter in a field presses the form's first button of the page: that must not be a language.
    let default_button =
        form.map(|_| view! { <button class="visually-hidden" form="form" tabindex="-1" aria-hidden="true"></button> });
    view! {
        {default_button}
        <details class="menu language-menu" name="top-bar">
            <summary>
                {icon(context, "globe")}
                <span>
                    <span class="visually-hidden">{text!(t, common.language)}": "</span>
                    {context.language.own_name()}
                </span>
                {icon(context, "chevron-down")}
            </summary>
            <div class="menu-panel">
                <form method="post" action="/language">
                    <input type="hidden" name="return_to" value=return_path(context)/>
                    {choices}
                </form>
            </div>
        </details>
    }
    .into_any()
}

/// The page to come back to. A form that posts elsewhere than to its page is shown at its page.
pub(super) fn return_path(context: &Context) -> String {
    match context.path() {
        "/register/account" | "/register/undo" | "/register/renew" => "/register".to_owned(),
        "/profile/password" => "/profile".to_owned(),
        "/sign-out" | "/language" | "/scope" => "/".to_owned(),
        _ => page_of_action(&context.path_and_query).unwrap_or_else(|| context.path_and_query.clone()),
    }
}

/// The page of a person or an invitation, for the path of something that is done there and has no page of its own.
fn page_of_action(path: &str) -> Option<String> {
    let rest = path.strip_prefix("/account/access/")?;
    match rest.split('/').collect::<Vec<_>>().as_slice() {
        [kind @ "people", id, "roles" | "reactivate" | "end-sessions"]
        | [kind @ "people", id, "roles", "remove"]
        | [kind @ "invitations", id, "resend" | "void" | "confirm" | "roles"] => {
            Some(format!("/account/access/{kind}/{id}"))
        }
        _ => None,
    }
}

fn user_menu(context: &Context) -> AnyView {
    let t = context.locale();
    let name = context
        .session
        .as_ref()
        .map(|session| crate::domain::person::full_name(&session.user.first_name, &session.user.last_name))
        .unwrap_or_default();
    view! {
        <details class="menu user-menu" name="top-bar">
            <summary>{icon(context, "person")}<span>{name}</span>{icon(context, "chevron-down")}</summary>
            <div class="menu-panel">
                <a class="menu-item" href="/profile">{icon(context, "person")}<span>{text!(t, label.my_profile)}</span></a>
                <form method="post" action="/sign-out">
                    <button class="menu-item">{icon(context, "sign-out")}<span>{text!(t, label.sign_out)}</span></button>
                </form>
            </div>
        </details>
    }
    .into_any()
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
                <li><a href="/support">{text!(t, label.support)}</a></li>
                <li><a href="/support#contact">{text!(t, common.contact)}</a></li>
                {terms}
                {privacy}
            </ul>
        </footer>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::without_markers;

    #[test]
    fn marks_stay_in_islands_only() {
        let html = "<p>a<!></p><leptos-island x><b>c<!></b></leptos-island><!><p>d<!></p>";
        assert_eq!(without_markers(html), "<p>a</p><leptos-island x><b>c<!></b></leptos-island><p>d</p>");
    }
}
