//! One person as administrators see them: roles given and taken, access suspended and given back.

use super::{
    audit::{Names, Party},
    drafts,
    import::withdraw,
    invite::add,
    notices::{tell_of_grant, tell_person},
    operator::{access, ended},
    pauses::{pause, pause_invitations_of},
    pending::list_offers,
    people::{NamedScope, scopes},
    roster, trail,
};
use crate::{
    api::{
        ApiError,
        person::{AddRole, DeactivateUser, EndSessions, ReactivateUser, RemoveRole},
    },
    domain::{
        access::{Holdings, Permission, Role, RoleChange, Scope},
        audit::Action,
        moment::Moment,
    },
    server::{
        access::{Actor, authenticate, authorize, holdings, roles},
        context::Context,
        db::{
            self, Connection,
            audit::{AuditRow, By, Walk},
            invitations::InvitationRow,
            roles::Grant,
            roles::HeldRow,
            users::UserRow,
        },
        failure::Outcome,
    },
};
use serde_json::{Value, json};
use std::cmp::Reverse;

/// Entries of the history that the page shows.
const HISTORY_LENGTH: i64 = 20;

/// What the page of a person shows.
#[expect(clippy::struct_excessive_bools, reason = "each decides about another part of the page")]
#[derive(Clone, Debug)]
pub struct PersonView {
    /// The person.
    pub user: UserRow,
    /// The roles in what the actor may see.
    pub roles: Vec<HeldRole>,
    /// Roles that the actor may add at once, with their scope.
    pub addable: Vec<(Role, NamedScope)>,
    /// Whether the actor is that person.
    pub is_self: bool,
    /// Whether the actor may suspend or give back the roles that they manage; not once the operator has closed the
    /// account.
    pub may_deactivate: bool,
    /// Whether every role that the actor may see is suspended.
    pub is_deactivated: bool,
    /// Pending invitations of the person that offer roles in what the actor may see.
    pub offers: Vec<InvitationRow>,
    /// Whether the actor has the right over every role that the person holds anywhere.
    pub is_whole: bool,
    /// What happened, newest first, and who did it.
    pub history: Vec<(AuditRow, Party)>,
}

/// A role of a person.
#[derive(Clone, Debug)]
pub struct HeldRole {
    /// The assignment.
    pub row: HeldRow,
    /// The role.
    pub role: Role,
    /// Where it counts.
    pub scope: NamedScope,
    /// Whether the actor may take it away.
    pub may_take: bool,
    /// Whether it counts where the actor assigns roles; others the actor only sees.
    pub is_managed: bool,
}

impl PersonView {
    /// The roles that deactivation is about, suspended or not.
    pub fn managed(&self, is_suspended: bool) -> impl Iterator<Item = &HeldRole> {
        self.roles.iter().filter(move |one| one.is_managed && one.row.suspended_at.is_some() == is_suspended)
    }
}

/// The page of a person; what the actor may not see does not exist.
pub async fn view(context: &Context, actor: &Actor, user_id: &str) -> Outcome<PersonView> {
    let mut connection = context.read().await?;
    load(&mut connection, actor, user_id).await
}

