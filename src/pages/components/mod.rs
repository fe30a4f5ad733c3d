//! Components that only the server renders.

pub mod chart;
mod fields;
pub mod files;
pub mod list;
mod new_password;
mod parts;
mod prose;

pub use fields::{
    choice, countries, day_field, day_range, form_fields, form_texts, is_faulty_day, is_faulty_range, languages,
    select, select_from, text_area, text_box,
};
pub use new_password::{new_password_fields, new_password_texts};
pub use parts::{
    agreement_contact, back_to_sign_in, data_as_of, date, guide_link, helpers, people_to_ask, role_row, role_table,
    roles_guide, scope_form, signed, status_badge, status_name, vendor_heading, wait_note, with_addresses,
};
pub use prose::prose;
