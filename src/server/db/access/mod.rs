//! Roles, invitations, and the list of people.

pub mod answers;
pub mod invitations;
pub mod reminders;
pub mod reviews;
pub mod roles;
pub mod roster;
pub mod search;
