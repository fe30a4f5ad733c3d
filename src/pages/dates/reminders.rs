//! What a person is reminded of by email, and why.

use crate::{
    api::dates::ChangeReminders,
    components::section,
    domain::{ending::EndingKind, notice::Notice},
    pages::frame::{notice::see_other_telling, scope::scope_name},
    paths,
    server::{
        context::Context,
        db::date_settings::DateSettings,
        failure::Outcome,
        html::IntoHtml,
        http::form::Form,
        text::{self, text},
        workflow::{
            own_dates::{self, OwnDates},
            scopes::NamedScope,
        },
    },
};
use axum::response::Response;
use leptos::prelude::*;

/// Purchasing accounts that are named; the rest is counted.
const MOST_NAMED: usize = 5;

/// Saves the choice.
pub async fn submit(context: Context, Form(input): Form<ChangeReminders>) -> Outcome<Response> {
    let is_any = context.perform(own_dates::change_reminders(&context, &input)).await?;
    let notice = if is_any { Notice::RemindersSaved } else { Notice::RemindersOff };
    Ok(see_other_telling(&context, paths::DATES, notice))
}

/// The section of the page: of which purchasing accounts the person is reminded, and the form of the choice.
pub(super) fn section_of(context: &Context, own: &OwnDates) -> AnyView {
    let t = context.locale();
    let body = view! {
        <p>{text!(t, dates.reminders_text)}</p>
        {reasons(context, own)}
        {form(context, &own.settings)}
    };
    section("reminders", text!(t, dates.reminders_title), body).into_html()
}

/// Why reminders reach the person, or that none do.
fn reasons(context: &Context, own: &OwnDates) -> AnyView {
    let t = context.locale();
    let (as_contact, as_administrator) = (&own.reminders.as_contact, &own.reminders.as_administrator);
    let mut sentences = Vec::new();
    if !as_contact.is_empty() {
        sentences.push(text!(t, dates.as_contact, accounts = named(context, as_contact)));
    }
    if !as_administrator.is_empty() {
        sentences.push(text!(t, dates.as_administrator, accounts = named(context, as_administrator)));
    }
    if sentences.is_empty() {
        sentences.push(text!(t, dates.as_no_one));
    }
    sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect::<Vec<_>>().into_html()
}

/// The first purchasing accounts by name, and how many there are besides.
fn named(context: &Context, scopes: &[NamedScope]) -> String {
    let names: Vec<String> = scopes.iter().take(MOST_NAMED).map(|scope| scope_name(context, scope)).collect();
    let names = names.join("; ");
    match scopes.len().saturating_sub(MOST_NAMED) {
        0 => names,
        more => {
            let count = text::grouped(context.language, more);
            text!(context.locale(), dates.and_more, sentence = names, count = count)
        }
    }
}

/// The form of the choice.
fn form(context: &Context, settings: &DateSettings) -> AnyView {
    let t = context.locale();
    let kinds = EndingKind::ALL.map(|kind| {
        let is_wanted = !settings.muted.contains(&kind);
        choice(kind.code(), is_wanted, text::ending_kind(t, kind))
    });
    view! {
        <form class="card form" method="post" action=paths::DATE_REMINDERS>
            {choice("by_email", settings.is_on, text!(t, dates.by_email))}
            <fieldset class="choices">
                <legend>{text!(t, dates.kinds)}</legend>
                {kinds.into_iter().collect::<Vec<_>>()}
            </fieldset>
            <div class="form-actions"><button class="button primary">{text!(t, common.save)}</button></div>
        </form>
    }
    .into_html()
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
