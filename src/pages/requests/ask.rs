//! The forms that ask: for a change of what the register says, for more activations of a key, for a role.

use crate::{
    api::{
        ApiError,
        requests::{AskForActivations, AskForChange, AskForRole, SentRequest},
    },
    components::{Fields, Input, Tone, note},
    domain::{access::Role, notice::Notice, request::Fact},
    islands::forms_in_place::FormsInPlace,
    pages::{
        components::{form_fields, select_from, text_area},
        frame::{Layout, Page, notice::see_other_telling, respond, scope::scope_name, sign_in_first},
    },
    paths,
    server::{
        access::authenticate,
        context::Context,
        failure::{Failure, Outcome},
        html::IntoHtml,
        http::{form::Form, with_query},
        text::{self, text},
        workflow::{asking, drafts},
    },
};
use axum::{extract::Query, response::Response};
use leptos::prelude::*;
use serde::Serialize;

/// Shows the form that asks for a change of what the register says; its address can choose account and fact.
pub async fn show_change(context: Context, Query(asked): Query<AskForChange>) -> Outcome<Response> {
    let kept = drafts::find::<AskForChange>(&context, paths::REQUEST_CHANGE).await?;
    // What the address names comes first.
    let kept = kept.filter(|kept| asked.account.is_empty() || kept.account == asked.account);
    let is_named = !asked.account.is_empty();
    let input = kept.unwrap_or(asked);
    match change_page(&context, &input, None).await {
        // What was typed outlives the purchasing account of the draft.
        Err(Failure::Refused(ApiError::NotFound)) if !is_named => {
            change_page(&context, &AskForChange { account: String::new(), ..input }, None).await
        }
        page => page,
    }
}

/// Asks for a change of what the register says.
pub async fn submit_change(context: Context, Form(input): Form<AskForChange>) -> Outcome<Response> {
    match Box::pin(context.perform(asking::ask_for_change(&context, &input))).await {
        Ok(sent) => Ok(lead_to(&context, &sent)),
        Err(failure) => {
            let error = kept_or_shown(&context, paths::REQUEST_CHANGE, paths::REQUEST_CHANGE, &input, failure).await?;
            match error {
                Answered::Kept(response) => Ok(response),
                Answered::Again(error) => change_page(&context, &input, Some(&error)).await,
            }
        }
    }
}

async fn change_page(context: &Context, input: &AskForChange, error: Option<&ApiError>) -> Outcome<Response> {
    let t = context.locale();
    let changeable = asking::changeable(context, &input.account).await?;
    let scopes = &changeable.scopes;
    let title = text!(t, requests.change_title);
    let labels = vec![
        ("account", text!(t, label.purchasing_account)),
        ("fact", text!(t, requests.change_fact)),
        ("text", text!(t, requests.change_text)),
    ];
    let lead = text!(t, requests.change_lead, vendor = &context.app.config.vendor_name);
    let accounts: Vec<_> =
        scopes.iter().map(|scope| (scope.scope.id().to_owned(), scope_name(context, scope))).collect();
    let ended = changeable.ended.as_ref().map(|number| text!(t, requests.change_ended, number = number));
    let page = FormPage { title, lead, path: paths::REQUEST_CHANGE, labels, error, back: None, ended };
    Ok(form_page(context, page, |fields| {
        if accounts.is_empty() {
            return Err(text!(t, requests.change_none));
        }
        let facts = Fact::ALL.map(|fact| (fact.code().to_owned(), text::fact_name(t, fact)));
        Ok(view! {
            {select_from(context, fields, "account", &input.account, accounts)}
            {select_from(context, fields, "fact", &input.fact, facts.into())}
            {text_area(fields, "text", &input.text, Some(text!(t, requests.change_text_hint)), false)}
        }
        .into_html())
    }))
}

