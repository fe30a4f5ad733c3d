//! Looks for TXT records: what a name has, or why that cannot be told.
//!
//! Nothing is cached, and every configured server is asked, so that a record is found as soon as they know it and one
//! forged answer proves nothing.

mod answer;
mod exchange;
mod table;

pub use table::Table;

use super::config::Config;
use crate::{domain::domain_proof::LookOutcome, paths};
use std::{
    net::{IpAddr, SocketAddr},
    time::Duration,
};
use tokio::{
    sync::Semaphore,
    task::JoinSet,
    time::{Instant, timeout},
};

/// How long a look takes at most: less than five seconds, with what a busy machine adds.
const LONGEST_LOOK: Duration = Duration::from_millis(4_500);
/// How long a look waits until it may begin.
const LONGEST_WAIT: Duration = Duration::from_secs(2);
/// The most looks at a time.
const MOST_LOOKS: usize = 8;
/// Where the system names its servers.
const SYSTEM_CONFIGURATION: &str = "/etc/resolv.conf";
/// The port of DNS.
const PORT: u16 = 53;

/// What was found, and who said so.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Look {
    /// The server that answered, or those that agree or were asked in vain; empty where none was asked.
    pub server: String,
    /// The name that was asked for, without a final dot.
    pub name: String,
    /// What came of it.
    pub outcome: Outcome,
}

/// What a look comes to; [`LookOutcome`] says more about each.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// There are texts.
    Found {
        /// All of them, each in one piece.
        values: Vec<String>,
    },
    /// The name does not exist.
    NoName {
        /// How long the server remembers that.
        remembered: Option<Duration>,
    },
    /// The name has no text.
    NoText {
        /// How long the server remembers that.
        remembered: Option<Duration>,
    },
    /// The server failed.
    ServerFailure,
    /// The server refused.
    Refused,
    /// No answer came in time.
    Silent,
    /// The answer is too long, and not all of it came.
    Truncated,
    /// Something came that is no answer.
    Malformed,
    /// Aliases lead nowhere.
    AliasLoop,
    /// The server found invalid signatures.
    Dnssec,
    /// The servers do not agree.
    Disagree,
    /// Too many looks were under way.
    Busy,
}

impl Outcome {
    /// Its word.
    #[must_use]
    pub const fn word(&self) -> LookOutcome {
        match self {
            Self::Found { .. } => LookOutcome::Found,
            Self::NoName { .. } => LookOutcome::NoName,
            Self::NoText { .. } => LookOutcome::NoText,
            Self::ServerFailure => LookOutcome::ServerFailure,
            Self::Refused => LookOutcome::Refused,
            Self::Silent => LookOutcome::Silent,
            Self::Truncated => LookOutcome::Truncated,
            Self::Malformed => LookOutcome::Malformed,
            Self::AliasLoop => LookOutcome::AliasLoop,
            Self::Dnssec => LookOutcome::Dnssec,
            Self::Disagree => LookOutcome::Disagree,
            Self::Busy => LookOutcome::Busy,
        }
    }

    /// Whether it says what the name has, or that it has nothing.
    const fn is_answer(&self) -> bool {
        matches!(self, Self::Found { .. } | Self::NoName { .. } | Self::NoText { .. })
    }

    /// Whether another server says the same: the same texts in whatever order, or nothing.
    fn agrees_with(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Found { values: one }, Self::Found { values: other }) => sorted(one) == sorted(other),
            (Self::Found { .. }, _) | (_, Self::Found { .. }) => false,
            _ => true,
        }
    }
}

fn sorted(values: &[String]) -> Vec<&str> {
    let mut values: Vec<&str> = values.iter().map(String::as_str).collect();
    values.sort_unstable();
    values.dedup();
    values
}

/// Looks for records, in the network or in a table.
#[derive(Debug)]
pub struct Resolver {
    servers: Vec<SocketAddr>,
    table: Option<Table>,
    looks: Semaphore,
}

impl Resolver {
    /// Asks the servers of the settings; where the development mailbox is on, a table.
    #[must_use]
    pub fn from_config(config: &Config) -> Self {
        let table = config.has_development_mailbox().then(Table::default);
        Self { table, ..Self::asking(config.dns_servers.clone()) }
    }

    /// Asks these servers; those of the system where there are none.
    #[must_use]
    pub fn asking(servers: Vec<SocketAddr>) -> Self {
        Self { servers, table: None, looks: Semaphore::new(MOST_LOOKS) }
    }

    /// The table that is asked instead of the network.
    #[must_use]
    pub const fn table(&self) -> Option<&Table> {
        self.table.as_ref()
    }

    /// Looks for the TXT records of a name.
    pub async fn text_records(&self, name: &str) -> Look {
        let deadline = Instant::now() + LONGEST_LOOK;
        let look = |server, outcome| Look { server, name: name.to_owned(), outcome };
        if let Some(table) = &self.table {
            return look(paths::DEV_DNS.to_owned(), table.look(name));
        }
        let Ok(Ok(_turn)) = timeout(LONGEST_WAIT, self.looks.acquire()).await else {
            return look(String::new(), Outcome::Busy);
        };
        let (server, outcome) = agreed(ask_each(&self.servers().await, name, deadline).await);
        look(server, outcome)
    }

