//! The navigation of the top bar: each entry is shown only to those who can open it.

use crate::{
    domain::access::Permission,
    paths,
    server::{
        access::{Actor, authenticate},
        context::Context,
        failure::Outcome,
        html::IntoHtml,
        http::see_other,
        text::text,
    },
};
use axum::response::Response;
use leptos::prelude::*;

/// A page in the navigation.
struct Entry {
    path: &'static str,
    label: String,
}

impl Entry {
    fn link(&self, context: &Context) -> AnyView {
        let current = context.path().starts_with(self.path).then_some("page");
        view! { <li><a href=self.path aria-current=current>{self.label.clone()}</a></li> }.into_html()
    }
}

/// A page, or a named group of pages.
enum Item {
    Page(Entry),
    Group(String, Vec<Entry>),
}

fn items(context: &Context) -> Vec<Item> {
    let t = context.locale();
    let actor = authenticate(context).ok();
    let account = account(context, actor.as_ref());
    let group = (!account.is_empty()).then(|| Item::Group(text!(t, label.account), account));
    let page = |permission, path, label| {
        let can = actor.as_ref().is_some_and(|actor| actor.can(permission));
        can.then_some(Item::Page(Entry { path, label }))
    };
    let agreements = page(Permission::ViewAgreements, paths::AGREEMENTS, text!(t, label.agreements));
    let orders = page(Permission::ViewOrders, paths::ORDERS, text!(t, label.orders));
    let more = more(context, actor.as_ref());
    let more = (!more.is_empty()).then(|| Item::Group(text!(t, common.more), more));
    let home = Item::Page(Entry { path: paths::HOME, label: text!(t, label.home_page) });
    let support = Item::Page(Entry { path: paths::SUPPORT, label: text!(t, label.support) });
    [Some(home), agreements, orders, more, group, Some(support)].into_iter().flatten().collect()
}

fn account(context: &Context, actor: Option<&Actor>) -> Vec<Entry> {
    let t = context.locale();
    opening(
        actor,
        [
            (Permission::ViewUsers, paths::PEOPLE, text!(t, label.manage_access)),
            (Permission::ViewDomains, paths::DOMAINS, text!(t, label.associate_domains)),
            (Permission::ViewAuditTrail, paths::AUDIT, text!(t, audit.title)),
        ],
    )
}

/// What does not fit into the row: at 1280 pixels, it is one in Russian, too.
fn more(context: &Context, actor: Option<&Actor>) -> Vec<Entry> {
    let t = context.locale();
    let requests = Entry { path: paths::REQUESTS, label: text!(t, requests.title) };
    let has_roles = actor.is_some_and(|actor| !actor.assignments().is_empty());
    let pages = opening(
        actor,
        [
            (Permission::ViewOrders, paths::LICENSES, text!(t, label.license_details)),
            (Permission::ViewOrders, paths::REPORTS, text!(t, label.reports)),
            (Permission::ViewAgreements, paths::DATES, text!(t, dates.title)),
            (Permission::ListKeys, paths::KEYS, text!(t, label.keys)),
            (Permission::DownloadSoftware, paths::DOWNLOADS, text!(t, label.downloads)),
            (Permission::ViewServices, paths::SERVICES, text!(t, label.online_services)),
        ],
    );
    pages.into_iter().chain(has_roles.then_some(requests)).collect()
}

/// The entries that open to the person.
fn opening<const N: usize>(actor: Option<&Actor>, entries: [(Permission, &'static str, String); N]) -> Vec<Entry> {
    let Some(actor) = actor else { return Vec::new() };
    let entries = entries.into_iter().filter(|(permission, ..)| actor.can(*permission));
    entries.map(|(_, path, label)| Entry { path, label }).collect()
}

/// A link to a page of the navigation, if it opens to the person.
pub fn link_to(context: &Context, path: &str) -> Option<AnyView> {
    let entries = items(context).into_iter().flat_map(|item| match item {
        Item::Page(entry) => vec![entry],
        Item::Group(_, entries) => entries,
    });
    let Entry { path, label } = entries.into_iter().find(|entry| entry.path == path)?;
    Some(view! { <a href=path>{label}</a> }.into_html())
}

/// The navigation as a row, with groups as menus.
pub(super) fn row(context: &Context) -> AnyView {
    list(context, |title, links| {
        view! {
            <li>
                <details class="account-menu" name="top-bar">
                    <summary>{title}{crate::components::icon("chevron-down")}</summary>
                    <ul class="menu-panel">{links}</ul>
                </details>
            </li>
        }
        .into_html()
    })
}

/// The navigation as a column, with groups under headings.
pub(super) fn column(context: &Context) -> AnyView {
    list(context, |title, links| view! { <li><p class="menu-heading">{title}</p><ul>{links}</ul></li> }.into_html())
}

fn list(context: &Context, group: impl Fn(String, Vec<AnyView>) -> AnyView) -> AnyView {
    let items = items(context).into_iter().map(|item| match item {
        Item::Page(entry) => entry.link(context),
        Item::Group(title, entries) => group(title, entries.iter().map(|entry| entry.link(context)).collect()),
    });
    view! { <ul>{items.collect::<Vec<_>>()}</ul> }.into_html()
}

/// `/account` redirects to the first page of its menu.
pub(super) async fn lead_to_account(context: Context) -> Outcome<Response> {
    let actor = authenticate(&context)?;
    Ok(see_other(account(&context, Some(&actor)).first().map_or(paths::HOME, |entry| entry.path)))
}
