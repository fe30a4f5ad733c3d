//! A pending invitation as administrators see it: sent again, cancelled, its roles changed, confirmed.

use super::{
    drafts,
    import::withdraw,
    operator,
    people::{NamedScope, scopes},
    person::{self, is_suspended},
    roster, trail,
};
use crate::{
    api::{
        ApiError,
        pending::{CancelInvitation, ConfirmInvitation, ResendInvitation, SetInvitationRoles},
    },
    domain::{
        access::{Permission, Role},
        audit::Action,
        fault::FaultCode,
        invitation::InvitationState,
        moment::Moment,
    },
    server::{
        access::{Actor, authorize},
        context::Context,
        db::{self, Connection, invitations::InvitationRow, outbox::OutboxRow, roles::Grant, users::UserRow},
        failure::Outcome,
    },
};

/// What the page of a pending invitation shows.
#[derive(Clone, Debug)]
pub struct PendingView {
    /// The invitation.
    pub invitation: InvitationRow,
    /// What it offers.
    pub grants: Vec<Grant>,
    /// The scopes of its agreement that the actor may see.
    pub scopes: Vec<NamedScope>,
    /// Who invited; none where the register names the person.
    pub inviter: Option<UserRow>,
    /// When its newest living link expires.
    pub expires_at: Option<Moment>,
    /// The newest mail that carries its link.
    pub mail: Option<OutboxRow>,
    /// Whether the actor may cancel it and change its roles: not where the register names the person, nor what others
    /// offer, unless the actor could take those roles away, too.
    pub may_change: bool,
    /// Whether it is paused and the actor may answer for it: not where the register names the person.
    pub may_confirm: bool,
    /// Other pending invitations of the same address in what the actor may see.
    pub others: Vec<InvitationRow>,
}

impl PendingView {
    /// Whether it may be sent again: one that is paused is confirmed first, for its mail would name who invites no more.
    #[must_use]
    pub const fn may_resend(&self) -> bool {
        self.invitation.paused_at.is_none()
    }

    /// Whether earlier links may be voided with that: not where the register names the person, whose invitation is only
    /// sent again.
    #[must_use]
    pub const fn may_void(&self) -> bool {
        self.may_resend() && self.invitation.invited_by.is_some()
    }

    /// Whether its mail has not been tried yet.
    #[must_use]
    pub fn is_about_to_be_sent(&self) -> bool {
        self.mail.as_ref().is_some_and(|mail| mail.state == "queued" && mail.attempts == 0)
    }

    /// Whether the person has no link that works: its mail was held back by the pause, or all links have expired.
    fn lost_its_mail(&self, now: Moment) -> bool {
        let is_held_back = self.mail.as_ref().is_none_or(|mail| mail.state == "withdrawn");
        is_held_back || self.expires_at.is_none_or(|at| at <= now)
    }

    /// Whether the actor invited, or answers for it since.
    fn is_of(&self, actor: &Actor) -> bool {
        self.invitation.invited_by.as_ref() == Some(&actor.user().id)
    }
}

/// The page of a pending invitation; what the actor may not see does not exist.
pub async fn view(context: &Context, actor: &Actor, id: &str) -> Outcome<PendingView> {
    load(&mut context.read().await?, actor, id).await
}

/// What became of an invitation that is not pending any more.
#[derive(Clone, Debug)]
pub enum Ended {
    /// The person came in, and has this id; the actor sees the page of the person.
    Joined(String),
    /// What the actor sees of it, and its state.
    Otherwise(Box<InvitationRow>, InvitationState),
}

/// What became of an invitation; what the actor may not see does not exist.
pub async fn ended(context: &Context, id: &str) -> Outcome<Ended> {
    let actor = authorize(context, Permission::ViewUsers)?;
    let mut connection = context.read().await?;
    let Visible { invitation, .. } = visible(&mut connection, &actor, id).await?;
    let state = invitation.state()?;
    if state == InvitationState::Accepted
        && let Some(user_id) = db::invitations::find_user(&mut connection, id).await?
        && person::view(context, &actor, &user_id).await.is_ok()
    {
        return Ok(Ended::Joined(user_id));
    }
    Ok(Ended::Otherwise(Box::new(invitation), state))
}

/// An invitation that offers, or offered, a role where the actor sees people.
struct Visible {
    invitation: InvitationRow,
    grants: Vec<Grant>,
    /// Every scope in which the actor sees people.
    scopes: Vec<NamedScope>,
}