    /// The servers to ask. Those of the system may change while the program runs.
    async fn servers(&self) -> Vec<SocketAddr> {
        if !self.servers.is_empty() {
            return self.servers.clone();
        }
        match tokio::fs::read_to_string(SYSTEM_CONFIGURATION).await {
            Ok(text) => servers_of(&text),
            Err(error) => {
                tracing::warn!(%error, "cannot read {SYSTEM_CONFIGURATION}; set BC_DNS_SERVERS");
                Vec::new()
            }
        }
    }
}

/// The servers of a resolv.conf, each once.
fn servers_of(text: &str) -> Vec<SocketAddr> {
    let mut servers = Vec::new();
    for line in text.lines() {
        let mut words = line.split_whitespace();
        let address = words.next().filter(|word| *word == "nameserver").and(words.next());
        if let Some(address) = address.and_then(|address| address.parse::<IpAddr>().ok()) {
            let server = SocketAddr::new(address, PORT);
            if !servers.contains(&server) {
                servers.push(server);
            }
        }
    }
    servers
}

/// Asks each server by itself, all at the same time; the outcomes are in the order of the servers.
async fn ask_each(servers: &[SocketAddr], name: &str, deadline: Instant) -> Vec<(SocketAddr, Outcome)> {
    let mut asked = JoinSet::new();
    for (place, server) in servers.iter().copied().enumerate() {
        let name = name.to_owned();
        asked.spawn(async move { (place, server, answer::text_records(server, &name, deadline).await) });
    }
    let mut outcomes = asked.join_all().await;
    outcomes.sort_unstable_by_key(|(place, ..)| *place);
    outcomes.into_iter().map(|(_, server, outcome)| (server, outcome)).collect()
}

/// What the servers agree on. One that is silent is left out, as long as another is not; one that fails is not: it may
/// have found a forgery.
fn agreed(outcomes: Vec<(SocketAddr, Outcome)>) -> (String, Outcome) {
    let names = |outcomes: &[(SocketAddr, Outcome)]| {
        outcomes.iter().map(|(server, _)| name_of(*server)).collect::<Vec<_>>().join(", ")
    };
    let (silent, heard): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(|(_, outcome)| *outcome == Outcome::Silent);
    if let Some((server, failure)) = heard.iter().find(|(_, outcome)| !outcome.is_answer()) {
        return (name_of(*server), failure.clone());
    }
    match heard.split_first() {
        None => (names(&silent), Outcome::Silent),
        Some(((_, first), others)) if others.iter().all(|(_, other)| first.agrees_with(other)) => {
            (names(&heard), first.clone())
        }
        Some(_) => (names(&heard), Outcome::Disagree),
    }
}

/// A server as people write it: without the usual port.
fn name_of(server: SocketAddr) -> String {
    if server.port() == PORT { server.ip().to_string() } else { server.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_of_the_system_are_read() {
        let text = "# a comment\nnameserver 10.0.0.1\nsearch contoso.com\n nameserver\t::1 \nnameserver 10.0.0.1\n\
            nameservers 10.0.0.2\nnameserver fe80::1%eth0\n#nameserver 10.0.0.3\nnameserver";
        assert_eq!(servers_of(text), ["10.0.0.1:53", "[::1]:53"].map(|server| server.parse().expect("an address")));
    }

    #[test]
    fn servers_must_agree_as_far_as_they_answer() {
        let found = |values: &[&str]| Outcome::Found { values: values.iter().map(|one| (*one).to_owned()).collect() };
        let no_name = Outcome::NoName { remembered: Some(Duration::from_mins(1)) };
        let no_text = Outcome::NoText { remembered: None };
        let addresses: [SocketAddr; 2] = ["10.0.0.1:53", "10.0.0.2:5353"].map(|one| one.parse().expect("an address"));
        let of =
            |one: &Outcome, other: &Outcome| agreed(addresses.into_iter().zip([one.clone(), other.clone()]).collect());
        let both = "10.0.0.1, 10.0.0.2:5353".to_owned();
        assert_eq!(of(&found(&["a", "b"]), &found(&["b", "a"])), (both.clone(), found(&["a", "b"])));
        assert_eq!(of(&found(&["a"]), &found(&["a", "b"])), (both.clone(), Outcome::Disagree));
        assert_eq!(of(&found(&["a"]), &no_name), (both.clone(), Outcome::Disagree));
        assert_eq!(of(&no_name, &no_text), (both.clone(), no_name));
        assert_eq!(of(&Outcome::Silent, &found(&["a"])), ("10.0.0.2:5353".to_owned(), found(&["a"])));
        assert_eq!(of(&Outcome::Silent, &Outcome::Silent), (both, Outcome::Silent));
        assert_eq!(of(&found(&["a"]), &Outcome::Dnssec), ("10.0.0.2:5353".to_owned(), Outcome::Dnssec));
        assert_eq!(agreed(Vec::new()), (String::new(), Outcome::Silent));
    }
}
