//! What a register describes: records, each checked by itself.

use crate::{
    domain::{
        agreement::{AgreementStatus, ContactRole, Sector},
        language::Language,
        order::{OrderKind, OrderStatus},
        product::{Description, KeyNeed, ProductType},
        product_key::{KeyStatus, KeyType},
        subscription::SubscriptionStatus,
    },
    server::custody::ProductKey,
};
use serde::Serialize;
use std::{fmt, sync::Arc};

/// An agreement as the register describes it, with texts checked and white space normalized.
#[derive(Clone, Debug, Serialize)]
pub struct Agreement {
    /// Number, unique in the file.
    pub number: String,
    /// Program, by its short code.
    pub programme: String,
    /// Date of signing, `YYYY-MM-DD`.
    pub signed_on: String,
    /// The last day, `YYYY-MM-DD`; none for no end. Left out of the digest there, so that records from before it was known
    /// are the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<String>,
    /// Status.
    pub status: AgreementStatus,
    /// The organization that signed it.
    pub organization: Organization,
    /// The person who signed it.
    pub signatory: Option<Signatory>,
    /// The resellers, without duplicates.
    pub partners: Vec<Partner>,
    /// Whom to write to about what. Left out of the digest where there is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
    /// The parts of the organization that buy; exactly one is the lead.
    pub purchasing_accounts: Vec<PurchasingAccount>,
}

/// The organization of an agreement.
#[derive(Clone, Debug, Serialize)]
pub struct Organization {
    /// The register's ID. Without one, the organization belongs to this agreement alone.
    pub id: Option<String>,
    /// Name.
    pub name: String,
    /// Country code, ISO 3166-1 alpha-2.
    pub country: String,
}

/// The person who signed an agreement.
#[derive(Clone, Debug, Serialize)]
pub struct Signatory {
    /// Name.
    pub name: String,
    /// Email address.
    pub email: String,
}

/// A reseller.
#[derive(Clone, Debug, Serialize)]
pub struct Partner {
    /// The register's ID.
    pub id: String,
    /// Name.
    pub name: String,
    /// Email address.
    pub email: String,
    /// Country code, ISO 3166-1 alpha-2.
    pub country: String,
}

/// A person of the organization, as the partner submitted it.
#[derive(Clone, Debug, Serialize)]
pub struct Contact {
    /// What they are to be written to about.
    pub role: ContactRole,
    /// Name.
    pub name: String,
    /// Email address.
    pub email: String,
}

/// A part of the organization that buys under the agreement.
#[derive(Clone, Debug, Serialize)]
pub struct PurchasingAccount {
    /// Number, unique in its agreement.
    pub number: String,
    /// Name.
    pub name: String,
    /// Sector.
    pub sector: Sector,
    /// Whether it is the lead purchasing account of its agreement.
    pub lead: bool,
    /// The last day on which it may buy, `YYYY-MM-DD`; none for no end. Left out of the digest there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offer_ends_on: Option<String>,
    /// The administrator whom the agreement names.
    pub administrator: Administrator,
}

/// A Purchasing Account Administrator named by an agreement.
#[derive(Clone, Debug, Serialize)]
pub struct Administrator {
    /// Work email address.
    pub email: String,
    /// First name.
    pub first_name: String,
    /// Last name; may be empty.
    pub last_name: String,
    /// Language of pages and emails.
    pub language: Language,
    /// Country code, ISO 3166-1 alpha-2.
    pub country: String,
}

/// A product as the register describes it.
#[derive(Clone, Debug, Serialize)]
pub struct Product {
    /// Part number as written.
    pub part_number: String,
    /// What it is called.
    pub description: Description,
    /// The code by which a service asks who may use it.
    pub service: Option<String>,
    /// Where to use it.
    pub address: Option<String>,
    /// The family; the English description where the register names none.
    pub family: String,
    /// The version.
    pub version: Option<String>,
    /// The edition.
    pub edition: Option<String>,
    /// The pool, by the register's code.
    pub pool: Option<String>,
    /// What buying it gives.
    pub r#type: ProductType,
    /// What is counted, by the register's code.
    pub metric: Option<String>,
    /// Licenses that one unit gives.
    pub units: i64,
    /// Whether it needs a key.
    pub key: KeyNeed,
    /// The part number, as compared, of the product that a step-up starts from.
    pub step_up_from: Option<String>,
}

impl Product {
    /// The part number as compared.
    #[must_use]
    pub fn part_key(&self) -> String {
        self.part_number.to_ascii_uppercase()
    }
}

/// A subscription as the register describes it.
#[derive(Clone, Debug, Serialize)]
pub struct Subscription {
    /// The register's ID.
    pub id: String,
    /// Number of the agreement.
    pub agreement: String,
    /// Number of the purchasing account.
    pub account: String,
    /// The product's part number as compared.
    pub part_key: String,
    /// Seats.
    pub seats: i64,
    /// Seats that are tolerated above.
    pub extra: i64,
    /// The first day, `YYYY-MM-DD`.
    pub starts_on: String,
    /// The last day; none if it ends with the agreement.
    pub ends_on: Option<String>,
    /// Days of grace after the end; none for the setting.
    pub grace_days: Option<i64>,
    /// Status.
    pub status: SubscriptionStatus,
    /// The ID of the subscription whose seats carry over.
    pub renews: Option<String>,
    /// The order.
    pub order: Option<String>,
}

