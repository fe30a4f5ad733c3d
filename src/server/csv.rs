//! CSV for spreadsheets: RFC 4180, and no cell is ever evaluated as a formula.

use std::borrow::Cow;

/// Characters that start a formula in spreadsheets; in East Asian editions the full-width forms do, too.
const FORMULA_STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// For whom a table is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Form {
    /// For people, in a spreadsheet: with a byte order mark, by which it recognizes UTF-8.
    People,
    /// For programs, the import among them: a guard before a formula is taken away again when it is read.
    Data,
}

impl Form {
    /// What a file begins with.
    #[must_use]
    pub const fn mark(self) -> &'static str {
        match self {
            Self::People => "\u{feff}",
            Self::Data => "",
        }
    }

    /// What stands in the name of a file, so that both lie side by side.
    #[must_use]
    pub const fn mark_in_name(self) -> &'static str {
        match self {
            Self::People => "",
            Self::Data => "-data",
        }
    }

    /// A text as a cell.
    #[must_use]
    pub fn cell(self, text: &str) -> String {
        match self {
            Self::People => cell(text),
            Self::Data => quoted(with_guards(text, needs_guard)),
        }
    }
}

/// Cells as a line with its end.
#[must_use]
pub fn joined(cells: impl Iterator<Item = String>) -> String {
    cells.collect::<Vec<_>>().join(",") + "\r\n"
}

/// A line of cells with its end.
#[must_use]
pub fn line(cells: &[String]) -> String {
    joined(cells.iter().map(|text| cell(text)))
}

/// A cell: an apostrophe before what would be a formula, quotes around what would end it.
fn cell(text: &str) -> String {
    quoted(with_guards(text, |rest| rest.starts_with(FORMULA_STARTS)))
}

fn quoted(text: String) -> String {
    if text.contains(['"', ',', '\r', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// A text with an apostrophe where it needs a guard.
fn with_guards(text: &str, needs_guard: impl Fn(&str) -> bool) -> String {
    by_cell(text, |rest| if needs_guard(rest) { format!("'{rest}") } else { rest.to_owned() })
}

/// Changes each part of a text that some spreadsheet reads as a cell: in many countries (Spain, Russia, Italy) a semicolon
/// starts a new cell, even inside quotes, and spaces and quotes at its start are skipped.
fn by_cell(text: &str, changed: impl Fn(&str) -> String) -> String {
    let cells = text.split(';').map(|cell| {
        let rest = cell.trim_start_matches([' ', '"']);
        cell[..cell.len() - rest.len()].to_owned() + &changed(rest)
    });
    cells.collect::<Vec<_>>().join(";")
}

/// Whether a text begins so that a spreadsheet evaluates it, or so that it looks guarded.
fn needs_guard(text: &str) -> bool {
    let mut characters = text.chars();
    match characters.next() {
        Some('\'') => characters.next().is_some_and(|next| next == '\'' || FORMULA_STARTS.contains(&next)),
        first => first.is_some_and(|first| FORMULA_STARTS.contains(&first)),
    }
}

/// A text without the apostrophes of [`Form::Data`].
#[must_use]
pub fn unguarded(text: &str) -> Cow<'_, str> {
    if !text.contains('\'') {
        return text.into();
    }
    by_cell(text, |rest| rest.strip_prefix('\'').filter(|rest| needs_guard(rest)).unwrap_or(rest).to_owned()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("+7", "'+7"),
            ("-7", "'-7"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "\"'\r=1\""),
            ("x;=1+1;y", "x;'=1+1;y"),
            ("x; -7", "x; '-7"),
            (" =1", " '=1"),
            ("x;\"=1+1;y", "\"x;\"\"'=1+1;y\""),
            ("\"-7\"", "\"\"\"'-7\"\"\""),
            ("x;\"y\"=1", "\"x;\"\"y\"\"=1\""),
            ("a,b;@c", "\"a,b;'@c\""),
            ("a - b; c", "a - b; c"),
            ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
            ("＝1＋1", "'＝1＋1"),
            ("x;＠SUM(A1)", "x;'＠SUM(A1)"),
            ("1=1", "1=1"),
            ("", ""),
        ] {
            assert_eq!(cell(text), expected);
        }
    }

    #[test]
    fn data_is_guarded_and_comes_back() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("-5", "'-5"),
            ("'=1", "''=1"),
            ("''", concat!("'", "''")),
            ("'quoted'", "'quoted'"),
            ("x;=1", "x;'=1"),
            ("x; \"=1", "\"x; \"\"'=1\""),
            ("x;''=1;'y", "x;'''=1;'y"),
            ("a,b", "\"a,b\""),
            ("PO 77/B", "PO 77/B"),
            ("", ""),
        ] {
            assert_eq!(Form::Data.cell(text), expected);
            assert_eq!(unguarded(&with_guards(text, needs_guard)), text);
        }
    }

    #[test]
    fn a_reader_gets_back_what_was_written() {
        let cells = ["\"x\",y", "a\r\nb", "", "Ünïcödé; ж", "plain"].map(str::to_owned);
        let text = line(&cells) + &line(&cells);
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let read: Vec<Vec<String>> =
            reader.records().map(|record| record.expect("a record").iter().map(str::to_owned).collect()).collect();
        assert_eq!(read, [cells.to_vec(), cells.to_vec()]);
    }
}
