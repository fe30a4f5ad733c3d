//! *My Profile* (R32): details, roles with scope and permission level, password.

use crate::{
    api::{
        ApiError,
        profile::{ChangePassword, UpdateProfile},
    },
    components::{Input, Tone, heads, note, page_head, result_message, section, table},
    domain::{access::Role, notice::Notice},
    pages::{
        components::{
            countries, form_fields, languages, list::places, new_password_fields, role_row, select, wait_note,
        },
        frame::{
            Layout, Page,
            notice::{see_other_telling, take_result},
            respond, sign_in_first,
        },
    },
    paths,
    server::{
        access::{Actor, authenticate},
        context::Context,
        db::roles::AssignmentRow,
        failure::{Failure, Outcome},
        html::IntoHtml,
        http::form::Form,
        text::{self, text},
        workflow::{
            drafts,
            first_steps::{Step, look},
            profile,
        },
    },
};
use axum::response::Response;
use leptos::prelude::*;

/// The state of the forms: the failed attempt with its input.
#[derive(Default)]
struct Attempt {
    details: Option<UpdateProfile>,
    details_error: Option<ApiError>,
    password_error: Option<ApiError>,
    /// Whether the input was kept while the person signed in again.
    is_draft: bool,
}

/// Shows the page; a form submitted after the session had ended is restored, unsaved.
pub async fn show(context: Context) -> Outcome<Response> {
    let actor = authenticate(&context)?;
    look(&context, Step::Profile).await;
    let details = drafts::find::<UpdateProfile>(&context, paths::PROFILE).await?;
    let is_draft = details.is_some();
    Ok(page(&context, &actor, &Attempt { details, is_draft, ..Attempt::default() }))
}

/// Saves the details.
pub async fn submit(context: Context, Form(input): Form<UpdateProfile>) -> Outcome<Response> {
    match context.perform(profile::update(&context, &input)).await {
        Ok(()) => Ok(see_other_telling(&context, paths::PROFILE, Notice::ProfileSaved)),
        Err(Failure::Refused(ApiError::Unauthenticated)) => sign_in_first::kept(&context, paths::PROFILE, &input).await,
        Err(failure) => {
            let details_error = Some(failure.for_form()?);
            again(&context, &Attempt { details: Some(input), details_error, ..Attempt::default() })
        }
    }
}

/// Changes the password.
pub async fn submit_password(context: Context, Form(input): Form<ChangePassword>) -> Outcome<Response> {
    match context.perform(profile::change_password(&context, &input)).await {
        Ok(()) => Ok(see_other_telling(&context, paths::PROFILE, Notice::PasswordChanged)),
        Err(failure) => {
            let password_error = Some(failure.for_form()?);
            again(&context, &Attempt { password_error, ..Attempt::default() })
        }
    }
}

fn again(context: &Context, attempt: &Attempt) -> Outcome<Response> {
    let actor = authenticate(context)?;
    Ok(page(context, &actor, attempt))
}

fn page(context: &Context, actor: &Actor, attempt: &Attempt) -> Response {
    let t = context.locale();
    let title = text!(t, label.my_profile);
    let error = attempt.details_error.as_ref().or(attempt.password_error.as_ref());
    let result = take_result(context, "");
    let page = Page::new(title.clone(), Layout::Wide).with_error(error).with_islands().with_form(paths::PROFILE);
    let page = page.with_result(context, result.as_ref());
    respond(context, page, || {
        view! {
            {page_head(title, text!(t, profile.lead), ())}
            {result.map(result_message)}
            {outcome(context, attempt)}
            {details(context, actor, attempt)}
            {roles(context, actor)}
            {password(context, actor, attempt)}
        }
        .into_html()
    })
}

fn outcome(context: &Context, attempt: &Attempt) -> Option<AnyView> {
    let t = context.locale();
    match &attempt.password_error {
        error @ Some(ApiError::Wait { .. }) => wait_note(context, error.as_ref()),
        _ => attempt.is_draft.then(|| note(Tone::Warning, text!(t, common.draft)).into_html()),
    }
}

