//! A person's page: details, roles with who gave them, access, history.

use super::people::status_badge;
use crate::{
    api::{
        ApiError,
        person::{AddRole, DeactivateUser, EndSessions, ReactivateUser, RemoveRole},
    },
    domain::{
        access::{Permission, Role},
        audit::Action,
        fault::FaultCode,
        moment::Moment,
        person::full_name,
        roster::Status,
    },
    pages::{
        audit::{trail::path_of_person, words},
        components::{Fields, Tone, fact, icon, note, page_head, role_table, roles_guide, section},
        frame::{Layout, Page, question::Question, respond, scope::scope_name, sign_in_first},
    },
    paths,
    server::{
        access::authorize,
        context::Context,
        db::invitations::InvitationRow,
        failure::{Failure, Outcome},
        http::{form::Form, see_other, see_other_with},
        text::{self, text},
        workflow::{
            audit::Party,
            drafts,
            person::{self, PersonView},
            roles::HeldRole,
        },
    },
};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use serde_json::Value;

/// What the address bar may tell the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Arrival {
    notice: String,
}

async fn load(context: &Context, user_id: &str) -> Outcome<PersonView> {
    let actor = authorize(context, Permission::ViewUsers)?;
    person::view(context, &actor, user_id).await
}

/// Shows the page.
pub async fn show(context: Context, Path(user_id): Path<String>, Query(arrival): Query<Arrival>) -> Outcome<Response> {
    let view = load(&context, &user_id).await?;
    let draft = drafts::find_choice(&context, &paths::of(paths::PERSON, &user_id)).await?;
    Ok(page(&context, &view, &arrival.notice, draft.as_deref(), None))
}

fn done(user_id: &str, notice: &str) -> Response {
    see_other_with(&paths::of(paths::PERSON, user_id), notice)
}

/// Gives a role. The list of the form names it with its scope: `role@scope`.
pub async fn submit_role(context: Context, Path(user): Path<String>, Form(chosen): Form<AddRole>) -> Outcome<Response> {
    if chosen.role.is_empty() {
        return role_missing(&context, &user).await;
    }
    let own_path = paths::of(paths::PERSON, &user);
    let (role, scope) = chosen.role.split_once('@').unwrap_or_default();
    let input = AddRole { user, role: role.to_owned(), scope: scope.to_owned() };
    match context.perform(person::add_role(&context, &input)).await {
        Ok(()) => sign_in_first::sent_choice(&context, &own_path, "role-added").await,
        Err(Failure::Refused(ApiError::Unauthenticated)) => {
            sign_in_first::kept_choice(&context, &own_path, &[chosen.role]).await
        }
        Err(failure) => Err(failure),
    }
}

/// Says that no role was chosen, where the browser did not.
async fn role_missing(context: &Context, user_id: &str) -> Outcome<Response> {
    authorize(context, Permission::AssignRoles)?;
    let view = load(context, user_id).await?;
    Ok(page(context, &view, "", None, Some(&ApiError::field("role", FaultCode::ChoiceInvalid))))
}

/// Asks before a role is taken away.
pub async fn show_removal(
    context: Context,
    Path(user_id): Path<String>,
    Query(asked): Query<RemoveRole>,
) -> Outcome<Response> {
    let view = load(&context, &user_id).await?;
    let held = view.roles.iter().find(|one| one.row.id == asked.assignment).ok_or(ApiError::NotFound)?;
    if held.may_take { Ok(ask_removal(&context, &view, held)) } else { Err(ApiError::Forbidden.into()) }
}

/// Takes a role away.
pub async fn submit_removal(
    context: Context,
    Path(user): Path<String>,
    Form(asked): Form<RemoveRole>,
) -> Outcome<Response> {
    let input = RemoveRole { user, ..asked };
    Box::pin(context.perform(person::remove_role(&context, &input))).await?;
    let is_self = context.session.as_ref().is_some_and(|session| session.user.id == input.user);
    // Perhaps the role was what let one see this page, or the list.
    if is_self && !matches!(person::still_views_users(&context).await, Ok(true)) {
        return Ok(see_other_with(paths::HOME, "role-removed"));
    }
    match load(&context, &input.user).await {
        Ok(_) => Ok(done(&input.user, "role-removed")),
        Err(_) => Ok(see_other_with(paths::PEOPLE, "role-removed")),
    }
}

/// Asks before a person is deactivated.
pub async fn show_deactivation(context: Context, Path(user_id): Path<String>) -> Outcome<Response> {
    let view = load(&context, &user_id).await?;
    if !view.may_deactivate {
        return Err(ApiError::Forbidden.into());
    }
    let is_left = view.managed(false).next().is_some();
    // It is done already: the browser went back.
    Ok(if is_left { ask(&context, &view) } else { see_other(&paths::of(paths::PERSON, &user_id)) })
}

