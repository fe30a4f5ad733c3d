//! Screens, rendered on the server. Each file holds the handlers of a page and its view.

pub mod audit;
pub mod components;
pub mod dashboard;
pub mod dev_mail;
pub mod fault;
pub mod invite;
pub mod language;
pub mod pending;
pub mod people;
pub mod person;
pub mod profile;
mod question;
pub mod register;
pub mod resend;
pub mod reset;
pub mod scope;
pub mod sign_in;
pub mod support;

mod document;

use document::return_path;
pub(crate) use document::without_markers;
pub use document::{Layout, Page, respond};

/// The address of a page that is asked for with these values; empty ones are left out.
fn address<'a>(path: &str, values: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let values: Vec<_> = values.filter(|(_, value)| !value.is_empty()).collect();
    match serde_urlencoded::to_string(values) {
        Ok(query) if !query.is_empty() => format!("{path}?{query}"),
        _ => path.to_owned(),
    }
}
