//! An order with its lines.

use super::{orders::number, parts::status_badge};
use crate::{
    components::{Fact, Tone, cell, facts, heads, note, page_head, table},
    domain::order::OrderStatus,
    pages::{
        components::{data_as_of, date, signed},
        frame::{Layout, Page, respond},
    },
    paths,
    server::{
        context::Context,
        failure::Outcome,
        html::IntoHtml,
        http::with_query,
        text::{self, text},
        workflow::orders::{OrderView, ShownLine, view as view_order},
    },
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;

/// Shows the page.
pub async fn show(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    let view = view_order(&context, &id).await?;
    Ok(page(&context, &view))
}

fn page(context: &Context, view: &OrderView) -> Response {
    let t = context.locale();
    let listed = &view.listed;
    let title = text!(t, orders.title_of, number = number(listed));
    let lead = format!("{} · {}", listed.account_name, listed.account_number);
    respond(context, Page::new(title.clone(), Layout::Wide), || {
        let lines = view.lines.iter().map(|line| row(context, line)).collect::<Vec<_>>();
        let heads = heads([
            text!(t, orders.line),
            text!(t, orders.product),
            text!(t, orders.quantity),
            text!(t, orders.country),
            text!(t, orders.usage_from),
            text!(t, orders.usage_until),
            text!(t, orders.assurance_until),
            text!(t, orders.renewal_due_on),
        ]);
        let back = with_query(paths::ORDERS, [("account", listed.order.purchasing_account_id.as_str())]);
        view! {
            <p><a href=back>{text!(t, label.orders)}</a></p>
            {page_head(title, lead, status_badge(context, listed.order.status))}
            {view.import.as_ref().map(|import| view! { <p class="quiet stand">{data_as_of(context, import)}</p> })}
            {status_note(context, listed.order.status)}
            {head_facts(context, view)}
            {table("table", text!(t, orders.lines_caption, number = number(listed)), heads, lines)}
        }
        .into_html()
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
        Some(Fact::new(text!(t, orders.agreement), listed.agreement_number.clone())),
    ];
    facts(all.into_iter().flatten().collect()).into_html()
}

fn row(context: &Context, line: &ShownLine) -> AnyView {
    let t = context.locale();
    let row = &line.row;
    let country =
        row.country.as_ref().map_or_else(|| "–".to_owned(), |code| text::country_name(context.language, code));
    let until = match &row.usage_until {
        Some(day) => date(context, Some(day)),
        None => text!(t, orders.no_end).into_html(),
    };
    view! {
        <tr>
            <th scope="row" id=format!("line-{}", row.line)>{row.line.clone()}</th>
            {cell(text!(t, orders.product), view! {
                <div class="stack">
                    <span>{line.product.description.text(context.language).to_owned()}</span>
                    <span class="quiet">{line.product.part_number.clone()}</span>
                    {relations(context, line)}
                </div>
            })}
            {cell(text!(t, orders.quantity), signed(context, row.quantity))}
            {cell(text!(t, orders.country), country)}
            {cell(text!(t, orders.usage_from), date(context, Some(&row.usage_from)))}
            {cell(text!(t, orders.usage_until), until)}
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
        let name = known.map_or(order.as_str(), |listed| self::number(listed));
        let sentence = text!(t, orders.line_corrects, line = number, order = name);
        match known {
            Some(listed) => {
                let href = format!("{}#line-{number}", paths::of(paths::ORDER, &listed.order.id));
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
        let href = format!("{}#line-{}", paths::of(paths::ORDER, &other.line.order_id), other.line.line);
        let order = other.reseller_number.as_ref().unwrap_or(&other.register_id);
        let quantity = signed(context, other.line.quantity);
        view! { <a href=href>{text!(t, orders.line_corrected, quantity = quantity, order = order)}</a> }
    });
    view! { {corrects}{reason}{corrected.collect::<Vec<_>>()} }.into_html()
}
