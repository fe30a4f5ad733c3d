//! Tables: CSV.

use super::*;

const TABLE: Format = Format::Csv(RecordKind::Agreements, None);
const ORDERS: Format = Format::Csv(RecordKind::Orders, None);
const ORDER_HEADS: &str = "order_id,agreement,account,ordered_on,kind,status,line,part_number,quantity,usage_from";

/// A table with two rows of one agreement, the second with these values.
fn table(second: &[(&str, &str)]) -> String {
    let header = CSV_ROW.map(|(column, _)| column).join(",");
    let line = |values: &[(&str, &str)]| {
        let value = |(column, usual)| values.iter().find(|(name, _)| *name == column).map_or(usual, |(_, v)| *v);
        CSV_ROW.map(|cell| format!("\"{}\"", value(cell))).join(",")
    };
    let second = [second, &[("account_number", "02"), ("account_name", "Account 02"), ("lead", "false")]].concat();
    format!("{header}\n{}\n{}\n", line(&[]), line(&second))
}

/// Reads two rows of one agreement, the second with these values.
fn read_csv(second: &[(&str, &str)]) -> Outcome {
    outcome(&table(second), TABLE)
}

fn places(register: &Outcome) -> Vec<&str> {
    register.faults.iter().map(|fault| fault.place.as_str()).collect()
}

#[test]
fn csv_has_a_row_per_account_and_faults_name_line_and_column() {
    let register = read_csv(&[]);
    assert_eq!(register.faults, []);
    let accounts = &register.agreements[0].purchasing_accounts;
    assert_eq!((accounts.len(), accounts[0].name.as_str()), (2, "Account 01, all"));
    let register = read_csv(&[("administrator_language", "de")]);
    assert_eq!(places(&register), ["line 3, column administrator_language"]);
}

#[test]
fn rows_of_one_agreement_repeat_its_columns_or_leave_them_empty() {
    assert_eq!(read_csv(&[("organization_name", ""), ("partner_id", "")]).faults, []);
    let register = read_csv(&[("status", "ended"), ("partner_id", "P-8")]);
    assert_eq!(places(&register), ["line 3, column status", "line 3, column partner_id"]);
    assert!(register.faults[0].remedy.contains("line 2"), "{:?}", register.faults);
    assert_eq!((register.agreements.len(), register.rejected), (0, 1));
}

#[test]
fn unknown_doubled_and_missing_columns_are_named_once() {
    let faults = |text: &str| outcome(text, TABLE).faults;
    assert_eq!(faults("number,colour\n1,red\n")[0].value, "colour");
    assert_eq!(faults("number,status,number\n1,active,2\n")[0].value, "number");
    let missing: Vec<String> = faults(&table(&[]).replace("sector,", "").replace("\"commercial\",", ""))
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(missing, ["line 1, column sector: missing column; add it"]);
    let none = faults("1,active\n2,active\n3,active\n");
    assert!(none.len() == 1 && none[0].remedy.contains("the first line has no column names"), "{none:?}");
    assert!(faults("")[0].remedy.contains("number, programme, signed_on"));
    assert!(faults(EXAMPLE)[0].remedy.contains("--format json"));
}

#[test]
fn a_row_that_does_not_fit_its_head_is_told() {
    let fault = |text: &str| outcome(text, TABLE).faults.first().map(ToString::to_string).unwrap_or_default();
    let table = table(&[]);
    let cut = table.replacen(",\"US\"\n", "\n", 1);
    assert!(fault(&cut).starts_with("line 2: this row has 21 cells, but the first line has 22;"), "{}", fault(&cut));
    let long = table.replacen(",\"US\"\n", ",\"US\",x\n", 1);
    assert!(fault(&long).starts_with("line 2: this row has 23 cells, but the first line has 22;"), "{}", fault(&long));
    let nameless = table.replacen("number,", "number,,", 1).replace("\"77\",", "\"77\",x,");
    assert!(fault(&nameless).starts_with("line 2: \"x\": column 2 has no name;"), "{}", fault(&nameless));
}

