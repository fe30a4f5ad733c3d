//! The page of a pending invitation: when it was sent, whether it was delivered, and its actions.

use super::person::offers;
use crate::{
    api::{
        ApiError,
        pending::{
            CancelInvitation, ConfirmInvitation, InvitationStep, InvitationView, ResendInvitation, SetInvitationRoles,
            StepKind,
        },
    },
    components::{Fact, Question, Tone, UndoForm, message, note, page_head, result_message, section},
    domain::{
        access::{Permission, Role},
        fault::FaultCode,
        invitation::{InvitationState, LINK_LIFETIME},
        mail::MailState,
        moment::Moment,
        notice::Notice,
        person::full_name,
        roster::Status,
    },
    islands::pending_invitation::{PendingInvitation, PendingInvitationState, PendingInvitationTexts},
    pages::{
        components::{agreement_contact, roles_guide, status_name},
        frame::{
            Layout, Page,
            notice::{see_other_telling, take_result, tell_undoable, undo_form},
            question::question_page,
            respond,
            scope::scope_name,
            sign_in_first, title_in_place,
        },
    },
    paths,
    server::{
        access::{Actor, authorize},
        context::Context,
        db::invitations::InvitationRow,
        failure::{Failure, Outcome},
        html::IntoHtml,
        http::{
            form::{Form, Pairs},
            see_other,
        },
        text::{self, text},
        workflow::{
            drafts,
            pending::{self, Ended, PendingView},
        },
    },
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;

async fn load(context: &Context, id: &str) -> Outcome<(Actor, PendingView)> {
    let actor = authorize(context, Permission::ViewUsers)?;
    let view = pending::view(context, &actor, id).await?;
    Ok((actor, view))
}

/// Shows the page.
pub async fn show(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    match load(&context, &id).await {
        Err(Failure::Refused(ApiError::NotFound)) => show_ended(&context, &id).await,
        loaded => {
            let (actor, view) = loaded?;
            let draft = drafts::find_choice(&context, &paths::of(paths::INVITATION, &id)).await?;
            Ok(page(&context, &actor, &view, draft, None))
        }
    }
}

/// Shows the outcome of an invitation that is no longer pending: mails and other tabs link here.
async fn show_ended(context: &Context, id: &str) -> Outcome<Response> {
    Ok(match pending::ended(context, id).await? {
        Ended::Joined(user_id) => see_other(&paths::of(paths::PERSON, &user_id)),
        Ended::Otherwise(invitation) => ended_page(context, &invitation),
    })
}

fn ended_page(context: &Context, invitation: &InvitationRow) -> Response {
    let t = context.locale();
    let title = text!(t, access.invitation_title, name = full_name(&invitation.first_name, &invitation.last_name));
    let date = invitation.decided_at.map(|at| text::date_time(context.language, at)).unwrap_or_default();
    let sentence = match invitation.state {
        InvitationState::Declined => text!(t, access.ended_declined, date = date),
        InvitationState::Cancelled => text!(t, access.ended_cancelled, date = date),
        InvitationState::Accepted | InvitationState::Pending => text!(t, access.ended_accepted, date = date),
    };
    let reason =
        invitation.decline_reason.map(|reason| text::decline_reason(t, reason, invitation.invited_by.is_none()));
    let reason = reason.map(|reason| view! { <p>{text!(t, mail.declined_reason, reason = reason)}</p> });
    let may_invite = authorize(context, Permission::InviteUsers).is_ok();
    let result = take_result(context, "");
    let page = Page::new(title.clone(), Layout::Wide).with_result(context, result.as_ref());
    respond(context, page, || {
        view! {
            <p class="breadcrumb"><a href=paths::PEOPLE>{text!(t, label.manage_users)}</a></p>
            {page_head(title, invitation.email.clone(), ())}
            {result.map(result_message)}
            {message(Tone::Info, view! { <p>{sentence}</p>{reason} })}
            {may_invite.then(|| view! {
                <div class="actions"><a class="button" href=paths::INVITE>{text!(t, label.invite_user)}</a></div>
            })}
        }
        .into_html()
    })
}

/// Resends it, and returns its new state.
pub async fn resend(context: &Context, input: &ResendInvitation) -> Outcome<InvitationView> {
    pending::resend(context, input).await?;
    let (_, view) = load(context, &input.invitation).await?;
    Ok(in_words(context, &view))
}

/// Resends it.
pub async fn submit_resend(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    submit(&context, ResendInvitation { invitation: id, void_earlier: false }).await
}

/// Resends it and cancels earlier links.
pub async fn submit_void(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    submit(&context, ResendInvitation { invitation: id, void_earlier: true }).await
}

async fn submit(context: &Context, input: ResendInvitation) -> Outcome<Response> {
    context.perform(resend(context, &input)).await?;
    Ok(see_other_telling(context, &paths::of(paths::INVITATION, &input.invitation), Notice::Resent))
}

/// Asks for confirmation before it is canceled.
pub async fn show_cancel(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    match load(&context, &id).await {
        // Already canceled, for example after going back in the browser.
        Err(Failure::Refused(ApiError::NotFound)) => show_ended(&context, &id).await,
        loaded => match loaded?.1 {
            view if view.may_change => Ok(question_page(&context, question(&context, &view))),
            _ => Err(ApiError::Forbidden.into()),
        },
    }
}

/// Cancels it, and returns the form that undoes it.
pub async fn cancel(context: &Context, input: &CancelInvitation) -> Outcome<Option<UndoForm>> {
    let act = Box::pin(pending::cancel(context, input)).await?;
    Ok(act.map(|act| undo_form(context, act)))
}

/// Cancels it.
pub async fn submit_cancel(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    let undo = context.perform(cancel(&context, &CancelInvitation { invitation: id })).await?;
    tell_undoable(&context, paths::PEOPLE, Notice::Canceled, undo.as_ref());
    Ok(see_other(paths::PEOPLE))
}

/// Confirms it.
pub async fn submit_confirm(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    let input = ConfirmInvitation { invitation: id };
    let is_sent = context.perform(pending::confirm(&context, &input)).await?;
    let notice = if is_sent { Notice::ConfirmedAndSent } else { Notice::Confirmed };
    Ok(see_other_telling(&context, &paths::of(paths::INVITATION, &input.invitation), notice))
}

/// Changes its roles.
pub async fn submit_roles(context: Context, Path(id): Path<String>, Form(pairs): Form<Pairs>) -> Outcome<Response> {
    let roles: Vec<String> = pairs.into_iter().filter(|(name, _)| name == "roles").map(|(_, value)| value).collect();
    let own_path = paths::of(paths::INVITATION, &id);
    let input = SetInvitationRoles { invitation: id, roles };
    match context.perform(pending::set_roles(&context, &input)).await {
        Ok(()) => Ok(see_other_telling(&context, &own_path, Notice::RolesSaved)),
        Err(Failure::Refused(ApiError::Unauthenticated)) => {
            sign_in_first::kept_choice(&context, &own_path, &input.roles).await
        }
        Err(Failure::Refused(error @ ApiError::Invalid(_))) => {
            let (actor, view) = load(&context, &input.invitation).await?;
            Ok(page(&context, &actor, &view, Some(input.roles), Some(&error)))
        }
        Err(failure) => Err(failure),
    }
}

fn status(context: &Context, view: &PendingView) -> Status {
    let is_refused = view.mail.as_ref().is_some_and(|mail| mail.state == MailState::Refused);
    Status::of_invitation(view.invitation.paused_at.is_some(), is_refused, view.expires_at, context.now)
}

/// `draft` are the roles chosen when the session had ended, or with an error.
fn page(
    context: &Context,
    actor: &Actor,
    view: &PendingView,
    draft: Option<Vec<String>>,
    error: Option<&ApiError>,
) -> Response {
    let t = context.locale();
    let name = full_name(&view.invitation.first_name, &view.invitation.last_name);
    let title = text!(t, access.invitation_title, name = &name);
    let is_designated = view.invitation.invited_by.is_none();
    let is_paused = view.invitation.paused_at.is_some();
    let result = take_result(context, &name);
    let texts = PendingInvitationTexts {
        title: title.clone(),
        email: view.invitation.email.clone(),
        details: text!(t, access.person_details),
        resent: text!(t, access.was_resent),
        cancelled: text!(t, access.was_cancelled),
        invite: text!(t, label.invite_user),
        invite_path: paths::INVITE.to_owned(),
        result_title: title_in_place(context, &title),
    };
    let state = PendingInvitationState {
        id: view.invitation.id.clone(),
        done: result.as_ref().map(|result| result.sentence.clone()),
        warning: is_paused.then(|| text!(t, access.paused_text)),
        hint: is_designated
            .then(|| text!(t, access.designated_only, contact = agreement_contact(context, &view.partners))),
        view: in_words(context, view),
        question: view.may_change.then(|| question(context, view)),
    };
    let page = Page::new(title, Layout::Wide).with_error(error).with_islands().with_result(context, result.as_ref());
    respond(context, page, || {
        let roles = view.may_change.then(|| roles(context, actor, view, draft.as_deref(), error));
        let others = offers(context, text!(t, access.other_invitations), &view.others);
        view! {
            <p class="breadcrumb"><a href=paths::PEOPLE>{text!(t, label.manage_users)}</a></p>
            <PendingInvitation texts state>{roles}{others}</PendingInvitation>
        }
        .into_html()
    })
}

fn in_words(context: &Context, view: &PendingView) -> InvitationView {
    let t = context.locale();
    let time = |moment: Moment| text::date_time(context.language, moment);
    let inviter = view
        .inviter
        .as_ref()
        .map_or_else(|| text!(t, access.by_register), |user| full_name(&user.first_name, &user.last_name));
    // Each mail has its own link; before the first, nothing can expire.
    let (sent, expires) = match view.expires_at {
        Some(expires) => (time(expires - LINK_LIFETIME), time(expires)),
        None => (delivery(context, view), "–".to_owned()),
    };
    // Roles in scopes that the actor doesn't manage are hidden.
    let roles = view.grants.iter().filter_map(|grant| {
        let scope = view.scopes.iter().find(|one| one.scope == grant.scope(&view.invitation.agreement_id))?;
        Some(format!("{} · {}", text::role_name(t, grant.role), scope_name(context, scope)))
    });
    let status = status(context, view);
    InvitationView {
        status,
        status_word: status_name(context, status),
        facts: vec![
            Fact::list(text!(t, access.column_roles), roles.collect()),
            Fact::new(text!(t, access.invitation_by), inviter),
            Fact::new(text!(t, access.invitation_sent_on), sent),
            Fact::new(text!(t, access.invitation_expires_on), expires),
            Fact::new(text!(t, access.invitation_delivery), delivery(context, view)),
        ],
        steps: steps(context, view),
    }
}

fn delivery(context: &Context, view: &PendingView) -> String {
    let t = context.locale();
    let Some(mail) = &view.mail else { return text!(t, access.delivery_queued) };
    let reply = mail.reply.clone().unwrap_or_default();
    match (mail.state, mail.reply.is_some()) {
        (MailState::Withdrawn, _) if view.invitation.paused_at.is_some() => text!(t, access.delivery_held),
        // A decline withdrew the waiting mail, and was undone with a link that had arrived.
        (MailState::Sent | MailState::Withdrawn, _) => text!(t, access.delivery_accepted),
        (MailState::Refused, _) => text!(t, access.delivery_refused, reply = reply),
        (MailState::Queued, true) => text!(t, access.delivery_waiting, reply = reply),
        (MailState::Held | MailState::Queued | MailState::Sending, _) => text!(t, access.delivery_queued),
    }
}

fn steps(context: &Context, view: &PendingView) -> Vec<InvitationStep> {
    let t = context.locale();
    let step = |may: bool, kind, label, path| {
        may.then(|| InvitationStep { kind, label, path: paths::of(path, &view.invitation.id) })
    };
    let steps = [
        step(view.may_confirm, StepKind::Confirm, text!(t, access.confirm), paths::INVITATION_CONFIRM),
        step(view.may_resend(), StepKind::Resend, text!(t, access.resend), paths::INVITATION_RESEND),
        step(view.may_void(), StepKind::Void, text!(t, access.resend_void), paths::INVITATION_VOID),
        step(view.may_change, StepKind::Cancel, text!(t, access.cancel), paths::INVITATION_CANCEL),
    ];
    steps.into_iter().flatten().collect()
}

fn roles(
    context: &Context,
    actor: &Actor,
    view: &PendingView,
    draft: Option<&[String]>,
    error: Option<&ApiError>,
) -> AnyView {
    let t = context.locale();
    let agreement_id = &view.invitation.agreement_id;
    let is_faulty = error.is_some();
    let boxes = view
        .scopes
        .iter()
        .flat_map(|scope| Role::ALL.map(|role| (role, scope)))
        .filter(|(role, scope)| actor.may_grant(*role, &scope.scope))
        .enumerate()
        .map(|(index, (role, scope))| {
            // The first one gets the focus after an error.
            let is_first_at_fault = is_faulty && index == 0;
            let value = format!("{}@{}", role.code(), scope.scope.id());
            let is_offered =
                || view.grants.iter().any(|grant| grant.role == role && grant.scope(agreement_id) == scope.scope);
            let is_checked = draft.map_or_else(is_offered, |draft| draft.contains(&value));
            view! {
                <label class="check">
                    <input type="checkbox" name="roles" value=value checked=is_checked
                        aria-invalid=is_first_at_fault.then_some("true") autofocus=is_first_at_fault/>
                    <span>
                        {text::role_name(t, role)}
                        <span class="quiet block">{scope_name(context, scope)}</span>
                        <span class="quiet block">{text::role_level(t, role)}</span>
                    </span>
                </label>
            }
        })
        .collect::<Vec<_>>();
    let fault = error.map(|error| {
        let code = match error {
            ApiError::Invalid(faults) => faults.first().map(|fault| fault.code),
            _ => None,
        };
        let label = text!(t, access.column_roles);
        let sentence = text::fault(t, code.unwrap_or(FaultCode::ChoiceMissing), &label);
        view! { <div id="roles-error">{note(Tone::Error, sentence)}</div> }
    });
    let described_by = is_faulty.then_some("roles-error");
    let body = view! {
        <form class="card stack" method="post" action=paths::of(paths::INVITATION_ROLES, &view.invitation.id)>
            {draft.filter(|_| !is_faulty).map(|_| note(Tone::Warning, text!(t, common.draft)))}
            {fault}
            <div role="group" aria-labelledby="roles" aria-describedby=described_by>{boxes}</div>
            <div class="form-actions"><button class="button">{text!(t, access.save_roles)}</button></div>
        </form>
        {roles_guide(context)}
    };
    section("roles", text!(t, access.change_roles), body).into_html()
}

/// The confirmation before it is canceled.
fn question(context: &Context, view: &PendingView) -> Question {
    let t = context.locale();
    let name = full_name(&view.invitation.first_name, &view.invitation.last_name);
    Question {
        title: text!(t, access.cancel_title, name = &name),
        text: text!(t, access.cancel_text, name = &name),
        warning: None,
        action: paths::of(paths::INVITATION_CANCEL, &view.invitation.id),
        fields: Vec::new(),
        button: text!(t, access.cancel),
        keep: text!(t, access.cancel_keep),
        back: paths::of(paths::INVITATION, &view.invitation.id),
    }
}
