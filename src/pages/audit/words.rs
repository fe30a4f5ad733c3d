//! Entries of the audit trail in words.

use crate::{
    domain::{
        access::Role,
        agreement::{AgreementStatus, Sector},
        audit::Topic,
        domain_claim::DomainState,
        invitation::DeclineReason,
        language::Language,
        moment::Moment,
        order::{OrderKind, OrderStatus},
        product::{KeyNeed, ProductType},
        product_key::{KeyStanding, KeyType, Reason},
        request::{Fact, RequestKind, RequestState},
        reservation::ReservationState,
    },
    pages::services::words::state_name,
    server::{
        context::Context,
        html::IntoHtml,
        text::{self, text},
        workflow::audit::{NamedEntry, Principal},
    },
};
use business_center_texts::i18n::Locale;
use leptos::prelude::*;
use serde_json::Value;

/// The name of a topic.
pub(super) fn topic(t: Locale, topic: Topic) -> String {
    match topic {
        Topic::Roles => text!(t, audit.topic_roles),
        Topic::Invitations => text!(t, audit.topic_invitations),
        Topic::Access => text!(t, audit.topic_access),
        Topic::Register => text!(t, access.by_register),
        Topic::Agreements => text!(t, label.agreements),
        Topic::Domains => text!(t, audit.topic_domains),
        Topic::Services => text!(t, label.online_services),
        Topic::Keys => text!(t, audit.topic_keys),
        Topic::Downloads => text!(t, label.downloads),
        Topic::Requests => text!(t, audit.topic_requests),
    }
}

/// The action. A code written by a later version is shown unchanged.
pub fn action(t: Locale, entry: &NamedEntry) -> String {
    match entry.row.action() {
        Some(action) => text::event(t, action, entry.content.details["role"].as_str().and_then(Role::from_code)),
        None => entry.row.action.clone(),
    }
}

/// The name of a principal.
pub fn principal(context: &Context, principal: &Principal) -> String {
    let t = context.locale();
    match principal {
        Principal::Person { name, .. } => name.clone(),
        Principal::Operator => text!(t, audit.operator),
        Principal::Register => text!(t, access.by_register),
        Principal::Invitee => text!(t, audit.invitee),
        Principal::SeatHolder => text!(t, audit.seat_holder),
        Principal::System => context.app.config.product_name.clone(),
        Principal::Agreement(number) => text!(t, access.scope_agreement, number = number),
        Principal::Account(number) => text!(t, audit.account, number = number),
        Principal::Subscription(number) => text!(t, audit.subscription, number = number),
        Principal::Request(number) => text!(t, audit.request, number = number),
        Principal::Order(number) => text!(t, orders.title_of, number = number),
        Principal::Key(id) => text!(t, audit.key, id = id),
        Principal::Statement(day) => {
            text!(t, audit.statement, date = text::register_date(context.language, day))
        }
        Principal::Nobody => "–".to_owned(),
    }
}

/// The email address of a person.
pub(super) fn address(principal: &Principal) -> Option<String> {
    match principal {
        Principal::Person { email, .. } => Some(email.clone()),
        _ => None,
    }
}

/// The source of an entry.
pub(super) fn source(context: &Context, entry: &NamedEntry) -> String {
    let t = context.locale();
    match entry.content.source.as_str() {
        "client" => text!(t, audit.forgotten),
        "command line" => text!(t, audit.source_command_line),
        "register" => text!(t, access.by_register),
        "server" => context.app.config.product_name.clone(),
        address => address.to_owned(),
    }
}

/// A fact of an entry, or a changed value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Change {
    /// The name of the fact.
    pub name: String,
    /// The value before; `None` for a fact that did not change.
    pub before: Option<String>,
    /// The value, or the value after the change.
    pub after: String,
}

impl Change {
    /// The change in a sentence.
    #[must_use]
    pub fn sentence(&self, t: Locale) -> String {
        match &self.before {
            Some(before) => text!(t, audit.from_to, name = &self.name, before = before, after = &self.after),
            None => text!(t, audit.fact, name = &self.name, value = &self.after),
        }
    }
}

