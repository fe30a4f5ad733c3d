//! Parts of pages about what was bought.

use crate::{
    components::{Tone, badge, cell, note},
    domain::{license::LicenseType, order::OrderStatus},
    pages::components::{date, signed},
    paths,
    server::{
        context::Context,
        db::products::ProductRow,
        html::IntoHtml,
        http::with_query,
        text::{self, text},
        workflow::license_details::NO_POOL,
    },
};
use leptos::prelude::*;

/// Numbers of up to so many characters stay in one line.
const MOST_UNBROKEN: usize = 24;

/// That a day is still to come, if it is.
pub(super) fn forecast_note(context: &Context, day: &str) -> Option<AnyView> {
    let is_future = *day > *context.today().to_string();
    is_future.then(|| note(Tone::Info, text!(context.locale(), licenses.forecast)).into_html())
}

/// A link to an order by its number, which does not break at a hyphen if it is short.
pub(super) fn order_link(id: &str, number: &str) -> AnyView {
    numbered_link(paths::of(paths::ORDER, id), number)
}

/// A link to a line of an order.
pub(super) fn line_path(order_id: &str, line: &str) -> String {
    format!("{}#line-{line}", with_query(&paths::of(paths::ORDER, order_id), [("line", line)]))
}

/// A number that leads to what it counts; 0 leads nowhere.
pub(super) fn linked_number(context: &Context, number: i64, href: Option<String>) -> AnyView {
    match href.filter(|_| number != 0) {
        Some(href) => view! { <a href=href>{signed(context, number)}</a> }.into_html(),
        None => signed(context, number).into_html(),
    }
}

/// A link by the number of an order.
pub(super) fn numbered_link(href: String, number: &str) -> AnyView {
    let class = (number.chars().count() <= MOST_UNBROKEN).then_some("unbroken");
    view! { <a class=class href=href>{number.to_owned()}</a> }.into_html()
}

/// A product by its name and part number, with more below.
pub(super) fn product_cell(context: &Context, product: &ProductRow, more: impl IntoView + 'static) -> AnyView {
    let name = product.description.text(context.language).to_owned();
    let part_number = product.part_number.clone();
    let shown = view! {
        <div class="stack">
            <span>{name}</span>
            <span class="quiet">{part_number}</span>
            {more}
        </div>
    };
    cell(text!(context.locale(), orders.product), shown).into_html()
}

/// The last day of something that may have none.
pub(super) fn date_or_no_end(context: &Context, day: Option<&str>) -> AnyView {
    match day {
        Some(day) => date(context, Some(day)),
        None => text!(context.locale(), orders.no_end).into_html(),
    }
}

/// The status of an order.
pub(super) fn status_badge(context: &Context, status: OrderStatus) -> AnyView {
    let (tone, icon) = match status {
        OrderStatus::Processing => ("info", "clock"),
        OrderStatus::Complete => ("success", "success"),
        OrderStatus::Canceled => ("neutral", "circle"),
    };
    badge(tone, icon, text::order_status(context.locale(), status)).into_html()
}

/// A pool by the register's code; an unknown one as it is.
pub(super) fn pool_name(context: &Context, code: &str) -> String {
    let t = context.locale();
    match code {
        "applications" => text!(t, licenses.pool_applications),
        "systems" => text!(t, licenses.pool_systems),
        "servers" => text!(t, licenses.pool_servers),
        NO_POOL => text!(t, reports.no_pool),
        other => other.to_owned(),
    }
}

/// What is counted, by the register's code; an unknown one as it is.
pub(super) fn metric_name(context: &Context, code: &str) -> String {
    let t = context.locale();
    match code {
        "device" => text!(t, licenses.metric_device),
        "user" => text!(t, licenses.metric_user),
        "core" => text!(t, licenses.metric_core),
        "server" => text!(t, licenses.metric_server),
        other => other.to_owned(),
    }
}

/// What kind of right a license is.
pub(super) fn license_type(context: &Context, one: LicenseType) -> String {
    let t = context.locale();
    match one {
        LicenseType::OnPremises => text!(t, licenses.type_on_premises),
        LicenseType::Subscription => text!(t, licenses.type_subscription),
        LicenseType::OnlineService => text!(t, licenses.type_online_service),
    }
}
