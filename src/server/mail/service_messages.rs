//! What mails about seats and subscriptions say.

use super::{Block, Content, Links, harmless::harmless};
use crate::{
    domain::{
        language::Language,
        mail::{SeatNews, SubscriptionEvent as E, SubscriptionNews},
        product::Description,
        seat::SeatState,
    },
    paths,
    server::{
        config::Config,
        text::{self, text},
    },
};

/// Someone got a seat, and how to give it back.
pub(super) fn seat_assigned(language: Language, news: &SeatNews, link: &Links) -> Content {
    let t = text::locale(language);
    let (product, organization) = (&name(language, &news.product), harmless(&news.organization));
    let mut blocks = vec![Block::Paragraph(text!(
        t,
        mail.seat_assigned_text,
        by = harmless(&news.by),
        organization = organization,
        product = product
    ))];
    if let Some(day) = &news.starts_on {
        let date = text::register_date(language, day);
        blocks.push(Block::Paragraph(text!(t, mail.seat_starts, date = date)));
    }
    blocks.extend(place(language, news));
    blocks.push(Block::Paragraph(text!(t, mail.seat_refuse)));
    blocks.push(Block::Button { label: text!(t, services.return_button), url: link.url.clone() });
    (text!(t, mail.seat_assigned_subject, product = product), blocks)
}

/// Someone's seat was taken away.
pub(super) fn seat_ended(language: Language, news: &SeatNews) -> Content {
    let t = text::locale(language);
    let (product, organization) = (&name(language, &news.product), harmless(&news.organization));
    let by = &harmless(&news.by);
    let mut text = text!(t, mail.seat_ended_text, by = by, organization = organization, product = product);
    if let Some(email) = &news.by_email {
        text = format!("{text} {}", text!(t, mail.seat_ended_contact, by = by, email = email));
    }
    (text!(t, mail.seat_ended_subject, product = product), vec![Block::Paragraph(text)])
}

/// Where to use a seat. The register says it, so that it stands there as it is; but no link of an email leads elsewhere.
fn place(language: Language, news: &SeatNews) -> Option<Block> {
    let address = news.address.as_ref()?.trim_start_matches("https://").trim_end_matches('/');
    Some(Block::Paragraph(text!(text::locale(language), mail.seat_where, address = address)))
}

/// Someone's seat pauses, or ends because its subscription is over.
pub(super) fn seat_paused(language: Language, news: &SeatNews) -> Content {
    let t = text::locale(language);
    let (product, organization) = (&name(language, &news.product), harmless(&news.organization));
    let subject = text!(t, mail.seat_paused_subject, product = product);
    let (subject, sentence) = match news.state {
        Some(SeatState::PausedOver) => {
            (subject, text!(t, mail.seat_paused_over, product = product, organization = organization))
        }
        Some(SeatState::PausedSubscription) => {
            (subject, text!(t, mail.seat_paused_subscription, product = product, organization = organization))
        }
        Some(SeatState::Ended) => (
            text!(t, mail.seat_ended_subject, product = product),
            text!(t, mail.seat_over_text, product = product, organization = organization),
        ),
        _ => (subject, text!(t, mail.seat_paused_domain, product = product, organization = organization)),
    };
    (subject, vec![Block::Paragraph(sentence)])
}

/// Someone's seat was paused and counts again.
pub(super) fn seat_resumed(language: Language, news: &SeatNews) -> Content {
    let t = text::locale(language);
    let (product, organization) = (&name(language, &news.product), harmless(&news.organization));
    let text = text!(t, mail.seat_resumed_text, product = product, organization = organization);
    let blocks = [Block::Paragraph(text)].into_iter().chain(place(language, news)).collect();
    (text!(t, mail.seat_resumed_subject, product = product), blocks)
}

/// What happened to a subscription, for whoever may assign its seats.
pub(super) fn about_subscription(
    config: &Config,
    language: Language,
    greeting: Block,
    news: &SubscriptionNews,
) -> Content {
    let t = text::locale(language);
    let (product, account) = (&name(language, &news.product), harmless(&news.account));
    let count = text::grouped(language, news.count);
    let day = |day: &Option<String>| day.as_deref().map(|day| text::register_date(language, day)).unwrap_or_default();
    let (ends, until) = (&day(&news.ends_on), day(&news.until));
    let pauses = news.pauses_at.map(|at| text::date_time(language, at)).unwrap_or_default();
    let (subject, sentence) = match news.event {
        E::EndsSoon => (
            text!(t, mail.subscription_ends_subject, product = product, date = ends),
            text!(t, mail.subscription_ends_text, product = product, account = account, date = ends, until = until),
        ),
        E::Over => (
            text!(t, mail.subscription_over_subject, product = product),
            text!(t, mail.subscription_over_text, product = product, account = account, count = count, date = pauses),
        ),
        E::OverPaused => (
            text!(t, mail.subscription_over_subject, product = product),
            text!(t, mail.subscription_paused_text, product = product, account = account, count = count),
        ),
        E::SeatReturned => (
            text!(t, mail.subscription_returned_subject, product = product),
            text!(t, mail.subscription_returned_text, product = product, account = account),
        ),
        E::SeatsPaused => (
            text!(t, mail.subscription_seats_paused_subject, product = product),
            text!(t, mail.subscription_seats_paused_text, product = product, account = account, count = count),
        ),
        E::SeatsEnded => (
            text!(t, mail.subscription_ended_subject, product = product),
            text!(t, mail.subscription_ended_text, product = product, account = account, count = count),
        ),
        E::SeatsResumed => (
            text!(t, mail.subscription_seats_resumed_subject, product = product),
            text!(t, mail.subscription_seats_resumed_text, product = product, account = account, count = count),
        ),
    };
    let mut blocks = vec![greeting, Block::Paragraph(sentence)];
    if !news.people.is_empty() {
        blocks.push(Block::List(news.people.clone()));
    }
    let url = format!("{}{}", config.base_url.origin, paths::of(paths::SUBSCRIPTION, &news.id));
    blocks.push(Block::Button { label: text!(t, mail.subscription_button), url });
    (subject, blocks)
}

fn name(language: Language, product: &Description) -> String {
    harmless(product.text(language))
}
