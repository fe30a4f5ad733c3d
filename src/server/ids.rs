//! Ids of rows.

use crate::domain::moment::Moment;
use std::sync::Mutex;
use uuid::{ContextV7, Timestamp, Uuid};

/// Counts within a millisecond, so that the IDs of one process sort in order of creation.
static ORDER: Mutex<Option<ContextV7>> = Mutex::new(None);

/// A new `UUIDv7`: sorts by creation time, so that new rows are adjacent in an index.
#[must_use]
pub fn new_id(now: Moment) -> String {
    let milliseconds = u64::try_from(now.0).unwrap_or_default();
    let seconds = milliseconds / 1000;
    let nanoseconds = u32::try_from(milliseconds % 1000).unwrap_or_default() * 1_000_000;
    let mut order = ORDER.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let context = order.get_or_insert_with(ContextV7::new);
    Uuid::new_v7(Timestamp::from_unix(&*context, seconds, nanoseconds)).to_string()
}

/// A random number of 63 bits: among a million rows, two have the same with a chance of one in 18 million.
///
/// # Panics
/// When the system has no random numbers.
#[must_use]
pub fn random_number() -> i64 {
    #[expect(clippy::expect_used, reason = "without random numbers nothing may go on")]
    let number = getrandom::u64().expect("the system gives random numbers");
    number.cast_signed() & i64::MAX
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_millisecond_sort_in_the_order_of_their_making() {
        let ids: Vec<String> = (0..10_000).map(|_| new_id(Moment(1_795_176_000_000))).collect();
        assert!(ids.is_sorted());
    }
}
