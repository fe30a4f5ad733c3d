//! *Agreements*: the list, with search and filters.

use super::parts::{agreement_badge, end};
use crate::{
    components::{cell, empty, heads, page_head, table},
    domain::{agreement::Standing, paging::Extent},
    pages::{
        components::{
            choice, date,
            files::export_links,
            guide_link, helpers,
            list::{Filters, SEARCH_HINT, filters, filters_on_paper, in_use, places, results_head, search_field},
        },
        frame::{
            Layout, Page, respond,
            scope::{data_status, elsewhere, named_scope},
        },
    },
    paths,
    server::{
        context::Context,
        failure::Outcome,
        html::IntoHtml,
        http::with_query,
        text::{self, text},
        workflow::{
            agreement_list::{AgreementList, AgreementQuery, ListedAgreement, list as list_agreements},
            scopes::Scoped,
        },
    },
};
use axum::{extract::Query as FromQuery, response::Response};
use leptos::prelude::*;
use serde::Deserialize;

/// The query of the page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Arrival {
    account: String,
    search: String,
    status: String,
    program: String,
}

impl Arrival {
    pub(super) fn query(&self) -> AgreementQuery {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        AgreementQuery {
            account: some(&self.account),
            standing: Standing::from_code(&self.status).unwrap_or_default(),
            programme: some(&self.program),
            text: self.search.clone(),
        }
    }

    /// The filters in words, as a file tells them.
    pub(super) fn told(&self, context: &Context) -> Vec<[String; 2]> {
        let t = context.locale();
        let standing = match self.query().standing {
            Standing::Current => text!(t, agreements.standing_current),
            Standing::Ended => text!(t, agreements.standing_ended),
            Standing::All => text!(t, agreements.standing_all),
        };
        let program = self.query().programme.map(|code| context.app.config.programme_name(&code, context.language));
        in_use([
            (text!(t, agreements.search), Some(self.search.clone())),
            (text!(t, common.status), Some(standing)),
            (text!(t, audit.field_programme), program),
        ])
    }

    /// A file of what the page lists.
    fn file(&self, path: &str) -> String {
        let filters = [("search", &self.search), ("status", &self.status), ("program", &self.program)];
        let filters = filters.map(|(name, value)| (name, value.as_str()));
        with_query(path, [("account", self.account.as_str())].into_iter().chain(filters))
    }

    /// Whether it narrows the list down: all agreements are more than the current ones.
    fn has_filters(&self) -> bool {
        !self.search.is_empty() || !self.program.is_empty() || self.query().standing == Standing::Ended
    }

    /// The page's URL with agreements that stand so.
    fn link(&self, standing: Standing) -> String {
        let status = if standing == Standing::default() { "" } else { standing.code() };
        with_query(paths::AGREEMENTS, [("account", self.account.as_str()), ("status", status)])
    }
}

/// Shows the list.
pub async fn show(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    let title = text!(context.locale(), label.agreements);
    Ok(match list_agreements(&context, &arrival.query()).await? {
        Scoped::Allowed(list) => page(&context, &arrival, title, &list),
        Scoped::NotHere(scopes) => elsewhere(&context, title, &arrival.account, &scopes),
    })
}

fn page(context: &Context, arrival: &Arrival, title: String, list: &AgreementList) -> Response {
    let t = context.locale();
    let named = named_scope(context, &arrival.account, &list.scopes);
    respond(context, Page::new(title.clone(), Layout::Wide).with_scope(named), || {
        view! {
            {page_head(title, text!(t, agreements.lead), ())}
            {data_status(context, &list.scopes, list.import.as_ref())}
            {(list.total > 0).then(|| filter_form(context, arrival, list))}
            {filters_on_paper(arrival.told(context))}
            {results(context, arrival, list)}
            {guide_link(context, paths::GUIDE_AGREEMENTS, text!(t, support.agreements_title))}
        }
        .into_html()
    })
}

