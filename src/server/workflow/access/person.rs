//! The page of a person: roles are assigned and removed, access is suspended and restored.

use crate::server::workflow::{
    access::mail_limits,
    audit::{Names, Principal},
    drafts,
    invitations::{list_offers, pause},
    rights::are_suspended,
    roles::{self, HeldRole},
    scopes::{NamedScope, scopes},
    trail::sessions_ended,
    undo::{self, UndoableAct},
};
use crate::{
    api::{
        ApiError,
        person::{AddRole, DeactivateUser, EndSessions, ReactivateUser, RemoveRole},
    },
    domain::{
        access::{Permission, Role, Scope},
        audit::Action,
        moment::Moment,
    },
    server::{
        access::{Actor, authenticate, authorize},
        change::Change,
        context::Context,
        db::{
            self, Connection,
            audit::{Along, AuditRow, Walk},
            invitations::InvitationRow,
            roles::{Grant, rights},
            users::UserRow,
        },
        failure::Outcome,
    },
};
use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
    iter,
    ops::Deref,
};

/// Entries of the history that the page shows.
const HISTORY_LENGTH: i64 = 20;

/// A person as an actor sees them, and what the actor may do.
#[expect(clippy::struct_excessive_bools, reason = "each decides about another act")]
#[derive(Clone, Debug)]
pub struct Standing {
    /// The person.
    pub user: UserRow,
    /// The roles in what the actor may see.
    pub roles: Vec<HeldRole>,
    /// Roles that the actor may add at once, with their scope.
    pub addable: Vec<(Role, NamedScope)>,
    /// Whether the actor is that person.
    pub is_self: bool,
    /// Whether the actor may suspend or restore the roles they manage; not if the operator has closed the account.
    pub may_deactivate: bool,
    /// Whether every role that the actor may see is suspended.
    pub is_deactivated: bool,
    /// Whether the actor may remove every role that the person has anywhere.
    pub is_whole: bool,
    /// The scopes in which the actor sees people.
    visible: Vec<NamedScope>,
}

impl Standing {
    /// The roles that deactivation is about, suspended or not.
    pub fn managed(&self, is_suspended: bool) -> impl Iterator<Item = &HeldRole> {
        self.roles.iter().filter(move |one| one.is_managed && one.row.suspended_at.is_some() == is_suspended)
    }
}

/// What the page of a person shows.
#[derive(Clone, Debug)]
pub struct PersonView {
    standing: Standing,
    /// Pending invitations of the person that offer roles in what the actor may see.
    pub offers: Vec<InvitationRow>,
    /// What happened, newest first, and who did it.
    pub history: Vec<(AuditRow, Principal)>,
}

impl Deref for PersonView {
    type Target = Standing;
    fn deref(&self) -> &Standing {
        &self.standing
    }
}

/// The page of a person; what the actor may not see does not exist.
pub async fn view(context: &Context, actor: &Actor, user_id: &str) -> Outcome<PersonView> {
    let mut connection = context.read().await?;
    let standing = standing(&mut connection, actor, user_id).await?;
    let offers = list_offers(&mut connection, &standing.user.email_key, &standing.visible).await?;
    let mut history = Vec::new();
    let mut names = Names::default();
    for entry in list_history(&mut connection, actor, user_id, &standing.roles).await? {
        let by = names.maker(&mut connection, &entry).await?;
        history.push((entry, by));
    }
    Ok(PersonView { standing, offers, history })
}

