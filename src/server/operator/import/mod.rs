//! `business-center import`.

mod apply;
mod check;
mod naming;
mod rejects;
mod report;

use super::{Failed, output::print_error};
use crate::{
    domain::{email::EmailAddress, register::RecordKind},
    server::{
        config::Config,
        custody::Custody,
        register_file::{Format, RegisterFile, Separator},
    },
};
use apply::Import;
use std::{path::PathBuf, process::ExitCode, sync::Arc};

/// Some records were imported, others not.
const PARTIAL: u8 = 2;

/// What the command was asked to do.
#[expect(clippy::struct_excessive_bools, reason = "one for each flag of the command line")]
pub(super) struct Options {
    pub file: PathBuf,
    pub format: Option<String>,
    pub kind: Option<RecordKind>,
    pub separator: Option<Separator>,
    pub as_of: Option<String>,
    pub source: Option<String>,
    pub dry_run: bool,
    pub partial: bool,
    pub yes: bool,
    pub json: bool,
}

impl Options {
    fn format(&self) -> Result<Format, Failed> {
        let ending = self.file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let format = self.format.as_deref().unwrap_or(ending);
        if format.eq_ignore_ascii_case("csv") {
            return Ok(Format::Csv(self.kind.unwrap_or(RecordKind::Agreements), self.separator));
        }
        if self.kind.is_some_and(|kind| kind != RecordKind::Keys) {
            return Err("--kind is for CSV files and JSON of keys: any other JSON file names its lists itself".into());
        }
        if self.separator.is_some() {
            return Err("--separator is for CSV files: a JSON file has none".into());
        }
        if self.as_of.is_some() || self.source.is_some() {
            return Err("--as-of and --source are for CSV files: a JSON file contains its own as_of and source".into());
        }
        Ok(if self.kind.is_some() { Format::JsonKeys } else { Format::Json })
    }

    /// Whether a number that looks like a known one is taken for another. A dry run warns; with `--partial` it rejects
    /// what the import would reject.
    const fn takes_near_misses(&self) -> bool {
        self.yes || (self.dry_run && !self.partial)
    }
}

/// Checks the whole file first, against the database, too; then writes it in short transactions, beside a server that goes
/// on writing. An import that was killed is finished by running it again.
pub(super) async fn run(config: &Config, options: &Options) -> Result<ExitCode, Failed> {
    let told = |error| format!("{}: {error}", options.file.display());
    let allowing = config.clone();
    let allows =
        move |address: &str| EmailAddress::parse(address).is_ok_and(|address| allowing.allows_address(&address));
    let file = RegisterFile::open(&options.file, options.format()?, Arc::new(allows))
        .map_err(|error| format!("{} cannot be read: {error}", options.file.display()))?;
    let db = super::open_migrated(config).await?;
    let custody = if options.kind == Some(RecordKind::Keys) {
        // What is missing is said before anything is read.
        let custody = Custody::load(config)?;
        custody.newest()?;
        custody.check(&mut db.read().await?).await?;
        custody
    } else {
        Custody::load_or_none(config)
    };
    let mut checked = check::check(&db, &custody, &file, options.takes_near_misses()).await.map_err(told)?;
    checked.as_of = checked.as_of.or_else(|| options.as_of.clone());
    checked.source = checked.source.or_else(|| options.source.clone());
    let is_of_whole_file = checked.faults.iter().any(|fault| fault.record.is_none());
    if !checked.faults.is_empty() && (!options.partial || is_of_whole_file) {
        return report::refuse(options, &checked.faults);
    }
    let mut import = Import::new(&db, &file, options, &custody, checked);
    if !import.checked.faults.is_empty() {
        // What can fail is tried before anything is imported.
        import.write_rejects()?;
    }
    let outcome = import.apply().await;
    db.close().await;
    if let Err(error) = outcome {
        return if import.has_written() { report::stopped(options, &import, &error) } else { Err(error) };
    }
    if import.is_stopped && !import.has_written() {
        return report::refuse(options, &import.checked.faults);
    }
    // It is done, whether anyone hears of it or not.
    if let Err(error) = report::report(options, &import) {
        print_error(format_args!("Cannot print the result: {error}"));
    }
    Ok(if import.checked.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(PARTIAL) })
}
