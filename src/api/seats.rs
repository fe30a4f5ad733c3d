//! Actions on seats of subscriptions.

use crate::domain::{moment::Moment, seat::SeatResult};
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

/// Input for reserving seats of a subscription.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct ReserveSeats {
    /// The subscription's ID.
    pub subscription: String,
    /// How many seats.
    pub seats: String,
    /// The day from which on they are wanted, `YYYY-MM-DD`.
    pub day: String,
    /// Whether to reserve; otherwise, it is only checked what that would mean.
    pub is_checked: String,
    /// The address of the terms that were shown; empty where there are none.
    pub terms: String,
    /// Whether they were accepted: `true`.
    pub accepted: String,
}

/// What reserving seats would mean.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct ReservationReview {
    /// How many seats.
    pub seats: i64,
    /// The first day on which they can be used, `YYYY-MM-DD`.
    pub day: String,
    /// The last day, as things stand.
    pub ends_on: Option<String>,
    /// The last instant at which it can be canceled; it may have passed.
    pub cancelable_until: Option<Moment>,
    /// Whether it can't be canceled any more, even at once.
    pub is_final: bool,
    /// Whether the end of the subscription is near.
    pub is_near_end: bool,
    /// The address of the terms that have to be accepted.
    pub terms: Option<String>,
    /// Whether the terms have changed since they were shown.
    pub has_changed: bool,
}

/// What came of reserving seats.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum ReserveAnswer {
    /// What it would mean.
    Review(ReservationReview),
    /// The ID of its request: the seats are reserved.
    Reserved(String),
    /// Nothing can be reserved; the page says why.
    Closed,
}

/// Input for canceling a reservation.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct CancelReservation {
    /// The request's ID.
    pub request: String,
}
