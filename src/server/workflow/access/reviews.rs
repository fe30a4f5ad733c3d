//! Access reviews: who has a role in a purchasing account, what they looked at, and whether they keep the role. The decisions are
//! evidence: they hold what was known when they were made, and never change.

use crate::server::workflow::{
    person::names_of,
    roles::{self, HeldRole},
    scopes::{NamedScope, Scoped, select_accounts, visible_accounts},
};
use crate::{
    api::{
        ApiError,
        reviews::{CompleteReview, DecideAccess},
    },
    domain::{
        access::{Permission, Scope},
        access_review::{
            Decision, DecisionRefusal, MOST_AT_ONCE, MOST_COUNTED, RefusedDecision, SeenPerson, Shown, access_mark,
            due_at,
        },
        audit::Action,
        day::Day,
        fault::FaultCode,
        moment::Moment,
        paging::{Counted, Cursor, Extent, Page},
        person::full_name,
        roster::PersonKey,
    },
    server::{
        access::{Actor, authorize},
        audit::Entry,
        change::Change,
        clock::calendar_day,
        config::Config,
        context::Context,
        db::{
            self, Connection,
            reviews::{Counting, DecisionRow, MemberRow, MemberWalk, ReviewRow, ReviewStateRow},
        },
        failure::Outcome,
        ids::new_id,
    },
};
use serde_json::json;
use std::collections::{HashMap, HashSet};

/// Purchasing accounts, and reviews, on one page.
pub const PAGE_SIZE: usize = 25;
/// How many people a page of a review can have.
pub const SIZES: [usize; 2] = [25, MOST_AT_ONCE];
/// Past reviews that the page of a review names.
const MOST_PAST: i64 = 3;
/// People who are counted at most.
const MOST_PEOPLE: usize = 1000;
/// Agreement Administrators whom a review names.
const MOST_OVERSEERS: usize = 25;
/// Decisions of a file that are read together.
const BATCH: i64 = 500;

/// Where the reviews of a purchasing account stand.
#[derive(Clone, Debug)]
pub struct ReviewState {
    /// What is stored.
    pub row: ReviewStateRow,
    /// When the next one is due; none if reviews never are, or the agreement has ended.
    pub due_at: Option<Moment>,
    /// Name of who completed the last one.
    pub completed_by: Option<String>,
}

impl ReviewState {
    /// Whether a review is due.
    #[must_use]
    pub fn is_due(&self, now: Moment) -> bool {
        self.due_at.is_some_and(|at| at <= now)
    }
}

/// When the next review is due. Those of agreements that have ended are possible and never due.
#[must_use]
pub fn due_of(config: &Config, row: &ReviewStateRow, now: Moment) -> Option<Moment> {
    let last_day = row.ends_on.as_deref().and_then(Day::parse);
    let status = row.agreement_status.on(calendar_day(config.day_of(now)), last_day);
    due_at(row.completed_at, row.first_role_at, config.access_review).filter(|_| status.is_current())
}

/// What the address of the list asks for.
#[derive(Clone, Debug, Default)]
pub struct ListQuery {
    /// The purchasing account; none for the one that the person works in, or all.
    pub account: Option<String>,
    /// Whether only those whose review is due.
    pub is_due: bool,
    /// The page after or before a purchasing account.
    pub from: Cursor<String>,
    /// The number of the page's first row.
    pub first: usize,
}

/// The purchasing accounts whose reviews the actor may read.
#[derive(Clone, Debug)]
pub struct ReviewList {
    /// Those of the page.
    pub accounts: Page<(NamedScope, ReviewState)>,
    /// Which of how many they are.
    pub extent: Extent,
}

