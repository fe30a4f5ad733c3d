//! *Online services*: the subscriptions of a purchasing account.

use super::words::{subscription_badge, term_days};
use crate::{
    components::{Tone, cell, empty, heads, message, page_head, result_message, table},
    domain::access::Permission,
    pages::{
        components::list::are_told_apart,
        frame::{
            Layout, Page,
            notice::take_result,
            respond,
            scope::{elsewhere, named_scope, scope_name},
        },
    },
    paths,
    server::{
        access::authorize,
        context::Context,
        db::products::ProductRow,
        failure::Outcome,
        html::IntoHtml,
        http::with_query,
        text::{self, text},
        workflow::{
            scopes::Scoped,
            seating::{AccountSubscriptions, list},
            seats::Subscription,
        },
    },
};
use axum::{extract::Query, response::Response};
use leptos::prelude::*;
use serde::Deserialize;

/// The query of the page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Arrival {
    scope: String,
}

/// Shows the list.
pub async fn show(context: Context, Query(arrival): Query<Arrival>) -> Outcome<Response> {
    let actor = authorize(&context, Permission::ViewServices)?;
    let asked = Some(arrival.scope.as_str()).filter(|id| !id.is_empty());
    Ok(match list(&context, &actor, asked).await? {
        Scoped::Allowed(accounts) => page(&context, &arrival, &accounts),
        Scoped::NotHere(scopes) => {
            elsewhere(&context, text!(context.locale(), label.online_services), &arrival.scope, &scopes)
        }
    })
}

fn page(context: &Context, arrival: &Arrival, accounts: &[AccountSubscriptions]) -> Response {
    let t = context.locale();
    let title = text!(t, label.online_services);
    let scopes: Vec<_> = accounts.iter().map(|account| account.scope.clone()).collect();
    let named = named_scope(context, &arrival.scope, &scopes);
    let result = take_result(context, "");
    let page = Page::new(title.clone(), Layout::Wide).with_scope(named).with_result(context, result.as_ref());
    respond(context, page, || {
        let has_several = are_told_apart(&scopes);
        let sections = accounts.iter().map(|account| account_section(context, account, has_several));
        let sections = sections.collect::<Vec<_>>();
        view! {
            {page_head(title, text!(t, services.lead), ())}
            {result.map(result_message)}
            {sections}
            <p><a href=paths::GUIDE_SERVICES>{text!(t, domains.guide, guide = text!(t, label.guide_online_services))}</a></p>
        }
        .into_html()
    })
}

fn account_section(context: &Context, account: &AccountSubscriptions, has_several: bool) -> AnyView {
    let t = context.locale();
    let name = scope_name(context, &account.scope);
    let body = if account.subscriptions.is_empty() {
        empty("globe", [text!(t, services.empty_title), text!(t, services.empty_text)], None::<()>).into_html()
    } else {
        let rows = account.subscriptions.iter().map(|(one, product)| row(context, one, product)).collect::<Vec<_>>();
        let heads = heads([
            text!(t, services.product),
            text!(t, services.seats),
            text!(t, services.assigned),
            text!(t, services.free),
            text!(t, services.starts),
            text!(t, services.ends),
            text!(t, access.column_status),
        ]);
        view! {
            {no_domain(context, account)}
            {table("table", text!(t, services.caption, account = &name), heads, rows)}
        }
        .into_html()
    };
    if has_several {
        view! { <section class="section"><h2>{name}</h2>{body}</section> }.into_html()
    } else {
        view! { <section class="section" aria-label=name>{body}</section> }.into_html()
    }
}

/// Why no one can get a seat, and what cures it (R64).
fn no_domain(context: &Context, account: &AccountSubscriptions) -> Option<AnyView> {
    let t = context.locale();
    if account.has_domain {
        return None;
    }
    let link = account.may_assign.then(|| {
        let href = with_query(paths::DOMAINS, [("scope", account.scope.scope.id())]);
        view! { <p><a class="button" href=href>{text!(t, label.associate_domains)}</a></p> }
    });
    Some(message(Tone::Warning, view! { <p>{text!(t, services.no_domain)}</p>{link} }).into_html())
}

fn row(context: &Context, one: &Subscription, product: &ProductRow) -> AnyView {
    let t = context.locale();
    let number = |count: i64| text::grouped(context.language, usize::try_from(count).unwrap_or_default());
    let [starts, ends] = term_days(context, one);
    let free = if one.free() < 0 {
        view! { <span class="stack">{number(0)}<span class="quiet">{text!(t, services.too_many, count = number(-one.free()))}</span></span> }.into_html()
    } else {
        number(one.free()).into_html()
    };
    let link =
        product.address.clone().map(|address| view! { <a href=address rel="noopener">{text!(t, services.open)}</a> });
    view! {
        <tr>
            <th scope="row">
                <span class="stack">
                    <a href=paths::of(paths::SUBSCRIPTION, &one.row.id)>{product.description.text(context.language).to_owned()}</a>
                    {link}
                </span>
            </th>
            {cell(text!(t, services.seats), number(one.row.seats))}
            {cell(text!(t, services.assigned), number(one.row.assigned))}
            {cell(text!(t, services.free), free)}
            {cell(text!(t, services.starts), view! { <span class="date">{starts}</span> })}
            {cell(text!(t, services.ends), view! { <span class="date">{ends}</span> })}
            {cell(text!(t, access.column_status), subscription_badge(context, one.state()))}
        </tr>
    }
    .into_html()
}
