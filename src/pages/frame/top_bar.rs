//! The top bar of every page: navigation, purchasing account, language, user.

use super::navigation;
use crate::{
    components::icon,
    domain::{language::Language, person::full_name},
    pages::components::scope_form,
    paths,
    server::{context::Context, db::agreements::ScopeRow, html::IntoHtml, text::text},
};
use leptos::prelude::*;

/// The bar. If the page has a form with the ID `form`, at the given path, the switches of language and purchasing
/// account submit that form; `scope` is ID and title of the scope named by the URL.
pub fn top_bar(context: &Context, form: Option<&str>, scope: Option<&(String, String)>) -> AnyView {
    let is_signed_in = context.is_signed_in();
    let config = &context.app.config;
    let t = context.locale();
    let home = if is_signed_in { paths::HOME } else { paths::SIGN_IN };
    let navigation = is_signed_in.then(|| {
        view! {
            <nav class="main-nav" aria-label=text!(t, common.main_navigation)>{navigation::row(context)}</nav>
            <details class="nav-menu" name="top-bar">
                <summary>{icon("menu")}<span>{text!(t, common.menu)}</span></summary>
                <nav aria-label=text!(t, common.main_navigation)>{navigation::column(context)}</nav>
            </details>
        }
    });
    view! {
        <header class="top-bar">
            <div class="top-bar-inner">
                <a class="brand" href=home>
                    {icon("mark")}<span class="brand-name">{config.product_name.clone()}</span>
                </a>
                {navigation}
                {language_menu(context, form)}
                {is_signed_in.then(|| user_menu(context))}
            </div>
            {is_signed_in.then(|| scope_bar(context, form, scope))}
        </header>
    }
    .into_html()
}

/// The account switch, for people with several purchasing accounts: the current one in the bar, all of them by
/// organization in the menu. A scope named by the URL takes precedence.
fn scope_bar(context: &Context, form: Option<&str>, named: Option<&(String, String)>) -> Option<AnyView> {
    let t = context.locale();
    let session = context.session.as_ref().filter(|session| !session.accounts.is_empty())?;
    let chosen = named.map(|(id, _)| id).or_else(|| session.account().map(|account| &account.account_id));
    let current = session.accounts.iter().find(|account| Some(&account.account_id) == chosen);
    let organizations = organizations(&session.accounts);
    let (name, number) = match (current, named) {
        (Some(account), _) if organizations.len() > 1 => {
            (format!("{} · {}", account.organization_name, account.shown_name()), Some(account.account_number.clone()))
        }
        (Some(account), _) => (account.shown_name().to_owned(), Some(account.account_number.clone())),
        (None, Some((_, title))) => (title.clone(), None),
        (None, None) => (text!(t, common.all_accounts), None),
    };
    let groups = organizations.into_iter().enumerate().map(|(place, accounts)| {
        let id = format!("organization-{place}");
        let choices = accounts.iter().map(|account| scope_choice(account, chosen, form)).collect::<Vec<_>>();
        view! {
            <div role="group" aria-labelledby=id.clone()>
                <p class="menu-heading" id=id.clone()>{accounts[0].organization_name.clone()}</p>
                {choices}
            </div>
        }
    });
    let is_all = chosen.is_none().then_some("true");
    let choices = view! {
        {scope_button("", is_all, form, text!(t, common.all_accounts).into_html())}
        {groups.collect::<Vec<_>>()}
    };
    Some(
        view! {
            <div class="scope-bar"><details class="menu scope-menu" name="top-bar">
                <summary>
                    {icon("building")}
                    <span class="scope-name">
                        <span class="visually-hidden">{text!(t, label.purchasing_account)}": "</span>
                        <span>{name}</span>
                        {number.map(|number| view! { <span class="quiet">{number}</span> })}
                    </span>
                    {icon("chevron-down")}
                </summary>
                <div class="menu-panel">{scope_form(context, choices)}</div>
            </details></div>
        }
        .into_html(),
    )
}

/// The purchasing accounts by organization, in their order.
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

fn scope_choice(account: &ScopeRow, chosen: Option<&String>, form: Option<&str>) -> AnyView {
    let current = (Some(&account.account_id) == chosen).then_some("true");
    let number = view! { <span class="quiet block">{account.account_number.clone()}</span> };
    let name = view! { <span>{account.shown_name().to_owned()}" "{number}</span> };
    scope_button(&account.account_id, current, form, name.into_html())
}

/// A purchasing account to choose. If the page has a form, the button submits it, so that input is kept.
fn scope_button(id: &str, current: Option<&'static str>, form: Option<&str>, name: AnyView) -> AnyView {
    match form {
        Some(path) => view! {
            <button class="menu-item" form="form" formaction=format!("{path}?scope={id}") formmethod="post" formnovalidate aria-current=current>
                {name}
            </button>
        }
        .into_html(),
        None => view! {
            <button class="menu-item" name="scope" value=id.to_owned() aria-current=current>{name}</button>
        }
        .into_html(),
    }
}

/// The languages. If the page has a form, the buttons submit it, so that input is kept.
fn language_menu(context: &Context, form: Option<&str>) -> AnyView {
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
                .into_html(),
                None => view! {
                    <button class="menu-item" name="language" value=code lang=code aria-current=current>{name}</button>
                }
                .into_html(),
            }
        })
        .collect::<Vec<_>>();
    // Enter in a field activates the form's first button on the page, which must not be a language.
    let default_button =
        form.map(|_| view! { <button class="visually-hidden" form="form" tabindex="-1" aria-hidden="true"></button> });
    view! {
        {default_button}
        <details class="menu language-menu" name="top-bar">
            <summary>
                {icon("globe")}
                <span>
                    <span class="visually-hidden">{text!(t, common.language)}": "</span>
                    {context.language.own_name()}
                </span>
                {icon("chevron-down")}
            </summary>
            <div class="menu-panel">
                <form method="post" action=paths::LANGUAGE>
                    <input type="hidden" name="return_to" value=context.return_path()/>
                    {choices}
                </form>
            </div>
        </details>
    }
    .into_html()
}

fn user_menu(context: &Context) -> AnyView {
    let t = context.locale();
    let name = context
        .session
        .as_ref()
        .map(|session| full_name(&session.user.first_name, &session.user.last_name))
        .unwrap_or_default();
    view! {
        <details class="menu user-menu" name="top-bar">
            <summary>{icon("person")}<span>{name}</span>{icon("chevron-down")}</summary>
            <div class="menu-panel">
                <a class="menu-item" href=paths::PROFILE>{icon("person")}<span>{text!(t, label.my_profile)}</span></a>
                <form method="post" action=paths::SIGN_OUT>
                    <button class="menu-item">{icon("sign-out")}<span>{text!(t, label.sign_out)}</span></button>
                </form>
            </div>
        </details>
    }
    .into_html()
}
