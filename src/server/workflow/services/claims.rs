//! Everything that happens to a claim to a domain, whoever causes it: a page, a look at DNS, the passing of time, the
//! operator. Each event is one conditional statement, an audit entry for every purchasing account that uses the domain,
//! and one email per person.

use crate::{
    domain::{
        audit::Action,
        domain_claim::{DomainEvent, DomainState, Limits, Seen, Standing},
        domain_name::DomainName,
        email::EmailAddress,
        language::Language,
        mail::{DomainNews, MailKind},
        moment::Moment,
    },
    server::{
        audit::{self, Entry},
        change::Change,
        config::Config,
        db::{self, Connection, agreements::ScopeRow, domains::DomainRow, looks::LookRow, users::UserRow},
        failure::Outcome,
        ids::new_id,
        mail::Message,
    },
};
use serde_json::{Value, json};

/// Bytes of a value: 128 bits, as the working group of the IETF demands.
const VALUE_BYTES: usize = 16;
/// The alphabet of base32 (RFC 4648), in lower case.
const BASE32: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// The time limits of claims.
#[must_use]
pub const fn limits(config: &Config) -> Limits {
    Limits { challenge: config.domains.challenge, grace: config.domains.grace }
}

/// A new random value for a TXT record: 26 characters, without what a zone file or a console could change.
///
/// # Panics
/// When the system has no random numbers.
#[must_use]
pub fn random_value() -> String {
    let mut bytes = [0; VALUE_BYTES];
    #[expect(clippy::expect_used, reason = "without random numbers nothing may go on")]
    getrandom::fill(&mut bytes).expect("the system gives random numbers");
    let bits = |place: usize| (0..5).fold(0, |sum, bit| sum << 1 | bit_at(&bytes, place * 5 + bit));
    (0..(VALUE_BYTES * 8).div_ceil(5)).map(|place| char::from(BASE32[usize::from(bits(place))])).collect()
}

/// A bit of some bytes; none follow the last.
fn bit_at(bytes: &[u8], place: usize) -> u8 {
    bytes.get(place / 8).map_or(0, |byte| byte >> (7 - place % 8) & 1)
}

/// A claim that nobody has made yet: pending, or proven by a parent domain.
#[must_use]
pub fn new_claim(
    config: &Config,
    organization_id: &str,
    name: &DomainName,
    by: Option<&str>,
    parent: Option<&DomainRow>,
    now: Moment,
) -> DomainRow {
    let state = if parent.is_some() { DomainState::Verified } else { DomainState::Pending };
    let Standing { since, until, absent_since, errors_since, notices, is_warned, looks, .. } =
        Standing::entering(state, now, limits(config));
    let claim = DomainRow {
        id: new_id(now),
        organization_id: organization_id.to_owned(),
        name: name.as_str().to_owned(),
        state,
        since,
        until,
        value: random_value(),
        parent_id: parent.map(|parent| parent.id.clone()),
        created_at: now,
        created_by: by.map(str::to_owned),
        proven_at: None,
        absent_since,
        errors_since,
        notices,
        is_warned,
        looks,
        look_at: None,
        turn_at: None,
    };
    scheduled(&claim, claim.standing(), now, config)
}

/// A claim in another standing, with the dates of what comes next.
fn scheduled(row: &DomainRow, standing: Standing, now: Moment, config: &Config) -> DomainRow {
    let is_vouched_for = row.parent_id.is_some();
    let spread = row.id.bytes().fold(0_i64, |sum, byte| (sum * 31 + i64::from(byte)) % 1000);
    let is_new = standing.state == DomainState::Verified && !row.state.is_proven() || row.proven_at.is_none();
    DomainRow {
        look_at: if is_vouched_for { None } else { standing.look_at(now, spread) },
        turn_at: if is_vouched_for { None } else { standing.turn_at(limits(config)) },
        proven_at: if standing.state.is_proven() && is_new { Some(now) } else { row.proven_at },
        ..row.with(standing)
    }
}

