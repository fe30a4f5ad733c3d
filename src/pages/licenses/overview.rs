//! What the home page says of what was bought.

use super::parts::{order_link, status_badge};
use crate::{
    components::{cell, heads, section, table},
    pages::{
        components::{date, signed},
        frame::scope::data_status,
    },
    paths,
    server::{
        context::Context,
        db::orders::ListedOrder,
        html::IntoHtml,
        http::with_query,
        text::{self, text},
        workflow::overview::Overview,
    },
};
use leptos::prelude::*;

/// The section of the home page.
pub fn overview(context: &Context, view: &Overview) -> AnyView {
    let t = context.locale();
    let of_account = |path: &str| with_query(path, [("account", view.account.as_deref().unwrap_or_default())]);
    let figure = |count: String, words: String, href: String| {
        view! { <li><a href=href><strong>{count}</strong>" "{words}</a></li> }
    };
    let endings = text::grouped(context.language, view.endings);
    let figures = view! {
        <ul class="figures">
            {figure(signed(context, view.licenses), text!(t, reports.figure_licenses), format!("{}#licenses", of_account(paths::REPORTS)))}
            {figure(endings, text!(t, reports.figure_ending), format!("{}#ending", of_account(paths::REPORTS)))}
        </ul>
    };
    let account_of = |listed: &ListedOrder| format!("{} · {}", listed.account_name, listed.account_number);
    let row = |listed: &ListedOrder| {
        view! {
            <tr>
                <th scope="row">{order_link(&listed.order.id, listed.number())}</th>
                {cell(text!(t, orders.ordered_on), date(context, Some(&listed.order.ordered_on)))}
                {cell(text!(t, orders.kind), text::order_kind(t, listed.order.kind))}
                {view.purchases.has_several().then(|| cell(text!(t, label.purchasing_account), account_of(listed)))}
                {cell(text!(t, common.status), status_badge(context, listed.order.status))}
            </tr>
        }
        .into_html()
    };
    let rows = view.latest.iter().map(row).collect::<Vec<_>>();
    let heads = view! {
        {heads([text!(t, orders.kind_order), text!(t, orders.ordered_on), text!(t, orders.kind)])}
        {view.purchases.has_several().then(|| heads([text!(t, label.purchasing_account)]))}
        {heads([text!(t, common.status)])}
    };
    let body = view! {
        {data_status(context, &view.purchases.scopes, view.purchases.import.as_ref())}
        {figures}
        {table("table", text!(t, reports.latest_orders), heads, rows)}
        <p><a href=of_account(paths::ORDERS)>{text!(t, reports.all_orders)}</a></p>
    };
    section("purchases", text!(t, reports.overview_title), body).into_html()
}
