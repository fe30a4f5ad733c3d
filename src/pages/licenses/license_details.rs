//! *License details*: the licenses as of a day.

use super::{
    exports::DATA,
    parts::{date_or_no_end, forecast_note, license_type, linked_number, metric_name, pool_name},
};
use crate::{
    components::{cell, empty, heads, number_cell, number_heads, page_head, section, table},
    domain::license::{LicenseType, Phase},
    pages::{
        components::{
            choice, day_field,
            files::export_links,
            guide_link, is_faulty_day,
            list::{Filters, filters, filters_on_paper, in_use, search_field},
            signed,
        },
        frame::{
            Layout, Page, respond,
            scope::{data_status, elsewhere, named_scope, scope_name},
        },
    },
    paths,
    server::{
        context::Context,
        db::order_lines::Part,
        failure::Outcome,
        html::IntoHtml,
        http::with_query,
        text::{self, text},
        workflow::{
            license_details::{
                ComparedLine, Comparison, License, LicenseKey, LicenseQuery, NO_POOL, Summary, number, summary,
            },
            scopes::Scoped,
        },
    },
};
use axum::{extract::Query as FromQuery, response::Response};
use leptos::prelude::*;
use serde::Deserialize;

/// The id of the hint about the day.
const DAY_HINT: &str = "as-of-hint";

/// The query of the page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Arrival {
    account: String,
    as_of: String,
    search: String,
    pool: String,
    r#type: String,
    pub(super) form: String,
}

impl Arrival {
    /// Whether the day is none.
    pub(super) fn is_faulty(&self) -> bool {
        is_faulty_day(&self.as_of)
    }

    /// The day as the form shows it: as it was typed, or the one that is shown.
    fn shown_day<'a>(&'a self, summary: &'a Summary) -> &'a str {
        if self.is_faulty() { &self.as_of } else { &summary.as_of }
    }

    /// The address of a page with the same choice.
    pub(super) fn link(&self, path: &str, further: &[(&str, &str)]) -> String {
        let kept = [("account", self.account.as_str()), ("as_of", self.as_of.as_str())];
        with_query(path, kept.into_iter().chain(self.filters()).chain(further.iter().copied()))
    }

