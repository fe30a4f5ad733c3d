//! The software of the example. Its files are small texts that install nothing.

use crate::server::{operator::Failed, token::sha256_hex};
use jiff::{ToSpan, civil::Date};
use serde_json::{Value, json};
use std::{fs, path::Path};

/// A file: ID, title, language, operating system, architecture, form, family, version, and the day of its release, counted
/// from today.
type File = (
    &'static str,
    &'static str,
    Option<&'static str>,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    Option<&'static str>,
    i64,
);

const WRITER: &str = "Contoso Writer";
const DATABASE: &str = "Contoso Database";

const FILES: [File; 9] = [
    ("writer-2024-en-x64", "Contoso Writer 2024", Some("en"), "windows", "x64", "iso", WRITER, Some("2024"), -400),
    ("writer-2024-es-x64", "Contoso Writer 2024", Some("es"), "windows", "x64", "iso", WRITER, Some("2024"), -400),
    ("writer-2024-ru-x64", "Contoso Writer 2024", Some("ru"), "windows", "x64", "iso", WRITER, Some("2024"), -400),
    ("writer-2024-it-x64", "Contoso Writer 2024", Some("it"), "windows", "x64", "iso", WRITER, Some("2024"), -400),
    ("writer-2024-en-arm64", "Contoso Writer 2024", Some("en"), "macos", "arm64", "dmg", WRITER, Some("2024"), -390),
    ("writer-2027-en-x64", "Contoso Writer 2027", Some("en"), "windows", "x64", "iso", WRITER, Some("2027"), -20),
    ("writer-fonts", "Contoso Writer fonts", None, "windows", "x64", "zip", WRITER, None, -700),
    ("database-2024-x64", "Contoso Database 2024", None, "linux", "x64", "tar", DATABASE, Some("2024"), -380),
    ("database-2022-x64", "Contoso Database 2022", None, "linux", "x64", "tar", DATABASE, Some("2022"), -1100),
];
/// The file that has not arrived yet.
const MISSING: &str = "writer-2027-en-x64";
/// The file that is withdrawn.
const WITHDRAWN: &str = "database-2022-x64";

fn content((id, title, ..): &File) -> String {
    format!("{title} ({id})\n\nAn example of the Business Center: this file installs nothing.\n").repeat(500)
}

fn name((id, _, _, _, _, form, ..): &File) -> String {
    format!("{id}.{form}")
}

/// The files as the register has them on a day.
pub(super) fn files(today: Date) -> Vec<Value> {
    let record = |file: &File| {
        let (id, title, language, os, architecture, form, family, version, days) = *file;
        let content = content(file);
        json!({
            "id": id, "title": title, "language": language, "os": os, "architecture": architecture, "form": form,
            "released_on": today.saturating_add(days.days()).to_string(), "name": name(file), "size": content.len(),
            "sha256": sha256_hex(content.as_bytes()), "products": [{ "family": family, "version": version }],
            "withdrawn": (id == WITHDRAWN).then_some("Replaced by Contoso Database 2024"),
        })
    };
    FILES.iter().map(record).collect()
}

/// Writes the files themselves into a folder.
pub(super) fn write(folder: &Path) -> Result<(), Failed> {
    fs::create_dir_all(folder)?;
    for file in FILES.iter().filter(|(id, ..)| *id != MISSING) {
        fs::write(folder.join(name(file)), content(file))?;
    }
    Ok(())
}