async fn load(connection: &mut Connection, actor: &Actor, user_id: &str) -> Outcome<PersonView> {
    let own = actor.holdings();
    let user = db::users::find(connection, user_id).await?.ok_or(ApiError::NotFound)?;
    let visible = scopes(connection, actor, Permission::ViewUsers).await?;
    let held = db::roles::list_held(connection, user_id).await?;
    let scope_of =
        |row: &HeldRow| Scope { agreement_id: row.agreement_id.clone(), account_id: row.purchasing_account_id.clone() };
    let everywhere: Vec<(Role, Scope)> =
        held.iter().filter_map(|row| Some((Role::from_code(&row.role)?, scope_of(row)))).collect();
    let roles: Vec<HeldRole> = held
        .into_iter()
        .filter_map(|row| {
            let scope = visible.iter().find(|one| one.scope == scope_of(&row))?.clone();
            let role = Role::from_code(&row.role)?;
            let may_take = own.may_take(role, &scope.scope);
            let is_managed = own.can_in(Permission::AssignRoles, &scope.scope);
            Some(HeldRole { row, role, scope, may_take, is_managed })
        })
        .collect();
    if roles.is_empty() {
        return Err(ApiError::NotFound.into());
    }
    let is_self = user.id == actor.user().id;
    let has = |role: Role, scope: &Scope| roles.iter().any(|one| one.role == role && one.scope.scope == *scope);
    // Where the person is no member yet, roles wait for acceptance (decision 7): that is what Invite is for.
    let is_member = |scope: &NamedScope| roles.iter().any(|one| one.scope.organization_id == scope.organization_id);
    // Where every role is suspended, access is given back first, by somebody who may.
    let is_off =
        |scope: &Scope| are_suspended(roles.iter().filter(|one| one.scope.scope == *scope).map(|one| &one.row));
    let addable = visible
        .iter()
        .filter(|scope| is_member(scope))
        .flat_map(|scope| Role::ALL.map(|role| (role, scope)))
        .filter(|(role, scope)| !is_self && own.adds_at_once(*role, &scope.scope) && !has(*role, &scope.scope))
        .filter(|(_, scope)| !is_off(&scope.scope))
        .map(|(role, scope)| (role, scope.clone()))
        .collect();
    let offers = list_offers(connection, &user.email_key, &visible).await?;
    let mut history = Vec::new();
    let mut names = Names::default();
    for entry in list_history(connection, actor, user_id, &roles).await? {
        let by = names.actor(connection, &entry.actor).await?;
        history.push((entry, by));
    }
    Ok(PersonView {
        is_self,
        may_deactivate: !is_self && user.is_active && own.may_deactivate(&everywhere),
        is_deactivated: !user.is_active || are_suspended(roles.iter().map(|one| &one.row)),
        is_whole: own.may_take_all(&everywhere),
        user,
        roles,
        addable,
        offers,
        history,
    })
}

/// The newest entries about a person in the agreements of these roles, as far as the actor may read them.
async fn list_history(
    connection: &mut Connection,
    actor: &Actor,
    user_id: &str,
    roles: &[HeldRole],
) -> Outcome<Vec<AuditRow>> {
    let mut history = Vec::new();
    let about = By::Subject(user_id.to_owned());
    for scope in scopes(connection, actor, Permission::ViewAuditTrail).await? {
        if roles.iter().any(|one| one.row.agreement_id == scope.scope.agreement_id) {
            let walk = Walk {
                organization_id: &scope.organization_id,
                scope_id: scope.scope.id(),
                by: &about,
                actions: "",
                since: Moment(0),
                until: Moment(i64::MAX),
                from: None,
                is_newest_first: true,
            };
            history.extend(db::audit::page(connection, &walk, HISTORY_LENGTH).await?);
        }
    }
    history.sort_by_key(|entry| Reverse(entry.place()));
    history.truncate(usize::try_from(HISTORY_LENGTH).unwrap_or_default());
    Ok(history)
}

/// A change of a person under way.
struct Change {
    actor: Actor,
    connection: Connection,
    view: PersonView,
}

/// Begins a change; `Forbidden` unless the actor may make it as the person stands now.
async fn begin(context: &Context, user_id: &str, may: impl FnOnce(&PersonView) -> bool) -> Outcome<Change> {
    let actor = authorize(context, Permission::AssignRoles)?;
    let mut connection = context.write().await?;
    actor.recheck(&mut connection, &[user_id]).await?;
    let view = load(&mut connection, &actor, user_id).await?;
    if !may(&view) {
        return Err(ApiError::Forbidden.into());
    }
    Ok(Change { actor, connection, view })
}

