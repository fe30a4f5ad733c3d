//! A page that asks before something is taken from somebody: what would happen, yes, and the way back.

use super::{Layout, Page, respond};
use crate::{
    pages::components::{Tone, note},
    server::context::Context,
};
use axum::response::Response;
use leptos::prelude::*;

/// What is asked.
pub struct Question {
    /// Title of the page.
    pub title: String,
    /// What happens with a yes.
    pub text: String,
    /// What makes it worth a second thought.
    pub warning: Option<String>,
    /// The path that a yes is sent to, with these fields.
    pub action: String,
    /// Names and values that are sent with it.
    pub fields: Vec<(&'static str, String)>,
    /// The button that says yes.
    pub button: String,
    /// The path of the page to go back to.
    pub back: String,
    /// The link that leads there.
    pub keep: String,
}

impl Question {
    /// The page.
    pub fn page(self, context: &Context) -> Response {
        respond(context, Page::new(self.title.clone(), Layout::Card), || {
            let fields = self.fields.into_iter();
            let fields = fields.map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
            view! {
                <div class="card card-main">
                    <h1 class="page-title">{self.title}</h1>
                    <p class="lead">{self.text}</p>
                    {self.warning.map(|sentence| note(context, Tone::Warning, sentence))}
                    <form method="post" action=self.action>
                        {fields.collect::<Vec<_>>()}
                        <div class="form-actions">
                            <button class="button danger">{self.button}</button>
                            <a class="button" href=self.back>{self.keep}</a>
                        </div>
                    </form>
                </div>
            }
            .into_any()
        })
    }
}
