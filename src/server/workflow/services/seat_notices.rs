//! Who hears what about seats: the person who gets one or loses it, and whoever may assign seats.

use super::seats::Subscription;
use crate::{
    domain::{
        day::Day,
        mail::{MailKind, SeatNews, SubscriptionEvent, SubscriptionNews},
        seat::{END_NOTICES, OVER_NOTICES, SeatState, SubscriptionState, over_pauses_at},
    },
    server::{
        change::Change,
        db::{self, seats::SeatRow, users::UserRow},
        failure::Outcome,
        mail::Message,
    },
};
use std::collections::HashMap;

/// People whom a mail names.
const MOST_NAMED: usize = 10;

/// Seats of which a mail to administrators tells.
#[derive(Debug, Default)]
pub struct Note {
    /// How many there are.
    pub count: i64,
    /// The addresses of the first few.
    people: Vec<String>,
}

impl Note {
    /// About one seat.
    pub fn of(seat: &SeatRow) -> Self {
        let mut note = Self::default();
        note.add(seat);
        note
    }

    /// About so many seats, whose people are not named.
    pub const fn count(count: i64) -> Self {
        Self { count, people: Vec::new() }
    }

    /// Adds a seat.
    pub fn add(&mut self, seat: &SeatRow) {
        self.count += 1;
        if self.people.len() < MOST_NAMED {
            self.people.push(seat.email.clone());
        }
    }
}

/// Tells people that an administrator assigned them seats, or took them away. Who took a seat by using the service knows.
pub async fn tell_people(
    change: &mut Change,
    subscription: &Subscription,
    seats: &[SeatRow],
    kind: impl Fn(SeatNews) -> MailKind,
) -> Outcome<()> {
    let Some(by) = change.by.user_id().map(str::to_owned) else { return Ok(()) };
    let by = db::users::find(change, &by).await?;
    let seats: Vec<(&SeatRow, Option<SeatState>)> = seats.iter().map(|seat| (seat, None)).collect();
    tell(change, subscription, &seats, by.as_ref(), kind).await
}

/// Tells people that their seats pause, and why, or count again.
pub async fn tell_of_pauses(
    change: &mut Change,
    subscription: &Subscription,
    seats: &[(SeatRow, SeatState)],
    kind: impl Fn(SeatNews) -> MailKind,
) -> Outcome<()> {
    let seats: Vec<(&SeatRow, Option<SeatState>)> = seats.iter().map(|(seat, state)| (seat, Some(*state))).collect();
    tell(change, subscription, &seats, None, kind).await
}

/// Mails each person: in the language of the account, where there is one.
async fn tell(
    change: &mut Change,
    subscription: &Subscription,
    seats: &[(&SeatRow, Option<SeatState>)],
    by: Option<&UserRow>,
    kind: impl Fn(SeatNews) -> MailKind,
) -> Outcome<()> {
    let Some(product) = db::products::find(change, &subscription.row.part_key).await? else { return Ok(()) };
    let starts_on = (subscription.term.starts_on > subscription.today).then(|| subscription.row.starts_on.clone());
    let keys: Vec<&str> = seats.iter().map(|(seat, _)| seat.email_key.as_str()).collect();
    let users = db::users::list_by_emails(change, &keys).await?;
    let languages: HashMap<&str, _> = users.iter().map(|user| (user.email_key.as_str(), user.language)).collect();
    for (seat, state) in seats {
        let news = SeatNews {
            seat: seat.id.clone(),
            product: product.description.clone(),
            address: product.address.clone(),
            organization: subscription.account.organization_name.clone(),
            by: by.map(UserRow::name).unwrap_or_default(),
            by_email: by.map(|user| user.email.clone()),
            starts_on: starts_on.clone(),
            state: *state,
        };
        let language = languages.get(seat.email_key.as_str()).copied().unwrap_or(seat.language);
        change.notify(Message::to(kind(news), &seat.email, language));
    }
    Ok(())
}

