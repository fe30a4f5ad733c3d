//! What mails about what ends say.

use super::{Block, Content, harmless::harmless};
use crate::{
    domain::{
        language::Language,
        mail::{CalendarNews, DateNews, DueDate},
        moment::Moment,
        product::Description,
    },
    paths,
    server::{
        config::Config,
        text::{self, text},
    },
};

/// What ends soon and what has ended, the nearest in the subject.
pub(super) fn about_dates(config: &Config, language: Language, greeting: Block, news: &DateNews) -> Content {
    let t = text::locale(language);
    let news = DateNews { dates: news.dates.iter().map(harmless_date).collect(), ..news.clone() };
    let mut lines: Vec<String> = news.dates.iter().map(|date| text::date_line(language, date, &news.today)).collect();
    if news.more > 0 {
        lines.push(text!(t, dashboard.and_more, count = text::grouped(language, news.more)));
    }
    let url = format!("{}{}", config.base_url.origin, paths::DATES);
    let blocks = vec![
        greeting,
        Block::Paragraph(text!(t, mail.dates_text)),
        Block::List(lines),
        Block::Button { label: text!(t, mail.dates_button), url },
        Block::Note(text!(t, mail.dates_why, page = text!(t, dates.title))),
    ];
    (text::dates_subject(language, &news), blocks)
}

/// That the calendar has got an address, and what to do if someone else did that.
pub(super) fn calendar_address(
    config: &Config,
    language: Language,
    greeting: Block,
    news: &CalendarNews,
    at: Moment,
) -> Content {
    let t = text::locale(language);
    let (product, date) = (&config.product_name, text::date_time(language, at));
    let (subject, text) = if news.is_renewed {
        (text!(t, mail.calendar_renewed_subject, product = product), text!(t, mail.calendar_renewed_text, date = date))
    } else {
        (text!(t, mail.calendar_created_subject, product = product), text!(t, mail.calendar_created_text, date = date))
    };
    let (page, contact) = (text!(t, dates.title), &config.support_contact);
    let blocks = vec![
        greeting,
        Block::Paragraph(text),
        Block::Paragraph(text!(t, mail.calendar_not_you, page = page, contact = contact)),
        Block::Button {
            label: text!(t, mail.dates_button),
            url: format!("{}{}", config.base_url.origin, paths::DATES),
        },
    ];
    (subject, blocks)
}

/// The same with names that a mail program takes for no address.
fn harmless_date(date: &DueDate) -> DueDate {
    let mut date = date.clone();
    if let Some(account) = &mut date.account {
        account.name = harmless(&account.name);
    }
    if let Some(product) = &mut date.product {
        let [es, ru, it] = [&product.es, &product.ru, &product.it].map(|text| text.as_deref().map(harmless));
        *product = Description { en: harmless(&product.en), es, ru, it };
    }
    date
}
