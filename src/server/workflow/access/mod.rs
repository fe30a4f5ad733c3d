//! Who may do what: people, their roles, their invitations, and the scopes that these are about.

pub mod invitations;
pub mod invite;
pub(super) mod mail_limits;
pub mod notices;
pub mod pending;
pub mod people;
pub mod person;
pub mod review_decisions;
pub mod review_evidence;
pub mod review_list;
pub mod review_notices;
pub mod review_state;
pub mod reviews;
pub(super) mod rights;
pub mod roles;
pub mod scope;
pub mod scopes;
pub mod undo;
