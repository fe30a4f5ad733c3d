//! The sign-in page at its stable address `/Customer/` (R14 to R16), and signing out.

use super::{
    Layout, Page,
    components::{Fields, Input, Tone, message, note, vendor_heading, wait_note},
    fault, respond, return_path,
};
use crate::{
    api::{
        ApiError,
        sign_in::{SignIn, SignOut, sign_in, sign_out as end_session},
    },
    server::{
        context::Context,
        failure::Outcome,
        http::{form::Form, see_other},
        text::text,
        workflow::{
            drafts, own_path,
            sign_in::{HOME, SIGN_IN},
        },
    },
};
use axum::{extract::Query, http::HeaderMap, response::Response};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the address bar may tell the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Arrival {
    /// Where to go afterwards.
    return_to: String,
    /// What has just happened.
    notice: String,
}

/// Other spellings of the address lead to the page.
pub async fn lead_here(_: Context) -> Response {
    see_other(SIGN_IN, HeaderMap::new())
}

/// The answer to somebody who has to sign in first; the page asked for survives.
pub fn required(context: &Context) -> Response {
    let return_to = own_path(&return_path(context), HOME);
    lead_back(&return_to, context.session.is_some().then_some("session-ended"))
}

/// The answer to somebody whose session had ended when the form of a page was sent: what was typed waits for the same
/// person (decision 10).
pub async fn kept(context: &Context, path: &str, typed: &impl Serialize) -> Response {
    lead_back_kept(context, path, drafts::keep(context, path, typed).await)
}

/// The same for roles that were chosen on the page of a person or an invitation.
pub async fn kept_choice(context: &Context, path: &str, roles: &[String]) -> Response {
    lead_back_kept(context, path, drafts::keep_choice(context, path, roles).await)
}

fn lead_back_kept(context: &Context, path: &str, outcome: Outcome<()>) -> Response {
    match outcome {
        Ok(()) => lead_back(path, context.session.is_some().then_some("draft-kept")),
        Err(failure) => fault::page(context, &context.report(failure)),
    }
}

/// The answer to roles that were sent at last: nothing of them waits any more.
pub async fn sent_choice(context: &Context, path: &str, notice: &str) -> Response {
    match drafts::discard_choice(context).await {
        Ok(()) => see_other(&format!("{path}?notice={notice}"), HeaderMap::new()),
        Err(failure) => fault::page(context, &context.report(failure)),
    }
}

/// To the page, and from there back to a path.
fn lead_back(path: &str, notice: Option<&str>) -> Response {
    let return_to = percent_encoding::utf8_percent_encode(path, percent_encoding::NON_ALPHANUMERIC);
    let notice = notice.map(|notice| format!("&notice={notice}")).unwrap_or_default();
    see_other(&format!("{SIGN_IN}?return_to={return_to}{notice}"), HeaderMap::new())
}

/// Shows the page, or leads a signed-in person home.
pub async fn show(context: Context, Query(arrival): Query<Arrival>) -> Response {
    if context.session.as_ref().is_some_and(|session| session.is_alive) {
        return see_other(&own_path(&arrival.return_to, HOME), HeaderMap::new());
    }
    let form = SignIn { email: String::new(), password: String::new(), return_to: arrival.return_to };
    page(&context, &form, None, &arrival.notice)
}

/// Signs in, or shows the page again with what is wrong.
pub async fn submit(context: Context, Form(form): Form<SignIn>) -> Response {
    let attempt = sign_in(form.email.clone(), form.password.clone(), form.return_to.clone());
    match context.perform(attempt).await {
        (Ok(path), headers) => see_other(&path, headers),
        (Err(error @ (ApiError::Busy | ApiError::Internal { .. })), _) => fault::page(&context, &error),
        (Err(error), _) => page(&context, &form, Some(&error), ""),
    }
}

/// Signs out.
pub async fn sign_out(context: Context, Form(form): Form<SignOut>) -> Response {
    match context.perform(end_session(form.return_to)).await {
        (Ok(path), headers) => see_other(&path, headers),
        (Err(error), _) => fault::page(&context, &error),
    }
}

fn page(context: &Context, form: &SignIn, error: Option<&ApiError>, notice: &str) -> Response {
    let t = context.locale();
    let title = text!(t, sign_in.title);
    respond(context, Page::new(title.clone(), Layout::Card).with_error(error).with_form("/Customer/"), || {
        let labels = vec![("email", text!(t, label.email_address)), ("password", text!(t, label.password))];
        let fields = Fields::new(context, labels, error);
        let email = Input {
            kind: "email",
            autocomplete: "username",
            inputmode: Some("email"),
            enterkeyhint: Some("next"),
            is_first: form.email.is_empty(),
            ..Input::default()
        };
        let password = Input {
            kind: "password",
            autocomplete: "current-password",
            enterkeyhint: Some("go"),
            is_first: !form.email.is_empty(),
            ..Input::default()
        };
        let button = text!(t, label.get_started_now);
        view! {
            <div class="card card-main">
                {vendor_heading(context, title, text!(t, sign_in.lead))}
                <form class="form" id="form" method="post" action="/Customer/" novalidate>
                    {outcome(context, error, notice)}
                    {fields.summary()}
                    <input type="hidden" name="return_to" value=form.return_to.clone()/>
                    {fields.input("email", &form.email, email)}
                    {fields.input("password", "", password)}
                    <div class="form-actions"><button class="button primary">{text!(t, label.sign_in)}</button></div>
                </form>
                <p><a href="/forgot-password">{text!(t, label.forgot_password)}</a></p>
                <p><a href="/resend">{text!(t, label.resend_link)}</a></p>
            </div>
            <div class="card-aside">
                <section>
                    <h2>{text!(t, sign_in.help_title)}</h2>
                    <p>{text!(t, sign_in.help_text, button = button)}</p>
                    <p>{text!(t, sign_in.try_first)}</p>
                </section>
                <section>
                    <h2>{text!(t, label.work_account)}</h2>
                    <p>{text!(t, common.tagline, vendor = &context.app.config.vendor_name)}</p>
                </section>
            </div>
        }
        .into_any()
    })
}

/// What has just happened, above the form.
fn outcome(context: &Context, error: Option<&ApiError>, notice: &str) -> Option<AnyView> {
    let t = context.locale();
    match (error, notice) {
        (Some(ApiError::SignInFailed), _) => {
            let body = view! {
                <p><strong>{text!(t, sign_in.failed)}</strong></p>
                <p>{text!(t, sign_in.failed_help)}</p>
            };
            Some(message(context, Tone::Error, body))
        }
        (Some(ApiError::PersonalAddress), _) => Some(note(context, Tone::Error, text!(t, sign_in.personal_refused))),
        (Some(ApiError::Wait { .. }), _) => wait_note(context, error),
        (None, "signed-out") => Some(note(context, Tone::Success, text!(t, sign_in.signed_out))),
        (None, "password-set") => Some(note(context, Tone::Success, text!(t, sign_in.password_was_changed))),
        (None, "session-ended") => Some(note(context, Tone::Info, text!(t, error.session_ended_plain))),
        (None, "draft-kept") => Some(note(context, Tone::Info, text!(t, error.session_ended))),
        _ => None,
    }
}
