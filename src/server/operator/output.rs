//! What commands print: the only way to standard output and standard error.
//!
//! `println!` panics when the reader has left, as `head -1` does after the first line.

use serde_json::Value;
use std::{
    fmt::Display,
    io::{self, ErrorKind, IsTerminal, Write},
};

/// Prints a line on standard output. A reader who has left has read enough: the command goes on in silence.
pub(super) fn say(line: impl Display) -> io::Result<()> {
    forgive_leaving(writeln!(io::stdout().lock(), "{line}"))
}

/// Prints the facts as JSON, or the line for people.
pub(super) fn print(as_json: bool, facts: &Value, line: impl FnOnce() -> String) -> io::Result<()> {
    if as_json { say(facts) } else { say(line()) }
}

/// Prints on standard error, without an end of line. There is no one to tell when that fails.
pub(super) fn write_error(text: impl Display) {
    let mut error = io::stderr().lock();
    let _ = write!(error, "{text}").and_then(|()| error.flush());
}

/// Prints a line on standard error.
pub(super) fn print_error(line: impl Display) {
    write_error(format_args!("{line}\n"));
}

/// How often progress is shown, in things done.
const PROGRESS_STEP: usize = 500;

/// Shows on a terminal how far a long command is.
pub(super) fn show_progress(done: usize, total: usize, what: &str) {
    let is_step = done.is_multiple_of(PROGRESS_STEP) || done == total;
    if total >= PROGRESS_STEP && is_step && io::stderr().is_terminal() {
        write_error(format_args!("\r{done} of {total} {what}{}", if done == total { "\n" } else { "" }));
    }
}

/// Shows on a terminal how much of something was done whose total is not known.
pub(super) fn show_count(done: usize, what: &str) {
    const STEP: usize = 10_000;
    if done.is_multiple_of(STEP) && io::stderr().is_terminal() {
        write_error(format_args!("\r{done} {what}\x1b[K"));
    }
}

fn forgive_leaving(outcome: io::Result<()>) -> io::Result<()> {
    match outcome {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        outcome => outcome,
    }
}
