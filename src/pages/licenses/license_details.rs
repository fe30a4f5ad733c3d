//! *License details*: the licenses as of a day.

use super::{
    exports::DATA,
    parts::{export_links, license_name, license_type, metric_name, pool_name, stand},
};
use crate::{
    components::{cell, empty, heads, page_head, section, table},
    domain::{day::Day, license::Phase},
    pages::{
        components::{date, day_field, guide_link, is_faulty_day, signed},
        frame::{
            Layout, Page, respond,
            scope::{elsewhere, named_scope, scope_name},
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
            license_details::{ComparedLine, Comparison, License, LicenseKey, LicenseQuery, Summary, number, summary},
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
    as_of: String,
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
        with_query(path, kept.into_iter().chain(further.iter().copied()))
    }

    pub(super) fn query(&self) -> LicenseQuery {
        LicenseQuery {
            account: (!self.account.is_empty()).then(|| self.account.clone()),
            as_of: Day::parse(&self.as_of).map(|day| day.to_string()),
        }
    }
}

/// The word of a number of a license in addresses.
pub(super) const fn part_code(part: Part) -> &'static str {
    match part {
        Part::Phase(phase) => phase.code(),
        Part::Assured => "assured",
    }
}

/// Where the lines are that make a number.
pub(super) fn lines_path(account: &str, as_of: &str, key: &LicenseKey, part: Part) -> String {
    let some = |value: &'_ Option<String>| value.clone().unwrap_or_default();
    let [version, edition, pool, metric] = [&key.version, &key.edition, &key.pool, &key.metric].map(some);
    with_query(
        paths::LICENSE_LINES,
        [
            ("account", account),
            ("as_of", as_of),
            ("part", part_code(part)),
            ("family", key.family.as_str()),
            ("version", version.as_str()),
            ("edition", edition.as_str()),
            ("pool", pool.as_str()),
            ("type", key.license_type.map_or("", |one| one.code())),
            ("metric", metric.as_str()),
        ],
    )
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
            {stand(context, &summary.purchases)}
            {day_form(context, arrival, summary)}
            {licenses(context, arrival, summary)}
            {others(context, arrival, summary)}
            {summary.comparisons.iter().map(|one| comparison(context, one)).collect::<Vec<_>>()}
            {guide_link(context, paths::GUIDE_LICENSES, text!(t, support.licenses_title))}
        }
        .into_html()
    })
}

fn day_form(context: &Context, arrival: &Arrival, summary: &Summary) -> AnyView {
    let t = context.locale();
    let account = (!arrival.account.is_empty())
        .then(|| view! { <input type="hidden" name="account" value=arrival.account.clone()/> });
    view! {
        <form class="filters" method="get" action=paths::LICENSES>
            {account}
            {day_field(context, "as_of", text!(t, licenses.as_of), arrival.shown_day(summary))}
            <div class="filter-actions"><button class="button">{text!(t, licenses.show)}</button></div>
            <p class="hint">{text!(t, licenses.as_of_hint)}</p>
        </form>
    }
    .into_html()
}

/// A number that leads to the lines that make it.
fn linked(context: &Context, arrival: &Arrival, summary: &Summary, license: &License, part: Part) -> AnyView {
    let count = number(license.quantities, part);
    if count == 0 {
        return "0".into_html();
    }
    let href = lines_path(&arrival.account, &summary.as_of, &license.key, part);
    let warning = (count < 0).then(|| {
        let sentence = text!(context.locale(), licenses.negative);
        view! { <span class="quiet">{sentence}</span> }
    });
    view! { <span class="stack"><a href=href>{signed(context, count)}</a>{warning}</span> }.into_html()
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
        <th scope="row">{license_name(key)}</th>
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
        return empty("document", [text!(t, licenses.empty_title), text!(t, licenses.empty_text)], None::<()>)
            .into_html();
    }
    let row = |license: &License| {
        view! {
            <tr>
                {common_cells(context, license)}
                {cell(text!(t, licenses.effective), linked(context, arrival, summary, license, Part::Phase(Phase::Current)))}
                {cell(text!(t, licenses.assurance), linked(context, arrival, summary, license, Part::Assured))}
                {cell(text!(t, licenses.next_end), date(context, license.next_end.as_deref()))}
                {cell(text!(t, licenses.key_need), text::key_need(t, license.key_need))}
            </tr>
        }
        .into_html()
    };
    let heads = heads([
        text!(t, licenses.product),
        text!(t, licenses.pool),
        text!(t, licenses.license_type),
        text!(t, licenses.metric),
        text!(t, licenses.effective),
        text!(t, licenses.assurance),
        text!(t, licenses.next_end),
        text!(t, licenses.key_need),
    ]);
    let rows = shown.into_iter().map(row).collect::<Vec<_>>();
    let exports = [
        arrival.link(paths::LICENSES_XLSX, &[]),
        arrival.link(paths::LICENSES_CSV, &[]),
        arrival.link(paths::LICENSES_CSV, &[("form", DATA)]),
    ];
    view! {
        <div class="results-head">{export_links(context, exports)}</div>
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
                    {cell(text!(t, licenses.effective), linked(context, arrival, summary, license, part))}
                </tr>
            }
            .into_html()
        };
        let heads = heads([
            text!(t, licenses.product),
            text!(t, licenses.pool),
            text!(t, licenses.license_type),
            text!(t, licenses.metric),
            text!(t, licenses.effective),
        ]);
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
    let heads = heads([
        text!(t, licenses.product),
        text!(t, licenses.pool),
        text!(t, licenses.by_orders),
        text!(t, licenses.by_statement),
        text!(t, licenses.difference),
    ]);
    let rows = one.lines.iter().map(|line| compared(context, line)).collect::<Vec<_>>();
    let caption = text!(t, licenses.statement_caption, account = whose);
    let id = one.account.as_ref().map_or("agreement", |scope| scope.scope.id());
    view! {
        <section class="section" aria-labelledby=format!("statement-{id}")>
            <h2 id=format!("statement-{id}")>{text!(t, licenses.statement_title, vendor = vendor, date = day)}</h2>
            <p>{text!(t, licenses.statement_text)}</p>
            {table("table", caption, heads, rows)}
        </section>
    }
    .into_html()
}

/// Licenses of both sides; those with assurance below them, where there are some.
fn compared(context: &Context, line: &ComparedLine) -> AnyView {
    let t = context.locale();
    let name = [Some(&line.family), line.version.as_ref()];
    let name = name.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let pool = line.pool.as_ref().map_or_else(|| "–".to_owned(), |code| pool_name(context, code));
    let both = |[licenses, assured]: [i64; 2]| {
        let assured = (assured != 0).then(|| {
            let sentence = format!("{}: {}", text!(t, licenses.assurance), signed(context, assured));
            view! { <span class="quiet">{sentence}</span> }
        });
        view! { <span class="stack"><span>{signed(context, licenses)}</span>{assured}</span> }.into_html()
    };
    let stated = line.stated.map_or_else(|| text!(t, licenses.not_stated).into_html(), both);
    let difference = match line.stated {
        Some([licenses, assured]) => both([line.own[0] - licenses, line.own[1] - assured]),
        None => "–".into_html(),
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            {cell(text!(t, licenses.pool), pool)}
            {cell(text!(t, licenses.by_orders), both(line.own))}
            {cell(text!(t, licenses.by_statement), stated)}
            {cell(text!(t, licenses.difference), difference)}
        </tr>
    }
    .into_html()
}
