//! The fields of a new password.

use super::fields::form_texts;
use crate::{
    components::{Fields, FormTexts},
    domain::password::SHORTEST_PASSWORD,
    islands::new_password::{NewPassword, NewPasswordTexts},
    server::{context::Context, html::IntoHtml, text::text},
};
use leptos::prelude::*;

/// A new password and its confirmation: plain fields that an island enhances.
pub fn new_password_fields(context: &Context, fields: &Fields) -> AnyView {
    let texts = new_password_texts(context, fields.label("password"), fields.label("confirmation"));
    let form = FormTexts::clone(&form_texts(context));
    view! { <NewPassword texts form faults=fields.faults()/> }.into_html()
}

/// Texts of the two fields.
#[must_use]
pub fn new_password_texts(context: &Context, label: String, confirmation_label: String) -> NewPasswordTexts {
    let t = context.locale();
    let hint = text!(t, register.password_hint, min = SHORTEST_PASSWORD);
    NewPasswordTexts {
        label,
        hint: format!("{}. {hint}", text!(t, register.password_help)),
        confirmation_label,
        confirmation_hint: text!(t, register.confirm_hint),
        show: text!(t, common.show_password),
        hide: text!(t, common.hide_password),
        suggest: text!(t, common.suggest_password),
        fits: text!(t, register.password_fits),
    }
}