/// One page of the purchasing accounts with the states of their reviews.
pub async fn list(context: &Context, query: &ListQuery) -> Outcome<Scoped<ReviewList>> {
    let actor = authorize(context, Permission::ViewUsers)?;
    let mut connection = context.read().await?;
    let asked = query.account.as_deref();
    let mut scopes = match select_accounts(&mut connection, &actor, Permission::ViewUsers, asked).await? {
        Scoped::Allowed(scopes) => scopes,
        Scoped::NotHere(scopes) => return Ok(Scoped::NotHere(scopes)),
    };
    if query.is_due {
        let states = states(&mut connection, context, &scopes).await?;
        scopes.retain(|scope| states.get(scope.scope.id()).is_some_and(|state| state.is_due(context.now)));
    }
    let total = scopes.len();
    let page = cut(scopes, &query.from);
    let extent = Extent::of(&page, query.first, Some(Counted::All(total)));
    let mut states = states(&mut connection, context, &page.rows).await?;
    let Page { rows, has_previous, has_next } = page;
    let with_state = |scope: NamedScope| {
        let state = states.remove(scope.scope.id())?;
        Some((scope, state))
    };
    let rows = rows.into_iter().filter_map(with_state).collect();
    Ok(Scoped::Allowed(ReviewList { accounts: Page { rows, has_previous, has_next }, extent }))
}

/// The page of purchasing accounts after or before one of them; the first page if that is not among them.
fn cut(mut scopes: Vec<NamedScope>, from: &Cursor<String>) -> Page<NamedScope> {
    let place = |id: &str| scopes.iter().position(|scope| scope.scope.id() == id);
    let first = match from {
        Cursor::Beginning => 0,
        Cursor::After(id) => place(id).map_or(0, |place| place + 1),
        Cursor::Before(id) => place(id).map_or(0, |place| place.saturating_sub(PAGE_SIZE)),
    };
    let has_next = scopes.len() > first + PAGE_SIZE;
    let rows = scopes.drain(first.min(scopes.len())..).take(PAGE_SIZE).collect();
    Page { rows, has_previous: first > 0, has_next }
}

/// The states of some purchasing accounts by their ids.
async fn states(
    connection: &mut Connection,
    context: &Context,
    scopes: &[NamedScope],
) -> Outcome<HashMap<String, ReviewState>> {
    let ids: Vec<&str> = scopes.iter().map(|scope| scope.scope.id()).collect();
    let rows = db::reviews::list_states(connection, &ids).await?;
    let names = names_of(connection, rows.iter().filter_map(|row| row.completed_by.as_deref())).await?;
    let state = |row: ReviewStateRow| {
        let completed_by = row.completed_by.as_ref().and_then(|id| names.get(id).cloned());
        let due_at = due_of(&context.app.config, &row, context.now);
        (row.account_id.clone(), ReviewState { row, due_at, completed_by })
    };
    Ok(rows.into_iter().map(state).collect())
}

/// The purchasing accounts among these whose review is due, for someone who decides there.
pub async fn list_due(connection: &mut Connection, context: &Context, account_ids: &[&str]) -> Outcome<Vec<String>> {
    if context.app.config.access_review.is_none() {
        return Ok(Vec::new());
    }
    let rows = db::reviews::list_states(connection, account_ids).await?;
    let is_due =
        |row: &ReviewStateRow| due_of(&context.app.config, row, context.now).is_some_and(|at| at <= context.now);
    Ok(rows.into_iter().filter(is_due).map(|row| row.account_id).collect())
}

/// What the address of a review asks for.
#[derive(Clone, Debug)]
pub struct Query {
    /// Whom to show.
    pub shown: Shown,
    /// How many people on a page: one of [`SIZES`].
    pub size: usize,
    /// The page after or before a person.
    pub from: Cursor<PersonKey>,
    /// The number of the page's first person.
    pub first: usize,
}

/// Someone who is reviewed.
#[derive(Clone, Debug)]
pub struct ReviewedPerson {
    /// The person.
    pub row: MemberRow,
    /// What was decided, and the name of who did; none while that is open.
    pub decision: Option<DecisionRow>,
    /// Whether it is the actor.
    pub is_self: bool,
    /// Whether the actor may take every role away that the person has here.
    pub may_remove: bool,
}

impl ReviewedPerson {
    /// How a form names the person.
    #[must_use]
    pub fn seen(&self) -> SeenPerson {
        SeenPerson { user_id: self.row.user_id.clone(), mark: access_mark(self.row.roles, self.row.status) }
    }
}