/// Adds a claim for a purchasing account; false where the organization has one already, or another organization holds the
/// name that a parent domain was to prove.
pub async fn add(change: &mut Change, claim: &DomainRow, account: &ScopeRow) -> Outcome<bool> {
    if !db::domains::create(change, claim).await? {
        return Ok(false);
    }
    let now = change.now;
    db::domains::associate(change, &claim.id, &account.account_id, now).await?;
    let event = if claim.state.is_proven() { DomainEvent::Proven } else { DomainEvent::Added };
    let details = json!({ "domain_state": { "before": null, "after": claim.state } });
    record(change, claim, event, &[account], &details);
    if event == DomainEvent::Proven {
        let administrators = db::roles::list_administrators(change, &account.account_id).await?;
        tell(change, event, claim, &[account], &[], administrators);
    }
    Ok(true)
}

/// Brings a claim into another standing, with all that follows from it. False where it changed meanwhile.
pub async fn enter(
    change: &mut Change,
    config: &Config,
    before: &DomainRow,
    standing: Standing,
    event: DomainEvent,
    reason: Option<&str>,
) -> Outcome<bool> {
    let now = change.now;
    let after = scheduled(before, standing, now, config);
    if !db::domains::replace(change, before, &after).await? {
        return Ok(false);
    }
    if after.state.needs_new_value() || after.state == DomainState::Removed {
        db::domains::bury_value(change, before).await?;
    }
    let mut family = vec![(before.clone(), after.clone())];
    if before.state.is_proven() {
        family.extend(children_after(change, config, &after).await?);
    }
    let mut accounts: Vec<ScopeRow> = Vec::new();
    for (former, now) in &family {
        let of_domain = db::domains::list_accounts(change, &now.id).await?;
        let own = if now.id == after.id { event } else { event_of_child(now.state) };
        let mut details = difference(former, now);
        if let Some(reason) = reason {
            details["decision"] = reason.into();
        }
        record(change, now, own, &of_domain.iter().collect::<Vec<_>>(), &details);
        accounts.extend(of_domain);
    }
    let accounts: Vec<&ScopeRow> = accounts.iter().collect();
    let also: Vec<&DomainRow> = family[1..].iter().map(|(_, child)| child).collect();
    let people = recipients(change, &after, event, &accounts).await?;
    tell(change, event, &after, &accounts, &also, people);
    if let Some(kind) = operator_kind(event, &after, &accounts) {
        tell_operator(change, config, kind);
    }
    if before.state.is_proven() && !after.state.is_proven() {
        wake_claimants(change, &after.name).await?;
    }
    Ok(true)
}

/// Subdomains share the fate of the parent domain that vouches for them. Without it they need a proof of their own.
async fn children_after(
    change: &mut Change,
    config: &Config,
    parent: &DomainRow,
) -> Outcome<Vec<(DomainRow, DomainRow)>> {
    let state = if parent.state.is_proven() { parent.state } else { DomainState::Lapsed };
    let mut changed = Vec::new();
    for child in db::domains::list_children(change, &parent.id).await? {
        if child.state == state {
            continue;
        }
        let standing = Standing { until: parent.until, ..Standing::entering(state, change.now, limits(config)) };
        let parent_id = if state == DomainState::Lapsed { None } else { child.parent_id.clone() };
        let after = DomainRow { parent_id, ..scheduled(&child, standing, change.now, config) };
        if db::domains::replace(change, &child, &after).await? {
            if !state.is_proven() {
                db::domains::bury_value(change, &child).await?;
            }
            changed.push((child, after));
        }
    }
    Ok(changed)
}

const fn event_of_child(state: DomainState) -> DomainEvent {
    match state {
        DomainState::Failing => DomainEvent::Failing,
        DomainState::Verified => DomainEvent::Recovered,
        _ => DomainEvent::Lapsed,
    }
}

/// Whoever contests a name that has become free gets a look soon.
async fn wake_claimants(change: &mut Change, name: &str) -> Outcome<()> {
    let now = change.now;
    for claim in db::domains::list_claims(change, name).await? {
        if claim.state == DomainState::Contested {
            db::domains::look_soon(change, &claim.id, now).await?;
        }
    }
    Ok(())
}

