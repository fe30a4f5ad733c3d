//! Verification of the audit trail, and what was forgotten since.

use super::{
    hash,
    personal::{digest, emptied_by},
};
use crate::{
    domain::{audit::Action, moment::Moment},
    server::db::{
        self, Connection,
        audit::{AuditRow, Head, Link},
    },
};
use std::{collections::BTreeSet, fmt};

/// Entries per batch: a trail may not fit into memory.
const CHECKED_AT_ONCE: i64 = 1_000;

/// What a check of the trail found.
#[derive(Debug, Default, Eq, PartialEq)]
pub struct Verified {
    /// The first entry that is not as it was written.
    pub broken: Option<Broken>,
    /// The entries that tell of forgotten people, each with how many entries it emptied.
    pub forgotten: Vec<Forgotten>,
}

/// An entry that is not as it was written.
#[derive(Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Broken {
    /// Where it is.
    pub link: Link,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with an entry.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Fault {
    /// It does not fit its chain, or it is missing.
    Chain,
    /// Its names and addresses are others.
    Changed,
    /// Its names and addresses are gone, and no entry tells so.
    Lost,
    /// Its names and addresses were forgotten, and are there again.
    Returned,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Link { chain, sequence } = &self.link;
        let fault = match self.fault {
            Fault::Chain => "does not match its chain",
            Fault::Changed => "has other names and addresses than it was written with",
            Fault::Lost => "has lost its names and addresses, and no entry says that they were removed",
            Fault::Returned => "has names and addresses again that were removed",
        };
        write!(f, "entry {sequence} of chain {chain:?} {fault}")
    }
}

/// An entry that tells of someone who was forgotten.
#[derive(Debug, Eq, PartialEq)]
pub struct Forgotten {
    /// Where it is.
    pub link: Link,
    /// When.
    pub at: Moment,
    /// Who did it.
    pub actor: String,
    /// How many entries were emptied.
    pub entries: usize,
}

/// Checks every chain. The connection is to be a snapshot ([`Db::snapshot`](db::Db::snapshot)): what is written meanwhile
/// would look like a break.
pub async fn verify(connection: &mut Connection) -> db::Result<Verified> {
    let mut check = Check::default();
    check.note(db::audit::find_stray(connection).await?, Fault::Chain);
    check.note(db::audit::find_stray_personal(connection).await?, Fault::Changed);
    for head in db::audit::list_heads(connection).await? {
        check.chain(connection, &head).await?;
    }
    Ok(check.finish())
}

/// A check under way.
#[derive(Default)]
struct Check {
    broken: Option<Broken>,
    /// Entries without the personal part that they had.
    emptied: BTreeSet<Link>,
    /// Entries that were emptied, as others tell.
    told: BTreeSet<Link>,
    forgotten: Vec<Forgotten>,
}

impl Check {
    fn note(&mut self, link: Option<Link>, fault: Fault) {
        let Some(link) = link else { return };
        let found = Broken { link, fault };
        self.broken = Some(match self.broken.take() {
            Some(former) => former.min(found),
            None => found,
        });
    }

    /// Checks a chain up to the first entry that is missing or was touched.
    async fn chain(&mut self, connection: &mut Connection, head: &Head) -> db::Result<()> {
        let link = |sequence| Some(Link { chain: head.chain.clone(), sequence });
        let (mut sequence, mut previous) = (0, String::new());
        while sequence < head.sequence {
            let rows = db::audit::list_chain(connection, head, sequence, CHECKED_AT_ONCE).await?;
            if rows.is_empty() {
                self.note(link(sequence + 1), Fault::Chain);
                return Ok(());
            }
            for row in rows {
                sequence += 1;
                if row.sequence != sequence || row.hash != hash(&previous, &row) {
                    self.note(link(sequence), Fault::Chain);
                    return Ok(());
                }
                self.entry(&row);
                previous = row.hash;
            }
        }
        if previous != head.hash {
            self.note(link(head.sequence), Fault::Chain);
        }
        Ok(())
    }

    /// Notes what an entry that fits its chain tells of personal parts: its own, and those that it says were removed.
    fn entry(&mut self, row: &AuditRow) {
        let link = row.link();
        let facts = row.salt.as_deref().zip(row.facts.as_deref());
        match (&row.personal_digest, facts) {
            (Some(known), Some((salt, facts))) if *known == digest(salt, facts) => {}
            (Some(_), None) => drop(self.emptied.insert(link.clone())),
            (None, None) => {}
            _ => self.note(Some(link.clone()), Fault::Changed),
        }
        if row.action() == Some(Action::PersonForgotten) {
            let emptied = emptied_by(row);
            self.forgotten.push(Forgotten { link, at: row.at, actor: row.actor.clone(), entries: emptied.len() });
            self.told.extend(emptied);
        }
    }

    fn finish(mut self) -> Verified {
        // What a broken chain tells of removals is unknown.
        if self.broken.as_ref().is_none_or(|broken| broken.fault != Fault::Chain) {
            self.note(self.emptied.difference(&self.told).next().cloned(), Fault::Lost);
            self.note(self.told.difference(&self.emptied).next().cloned(), Fault::Returned);
        }
        Verified { broken: self.broken, forgotten: self.forgotten }
    }
}
