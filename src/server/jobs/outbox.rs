//! Sends the mails of the outbox: at least once, and never with a transaction open during SMTP.
//!
//! A row is leased and committed; its link is made and committed; the mail is sent; the row is
//! finished. A worker that dies leaves a lease that ends, and another worker sends again.

use super::delivery::deliver;
use crate::{
    domain::moment::Span,
    server::{
        db::{
            self,
            outbox::{Lane, OutboxRow},
        },
        failure::Outcome,
        mail::Transport,
        state::App,
        workflow::undo::UNDO_TIME,
    },
};
use std::{collections::HashMap, time::Duration};
use tokio::{
    sync::watch,
    task::{Id, JoinError, JoinSet},
    time::sleep,
};

/// How far the clocks of two instances may differ before a held mail counts as misdated.
const CLOCK_SKEW: Span = Span::minutes(1);

/// Concurrent mails: at most seven invitations of an import, and room for others.
pub const IN_FLIGHT: usize = 10;
/// Slots reserved for a lane: whatever hangs, the other lanes continue.
const fn own_places(lane: Lane) -> usize {
    match lane {
        Lane::Urgent => 2,
        Lane::Normal | Lane::Bulk => 1,
    }
}
/// Places for whatever comes, the most urgent first.
const SHARED_PLACES: usize = IN_FLIGHT - 4;
/// How long a mail is one worker's. Longer than `mail::SEND_TIMEOUT` and the transactions around it, so that no one
/// else sends meanwhile; short, because the mails of a server that died wait so long for another one. A server on
/// SQLite, which is alone, waits for nothing: see `operator`.
const LEASE: Span = Span::seconds(90);
/// How long sends in progress may take after the stop signal; then their leases are released. Within the time allowed
/// by `http::serve`.
const PATIENCE: Duration = Duration::from_secs(7);

/// Sends the due mails concurrently until none is due or in progress, and returns their number. A free slot is reused
/// immediately.
pub async fn deliver_due(app: &App, transport: &Transport, stop: &watch::Receiver<bool>) -> Outcome<usize> {
    let mut sending = Sending::default();
    let mut count = 0;
    while !*stop.borrow() {
        match lease_due(app, &sending, stop).await {
            Ok(rows) => {
                count += rows.len();
                for row in rows {
                    sending.begin(app, transport, row);
                }
            }
            Err(error) if sending.is_empty() => return Err(error),
            Err(error) => tracing::error!(%error, "no mail could be leased; it is tried again"),
        }
        if sending.is_empty() {
            return Ok(count);
        }
        tokio::select! {
            () = sending.next() => {}
            () = app.work.notified() => {}
            () = sleep(super::POLL_INTERVAL) => {}
            () = told_to(stop.clone()) => {}
        }
    }
    tokio::select! {
        () = sending.all() => {}
        () = sleep(PATIENCE) => sending.give_back(app).await?,
    }
    Ok(count)
}

/// Leases as many mails of each lane as there are free slots. Nothing is leased while it waits for a writer, so that
/// the server stops in time.
async fn lease_due(app: &App, sending: &Sending, stop: &watch::Receiver<bool>) -> Outcome<Vec<OutboxRow>> {
    let mut leased = Vec::new();
    if sending.free(Lane::Urgent, &leased) == 0 && sending.free(Lane::Bulk, &leased) == 0 {
        return Ok(leased);
    }
    let mut tx = tokio::select! {
        turn = app.db.write() => turn?,
        () = told_to(stop.clone()) => return Ok(leased),
    };
    for lane in Lane::ALL {
        let free = i64::try_from(sending.free(lane, &leased)).unwrap_or_default();
        if free > 0 {
            let now = app.clock.now();
            db::outbox::release_held(&mut tx, lane, now, UNDO_TIME + CLOCK_SKEW).await?;
            let rows = db::outbox::lease(&mut tx, lane, now, LEASE, free).await?;
            leased.extend(rows);
        }
    }
    tx.commit().await?;
    Ok(leased)
}

