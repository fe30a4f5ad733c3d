//! Entries of the audit trail about what may touch several scopes: one for each, which tells that scope's part alone,
//! so that a reader of one scope never learns of another.

use crate::{
    api::ApiError,
    domain::{audit::Action, invitation::InvitationState, moment::Moment},
    server::{
        audit,
        db::{
            self, Connection,
            invitations::InvitationRow,
            roles::{Grant, HeldRow, NewRole},
        },
        failure::Outcome,
    },
};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What was done to an invitation.
pub(super) struct Act<'a> {
    /// The organization of its agreement.
    pub organization_id: &'a str,
    /// Who did it: see [`audit::Entry`].
    pub actor: &'a str,
    /// What was done.
    pub action: Action,
    /// The invitation.
    pub invitation: &'a InvitationRow,
}

/// Writes down what was done to an invitation, with what it offers before and after in each scope.
pub(super) async fn record_invitation(
    connection: &mut Connection,
    act: Act<'_>,
    before: &[Grant],
    after: &[Grant],
    facts: Value,
    now: Moment,
) -> Outcome<()> {
    Ok(audit::record_all(connection, now, &invitation_entries(&act, before, after, &facts)).await?)
}

/// Writes down that an invitation is sent again, with further facts.
pub(super) async fn record_resent(
    connection: &mut Connection,
    invitation: &InvitationRow,
    actor: &str,
    facts: Value,
    now: Moment,
) -> Outcome<()> {
    let agreement = db::agreements::find(connection, &invitation.agreement_id).await?.ok_or(ApiError::NotFound)?;
    let grants = db::invitations::list_grants(connection, &invitation.id).await?;
    let act = Act { organization_id: &agreement.organization_id, actor, action: Action::InvitationResent, invitation };
    record_invitation(connection, act, &grants, &grants, facts, now).await
}

/// The entries about an invitation: one for each scope.
pub(super) fn invitation_entries<'a>(
    act: &Act<'a>,
    before: &'a [Grant],
    after: &'a [Grant],
    facts: &Value,
) -> Vec<audit::Entry<'a>> {
    let agreement_id = act.invitation.agreement_id.as_str();
    let mut scopes: BTreeSet<&str> = before.iter().chain(after).map(|grant| grant.scope_id(agreement_id)).collect();
    if scopes.is_empty() {
        scopes.insert(agreement_id);
    }
    let entry = |scope_id| {
        let words = |grants: &[Grant]| {
            let own = grants.iter().filter(|grant| grant.scope_id(agreement_id) == scope_id);
            own.map(|grant| grant.role.code()).collect::<BTreeSet<_>>()
        };
        audit::Entry {
            organization_id: Some(act.organization_id),
            scope_id: Some(scope_id),
            actor: act.actor,
            action: act.action,
            subject: &act.invitation.id,
            details: with_roles(facts, &words(before), &words(after)),
        }
    };
    scopes.into_iter().map(entry).collect()
}

/// Facts and the roles that they are about: both sets of words where they differ.
fn with_roles(facts: &Value, before: &BTreeSet<&str>, after: &BTreeSet<&str>) -> Value {
    let mut details: Map<String, Value> = facts.as_object().cloned().unwrap_or_default();
    let roles = if before == after { json!(after) } else { json!({ "before": before, "after": after }) };
    details.insert("roles".to_owned(), roles);
    Value::Object(details)
}

/// How an invitation's state changed.
pub(super) fn state_change(before: InvitationState, after: InvitationState) -> Value {
    json!({ "before": before.code(), "after": after.code() })
}

/// What changed in an invitation: for whom it is, who answers for it, whether it is paused.
pub(super) async fn invitation_changes(
    connection: &mut Connection,
    before: &InvitationRow,
    after: &InvitationRow,
) -> Outcome<Value> {
    let mut changes = audit::changes(&invitation_facts(before), &invitation_facts(after));
    if before.invited_by != after.invited_by {
        let (former, own) = (inviter(connection, before).await?, inviter(connection, after).await?);
        changes["inviter"] = json!({ "before": former, "after": own });
    }
    Ok(changes)
}

/// The address of who answers for an invitation; none where the register names the person.
pub(super) async fn inviter(connection: &mut Connection, invitation: &InvitationRow) -> Outcome<Option<String>> {
    let Some(id) = &invitation.invited_by else { return Ok(None) };
    Ok(db::users::find(connection, id).await?.map(|user| user.email))
}

fn invitation_facts(invitation: &InvitationRow) -> Value {
    json!({
        "email": invitation.email,
        "first_name": invitation.first_name,
        "last_name": invitation.last_name,
        "language": invitation.language,
        "country": invitation.country,
        "paused": invitation.paused_at.is_some(),
    })
}

