//! Parts of pages about what was bought.

use crate::{
    components::badge,
    domain::{license::LicenseType, order::OrderStatus},
    pages::{components::data_as_of, frame::scope::scope_name},
    server::{
        context::Context,
        html::IntoHtml,
        text::{self, text},
        workflow::{license_details::LicenseKey, purchases::Purchases},
    },
};
use leptos::prelude::*;

/// Purchasing accounts that a page names one by one.
const MOST_NAMED: usize = 3;

/// For which purchasing accounts a page speaks, and whose data it shows.
pub(super) fn stand(context: &Context, purchases: &Purchases) -> AnyView {
    let t = context.locale();
    let names: Vec<String> = purchases.scopes.iter().map(|scope| scope_name(context, scope)).collect();
    let speaks_for = if names.len() > MOST_NAMED {
        text!(t, orders.speaks_for_many, count = text::grouped(context.language, names.len()))
    } else {
        text!(t, orders.speaks_for, names = names.join("; "))
    };
    let data = purchases.import.as_ref().map(|import| data_as_of(context, import));
    view! { <p class="quiet stand">{speaks_for}{data.map(|data| view! { <br/>{data} })}</p> }.into_html()
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

/// Family, version and edition.
pub(super) fn license_name(key: &LicenseKey) -> String {
    let parts = [Some(&key.family), key.version.as_ref(), key.edition.as_ref()];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// Links to the same as a workbook, as CSV for people, and as data.
pub(super) fn export_links(context: &Context, [workbook, csv, data]: [String; 3]) -> AnyView {
    let t = context.locale();
    view! {
        <ul class="exports" aria-label=text!(t, orders.export)>
            <li><a class="button" href=workbook download="">{text!(t, orders.export_xlsx)}</a></li>
            <li><a class="button" href=csv download="">{text!(t, orders.export_csv)}</a></li>
            <li><a class="button" href=data download="">{text!(t, orders.export_data)}</a></li>
        </ul>
    }
    .into_html()
}
