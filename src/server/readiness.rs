//! Readiness for load balancers, which ask often.

use super::db::{
    self, Db,
    trouble::{Trouble, trouble},
};
use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};
use tokio::{
    sync::Mutex,
    time::{Instant, timeout},
};

/// How long a result is cached: anyone may ask, so this bounds the writes.
const WORKS_FOR: Duration = Duration::from_secs(2);
const FAILS_FOR: Duration = Duration::from_secs(1);
/// How long a probe waits for its turn, and then for the database.
const PATIENCE: Duration = Duration::from_secs(1);

/// What the last probe found out.
#[derive(Debug, Default)]
pub struct Readiness {
    last: Mutex<Option<Probe>>,
    is_leaving: AtomicBool,
}

#[derive(Debug)]
struct Probe {
    at: Instant,
    works: bool,
}

impl Readiness {
    /// Says from now on that others are to be asked: the server is about to stop.
    pub fn leave(&self) {
        self.is_leaving.store(true, Ordering::SeqCst);
    }

    /// Whether the server is about to stop.
    pub fn is_leaving(&self) -> bool {
        self.is_leaving.load(Ordering::SeqCst)
    }

    /// Whether the database is writable. Concurrent requests share one probe.
    pub async fn can_write(&self, db: &Db) -> bool {
        let mut last = self.last.lock().await;
        if let Some(probe) = last.as_ref().filter(|probe| probe.holds()) {
            return probe.works;
        }
        // Where others hold the turn, nothing new is known.
        let former = last.as_ref().is_none_or(|probe| probe.works);
        let works = probe(db).await.unwrap_or(former);
        *last = Some(Probe { at: Instant::now(), works });
        works
    }
}

impl Probe {
    fn holds(&self) -> bool {
        self.at.elapsed() < if self.works { WORKS_FOR } else { FAILS_FOR }
    }
}

/// Whether a write works; nothing where its turn does not come.
async fn probe(db: &Db) -> Option<bool> {
    let mut connection = match timeout(PATIENCE, db.write()).await.ok()? {
        Ok(connection) => connection,
        Err(error) => return (trouble(&error) != Trouble::Busy).then_some(false),
    };
    let write = async {
        db::probe::write(&mut connection).await?;
        connection.commit().await
    };
    match timeout(PATIENCE, write).await {
        Ok(Err(error)) if trouble(&error) == Trouble::Busy => None,
        outcome => Some(matches!(outcome, Ok(Ok(())))),
    }
}
