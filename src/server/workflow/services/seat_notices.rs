//! Who hears what about seats: the person who gets one or loses it, and whoever may assign seats.

use super::seats::{Subscription, day_of, first_place_over};
use crate::{
    domain::{
        mail::{MailKind, SeatNews, SubscriptionEvent, SubscriptionNews},
        person::full_name,
        seat::{END_NOTICES, OVER_NOTICES, SubscriptionState, over_pauses_at},
    },
    server::{
        change::Change,
        db::{self, seats::SeatRow},
        failure::Outcome,
        mail::Message,
        state::App,
    },
};
use jiff::civil::Date;

/// Days before the end at which the first notice comes.
pub const LONGEST_NOTICE: i64 = END_NOTICES[0];
/// People whom a mail names.
const MOST_NAMED: i64 = 10;

/// The day so many days from today, as it is stored.
#[must_use]
pub fn day_text(app: &App, days: i64) -> String {
    day_of(app.today()).plus(days).to_string()
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
    let by = by.map(|user| full_name(&user.first_name, &user.last_name)).unwrap_or_default();
    let Some(product) = db::products::find(change, &subscription.row.part_key).await? else { return Ok(()) };
    for seat in seats {
        let news = SeatNews {
            seat: seat.id.clone(),
            product: product.description.clone(),
            address: product.address.clone(),
            organization: subscription.account.organization_name.clone(),
            by: by.clone(),
        };
        change.notify(Message::to(kind(news), &seat.email, seat.language));
    }
    Ok(())
}

/// Tells whoever may assign seats of a subscription what happened to it.
pub async fn tell_managers(
    change: &mut Change,
    subscription: &Subscription,
    event: SubscriptionEvent,
    people: Vec<String>,
) -> Outcome<()> {
    let Some(product) = db::products::find(change, &subscription.row.part_key).await? else { return Ok(()) };
    let day = |day: Option<crate::domain::day::Day>| day.map(|day| day.to_string());
    let news = SubscriptionNews {
        event,
        id: subscription.row.id.clone(),
        product: product.description,
        account: subscription.account.title(),
        count: -subscription.free(),
        people,
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
/// pause of the server the newest alone. False where nothing was.
pub async fn tell_due(change: &mut Change, id: &str, today: Date) -> Outcome<bool> {
    let subscription = Subscription::lock(change, id, today).await?;
    let row = &subscription.row;
    let ends = end_notices(&subscription);
    let over = over_notices(change, &subscription);
    if ends == row.end_notices && over == row.over_notices {
        return Ok(false);
    }
    db::subscriptions::set_notices(change, id, ends, over).await?;
    if ends > row.end_notices {
        tell_managers(change, &subscription, SubscriptionEvent::EndsSoon, Vec::new()).await?;
    }
    if over > row.over_notices {
        let place = first_place_over(change, id, -subscription.free()).await?.unwrap_or(i64::MAX);
        let people = db::seats::list_from_place(change, id, place, MOST_NAMED).await?;
        let people = people.into_iter().map(|seat| seat.email).collect();
        let is_last = over == i64::try_from(OVER_NOTICES.len()).unwrap_or_default();
        let event = if is_last { SubscriptionEvent::OverPaused } else { SubscriptionEvent::Over };
        tell_managers(change, &subscription, event, people).await?;
    }
    Ok(true)
}

/// How many notices of the end there should have been.
fn end_notices(subscription: &Subscription) -> i64 {
    let is_told = matches!(subscription.state(), SubscriptionState::Active | SubscriptionState::Scheduled);
    let Some(end) = subscription.term.ends_on.filter(|_| is_told) else { return subscription.row.end_notices };
    let left = end.days_since(subscription.today);
    i64::try_from(END_NOTICES.iter().filter(|days| left <= **days).count()).unwrap_or_default()
}

/// How many notices of too many seats there should have been.
fn over_notices(change: &Change, subscription: &Subscription) -> i64 {
    let Some(since) = subscription.row.over_since.filter(|_| subscription.free() < 0) else { return 0 };
    i64::try_from(OVER_NOTICES.iter().filter(|span| change.now >= since + **span).count()).unwrap_or_default()
}
