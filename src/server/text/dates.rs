//! What ends, and when, in words: pages, mails and calendars say it alike.

use super::{days, locale, register_date, text};
use crate::domain::{
    day::Day,
    ending::EndingKind,
    language::Language,
    mail::{DateNews, DueDate},
};
use business_center_texts::i18n::Locale;

/// The name of a kind of what ends.
#[must_use]
pub fn ending_kind(t: Locale, kind: EndingKind) -> String {
    match kind {
        EndingKind::Agreement => text!(t, orders.agreement),
        EndingKind::Offer => text!(t, reports.kind_offer),
        EndingKind::Use => text!(t, reports.kind_use),
        EndingKind::Assurance => text!(t, reports.kind_assurance),
        EndingKind::Subscription => text!(t, licenses.type_online_service),
        EndingKind::DomainValue => text!(t, dates.kind_domain_value),
        EndingKind::DomainGrace => text!(t, dates.kind_domain_grace),
        EndingKind::Cancellation => text!(t, dates.kind_cancellation),
        EndingKind::Reservation => text!(t, dates.kind_reservation),
    }
}

/// What ends, by the number or the name that tells it from others of its kind.
#[must_use]
pub fn what_ends(language: Language, date: &DueDate) -> String {
    let t = locale(language);
    let product = date.product.as_ref().map(|product| product.text(language)).unwrap_or_default();
    let domain = date.domain.as_deref().unwrap_or_default();
    let account = date.account.as_ref().map(|account| account.number.as_str()).unwrap_or_default();
    let number = date.reservation.as_deref().unwrap_or_default();
    match date.kind {
        EndingKind::Agreement => text!(t, dates.what_agreement, number = &date.agreement),
        EndingKind::Offer => text!(t, dates.what_offer, number = account),
        EndingKind::Use => text!(t, dates.what_use, product = product),
        EndingKind::Assurance => text!(t, dates.what_assurance, product = product),
        EndingKind::Subscription => text!(t, dates.what_subscription, product = product),
        EndingKind::DomainValue => text!(t, dates.what_domain_value, domain = domain),
        EndingKind::DomainGrace => text!(t, dates.what_domain_grace, domain = domain),
        EndingKind::Cancellation => text!(t, dates.what_cancellation, product = product, number = number),
        EndingKind::Reservation => text!(t, dates.what_reservation, product = product, number = number),
    }
}

/// How far a last day is away: *in 12 days*, *today*, *3 days ago*.
#[must_use]
pub fn days_away(language: Language, days_left: i64) -> String {
    let t = locale(language);
    match days_left {
        0 => text!(t, dates.today),
        1.. => text!(t, dates.in_days, days = days(language, days_left)),
        _ => text!(t, dates.days_ago, days = days(language, -days_left)),
    }
}

/// Whether what it is called says already what happens on its day.
const fn is_day(kind: EndingKind) -> bool {
    matches!(kind, EndingKind::Cancellation | EndingKind::Reservation)
}

/// That something ends, or has ended, and how far its last day is away.
fn ends(language: Language, date: &DueDate, today: &str) -> String {
    let t = locale(language);
    let what = &what_ends(language, date);
    match days_left(date, today) {
        left if is_day(date.kind) => text!(t, dates.day_is, what = what, when = days_away(language, left)),
        0 => text!(t, dates.ends_today, what = what),
        left @ 1.. => text!(t, dates.ends_in, what = what, days = days(language, left)),
        left => text!(t, dates.ended, what = what, days = days(language, -left)),
    }
}

fn days_left(date: &DueDate, today: &str) -> i64 {
    Day::parse(&date.ends_on).zip(Day::parse(today)).map_or(0, |(day, today)| day.days_since(today))
}

