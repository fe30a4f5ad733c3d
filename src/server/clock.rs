//! The one source of the time, passed in so that tests can cross 60 days in a microsecond.

use crate::domain::{day::Day, moment::Moment};
use jiff::civil::Date;
use std::sync::Arc;

/// Converts a date into a [`Day`].
#[must_use]
pub fn calendar_day(date: Date) -> Day {
    Day::new(date.year().into(), date.month().into(), date.day().into())
}

/// Tells the time.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Moment + Send + Sync>);

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn system() -> Self {
        Self(Arc::new(|| {
            #[expect(clippy::disallowed_methods, reason = "this is the place that reads the clock for all others")]
            let now = std::time::SystemTime::now();
            let since_epoch = now.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
            Moment(i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX))
        }))
    }

    /// A clock that asks `tell`.
    pub fn from_fn(tell: impl Fn() -> Moment + Send + Sync + 'static) -> Self {
        Self(Arc::new(tell))
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Moment {
        (self.0)()
    }
}