/// A review with the names of who started and completed it.
#[derive(Clone, Debug)]
pub struct NamedReview {
    /// The review.
    pub row: ReviewRow,
    /// Who started it.
    pub started_by: String,
    /// Who completed it.
    pub completed_by: Option<String>,
}

/// The running or the next review of a purchasing account.
#[derive(Clone, Debug)]
pub struct ReviewView {
    /// The purchasing account.
    pub account: NamedScope,
    /// Where its reviews stand.
    pub state: ReviewState,
    /// The running review; none if none was started since the last one.
    pub running: Option<NamedReview>,
    /// Whether the actor decides.
    pub may_decide: bool,
    /// Whether no one else does: the review can then be completed although the actor is open.
    pub is_alone: bool,
    /// The people.
    pub people: Page<ReviewedPerson>,
    /// Which of how many the page shows.
    pub extent: Extent,
    /// How many people are still to be decided about.
    pub open: Counted,
    /// What people looked at is counted from here; none for the first review.
    pub since: Option<Moment>,
    /// The Agreement Administrators, who have no role in the purchasing account and see it all the same; none where the actor
    /// does not see them. Whether there are more.
    pub overseers: Option<(Vec<MemberRow>, bool)>,
    /// The last reviews that were completed.
    pub past: Vec<NamedReview>,
}

/// The number of a review, and from when on it counts what people looked at.
struct Count {
    number: i64,
    counting: Counting,
}

impl Count {
    /// That of the running review, or of the next one.
    fn of(last: Option<&ReviewRow>) -> Self {
        let (number, since) = match last {
            None => (1, Moment(0)),
            Some(row) => row.completed_at.map_or((row.number, row.since), |at| (row.number + 1, at)),
        };
        Self { number, counting: Counting { since, most: MOST_COUNTED } }
    }

    /// What marks those who are open: their roles have changed, or were decided about in the review before.
    fn open(&self) -> Vec<i64> {
        let mut marks = vec![0, self.number - 1];
        marks.dedup();
        marks
    }
}

/// The running or the next review of a purchasing account; what the actor may not see does not exist.
pub async fn view(context: &Context, account_id: &str, query: &Query) -> Outcome<ReviewView> {
    let actor = authorize(context, Permission::ViewUsers)?;
    let mut connection = context.read().await?;
    let account = find_account(&mut connection, &actor, account_id).await?;
    let last = db::reviews::find_last(&mut connection, account_id).await?;
    let count = Count::of(last.as_ref());
    let state = states(&mut connection, context, std::slice::from_ref(&account)).await?.remove(account_id);
    let state = state.ok_or(ApiError::NotFound)?;
    let mut query = query.clone();
    let mut rows = fetch(&mut connection, account_id, &count, &query).await?;
    if rows.is_empty() && query.from != Cursor::Beginning {
        // Those who stood here have been decided about, or have gone.
        (query.from, query.first) = (Cursor::Beginning, 1);
        rows = fetch(&mut connection, account_id, &count, &query).await?;
    }
    let Page { rows, has_previous, has_next } = Page::cut(rows, query.size, &query.from);
    let running = last.as_ref().filter(|row| row.completed_at.is_none());
    let mut people = Vec::new();
    for row in rows {
        people.push(reviewed(&mut connection, &actor, &account.scope, running, row).await?);
    }
    let people = Page { rows: people, has_previous, has_next };
    let open = count_open(&mut connection, account_id, &count).await?;
    let total = match query.shown {
        Shown::Open => open,
        Shown::All => {
            let most = i64::try_from(MOST_PEOPLE).unwrap_or(i64::MAX) + 1;
            counted(db::reviews::count_members(&mut connection, account_id, most).await?)
        }
    };
    let extent = Extent::of(&people, query.first, Some(total));
    let overseers = overseers(&mut connection, &actor, &account.scope, count.counting).await?;
    let past = db::reviews::list_completed_before(&mut connection, account_id, i64::MAX, MOST_PAST).await?;
    let past = named(&mut connection, past).await?;
    let running = named(&mut connection, running.cloned().into_iter().collect()).await?.pop();
    let may_decide = actor.can_in(Permission::AssignRoles, &account.scope);
    let is_alone =
        may_decide && !db::reviews::has_other_reviewer(&mut connection, account_id, &actor.user().id).await?;
    let since = Some(count.counting.since).filter(|since| *since > Moment(0));
    Ok(ReviewView { account, state, running, may_decide, is_alone, people, extent, open, since, overseers, past })
}

