//! What *Invite Users* asks once before anything is done.

use super::Row;
use crate::{
    api::invite::Confirmation,
    domain::{access::Role, person::full_name},
    server::workflow::{looking::as_read, people::people_at, scopes::NamedScope},
    server::{
        access::Actor,
        db::{self, Connection, invitations::InvitationRow},
        failure::Outcome,
        token::sha256_hex,
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// What needs one confirmation: another name for someone invited, a domain outside the verified ones, or, where none is
/// verified, that no one in the organization uses; a role that can do everything.
/// `accounts` are all that the actor may invite to, `chosen` those of the form.
pub(super) async fn confirmations<'a>(
    connection: &mut Connection,
    actor: &Actor,
    accounts: &[NamedScope],
    chosen: &[NamedScope],
    rows: impl Iterator<Item = &'a Row>,
) -> Outcome<Vec<Confirmation>> {
    let ids: Vec<&str> = chosen.iter().map(|one| one.scope.id()).collect();
    let place = sha256_hex(ids.join(" ").as_bytes());
    let verified = verified(connection, chosen).await?;
    let own = actor.user().email_key.rsplit('@').next().unwrap_or_default();
    let mut known: BTreeMap<String, bool> = verified.iter().map(|domain| (domain.clone(), true)).collect();
    if verified.is_empty() {
        known.insert(own.to_owned(), true);
    }
    let mut confirmations = Vec::new();
    let rows: Vec<&Row> = rows.collect();
    let keys: Vec<String> = rows.iter().map(|row| row.email.key()).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let pending = changeable(connection, actor, chosen, &keys).await?;
    for row in rows {
        confirmations.extend(renaming(&pending, row));
        let (email, domain) = (row.email.as_str().to_owned(), row.email.domain());
        if !known.contains_key(domain.as_str()) {
            let is_used = verified.is_empty() && is_used(connection, accounts, chosen, domain.as_str()).await?;
            known.insert(domain.as_str().to_owned(), is_used);
        }
        if !known[domain.as_str()] {
            let (domain, place) = (domain.to_unicode(), place.clone());
            let verified = verified.iter().map(|name| as_read(name)).collect();
            confirmations.push(Confirmation::Domain { email: email.clone(), domain, verified, place });
        }
        if row.roles().any(|role| role == Role::AccountAdministrator) {
            confirmations.push(Confirmation::Administrator { email, place: place.clone() });
        }
    }
    Ok(confirmations)
}

/// The domains that all organizations of the chosen purchasing accounts have verified.
async fn verified(connection: &mut Connection, chosen: &[NamedScope]) -> Outcome<BTreeSet<String>> {
    let organizations: BTreeSet<&str> = chosen.iter().map(|one| one.organization_id.as_str()).collect();
    let organizations: Vec<&str> = organizations.into_iter().collect();
    let proven = db::domains::list_proven(connection, &organizations).await?;
    let names = proven.iter().map(|(_, name)| name.clone()).collect::<BTreeSet<String>>();
    let is_of_all =
        |name: &String| organizations.iter().all(|id| proven.iter().any(|(owner, other)| owner == id && other == name));
    Ok(names.into_iter().filter(is_of_all).collect())
}

/// The pending invitations of these addresses that this form would change.
async fn changeable(
    connection: &mut Connection,
    actor: &Actor,
    chosen: &[NamedScope],
    keys: &[&str],
) -> Outcome<Vec<InvitationRow>> {
    let mut pending = db::invitations::list_pending_among(connection, keys).await?;
    pending.retain(|one| chosen.iter().any(|account| account.scope.agreement_id == one.agreement_id));
    let ids: Vec<&str> = pending.iter().map(|one| one.id.as_str()).collect();
    let grants = db::invitations::list_grants_among(connection, &ids).await?;
    pending.retain(|one| actor.may_change(one, grants.get(&one.id).map_or(&[][..], Vec::as_slice)));
    Ok(pending)
}

/// Asks whether someone with a pending invitation under another name gets the new name: no other page corrects it.
fn renaming(pending: &[InvitationRow], row: &Row) -> Option<Confirmation> {
    let (key, typed) = (row.email.key(), full_name(&row.first_name, &row.last_name));
    let known = pending.iter().filter(|one| one.email_key == key);
    let known = known.map(|one| full_name(&one.first_name, &one.last_name)).find(|known| *known != typed)?;
    Some(Confirmation::Name { email: row.email.as_str().to_owned(), known, typed })
}

/// Whether someone in the organizations of the chosen purchasing accounts has an address at a domain, as far as the
/// actor may know.
async fn is_used(
    connection: &mut Connection,
    accounts: &[NamedScope],
    chosen: &[NamedScope],
    domain: &str,
) -> Outcome<bool> {
    if chosen.iter().any(|account| account.domains.contains(domain)) {
        return Ok(true);
    }
    let is_near = |one: &&NamedScope| chosen.iter().any(|other| other.organization_id == one.organization_id);
    for account in accounts.iter().filter(is_near) {
        if !people_at(connection, account.scope.id(), domain).await?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}