fn details(context: &Context, actor: &Actor, attempt: &Attempt) -> AnyView {
    let t = context.locale();
    let user = actor.user();
    let stored = UpdateProfile {
        first_name: user.first_name.clone(),
        last_name: user.last_name.clone(),
        language: user.language.code().to_owned(),
        country: user.country.clone(),
    };
    let form = attempt.details.clone().unwrap_or(stored);
    let labels = vec![
        ("email", text!(t, label.email_address)),
        ("first_name", text!(t, label.first_name)),
        ("last_name", text!(t, label.last_name)),
        ("language", text!(t, label.preferred_language)),
        ("country", text!(t, label.country_region)),
    ];
    let fields = form_fields(context, labels, attempt.details_error.as_ref());
    let email = Input {
        kind: "email",
        autocomplete: "email",
        hint: Some(text!(t, profile.address_fixed)),
        is_readonly: true,
        ..Input::default()
    };
    let first = Input { autocomplete: "given-name", ..Input::default() };
    let last = Input { autocomplete: "family-name", is_optional: true, ..Input::default() };
    let since = text::day(context.language, user.created_at);
    let body = view! {
        <form class="card form" id="form" method="post" action=paths::PROFILE novalidate>
            {fields.summary()}
            <p class="hint">{text!(t, common.required_unless_optional)}</p>
            {fields.input("email", &user.email, email)}
            <div class="field-row">
                {fields.input("first_name", &form.first_name, first)}
                {fields.input("last_name", &form.last_name, last)}
            </div>
            <div class="field-row">
                {select(&fields, "language", &form.language, languages(), "language", Some(text!(t, profile.language_hint)))}
                {select(&fields, "country", &form.country, countries(context.language), "country", None)}
            </div>
            <p class="hint">{format!("{}: {since}", text!(t, profile.member_since))}</p>
            <div class="form-actions"><button class="button primary">{text!(t, common.save)}</button></div>
        </form>
    };
    section("details", text!(t, profile.details_title), body).into_html()
}

fn roles(context: &Context, actor: &Actor) -> AnyView {
    let t = context.locale();
    let title = text!(t, profile.roles_title);
    if actor.assignments().is_empty() {
        return section("roles", title, view! { <p>{text!(t, profile.roles_empty)}</p> }).into_html();
    }
    let rows = Role::ALL.into_iter().filter_map(|role| row(context, role, actor)).collect::<Vec<_>>();
    let titles = [text!(t, label.role), text!(t, common.scope), text!(t, label.permission_level)];
    let body = view! {
        {table("table", text!(t, profile.roles_caption), heads(titles), rows)}
        <p><a href=paths::GUIDE_ROLES>{text!(t, label.understanding_user_roles)}</a></p>
        <p><a href=paths::REQUEST_ROLE>{text!(t, requests.role_title)}</a></p>
    };
    section("roles", title, body).into_html()
}

/// A role that the person has, with its scopes.
fn row(context: &Context, role: Role, actor: &Actor) -> Option<AnyView> {
    let own: Vec<&AssignmentRow> = actor.assignments().iter().filter(|one| one.role == role).collect();
    let are_accounts = own.iter().all(|one| one.account_number.is_some());
    let names = own.iter().map(|one| place(context, one)).collect();
    (!own.is_empty()).then(|| role_row(context, role, Some(places(context, names, are_accounts))))
}

fn place(context: &Context, assignment: &AssignmentRow) -> String {
    match (&assignment.account_name, &assignment.account_number) {
        (Some(name), Some(number)) => format!("{name} · {number}"),
        _ => format!("{}: {}", text!(context.locale(), label.agreement_number), assignment.agreement_number),
    }
}

fn password(context: &Context, actor: &Actor, attempt: &Attempt) -> AnyView {
    let t = context.locale();
    let labels = vec![
        ("current_password", text!(t, profile.current_password)),
        ("password", text!(t, profile.new_password)),
        ("confirmation", text!(t, label.confirm_your_password)),
    ];
    let fields = form_fields(context, labels, attempt.password_error.as_ref());
    let current = Input { kind: "password", autocomplete: "current-password", ..Input::default() };
    let body = view! {
        <form class="card form" method="post" action=paths::PROFILE_PASSWORD novalidate>
            {fields.summary()}
            <input class="visually-hidden" type="email" name="username" autocomplete="username" value=actor.user().email.clone() tabindex="-1" aria-hidden="true" readonly/>
            {fields.input("current_password", "", current)}
            {new_password_fields(context, &fields)}
            <div class="form-actions"><button class="button primary">{text!(t, profile.change_password)}</button></div>
        </form>
    };
    section("password-title", text!(t, profile.password_title), body).into_html()
}