/// Whom a role is given to, and in which agreement.
pub(super) struct Recipient<'a> {
    /// Id of the agreement's organization.
    pub organization: &'a str,
    /// Id of the agreement.
    pub agreement: &'a str,
    /// Id of the person.
    pub user: &'a str,
}

/// Gives a role that a user or the register granted, and writes down who did so, further facts, and what the person holds
/// in its scope before and after. Does nothing when the person holds it already.
pub(super) async fn give_role(
    connection: &mut Connection,
    (actor, granted_by): (&str, Option<&str>),
    recipient: &Recipient<'_>,
    grant: &Grant,
    mut facts: Value,
    now: Moment,
) -> Outcome<()> {
    let Recipient { organization: organization_id, agreement: agreement_id, user: user_id } = *recipient;
    let held = db::roles::list_held(connection, user_id).await?;
    let role = NewRole { user_id, agreement_id, grant, granted_by };
    if db::roles::create(connection, &[role], now).await? == 0 {
        return Ok(());
    }
    facts["role"] = grant.role.code().into();
    let scope_id = grant.scope_id(agreement_id);
    let own = held.iter().filter(|row| row.scope_id() == scope_id);
    let before: BTreeSet<&str> = own.map(|row| row.role.as_str()).collect();
    let after: BTreeSet<&str> = before.iter().copied().chain([grant.role.code()]).collect();
    let entry = audit::Entry {
        organization_id: Some(organization_id),
        scope_id: Some(scope_id),
        actor,
        action: Action::RoleGranted,
        subject: user_id,
        details: with_roles(&facts, &before, &after),
    };
    Ok(audit::record(connection, now, entry).await?)
}

/// Takes a role away, and writes down what the person holds in its scope before and after. False when the person
/// does not hold it.
pub(super) async fn take_role(
    connection: &mut Connection,
    actor: &str,
    user_id: &str,
    assignment_id: &str,
    now: Moment,
) -> Outcome<bool> {
    let held = db::roles::list_held(connection, user_id).await?;
    let Some(taken) = held.iter().find(|row| row.id == assignment_id) else { return Ok(false) };
    if !db::roles::delete(connection, assignment_id).await? {
        return Ok(false);
    }
    let own = held.iter().filter(|row| row.scope_id() == taken.scope_id());
    let before: BTreeSet<&str> = own.map(|row| row.role.as_str()).collect();
    let after: BTreeSet<&str> = before.iter().copied().filter(|role| *role != taken.role).collect();
    let entry = audit::Entry {
        organization_id: Some(&taken.organization_id),
        scope_id: Some(taken.scope_id()),
        actor,
        action: Action::RoleRemoved,
        subject: user_id,
        details: with_roles(&json!({ "role": taken.role }), &before, &after),
    };
    audit::record(connection, now, entry).await?;
    Ok(true)
}

/// Writes down what was done to a person in each of the person's scopes; where there is none, in the chain of what
/// concerns no organization.
pub(super) async fn record_user(
    connection: &mut Connection,
    (actor, action, user_id): (&str, Action, &str),
    facts: impl Fn(&str) -> Value,
    now: Moment,
) -> Outcome<()> {
    let held = db::roles::list_held(connection, user_id).await?;
    if held.is_empty() {
        let details = facts("");
        let entry = audit::Entry { organization_id: None, scope_id: None, actor, action, subject: user_id, details };
        return Ok(audit::record(connection, now, entry).await?);
    }
    let held: Vec<_> = held.iter().collect();
    record_person(connection, (actor, action, user_id), &held, facts, now).await
}

/// Writes down what was done to a person, in each scope in which the person holds one of these roles. `facts` gives
/// what there is to tell in a scope.
pub(super) async fn record_person(
    connection: &mut Connection,
    (actor, action, user_id): (&str, Action, &str),
    roles: &[&HeldRow],
    facts: impl Fn(&str) -> Value,
    now: Moment,
) -> Outcome<()> {
    let mut scopes: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    for row in roles {
        scopes.entry((&row.organization_id, row.scope_id())).or_default().insert(&row.role);
    }
    for ((organization_id, scope_id), words) in scopes {
        let details = with_roles(&facts(scope_id), &words, &words);
        let entry = audit::Entry {
            organization_id: Some(organization_id),
            scope_id: Some(scope_id),
            actor,
            action,
            subject: user_id,
            details,
        };
        audit::record(connection, now, entry).await?;
    }
    Ok(())
}
