//! Confirmation before something is taken from someone: the consequence, a button, and the way back.

use super::{
    compact::compact,
    message::{Tone, note},
};
use leptos::prelude::*;

compact! {
    /// A question before an action.
    pub struct Question {
        /// The title.
        pub title: String,
        /// The consequence.
        pub text: String,
        /// A warning, if there is one.
        pub warning: Option<String>,
        /// The path of the form that confirms.
        pub action: String,
        /// The form's hidden fields by name and value: IDs, which need no encoding in a URL.
        pub fields: Vec<(String, String)>,
        /// The button that confirms.
        pub button: String,
        /// The link that keeps things as they are.
        pub keep: String,
        /// The path of that link.
        pub back: String,
    }
}

impl Question {
    /// The URL of the page that asks: the form's path with its fields as query.
    #[must_use]
    pub fn page(&self) -> String {
        let fields: Vec<String> = self.fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if fields.is_empty() { self.action.clone() } else { format!("{}?{}", self.action, fields.join("&")) }
    }
}

/// The question below its heading, with a form that confirms and a link that doesn't; the link gets the focus if the
/// question appears within a page (`is_amid`).
pub fn question<H: IntoView + 'static>(question: Question, heading: H, is_amid: bool) -> impl IntoView + use<H> {
    let Question { title: _, text, warning, action, fields, button, keep, back } = question;
    let fields = fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    view! {
        {heading}
        <p class="lead">{text}</p>
        {warning.map(|sentence| note(Tone::Warning, sentence))}
        <form method="post" action=action>
            {fields.collect::<Vec<_>>()}
            <div class="form-actions">
                <button class="button danger">{button}</button>
                <a class="button" href=back autofocus=is_amid>{keep}</a>
            </div>
        </form>
    }
}
