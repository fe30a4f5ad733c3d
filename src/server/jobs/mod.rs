//! What the server does by itself: sends mails, works on requests of the public forms, tidies up.

mod outbox;
mod reminders;
mod requests;

pub use outbox::{IN_FLIGHT, deliver_due};
pub use reminders::remind_due;
pub use requests::fulfil_queued;

use super::{access::ABSOLUTE, db, failure::Outcome, mail::Transport, state::App};
use crate::domain::moment::Span;
use std::time::Duration;
use tokio::sync::watch;

/// How often the jobs look for work when nobody wakes them: another process may have written it.
const POLL_INTERVAL: Duration = Duration::from_millis(500);
/// How often old rows are deleted and reminders are sent.
const TIDY_INTERVAL: Duration = Duration::from_hours(1);
/// How often the list of people is told that links have expired.
const EXPIRY_INTERVAL: Duration = Duration::from_mins(1);
/// How long attempts at the public forms and failures of strangers are kept.
const RETENTION: Span = Span::days(30);

/// Runs the jobs until `stop` says so; then gives the leases back.
pub async fn run(app: App, transport: Transport, stop: watch::Receiver<bool>) {
    let work = work(app.clone(), transport, stop.clone());
    let (for_expiry, for_tidy) = (app.clone(), app);
    let expiry = every(EXPIRY_INTERVAL, stop.clone(), move || {
        let app = for_expiry.clone();
        async move {
            log("expiry", expire_due(&app).await);
        }
    });
    let tidy = every(TIDY_INTERVAL, stop, move || {
        let app = for_tidy.clone();
        async move {
            log("tidy", tidy(&app).await);
            log("reminders", remind_due(&app).await);
        }
    });
    tokio::join!(work, expiry, tidy);
}

async fn work(app: App, transport: Transport, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let requests = log("requests", fulfil_queued(&app).await);
        let mails = log("outbox", deliver_due(&app, &transport, &stop).await);
        if requests == Some(true) || mails.is_some_and(|count| count > 0) {
            continue;
        }
        tokio::select! {
            () = app.work.notified() => {}
            () = tokio::time::sleep(POLL_INTERVAL) => {}
            _ = stop.changed() => {}
        }
    }
}

async fn every<F: Future<Output = ()>>(interval: Duration, mut stop: watch::Receiver<bool>, job: impl Fn() -> F) {
    while !*stop.borrow() {
        job().await;
        tokio::select! {
            () = tokio::time::sleep(interval) => {}
            _ = stop.changed() => {}
        }
    }
}

fn log<T>(job: &str, outcome: Outcome<T>) -> Option<T> {
    outcome.inspect_err(|error| tracing::error!(job, %error, "job failed; it is tried again")).ok()
}

/// Notes in the list of people which links have expired since the last time.
pub async fn expire_due(app: &App) -> Outcome<()> {
    let mut connection = app.db.write().await?;
    db::roster::expire(&mut connection, app.clock.now()).await?;
    Ok(connection.commit().await?)
}

/// Deletes what nobody needs any more, and mends what a wrong clock has left.
pub async fn tidy(app: &App) -> Outcome<()> {
    let now = app.clock.now();
    let mut connection = app.db.write().await?;
    db::sessions::bring_back(&mut connection, now).await?;
    db::sessions::delete_older_than(&mut connection, now - ABSOLUTE - Span::days(1)).await?;
    db::drafts::delete_older_than(&mut connection, now - Span::days(1)).await?;
    db::limits::forget_full(&mut connection, now).await?;
    db::limits::forget_stranger_failures(&mut connection, now - RETENTION).await?;
    db::form_requests::delete_older_than(&mut connection, now - RETENTION).await?;
    Ok(connection.commit().await?)
}
