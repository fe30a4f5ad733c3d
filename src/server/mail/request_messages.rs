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
    let (subject, sentence) = match news.state {
        RequestState::Sent if news.is_reopened => (
            text!(t, mail.request_reopened_subject, number = number),
            text!(
                t,
                mail.request_reopened_text,
                order = harmless(news.order.as_deref().unwrap_or_default()),
                what = &what
            ),
        ),
        RequestState::Sent => (
            text!(t, mail.request_sent_subject, number = number, what = &what),
            text!(t, mail.request_sent_text, name = name, email = email, organization = harmless(&news.organization)),
        ),
        RequestState::Accepted => (
            text!(t, mail.request_accepted_subject, number = number),
            text!(t, mail.request_accepted_text, by = name, what = &what),
        ),
        RequestState::Declined => (
            text!(t, mail.request_declined_subject, number = number),
            text!(t, mail.request_declined_text, by = name, what = &what),
        ),
        RequestState::Done => (
            text!(t, mail.request_done_subject, number = number),
            text!(t, mail.request_done_text, by = name, what = &what),
        ),
        RequestState::Withdrawn => (
            text!(t, mail.request_withdrawn_subject, number = number),
            text!(t, mail.request_withdrawn_text, by = name, what = &what),
        ),
    };
    let mut blocks: Vec<Block> = greeting.into_iter().collect();
    blocks.push(Block::Paragraph(sentence));
    blocks.push(Block::List(place(language, news, &what)));
    blocks.extend(about_reservation(config, language, news));
    blocks.extend(words(text!(t, mail.request_words), &news.text).filter(|_| news.state == RequestState::Sent));
    blocks.extend(words(text!(t, mail.request_answer), news.answer.as_deref().unwrap_or_default()));
    if news.is_for_vendor {
        if news.state == RequestState::Sent {
            if news.what == RequestKind::Reservation {
                blocks.push(Block::Note(text!(t, mail.reservation_settle, number = number)));
            }
            blocks.push(Block::Note(text!(t, mail.request_command, command = command(news))));
        }
    } else {
        let url = format!("{}{}", config.base_url.origin, paths::of(paths::REQUEST, &news.id));
        blocks.push(Block::Button { label: text!(t, mail.request_button), url });
    }
    (subject, blocks)
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

/// Reserved seats can be assigned.
pub(super) fn seats_usable(config: &Config, language: Language, greeting: Block, news: &UsableSeats) -> Content {
    let t = text::locale(language);
    let product = harmless(news.product.text(language));
    let count = text::grouped(language, usize::try_from(news.count).unwrap_or_default());
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