/// Gives a role at once; nothing happens where the person has it, as after a button that was pressed twice.
pub async fn add_role(context: &Context, input: &AddRole) -> Outcome<()> {
    let AddRole { user: user_id, role, scope: scope_id } = input;
    let Change { actor, mut connection, view } = begin(context, user_id, |view| !view.is_deactivated).await?;
    let is_there = |one: &HeldRole| one.role.code() == role && one.scope.scope.id() == scope_id;
    if view.roles.iter().any(|one| is_there(one) && one.may_take && one.row.suspended_at.is_none()) {
        return Ok(());
    }
    let chosen = view.addable.iter().find(|(one, scope)| one.code() == role && scope.scope.id() == scope_id);
    let Some((role, scope)) = chosen else { return Err(ApiError::Forbidden.into()) };
    let grant = Grant { role: *role, purchasing_account_id: scope.scope.account_id.clone() };
    let place = (std::slice::from_ref(scope), scope.scope.agreement_id.as_str());
    add(context, &mut connection, &actor, &view.user, place, &[grant]).await?;
    finish(context, connection, &view.user).await
}

/// Takes a role away. The last active Account Administrator of a purchasing account keeps it.
pub async fn remove_role(context: &Context, input: &RemoveRole) -> Outcome<()> {
    let RemoveRole { user: user_id, assignment: assignment_id } = input;
    let done = format!("remove:{user_id}:{assignment_id}");
    let begun = begin_removal(context, user_id, assignment_id).await;
    let Some((change, held)) = drafts::unless_done(context, &done, begun).await? else { return Ok(()) };
    let Change { actor, mut connection, view } = change;
    keep_an_administrator(&mut connection, user_id, &[&held]).await?;
    if !trail::take_role(&mut connection, &actor.user().id, user_id, assignment_id, context.now).await? {
        return Err(ApiError::NotFound.into());
    }
    pause_invitations_of(&mut connection, &actor.user().id, user_id, context.now).await?;
    let grant = Grant { role: held.role, purchasing_account_id: held.row.purchasing_account_id.clone() };
    let (email_key, agreement_id) = (&view.user.email_key, &held.row.agreement_id);
    drop_from_offers(&mut connection, &actor.user().id, email_key, agreement_id, &[grant], context.now).await?;
    let taken = [(held.role, &held.scope)];
    tell_person(&mut connection, actor.user(), &view.user, RoleChange::Taken, &taken, context.now).await?;
    drafts::note_done(&mut connection, &actor, &done, context.now).await?;
    finish(context, connection, &view.user).await
}

async fn begin_removal(context: &Context, user_id: &str, assignment_id: &str) -> Outcome<(Change, HeldRole)> {
    let change = begin(context, user_id, |_| true).await?;
    let held = change.view.roles.iter().find(|one| one.row.id == assignment_id).cloned().ok_or(ApiError::NotFound)?;
    if held.may_take { Ok((change, held)) } else { Err(ApiError::Forbidden.into()) }
}

/// Suspends every role of a person that the actor manages, and ends all sessions.
pub async fn deactivate(context: &Context, input: &DeactivateUser) -> Outcome<()> {
    let Change { actor, mut connection, view } = begin(context, &input.user, |view| view.may_deactivate).await?;
    let held: Vec<&HeldRole> = view.managed(false).collect();
    if held.is_empty() {
        return Ok(());
    }
    keep_an_administrator(&mut connection, &input.user, &held).await?;
    set_suspended(&mut connection, &actor, &view.user, &held, true, context.now).await?;
    // Access ends with the next request whatever happens to the sessions; where the person works for others, too,
    // they stay.
    if view.is_whole {
        db::sessions::delete_of_user(&mut connection, &input.user).await?;
    }
    pause_invitations_of(&mut connection, &actor.user().id, &input.user, context.now).await?;
    // Nor do roles that colleagues offer there bring the person back, until an administrator confirms them.
    let mut offers = Vec::new();
    for invitation in view.offers.iter().filter(|invitation| invitation.invited_by.is_some()) {
        let grants = db::invitations::list_grants(&mut connection, &invitation.id).await?;
        let is_managed = |(_, scope): &(Role, Scope)| actor.can_in(Permission::AssignRoles, scope);
        if roles(&invitation.agreement_id, &grants).iter().any(is_managed) {
            offers.push(invitation.clone());
        }
    }
    pause(&mut connection, &actor.user().id, &offers, context.now).await?;
    finish(context, connection, &view.user).await
}

