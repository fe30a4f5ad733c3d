//! What people may do with their current roles, and what no one may take from them.

use crate::{
    domain::access::Rights,
    server::{
        db::{
            self, Connection, Transaction,
            invitations::InvitationRow,
            roles::{Grant, HeldRow, rights},
        },
        failure::Outcome,
    },
};
use std::collections::BTreeSet;

/// The roles that let an active user invite; none for someone who is deactivated.
pub(in crate::server::workflow) async fn rights_of(connection: &mut Connection, user_id: &str) -> Outcome<Rights> {
    let is_active = db::users::find(connection, user_id).await?.is_some_and(|user| user.is_active);
    let roles = if is_active { db::roles::list_of_user(connection, user_id).await? } else { Vec::new() };
    Ok(rights(&roles))
}

/// The purchasing accounts, among these, whose only active Account Administrator is this user. All of them are locked
/// first, so that two people who remove each other cannot both succeed.
pub(in crate::server::workflow) async fn administered_alone(
    tx: &mut Transaction,
    user_id: &str,
    account_ids: &[&str],
) -> Outcome<BTreeSet<String>> {
    db::agreements::lock_accounts(tx, account_ids.to_vec()).await?;
    let sole = db::roles::list_sole_administrators(tx, account_ids).await?;
    Ok(sole.into_iter().filter(|(_, only)| only == user_id).map(|(account_id, _)| account_id).collect())
}

/// Whether the person of an invitation is deactivated where it offers roles: see [`is_suspended_in`].
pub(in crate::server::workflow) async fn is_suspended(
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
pub(in crate::server::workflow) fn is_suspended_in(held: &[HeldRow], agreement_id: &str, grants: &[Grant]) -> bool {
    let here = || held.iter().filter(|one| one.agreement_id == agreement_id);
    let is_of = |one: &&HeldRow, grant: &Grant| one.purchasing_account_id == grant.purchasing_account_id;
    are_suspended(here()) || grants.iter().any(|grant| are_suspended(here().filter(|one| is_of(one, grant))))
}

/// Whether there are roles, all of them suspended.
pub(in crate::server::workflow) fn are_suspended<'a>(roles: impl Iterator<Item = &'a HeldRow>) -> bool {
    let mut roles = roles.peekable();
    roles.peek().is_some() && roles.all(|one| one.suspended_at.is_some())
}
