//! Dates, spans of time and large numbers, as each language writes them.

use super::{index, locale, text};
use crate::domain::{
    day::Day,
    language::{Language, Plural},
    moment::{Moment, Span},
};
use business_center_texts::i18n::Locale;
use jiff::{Timestamp, tz::TimeZone};

/// Names of the months as they stand in a date, in the order of [`Language::ALL`].
const MONTHS: [[&str; 12]; 4] = [
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
];

/// A date with the month in letters.
#[must_use]
pub fn date(language: Language, year: i16, month: i8, day: i8) -> String {
    let months = MONTHS[index(language)];
    let month = usize::try_from(month - 1).ok().and_then(|month| months.get(month)).copied().unwrap_or_default();
    match language {
        Language::En => format!("{month} {day}, {year}"),
        Language::It => format!("{day} {month} {year}"),
        Language::Es => format!("{day} de {month} de {year}"),
        Language::Ru => format!("{day} {month} {year}\u{a0}г."),
    }
}

/// The months by themselves, where a date has another form of them.
const RUSSIAN_MONTHS: [&str; 12] = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];

/// A month, `YYYY-MM`, in words.
#[must_use]
pub fn month(language: Language, iso: &str) -> String {
    let Some((year, number)) = iso.split_once('-') else { return iso.to_owned() };
    let place = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let months = if language == Language::Ru { &RUSSIAN_MONTHS } else { &MONTHS[index(language)] };
    let Some(name) = place.and_then(|place| months.get(place)) else { return iso.to_owned() };
    match language {
        Language::Es => format!("{name} de {year}"),
        Language::En | Language::It | Language::Ru => format!("{name} {year}"),
    }
}

/// How long to wait, never told shorter than it is: *59 seconds*, *2 minutes*, from two hours on *3 hours*.
#[must_use]
pub fn wait(language: Language, seconds: i64) -> String {
    const MINUTE: i64 = 60;
    const HOUR: i64 = 60 * MINUTE;
    let in_whole = |unit: i64| (seconds + unit - 1) / unit;
    if seconds < MINUTE {
        seconds_as(locale(language), language.plural(seconds), &seconds.to_string())
    } else if seconds < 2 * HOUR {
        minutes(language, in_whole(MINUTE))
    } else {
        hours(language, in_whole(HOUR))
    }
}

/// A number of minutes after *in*: *1 minute*, *5 minutes*.
fn minutes(language: Language, number: i64) -> String {
    let (t, count) = (locale(language), number.to_string());
    match language.plural(number) {
        Plural::One => text!(t, common.one_minute, count = count),
        Plural::Few => text!(t, common.few_minutes, count = count),
        Plural::Many => text!(t, common.many_minutes, count = count),
    }
}

/// A number of hours: *1 hour*, *5 hours*.
#[must_use]
pub fn hours(language: Language, number: i64) -> String {
    let (t, count) = (locale(language), number.to_string());
    match language.plural(number) {
        Plural::One => text!(t, common.one_hour, count = count),
        Plural::Few => text!(t, common.few_hours, count = count),
        Plural::Many => text!(t, common.many_hours, count = count),
    }
}

/// A number of days: *1 day*, *5 days*.
#[must_use]
pub fn days(language: Language, number: i64) -> String {
    let (t, count) = (locale(language), number.to_string());
    match language.plural(number) {
        Plural::One => text!(t, common.one_day, count = count),
        Plural::Few => text!(t, common.few_days, count = count),
        Plural::Many => text!(t, common.many_days, count = count),
    }
}

/// A number of seconds in a plural form; the browser may fill in the number.
#[must_use]
pub fn seconds_as(t: Locale, form: Plural, number: &str) -> String {
    match form {
        Plural::One => text!(t, common.one_second, count = number),
        Plural::Few => text!(t, common.few_seconds, count = number),
        Plural::Many => text!(t, common.many_seconds, count = number),
    }
}

