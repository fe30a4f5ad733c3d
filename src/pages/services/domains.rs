//! *Associate Domains*: the domains of a purchasing account.

use super::words::state_badge;
use crate::{
    components::{cell, empty, heads, page_head, result_message, section, table},
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
        db::domains::DomainRow,
        failure::Outcome,
        html::IntoHtml,
        http::with_query,
        text::{self, text},
        workflow::{
            domains::{AccountDomains, list, next_look},
            looking::as_read,
            scopes::Scoped,
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
    let actor = authorize(&context, Permission::ViewDomains)?;
    let asked = Some(arrival.scope.as_str()).filter(|id| !id.is_empty());
    Ok(match list(&context, &actor, asked).await? {
        Scoped::Allowed(accounts) => page(&context, &arrival, &accounts),
        Scoped::NotHere(scopes) => {
            elsewhere(&context, text!(context.locale(), label.associate_domains), &arrival.scope, &scopes)
        }
    })
}

fn page(context: &Context, arrival: &Arrival, accounts: &[AccountDomains]) -> Response {
    let t = context.locale();
    let title = text!(t, label.associate_domains);
    let scopes: Vec<_> = accounts.iter().map(|account| account.scope.clone()).collect();
    let named = named_scope(context, &arrival.scope, &scopes);
    let result = take_result(context, "");
    let page = Page::new(title.clone(), Layout::Wide).with_scope(named).with_result(context, result.as_ref());
    respond(context, page, || {
        let has_several = are_told_apart(&scopes);
        let sections = accounts.iter().map(|account| account_section(context, account, has_several));
        let sections = sections.collect::<Vec<_>>();
        view! {
            {page_head(title, text!(t, domains.lead), ())}
            {result.map(result_message)}
            {sections}
            <p class="section"><a href=paths::GUIDE_SERVICES>{text!(t, domains.guide, guide = text!(t, label.guide_online_services))}</a></p>
        }
        .into_html()
    })
}

fn account_section(context: &Context, account: &AccountDomains, has_several: bool) -> AnyView {
    let t = context.locale();
    let name = scope_name(context, &account.scope);
    let add = account.may_add.then(|| {
        let href = with_query(paths::DOMAIN_ADD, [("scope", account.scope.scope.id())]);
        view! { <a class="button primary" href=href>{text!(t, domains.add)}</a> }
    });
    let body = if account.domains.is_empty() {
        let next = add.map(IntoHtml::into_html);
        empty(
            "globe",
            [text!(t, domains.empty_title), text!(t, domains.empty_text)],
            Some(view! {
                <ol class="steps">
                    <li>{text!(t, domains.step_add)}</li>
                    <li>{text!(t, domains.step_record)}</li>
                    <li>{text!(t, domains.step_check)}</li>
                </ol>
                {next}
            }),
        )
        .into_html()
    } else {
        let rows = account.domains.iter().map(|row| table_row(context, row)).collect::<Vec<_>>();
        let heads = heads([
            text!(t, domains.domain),
            text!(t, access.column_status),
            text!(t, domains.proven_on),
            text!(t, domains.next_check),
        ]);
        view! {
            {table("table", text!(t, domains.caption, account = &name), heads, rows)}
            <div class="actions">{add}</div>
        }
        .into_html()
    };
    let body = view! { {body}{others(context, account)} };
    if has_several && account.domains.is_empty() {
        view! { <section class="section"><h2>{name}</h2>{body}</section> }.into_html()
    } else {
        view! { <section class="section" aria-label=name>{body}</section> }.into_html()
    }
}

fn table_row(context: &Context, row: &DomainRow) -> AnyView {
    let t = context.locale();
    let day = |at| text::day(context.language, at);
    let proven = row.proven_at.filter(|_| row.state.is_proven()).map_or_else(|| "–".to_owned(), day);
    let next = next_look(row, context.now).map_or_else(|| "–".to_owned(), |at| text::date_time(context.language, at));
    view! {
        <tr>
            <th scope="row"><a href=paths::of(paths::DOMAIN, &row.id)>{domain_name(row)}</a></th>
            {cell(text!(t, access.column_status), state_badge(context, row.state))}
            {cell(text!(t, domains.proven_on), view! { <span class="date">{proven}</span> })}
            {cell(text!(t, domains.next_check), view! { <span class="date">{next}</span> })}
        </tr>
    }
    .into_html()
}

/// A domain as people read it, with its form in DNS below it if that differs.
pub(super) fn domain_name(row: &DomainRow) -> AnyView {
    let unicode = as_read(&row.name);
    let ascii = (unicode != row.name).then(|| view! { <span class="quiet">{row.name.clone()}</span> });
    view! { <span class="stack"><bdi>{unicode}</bdi>{ascii}</span> }.into_html()
}

/// Proven domains of the organization that this purchasing account could use, too.
fn others(context: &Context, account: &AccountDomains) -> Option<AnyView> {
    let t = context.locale();
    if account.others.is_empty() {
        return None;
    }
    let scope = account.scope.scope.id();
    let rows = account.others.iter().map(|row| {
        view! {
            <li>
                <form method="post" action=paths::DOMAIN_USE>
                    <input type="hidden" name="domain" value=row.id.clone()/>
                    <input type="hidden" name="scope" value=scope.to_owned()/>
                    <span>{domain_name(row)}</span>
                    <button class="button">{text!(t, domains.use_here)}</button>
                </form>
            </li>
        }
    });
    let list =
        view! { <p>{text!(t, domains.others_text)}</p><ul class="card plain-list">{rows.collect::<Vec<_>>()}</ul> };
    Some(section("others", text!(t, domains.others_title), list).into_html())
}
