//! Recent replies of the mail server, kept in memory: they show whether every recipient gets the same reply, which a
//! single reply does not.

use crate::domain::moment::Moment;
use std::{
    collections::{BTreeSet, HashMap},
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Recipients at so many domains get the same refusal, and no one gets a mail: it is not they.
const MANY_DOMAINS: usize = 3;
/// The most refusals that are told apart, and the most mails of each that are remembered.
const MOST_REFUSALS: usize = 100;
const MOST_MAILS: usize = 1_000;

/// The mail server as this instance knows it.
#[derive(Default)]
pub struct MailServer(Mutex<Answers>);

#[derive(Default)]
struct Answers {
    accepted_at: Option<Moment>,
    /// Since a mail was taken over last, by what is the same for all in the words.
    refusals: HashMap<String, Alike>,
}

#[derive(Default)]
struct Alike {
    domains: BTreeSet<String>,
    given_up: Vec<String>,
}

impl Alike {
    fn is_everybodys(&self) -> bool {
        self.domains.len() >= MANY_DOMAINS
    }
}

impl MailServer {
    fn answers(&self) -> MutexGuard<'_, Answers> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes that a mail was taken over.
    pub fn note_accepted(&self, now: Moment) {
        *self.answers() = Answers { accepted_at: Some(now), refusals: HashMap::new() };
    }

    /// Whether a mail was taken over since a moment.
    #[must_use]
    pub fn has_accepted_since(&self, moment: Moment) -> bool {
        self.answers().accepted_at.is_some_and(|at| at >= moment)
    }

    /// Notes a refusal, and says whether everyone gets it.
    pub fn note_refused(&self, words: &str, recipient: &str) -> bool {
        let mut answers = self.answers();
        if answers.refusals.len() >= MOST_REFUSALS {
            answers.refusals.clear();
        }
        let alike = answers.refusals.entry(common(words)).or_default();
        if alike.domains.len() < MANY_DOMAINS {
            alike.domains.insert(recipient.rsplit('@').next().unwrap_or_default().to_lowercase());
        }
        alike.is_everybodys()
    }

    /// Remembers a mail that was given up, and says whether everyone got the same meanwhile: then it is to be put back.
    pub fn note_given_up(&self, words: &str, id: &str) -> bool {
        let mut answers = self.answers();
        let Some(alike) = answers.refusals.get_mut(&common(words)) else { return false };
        if alike.given_up.len() < MOST_MAILS {
            alike.given_up.push(id.to_owned());
        }
        alike.is_everybodys()
    }

    /// The mails that were given up for what everyone gets, each once.
    pub fn take_given_up(&self, words: &str) -> Vec<String> {
        self.answers()
            .refusals
            .get_mut(&common(words))
            .map(|alike| std::mem::take(&mut alike.given_up))
            .unwrap_or_default()
    }
}

/// What is the same in a reply to everyone: codes and plain words, without addresses, hosts and numbers of the mail.
fn common(words: &str) -> String {
    let is_code = |word: &str| word.len() <= 8 && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    let is_plain = |word: &str| {
        let inner = word.trim_matches(|c: char| !c.is_alphanumeric());
        !inner.contains(['@', '.', '<', '[', '=', '/']) && !inner.chars().any(|c| c.is_ascii_digit())
    };
    let kept =
        words.split_whitespace().enumerate().filter(|(place, word)| *place < 2 && is_code(word) || is_plain(word));
    kept.map(|(_, word)| word.to_lowercase()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_reply_at_three_domains_is_everybodys_until_a_mail_gets_through() {
        let server = MailServer::default();
        let refuse = |name: &str, domain: &str| {
            let words = format!("550 5.1.1 <{name}@{domain}>: User unknown (queue 4XyZ{name}1)");
            server.note_refused(&words, &format!("{name}@{domain}"))
        };
        assert!(!refuse("a", "contoso.com") && !refuse("b", "contoso.com") && !refuse("c", "Contoso.com"));
        assert!(!refuse("a", "fabrikam.com"));
        assert!(refuse("a", "northwind.example"));
        server.note_accepted(Moment(7));
        assert!(!refuse("d", "contoso.com"));
        assert!(server.has_accepted_since(Moment(7)) && !server.has_accepted_since(Moment(8)));
    }

    #[test]
    fn other_words_are_another_refusal() {
        let server = MailServer::default();
        let replies = ["550 5.1.1 user unknown", "550 5.2.1 user unknown", "550 5.1.1 no such user"];
        let domains = ["contoso.com", "fabrikam.com", "northwind.example"];
        for (words, domain) in replies.into_iter().zip(domains) {
            assert!(!server.note_refused(words, &format!("harry@{domain}")));
        }
    }

    #[test]
    fn what_was_given_up_is_given_once() {
        let server = MailServer::default();
        server.note_refused("550 no", "harry@contoso.com");
        assert!(!server.note_given_up("550 no", "1"));
        assert_eq!(server.take_given_up("550 no"), ["1"]);
        assert!(server.take_given_up("550 no").is_empty() && server.take_given_up("551").is_empty());
    }
}
