//! What an import prints.

use super::{Failed, Options, PARTIAL, apply::Import, check::Counts, rejects};
use crate::{
    domain::register::RecordKind,
    server::{
        operator::output::{print_error, say},
        register_file::FileFault,
    },
};
use serde_json::json;
use std::{collections::BTreeMap, io, process::ExitCode};

/// Tells why nothing was imported.
pub(super) fn refuse(options: &Options, faults: &[FileFault]) -> Result<ExitCode, Failed> {
    report_faults(faults, options.json)?;
    if !options.json {
        print_error(format_args!("Nothing imported: fix {}.", counted(faults.len(), "error")));
    }
    Ok(ExitCode::FAILURE)
}

/// Tells how far an import came that could not go on.
pub(super) fn stopped(options: &Options, import: &Import<'_>, error: &Failed) -> Result<ExitCode, Failed> {
    print_error(format_args!("business-center: {error}"));
    report(options, import)?;
    print_error("Import the file again to finish.");
    Ok(ExitCode::from(PARTIAL))
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

/// What was counted by kind: what was written, or in a dry run what would be.
fn counts(options: &Options, import: &Import<'_>) -> BTreeMap<RecordKind, Counts> {
    let mut counts = import.checked.counts.clone();
    if !options.dry_run {
        for (kind, counts) in &mut counts {
            let written = match kind {
                RecordKind::Products => import.tally.products,
                RecordKind::Subscriptions => import.tally.subscriptions,
                RecordKind::Orders => import.tally.orders,
                RecordKind::Statements => import.tally.statements,
                RecordKind::Keys => import.tally.keys,
                RecordKind::Files => import.tally.files,
                RecordKind::Agreements => continue,
            };
            *counts = Counts { not_mentioned: counts.not_mentioned, ..written };
        }
    }
    if let Some(counts) = counts.get_mut(&RecordKind::Agreements) {
        let summary = import.tally.agreements;
        (counts.created, counts.updated, counts.unchanged) = (summary.created, summary.updated, summary.unchanged);
    }
    counts
}

pub(super) fn report(options: &Options, import: &Import<'_>) -> io::Result<()> {
    let (checked, summary, counts) = (&import.checked, import.tally.agreements, counts(options, import));
    let rejected = checked.rejected();
    let path = (options.partial && !rejected.is_empty()).then(|| rejects::path(&options.file));
    if options.json {
        let by_kind: BTreeMap<&str, &Counts> = counts.iter().map(|(kind, counts)| (kind.code(), counts)).collect();
        let warnings: Vec<&FileFault> = checked.near_misses.iter().chain(&checked.warnings).collect();
        return say(json!({
            "imported": !options.dry_run,
            "summary": summary,
            "counts": by_kind,
            "rejected": rejected.len(),
            "reject_file": path.as_ref().filter(|_| !options.dry_run),
            "would_write": path.as_ref().filter(|_| options.dry_run),
            "faults": checked.faults,
            "warnings": warnings,
        }));
    }
    for warning in checked.near_misses.iter().chain(&checked.warnings) {
        print_error(format_args!("Warning: {warning}"));
    }
    let verb = if options.dry_run { "Would import" } else { "Imported" };
    if !counts.contains_key(&RecordKind::Keys) {
        say(format_args!(
            "{verb}: {} new, {} changed, {} unchanged; {} invited, {} withdrawn.",
            summary.created, summary.updated, summary.unchanged, summary.invited, summary.cancelled
        ))?;
    }
    for (kind, Counts { created, updated, unchanged, .. }) in &counts {
        if *kind != RecordKind::Agreements {
            let noun = kind.code();
            say(format_args!("{verb} {noun}: {created} new, {updated} changed, {unchanged} unchanged."))?;
        }
    }
    let unmentioned = counts.iter().filter(|(_, counts)| options.dry_run && counts.not_mentioned > 0);
    let unmentioned: Vec<String> =
        unmentioned.map(|(kind, counts)| counted(counts.not_mentioned, kind.noun())).collect();
    if !unmentioned.is_empty() {
        say(format_args!("Not mentioned, so unchanged: {}.", unmentioned.join(", ")))?;
    }
    if !checked.near_misses.is_empty() && !options.yes {
        let numbers = counted(checked.near_misses.len(), "number");
        say(format_args!("To import this, correct {numbers}, or add --yes."))?;
    }
    if import.is_stopped {
        report_faults(&checked.faults, false)?;
        say("Not everything was imported: correct the error and import the file again.")?;
    } else if let Some(path) = path {
        report_faults(&checked.faults, false)?;
        let rejected = rejected_in_words(&rejected);
        say(if options.dry_run {
            format!("Would reject {rejected} and write the reasons to {path}.")
        } else {
            format!("{rejected} rejected; see {path}.")
        })?;
    }
    Ok(())
}

fn rejected_in_words(rejected: &std::collections::BTreeSet<(RecordKind, usize)>) -> String {
    let of = |kind: RecordKind| rejected.iter().filter(|(other, _)| *other == kind).count();
    let kinds = RecordKind::ALL.into_iter().filter(|kind| of(*kind) > 0);
    kinds.map(|kind| counted(of(kind), kind.noun())).collect::<Vec<_>>().join(", ")
}

fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
