//! What mails about keys say.

use super::{Block, Content, harmless::harmless};
use crate::{
    domain::{language::Language, mail::KeyNews},
    paths,
    server::{
        config::Config,
        text::{self, text},
    },
};

/// What someone did with keys, and whether the reader is that person.
pub(super) struct KeyMail<'a> {
    pub(super) news: &'a KeyNews,
    pub(super) is_own: bool,
}

/// Someone took keys away as a file.
pub(super) fn keys_exported(config: &Config, language: Language, greeting: Block, about: &KeyMail<'_>) -> Content {
    let news = about.news;
    let t = text::locale(language);
    let person = harmless(&news.name);
    let count = text::grouped(language, news.count.unwrap_or_default());
    let export = news.export.clone().unwrap_or_default();
    let blocks = vec![
        greeting,
        Block::Paragraph(text!(
            t,
            mail.keys_exported_text,
            name = &person,
            email = &news.email,
            count = count,
            date = text::date_time(language, news.at)
        )),
        Block::List(news.accounts.iter().map(|account| harmless(account)).collect()),
        Block::Paragraph(text!(t, mail.keys_exported_id, export = export)),
    ];
    let blocks = blocks.into_iter().chain(after_key_news(config, language, about)).collect();
    (text!(t, mail.keys_exported_subject, name = person), blocks)
}

/// What the reader can do: ask someone else and act, or protect the own account.
fn after_key_news(config: &Config, language: Language, KeyMail { news, is_own }: &KeyMail<'_>) -> [Block; 2] {
    let t = text::locale(language);
    if *is_own {
        return [
            Block::Paragraph(text!(t, mail.password_changed_not_you, contact = &config.support_contact)),
            Block::Button {
                label: text!(t, label.forgot_password),
                url: format!("{}{}", config.base_url.origin, paths::FORGOT_PASSWORD),
            },
        ];
    }
    [
        Block::Paragraph(text!(t, mail.keys_next, name = harmless(&news.name))),
        Block::Button {
            label: text!(t, mail.sensitive_button),
            url: format!("{}{}", config.base_url.origin, paths::of(paths::PERSON, &news.person)),
        },
    ]
}

/// Someone wanted to see more keys than allowed.
pub(super) fn keys_limited(config: &Config, language: Language, greeting: Block, about: &KeyMail<'_>) -> Content {
    let news = about.news;
    let t = text::locale(language);
    let person = harmless(&news.name);
    let blocks = vec![
        greeting,
        Block::Paragraph(text!(
            t,
            mail.keys_limited_text,
            name = &person,
            email = &news.email,
            date = text::date_time(language, news.at)
        )),
        Block::List(news.accounts.iter().map(|account| harmless(account)).collect()),
    ];
    let blocks = blocks.into_iter().chain(after_key_news(config, language, about)).collect();
    (text!(t, mail.keys_limited_subject, name = person), blocks)
}
