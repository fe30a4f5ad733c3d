//! Dates that reach people.

pub mod calendars;
pub mod date_settings;
pub mod due_dates;