/// Ends when the server is told to stop.
async fn told_to(mut stop: watch::Receiver<bool>) {
    if stop.wait_for(|stop| *stop).await.is_err() {
        // No one is left who could say so.
        std::future::pending::<()>().await;
    }
}

/// The mails under way.
#[derive(Default)]
struct Sending {
    attempts: JoinSet<Outcome<()>>,
    rows: HashMap<Id, OutboxRow>,
}

impl Sending {
    fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many mails of a lane may begin beside those under way and others that are about to.
    fn free(&self, lane: Lane, others: &[OutboxRow]) -> usize {
        let taken = |lane| self.rows.values().chain(others).filter(|row| row.lane == lane).count();
        free_places(lane, taken)
    }

    fn begin(&mut self, app: &App, transport: &Transport, row: OutboxRow) {
        let (app, transport, leased) = (app.clone(), transport.clone(), row.clone());
        let attempt = self.attempts.spawn(async move { deliver(&app, &transport, &leased).await });
        self.rows.insert(attempt.id(), row);
    }

    /// Waits until a mail is finished, and collects all finished ones.
    async fn next(&mut self) {
        let mut finished = self.attempts.join_next_with_id().await;
        while let Some(attempt) = finished {
            self.note(attempt);
            finished = self.attempts.try_join_next_with_id();
        }
    }

    async fn all(&mut self) {
        while !self.is_empty() {
            self.next().await;
        }
    }

    fn note(&mut self, attempt: Result<(Id, Outcome<()>), JoinError>) {
        let id = match attempt {
            Ok((id, Ok(()))) => id,
            // The lease ends by itself, and the mail is tried again.
            Ok((id, Err(error))) => {
                tracing::error!(%error, "a mail could not be worked on");
                id
            }
            Err(error) => {
                tracing::error!(%error, "a delivery stopped");
                error.id()
            }
        };
        self.rows.remove(&id);
    }

    /// Releases the leases of unfinished mails. A mail accepted by the mail server at that very moment is sent twice,
    /// with the same Message-ID: better than never.
    async fn give_back(&mut self, app: &App) -> Outcome<()> {
        self.attempts.shutdown().await;
        let mut tx = app.db.write().await?;
        for row in self.rows.values() {
            db::outbox::release(&mut tx, row, app.clock.now()).await?;
        }
        Ok(tx.commit().await?)
    }
}

/// The slots available to a lane: its own free ones and the shared ones.
fn free_places(lane: Lane, taken: impl Fn(Lane) -> usize) -> usize {
    let shared = |lane| taken(lane).saturating_sub(own_places(lane));
    let shared_taken: usize = Lane::ALL.into_iter().map(shared).sum();
    own_places(lane).saturating_sub(taken(lane)) + SHARED_PLACES.saturating_sub(shared_taken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::{db::outbox::LONGEST_WAIT, mail::SEND_TIMEOUT};

    fn free(taken: [usize; 3]) -> [usize; 3] {
        Lane::ALL.map(|lane| {
            free_places(lane, |lane| {
                Lane::ALL.into_iter().zip(taken).find(|(one, _)| *one == lane).unwrap_or((lane, 0)).1
            })
        })
    }

    #[test]
    fn whatever_hangs_the_other_lanes_have_places() {
        let own = Lane::ALL.map(own_places);
        assert_eq!(own.iter().sum::<usize>() + SHARED_PLACES, IN_FLIGHT);
        assert_eq!(free([0, 0, 0]), [8, 7, 7]);
        assert_eq!(free([0, 0, 7]), [2, 1, 0]);
        assert_eq!(free([8, 0, 0]), [0, 1, 1]);
        assert_eq!(free([4, 3, 3]), [0, 0, 0]);
        assert_eq!(free([2, 1, 7]), [0, 0, 0]);
        assert_eq!(free([1, 1, 1]), [7, 6, 6]);
    }

    #[test]
    fn a_lease_outlasts_a_send_and_its_transactions() {
        assert!(Duration::from_millis(LEASE.0.unsigned_abs()) >= SEND_TIMEOUT + Duration::from_secs(30));
        assert!(LEASE < LONGEST_WAIT, "else a running lease would pass for the work of a wrong clock");
    }
}
