//! `business-center keyring` and `business-center keys`: what secrets in the database are encrypted by.

use super::{
    Failed, open,
    output::{print, show_count},
    records::begin,
};
use crate::{
    domain::{audit::Action, moment::Moment, product_key::DataKeyPurpose},
    server::{
        audit::Entry,
        clock::Clock,
        config::Config,
        custody::{Custody, CustodyFault, Keyring},
        db::{self, Db},
        signing,
    },
};
use clap::Subcommand;
use serde_json::json;
use std::{collections::BTreeMap, process::ExitCode};

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
    /// Encrypt everything anew with new data keys; started again, it goes on where it was stopped.
    Reencrypt {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

pub(super) async fn keyring(config: &Config, command: KeyringCommand) -> Result<ExitCode, Failed> {
    match command {
        KeyringCommand::New { json } => {
            let id = add(config)?;
            print(json, &json!({ "key": id }), || {
                format!("The key-encryption key {id} was added. Keep a copy of the keyring.")
            })?;
        }
        KeyringCommand::Rotate { json } => rotate(config, json).await?,
        KeyringCommand::Verify { json } => verify(config, json).await?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Adds a key to the keyring, and gives its id.
pub(super) fn add(config: &Config) -> Result<String, Failed> {
    let path = config.keyring_file.as_ref().ok_or("set BC_KEYRING_FILE to the file that is to hold the keyring")?;
    Ok(Keyring::add(path, config.day_of(Clock::system().now()))?)
}

async fn rotate(config: &Config, json: bool) -> Result<(), Failed> {
    let db = open(config).await?;
    let custody = Custody::load(config)?;
    custody.check(&mut db.read().await?).await?;
    let used = db::custody::count_by_wrapping(&mut db.read().await?).await?;
    let newest = custody.newest()?;
    // A rotation that was stopped, or a key that was added for it, is used up first.
    let is_in_use_alone = used.iter().all(|(id, _)| *id == newest);
    let (custody, newest) = if is_in_use_alone {
        let id = add(config)?;
        (Custody::load(config)?, id)
    } else {
        (custody, newest)
    };
    let mut wrapped = 0;
    loop {
        let mut change = begin(&db).await?;
        let now = change.now;
        let count = custody.rewrap(&mut change, AT_ONCE, now).await?;
        if count == 0 {
            change.record(Entry::of_nobody(Action::CustodyRenewed, &newest, json!({ "data_keys": wrapped })));
        }
        change.commit().await?;
        wrapped += count;
        show_count(wrapped, "data keys");
        if count == 0 {
            break;
        }
    }
    let facts = json!({ "key": newest, "data_keys": wrapped });
    Ok(print(json, &facts, || format!("{newest} encrypts now; it was applied to {wrapped} data keys."))?)
}

async fn verify(config: &Config, json: bool) -> Result<(), Failed> {
    let db = open(config).await?;
    let custody = Custody::load(config)?;
    let mut connection = db.read().await?;
    custody.check(&mut connection).await?;
    let (mut after, mut opened) = (String::new(), 0);
    loop {
        let rows = db::custody::list_after(&mut connection, &after, AT_ONCE).await?;
        let Some(last) = rows.last() else { break };
        after.clone_from(&last.id);
        for row in &rows {
            custody.find(&mut connection, &row.id).await?;
        }
        opened += rows.len();
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
        format!("{}\nThe keyring opens all {opened} data keys.", lines.join("\n"))
    };
    let listed: Vec<_> = keys.iter().map(|(id, count)| json!({ "key": id, "data_keys": count })).collect();
    Ok(print(json, &json!({ "keys": listed, "opened": opened }), lines)?)
}

pub(super) async fn keys(config: &Config, command: KeysCommand) -> Result<ExitCode, Failed> {
    let KeysCommand::Reencrypt { json } = command;
    let db = open(config).await?;
    let custody = Custody::load(config)?;
    custody.check(&mut db.read().await?).await?;
    let mut renewal = Renewal { db: &db, custody: &custody, data_keys: 0, product_keys: 0 };
    // One that was stopped has left data keys behind; those that it made already stay.
    let stopped = db::custody::find_first_retirement(&mut db.read().await?).await?;
    renewal.finish_retired().await?;
    let before = stopped.unwrap_or_else(|| Clock::system().now());
    for purpose in [DataKeyPurpose::ProductKeys, DataKeyPurpose::Signing] {
        while renewal.renew_one(purpose, before).await? {
            renewal.finish_retired().await?;
        }
    }
    let facts = json!({ "data_keys": renewal.data_keys, "product_keys": renewal.product_keys });
    let mut change = begin(&db).await?;
    change.record(Entry::of_nobody(Action::CustodyRenewed, "data keys", facts.clone()));
    change.commit().await?;
    let line = || format!("{} data keys were renewed, and {} product keys.", renewal.data_keys, renewal.product_keys);
    print(json, &facts, line)?;
    Ok(ExitCode::SUCCESS)
}

/// A renewal of data keys, beside servers that go on.
struct Renewal<'a> {
    db: &'a Db,
    custody: &'a Custody,
    data_keys: usize,
    product_keys: usize,
}

impl Renewal<'_> {
    /// Lets a new data key encrypt in place of one that was made before a moment; false when there is none.
    async fn renew_one(&mut self, purpose: DataKeyPurpose, before: Moment) -> Result<bool, Failed> {
        let mut change = begin(self.db).await?;
        let Some(row) = db::custody::find_current_before(&mut change, purpose, before).await? else { return Ok(false) };
        let now = change.now;
        self.custody.make(&mut change, purpose, &row.organization_id, now).await?;
        change.commit().await?;
        self.data_keys += 1;
        Ok(true)
    }

    /// Encrypts anew what retired data keys encrypt, and deletes them.
    async fn finish_retired(&mut self) -> Result<(), Failed> {
        while let Some(retired) = db::custody::find_retired(&mut self.db.read().await?).await? {
            loop {
                let mut change = begin(self.db).await?;
                let now = change.now;
                let rows = db::product_keys::list_encrypted_by(&mut change, &retired.id, AT_ONCE).await?;
                for row in &rows {
                    let stored = self.custody.move_to(&mut change, row, &row.organization_id, now).await?;
                    db::product_keys::set_sealed(&mut change, row, &stored.data_key_id, &stored.sealed).await?;
                }
                self.product_keys += rows.len();
                show_count(self.product_keys, "product keys");
                let is_done = rows.is_empty();
                if is_done {
                    signing::seal_again(&mut change, self.custody, Some(&retired.id), now).await?;
                    if !db::custody::delete_retired(&mut change, &retired.id).await? {
                        return Err(CustodyFault::Broken(format!("the data key {}", retired.id)).into());
                    }
                }
                change.commit().await?;
                if is_done {
                    break;
                }
            }
        }
        Ok(())
    }
}
