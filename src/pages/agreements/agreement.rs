//! An agreement: facts, purchasing accounts, what the customer wrote down about them, what they bought, contacts, and what
//! the register changed.

use super::{
    edit_account::path_of,
    parts::{administrator_contact, agreement_badge, detail_facts, end, register_contacts, signatory},
};
use crate::{
    components::{
        Fact, PageLink, Tone, badge, cell, facts, heads, mail_link, note, number_cell, number_heads, page_head, pager,
        section, table,
    },
    domain::{agreement::AgreementStatus, paging::Counted},
    pages::{
        audit::words,
        components::{data_as_of, date, guide_link, signed},
        frame::{
            Layout, Page, respond,
            scope::{data_status, scope_name},
        },
        requests::parts::request_change_link,
    },
    paths,
    server::{
        context::Context,
        db::agreements::PurchasingAccountRow,
        failure::Outcome,
        html::IntoHtml,
        http::with_query,
        text::{self, text},
        workflow::{
            agreement_details::{
                AgreementView, Bought, BoughtByAccount, MOST_COUNTED, OwnDetails, RegisterChange,
                view as view_agreement,
            },
            editing::AccountDetails,
        },
    },
};
use axum::{
    extract::{Path, Query as FromQuery},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;

/// The query of the page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Arrival {
    /// The number of the purchasing account whose details come first.
    details_from: String,
}

/// Shows the page.
pub async fn show(
    context: Context,
    Path(id): Path<String>,
    FromQuery(arrival): FromQuery<Arrival>,
) -> Outcome<Response> {
    let view = view_agreement(&context, &id, &arrival.details_from).await?;
    Ok(page(&context, &view))
}

fn page(context: &Context, view: &AgreementView) -> Response {
    let t = context.locale();
    let row = &view.row;
    let title = text!(t, access.scope_agreement, number = &row.number);
    let program = context.app.config.programme_name(&row.programme, context.language);
    respond(context, Page::new(title.clone(), Layout::Wide), || {
        view! {
            <p><a href=paths::AGREEMENTS>{text!(t, label.agreements)}</a></p>
            {page_head(title, format!("{program} · {}", row.organization_name), agreement_badge(context, view.status))}
            {data_status(context, &[], view.import.as_ref())}
            {(view.status == AgreementStatus::Ended).then(|| note(Tone::Info, text!(t, agreements.ended_note)))}
            {about(context, view)}
            {accounts(context, view)}
            {own_details(context, view)}
            {view.purchases.as_ref().map(|purchases| bought(context, purchases))}
            {contacts(context, view)}
            {history(context, view)}
            {guide_link(context, paths::GUIDE_AGREEMENTS, text!(t, support.agreements_title))}
        }
        .into_html()
    })
}

fn about(context: &Context, view: &AgreementView) -> AnyView {
    let t = context.locale();
    let row = &view.row;
    let [day, left] = end(context, row, view.status);
    let roles: Vec<String> = view.roles.iter().map(|role| text::role_name(t, *role)).collect();
    let ends: Vec<String> = day.into_iter().chain(left).collect();
    let all = [
        Some(Fact::new(text!(t, label.agreement_number), row.number.clone())),
        Some(Fact::new(
            text!(t, audit.field_programme),
            context.app.config.programme_name(&row.programme, context.language),
        )),
        Some(Fact::new(text!(t, common.organization), row.organization_name.clone())),
        Some(Fact::new(text!(t, common.signed_on), text::register_date(context.language, &row.signed_on))),
        (!ends.is_empty()).then(|| Fact::list(text!(t, audit.field_ends_on), ends)),
        (!roles.is_empty()).then(|| Fact::list(text!(t, dashboard.your_roles), roles)),
    ];
    // Where there are several, the form offers them.
    let only = view.editable.first().filter(|_| view.editable.len() == 1);
    let change = (!view.editable.is_empty()).then(|| request_change_link(context, only.map(String::as_str)));
    view! { <div class="section card">{facts(all.into_iter().flatten().collect())}{change}</div> }.into_html()
}