/// Shows the form that asks for more activations of the key in the address.
pub async fn show_activations(context: Context, Query(asked): Query<AskForActivations>) -> Outcome<Response> {
    let kept = drafts::find::<AskForActivations>(&context, paths::REQUEST_ACTIVATIONS).await?;
    let input = kept.filter(|kept| kept.key == asked.key).unwrap_or(asked);
    activations_page(&context, &input, None).await
}

/// Asks for more activations of a key.
pub async fn submit_activations(context: Context, Form(input): Form<AskForActivations>) -> Outcome<Response> {
    match Box::pin(context.perform(asking::ask_for_activations(&context, &input))).await {
        Ok(sent) => Ok(lead_to(&context, &sent)),
        Err(failure) => {
            let path = with_query(paths::REQUEST_ACTIVATIONS, [("key", input.key.as_str())]);
            match kept_or_shown(&context, paths::REQUEST_ACTIVATIONS, &path, &input, failure).await? {
                Answered::Kept(response) => Ok(response),
                Answered::Again(error) => activations_page(&context, &input, Some(&error)).await,
            }
        }
    }
}

async fn activations_page(context: &Context, input: &AskForActivations, error: Option<&ApiError>) -> Outcome<Response> {
    let t = context.locale();
    let view = asking::activatable(context, &input.key).await?;
    let row = view.key.row();
    let title = text!(t, requests.activations_title);
    let labels = vec![("count", text!(t, requests.activations_count)), ("text", text!(t, requests.reason))];
    let vendor = &context.app.config.vendor_name;
    let lead = text!(t, requests.activations_lead, product = row.name(), key = &row.register_id, vendor = vendor);
    let back = Some((paths::of(paths::KEY, &row.id), row.name()));
    let page = FormPage { title, lead, path: paths::REQUEST_ACTIVATIONS, labels, error, back, ended: None };
    Ok(form_page(context, page, |fields| {
        let count = Input { inputmode: Some("numeric"), autocomplete: "off", is_first: true, ..Input::default() };
        Ok(view! {
            <input type="hidden" name="key" value=input.key.clone()/>
            {fields.input("count", &input.count, count)}
            {text_area(fields, "text", &input.text, Some(text!(t, requests.activations_text_hint)), false)}
        }
        .into_html())
    }))
}

/// Shows the form that asks for a role; its address can choose account and role.
pub async fn show_role(context: Context, Query(asked): Query<AskForRole>) -> Outcome<Response> {
    let kept = drafts::find::<AskForRole>(&context, paths::REQUEST_ROLE).await?;
    let kept = kept.filter(|kept| asked.account.is_empty() || kept.account == asked.account);
    let is_named = !asked.account.is_empty();
    let input = kept.unwrap_or(asked);
    match role_page(&context, &input, None).await {
        Err(Failure::Refused(ApiError::NotFound)) if !is_named => {
            role_page(&context, &AskForRole { account: String::new(), ..input }, None).await
        }
        page => page,
    }
}

/// Asks for a role.
pub async fn submit_role(context: Context, Form(input): Form<AskForRole>) -> Outcome<Response> {
    match Box::pin(context.perform(asking::ask_for_role(&context, &input))).await {
        Ok(sent) => Ok(lead_to(&context, &sent)),
        Err(failure) => match kept_or_shown(&context, paths::REQUEST_ROLE, paths::REQUEST_ROLE, &input, failure).await?
        {
            Answered::Kept(response) => Ok(response),
            Answered::Again(error) => role_page(&context, &input, Some(&error)).await,
        },
    }
}

