//! `business-center audit`: whether the trail is as it was written, its newest entries, and forgetting a person.

use super::{
    Failed, open,
    output::print,
    records::{begin, outcome, parse_address, time},
};
use crate::server::{
    audit::{self, Forgotten},
    config::Config,
    db::{
        self, Db,
        audit::{Head, Link},
    },
    workflow::forget::{find, forget},
};
use clap::Subcommand;
use serde_json::{Value, json};
use std::{
    iter,
    path::{Path, PathBuf},
    process::ExitCode,
};

#[derive(Debug, Subcommand)]
pub(super) enum AuditCommand {
    /// Verify every chain of the audit trail, and name the first entry that does not match.
    Verify {
        /// Also verify that the entries of an earlier `audit heads --json` still exist.
        #[arg(long, value_name = "FILE")]
        heads: Option<PathBuf>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Print the newest entry of every chain; stored elsewhere, they later prove that no entries were removed.
    Heads {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Permanently remove a person's names and addresses from the audit trail; its chains still verify.
    Forget {
        /// The person's email address.
        address: String,
        /// Remove them; without it, only count the entries.
        #[arg(long)]
        yes: bool,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

pub(super) async fn run(config: &Config, command: AuditCommand) -> Result<ExitCode, Failed> {
    let db = open(config).await?;
    match command {
        AuditCommand::Verify { heads, json } => verify(&db, heads.as_deref(), json).await,
        AuditCommand::Heads { json } => list_heads(&db, json).await,
        AuditCommand::Forget { address, yes, json } => forget_person(&db, &address, yes, json).await,
    }
}

async fn list_heads(db: &Db, json: bool) -> Result<ExitCode, Failed> {
    for head in db::audit::list_heads(&mut db.snapshot().await?).await? {
        let Head { chain, sequence, hash } = &head;
        print(json, &json!(head), || format!("{sequence:>9}  {hash}  {chain:?}"))?;
    }
    Ok(ExitCode::SUCCESS)
}

async fn verify(db: &Db, heads: Option<&Path>, json: bool) -> Result<ExitCode, Failed> {
    let exported = heads.map(read_heads).transpose()?.unwrap_or_default();
    let mut snapshot = db.snapshot().await?;
    let verified = audit::verify(&mut snapshot).await?;
    let fault = match verified.broken {
        Some(broken) => Some(broken.to_string()),
        None => audit::find_cut(&mut snapshot, &exported).await?.map(|Head { chain, sequence, .. }| {
            format!("entry {sequence} of chain {chain:?}, which was exported earlier, is missing")
        }),
    };
    let (is_intact, sentence) = match fault {
        Some(fault) => (false, format!("The audit trail is broken: {fault}.")),
        None => (true, "The audit trail is intact.".to_owned()),
    };
    let removals = if is_intact { verified.forgotten.as_slice() } else { &[] };
    let facts: Vec<Value> = removals.iter().map(removal_facts).collect();
    print(json, &json!({ "intact": is_intact, "message": sentence, "removals": facts }), || {
        let lines = iter::once(sentence.clone()).chain(removals.iter().map(removal_line));
        lines.collect::<Vec<_>>().join("\n")
    })?;
    Ok(if is_intact { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn removal_facts(act: &Forgotten) -> Value {
    let Forgotten { link: Link { chain, sequence }, at, actor, entries } = act;
    json!({ "chain": chain, "sequence": sequence, "at": at, "actor": actor, "entries": entries })
}

fn removal_line(act: &Forgotten) -> String {
    let Forgotten { link: Link { chain, sequence }, at, actor, entries } = act;
    let at = time(*at);
    format!(
        "Names and addresses removed from {entries} entries by {actor} on {at}: entry {sequence} of chain {chain:?}"
    )
}

/// What `audit heads --json` printed: a line for each chain.
fn read_heads(path: &Path) -> Result<Vec<Head>, Failed> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let head = |(number, line)| {
        serde_json::from_str(line).map_err(|error| {
            format!("{}, line {number}: {error}: name a file printed by `audit heads --json`", path.display()).into()
        })
    };
    let heads = lines.map(head).collect::<Result<Vec<Head>, Failed>>()?;
    // With nothing to look for, a trail that was cut would pass.
    if heads.is_empty() {
        return Err(format!("{} is empty: name a file printed by `audit heads --json`", path.display()).into());
    }
    Ok(heads)
}

async fn forget_person(db: &Db, address: &str, yes: bool, json: bool) -> Result<ExitCode, Failed> {
    let key = parse_address(address)?;
    let traces = find(&mut db.snapshot().await?, &key).await?;
    let mut entries = traces.count();
    let is_done = yes && entries > 0;
    if is_done {
        let mut change = begin(db).await?;
        entries = forget(&mut change, traces).await?;
        change.commit().await?;
    }
    let refusal = if entries == 0 {
        format!("Nothing was changed: no entry has names or addresses of {address}.")
    } else {
        format!(
            "Nothing was changed: names and addresses would be removed from {entries} entries by or about {address} for good. To do so, add --yes."
        )
    };
    let success = format!("Names and addresses removed from {entries} entries by or about {address}.");
    outcome(json, is_done, &success, &refusal)
}
