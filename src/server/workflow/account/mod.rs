//! Work accounts: coming in, passwords, the own profile.

pub(super) mod attempt;
pub mod first_steps;
pub mod language;
pub mod password_check;
pub mod profile;
pub mod registration;
pub mod resend;
pub mod reset;
pub mod sign_in;
pub mod step_up;
