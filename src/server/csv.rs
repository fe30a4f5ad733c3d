//! CSV for spreadsheets: RFC 4180, and no cell is ever evaluated as a formula.

/// Characters that start a formula in spreadsheets; in East Asian editions the full-width forms do, too.
const FORMULA_STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A line of cells with its end.
#[must_use]
pub fn line(cells: &[String]) -> String {
    cells.iter().map(|text| cell(text)).collect::<Vec<_>>().join(",") + "\r\n"
}

/// A cell: an apostrophe before what would be a formula, quotes around what would end it.
fn cell(text: &str) -> String {
    let text = without_formulas(text);
    if text.contains(['"', ',', '\r', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// Spreadsheets in many countries, Spain, Russia and Italy among them, begin another cell after a semicolon, whatever
/// quotes say, and read past those that it begins with.
fn without_formulas(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 1);
    let mut begins = true;
    for one in text.chars() {
        if begins && FORMULA_STARTS.contains(&one) {
            safe.push('\'');
        }
        begins = one == ';' || (begins && matches!(one, ' ' | '"'));
        safe.push(one);
    }
    safe
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
    fn a_reader_gets_back_what_was_written() {
        let cells = ["\"x\",y", "a\r\nb", "", "Ünïcödé; ж", "plain"].map(str::to_owned);
        let text = line(&cells) + &line(&cells);
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let read: Vec<Vec<String>> =
            reader.records().map(|record| record.expect("a record").iter().map(str::to_owned).collect()).collect();
        assert_eq!(read, [cells.to_vec(), cells.to_vec()]);
    }
}
