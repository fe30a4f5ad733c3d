//! The page of a person: details, roles with who assigned them, access, history.

use super::roles::{self, load};
use crate::{
    api::{
        ApiError,
        person::{AddRole, DeactivateUser, EndSessions, ReactivateUser, RemoveRole, RolesAnswer},
    },
    components::{Fact, Question, UndoForm, facts, page_head, result_message, section},
    domain::{
        access::{Permission, Role},
        fault::FaultCode,
        notice::Notice,
        person::full_name,
        roster::Status,
    },
    pages::{
        audit::{trail::path_of_person, words},
        components::status_badge,
        frame::{
            Layout, Page,
            notice::{take_result, tell_undoable, undo_form},
            question::question_page,
            respond,
            scope::scope_name,
            sign_in_first,
        },
    },
    paths,
    server::{
        access::authorize,
        audit,
        context::Context,
        db::invitations::InvitationRow,
        failure::{Failure, Outcome},
        html::IntoHtml,
        http::{form::Form, see_other},
        text::{self, text},
        workflow::{
            audit::Principal,
            drafts,
            person::{self, PersonView},
        },
    },
};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use leptos::prelude::*;

/// Shows the page.
pub async fn show(context: Context, Path(user_id): Path<String>) -> Outcome<Response> {
    let view = load(&context, &user_id).await?;
    let draft = drafts::find_choice(&context, &paths::of(paths::PERSON, &user_id)).await?;
    Ok(page(&context, &view, draft.as_deref(), None))
}

fn done(context: &Context, user_id: &str, notice: Notice) -> Response {
    undoable(context, user_id, notice, None)
}

/// Same, with the form that undoes it.
fn undoable(context: &Context, user_id: &str, notice: Notice, undo: Option<&UndoForm>) -> Response {
    let path = paths::of(paths::PERSON, user_id);
    tell_undoable(context, &path, notice, undo);
    see_other(&path)
}

/// Assigns a role. The form's list identifies it with its scope: `role@scope`.
pub async fn submit_role(context: Context, Path(user): Path<String>, Form(chosen): Form<AddRole>) -> Outcome<Response> {
    if chosen.role.is_empty() {
        return role_missing(&context, &user).await;
    }
    let own_path = paths::of(paths::PERSON, &user);
    let (role, scope) = chosen.role.split_once('@').unwrap_or_default();
    let input = AddRole { user, role: role.to_owned(), scope: scope.to_owned() };
    match context.perform(roles::add(&context, &input)).await {
        Ok(answer) => Ok(undoable(&context, &input.user, Notice::RoleAdded, answer.undo())),
        Err(Failure::Refused(ApiError::Unauthenticated)) => {
            sign_in_first::kept_choice(&context, &own_path, &[chosen.role]).await
        }
        Err(failure) => Err(failure),
    }
}

/// Reports that no role was chosen, if the browser did not.
async fn role_missing(context: &Context, user_id: &str) -> Outcome<Response> {
    authorize(context, Permission::AssignRoles)?;
    let view = load(context, user_id).await?;
    Ok(page(context, &view, None, Some(&ApiError::field("role", FaultCode::ChoiceInvalid))))
}

/// Asks for confirmation before a role is removed.
pub async fn show_removal(
    context: Context,
    Path(user_id): Path<String>,
    Query(asked): Query<RemoveRole>,
) -> Outcome<Response> {
    let view = load(&context, &user_id).await?;
    let held = view.roles.iter().find(|one| one.row.id == asked.assignment).ok_or(ApiError::NotFound)?;
    if !held.may_take {
        return Err(ApiError::Forbidden.into());
    }
    Ok(question_page(&context, roles::removal(&context, &view, held).question))
}

/// Removes a role.
pub async fn submit_removal(
    context: Context,
    Path(user): Path<String>,
    Form(asked): Form<RemoveRole>,
) -> Outcome<Response> {
    let input = RemoveRole { user, ..asked };
    let answer = context.perform(roles::remove(&context, &input)).await?;
    Ok(match &answer {
        RolesAnswer::Here(_) => undoable(&context, &input.user, Notice::RoleRemoved, answer.undo()),
        RolesAnswer::Elsewhere(path) => see_other(path),
    })
}

/// Asks for confirmation before a person is deactivated.
pub async fn show_deactivation(context: Context, Path(user_id): Path<String>) -> Outcome<Response> {
    let view = load(&context, &user_id).await?;
    if !view.may_deactivate {
        return Err(ApiError::Forbidden.into());
    }
    let is_left = view.managed(false).next().is_some();
    // Already done: the browser went back.
    Ok(if is_left { ask(&context, &view) } else { see_other(&paths::of(paths::PERSON, &user_id)) })
}

/// Deactivates, and returns the form that undoes it.
pub async fn deactivate(context: &Context, input: &DeactivateUser) -> Outcome<Option<UndoForm>> {
    Ok(person::deactivate(context, input).await?.map(|act| undo_form(context, act)))
}

/// Deactivates.
pub async fn submit_deactivation(context: Context, Path(user_id): Path<String>) -> Outcome<Response> {
    let input = DeactivateUser { user: user_id };
    let undo = context.perform(deactivate(&context, &input)).await?;
    Ok(undoable(&context, &input.user, Notice::Deactivated, undo.as_ref()))
}

/// Reactivates.
pub async fn submit_reactivation(context: Context, Path(user_id): Path<String>) -> Outcome<Response> {
    let input = ReactivateUser { user: user_id };
    context.perform(person::reactivate(&context, &input)).await?;
    Ok(done(&context, &input.user, Notice::Reactivated))
}

