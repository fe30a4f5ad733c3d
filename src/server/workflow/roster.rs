//! Keeps the roster in step with users, roles and invitations. Whatever changes one of these calls
//! [`refresh`] for the person, in the same transaction.

use crate::{
    domain::{
        access::Role,
        invitation::LINK_LIFETIME,
        moment::Moment,
        person::full_name,
        roster::{RoleSet, Status},
    },
    server::{
        db::{
            self, Connection,
            roster::{OfferRow, RoleRow, RosterRow},
            users::UserRow,
        },
        text::sort_key,
        token::sha256,
    },
};
use std::collections::{BTreeMap, HashMap};

/// Writes the rows of a person anew: one for each scope in which a role is held or offered.
pub async fn refresh(connection: &mut Connection, email_key: &str, now: Moment) -> db::Result<()> {
    refresh_all(connection, &[email_key], now).await
}

/// The same for many people, each named once.
pub async fn refresh_all(connection: &mut Connection, email_keys: &[&str], now: Moment) -> db::Result<()> {
    let users = db::users::list_by_emails(connection, email_keys).await?;
    let user_ids: Vec<&str> = users.iter().map(|user| user.id.as_str()).collect();
    let held = group(db::roster::list_held(connection, &user_ids).await?, |role| role.user_id.clone());
    let offered = group(db::roster::list_offered(connection, email_keys).await?, |offer| offer.email_key.clone());
    let users: HashMap<&str, &UserRow> = users.iter().map(|user| (user.email_key.as_str(), user)).collect();
    let rows: BTreeMap<i64, RosterRow> = email_keys
        .iter()
        .flat_map(|email_key| {
            let user = users.get(email_key).copied();
            let held = user.and_then(|user| held.get(&user.id)).map_or(&[][..], Vec::as_slice);
            let offered = offered.get(*email_key).map_or(&[][..], Vec::as_slice);
            compose(email_key, user, held, offered, now).into_values()
        })
        .map(|row| (row.id, row))
        .collect();
    let former: HashMap<i64, RosterRow> =
        db::roster::list_of_people(connection, email_keys).await?.into_iter().map(|row| (row.id, row)).collect();
    for id in former.keys().filter(|id| !rows.contains_key(id)) {
        db::roster::delete(connection, *id).await?;
    }
    let changed: Vec<RosterRow> = rows.into_values().filter(|row| former.get(&row.id) != Some(row)).collect();
    db::roster::save(connection, &changed).await
}

fn group<T>(rows: Vec<T>, key: impl Fn(&T) -> String) -> HashMap<String, Vec<T>> {
    let mut groups: HashMap<String, Vec<T>> = HashMap::new();
    for row in rows {
        groups.entry(key(&row)).or_default().push(row);
    }
    groups
}

/// The rows that a person should have, by scope.
fn compose(
    email_key: &str,
    user: Option<&UserRow>,
    held: &[RoleRow],
    offered: &[OfferRow],
    now: Moment,
) -> BTreeMap<String, RosterRow> {
    let (name, email) = match (user, offered.first()) {
        (Some(user), _) => (full_name(&user.first_name, &user.last_name), user.email.clone()),
        (None, Some(offer)) => (full_name(&offer.first_name, &offer.last_name), offer.email.clone()),
        (None, None) => return BTreeMap::new(),
    };
    let blank = |scope_id: &str| RosterRow {
        id: key(scope_id, email_key),
        scope_id: scope_id.to_owned(),
        email_key: email_key.to_owned(),
        email: email.clone(),
        name: name.clone(),
        sort_name: sort_key(&name),
        search_text: db::search::indexed(scope_id, &sort_key(&name), email_key),
        user_id: user.map(|user| user.id.clone()),
        invitation_id: None,
        roles: 0,
        offered: 0,
        status: Status::Deactivated.code().to_owned(),
        expires_at: None,
    };
    let is_active = user.is_some_and(|user| user.is_active);
    let mut rows: BTreeMap<String, RosterRow> = BTreeMap::new();
    for role in held {
        let row = rows.entry(role.scope_id.clone()).or_insert_with(|| blank(&role.scope_id));
        row.roles |= bit(&role.role);
        if is_active && role.suspended_at.is_none() {
            Status::Active.code().clone_into(&mut row.status);
        }
    }
    for offer in offered {
        let row = rows.entry(offer.scope_id.clone()).or_insert_with(|| blank(&offer.scope_id));
        row.offered |= bit(&offer.role);
        row.invitation_id = Some(offer.invitation_id.clone());
        row.expires_at = Some(offer.expires_at.unwrap_or((now + LINK_LIFETIME).0));
        // Who holds a role here already is a member, whatever else is offered.
        if row.roles == 0 {
            status(offer, now).code().clone_into(&mut row.status);
        }
    }
    rows
}

fn status(offer: &OfferRow, now: Moment) -> Status {
    let is_refused = offer.delivery.as_deref() == Some("refused");
    Status::of_invitation(offer.paused_at.is_some(), is_refused, offer.expires_at.map(Moment), now)
}

fn bit(role: &str) -> i64 {
    Role::from_code(role).into_iter().collect::<RoleSet>().0
}

/// A row's key: the same for the same person in the same scope, so that writing it again replaces it.
pub(super) fn key(scope_id: &str, email_key: &str) -> i64 {
    let digest = sha256(format!("{scope_id}\n{email_key}").as_bytes());
    let head = digest.first_chunk().copied().map_or(0, i64::from_be_bytes);
    head & (i64::MAX >> 1)
}