/// A large number as the language groups its digits: by threes. A count is never negative; what would be is nothing.
#[must_use]
pub fn grouped(language: Language, count: impl TryInto<usize>) -> String {
    let separator = match language {
        Language::En => ',',
        Language::Es | Language::Ru => '\u{a0}',
        Language::It => '.',
    };
    let digits = count.try_into().unwrap_or_default().to_string();
    let mut text = String::new();
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// A number of tenths with one decimal; none for whole ones.
#[must_use]
pub fn decimal(language: Language, tenths: i64) -> String {
    let whole = grouped(language, tenths / 10);
    let mark = if language == Language::En { '.' } else { ',' };
    match tenths % 10 {
        0 => whole,
        tenth => format!("{whole}{mark}{tenth}"),
    }
}

/// The date of a moment, in UTC.
#[must_use]
pub fn day(language: Language, moment: Moment) -> String {
    let zoned = utc(moment);
    date(language, zoned.year(), zoned.month(), zoned.day())
}

/// Date and time of a moment with the zone, which is UTC.
#[must_use]
pub fn date_time(language: Language, moment: Moment) -> String {
    let zoned = utc(moment);
    format!("{}, {:02}:{:02} UTC", day(language, moment), zoned.hour(), zoned.minute())
}

/// Date and time of a moment in a time zone, with its name.
#[must_use]
pub fn date_time_in(language: Language, moment: Moment, zone: &TimeZone) -> String {
    let Some(name) = zone.iana_name().filter(|name| *name != "UTC") else { return date_time(language, moment) };
    let zoned = utc(moment).with_time_zone(zone.clone());
    let date = date(language, zoned.year(), zoned.month(), zoned.day());
    format!("{date}, {:02}:{:02} ({name})", zoned.hour(), zoned.minute())
}

/// A date of the register, `YYYY-MM-DD`, in words.
#[must_use]
pub fn register_date(language: Language, iso: &str) -> String {
    iso.parse::<jiff::civil::Date>()
        .map_or_else(|_| iso.to_owned(), |parsed| date(language, parsed.year(), parsed.month(), parsed.day()))
}

/// A moment for machines: ISO 8601, in UTC, always to the millisecond, so that texts sort as moments do.
#[must_use]
pub fn iso(moment: Moment) -> String {
    format!("{:.3}", utc(moment).timestamp())
}

/// The beginning of a day in UTC, given as `YYYY-MM-DD`.
#[must_use]
pub fn start_of_day(iso: &str) -> Option<Moment> {
    let day = Day::parse(iso)?.days_since(Day::new(1970, 1, 1));
    Some(Moment(0) + Span::days(day))
}

fn utc(moment: Moment) -> jiff::Zoned {
    Timestamp::from_millisecond(moment.0).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(TimeZone::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_each_language_does() {
        let days = |number| Language::ALL.map(|language| days(language, number));
        assert_eq!(days(1), ["1 day", "1 día", "1 день", "1 giorno"]);
        assert_eq!(days(7), ["7 days", "7 días", "7 дней", "7 giorni"]);
        assert_eq!([2, 21, 30].map(|number| super::days(Language::Ru, number)), ["2 дня", "21 день", "30 дней"]);
    }

    #[test]
    fn large_numbers_are_grouped_by_threes() {
        let grouped = |number| Language::ALL.map(|language| grouped(language, number));
        assert_eq!(grouped(999), ["999"; 4]);
        assert_eq!(grouped(100_000), ["100,000", "100\u{a0}000", "100\u{a0}000", "100.000"]);
        assert_eq!(grouped(1_234_567)[0], "1,234,567");
    }

    #[test]
    fn waits_are_told_in_the_unit_that_fits() {
        let told = |seconds| Language::ALL.map(|language| wait(language, seconds));
        assert_eq!(told(1), ["1 second", "1 segundo", "1 секунду", "1 secondo"]);
        assert_eq!(told(2), ["2 seconds", "2 segundos", "2 секунды", "2 secondi"]);
        assert_eq!(told(59), ["59 seconds", "59 segundos", "59 секунд", "59 secondi"]);
        assert_eq!(told(60), ["1 minute", "1 minuto", "1 минуту", "1 minuto"]);
        assert_eq!(told(61), ["2 minutes", "2 minutos", "2 минуты", "2 minuti"]);
        assert_eq!(told(3540), ["59 minutes", "59 minutos", "59 минут", "59 minuti"]);
        assert_eq!(told(7199)[0], "120 minutes");
        assert_eq!(told(7201), ["3 hours", "3 horas", "3 часа", "3 ore"]);
    }

    #[test]
    fn dates_have_the_month_in_letters_and_times_their_zone() {
        let moment = Moment(1_793_577_600_000);
        assert_eq!(date_time(Language::En, moment), "November 2, 2026, 00:00 UTC");
        assert_eq!(day(Language::Es, moment), "2 de noviembre de 2026");
        assert_eq!(day(Language::Ru, moment), "2 ноября 2026\u{a0}г.");
        assert_eq!(register_date(Language::It, "2026-11-02"), "2 novembre 2026");
        assert_eq!(iso(moment), "2026-11-02T00:00:00.000Z");
        assert_eq!(start_of_day("2026-11-02"), Some(moment));
        assert_eq!(["yesterday", "2026-02-30"].map(start_of_day), [None; 2]);
    }
}
