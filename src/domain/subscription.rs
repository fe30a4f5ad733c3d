//! Subscriptions to online services.

use crate::words;

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