/// A table as a spreadsheet in another country writes it.
#[test]
fn what_spreadsheets_write_is_taken() {
    let plain = table(&[]);
    let semicolons = plain.replace("\",\"", "\";\"").replace("Account 01, all", "Account 01; all");
    let header = CSV_ROW.map(|(column, _)| column);
    let semicolons = semicolons.replacen(&header.join(","), &header.join(";"), 1);
    for (written, name) in [
        (plain.replace("\"true\"", "TRUE").replace("\"false\"", "FALSE"), "words of a program"),
        (plain.replace("\"true\"", "VERDADERO").replace("\"false\"", "FALSO"), "Spanish"),
        (plain.replace("\"true\"", "ИСТИНА").replace("\"false\"", "ЛОЖЬ"), "Russian"),
        (semicolons.clone(), "semicolons"),
        (format!("sep=;\r\n{}", semicolons.replace('\n', "\r\n")), "a declared separator"),
        (format!("\u{feff}\"sep=;\"\n{semicolons}"), "a quoted one behind a byte order mark"),
        (plain.replace("\",\"", "\"\t\"").replacen(&header.join(","), &header.join("\t"), 1), "tabs"),
        (plain.replace('\n', "\r"), "the line ends of old"),
        (plain.replace('\n', ",,\n"), "empty columns at the end"),
        (format!("{plain},,,,,,,,,,,,,,,,,,,,,\n\n  \n"), "empty rows at the end"),
    ] {
        let register = outcome(&written, TABLE);
        assert_eq!(register.faults, [], "{name}");
        assert_eq!((register.agreements.len(), register.agreements[0].purchasing_accounts.len()), (1, 2), "{name}");
    }
}

#[test]
fn the_line_of_a_fault_is_that_of_an_editor() {
    let faulty = table(&[("administrator_language", "de")]);
    let place = |text: &str| places(&outcome(text, TABLE)).join(" and ");
    for (ends, written) in
        [("LF", faulty.clone()), ("CR LF", faulty.replace('\n', "\r\n")), ("CR", faulty.replace('\n', "\r"))]
    {
        assert_eq!(place(&written), "line 3, column administrator_language", "{ends}");
        let end = ends.replace(' ', "").replace("CR", "\r").replace("LF", "\n");
        let blank = written.replacen(&end, &end.repeat(3), 1);
        assert_eq!(place(&blank), "line 5, column administrator_language", "{ends} with blank lines");
        let quoted = blank.replacen("\"Fabrikam\"", &format!("\"Fabri{end}kam\""), 1);
        let places =
            "line 4, column partner_name and line 6, column administrator_language and line 6, column partner_name";
        assert_eq!(place(&quoted), places, "{ends} within a cell");
    }
}

#[test]
fn rows_of_one_number_are_one_agreement_whatever_the_letter_case() {
    let written = table(&[("number", "ab7")]).replacen("\"77\"", "\"AB7\"", 1);
    let register = outcome(&written, TABLE);
    assert_eq!(register.faults, []);
    assert_eq!((register.agreements.len(), register.agreements[0].number.as_str()), (1, "AB7"));
}

#[test]
fn a_table_of_orders_has_a_row_for_each_line() {
    let rows = [
        "V-1,1,01,2026-11-03,order,complete,10,AAA,250,2026-11-01",
        "V-2,1,01,2026-11-04,order,complete,1,AAA,1,2026-11-01",
        "V-1,,,,,,20,AAA,5,2026-11-01",
        "V-1,1,01,2026-11-03,order,complete,30,AAA,7,2026-11-01",
    ];
    let (read, faults) = records(&format!("{ORDER_HEADS}\n{}\n", rows.join("\n")), ORDERS);
    assert_eq!(faults, []);
    let lines = |record: &Record| match record {
        Record::Order(order) => (order.id.clone(), order.lines.iter().map(|line| line.quantity).sum::<i64>()),
        other => panic!("{other:?}"),
    };
    assert_eq!(read.iter().map(lines).collect::<Vec<_>>(), [("V-2".to_owned(), 1), ("V-1".to_owned(), 262)]);

    let rows = ["V-1,1,01,2026-11-03,order,complete,10,AAA,x,2026-11-01", "V-1,2,,,,,10,AAA,0,03/08/2026"];
    let (_, faults) = records(&format!("{ORDER_HEADS}\n{}\n", rows.join("\n")), ORDERS);
    let places: Vec<&str> = faults.iter().map(|fault| fault.place.as_str()).collect();
    let expected =
        ["line 2, column quantity", "line 3, column quantity", "line 3, column usage_from", "line 3, column agreement"];
    assert_eq!(places, expected, "{faults:?}");
}

