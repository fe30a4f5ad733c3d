//! What a look at DNS found, as it is kept and shown.

use crate::{domain_proof::LookOutcome, moment::Moment, words};
use serde::{Deserialize, Serialize};

words! {
    /// The likely cause where the record was not found as it should be.
    pub enum Cause {
        /// It stands at the name with the zone appended once more.
        DoubledZone = "doubled_zone",
        /// It stands at the domain itself.
        Apex = "apex",
        /// It holds a value that was issued earlier.
        OldValue = "old_value",
        /// It holds the beginning of the value only.
        Shortened = "shortened",
        /// It holds a value that was issued for another claim.
        OtherClaim = "other_claim",
        /// It holds something else.
        OtherValue = "other_value",
    }
}

/// What a look found.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Finding {
    /// The name that was asked for.
    pub name: String,
    /// The DNS servers that were asked.
    pub server: String,
    /// The outcome.
    pub outcome: LookOutcome,
    /// Whether the record is right.
    pub is_right: bool,
    /// The texts that were found: see [`excerpt`](crate::domain_proof::excerpt).
    pub values: Vec<String>,
    /// How many there were.
    pub total: usize,
    /// The likely cause.
    pub cause: Option<Cause>,
    /// Where the value was found instead.
    pub place: Option<String>,
    /// When the old value was issued.
    pub issued_at: Option<Moment>,
}