/// Deactivates.
pub async fn submit_deactivation(context: Context, Path(user_id): Path<String>) -> Outcome<Response> {
    let input = DeactivateUser { user: user_id };
    context.perform(person::deactivate(&context, &input)).await?;
    Ok(done(&input.user, "deactivated"))
}

/// Reactivates.
pub async fn submit_reactivation(context: Context, Path(user_id): Path<String>) -> Outcome<Response> {
    let input = ReactivateUser { user: user_id };
    context.perform(person::reactivate(&context, &input)).await?;
    Ok(done(&input.user, "reactivated"))
}

/// Ends all sessions.
pub async fn submit_end_of_sessions(context: Context, Path(user_id): Path<String>) -> Outcome<Response> {
    let input = EndSessions { user: user_id };
    context.perform(person::end_sessions(&context, &input)).await?;
    Ok(done(&input.user, "sessions-ended"))
}

/// `draft` is the role that was chosen when the session had ended.
fn page(
    context: &Context,
    view: &PersonView,
    notice: &str,
    draft: Option<&[String]>,
    error: Option<&ApiError>,
) -> Response {
    let t = context.locale();
    let name = full_name(&view.user.first_name, &view.user.last_name);
    respond(context, Page::new(name.clone(), Layout::Wide).with_error(error), || {
        let status = if view.is_deactivated { Status::Deactivated } else { Status::Active };
        view! {
            <p class="breadcrumb"><a href=paths::PEOPLE>{text!(t, label.manage_users)}</a></p>
            {page_head(name.clone(), view.user.email.clone(), status_badge(context, status))}
            {outcome(context, &name, notice)}
            {details(context, view)}
            {roles(context, view, draft, error)}
            {offers(context, text!(t, access.person_offers), &view.offers)}
            {access(context, view, &name)}
            {history(context, view)}
        }
        .into_any()
    })
}

fn outcome(context: &Context, name: &str, notice: &str) -> Option<AnyView> {
    let t = context.locale();
    let sentence = match notice {
        "role-added" => text!(t, access.role_added, name = name),
        "role-removed" => text!(t, access.role_removed, name = name),
        "deactivated" => text!(t, access.was_deactivated, name = name),
        "reactivated" => text!(t, access.was_reactivated, name = name),
        "sessions-ended" => text!(t, access.sessions_ended, name = name),
        _ => return None,
    };
    Some(note(context, Tone::Success, sentence))
}

fn details(context: &Context, view: &PersonView) -> AnyView {
    let t = context.locale();
    let language = view.user.language().unwrap_or_default();
    let last = view.user.last_sign_in_at.map(|at| text::date_time(context.language, Moment(at)));
    let body = view! {
        <div class="card">
            <dl class="facts">
                {fact(text!(t, label.email_address), vec![view.user.email.clone()])}
                <div>
                    <dt>{text!(t, label.preferred_language)}</dt>
                    <dd lang=language.code()>{language.own_name()}</dd>
                </div>
                {fact(text!(t, label.country_region), vec![text::country_name(context.language, &view.user.country)])}
                {fact(text!(t, access.column_last_sign_in), vec![last.unwrap_or_else(|| text!(t, access.never_signed_in))])}
            </dl>
        </div>
    };
    section("details", text!(t, access.person_details), body)
}

fn roles(context: &Context, view: &PersonView, draft: Option<&[String]>, error: Option<&ApiError>) -> AnyView {
    let t = context.locale();
    let rows = view.roles.iter().map(|one| row(context, view, one)).collect::<Vec<_>>();
    let body = view! {
        <div class="table-wrap">
            <table class="table">
                <caption>{text!(t, access.person_roles_caption)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text!(t, label.role)}</th>
                        <th scope="col">{text!(t, common.scope)}</th>
                        <th scope="col">{text!(t, access.person_given_by)}</th>
                        <th scope="col">{text!(t, access.person_given_on)}</th>
                        <th scope="col"><span class="visually-hidden">{text!(t, access.remove_role)}</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {addition(context, view, draft, error)}
    };
    section("roles", text!(t, access.person_roles), body)
}

