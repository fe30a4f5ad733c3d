//! What the register says, and what customers write down beside it.

pub mod agreement_details;
pub mod agreement_list;
pub mod editing;
mod history;
pub mod home;
pub mod import;
