//! Requesting the invitation again (R15 to R22).

use super::card::card;
use crate::{
    api::{ApiError, resend::RequestResend},
    components::{Input, Tone, note},
    pages::{
        components::{back_to_sign_in, form_fields, vendor_heading},
        frame::{Layout, Page, respond},
    },
    paths,
    server::{
        context::Context,
        failure::{Failure, Outcome},
        html::IntoHtml,
        http::{form::Form, see_other},
        text::text,
        workflow::resend,
    },
};
use axum::response::Response;
use leptos::prelude::*;

/// Shows the form.
pub async fn show(context: Context) -> Response {
    page(&context, &RequestResend::default(), None)
}

/// Records the request; the response is the same whatever matches.
pub async fn submit(context: Context, Form(input): Form<RequestResend>) -> Outcome<Response> {
    match context.perform(resend::request(&context, &input)).await {
        Ok(()) => Ok(see_other(paths::RESEND_SENT)),
        Err(Failure::Refused(error @ ApiError::Invalid(_))) => Ok(page(&context, &input, Some(&error))),
        Err(failure) => Err(failure),
    }
}

/// The one response (R21, R22). It repeats no input.
pub async fn sent(context: Context) -> Response {
    let t = context.locale();
    card(&context, Page::new(text!(t, resend.done_title), Layout::Card), text!(t, resend.done_text), || {
        let sender = context.app.config.sender_address();
        view! {
            <ul class="tips">
                <li>{text!(t, resend.done_spam, sender = sender)}</li>
                <li>{text!(t, resend.done_partner)}</li>
            </ul>
            {back_to_sign_in(&context)}
        }
        .into_html()
    })
}

fn page(context: &Context, form: &RequestResend, error: Option<&ApiError>) -> Response {
    let t = context.locale();
    let title = text!(t, resend.title);
    respond(context, Page::new(title.clone(), Layout::Card).with_error(error).with_form(paths::RESEND), || {
        let labels = vec![
            ("email", text!(t, label.email_address)),
            ("agreement_number", text!(t, label.agreement_number)),
            ("purchasing_account_number", text!(t, label.purchasing_account_number)),
        ];
        let fields = form_fields(context, labels, error);
        let email = Input {
            kind: "email",
            autocomplete: "email",
            inputmode: Some("email"),
            enterkeyhint: Some("next"),
            hint: Some(text!(t, resend.email_hint)),
            ..Input::default()
        };
        let number = |enterkeyhint| Input {
            autocomplete: "off",
            inputmode: Some("text"),
            enterkeyhint: Some(enterkeyhint),
            hint: Some(text!(t, resend.number_hint)),
            ..Input::default()
        };
        view! {
            <div class="card card-main">
                {vendor_heading(context, title, text!(t, resend.lead))}
                <ol class="steps">
                    <li><a href=paths::SIGN_IN>{text!(t, resend.step_sign_in)}</a></li>
                    <li>{text!(t, resend.step_colleague)}</li>
                    <li>{text!(t, resend.step_fill)}</li>
                </ol>
                <form class="form" id="form" method="post" action=paths::RESEND novalidate>
                    {fields.summary()}
                    {note(Tone::Warning, text!(t, resend.warning))}
                    {fields.input("email", &form.email, email)}
                    {fields.input("agreement_number", &form.agreement_number, number("next"))}
                    {fields.input("purchasing_account_number", &form.purchasing_account_number, number("send"))}
                    <div class="form-actions"><button class="button primary">{text!(t, label.submit)}</button></div>
                </form>
            </div>
            <div class="card-aside">
                <section>
                    <h2>{text!(t, resend.not_admin_title)}</h2>
                    <ul class="tips">
                        <li>{text!(t, resend.not_admin_1)}</li>
                        <li>{text!(t, resend.not_admin_2)}</li>
                        <li>{text!(t, resend.not_admin_3)}</li>
                        <li>{text!(t, resend.not_admin_4)}</li>
                    </ul>
                </section>
            </div>
        }
        .into_html()
    })
}
