//! Actions on seats of subscriptions.

use crate::domain::seat::SeatResult;
use serde::{Deserialize, Serialize};

/// Input for assigning seats to people.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct AssignSeats {
    /// The subscription's ID.
    pub subscription: String,
    /// The people: addresses, each on a line, with or without names, or CSV with the column `address`.
    pub list: String,
    /// The language of emails to people of whom none is known.
    pub language: String,
    /// Whether to assign; otherwise, it is only checked what would happen.
    pub is_checked: String,
}

/// A row of a list of people.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct ListRow {
    /// The address.
    pub address: String,
    /// The first name; may be empty.
    pub first_name: String,
    /// The last name; may be empty.
    pub last_name: String,
    /// The language; may be empty.
    pub language: String,
}

/// What assigning seats came to, or would come to.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct AssignReport {
    /// What becomes of each row, in order.
    pub rows: Vec<RowReport>,
    /// Whether seats were assigned; otherwise, it was only checked.
    pub is_done: bool,
}

/// What becomes of a row.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct RowReport {
    /// The row as it was entered.
    pub row: ListRow,
    /// What becomes of it.
    pub result: SeatResult,
}

impl AssignReport {
    /// How many rows have a result.
    #[must_use]
    pub fn count(&self, result: SeatResult) -> usize {
        self.rows.iter().filter(|row| row.result == result).count()
    }
}

/// Input for an action on a seat.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct SeatAction {
    /// The subscription's ID.
    pub subscription: String,
    /// The seat's ID.
    pub seat: String,
}

/// Input for giving a seat back.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct GiveSeatBack {
    /// The ID of the seat that the page named.
    pub seat: String,
    /// `true` if the person has ticked that.
    pub confirmed: String,
}

/// Input for who may use a subscription.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct SwitchSubscription {
    /// The subscription's ID.
    pub subscription: String,
    /// `true` for only people who were assigned, `false` for everyone in the domains.
    pub assigned_only: String,
}
