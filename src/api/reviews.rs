//! Actions on access reviews.

use serde::{Deserialize, Serialize};

/// Input for deciding about people of a purchasing account.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct DecideAccess {
    /// The purchasing account's ID.
    pub account: String,
    /// `keep`, or `remove` to take the roles in the purchasing account away immediately.
    pub decision: String,
    /// The people with the access that was shown: ID and number, with a full stop between them.
    pub seen: Vec<String>,
    /// The number of the review that was shown, so that nothing starts the next one unasked; empty for whichever runs.
    pub number: String,
}

/// Input for completing a review.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct CompleteReview {
    /// The purchasing account's ID.
    pub account: String,
    /// The review's ID; empty if none was started.
    pub review: String,
}
