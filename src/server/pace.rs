//! Limits of what one server answers to programs that ask again and again, without a write for each question.

use crate::{
    domain::moment::{Moment, Span},
    server::db::limits::Bucket,
};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// Who is remembered at most; beyond that, who has a full bucket is forgotten.
const MOST_REMEMBERED: usize = 10_000;

/// Buckets by who asks: the moment at which each is full again.
#[derive(Debug, Default)]
pub struct Pace(Mutex<HashMap<String, Moment>>);

impl Pace {
    /// Takes one from a bucket; how long to wait if it is empty. A clock that has jumped back makes no one wait longer than the
    /// whole bucket takes.
    pub fn take(&self, key: &str, bucket: Bucket, now: Moment) -> Option<Span> {
        let mut buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MOST_REMEMBERED {
            buckets.retain(|_, full_at| *full_at > now);
        }
        let whole = Span(bucket.period.0 * bucket.burst);
        let full_at = buckets.get(key).copied().filter(|full_at| *full_at > now && *full_at - now <= whole);
        let next = full_at.unwrap_or(now) + bucket.period;
        let missing = next - (now + whole);
        if missing > Span(0) {
            return Some(missing);
        }
        // Whoever comes when all are busy is not remembered, and so not held up.
        if buckets.len() < MOST_REMEMBERED || buckets.contains_key(key) {
            buckets.insert(key.to_owned(), next);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUCKET: Bucket = Bucket { burst: 3, period: Span::seconds(10) };

    #[test]
    fn a_burst_passes_and_then_one_in_each_period() {
        let (pace, start) = (Pace::default(), Moment(1_000_000));
        let take = |seconds| pace.take("a", BUCKET, start + Span::seconds(seconds));
        assert_eq!([take(0), take(0), take(0)], [None; 3]);
        assert_eq!((take(0), take(4)), (Some(Span::seconds(10)), Some(Span::seconds(6))));
        assert_eq!((take(10), take(10)), (None, Some(Span::seconds(10))));
        assert_eq!(pace.take("b", BUCKET, start), None, "each has its own");
        assert_eq!(take(-3_600), None, "a clock that has jumped back");
    }

    #[test]
    fn who_has_waited_long_enough_is_forgotten() {
        let (pace, start) = (Pace::default(), Moment(1_000_000));
        for number in 0..MOST_REMEMBERED + 5 {
            assert_eq!(pace.take(&number.to_string(), BUCKET, start), None);
        }
        assert!(pace.0.lock().expect("buckets").len() <= MOST_REMEMBERED);
        assert_eq!(pace.take("late", BUCKET, start + Span::seconds(60)), None);
        assert_eq!(pace.0.lock().expect("buckets").len(), 1);
    }
}
