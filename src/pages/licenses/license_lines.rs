//! The lines of orders that make a number of licenses.

use super::{
    license_details::{filtered_path, lines_path, part_code},
    parts::{date_or_no_end, license_type, line_path, metric_name, numbered_link, pool_name, product_cell},
};
use crate::{
    api::ApiError,
    components::{Tone, cell, heads, note, number_cell, number_heads, page_head, table},
    domain::{
        license::{LicenseType, Phase},
        product::ProductType,
    },
    pages::{
        components::{date, files::export_links, is_faulty_day, signed},
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
        http::see_other,
        text::{self, text},
        workflow::{
            license_details::{LicenseKey, LicenseQuery},
            license_lines::{AddingLine, Breakdown, MOST_LINES, breakdown},
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
    /// The filters of the list that it leads back to.
    list_search: String,
    list_pool: String,
    list_type: String,
}

impl Arrival {
    /// The list as it was.
    fn list(&self, as_of: &str) -> String {
        let filters = [("search", &self.list_search), ("pool", &self.list_pool), ("type", &self.list_type)];
        filtered_path(&self.account, as_of, &filters.map(|(name, value)| (name, value.as_str())))
    }

    pub(super) fn query(&self) -> LicenseQuery {
        LicenseQuery::of(&self.account, &self.as_of)
    }

    /// The list, which tells the error, if the day is none.
    pub(super) fn redirect_if_faulty(&self) -> Option<String> {
        is_faulty_day(&self.as_of).then(|| self.list(&self.as_of))
    }

    pub(super) fn key(&self) -> LicenseKey {
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

    /// The number; none if the word in the address names none.
    pub(super) fn part(&self) -> Option<Part> {
        let phase = Phase::from_code(&self.part).map(Part::Phase);
        phase.or_else(|| (self.part == part_code(Part::Assured)).then_some(Part::Assured))
    }

    /// Name and value of what the license is counted by, for a file.
    pub(super) fn told(&self, context: &Context) -> Vec<[String; 2]> {
        let t = context.locale();
        let key = self.key();
        let of_type = key.license_type.map(|one| [text!(t, licenses.license_type), license_type(context, one)]);
        let pool = key.pool.as_ref().map(|pool| [text!(t, licenses.pool), pool_name(context, pool)]);
        let metric = key.metric.as_ref().map(|metric| [text!(t, licenses.metric), metric_name(context, metric)]);
        let mut told = vec![[text!(t, orders.product), key.name()]];
        told.extend([pool, of_type, metric].into_iter().flatten());
        told
    }
}

/// Shows the page.
pub async fn show(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    if let Some(list) = arrival.redirect_if_faulty() {
        return Ok(see_other(&list));
    }
    let part = arrival.part().ok_or(ApiError::NotFound)?;
    let title = text!(context.locale(), label.license_details);
    Ok(match breakdown(&context, &arrival.query(), &arrival.key(), part).await? {
        Scoped::Allowed(breakdown) => page(&context, &arrival, &breakdown, part),
        Scoped::NotHere(scopes) => elsewhere(&context, title, &arrival.account, &scopes),
    })
}

fn page(context: &Context, arrival: &Arrival, breakdown: &Breakdown, part: Part) -> Response {
    let t = context.locale();
    let title = arrival.key().name();
    let count = &signed(context, breakdown.total);
    let lead = match part {
        Part::Phase(Phase::Current) => text!(t, licenses.lines_title_current, count = count),
        Part::Phase(Phase::Future) => text!(t, licenses.lines_title_future, count = count),
        Part::Phase(Phase::Ended) => text!(t, licenses.lines_title_ended, count = count),
        Part::Assured => text!(t, licenses.lines_title_assured, count = count),
    };
    let named = named_scope(context, &arrival.account, &breakdown.purchases.scopes);
    let back = arrival.list(&breakdown.as_of);
    let day = text::register_date(context.language, &breakdown.as_of);
    respond(context, Page::new(title.clone(), Layout::Wide).with_scope(named), || {
        let has_several = breakdown.purchases.has_several();
        let rows = breakdown.lines.iter().map(|line| row(context, breakdown, line)).collect::<Vec<_>>();
        let heads = view! {
            {heads([
                text!(t, orders.kind_order),
                text!(t, orders.ordered_on),
                text!(t, orders.product),
                text!(t, orders.kind),
                text!(t, orders.usage_from),
                text!(t, orders.usage_until),
                text!(t, orders.assurance_until),
            ])}
            {has_several.then(|| heads([text!(t, label.purchasing_account)]))}
            {number_heads([text!(t, licenses.effective)])}
        };
        let of = [arrival.account.as_str(), arrival.as_of.as_str()];
        let files = [paths::LICENSE_LINES_XLSX, paths::LICENSE_LINES_CSV];
        let files = files.map(|path| lines_path(path, of, &arrival.key(), part, &[]));
        let cut = breakdown.is_cut.then(|| note(Tone::Info, text!(t, licenses.lines_cut, count = MOST_LINES)));
        view! {
            <p><a href=back>{text!(t, licenses.back)}</a></p>
            {page_head(title, lead, ())}
            {data_status(context, &breakdown.purchases.scopes, breakdown.purchases.import.as_ref())}
            <p>{format!("{}: {day}", text!(t, licenses.as_of))}</p>
            {cut}
            <div class="results-head">{export_links(context, files, None, None)}</div>
            {table("table", text!(t, licenses.lines_caption, count = count), heads, rows)}
        }
        .into_html()
    })
}

/// The name of a number, as a column.
pub(super) fn part_name(context: &Context, part: Part) -> String {
    let t = context.locale();
    match part {
        Part::Phase(Phase::Current) => text!(t, licenses.effective),
        Part::Phase(Phase::Future) => text!(t, licenses.future_title),
        Part::Phase(Phase::Ended) => text!(t, licenses.ended_title),
        Part::Assured => text!(t, licenses.assurance),
    }
}

fn row(context: &Context, breakdown: &Breakdown, adding: &AddingLine) -> AnyView {
    let t = context.locale();
    let line = &adding.line;
    let order = numbered_link(line_path(&line.line.order_id, &line.line.line), line.number());
    let units = (adding.product.units != 1).then(|| {
        let product = format!("{} × {}", signed(context, line.line.quantity), signed(context, adding.product.units));
        view! { <span class="quiet">{product}</span> }
    });
    let scope = breakdown.purchases.scope(&line.purchasing_account_id);
    let account = scope.filter(|_| breakdown.purchases.has_several());
    let account = account.map(|scope| cell(text!(t, label.purchasing_account), scope_name(context, scope)));
    let is_taken = adding.product.r#type == ProductType::StepUp && adding.adds < 0 && line.line.quantity > 0;
    let taken = is_taken.then(|| view! { <span class="quiet">{text!(t, licenses.stepped_up)}</span> });
    let adds = view! { <span class="stack"><span>{signed(context, adding.adds)}</span>{units}{taken}</span> };
    view! {
        <tr>
            <th scope="row">{order}</th>
            {cell(text!(t, orders.ordered_on), date(context, Some(&line.ordered_on)))}
            {product_cell(context, &adding.product, ())}
            {cell(text!(t, orders.kind), text::order_kind(t, line.kind))}
            {cell(text!(t, orders.usage_from), date(context, Some(&line.line.usage_from)))}
            {cell(text!(t, orders.usage_until), date_or_no_end(context, line.line.usage_until.as_deref()))}
            {cell(text!(t, orders.assurance_until), date(context, line.line.assurance_until.as_deref()))}
            {account}
            {number_cell(text!(t, licenses.effective), adds)}
        </tr>
    }
    .into_html()
}