/// The purchasing account, if the actor may see the people in it.
async fn find_account(connection: &mut Connection, actor: &Actor, account_id: &str) -> Outcome<NamedScope> {
    let accounts = visible_accounts(connection, actor, Permission::ViewUsers).await?;
    let account = accounts.into_iter().find(|one| one.scope.id() == account_id);
    Ok(account.ok_or(ApiError::NotFound)?)
}

/// The same; `Forbidden` where the actor may read the review alone.
async fn find_decidable(connection: &mut Connection, actor: &Actor, account_id: &str) -> Outcome<NamedScope> {
    let account = find_account(connection, actor, account_id).await?;
    if actor.can_in(Permission::AssignRoles, &account.scope) { Ok(account) } else { Err(ApiError::Forbidden.into()) }
}

fn counted(found: i64) -> Counted {
    Counted::of(usize::try_from(found).unwrap_or(usize::MAX), MOST_PEOPLE)
}

/// How many people are open.
async fn count_open(connection: &mut Connection, account_id: &str, count: &Count) -> Outcome<Counted> {
    let most = i64::try_from(MOST_PEOPLE).unwrap_or(i64::MAX) + 1;
    let mut found = 0;
    for number in count.open() {
        found += db::reviews::count_reviewed(connection, account_id, number, most).await?;
    }
    Ok(counted(found))
}

/// One person more than a page holds, in the order of reading.
async fn fetch(connection: &mut Connection, account_id: &str, count: &Count, query: &Query) -> Outcome<Vec<MemberRow>> {
    let beginning = PersonKey::default();
    let from = match &query.from {
        Cursor::Beginning => &beginning,
        Cursor::After(key) | Cursor::Before(key) => key,
    };
    let is_backward = query.from.is_backward();
    let limit = i64::try_from(query.size).unwrap_or(i64::MAX) + 1;
    let walks = match query.shown {
        Shown::All => vec![None],
        Shown::Open => count.open().into_iter().map(Some).collect(),
    };
    let mut rows = Vec::new();
    for reviewed_in in walks {
        let walk = MemberWalk { account_id, reviewed_in, from, is_backward, limit };
        rows.append(&mut db::reviews::list_members(connection, &walk, count.counting).await?);
    }
    rows.sort_by(|one: &MemberRow, other| {
        let ordering = (&one.sort_name, &one.email_key).cmp(&(&other.sort_name, &other.email_key));
        if is_backward { ordering.reverse() } else { ordering }
    });
    rows.truncate(query.size + 1);
    Ok(rows)
}

async fn reviewed(
    connection: &mut Connection,
    actor: &Actor,
    scope: &Scope,
    running: Option<&ReviewRow>,
    row: MemberRow,
) -> Outcome<ReviewedPerson> {
    let decision = match running.filter(|review| review.number == row.reviewed_in) {
        Some(review) => db::reviews::find_decision(connection, &review.id, &row.user_id).await?,
        None => None,
    };
    let is_self = row.user_id == actor.user().id;
    let may_remove = !is_self && row.roles.roles().all(|role| actor.rights().may_take(role, scope));
    Ok(ReviewedPerson { row, decision, is_self, may_remove })
}

async fn overseers(
    connection: &mut Connection,
    actor: &Actor,
    scope: &Scope,
    counting: Counting,
) -> Outcome<Option<(Vec<MemberRow>, bool)>> {
    let agreement = Scope { account_id: None, ..scope.clone() };
    if !actor.can_in(Permission::ViewUsers, &agreement) {
        return Ok(None);
    }
    let limit = i64::try_from(MOST_OVERSEERS).unwrap_or(i64::MAX) + 1;
    let from = &PersonKey::default();
    let walk = MemberWalk { account_id: agreement.id(), reviewed_in: None, from, is_backward: false, limit };
    let mut rows = db::reviews::list_members(connection, &walk, counting).await?;
    let has_more = rows.len() > MOST_OVERSEERS;
    rows.truncate(MOST_OVERSEERS);
    Ok((!rows.is_empty()).then_some((rows, has_more)))
}

