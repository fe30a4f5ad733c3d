//! Days of a contract: both ends of a term are inclusive.

use crate::moment::Moment;
use std::fmt;

/// A day of the calendar, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Day(i64);

/// A day in the calendar.
struct Date {
    year: i64,
    month: i64,
    day: i64,
}

/// Days of 400 years, after which the calendar repeats itself, and from 0000-03-01 to 1970-01-01.
const ERA: i64 = 146_097;
const EPOCH: i64 = 719_468;

impl Day {
    /// The day with this date, which must exist.
    #[must_use]
    pub const fn new(year: i64, month: i64, day: i64) -> Self {
        // Years begin in March, so that a leap day is the last one.
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let of_year = (153 * month + 2) / 5 + day - 1;
        let of_era = year.rem_euclid(400) * 365 + year.rem_euclid(400) / 4 - year.rem_euclid(400) / 100 + of_year;
        Self(year.div_euclid(400) * ERA + of_era - EPOCH)
    }

    /// The day that a text of the form `YYYY-MM-DD` names.
    #[must_use]
    pub fn parse(iso: &str) -> Option<Self> {
        let mut parts = iso.splitn(3, '-').map(|part| part.parse::<u32>().ok().map(i64::from));
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        if iso.len() != 10 || !(1..=12).contains(&month) {
            return None;
        }
        let parsed = Self::new(year, month, day);
        (parsed.to_string() == iso).then_some(parsed)
    }

    /// Whether a text is written as a day, which may not exist: `2026-02-30`.
    #[must_use]
    pub fn has_form(text: &str) -> bool {
        let is_right =
            |(place, byte): (usize, u8)| if matches!(place, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
        text.len() == 10 && text.bytes().enumerate().all(is_right)
    }

    /// The day of a moment (UTC).
    #[must_use]
    pub const fn of(moment: Moment) -> Self {
        Self(moment.day())
    }

    /// The day so many days later.
    #[must_use]
    pub const fn plus(self, days: i64) -> Self {
        Self(self.0 + days)
    }

    /// The year, month and day that it has in the calendar.
    const fn date(self) -> Date {
        let (era, of_era) = ((self.0 + EPOCH).div_euclid(ERA), (self.0 + EPOCH).rem_euclid(ERA));
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
        Date { year: era * 400 + year, month, day }
    }

    /// The same day so many months later; the last day of a month that has fewer days.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Self {
        let Date { year, month, day } = self.date();
        let months = year * 12 + month - 1 + months;
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
        let (next_year, next_month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        let last = Self::new(next_year, next_month, 1).plus(-1);
        last.min(Self::new(year, month, 1).plus(day - 1))
    }

    /// How many days after another one it is.
    #[must_use]
    pub const fn days_since(self, other: Self) -> i64 {
        self.0 - other.0
    }
}

/// `YYYY-MM-DD`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Date { year, month, day } = self.date();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_lead_back_to_their_texts() {
        for iso in ["1970-01-01", "1999-12-31", "2000-02-29", "2024-02-29", "2026-11-30", "2100-03-01"] {
            assert_eq!(Day::parse(iso).map(|day| day.to_string()).as_deref(), Some(iso));
        }
        let first = Day::new(1970, 1, 1);
        for days in 0..200_000 {
            let day = first.plus(days);
            assert_eq!(Day::parse(&day.to_string()), Some(day), "{day}");
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in
            ["", "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-10", "+026-01-10", "2026-01-32", "10-01-2026"]
        {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        assert!(Day::has_form("2026-02-29") && !Day::has_form("2026-1-100") && !Day::has_form("03/08/2026"));
    }

    #[test]
    fn days_are_counted_over_months_and_leap_days() {
        let day = |iso| Day::parse(iso).expect("a day");
        assert_eq!(day("2028-02-01").plus(30), day("2028-03-02"));
        assert_eq!(day("2027-01-01").days_since(day("2026-01-01")), 365);
    }

    #[test]
    fn months_later_is_the_same_day_or_the_last_one_of_a_shorter_month() {
        let day = |iso| Day::parse(iso).expect("a day");
        for (from, months, to) in [
            ("2026-11-30", 6, "2027-05-30"),
            ("2026-08-31", 6, "2027-02-28"),
            ("2027-08-31", 6, "2028-02-29"),
            ("2026-08-30", 6, "2027-02-28"),
            ("2026-06-30", 6, "2026-12-30"),
            ("2026-12-31", 1, "2027-01-31"),
            ("2026-01-15", 12, "2027-01-15"),
            ("2027-03-31", -1, "2027-02-28"),
            ("2027-01-31", -1, "2026-12-31"),
            ("2026-07-31", 5, "2026-12-31"),
        ] {
            assert_eq!(day(from).plus_months(months), day(to), "{from} + {months}");
        }
    }
}
