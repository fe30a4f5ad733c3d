//! Seats of subscriptions, whoever assigns them, takes them or takes them away: a page, a service that asks, the person.
//! Every way into a seat is [`assign`].

use super::seat_notices::tell_people;
use crate::{
    api::ApiError,
    domain::{
        agreement::AgreementStatus,
        audit::Action,
        day::Day,
        domain_claim::DomainState,
        email::EmailAddress,
        language::Language,
        mail::MailKind,
        moment::Moment,
        person::full_name,
        seat::{GRACE_DAYS, SeatResult, SeatState, SubscriptionState, Term, domain_refusal, over_pauses_at},
        subscription::SubscriptionStatus,
    },
    server::{
        audit::Entry,
        change::Change,
        clock::calendar_day,
        db::{
            self, Connection, agreements::ScopeRow, roles::MemberName, seats::SeatRow, subscriptions::SubscriptionRow,
        },
        failure::{Failure, Outcome},
        ids::new_id,
        text::sort_key,
    },
};
use jiff::civil::Date;
use serde_json::{Value, json};
use std::{
    collections::{HashMap, HashSet},
    slice,
};

/// What the register says of a term.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The first day.
    pub starts_on: &'a str,
    /// The last days of the subscription and of the agreement.
    pub ends_on: [Option<&'a str>; 2],
    /// Days of grace.
    pub grace_days: Option<i64>,
    /// The status of the subscription.
    pub status: SubscriptionStatus,
    /// The status of the agreement.
    pub agreement: AgreementStatus,
    /// Since when it is over.
    pub ended_since: Option<Moment>,
}

impl Facts<'_> {
    /// The term.
    pub fn term(self) -> Outcome<Term> {
        let ends = self.ends_on.into_iter().flatten().map(day).collect::<Outcome<Vec<Day>>>()?;
        Ok(Term {
            starts_on: day(self.starts_on)?,
            ends_on: ends.into_iter().min(),
            grace_days: self.grace_days.unwrap_or(GRACE_DAYS),
            status: self.status,
            agreement: self.agreement,
            ended_on: self.ended_since.map(Day::of),
        })
    }
}

fn day(stored: &str) -> Outcome<Day> {
    Day::parse(stored).ok_or_else(|| Failure::Internal(format!("{stored:?} is stored as a day").into()))
}

/// A subscription with what its state depends on.
#[derive(Clone, Debug)]
pub struct Subscription {
    /// What the register says.
    pub row: SubscriptionRow,
    /// The purchasing account.
    pub account: ScopeRow,
    /// The term.
    pub term: Term,
    /// The day on which it is looked at.
    pub today: Day,
}

/// Subscriptions by the register's id of the one that they renew.
pub struct Renewals<'a>(HashMap<&'a str, Vec<&'a SubscriptionRow>>);

impl<'a> Renewals<'a> {
    /// The renewals among some subscriptions.
    #[must_use]
    pub fn among(all: &'a [Subscription]) -> Self {
        let mut renewals: HashMap<&str, Vec<&SubscriptionRow>> = HashMap::new();
        for one in all {
            if let Some(renewed) = &one.row.renews {
                renewals.entry(renewed).or_default().push(&one.row);
            }
        }
        Self(renewals)
    }
}

impl Subscription {
    /// The subscription with this id.
    pub async fn find(connection: &mut Connection, id: &str, today: Date) -> Outcome<Option<Self>> {
        match db::subscriptions::find(connection, id).await? {
            Some(row) => Self::of(connection, row, today).await.map(Some),
            None => Ok(None),
        }
    }

    /// The same, while everyone else who changes its seats waits.
    pub async fn lock(change: &mut Change, id: &str, today: Date) -> Outcome<Self> {
        let mut row = db::seats::lock(change, id).await?.ok_or(ApiError::NotFound)?;
        if is_due(&row, today) {
            let now = change.now;
            db::reservations::recount(change, id, &today.to_string(), now).await?;
            row = db::seats::lock(change, id).await?.ok_or(ApiError::NotFound)?;
        }
        Self::of(change, row, today).await
    }

    /// The subscriptions of some purchasing accounts, by their first day.
    pub async fn list(connection: &mut Connection, account_ids: &[&str], today: Date) -> Outcome<Vec<Self>> {
        let rows = db::subscriptions::list_of_accounts(connection, account_ids).await?;
        Self::list_with_accounts(connection, rows, account_ids, today).await
    }

