//! A page that asks before something is taken from someone.

use super::{Layout, Page, respond};
use crate::{
    components::{Question, question},
    pages::components::with_addresses,
    server::{context::Context, html::IntoHtml},
};
use axum::response::Response;
use leptos::prelude::*;

/// The page that asks, for when no dialog can be shown.
pub fn question_page(context: &Context, asked: Question) -> Response {
    respond(context, Page::new(asked.title.clone(), Layout::Card), || {
        let heading = view! { <h1 class="page-title">{with_addresses(&asked.title)}</h1> };
        view! { <div class="card card-main">{question(asked, heading, false)}</div> }.into_html()
    })
}