async fn named(connection: &mut Connection, rows: Vec<ReviewRow>) -> Outcome<Vec<NamedReview>> {
    let mut ids: Vec<&str> = rows.iter().map(|row| row.started_by.as_str()).collect();
    ids.extend(rows.iter().filter_map(|row| row.completed_by.as_deref()));
    let names = names_of(connection, ids.into_iter()).await?;
    let name = |id: &str| names.get(id).cloned().unwrap_or_default();
    let with_names = |row: ReviewRow| NamedReview {
        started_by: name(&row.started_by),
        completed_by: row.completed_by.as_deref().map(name),
        row,
    };
    Ok(rows.into_iter().map(with_names).collect())
}

/// The people of a form, before their roles are taken away: refused as [`decide`] would refuse. Those about whom the actor has
/// decided so already are left out.
pub async fn removable(context: &Context, input: &DecideAccess) -> Outcome<(NamedScope, Vec<MemberRow>)> {
    let actor = authorize(context, Permission::AssignRoles)?;
    let seen = seen_people(input)?;
    let mut connection = context.read().await?;
    let on = Grounds::find(&mut connection, actor, &input.account).await?;
    let people = judge_all(&mut connection, &on, &seen, Decision::Remove).await?;
    Ok((on.account, people))
}

/// The people of a form; what names no one stays as `None`.
fn seen_people(input: &DecideAccess) -> Outcome<Vec<Option<SeenPerson>>> {
    let mut codes: Vec<&str> = input.seen.iter().map(String::as_str).collect();
    codes.sort_unstable();
    codes.dedup();
    match codes.len() {
        0 => Err(ApiError::field("seen", FaultCode::ChoiceMissing).into()),
        1..=MOST_AT_ONCE => {
            let seen: Vec<Option<SeenPerson>> = codes.into_iter().map(SeenPerson::from_code).collect();
            let people: HashSet<&str> = seen.iter().flatten().map(|seen| seen.user_id.as_str()).collect();
            // One person with the roles of two moments: no page sends that.
            if people.len() < seen.iter().flatten().count() { Err(ApiError::Unreadable.into()) } else { Ok(seen) }
        }
        _ => Err(ApiError::field("seen", FaultCode::TooManyPeople).into()),
    }
}

/// What decisions depend on: who makes them, where, and in which review.
struct Grounds {
    actor: Actor,
    account: NamedScope,
    last: Option<ReviewRow>,
    count: Count,
}

impl Grounds {
    async fn find(connection: &mut Connection, actor: Actor, account_id: &str) -> Outcome<Self> {
        let account = find_decidable(connection, &actor, account_id).await?;
        let last = db::reviews::find_last(connection, account_id).await?;
        let count = Count::of(last.as_ref());
        Ok(Self { actor, account, last, count })
    }

    fn running(&self) -> Option<&ReviewRow> {
        self.last.as_ref().filter(|row| row.completed_at.is_none())
    }

    async fn find_member(&self, connection: &mut Connection, user_id: &str) -> Outcome<Option<MemberRow>> {
        Ok(db::reviews::find_member(connection, self.account.scope.id(), user_id, self.count.counting).await?)
    }
}

/// A change of a review: the actor's rights are those of now, and the purchasing account is locked.
struct Begun {
    change: Change,
    on: Grounds,
}

async fn begin(context: &Context, account_id: &str, people: &[&str]) -> Outcome<Begun> {
    let actor = authorize(context, Permission::AssignRoles)?;
    let mut change = context.change(actor.by()).await?;
    let actor = actor.recheck(&mut change, people).await?;
    find_decidable(&mut change, &actor, account_id).await?;
    // Whoever decides here, or assigns a role, waits until this is done.
    db::agreements::lock_account(&mut change, account_id).await?;
    let on = Grounds::find(&mut change, actor, account_id).await?;
    Ok(Begun { change, on })
}

