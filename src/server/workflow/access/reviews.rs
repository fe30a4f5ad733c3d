//! The access review of a purchasing account: who has a role in it, what they looked at, and what was decided.

use super::{
    review_evidence::find_account,
    review_state::{ReviewState, states},
    scopes::NamedScope,
};
use crate::{
    api::ApiError,
    domain::{
        access::{Permission, Scope},
        access_review::{MOST_AT_ONCE, MOST_COUNTED, SeenPerson, Shown, access_mark},
        moment::Moment,
        paging::{Counted, Cursor, Extent, Page},
        roster::PersonKey,
    },
    server::{
        access::{Actor, authorize},
        context::Context,
        db::{
            self, Connection,
            reviews::{Counting, DecisionRow, MemberRow, MemberWalk, ReviewRow},
        },
        failure::Outcome,
    },
};

/// How many people a page of a review can have.
pub const SIZES: [usize; 2] = [25, MOST_AT_ONCE];
/// Past reviews that the page of a review names.
const MOST_PAST: i64 = 3;
/// People who are counted at most.
const MOST_PEOPLE: usize = 1000;
/// Agreement Administrators whom a review names.
const MOST_OVERSEERS: usize = 25;

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

/// The running or the next review of a purchasing account.
#[derive(Clone, Debug)]
pub struct ReviewView {
    /// The purchasing account.
    pub account: NamedScope,
    /// Where its reviews stand.
    pub state: ReviewState,
    /// The running review; none if none was started since the last one.
    pub running: Option<ReviewRow>,
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
    /// The number of the running or the next review.
    pub number: i64,
    /// What people looked at is counted from here; none for the first review.
    pub since: Option<Moment>,
    /// The Agreement Administrators, who have no role in the purchasing account and see it all the same; none where the actor
    /// does not see them. Whether there are more.
    pub overseers: Option<(Vec<MemberRow>, bool)>,
    /// The last reviews that were completed.
    pub past: Vec<ReviewRow>,
}

/// The number of a review, and from when on it counts what people looked at.
pub(super) struct Count {
    pub(super) number: i64,
    pub(super) counting: Counting,
}

impl Count {
    /// That of the running review, or of the next one.
    pub(super) fn of(last: Option<&ReviewRow>) -> Self {
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
    let running = running.cloned();
    let may_decide = actor.can_in(Permission::AssignRoles, &account.scope);
    let is_alone =
        may_decide && !db::reviews::has_other_reviewer(&mut connection, account_id, &actor.user().id).await?;
    let since = Some(count.counting.since).filter(|since| *since > Moment(0));
    let number = count.number;
    Ok(ReviewView {
        account,
        state,
        running,
        may_decide,
        is_alone,
        people,
        extent,
        open,
        number,
        since,
        overseers,
        past,
    })
}

/// The purchasing account, if the actor may see the people in it; `Forbidden` where the actor may read the review alone.
pub(super) async fn find_decidable(
    connection: &mut Connection,
    actor: &Actor,
    account_id: &str,
) -> Outcome<NamedScope> {
    let account = find_account(connection, actor, account_id).await?;
    if actor.can_in(Permission::AssignRoles, &account.scope) { Ok(account) } else { Err(ApiError::Forbidden.into()) }
}

fn counted(found: i64) -> Counted {
    Counted::of(usize::try_from(found).unwrap_or(usize::MAX), MOST_PEOPLE)
}

/// How many people are open.
pub(super) async fn count_open(connection: &mut Connection, account_id: &str, count: &Count) -> Outcome<Counted> {
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