/// Changes as a list, or a dash for none.
pub fn change_list(sentences: Vec<String>) -> AnyView {
    if sentences.is_empty() {
        return "–".into_html();
    }
    let items = sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect::<Vec<_>>();
    view! { <ul class="plain-list">{items}</ul> }.into_html()
}

/// The facts and changes of an entry, apart from what its action already says.
pub fn changes(context: &Context, entry: &NamedEntry) -> Vec<Change> {
    // The action already names the role, but for one that was asked for.
    let names_role = !entry.row.action.starts_with("request.");
    // What an entry about a request affects names the request.
    let told = |change: &Leaf| if names_role { change.path != ["role"] } else { change.path != ["number"] };
    let forgotten = entry.content.is_emptied.then(|| Change {
        name: text!(context.locale(), audit.field_personal),
        before: None,
        after: text!(context.locale(), audit.forgotten),
    });
    let leaves = leaves(&entry.content.details).into_iter().filter(told);
    leaves.map(|leaf| in_words(context, &leaf)).chain(forgotten).collect()
}

fn in_words(context: &Context, leaf: &Leaf) -> Change {
    let path: Vec<&str> = leaf.path.iter().map(String::as_str).collect();
    let key = path.last().copied().unwrap_or_default();
    Change {
        name: field_name(context.locale(), &path),
        before: leaf.before.as_ref().map(|before| value(context, key, before)),
        after: value(context, key, &leaf.after),
    }
}

/// A value in the details, with its path and the value before, if there was one.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Leaf {
    path: Vec<String>,
    before: Option<Value>,
    after: Value,
}

/// The values in an entry's details, in order: the reverse of `audit::changes`.
fn leaves(details: &Value) -> Vec<Leaf> {
    let mut found = Vec::new();
    collect(details, &mut Vec::new(), &mut found);
    found
}

fn collect(value: &Value, path: &mut Vec<String>, found: &mut Vec<Leaf>) {
    let Value::Object(map) = value else {
        found.push(Leaf { path: path.clone(), before: None, after: value.clone() });
        return;
    };
    if let (2, Some(before), Some(after)) = (map.len(), map.get("before"), map.get("after")) {
        collect_change(before, after, path, found);
        return;
    }
    for (key, inner) in map {
        path.push(key.clone());
        collect(inner, path, found);
        path.pop();
    }
}

fn collect_change(before: &Value, after: &Value, path: &mut Vec<String>, found: &mut Vec<Leaf>) {
    // Something added or removed as a whole is listed value by value.
    let Some(map) = after.as_object().or_else(|| before.as_object()) else {
        if before != after {
            let before = (!before.is_null()).then(|| before.clone());
            found.push(Leaf { path: path.clone(), before, after: after.clone() });
        }
        return;
    };
    for key in map.keys() {
        path.push(key.clone());
        collect_change(&before[key], &after[key], path, found);
        path.pop();
    }
}

/// The name of a field that stands by itself.
pub fn field(t: Locale, key: &str) -> String {
    field_name(t, &[key])
}

