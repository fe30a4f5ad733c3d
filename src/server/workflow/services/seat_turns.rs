//! What the passing of time, the register and domains bring to a subscription: notices, seats that carry over from the one
//! that it renews, seats that pause or count again, and the end.

use super::{
    reserving,
    seat_notices::{self, Note},
    seats::{SeatRule, Subscription, record},
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
        change::Change,
        db::{
            self, Connection,
            seats::{Carried, SeatMark},
            subscriptions::SubscriptionRow,
        },
        failure::Outcome,
        mail::Message,
        state::App,
    },
};
use serde_json::json;

/// How long a subscription is one worker's.
const LEASE: Span = Span::minutes(10);
/// How long the seats of a subscription that is over are kept, for one that renews it.
const KEPT: Span = Span::days(90);
/// Seats that are written in one transaction, and read in one.
const WRITTEN: i64 = 500;
const READ: i64 = 5_000;

/// Works on a subscription whose time has come; false where another worker does. Each part is a transaction of its own, and
/// what is left after a crash is found again when the lease ends.
pub async fn turn(app: &App, id: &str) -> Outcome<bool> {
    let mut change = Change::begin(app, By::System).await?;
    // What is due by then is done now; what comes while this goes on is due again.
    let began = change.now;
    let Some(lease) = db::turns::lease(&mut change, id, began, LEASE).await? else { return Ok(false) };
    let (row, asks_again) = note_time(&mut change, app, id).await?;
    change.commit().await?;
    // Before anyone hears that a seat has ended, it has moved to what renews the subscription.
    let renewals = db::subscriptions::list_renewals(&mut app.db.read().await?, &row).await?;
    for renewal in renewals.iter().chain([&row]).filter(|one| one.awaits_seats()) {
        while carry(app, &renewal.id).await? {}
    }
    if row.ended_since.is_some_and(|since| since + KEPT <= began) {
        while forget(app, id).await? {}
    }
    follow_pauses(app, id).await?;
    let mut change = Change::begin(app, By::System).await?;
    let subscription = Subscription::lock(&mut change, id, app.today()).await?;
    tell_of_pauses(&mut change, &subscription).await?;
    let again = asks_again.then_some(began + Span::days(1));
    let next = next_turn(app, &subscription, began).into_iter().chain(again).min();
    db::turns::set_next(&mut change, id, lease, next).await?;
    change.commit().await?;
    Ok(true)
}

/// Notes that a subscription is over, and tells what is due. Gives the subscription, and whether someone is still to be asked
/// for a domain.
async fn note_time(change: &mut Change, app: &App, id: &str) -> Outcome<(SubscriptionRow, bool)> {
    let mut subscription = Subscription::lock(change, id, app.today()).await?;
    let is_over = subscription.state() == SubscriptionState::Ended;
    let since = subscription.row.ended_since.unwrap_or(change.now);
    subscription.row.ended_since = is_over.then_some(since);
    seat_notices::tell_due(change, &mut subscription).await?;
    db::subscriptions::set_notices(change, &subscription.row).await?;
    reserving::tell_usable(change, &subscription).await?;
    let asks_again = ask_for_domain(change, &subscription).await?;
    Ok((subscription.row, asks_again))
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
    let now = change.now;
    let Some(new) = Subscription::find(&mut change, id, app.today()).await? else { return Ok(false) };
    if !new.row.awaits_seats() || !new.state().is_usable() {
        return Ok(false);
    }
    let Some(old) = renewed(&mut change, &new.row).await? else {
        db::subscriptions::set_carried(&mut change, id, false, now).await?;
        change.commit().await?;
        return Ok(false);
    };
    // Always in the same order, to avoid deadlocks.
    let mut ids = [id, &old];
    ids.sort_unstable();
    for one in ids {
        db::seats::lock(&mut change, one).await?;
    }
    let new = Subscription::lock(&mut change, id, app.today()).await?;
    let old = Subscription::lock(&mut change, &old, app.today()).await?.row;
    let free = (new.row.seats + new.row.reserved - new.row.assigned).max(0);
    let Carried { known, moved } = db::seats::carry(&mut change, &old.id, id, free, WRITTEN).await?;
    let has_more = known + moved == WRITTEN;
    if moved > 0 && !db::seats::take_places(&mut change, id, moved).await? {
        return Err(ApiError::Busy.into());
    }
    if known + moved > 0 {
        db::seats::give_places_back(&mut change, &old.id, known + moved, now).await?;
        let details = json!({ "from": old.register_id, "count": known + moved });
        record(&mut change, &new, Action::SeatsCarried, &new.row.id, details);
    }
    if !has_more {
        db::subscriptions::set_carried(&mut change, id, old.is_assigned_only, now).await?;
    }
    change.commit().await?;
    Ok(has_more)
}

