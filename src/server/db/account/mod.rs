//! Work accounts, sessions, and what limits attempts.

pub mod drafts;
pub mod form_requests;
pub mod limits;
pub mod resets;
pub mod sessions;
pub mod users;
