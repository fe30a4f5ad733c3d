//! An order with its lines.

use super::{
    orders,
    parts::{date_or_no_end, line_path, product_cell, status_badge},
};
use crate::{
    components::{Fact, Tone, cell, facts, heads, note, number_cell, number_heads, page_head, table},
    domain::order::OrderStatus,
    pages::{
        components::{
            date,
            files::export_links,
            guide_link,
            list::{self, Step},
            signed,
        },
        frame::{Layout, Page, respond, scope::data_status},
    },
    paths,
    server::{
        context::Context,
        db::orders::ListedOrder,
        failure::Outcome,
        html::IntoHtml,
        text::{self, text},
        workflow::orders::{LINES_PAGE, LinesFrom, OrderView, ShownLine, view as view_order},
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
    line: String,
    from: String,
}

/// Shows the page. The rest of its query is that of the list that it leads back to.
pub async fn show(
    context: Context,
    Path(id): Path<String>,
    FromQuery(arrival): FromQuery<Arrival>,
    FromQuery(list): FromQuery<orders::Arrival>,
) -> Outcome<Response> {
    let from = if arrival.line.is_empty() {
        LinesFrom::Place(arrival.from.parse().unwrap_or_default())
    } else {
        LinesFrom::Line(&arrival.line)
    };
    let view = view_order(&context, &id, from).await?;
    Ok(page(&context, &list, &view))
}

fn page(context: &Context, list: &orders::Arrival, view: &OrderView) -> Response {
    let t = context.locale();
    let listed = &view.listed;
    let title = text!(t, orders.title_of, number = listed.number());
    let lead = format!("{} · {}", listed.account_name, listed.account_number);
    respond(context, Page::new(title.clone(), Layout::Wide), || {
        let lines = view.lines.iter().map(|line| row(context, line)).collect::<Vec<_>>();
        let files = [paths::ORDER_XLSX, paths::ORDER_CSV].map(|path| paths::of(path, &listed.order.id));
        let others = heads([
            text!(t, orders.country),
            text!(t, orders.usage_from),
            text!(t, orders.usage_until),
            text!(t, orders.assurance_until),
            text!(t, orders.renewal_due_on),
        ]);
        let heads = view! {
            {heads([text!(t, orders.line), text!(t, orders.product)])}
            {number_heads([text!(t, orders.quantity)])}
            {others}
        };
        view! {
            <p><a href=list.kept(paths::ORDERS, &[])>{text!(t, label.orders)}</a></p>
            {page_head(title, lead, status_badge(context, listed.order.status))}
            {data_status(context, &[], view.import.as_ref())}
            {status_note(context, listed.order.status)}
            {head_facts(context, view)}
            <div class="results-head">{export_links(context, files, None, None)}</div>
            {table("table", text!(t, orders.lines_caption, number = listed.number()), heads, lines)}
            {pages(context, list, view)}
            {guide_link(context, paths::GUIDE_AGREEMENTS, text!(t, support.agreements_title))}
        }
        .into_html()
    })
}

/// The way through the lines of an order that has very many.
fn pages(context: &Context, list: &orders::Arrival, view: &OrderView) -> Option<AnyView> {
    let t = context.locale();
    let id = &view.listed.order.id;
    let link = |from: i64| list.kept(&paths::of(paths::ORDER, id), &[("from", &from.to_string())]);
    let (has_previous, has_next) = (view.from > 0, view.from + LINES_PAGE < view.listed.lines);
    let labels = [text!(t, orders.first_lines), text!(t, orders.previous_lines), text!(t, orders.next_lines)];
    list::pages(context, labels, has_previous, has_next, |step| match step {
        Step::First => link(0),
        Step::Previous => link(view.from - LINES_PAGE),
        Step::Next => link(view.from + LINES_PAGE),
    })
}

/// Why an order does not count.
fn status_note(context: &Context, status: OrderStatus) -> Option<AnyView> {
    let t = context.locale();
    let vendor = &context.app.config.vendor_name;
    match status {
        OrderStatus::Processing => Some(note(Tone::Info, text!(t, orders.is_processing, vendor = vendor)).into_html()),
        OrderStatus::Canceled => Some(note(Tone::Warning, text!(t, orders.is_canceled)).into_html()),
        OrderStatus::Complete => None,
    }
}

fn head_facts(context: &Context, view: &OrderView) -> AnyView {
    let t = context.locale();
    let (listed, order) = (&view.listed, &view.listed.order);
    let optional = |name: String, value: &Option<String>| value.clone().map(|value| Fact::new(name, value));
    let all = [
        Some(Fact::new(text!(t, orders.ordered_on), text::register_date(context.language, &order.ordered_on))),
        Some(Fact::new(text!(t, orders.kind), text::order_kind(t, order.kind))),
        optional(text!(t, orders.customer_number), &order.customer_number),
        optional(text!(t, orders.partner_number), &order.reseller_number),
        optional(text!(t, label.partner), &listed.partner_name),
        Some(Fact::new(
            text!(t, orders.vendor_number, vendor = &context.app.config.vendor_name),
            order.register_id.clone(),
        )),
        Some(Fact::link(
            text!(t, orders.agreement),
            listed.agreement_number.clone(),
            paths::of(paths::AGREEMENT, &order.agreement_id),
        )),
    ];
    facts(all.into_iter().flatten().collect()).into_html()
}

fn row(context: &Context, line: &ShownLine) -> AnyView {
    let t = context.locale();
    let row = &line.row;
    let country =
        row.country.as_ref().map_or_else(|| "–".to_owned(), |code| text::country_name(context.language, code));
    view! {
        <tr>
            <th scope="row" id=format!("line-{}", row.line)>{row.line.clone()}</th>
            {product_cell(context, &line.product, relations(context, line))}
            {number_cell(text!(t, orders.quantity), signed(context, row.quantity))}
            {cell(text!(t, orders.country), country)}
            {cell(text!(t, orders.usage_from), date(context, Some(&row.usage_from)))}
            {cell(text!(t, orders.usage_until), date_or_no_end(context, row.usage_until.as_deref()))}
            {cell(text!(t, orders.assurance_until), date(context, row.assurance_until.as_deref()))}
            {cell(text!(t, orders.renewal_due_on), date(context, row.renewal_due_on.as_deref()))}
        </tr>
    }
    .into_html()
}

/// What a line corrects and why, and what corrects it.
fn relations(context: &Context, line: &ShownLine) -> AnyView {
    let t = context.locale();
    let row = &line.row;
    let corrects = row.corrects_order.as_ref().zip(row.corrects_line.as_ref()).map(|(order, number)| {
        let known = line.corrects.as_ref();
        let name = known.map_or(order.as_str(), ListedOrder::number);
        let sentence = text!(t, orders.line_corrects, line = number, order = name);
        match known {
            Some(listed) => {
                let href = line_path(&listed.order.id, number);
                view! { <a href=href>{sentence}</a> }.into_html()
            }
            None => view! { <span>{sentence}</span> }.into_html(),
        }
    });
    let reason = row.reason.as_ref().or(row.reason_code.as_ref()).map(|reason| {
        let sentence = format!("{}: {reason}", text!(t, orders.reason));
        view! { <span class="quiet">{sentence}</span> }
    });
    let corrected = line.corrected_by.iter().map(|other| {
        let href = line_path(&other.line.order_id, &other.line.line);
        let order = other.number();
        let quantity = signed(context, other.line.quantity);
        view! { <a href=href>{text!(t, orders.line_corrected, quantity = quantity, order = order)}</a> }
    });
    view! { {corrects}{reason}{corrected.collect::<Vec<_>>()} }.into_html()
}