async fn role_page(context: &Context, input: &AskForRole, error: Option<&ApiError>) -> Outcome<Response> {
    let t = context.locale();
    let askable = asking::askable_roles(context, &input.account).await?;
    let offered = &askable.offered;
    let title = text!(t, requests.role_title);
    let labels = vec![
        ("account", text!(t, label.purchasing_account)),
        ("role", text!(t, label.role)),
        ("text", text!(t, requests.reason)),
    ];
    let ended = askable.ended.as_ref().map(|number| text!(t, requests.role_ended, number = number));
    let lead = text!(t, requests.role_lead);
    let page = FormPage { title, lead, path: paths::REQUEST_ROLE, labels, error, back: None, ended };
    Ok(form_page(context, page, |fields| {
        if offered.is_empty() {
            let has_roles = authenticate(context).is_ok_and(|actor| !actor.assignments().is_empty());
            return Err(if has_roles { text!(t, requests.role_none) } else { text!(t, profile.roles_empty) });
        }
        let accounts = offered.iter().map(|(row, _)| (row.account_id.clone(), row.title())).collect();
        let is_offered = |role: &Role| offered.iter().any(|(_, roles)| roles.contains(role));
        let roles = Role::ALL.into_iter().filter(is_offered);
        let roles = roles.map(|role| (role.code().to_owned(), text::role_name(t, role))).collect();
        Ok(view! {
            {select_from(context, fields, "account", &input.account, accounts)}
            {select_from(context, fields, "role", &input.role, roles)}
            {text_area(fields, "text", &input.text, Some(text!(t, requests.role_text_hint)), true)}
            <p><a href=paths::GUIDE_ROLES>{text!(t, label.understanding_user_roles)}</a></p>
        }
        .into_html())
    }))
}

/// The page of the request that was sent, or of the one that is still open.
fn lead_to(context: &Context, sent: &SentRequest) -> Response {
    let notice = if sent.is_known { Notice::RequestKnown } else { Notice::RequestSent };
    see_other_telling(context, &paths::of(paths::REQUEST, &sent.id), notice)
}

/// What follows from a form that could not be sent.
enum Answered {
    /// The session has ended; what was typed is kept.
    Kept(Response),
    /// The form is shown again.
    Again(ApiError),
}

async fn kept_or_shown(
    context: &Context,
    key: &'static str,
    path: &str,
    input: &impl Serialize,
    failure: Failure,
) -> Outcome<Answered> {
    if matches!(failure, Failure::Refused(ApiError::Unauthenticated)) {
        return Ok(Answered::Kept(sign_in_first::kept_under(context, key, path, input).await?));
    }
    Ok(Answered::Again(failure.for_form()?))
}

/// What the three forms differ in, beside their fields.
struct FormPage<'a> {
    title: String,
    lead: String,
    path: &'static str,
    labels: Vec<(&'static str, String)>,
    error: Option<&'a ApiError>,
    /// Address and name of the page of what it is about.
    back: Option<(String, String)>,
    /// Why nothing can be asked about what the address names.
    ended: Option<String>,
}

/// A form that asks, or why there is nothing to ask for.
fn form_page(context: &Context, page: FormPage<'_>, body: impl FnOnce(&Fields) -> Result<AnyView, String>) -> Response {
    let t = context.locale();
    let FormPage { title, lead, path, labels, error, back, ended } = page;
    let shown = Page::new(title.clone(), Layout::Wide).with_error(error).with_islands().with_form(path);
    respond(context, shown, || {
        let fields = form_fields(context, labels, error);
        let (href, name) = back.unwrap_or_else(|| (paths::REQUESTS.to_owned(), text!(t, requests.title)));
        let body = match body(&fields) {
            Err(sentence) => note(Tone::Info, sentence).into_html(),
            Ok(body) => view! {
                <form class="form card" id="form" method="post" action=path novalidate>
                    {fields.summary()}
                    <p class="hint">{text!(t, common.required_unless_optional)}</p>
                    {body}
                    <div class="form-actions"><button class="button primary">{text!(t, requests.send)}</button></div>
                </form>
            }
            .into_html(),
        };
        let body = view! {
            <p class="breadcrumb"><a href=href>{name}</a></p>
            <h1 class="page-title">{title}</h1>
            <p class="lead">{lead}</p>
            {ended.map(|sentence| note(Tone::Warning, sentence))}
            {body}
        }
        .into_html();
        view! { <FormsInPlace>{body}</FormsInPlace> }.into_html()
    })
}
