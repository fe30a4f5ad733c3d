//! `business-center import`.

use super::{
    Failed,
    output::{print_error, say, show_progress},
};
use crate::{
    domain::{audit::By, email::EmailAddress},
    server::{
        change::Change,
        clock::Clock,
        config::Config,
        db::{Db, Origin, agreements::lock_imports, savepoint},
        failure::{Failure, Outcome},
        register_file::{self, Agreement, FileFault, Format, Register},
        workflow::import::{NearMiss, Summary, import, look_up},
    },
};
use serde::{Serialize, Serializer};
use serde_json::json;
use std::{
    collections::BTreeSet,
    fs::File,
    io::{self, BufWriter, Write},
    path::PathBuf,
    process::ExitCode,
};

/// Some agreements were imported, others rejected.
const PARTIAL: u8 = 2;

/// How often an import begins. It changes much in one transaction, and people who change the same at that moment may have
/// to wait for each other: PostgreSQL ends one of the two then.
const MOST_TRIES: usize = 5;

/// What the command was asked to do.
#[expect(clippy::struct_excessive_bools, reason = "one for each flag of the command line")]
pub(super) struct Options {
    pub file: PathBuf,
    pub format: Option<String>,
    pub dry_run: bool,
    pub partial: bool,
    pub yes: bool,
    pub json: bool,
}

impl Options {
    fn format(&self) -> Format {
        let ending = self.file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let format = self.format.as_deref().unwrap_or(ending);
        if format.eq_ignore_ascii_case("csv") { Format::Csv } else { Format::Json }
    }

    /// Whether a number that looks like a known one is taken for another. A dry run warns; with `--partial` it rejects
    /// what the import would reject.
    const fn takes_near_misses(&self) -> bool {
        self.yes || (self.dry_run && !self.partial)
    }

    /// Where the rejected agreements are written.
    fn reject_file(&self) -> String {
        format!("{}.rejected.json", self.file.display())
    }
}

/// What came of a register.
#[derive(Default)]
struct Import {
    summary: Summary,
    /// What stands in the way of agreements.
    faults: Vec<FileFault>,
    /// Numbers that look like known ones.
    warnings: Vec<FileFault>,
}

/// Validates first, then writes in one transaction, so that a server beside it waits only briefly.
pub(super) async fn run(config: &Config, options: &Options) -> Result<ExitCode, Failed> {
    let bytes =
        std::fs::read(&options.file).map_err(|error| format!("{} cannot be read: {error}", options.file.display()))?;
    let text = register_file::decode(bytes).map_err(|error| format!("{}: {error}", options.file.display()))?;
    let allows = |address: &str| EmailAddress::parse(address).is_ok_and(|address| config.allows_address(&address));
    let register = register_file::read(&text, options.format(), &allows);
    let faults = register.faults();
    if !faults.is_empty() {
        if !options.partial || faults.iter().any(|fault| fault.agreement.is_none()) {
            return refuse(options, faults);
        }
        // What can fail is tried before anything is imported.
        write_rejects(options, &register, faults)?;
    }
    let db = super::open_migrated(config).await?;
    let mut tries = 1;
    let import = loop {
        match write(&db, &register, options).await {
            Err(Stopped::Busy(error)) if tries < MOST_TRIES => print_error(format_args!("{error}: retrying")),
            outcome => break outcome?,
        }
        tries += 1;
    };
    db.close().await;
    if !import.faults.is_empty() && !options.partial {
        return refuse(options, &import.faults);
    }
    // It is done, whether anyone hears of it or not.
    if let Err(error) = report(options, &import) {
        print_error(format_args!("Cannot print the result: {error}"));
    }
    Ok(if import.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(PARTIAL) })
}

/// Why an import stopped before its end.
#[derive(Debug, thiserror::Error)]
enum Stopped {
    /// It may begin again.
    #[error("{0}")]
    Busy(Failure),
    #[error("{0}")]
    Failed(Failed),
}

impl From<Failure> for Stopped {
    fn from(failure: Failure) -> Self {
        if matches!(failure, Failure::Busy(_)) { Self::Busy(failure) } else { Self::Failed(failure.into()) }
    }
}

impl From<sqlx::Error> for Stopped {
    fn from(error: sqlx::Error) -> Self {
        Failure::from(error).into()
    }
}

/// Writes the register: all of it or nothing, or with `--partial` what can be written.
async fn write(db: &Db, register: &Register<'_>, options: &Options) -> Result<Import, Stopped> {
    let mut done = Import { faults: register.faults().to_vec(), ..Import::default() };
    let mut change = Change::new(db.write_from(Origin::Register).await?, By::Register, Clock::system().now());
    lock_imports(&mut change).await?;
    for (count, (index, agreement)) in register.valid().enumerate() {
        let before = done.summary;
        match write_one(&mut change, &agreement, options, &mut done.summary).await? {
            Ok(near_misses) => {
                let told = near_misses.iter().map(|near_miss| warn(register, index, near_miss));
                if options.takes_near_misses() { done.warnings.extend(told) } else { done.faults.extend(told) }
            }
            Err(failure) if failure.is_of_database() => return Err(failure.into()),
            Err(failure) => {
                done.summary = before;
                let remedy = format!("this agreement cannot be imported: {failure}");
                done.faults.push(register.fault(index, "/number", &agreement.number.as_str().into(), remedy));
                if !options.partial {
                    return Ok(done);
                }
            }
        }
        show_progress(count + 1, register.valid_count(), "agreements");
    }
    if options.dry_run || !(done.faults.is_empty() || options.partial) {
        return Ok(done);
    }
    if done.faults.len() > register.faults().len() {
        write_rejects(options, register, &done.faults).map_err(Stopped::Failed)?;
    }
    change.commit().await?;
    Ok(done)
}

