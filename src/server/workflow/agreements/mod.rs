//! What the register says.

pub mod agreement_details;
pub mod agreement_list;
mod history;
pub mod home;
pub mod import;
