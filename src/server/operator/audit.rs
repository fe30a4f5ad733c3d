//! `business-center audit`: whether the trail is as it was written, its newest entries, and forgetting a person.

use super::{
    Failed, open,
    output::{print, say},
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
use serde_json::json;
use std::{
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
        AuditCommand::Verify { heads } => verify(&db, heads.as_deref()).await,
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

async fn verify(db: &Db, heads: Option<&Path>) -> Result<ExitCode, Failed> {
    let exported = heads.map(read_heads).transpose()?.unwrap_or_default();
    let mut snapshot = db.snapshot().await?;
    let verified = audit::verify(&mut snapshot).await?;
    let fault = match verified.broken {
        Some(broken) => Some(broken.to_string()),
        None => audit::find_cut(&mut snapshot, &exported).await?.map(|Head { chain, sequence, .. }| {
            format!("entry {sequence} of organization {chain:?}, which was exported earlier, is missing")
        }),
    };
    if let Some(fault) = fault {
        say(format_args!("The audit trail is broken: {fault}."))?;
        return Ok(ExitCode::FAILURE);
    }
    say("The audit trail is intact.")?;
    for act in &verified.forgotten {
        say(removal_line(act))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn removal_line(act: &Forgotten) -> String {
    let Forgotten { link: Link { chain, sequence }, at, actor, entries } = act;
    let at = time(*at);
    format!(
        "Names and addresses removed from {entries} entries by {actor} on {at}: entry {sequence} of organization {chain:?}"
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