/// Gives the suspended roles back.
pub async fn reactivate(context: &Context, input: &ReactivateUser) -> Outcome<()> {
    let Change { actor, mut connection, view } = begin(context, &input.user, |view| view.may_deactivate).await?;
    let held: Vec<&HeldRole> = view.managed(true).collect();
    if held.is_empty() {
        return Ok(());
    }
    set_suspended(&mut connection, &actor, &view.user, &held, false, context.now).await?;
    for one in held {
        tell_of_grant(&mut connection, &actor, &view.user, (one.role, &one.scope), context.now).await?;
    }
    finish(context, connection, &view.user).await
}

/// Suspends roles or gives them back, writes it down and tells the person.
async fn set_suspended(
    connection: &mut Connection,
    actor: &Actor,
    user: &UserRow,
    roles: &[&HeldRole],
    is_suspended: bool,
    now: Moment,
) -> Outcome<()> {
    for one in roles {
        db::roles::set_suspended(connection, &one.row.id, is_suspended.then_some(now)).await?;
    }
    let (action, change) = if is_suspended {
        (Action::UserDeactivated, RoleChange::Suspended)
    } else {
        (Action::UserReactivated, RoleChange::GivenBack)
    };
    let facts = json!({ "access": access(is_suspended, !is_suspended) });
    record(connection, actor, &user.id, action, roles, facts, now).await?;
    let roles: Vec<_> = roles.iter().map(|one| (one.role, &one.scope)).collect();
    tell_person(connection, actor.user(), user, change, &roles, now).await
}

/// Ends every session of a person: that touches the whole account, so it needs the right over every role.
pub async fn end_sessions(context: &Context, input: &EndSessions) -> Outcome<()> {
    let Change { actor, mut connection, view } = begin(context, &input.user, |view| view.is_whole).await?;
    let sessions = db::sessions::delete_of_user(&mut connection, &input.user).await?;
    if sessions == 0 {
        return Ok(());
    }
    let roles: Vec<&HeldRole> = view.roles.iter().collect();
    record(&mut connection, &actor, &input.user, Action::SessionsEnded, &roles, ended(sessions), context.now).await?;
    Ok(connection.commit().await?)
}

/// Whether somebody who took a role from themselves may still look at people.
pub async fn still_views_users(context: &Context) -> Outcome<bool> {
    let actor = authenticate(context)?;
    let roles = db::roles::list_of_user(&mut context.read().await?, &actor.user().id).await?;
    Ok(holdings(&roles).can(Permission::ViewUsers))
}

async fn finish(context: &Context, mut connection: Connection, user: &UserRow) -> Outcome<()> {
    roster::refresh(&mut connection, &user.email_key, context.now).await?;
    connection.commit().await?;
    context.app.work.notify_one();
    Ok(())
}

/// Refuses when a purchasing account would be left without an active Account Administrator. The account is
/// locked first, so that two who remove each other cannot both succeed.
async fn keep_an_administrator(connection: &mut Connection, user_id: &str, roles: &[&HeldRole]) -> Outcome<()> {
    let accounts: Vec<&str> = roles.iter().filter_map(|one| one.row.purchasing_account_id.as_deref()).collect();
    db::agreements::lock_accounts(connection, accounts.clone()).await?;
    let sole = db::roles::list_sole_administrators(connection, &accounts).await?;
    for one in roles.iter().filter(|one| one.role == Role::AccountAdministrator) {
        if one.row.purchasing_account_id.as_ref().and_then(|id| sole.get(id)).is_some_and(|only| only == user_id) {
            let account = one.scope.account.as_ref().map(|(name, _)| name.clone()).unwrap_or_default();
            return Err(ApiError::LastAdministrator { account }.into());
        }
    }
    Ok(())
}