/// The name of a field; an unknown one by its key.
fn field_name(t: Locale, path: &[&str]) -> String {
    let name = match path {
        ["signatory", "name"] => return field_of(t, "signatory", text!(t, access.column_name)),
        [owner @ ("organization" | "signatory" | "administrator"), field] => {
            return field_of(t, owner, field_name(t, &[field]));
        }
        ["description", language] => {
            let language =
                Language::from_code(language).map_or((*language).to_owned(), |language| language.own_name().to_owned());
            return format!("{} ({language})", text!(t, audit.field_description));
        }
        ["lines", line, field] => return text!(t, audit.field_line, line = *line, field = field_name(t, &[field])),
        path => path.last().copied().unwrap_or_default(),
    };
    match name {
        "roles" => text!(t, access.column_roles),
        "state" => text!(t, audit.field_state),
        "domain_state" => text!(t, audit.field_domain_state),
        "domain" => text!(t, audit.field_domain),
        "subscription" => text!(t, audit.field_subscription),
        "assigned_only" => text!(t, audit.field_assigned_only),
        "service" => text!(t, audit.field_service),
        "products" => text!(t, audit.field_products),
        "access" => text!(t, access.person_access),
        "reason" | "decision" | "key_reason" => text!(t, audit.field_reason),
        "forced" => text!(t, audit.field_forced),
        "undo" => text!(t, audit.field_undo),
        "sessions" => text!(t, audit.field_sessions),
        "paused" => text!(t, audit.field_paused),
        "inviter" => text!(t, access.invitation_by),
        "earlier_links_voided" => text!(t, audit.field_earlier_links_voided),
        "first_name" => text!(t, label.first_name),
        "last_name" => text!(t, label.last_name),
        "language" => text!(t, label.preferred_language),
        "country" => text!(t, label.country_region),
        "email" => text!(t, label.email_address),
        "name" => text!(t, audit.field_name),
        "id" => text!(t, audit.field_id),
        "organization" => text!(t, common.organization),
        "programme" => text!(t, audit.field_programme),
        "signed_on" => text!(t, audit.field_signed_on),
        "starts_on" => text!(t, audit.field_starts_on),
        "ends_on" => text!(t, audit.field_ends_on),
        "part_number" => text!(t, audit.field_part_number),
        "service_address" => text!(t, audit.field_service_address),
        "seats" => text!(t, audit.field_seats),
        "extra" => text!(t, audit.field_extra),
        "grace_days" => text!(t, audit.field_grace_days),
        "renews" => text!(t, audit.field_renews),
        "order" => text!(t, audit.field_order),
        "line" => text!(t, orders.line),
        "reservation" => text!(t, audit.request_kind_reservation),
        "offer_ends_on" => text!(t, audit.field_offer_ends_on),
        "contacts" => text!(t, audit.field_contacts),
        "label" => text!(t, editing.label),
        "cost_center" => text!(t, editing.cost_center),
        "reference" => text!(t, editing.reference),
        "renewal_contacts" => text!(t, editing.contacts),
        "lead_days" => text!(t, editing.lead_days),
        "notes" => text!(t, editing.notes),
        "key" => text!(t, keys.register_id),
        "file" => text!(t, audit.field_file),
        "title" => text!(t, downloads.title_of_file),
        "file_products" => text!(t, downloads.product),
        "file_language" => text!(t, downloads.language),
        "os" => text!(t, downloads.os),
        "architecture" => text!(t, downloads.architecture),
        "form" => text!(t, downloads.form),
        "file_name" => text!(t, downloads.file_name),
        "size" => text!(t, downloads.size),
        "sha256" => text!(t, downloads.sha256),
        "released_on" => text!(t, downloads.released_on),
        "withdrawn" => text!(t, audit.field_withdrawn),
        "product" => text!(t, orders.product),
        "reason_text" => text!(t, keys.reason_text),
        "keys" | "product_keys" => text!(t, audit.field_keys),
        "keys_created" => text!(t, audit.field_keys_created),
        "keys_changed" => text!(t, audit.field_keys_changed),
        "export" => text!(t, keys.export_id),
        "key_type" => text!(t, keys.kind),
        "key_value" => text!(t, audit.field_key_value),
        "valid_from" => text!(t, keys.valid_from),
        "activations_total" => text!(t, audit.field_activations_total),
        "activations_used" => text!(t, keys.activations),
        "counted_on" => text!(t, audit.field_counted_on),
        "data_keys" => text!(t, audit.field_data_keys),
        "request_kind" => text!(t, audit.field_request_kind),
        "request_state" => text!(t, audit.field_request_state),
        "reservation_state" => text!(t, audit.field_reservation_state),
        "seats_count_on" => text!(t, audit.field_seats_count_on),
        "fact" => text!(t, audit.field_fact),
        "role" => text!(t, label.role),
        "count" => text!(t, audit.field_count),
        "day" => text!(t, audit.field_day),
        "orders_created" => text!(t, audit.field_orders_created),
        "orders_changed" => text!(t, audit.field_orders_changed),
        "family" => text!(t, licenses.family),
        "version" => text!(t, licenses.version),
        "edition" => text!(t, licenses.edition),
        "pool" => text!(t, licenses.pool),
        "product_type" => text!(t, licenses.license_type),
        "metric" => text!(t, licenses.metric),
        "units" => text!(t, licenses.units),
        "key_need" => text!(t, licenses.key_need),
        "step_up_from" => text!(t, licenses.step_up_from),
        "effective" => text!(t, licenses.effective),
        "assurance" => text!(t, licenses.assurance),
        "ordered_on" => text!(t, orders.ordered_on),
        "reseller_order_number" => text!(t, orders.partner_number),
        "customer_order_number" => text!(t, orders.customer_number),
        "order_kind" => text!(t, orders.kind),
        "quantity" => text!(t, orders.quantity),
        "usage_from" => text!(t, orders.usage_from),
        "usage_until" => text!(t, orders.usage_until),
        "assurance_until" => text!(t, orders.assurance_until),
        "renewal_due_on" => text!(t, orders.renewal_due_on),
        "corrects" => text!(t, orders.corrects),
        "reason_code" => text!(t, orders.reason_code),
        "status" | "order_status" | "subscription_status" | "key_status" => text!(t, common.status),
        "signatory" => text!(t, audit.field_signatory),
        "partners" => text!(t, dashboard.partners),
        "sector" => text!(t, common.sector),
        "lead" => text!(t, common.lead_purchasing_account),
        "administrator" => text!(t, label.purchasing_account_administrator),
        "review" => text!(t, audit.field_review),
        "kept" => text!(t, audit.field_kept),
        "removed" => text!(t, audit.field_removed),
        "undecided" => text!(t, audit.field_undecided),
        "topic" => text!(t, audit.topic),
        "person" => text!(t, audit.person),
        "since" => text!(t, audit.from),
        "until" => text!(t, audit.field_until),
        "entries" => text!(t, audit.field_entries),
        other => other.to_owned(),
    }
}

