//! *Create your organizational account*, and the pages of all other link statuses (section D, decisions 5 to 8).

use super::card::{ask_again, card, keep_token, mismatch, no_link};
use crate::{
    api::{
        ApiError,
        registration::{AcceptInvitation, AcceptWithAccount, DeclineInvitation, RenewLink, UndoDecline},
    },
    components::{Fact, FormTexts, Input, Tone, facts, note},
    domain::{
        access::Role,
        invitation::{DeclineReason, LinkStatus},
        language::Plural,
        person::full_name,
    },
    islands::create_account::{CreateAccount, CreateAccountState, CreateAccountTexts},
    pages::{
        components::{
            agreement_contact, back_to_sign_in, form_fields, form_texts, helpers, new_password_texts, vendor_heading,
            wait_note,
        },
        frame::{Layout, Page, respond},
    },
    paths,
    server::{
        context::Context,
        failure::{Failure, Outcome},
        html::IntoHtml,
        http::{cookies::Cookie, form::Form, see_other, with_query},
        text::{self, text},
        workflow::registration::{self, InvitationView, Opened, is_somebody_else},
    },
};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use std::iter;

/// Moves the secret from the address bar into a cookie. Opening a link does not consume it (decision 4).
pub async fn open_link(context: Context, Path(token): Path<String>) -> Response {
    keep_token(&context, Cookie::Invitation, &token, paths::REGISTER)
}

/// Shows the page of the link opened last.
pub async fn show(context: Context) -> Outcome<Response> {
    page(&context, Attempt::default()).await
}

/// A failed attempt, with the input for creating an account.
#[derive(Default)]
struct Attempt<'a> {
    typed: Option<&'a AcceptInvitation>,
    error: Option<ApiError>,
}

/// Creates the account, and returns the path to continue with.
pub async fn accept(context: &Context, input: &AcceptInvitation) -> Outcome<String> {
    registration::accept(context, input).await?;
    Ok(paths::HOME.to_owned())
}

/// Creates the account.
pub async fn submit(context: Context, Form(input): Form<AcceptInvitation>) -> Outcome<Response> {
    match context.perform(accept(&context, &input)).await {
        Ok(path) => Ok(see_other(&path)),
        Err(failure) => page(&context, Attempt { typed: Some(&input), error: Some(failure.for_form()?) }).await,
    }
}

/// Accepts with the existing account of the address.
pub async fn submit_with_account(context: Context, Form(input): Form<AcceptWithAccount>) -> Outcome<Response> {
    match context.perform(registration::accept_with_account(&context, &input)).await {
        Ok(()) => Ok(see_other(paths::HOME)),
        Err(failure) => page(&context, Attempt { typed: None, error: Some(failure.for_form()?) }).await,
    }
}

/// Undoes a decline.
pub async fn submit_undo(context: Context, Form(input): Form<UndoDecline>) -> Outcome<Response> {
    match context.perform(registration::undo_decline(&context, &input)).await {
        Ok(()) => Ok(see_other(paths::REGISTER)),
        Err(failure) => again(&context, failure).await,
    }
}

/// Sends a new link in place of an expired one.
pub async fn submit_renew(context: Context, Form(input): Form<RenewLink>) -> Outcome<Response> {
    match context.perform(registration::renew_link(&context, &input)).await {
        Ok(()) => Ok(see_other(paths::REGISTER_SENT)),
        Err(failure) => again(&context, failure).await,
    }
}

/// Shows the page again with an error. Only forms with a password can show a wait.
async fn again(context: &Context, failure: Failure) -> Outcome<Response> {
    match failure.for_form()? {
        error @ ApiError::Wait { .. } => Err(error.into()),
        error => page(context, Attempt { typed: None, error: Some(error) }).await,
    }
}

/// The response to a request for a new link.
pub async fn sent(context: Context) -> Response {
    let t = context.locale();
    let lead = text!(t, link.expired_sent_text, sender = context.app.config.sender_address());
    card(&context, Page::new(text!(t, link.expired_sent_title), Layout::Card), lead, || back_to_sign_in(&context))
}