/// An order as the register describes it.
#[derive(Clone, Debug, Serialize)]
pub struct Order {
    /// The register's ID.
    pub id: String,
    /// Number of the agreement.
    pub agreement: String,
    /// Number of the purchasing account.
    pub account: String,
    /// The register's ID of the partner who placed it.
    pub partner: Option<String>,
    /// The partner's number.
    pub reseller_order_number: Option<String>,
    /// The customer's number.
    pub customer_order_number: Option<String>,
    /// The day on which the vendor got it, `YYYY-MM-DD`.
    pub ordered_on: String,
    /// What it is.
    pub kind: OrderKind,
    /// Where it stands.
    pub status: OrderStatus,
    /// Its lines, at least one.
    pub lines: Vec<OrderLine>,
}

/// A line of an order.
#[derive(Clone, Debug, Serialize)]
pub struct OrderLine {
    /// Its number, unique in the order.
    pub line: String,
    /// The product's part number, as compared.
    pub part_key: String,
    /// How many; negative for what is given back.
    pub quantity: i64,
    /// Where it is used.
    pub country: Option<String>,
    /// The first day of use, `YYYY-MM-DD`.
    pub usage_from: String,
    /// The last day of use; none for no end.
    pub usage_until: Option<String>,
    /// The last day of assurance.
    pub assurance_until: Option<String>,
    /// The day by which it should be renewed.
    pub renewal_due_on: Option<String>,
    /// The line that it corrects.
    pub corrects: Option<Corrected>,
    /// Why something was given back, by the register's code.
    pub reason_code: Option<String>,
    /// The same in words.
    pub reason: Option<String>,
    /// The number of the reservation that it settles. Digests of lines without one are those of former releases.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reservation: Option<String>,
}

/// What a line corrects.
#[derive(Clone, Debug, Serialize)]
pub struct Corrected {
    /// The register's ID of the order.
    pub order: String,
    /// The number of the line in it.
    pub line: String,
}

/// What the vendor counts as licensed on a day.
#[derive(Clone, Debug, Serialize)]
pub struct Statement {
    /// Number of the agreement.
    pub agreement: String,
    /// Number of the purchasing account; none for the whole agreement.
    pub account: Option<String>,
    /// The day, `YYYY-MM-DD`.
    pub as_of: String,
    /// Its lines.
    pub lines: Vec<StatementLine>,
}

/// A line of a statement: unique by family, version and pool.
#[derive(Clone, Debug, Serialize)]
pub struct StatementLine {
    /// The family.
    pub family: String,
    /// The version.
    pub version: Option<String>,
    /// The pool, by the register's code.
    pub pool: Option<String>,
    /// Licenses, with what follows from upgrades.
    pub effective: i64,
    /// Licenses with assurance.
    pub assurance: i64,
}

/// A product key as the register describes it.
#[derive(Clone, Serialize)]
pub struct Key {
    /// The register's ID.
    pub id: String,
    /// Number of the agreement.
    pub agreement: String,
    /// Number of the purchasing account.
    pub account: String,
    /// The family of the product.
    pub family: String,
    /// Its version.
    pub version: Option<String>,
    /// Its edition.
    pub edition: Option<String>,
    /// What it does.
    pub r#type: KeyType,
    /// The key; none to keep the stored one. Never part of a digest.
    #[serde(skip)]
    pub value: Option<Arc<ProductKey>>,
    /// How many activations there are.
    pub activations: Option<Activations>,
    /// The first day on which it can be used, `YYYY-MM-DD`; none for any.
    pub valid_from: Option<String>,
    /// Where it stands.
    pub status: KeyStatus,
}

/// Without anything of the file, where a key may stand in another field.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Key").finish_non_exhaustive()
    }
}

/// How many activations of a key there are.
#[derive(Clone, Debug, Serialize)]
pub struct Activations {
    /// In all; none where they are not limited.
    pub total: Option<i64>,
    /// Used ones.
    pub used: i64,
    /// The day on which they were counted, `YYYY-MM-DD`.
    pub counted_on: String,
}

/// A file of software as the register describes it.
#[derive(Clone, Debug, Serialize)]
pub struct SoftwareFile {
    /// The register's ID.
    pub id: String,
    /// Title.
    pub title: String,
    /// Language, by the register's code; none for any.
    pub language: Option<String>,
    /// Operating system, by the register's code; none for any.
    pub os: Option<String>,
    /// Architecture, by the register's code; none for any.
    pub architecture: Option<String>,
    /// What kind of file it is, by the register's code.
    pub form: String,
    /// When it was released, `YYYY-MM-DD`.
    pub released_on: String,
    /// Name of the file.
    pub name: String,
    /// Bytes.
    pub size: i64,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Why it is withdrawn; none while it is offered.
    pub withdrawn: Option<String>,
    /// The products that it is for, each a family and a version, if any.
    pub products: Vec<(String, Option<String>)>,
}

/// A record of a register, checked by itself.
#[derive(Clone, Debug)]
pub enum Record {
    /// A product.
    Product(Product),
    /// An agreement.
    Agreement(Agreement),
    /// A subscription.
    Subscription(Subscription),
    /// An order.
    Order(Order),
    /// A statement.
    Statement(Statement),
    /// A product key.
    Key(Key),
    /// A file of software.
    File(SoftwareFile),
}
