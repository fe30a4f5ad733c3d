//! The time zone in whose days agreements and subscriptions begin and end.

use super::Config;
use crate::domain::{day::Day, moment::Moment};
use jiff::{Timestamp, civil::Date, tz::TimeZone};

pub(super) fn parse_time_zone(value: &str) -> Result<TimeZone, String> {
    TimeZone::get(value).map_err(|_| "it is not the name of a time zone, such as Europe/Rome".to_owned())
}

impl Config {
    /// The day of a moment, in the time zone of agreements and subscriptions.
    #[must_use]
    pub fn day_of(&self, moment: Moment) -> Date {
        let timestamp = Timestamp::from_millisecond(moment.0).unwrap_or(Timestamp::UNIX_EPOCH);
        self.time_zone.to_datetime(timestamp).date()
    }

    /// When a day begins there; none for days that no calendar has.
    #[must_use]
    pub fn start_of(&self, day: Day) -> Option<Moment> {
        let date: Date = day.to_string().parse().ok()?;
        let start = date.to_zoned(self.time_zone.clone()).ok()?;
        Some(Moment(start.timestamp().as_millisecond()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::Span;
    use std::collections::HashMap;

    #[test]
    fn a_day_begins_at_midnight_of_the_time_zone() {
        let midnight = Moment(Span::days(20_000).0);
        for (zone, before, at) in [
            ("UTC", "2024-10-03", "2024-10-04"),
            ("America/New_York", "2024-10-03", "2024-10-03"),
            ("Pacific/Kiritimati", "2024-10-04", "2024-10-04"),
        ] {
            let config = Config::parse(&format!("time_zone = \"{zone}\""), &HashMap::new()).expect(zone);
            let days = [midnight - Span(1), midnight].map(|moment| config.day_of(moment).to_string());
            assert_eq!(days, [before, at], "{zone}");
            let day = Day::parse(at).expect("a day");
            let start = config.start_of(day).expect(zone);
            assert_eq!(
                [start - Span(1), start].map(|one| config.day_of(one).to_string()),
                [day.plus(-1), day].map(|one| one.to_string())
            );
        }
    }
}