/// One page for every link status (decision 5). Each view renews the link's cookie.
async fn page(context: &Context, attempt: Attempt<'_>) -> Outcome<Response> {
    let (status, view) = match registration::view(context).await? {
        Opened::Known(status, view) => (status, view),
        Opened::Unknown => return Ok(unknown(context)),
        Opened::Missing => {
            let label = text!(context.locale(), resend.title);
            return Ok(no_link(context, paths::RESEND, label));
        }
    };
    if let Some(token) = context.cookies.get(Cookie::Invitation) {
        context.set_cookie(Cookie::Invitation, token);
    }
    Ok(known(&context.in_language_of(view.invitation.language), status, &view, &attempt))
}

fn known(context: &Context, status: LinkStatus, view: &InvitationView, attempt: &Attempt<'_>) -> Response {
    let t = context.locale();
    let date = |moment| text::date_time(context.language, moment);
    // The public form is only for people named by the register.
    let may_ask_again = view.invitation.invited_by.is_none();
    match status {
        LinkStatus::Valid if is_somebody_else(context, &view.invitation) => other_person(context, view),
        LinkStatus::Valid if view.has_account => with_account(context, view, attempt),
        LinkStatus::Valid => create(context, view, attempt),
        LinkStatus::Expired(at) => {
            let button = text!(t, link.expired_button);
            let (title, sentence) = (text!(t, link.expired_title), text!(t, link.expired_text, date = date(at)));
            state_form(context, view, paths::REGISTER_RENEW, title, sentence, button)
        }
        LinkStatus::Declined(until) => {
            let title = text!(t, register.declined_title);
            let sentence = match &view.invitation.invited_by {
                Some(_) => text!(
                    t,
                    register.declined_text_colleague,
                    inviter = inviter_of(view).unwrap_or_default(),
                    date = date(until)
                ),
                None => text!(t, register.declined_text, told = told_of_decline(context, view), date = date(until)),
            };
            state_form(context, view, paths::REGISTER_UNDO, title, sentence, text!(t, register.undo_button))
        }
        LinkStatus::Voided(at) => {
            let sentence = text!(t, link.voided_text, date = date(at));
            state(context, text!(t, link.voided_title), sentence, None, may_ask_again)
        }
        LinkStatus::Used => state(context, text!(t, link.used_title), text!(t, link.used_text), None, false),
        LinkStatus::Paused => state(
            context,
            text!(t, link.paused_title),
            text!(t, link.paused_text),
            helpers(context, &view.helpers),
            false,
        ),
        LinkStatus::Cancelled => {
            state(context, text!(t, link.cancelled_title), text!(t, link.cancelled_text), None, false)
        }
        LinkStatus::DeclinedForGood => {
            let sentence = match inviter_of(view) {
                Some(inviter) => text!(t, register.declined_late_colleague, inviter = inviter),
                None => text!(t, register.declined_late),
            };
            state(context, text!(t, register.declined_title), sentence, None, may_ask_again)
        }
    }
}

/// The inviting colleague, with an email address.
fn inviter_of(view: &InvitationView) -> Option<String> {
    let inviter = view.inviter.as_ref()?;
    Some(format!("{} ({})", full_name(&inviter.first_name, &inviter.last_name), inviter.email))
}

/// Who was notified that a person named by the agreement declined.
fn told_of_decline(context: &Context, view: &InvitationView) -> String {
    let partners = view.partners.iter().map(|partner| partner.name.clone());
    text::enumerate(context.locale(), iter::once(context.app.config.vendor_name.clone()).chain(partners).collect())
}

/// A final status: the next step is to sign in, request the invitation again, or ask someone.
fn state(context: &Context, title: String, lead: String, more: Option<AnyView>, may_ask_again: bool) -> Response {
    let t = context.locale();
    let again = may_ask_again.then(|| view! { <a class="button" href=paths::RESEND>{text!(t, resend.title)}</a> });
    card(context, Page::new(title, Layout::Card).with_status(410), lead, || {
        view! {
            {more}
            <div class="form-actions">
                <a class="button primary" href=paths::SIGN_IN>{text!(t, label.sign_in)}</a>
                {again}
            </div>
        }
        .into_html()
    })
}