fn filter_form(context: &Context, arrival: &Arrival, list: &AgreementList) -> AnyView {
    let t = context.locale();
    let search = search_field(text!(t, agreements.search), &arrival.search, Some(SEARCH_HINT));
    let statuses = [
        (Standing::Ended.code().to_owned(), text!(t, agreements.standing_ended)),
        (Standing::All.code().to_owned(), text!(t, agreements.standing_all)),
    ];
    let name = |code: &String| (code.clone(), context.app.config.programme_name(code, context.language));
    let programs = (list.programmes.len() > 1).then(|| {
        let names = list.programmes.iter().map(name);
        choice("program", text!(t, audit.field_programme), text!(t, agreements.any_program), &arrival.program, names)
    });
    let current = text!(t, agreements.standing_current);
    let others = view! {
        {choice("status", text!(t, common.status), current, &arrival.status, statuses.into_iter())}
        {programs}
    };
    filters(
        context,
        Filters {
            action: paths::AGREEMENTS,
            kept: &[("account", &arrival.account)],
            main: search,
            others: others.into_html(),
            others_title: text!(t, common.more_filters),
            are_in_use: !arrival.status.is_empty() || !arrival.program.is_empty(),
            hint: [SEARCH_HINT.to_owned(), text!(t, agreements.search_hint)],
            clear: arrival.has_filters().then(|| arrival.link(Standing::default())),
        },
    )
}

fn results(context: &Context, arrival: &Arrival, list: &AgreementList) -> AnyView {
    let t = context.locale();
    let count = list.agreements.len();
    if count == 0 {
        return nothing(context, arrival, list);
    }
    let extent = Extent { first: 1, last: count, total: count, has_more: false };
    let rows = list.agreements.iter().map(|one| row(context, one)).collect::<Vec<_>>();
    let heads = heads(columns(context));
    let exports = [paths::AGREEMENTS_XLSX, paths::AGREEMENTS_CSV].map(|path| arrival.file(path));
    view! {
        {results_head(context, &extent, Some(export_links(context, exports, None, None)))}
        {table("table", text!(t, agreements.caption), heads, rows)}
    }
    .into_html()
}

/// The columns of the list, on the page and in files.
pub(super) fn columns(context: &Context) -> [String; 8] {
    let t = context.locale();
    [
        text!(t, label.agreement_number),
        text!(t, common.organization),
        text!(t, audit.field_programme),
        text!(t, dashboard.purchasing_accounts),
        text!(t, common.signed_on),
        text!(t, audit.field_ends_on),
        text!(t, common.status),
        text!(t, dashboard.your_roles),
    ]
}

/// Why no agreement is shown, and what to do or whom to ask.
fn nothing(context: &Context, arrival: &Arrival, list: &AgreementList) -> AnyView {
    let t = context.locale();
    if list.total == 0 {
        let config = &context.app.config;
        let texts = [
            text!(t, agreements.empty_title),
            text!(t, agreements.empty_text, vendor = &config.vendor_name, contact = &config.support_contact),
        ];
        return empty("document", texts, helpers(context, &list.helpers)).into_html();
    }
    if arrival.has_filters() {
        let texts = [text!(t, common.no_hits_title), text!(t, agreements.no_hits_text)];
        return empty("document", texts, None::<()>).into_html();
    }
    let texts = [text!(t, agreements.none_current_title), text!(t, agreements.none_current_text)];
    let href = arrival.link(Standing::Ended);
    let ended = view! { <a class="button" href=href>{text!(t, agreements.show_ended)}</a> };
    empty("document", texts, Some(ended)).into_html()
}

fn row(context: &Context, one: &ListedAgreement) -> AnyView {
    let t = context.locale();
    let agreement = &one.row;
    let accounts = one.accounts.iter().map(|account| format!("{} · {}", account.name, account.number)).collect();
    let roles: Vec<String> = one.roles.iter().map(|role| text::role_name(t, *role)).collect();
    let [day, left] = end(context, agreement, one.status);
    let left = left.map(|left| view! { <span class="quiet">{left}</span> });
    let day = day.unwrap_or_else(|| "–".to_owned());
    let ends = view! { <span class="stack"><span class="date">{day}</span>{left}</span> };
    view! {
        <tr>
            <th scope="row"><a href=paths::of(paths::AGREEMENT, &agreement.id)>{agreement.number.clone()}</a></th>
            {cell(text!(t, common.organization), agreement.organization_name.clone())}
            {cell(
                text!(t, audit.field_programme),
                context.app.config.programme_name(&agreement.programme, context.language),
            )}
            {cell(text!(t, dashboard.purchasing_accounts), places(context, accounts, true))}
            {cell(text!(t, common.signed_on), date(context, Some(&agreement.signed_on)))}
            {cell(text!(t, audit.field_ends_on), ends)}
            {cell(text!(t, common.status), agreement_badge(context, one.status))}
            {cell(text!(t, dashboard.your_roles), roles.join(", "))}
        </tr>
    }
    .into_html()
}
