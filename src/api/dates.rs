//! What ends: what people put aside, what they are reminded of, and their calendars.

use serde::{Deserialize, Serialize};

/// Input for putting something aside that has ended, and for showing it again.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct DateAction {
    /// The kind of what has ended.
    pub kind: String,
    /// What it is, among those of its kind.
    pub subject: String,
    /// The last day, `YYYY-MM-DD`.
    pub ends_on: String,
}

/// Input for what the person is reminded of by email: `true` for each kind, and for reminders at all; anything else is no.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct ChangeReminders {
    /// Reminders at all.
    pub by_email: String,
    /// Agreements.
    pub agreement: String,
    /// Offers.
    pub offer: String,
    /// The use of products.
    #[serde(rename = "use")]
    pub use_of_products: String,
    /// The assurance of products.
    pub assurance: String,
    /// Subscriptions.
    pub subscription: String,
    /// Values that prove domains.
    pub domain_value: String,
    /// Grace periods of domains.
    pub domain_grace: String,
    /// The last days to cancel reserved seats.
    pub cancellation: String,
    /// The first days of reserved seats.
    pub reservation: String,
}

/// Input for giving the own calendar an address, and for ending it.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct CalendarAction {
    /// Which calendar it is about: when it got its address, in milliseconds since 1970; empty where there is none yet.
    pub since: String,
}
