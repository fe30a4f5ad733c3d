//! Pictures, always beside words.

use crate::server::context::Context;
use leptos::prelude::*;

/// A picture of the sprite; always beside a word, so hidden from screen readers.
pub fn icon(context: &Context, name: &str) -> AnyView {
    let class = if name == "mark" { "icon mark" } else { "icon" };
    let href = format!("{}#icon-{name}", context.app.assets.path("icons.svg"));
    view! { <svg class=class aria-hidden="true" focusable="false"><use href=href></use></svg> }.into_any()
}

/// A status with icon and word.
pub fn badge(context: &Context, tone: &'static str, icon_name: &str, word: String) -> AnyView {
    view! { <span class="badge" data-tone=tone>{icon(context, icon_name)}<span>{word}</span></span> }.into_any()
}
