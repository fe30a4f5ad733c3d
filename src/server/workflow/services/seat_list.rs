//! Lists of people who are to get seats: pasted, or CSV with named columns.

use crate::{api::seats::ListRow, domain::invite::read_list};
use csv::{ReaderBuilder, StringRecord, Terminator, WriterBuilder};

/// The most rows of a list.
pub const MOST_ROWS: u16 = 5_000;
/// Columns that are looked through.
const MOST_COLUMNS: usize = 100;
/// The columns of CSV; only the first one is required.
pub const COLUMNS: [&str; 4] = ["address", "first_name", "last_name", "language"];

/// Reads a list, up to one row more than it may have: CSV where its first line names the column `address`, otherwise lines
/// as spreadsheets and mail programs write them.
#[must_use]
pub fn read(text: &str) -> Vec<ListRow> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let head = text.lines().next().unwrap_or_default();
    let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(|one| head.bytes().filter(|byte| byte == one).count());
    let delimiter = delimiter.unwrap_or(b',');
    let names = head.split(char::from(delimiter)).map(|name| name.trim().trim_matches('"').to_ascii_lowercase());
    let names: Vec<String> = names.take(MOST_COLUMNS).collect();
    let most = usize::from(MOST_ROWS) + 1;
    if !names.iter().any(|name| name == COLUMNS[0]) {
        let pasted = read_list(text, most).into_iter();
        let row = |one: crate::domain::invite::Pasted| ListRow {
            address: one.email,
            first_name: one.first_name,
            last_name: one.last_name,
            language: String::new(),
        };
        return pasted.map(row).collect();
    }
    let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let cell = |record: &StringRecord, column: &str| {
        let place = names.iter().position(|name| name == column);
        let text = place.and_then(|place| record.get(place)).unwrap_or_default().trim();
        // Exports guard what a spreadsheet would take for a formula.
        text.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(text).to_owned()
    };
    // Text is UTF-8, and rows may have any length: nothing is left to fail.
    let records = reader.records().filter_map(Result::ok);
    let rows = records.map(|record| {
        let [address, first_name, last_name, language] = COLUMNS.map(|column| cell(&record, column));
        ListRow { address, first_name, last_name, language }
    });
    rows.filter(|row| *row != ListRow::default()).take(most).collect()
}

/// Rows as a list that [`read`] reads as they are; not for spreadsheets.
#[must_use]
pub fn write<'a>(rows: impl Iterator<Item = &'a ListRow>) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let mut write = |cells: [&str; 4]| writer.write_record(cells).is_ok();
    // Into memory, nothing fails.
    let mut is_whole = write(COLUMNS);
    for row in rows {
        is_whole &= write([&row.address, &row.first_name, &row.last_name, &row.language]);
    }
    debug_assert!(is_whole, "a list is written to memory");
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: [&str; 4]) -> ListRow {
        let [address, first_name, last_name, language] = cells.map(str::to_owned);
        ListRow { address, first_name, last_name, language }
    }

    #[test]
    fn csv_is_read_by_the_names_of_its_columns() {
        for text in [
            "address,first_name,last_name,language\nana@contoso.com,Ana,\"García, Pérez\",es\n\nbea@contoso.com\n",
            "\u{feff}Language;Address;Last_name;First_name\r\nes;ana@contoso.com;\"García, Pérez\";Ana\r\n;bea@contoso.com\r\n",
        ] {
            assert_eq!(
                read(text),
                [row(["ana@contoso.com", "Ana", "García, Pérez", "es"]), row(["bea@contoso.com", "", "", ""])],
                "{text}"
            );
        }
    }

    #[test]
    fn a_guard_against_formulas_is_no_part_of_an_address() {
        assert_eq!(
            read("address\n'=x@contoso.com\n'o@contoso.com"),
            [row(["=x@contoso.com", "", "", ""]), row(["'o@contoso.com", "", "", ""]),]
        );
    }

    #[test]
    fn no_more_is_read_than_a_list_may_have() {
        assert_eq!(read(&"a\n".repeat(10_000)).len(), usize::from(MOST_ROWS) + 1);
        assert_eq!(read(&("address\n".to_owned() + &"a\n".repeat(10_000))).len(), usize::from(MOST_ROWS) + 1);
    }

    #[test]
    fn what_is_written_is_read_as_it_was() {
        let rows = [row(["+ana@contoso.com", "=Ana", "García, \"Pérez\"", "es"]), row(["bea@contoso.com", "", "", ""])];
        assert_eq!(read(&write(rows.iter())), rows);
    }

    #[test]
    fn anything_else_is_a_pasted_list() {
        assert_eq!(
            read("Ana Trujillo <ana@contoso.com>\nbea@contoso.com\nnobody"),
            [
                row(["ana@contoso.com", "Ana", "Trujillo", ""]),
                row(["bea@contoso.com", "", "", ""]),
                row(["nobody", "", "", ""]),
            ]
        );
        assert_eq!(read(" \n"), []);
    }
}