impl Begun {
    /// The running review; it is started if none runs.
    async fn running(&mut self) -> Outcome<ReviewRow> {
        if let Some(row) = self.on.running() {
            return Ok(row.clone());
        }
        let row = ReviewRow {
            id: new_id(self.change.now),
            purchasing_account_id: self.on.account.scope.id().to_owned(),
            number: self.on.count.number,
            since: self.on.count.counting.since,
            started_at: self.change.now,
            started_by: self.on.actor.user().id.clone(),
            completed_at: None,
            completed_by: None,
            kept: 0,
            removed: 0,
        };
        if !db::reviews::create(&mut self.change, &row).await? {
            return Err(ApiError::Busy.into());
        }
        self.record(Action::ReviewStarted, &json!({}));
        Ok(row)
    }

    fn record(&mut self, action: Action, facts: &serde_json::Value) {
        let mut details = facts.clone();
        details["review"] = self.on.count.number.into();
        let id = self.on.account.scope.id();
        self.change.record(Entry::of_scope(&self.on.account.organization_id, id, action, id, details));
    }

    /// Adds a decision to the evidence, with what is known of the person now.
    async fn add(&mut self, review: &ReviewRow, row: &MemberRow, decision: Decision) -> Outcome<()> {
        let former = db::reviews::find_decision(&mut self.change, &review.id, &row.user_id).await?;
        let decider = self.on.actor.user();
        let decision = DecisionRow {
            id: new_id(self.change.now),
            review_id: review.id.clone(),
            user_id: row.user_id.clone(),
            round: former.map_or(1, |former| former.round + 1),
            decision,
            decided_at: self.change.now,
            decided_by: decider.id.clone(),
            decider_name: full_name(&decider.first_name, &decider.last_name),
            decider_email: decider.email.clone(),
            name: row.name.clone(),
            email: row.email.clone(),
            roles: row.roles,
            status: row.status,
            last_sign_in_at: row.last_sign_in_at,
            key_views: row.key_views,
            downloads: row.downloads,
        };
        let is_new = db::reviews::create_decision(&mut self.change, &decision).await?;
        if is_new { Ok(()) } else { Err(ApiError::Busy.into()) }
    }
}

/// Decides about people, and returns how many they are: all of them, or none if something stands in the way of one. What the
/// actor has decided alike before, by a repeated request, counts and is not recorded again.
pub async fn decide(context: &Context, input: &DecideAccess) -> Outcome<usize> {
    authorize(context, Permission::AssignRoles)?;
    let seen = seen_people(input)?;
    let decision = Decision::from_code(&input.decision).filter(|decision| *decision != Decision::Own);
    let decision = decision.ok_or_else(|| ApiError::field("decision", FaultCode::ChoiceInvalid))?;
    let ids: Vec<&str> = seen.iter().flatten().map(|seen| seen.user_id.as_str()).collect();
    let mut begun = begin(context, &input.account, &ids).await?;
    let people = judge_all(&mut begun.change, &begun.on, &seen, decision).await?;
    if people.is_empty() {
        return Ok(seen.len());
    }
    let review = begun.running().await?;
    for row in &people {
        begun.add(&review, row, decision).await?;
        if decision == Decision::Remove {
            remove(&mut begun, &row.user_id).await?;
        }
    }
    let count = i64::try_from(people.len()).unwrap_or(i64::MAX);
    let is_keeping = decision == Decision::Keep;
    let (word, [kept, removed]) = if is_keeping { ("kept", [count, 0]) } else { ("removed", [0, count]) };
    if !db::reviews::add_counts(&mut begun.change, &review.id, kept, removed).await? {
        return Err(ApiError::Busy.into());
    }
    begun.record(Action::ReviewDecided, &json!({ word: count }));
    let kept = people.iter().filter(|_| is_keeping).map(|row| row.email_key.as_str());
    finish(begun, kept.collect()).await?;
    Ok(seen.len())
}

/// Commits. The roster comes last, as in every change: those whose roles are kept are no longer open.
async fn finish(Begun { mut change, on }: Begun, mut kept: Vec<&str>) -> Outcome<()> {
    change.flush().await?;
    // Always in the order in which the roster is locked.
    kept.sort_unstable();
    for email_key in kept {
        db::reviews::set_reviewed(&mut change, on.account.scope.id(), email_key, on.count.number).await?;
    }
    change.commit().await
}