    fn filters(&self) -> [(&'static str, &str); 3] {
        [("search", &self.search), ("pool", &self.pool), ("type", &self.r#type)]
    }

    fn has_filters(&self) -> bool {
        self.filters().iter().any(|(_, value)| !value.is_empty())
    }

    /// The filters in words, as a file tells them.
    pub(super) fn told(&self, context: &Context) -> Vec<[String; 2]> {
        let t = context.locale();
        in_use([
            (text!(t, licenses.search), Some(self.search.clone())),
            (text!(t, licenses.pool), Some(pool_name(context, &self.pool))),
            (
                text!(t, licenses.license_type),
                LicenseType::from_code(&self.r#type).map(|one| license_type(context, one)),
            ),
        ])
    }

    pub(super) fn query(&self) -> LicenseQuery {
        LicenseQuery {
            pool: (!self.pool.is_empty()).then(|| self.pool.clone()),
            license_type: LicenseType::from_code(&self.r#type),
            text: self.search.clone(),
            ..LicenseQuery::of(&self.account, &self.as_of)
        }
    }
}

/// The licenses of a purchasing account, or of all, as of a day.
pub(super) fn licenses_path(account: &str, as_of: &str) -> String {
    filtered_path(account, as_of, &[])
}

/// The word of a number of a license in addresses.
pub(super) const fn part_code(part: Part) -> &'static str {
    match part {
        Part::Phase(phase) => phase.code(),
        Part::Assured => "assured",
    }
}

/// The licenses with the same filters.
pub(super) fn filtered_path(account: &str, as_of: &str, filters: &[(&str, &str)]) -> String {
    let of = [("account", account), ("as_of", as_of)];
    with_query(paths::LICENSES, of.into_iter().chain(filters.iter().copied()))
}

/// A page or a file with the lines that make a number; `further` is what else its address has.
pub(super) fn lines_path(
    path: &str,
    [account, as_of]: [&str; 2],
    key: &LicenseKey,
    part: Part,
    further: &[(&str, &str)],
) -> String {
    let some = |value: &'_ Option<String>| value.clone().unwrap_or_default();
    let [version, edition, pool, metric] = [&key.version, &key.edition, &key.pool, &key.metric].map(some);
    let of_number = [
        ("account", account),
        ("as_of", as_of),
        ("part", part_code(part)),
        ("family", key.family.as_str()),
        ("version", version.as_str()),
        ("edition", edition.as_str()),
        ("pool", pool.as_str()),
        ("type", key.license_type.map_or("", |one| one.code())),
        ("metric", metric.as_str()),
    ];
    with_query(path, of_number.into_iter().chain(further.iter().copied()))
}

/// Shows the page.
pub async fn show(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    let title = text!(context.locale(), label.license_details);
    Ok(match summary(&context, &arrival.query()).await? {
        Scoped::Allowed(summary) => page(&context, &arrival, title, &summary),
        Scoped::NotHere(scopes) => elsewhere(&context, title, &arrival.account, &scopes),
    })
}

fn page(context: &Context, arrival: &Arrival, title: String, summary: &Summary) -> Response {
    let t = context.locale();
    let named = named_scope(context, &arrival.account, &summary.purchases.scopes);
    let status = if arrival.is_faulty() { 422 } else { 200 };
    let page = Page::new(title.clone(), Layout::Wide).with_scope(named).with_status(status);
    respond(context, page, || {
        view! {
            {page_head(title, text!(t, licenses.lead), ())}
            {data_status(context, &summary.purchases.scopes, summary.purchases.import.as_ref())}
            {filter_form(context, arrival, summary)}
            {(!arrival.is_faulty()).then(|| results(context, arrival, summary))}
            {guide_link(context, paths::GUIDE_LICENSES, text!(t, support.licenses_title))}
        }
        .into_html()
    })
}

fn results(context: &Context, arrival: &Arrival, summary: &Summary) -> AnyView {
    let comparisons = summary.comparisons.iter().map(|one| comparison(context, one)).collect::<Vec<_>>();
    let hidden = (summary.hidden_comparisons > 0).then(|| {
        let sentence = text!(context.locale(), licenses.comparison_hidden, vendor = &context.app.config.vendor_name);
        view! { <p class="quiet section">{sentence}</p> }
    });
    view! {
        {filters_on_paper(arrival.told(context))}
        {forecast_note(context, &summary.as_of)}
        {licenses(context, arrival, summary)}
        {others(context, arrival, summary)}
        {comparisons}
        {hidden}
    }
    .into_html()
}

fn filter_form(context: &Context, arrival: &Arrival, summary: &Summary) -> AnyView {
    let t = context.locale();
    let pools = summary.pools.iter().map(|code| (code.clone(), pool_name(context, code)));
    let types = LicenseType::ALL.map(|one| (one.code().to_owned(), license_type(context, one)));
    let others = view! {
        {search_field(text!(t, licenses.search), &arrival.search, None)}
        {choice("pool", text!(t, licenses.pool), text!(t, licenses.any_pool), &arrival.pool, pools)}
        {choice("type", text!(t, licenses.license_type), text!(t, licenses.any_type), &arrival.r#type, types.into_iter())}
    };
    let day = day_field(context, "as_of", text!(t, licenses.as_of), arrival.shown_day(summary), Some(DAY_HINT));
    filters(
        context,
        Filters {
            action: paths::LICENSES,
            kept: &[("account", &arrival.account)],
            main: day,
            others: others.into_html(),
            others_title: text!(t, common.more_filters),
            are_in_use: arrival.has_filters(),
            hint: [DAY_HINT.to_owned(), text!(t, licenses.as_of_hint)],
            clear: arrival.has_filters().then(|| licenses_path(&arrival.account, &arrival.as_of)),
        },
    )
}

/// A number that leads to the lines that make it.
fn linked(context: &Context, arrival: &Arrival, summary: &Summary, license: &License, part: Part) -> AnyView {
    let count = number(license.quantities, part);
    if count == 0 {
        return "0".into_html();
    }
    let of = [arrival.account.as_str(), &summary.as_of];
    // What the license itself is counted by has these names without the prefix.
    let [(_, search), (_, pool), (_, of_type)] = arrival.filters();
    let list = [("list_search", search), ("list_pool", pool), ("list_type", of_type)];
    let href = lines_path(paths::LICENSE_LINES, of, &license.key, part, &list);
    let note = number_note(context, license, part).map(|note| view! { <span class="quiet">{note}</span> });
    view! { <span class="stack">{linked_number(context, count, Some(href))}{note}</span> }.into_html()
}

/// What explains a number that people would not expect: less than nothing, or more with assurance than there are.
fn number_note(context: &Context, license: &License, part: Part) -> Option<String> {
    let t = context.locale();
    let (count, taken) = (number(license.quantities, part), number(license.taken, part));
    if count < 0 && count - taken < 0 {
        Some(text!(t, licenses.negative))
    } else if count < 0 {
        Some(text!(t, licenses.stepped_up))
    } else {
        let is_noted = part == Part::Assured && license.is_assured_before_step_up();
        is_noted.then(|| text!(t, licenses.assured_before_step_up))
    }
}

/// The next days on which use and assurance end.
fn next_ends(context: &Context, license: &License) -> AnyView {
    let assurance = license.next_assurance_end.as_ref().map(|day| {
        let sentence = format!(
            "{}: {}",
            text!(context.locale(), orders.assurance_until),
            text::register_date(context.language, day)
        );
        view! { <span class="quiet">{sentence}</span> }
    });
    let has_use = license.quantities.current != 0;
    let of_use = has_use.then(|| view! { <span>{date_or_no_end(context, license.next_use_end.as_deref())}</span> });
    view! { <span class="stack">{of_use}{assurance}</span> }.into_html()
}

/// The headings of what every table of licenses says of one.
fn common_heads(context: &Context) -> impl IntoView + use<> {
    let t = context.locale();
    heads([
        text!(t, orders.product),
        text!(t, licenses.pool),
        text!(t, licenses.license_type),
        text!(t, licenses.metric),
    ])
}

/// What every table of licenses says of one, beside its numbers.
fn common_cells(context: &Context, license: &License) -> AnyView {
    let t = context.locale();
    let key = &license.key;
    let dash = || "–".to_owned();
    let pool = key.pool.as_ref().map_or_else(dash, |code| pool_name(context, code));
    let of_type = key.license_type.map_or_else(dash, |one| license_type(context, one));
    let metric = key.metric.as_ref().map_or_else(dash, |code| metric_name(context, code));
    view! {
        <th scope="row">{key.name()}</th>
        {cell(text!(t, licenses.pool), pool)}
        {cell(text!(t, licenses.license_type), of_type)}
        {cell(text!(t, licenses.metric), metric)}
    }
    .into_html()
}

fn licenses(context: &Context, arrival: &Arrival, summary: &Summary) -> AnyView {
    let t = context.locale();
    let day = text::register_date(context.language, &summary.as_of);
    let is_shown = |license: &&License| {
        let all = license.quantities;
        all.current != 0 || all.assured != 0 || (all.future == 0 && all.ended == 0)
    };
    let shown: Vec<&License> = summary.licenses.iter().filter(is_shown).collect();
    if shown.is_empty() {
        // What starts later or has ended may match.
        let texts = if arrival.has_filters() && summary.licenses.is_empty() {
            [text!(t, common.no_hits_title), text!(t, licenses.no_hits_text)]
        } else {
            [text!(t, licenses.empty_title), text!(t, licenses.empty_text)]
        };
        return empty("document", texts, None::<()>).into_html();
    }
    let row = |license: &License| {
        view! {
            <tr>
                {common_cells(context, license)}
                {number_cell(text!(t, licenses.effective), linked(context, arrival, summary, license, Part::Phase(Phase::Current)))}
                {number_cell(text!(t, licenses.assurance), linked(context, arrival, summary, license, Part::Assured))}
                {cell(text!(t, licenses.next_end), next_ends(context, license))}
                {cell(text!(t, licenses.key_need), text::key_need(t, license.key_need))}
            </tr>
        }
        .into_html()
    };
    let heads = view! {
        {common_heads(context)}
        {number_heads([text!(t, licenses.effective), text!(t, licenses.assurance)])}
        {heads([text!(t, licenses.next_end), text!(t, licenses.key_need)])}
    };
    let rows = shown.into_iter().map(row).collect::<Vec<_>>();
    let exports = [paths::LICENSES_XLSX, paths::LICENSES_CSV].map(|path| arrival.link(path, &[]));
    let for_programs = (arrival.link(paths::LICENSES_CSV, &[("form", DATA)]), text!(t, licenses.export_data));
    let rows_of_file = text::grouped(context.language, summary.licenses.len());
    let rows_of_file = text!(t, licenses.rows_of_file, count = rows_of_file);
    view! {
        <div class="results-head">{export_links(context, exports, Some(for_programs), Some(rows_of_file))}</div>
        {table("table", text!(t, licenses.caption, date = day), heads, rows)}
    }
    .into_html()
}

/// What starts later, and what has ended.
fn others(context: &Context, arrival: &Arrival, summary: &Summary) -> AnyView {
    let t = context.locale();
    let day = text::register_date(context.language, &summary.as_of);
    let list = |id: &'static str, title: String, caption: String, phase: Phase| {
        let part = Part::Phase(phase);
        let shown: Vec<&License> =
            summary.licenses.iter().filter(|license| number(license.quantities, part) != 0).collect();
        if shown.is_empty() {
            return None;
        }
        let row = |license: &License| {
            view! {
                <tr>
                    {common_cells(context, license)}
                    {number_cell(text!(t, licenses.effective), linked(context, arrival, summary, license, part))}
                </tr>
            }
            .into_html()
        };
        let heads = view! { {common_heads(context)}{number_heads([text!(t, licenses.effective)])} };
        let rows = shown.into_iter().map(row).collect::<Vec<_>>();
        Some(section(id, title, table("table", caption, heads, rows)).into_html())
    };
    let future = text!(t, licenses.future_caption, date = &day);
    let ended = text!(t, licenses.ended_caption, date = &day);
    view! {
        {list("future", text!(t, licenses.future_title), future, Phase::Future)}
        {list("ended", text!(t, licenses.ended_title), ended, Phase::Ended)}
    }
    .into_html()
}

fn comparison(context: &Context, one: &Comparison) -> AnyView {
    let t = context.locale();
    let vendor = &context.app.config.vendor_name;
    let day = text::register_date(context.language, &one.as_of);
    let whose = match &one.account {
        Some(scope) => scope_name(context, scope),
        None => text!(t, licenses.statement_agreement, number = &one.agreement_number),
    };
    let heads = view! {
        {heads([text!(t, orders.product), text!(t, licenses.pool)])}
        {number_heads([text!(t, licenses.by_orders), text!(t, licenses.by_statement), text!(t, licenses.difference)])}
    };
    let caption = text!(t, licenses.statement_caption, account = &whose);
    let id = one.account.as_ref().map_or("agreement", |scope| scope.scope.id());
    let account = one.account.as_ref().map_or("", |scope| scope.scope.id());
    let href = licenses_path(account, &one.as_of);
    let rows = one.lines.iter().map(|line| compared(context, line, account, &one.as_of)).collect::<Vec<_>>();
    view! {
        <section class="section" aria-labelledby=format!("statement-{id}")>
            <h2 id=format!("statement-{id}")>{text!(t, licenses.statement_title, vendor = vendor, date = day)}</h2>
            <p>{whose}</p>
            <p>{text!(t, licenses.statement_text)}</p>
            {table("table", caption, heads, rows)}
            <p><a href=href>{text!(t, licenses.statement_day)}</a></p>
        </section>
    }
    .into_html()
}

/// Licenses of both sides; those with assurance below them, where there are some. Our own number leads to its licenses.
fn compared(context: &Context, line: &ComparedLine, account: &str, as_of: &str) -> AnyView {
    let t = context.locale();
    let name = [Some(&line.family), line.version.as_ref()];
    let name = name.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let code = line.pool.as_deref().unwrap_or(NO_POOL);
    let licenses = [("account", account), ("as_of", as_of), ("search", &name), ("pool", code)];
    let licenses = with_query(paths::LICENSES, licenses);
    let pool = line.pool.as_ref().map_or_else(|| "–".to_owned(), |code| pool_name(context, code));
    let both = |[licenses, assured]: [i64; 2], href: Option<String>| {
        let assured = (assured != 0).then(|| {
            let sentence = format!("{}: {}", text!(t, licenses.assurance), signed(context, assured));
            view! { <span class="quiet">{sentence}</span> }
        });
        let licenses = linked_number(context, licenses, href);
        view! { <span class="stack"><span>{licenses}</span>{assured}</span> }.into_html()
    };
    let stated = line.stated.map_or_else(|| text!(t, licenses.not_stated).into_html(), |stated| both(stated, None));
    let difference = match line.stated {
        Some([licenses, assured]) => both([line.own[0] - licenses, line.own[1] - assured], None),
        None => "–".into_html(),
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            {cell(text!(t, licenses.pool), pool)}
            {number_cell(text!(t, licenses.by_orders), both(line.own, Some(licenses)))}
            {number_cell(text!(t, licenses.by_statement), stated)}
            {number_cell(text!(t, licenses.difference), difference)}
        </tr>
    }
    .into_html()
}
