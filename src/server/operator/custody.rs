//! `business-center keyring` and `business-center keys`: what secrets in the database are encrypted by.

use super::{
    Failed, open,
    output::{print, print_error, show_count},
    records::begin,
};
use crate::{
    domain::{audit::Action, product_key::DataKeyPurpose},
    server::{
        audit::Entry,
        change::Change,
        clock::Clock,
        config::Config,
        custody::{CurrentKeys, Custody, CustodyFault, Keyring},
        db::{self, Db, agreements::lock_imports, custody::DataKeyRow},
        signing,
    },
};
use clap::Subcommand;
use serde_json::json;
use std::{
    collections::{BTreeMap, BTreeSet},
    process::ExitCode,
};

/// Data keys, and product keys, that one transaction encrypts anew.
const AT_ONCE: i64 = 200;

#[derive(Debug, Subcommand)]
pub(super) enum KeyringCommand {
    /// Make a keyring with a first key in the file that `BC_KEYRING_FILE` names, or add a key to it.
    New {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Add a key, unless the newest one is not in use yet, and encrypt every data key by it.
    Rotate {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Check that the keyring opens every data key, and print which of its keys are in use.
    Verify {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum KeysCommand {
    /// Encrypt everything anew with new data keys; started again, it first finishes what was stopped.
    Reencrypt {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

/// Makes sure that secrets in the database can be opened, and encrypts those that are not yet. Where there are none, no
/// keyring is needed. A signing key that does not open is logged: everything else works without it.
pub(super) async fn prepare(config: &Config, db: &Db) -> Result<Custody, Failed> {
    let custody = Custody::load(config)?;
    custody.check(&mut db.read().await?).await?;
    let mut change = begin(db).await?;
    let now = change.now;
    let broken = signing::seal_again(&mut change, &custody, None, now).await?;
    change.commit().await?;
    for fault in broken {
        tracing::error!(%fault, "a signing key does not open");
    }
    Ok(custody)
}

pub(super) async fn keyring(config: &Config, command: KeyringCommand) -> Result<ExitCode, Failed> {
    match command {
        KeyringCommand::Rotate { json } => rotate(config, json).await,
        KeyringCommand::Verify { json } => verify(config, json).await,
        KeyringCommand::New { json } => {
            let id = add(config)?;
            print(json, &json!({ "key": id }), || {
                format!("The key-encryption key {id} was added. Keep a copy of the keyring.")
            })?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Tells what does not open, and what to do then; not all was done.
fn outcome_with(broken: &BTreeSet<String>, remedy: &str) -> ExitCode {
    if broken.is_empty() {
        return ExitCode::SUCCESS;
    }
    for fault in broken {
        print_error(fault);
    }
    print_error(remedy);
    ExitCode::FAILURE
}

/// Adds a key to the keyring, and gives its id.
pub(super) fn add(config: &Config) -> Result<String, Failed> {
    let path = config.keyring_file.as_ref().ok_or("set BC_KEYRING_FILE to the file that is to hold the keyring")?;
    Ok(Keyring::add(path, config.day_of(Clock::system().now()))?)
}

async fn rotate(config: &Config, json: bool) -> Result<ExitCode, Failed> {
    let db = open(config).await?;
    let custody = Custody::load(config)?;
    custody.check(&mut db.read().await?).await?;
    let used = db::custody::count_by_wrapping(&mut db.read().await?).await?;
    let newest = custody.newest()?;
    // A rotation that was stopped, or a key that was added for it, is used up first.
    let is_in_use_alone = used.iter().all(|(id, _)| *id == newest);
    let newest = if is_in_use_alone { add(config)? } else { newest };
    let (mut after, mut wrapped, mut broken) = (String::new(), 0, BTreeSet::new());
    loop {
        let mut change = begin(&db).await?;
        let now = change.now;
        let done = custody.rewrap(&mut change, &after, AT_ONCE, now).await?;
        if done.last.is_none() {
            change.record(Entry::of_nobody(Action::CustodyRenewed, &newest, json!({ "data_keys": wrapped })));
        }
        change.commit().await?;
        wrapped += done.wrapped;
        broken.extend(done.broken.iter().map(ToString::to_string));
        show_count(wrapped, "data keys");
        let Some(last) = done.last else { break };
        after = last;
    }
    let facts = json!({ "key": newest, "data_keys": wrapped, "broken": broken });
    print(json, &facts, || format!("{newest} encrypts now; it was applied to {wrapped} data keys."))?;
    Ok(outcome_with(
        &broken,
        "Data keys that do not open were left as they are; run this again once they are restored.",
    ))
}

async fn verify(config: &Config, json: bool) -> Result<ExitCode, Failed> {
    let db = open(config).await?;
    let custody = Custody::load(config)?;
    let mut connection = db.read().await?;
    custody.check(&mut connection).await?;
    let (mut after, mut opened, mut broken) = (String::new(), 0, BTreeSet::new());
    loop {
        let rows = db::custody::list_after(&mut connection, &after, AT_ONCE).await?;
        let Some(last) = rows.last() else { break };
        after.clone_from(&last.id);
        for row in &rows {
            match CustodyFault::apart(custody.find(&mut connection, &row.id).await)? {
                Ok(_) => opened += 1,
                Err(fault) => drop(broken.insert(fault.to_string())),
            }
        }
    }
    let used: BTreeMap<String, i64> = db::custody::count_by_wrapping(&mut connection).await?.into_iter().collect();
    let keys: Vec<(String, i64)> =
        custody.ids()?.into_iter().map(|id| (id.clone(), used.get(&id).copied().unwrap_or_default())).collect();
    let lines = || {
        let line = |(id, count): &(String, i64)| match count {
            0 => format!("{id}  not in use"),
            count => format!("{id}  {count} data keys"),
        };
        let lines: Vec<String> = keys.iter().map(line).collect();
        let all = if broken.is_empty() { "all " } else { "" };
        format!("{}\nThe keyring opens {all}{opened} data keys.", lines.join("\n"))
    };
    let listed: Vec<_> = keys.iter().map(|(id, count)| json!({ "key": id, "data_keys": count })).collect();
    print(json, &json!({ "keys": listed, "opened": opened, "broken": broken }), lines)?;
    Ok(outcome_with(&broken, "What these data keys encrypt cannot be opened until they are restored."))
}

pub(super) async fn keys(config: &Config, command: KeysCommand) -> Result<ExitCode, Failed> {
    let KeysCommand::Reencrypt { json } = command;
    let db = open(config).await?;
    let custody = Custody::load(config)?;
    custody.check(&mut db.read().await?).await?;
    let mut renewal = Renewal { db: &db, custody: &custody, data_keys: 0, product_keys: 0, broken: BTreeSet::new() };
    renewal.run().await?;
    let (data_keys, product_keys) = (renewal.data_keys, renewal.product_keys);
    let mut change = begin(&db).await?;
    let facts = json!({ "data_keys": data_keys, "product_keys": product_keys });
    change.record(Entry::of_nobody(Action::CustodyRenewed, "data keys", facts));
    change.commit().await?;
    let facts = json!({ "data_keys": data_keys, "product_keys": product_keys, "broken": renewal.broken });
    print(json, &facts, || format!("{data_keys} data keys were renewed, and {product_keys} product keys."))?;
    let remedy = "The data keys of what does not open were kept; run this again once it is restored.";
    Ok(outcome_with(&renewal.broken, remedy))
}

/// A renewal of data keys, beside servers that go on.
struct Renewal<'a> {
    db: &'a Db,
    custody: &'a Custody,
    data_keys: usize,
    product_keys: usize,
    /// What does not open, and what to do about it: it stops nothing else.
    broken: BTreeSet<String>,
}

impl Renewal<'_> {
    /// Finishes what an earlier run left behind, and renews what encrypts when this one begins.
    async fn run(&mut self) -> Result<(), Failed> {
        let mut current = self.list_current(DataKeyPurpose::ProductKeys).await?;
        current.append(&mut self.list_current(DataKeyPurpose::Signing).await?);
        let left = db::custody::list_retired(&mut self.db.read().await?).await?;
        for row in &left {
            self.finish(&row.id).await?;
        }
        for row in &current {
            self.renew(row).await?;
        }
        Ok(())
    }

    async fn list_current(&self, purpose: DataKeyPurpose) -> Result<Vec<DataKeyRow>, Failed> {
        Ok(db::custody::list_current(&mut self.db.read().await?, purpose).await?)
    }

    /// A change while nothing is imported: an import goes on encrypting by a data key that is retired meanwhile, and
    /// locks product keys in the order of its file.
    async fn begin(&self) -> Result<Change, Failed> {
        let mut change = begin(self.db).await?;
        lock_imports(&mut change).await?;
        Ok(change)
    }

    /// Lets a new data key encrypt in place of this one, and encrypts anew what this one does.
    async fn renew(&mut self, row: &DataKeyRow) -> Result<(), Failed> {
        let mut change = self.begin().await?;
        let now = change.now;
        let is_renewed = self.custody.renew(&mut change, row, now).await?;
        change.commit().await?;
        self.data_keys += usize::from(is_renewed);
        self.finish(&row.id).await
    }

    /// Encrypts anew what a retired data key encrypts, and deletes it, unless something that does not open needs it.
    async fn finish(&mut self, data_key_id: &str) -> Result<(), Failed> {
        let mut kept = BTreeSet::new();
        while !self.finish_some(data_key_id, &mut kept).await? {}
        Ok(())
    }

    /// One transaction of that, with the ids of the product keys that do not open; true after the last one.
    async fn finish_some(&mut self, data_key_id: &str, kept: &mut BTreeSet<String>) -> Result<bool, Failed> {
        let mut change = self.begin().await?;
        let now = change.now;
        let limit = AT_ONCE + i64::try_from(kept.len())?;
        let mut rows = db::product_keys::list_encrypted_by(&mut change, data_key_id, limit).await?;
        rows.retain(|row| !kept.contains(&row.id));
        let mut current = CurrentKeys::default();
        for row in &rows {
            let moved = self.custody.move_to(&mut change, &mut current, row, &row.organization_id, now).await;
            match CustodyFault::apart(moved)? {
                Ok(stored) => {
                    db::product_keys::set_sealed(&mut change, row, &stored.data_key_id, &stored.sealed).await?;
                    self.product_keys += 1;
                }
                Err(fault) => {
                    self.broken.insert(fault.to_string());
                    kept.insert(row.id.clone());
                }
            }
        }
        show_count(self.product_keys, "product keys");
        let is_last = rows.is_empty() && self.delete(&mut change, data_key_id, !kept.is_empty()).await?;
        change.commit().await?;
        Ok(is_last)
    }

    /// Deletes a data key that no product key needs but those that are kept; false if one needs it since.
    async fn delete(&mut self, change: &mut Change, data_key_id: &str, has_kept: bool) -> Result<bool, Failed> {
        let now = change.now;
        let broken = signing::seal_again(change, self.custody, Some(data_key_id), now).await?;
        self.broken.extend(broken.iter().map(ToString::to_string));
        if has_kept || !broken.is_empty() {
            return Ok(true);
        }
        db::custody::delete_retired(change, data_key_id).await?;
        Ok(db::custody::find(change, data_key_id).await?.is_none())
    }
}