/// What becomes of a person of a form.
enum Judged {
    /// It can be decided.
    Open(Box<MemberRow>),
    /// The actor has decided the same already.
    Done,
    /// It cannot be decided.
    Refused(RefusedDecision),
}

/// Those about whom it can be decided; refused with the reasons if there is someone about whom it cannot.
async fn judge_all(
    connection: &mut Connection,
    on: &Grounds,
    seen: &[Option<SeenPerson>],
    decision: Decision,
) -> Outcome<Vec<MemberRow>> {
    let (mut people, mut refused) = (Vec::new(), Vec::new());
    for seen in seen {
        let judged = match seen {
            Some(seen) => judge(connection, on, seen, decision).await?,
            None => Judged::Refused(refusal("", DecisionRefusal::Gone)),
        };
        match judged {
            Judged::Open(row) => people.push(*row),
            Judged::Done => {}
            Judged::Refused(refusal) => refused.push(refusal),
        }
    }
    if refused.is_empty() { Ok(people) } else { Err(ApiError::DecisionsRefused(refused).into()) }
}

fn refusal(name: &str, reason: DecisionRefusal) -> RefusedDecision {
    RefusedDecision { name: name.to_owned(), reason, by: None, decision: None }
}

async fn judge(connection: &mut Connection, on: &Grounds, seen: &SeenPerson, decision: Decision) -> Outcome<Judged> {
    let former = match on.running() {
        Some(review) => db::reviews::find_decision(connection, &review.id, &seen.user_id).await?,
        None => None,
    };
    let decided = |row: DecisionRow| {
        if row.decided_by == on.actor.user().id && row.decision == decision {
            return Judged::Done;
        }
        let refusal = refusal(&row.name, DecisionRefusal::Decided);
        Judged::Refused(RefusedDecision { by: Some(row.decider_name), decision: Some(row.decision), ..refusal })
    };
    let Some(row) = on.find_member(connection, &seen.user_id).await? else {
        return Ok(match former.filter(|row| row.decision == Decision::Remove) {
            Some(former) => decided(former),
            None => Judged::Refused(refusal("", DecisionRefusal::Gone)),
        });
    };
    if let Some(former) = former.filter(|_| row.reviewed_in == on.count.number) {
        return Ok(decided(former));
    }
    let may_take = row.roles.roles().all(|role| on.actor.rights().may_take(role, &on.account.scope));
    let reason = if row.user_id == on.actor.user().id {
        DecisionRefusal::Own
    } else if access_mark(row.roles, row.status) != seen.mark {
        DecisionRefusal::Changed
    } else if decision == Decision::Remove && !may_take {
        DecisionRefusal::Beyond
    } else {
        return Ok(Judged::Open(Box::new(row)));
    };
    Ok(Judged::Refused(refusal(&row.name, reason)))
}

/// Takes every role of a person in the purchasing account away.
async fn remove(begun: &mut Begun, user_id: &str) -> Outcome<()> {
    let Begun { change, on: Grounds { actor, account, .. } } = begun;
    let user = db::users::find(change, user_id).await?.ok_or(ApiError::NotFound)?;
    let held = db::roles::list_held(change, user_id).await?;
    let here = held.into_iter().filter(|row| row.scope_id() == account.scope.id());
    let here: Vec<HeldRole> =
        here.map(|row| HeldRole { row, scope: account.clone(), may_take: true, is_managed: true }).collect();
    roles::remove(change, actor, &user, &here.iter().collect::<Vec<_>>()).await
}

