//! Orders and their lines.

use crate::words;

/// The most that a line orders or returns.
pub const MOST_QUANTITY: i64 = 9_999_999;
/// The most lines of an order.
pub const MOST_LINES: usize = 10_000;
/// The most characters of a line's number.
const LONGEST_LINE: usize = 20;

words! {
    /// What an order is.
    pub enum OrderKind {
        /// Something new was bought.
        Order = "order",
        /// What ended goes on.
        Renewal = "renewal",
        /// What was used beyond what was bought is settled.
        TrueUp = "true_up",
        /// Not bought: the vendor gave it.
        Grant = "grant",
        /// Something was given back.
        Return = "return",
        /// An earlier order was wrong.
        Correction = "correction",
    }
}

impl OrderKind {
    /// Whether its lines may take away from what was bought; they then say why.
    #[must_use]
    pub const fn takes_away(self) -> bool {
        matches!(self, Self::Return | Self::Correction)
    }
}

words! {
    /// Where an order stands. Only complete orders count.
    pub enum OrderStatus {
        /// The vendor works on it.
        Processing = "processing",
        /// It is done.
        Complete = "complete",
        /// It was called off.
        Canceled = "canceled",
    }
}

/// Whether a text is the number of a line in its order: 1 to 20 letters, digits, dots or hyphens.
#[must_use]
pub fn is_line_number(text: &str) -> bool {
    (1..=LONGEST_LINE).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte))
}
