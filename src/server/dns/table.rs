//! The records that are found instead of those of the network, where the development mailbox is on.

use super::Outcome;
use crate::domain::domain_proof::LookOutcome;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// How long a resolver is said to remember an absence that someone asked for.
const REMEMBERED: Duration = Duration::from_hours(1);

/// Names with their texts, and names for which a look comes to something else.
#[derive(Debug, Default)]
pub struct Table(Mutex<Names>);

#[derive(Clone, Debug, Default)]
struct Names {
    records: BTreeSet<(String, String)>,
    outcomes: BTreeMap<String, LookOutcome>,
}

impl Table {
    /// Adds a text to a name.
    pub fn add(&self, name: &str, value: &str) {
        self.names().records.insert((tidied(name), value.trim().to_owned()));
    }

    /// Removes a text from a name.
    pub fn remove(&self, name: &str, value: &str) {
        self.names().records.remove(&(tidied(name), value.to_owned()));
    }

    /// Sets what a look for a name comes to; none for its texts.
    pub fn set_outcome(&self, name: &str, outcome: Option<LookOutcome>) {
        let name = tidied(name);
        match outcome {
            Some(outcome) => drop(self.names().outcomes.insert(name, outcome)),
            None => drop(self.names().outcomes.remove(&name)),
        }
    }

    /// Names and texts, in order.
    #[must_use]
    pub fn list_records(&self) -> Vec<(String, String)> {
        self.names().records.iter().cloned().collect()
    }

    /// Names and what a look for them comes to, in order.
    #[must_use]
    pub fn list_outcomes(&self) -> Vec<(String, LookOutcome)> {
        self.names().outcomes.iter().map(|(name, outcome)| (name.clone(), *outcome)).collect()
    }

    /// What a look for a name comes to.
    pub(super) fn look(&self, name: &str) -> Outcome {
        let (names, name) = (self.names(), tidied(name));
        let values: Vec<String> =
            names.records.iter().filter(|(known, _)| *known == name).map(|(_, value)| value.clone()).collect();
        match names.outcomes.get(&name) {
            Some(outcome) => outcome_of(*outcome, values),
            None if values.is_empty() => Outcome::NoName { remembered: None },
            None => Outcome::Found { values },
        }
    }

    fn names(&self) -> MutexGuard<'_, Names> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn outcome_of(outcome: LookOutcome, values: Vec<String>) -> Outcome {
    match outcome {
        LookOutcome::Found => Outcome::Found { values },
        LookOutcome::NoName => Outcome::NoName { remembered: Some(REMEMBERED) },
        LookOutcome::NoText => Outcome::NoText { remembered: Some(REMEMBERED) },
        LookOutcome::ServerFailure => Outcome::ServerFailure,
        LookOutcome::Refused => Outcome::Refused,
        LookOutcome::Silent => Outcome::Silent,
        LookOutcome::Truncated => Outcome::Truncated,
        LookOutcome::Malformed => Outcome::Malformed,
        LookOutcome::AliasLoop => Outcome::AliasLoop,
        LookOutcome::Dnssec => Outcome::Dnssec,
        LookOutcome::Disagree => Outcome::Disagree,
        LookOutcome::Busy => Outcome::Busy,
    }
}

/// A name as DNS compares it.
fn tidied(name: &str) -> String {
    let name = name.trim();
    name.strip_suffix('.').unwrap_or(name).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_found_until_it_is_removed() {
        let table = Table::default();
        assert_eq!(table.look("_x.contoso.com"), Outcome::NoName { remembered: None });
        table.add(" _X.Contoso.com. ", " one ");
        table.add("_x.contoso.com", "two");
        let values = vec!["one".to_owned(), "two".to_owned()];
        assert_eq!(table.look("_x.contoso.com."), Outcome::Found { values });
        table.remove("_x.contoso.com", "two");
        assert_eq!(table.look("_x.contoso.com"), Outcome::Found { values: vec!["one".to_owned()] });
    }

    #[test]
    fn a_look_comes_to_what_was_asked_for() {
        let table = Table::default();
        table.add("contoso.com", "one");
        for outcome in LookOutcome::ALL {
            table.set_outcome("Contoso.com", Some(outcome));
            assert_eq!(table.look("contoso.com").word(), outcome);
        }
        table.set_outcome("contoso.com", None);
        assert_eq!(table.look("contoso.com").word(), LookOutcome::Found);
    }
}