    /// The subscriptions with these ids.
    pub async fn list_by_ids(connection: &mut Connection, ids: &[&str], today: Date) -> Outcome<Vec<Self>> {
        let rows = db::subscriptions::list_by_ids(connection, ids).await?;
        let account_ids: Vec<&str> = rows.iter().map(|row| row.purchasing_account_id.as_str()).collect();
        Self::list_with_accounts(connection, rows.clone(), &account_ids, today).await
    }

    async fn list_with_accounts(
        connection: &mut Connection,
        rows: Vec<SubscriptionRow>,
        account_ids: &[&str],
        today: Date,
    ) -> Outcome<Vec<Self>> {
        let accounts = db::agreements::list_accounts_with_ends(connection, account_ids).await?;
        let accounts: HashMap<&str, &(ScopeRow, Option<String>)> =
            accounts.iter().map(|one| (one.0.account_id.as_str(), one)).collect();
        let mut all = Vec::with_capacity(rows.len());
        for mut row in rows {
            count_due(connection, &mut row, today).await?;
            let (account, end) = accounts.get(row.purchasing_account_id.as_str()).ok_or(ApiError::NotFound)?;
            all.push(Self::new(row, account.clone(), end.as_deref(), today)?);
        }
        Ok(all)
    }

    async fn of(connection: &mut Connection, mut row: SubscriptionRow, today: Date) -> Outcome<Self> {
        count_due(connection, &mut row, today).await?;
        let mut found = db::agreements::list_accounts_with_ends(connection, &[&row.purchasing_account_id]).await?;
        let (account, agreement_ends_on) = found.pop().ok_or(ApiError::NotFound)?;
        Self::new(row, account, agreement_ends_on.as_deref(), today)
    }

    /// A subscription of a purchasing account whose agreement ends on a day.
    pub fn new(row: SubscriptionRow, account: ScopeRow, agreement_ends_on: Option<&str>, today: Date) -> Outcome<Self> {
        let facts = Facts {
            starts_on: &row.starts_on,
            ends_on: [row.ends_on.as_deref(), agreement_ends_on],
            grace_days: row.grace_days,
            status: row.status,
            agreement: account.agreement_status,
            ended_since: row.ended_since,
        };
        Ok(Self { term: facts.term()?, row, account, today: calendar_day(today) })
    }

    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> SubscriptionState {
        self.term.state(self.today)
    }

    /// Whether its last day is that of the agreement, which comes before its own.
    #[must_use]
    pub fn ends_with_agreement(&self) -> bool {
        self.term.ends_on.is_some_and(|end| self.row.ends_on.as_deref() != Some(end.to_string().as_str()))
    }

    /// Whether it ends within so many days, or has ended.
    #[must_use]
    pub fn ends_within(&self, days: i64) -> bool {
        self.term.ends_on.is_some_and(|end| end.days_since(self.today) <= days)
    }

    /// Whether a subscription renews this one and takes its people over without a gap: it begins before this one can no
    /// longer be used, and has a seat for everyone.
    #[must_use]
    pub fn is_continued_by(&self, renewal: &SubscriptionRow) -> bool {
        let (begins, ends) = (Day::parse(&renewal.starts_on), self.term.grace_ends_on());
        renewal.renews.as_ref() == Some(&self.row.register_id)
            && renewal.purchasing_account_id == self.row.purchasing_account_id
            && renewal.status == SubscriptionStatus::Active
            && begins.zip(ends).is_none_or(|(begins, ends)| begins <= ends.plus(1))
            && (renewal.seats - renewal.assigned).max(0) >= self.row.assigned
    }

    /// The one of some subscriptions that continues it.
    #[must_use]
    pub fn continued_by<'a>(&self, renewals: &Renewals<'a>) -> Option<&'a SubscriptionRow> {
        let named = renewals.0.get(self.row.register_id.as_str())?;
        named.iter().copied().find(|renewal| self.is_continued_by(renewal))
    }

    /// Seats that can still be assigned; below zero where more are taken than there are.
    #[must_use]
    pub const fn free(&self) -> i64 {
        self.row.total() - self.row.assigned
    }

    /// How many more seats are taken than there are; below zero where some are free.
    #[must_use]
    pub const fn over(&self) -> i64 {
        self.row.assigned - self.row.total()
    }
}

/// The subscription that renews one, the earliest of several.
pub async fn renewal_of(connection: &mut Connection, row: &SubscriptionRow) -> Outcome<Option<SubscriptionRow>> {
    let renewals = db::subscriptions::list_renewals(connection, row).await?;
    Ok(renewals.into_iter().min_by(|one, other| one.starts_on.cmp(&other.starts_on)))
}