async fn visible(connection: &mut Connection, actor: &Actor, id: &str) -> Outcome<Visible> {
    let invitation = db::invitations::find(connection, id).await?.ok_or(ApiError::NotFound)?;
    let scopes = scopes(connection, actor, Permission::ViewUsers).await?;
    let grants = db::invitations::list_grants(connection, id).await?;
    let is_visible = |grant: &Grant| scopes.iter().any(|one| one.scope == grant.scope(&invitation.agreement_id));
    if !grants.iter().any(is_visible) {
        return Err(ApiError::NotFound.into());
    }
    Ok(Visible { invitation, grants, scopes })
}

async fn load(connection: &mut Connection, actor: &Actor, id: &str) -> Outcome<PendingView> {
    let Visible { invitation, grants, mut scopes } = visible(connection, actor, id).await?;
    if invitation.state()? != InvitationState::Pending {
        return Err(ApiError::NotFound.into());
    }
    let mut others = list_offers(connection, &invitation.email_key, &scopes).await?;
    others.retain(|other| other.id != invitation.id);
    scopes.retain(|one| one.scope.agreement_id == invitation.agreement_id);
    // Whoever is deactivated is given access back first, by somebody who may.
    let may_confirm = invitation.paused_at.is_some()
        && actor.may_confirm(&invitation, &grants)
        && !is_suspended(connection, &invitation, &grants).await?;
    let may_change = actor.may_change(&invitation, &grants);
    let inviter = match &invitation.invited_by {
        Some(id) => db::users::find(connection, id).await?,
        None => None,
    };
    let expires_at = db::invitations::find_expiry(connection, id).await?.map(Moment);
    let mail = db::outbox::find_last_of_invitation(connection, id).await?;
    Ok(PendingView { invitation, grants, scopes, inviter, expires_at, mail, may_change, may_confirm, others })
}

/// The pending invitations of an address that offer a role in one of these scopes.
pub(super) async fn list_offers(
    connection: &mut Connection,
    email_key: &str,
    visible: &[NamedScope],
) -> Outcome<Vec<InvitationRow>> {
    let mut offers = Vec::new();
    for invitation in db::invitations::list_pending_among(connection, &[email_key]).await? {
        let grants = db::invitations::list_grants(connection, &invitation.id).await?;
        let is_visible = |grant: &Grant| visible.iter().any(|one| one.scope == grant.scope(&invitation.agreement_id));
        if grants.iter().any(is_visible) {
            offers.push(invitation);
        }
    }
    Ok(offers)
}

/// The invitation, when the actor may send it again.
async fn sendable(context: &Context, id: &str) -> Outcome<(Actor, Connection, PendingView)> {
    let actor = authorize(context, Permission::InviteUsers)?;
    let mut connection = context.write().await?;
    actor.recheck(&mut connection, &[]).await?;
    if !db::invitations::claim(&mut connection, id).await? {
        return Err(ApiError::NotFound.into());
    }
    let view = load(&mut connection, &actor, id).await?;
    if view.scopes.iter().any(|scope| scope.invites) {
        Ok((actor, connection, view))
    } else {
        Err(ApiError::Forbidden.into())
    }
}

/// The invitation, when the actor may cancel or change it.
async fn changeable(context: &Context, id: &str) -> Outcome<(Actor, Connection, PendingView)> {
    let (actor, connection, view) = sendable(context, id).await?;
    if view.may_change { Ok((actor, connection, view)) } else { Err(ApiError::Forbidden.into()) }
}

async fn finish(context: &Context, mut connection: Connection, view: &PendingView) -> Outcome<()> {
    roster::refresh(&mut connection, &view.invitation.email_key, context.now).await?;
    connection.commit().await?;
    context.app.work.notify_one();
    Ok(())
}

/// Sends it again; earlier links die only when asked for (decision 3).
pub async fn resend(context: &Context, input: &ResendInvitation) -> Outcome<()> {
    let void_earlier = input.void_earlier;
    let (actor, mut connection, view) = sendable(context, &input.invitation).await?;
    let may = if void_earlier { view.may_void() } else { view.may_resend() };
    if !may {
        return Err(ApiError::Forbidden.into());
    }
    if !void_earlier && view.is_about_to_be_sent() {
        // Pressed twice: it is about to be sent.
        return Ok(());
    }
    operator::resend(&mut connection, &view.invitation, void_earlier, &actor.user().id, context.now).await?;
    finish(context, connection, &view).await
}

