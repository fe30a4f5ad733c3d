//! Parts that several pages share.

mod fields;
mod icon;
mod message;
mod new_password;
mod parts;
mod prose;

pub use fields::{Fields, Input, choice, countries, languages, select};
pub use icon::{badge, icon};
pub use message::{Tone, first_message, message, note, wait_note};
pub use new_password::new_password_fields;
pub use parts::{
    back_to_sign_in, empty, fact, page_head, role_table, roles_guide, scope_form, section, vendor_heading,
};
pub use prose::prose;