/// A status with one next step.
fn state_form(
    context: &Context,
    view: &InvitationView,
    action: &'static str,
    title: String,
    lead: String,
    button: String,
) -> Response {
    card(context, Page::new(title, Layout::Card).with_status(410), lead, || {
        view! {
            <form class="form" method="post" action=action>
                <input type="hidden" name="invitation" value=view.invitation.id.clone()/>
                <div class="form-actions">
                    <button class="button primary">{button}</button>
                    <a class="button" href=paths::SIGN_IN>{text!(context.locale(), common.back_to_sign_in)}</a>
                </div>
            </form>
        }
        .into_html()
    })
}

fn unknown(context: &Context) -> Response {
    let t = context.locale();
    let page = Page::new(text!(t, link.unknown_title), Layout::Card).with_status(404);
    card(context, page, text!(t, link.unknown_text), || {
        ask_again(context, "button primary", paths::RESEND, text!(t, resend.title))
    })
}

fn other_person(context: &Context, view: &InvitationView) -> Response {
    let t = context.locale();
    let current = context.session.as_ref().map(|session| session.user.email.clone()).unwrap_or_default();
    let lead = text!(t, link.other_person_text, current = current, invited = &view.invitation.email);
    card(context, Page::new(text!(t, link.other_person_title), Layout::Card), lead, || {
        view! {
            <form class="form" method="post" action=paths::SIGN_OUT>
                <input type="hidden" name="return_to" value=paths::REGISTER/>
                <div class="form-actions">
                    <button class="button primary">{text!(t, link.other_person_button)}</button>
                    <a class="button" href=paths::HOME>{text!(t, error.go_home)}</a>
                </div>
            </form>
        }
        .into_html()
    })
}

/// The details of the invitation.
fn details(context: &Context, view: &InvitationView) -> AnyView {
    let t = context.locale();
    let title = text!(t, register.from);
    let from = match &view.inviter {
        Some(one) => Fact::contacts(title, vec![(full_name(&one.first_name, &one.last_name), one.email.clone())]),
        None => Fact::new(title, context.app.config.vendor_name.clone()),
    };
    let programme = context.app.config.programme_name(&view.agreement.programme, context.language);
    let accounts = view.accounts.iter().map(|account| format!("{} · {}", account.number, account.shown_name()));
    let accounts: Vec<String> = accounts.collect();
    // Roles for the whole agreement have no purchasing account.
    let accounts = (!accounts.is_empty()).then(|| Fact::list(text!(t, label.purchasing_account_number), accounts));
    let roles = Role::in_order(view.grants.iter().map(|grant| grant.role));
    let roles = roles.into_iter().map(|role| text::role_name(t, role)).collect();
    let about = [
        Some(from),
        Some(Fact::new(text!(t, common.organization), view.agreement.organization_name.clone())),
        Some(Fact::new(text!(t, label.agreement_number), format!("{} · {programme}", view.agreement.number))),
        accounts,
        Some(Fact::list(text!(t, register.your_roles), roles)),
        Some(Fact::new(text!(t, register.valid_until), text::date_time(context.language, view.expires_at))),
    ];
    view! {
        <section class="section" aria-labelledby="invitation-title">
            <div class="card">
                <h2 id="invitation-title">{text!(t, register.invitation_details)}</h2>
                {facts(about.into_iter().flatten().collect())}
            </div>
        </section>
    }
    .into_html()
}

