//! What mails about access reviews say.

use super::{Block, Content, harmless::harmless};
use crate::{
    domain::{
        language::Language,
        mail::{ReviewDue, ReviewsDue},
    },
    paths,
    server::{
        config::Config,
        text::{self, text},
    },
};

/// Purchasing accounts that a mail names.
const MOST_NAMED: usize = 10;

/// Access reviews are due, for whoever decides in them.
pub(super) fn reviews_due(config: &Config, language: Language, greeting: Block, news: &ReviewsDue) -> Content {
    let t = text::locale(language);
    let line = |one: &ReviewDue| {
        text!(
            t,
            mail.reviews_due_line,
            account = harmless(&one.account),
            agreement = harmless(&one.agreement),
            date = text::day(language, one.due_at)
        )
    };
    let mut lines: Vec<String> = news.accounts.iter().take(MOST_NAMED).map(line).collect();
    let rest = news.accounts.len().saturating_sub(MOST_NAMED);
    if rest > 0 {
        lines.push(text!(t, dashboard.and_more, count = text::grouped(language, rest)));
    }
    let subject = if news.is_reminder {
        text!(t, mail.reminder_subject, subject = text!(t, mail.reviews_due_subject))
    } else {
        text!(t, mail.reviews_due_subject)
    };
    let path = match news.accounts.as_slice() {
        [only] => paths::of(paths::REVIEW, &only.id),
        _ => paths::REVIEWS.to_owned(),
    };
    let url = format!("{}{path}", config.base_url.origin);
    let blocks = vec![
        greeting,
        Block::Paragraph(text!(t, mail.reviews_due_text)),
        Block::List(lines),
        Block::Paragraph(text!(t, mail.reviews_due_next)),
        Block::Button { label: text!(t, mail.reviews_due_button), url },
    ];
    (subject, blocks)
}
