//! Which connections a pool takes back and hands out. One in an unknown state is closed, and the next request opens
//! another.

use super::{Result, within};
use sqlx::{
    Connection as _, Executor as _, PgConnection, Row as _, postgres::PgPoolOptions, raw_sql, sqlite::SqlitePoolOptions,
};
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

/// A live server answers an idle connection within this time.
const ANSWER: Duration = Duration::from_secs(1);
/// A connection must be cleaned up within this time after a request was cut off.
const END: Duration = Duration::from_secs(3);

/// SQLite may end a transaction by itself where the disk is full or fails; the driver still counts it as open, and
/// would never begin another one. A connection is kept however old it is and however long no one uses it: the last one
/// to close removes the journal, and without it SQLite must write in order to read.
pub(super) fn sqlite(options: SqlitePoolOptions) -> SqlitePoolOptions {
    // A file does not go away as a server does: asking whether a connection still lives would wake its thread once more
    // for every use.
    options.test_before_acquire(false).idle_timeout(None).max_lifetime(None).after_release(|connection, _| {
        Box::pin(async move {
            if connection.is_in_transaction() {
                // What takes it back waits in the queue of its thread.
                connection.ping().await?;
            }
            Ok(!connection.is_in_transaction())
        })
    })
}

/// What the writing connections have seen of a PostgreSQL server, for the reading ones.
#[derive(Debug, Default)]
pub(super) struct Primary(Mutex<Seen>);

#[derive(Debug, Default)]
struct Seen {
    is_read_only: bool,
    writable_since: Option<Instant>,
}

impl Primary {
    /// Records whether a connection is writable or read-only.
    fn note(&self, is_read_only: bool) {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.is_read_only && !is_read_only {
            seen.writable_since = Some(Instant::now());
        }
        seen.is_read_only = is_read_only;
    }

    /// Whether a connection of this age may lead to a server that is a standby now: it was opened before another one could
    /// write again.
    fn doubts(&self, age: Duration) -> bool {
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.writable_since.is_some_and(|since| age > since.elapsed())
    }
}

/// A plan that is kept from the first forms, when a table was nearly empty, reads the whole table when it is full: plans
/// are made for each run. A transaction whose client is lost ends, and its locks with it: no other one is idle for long.
const SETTINGS: &str = "SET plan_cache_mode = force_custom_plan; SET idle_in_transaction_session_timeout = '20s'";

/// PostgreSQL's connections for writing. One that has become read-only is closed: a new one may lead to the server that
/// has taken over.
pub(super) fn postgres_writers(options: PgPoolOptions, primary: Arc<Primary>) -> PgPoolOptions {
    let of_new = primary.clone();
    postgres(options)
        .after_connect(move |connection, _| {
            let primary = of_new.clone();
            Box::pin(async move {
                connection.execute(SETTINGS).await?;
                primary.note(is_read_only(connection).await?);
                Ok(())
            })
        })
        .before_acquire(move |connection, _| {
            let primary = primary.clone();
            Box::pin(async move {
                let is_read_only = within(ANSWER, is_read_only(connection)).await?;
                primary.note(is_read_only);
                Ok(!is_read_only)
            })
        })
}

/// PostgreSQL's connections for reading.
pub(super) fn postgres_readers(options: PgPoolOptions, primary: Arc<Primary>) -> PgPoolOptions {
    postgres(options).before_acquire(move |connection, connected| {
        let is_doubted = primary.doubts(connected.age);
        Box::pin(async move {
            within(ANSWER, connection.ping()).await?;
            Ok(!is_doubted)
        })
    })
}

fn postgres(options: PgPoolOptions) -> PgPoolOptions {
    // The driver's own liveness test waits forever if the network drops a connection silently.
    options
        .test_before_acquire(false)
        // Ends what is still under way, and takes a transaction back that was not committed.
        .after_release(|connection, _| Box::pin(async move { within(END, connection.flush()).await.map(|()| true) }))
}

async fn is_read_only(connection: &mut PgConnection) -> Result<bool> {
    let row = raw_sql("SHOW transaction_read_only").fetch_one(connection).await?;
    row.try_get::<String, _>(0).map(|setting| setting == "on")
}
