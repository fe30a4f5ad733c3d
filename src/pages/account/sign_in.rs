//! The sign-in page at its stable address (R14 to R16).

use crate::{
    api::{ApiError, sign_in::SignIn},
    components::{ActionResult, Input, Tone, message, note, result_message},
    pages::{
        components::{form_fields, vendor_heading, wait_note},
        frame::{Layout, Page, notice::take_result, respond},
    },
    paths,
    server::{
        context::Context,
        failure::Outcome,
        html::IntoHtml,
        http::{form::Form, see_other, with_query},
        text::text,
        workflow::{own_path, sign_in::sign_in},
    },
};
use axum::{extract::Query, response::Response};
use leptos::prelude::*;
use serde::Deserialize;

/// The query of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Arrival {
    /// The path to continue with.
    return_to: String,
    /// Not empty for who has just signed in.
    signed_in: String,
}

/// Redirects other spellings of the path.
pub async fn lead_here(_: Context) -> Response {
    see_other(paths::SIGN_IN)
}

/// Shows the page, or redirects a signed-in person home.
pub async fn show(context: Context, Query(arrival): Query<Arrival>) -> Response {
    if context.is_signed_in() {
        return see_other(&own_path(&arrival.return_to, paths::HOME));
    }
    let result = if arrival.signed_in.is_empty() { take_result(&context, "") } else { Some(cookies_refused(&context)) };
    page(&context, &SignIn { return_to: arrival.return_to, ..SignIn::default() }, None, result)
}

/// Signs in, or shows the page again with the error.
pub async fn submit(context: Context, Form(input): Form<SignIn>) -> Outcome<Response> {
    match context.perform(sign_in(&context, &input)).await {
        Ok(path) if input.check_cookies.is_none() => Ok(see_other(&path)),
        Ok(path) => Ok(see_other(&with_query(paths::SIGN_IN, [("return_to", path.as_str()), ("signed_in", "yes")]))),
        Err(failure) => Ok(page(&context, &input, Some(&failure.for_form()?), None)),
    }
}

/// Whoever has just signed in and has no session.
fn cookies_refused(context: &Context) -> ActionResult {
    let sentence = text!(context.locale(), sign_in.cookies_refused);
    ActionResult { tone: Tone::Error, sentence, undo: None }
}

/// The page in place of something that is no page. It leads to a page about that: a browser that is sent a file stays where
/// it is.
pub(in crate::pages) fn in_place(context: &Context, return_to: String) -> Response {
    let form = SignIn { return_to, ..SignIn::default() };
    page(context, &form, Some(&ApiError::Unauthenticated), None)
}

fn page(context: &Context, form: &SignIn, error: Option<&ApiError>, result: Option<ActionResult>) -> Response {
    let t = context.locale();
    let title = text!(t, sign_in.title);
    let page = Page::new(title.clone(), Layout::Card).with_error(error).with_form(paths::SIGN_IN);
    respond(context, page.with_result(context, result.as_ref()), || {
        let labels = vec![("email", text!(t, label.email_address)), ("password", text!(t, label.password))];
        let fields = form_fields(context, labels, error);
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
                <form class="form" id="form" method="post" action=paths::SIGN_IN novalidate>
                    {outcome(context, error, result)}
                    {fields.summary()}
                    <input type="hidden" name="return_to" value=form.return_to.clone()/>
                    <input type="hidden" name="check_cookies" value="yes"/>
                    {fields.input("email", &form.email, email)}
                    {fields.input("password", "", password)}
                    <div class="form-actions"><button class="button primary">{text!(t, label.sign_in)}</button></div>
                </form>
                <p><a href=paths::FORGOT_PASSWORD>{text!(t, label.forgot_password)}</a></p>
                <p><a href=paths::RESEND>{text!(t, label.resend_link)}</a></p>
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
        .into_html()
    })
}

/// The message above the form: an error, or the result of the last action.
fn outcome(context: &Context, error: Option<&ApiError>, result: Option<ActionResult>) -> Option<AnyView> {
    let t = context.locale();
    match error {
        Some(ApiError::SignInFailed) => {
            let body = view! {
                <p><strong>{text!(t, sign_in.failed)}</strong></p>
                <p>{text!(t, sign_in.failed_help)}</p>
            };
            Some(message(Tone::Error, body).into_html())
        }
        Some(ApiError::PersonalAddress) => Some(note(Tone::Error, text!(t, sign_in.personal_refused)).into_html()),
        Some(ApiError::Wait { .. }) => wait_note(context, error),
        Some(_) => None,
        None => result.map(|result| result_message(result).into_html()),
    }
}
