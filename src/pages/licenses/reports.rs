//! *Reports*: licenses by pool, orders by month, and what ends soon. They print as documents.

use super::{
    license_details::licenses_path,
    parts::{forecast_note, linked_number, pool_name},
};
use crate::{
    components::{Tone, cell, empty, heads, note, number_cell, number_heads, page_head, section, table},
    domain::{
        day::Day,
        ending::EndingKind,
        license::sum,
        order::{OrderKind, OrderStatus},
    },
    pages::{
        components::{
            chart::{Bar, bars},
            choice, date, day_field,
            files::{export_links, further_export_links},
            guide_link, is_faulty_day, signed,
        },
        frame::{
            Layout, Page, link_to, respond,
            scope::{data_status, elsewhere, named_scope, scope_name},
        },
    },
    paths,
    server::{
        context::Context,
        db::orders::MonthRow,
        failure::Outcome,
        html::IntoHtml,
        http::with_query,
        text::{self, text},
        workflow::{
            endings::Ending,
            license_details::NO_POOL,
            reports::{PoolSum, ReportQuery, Reports, Window, load},
            scopes::Scoped,
        },
    },
};
use axum::{extract::Query as FromQuery, response::Response};
use jiff::civil::Date;
use leptos::prelude::*;
use serde::Deserialize;

/// The query of the page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Arrival {
    account: String,
    as_of: String,
    window: String,
}

impl Arrival {
    pub(super) fn is_faulty(&self) -> bool {
        is_faulty_day(&self.as_of)
    }

    fn window(&self) -> Window {
        Window::from_code(&self.window).unwrap_or_default()
    }

    pub(super) fn query(&self) -> ReportQuery {
        ReportQuery {
            account: (!self.account.is_empty()).then(|| self.account.clone()),
            as_of: Day::parse(&self.as_of).and_then(|day| day.to_string().parse().ok()),
            window: self.window(),
        }
    }

    /// A page or a file for the same choice.
    pub(super) fn link(&self, path: &str) -> String {
        with_query(path, [("account", self.account.as_str()), ("as_of", &self.as_of), ("window", &self.window)])
    }

    /// Links to files, and what is said of their rows. The first ones of the page say what opens them.
    fn file_links(&self, context: &Context, paths: [&str; 2], rows: Option<String>, are_first: bool) -> AnyView {
        let files = paths.map(|path| self.link(path));
        let links = if are_first {
            export_links(context, files, None, rows)
        } else {
            further_export_links(context, files, rows)
        };
        view! { <div class="results-head">{links}</div> }.into_html()
    }
}

/// Shows the page.
pub async fn show(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    let title = text!(context.locale(), label.reports);
    Ok(match load(&context, &arrival.query()).await? {
        Scoped::Allowed(reports) => page(&context, &arrival, title, &reports),
        Scoped::NotHere(scopes) => elsewhere(&context, title, &arrival.account, &scopes),
    })
}

fn page(context: &Context, arrival: &Arrival, title: String, reports: &Reports) -> Response {
    let t = context.locale();
    let named = named_scope(context, &arrival.account, &reports.purchases.scopes);
    let status = if arrival.is_faulty() { 422 } else { 200 };
    let page = Page::new(title.clone(), Layout::Wide).with_scope(named).with_status(status);
    respond(context, page, || {
        view! {
            {page_head(title, text!(t, reports.lead), ())}
            {data_status(context, &reports.purchases.scopes, reports.purchases.import.as_ref())}
            {filter_form(context, arrival, reports)}
            {(!arrival.is_faulty()).then(|| results(context, arrival, reports))}
            {guide_link(context, paths::GUIDE_LICENSES, text!(t, support.licenses_title))}
        }
        .into_html()
    })
}

fn results(context: &Context, arrival: &Arrival, reports: &Reports) -> AnyView {
    let t = context.locale();
    let day = text::register_date(context.language, &reports.as_of);
    view! {
        {forecast_note(context, &reports.as_of)}
        {section("licenses", text!(t, reports.licenses_title, date = day), pools(context, arrival, reports))}
        {section("orders", text!(t, reports.orders_title), months(context, arrival, reports))}
        {section("ending", window_title(context, arrival.window()), endings(context, arrival, reports))}
    }
    .into_html()
}

fn window_title(context: &Context, window: Window) -> String {
    let t = context.locale();
    match window {
        Window::Days30 => text!(t, reports.ending_30),
        Window::Days90 => text!(t, reports.ending_90),
        Window::Days180 => text!(t, reports.ending_180),
        Window::Past => text!(t, reports.ended_90),
    }
}