/// Writes an agreement, and gives its near misses; one with near misses is not written unless they are taken. Where others
/// go on without it, what fails leaves nothing behind; where that cannot be had, the whole import fails.
async fn write_one(
    change: &mut Change,
    agreement: &Agreement,
    options: &Options,
    summary: &mut Summary,
) -> Outcome<Outcome<Vec<NearMiss>>> {
    if options.partial {
        savepoint::begin(change).await?;
    }
    let outcome = look_up_and_import(change, agreement, options, summary).await;
    match &outcome {
        // The transaction may have ended with it: what came after would be written by itself.
        Err(failure) if failure.is_of_database() => {}
        Err(_) if options.partial => {
            change.forget();
            savepoint::undo(change).await?;
        }
        Ok(_) if options.partial => savepoint::keep(change).await?,
        _ => {}
    }
    Ok(outcome)
}

async fn look_up_and_import(
    change: &mut Change,
    agreement: &Agreement,
    options: &Options,
    summary: &mut Summary,
) -> Outcome<Vec<NearMiss>> {
    let known = look_up(change, agreement).await?;
    let near_misses = known.near_misses.clone();
    if near_misses.is_empty() || options.takes_near_misses() {
        change.now = Clock::system().now();
        import(change, agreement, known, summary).await?;
        change.flush().await?;
    }
    Ok(near_misses)
}

fn warn(register: &Register<'_>, index: usize, near_miss: &NearMiss) -> FileFault {
    let NearMiss { account, number, known } = near_miss;
    let pointer = account.map_or_else(|| "/number".to_owned(), |place| format!("/purchasing_accounts/{place}/number"));
    let remedy = format!(
        "differs only by leading zeros from {known}, which is known; write {known} (spreadsheets keep zeros in text \
        columns), or confirm with --yes that this is a different number"
    );
    register.fault(index, &pointer, &number.as_str().into(), remedy)
}

/// Tells why nothing was imported.
fn refuse(options: &Options, faults: &[FileFault]) -> Result<ExitCode, Failed> {
    report_faults(faults, options.json)?;
    if !options.json {
        print_error(format_args!("Nothing imported: fix {}.", counted(faults.len(), "error")));
    }
    Ok(ExitCode::FAILURE)
}

fn report_faults(faults: &[FileFault], as_json: bool) -> io::Result<()> {
    if as_json {
        return say(json!({ "imported": false, "faults": faults }));
    }
    for fault in faults {
        print_error(fault);
    }
    Ok(())
}

/// The agreements with a fault, by their places in the list.
fn rejected(faults: &[FileFault]) -> BTreeSet<usize> {
    faults.iter().filter_map(|fault| fault.agreement).collect()
}

/// Writes the agreements with a fault, and the reasons; nothing in a dry run.
fn write_rejects(options: &Options, register: &Register<'_>, faults: &[FileFault]) -> Result<(), Failed> {
    if options.dry_run {
        return Ok(());
    }
    let path = options.reject_file();
    let rejects = Rejects { reasons: faults, agreements: Records { register, places: rejected(faults) } };
    let write = || {
        let mut file = BufWriter::new(File::create(&path)?);
        serde_json::to_writer_pretty(&mut file, &rejects)?;
        file.flush()
    };
    Ok(write().map_err(|error| format!("nothing imported: {path} cannot be written: {error}"))?)
}

/// The reject file.
#[derive(Serialize)]
struct Rejects<'a> {
    reasons: &'a [FileFault],
    agreements: Records<'a>,
}

/// Agreements as they stand in the file, one after the other.
struct Records<'a> {
    register: &'a Register<'a>,
    places: BTreeSet<usize>,
}

impl Serialize for Records<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.places.iter().map(|place| self.register.record(*place)))
    }
}

fn report(options: &Options, import: &Import) -> io::Result<()> {
    let Import { summary, faults, warnings } = import;
    let rejected = rejected(faults).len();
    let path = (rejected > 0).then(|| options.reject_file());
    if options.json {
        return say(json!({
            "imported": !options.dry_run,
            "summary": summary,
            "rejected": rejected,
            "reject_file": path.as_ref().filter(|_| !options.dry_run),
            "would_write": path.as_ref().filter(|_| options.dry_run),
            "faults": faults,
            "warnings": warnings,
        }));
    }
    for warning in warnings {
        print_error(format_args!("Warning: {warning}"));
    }
    let verb = if options.dry_run { "Would import" } else { "Imported" };
    say(format_args!(
        "{verb}: {} new, {} changed, {} unchanged; {} invited, {} withdrawn.",
        summary.created, summary.updated, summary.unchanged, summary.invited, summary.cancelled
    ))?;
    if !warnings.is_empty() && !options.yes {
        say(format_args!("To import this, correct {}, or add --yes.", counted(warnings.len(), "number")))?;
    }
    if let Some(path) = path {
        report_faults(faults, false)?;
        let rejected = counted(rejected, "agreement");
        say(if options.dry_run {
            format!("Would reject {rejected} and write the reasons to {path}.")
        } else {
            format!("{rejected} rejected; see {path}.")
        })?;
    }
    Ok(())
}

fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