/// Rows beyond what a record may have are not kept, but they are told.
#[test]
fn a_record_of_too_many_rows_is_one_fault() {
    let rows = (1..=10_050).map(|line| format!("V-1,1,01,2026-11-03,order,complete,{line},AAA,1,2026-11-01"));
    let after = "V-2,1,01,2026-11-03,order,complete,1,AAA,1,2026-11-01".to_owned();
    let rows = rows.chain([after]).collect::<Vec<_>>().join("\n");
    let (read, faults) = records(&format!("{ORDER_HEADS}\n{rows}\n"), ORDERS);
    assert_eq!((read.len(), faults.len()), (1, 1), "{faults:?}");
    assert_eq!(faults[0].remedy, "an order has 1 to 10000 lines");
}

#[test]
fn columns_of_another_kind_are_recognized() {
    let (read, faults) = records(&format!("{ORDER_HEADS}\n"), TABLE);
    assert!(read.is_empty() && faults.len() == 1, "{faults:?}");
    assert_eq!(faults[0].remedy, "these are the columns of orders; import them with --kind orders");
}

#[test]
fn semicolons_are_proven_by_the_column_names_or_named() {
    let row = "V-1;1;01;2026-11-03;order;complete;10;AAA;250;2026-11-01";
    let heads = ORDER_HEADS.replace(',', ";");
    let (read, faults) = records(&format!("{heads}\n{row}\n"), ORDERS);
    assert_eq!((read.len(), faults), (1, Vec::new()));
    let (_, faults) = records(&format!("{heads};colour\n{row};red\n"), ORDERS);
    assert!(faults[0].remedy.contains("--separator"), "{faults:?}");
    let named = Format::Csv(RecordKind::Orders, Some(";".parse().expect("a separator")));
    let (_, faults) = records(&format!("{heads};colour\n{row};red\n"), named);
    assert!(faults[0].remedy.starts_with("unknown column"), "{faults:?}");
    let (read, faults) = records(
        &format!("{heads}\n{row}\n").replace(';', "|"),
        Format::Csv(RecordKind::Orders, Some("|".parse().expect("a separator"))),
    );
    assert_eq!((read.len(), faults), (1, Vec::new()));
    for faulty in ["", "ab", "\"", "."] {
        assert!(faulty.parse::<Separator>().is_err(), "{faulty}");
    }
}

#[test]
fn a_table_of_subscriptions_has_a_row_for_each() {
    let format = Format::Csv(RecordKind::Subscriptions, None);
    let head = "id;agreement;account;part_number;seats;starts_on;status\n";
    let text = format!("{head}S-1;1;01;AAA;10;2026-12-01;active\nS-2;1;01;AAA;1,5;2026-12-01;active\n");
    let (read, faults) = records(&text, format);
    assert_eq!(read.len(), 1);
    let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["line 3, column seats: \"1,5\": must be a whole number from 0 to 1000000"]);
    let (_, faults) =
        records("part_number,description_en,type\nAAA,Mail,license\n", Format::Csv(RecordKind::Products, None));
    assert_eq!(faults, []);
    let (_, faults) = records(&text, Format::Csv(RecordKind::Products, None));
    assert!(faults[0].remedy.contains("--separator: part_number, description_en"), "{faults:?}");
}

#[test]
fn the_rows_of_an_agreement_may_lie_apart() {
    let both = table(&[]);
    let rows: Vec<&str> = both.lines().collect();
    let between = rows[1].replace("\"77\"", "\"78\"");
    let read = outcome(&[rows[0], rows[1], &between, rows[2]].join("\n"), TABLE);
    assert_eq!(read.faults, []);
    let found: Vec<(&str, usize)> =
        read.agreements.iter().map(|one| (one.number.as_str(), one.purchasing_accounts.len())).collect();
    assert_eq!(found, [("78", 1), ("77", 2)]);
}