/// The state of a person; `NotFound` if the actor can view none of their roles.
pub(in crate::server::workflow) async fn standing(
    connection: &mut Connection,
    actor: &Actor,
    user_id: &str,
) -> Outcome<Standing> {
    let own = actor.rights();
    let user = db::users::find(connection, user_id).await?.ok_or(ApiError::NotFound)?;
    let visible = scopes(connection, actor, Permission::ViewUsers).await?;
    let held = db::roles::list_held(connection, user_id).await?;
    let everywhere: Vec<(Role, Scope)> = held.iter().map(|row| (row.role, row.scope())).collect();
    let roles: Vec<HeldRole> = held
        .into_iter()
        .filter_map(|row| {
            let scope = visible.iter().find(|one| one.scope == row.scope())?.clone();
            let may_take = own.may_take(row.role, &scope.scope);
            let is_managed = own.can_in(Permission::AssignRoles, &scope.scope);
            Some(HeldRole { row, scope, may_take, is_managed })
        })
        .collect();
    if roles.is_empty() {
        return Err(ApiError::NotFound.into());
    }
    let is_self = user.id == actor.user().id;
    let has = |role: Role, scope: &Scope| roles.iter().any(|one| one.row.role == role && one.scope.scope == *scope);
    // If the person is not a member yet, roles wait for acceptance (decision 7): use Invite for that.
    let is_member = |scope: &NamedScope| roles.iter().any(|one| one.scope.organization_id == scope.organization_id);
    // If every role is suspended, access must be restored first.
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
    Ok(Standing {
        is_self,
        may_deactivate: !is_self && user.is_active && own.may_deactivate(&everywhere),
        is_deactivated: !user.is_active || are_suspended(roles.iter().map(|one| &one.row)),
        is_whole: own.may_take_all(&everywhere),
        user,
        roles,
        addable,
        visible,
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
    let about = Along::Subject(user_id.to_owned());
    for scope in scopes(connection, actor, Permission::ViewAuditTrail).await? {
        if roles.iter().any(|one| one.row.agreement_id == scope.scope.agreement_id) {
            let walk = Walk {
                organization_id: &scope.organization_id,
                scope_id: scope.scope.id(),
                along: &about,
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

/// Begins a change of a person; `Forbidden` unless the actor may make it as the person stands now.
async fn begin(
    context: &Context,
    user_id: &str,
    may: impl FnOnce(&Standing) -> bool,
) -> Outcome<(Change, Actor, Standing)> {
    let actor = authorize(context, Permission::AssignRoles)?;
    let mut change = context.change(actor.by()).await?;
    let actor = actor.recheck(&mut change, &[user_id]).await?;
    let standing = standing(&mut change, &actor, user_id).await?;
    if may(&standing) { Ok((change, actor, standing)) } else { Err(ApiError::Forbidden.into()) }
}

/// Assigns a role immediately; does nothing if the person has it already, for example after a double click. Returns the id
/// that undoes it.
pub async fn add_role(context: &Context, input: &AddRole) -> Outcome<Option<String>> {
    let AddRole { user: user_id, role, scope: scope_id } = input;
    let (mut change, actor, person) = begin(context, user_id, |person| !person.is_deactivated).await?;
    drafts::discard_choice(&mut change, &actor).await?;
    let done = format!("add:{user_id}:{role}:{scope_id}");
    let is_there = |one: &HeldRole| one.row.role.code() == role && one.scope.scope.id() == scope_id;
    if person.roles.iter().any(|one| is_there(one) && one.may_take && one.row.suspended_at.is_none()) {
        change.commit().await?;
        return drafts::recall(context, &done).await;
    }
    let chosen = person.addable.iter().find(|(one, scope)| one.code() == role && scope.scope.id() == scope_id);
    let Some((role, scope)) = chosen else { return Err(ApiError::Forbidden.into()) };
    let grant = Grant { role: *role, purchasing_account_id: scope.scope.account_id.clone() };
    let accounts = std::slice::from_ref(scope);
    roles::assign(&mut change, &actor, &person.user, accounts, &scope.scope.agreement_id, &[grant]).await?;
    let act = UndoableAct::RoleAdded { user: user_id.clone(), role: *role, scope: scope_id.clone() };
    undo::commit(change, &actor, act, &done).await
}

/// Removes a role. The last active Account Administrator of a purchasing account keeps it. Returns the id that undoes it,
/// unless the role was the actor's own.
pub async fn remove_role(context: &Context, input: &RemoveRole) -> Outcome<Option<String>> {
    let RemoveRole { user: user_id, assignment: assignment_id } = input;
    let done = format!("remove:{user_id}:{assignment_id}");
    let begun = begin_removal(context, user_id, assignment_id).await;
    let Some((mut change, actor, user, held)) = drafts::idempotent(context, &done, begun).await? else {
        return drafts::recall(context, &done).await;
    };
    roles::remove(&mut change, &actor, &user, &[&held]).await?;
    if actor.user().id == *user_id {
        drafts::remember(&mut change, &actor, &done, None).await?;
        change.commit().await?;
        return Ok(None);
    }
    let act = UndoableAct::RoleRemoved { user: user_id.clone(), role: (&held.row).into() };
    undo::commit(change, &actor, act, &done).await
}

async fn begin_removal(
    context: &Context,
    user_id: &str,
    assignment_id: &str,
) -> Outcome<(Change, Actor, UserRow, HeldRole)> {
    let (change, actor, person) = begin(context, user_id, |_| true).await?;
    let held = person.roles.into_iter().find(|one| one.row.id == assignment_id).ok_or(ApiError::NotFound)?;
    if held.may_take { Ok((change, actor, person.user, held)) } else { Err(ApiError::Forbidden.into()) }
}

/// Suspends every role of a person that the actor manages, and ends all sessions. Returns the ID that undoes it.
pub async fn deactivate(context: &Context, input: &DeactivateUser) -> Outcome<Option<String>> {
    let (mut change, actor, person) = begin(context, &input.user, |person| person.may_deactivate).await?;
    let held: Vec<&HeldRole> = person.managed(false).collect();
    let done = format!("deactivate:{}", input.user);
    if held.is_empty() {
        return drafts::recall(context, &done).await;
    }
    let assignments = held.iter().map(|one| one.row.id.clone()).collect();
    roles::suspend(&mut change, &actor, &person.user, &held).await?;
    // Access ends with the next request, whatever happens to the sessions; sessions of someone who also works for
    // others are kept.
    if person.is_whole {
        db::sessions::delete_of_user(&mut change, &input.user).await?;
        db::calendars::delete_of_user(&mut change, &input.user).await?;
    }
    // Pending invitations by colleagues must not bring the person back until an administrator confirms them.
    let mut offers = list_offers(&mut change, &person.user.email_key, &person.visible).await?;
    offers.retain(|invitation| invitation.invited_by.is_some());
    let mut managed = Vec::new();
    for invitation in offers {
        let grants = db::invitations::list_grants(&mut change, &invitation.id).await?;
        let is_managed = |(_, scope): &(Role, Scope)| actor.can_in(Permission::AssignRoles, scope);
        if db::roles::roles(&invitation.agreement_id, &grants).iter().any(is_managed) {
            managed.push(invitation);
        }
    }
    pause(&mut change, &managed).await?;
    undo::commit(change, &actor, UndoableAct::Deactivated { user: input.user.clone(), assignments }, &done).await
}

/// Gives the suspended roles back.
pub async fn reactivate(context: &Context, input: &ReactivateUser) -> Outcome<()> {
    let (mut change, actor, person) = begin(context, &input.user, |person| person.may_deactivate).await?;
    let held: Vec<&HeldRole> = person.managed(true).collect();
    if held.is_empty() {
        return Ok(());
    }
    for organization_id in held.iter().map(|one| &one.scope.organization_id).collect::<BTreeSet<_>>() {
        mail_limits::charge_person(&mut change, organization_id, &input.user);
    }
    roles::restore(&mut change, &actor, &person.user, &held).await?;
    change.commit().await
}

/// Ends all sessions of a person. This affects the whole account, so it needs the right over every role.
pub async fn end_sessions(context: &Context, input: &EndSessions) -> Outcome<()> {
    let (mut change, _, person) = begin(context, &input.user, |person| person.is_whole).await?;
    let sessions = db::sessions::delete_of_user(&mut change, &input.user).await?;
    db::calendars::delete_of_user(&mut change, &input.user).await?;
    if sessions > 0 {
        let held: Vec<&HeldRole> = person.roles.iter().collect();
        roles::record(&mut change, &input.user, Action::SessionsEnded, &held, &sessions_ended(sessions));
    }
    // A calendar can end where no session does.
    change.commit().await
}

/// The name of someone whose last visible role the actor has just removed.
pub async fn name_of(context: &Context, user_id: &str) -> Outcome<String> {
    let mut names = names_of(&mut context.read().await?, iter::once(user_id)).await?;
    Ok(names.remove(user_id).ok_or(ApiError::NotFound)?)
}

/// Whether someone who removed their own role may still view people.
pub async fn still_views_users(context: &Context) -> Outcome<bool> {
    let actor = authenticate(context)?;
    let roles = db::roles::list_of_user(&mut context.read().await?, &actor.user().id).await?;
    Ok(rights(&roles).can(Permission::ViewUsers))
}

/// The names of people by their ids.
pub async fn names_of(
    connection: &mut Connection,
    user_ids: impl Iterator<Item = &str>,
) -> Outcome<HashMap<String, String>> {
    let mut ids: Vec<&str> = user_ids.collect();
    ids.sort_unstable();
    ids.dedup();
    let users = db::users::list(connection, &ids).await?;
    Ok(users.into_iter().map(|user| (user.id.clone(), user.name())).collect())
}
