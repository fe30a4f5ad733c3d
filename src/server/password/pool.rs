//! The threads for password hashing and strength estimation, and their bounded queue.

use super::{Error, Memory, Password, Verdict, hash, strength, verify};
use crate::domain::{fault::FaultCode, password::ContextWords};
use std::{
    panic::{self, AssertUnwindSafe},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

/// Slots per thread: less than a second of hashing. Beyond them, the response is 503.
const PLACES: usize = 32;
/// How many of them live checks may use: the rest is for people signing in.
const PLACES_TO_LOOK: usize = 4;

/// The nice value of hashing: while sign-ins keep every core busy, pages are served first.
#[cfg(target_os = "linux")]
const NICENESS: i32 = 10;

type Job = Box<dyn FnOnce(&mut Memory) + Send>;

/// Dedicated threads, one per core; more would only use memory. They end with the pool.
#[derive(Clone)]
pub struct PasswordPool {
    jobs: mpsc::Sender<Job>,
    places: Arc<Semaphore>,
    places_to_look: Arc<Semaphore>,
    worked: Arc<AtomicUsize>,
}

/// A slot in the pool: its jobs run one after the other.
pub struct Place {
    jobs: mpsc::Sender<Job>,
    permits: Arc<Vec<OwnedSemaphorePermit>>,
    worked: Arc<AtomicUsize>,
}

impl PasswordPool {
    /// A pool with one thread a core.
    #[must_use]
    pub fn new() -> Self {
        let (jobs, queue) = mpsc::channel();
        let queue = Arc::new(Mutex::new(queue));
        let threads = thread::available_parallelism().map_or(1, usize::from);
        for _ in 0..threads {
            let queue = queue.clone();
            thread::spawn(move || work_in_turn(&queue));
        }
        Self {
            jobs,
            places: Arc::new(Semaphore::new(PLACES * threads)),
            places_to_look: Arc::new(Semaphore::new(PLACES_TO_LOOK * threads)),
            worked: Arc::default(),
        }
    }

    /// A place, unless all are taken.
    #[must_use]
    pub fn enter(&self) -> Option<Place> {
        self.place([&self.places].into_iter())
    }

    /// A place for a live check, which no one waits for.
    #[must_use]
    pub fn enter_to_look(&self) -> Option<Place> {
        self.place([&self.places_to_look, &self.places].into_iter())
    }

    fn place<'a>(&self, kinds: impl Iterator<Item = &'a Arc<Semaphore>>) -> Option<Place> {
        let permits: Option<Vec<_>> = kinds.map(|kind| kind.clone().try_acquire_owned().ok()).collect();
        Some(Place { jobs: self.jobs.clone(), permits: Arc::new(permits?), worked: self.worked.clone() })
    }

    /// How many jobs were worked on, for tests that count hashes.
    #[doc(hidden)]
    #[must_use]
    pub fn worked(&self) -> usize {
        self.worked.load(Ordering::SeqCst)
    }
}

impl Default for PasswordPool {
    fn default() -> Self {
        Self::new()
    }
}

impl Place {
    /// The PHC string of a new password.
    pub async fn hash(&self, password: &Password) -> Result<String, Error> {
        let password = password.clone();
        self.run(move |memory| hash(&password, memory)).await?
    }

    /// Checks a password against a stored hash, or does the same work for no one.
    pub async fn verify(&self, password: &Password, stored: Option<String>) -> Result<Verdict, Error> {
        let password = password.clone();
        self.run(move |memory| verify(&password, stored.as_deref(), memory)).await?
    }

    /// Checks a new password against the lists and the estimator.
    pub async fn judge(&self, password: &Password, context: &ContextWords) -> Result<Result<(), FaultCode>, Error> {
        let (password, context) = (password.clone(), context.clone());
        self.run(move |_| strength::check(password.as_str(), &context)).await
    }

    /// Who has gone away before their turn costs nothing more.
    async fn run<T: Send + 'static>(&self, work: impl FnOnce(&mut Memory) -> T + Send + 'static) -> Result<T, Error> {
        let (answer, result) = oneshot::channel();
        // A job keeps its slot when no one waits for it any more: otherwise the queue would be unbounded.
        let (permits, worked) = (self.permits.clone(), self.worked.clone());
        let job: Job = Box::new(move |memory| {
            if !answer.is_closed() {
                worked.fetch_add(1, Ordering::SeqCst);
                // No one may be left to hear it: no fault of the hash.
                drop(answer.send(work(memory)));
            }
            drop(permits);
        });
        self.jobs.send(job).map_err(|_| "the hashing threads have ended")?;
        Ok(result.await?)
    }
}

