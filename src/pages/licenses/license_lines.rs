//! The lines of orders that make a number of licenses.

use super::{
    license_details::part_code,
    parts::{license_name, stand},
};
use crate::{
    api::ApiError,
    components::{Tone, cell, heads, note, page_head, table},
    domain::{
        day::Day,
        license::{LicenseType, Phase},
    },
    pages::{
        components::{date, signed},
        frame::{
            Layout, Page, respond,
            scope::{elsewhere, named_scope},
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
            license_details::{LicenseKey, LicenseQuery, MOST_LINES, Making, MakingLine, making},
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
    part: String,
    family: String,
    version: String,
    edition: String,
    pool: String,
    r#type: String,
    metric: String,
}

impl Arrival {
    fn key(&self) -> LicenseKey {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        LicenseKey {
            family: self.family.clone(),
            version: some(&self.version),
            edition: some(&self.edition),
            pool: some(&self.pool),
            license_type: LicenseType::from_code(&self.r#type),
            metric: some(&self.metric),
        }
    }

    fn part(&self) -> Option<Part> {
        let phase = Phase::from_code(&self.part).map(Part::Phase);
        phase.or_else(|| (self.part == part_code(Part::Assured)).then_some(Part::Assured))
    }
}

/// Shows the page.
pub async fn show(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    let query = LicenseQuery {
        account: (!arrival.account.is_empty()).then(|| arrival.account.clone()),
        as_of: Day::parse(&arrival.as_of).map(|day| day.to_string()),
    };
    let part = arrival.part().ok_or(ApiError::NotFound)?;
    let title = text!(context.locale(), label.license_details);
    Ok(match making(&context, &query, &arrival.key(), part).await? {
        Scoped::Allowed(making) => page(&context, &arrival, &making, part),
        Scoped::NotHere(scopes) => elsewhere(&context, title, &arrival.account, &scopes),
    })
}

fn page(context: &Context, arrival: &Arrival, making: &Making, part: Part) -> Response {
    let t = context.locale();
    let title = license_name(&making.key);
    let count = &signed(context, making.total);
    let lead = match part {
        Part::Phase(Phase::Current) => text!(t, licenses.lines_title_current, count = count),
        Part::Phase(Phase::Future) => text!(t, licenses.lines_title_future, count = count),
        Part::Phase(Phase::Ended) => text!(t, licenses.lines_title_ended, count = count),
        Part::Assured => text!(t, licenses.lines_title_assured, count = count),
    };
    let named = named_scope(context, &arrival.account, &making.purchases.scopes);
    let back = with_query(paths::LICENSES, [("account", arrival.account.as_str()), ("as_of", making.as_of.as_str())]);
    let day = text::register_date(context.language, &making.as_of);
    respond(context, Page::new(title.clone(), Layout::Wide).with_scope(named), || {
        let rows = making.lines.iter().map(|line| row(context, line)).collect::<Vec<_>>();
        let heads = heads([
            text!(t, label.orders),
            text!(t, orders.ordered_on),
            text!(t, orders.product),
            text!(t, orders.kind),
            text!(t, orders.usage_from),
            text!(t, orders.usage_until),
            text!(t, orders.assurance_until),
            text!(t, licenses.adds),
        ]);
        let cut = making.is_cut.then(|| note(Tone::Info, text!(t, licenses.lines_cut, count = MOST_LINES)));
        view! {
            <p><a href=back>{text!(t, licenses.back)}</a></p>
            {page_head(title, lead, ())}
            {stand(context, &making.purchases)}
            <p>{format!("{}: {day}", text!(t, licenses.as_of))}</p>
            {cut}
            {table("table", text!(t, licenses.lines_caption, count = count), heads, rows)}
        }
        .into_html()
    })
}

fn row(context: &Context, making: &MakingLine) -> AnyView {
    let t = context.locale();
    let line = &making.line;
    let order = line.reseller_number.as_ref().unwrap_or(&line.register_id).clone();
    let href = format!("{}#line-{}", paths::of(paths::ORDER, &line.line.order_id), line.line.line);
    let until = match &line.line.usage_until {
        Some(day) => date(context, Some(day)),
        None => text!(t, orders.no_end).into_html(),
    };
    view! {
        <tr>
            <th scope="row"><a href=href>{order}</a></th>
            {cell(text!(t, orders.ordered_on), date(context, Some(&line.ordered_on)))}
            {cell(text!(t, orders.product), view! {
                <div class="stack">
                    <span>{making.product.description.text(context.language).to_owned()}</span>
                    <span class="quiet">{making.product.part_number.clone()}</span>
                </div>
            })}
            {cell(text!(t, orders.kind), text::order_kind(t, line.kind))}
            {cell(text!(t, orders.usage_from), date(context, Some(&line.line.usage_from)))}
            {cell(text!(t, orders.usage_until), until)}
            {cell(text!(t, orders.assurance_until), date(context, line.line.assurance_until.as_deref()))}
            {cell(text!(t, licenses.adds), signed(context, making.adds))}
        </tr>
    }
    .into_html()
}
