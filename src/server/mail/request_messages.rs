//! What mails about requests say.

use super::{Block, Content, harmless::harmless};
use crate::{
    domain::{
        day::Day,
        language::Language,
        mail::{RequestNews, UsableSeats},
        request::{RequestKind, RequestState},
        reservation::cancelable_until,
    },
    paths,
    server::{
        config::Config,
        text::{self, text},
    },
};
use business_center_texts::i18n::Locale;

/// A request was sent, answered or withdrawn. The greeting is missing in what the vendor reads.
pub(super) fn about_request(
    config: &Config,
    language: Language,
    greeting: Option<Block>,
    news: &RequestNews,
) -> Content {
    let t = text::locale(language);
    let number = &news.number;
    let what = harmless(&text::request_title(language, news.what, &news.subject, &news.facts));
    let by = news.by.as_ref().map(|[name, email]| [harmless(name), email.clone()]);
    let (name, email) = by.map_or_else(|| (config.vendor_name.clone(), String::new()), |[name, email]| (name, email));
    let said = Said { t, news, what: &what, name, email };
    let (subject, sentence) =
        if news.what == RequestKind::Reservation { said.of_reservation() } else { said.of_request() };
    let mut blocks: Vec<Block> = greeting.into_iter().collect();
    blocks.push(Block::Paragraph(sentence));
    blocks.push(Block::List(place(language, news, &what)));
    blocks.extend(about_reservation(config, language, news));
    let is_ordered = news.what == RequestKind::Reservation && news.state == RequestState::Done;
    blocks.extend(is_ordered.then(|| Block::Paragraph(after_order(config, language, news))));
    blocks.extend(words(text!(t, mail.request_words), &news.text).filter(|_| news.state == RequestState::Sent));
    let lead = match news.what {
        RequestKind::Reservation => text!(t, mail.reservation_reason),
        _ => text!(t, mail.request_answer),
    };
    blocks.extend(words(lead, news.answer.as_deref().unwrap_or_default()));
    if news.is_for_vendor {
        if news.state == RequestState::Sent {
            if news.what == RequestKind::Reservation {
                blocks.push(Block::Note(text!(t, mail.reservation_settle, number = number)));
            }
            blocks.push(Block::Note(text!(t, mail.request_command, command = command(news))));
        }
    } else {
        let url = format!("{}{}", config.base_url.origin, paths::of(paths::REQUEST, &news.id));
        let label = match news.what {
            RequestKind::Reservation => text!(t, mail.reservation_button),
            _ => text!(t, mail.request_button),
        };
        blocks.push(Block::Button { label, url });
    }
    (subject, blocks)
}

/// What subject and first sentence are made of.
struct Said<'a> {
    t: Locale,
    news: &'a RequestNews,
    what: &'a str,
    /// Who did it.
    name: String,
    email: String,
}

impl Said<'_> {
    fn of_request(self) -> (String, String) {
        let Self { t, news, what, name, email } = self;
        let number = &news.number;
        match news.state {
            RequestState::Sent => (
                text!(t, mail.request_sent_subject, number = number, what = what),
                text!(
                    t,
                    mail.request_sent_text,
                    name = name,
                    email = email,
                    organization = harmless(&news.organization)
                ),
            ),
            RequestState::Accepted => (
                text!(t, mail.request_accepted_subject, number = number),
                text!(t, mail.request_accepted_text, by = name, what = what),
            ),
            RequestState::Declined => (
                text!(t, mail.request_declined_subject, number = number),
                text!(t, mail.request_declined_text, by = name, what = what),
            ),
            RequestState::Done => (
                text!(t, mail.request_done_subject, number = number),
                text!(t, mail.request_done_text, by = name, what = what),
            ),
            RequestState::Withdrawn => (
                text!(t, mail.request_withdrawn_subject, number = number),
                text!(t, mail.request_withdrawn_text, by = name, what = what),
            ),
        }
    }

    /// The same in the words of reservations. None is ever accepted: it counts from the start.
    fn of_reservation(self) -> (String, String) {
        let Self { t, news, what, name, email } = self;
        let number = &news.number;
        match news.state {
            RequestState::Sent | RequestState::Accepted if news.is_reopened => {
                let order = harmless(news.order.as_deref().unwrap_or_default());
                (
                    text!(t, mail.request_reopened_subject, number = number),
                    text!(t, mail.request_reopened_text, order = order, what = what),
                )
            }
            RequestState::Sent | RequestState::Accepted => {
                let organization = harmless(&news.organization);
                (
                    text!(t, mail.reserved_subject, number = number, what = what),
                    text!(t, mail.reserved_text, name = name, email = email, organization = organization),
                )
            }
            RequestState::Declined => (
                text!(t, mail.reservation_refused_subject, number = number),
                text!(t, mail.reservation_refused_text, by = name, what = what),
            ),
            RequestState::Done => (
                text!(t, mail.reservation_ordered_subject, number = number),
                text!(t, mail.reservation_ordered_text, by = name, what = what),
            ),
            RequestState::Withdrawn => (
                text!(t, mail.reservation_canceled_subject, number = number),
                text!(t, mail.reservation_canceled_text, by = name, what = what),
            ),
        }
    }
}