fn accounts(context: &Context, view: &AgreementView) -> AnyView {
    let t = context.locale();
    let may_edit = !view.editable.is_empty();
    let heads = heads([
        text!(t, label.purchasing_account),
        text!(t, label.purchasing_account_number),
        text!(t, common.sector),
        text!(t, audit.field_offer_ends_on),
        text!(t, label.purchasing_account_administrator),
    ]);
    let heads = view! { {heads}{may_edit.then(|| view! { <th scope="col">{text!(t, editing.column)}</th> })} };
    let rows = view.accounts.iter().map(|account| account_row(context, view, account)).collect::<Vec<_>>();
    let has_offer_end = view.accounts.iter().any(|account| account.offer_ends_on.is_some());
    let offer = has_offer_end.then(|| view! { <p class="hint">{text!(t, agreements.offer_hint)}</p> });
    let others = view.has_others.then(|| view! { <p class="hint">{text!(t, agreements.other_accounts)}</p> });
    let title = text!(t, dashboard.purchasing_accounts);
    section("accounts", title.clone(), view! { {table("table", title, heads, rows)}{offer}{others} }).into_html()
}

fn account_row(context: &Context, view: &AgreementView, account: &PurchasingAccountRow) -> AnyView {
    let t = context.locale();
    // Whoever knows it by the register's name finds that, too.
    let register_name = account.label.is_some().then(|| view! { <span class="quiet">{account.name.clone()}</span> });
    let edit = (!view.editable.is_empty()).then(|| {
        let link = view.editable.contains(&account.id).then(|| {
            let title = text!(t, editing.edit_whom, account = account.title());
            let href = path_of(&account.agreement_id, &account.id);
            view! { <a href=href title=title>{text!(t, editing.edit)}</a> }
        });
        cell(text!(t, editing.column), link)
    });
    let lead = account.is_lead.then(|| badge("info", "building", text!(t, common.lead_purchasing_account)));
    let offer_end = match &account.offer_ends_on {
        Some(day) => date(context, Some(day)),
        None => text!(t, orders.no_end).into_html(),
    };
    let (name, email) = administrator_contact(account);
    view! {
        <tr>
            <th scope="row"><span class="stack"><span>{account.shown_name().to_owned()}</span>{register_name}{lead}</span></th>
            {cell(text!(t, label.purchasing_account_number), account.number.clone())}
            {cell(text!(t, common.sector), text::sector_name(t, account.sector))}
            {cell(text!(t, audit.field_offer_ends_on), offer_end)}
            {cell(
                text!(t, label.purchasing_account_administrator),
                view! { <span class="stack"><span>{name}</span>{mail_link(email)}</span> },
            )}
            {edit}
        </tr>
    }
    .into_html()
}

/// What the customer wrote down about the purchasing accounts, where something is.
fn own_details(context: &Context, view: &AgreementView) -> Option<AnyView> {
    let t = context.locale();
    let OwnDetails { accounts, previous, next } = &view.details;
    let card = |(account, details): &(PurchasingAccountRow, AccountDetails)| {
        view! { <article class="card"><h3>{account.title()}</h3>{facts(detail_facts(context, details))}</article> }
    };
    let link = |number: &str, label: String, rel: &'static str| {
        let path = paths::of(paths::AGREEMENT, &view.row.id);
        let href = with_query(&path, [("details_from", number)]) + "#details";
        PageLink { label, href, rel: Some(rel) }
    };
    let previous = previous.as_ref().map(|number| link(number, text!(t, editing.details_previous), "prev"));
    let next = next.as_ref().map(|number| link(number, text!(t, editing.details_next), "next"));
    let pager = pager(text!(t, common.pages), previous.into_iter().chain(next).collect());
    let cards = accounts.iter().map(card).collect::<Vec<_>>();
    let body = view! { <p>{text!(t, editing.details_lead)}</p><div class="card-grid">{cards}</div>{pager} };
    (!accounts.is_empty()).then(|| section("details", text!(t, editing.own_title), body).into_html())
}

