//! Subscriptions to online services.

use crate::words;

/// The most seats of a subscription, and the most that are tolerated above.
pub const MOST_SEATS: i64 = 1_000_000;
/// The most days of grace after the end.
pub const MOST_GRACE_DAYS: i64 = 180;
/// The most characters of the register's id.
const LONGEST_ID: usize = 40;

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

/// Whether a text is a register's id of a subscription: 1 to 40 letters, digits and hyphens. Letter case matters.
#[must_use]
pub fn is_subscription_id(text: &str) -> bool {
    (1..=LONGEST_ID).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_short_and_plain() {
        assert!(is_subscription_id("S-2026-000417") && is_subscription_id(&"a".repeat(40)));
        for faulty in ["", "S 1", "S_1", "Ä", &"a".repeat(41)] {
            assert!(!is_subscription_id(faulty), "{faulty}");
        }
    }
}