/// What is asked for, and where.
fn place(language: Language, news: &RequestNews, what: &str) -> Vec<String> {
    let t = text::locale(language);
    let account = news.account.as_ref().map(|account| text!(t, mail.request_account, account = harmless(account)));
    let is_of_key = news.what == RequestKind::Activations;
    let key = news.facts.register_id.as_ref().filter(|_| is_of_key).map(|key| text!(t, mail.request_key, key = key));
    let agreement = text!(t, mail.request_agreement, number = &news.agreement);
    [Some(what.to_owned()), key, Some(agreement), account].into_iter().flatten().collect()
}

/// Until when a reservation can be canceled, and which order settles it.
fn about_reservation(config: &Config, language: Language, news: &RequestNews) -> Option<Block> {
    let t = text::locale(language);
    if news.what != RequestKind::Reservation {
        return None;
    }
    let order = news.order.as_deref().map(harmless);
    let sentence = match (news.state, order) {
        (RequestState::Done, Some(order)) => text!(t, mail.reservation_order, order = order),
        (RequestState::Sent, _) => {
            let begins = config.start_of(Day::parse(news.facts.day.as_deref()?)?)?;
            let until = text::date_time_in(language, cancelable_until(begins), &config.time_zone);
            text!(t, mail.reservation_cancel, date = until)
        }
        _ => return None,
    };
    Some(Block::Paragraph(sentence))
}

/// Whether the seats of an ordered reservation count on.
fn after_order(config: &Config, language: Language, news: &RequestNews) -> String {
    let t = text::locale(language);
    if news.is_counted {
        text!(t, reservations.counted, vendor = &config.vendor_name)
    } else {
        text!(t, reservations.in_register)
    }
}

/// Reserved seats can be assigned.
pub(super) fn seats_usable(config: &Config, language: Language, greeting: Block, news: &UsableSeats) -> Content {
    let t = text::locale(language);
    let product = harmless(news.product.text(language));
    let count = text::grouped(language, news.count);
    let url = format!("{}{}", config.base_url.origin, paths::of(paths::SUBSCRIPTION, &news.subscription));
    let sentence = text!(t, mail.usable_text, product = &product, account = harmless(&news.account), count = count);
    let blocks = vec![
        greeting,
        Block::Paragraph(sentence),
        Block::Note(text!(t, mail.usable_request, number = &news.number)),
        Block::Button { label: text!(t, mail.usable_button), url },
    ];
    (text!(t, mail.usable_subject, product = product), blocks)
}

/// What someone wrote, line by line.
fn words(lead: String, text: &str) -> impl Iterator<Item = Block> {
    let lines: Vec<Block> =
        text.lines().filter(|line| !line.trim().is_empty()).map(|line| Block::Note(harmless(line))).collect();
    let lead = (!lines.is_empty()).then_some(Block::Paragraph(lead));
    lead.into_iter().chain(lines)
}

/// The command that answers.
fn command(news: &RequestNews) -> String {
    match news.what {
        RequestKind::Reservation => format!("business-center reservation settle|refuse {}", news.number),
        _ => format!("business-center request answer {} accepted|declined|done", news.number),
    }
}
