//! Audit entries for changes that may affect several scopes: one entry per scope, containing only that scope's part, so
//! that readers of one scope never learn about another.

use crate::{
    domain::{audit::Action, invitation::InvitationState},
    server::{
        audit::{self, Entry},
        change::Change,
        db::{self, Connection, invitations::InvitationRow, roles::Grant, roles::HeldRow},
        failure::Outcome,
    },
};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What was done to an invitation.
pub(in crate::server::workflow) struct Act<'a> {
    /// The organization of its agreement.
    pub organization_id: &'a str,
    /// What was done.
    pub action: Action,
    /// The invitation.
    pub invitation: &'a InvitationRow,
}

/// Records what was done to an invitation, with what it offers before and after in each scope.
pub(in crate::server::workflow) fn record_invitation(
    change: &mut Change,
    act: &Act<'_>,
    before: &[Grant],
    after: &[Grant],
    facts: &Value,
) {
    let agreement_id = act.invitation.agreement_id.as_str();
    let mut scopes: BTreeSet<&str> = before.iter().chain(after).map(|grant| grant.scope_id(agreement_id)).collect();
    if scopes.is_empty() {
        scopes.insert(agreement_id);
    }
    for scope_id in scopes {
        let words = |grants: &[Grant]| {
            let own = grants.iter().filter(|grant| grant.scope_id(agreement_id) == scope_id);
            own.map(|grant| grant.role.code()).collect()
        };
        let details = with_roles(facts, &words(before), &words(after));
        change.record(Entry::of_scope(act.organization_id, scope_id, act.action, &act.invitation.id, details));
    }
}

/// Facts and the roles that they are about: both sets of words where they differ.
pub(in crate::server::workflow) fn with_roles(facts: &Value, before: &BTreeSet<&str>, after: &BTreeSet<&str>) -> Value {
    let mut details: Map<String, Value> = facts.as_object().cloned().unwrap_or_default();
    let roles = if before == after { json!(after) } else { json!({ "before": before, "after": after }) };
    details.insert("roles".to_owned(), roles);
    Value::Object(details)
}

/// How an invitation's state changed.
pub(in crate::server::workflow) fn state_change(before: InvitationState, after: InvitationState) -> Value {
    json!({ "before": before, "after": after })
}

/// What changed in an invitation: for whom it is, who answers for it, whether it is paused.
pub(in crate::server::workflow) async fn invitation_changes(
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
pub(in crate::server::workflow) async fn inviter(
    connection: &mut Connection,
    invitation: &InvitationRow,
) -> Outcome<Option<String>> {
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

/// Records what was done to a person in each of their scopes; if there is none, in the chain without an organization.
pub(in crate::server::workflow) async fn record_user(
    change: &mut Change,
    action: Action,
    user_id: &str,
    facts: impl Fn(&str) -> Value,
) -> Outcome<()> {
    let held = db::roles::list_held(change, user_id).await?;
    if held.is_empty() {
        change.record(Entry::of_nobody(action, user_id, facts("")));
    }
    record_person(change, action, user_id, &held.iter().collect::<Vec<_>>(), facts);
    Ok(())
}

/// Records what was done to a person in each scope in which they have one of these roles. `facts` returns the details
/// for a scope.
pub(in crate::server::workflow) fn record_person(
    change: &mut Change,
    action: Action,
    user_id: &str,
    roles: &[&HeldRow],
    facts: impl Fn(&str) -> Value,
) {
    let mut scopes: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    for row in roles {
        scopes.entry((&row.organization_id, row.scope_id())).or_default().insert(row.role.code());
    }
    for ((organization_id, scope_id), words) in scopes {
        let details = with_roles(&facts(scope_id), &words, &words);
        change.record(Entry::of_scope(organization_id, scope_id, action, user_id, details));
    }
}

/// How a person's access changed.
pub(in crate::server::workflow) fn access_change(before: bool, after: bool) -> Value {
    let word = |is_active| if is_active { "active" } else { "deactivated" };
    json!({ "before": word(before), "after": word(after) })
}

/// How many sessions of a person were ended.
pub(in crate::server::workflow) fn sessions_ended(sessions: u64) -> Value {
    json!({ "sessions": { "before": sessions, "after": 0 } })
}
