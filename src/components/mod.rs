//! Components rendered by the server and hydrated by the browser: texts and data are props, nothing is looked up.

mod compact;
mod field;
mod icon;
mod invitation;
mod key_reason;
mod message;
mod parts;
mod question;
mod roles;
mod undo;

pub(crate) use compact::{compact, texts};
pub use field::{Fields, FormTexts, Input, fault_sentence};
pub use icon::{Icons, badge, icon, icon_path, status_badge};
pub use invitation::invitation_steps;
pub use key_reason::{KeyReasonChoice, KeyReasonTexts, TypedReason, key_reason_fields, key_reason_labels};
pub use message::{Tone, first_message, message, note};
pub use parts::{
    Fact, FactValue, PageLink, address, cell, empty, facts, heads, mail_link, number_cell, number_heads, page_head,
    pager, section, table,
};
pub use question::{Question, question};
pub use roles::{RoleListTexts, role_list};
pub use undo::{ActionResult, UndoForm, result_bar, result_message};
