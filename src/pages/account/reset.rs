//! Setting a new password with a reset link.

use super::card::{ask_again, card, keep_token, mismatch, no_link};
use crate::{
    api::{
        ApiError,
        password::{RequestReset, ResetPassword},
    },
    components::Input,
    domain::notice::Notice,
    pages::{
        components::{back_to_sign_in, form_fields, new_password_fields, wait_note},
        frame::{Layout, Page, notice::see_other_telling},
    },
    paths,
    server::{
        context::Context,
        db::resets::ResetRow,
        failure::{Failure, Outcome},
        html::IntoHtml,
        http::{cookies::Cookie, form::Form, see_other},
        text::text,
        workflow::reset::{self, Opened},
    },
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;

/// Shows the form that requests a link.
pub async fn show_request(context: Context) -> Response {
    request_page(&context, &RequestReset::default(), None)
}

/// Records the request; the response is the same for every address.
pub async fn submit_request(context: Context, Form(input): Form<RequestReset>) -> Outcome<Response> {
    match context.perform(reset::request(&context, &input)).await {
        Ok(()) => Ok(see_other(paths::FORGOT_PASSWORD_SENT)),
        Err(Failure::Refused(error @ ApiError::Invalid(_))) => Ok(request_page(&context, &input, Some(&error))),
        Err(failure) => Err(failure),
    }
}

/// The one response.
pub async fn sent(context: Context) -> Response {
    let t = context.locale();
    let page = Page::new(text!(t, reset.done_title), Layout::Card);
    card(&context, page, text!(t, reset.done_text), || {
        let sender = context.app.config.sender_address();
        view! { <p>{text!(t, reset.done_spam, sender = sender)}</p>{back_to_sign_in(&context)} }.into_html()
    })
}

fn request_page(context: &Context, form: &RequestReset, error: Option<&ApiError>) -> Response {
    let t = context.locale();
    let page = Page::new(text!(t, label.forgot_password), Layout::Card);
    let page = page.with_error(error).with_form(paths::FORGOT_PASSWORD);
    card(context, page, text!(t, reset.request_lead), || {
        let fields = form_fields(context, vec![("email", text!(t, label.email_address))], error);
        let email = Input {
            kind: "email",
            autocomplete: "username",
            inputmode: Some("email"),
            enterkeyhint: Some("send"),
            is_first: true,
            ..Input::default()
        };
        view! {
            <form class="form" id="form" method="post" action=paths::FORGOT_PASSWORD novalidate>
                {fields.input("email", &form.email, email)}
                <div class="form-actions">
                    <button class="button primary">{text!(t, reset.request_button)}</button>
                    <a class="button" href=paths::SIGN_IN>{text!(t, common.back_to_sign_in)}</a>
                </div>
            </form>
        }
        .into_html()
    })
}

/// Moves the secret from the URL into a cookie.
pub async fn open_link(context: Context, Path(token): Path<String>) -> Response {
    keep_token(&context, Cookie::Reset, &token, paths::RESET_PASSWORD)
}

/// Shows the form of the link opened last, or the status of the link.
pub async fn show(context: Context) -> Outcome<Response> {
    page(&context, None).await
}

/// Sets the password and redirects to sign-in.
pub async fn submit(context: Context, Form(input): Form<ResetPassword>) -> Outcome<Response> {
    match context.perform(reset::reset(&context, &input)).await {
        Ok(()) => Ok(see_other_telling(&context, paths::SIGN_IN, Notice::PasswordSet)),
        Err(failure) => page(&context, Some(&failure.for_form()?)).await,
    }
}

async fn page(context: &Context, error: Option<&ApiError>) -> Outcome<Response> {
    let t = context.locale();
    Ok(match reset::view(context).await? {
        Opened::Valid(link) => form_page(context, &link, error),
        Opened::Expired => {
            state_page(context, 410, text!(t, link.reset_expired_title), text!(t, link.reset_expired_text))
        }
        Opened::Used => state_page(context, 410, text!(t, link.reset_used_title), text!(t, link.reset_used_text)),
        Opened::Unknown => {
            state_page(context, 404, text!(t, link.reset_unknown_title), text!(t, link.reset_unknown_text))
        }
        Opened::Missing => no_link(context, paths::FORGOT_PASSWORD, text!(t, label.forgot_password)),
    })
}

fn state_page(context: &Context, status: u16, title: String, lead: String) -> Response {
    card(context, Page::new(title, Layout::Card).with_status(status), lead, || {
        ask_again(context, "button primary", paths::FORGOT_PASSWORD, text!(context.locale(), label.forgot_password))
    })
}

fn form_page(context: &Context, link: &ResetRow, error: Option<&ApiError>) -> Response {
    let t = context.locale();
    let page = Page::new(text!(t, reset.title), Layout::Card).with_error(error);
    let page = page.with_islands().with_form(paths::RESET_PASSWORD);
    card(context, page, text!(t, reset.lead, email = &link.email), || {
        let labels =
            vec![("password", text!(t, reset.new_password)), ("confirmation", text!(t, label.confirm_your_password))];
        let fields = form_fields(context, labels, error);
        view! {
            {mismatch(context, error)}
            <form class="form" id="form" method="post" action=paths::RESET_PASSWORD novalidate>
                {wait_note(context, error)}
                {fields.summary()}
                <input class="visually-hidden" type="email" name="username" autocomplete="username" value=link.email.clone() tabindex="-1" aria-hidden="true" readonly/>
                <input type="hidden" name="link" value=link.id.clone()/>
                {new_password_fields(context, &fields)}
                <div class="form-actions"><button class="button primary">{text!(t, reset.button)}</button></div>
            </form>
        }
        .into_html()
    })
}