/// The life of a thread. A job that panics fails its request, not the thread.
fn work_in_turn(queue: &Mutex<mpsc::Receiver<Job>>) {
    give_way();
    let mut memory = Memory::new();
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = next else { return };
        if panic::catch_unwind(AssertUnwindSafe(|| job(&mut memory))).is_err() {
            tracing::error!("a password could not be hashed");
        }
    }
}

/// Other systems know the priority of whole processes only.
fn give_way() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::setpriority_process(None, NICENESS) {
        tracing::warn!(%error, "hashing does not give way to pages");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{iter, time::Duration};
    use tokio::time::timeout;

    const BRIEFLY: Duration = Duration::from_millis(20);

    fn threads() -> usize {
        thread::available_parallelism().map_or(1, usize::from)
    }

    fn password() -> Password {
        Password::parse("kiwi lamp storm 7").expect("a password")
    }

    /// Jobs that keep every thread busy until the senders are dropped.
    fn occupy(pool: &PasswordPool) -> Vec<mpsc::Sender<()>> {
        let busy = |_| {
            let (end, ending) = mpsc::channel();
            pool.jobs.send(Box::new(move |_| ending.recv().unwrap_or_default())).expect("a thread");
            end
        };
        (0..threads()).map(busy).collect()
    }

    #[tokio::test]
    async fn who_goes_away_before_their_turn_is_not_hashed_and_keeps_the_place_until_then() {
        let pool = PasswordPool::new();
        let busy = occupy(&pool);
        let place = pool.enter().expect("a place");
        assert!(timeout(BRIEFLY, place.hash(&password())).await.is_err());
        drop(place);
        assert_eq!(pool.places.available_permits(), PLACES * threads() - 1);
        drop(busy);
        pool.enter().expect("a place").hash(&password()).await.expect("the next one has its turn");
        assert_eq!(pool.worked(), 1);
        // A thread gives the place back just after its answer.
        let all = u32::try_from(PLACES * threads()).expect("a number of places");
        let every_place = timeout(Duration::from_mins(1), pool.places.acquire_many(all)).await;
        drop(every_place.expect("every place in time").expect("a pool"));
    }

    /// Judging is work of the pool's threads, not of those that answer requests.
    #[tokio::test]
    async fn a_password_is_judged_in_its_turn() {
        let pool = PasswordPool::new();
        let busy = occupy(&pool);
        let place = pool.enter_to_look().expect("a place");
        let context = ContextWords::default();
        assert!(timeout(BRIEFLY, place.judge(&password(), &context)).await.is_err());
        drop(busy);
        assert_eq!(place.judge(&password(), &context).await.expect("a verdict"), Ok(()));
    }

    #[tokio::test]
    async fn the_pool_has_a_bound_and_live_checks_leave_room() {
        let pool = PasswordPool::new();
        let looks: Vec<Place> = iter::from_fn(|| pool.enter_to_look()).collect();
        assert_eq!(looks.len(), PLACES_TO_LOOK * threads());
        let places: Vec<Place> = iter::from_fn(|| pool.enter()).collect();
        assert_eq!(places.len(), (PLACES - PLACES_TO_LOOK) * threads());
        drop(looks);
        assert!(pool.enter().is_some());
    }

    #[tokio::test]
    async fn a_panic_fails_its_request_only() {
        let pool = PasswordPool::new();
        for _ in 0..=threads() {
            let place = pool.enter().expect("a place");
            assert!(place.run(|_| panic!("no hash")).await.map(|(): ()| ()).is_err());
        }
        assert!(pool.enter().expect("a place").hash(&password()).await.is_ok());
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn hashing_gives_way_to_pages() {
        let niceness = |_: &mut Memory| rustix::process::getpriority_process(None).expect("a priority");
        let place = PasswordPool::new().enter().expect("a place");
        assert_eq!(place.run(niceness).await.expect("a hash"), NICENESS);
    }
}