fn field_of(t: Locale, owner: &str, field: String) -> String {
    text!(t, audit.field_of, owner = field_name(t, &[owner]), field = field)
}

/// A value for readers; unknown codes stay unchanged.
fn value(context: &Context, key: &str, value: &Value) -> String {
    let t = context.locale();
    match value {
        Value::Null => text!(t, audit.none),
        Value::Bool(true) => text!(t, audit.yes),
        Value::Bool(false) => text!(t, audit.no),
        Value::Number(number) => match (key, number.as_i64()) {
            ("since" | "until", Some(at)) => text::date_time(context.language, Moment(at)),
            ("lead_days", Some(days)) => text::days(context.language, days),
            _ => number.to_string(),
        },
        Value::String(word) if word.is_empty() => text!(t, audit.none),
        Value::String(word) => known_word(context, key, word).unwrap_or_else(|| word.clone()),
        // Of emptied entries, their number: see `audit::emptied`.
        Value::Array(lists) if key == "entries" => {
            let count = |list: &Value| list["sequences"].as_array().map_or(0, Vec::len);
            text::grouped(context.language, lists.iter().map(count).sum::<usize>())
        }
        Value::Array(values) if values.is_empty() => text!(t, audit.none),
        Value::Array(values) => values.iter().map(|one| self::value(context, key, one)).collect::<Vec<_>>().join("; "),
        Value::Object(_) => value.to_string(),
    }
}

