//! `business-center import`.

use super::{
    Failed,
    output::{complain_line, say, show_progress},
};
use crate::{
    domain::email::EmailAddress,
    server::{
        clock::Clock,
        config::Config,
        db::{Db, Origin},
        failure::{Failure, Outcome},
        register_file::{self, FileFault, Format, Register},
        workflow::import::{Summary, import},
    },
};
use serde_json::json;
use std::{io, path::PathBuf, process::ExitCode};

/// Some agreements were imported, others rejected.
const PARTIAL: u8 = 2;

/// How often an import begins. It changes much in one transaction, and people who change the same at that moment may have
/// to wait for each other: PostgreSQL ends one of the two then.
const MOST_TRIES: usize = 5;

/// What the command was asked to do.
pub(super) struct Options {
    pub file: PathBuf,
    pub format: Option<String>,
    pub dry_run: bool,
    pub partial: bool,
    pub json: bool,
}

/// Validates first, then writes in one transaction, so that a server beside it waits only briefly.
pub(super) async fn run(config: &Config, options: &Options) -> Result<ExitCode, Failed> {
    let bytes =
        std::fs::read(&options.file).map_err(|error| format!("{} cannot be read: {error}", options.file.display()))?;
    let text = register_file::decode(bytes).map_err(|error| format!("{}: {error}", options.file.display()))?;
    let allows = |address: &str| EmailAddress::parse(address).is_ok_and(|address| config.allows_address(&address));
    let register = register_file::read(&text, format(options), &allows);
    let is_partial =
        options.partial && !register.faults.is_empty() && register.faults.iter().all(|f| f.agreement.is_some());
    if !register.faults.is_empty() && !is_partial {
        report_faults(&register.faults, options.json)?;
        if !options.json {
            let faults = counted(register.faults.len(), "fault");
            complain_line(format_args!("Nothing was imported: {faults} to correct."));
        }
        return Ok(ExitCode::FAILURE);
    }
    let db = super::open(config).await?;
    let mut tries = 1;
    let summary = loop {
        match write(&db, &register, options.dry_run).await {
            Err(Failure::Busy(error)) if tries < MOST_TRIES => complain_line(format_args!("{error}: beginning again")),
            outcome => break outcome?,
        }
        tries += 1;
    };
    db.close().await;
    if is_partial && !options.dry_run {
        write_rejects(options, &register)?;
    }
    report(options, &summary, &register)?;
    Ok(if is_partial { ExitCode::from(PARTIAL) } else { ExitCode::SUCCESS })
}

/// Writes the register, all of it or nothing.
async fn write(db: &Db, register: &Register, is_dry_run: bool) -> Outcome<Summary> {
    let clock = Clock::system();
    let mut summary = Summary::default();
    let mut connection = db.write_from(Origin::Register).await?;
    let total = register.sound.len();
    for (index, agreement) in register.sound.iter().enumerate() {
        import(&mut connection, agreement, clock.now(), &mut summary).await?;
        show_progress(index + 1, total, "agreements");
    }
    if !is_dry_run {
        connection.commit().await?;
    }
    Ok(summary)
}

fn format(options: &Options) -> Format {
    let ending = options.file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    match options.format.as_deref().unwrap_or(ending) {
        "csv" | "CSV" => Format::Csv,
        _ => Format::Json,
    }
}

fn report_faults(faults: &[FileFault], as_json: bool) -> io::Result<()> {
    if as_json {
        return say(json!({ "imported": false, "faults": faults }));
    }
    for fault in faults {
        complain_line(fault);
    }
    Ok(())
}

/// Where the rejected agreements are written.
fn reject_file(options: &Options) -> String {
    format!("{}.rejected.json", options.file.display())
}

fn write_rejects(options: &Options, register: &Register) -> Result<(), Failed> {
    let document = json!({ "reasons": register.faults, "agreements": register.rejected });
    let path = reject_file(options);
    std::fs::write(&path, serde_json::to_string_pretty(&document)?)
        .map_err(|error| format!("{path} cannot be written: {error}"))?;
    Ok(())
}

fn report(options: &Options, summary: &Summary, register: &Register) -> Result<(), Failed> {
    let path = (!register.rejected.is_empty()).then(|| reject_file(options));
    if options.json {
        let outcome = json!({
            "imported": !options.dry_run,
            "summary": summary,
            "rejected": register.rejected.len(),
            "reject_file": path.as_ref().filter(|_| !options.dry_run),
            "would_write": path.as_ref().filter(|_| options.dry_run),
            "faults": register.faults,
        });
        return Ok(say(outcome)?);
    }
    let verb = if options.dry_run { "Would import" } else { "Imported" };
    say(format_args!(
        "{verb}: {} new, {} changed, {} unchanged; {} invited, {} withdrawn.",
        summary.created, summary.updated, summary.unchanged, summary.invited, summary.cancelled
    ))?;
    if let Some(path) = path {
        report_faults(&register.faults, false)?;
        let rejected = counted(register.rejected.len(), "agreement");
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
