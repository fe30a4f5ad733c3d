//! Dates that reach people: what ends, who is reminded of it, and calendars.

pub mod calendar;
pub mod endings;
pub mod own_dates;
pub mod recipients;
pub mod reminding;
