//! *Associate Domains*: the domains of a purchasing account.

use super::{
    by_account::{AccountPart, Arrival},
    words::{people_count, state_badge},
};
use crate::{
    components::{cell, empty, heads, section, table},
    domain::access::Permission,
    pages::components::people_to_ask,
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
            scopes::NamedScope,
        },
    },
};
use axum::{extract::Query, response::Response};
use leptos::prelude::*;

/// Shows the list.
pub async fn show(context: Context, Query(arrival): Query<Arrival>) -> Outcome<Response> {
    let actor = authorize(&context, Permission::ViewDomains)?;
    let accounts = list(&context, &actor, arrival.asked()).await?;
    let t = context.locale();
    Ok(arrival.page(&context, text!(t, label.associate_domains), text!(t, domains.lead), &accounts))
}

impl AccountPart for AccountDomains {
    fn scope(&self) -> &NamedScope {
        &self.scope
    }

    fn body(&self, context: &Context, account_name: &str) -> AnyView {
        let listed =
            if self.domains.is_empty() { no_domains(context, self) } else { domain_table(context, self, account_name) };
        let managers = people_to_ask(text!(context.locale(), domains.managers), &self.managers);
        let managers = managers.map(|people| view! { <div class="section">{people}</div> });
        view! { {listed}{managers}{others(context, self)} }.into_html()
    }
}

fn add_link(context: &Context, account: &AccountDomains) -> Option<AnyView> {
    account.may_add.then(|| {
        let href = with_query(paths::DOMAIN_ADD, [("scope", account.scope.scope.id())]);
        view! { <a class="button primary" href=href>{text!(context.locale(), domains.add)}</a> }.into_html()
    })
}

fn no_domains(context: &Context, account: &AccountDomains) -> AnyView {
    let t = context.locale();
    let steps = account.may_add.then(|| {
        view! {
            <ol class="steps">
                <li>{text!(t, domains.step_add)}</li>
                <li>{text!(t, domains.step_record)}</li>
                <li>{text!(t, domains.step_check)}</li>
            </ol>
            {add_link(context, account)}
        }
    });
    empty("globe", [text!(t, domains.empty_title), text!(t, domains.empty_text)], steps).into_html()
}

fn domain_table(context: &Context, account: &AccountDomains, account_name: &str) -> AnyView {
    let t = context.locale();
    let rows = account.domains.iter().map(|row| table_row(context, account, row)).collect::<Vec<_>>();
    let heads = heads([
        text!(t, domains.domain),
        text!(t, access.column_status),
        text!(t, domains.proven_on),
        text!(t, domains.next_check),
        text!(t, domains.people),
    ]);
    view! {
        {table("table", text!(t, domains.caption, account = account_name), heads, rows)}
        <div class="actions">{add_link(context, account)}</div>
    }
    .into_html()
}

fn table_row(context: &Context, account: &AccountDomains, row: &DomainRow) -> AnyView {
    let t = context.locale();
    let day = |at| text::day(context.language, at);
    let people = account.people.get(&row.name).copied().unwrap_or_default();
    let people = usize::try_from(people).unwrap_or_default();
    let proven = row.proven_at.filter(|_| row.state.is_proven()).map_or_else(|| "–".to_owned(), day);
    let next = next_look(row, context.now).map_or_else(|| "–".to_owned(), |at| text::date_time(context.language, at));
    view! {
        <tr>
            <th scope="row"><a href=paths::of(paths::DOMAIN, &row.id)>{domain_name(row)}</a></th>
            {cell(text!(t, access.column_status), state_badge(context, row.state))}
            {cell(text!(t, domains.proven_on), view! { <span class="date">{proven}</span> })}
            {cell(text!(t, domains.next_check), view! { <span class="date">{next}</span> })}
            {cell(text!(t, domains.people), people_count(context, people))}
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