async fn record(
    connection: &mut Connection,
    actor: &Actor,
    user_id: &str,
    action: Action,
    roles: &[&HeldRole],
    facts: Value,
    now: Moment,
) -> Outcome<()> {
    let roles: Vec<&HeldRow> = roles.iter().map(|one| &one.row).collect();
    trail::record_person(connection, (&actor.user().id, action, user_id), &roles, |_| facts.clone(), now).await
}

/// The roles by which an active user may invite; none for somebody who is deactivated.
pub(super) async fn holdings_of(connection: &mut Connection, user_id: &str) -> Outcome<Holdings> {
    let is_active = db::users::find(connection, user_id).await?.is_some_and(|user| user.is_active);
    let roles = if is_active { db::roles::list_of_user(connection, user_id).await? } else { Vec::new() };
    Ok(holdings(&roles))
}

/// Takes roles out of what colleagues offer a person in an agreement, or would offer again if the person took a decline
/// back: an old link neither gives back what was taken away nor offers what was given meanwhile. An invitation that is
/// left without a role is withdrawn.
pub(super) async fn drop_from_offers(
    connection: &mut Connection,
    actor: &str,
    email_key: &str,
    agreement_id: &str,
    dropped: &[Grant],
    now: Moment,
) -> Outcome<()> {
    for grant in dropped {
        db::answers::lapse_declined(connection, (agreement_id, email_key), grant, now).await?;
    }
    for invitation in db::invitations::list_pending_among(connection, &[email_key]).await? {
        let is_offer = invitation.agreement_id == agreement_id && invitation.invited_by.is_some();
        if !is_offer || !db::invitations::claim(connection, &invitation.id).await? {
            continue;
        }
        let before = db::invitations::list_grants(connection, &invitation.id).await?;
        let after: Vec<Grant> = before.iter().filter(|grant| !dropped.contains(grant)).cloned().collect();
        if after.len() == before.len() {
            continue;
        }
        let agreement = db::agreements::find(connection, agreement_id).await?.ok_or(ApiError::NotFound)?;
        if after.is_empty() {
            withdraw(connection, &invitation, &agreement, actor, now).await?;
            continue;
        }
        db::invitations::set_grants(connection, &invitation.id, agreement_id, &after).await?;
        let act = trail::Act {
            organization_id: &agreement.organization_id,
            actor,
            action: Action::InvitationRolesChanged,
            invitation: &invitation,
        };
        trail::record_invitation(connection, act, &before, &after, json!({}), now).await?;
    }
    Ok(())
}

/// Whether the person of an invitation is deactivated where it offers roles: see [`is_suspended_in`].
pub(super) async fn is_suspended(
    connection: &mut Connection,
    invitation: &InvitationRow,
    grants: &[Grant],
) -> Outcome<bool> {
    let users = db::users::list_by_emails(connection, &[&invitation.email_key]).await?;
    let Some(user) = users.first() else { return Ok(false) };
    let held = db::roles::list_held(connection, &user.id).await?;
    Ok(!user.is_active || is_suspended_in(&held, &invitation.agreement_id, grants))
}

/// Whether every role in an agreement is suspended, or every one in a scope of these grants.
pub(super) fn is_suspended_in(held: &[HeldRow], agreement_id: &str, grants: &[Grant]) -> bool {
    let here = || held.iter().filter(|one| one.agreement_id == agreement_id);
    let is_of = |one: &&HeldRow, grant: &Grant| one.purchasing_account_id == grant.purchasing_account_id;
    are_suspended(here()) || grants.iter().any(|grant| are_suspended(here().filter(|one| is_of(one, grant))))
}

/// Whether there are roles, all of them suspended.
fn are_suspended<'a>(roles: impl Iterator<Item = &'a HeldRow>) -> bool {
    let mut roles = roles.peekable();
    roles.peek().is_some() && roles.all(|one| one.suspended_at.is_some())
}