/// Invitations that wait for the person's answer, each leading to its page.
pub(super) fn offers(context: &Context, title: String, offers: &[InvitationRow]) -> Option<AnyView> {
    let t = context.locale();
    let links = offers.iter().map(|one| {
        let sent = text::day(context.language, Moment(one.created_at));
        view! { <li><a href=paths::of(paths::INVITATION, &one.id)>{text!(t, access.offer_of, day = sent)}</a></li> }
    });
    let links: Vec<_> = links.collect();
    (!links.is_empty()).then(|| section("offers", title, view! { <ul class="card plain-list">{links}</ul> }))
}

fn row(context: &Context, view: &PersonView, held: &HeldRole) -> AnyView {
    let t = context.locale();
    let role = text::role_name(t, held.role);
    let scope = scope_name(context, &held.scope);
    let granter = match (&held.row.granted_by, &held.row.granter_first_name, &held.row.granter_last_name) {
        (None, ..) => text!(t, access.by_register),
        (Some(_), Some(first), Some(last)) => full_name(first, last),
        _ => text!(t, access.by_unknown),
    };
    let removal = held.may_take.then(|| {
        let label = text!(t, access.remove_role_of, role = &role, scope = &scope);
        let href = format!("{}?assignment={}", paths::of(paths::PERSON_REMOVE_ROLE, &view.user.id), held.row.id);
        view! { <a class="button quiet-button" href=href title=label>{text!(t, access.remove_role)}</a> }
    });
    let suspended = held.row.suspended_at.map(|_| view! { " "{status_badge(context, Status::Deactivated)} });
    view! {
        <tr>
            <th scope="row">{role.clone()}{suspended}</th>
            <td data-label=text!(t, common.scope)>{scope.clone()}</td>
            <td data-label=text!(t, access.person_given_by)>{granter}</td>
            <td data-label=text!(t, access.person_given_on)>{text::day(context.language, Moment(held.row.granted_at))}</td>
            <td>{removal}</td>
        </tr>
    }
    .into_any()
}

fn addition(
    context: &Context,
    view: &PersonView,
    draft: Option<&[String]>,
    error: Option<&ApiError>,
) -> Option<AnyView> {
    let t = context.locale();
    if view.addable.is_empty() || view.is_deactivated {
        return None;
    }
    let options = view
        .addable
        .iter()
        .map(|(role, scope)| {
            let label = format!("{}, {}", text::role_name(t, *role), scope_name(context, scope));
            let value = format!("{}@{}", role.code(), scope.scope.id());
            let is_chosen = draft.is_some_and(|draft| draft.contains(&value));
            view! { <option value=value selected=is_chosen>{label}</option> }
        })
        .collect::<Vec<_>>();
    let fields = Fields::new(context, vec![("role", text!(t, access.person_add_role))], error);
    let control = view! {
        <select class="input" id="role" name="role" required
            aria-invalid=fields.fault("role").map(|_| "true")
            aria-describedby=fields.described_by("role", false)
            autofocus=fields.has_focus("role", false)>
            <option value="">{text!(t, access.person_choose_role)}</option>
            {options}
        </select>
    };
    Some(
        view! {
            {draft.map(|_| note(context, Tone::Warning, text!(t, common.draft)))}
            <form class="inline-form" method="post" action=paths::of(paths::PERSON_ROLES, &view.user.id)>
                {fields.field("role", None, false, control.into_any())}
                <button class="button">{text!(t, access.add_role)}</button>
            </form>
            {about_roles(context)}
        }
        .into_any(),
    )
}

/// What each role may do, for whoever is about to give one (R44).
fn about_roles(context: &Context) -> AnyView {
    view! {
        <details class="more">
            <summary>{text!(context.locale(), access.person_about_roles)}{icon(context, "chevron-down")}</summary>
            {role_table(context)}
        </details>
        {roles_guide(context)}
    }
    .into_any()
}

fn access(context: &Context, view: &PersonView, name: &str) -> Option<AnyView> {
    let t = context.locale();
    if view.is_self {
        return None;
    }
    let path = |action| paths::of(action, &view.user.id);
    let has = |is_suspended: bool| view.managed(is_suspended).next().is_some();
    let deactivate = (view.may_deactivate && has(false)).then(|| {
        view! { <p><a class="button" href=path(paths::PERSON_DEACTIVATE)>{text!(t, access.deactivate)}</a></p> }
    });
    let is_beyond = !view.may_deactivate && view.roles.iter().any(|one| one.is_managed && !one.may_take);
    let beyond = is_beyond.then(|| view! { <p class="quiet">{text!(t, access.deactivate_beyond, name = name)}</p> });
    let reactivate = (view.may_deactivate && has(true)).then(|| {
        let sentence = if view.is_deactivated {
            text!(t, access.reactivate_text, name = name)
        } else {
            text!(t, access.reactivate_some, name = name)
        };
        view! {
            <form method="post" action=path(paths::PERSON_REACTIVATE)>
                <p>{sentence}</p>
                <button class="button">{text!(t, access.reactivate)}</button>
            </form>
        }
    });
    if !view.user.is_active {
        return Some(access_section(context, view! { <p>{text!(t, access.closed, name = name)}</p> }.into_any()));
    }
    let sessions = if view.is_whole {
        view! {
            <form method="post" action=path(paths::PERSON_END_SESSIONS)>
                <p>{text!(t, access.end_sessions_text, name = name)}</p>
                <button class="button">{text!(t, access.end_sessions)}</button>
            </form>
        }
        .into_any()
    } else {
        view! { <p class="quiet">{text!(t, access.not_whole_person, name = name)}</p> }.into_any()
    };
    Some(access_section(context, view! { {deactivate}{beyond}{reactivate}{sessions} }.into_any()))
}