/// Completes the running review; refused while someone is open. Where no one else could decide about the actor, the evidence says
/// so.
pub async fn complete(context: &Context, input: &CompleteReview) -> Outcome<()> {
    let mut begun = begin(context, &input.account, &[]).await?;
    let asked = db::reviews::find(&mut begun.change, &input.account, &input.review).await?;
    if asked.is_none() && !input.review.is_empty() {
        return Err(ApiError::NotFound.into());
    }
    if asked.is_some_and(|review| review.completed_at.is_some()) {
        // A repeated request, or a colleague was faster.
        return Ok(());
    }
    let own_id = begun.on.actor.user().id.clone();
    let number = begun.on.count.number;
    let open = count_open(&mut begun.change, &input.account, &begun.on.count).await?;
    let own = begun.on.find_member(&mut begun.change, &own_id).await?.filter(|row| row.reviewed_in != number);
    let is_alone = open == Counted::All(1)
        && own.is_some()
        && !db::reviews::has_other_reviewer(&mut begun.change, &input.account, &own_id).await?;
    match open {
        Counted::All(0) => {}
        _ if is_alone => {}
        Counted::All(count) => return Err(ApiError::ReviewOpen { count, is_more: false }.into()),
        Counted::MoreThan(count) => return Err(ApiError::ReviewOpen { count, is_more: true }.into()),
    }
    let review = begun.running().await?;
    if let Some(own) = &own {
        begun.add(&review, own, Decision::Own).await?;
    }
    let now = begun.change.now;
    if !db::reviews::complete(&mut begun.change, &review.id, &own_id, now).await? {
        return Err(ApiError::Busy.into());
    }
    let undecided = usize::from(own.is_some());
    let facts = json!({ "kept": review.kept, "removed": review.removed, "undecided": undecided });
    begun.record(Action::ReviewCompleted, &facts);
    finish(begun, own.iter().map(|row| row.email_key.as_str()).collect()).await
}

/// The completed reviews of a purchasing account.
#[derive(Clone, Debug)]
pub struct PastReviews {
    /// The purchasing account.
    pub account: NamedScope,
    /// The reviews, the newest first.
    pub reviews: Page<NamedReview>,
}

/// One page of the completed reviews, after or before the one with a number.
pub async fn past(context: &Context, account_id: &str, from: &Cursor<i64>) -> Outcome<PastReviews> {
    let actor = authorize(context, Permission::ViewUsers)?;
    let mut connection = context.read().await?;
    let account = find_account(&mut connection, &actor, account_id).await?;
    let limit = i64::try_from(PAGE_SIZE).unwrap_or(i64::MAX) + 1;
    let rows = match from {
        Cursor::Beginning => db::reviews::list_completed_before(&mut connection, account_id, i64::MAX, limit).await?,
        Cursor::After(number) => {
            db::reviews::list_completed_before(&mut connection, account_id, *number, limit).await?
        }
        Cursor::Before(number) => {
            db::reviews::list_completed_after(&mut connection, account_id, *number, limit).await?
        }
    };
    let Page { rows, has_previous, has_next } = Page::cut(rows, PAGE_SIZE, from);
    let rows = named(&mut connection, rows).await?;
    Ok(PastReviews { account, reviews: Page { rows, has_previous, has_next } })
}

/// The evidence of a review, for a file: each batch is read by itself.
pub struct Evidence {
    context: Context,
    /// The decision that was read last.
    after: String,
    /// The purchasing account.
    pub account: NamedScope,
    /// The review.
    pub review: NamedReview,
}

/// Begins a file of the evidence of a review.
pub async fn evidence(context: &Context, account_id: &str, review_id: &str) -> Outcome<Evidence> {
    let actor = authorize(context, Permission::ViewUsers)?;
    let mut connection = context.read().await?;
    let account = find_account(&mut connection, &actor, account_id).await?;
    let review = db::reviews::find(&mut connection, account_id, review_id).await?.ok_or(ApiError::NotFound)?;
    let review = named(&mut connection, vec![review]).await?.pop().ok_or(ApiError::NotFound)?;
    Ok(Evidence { context: context.clone(), after: String::new(), account, review })
}

impl Evidence {
    /// The next decisions; none after the last.
    pub async fn next(&mut self) -> Outcome<Vec<DecisionRow>> {
        let mut connection = self.context.read().await?;
        let rows = db::reviews::list_decisions(&mut connection, &self.review.row.id, &self.after, BATCH).await?;
        if let Some(last) = rows.last() {
            self.after.clone_from(&last.id);
        }
        Ok(rows)
    }
}
