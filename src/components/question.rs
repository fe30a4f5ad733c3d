//! Confirmation before something is taken from someone: the consequence, a button, and the way back.

use super::{
    compact::compact,
    message::{Tone, note},
};
use leptos::prelude::*;

compact! {
    /// What is asked.
    pub struct Question {
        /// Its title.
        pub title: String,
        /// What happens with a yes.
        pub text: String,
        /// What makes it worth a second thought.
        pub warning: Option<String>,
        /// The path that a yes is sent to, with these fields.
        pub action: String,
        /// Names and values that are sent with it: ids, which need no encoding.
        pub fields: Vec<(String, String)>,
        /// The button that says yes.
        pub button: String,
        /// The link that says no.
        pub keep: String,
        /// The path of the page to go back to.
        pub back: String,
    }
}

impl Question {
    /// The address of the page that asks: that of the form, with its fields.
    #[must_use]
    pub fn page(&self) -> String {
        let fields: Vec<String> = self.fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if fields.is_empty() { self.action.clone() } else { format!("{}?{}", self.action, fields.join("&")) }
    }
}

/// The question below its heading, with a form that says yes and a link that says no, which gets the focus where the
/// question came up in the middle of a page.
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
