//! *Online services*: the subscriptions of a purchasing account.

use super::{
    by_account::{AccountPart, Arrival},
    words::{seat_count, subscription_badge, term_days},
};
use crate::{
    components::{Tone, cell, empty, heads, message, table},
    domain::{access::Permission, seat::SubscriptionState},
    paths,
    server::{
        access::authorize,
        context::Context,
        failure::Outcome,
        html::IntoHtml,
        http::with_query,
        text::{self, text},
        workflow::{
            scopes::NamedScope,
            seating::{AccountSubscriptions, ListedSubscription, list},
        },
    },
};
use axum::{extract::Query, response::Response};
use leptos::prelude::*;

/// Shows the list.
pub async fn show(context: Context, Query(arrival): Query<Arrival>) -> Outcome<Response> {
    let actor = authorize(&context, Permission::ViewServices)?;
    let accounts = list(&context, &actor, arrival.asked()).await?;
    let t = context.locale();
    Ok(arrival.page(&context, text!(t, label.online_services), text!(t, services.lead), &accounts))
}

impl AccountPart for AccountSubscriptions {
    fn scope(&self) -> &NamedScope {
        &self.scope
    }

    fn body(&self, context: &Context, account_name: &str) -> AnyView {
        let t = context.locale();
        if self.subscriptions.is_empty() {
            let texts = [text!(t, services.empty_title), text!(t, services.empty_text)];
            return empty("globe", texts, None::<()>).into_html();
        }
        let rows = self.subscriptions.iter().map(|one| row(context, self, one)).collect::<Vec<_>>();
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
            {(!self.has_domain).then(|| no_domain(context, account_name, self.scope.scope.id(), self.may_assign))}
            {table("table", text!(t, services.caption, account = account_name), heads, rows)}
        }
        .into_html()
    }
}

/// Why no one can use a service, and what cures it (R64).
pub(super) fn no_domain(context: &Context, account: &str, account_id: &str, may_assign: bool) -> AnyView {
    domain_warning(context, text!(context.locale(), services.no_domain, account = account), account_id, may_assign)
}

/// A warning about domains, with the way to them for those who may act.
pub(super) fn domain_warning(context: &Context, sentence: String, account_id: &str, may_assign: bool) -> AnyView {
    let link = may_assign.then(|| {
        let href = with_query(paths::DOMAINS, [("scope", account_id)]);
        view! { <p><a class="button" href=href>{text!(context.locale(), label.associate_domains)}</a></p> }
    });
    message(Tone::Warning, view! { <p>{sentence}</p>{link} }).into_html()
}

fn row(context: &Context, account: &AccountSubscriptions, listed: &ListedSubscription) -> AnyView {
    let t = context.locale();
    let ListedSubscription { subscription: one, product, .. } = listed;
    let number = |count: i64| text::grouped(context.language, count);
    let [starts, ends] = term_days(context, one);
    let is_over = one.state() == SubscriptionState::Ended;
    let free = if is_over {
        "–".into_html()
    } else if one.free() < 0 {
        view! { <span class="stack">{number(0)}<span class="quiet">{text!(t, services.too_many, count = number(one.over()))}</span></span> }.into_html()
    } else {
        number(one.free()).into_html()
    };
    let link = product
        .address
        .clone()
        .filter(|_| account.has_domain && one.state().is_usable())
        .map(|address| view! { <a href=address rel="noopener">{text!(t, services.open)}</a> });
    let reserved = (one.row.reserved > 0).then(|| {
        let count = number(one.row.reserved);
        view! { <span class="quiet">{text!(t, reservations.and_reserved, count = count)}</span> }
    });
    view! {
        <tr>
            <th scope="row">
                <span class="stack">
                    <a href=paths::of(paths::SUBSCRIPTION, &one.row.id)>{product.description.text(context.language).to_owned()}</a>
                    <span class="quiet">{one.row.register_id.clone()}</span>
                    {link}
                </span>
            </th>
            {cell(text!(t, services.seats), view! { <span class="stack">{seat_count(context, one)}{reserved}</span> })}
            {cell(text!(t, services.assigned), number(one.row.assigned))}
            {cell(text!(t, services.free), free)}
            {cell(text!(t, services.starts), view! { <span class="date">{starts}</span> })}
            {cell(text!(t, services.ends), view! { <span class="date">{ends}</span> })}
            {cell(text!(t, access.column_status), subscription_badge(context, listed))}
        </tr>
    }
    .into_html()
}
