//! Parses the JSON of orders.

use super::{
    Corrected, Order, OrderLine, hints,
    reader::{Object, Reader},
    services::of_part_number,
};
use crate::domain::{
    number::is_order_number,
    order::{MOST_LINES, MOST_QUANTITY, OrderKind, OrderStatus, is_line_number},
    product::PartNumber,
    request::RequestNumber,
};
use serde_json::Value;
use std::collections::HashSet;

const KEYS: [&str; 10] = [
    "id",
    "agreement",
    "account",
    "partner",
    "reseller_order_number",
    "customer_order_number",
    "ordered_on",
    "kind",
    "status",
    "lines",
];
const LINE_KEYS: [&str; 12] = [
    "line",
    "part_number",
    "quantity",
    "country",
    "usage_from",
    "usage_until",
    "assurance_until",
    "renewal_due_on",
    "corrects",
    "reason_code",
    "reason",
    "reservation",
];

impl Reader<'_> {
    /// The order, unless it cannot be read.
    pub(super) fn order(&mut self, value: &Value) -> Option<Order> {
        let object = self.object(value, String::new(), &KEYS)?;
        let id = self.order_number(&object, "id");
        let agreement = self.number(&object, "agreement");
        let account = self.number(&object, "account");
        let partner = self.optional(&object, "partner", Self::text);
        let reseller_order_number = self.optional(&object, "reseller_order_number", Self::order_number);
        let customer_order_number = self.optional(&object, "customer_order_number", Self::order_number);
        let ordered_on = self.date(&object, "ordered_on");
        let kind = self.word(&object, "kind", &OrderKind::ALL.map(OrderKind::code), OrderKind::from_code);
        let status = self.word(&object, "status", &OrderStatus::ALL.map(OrderStatus::code), |word| {
            OrderStatus::from_code(american(word))
        });
        let lines = self.lines(&object, kind);
        Some(Order {
            id: id?,
            agreement: agreement?,
            account: account?,
            partner,
            reseller_order_number,
            customer_order_number,
            ordered_on: ordered_on?,
            kind: kind?,
            status: status?,
            lines,
        })
    }

    fn order_number(&mut self, object: &Object<'_>, key: &str) -> Option<String> {
        let parse = |text: &str| (is_order_number(text) && !hints::is_spoiled(text)).then(|| text.to_owned());
        self.checked(object, key, parse, hints::of_order_number)
    }

    fn line_number(&mut self, object: &Object<'_>, key: &str) -> Option<String> {
        let parse = |text: &str| (is_line_number(text) && !hints::is_spoiled(text)).then(|| text.to_owned());
        self.checked(object, key, parse, |text| {
            hints::of_spoiled(text, "must be 1 to 20 letters, digits, dots or hyphens")
        })
    }

    fn reservation(&mut self, object: &Object<'_>, key: &str) -> Option<String> {
        let parse = |text: &str| RequestNumber::parse(text).map(|number| number.to_string());
        self.checked(object, key, parse, |text| {
            hints::of_spoiled(text, "must be the number of a reservation, such as R-7K3M-9QXD")
        })
    }

    fn lines(&mut self, object: &Object<'_>, kind: Option<OrderKind>) -> Vec<OrderLine> {
        let Some(list) = self.list(object, "lines") else { return Vec::new() };
        if list.is_empty() || list.len() > MOST_LINES {
            let remedy = format!("an order has 1 to {MOST_LINES} lines");
            self.fault(object.at("lines"), &Value::from(list.len()), remedy);
            return Vec::new();
        }
        let mut numbers = HashSet::new();
        let mut lines = Vec::with_capacity(list.len());
        for (index, value) in list.iter().enumerate() {
            let pointer = format!("{}/{index}", object.at("lines"));
            let Some(line) = self.line(value, pointer.clone(), kind) else { continue };
            if !numbers.insert(line.line.clone()) {
                let remedy = "duplicate line; line numbers are unique in an order";
                self.fault(format!("{pointer}/line"), &line.line.as_str().into(), remedy);
            }
            lines.push(line);
        }
        lines
    }

    fn line(&mut self, value: &Value, pointer: String, kind: Option<OrderKind>) -> Option<OrderLine> {
        let object = self.object(value, pointer, &LINE_KEYS)?;
        let line = self.line_number(&object, "line");
        let part_number = self.checked(&object, "part_number", PartNumber::parse, of_part_number);
        let quantity = self.quantity(&object, kind);
        let country = self.optional(&object, "country", Self::country);
        let usage_from = self.date(&object, "usage_from");
        let usage_until = self.optional(&object, "usage_until", Self::date);
        let assurance_until = self.optional(&object, "assurance_until", Self::date);
        for (key, until) in [("usage_until", &usage_until), ("assurance_until", &assurance_until)] {
            if let (Some(from), Some(until)) = (&usage_from, until)
                && until < from
            {
                let remedy = format!("is before usage_from, {from}; both are days on which it runs");
                self.fault(object.at(key), &until.as_str().into(), remedy);
            }
        }
        let renewal_due_on = self.optional(&object, "renewal_due_on", Self::date);
        let corrects = self.optional(&object, "corrects", |reader, object, key| {
            let child = reader.child(object, key, &["order", "line"])?;
            let (order, line) = (reader.order_number(&child, "order"), reader.line_number(&child, "line"));
            Some(Corrected { order: order?, line: line? })
        });
        let reason_code = self.optional(&object, "reason_code", Self::text);
        let reason = self.optional(&object, "reason", Self::text);
        let reservation = self.optional(&object, "reservation", Self::reservation);
        if quantity.is_some_and(|quantity| quantity < 0)
            && let Some(number) = &reservation
        {
            let remedy = "a line that gives something back settles no reservation; leave it out";
            self.fault(object.at("reservation"), &number.as_str().into(), remedy);
        }
        if quantity.is_some_and(|quantity| quantity < 0) && reason_code.is_none() && !object.has("reason_code") {
            let remedy = "missing; a negative quantity needs a reason_code";
            self.fault(object.at("reason_code"), &Value::Null, remedy);
        }
        Some(OrderLine {
            line: line?,
            part_key: part_number?.key(),
            quantity: quantity?,
            country,
            usage_from: usage_from?,
            usage_until,
            assurance_until,
            renewal_due_on,
            corrects,
            reason_code,
            reason,
            reservation,
        })
    }

    /// A whole number other than 0; negative only where something is given back.
    fn quantity(&mut self, object: &Object<'_>, kind: Option<OrderKind>) -> Option<i64> {
        let value = object.get("quantity");
        let is_allowed = |quantity: &i64| *quantity != 0 && (-MOST_QUANTITY..=MOST_QUANTITY).contains(quantity);
        let quantity = value.as_i64().filter(is_allowed);
        let Some(quantity) = quantity else {
            let rule = format!("must be a whole number from 1 to {MOST_QUANTITY}, or negative for what is given back");
            let remedy = match value {
                Value::Null => format!("missing; it {rule}"),
                Value::String(text) => hints::of_spoiled(text, &rule),
                _ => rule,
            };
            self.fault(object.at("quantity"), value, remedy);
            return None;
        };
        if quantity < 0 && kind.is_some_and(|kind| !kind.takes_away()) {
            let remedy = "must not be negative: only an order of kind return or correction gives something back";
            self.fault(object.at("quantity"), value, remedy);
        }
        Some(quantity)
    }
}

/// Some registers write British English.
pub(super) fn american(word: &str) -> &str {
    if word == "cancelled" { "canceled" } else { word }
}
