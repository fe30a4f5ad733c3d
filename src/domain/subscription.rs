//! Subscriptions to online services.

use crate::words;

/// The most seats of a subscription, and the most that are tolerated above.
pub const MOST_SEATS: i64 = 1_000_000;
/// The most days of grace after the end.
pub const MOST_GRACE_DAYS: i64 = 180;

words! {
    /// What the register says of a subscription.
    pub enum SubscriptionStatus {
        /// It can be used within its term.
        Active = "active",
        /// No one can use it; seats are kept.
        Suspended = "suspended",
        /// It has ended early.
        Canceled = "canceled",
    }
}
