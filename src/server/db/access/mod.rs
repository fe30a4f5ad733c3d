//! Roles, invitations, and the list of people.

pub mod answers;
pub mod invitation_reminders;
pub mod invitations;
pub mod reviews;
pub mod roles;
pub mod roster;
pub mod search;
