//! What the passing of time, the register and domains bring to a subscription: notices, seats that carry over from the one
//! that it renews, seats that pause or count again, and the end.

use super::{
    seat_notices::{self, Note},
    seats::{SeatRule, Subscription, day_of},
};
use crate::{
    api::ApiError,
    domain::{
        audit::{Action, By},
        day::Day,
        mail::{AccountOfAgreement, MailKind, SubscriptionEvent},
        moment::{Moment, Span},
        seat::{END_NOTICES, OVER_NOTICES, SeatState, SubscriptionState},
    },
    server::{
        audit::Entry,
        change::Change,
        db::{self, seats::SeatMark},
        failure::Outcome,
        mail::Message,
        state::App,
    },
};
use serde_json::json;

/// How long a subscription is one worker's.
pub const LEASE: Span = Span::minutes(10);
/// How long the seats of a subscription that is over are kept, for one that renews it.
const KEPT: Span = Span::days(90);
/// Seats that are written in one transaction, and read in one.
const WRITTEN: i64 = 500;
const READ: i64 = 5_000;

/// Works on a subscription whose time has come; false where another worker does.
pub async fn turn(app: &App, id: &str) -> Outcome<bool> {
    let mut change = Change::begin(app, By::System).await?;
    let now = change.now;
    let Some(lease) = db::turns::lease(&mut change, id, now, LEASE).await? else { return Ok(false) };
    let asks_again = note_time(&mut change, app, id).await?;
    change.commit().await?;
    while carry(app, id).await? || forget(app, id).await? {}
    let told = follow_pauses(app, id).await?;
    let mut change = Change::begin(app, By::System).await?;
    let subscription = Subscription::lock(&mut change, id, app.today()).await?;
    told.tell(&mut change, &subscription).await?;
    let again = asks_again.then_some(change.now + Span::days(1));
    let next = next_turn(app, &subscription, change.now).into_iter().chain(again).min();
    db::turns::set_next(&mut change, id, lease, next).await?;
    change.commit().await?;
    Ok(true)
}

/// Notes that a subscription is over, and tells what is due; true where someone is still to be asked for a domain.
async fn note_time(change: &mut Change, app: &App, id: &str) -> Outcome<bool> {
    let mut subscription = Subscription::lock(change, id, app.today()).await?;
    let is_over = subscription.state() == SubscriptionState::Ended;
    let since = subscription.row.ended_since.unwrap_or(change.now);
    subscription.row.ended_since = is_over.then_some(since);
    seat_notices::tell_due(change, &mut subscription).await?;
    db::subscriptions::set_notices(change, &subscription.row).await?;
    ask_for_domain(change, &subscription).await
}

/// Whoever may associate domains is asked to, once, when their purchasing account has something to use and no proven domain
/// (R64); true where there is no one yet.
async fn ask_for_domain(change: &mut Change, subscription: &Subscription) -> Outcome<bool> {
    let account = &subscription.account;
    let without = db::subscriptions::list_accounts_without_domain(change, &[&account.account_id]).await?;
    if !subscription.state().takes_people() || without.is_empty() {
        return Ok(false);
    }
    let people = db::domains::list_managers(change, &[&account.account_id]).await?;
    let now = change.now;
    if people.is_empty() || !db::subscriptions::note_domain_asked(change, &account.account_id, now).await? {
        return Ok(people.is_empty());
    }
    let kind = MailKind::DomainNeeded(AccountOfAgreement {
        account: account.title(),
        agreement: account.agreement_number.clone(),
    });
    for person in people {
        change.notify(Message::about_user(kind.clone(), &person));
    }
    Ok(false)
}

/// Carries seats over into a subscription that has begun, in their order, as far as it has seats; false where none are left to
/// carry.
async fn carry(app: &App, id: &str) -> Outcome<bool> {
    let mut change = Change::begin(app, By::System).await?;
    let Some(new) = Subscription::find(&mut change, id, app.today()).await? else { return Ok(false) };
    if !new.row.awaits_seats() || !new.state().is_usable() {
        return Ok(false);
    }
    let renewed = new.row.renews.as_deref().unwrap_or_default();
    let old = db::subscriptions::find_by_register_id(&mut change, renewed).await?;
    let old = old.filter(|old| old.id != id && old.purchasing_account_id == new.row.purchasing_account_id);
    let Some(old) = old else {
        let now = change.now;
        db::subscriptions::set_carried(&mut change, id, false, now).await?;
        change.commit().await?;
        return Ok(false);
    };
    // Always in the same order, to avoid deadlocks.
    let mut ids = [id, &old.id];
    ids.sort_unstable();
    for one in ids {
        db::seats::lock(&mut change, one).await?;
    }
    let new = Subscription::lock(&mut change, id, app.today()).await?;
    let most = (new.row.seats - new.row.assigned).clamp(0, WRITTEN);
    let now = change.now;
    let carried = db::seats::carry(&mut change, &old.id, id, most).await?;
    let is_last = carried.moved < WRITTEN;
    if carried.moved > 0 {
        if !db::seats::take_places(&mut change, id, carried.moved).await? {
            return Err(ApiError::Busy.into());
        }
        let details = json!({ "from": old.register_id, "subscription": new.row.register_id, "count": carried.moved });
        record(&mut change, &new, Action::SeatsCarried, details);
    }
    db::seats::give_places_back(&mut change, &old.id, carried.moved + carried.known, now).await?;
    if is_last {
        db::subscriptions::set_carried(&mut change, id, old.is_assigned_only, now).await?;
    }
    change.commit().await?;
    Ok(!is_last)
}

