//! Ids of rows.

use crate::domain::moment::Moment;
use uuid::{NoContext, Timestamp, Uuid};

/// A new UUIDv7: sorts by the moment of its making, so that new rows stand side by side in an index.
#[must_use]
pub fn new_id(now: Moment) -> String {
    let milliseconds = u64::try_from(now.0).unwrap_or_default();
    let seconds = milliseconds / 1000;
    let nanoseconds = u32::try_from(milliseconds % 1000).unwrap_or_default() * 1_000_000;
    Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, nanoseconds)).to_string()
}