/// What a look means for a claim, as it stands now; the outcome is kept. Nothing happens where the claim is no longer watched
/// or has another value by now.
pub async fn note_look(
    change: &mut Change,
    config: &Config,
    looked_at: &DomainRow,
    seen: Seen,
    look: &LookRow,
) -> Outcome<()> {
    db::domains::lock_name(change, &looked_at.name).await?;
    let Some(row) = db::domains::find(change, &looked_at.id).await? else { return Ok(()) };
    if row.value != looked_at.value || !row.state.is_watched() || row.parent_id.is_some() {
        return Ok(());
    }
    db::looks::record(change, &row.id, look).await?;
    if row.until.is_some_and(|until| row.state == DomainState::Pending && change.now >= until) {
        // Seen too late: a value that expired proves nothing.
        return turn(change, config, &row).await;
    }
    let others = db::domains::list_claims(change, &row.name).await?;
    let holder = others.iter().find(|other| other.id != row.id && other.state.is_proven());
    let (standing, event) = row.standing().after_look(seen, holder.is_some(), change.now, limits(config));
    match (event, holder) {
        (None, _) => {
            let after = scheduled(&row, standing, change.now, config);
            db::domains::replace(change, &row, &after).await?;
        }
        (Some(DomainEvent::Contested), Some(holder)) => {
            enter(change, config, &row, standing, DomainEvent::Contested, None).await?;
            dispute(change, config, holder).await?;
        }
        (Some(DomainEvent::DisputeEnded), Some(holder)) => {
            enter(change, config, &row, standing, DomainEvent::DisputeEnded, None).await?;
            announce(change, config, holder, DomainEvent::DisputeEnded).await?;
        }
        (Some(DomainEvent::Lapsed), _) => {
            let heir = others.iter().find(|other| {
                other.state == DomainState::Contested && other.absent_since.is_none() && other.errors_since.is_none()
            });
            match heir {
                Some(heir) => hand_over(change, config, &row, heir).await?,
                None => drop(enter(change, config, &row, standing, DomainEvent::Lapsed, None).await?),
            }
        }
        (Some(event), _) => {
            enter(change, config, &row, standing, event, None).await?;
            if event == DomainEvent::Proven {
                tell_of_subdomain(change, &row).await?;
            }
        }
    }
    Ok(())
}

/// Gives a domain from its holder to the organization that contests it.
pub async fn hand_over(change: &mut Change, config: &Config, holder: &DomainRow, heir: &DomainRow) -> Outcome<()> {
    let (now, limits) = (change.now, limits(config));
    let lost = Standing::entering(DomainState::Removed, now, limits);
    if enter(change, config, holder, lost, DomainEvent::Lost, None).await? {
        // Losing the domain has brought its look forward.
        let Some(heir) = db::domains::find(change, &heir.id).await? else { return Ok(()) };
        let proven = Standing::entering(DomainState::Verified, now, limits);
        enter(change, config, &heir, proven, DomainEvent::Proven, None).await?;
    }
    Ok(())
}

/// The holder of a domain hears that another organization has proven it, and gets its full time to answer.
async fn dispute(change: &mut Change, config: &Config, holder: &DomainRow) -> Outcome<()> {
    let notice_ends = change.now + config.domains.grace;
    if holder.until.is_some_and(|until| until < notice_ends) {
        let standing = Standing { until: Some(notice_ends), ..holder.standing() };
        let after = scheduled(holder, standing, change.now, config);
        db::domains::replace(change, holder, &after).await?;
    }
    announce(change, config, holder, DomainEvent::Disputed).await
}

/// Writes down and tells what changes nothing about a claim itself.
pub async fn announce(change: &mut Change, config: &Config, row: &DomainRow, event: DomainEvent) -> Outcome<()> {
    let accounts = db::domains::list_accounts(change, &row.id).await?;
    let accounts: Vec<&ScopeRow> = accounts.iter().collect();
    record(change, row, event, &accounts, &json!({}));
    let people = recipients(change, row, event, &accounts).await?;
    tell(change, event, row, &accounts, &[], people);
    if let Some(kind) = operator_kind(event, row, &accounts) {
        tell_operator(change, config, kind);
    }
    Ok(())
}