/// Ends all sessions.
pub async fn submit_end_of_sessions(context: Context, Path(user_id): Path<String>) -> Outcome<Response> {
    let input = EndSessions { user: user_id };
    context.perform(person::end_sessions(&context, &input)).await?;
    Ok(done(&context, &input.user, Notice::SessionsEnded))
}

/// `draft` is the role chosen when the session had ended.
fn page(context: &Context, view: &PersonView, draft: Option<&[String]>, error: Option<&ApiError>) -> Response {
    let t = context.locale();
    let name = full_name(&view.user.first_name, &view.user.last_name);
    let result = take_result(context, &name);
    let page = Page::new(name.clone(), Layout::Wide).with_error(error).with_result(context, result.as_ref());
    let page = if roles::is_changeable(view) { page.with_islands() } else { page };
    respond(context, page, || {
        let status = if view.is_deactivated { Status::Deactivated } else { Status::Active };
        view! {
            <p class="breadcrumb"><a href=paths::PEOPLE>{text!(t, label.manage_users)}</a></p>
            {page_head(name.clone(), view.user.email.clone(), status_badge(context, status))}
            {result.map(result_message)}
            {details(context, view)}
            {roles::roles(context, view, draft, error)}
            {offers(context, text!(t, access.person_offers), &view.offers)}
            {access(context, view, &name)}
            <div id="past">{history(context, view)}</div>
        }
        .into_html()
    })
}

fn details(context: &Context, view: &PersonView) -> AnyView {
    let t = context.locale();
    let language = view.user.language;
    let last = view.user.last_sign_in_at.map(|at| text::date_time(context.language, at));
    let body = view! {
        <div class="card">
            {facts(vec![
                Fact::new(text!(t, label.email_address), view.user.email.clone()),
                Fact::new(text!(t, label.preferred_language), language.own_name().to_owned()).in_language(language.code()),
                Fact::new(text!(t, label.country_region), text::country_name(context.language, &view.user.country)),
                Fact::new(text!(t, access.column_last_sign_in), last.unwrap_or_else(|| text!(t, access.never_signed_in))),
            ])}
        </div>
    };
    section("details", text!(t, access.person_details), body).into_html()
}

/// Pending invitations, each linked to its page.
pub(super) fn offers(context: &Context, title: String, offers: &[InvitationRow]) -> Option<AnyView> {
    let t = context.locale();
    let links = offers.iter().map(|one| {
        let sent = text::day(context.language, one.created_at);
        view! { <li><a href=paths::of(paths::INVITATION, &one.id)>{text!(t, access.offer_of, day = sent)}</a></li> }
    });
    let links: Vec<_> = links.collect();
    (!links.is_empty())
        .then(|| section("offers", title, view! { <ul class="card plain-list">{links}</ul> }).into_html())
}

fn access(context: &Context, view: &PersonView, name: &str) -> Option<AnyView> {
    let t = context.locale();
    if view.is_self {
        return None;
    }
    let path = |action| paths::of(action, &view.user.id);
    let has = |is_suspended: bool| view.managed(is_suspended).next().is_some();
    let deactivate = (view.may_deactivate && has(false)).then(|| {
        view! {
            <div>
                <p>{text!(t, access.deactivate_text, name = name)}</p>
                <a class="button" href=path(paths::PERSON_DEACTIVATE)>{text!(t, access.deactivate)}</a>
            </div>
        }
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
        return Some(access_section(context, view! { <p>{text!(t, access.closed, name = name)}</p> }.into_html()));
    }
    let sessions = if view.is_whole {
        view! {
            <form method="post" action=path(paths::PERSON_END_SESSIONS)>
                <p>{text!(t, access.end_sessions_text, name = name)}</p>
                <button class="button">{text!(t, access.end_sessions)}</button>
            </form>
        }
        .into_html()
    } else {
        view! { <p class="quiet">{text!(t, access.not_whole_person, name = name)}</p> }.into_html()
    };
    Some(access_section(context, view! { {deactivate}{beyond}{reactivate}{sessions} }.into_html()))
}

fn access_section(context: &Context, body: AnyView) -> AnyView {
    section("access", text!(context.locale(), access.person_access), view! { <div class="card stack">{body}</div> })
        .into_html()
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
            let at = text::date_time(context.language, entry.at);
            let details = audit::content(entry).details;
            let role = details["role"].as_str().and_then(Role::from_code);
            let mut event = text::event(t, entry.action()?, role);
            if details["undo"] == true {
                event = format!("{event} · {}", text!(t, audit.field_undo));
            }
            let sentence = match by {
                // The person accepted what the register names, or it is unknown.
                Principal::Nobody | Principal::Invitee => event,
                by => text!(t, access.event_by, event = event, name = words::principal(context, by)),
            };
            Some(view! { <li><time datetime=text::iso(entry.at)>{at}</time>" "{sentence}</li> })
        })
        .collect::<Vec<_>>();
    let body = view! {
        <ol class="history">{lines}</ol>
        <p><a href=path_of_person(&view.user.email)>{text!(t, audit.see_all)}</a></p>
    };
    Some(section("history", text!(t, access.history), body).into_html())
}

fn ask(context: &Context, view: &PersonView) -> Response {
    let t = context.locale();
    let name = full_name(&view.user.first_name, &view.user.last_name);
    let mut sentences = vec![text!(t, access.deactivate_text, name = &name)];
    if view.managed(false).any(|one| one.row.role.may(Permission::InviteUsers)) {
        sentences.push(text!(t, access.deactivate_pauses, name = &name));
    }
    let kept = view.roles.iter().filter(|one| !one.is_managed && one.row.suspended_at.is_none());
    let kept = kept.map(|one| format!("{} · {}", text::role_name(t, one.row.role), scope_name(context, &one.scope)));
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
    question_page(context, question)
}
