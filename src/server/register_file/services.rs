//! Parses the JSON of products and subscriptions.

use super::{Product, Subscription, reader::Reader};
use crate::domain::{
    language::Language,
    product::{Description, PartNumber, is_service_code},
    subscription::{MOST_GRACE_DAYS, MOST_SEATS, SubscriptionStatus, is_subscription_id},
};
use serde_json::Value;
use url::Url;

/// Fields of products that are not used yet.
const RESERVED: [&str; 9] = ["family", "version", "edition", "pool", "type", "metric", "units", "key", "step_up_from"];
/// The most characters of an address.
const LONGEST_ADDRESS: usize = 2000;

impl Reader<'_> {
    /// The product, unless it cannot be read.
    pub(super) fn product(&mut self, value: &Value) -> Option<Product> {
        let used = without_reserved(value);
        let object = self.object(&used, String::new(), &["part_number", "description", "service", "address"])?;
        let part_number = self.checked(&object, "part_number", PartNumber::parse, of_part_number);
        let description = self.child(&object, "description", &Language::ALL.map(Language::code)).and_then(|child| {
            Some(Description {
                es: self.optional(&child, "es", Self::text),
                ru: self.optional(&child, "ru", Self::text),
                it: self.optional(&child, "it", Self::text),
                en: self.text(&child, "en")?,
            })
        });
        let service = self.optional(&object, "service", |reader, object, key| {
            let parse = |text: &str| is_service_code(text).then(|| text.to_owned());
            reader.checked(object, key, parse, |_| "must be 1 to 40 lower-case letters, digits or hyphens".to_owned())
        });
        let address = self.optional(&object, "address", |reader, object, key| {
            reader.checked(object, key, parse_address, |_| "must be an address that begins with https://".to_owned())
        });
        let (part_number, description) = (part_number?, description?);
        Some(Product { part_number: part_number.as_str().to_owned(), description, service, address })
    }

    /// The subscription, unless it cannot be read.
    pub(super) fn subscription(&mut self, value: &Value) -> Option<Subscription> {
        let keys = [
            "id",
            "agreement",
            "account",
            "part_number",
            "seats",
            "extra",
            "starts_on",
            "ends_on",
            "grace_days",
            "status",
            "renews",
            "order",
        ];
        let object = self.object(value, String::new(), &keys)?;
        let parse_id = |text: &str| is_subscription_id(text).then(|| text.to_owned());
        let of_id = |_: &str| "must be 1 to 40 letters, digits or hyphens".to_owned();
        let id = self.checked(&object, "id", parse_id, of_id);
        let agreement = self.number(&object, "agreement");
        let account = self.number(&object, "account");
        let part_number = self.checked(&object, "part_number", PartNumber::parse, of_part_number);
        let seats = self.count(&object, "seats", MOST_SEATS);
        let extra = self.optional(&object, "extra", |reader, object, key| reader.count(object, key, MOST_SEATS));
        let starts_on = self.date(&object, "starts_on");
        let ends_on = self.optional(&object, "ends_on", Self::date);
        if let (Some(starts_on), Some(ends_on)) = (&starts_on, &ends_on)
            && ends_on < starts_on
        {
            let remedy = format!("is before starts_on, {starts_on}; both are days on which it runs");
            self.fault(object.at("ends_on"), &ends_on.as_str().into(), remedy);
        }
        let grace_days =
            self.optional(&object, "grace_days", |reader, object, key| reader.count(object, key, MOST_GRACE_DAYS));
        let words = SubscriptionStatus::ALL.map(SubscriptionStatus::code);
        let status = self.word(&object, "status", &words, SubscriptionStatus::from_code);
        let renews =
            self.optional(&object, "renews", |reader, object, key| reader.checked(object, key, parse_id, of_id));
        let order = self.optional(&object, "order", Self::text);
        Some(Subscription {
            id: id?,
            agreement: agreement?,
            account: account?,
            part_key: part_number?.key(),
            seats: seats?,
            extra: extra.unwrap_or_default(),
            starts_on: starts_on?,
            ends_on,
            grace_days,
            status: status?,
            renews,
            order,
        })
    }
}

fn of_part_number(_: &str) -> String {
    "must be 1 to 30 letters, digits or -./_, the first a letter or digit".to_owned()
}

/// An address at which a service is used, as browsers write it.
fn parse_address(text: &str) -> Option<String> {
    let url = Url::parse(text).ok().filter(|url| url.scheme() == "https" && url.username().is_empty())?;
    let is_plain = text.len() <= LONGEST_ADDRESS && url.password().is_none() && !text.contains(char::is_whitespace);
    is_plain.then(|| url.to_string())
}

/// A record without its fields that are not used yet.
fn without_reserved(value: &Value) -> Value {
    let mut value = value.clone();
    if let Some(map) = value.as_object_mut() {
        map.retain(|key, _| !RESERVED.contains(&key.as_str()));
    }
    value
}
