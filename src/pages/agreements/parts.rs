//! Parts of pages about agreements.

use crate::{
    components::{Fact, badge},
    domain::{agreement::AgreementStatus, person::full_name},
    server::{
        context::Context,
        db::agreements::{AgreementRow, PurchasingAccountRow},
        html::IntoHtml,
        text::{self, text},
    },
};
use leptos::prelude::*;

/// Days before its end from which on a page counts them.
const COUNTED_DAYS: i64 = 90;

/// The status of an agreement.
pub(super) fn agreement_badge(context: &Context, status: AgreementStatus) -> AnyView {
    let (tone, icon) = match status {
        AgreementStatus::Active => ("success", "success"),
        AgreementStatus::Signed => ("info", "info"),
        AgreementStatus::Draft | AgreementStatus::Ended => ("neutral", "document"),
    };
    badge(tone, icon, text::status_name(context.locale(), status)).into_html()
}

/// The last day of an agreement, and if that is near, how many days are left.
pub(super) fn end(context: &Context, agreement: &AgreementRow, status: AgreementStatus) -> [Option<String>; 2] {
    let t = context.locale();
    let is_over = status == AgreementStatus::Ended;
    let Some(last) = agreement.last_day() else {
        // One that was ended has no last day that the register knows.
        return [(!is_over).then(|| text!(t, orders.no_end)), None];
    };
    let left = match last.days_since(context.day()) {
        _ if is_over => None,
        0 => Some(text!(t, agreements.ends_today)),
        days if days <= COUNTED_DAYS => Some(text!(t, agreements.ends_in, days = text::days(context.language, days))),
        _ => None,
    };
    [Some(text::register_date(context.language, &last.to_string())), left]
}

/// Who signed an agreement, by name alone.
pub(super) fn signatory(context: &Context, agreement: &AgreementRow) -> Fact {
    let t = context.locale();
    let name = agreement.signatory_name.clone().unwrap_or_else(|| text!(t, dashboard.not_named));
    Fact::new(text!(t, dashboard.signatory), name)
}

/// Name and address of the administrator whom the register names for a purchasing account.
pub(super) fn administrator_contact(account: &PurchasingAccountRow) -> (String, String) {
    let name = full_name(&account.administrator_first_name, &account.administrator_last_name);
    (name, account.administrator_email.clone())
}
