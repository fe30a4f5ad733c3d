//! The page of a pending invitation: resend, cancel, change roles, confirm.

use crate::server::workflow::{
    drafts,
    invitations::{self, list_offers},
    person,
    rights::is_suspended,
    scopes::{NamedScope, scopes},
    trail::{self, Act},
    undo::{self, UndoableAct},
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
        mail::MailState,
        moment::Moment,
    },
    server::{
        access::{Actor, authorize},
        change::Change,
        context::Context,
        db::{
            self, Connection, invitations::InvitationRow, organizations::PartnerRow, outbox::OutboxRow, roles::Grant,
            users::UserRow,
        },
        failure::Outcome,
    },
};
use serde_json::Value;
use std::ops::Deref;

/// A pending invitation as an actor sees it, and what the actor may do.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The invitation.
    pub invitation: InvitationRow,
    /// What it offers.
    pub grants: Vec<Grant>,
    /// The scopes of its agreement that the actor may see.
    pub scopes: Vec<NamedScope>,
    /// Whether the actor may cancel it and change its roles: not if the register names the person, and other people's
    /// invitations only with the right to remove the roles they offer.
    pub may_change: bool,
    /// Whether it is paused and the actor may confirm it: not if the register names the person.
    pub may_confirm: bool,
}

impl Standing {
    /// Whether it may be resent: a paused one must be confirmed first, because its mail would name someone who no
    /// longer invites.
    #[must_use]
    pub const fn may_resend(&self) -> bool {
        self.invitation.paused_at.is_none()
    }

    /// Whether earlier links may be canceled: not if the register names the person, whose invitation can only be
    /// resent.
    #[must_use]
    pub const fn may_void(&self) -> bool {
        self.may_resend() && self.invitation.invited_by.is_some()
    }

    /// Whether the actor invited, or answers for it since.
    fn is_of(&self, actor: &Actor) -> bool {
        self.invitation.invited_by.as_ref() == Some(&actor.user().id)
    }
}

/// What the page of a pending invitation shows.
#[derive(Clone, Debug)]
pub struct PendingView {
    standing: Standing,
    /// Who invited; none where the register names the person.
    pub inviter: Option<UserRow>,
    /// The partners of the agreement.
    pub partners: Vec<PartnerRow>,
    /// When its newest valid link expires.
    pub expires_at: Option<Moment>,
    /// The newest mail that carries its link.
    pub mail: Option<OutboxRow>,
    /// Other pending invitations of the same address in what the actor may see.
    pub others: Vec<InvitationRow>,
}

impl Deref for PendingView {
    type Target = Standing;
    fn deref(&self) -> &Standing {
        &self.standing
    }
}

/// The page of a pending invitation; what the actor may not see does not exist.
pub async fn view(context: &Context, actor: &Actor, id: &str) -> Outcome<PendingView> {
    let mut connection = context.read().await?;
    let visible = visible(&mut connection, actor, id).await?;
    let mut others = list_offers(&mut connection, &visible.invitation.email_key, &visible.scopes).await?;
    others.retain(|other| other.id != id);
    let standing = judge(&mut connection, actor, visible).await?;
    let inviter = match &standing.invitation.invited_by {
        Some(id) => db::users::find(&mut connection, id).await?,
        None => None,
    };
    let partners = db::organizations::list_partners(&mut connection, &standing.invitation.agreement_id).await?;
    let expires_at = db::invitations::find_expiry(&mut connection, id).await?;
    let mail = db::outbox::find_last_of_invitation(&mut connection, id).await?;
    Ok(PendingView { standing, inviter, partners, expires_at, mail, others })
}

/// What became of an invitation that is not pending any more.
#[derive(Clone, Debug)]
pub enum Ended {
    /// The person came in, and has this id; the actor sees the page of the person.
    Joined(String),
    /// What the actor sees of it.
    Otherwise(Box<InvitationRow>),
}

