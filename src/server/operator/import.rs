//! `business-center import`.

use super::Failed;
use crate::{
    domain::email::EmailAddress,
    server::{
        clock::Clock,
        config::Config,
        register_file::{self, FileFault, Format, Register},
        workflow::import::{Summary, import},
    },
};
use serde_json::json;
use std::{
    io::{IsTerminal, Write},
    path::PathBuf,
    process::ExitCode,
};

/// Some agreements were imported, others rejected.
const PARTIAL: u8 = 2;
/// How often progress is shown, in agreements.
const PROGRESS_STEP: usize = 500;

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
    let text = std::fs::read_to_string(&options.file)
        .map_err(|error| format!("{} cannot be read: {error}", options.file.display()))?;
    let allows = |address: &str| EmailAddress::parse(address).is_ok_and(|address| config.allows_address(&address));
    let register = register_file::read(&text, format(options), &allows);
    let is_partial =
        options.partial && !register.faults.is_empty() && register.faults.iter().all(|f| f.agreement.is_some());
    if !register.faults.is_empty() && !is_partial {
        report_faults(&register.faults, options.json);
        if !options.json {
            eprintln!("Nothing was imported: {} to correct.", counted(register.faults.len(), "fault"));
        }
        return Ok(ExitCode::FAILURE);
    }
    let db = super::open(config).await?;
    let clock = Clock::system();
    let mut summary = Summary::default();
    let mut connection = db.write().await?;
    let total = register.sound.len();
    for (index, agreement) in register.sound.iter().enumerate() {
        import(&mut connection, agreement, clock.now(), &mut summary).await?;
        show_progress(index + 1, total);
    }
    if options.dry_run {
        drop(connection);
    } else {
        connection.commit().await?;
    }
    db.close().await;
    let rejects = if is_partial { Some(write_rejects(options, &register)?) } else { None };
    report(options, &summary, &register, rejects.as_deref())?;
    Ok(if is_partial { ExitCode::from(PARTIAL) } else { ExitCode::SUCCESS })
}

fn format(options: &Options) -> Format {
    let ending = options.file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    match options.format.as_deref().unwrap_or(ending) {
        "csv" | "CSV" => Format::Csv,
        _ => Format::Json,
    }
}

fn show_progress(done: usize, total: usize) {
    let is_step = done.is_multiple_of(PROGRESS_STEP) || done == total;
    if total >= PROGRESS_STEP && is_step && std::io::stderr().is_terminal() {
        eprint!("\r{done} of {total} agreements");
        if done == total {
            eprintln!();
        }
        let _ = std::io::stderr().flush();
    }
}

fn report_faults(faults: &[FileFault], as_json: bool) {
    if as_json {
        println!("{}", json!({ "imported": false, "faults": faults }));
        return;
    }
    for fault in faults {
        eprintln!("{}: {:?}: {}", fault.place, fault.value, fault.remedy);
    }
}

fn write_rejects(options: &Options, register: &Register) -> Result<String, Failed> {
    let path = format!("{}.rejected.json", options.file.display());
    let document = json!({ "reasons": register.faults, "agreements": register.rejected });
    std::fs::write(&path, serde_json::to_string_pretty(&document)?)?;
    Ok(path)
}

fn report(options: &Options, summary: &Summary, register: &Register, rejects: Option<&str>) -> Result<(), Failed> {
    if options.json {
        let outcome = json!({
            "imported": !options.dry_run,
            "summary": summary,
            "rejected": register.rejected.len(),
            "reject_file": rejects,
            "faults": register.faults,
        });
        println!("{}", serde_json::to_string(&outcome)?);
        return Ok(());
    }
    let verb = if options.dry_run { "Would import" } else { "Imported" };
    println!(
        "{verb}: {} new, {} changed, {} unchanged; {} invited, {} withdrawn.",
        summary.created, summary.updated, summary.unchanged, summary.invited, summary.cancelled
    );
    if let Some(path) = rejects {
        report_faults(&register.faults, false);
        println!("{} rejected; see {path}.", counted(register.rejected.len(), "agreement"));
    }
    Ok(())
}

fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
