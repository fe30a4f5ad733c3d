//! Taking turns within this process: who does the same as others waits for them instead of passing a limit beside them.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Instant, timeout_at},
};

/// The most that work or wait for one key; who comes later is told to come back.
const MOST: usize = 100;

/// The queues by their keys; those that no one stands in are not kept.
#[derive(Clone, Default)]
pub struct Turns(Arc<Mutex<HashMap<String, Queue>>>);

struct Queue {
    side_by_side: Arc<Semaphore>,
    people: usize,
}

/// A turn, until it is dropped.
pub struct Turn {
    turns: Turns,
    key: String,
    permit: Option<OwnedSemaphorePermit>,
}

impl Turns {
    /// Waits for a turn among those with the same key, of whom so many work side by side. `None` when too many wait
    /// already, or when no turn comes in time.
    pub async fn take(&self, key: &str, side_by_side: usize, deadline: Instant) -> Option<Turn> {
        let (queue, mut turn) = self.stand_in_line(key, side_by_side)?;
        turn.permit = timeout_at(deadline, queue.acquire_owned()).await.ok()?.ok();
        Some(turn)
    }

    fn stand_in_line(&self, key: &str, side_by_side: usize) -> Option<(Arc<Semaphore>, Turn)> {
        let mut queues = self.queues();
        let new = || Queue { side_by_side: Arc::new(Semaphore::new(side_by_side)), people: 0 };
        let queue = queues.entry(key.to_owned()).or_insert_with(new);
        if queue.people == MOST {
            return None;
        }
        queue.people += 1;
        Some((queue.side_by_side.clone(), Turn { turns: self.clone(), key: key.to_owned(), permit: None }))
    }

    fn queues(&self) -> MutexGuard<'_, HashMap<String, Queue>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        drop(self.permit.take());
        let mut queues = self.turns.queues();
        let is_empty = queues.get_mut(&self.key).is_some_and(|queue| {
            queue.people -= 1;
            queue.people == 0
        });
        if is_empty {
            queues.remove(&self.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn soon() -> Instant {
        Instant::now() + Duration::from_millis(20)
    }

    #[tokio::test]
    async fn so_many_work_side_by_side_and_the_next_one_waits() {
        let turns = Turns::default();
        let first = turns.take("a", 2, soon()).await.expect("a turn");
        let second = turns.take("a", 2, soon()).await.expect("a turn");
        assert!(turns.take("a", 2, soon()).await.is_none(), "no turn came in time");
        assert!(turns.take("b", 2, soon()).await.is_some(), "others do not wait");
        let third = tokio::spawn({
            let turns = turns.clone();
            async move { turns.take("a", 2, Instant::now() + Duration::from_mins(1)).await.is_some() }
        });
        drop(first);
        assert!(third.await.expect("an outcome"));
        drop(second);
        assert!(turns.queues().is_empty(), "nothing is kept");
    }

    #[tokio::test]
    async fn a_queue_has_a_bound() {
        let turns = Turns::default();
        let first = turns.take("a", 1, soon()).await.expect("a turn");
        let waiting: Vec<_> = (1..MOST).map(|_| turns.stand_in_line("a", 1).expect("a place")).collect();
        let begin = Instant::now();
        assert!(turns.take("a", 1, begin + Duration::from_mins(1)).await.is_none());
        assert!(begin.elapsed() < Duration::from_secs(10), "told at once");
        drop(waiting);
        drop(first);
        assert!(turns.take("a", 1, soon()).await.is_some());
    }
}
