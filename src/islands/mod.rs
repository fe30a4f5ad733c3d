//! Widgets hydrated in the browser. The server renders them completely, and they work without JavaScript. Their texts
//! are props, so the WASM contains none.

#![expect(missing_docs, reason = "the island macro makes a type for the props and gives it no documentation")]

mod asking;
pub mod copy_button;
mod copying;
pub mod create_account;
pub mod file_form;
pub mod forms_in_place;
pub mod new_password;
pub mod pending_invitation;
pub mod reveal_key;
pub mod role_editor;
pub mod search_field;
mod sending;
mod swapping;
