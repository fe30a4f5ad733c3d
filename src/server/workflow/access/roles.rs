//! Operations on roles: assign, remove, suspend, restore. Each changes the state, records it, and notifies the people
//! concerned.

use crate::server::workflow::{
    access::mail_limits,
    invitations::{drop_from_offers, pause_invitations_of},
    notices::{tell_of_grant, tell_person},
    rights::administered_alone,
    scopes::NamedScope,
    trail,
};
use crate::{
    api::ApiError,
    domain::{
        access::{Role, RoleChange},
        audit::Action,
    },
    server::{
        access::Actor,
        audit::Entry,
        change::Change,
        db::{
            self,
            roles::{Grant, HeldRow, NewRole},
            users::UserRow,
        },
        failure::Outcome,
    },
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A role of a person, as an administrator sees it.
#[derive(Clone, Debug)]
pub struct HeldRole {
    /// The assignment.
    pub row: HeldRow,
    /// Where it counts.
    pub scope: NamedScope,
    /// Whether the actor may take it away.
    pub may_take: bool,
    /// Whether it is in a scope where the actor assigns roles; others are only visible.
    pub is_managed: bool,
}

/// Whom a role is given to, and in which agreement.
pub(in crate::server::workflow) struct Recipient<'a> {
    /// Id of the agreement's organization.
    pub organization: &'a str,
    /// Id of the agreement.
    pub agreement: &'a str,
    /// Id of the person.
    pub user: &'a str,
}

/// Assigns a role granted by a user or by the register, and records further facts and the person's roles in that scope
/// before and after. Does nothing if the person already has it.
pub(in crate::server::workflow) async fn give(
    change: &mut Change,
    granted_by: Option<&str>,
    recipient: &Recipient<'_>,
    grant: &Grant,
    mut facts: Value,
) -> Outcome<bool> {
    let Recipient { organization, agreement: agreement_id, user: user_id } = *recipient;
    let held = db::roles::list_held(change, user_id).await?;
    let (role, now) = (NewRole { user_id, agreement_id, grant, granted_by }, change.now);
    if db::roles::create(change, &[role], now).await? == 0 {
        return Ok(false);
    }
    facts["role"] = grant.role.code().into();
    let scope_id = grant.scope_id(agreement_id);
    let before = words_in(&held, scope_id);
    let after = before.iter().copied().chain([grant.role.code()]).collect();
    let details = trail::with_roles(&facts, &before, &after);
    change.record(Entry::of_scope(organization, scope_id, Action::RoleGranted, user_id, details));
    Ok(true)
}

/// The roles held in a scope.
fn words_in<'a>(held: &'a [HeldRow], scope_id: &str) -> BTreeSet<&'a str> {
    held.iter().filter(|row| row.scope_id() == scope_id).map(|row| row.role.code()).collect()
}

/// Assigns roles in an agreement to a member immediately, and notifies the member and, for roles that can view keys or
/// edit, the Account Administrators. `accounts` name the scopes.
pub(in crate::server::workflow) async fn assign(
    change: &mut Change,
    actor: &Actor,
    user: &UserRow,
    accounts: &[NamedScope],
    agreement_id: &str,
    grants: &[Grant],
) -> Outcome<()> {
    let Some(agreement) = accounts.iter().find(|one| one.scope.agreement_id == agreement_id) else { return Ok(()) };
    let recipient = Recipient { organization: &agreement.organization_id, agreement: agreement_id, user: &user.id };
    let mut given = Vec::new();
    for grant in grants {
        let scope = grant.scope(agreement_id);
        let named = accounts.iter().find(|one| one.scope == scope).cloned().unwrap_or_else(|| agreement.of_agreement());
        if let Some(account_id) = &grant.purchasing_account_id {
            db::agreements::lock_account(change, account_id).await?;
        }
        give(change, Some(&actor.user().id), &recipient, grant, json!({})).await?;
        tell_of_grant(change, actor, user, grant.role, &named).await?;
        given.push((grant.role, named));
    }
    drop_from_offers(change, &user.email_key, agreement_id, grants).await?;
    mail_limits::charge_person(change, &agreement.organization_id, &user.id);
    let given: Vec<_> = given.iter().map(|(role, scope)| (*role, scope)).collect();
    tell_person(change, actor.user(), user, RoleChange::Given, &given);
    change.touch(&user.email_key);
    Ok(())
}

