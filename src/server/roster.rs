//! Maintains the roster, the denormalized read model of people per scope behind *Manage Users*. Whatever changes users,
//! roles or invitations touches the person in its [`Change`](super::change::Change).

use crate::{
    domain::{
        email::readable,
        invitation::LINK_LIFETIME,
        mail::MailState,
        moment::Moment,
        person::full_name,
        roster::{RoleSet, Status},
    },
    server::{
        db::{
            self, Transaction,
            roster::{OfferRow, PersonRow, RoleRow, RosterRow},
            users::UserRow,
        },
        text::sort_key,
    },
};
use std::collections::{BTreeMap, HashMap};

/// Rebuilds the rows of these people (distinct addresses): one for each scope in which a role is held or offered.
pub async fn refresh(tx: &mut Transaction, email_keys: &[&str], now: Moment) -> db::Result<()> {
    if email_keys.is_empty() {
        return Ok(());
    }
    // Locked first: later reads see what previous holders of the lock wrote.
    let former = db::roster::list_of_people(tx, email_keys).await?;
    let users = db::users::list_by_emails(tx, email_keys).await?;
    let user_ids: Vec<&str> = users.iter().map(|user| user.id.as_str()).collect();
    let held = group(db::roster::list_held(tx, &user_ids).await?, |role| role.user_id.clone());
    let offered = group(db::roster::list_offered(tx, email_keys).await?, |offer| offer.email_key.clone());
    let users: HashMap<&str, &UserRow> = users.iter().map(|user| (user.email_key.as_str(), user)).collect();
    let former: HashMap<(String, String), RosterRow> =
        former.into_iter().map(|row| (place(&row.person), row)).collect();
    let mut rows: BTreeMap<(String, String), RosterRow> = BTreeMap::new();
    for email_key in email_keys {
        let user = users.get(email_key).copied();
        let held = user.and_then(|user| held.get(&user.id)).map_or(&[][..], Vec::as_slice);
        let offered = offered.get(*email_key).map_or(&[][..], Vec::as_slice);
        for person in compose(email_key, user, held, offered, now).into_values() {
            let id = former.get(&place(&person)).map_or(0, |former| former.id);
            let search_text = db::search::indexed(&person.sort_name, &searched(email_key));
            rows.insert(place(&person), RosterRow { id, search_text, person });
        }
    }
    for row in former.iter().filter(|(place, _)| !rows.contains_key(place)).map(|(_, row)| row) {
        db::roster::delete(tx, row.id).await?;
    }
    let (mut new, mut changed) = (Vec::new(), Vec::new());
    for (place, row) in rows {
        match former.get(&place) {
            None => new.push(row),
            Some(former) if *former != row => changed.push(row),
            Some(_) => {}
        }
    }
    db::search::number(tx, &mut new).await?;
    changed.extend(new);
    db::roster::save(tx, &changed).await
}

/// What is searched of an address: its key and, where that differs, how people read it.
fn searched(email_key: &str) -> String {
    let readable = readable(email_key);
    if readable == email_key { sort_key(email_key) } else { sort_key(&format!("{email_key} {readable}")) }
}

/// What makes a row one of its kind: scope and address.
fn place(person: &PersonRow) -> (String, String) {
    (person.scope_id.clone(), person.email_key.clone())
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
) -> BTreeMap<String, PersonRow> {
    let blank = |scope_id: &str, name: String, email: &str, user_id: Option<&String>| PersonRow {
        scope_id: scope_id.to_owned(),
        email_key: email_key.to_owned(),
        email: email.to_owned(),
        sort_name: sort_key(&name),
        name,
        user_id: user_id.cloned(),
        invitation_id: None,
        roles: RoleSet::default(),
        offered: RoleSet::default(),
        status: Status::Deactivated,
        expires_at: None,
    };
    let known = |scope_id: &str, user: &UserRow| blank(scope_id, user.name(), &user.email, Some(&user.id));
    let invited =
        |offer: &OfferRow| blank(&offer.scope_id, full_name(&offer.first_name, &offer.last_name), &offer.email, None);
    let is_active = user.is_some_and(|user| user.is_active);
    let mut rows: BTreeMap<String, PersonRow> = BTreeMap::new();
    for (role, user) in held.iter().filter_map(|role| Some((role, user?))) {
        let row = rows.entry(role.scope_id.clone()).or_insert_with(|| known(&role.scope_id, user));
        row.roles.insert(role.role);
        if is_active && role.suspended_at.is_none() {
            row.status = Status::Active;
        }
    }
    for offer in offered {
        // An organization whose member the person is not yet learns nothing from the account of the address.
        let member = user.filter(|_| held.iter().any(|role| role.organization_id == offer.organization_id));
        let row = rows
            .entry(offer.scope_id.clone())
            .or_insert_with(|| member.map_or_else(|| invited(offer), |user| known(&offer.scope_id, user)));
        row.offered.insert(offer.role);
        row.invitation_id = Some(offer.invitation_id.clone());
        row.expires_at = Some(offer.expires_at.unwrap_or(now + LINK_LIFETIME));
        // Who holds a role here already is a member, whatever else is offered.
        if row.roles == RoleSet::default() {
            row.status = status(offer, now);
        }
    }
    rows
}

fn status(offer: &OfferRow, now: Moment) -> Status {
    let is_refused = offer.delivery == Some(MailState::Refused);
    Status::of_invitation(offer.paused_at.is_some(), is_refused, offer.expires_at, now)
}