/// Tells whoever may assign seats of a subscription what happened to it.
pub async fn tell_managers(
    change: &mut Change,
    subscription: &Subscription,
    event: SubscriptionEvent,
    note: Note,
) -> Outcome<()> {
    let Some(product) = db::products::find(change, &subscription.row.part_key).await? else { return Ok(()) };
    let day = |day: Option<Day>| day.map(|day| day.to_string());
    let news = SubscriptionNews {
        event,
        id: subscription.row.id.clone(),
        product: product.description,
        account: subscription.account.title(),
        count: note.count,
        people: note.people,
        ends_on: day(subscription.term.ends_on),
        until: day(subscription.term.grace_ends_on()),
        pauses_at: over_pauses_at(subscription.row.over_since),
    };
    for user in db::domains::list_managers(change, &[&subscription.account.account_id]).await? {
        change.notify(Message::about_user(MailKind::Subscription(news.clone()), &user));
    }
    Ok(())
}

/// Tells of the end of a subscription and of too many seats, as far as that is due and was not told: each once, and after a
/// pause of the server the newest alone. The row holds then what was told.
pub async fn tell_due(change: &mut Change, subscription: &mut Subscription) -> Outcome<()> {
    tell_of_end(change, subscription).await?;
    tell_of_too_many(change, subscription).await
}

/// Another end is told of anew.
async fn tell_of_end(change: &mut Change, subscription: &mut Subscription) -> Outcome<()> {
    let ends_on = subscription.term.ends_on.map(|end| end.to_string());
    let told = if subscription.row.told_ends_on == ends_on { subscription.row.end_notices } else { 0 };
    let due = due_end_notices(subscription).unwrap_or(told);
    // Nothing ends for anyone where a renewal follows.
    let renewals = db::subscriptions::list_renewals(change, &subscription.row).await?;
    if due > told && !renewals.iter().any(|renewal| subscription.is_continued_by(renewal)) {
        tell_managers(change, subscription, SubscriptionEvent::EndsSoon, Note::default()).await?;
    }
    (subscription.row.told_ends_on, subscription.row.end_notices) = (ends_on, due);
    Ok(())
}

async fn tell_of_too_many(change: &mut Change, subscription: &mut Subscription) -> Outcome<()> {
    let told = subscription.row.over_notices;
    let due = due_over_notices(change, subscription).unwrap_or(told);
    subscription.row.over_notices = due;
    if due <= told {
        return Ok(());
    }
    let (id, place) = (&subscription.row.id, subscription.row.over_from.unwrap_or(i64::MAX));
    let mut note = Note::default();
    let limit = i64::try_from(MOST_NAMED).unwrap_or(i64::MAX);
    db::seats::list_from_place(change, id, place, limit).await?.iter().for_each(|seat| note.add(seat));
    note.count = subscription.over();
    let is_last = due == i64::try_from(OVER_NOTICES.len()).unwrap_or_default();
    let event = if is_last { SubscriptionEvent::OverPaused } else { SubscriptionEvent::Over };
    tell_managers(change, subscription, event, note).await
}

/// How many notices of the end there should have been; none where no one needs to hear.
fn due_end_notices(subscription: &Subscription) -> Option<i64> {
    if !matches!(subscription.state(), SubscriptionState::Active | SubscriptionState::Scheduled) {
        return None;
    }
    let left = subscription.term.ends_on?.days_since(subscription.today);
    i64::try_from(END_NOTICES.iter().filter(|days| left <= **days).count()).ok()
}

/// How many notices of too many seats there should have been; none where no one can use the subscription anyway.
fn due_over_notices(change: &Change, subscription: &Subscription) -> Option<i64> {
    let Some(since) = subscription.row.over_since else { return Some(0) };
    if matches!(subscription.state(), SubscriptionState::Suspended | SubscriptionState::Ended) {
        return None;
    }
    i64::try_from(OVER_NOTICES.iter().filter(|span| change.now >= since + **span).count()).ok()
}
