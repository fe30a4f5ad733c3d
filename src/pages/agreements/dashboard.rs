//! The home page (R28): greeting, what needs attention, first steps, agreements, own roles.

use super::{
    attention::attention,
    parts::{administrator_contact, agreement_badge, signatory},
};
use crate::{
    components::{
        Fact, Tone, badge, cell, empty, facts, heads, mail_link, message, page_head, result_message, section, table,
    },
    domain::access::{Permission, Role},
    pages::{
        components::{
            helpers,
            list::{SEARCH_HINT, search_field},
            scope_form,
        },
        frame::{Layout, Page, link_to, notice::take_result, respond},
        licenses::overview::overview as overview_section,
    },
    paths,
    server::{
        access::Actor,
        context::Context,
        db::{
            agreements::{AgreementRow, PurchasingAccountRow},
            organizations::PartnerRow,
        },
        failure::Outcome,
        html::IntoHtml,
        text::{self, Search, text},
        workflow::home::{self, Home, HomeAgreement},
    },
};
use axum::{extract::Query as FromQuery, response::Response};
use leptos::prelude::*;
use serde::Deserialize;

/// Purchasing accounts of an agreement that are cards; more are a table.
const MOST_CARDS: usize = 4;
/// Rows of that table.
const MOST_ROWS: usize = 10;

/// The query of the page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Arrival {
    /// Part of the name or number of a purchasing account.
    search: String,
}

/// Shows the page.
pub async fn show(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    let view = home::load(&context).await?;
    Ok(page(&context, &arrival, &view))
}

fn page(context: &Context, arrival: &Arrival, view: &Home) -> Response {
    let t = context.locale();
    let result = take_result(context, "");
    let page = Page::new(text!(t, label.home_page), Layout::Wide).with_result(context, result.as_ref());
    respond(context, page, || {
        let name = &view.actor.user().first_name;
        let has_table = view.agreements.iter().any(|one| one.accounts.len() > MOST_CARDS);
        let search = has_table.then(|| account_search(context, arrival));
        let one = |one| agreement(context, &view.actor, one, &arrival.search);
        let agreements = view.agreements.iter().map(one).collect::<Vec<_>>();
        let invite = view.actor.can(Permission::InviteUsers).then(|| {
            view! { <a class="button" href=paths::INVITE>{text!(t, label.invite_user)}</a> }
        });
        view! {
            {page_head(text!(t, dashboard.greeting, name = name), text!(t, dashboard.lead), invite)}
            {result.map(result_message)}
            {showing(context, &view.actor)}
            {attention(context, view)}
            {dates(context)}
            {view.overview.as_ref().map(|one| overview_section(context, one))}
            {search}
            {agreements}
            {contacts(context, view)}
            {nothing(context, view)}
            {roles(context, &view.actor)}
        }
        .into_html()
    })
}

/// The way to what ends, for whoever sees something that does.
fn dates(context: &Context) -> Option<AnyView> {
    let link = link_to(context, paths::DATES)?;
    Some(view! { <p>{text!(context.locale(), dashboard.dates)}" "{link}</p> }.into_html())
}

/// Says that only one of several purchasing accounts is shown, and links to all.
fn showing(context: &Context, actor: &Actor) -> Option<AnyView> {
    let t = context.locale();
    let account = actor.account()?.title();
    let all = view! { <button class="link-button" name="scope" value="">{text!(t, dashboard.show_all)}</button> };
    let body = view! { <p>{text!(t, dashboard.showing, account = account)}</p>{scope_form(context, all)} };
    Some(message(Tone::Info, body).into_html())
}

/// The form that finds purchasing accounts in the tables below.
fn account_search(context: &Context, arrival: &Arrival) -> AnyView {
    let t = context.locale();
    view! {
        <form class="filters section" method="get" action=paths::HOME role="search">
            {search_field(text!(t, dashboard.find_account), &arrival.search, Some(SEARCH_HINT))}
            <div class="filter-actions"><button class="button">{text!(t, common.apply)}</button></div>
            <p class="hint" id=SEARCH_HINT>{text!(t, dashboard.find_account_hint)}</p>
        </form>
    }
    .into_html()
}

