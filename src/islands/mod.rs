//! Widgets that the browser brings to life. The server renders them whole, and they work without it.
//! Their texts come as props, so that no text reaches the WASM.

#![expect(missing_docs, reason = "the island macro makes a type for the props and gives it no documentation")]

mod asking;
pub mod create_account;
pub mod forms_in_place;
pub mod new_password;
pub mod pending_invitation;
pub mod role_editor;
pub mod search_field;
mod sending;
mod swapping;
