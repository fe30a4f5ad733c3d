//! The texts of pages and mails in every language, generated from `locales/` at build time.
//!
//! A crate of its own: 2 MB of generated code that an edit of a page need not compile again.

include!(concat!(env!("OUT_DIR"), "/i18n.rs"));
