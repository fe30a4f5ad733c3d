//! Parts of pages about agreements.

use crate::{
    components::{Fact, badge},
    domain::{
        agreement::{AgreementStatus, ContactRole},
        person::full_name,
    },
    server::{
        context::Context,
        db::{
            agreements::{AgreementRow, PurchasingAccountRow},
            contacts::ContactRow,
            organizations::PartnerRow,
        },
        html::IntoHtml,
        text::{self, text},
        workflow::editing::AccountDetails,
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

/// Whom to write to about what, and the partners, if there are some.
pub(super) fn register_contacts(context: &Context, contacts: &[ContactRow], partners: &[PartnerRow]) -> Vec<Fact> {
    let of_role = |role: ContactRole| {
        let contacts = contacts.iter().filter(|contact| contact.role == role);
        let contacts: Vec<_> = contacts.map(|contact| (contact.name.clone(), contact.email.clone())).collect();
        (!contacts.is_empty()).then(|| Fact::contacts(contact_role(context, role), contacts))
    };
    let partners: Vec<_> = partners.iter().map(|partner| (partner.name.clone(), partner.email.clone())).collect();
    let title = text!(context.locale(), dashboard.partners);
    let partners = (!partners.is_empty()).then(|| Fact::contacts(title, partners));
    ContactRole::ALL.into_iter().filter_map(of_role).chain(partners).collect()
}

/// What a contact is to be written to about.
fn contact_role(context: &Context, role: ContactRole) -> String {
    let t = context.locale();
    match role {
        ContactRole::General => text!(t, agreements.contact_general),
        ContactRole::Notices => text!(t, agreements.contact_notices),
        ContactRole::Orders => text!(t, agreements.contact_orders),
        ContactRole::Services => text!(t, agreements.contact_services),
    }
}

/// What the customer has written down about a purchasing account; what is empty is left out.
pub(super) fn detail_facts(context: &Context, details: &AccountDetails) -> Vec<Fact> {
    let t = context.locale();
    let row = &details.row;
    let line = |name: String, value: &Option<String>| value.clone().map(|value| Fact::new(name, value));
    let contacts: Vec<_> = details.contacts.iter().map(|one| (one.name.clone(), one.email.clone())).collect();
    let notes = row.notes.as_ref().map(|notes| notes.lines().map(str::to_owned).collect());
    let all = [
        line(text!(t, editing.label), &row.label),
        line(text!(t, editing.cost_center), &row.cost_center),
        line(text!(t, editing.reference), &row.reference),
        (!contacts.is_empty()).then(|| Fact::contacts(text!(t, editing.contacts), contacts)),
        Some(Fact::new(text!(t, editing.lead_days), text::days(context.language, row.lead_days))),
        notes.map(|lines| Fact::list(text!(t, editing.notes), lines)),
    ];
    all.into_iter().flatten().collect()
}