/// Removes roles. The last active Account Administrator of a purchasing account keeps that role; `NotFound` if the person
/// does not have one of them. The person gets one mail for each agreement.
pub(in crate::server::workflow) async fn remove(
    change: &mut Change,
    actor: &Actor,
    user: &UserRow,
    roles: &[&HeldRole],
) -> Outcome<()> {
    keep_an_administrator(change, &user.id, roles).await?;
    for held in roles {
        let all = db::roles::list_held(change, &user.id).await?;
        if !db::roles::delete(change, &held.row.id).await? {
            return Err(ApiError::NotFound.into());
        }
        let scope_id = held.row.scope_id();
        let before = words_in(&all, scope_id);
        let after = before.iter().copied().filter(|role| *role != held.row.role.code()).collect();
        let details = trail::with_roles(&json!({ "role": held.row.role }), &before, &after);
        change.record(Entry::of_scope(&held.row.organization_id, scope_id, Action::RoleRemoved, &user.id, details));
    }
    db::calendars::delete_of_user_without_role(change, &user.id).await?;
    pause_invitations_of(change, &user.id).await?;
    for held in roles {
        let grant = Grant { role: held.row.role, purchasing_account_id: held.row.purchasing_account_id.clone() };
        drop_from_offers(change, &user.email_key, &held.row.agreement_id, &[grant]).await?;
    }
    let told: Vec<_> = roles.iter().map(|held| (held.row.role, &held.scope)).collect();
    tell_person(change, actor.user(), user, RoleChange::Taken, &told);
    change.touch(&user.email_key);
    Ok(())
}

/// Suspends roles. The last active Account Administrator of a purchasing account is not suspended.
pub(in crate::server::workflow) async fn suspend(
    change: &mut Change,
    actor: &Actor,
    user: &UserRow,
    roles: &[&HeldRole],
) -> Outcome<()> {
    keep_an_administrator(change, &user.id, roles).await?;
    set_suspended(change, actor, user, roles, true).await?;
    pause_invitations_of(change, &user.id).await
}

/// Gives suspended roles back.
pub(in crate::server::workflow) async fn restore(
    change: &mut Change,
    actor: &Actor,
    user: &UserRow,
    roles: &[&HeldRole],
) -> Outcome<()> {
    set_suspended(change, actor, user, roles, false).await?;
    for one in roles {
        tell_of_grant(change, actor, user, one.row.role, &one.scope).await?;
    }
    Ok(())
}

async fn set_suspended(
    change: &mut Change,
    actor: &Actor,
    user: &UserRow,
    roles: &[&HeldRole],
    is_suspended: bool,
) -> Outcome<()> {
    let suspended_at = is_suspended.then_some(change.now);
    for one in roles {
        db::roles::set_suspended(change, &one.row.id, suspended_at).await?;
    }
    db::calendars::delete_of_user_without_role(change, &user.id).await?;
    let (action, what) = if is_suspended {
        (Action::UserDeactivated, RoleChange::Suspended)
    } else {
        (Action::UserReactivated, RoleChange::GivenBack)
    };
    let facts = json!({ "access": trail::access_change(is_suspended, !is_suspended) });
    record(change, &user.id, action, roles, &facts);
    let roles: Vec<_> = roles.iter().map(|one| (one.row.role, &one.scope)).collect();
    tell_person(change, actor.user(), user, what, &roles);
    change.touch(&user.email_key);
    Ok(())
}

/// Records what was done to a person in the scopes of some roles.
pub(in crate::server::workflow) fn record(
    change: &mut Change,
    user_id: &str,
    action: Action,
    roles: &[&HeldRole],
    facts: &Value,
) {
    let roles: Vec<&HeldRow> = roles.iter().map(|one| &one.row).collect();
    trail::record_person(change, action, user_id, &roles, |_| facts.clone());
}

/// Refuses when a purchasing account would be left without an active Account Administrator.
async fn keep_an_administrator(change: &mut Change, user_id: &str, roles: &[&HeldRole]) -> Outcome<()> {
    let accounts: Vec<&str> = roles.iter().filter_map(|one| one.row.purchasing_account_id.as_deref()).collect();
    let alone_in = administered_alone(change, user_id, &accounts).await?;
    let administers = roles.iter().filter(|one| one.row.role == Role::AccountAdministrator);
    let is_last = |one: &&&HeldRole| one.row.purchasing_account_id.as_ref().is_some_and(|id| alone_in.contains(id));
    match administers.filter(is_last).find_map(|one| one.scope.account.as_ref()) {
        Some(account) => Err(ApiError::LastAdministrator { account: account.name.clone() }.into()),
        None => Ok(()),
    }
}