/// Counts the reservations of a subscription that have come between midnight and the turn that follows.
async fn count_due(connection: &mut Connection, row: &mut SubscriptionRow, today: Date) -> Outcome<()> {
    if is_due(row, today) {
        let counted = db::reservations::count(connection, &row.id, &today.to_string()).await?;
        (row.reserved, row.reserved_on) = (counted.reserved, counted.reserved_on);
    }
    Ok(())
}

/// Whether the day of a reservation has come that is not counted yet.
fn is_due(row: &SubscriptionRow, today: Date) -> bool {
    row.reserved_on.as_ref().is_some_and(|day| *day <= today.to_string())
}

/// The place from which on seats are paused because there are too many: none in their grace period.
#[must_use]
pub fn paused_from(over_since: Option<Moment>, over_from: Option<i64>, now: Moment) -> Option<i64> {
    over_from.filter(|_| over_pauses_at(over_since).is_some_and(|at| at <= now))
}

/// What decides the states of a subscription's seats.
#[derive(Clone, Debug)]
pub struct SeatRule {
    state: SubscriptionState,
    domains: HashMap<String, DomainState>,
    paused_from: Option<i64>,
}

impl SeatRule {
    /// The rule as things stand.
    pub async fn load(connection: &mut Connection, subscription: &Subscription, now: Moment) -> Outcome<Self> {
        let row = &subscription.row;
        let paused_from = paused_from(row.over_since, row.over_from, now);
        let domains = usable_domains(connection, subscription).await?;
        Ok(Self { state: subscription.state(), domains, paused_from })
    }

    /// Whether the purchasing account has a proven domain.
    #[must_use]
    pub fn has_domain(&self) -> bool {
        !self.domains.is_empty()
    }

    /// The state of the seat of an address in a domain, at a place.
    #[must_use]
    pub fn state_of(&self, domain: &str, place: i64) -> SeatState {
        let is_over = self.paused_from.is_some_and(|from| place >= from);
        SeatState::of(self.state, self.domains.contains_key(domain), is_over)
    }
}

async fn usable_domains(
    connection: &mut Connection,
    subscription: &Subscription,
) -> Outcome<HashMap<String, DomainState>> {
    Ok(db::domains::list_usable(connection, &subscription.row.purchasing_account_id).await?.into_iter().collect())
}

/// Someone who is to get a seat.
#[derive(Clone, Debug)]
pub struct Person {
    /// The address.
    pub email: EmailAddress,
    /// The first name, may be empty.
    pub first_name: String,
    /// The last name, may be empty.
    pub last_name: String,
    /// The language of emails to the person, unless an account says otherwise.
    pub language: Language,
}

/// What [`assign`] would do with people, in their order, as things stand.
pub async fn plan(
    connection: &mut Connection,
    subscription: &Subscription,
    people: &[Person],
) -> Outcome<Vec<SeatResult>> {
    let keys: Vec<String> = people.iter().map(|person| person.email.key()).collect();
    let key_list: Vec<&str> = keys.iter().map(String::as_str).collect();
    let known = db::seats::list_known_among(connection, &subscription.row.id, &key_list).await?;
    let known: HashSet<&str> = known.iter().map(|seat| seat.email_key.as_str()).collect();
    let mut assigned: HashSet<&str> = HashSet::new();
    let domains = usable_domains(connection, subscription).await?;
    let takes_people = subscription.state().takes_people();
    let mut free = subscription.free();
    let mut outcomes = Vec::with_capacity(people.len());
    for (person, key) in people.iter().zip(&key_list) {
        let refusal = if !takes_people {
            Some(SeatResult::Closed)
        } else if domains.is_empty() {
            Some(SeatResult::NoDomain)
        } else {
            domain_refusal(domains.get(person.email.domain().as_str()).copied())
        };
        outcomes.push(match refusal {
            _ if known.contains(key) => SeatResult::Known,
            _ if assigned.contains(key) => SeatResult::Repeated,
            Some(refusal) => refusal,
            None if free <= 0 => SeatResult::Full,
            None => {
                assigned.insert(key);
                free -= 1;
                SeatResult::Assigned
            }
        });
    }
    Ok(outcomes)
}