fn agreement(context: &Context, actor: &Actor, view: &HomeAgreement, search: &str) -> AnyView {
    let t = context.locale();
    let HomeAgreement { agreement, accounts, partners } = view;
    let programme = context.app.config.programme_name(&agreement.programme, context.language);
    let title_id = format!("agreement-{}", agreement.number);
    let number_id = format!("number-{}", agreement.number);
    let names = format!("{title_id} {number_id}");
    let status = agreement.status_on(context.day());
    let [signatory, partners] = parties(context, agreement, partners);
    let accounts = if accounts.len() > MOST_CARDS {
        account_table(context, actor, view, search)
    } else {
        let cards = accounts.iter().map(|one| account(context, actor, agreement, one)).collect::<Vec<_>>();
        view! { <div class="card-grid">{cards}</div> }.into_html()
    };
    view! {
        <section class="section" aria-labelledby=names>
            <div class="card">
                <div class="card-header">
                    <div>
                        <h2 id=title_id><a href=paths::of(paths::AGREEMENT, &agreement.id)>{programme}</a></h2>
                        <p id=number_id>{format!("{}: {}", text!(t, label.agreement_number), agreement.number)}</p>
                    </div>
                    {agreement_badge(context, status)}
                </div>
                {facts(vec![
                    Fact::new(text!(t, common.organization), agreement.organization_name.clone()),
                    Fact::new(text!(t, common.signed_on), text::register_date(context.language, &agreement.signed_on)),
                    signatory,
                    partners,
                ])}
                <h3>{text!(t, dashboard.purchasing_accounts)}</h3>
                {accounts}
            </div>
        </section>
    }
    .into_html()
}

/// The first purchasing accounts of an agreement that match, as a table.
fn account_table(context: &Context, actor: &Actor, view: &HomeAgreement, search: &str) -> AnyView {
    let t = context.locale();
    let HomeAgreement { agreement, accounts, .. } = view;
    let search = Search::of(search);
    let is_found = |account: &&PurchasingAccountRow| {
        search.is_in_number(&account.number)
            || search.is_in_name(&account.name)
            || search.is_in_name(account.shown_name())
    };
    let found: Vec<&PurchasingAccountRow> = accounts.iter().filter(is_found).collect();
    let heads = heads([
        text!(t, label.purchasing_account),
        text!(t, label.purchasing_account_number),
        text!(t, common.sector),
        text!(t, label.purchasing_account_administrator),
        text!(t, dashboard.your_roles),
    ]);
    let rows = found.iter().take(MOST_ROWS).map(|one| account_row(context, actor, agreement, one)).collect::<Vec<_>>();
    let title = text!(t, dashboard.purchasing_accounts);
    let table = (!rows.is_empty()).then(|| table("table", title, heads, rows));
    let none = found.is_empty().then(|| view! { <p>{text!(t, dashboard.no_account)}</p> });
    let all = text!(t, dashboard.all_accounts, count = text::grouped(context.language, accounts.len()));
    let href = paths::of(paths::AGREEMENT, &agreement.id);
    view! { {table}{none}<p><a href=href>{all}</a></p> }.into_html()
}

fn account_row(context: &Context, actor: &Actor, agreement: &AgreementRow, account: &PurchasingAccountRow) -> AnyView {
    let t = context.locale();
    let lead = account.is_lead.then(|| badge("info", "building", text!(t, common.lead_purchasing_account)));
    let (name, email) = administrator_contact(account);
    let administrator = view! { <span class="stack"><span>{name}</span>{mail_link(email)}</span> };
    view! {
        <tr>
            <th scope="row"><span class="stack"><span>{account.shown_name().to_owned()}</span>{lead}</span></th>
            {cell(text!(t, label.purchasing_account_number), account.number.clone())}
            {cell(text!(t, common.sector), text::sector_name(t, account.sector))}
            {cell(text!(t, label.purchasing_account_administrator), administrator)}
            {cell(text!(t, dashboard.your_roles), own_roles(context, actor, agreement, account).join(", "))}
        </tr>
    }
    .into_html()
}