/// The id of the subscription whose seats carry over: the renewed one, or, where that never got those of the one that it
/// renews and has none of its own, that one.
async fn renewed(connection: &mut Connection, new: &SubscriptionRow) -> Outcome<Option<String>> {
    let (mut next, mut seen) = (new.renews.clone(), vec![new.id.clone()]);
    while let Some(id) = next {
        let old = db::subscriptions::find_by_register_id(connection, &id).await?;
        let is_of_account = |old: &SubscriptionRow| old.purchasing_account_id == new.purchasing_account_id;
        let Some(old) = old.filter(|old| is_of_account(old) && !seen.contains(&old.id)) else { return Ok(None) };
        if !old.awaits_seats() || old.assigned > 0 {
            return Ok(Some(old.id));
        }
        seen.push(old.id);
        next = old.renews;
    }
    Ok(None)
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
    if count == 0 {
        return Ok(false);
    }
    db::seats::give_places_back(&mut change, id, count, now).await?;
    record(&mut change, &subscription, Action::SeatsForgotten, &subscription.row.id, json!({ "count": count }));
    change.commit().await?;
    Ok(true)
}

/// Tells people whose seats pause, or count again, since they were last told.
async fn follow_pauses(app: &App, id: &str) -> Outcome<()> {
    let mut after = i64::MIN;
    loop {
        let mut connection = app.db.read().await?;
        let Some(subscription) = Subscription::find(&mut connection, id, app.today()).await? else { return Ok(()) };
        if subscription.row.assigned == 0 {
            return Ok(());
        }
        let rule = SeatRule::load(&mut connection, &subscription, app.clock.now()).await?;
        let marks = db::seats::list_marks(&mut connection, id, after, READ).await?;
        drop(connection);
        let Some(last) = marks.last() else { return Ok(()) };
        after = last.place;
        let differs = |mark: &&SeatMark| rule.state_of(&mark.domain, mark.place).is_paused() != mark.is_paused;
        let ids: Vec<&str> = marks.iter().filter(differs).map(|mark| mark.id.as_str()).collect();
        for ids in ids.chunks(usize::try_from(WRITTEN).unwrap_or(1)) {
            follow_pauses_of(app, id, ids).await?;
        }
    }
}

async fn follow_pauses_of(app: &App, id: &str, ids: &[&str]) -> Outcome<()> {
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
        if state.is_paused() { paused.push((seat, state)) } else { resumed.push((seat, state)) }
    }
    seat_notices::tell_of_pauses(&mut change, &subscription, &paused, MailKind::SeatPaused).await?;
    seat_notices::tell_of_pauses(&mut change, &subscription, &resumed, MailKind::SeatResumed).await?;
    // Of those that are too many, a notice tells.
    let untold = paused.iter().filter(|(_, state)| *state != SeatState::PausedOver).count();
    let [untold, resumed] = [untold, resumed.len()].map(|count| i64::try_from(count).unwrap_or(i64::MAX));
    db::subscriptions::add_untold(&mut change, id, untold, resumed).await?;
    change.commit().await
}

/// Tells whoever may assign seats of those that have paused, or count again, since they were last told.
async fn tell_of_pauses(change: &mut Change, subscription: &Subscription) -> Outcome<()> {
    let row = &subscription.row;
    if row.untold_paused == 0 && row.untold_resumed == 0 {
        return Ok(());
    }
    let paused = match subscription.state() {
        SubscriptionState::Ended => SubscriptionEvent::SeatsEnded,
        _ => SubscriptionEvent::SeatsPaused,
    };
    for (count, event) in [(row.untold_paused, paused), (row.untold_resumed, SubscriptionEvent::SeatsResumed)] {
        if count > 0 {
            seat_notices::tell_managers(change, subscription, event, Note::count(count)).await?;
        }
    }
    Ok(db::subscriptions::set_told(change, &row.id).await?)
}

/// When time brings something next, after a moment.
fn next_turn(app: &App, subscription: &Subscription, after: Moment) -> Option<Moment> {
    let (row, term) = (&subscription.row, &subscription.term);
    let ends = term.ends_on.into_iter().flat_map(|end| END_NOTICES.map(|days| end.plus(-days)));
    let over = [term.ends_on, term.grace_ends_on()].into_iter().flatten().map(|end| end.plus(1));
    let reserved = row.reserved_on.as_deref().and_then(Day::parse);
    let days = ends.chain([term.starts_on]).chain(over).chain(reserved);
    let moments = days
        .filter_map(|day: Day| app.config.start_of(day))
        .chain(row.over_since.into_iter().flat_map(|since| OVER_NOTICES.map(|span| since + span)));
    let kept = row.ended_since.filter(|_| row.assigned > 0).map(|since| since + KEPT);
    moments.chain(kept).filter(|at| *at > after).min()
}
