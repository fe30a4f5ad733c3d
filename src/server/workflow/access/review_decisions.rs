//! Decisions of access reviews: whether people keep their roles, and the end of a review. They are evidence: they hold what was
//! known when they were made, and never change.

use super::{
    reviews::{Count, count_open, find_decidable},
    roles::{self, HeldRole},
    scopes::NamedScope,
};
use crate::{
    api::{
        ApiError,
        reviews::{CompleteReview, DecideAccess},
    },
    domain::{
        access::Permission,
        access_review::{Decision, DecisionRefusal, MOST_AT_ONCE, RefusedDecision, SeenPerson, access_mark},
        audit::Action,
        fault::FaultCode,
        paging::Counted,
    },
    server::{
        access::{Actor, authorize},
        audit::Entry,
        change::Change,
        context::Context,
        db::{
            self, Connection,
            reviews::{DecisionRow, MemberRow, ReviewRow},
        },
        failure::Outcome,
        ids::new_id,
    },
};
use serde_json::json;
use std::collections::HashSet;
/// The people of a form, before their roles are taken away: refused as [`decide`] would refuse. Those about whom the actor has
/// decided so already are left out.
pub async fn removable(context: &Context, input: &DecideAccess) -> Outcome<(NamedScope, Vec<MemberRow>)> {
    let actor = authorize(context, Permission::AssignRoles)?;
    let seen = seen_people(input)?;
    let mut connection = context.read().await?;
    let on = Grounds::find(&mut connection, actor, &input.account).await?;
    on.check_review(&input.number)?;
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

    /// Refused if the form was part of a review that has been completed since.
    fn check_review(&self, number: &str) -> Outcome<()> {
        if number.is_empty() || number == self.count.number.to_string() {
            return Ok(());
        }
        Err(ApiError::DecisionsRefused(vec![refusal("", DecisionRefusal::Over)]).into())
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
        let starter = self.on.actor.user();
        let row = ReviewRow {
            id: new_id(self.change.now),
            purchasing_account_id: self.on.account.scope.id().to_owned(),
            number: self.on.count.number,
            since: self.on.count.counting.since,
            started_at: self.change.now,
            started_by: starter.id.clone(),
            starter_name: starter.name(),
            starter_email: starter.email.clone(),
            completed_at: None,
            completer_name: None,
            completer_email: None,
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
            decider_name: decider.name(),
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
    begun.on.check_review(&input.number)?;
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
    if !db::reviews::complete(&mut begun.change, &review.id, begun.on.actor.user(), now).await? {
        return Err(ApiError::Busy.into());
    }
    let undecided = usize::from(own.is_some());
    let facts = json!({ "kept": review.kept, "removed": review.removed, "undecided": undecided });
    begun.record(Action::ReviewCompleted, &facts);
    finish(begun, own.iter().map(|row| row.email_key.as_str()).collect()).await
}
