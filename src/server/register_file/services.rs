//! Parses the JSON of products and subscriptions.

use super::{
    Product, Subscription,
    orders::american,
    reader::{Object, Reader},
};
use crate::domain::{
    language::Language,
    product::{Description, KeyNeed, MOST_UNITS, PartNumber, ProductType, is_service_code},
    subscription::{MOST_GRACE_DAYS, MOST_SEATS, SubscriptionStatus},
};
use serde_json::Value;
use url::Url;

const PRODUCT_KEYS: [&str; 13] = [
    "part_number",
    "description",
    "service",
    "address",
    "family",
    "version",
    "edition",
    "pool",
    "type",
    "metric",
    "units",
    "key",
    "step_up_from",
];
/// The most characters of an address.
const LONGEST_ADDRESS: usize = 2000;

impl Reader<'_> {
    /// The product, unless it cannot be read.
    pub(super) fn product(&mut self, value: &Value) -> Option<Product> {
        let object = self.object(value, String::new(), &PRODUCT_KEYS)?;
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
        let family = self.optional(&object, "family", Self::text);
        let version = self.optional(&object, "version", Self::text);
        let edition = self.optional(&object, "edition", Self::text);
        let pool = self.optional(&object, "pool", Self::code);
        let kind = self.product_type(&object, object.has("service"));
        let metric = self.optional(&object, "metric", Self::code);
        let units = self.optional(&object, "units", |reader, object, key| reader.whole(object, key, 1..=MOST_UNITS));
        let key = self.optional(&object, "key", |reader, object, key| {
            reader.word(object, key, &KeyNeed::ALL.map(KeyNeed::code), KeyNeed::from_code)
        });
        let step_up_from = self.step_up_from(&object, kind, part_number.as_ref());
        let (part_number, description) = (part_number?, description?);
        Some(Product {
            part_number: part_number.as_str().to_owned(),
            service,
            address,
            family: family.unwrap_or_else(|| description.en.clone()),
            version,
            edition,
            pool,
            r#type: kind?,
            metric,
            units: units.unwrap_or(1),
            key: key.unwrap_or(KeyNeed::None),
            step_up_from,
            description,
        })
    }

    /// What a product gives: by default the use of an online service, if it has one.
    fn product_type(&mut self, object: &Object<'_>, has_service: bool) -> Option<ProductType> {
        if has_service && !object.has("type") {
            return Some(ProductType::OnlineService);
        }
        self.word(object, "type", &ProductType::ALL.map(ProductType::code), ProductType::from_code)
    }

    /// The product that a step-up starts from; it has to be named.
    fn step_up_from(
        &mut self,
        object: &Object<'_>,
        kind: Option<ProductType>,
        own: Option<&PartNumber>,
    ) -> Option<String> {
        let key = "step_up_from";
        let from = self.optional(object, key, |reader, object, key| {
            reader.checked(object, key, PartNumber::parse, of_part_number)
        });
        let remedy = match (kind, &from) {
            (Some(ProductType::StepUp), None) if !object.has(key) => {
                "missing; a step_up names the part number of the product that it starts from"
            }
            (_, Some(from)) if own.is_some_and(|own| own.key() == from.key()) => {
                "a product cannot start from itself; name the one before it"
            }
            _ => return from.map(|from| from.key()),
        };
        self.fault(object.at(key), object.get(key), remedy);
        None
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
        let id = self.record_id(&object, "id");
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
        let status = self.word(&object, "status", &words, |word| SubscriptionStatus::from_code(american(word)));
        let renews = self.optional(&object, "renews", Self::record_id);
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

pub(super) fn of_part_number(_: &str) -> String {
    "must be 1 to 30 letters, digits or -./_, the first a letter or digit".to_owned()
}

/// An address at which a service is used, as browsers write it.
fn parse_address(text: &str) -> Option<String> {
    let url = Url::parse(text).ok().filter(|url| url.scheme() == "https" && url.username().is_empty())?;
    let is_plain = text.len() <= LONGEST_ADDRESS && url.password().is_none() && !text.contains(char::is_whitespace);
    is_plain.then(|| url.to_string())
}
