//! `business-center files`: the folder of software, and what of it is offered.

use super::{
    Failed, open,
    output::{print, print_error, say, show_progress},
    records::begin,
};
use crate::{
    domain::{audit::Action, person::is_unprintable},
    server::{
        audit::Entry,
        config::Config,
        db::{
            self, Connection, Db,
            software::{SoftwareRow, StoredRow},
        },
        files::{Files, Measured},
    },
};
use clap::Subcommand;
use serde_json::json;
use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Progress is shown in mebibytes.
const STEP: u64 = 1024 * 1024;
/// The most characters of a reason.
const LONGEST_REASON: usize = 200;

#[derive(Debug, Subcommand)]
pub(super) enum FilesCommand {
    /// Copy files into the folder that `BC_FILES` names, each under the SHA-256 of its bytes, which is printed.
    Add {
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Read every stored file again, and compare it with its SHA-256 and with what the register says.
    Verify {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Offer a file no longer; whoever asks for it is told why. `add` offers it again.
    Withdraw {
        /// Its SHA-256.
        sha256: String,
        /// Why, for the people who want to download it.
        #[arg(long)]
        reason: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

pub(super) async fn run(config: &Config, command: FilesCommand) -> Result<ExitCode, Failed> {
    let folder = config.files.as_ref().ok_or("set BC_FILES to the folder that is to hold software files")?;
    let db = open(config).await?;
    match command {
        FilesCommand::Add { files, json } => add(&db, folder, &files, json).await,
        FilesCommand::Verify { json } => verify(&db, folder, json).await,
        FilesCommand::Withdraw { sha256, reason, json } => withdraw(&db, &sha256, reason.trim(), json).await,
    }
}

async fn add(db: &Db, folder: &Files, files: &[PathBuf], json: bool) -> Result<ExitCode, Failed> {
    for path in files {
        // Nothing in it controls the terminal.
        let name = path.display().to_string().replace(char::is_control, "\u{fffd}");
        let Measured { sha256, size } = folder.add(path, progress(path)).map_err(|error| format!("{name}: {error}"))?;
        let stored = i64::try_from(size)?;
        let mut change = begin(db).await?;
        let now = change.now;
        if db::software::store(&mut change, &sha256, stored, now).await? {
            change.record(Entry::of_nobody(Action::SoftwareStored, &sha256, json!({ "sha256": sha256, "size": size })));
        }
        let offered = db::software::list_by_hash(&mut change, &sha256).await?;
        change.commit().await?;
        let facts = json!({ "file": name, "sha256": sha256, "size": size, "offered_as": ids(&offered) });
        print(json, &facts, || format!("{sha256}  {name}{}", as_offered(&offered)))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Shows on a terminal how much of a file was read.
fn progress(path: &Path) -> impl FnMut(u64) + use<> {
    let mebibytes = |bytes: u64| usize::try_from(bytes / STEP).unwrap_or_default();
    let total = fs::metadata(path).map_or(0, |facts| mebibytes(facts.len()));
    move |read| show_progress(mebibytes(read), total, "MiB")
}

fn ids(rows: &[SoftwareRow]) -> Vec<&str> {
    rows.iter().map(|row| row.register_id.as_str()).collect()
}

fn as_offered(rows: &[SoftwareRow]) -> String {
    if rows.is_empty() {
        "  (no file of the register has this SHA-256 yet)".to_owned()
    } else {
        format!("  {}", ids(rows).join(", "))
    }
}

async fn verify(db: &Db, folder: &Files, json: bool) -> Result<ExitCode, Failed> {
    let (mut faults, all) = (Vec::new(), db::software::list_all_stored(&mut db.read().await?).await?);
    for stored in &all {
        let path = folder.path(&stored.sha256);
        match folder.measure(&stored.sha256, progress(&path)) {
            // A connection for each: reading a file takes long.
            Ok(found) => faults.extend(faults_of(&mut db.read().await?, stored, found.as_ref()).await?),
            Err(error) => faults.push(format!("{}: cannot be read: {error}", stored.sha256)),
        }
    }
    let unfinished = folder.list_unfinished().unwrap_or_default().into_iter();
    faults.extend(
        unfinished.map(|name| format!("{name}: was not added as a whole; remove it unless files are being added")),
    );
    if json {
        say(json!({ "files": all.len(), "faults": faults }))?;
    } else {
        faults.iter().for_each(print_error);
        say(format_args!("Files verified: {}. Faults: {}.", all.len(), faults.len()))?;
    }
    Ok(if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What is wrong with a stored file, with the remedy.
async fn faults_of(
    connection: &mut Connection,
    stored: &StoredRow,
    found: Option<&Measured>,
) -> Result<Vec<String>, Failed> {
    let hash = &stored.sha256;
    let size = u64::try_from(stored.size).unwrap_or_default();
    let mut faults = Vec::new();
    match found {
        None => faults.push(format!("{hash}: is missing in the folder; add the file again")),
        Some(found) if found.sha256 != *hash || found.size != size => {
            faults.push(format!("{hash}: is damaged; remove it from the folder and add the file again"));
        }
        Some(_) => {}
    }
    for row in db::software::list_by_hash(connection, hash).await? {
        if row.size != stored.size {
            let (id, told, actual) = (&row.register_id, row.size, stored.size);
            faults
                .push(format!("{id}: the register says {told} bytes, but the file has {actual}; correct the register"));
        }
    }
    Ok(faults)
}

async fn withdraw(db: &Db, sha256: &str, reason: &str, json: bool) -> Result<ExitCode, Failed> {
    if !(1..=LONGEST_REASON).contains(&reason.chars().count()) || reason.chars().any(is_unprintable) {
        return Err(format!("--reason: must have 1 to {LONGEST_REASON} printable characters").into());
    }
    let mut change = begin(db).await?;
    if !db::software::withdraw(&mut change, sha256, reason).await? {
        return Err(format!("no stored file has the SHA-256 {sha256:?}; `business-center files add` prints it").into());
    }
    let details = json!({ "sha256": sha256, "withdrawn": reason });
    change.record(Entry::of_nobody(Action::SoftwareWithdrawn, sha256, details));
    change.commit().await?;
    print(json, &json!({ "sha256": sha256, "withdrawn": reason }), || format!("{sha256} is no longer offered."))?;
    Ok(ExitCode::SUCCESS)
}