/// Orders and licenses in numbers, each of which leads to the list that it counts.
fn bought(context: &Context, purchases: &BoughtByAccount) -> AnyView {
    let t = context.locale();
    let heads = view! {
        {heads([text!(t, label.purchasing_account)])}
        {number_heads([text!(t, label.orders), text!(t, agreements.licenses_today)])}
    };
    let rows = purchases
        .accounts
        .iter()
        .map(|(scope, bought)| bought_row(context, scope_name(context, scope), scope.scope.id(), *bought));
    let total = purchases.total.map(|total| bought_row(context, text!(t, common.all_accounts), "", total));
    let rows = rows.chain(total).collect::<Vec<_>>();
    let data = purchases.import.as_ref().map(|import| view! { <p class="hint">{data_as_of(context, import)}</p> });
    let title = text!(t, agreements.bought_title);
    let cut = purchases.is_cut.then(|| {
        let sentence = text!(t, agreements.bought_cut, count = MOST_COUNTED);
        view! { <p class="hint">{sentence}</p> }
    });
    section("bought", title.clone(), view! { {table("table", title, heads, rows)}{cut}{data} }).into_html()
}

/// What a purchasing account bought; none in the address stands for all.
fn bought_row(context: &Context, name: String, account_id: &str, bought: Bought) -> AnyView {
    let t = context.locale();
    let grouped = |count| text::grouped(context.language, count);
    let orders = match bought.orders {
        Counted::All(count) => grouped(count),
        Counted::MoreThan(count) => text!(t, agreements.more_than, count = grouped(count)),
    };
    let link = |path, number: String| {
        let href = with_query(path, [("account", account_id)]);
        view! { <a href=href>{number}</a> }
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            {number_cell(text!(t, label.orders), link(paths::ORDERS, orders))}
            {number_cell(text!(t, agreements.licenses_today), link(paths::LICENSES, signed(context, bought.licenses)))}
        </tr>
    }
    .into_html()
}

/// Who signed, whom to write to about what, and the partners, if there are some.
fn contacts(context: &Context, view: &AgreementView) -> AnyView {
    let t = context.locale();
    let row = &view.row;
    let signed_by = match (&row.signatory_name, &row.signatory_email) {
        (Some(name), Some(email)) => Fact::contacts(text!(t, dashboard.signatory), vec![(name.clone(), email.clone())]),
        _ => signatory(context, row),
    };
    let all = std::iter::once(signed_by).chain(register_contacts(context, &view.contacts, &view.partners));
    let body = view! { <div class="card">{facts(all.collect())}</div> };
    section("contacts", text!(t, agreements.contacts_title), body).into_html()
}

/// What the register changed.
fn history(context: &Context, view: &AgreementView) -> Option<AnyView> {
    let t = context.locale();
    let heads = heads([text!(t, audit.when), text!(t, audit.what), text!(t, audit.whom), text!(t, audit.change)]);
    let rows = view.history.iter().map(|change| change_row(context, change)).collect::<Vec<_>>();
    let trail = view.has_trail.then(|| {
        let sentence = text!(t, agreements.history_trail, audit = text!(t, audit.title));
        view! { <p><a href=paths::AUDIT>{sentence}</a></p> }
    });
    let title = text!(t, agreements.history_title);
    let body = view! { {table("table", text!(t, agreements.history_caption), heads, rows)}{trail} };
    (!view.history.is_empty()).then(|| section("history", title, body).into_html())
}

fn change_row(context: &Context, change: &RegisterChange) -> AnyView {
    let t = context.locale();
    let entry = &change.entry;
    let day = context.app.config.day_of(entry.row.at).to_string();
    let told = words::changes(context, entry).into_iter().map(|change| change.sentence(t));
    let withheld = change.withheld.iter().map(|key| text!(t, agreements.was_changed, name = words::field(t, key)));
    view! {
        <tr>
            <th scope="row">{date(context, Some(&day))}</th>
            {cell(text!(t, audit.what), words::action(t, entry))}
            {cell(text!(t, audit.whom), words::principal(context, &entry.subject))}
            {cell(text!(t, audit.change), words::change_list(told.chain(withheld).collect()))}
        </tr>
    }
    .into_html()
}