/// Deletes the seats of a subscription that has been over for long; false where none are left.
async fn forget(app: &App, id: &str) -> Outcome<bool> {
    let mut change = Change::begin(app, By::System).await?;
    let subscription = Subscription::lock(&mut change, id, app.today()).await?;
    let now = change.now;
    let is_due = subscription.row.ended_since.is_some_and(|since| since + KEPT <= now);
    if !is_due || subscription.row.assigned == 0 {
        return Ok(false);
    }
    let count = db::seats::delete_some(&mut change, id, WRITTEN).await?;
    db::seats::give_places_back(&mut change, id, count, now).await?;
    let details = json!({ "subscription": subscription.row.register_id, "count": count });
    record(&mut change, &subscription, Action::SeatsForgotten, details);
    change.commit().await?;
    Ok(count > 0)
}

fn record(change: &mut Change, subscription: &Subscription, action: Action, details: serde_json::Value) {
    let account = &subscription.account;
    let entry = Entry::of_scope(&account.organization_id, &account.account_id, action, &subscription.row.id, details);
    change.record(entry);
}

/// People who were told that their seats pause, or count again.
#[derive(Debug, Default)]
struct Told {
    paused: Note,
    resumed: Note,
}

impl Told {
    /// Tells whoever may assign seats. Of those that are too many, a notice tells.
    async fn tell(self, change: &mut Change, subscription: &Subscription) -> Outcome<()> {
        for (note, event) in
            [(self.paused, SubscriptionEvent::SeatsPaused), (self.resumed, SubscriptionEvent::SeatsResumed)]
        {
            if note.count > 0 {
                seat_notices::tell_managers(change, subscription, event, note).await?;
            }
        }
        Ok(())
    }
}

/// Tells people whose seats pause, or count again, since they were last told.
async fn follow_pauses(app: &App, id: &str) -> Outcome<Told> {
    let (mut told, mut after) = (Told::default(), i64::MIN);
    loop {
        let mut connection = app.db.read().await?;
        let Some(subscription) = Subscription::find(&mut connection, id, app.today()).await? else { break };
        if subscription.row.assigned == 0 {
            break;
        }
        let rule = SeatRule::load(&mut connection, &subscription, app.clock.now()).await?;
        let marks = db::seats::list_marks(&mut connection, id, after, READ).await?;
        drop(connection);
        let Some(last) = marks.last() else { break };
        after = last.place;
        let differs = |mark: &&SeatMark| rule.state_of(&mark.domain, mark.place).is_paused() != mark.is_paused;
        let ids: Vec<&str> = marks.iter().filter(differs).map(|mark| mark.id.as_str()).collect();
        for ids in ids.chunks(usize::try_from(WRITTEN).unwrap_or(1)) {
            follow_pauses_of(app, id, ids, &mut told).await?;
        }
    }
    Ok(told)
}

async fn follow_pauses_of(app: &App, id: &str, ids: &[&str], told: &mut Told) -> Outcome<()> {
    let mut change = Change::begin(app, By::System).await?;
    let subscription = Subscription::lock(&mut change, id, app.today()).await?;
    let now = change.now;
    let rule = SeatRule::load(&mut change, &subscription, now).await?;
    let (mut paused, mut resumed) = (Vec::new(), Vec::new());
    for seat in db::seats::list_among(&mut change, id, ids).await? {
        let state = rule.state_of(&seat.domain, seat.place);
        if state.is_paused() == seat.is_paused {
            continue;
        }
        db::seats::set_paused(&mut change, &seat.id, state.is_paused()).await?;
        if !state.is_paused() {
            told.resumed.add(&seat);
            resumed.push((seat, state));
            continue;
        }
        if state != SeatState::PausedOver {
            told.paused.add(&seat);
        }
        paused.push((seat, state));
    }
    seat_notices::tell_of_pauses(&mut change, &subscription, &paused, MailKind::SeatPaused).await?;
    seat_notices::tell_of_pauses(&mut change, &subscription, &resumed, MailKind::SeatResumed).await?;
    change.commit().await
}

/// When time brings something next.
fn next_turn(app: &App, subscription: &Subscription, now: Moment) -> Option<Moment> {
    let (row, term) = (&subscription.row, &subscription.term);
    let today = day_of(app.today());
    let ends = term.ends_on.into_iter().flat_map(|end| END_NOTICES.map(|days| end.plus(-days)));
    let over = term.grace_ends_on().map(|end| end.plus(1));
    let days = ends.chain([term.starts_on]).chain(over).filter(|day| *day > today);
    let moments = days
        .filter_map(|day: Day| app.config.start_of(day))
        .chain(row.over_since.into_iter().flat_map(|since| OVER_NOTICES.map(|span| since + span)));
    let kept = row.ended_since.filter(|_| row.assigned > 0).map(|since| since + KEPT);
    moments.chain(kept).filter(|at| *at > now).min()
}
