//! Background jobs: sending mails, processing requests of the public forms, cleaning up.

mod dates;
mod delivery;
mod domains;
mod invitation_reminders;
mod outbox;
mod requests;
mod reviews;
mod subscriptions;
mod verdict;

pub use dates::remind_of_dates;
pub use domains::{end_without_agreement, look_due, turn_due};
pub use invitation_reminders::remind_due;
pub use outbox::{IN_FLIGHT, deliver_due, take_over};
pub use requests::fulfil_queued;
pub use reviews::tell_of_reviews;
pub use subscriptions::{count_seats, turn_subscriptions};

use super::{
    clock::calendar_day,
    db,
    failure::{Failure, Outcome},
    mail::Transport,
    session::ABSOLUTE,
    signing,
    state::App,
};
use crate::domain::{ending::JUST_ENDED, moment::Span};
use std::{future::pending, time::Duration};
use tokio::sync::watch;

/// How often the jobs poll when no one wakes them: another process may have added work.
const POLL_INTERVAL: Duration = Duration::from_millis(500);
/// How often old rows are deleted and reminders are sent.
const TIDY_INTERVAL: Duration = Duration::from_hours(1);
/// How often people are reminded of what ends.
const REMINDING_INTERVAL: Duration = Duration::from_hours(1);
/// How often the roster is updated for expired links.
const EXPIRY_INTERVAL: Duration = Duration::from_mins(1);
/// How often domains and subscriptions are looked for that are due.
const LOOK_INTERVAL: Duration = Duration::from_secs(5);
/// How often the counts of taken seats are compared with the seats.
const COUNT_INTERVAL: Duration = Duration::from_hours(24);
/// How long the outcomes of looks for a domain are kept after it was removed.
const DOMAIN_RETENTION: Span = Span::days(90);
/// How long the counts of the public forms, what they made, and failures of strangers are kept.
const RETENTION: Span = Span::days(30);

/// Runs the jobs until `stop` is signaled, then releases the leases. The jobs are concurrent: a slow mail server does
/// not delay requests of the public forms.
pub async fn run(app: App, transport: Transport, stop: watch::Receiver<bool>) {
    tokio::join!(
        send_mails(&app, &transport, stop.clone()),
        fulfil_requests(&app, stop.clone()),
        note_expiry(&app, stop.clone()),
        look_for_domains(&app, stop.clone()),
        turn_domains(&app, stop.clone()),
        follow_subscriptions(&app, stop.clone()),
        count(&app, stop.clone()),
        remind_of_days(&app, stop.clone()),
        tidy_up(&app, stop),
    );
}

async fn send_mails(app: &App, transport: &Transport, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if log("outbox", deliver_due(app, transport, &stop).await).is_none_or(|count| count == 0) {
            rest(POLL_INTERVAL, app.work.notified(), &mut stop).await;
        }
    }
}

async fn fulfil_requests(app: &App, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if log("requests", fulfil_queued(app).await) != Some(true) {
            rest(POLL_INTERVAL, app.requests.notified(), &mut stop).await;
        }
    }
}

async fn note_expiry(app: &App, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        log("expiry", expire_due(app).await);
        rest(EXPIRY_INTERVAL, pending(), &mut stop).await;
    }
}

async fn look_for_domains(app: &App, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if log("looks", look_due(app, &stop).await).is_none_or(|count| count == 0) {
            rest(LOOK_INTERVAL, pending(), &mut stop).await;
        }
    }
}

async fn turn_domains(app: &App, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if log("domains", turn_due(app).await).is_none_or(|count| count == 0) {
            rest(LOOK_INTERVAL, pending(), &mut stop).await;
        }
    }
}

async fn follow_subscriptions(app: &App, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if log("subscriptions", turn_subscriptions(app).await).is_none_or(|count| count == 0) {
            rest(LOOK_INTERVAL, pending(), &mut stop).await;
        }
    }
}

async fn count(app: &App, mut stop: watch::Receiver<bool>) {
    // Nothing waits for it: a start has other work.
    rest(TIDY_INTERVAL, pending(), &mut stop).await;
    while !*stop.borrow() {
        log("counts", count_seats(app).await);
        rest(COUNT_INTERVAL, pending(), &mut stop).await;
    }
}

async fn remind_of_days(app: &App, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        log("dates", remind_of_dates(app, &stop).await);
        rest(REMINDING_INTERVAL, pending(), &mut stop).await;
    }
}

async fn tidy_up(app: &App, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        log("tidy", tidy(app).await);
        log("reminders", remind_due(app).await);
        log("reviews", tell_of_reviews(app, &stop).await);
        log("agreements", end_without_agreement(app).await);
        rest(TIDY_INTERVAL, pending(), &mut stop).await;
    }
}

/// Waits for the next tick, a wake-up or the stop signal.
async fn rest(interval: Duration, wake: impl Future<Output = ()>, stop: &mut watch::Receiver<bool>) {
    tokio::select! {
        () = wake => {}
        () = tokio::time::sleep(interval) => {}
        _ = stop.changed() => {}
    }
}

fn log<T>(job: &str, outcome: Outcome<T>) -> Option<T> {
    outcome.inspect_err(|error| tracing::error!(job, %error, "job failed; it is tried again")).ok()
}

/// Works on one row. A panic is an error of that row only.
async fn isolated<T: Send + 'static>(work: impl Future<Output = Outcome<T>> + Send + 'static) -> Outcome<T> {
    tokio::spawn(work).await.unwrap_or_else(|error| Err(Failure::Internal(error.into())))
}

/// Updates the roster for links that have expired since the last time.
pub async fn expire_due(app: &App) -> Outcome<()> {
    let mut tx = app.db.write().await?;
    db::roster::expire(&mut tx, app.clock.now()).await?;
    Ok(tx.commit().await?)
}

/// Deletes expired data, and repairs what a wrong clock has left.
pub async fn tidy(app: &App) -> Outcome<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    db::sessions::bring_back(&mut tx, now).await?;
    db::sessions::delete_older_than(&mut tx, now - ABSOLUTE - Span::days(1)).await?;
    db::drafts::delete_older_than(&mut tx, now - Span::days(1)).await?;
    db::limits::forget_full(&mut tx, now).await?;
    db::limits::forget_stranger_failures(&mut tx, now - RETENTION).await?;
    db::form_requests::delete_older_than(&mut tx, now - RETENTION).await?;
    db::form_requests::delete_counts_before(&mut tx, now - RETENTION).await?;
    db::outbox::delete_requested_before(&mut tx, now - RETENTION).await?;
    db::outbox::end_troubles(&mut tx).await?;
    db::resets::delete_expired_before(&mut tx, now - RETENTION).await?;
    db::signing_keys::forget_retired_before(&mut tx, now - signing::published_for()).await?;
    db::domains::forget_removed_before(&mut tx, now - DOMAIN_RETENTION).await?;
    db::calendars::delete_without_role(&mut tx).await?;
    let told = calendar_day(app.config.day_of(now)).plus(-JUST_ENDED);
    db::due_dates::forget_before(&mut tx, &told.to_string()).await?;
    Ok(tx.commit().await?)
}