/// A stored code in the reader's language.
fn known_word(context: &Context, key: &str, word: &str) -> Option<String> {
    let t = context.locale();
    Some(match (key, word) {
        ("role" | "roles", _) => text::role_name(t, Role::from_code(word)?),
        // Entries don't say who was designated, so the sentence is one that fits everyone.
        ("reason", _) => text::decline_reason(t, DeclineReason::from_code(word)?, false),
        ("language", _) => Language::from_code(word)?.own_name().to_owned(),
        ("country", _) => text::country_name(context.language, word),
        ("sector", _) => text::sector_name(t, Sector::from_code(word)?),
        ("status", _) => text::status_name(t, AgreementStatus::from_code(word)?),
        ("programme", _) => context.app.config.programme_name(word, context.language).clone(),
        ("order_kind", _) => text::order_kind(t, OrderKind::from_code(word)?),
        ("order_status", _) => text::order_status(t, OrderStatus::from_code(word)?),
        ("product_type", _) => text::product_type(t, ProductType::from_code(word)?),
        ("key_need", _) => text::key_need(t, KeyNeed::from_code(word)?),
        ("key_reason", _) => text::key_reason(t, Reason::from_code(word)?),
        ("key_type", _) => text::key_type(t, KeyType::from_code(word)?),
        ("key_status", _) => text::key_standing(t, KeyStanding::from_code(word)?),
        ("notes", "changed") => text!(t, editing.notes_changed),
        ("notes", "removed") => text!(t, editing.notes_removed),
        ("key_value", "replaced") => text!(t, audit.key_replaced),
        (
            "signed_on" | "starts_on" | "ends_on" | "offer_ends_on" | "ordered_on" | "usage_from" | "usage_until"
            | "assurance_until" | "renewal_due_on" | "valid_from" | "counted_on" | "released_on" | "day",
            _,
        ) => text::register_date(context.language, word),
        ("request_kind", _) => request_kind(t, RequestKind::from_code(word)?),
        ("request_state", _) => text::request_state(t, RequestState::from_code(word)?),
        ("reservation_state", _) => text::reservation_state(t, ReservationState::from_code(word)?),
        ("fact", _) => text::fact_name(t, Fact::from_code(word)?),
        ("topic", _) => topic(t, Topic::from_code(word)?),
        ("subscription_status", "active") => text!(t, audit.subscription_active),
        ("subscription_status", "suspended") => text!(t, audit.subscription_suspended),
        ("subscription_status", "canceled") => text!(t, audit.subscription_canceled),
        ("access", "active") => text!(t, audit.access_active),
        ("access", "deactivated") => text!(t, audit.access_deactivated),
        ("domain_state", _) => state_name(context, DomainState::from_code(word)?),
        ("state", "pending") => text!(t, audit.state_pending),
        ("state", "accepted") => text!(t, audit.state_accepted),
        ("state", "declined") => text!(t, audit.state_declined),
        ("state", "cancelled") => text!(t, audit.state_cancelled),
        _ => return None,
    })
}

/// The word for what is asked for.
fn request_kind(t: Locale, kind: RequestKind) -> String {
    match kind {
        RequestKind::FactChange => text!(t, audit.request_kind_fact_change),
        RequestKind::Activations => text!(t, audit.request_kind_activations),
        RequestKind::Role => text!(t, audit.request_kind_role),
        RequestKind::Reservation => text!(t, audit.request_kind_reservation),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::audit::Action, server::audit::changes};
    use serde_json::json;

    fn leaf(path: &[&str], before: Option<Value>, after: Value) -> Leaf {
        Leaf { path: path.iter().map(|key| (*key).to_owned()).collect(), before, after }
    }

    #[test]
    fn changes_are_taken_apart_into_fields() {
        let before = json!({ "name": "Contoso", "signatory": { "email": "a@contoso.com" }, "lead": true });
        let after = json!({ "name": "Contoso", "signatory": { "email": "b@contoso.com" }, "lead": false });
        assert_eq!(
            leaves(&changes(&before, &after)),
            [
                leaf(&["lead"], Some(json!(true)), json!(false)),
                leaf(&["signatory", "email"], Some(json!("a@contoso.com")), json!("b@contoso.com")),
            ]
        );
    }

    #[test]
    fn what_is_new_as_a_whole_is_told_field_by_field() {
        assert_eq!(
            leaves(&changes(&Value::Null, &json!({ "name": "Contoso", "signatory": { "email": null } }))),
            [leaf(&["name"], None, json!("Contoso"))]
        );
        assert_eq!(
            leaves(&json!({ "roles": ["account_viewer"] })),
            [leaf(&["roles"], None, json!(["account_viewer"]))]
        );
    }

    #[test]
    fn every_kind_has_words_in_every_language() {
        for language in Language::ALL {
            let t = text::locale(language);
            let mut said: Vec<String> =
                Action::ALL.iter().map(|action| text::event(t, *action, Some(Role::AccountViewer))).collect();
            said.sort();
            assert!(said.windows(2).all(|pair| pair[0] != pair[1]), "two kinds say the same: {said:?}");
        }
    }
}