/// What became of an invitation; what the actor may not see does not exist.
pub async fn ended(context: &Context, id: &str) -> Outcome<Ended> {
    let actor = authorize(context, Permission::ViewUsers)?;
    let mut connection = context.read().await?;
    let Visible { invitation, .. } = visible(&mut connection, &actor, id).await?;
    if invitation.state == InvitationState::Accepted
        && let Some(user_id) = db::invitations::find_user(&mut connection, id).await?
        && person::view(context, &actor, &user_id).await.is_ok()
    {
        return Ok(Ended::Joined(user_id));
    }
    Ok(Ended::Otherwise(Box::new(invitation)))
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

/// What the actor may do with an invitation; `NotFound` when it is not pending.
async fn judge(connection: &mut Connection, actor: &Actor, visible: Visible) -> Outcome<Standing> {
    let Visible { invitation, grants, mut scopes } = visible;
    if invitation.state != InvitationState::Pending {
        return Err(ApiError::NotFound.into());
    }
    scopes.retain(|one| one.scope.agreement_id == invitation.agreement_id);
    // Someone who is deactivated must be reactivated first.
    let may_confirm = invitation.paused_at.is_some()
        && actor.may_confirm(&invitation, &grants)
        && !is_suspended(connection, &invitation, &grants).await?;
    let may_change = actor.may_change(&invitation, &grants);
    Ok(Standing { invitation, grants, scopes, may_change, may_confirm })
}

/// Begins a change of an invitation that the actor may send again.
async fn sendable(context: &Context, id: &str) -> Outcome<(Change, Actor, Standing)> {
    let actor = authorize(context, Permission::InviteUsers)?;
    let mut change = context.change(actor.by()).await?;
    let actor = actor.recheck(&mut change, &[]).await?;
    if !db::invitations::lock(&mut change, id).await? {
        return Err(ApiError::NotFound.into());
    }
    let visible = visible(&mut change, &actor, id).await?;
    let pending = judge(&mut change, &actor, visible).await?;
    if pending.scopes.iter().any(|scope| scope.invites) {
        Ok((change, actor, pending))
    } else {
        Err(ApiError::Forbidden.into())
    }
}

/// Begins a change of an invitation that the actor may cancel or change.
async fn changeable(context: &Context, id: &str) -> Outcome<(Change, Actor, Standing)> {
    let begun = sendable(context, id).await?;
    if begun.2.may_change { Ok(begun) } else { Err(ApiError::Forbidden.into()) }
}

/// Resends it; earlier links are canceled only on request (decision 3).
pub async fn resend(context: &Context, input: &ResendInvitation) -> Outcome<()> {
    let void_earlier = input.void_earlier;
    let (mut change, _, pending) = sendable(context, &input.invitation).await?;
    let may = if void_earlier { pending.may_void() } else { pending.may_resend() };
    if !may {
        return Err(ApiError::Forbidden.into());
    }
    if !void_earlier && is_about_to_be_sent(&mut change, &input.invitation).await? {
        // Pressed twice: it is about to be sent.
        return Ok(());
    }
    invitations::resend(&mut change, &pending.invitation, void_earlier).await?;
    change.commit().await
}

/// Cancels it with all its links. Returns the ID that undoes it.
pub async fn cancel(context: &Context, input: &CancelInvitation) -> Outcome<Option<String>> {
    let done = format!("cancel:{}", input.invitation);
    let begun = changeable(context, &input.invitation).await;
    let Some((mut change, actor, pending)) = drafts::idempotent(context, &done, begun).await? else {
        return drafts::recall(context, &done).await;
    };
    invitations::withdraw(&mut change, &pending.invitation).await?;
    undo::commit(change, &actor, UndoableAct::Canceled { invitation: input.invitation.clone() }, &done).await
}

/// Replaces the roles that it offers.
pub async fn set_roles(context: &Context, input: &SetInvitationRoles) -> Outcome<()> {
    let SetInvitationRoles { invitation: id, roles } = input;
    let (mut change, actor, pending) = changeable(context, id).await?;
    let grants = parse_grants(&actor, &pending, roles)?;
    drafts::discard_choice(&mut change, &actor).await?;
    let is_same = grants.len() == pending.grants.len() && grants.iter().all(|grant| pending.grants.contains(grant));
    if is_same && pending.is_of(&actor) {
        return change.commit().await;
    }
    // Someone who is deactivated there must be reactivated first.
    if is_suspended(&mut change, &pending.invitation, &grants).await? {
        return Err(ApiError::field("roles", FaultCode::PersonDeactivated).into());
    }
    db::invitations::set_grants(&mut change, id, &pending.invitation.agreement_id, &grants).await?;
    // Whoever chose the roles is responsible for them: their rights are checked, and they decide whether administrators
    // are notified.
    let taken_over = take_over(&mut change, &actor, &pending.invitation).await?;
    let facts = trail::invitation_changes(&mut change, &pending.invitation, &taken_over).await?;
    record(&mut change, &pending, Action::InvitationRolesChanged, &grants, &facts);
    change.commit().await
}

/// The roles of a form that the actor may give, each once.
fn parse_grants(actor: &Actor, pending: &Standing, roles: &[String]) -> Outcome<Vec<Grant>> {
    let mut grants: Vec<Grant> = Vec::new();
    for text in roles {
        let (role, scope_id) = text.split_once('@').ok_or(ApiError::Unreadable)?;
        let role = Role::from_code(role).ok_or(ApiError::Unreadable)?;
        let scope = pending.scopes.iter().find(|one| one.scope.id() == scope_id).ok_or(ApiError::NotFound)?;
        if !actor.may_grant(role, &scope.scope) {
            return Err(ApiError::Forbidden.into());
        }
        let grant = Grant { role, purchasing_account_id: scope.scope.account_id.clone() };
        if !grants.contains(&grant) {
            grants.push(grant);
        }
    }
    if grants.is_empty() { Err(ApiError::field("roles", FaultCode::ChoiceMissing).into()) } else { Ok(grants) }
}

/// Makes the actor responsible for an invitation, and returns it.
async fn take_over(change: &mut Change, actor: &Actor, invitation: &InvitationRow) -> Outcome<InvitationRow> {
    db::invitations::set_inviter(change, &invitation.id, &actor.user().id).await?;
    Ok(InvitationRow { invited_by: Some(actor.user().id.clone()), ..invitation.clone() })
}

/// Confirms a paused invitation: the confirming administrator becomes its inviter. It is sent if its mail was held
/// back, and resent if its links have expired. Returns true if a mail is about to be sent.
pub async fn confirm(context: &Context, input: &ConfirmInvitation) -> Outcome<bool> {
    let id = &input.invitation;
    let (mut change, actor, pending) = sendable(context, id).await?;
    if pending.is_of(&actor) && pending.invitation.paused_at.is_none() {
        // Pressed twice.
        return is_about_to_be_sent(&mut change, id).await;
    }
    if !pending.may_confirm {
        return Err(ApiError::Forbidden.into());
    }
    db::invitations::unpause(&mut change, id).await?;
    let taken_over = take_over(&mut change, &actor, &pending.invitation).await?;
    let confirmed = InvitationRow { paused_at: None, ..taken_over };
    let facts = trail::invitation_changes(&mut change, &pending.invitation, &confirmed).await?;
    record(&mut change, &pending, Action::InvitationConfirmed, &pending.grants, &facts);
    let is_sent = if lost_its_mail(&mut change, id).await? {
        invitations::resend(&mut change, &confirmed, false).await?
    } else {
        is_about_to_be_sent(&mut change, id).await?
    };
    change.commit().await?;
    Ok(is_sent)
}

/// Whether the mail of an invitation has not been tried yet.
async fn is_about_to_be_sent(connection: &mut Connection, id: &str) -> Outcome<bool> {
    let mail = db::outbox::find_last_of_invitation(connection, id).await?;
    Ok(mail.is_some_and(|mail| mail.state == MailState::Queued && mail.attempts == 0))
}

/// Whether the person has no link that works: its mail was held back by the pause, or all links have expired.
async fn lost_its_mail(change: &mut Change, id: &str) -> Outcome<bool> {
    let mail = db::outbox::find_last_of_invitation(change, id).await?;
    let expires_at = db::invitations::find_expiry(change, id).await?;
    Ok(mail.is_none_or(|mail| mail.state == MailState::Withdrawn) || expires_at.is_none_or(|at| at <= change.now))
}

fn record(change: &mut Change, pending: &Standing, action: Action, after: &[Grant], facts: &Value) {
    let organization_id = pending.scopes.first().map(|scope| scope.organization_id.as_str()).unwrap_or_default();
    let act = Act { organization_id, action, invitation: &pending.invitation };
    trail::record_invitation(change, &act, &pending.grants, after, facts);
    change.touch(&pending.invitation.email_key);
}