/// Assigns seats of a locked subscription to people, in their order, as far as there are seats. `facts` are added to the
/// audit entries.
pub async fn assign(
    change: &mut Change,
    subscription: &Subscription,
    people: &[Person],
    facts: &Value,
) -> Outcome<Vec<SeatResult>> {
    let outcomes = plan(change, subscription, people).await?;
    let (_, last) = db::seats::places(change, &subscription.row.id).await?;
    let chosen = people.iter().zip(&outcomes).filter(|(_, outcome)| **outcome == SeatResult::Assigned);
    let mut chosen: Vec<Person> = chosen.map(|(person, _)| person.clone()).collect();
    name_members(change, subscription, &mut chosen).await?;
    let rows = chosen.iter().zip(last + 1..).map(|(person, place)| seat(change, subscription, person, place));
    let rows: Vec<SeatRow> = rows.collect();
    let count = db::seats::insert(change, &rows).await?;
    if count > 0 && !db::seats::take_places(change, &subscription.row.id, count).await? {
        return Err(ApiError::Busy.into());
    }
    for row in &rows {
        record_seat(change, subscription, Action::SeatAssigned, row, facts);
    }
    tell_people(change, subscription, &rows, MailKind::SeatAssigned).await?;
    Ok(outcomes)
}

/// Gives people without a name that of their account, if it has a role in the organization: others it does not know.
async fn name_members(connection: &mut Connection, subscription: &Subscription, people: &mut [Person]) -> Outcome<()> {
    let nameless = |person: &Person| person.first_name.is_empty() && person.last_name.is_empty();
    let keys: Vec<String> = people.iter().filter(|one| nameless(one)).map(|person| person.email.key()).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let organization = &subscription.account.organization_id;
    let members = db::roles::list_member_names(connection, organization, &keys).await?;
    let members: HashMap<&str, &MemberName> = members.iter().map(|one| (one.email_key.as_str(), one)).collect();
    for person in people.iter_mut().filter(|one| nameless(one)) {
        if let Some(member) = members.get(person.email.key().as_str()) {
            person.first_name.clone_from(&member.first_name);
            person.last_name.clone_from(&member.last_name);
        }
    }
    Ok(())
}

fn seat(change: &Change, subscription: &Subscription, person: &Person, place: i64) -> SeatRow {
    let name = full_name(&person.first_name, &person.last_name);
    let address = person.email.as_str();
    SeatRow {
        id: new_id(change.now),
        subscription_id: subscription.row.id.clone(),
        email: address.to_owned(),
        email_key: person.email.key(),
        domain: person.email.domain().as_str().to_owned(),
        sort_name: sort_key(format!("{name} {address}").trim_start()),
        first_name: person.first_name.clone(),
        last_name: person.last_name.clone(),
        language: person.language,
        assigned_at: change.now,
        assigned_by: change.by.user_id().map(str::to_owned),
        place,
        is_paused: false,
        token_hash: None,
    }
}

/// Ends a seat of a locked subscription; false where it has ended already.
pub async fn remove(change: &mut Change, subscription: &Subscription, seat: &SeatRow, action: Action) -> Outcome<bool> {
    if !db::seats::delete(change, seat).await? {
        return Ok(false);
    }
    let now = change.now;
    db::seats::give_places_back(change, &subscription.row.id, 1, now).await?;
    record_seat(change, subscription, action, seat, &json!({}));
    tell_people(change, subscription, slice::from_ref(seat), MailKind::SeatEnded).await?;
    Ok(true)
}

/// Puts a seat of a locked subscription first: should seats pause, it is the last one.
pub async fn keep(change: &mut Change, subscription: &Subscription, seat: &SeatRow) -> Outcome<()> {
    let (first, _) = db::seats::places(change, &subscription.row.id).await?;
    if seat.place > first {
        db::seats::set_place(change, &seat.id, first - 1).await?;
        let now = change.now;
        db::subscriptions::note_over(change, &subscription.row.id, now).await?;
        record_seat(change, subscription, Action::SeatKept, seat, &json!({}));
    }
    Ok(())
}

fn record_seat(change: &mut Change, subscription: &Subscription, action: Action, seat: &SeatRow, facts: &Value) {
    let mut details = facts.clone();
    details["email"] = seat.email.as_str().into();
    record(change, subscription, action, &seat.id, details);
}

/// Writes down what was done to a subscription, or to one of its seats.
pub fn record(change: &mut Change, subscription: &Subscription, action: Action, subject: &str, mut details: Value) {
    details["subscription"] = subscription.row.register_id.as_str().into();
    let account = &subscription.account;
    change.record(Entry::of_scope(&account.organization_id, &account.account_id, action, subject, details));
}