fn create(context: &Context, view: &InvitationView, attempt: &Attempt<'_>) -> Response {
    let t = context.locale();
    let title = text!(t, label.create_your_organizational_account);
    let error = attempt.error.as_ref();
    let page = Page::new(title.clone(), Layout::Narrow).with_error(error).with_islands().with_form(paths::REGISTER);
    let (first_name, last_name) = match attempt.typed {
        Some(form) => (form.first_name.clone(), form.last_name.clone()),
        None => (view.invitation.first_name.clone(), view.invitation.last_name.clone()),
    };
    let state = CreateAccountState {
        form: FormTexts::clone(&form_texts(context)),
        password: new_password_texts(context, text!(t, label.create_password), text!(t, label.confirm_your_password)),
        action: paths::REGISTER.to_owned(),
        invitation: view.invitation.id.clone(),
        email: view.invitation.email.clone(),
        first_name,
        last_name,
        faults: error.map(ApiError::faults).unwrap_or_default().to_vec(),
        language: context.language,
        waits: Plural::ALL.map(|form| text!(t, sign_in.wait, time = text::seconds_as(t, form, "{seconds}"))).to_vec(),
        wait: match error {
            Some(ApiError::Wait { seconds }) => Some(*seconds),
            _ => None,
        },
    };
    let config = &context.app.config;
    let product = &config.product_name;
    let (lead, email_hint) = match &view.inviter {
        Some(inviter) => {
            let name = full_name(&inviter.first_name, &inviter.last_name);
            (
                text!(t, register.lead_colleague, inviter = &name, product = product),
                text!(t, register.address_fixed_colleague, inviter = &name),
            )
        }
        None => (
            text!(t, register.lead, vendor = &config.vendor_name, product = product),
            text!(t, register.address_fixed, contact = agreement_contact(context, &view.partners)),
        ),
    };
    let button = text!(t, label.start);
    let texts = CreateAccountTexts {
        hint: format!("{} {}", text!(t, common.required_unless_optional), text!(t, register.names_hint)),
        email: text!(t, label.email_address),
        email_hint,
        first_name: text!(t, label.first_name),
        last_name: text!(t, label.last_name),
        button: button.clone(),
        not_me: text!(t, register.not_me),
        not_me_path: with_query(paths::REGISTER_DECLINE, [("invitation", view.invitation.id.as_str())]),
    };
    respond(context, page, || {
        let terms = terms(context, &button);
        let employer = note(Tone::Info, text!(t, register.employer_note)).into_html();
        view! {
            {vendor_heading(context, title, lead)}
            {mismatch(context, error)}
            {details(context, view)}
            <CreateAccount texts state>{terms}{employer}</CreateAccount>
        }
        .into_html()
    })
}

/// The terms that the button accepts, if there are any.
fn terms(context: &Context, button: &str) -> Option<AnyView> {
    let t = context.locale();
    let config = &context.app.config;
    let sentence = match (&config.terms_url, &config.privacy_url) {
        (Some(_), Some(_)) => text!(t, register.accept_terms, button = button),
        (Some(_), None) => text!(t, register.accept_terms_only, button = button),
        (None, Some(_)) => text!(t, register.accept_privacy_only, button = button),
        (None, None) => return None,
    };
    let link = |url: &Option<String>, label: String| url.clone().map(|url| view! { <li><a href=url>{label}</a></li> });
    Some(
        view! {
            <div>
                <p>{sentence}</p>
                <ul class="tips">
                    {link(&config.terms_url, text!(t, common.terms_of_use))}
                    {link(&config.privacy_url, text!(t, common.privacy_statement))}
                </ul>
            </div>
        }
        .into_html(),
    )
}

/// Accepting with the existing account of the address: one button when signed in, otherwise its password.
fn with_account(context: &Context, view: &InvitationView, attempt: &Attempt<'_>) -> Response {
    let t = context.locale();
    let is_signed_in = context.is_signed_in();
    let email = &view.invitation.email;
    let (title, lead, button) = if is_signed_in {
        let lead = text!(t, register.accept_text, email = email);
        (text!(t, register.accept_title), lead, text!(t, register.accept_button))
    } else {
        let lead = text!(t, register.existing_text, email = email);
        (text!(t, register.existing_title), lead, text!(t, register.existing_button))
    };
    let error = attempt.error.as_ref();
    let page = Page::new(title.clone(), Layout::Narrow).with_error(error).with_form(paths::REGISTER_ACCOUNT);
    respond(context, page, || {
        let fields = form_fields(context, vec![("password", text!(t, label.password))], error);
        let failed = match error {
            Some(ApiError::SignInFailed) => Some(note(Tone::Error, text!(t, register.existing_wrong)).into_html()),
            _ => wait_note(context, error),
        };
        let password = Input {
            kind: "password",
            autocomplete: "current-password",
            enterkeyhint: Some("go"),
            is_first: true,
            ..Input::default()
        };
        let password = (!is_signed_in).then(|| {
            view! {
                <input class="visually-hidden" type="email" name="username" autocomplete="username" value=email.clone() tabindex="-1" aria-hidden="true" readonly/>
                {fields.input("password", "", password)}
                <p><a href=paths::FORGOT_PASSWORD>{text!(t, label.forgot_password)}</a></p>
            }
        });
        let decline = format!("{}?invitation={}", paths::REGISTER_DECLINE, view.invitation.id);
        view! {
            {vendor_heading(context, title, lead)}
            {mismatch(context, error)}
            {details(context, view)}
            <form class="form" id="form" method="post" action=paths::REGISTER_ACCOUNT novalidate>
                {failed}
                <input type="hidden" name="invitation" value=view.invitation.id.clone()/>
                {password}
                <div class="form-actions">
                    <button class="button primary">{button}</button>
                    <a class="button" href=decline>{text!(t, register.not_me)}</a>
                </div>
            </form>
        }
        .into_html()
    })
}