/// Whoever holds the parent domain hears that another organization has proven a subdomain.
async fn tell_of_subdomain(change: &mut Change, proven: &DomainRow) -> Outcome<()> {
    for (place, _) in proven.name.match_indices('.') {
        for claim in db::domains::list_claims(change, &proven.name[place + 1..]).await? {
            if claim.state.is_proven() && claim.organization_id != proven.organization_id {
                let accounts = db::domains::list_accounts(change, &claim.id).await?;
                let accounts: Vec<&ScopeRow> = accounts.iter().collect();
                let people = recipients(change, &claim, DomainEvent::SubdomainElsewhere, &accounts).await?;
                tell(change, DomainEvent::SubdomainElsewhere, &claim, &accounts, &[proven], people);
            }
        }
    }
    Ok(())
}

/// Works on what the passing of time brings to a claim, if something is due.
pub async fn turn(change: &mut Change, config: &Config, row: &DomainRow) -> Outcome<()> {
    if let Some((standing, event)) = row.standing().after_time(change.now, limits(config)) {
        enter(change, config, row, standing, event, None).await?;
    }
    Ok(())
}

/// Issues a new value in place of one that proves nothing any more.
pub async fn renew(change: &mut Change, config: &Config, before: &DomainRow) -> Outcome<bool> {
    let now = change.now;
    let standing = Standing::entering(DomainState::Pending, now, limits(config));
    let renewed = DomainRow { value: random_value(), parent_id: None, ..before.clone() };
    let after = scheduled(&renewed, standing, now, config);
    if !db::domains::replace(change, before, &after).await? {
        return Ok(false);
    }
    let accounts = db::domains::list_accounts(change, &after.id).await?;
    record(change, &after, DomainEvent::Renewed, &accounts.iter().collect::<Vec<_>>(), &difference(before, &after));
    Ok(true)
}

/// Ends a claim; the operator says why.
pub async fn remove(change: &mut Change, config: &Config, row: &DomainRow, reason: Option<&str>) -> Outcome<bool> {
    let removed = Standing::entering(DomainState::Removed, change.now, limits(config));
    enter(change, config, row, removed, DomainEvent::Removed, reason).await
}

/// Lets a purchasing account use a domain that its organization has claimed already.
pub async fn share(change: &mut Change, row: &DomainRow, account: &ScopeRow) -> Outcome<bool> {
    let now = change.now;
    let is_new = db::domains::associate(change, &row.id, &account.account_id, now).await?;
    if is_new {
        tell_of_use(change, row, account, DomainEvent::Shared).await?;
    }
    Ok(is_new)
}

/// Lets a purchasing account no longer use a domain. Without any, the claim ends.
pub async fn unshare(change: &mut Change, config: &Config, row: &DomainRow, account: &ScopeRow) -> Outcome<bool> {
    let accounts = db::domains::list_accounts(change, &row.id).await?;
    if matches!(accounts.as_slice(), [only] if only.account_id == account.account_id) {
        return remove(change, config, row, None).await;
    }
    let was_used = db::domains::dissociate(change, &row.id, &account.account_id).await?;
    if was_used {
        tell_of_use(change, row, account, DomainEvent::Unshared).await?;
    }
    Ok(was_used)
}

async fn tell_of_use(change: &mut Change, row: &DomainRow, account: &ScopeRow, event: DomainEvent) -> Outcome<()> {
    record(change, row, event, &[account], &json!({}));
    let administrators = db::roles::list_administrators(change, &account.account_id).await?;
    tell(change, event, row, &[account], &[], administrators);
    Ok(())
}

/// What differs between two rows of a claim, for the audit trail.
fn difference(before: &DomainRow, after: &DomainRow) -> Value {
    audit::changes(&json!({ "domain_state": before.state }), &json!({ "domain_state": after.state }))
}

