//! Shared parts of pages about a scope.

use super::{Layout, Page, respond};
use crate::{
    api::ApiError,
    components::empty,
    domain::agreement::AccountName,
    pages::components::{data_as_of, list::places, scope_form},
    server::{
        context::Context,
        db::imports::ImportRow,
        html::IntoHtml,
        text::{self, text},
        workflow::scopes::NamedScope,
    },
};
use axum::response::Response;
use leptos::prelude::*;

/// Purchasing accounts that a page names in its text; more are folded.
const MOST_IN_TEXT: usize = 3;
/// Purchasing accounts that a page names; more are only counted, and the agreement lists them.
const MOST_NAMED: usize = 200;

/// For which purchasing accounts a page speaks, and whose data it shows; nothing where neither is known.
pub fn data_status(context: &Context, scopes: &[NamedScope], import: Option<&ImportRow>) -> Option<AnyView> {
    let t = context.locale();
    let names = || scopes.iter().map(|scope| scope_name(context, scope)).collect::<Vec<_>>();
    let speaks_for = match scopes.len() {
        0 => None,
        1..=MOST_IN_TEXT => Some(text!(t, common.speaks_for, names = names().join("; ")).into_html()),
        count if count <= MOST_NAMED => Some(places(context, names(), true)),
        count => Some(text!(t, common.speaks_for_many, count = text::grouped(context.language, count)).into_html()),
    };
    let speaks_for = speaks_for.map(|speaks_for| view! { <div>{speaks_for}</div> });
    let data = import.map(|import| view! { <div>{data_as_of(context, import)}</div> });
    let is_said = speaks_for.is_some() || data.is_some();
    is_said.then(|| view! { <div class="quiet data-status">{speaks_for}{data}</div> }.into_html())
}

/// The name of a scope in lists.
#[must_use]
pub fn scope_name(context: &Context, scope: &NamedScope) -> String {
    let t = context.locale();
    match &scope.account {
        Some(AccountName { name, number }) => format!("{name} · {number}"),
        None => text!(t, access.scope_agreement, number = &scope.agreement_number),
    }
}

/// ID and name of the scope named by the URL: the account switch shows it as the current one.
#[must_use]
pub fn named_scope(context: &Context, asked: &str, shown: &[NamedScope]) -> Option<(String, String)> {
    let first = shown.first().filter(|_| !asked.is_empty())?;
    Some((first.scope.id().to_owned(), scope_name(context, first)))
}

/// The response if the actor has no access to a page for the chosen or requested purchasing account: offers those to
/// switch to.
pub fn elsewhere(context: &Context, title: String, asked: &str, scopes: &[NamedScope]) -> Response {
    let t = context.locale();
    let session = context.session.as_ref();
    let known = session.map(|session| session.accounts.as_slice()).unwrap_or_default();
    let named = known.iter().find(|account| account.account_id == asked);
    let account = if asked.is_empty() { session.and_then(|session| session.account()) } else { named };
    let sentence = match account {
        Some(account) => text!(t, common.not_here, account = account.title()),
        None => text!(t, common.not_here_unknown),
    };
    let error = account.is_none().then_some(ApiError::NotFound);
    let named = named.map(|account| (account.account_id.clone(), account.title()));
    let page = Page::new(title.clone(), Layout::Wide).with_error(error.as_ref()).with_scope(named);
    let choice = |id: String, name: String| {
        view! { <li><button class="link-button" name="scope" value=id>{name}</button></li> }
    };
    let choices = scopes
        .iter()
        .filter(|one| known.iter().any(|account| account.account_id == one.scope.id()))
        .map(|one| choice(one.scope.id().to_owned(), scope_name(context, one)));
    respond(context, page, || {
        let all = choice(String::new(), text!(t, common.all_accounts));
        let choices = view! { <ul class="scope-list">{choices.collect::<Vec<_>>()}{all}</ul> };
        view! {
            <h1 class="page-title">{title}</h1>
            {empty("building", [sentence, text!(t, common.not_here_next)], Some(scope_form(context, choices)))}
        }
        .into_html()
    })
}