fn access_section(context: &Context, body: AnyView) -> AnyView {
    section("access", text!(context.locale(), access.person_access), view! { <div class="card stack">{body}</div> })
}

fn history(context: &Context, view: &PersonView) -> Option<AnyView> {
    let t = context.locale();
    if view.history.is_empty() {
        return None;
    }
    let lines = view
        .history
        .iter()
        .filter_map(|(entry, by)| {
            let moment = Moment(entry.at);
            let at = text::date_time(context.language, moment);
            let details: Value = serde_json::from_str(&entry.details).unwrap_or_default();
            let role = details["role"].as_str().and_then(Role::from_code);
            let event = text::event(t, Action::from_code(&entry.action)?, role);
            let sentence = match by {
                Party::Nobody => event,
                // The person accepted: what counts is who offered it.
                Party::Invitee => match details["inviter"].as_str() {
                    Some(inviter) => text!(t, access.event_by, event = event, name = inviter),
                    None => event,
                },
                by => text!(t, access.event_by, event = event, name = words::party(context, by)),
            };
            Some(view! { <li><time datetime=text::iso(moment)>{at}</time>" "{sentence}</li> })
        })
        .collect::<Vec<_>>();
    let body = view! {
        <ol class="history">{lines}</ol>
        <p><a href=path_of_person(&view.user.email)>{text!(t, audit.see_all)}</a></p>
    };
    Some(section("history", text!(t, access.history), body))
}

fn ask(context: &Context, view: &PersonView) -> Response {
    let t = context.locale();
    let name = full_name(&view.user.first_name, &view.user.last_name);
    let mut sentences = vec![text!(t, access.deactivate_text, name = &name)];
    if view.managed(false).any(|one| one.role.may(Permission::InviteUsers)) {
        sentences.push(text!(t, access.deactivate_pauses, name = &name));
    }
    let kept = view.roles.iter().filter(|one| !one.is_managed && one.row.suspended_at.is_none());
    let kept = kept.map(|one| format!("{} · {}", text::role_name(t, one.role), scope_name(context, &one.scope)));
    let kept = kept.collect::<Vec<_>>().join("; ");
    if !kept.is_empty() {
        sentences.push(text!(t, access.deactivate_keeps, roles = kept));
    }
    let question = Question {
        title: text!(t, access.deactivate_title, name = &name),
        text: sentences.join(" "),
        warning: None,
        action: paths::of(paths::PERSON_DEACTIVATE, &view.user.id),
        fields: Vec::new(),
        button: text!(t, access.deactivate_button, name = &name),
        keep: text!(t, access.keep_access),
        back: paths::of(paths::PERSON, &view.user.id),
    };
    question.page(context)
}

fn ask_removal(context: &Context, view: &PersonView, held: &HeldRole) -> Response {
    let t = context.locale();
    let name = full_name(&view.user.first_name, &view.user.last_name);
    let (role, scope) = (text::role_name(t, held.role), scope_name(context, &held.scope));
    let invites = held.role.may(Permission::InviteUsers);
    let pauses = if invites { format!(" {}", text!(t, access.remove_pauses, name = &name)) } else { String::new() };
    let question = Question {
        title: text!(t, access.remove_title, role = &role, name = &name),
        text: text!(t, access.remove_text, name = &name, role = &role, scope = &scope) + &pauses,
        warning: view.is_self.then(|| text!(t, access.remove_own)),
        action: paths::of(paths::PERSON_REMOVE_ROLE, &view.user.id),
        fields: vec![("assignment", held.row.id.clone())],
        button: text!(t, access.remove_button),
        keep: text!(t, access.remove_keep),
        back: paths::of(paths::PERSON, &view.user.id),
    };
    question.page(context)
}