/// Writes an event down for each purchasing account that uses the domain; some events are only told.
fn record(change: &mut Change, row: &DomainRow, event: DomainEvent, accounts: &[&ScopeRow], details: &Value) {
    let Some(action) = Action::from_code(&format!("domain.{}", event.code())) else { return };
    let mut details = details.clone();
    details["domain"] = row.name.as_str().into();
    for account in accounts {
        let entry = Entry::of_scope(&row.organization_id, &account.account_id, action, &row.id, details.clone());
        change.record(entry);
    }
}

/// Who hears of an event: whoever may associate domains with the purchasing accounts, or, of a value that expires, who added
/// it, who also hears that it was found.
async fn recipients(
    connection: &mut Connection,
    row: &DomainRow,
    event: DomainEvent,
    accounts: &[&ScopeRow],
) -> Outcome<Vec<UserRow>> {
    use DomainEvent as E;
    let adder = match &row.created_by {
        Some(id) => db::users::find(connection, id).await?.filter(|user| user.is_active),
        None => None,
    };
    let ids: Vec<&str> = accounts.iter().map(|account| account.account_id.as_str()).collect();
    let managers = db::domains::list_managers(connection, &ids).await?;
    let adder = adder.filter(|adder| managers.iter().any(|one| one.id == adder.id));
    Ok(match (event, adder) {
        (E::ExpiresSoon | E::Expired, Some(adder)) => vec![adder],
        _ => managers,
    })
}

/// Mails each person once.
fn tell(
    change: &mut Change,
    event: DomainEvent,
    row: &DomainRow,
    accounts: &[&ScopeRow],
    also: &[&DomainRow],
    people: Vec<UserRow>,
) {
    let Some(news) = news(event, row, accounts, also) else { return };
    let own = change.by.user_id().map(str::to_owned);
    // Who removes a domain or shares it sees that on the page.
    let is_act =
        matches!(event, DomainEvent::Shared | DomainEvent::Unshared | DomainEvent::Removed | DomainEvent::Added);
    for person in people.iter().filter(|person| !is_act || own.as_deref() != Some(person.id.as_str())) {
        change.notify(Message::about_user(MailKind::Domain(news.clone()), person));
    }
}

/// The facts of a mail; none for an event of which no one is told.
fn news(event: DomainEvent, row: &DomainRow, accounts: &[&ScopeRow], also: &[&DomainRow]) -> Option<DomainNews> {
    if matches!(event, DomainEvent::Added | DomainEvent::Renewed) {
        return None;
    }
    let mut titles: Vec<String> = accounts.iter().map(|account| account.title()).collect();
    titles.sort();
    titles.dedup();
    Some(DomainNews {
        event,
        domain: row.name.clone(),
        id: row.id.clone(),
        organization: accounts.first().map(|account| account.organization_name.clone()).unwrap_or_default(),
        accounts: titles,
        also: also.iter().map(|other| other.name.clone()).collect(),
        until: row.until,
    })
}

/// The operator hears of disputes and of domains that their organizations lose.
fn operator_kind(event: DomainEvent, row: &DomainRow, accounts: &[&ScopeRow]) -> Option<MailKind> {
    let is_told = matches!(event, DomainEvent::Contested | DomainEvent::Lapsed | DomainEvent::Lost);
    is_told.then(|| news(event, row, accounts, &[]).map(MailKind::DomainForOperator)).flatten()
}

fn tell_operator(change: &mut Change, config: &Config, kind: MailKind) {
    if let Ok(address) = EmailAddress::parse(&config.support_contact) {
        change.notify(Message::to(kind, address.as_str(), Language::default()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_26_characters_of_base32() {
        let values: std::collections::BTreeSet<String> = (0..100).map(|_| random_value()).collect();
        assert_eq!(values.len(), 100);
        for value in values {
            assert_eq!(value.len(), 26);
            assert!(value.bytes().all(|byte| BASE32.contains(&byte)), "{value}");
        }
    }

    #[test]
    fn bits_are_read_from_the_left() {
        assert_eq!((0..9).map(|place| bit_at(&[0b1010_0001], place)).collect::<Vec<_>>(), [1, 0, 1, 0, 0, 0, 0, 1, 0]);
    }
}
