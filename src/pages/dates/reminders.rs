//! What a person is reminded of by email.

use crate::{
    api::dates::ChangeReminders,
    components::section,
    domain::{ending::EndingKind, notice::Notice},
    pages::frame::notice::see_other_telling,
    paths,
    server::{
        context::Context,
        db::date_settings::DateSettings,
        failure::Outcome,
        html::IntoHtml,
        http::form::Form,
        text::{self, text},
        workflow::own_dates,
    },
};
use axum::response::Response;
use leptos::prelude::*;

/// Saves the choice.
pub async fn submit(context: Context, Form(input): Form<ChangeReminders>) -> Outcome<Response> {
    context.perform(own_dates::change_reminders(&context, &input)).await?;
    Ok(see_other_telling(&context, paths::DATES, Notice::RemindersSaved))
}

/// The form of the choice.
pub(super) fn form(context: &Context, settings: &DateSettings) -> AnyView {
    let t = context.locale();
    let kinds = EndingKind::ALL.map(|kind| {
        let is_wanted = !settings.muted.contains(&kind);
        choice(kind.code(), is_wanted, text::ending_kind(t, kind))
    });
    let body = view! {
        <form class="card form" method="post" action=paths::DATE_REMINDERS>
            <p>{text!(t, dates.reminders_text)}</p>
            {choice("by_email", settings.is_on, text!(t, dates.by_email))}
            <fieldset class="choices">
                <legend>{text!(t, dates.kinds)}</legend>
                {kinds.into_iter().collect::<Vec<_>>()}
            </fieldset>
            <div class="form-actions"><button class="button primary">{text!(t, common.save)}</button></div>
        </form>
    };
    section("reminders", text!(t, dates.reminders_title), body).into_html()
}

fn choice(name: &'static str, is_chosen: bool, label: String) -> AnyView {
    view! {
        <label class="choice">
            <input type="checkbox" name=name value="true" checked=is_chosen/>
            <span>{label}</span>
        </label>
    }
    .into_html()
}