fn filter_form(context: &Context, arrival: &Arrival, reports: &Reports) -> AnyView {
    let t = context.locale();
    let day = if arrival.is_faulty() { &arrival.as_of } else { &reports.as_of };
    let account = (!arrival.account.is_empty())
        .then(|| view! { <input type="hidden" name="account" value=arrival.account.clone()/> });
    // Without a choice, ninety days apply.
    let windows = [Window::Days30, Window::Days180, Window::Past];
    let windows = windows.map(|window| (window.code().to_owned(), window_title(context, window)));
    let first = window_title(context, Window::Days90);
    view! {
        <form class="filters" method="get" action=paths::REPORTS>
            {account}
            {day_field(context, "as_of", text!(t, licenses.as_of), day, None)}
            {choice("window", text!(t, reports.window), first, &arrival.window, windows.into_iter())}
            <div class="filter-actions"><button class="button">{text!(t, common.apply)}</button></div>
        </form>
    }
    .into_html()
}

fn pools(context: &Context, arrival: &Arrival, reports: &Reports) -> AnyView {
    let t = context.locale();
    if reports.pools.is_empty() {
        return empty("document", [text!(t, licenses.empty_title), text!(t, licenses.empty_text)], None::<()>)
            .into_html();
    }
    let name = |pool: &Option<String>| pool_name(context, pool.as_deref().unwrap_or(NO_POOL));
    let bar = |value: i64, label: String| Bar { label, value, shown: signed(context, value) };
    let all = reports.pools.iter().map(|sum| bar(sum.current, name(&sum.pool))).collect::<Vec<_>>();
    let total = sum(reports.pools.iter().map(|pool| pool.current));
    let largest = reports.pools.iter().max_by_key(|sum| sum.current).map(|sum| name(&sum.pool)).unwrap_or_default();
    let finding = text!(t, reports.licenses_finding, count = signed(context, total), pool = largest);
    let list = licenses_path(&arrival.account, &reports.as_of);
    let of_pool = |pool: &Option<String>| {
        let (day, account) = (reports.as_of.as_str(), arrival.account.as_str());
        let code = pool.as_deref().unwrap_or(NO_POOL);
        with_query(paths::LICENSES, [("account", account), ("as_of", day), ("pool", code)])
    };
    let assured_cell = |sum: &PoolSum, href: String| {
        let is_noted = sum.is_assured_before_step_up;
        let note = is_noted.then(|| view! { <span class="quiet">{text!(t, licenses.assured_before_step_up)}</span> });
        view! { <span class="stack"><span>{linked_number(context, sum.assured, Some(href))}</span>{note}</span> }
    };
    let row = |(label, href, sum): (String, String, &PoolSum)| {
        view! {
            <tr>
                <th scope="row">{label}</th>
                {number_cell(text!(t, licenses.effective), linked_number(context, sum.current, Some(href.clone())))}
                {number_cell(text!(t, licenses.assurance), assured_cell(sum, href))}
            </tr>
        }
    };
    let all_pools = PoolSum {
        pool: None,
        current: total,
        assured: sum(reports.pools.iter().map(|pool| pool.assured)),
        is_assured_before_step_up: reports.pools.iter().any(|pool| pool.is_assured_before_step_up),
    };
    let rows = reports.pools.iter().map(|pool| (name(&pool.pool), of_pool(&pool.pool), pool));
    let rows = rows.chain([(text!(t, reports.total), list.clone(), &all_pools)]).map(row).collect::<Vec<_>>();
    let heads = view! {
        {heads([text!(t, licenses.pool)])}
        {number_heads([text!(t, licenses.effective), text!(t, licenses.assurance)])}
    };
    let files = [paths::LICENSES_XLSX, paths::LICENSES_CSV];
    view! {
        {bars("pools", text!(t, reports.licenses_chart), finding.clone(), all)}
        <p>{finding}</p>
        {arrival.file_links(context, files, Some(text!(t, reports.licenses_file)), true)}
        {table("table", text!(t, reports.licenses_chart), heads, rows)}
        <p><a href=list>{text!(t, label.license_details)}</a></p>
    }
    .into_html()
}

/// The name of a month, and its first and last day, up to that of the reports.
fn month_of(context: &Context, month: &str, until: &str) -> (String, [String; 2]) {
    let first = format!("{month}-01");
    let last = first.parse::<Date>().map_or_else(|_| first.clone(), |day| day.last_of_month().to_string());
    (text::month(context.language, month), [first, last.min(until.to_owned())])
}