/// Cancels it: every link dies.
pub async fn cancel(context: &Context, input: &CancelInvitation) -> Outcome<()> {
    let done = format!("cancel:{}", input.invitation);
    let begun = changeable(context, &input.invitation).await;
    let Some((actor, mut connection, view)) = drafts::unless_done(context, &done, begun).await? else { return Ok(()) };
    let agreement =
        db::agreements::find(&mut connection, &view.invitation.agreement_id).await?.ok_or(ApiError::NotFound)?;
    withdraw(&mut connection, &view.invitation, &agreement, &actor.user().id, context.now).await?;
    drafts::note_done(&mut connection, &actor, &done, context.now).await?;
    finish(context, connection, &view).await
}

/// Replaces the roles that it offers.
pub async fn set_roles(context: &Context, input: &SetInvitationRoles) -> Outcome<()> {
    let SetInvitationRoles { invitation: id, roles } = input;
    let (actor, mut connection, view) = changeable(context, id).await?;
    let mut grants: Vec<Grant> = Vec::new();
    for text in roles {
        let (role, scope_id) = text.split_once('@').ok_or(ApiError::Unreadable)?;
        let role = Role::from_code(role).ok_or(ApiError::Unreadable)?;
        let scope = view.scopes.iter().find(|one| one.scope.id() == scope_id).ok_or(ApiError::NotFound)?;
        if !actor.may_grant(role, &scope.scope) {
            return Err(ApiError::Forbidden.into());
        }
        let grant = Grant { role, purchasing_account_id: scope.scope.account_id.clone() };
        if !grants.contains(&grant) {
            grants.push(grant);
        }
    }
    if grants.is_empty() {
        return Err(ApiError::field("roles", FaultCode::ChoiceMissing).into());
    }
    let is_same = grants.len() == view.grants.len() && grants.iter().all(|grant| view.grants.contains(grant));
    if is_same && view.is_of(&actor) {
        return Ok(());
    }
    // Whoever is deactivated there is given access back first, by somebody who may.
    if is_suspended(&mut connection, &view.invitation, &grants).await? {
        return Err(ApiError::field("roles", FaultCode::PersonDeactivated).into());
    }
    let agreement_id = &view.invitation.agreement_id;
    db::invitations::set_grants(&mut connection, id, agreement_id, &grants).await?;
    // Who chose the roles answers for them: by whose right they count, and whether administrators are told of them.
    db::invitations::set_inviter(&mut connection, id, &actor.user().id).await?;
    let taken_over = InvitationRow { invited_by: Some(actor.user().id.clone()), ..view.invitation.clone() };
    let facts = trail::invitation_changes(&mut connection, &view.invitation, &taken_over).await?;
    record(&mut connection, &actor, &view, Action::InvitationRolesChanged, &grants, facts, context.now).await?;
    finish(context, connection, &view).await
}

/// Confirms one that is paused: it is the confirming administrator's from now on. It is sent where its mail was held back,
/// and sent again where its links have expired meanwhile.
pub async fn confirm(context: &Context, input: &ConfirmInvitation) -> Outcome<()> {
    let (actor, mut connection, view) = sendable(context, &input.invitation).await?;
    if view.is_of(&actor) && view.invitation.paused_at.is_none() {
        // Pressed twice.
        return Ok(());
    }
    if !view.may_confirm {
        return Err(ApiError::Forbidden.into());
    }
    db::invitations::unpause(&mut connection, &input.invitation).await?;
    db::invitations::set_inviter(&mut connection, &input.invitation, &actor.user().id).await?;
    let confirmed =
        InvitationRow { paused_at: None, invited_by: Some(actor.user().id.clone()), ..view.invitation.clone() };
    let facts = trail::invitation_changes(&mut connection, &view.invitation, &confirmed).await?;
    record(&mut connection, &actor, &view, Action::InvitationConfirmed, &view.grants, facts, context.now).await?;
    if view.lost_its_mail(context.now) {
        operator::resend(&mut connection, &confirmed, false, &actor.user().id, context.now).await?;
    }
    finish(context, connection, &view).await
}

async fn record(
    connection: &mut Connection,
    actor: &Actor,
    view: &PendingView,
    action: Action,
    after: &[Grant],
    facts: serde_json::Value,
    now: Moment,
) -> Outcome<()> {
    let organization_id = view.scopes.first().map(|scope| scope.organization_id.as_str()).unwrap_or_default();
    let act = trail::Act { organization_id, actor: &actor.user().id, action, invitation: &view.invitation };
    trail::record_invitation(connection, act, &view.grants, after, facts, now).await
}