/// A line about something that ends: what, where and when.
#[must_use]
pub fn date_line(language: Language, date: &DueDate, today: &str) -> String {
    let t = locale(language);
    let when = register_date(language, &date.ends_on);
    let sentence = text!(t, dates.line, sentence = ends(language, date, today), date = when);
    match date.account.as_ref().filter(|_| date.kind != EndingKind::Agreement) {
        Some(account) => format!("{sentence} · {} · {}", account.name, account.number),
        None => sentence,
    }
}

/// The subject of a mail about what ends: the nearest, and how much more there is.
#[must_use]
pub fn dates_subject(language: Language, news: &DateNews) -> String {
    let Some(nearest) = news.dates.first() else { return String::new() };
    let sentence = ends(language, nearest, &news.today);
    match news.dates.len() - 1 + news.more {
        0 => sentence,
        more => text!(locale(language), dates.and_more, sentence = sentence, count = super::grouped(language, more)),
    }
}

/// The title of an entry of a calendar: numbers, no people.
#[must_use]
pub fn calendar_title(language: Language, date: &DueDate) -> String {
    let t = locale(language);
    let what = what_ends(language, date);
    let names_account = matches!(date.kind, EndingKind::Use | EndingKind::Assurance | EndingKind::Subscription);
    match date.account.as_ref().filter(|_| names_account) {
        Some(account) => text!(t, dates.calendar_entry_in, what = what, number = &account.number),
        None if is_day(date.kind) => what,
        None => text!(t, dates.calendar_entry, what = what),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agreement(ends_on: &str) -> DueDate {
        DueDate {
            kind: EndingKind::Agreement,
            subject: "1".to_owned(),
            ends_on: ends_on.to_owned(),
            agreement: "1234567890".to_owned(),
            account: None,
            product: None,
            quantity: None,
            domain: None,
            reservation: None,
        }
    }

    #[test]
    fn every_language_says_how_far_a_day_is_away() {
        let said = |language| [2, 1, 0, -1, -5].map(|left| days_away(language, left));
        assert_eq!(said(Language::En), ["in 2 days", "in 1 day", "today", "1 day ago", "5 days ago"]);
        assert_eq!(said(Language::Es), ["en 2 días", "en 1 día", "hoy", "hace 1 día", "hace 5 días"]);
        assert_eq!(said(Language::Ru), ["через 2 дня", "через 1 день", "сегодня", "1 день назад", "5 дней назад"]);
        assert_eq!(said(Language::It), ["tra 2 giorni", "tra 1 giorno", "oggi", "1 giorno fa", "5 giorni fa"]);
    }

    #[test]
    fn a_subject_says_the_nearest_and_how_much_more_there_is() {
        let news = |dates, more| DateNews { today: "2026-11-29".to_owned(), dates, more, batch: String::new() };
        let one = news(vec![agreement("2026-12-29")], 0);
        assert_eq!(dates_subject(Language::En, &one), "Agreement 1234567890 ends in 30 days");
        let more = news(vec![agreement("2026-11-26"), agreement("2026-12-29")], 3);
        assert_eq!(dates_subject(Language::En, &more), "Agreement 1234567890 ended 3 days ago (and 4 more)");
        assert_eq!(dates_subject(Language::Ru, &more), "Соглашение 1234567890: срок истек 3 дня назад (и еще 4)");
        let today = news(vec![agreement("2026-11-29")], 0);
        assert_eq!(dates_subject(Language::It, &today), "Contratto 1234567890: termina oggi");
        let reserved = |kind| DueDate { kind, reservation: Some("R-1".to_owned()), ..agreement("2026-12-03") };
        let subject = |language, kind| dates_subject(language, &news(vec![reserved(kind)], 0));
        assert_eq!(
            subject(Language::En, EndingKind::Cancellation).replace("  ", " "),
            "Last day to cancel reserved seats of (R-1): in 4 days"
        );
        assert_eq!(
            subject(Language::Ru, EndingKind::Reservation).replace("  ", " "),
            "Первый день зарезервированных мест: (R-1): через 4 дня"
        );
    }
}
