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
        moment::{Moment, Span},
    },
    server::{
        audit::{self, Entry},
        change::Change,
        config::Config,
        db::{
            self, Connection,
            agreements::ScopeRow,
            domains::DomainRow,
            limits::{Bucket, take},
            looks::LookRow,
            users::UserRow,
        },
        failure::Outcome,
        ids::new_id,
        mail::Message,
        workflow::mail_limits,
    },
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Bytes of a value: 128 bits, as the working group of the IETF demands.
const VALUE_BYTES: usize = 16;
/// The alphabet of base32 (RFC 4648), in lower case.
const BASE32: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// A holder hears so often of whoever contests a name.
const ONCE_A_DAY: Bucket = Bucket { burst: 1, period: Span::days(1) };

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

/// Whether a text has the form of a value.
#[must_use]
pub fn is_value(text: &str) -> bool {
    text.len() == (VALUE_BYTES * 8).div_ceil(5) && text.bytes().all(|byte| BASE32.contains(&byte))
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
        issued_at: now,
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
/// name for which a parent domain was to vouch.
pub async fn add(change: &mut Change, claim: &DomainRow, account: &ScopeRow) -> Outcome<bool> {
    if !db::domains::create(change, claim).await? {
        return Ok(false);
    }
    let now = change.now;
    db::domains::associate(change, &claim.id, &account.account_id, now).await?;
    let event = if claim.state.is_proven() { DomainEvent::Proven } else { DomainEvent::Added };
    record(change, claim, event, &[account], &difference(None, claim));
    if event == DomainEvent::Proven {
        mail_limits::charge(change, &claim.organization_id);
        let administrators = db::roles::list_administrators(change, &account.account_id).await?;
        tell(change, event, claim, &[account], administrators);
        tell_of_subdomain(change, claim).await?;
    }
    Ok(true)
}

/// Brings a claim into another standing, with all that follows from it; the operator says why. False where it changed
/// meanwhile: nothing follows then.
pub async fn enter(
    change: &mut Change,
    config: &Config,
    before: &DomainRow,
    standing: Standing,
    event: DomainEvent,
    reason: Option<&str>,
) -> Outcome<bool> {
    let after = scheduled(before, standing, change.now, config);
    if !db::domains::replace(change, before, &after).await? {
        return Ok(false);
    }
    if !after.state.is_watched() {
        db::domains::bury_value(change, before).await?;
    }
    let mut family = vec![Member { before: Some(before.clone()), after: after.clone(), event }];
    if before.state.is_proven() {
        family.extend(children_after(change, config, &after, event).await?);
    }
    record_and_tell(change, &family, reason).await?;
    if let Some(kind) = for_operator(change, event, &after).await? {
        tell_operator(change, config, kind);
    }
    for member in &family {
        let was_proven = member.before.as_ref().is_some_and(|before| before.state.is_proven());
        if was_proven && !member.after.state.is_proven() {
            wake_claimants(change, &member.after.name).await?;
        }
    }
    settle_dispute(change, config, before.state, &after).await?;
    if event == DomainEvent::Proven {
        tell_of_subdomain(change, &after).await?;
    }
    Ok(true)
}

/// A claim to which something happened, as it was and as it is.
struct Member {
    before: Option<DomainRow>,
    after: DomainRow,
    event: DomainEvent,
}

/// Subdomains share the fate of the parent domain that vouches for them. Without it they need a proof of their own.
async fn children_after(
    change: &mut Change,
    config: &Config,
    parent: &DomainRow,
    event: DomainEvent,
) -> Outcome<Vec<Member>> {
    let state = if parent.state.is_proven() { parent.state } else { DomainState::Lapsed };
    let event = match state {
        DomainState::Lapsed => DomainEvent::Lapsed,
        _ => event,
    };
    let mut changed = Vec::new();
    for child in db::domains::list_children(change, &parent.id).await? {
        let same = (child.state == state).then(|| child.standing());
        let standing = same.unwrap_or_else(|| Standing::entering(state, change.now, limits(config)));
        let standing = Standing { until: parent.until, ..standing };
        let parent_id = if state == DomainState::Lapsed { None } else { child.parent_id.clone() };
        let after = DomainRow { parent_id, ..scheduled(&child, standing, change.now, config) };
        if db::domains::replace(change, &child, &after).await? {
            if !state.is_proven() {
                db::domains::bury_value(change, &child).await?;
            }
            changed.push(Member { before: Some(child), after, event });
        }
    }
    Ok(changed)
}

/// Writes down what happened to some claims, for each purchasing account that uses them, and mails each person once: about
/// the first of the claims that concerns them, which names the others.
async fn record_and_tell(change: &mut Change, family: &[Member], reason: Option<&str>) -> Outcome<()> {
    let mut told: BTreeMap<String, (UserRow, Vec<usize>)> = BTreeMap::new();
    let mut uses = Vec::new();
    for (place, Member { before, after, event }) in family.iter().enumerate() {
        let accounts = db::domains::list_accounts(change, &after.id).await?;
        let mut details = difference(before.as_ref(), after);
        if let Some(reason) = reason {
            details["decision"] = reason.into();
        }
        record(change, after, *event, &accounts.iter().collect::<Vec<_>>(), &details);
        for person in recipients(change, after, *event, &accounts).await? {
            told.entry(person.id.clone()).or_insert_with(|| (person, Vec::new())).1.push(place);
        }
        uses.push(accounts);
    }
    for (person, places) in told.into_values() {
        let (first, others) = (places[0], &places[1..]);
        let Member { after, event, .. } = &family[first];
        let accounts: Vec<&ScopeRow> = uses[first].iter().collect();
        let also = others.iter().map(|place| family[*place].after.name.clone()).collect();
        tell_also(change, *event, after, &accounts, also, vec![person]);
    }
    Ok(())
}

/// What a change of a claim means for the others to the same name: a new holder hears of whoever contests it, and a holder
/// hears that the other side has given up.
async fn settle_dispute(change: &mut Change, config: &Config, former: DomainState, after: &DomainRow) -> Outcome<()> {
    let others = db::domains::list_claims(change, &after.name).await?;
    let others: Vec<&DomainRow> = others.iter().filter(|other| other.id != after.id).collect();
    let holder = others.iter().find(|other| other.state.is_proven());
    let (was_contested, is_contested) = (former == DomainState::Contested, after.state == DomainState::Contested);
    if let Some(holder) = holder.filter(|_| was_contested && !after.state.is_proven()) {
        announce(change, holder, DomainEvent::DisputeEnded).await?;
    }
    let has_claimants = others.iter().any(|other| other.state == DomainState::Contested);
    if !former.is_proven() && after.state.is_proven() && has_claimants {
        dispute(change, config, after).await?;
    }
    if let Some(holder) = holder.filter(|_| !was_contested && is_contested) {
        dispute(change, config, holder).await?;
    }
    Ok(())
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
    let Some(row) = lock(change, &looked_at.id).await? else { return Ok(()) };
    if row.value != looked_at.value || !row.state.is_watched() || row.parent_id.is_some() {
        return Ok(());
    }
    db::looks::record(change, &row.id, look).await?;
    if row.until.is_some_and(|until| row.state == DomainState::Pending && change.now >= until) {
        // Seen too late: a value that expired proves nothing.
        return turn(change, config, &row).await;
    }
    let others = db::domains::list_claims(change, &row.name).await?;
    let is_held = others.iter().any(|other| other.id != row.id && other.state.is_proven());
    match row.standing().after_look(seen, is_held, change.now, limits(config)) {
        (standing, None) => {
            let after = scheduled(&row, standing, change.now, config);
            db::domains::replace(change, &row, &after).await?;
        }
        (standing, Some(DomainEvent::Lapsed)) => {
            let heir = others.iter().find(|other| {
                other.state == DomainState::Contested && other.absent_since.is_none() && other.errors_since.is_none()
            });
            match heir {
                Some(heir) => hand_over(change, config, &row, &heir.id, None).await?,
                None => drop(enter(change, config, &row, standing, DomainEvent::Lapsed, None).await?),
            }
        }
        (standing, Some(event)) => drop(enter(change, config, &row, standing, event, None).await?),
    }
    Ok(())
}

/// A claim as it is now; others who want to change a claim to the same name wait until the transaction ends.
pub async fn lock(change: &mut Change, id: &str) -> Outcome<Option<DomainRow>> {
    let Some(row) = db::domains::find(change, id).await? else { return Ok(None) };
    db::domains::lock_name(change, &row.name).await?;
    Ok(db::domains::find(change, id).await?)
}

/// Gives a domain from its holder to the organization that contests it.
pub async fn hand_over(
    change: &mut Change,
    config: &Config,
    holder: &DomainRow,
    heir: &str,
    reason: Option<&str>,
) -> Outcome<()> {
    let (now, limits) = (change.now, limits(config));
    let lost = Standing::entering(DomainState::Removed, now, limits);
    if enter(change, config, holder, lost, DomainEvent::Lost, reason).await? {
        // Losing the domain has brought its look forward.
        let Some(heir) = db::domains::find(change, heir).await? else { return Ok(()) };
        let proven = Standing::entering(DomainState::Verified, now, limits);
        enter(change, config, &heir, proven, DomainEvent::Proven, reason).await?;
    }
    Ok(())
}

/// The holder of a domain hears that another organization has proven it, once a day at most, and gets its full time to
/// answer. A claim for which only a parent domain vouches gets that time to publish a record of its own.
async fn dispute(change: &mut Change, config: &Config, holder: &DomainRow) -> Outcome<()> {
    let now = change.now;
    let notice_ends = now + config.domains.grace;
    let is_vouched_for = holder.parent_id.is_some();
    if is_vouched_for || holder.until.is_some_and(|until| until < notice_ends) {
        let failing = Standing::entering(DomainState::Failing, now, limits(config));
        let standing =
            Standing { until: Some(notice_ends), ..if is_vouched_for { failing } else { holder.standing() } };
        let own = DomainRow { parent_id: None, ..holder.clone() };
        let after = scheduled(&own, standing, now, config);
        if db::domains::replace(change, holder, &after).await? {
            // Who relies on the domain gets the same time.
            children_after(change, config, &after, DomainEvent::Disputed).await?;
        }
    }
    let key = format!("dispute:{}:{}", holder.organization_id, holder.name);
    if take(change, &key, ONCE_A_DAY, now).await? {
        announce(change, holder, DomainEvent::Disputed).await?;
    }
    Ok(())
}

/// Writes down and tells what changes nothing about a claim itself.
async fn announce(change: &mut Change, row: &DomainRow, event: DomainEvent) -> Outcome<()> {
    let member = Member { before: Some(row.clone()), after: row.clone(), event };
    record_and_tell(change, &[member], None).await
}

/// Whoever holds a domain above hears that another organization has proven a subdomain.
async fn tell_of_subdomain(change: &mut Change, proven: &DomainRow) -> Outcome<()> {
    for (place, _) in proven.name.match_indices('.') {
        for claim in db::domains::list_claims(change, &proven.name[place + 1..]).await? {
            if claim.state.is_proven() && claim.organization_id != proven.organization_id {
                let event = DomainEvent::SubdomainElsewhere;
                let accounts = db::domains::list_accounts(change, &claim.id).await?;
                let people = recipients(change, &claim, event, &accounts).await?;
                let accounts: Vec<&ScopeRow> = accounts.iter().collect();
                tell_also(change, event, &claim, &accounts, vec![proven.name.clone()], people);
            }
        }
    }
    Ok(())
}

/// Works on what the passing of time brings to a claim, if something is due; else its dates are renewed, which other settings
/// may have changed.
pub async fn turn(change: &mut Change, config: &Config, row: &DomainRow) -> Outcome<()> {
    if let Some((standing, event)) = row.standing().after_time(change.now, limits(config)) {
        enter(change, config, row, standing, event, None).await?;
    } else {
        let after = scheduled(row, row.standing(), change.now, config);
        db::domains::replace(change, row, &after).await?;
    }
    Ok(())
}

/// Issues a new value in place of one that proves nothing any more.
pub async fn renew(change: &mut Change, config: &Config, before: &DomainRow) -> Outcome<bool> {
    let now = change.now;
    let standing = Standing::entering(DomainState::Pending, now, limits(config));
    let renewed = DomainRow { value: random_value(), issued_at: now, parent_id: None, ..before.clone() };
    let after = scheduled(&renewed, standing, now, config);
    if !db::domains::replace(change, before, &after).await? {
        return Ok(false);
    }
    let accounts = db::domains::list_accounts(change, &after.id).await?;
    let accounts: Vec<&ScopeRow> = accounts.iter().collect();
    record(change, &after, DomainEvent::Renewed, &accounts, &difference(Some(before), &after));
    Ok(true)
}

/// Ends a claim; the operator says why. False where it changed meanwhile.
pub async fn remove(change: &mut Change, config: &Config, row: &DomainRow, reason: Option<&str>) -> Outcome<bool> {
    mail_limits::charge(change, &row.organization_id);
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

/// Lets a purchasing account no longer use a domain that others use, too.
pub async fn unshare(change: &mut Change, row: &DomainRow, account: &ScopeRow) -> Outcome<bool> {
    let was_used = db::domains::dissociate(change, &row.id, &account.account_id).await?;
    if was_used {
        tell_of_use(change, row, account, DomainEvent::Unshared).await?;
    }
    Ok(was_used)
}

async fn tell_of_use(change: &mut Change, row: &DomainRow, account: &ScopeRow, event: DomainEvent) -> Outcome<()> {
    mail_limits::charge(change, &row.organization_id);
    record(change, row, event, &[account], &json!({}));
    let administrators = db::roles::list_administrators(change, &account.account_id).await?;
    tell(change, event, row, &[account], administrators);
    Ok(())
}

/// What differs between two rows of a claim, for the audit trail.
fn difference(before: Option<&DomainRow>, after: &DomainRow) -> Value {
    let state = |row: &DomainRow| json!({ "domain_state": row.state });
    before.map_or_else(
        || audit::changes(&json!({}), &state(after)),
        |before| audit::changes(&state(before), &state(after)),
    )
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

/// Who hears of an event: whoever may associate domains with the purchasing accounts; of a value that expires, only who added
/// it, if that is still one of them.
async fn recipients(
    connection: &mut Connection,
    row: &DomainRow,
    event: DomainEvent,
    accounts: &[ScopeRow],
) -> Outcome<Vec<UserRow>> {
    let ids: Vec<&str> = accounts.iter().map(|account| account.account_id.as_str()).collect();
    let managers = db::domains::list_managers(connection, &ids).await?;
    let adder = managers.iter().find(|one| Some(&one.id) == row.created_by.as_ref());
    Ok(match (event, adder) {
        (DomainEvent::ExpiresSoon | DomainEvent::Expired, Some(adder)) => vec![adder.clone()],
        _ => managers,
    })
}

/// Mails each person once.
fn tell(change: &mut Change, event: DomainEvent, row: &DomainRow, accounts: &[&ScopeRow], people: Vec<UserRow>) {
    tell_also(change, event, row, accounts, Vec::new(), people);
}

/// The same; `also` are domains to which the same happened, or with which it happened.
fn tell_also(
    change: &mut Change,
    event: DomainEvent,
    row: &DomainRow,
    accounts: &[&ScopeRow],
    also: Vec<String>,
    people: Vec<UserRow>,
) {
    let Some(news) = news(event, row, accounts, also) else { return };
    let own = change.by.user_id().map(str::to_owned);
    // Who does it sees it on the page.
    let is_act = matches!(event, DomainEvent::Shared | DomainEvent::Unshared | DomainEvent::Removed);
    for person in people.iter().filter(|person| !is_act || own.as_deref() != Some(person.id.as_str())) {
        change.notify(Message::about_user(MailKind::Domain(news.clone()), person));
    }
}

/// The facts of a mail; none for an event of which no one is told.
fn news(event: DomainEvent, row: &DomainRow, accounts: &[&ScopeRow], also: Vec<String>) -> Option<DomainNews> {
    if matches!(event, DomainEvent::Added | DomainEvent::Renewed) {
        return None;
    }
    Some(DomainNews {
        event,
        domain: row.name.clone(),
        id: row.id.clone(),
        organization: accounts.first().map(|account| account.organization_name.clone()).unwrap_or_default(),
        accounts: accounts.iter().map(|account| account.title()).collect(),
        also,
        until: row.until,
    })
}

/// The operator hears of disputes and of domains that their organizations lose.
async fn for_operator(connection: &mut Connection, event: DomainEvent, row: &DomainRow) -> Outcome<Option<MailKind>> {
    if !matches!(event, DomainEvent::Contested | DomainEvent::Lapsed | DomainEvent::Lost) {
        return Ok(None);
    }
    let accounts = db::domains::list_accounts(connection, &row.id).await?;
    let accounts: Vec<&ScopeRow> = accounts.iter().collect();
    Ok(news(event, row, &accounts, Vec::new()).map(MailKind::DomainForOperator))
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
            assert!(value.len() == 26 && is_value(&value), "{value}");
        }
    }

    #[test]
    fn bits_are_read_from_the_left() {
        assert_eq!((0..9).map(|place| bit_at(&[0b1010_0001], place)).collect::<Vec<_>>(), [1, 0, 1, 0, 0, 0, 0, 1, 0]);
    }
}
