//! The fields of a new password.

use crate::{
    components::Fields,
    domain::password::SHORTEST_PASSWORD,
    islands::new_password::{NewPassword, NewPasswordTexts},
    server::{
        context::Context,
        text::{self, text},
    },
};
use leptos::prelude::*;

/// A new password and its repetition: plain fields that an island improves.
pub fn new_password_fields(context: &Context, fields: &Fields) -> AnyView {
    let t = context.locale();
    let hint = text!(t, register.password_hint, min = SHORTEST_PASSWORD);
    let texts = NewPasswordTexts {
        label: fields.label("password"),
        hint: format!("{}. {hint}", text!(t, register.password_help)),
        confirmation_label: fields.label("confirmation"),
        confirmation_hint: text!(t, register.confirm_hint),
        show: text!(t, common.show_password),
        hide: text!(t, common.hide_password),
        suggest: text!(t, common.suggest_password),
        fits: text!(t, register.password_fits),
        faults: text::password_faults(t),
    };
    let error = fields.fault("password");
    let confirmation_error = fields.fault("confirmation");
    let has_focus = fields.has_focus("password", false);
    view! { <NewPassword texts error confirmation_error has_focus/> }.into_any()
}
