//! Icons, always beside words.

use crate::domain::roster::Status;
use leptos::prelude::*;

/// The path of the icon sprite; provided once per page, in the browser by the script that hydrates the islands.
#[derive(Clone)]
pub struct Icons(pub String);

/// The URL of an icon in the sprite.
#[must_use]
pub fn icon_path(name: &str) -> String {
    let icons = use_context::<Icons>();
    debug_assert!(icons.is_some(), "icons are drawn within a page: {name}");
    format!("{}#icon-{name}", icons.map(|Icons(path)| path).unwrap_or_default())
}

/// An icon of the sprite; always beside a word, so hidden from screen readers.
pub fn icon(name: &str) -> impl IntoView + use<> {
    let class = if name == "mark" { "icon mark" } else { "icon" };
    view! { <svg class=class aria-hidden="true" focusable="false"><use href=icon_path(name)></use></svg> }
}

/// A badge with icon and word.
pub fn badge(tone: &'static str, icon_name: &str, word: String) -> impl IntoView + use<> {
    view! { <span class="badge" data-tone=tone>{icon(icon_name)}<span>{word}</span></span> }
}

/// The badge of a person's or an invitation's status.
pub fn status_badge(status: Status, word: String) -> impl IntoView + use<> {
    let (tone, icon_name) = match status {
        Status::Active => ("success", "success"),
        Status::Sent => ("info", "mail"),
        Status::Failed => ("danger", "error"),
        Status::Expired | Status::Paused => ("warning", "warning"),
        Status::Deactivated => ("neutral", "circle"),
    };
    badge(tone, icon_name, word)
}
