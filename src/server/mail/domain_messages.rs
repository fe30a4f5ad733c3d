//! What mails about domains say.

use super::{Block, Content, harmless::harmless};
use crate::{
    domain::{
        domain_claim::DomainEvent as E,
        language::Language,
        mail::{AccountOfAgreement, DomainNews},
    },
    paths,
    server::{
        config::Config,
        text::{self, text},
        workflow::looking::{as_read, record_name},
    },
};

/// What happened to a domain, for whoever may associate domains.
pub(super) fn about_domain(config: &Config, language: Language, greeting: Block, news: &DomainNews) -> Content {
    let t = text::locale(language);
    let mut blocks = vec![greeting, Block::Paragraph(sentence(config, language, news))];
    if !news.also.is_empty() && news.event != E::SubdomainElsewhere {
        blocks.push(Block::Paragraph(text!(t, mail.domain_also, also = also(news))));
    }
    let accounts = news.accounts.iter().map(|account| harmless(account)).collect::<Vec<_>>().join("; ");
    blocks.push(Block::Paragraph(text!(t, mail.domain_accounts, accounts = accounts)));
    if !matches!(news.event, E::Removed | E::Lost | E::Refused | E::Unshared) {
        let url = format!("{}{}", config.base_url.origin, paths::of(paths::DOMAIN, &news.id));
        blocks.push(Block::Button { label: text!(t, mail.domain_button), url });
    }
    (subject(language, news), blocks)
}

/// A subscription has come, and no domain is proven.
pub(super) fn domain_needed(
    config: &Config,
    language: Language,
    greeting: Block,
    about: &AccountOfAgreement,
) -> Content {
    let t = text::locale(language);
    let (account, agreement) = (harmless(&about.account), harmless(&about.agreement));
    let blocks = vec![
        greeting,
        Block::Paragraph(text!(t, mail.domain_needed_text, account = account, agreement = agreement)),
        Block::Button {
            label: text!(t, label.associate_domains),
            url: format!("{}{}", config.base_url.origin, paths::DOMAINS),
        },
    ];
    (text!(t, mail.domain_needed_subject), blocks)
}

/// What happened to a domain, for the operator.
pub(super) fn for_operator(language: Language, news: &DomainNews) -> Content {
    let t = text::locale(language);
    let (domain, organization) = (&as_read(&news.domain), harmless(&news.organization));
    let sentence = match news.event {
        E::Contested => text!(t, mail.domain_operator_contested_text, domain = domain, organization = organization),
        E::Lost => text!(t, mail.domain_operator_lost_text, domain = domain, organization = organization),
        _ => text!(t, mail.domain_operator_lapsed_text, domain = domain, organization = organization),
    };
    let mut blocks = vec![Block::Paragraph(sentence)];
    let mut commands = vec![format!("business-center domain show {}", news.domain)];
    let mut title = subject(language, news);
    if news.event == E::Contested {
        commands.push(format!("business-center domain decide {} --to ID --reason TEXT", news.domain));
        title = text!(t, mail.domain_operator_contested_subject, domain = domain);
    }
    blocks.push(Block::List(commands));
    (title, blocks)
}

fn also(news: &DomainNews) -> String {
    news.also.iter().map(|name| as_read(name)).collect::<Vec<_>>().join(", ")
}

fn subject(language: Language, news: &DomainNews) -> String {
    let t = text::locale(language);
    let domain = &as_read(&news.domain);
    let date = news.until.map(|until| text::day(language, until)).unwrap_or_default();
    let account = news.accounts.first().map(|account| harmless(account)).unwrap_or_default();
    match news.event {
        E::Proven => text!(t, mail.domain_proven_subject, domain = domain),
        E::Contested => text!(t, mail.domain_contested_subject, domain = domain),
        E::Disputed => text!(t, mail.domain_disputed_subject, domain = domain),
        E::DisputeEnded => text!(t, mail.domain_dispute_ended_subject, domain = domain),
        E::ExpiresSoon => text!(t, mail.domain_expires_soon_subject, domain = domain, date = date),
        E::Expired => text!(t, mail.domain_expired_subject, domain = domain),
        E::Failing => text!(t, mail.domain_failing_subject, domain = domain),
        E::StillFailing => text!(t, mail.domain_still_failing_subject, domain = domain),
        E::Recovered => text!(t, mail.domain_recovered_subject, domain = domain),
        E::Lapsed => text!(t, mail.domain_lapsed_subject, domain = domain),
        E::Unreachable => text!(t, mail.domain_unreachable_subject, domain = domain),
        E::Shared => text!(t, mail.domain_shared_subject, domain = domain, account = account),
        E::Unshared => text!(t, mail.domain_unshared_subject, domain = domain, account = account),
        E::Removed => text!(t, mail.domain_removed_subject, domain = domain),
        E::Lost => text!(t, mail.domain_lost_subject, domain = domain),
        E::Refused => text!(t, mail.domain_refused_subject, domain = domain),
        E::SubdomainElsewhere => text!(t, mail.domain_subdomain_elsewhere_subject, domain = domain),
        // No one is told of these.
        E::Added | E::Renewed => domain.clone(),
    }
}

fn sentence(config: &Config, language: Language, news: &DomainNews) -> String {
    let t = text::locale(language);
    let domain = &as_read(&news.domain);
    let (organization, contact, vendor) = (harmless(&news.organization), &config.support_contact, &config.vendor_name);
    let date = news.until.map(|until| text::date_time(language, until)).unwrap_or_default();
    let account = news.accounts.first().map(|account| harmless(account)).unwrap_or_default();
    let record = record_name(config, &news.domain);
    let also = also(news);
    match news.event {
        E::Proven => text!(t, mail.domain_proven_text, domain = domain),
        E::Contested => text!(t, mail.domain_contested_text, domain = domain, contact = contact),
        E::Disputed => text!(t, mail.domain_disputed_text, domain = domain, contact = contact),
        E::DisputeEnded => text!(t, mail.domain_dispute_ended_text, domain = domain),
        E::ExpiresSoon => text!(t, mail.domain_expires_soon_text, domain = domain, date = date),
        E::Expired => text!(t, mail.domain_expired_text, domain = domain),
        E::Failing | E::StillFailing => {
            text!(t, mail.domain_failing_text, domain = domain, record = record, date = date)
        }
        E::Recovered => text!(t, mail.domain_recovered_text, domain = domain),
        E::Lapsed => text!(t, mail.domain_lapsed_text, domain = domain),
        E::Unreachable => text!(t, mail.domain_unreachable_text, domain = domain),
        E::Shared => text!(t, mail.domain_shared_text, domain = domain, organization = organization, account = account),
        E::Unshared => {
            text!(t, mail.domain_unshared_text, domain = domain, organization = organization, account = account)
        }
        E::Removed => text!(t, mail.domain_removed_text, domain = domain),
        E::Lost => text!(t, mail.domain_lost_text, domain = domain, contact = contact),
        E::Refused => text!(t, mail.domain_refused_text, domain = domain, vendor = vendor, contact = contact),
        E::SubdomainElsewhere => {
            text!(t, mail.domain_subdomain_elsewhere_text, domain = domain, also = also, contact = contact)
        }
        E::Added | E::Renewed => domain.clone(),
    }
}
