//! Sends the mails of the outbox: at least once, and never with a transaction open during SMTP.
//!
//! A row is leased and committed; its link is made and committed; the mail is sent; the row is
//! finished. The lease is renewed while the mail server is slow. A worker that dies leaves a lease that ends, and another
//! worker sends again.

use super::{delivery::deliver, verdict::LEASE};
use crate::{
    domain::{
        mail::Lane,
        moment::{Moment, Span},
    },
    server::{
        db::{
            self, Db, Transaction,
            outbox::{CLOCK_SKEW, LONGEST_WAIT, OutboxRow},
        },
        failure::Outcome,
        mail::{Progress, Step, Transport},
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

/// Concurrent mails that are not slow: at most seven invitations of an import, and room for others.
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
/// From then on a mail is slow: the mail server may take a quarter of an hour for it, and others need its place.
const SLOW: Span = Span::minutes(1);
/// Places of a lane for slow mails. More would be many connections to one server.
const SLOW_PLACES: usize = 5;
/// A lease that ends within this time is renewed. The rest is for the transactions around a send, so that no one else
/// sends meanwhile.
const RENEWAL: Span = Span::seconds(60);
/// How long sends in progress may take after the stop signal; then their leases are released. Within the time allowed
/// by `http::serve`.
const PATIENCE: Duration = Duration::from_secs(7);
/// Shown in place of a mail server's reply that this server did not wait for.
const UNANSWERED: &str = "no answer before this server stopped";

/// Takes over the mails of a server that was killed, where this one is alone; gives their number. They go out
/// immediately, except those that may have arrived ([`LONGEST_WAIT`]).
pub async fn take_over(db: &Db, now: Moment) -> Outcome<u64> {
    let mut tx = db.write().await?;
    let mails = db::outbox::release_all(&mut tx, now, now + LEASE, UNANSWERED).await?;
    tx.commit().await?;
    Ok(mails)
}

/// Sends the due mails concurrently until none is due or in progress, and returns their number. A free slot is reused
/// immediately.
pub async fn deliver_due(app: &App, transport: &Transport, stop: &watch::Receiver<bool>) -> Outcome<usize> {
    let mut sending = Sending::default();
    let mut count = 0;
    while !*stop.borrow() {
        match lease_due(app, &mut sending, stop).await {
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

/// Renews the leases of slow mails, and leases as many mails of each lane as there are free slots. Nothing is leased while
/// it waits for a writer, so that the server stops in time.
async fn lease_due(app: &App, sending: &mut Sending, stop: &watch::Receiver<bool>) -> Outcome<Vec<OutboxRow>> {
    let mut leased = Vec::new();
    let now = app.clock.now();
    if !sending.is_expiring(now) && Lane::ALL.into_iter().all(|lane| sending.free(lane, &leased, now) == 0) {
        return Ok(leased);
    }
    let mut tx = tokio::select! {
        turn = app.db.write() => turn?,
        () = told_to(stop.clone()) => return Ok(leased),
    };
    let now = app.clock.now();
    sending.renew(&mut tx, now).await?;
    for lane in Lane::ALL {
        let free = i64::try_from(sending.free(lane, &leased, now)).unwrap_or_default();
        if free > 0 {
            db::outbox::release_held(&mut tx, lane, now, UNDO_TIME + CLOCK_SKEW).await?;
            let rows = db::outbox::lease(&mut tx, lane, now, LEASE, free).await?;
            leased.extend(rows);
        }
    }
    tx.commit().await?;
    sending.note_renewed(now);
    Ok(leased)
}

/// Ends when the server is told to stop.
async fn told_to(mut stop: watch::Receiver<bool>) {
    if stop.wait_for(|stop| *stop).await.is_err() {
        // No one is left who could say so.
        std::future::pending::<()>().await;
    }
}

/// A mail under way.
struct Attempt {
    row: OutboxRow,
    began: Moment,
    progress: Progress,
}

impl Attempt {
    fn is_expiring(&self, now: Moment) -> bool {
        self.row.due_at - now <= RENEWAL
    }
}

/// The mails under way.
#[derive(Default)]
struct Sending {
    tasks: JoinSet<Outcome<()>>,
    attempts: HashMap<Id, Attempt>,
}

impl Sending {
    fn is_empty(&self) -> bool {
        self.attempts.is_empty()
    }

    /// How many mails of a lane may begin beside those under way and others that are about to.
    fn free(&self, lane: Lane, others: &[OutboxRow], now: Moment) -> usize {
        free_places(lane, |lane| {
            let of_lane = || self.attempts.values().filter(|attempt| attempt.row.lane == lane);
            let slow = of_lane().filter(|attempt| now - attempt.began >= SLOW).count();
            let about_to = others.iter().filter(|row| row.lane == lane).count();
            of_lane().count() - slow.min(SLOW_PLACES) + about_to
        })
    }

    fn begin(&mut self, app: &App, transport: &Transport, row: OutboxRow) {
        let progress = Progress::new(Step::Connect);
        let (app, transport, leased, steps) = (app.clone(), transport.clone(), row.clone(), progress.clone());
        let began = app.clock.now();
        let task = self.tasks.spawn(async move { deliver(&app, &transport, &leased, &steps).await });
        self.attempts.insert(task.id(), Attempt { row, began, progress });
    }

    fn is_expiring(&self, now: Moment) -> bool {
        self.attempts.values().any(|attempt| attempt.is_expiring(now))
    }

    /// Extends the leases that are about to end.
    async fn renew(&self, tx: &mut Transaction, now: Moment) -> Outcome<()> {
        for attempt in self.attempts.values().filter(|attempt| attempt.is_expiring(now)) {
            db::outbox::renew(tx, &attempt.row, now + LEASE).await?;
        }
        Ok(())
    }

    /// After the commit of a renewal.
    fn note_renewed(&mut self, now: Moment) {
        for attempt in self.attempts.values_mut().filter(|attempt| attempt.is_expiring(now)) {
            attempt.row.due_at = now + LEASE;
        }
    }

    /// Waits until a mail is finished, and collects all finished ones.
    async fn next(&mut self) {
        let mut finished = self.tasks.join_next_with_id().await;
        while let Some(task) = finished {
            self.note(task);
            finished = self.tasks.try_join_next_with_id();
        }
    }

    async fn all(&mut self) {
        while !self.is_empty() {
            self.next().await;
        }
    }

    fn note(&mut self, task: Result<(Id, Outcome<()>), JoinError>) {
        let id = match task {
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
        self.attempts.remove(&id);
    }

    /// Releases the leases of unfinished mails. Those whose content the mail server has, which it may take over, are
    /// retried as late as possible, so that stopping again and again does not bring a copy each time.
    async fn give_back(&mut self, app: &App) -> Outcome<()> {
        self.tasks.shutdown().await;
        let mut tx = app.db.write().await?;
        let now = app.clock.now();
        for Attempt { row, progress, .. } in self.attempts.values() {
            if *progress.borrow() == Step::Content {
                db::outbox::put_off(&mut tx, row, UNANSWERED, None, now + LONGEST_WAIT).await?;
            } else {
                db::outbox::release(&mut tx, row, now).await?;
            }
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
    fn a_lease_outlasts_what_happens_between_two_renewals() {
        let others = Span::seconds(30);
        assert!(RENEWAL + others <= LEASE, "else a fresh lease would be renewed at every turn");
        assert!(RENEWAL >= others, "a transaction may wait for its turn twice");
        assert!(LEASE < LONGEST_WAIT, "else a running lease would pass for the work of a wrong clock");
    }
}