fn months(context: &Context, arrival: &Arrival, reports: &Reports) -> AnyView {
    let t = context.locale();
    if reports.months.is_empty() {
        let vendor = &context.app.config.vendor_name;
        let texts = [text!(t, reports.no_orders), text!(t, orders.empty_text, vendor = vendor)];
        return empty("document", texts, None::<()>).into_html();
    }
    let bar = |row: &MonthRow| {
        let (label, _) = month_of(context, &row.month, &reports.as_of);
        Bar { label, value: row.orders, shown: signed(context, row.orders) }
    };
    let all = reports.months.iter().map(bar).collect::<Vec<_>>();
    let total: i64 = reports.months.iter().map(|row| row.orders).sum();
    let [since, until] = reports.period.each_ref().map(|day| text::register_date(context.language, day));
    let finding = text!(t, reports.orders_finding, count = signed(context, total), since = since, until = until);
    let link = |count: i64, days: &[String; 2], kind: &'static str| {
        let [since, until] = days;
        let href = with_query(
            paths::ORDERS,
            [
                ("account", arrival.account.as_str()),
                ("since", since.as_str()),
                ("until", until.as_str()),
                ("kind", kind),
                ("status", OrderStatus::Complete.code()),
            ],
        );
        linked_number(context, count, Some(href))
    };
    let row = |row: &MonthRow| {
        let (label, days) = month_of(context, &row.month, &reports.as_of);
        view! {
            <tr>
                <th scope="row">{label}</th>
                {number_cell(text!(t, label.orders), link(row.orders, &days, ""))}
                {number_cell(text!(t, reports.returns), link(row.returns, &days, OrderKind::Return.code()))}
                {number_cell(text!(t, reports.units), signed(context, row.units))}
            </tr>
        }
    };
    let rows = reports.months.iter().filter(|row| row.orders != 0).map(row).collect::<Vec<_>>();
    let heads = view! {
        {heads([text!(t, reports.month)])}
        {number_heads([text!(t, label.orders), text!(t, reports.returns), text!(t, reports.units)])}
    };
    let files = [paths::REPORTED_ORDERS_XLSX, paths::REPORTED_ORDERS_CSV];
    view! {
        {bars("months", text!(t, reports.orders_chart), finding.clone(), all)}
        <p>{finding}</p>
        {arrival.file_links(context, files, None, reports.pools.is_empty())}
        {table("table", text!(t, reports.orders_chart), heads, rows)}
    }
    .into_html()
}

fn endings(context: &Context, arrival: &Arrival, reports: &Reports) -> AnyView {
    let t = context.locale();
    let [since, until] = reports.window.each_ref().map(|day| text::register_date(context.language, day));
    let period = text!(t, reports.ending_period, since = since, until = until);
    let dates = link_to(context, paths::DATES).map(|link| view! { <p>{text!(t, reports.ending_dates)}" "{link}</p> });
    view! { <p>{period}</p>{ending_table(context, arrival, reports)}{dates} }.into_html()
}

fn ending_table(context: &Context, arrival: &Arrival, reports: &Reports) -> AnyView {
    let t = context.locale();
    if reports.endings.is_empty() {
        return note(Tone::Info, text!(t, reports.nothing_ends)).into_html();
    }
    let rows = reports.endings.iter().map(|one| ending(context, one)).collect::<Vec<_>>();
    let heads = view! {
        {heads([text!(t, reports.last_day), text!(t, reports.what), text!(t, orders.product)])}
        {number_heads([text!(t, orders.quantity)])}
        {heads([text!(t, orders.renewal_due_on), text!(t, label.purchasing_account)])}
    };
    let caption = match arrival.window() {
        Window::Past => text!(t, reports.ended_caption),
        _ => text!(t, reports.ending_caption),
    };
    let files = [paths::REPORTED_ENDING_XLSX, paths::REPORTED_ENDING_CSV];
    view! {
        {arrival.file_links(context, files, None, reports.pools.is_empty() && reports.months.is_empty())}
        {table("table", caption, heads, rows)}
    }
    .into_html()
}

fn ending(context: &Context, one: &Ending) -> AnyView {
    let t = context.locale();
    let dash = || "–".to_owned();
    let product =
        one.product.as_ref().map_or_else(dash, |product| product.description.text(context.language).to_owned());
    let product = match &one.subscription_id {
        Some(id) => view! { <a href=paths::of(paths::SUBSCRIPTION, id)>{product}</a> }.into_html(),
        None => product.into_html(),
    };
    let whose = match one.kind {
        EndingKind::Agreement => text!(t, access.scope_agreement, number = &one.scope.agreement_number),
        _ => scope_name(context, &one.scope),
    };
    let renewal = match &one.continued_by {
        Some(renewal) => {
            let sentence = text!(t, reports.continued_by, number = &renewal.register_id);
            view! { <a href=paths::of(paths::SUBSCRIPTION, &renewal.id)>{sentence}</a> }.into_html()
        }
        None => date(context, one.renewal_due_on.as_deref()),
    };
    view! {
        <tr>
            <th scope="row">{date(context, Some(&one.ends_on))}</th>
            {cell(text!(t, reports.what), text::ending_kind(t, one.kind))}
            {cell(text!(t, orders.product), product)}
            {number_cell(text!(t, orders.quantity), one.quantity.map_or_else(dash, |quantity| signed(context, quantity)))}
            {cell(text!(t, orders.renewal_due_on), renewal)}
            {cell(text!(t, label.purchasing_account), whose)}
        </tr>
    }
    .into_html()
}
