//! A button that copies a text; without JavaScript, there is none.

use super::{copying::copy, sending::spawn};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The texts of the button.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct CopyTexts {
    /// On the button.
    pub copy: String,
    /// That it was copied.
    pub copied: String,
    /// That it was not.
    pub failed: String,
}

/// The button, and what came of it.
#[island]
pub fn CopyButton(
    /// What is copied.
    text: String,
    /// The texts.
    texts: CopyTexts,
) -> impl IntoView {
    let is_there = RwSignal::new(false);
    let outcome = RwSignal::new(None::<bool>);
    Effect::new(move |_| is_there.set(true));
    let text = StoredValue::new(text);
    let copy_it = move |_| spawn(async move { outcome.set(Some(copy(text.get_value()).await)) });
    let CopyTexts { copy: label, copied, failed } = texts;
    let told = move || outcome.get().map(|is_copied| if is_copied { copied.clone() } else { failed.clone() });
    view! {
        <p class="form-actions" hidden=move || !is_there.get()>
            <button type="button" class="button" on:click=copy_it>{label}</button>
            <span role="status">{told}</span>
        </p>
    }
}