/// The names of the person's roles in a purchasing account.
fn own_roles(
    context: &Context,
    actor: &Actor,
    agreement: &AgreementRow,
    account: &PurchasingAccountRow,
) -> Vec<String> {
    let own = actor.assignments().iter().filter(|assignment| match &assignment.purchasing_account_id {
        Some(id) => *id == account.id,
        None => assignment.agreement_id == agreement.id && account.is_lead,
    });
    let own = Role::in_order(own.map(|assignment| assignment.role));
    own.into_iter().map(|role| text::role_name(context.locale(), role)).collect()
}

/// Who signed an agreement, and its partners.
fn parties(context: &Context, agreement: &AgreementRow, partners: &[PartnerRow]) -> [Fact; 2] {
    let t = context.locale();
    let title = text!(t, dashboard.partners);
    let partners = match partners {
        [] => Fact::new(title, text!(t, common.none)),
        partners => {
            let contacts = partners.iter().map(|partner| (partner.name.clone(), partner.email.clone()));
            Fact::contacts(title, contacts.collect())
        }
    };
    [signatory(context, agreement), partners]
}

/// The Purchasing Account Administrator, with an address to write to.
fn administrator(context: &Context, account: &PurchasingAccountRow) -> Fact {
    let label = text!(context.locale(), label.purchasing_account_administrator);
    Fact::contacts(label, vec![administrator_contact(account)])
}

/// Contacts for agreements that the person's roles don't let them view.
fn contacts(context: &Context, view: &Home) -> Option<AnyView> {
    let t = context.locale();
    let cards = view.closed.iter().map(|HomeAgreement { agreement, accounts, partners }| {
        let about = |account: &PurchasingAccountRow| {
            [
                Fact::new(text!(t, label.purchasing_account), account.shown_name().to_owned()),
                administrator(context, account),
            ]
        };
        let about = accounts.iter().flat_map(about).chain(parties(context, agreement, partners)).collect();
        view! {
            <div class="card">
                <h3>{text!(t, access.scope_agreement, number = &agreement.number)}</h3>
                {facts(about)}
            </div>
        }
    });
    let body = view! { <p>{text!(t, dashboard.contacts_text)}</p>{cards.collect::<Vec<_>>()} };
    let section = section("contacts", text!(t, dashboard.contacts_title), body);
    (!view.closed.is_empty()).then(|| section.into_html())
}

fn account(context: &Context, actor: &Actor, agreement: &AgreementRow, account: &PurchasingAccountRow) -> AnyView {
    let t = context.locale();
    let sector = text::sector_name(t, account.sector);
    let own = own_roles(context, actor, agreement, account);
    let own = (!own.is_empty()).then(|| Fact::list(text!(t, dashboard.your_roles), own));
    let about = [
        Some(Fact::new(text!(t, label.purchasing_account_number), account.number.clone())),
        Some(Fact::new(text!(t, common.sector), sector)),
        Some(administrator(context, account)),
        own,
    ];
    let lead = account.is_lead.then(|| badge("info", "building", text!(t, common.lead_purchasing_account)));
    view! {
        <article class="card">
            <div class="card-header"><h4>{account.shown_name().to_owned()}</h4>{lead}</div>
            {facts(about.into_iter().flatten().collect())}
        </article>
    }
    .into_html()
}

/// Why there is nothing to show, and whom to ask.
fn nothing(context: &Context, view: &Home) -> Option<AnyView> {
    let t = context.locale();
    let texts = [text!(t, dashboard.no_roles_title), text!(t, dashboard.no_roles_text)];
    let help = helpers(context, &view.helpers);
    let section = view! { <section class="section">{empty("building", texts, help)}</section> };
    view.actor.assignments().is_empty().then(|| section.into_html())
}

/// The person's own roles, each with what it allows.
fn roles(context: &Context, actor: &Actor) -> Option<AnyView> {
    let t = context.locale();
    let here = actor.assignments().iter().filter(|one| actor.holds_here(one));
    let own = Role::in_order(here.map(|one| one.role));
    if own.is_empty() {
        return None;
    }
    let items = own
        .into_iter()
        .map(|role| view! { <li><strong>{text::role_name(t, role)}</strong>" "<span class="block">{text::role_level(t, role)}</span></li> })
        .collect::<Vec<_>>();
    let body = view! { <div class="card"><ul class="role-list">{items}</ul></div> };
    Some(section("own-roles", text!(t, dashboard.your_roles), body).into_html())
}