/// The invitation named by a link to this page; none if the URL was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    invitation: Option<String>,
}

/// Asks for the reason for declining. Another invitation may have been opened since, in another tab.
pub async fn show_decline(context: Context, Query(asked): Query<Asked>) -> Outcome<Response> {
    match registration::view(&context).await? {
        Opened::Known(_, view) if asked.invitation.is_some_and(|id| id != view.invitation.id) => {
            again(&context, ApiError::OtherInvitation.into()).await
        }
        _ => decline_page(&context, "", None).await,
    }
}

/// Declines the invitation.
pub async fn submit_decline(context: Context, Form(input): Form<DeclineInvitation>) -> Outcome<Response> {
    match context.perform(registration::decline(&context, &input)).await {
        Ok(()) => Ok(see_other(paths::REGISTER)),
        Err(Failure::Refused(error @ ApiError::Invalid(_))) => {
            decline_page(&context, &input.reason, Some(&error)).await
        }
        Err(failure) => again(&context, failure).await,
    }
}

async fn decline_page(context: &Context, chosen: &str, error: Option<&ApiError>) -> Outcome<Response> {
    let Opened::Known(LinkStatus::Valid, view) = registration::view(context).await? else {
        return Ok(see_other(paths::REGISTER));
    };
    let context = &context.in_language_of(view.invitation.language);
    let t = context.locale();
    let title = text!(t, register.decline_title);
    let page = Page::new(title.clone(), Layout::Narrow).with_error(error).with_form(paths::REGISTER_DECLINE);
    Ok(respond(context, page, || {
        let person = full_name(&view.invitation.first_name, &view.invitation.last_name);
        let email = format!("{} ({person})", view.invitation.email);
        let is_designated = view.invitation.invited_by.is_none();
        let lead = if is_designated {
            text!(t, register.decline_lead, email = email)
        } else {
            text!(t, register.decline_lead_colleague, email = email)
        };
        let fields = form_fields(context, vec![("reason", text!(t, register.decline_reason))], error);
        let choices = DeclineReason::ALL
            .into_iter()
            .enumerate()
            .map(|(index, reason)| {
                // The first option has the field's ID, so that links to the field find it.
                let id = if index == 0 { "reason".to_owned() } else { format!("reason-{}", reason.code()) };
                view! {
                    <label class="choice">
                        <input type="radio" id=id name="reason" value=reason.code() checked=reason.code() == chosen
                            aria-invalid=fields.invalid("reason")
                            autofocus=index == 0 && fields.has_faults()
                            aria-describedby=fields.described_by("reason", false)/>
                        <span>{text::decline_reason(t, reason, is_designated)}</span>
                    </label>
                }
            })
            .collect::<Vec<_>>();
        view! {
            {vendor_heading(context, title, lead)}
            <p>{format!("{}: {}", text!(t, label.agreement_number), view.agreement.number)}</p>
            <form class="form" id="form" method="post" action=paths::REGISTER_DECLINE novalidate>
                <input type="hidden" name="invitation" value=view.invitation.id.clone()/>
                <fieldset class="choices">
                    <legend>{text!(t, register.decline_reason)}</legend>
                    {choices}
                    {fields.error("reason")}
                </fieldset>
                <div class="form-actions">
                    <button class="button primary">{text!(t, register.decline_button)}</button>
                    <a class="button" href=paths::REGISTER>{text!(t, register.decline_keep)}</a>
                </div>
            </form>
        }
        .into_html()
    }))
}
