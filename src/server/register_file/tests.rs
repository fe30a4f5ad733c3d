//! Reading files, valid and invalid.

use super::*;
use std::collections::BTreeSet;

const EXAMPLE: &str = include_str!("../../../examples/agreements.json");

const TABLE: Format = Format::Csv(RecordKind::Agreements, None);

/// The result of reading a file.
struct Outcome {
    agreements: Vec<Agreement>,
    faults: Vec<FileFault>,
    rejected: usize,
}

/// Every record that is read, and all faults.
fn records(text: &str, format: Format) -> (Vec<Record>, Vec<FileFault>) {
    let file = RegisterFile::from_text(text, format, Arc::new(|address| !address.ends_with("@gmail.com")));
    let (mut records, mut all) = (Vec::new(), Vec::new());
    file.read(&RecordKind::ALL, |item| {
        match item {
            Item::Fault(fault) => all.push(fault),
            Item::Head(_) => {}
            Item::Record(_, record, mut faults) => {
                records.extend(record.filter(|_| faults.is_empty()).map(|record| *record));
                all.append(&mut faults);
            }
        }
        true
    })
    .expect("a text");
    (records, all)
}

fn outcome(text: &str, format: Format) -> Outcome {
    let (records, faults) = records(text, format);
    let agreements = records.into_iter().filter_map(|record| match record {
        Record::Agreement(agreement) => Some(agreement),
        _ => None,
    });
    let rejected: BTreeSet<_> = faults.iter().filter_map(|fault| fault.record).collect();
    Outcome { agreements: agreements.collect(), rejected: rejected.len(), faults }
}

fn read_json(text: &str) -> Outcome {
    outcome(text, Format::Json)
}

fn faults_of(change: impl Fn(&mut Value)) -> Vec<(String, String)> {
    let mut document: Value = serde_json::from_str(EXAMPLE).expect("example");
    change(&mut document);
    read_json(&document.to_string()).faults.into_iter().map(|fault| (fault.place, fault.remedy)).collect()
}

#[test]
fn the_example_is_valid() {
    let register = read_json(EXAMPLE);
    assert_eq!(register.faults, []);
    assert_eq!(register.agreements[0].number, "1234567890");
    assert_eq!(register.agreements[0].purchasing_accounts[0].number, "0001234567");
}

#[test]
fn every_fault_is_listed_with_pointer_value_and_remedy() {
    let faults = faults_of(|document| {
        let first = &mut document["agreements"][0];
        first["status"] = "running".into();
        first["purchasing_accounts"][0]["administrator"]["email"] = "harry".into();
        first["organization"]["country"] = "USA".into();
        first["colour"] = "red".into();
    });
    let places: Vec<_> = faults.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(
        places,
        [
            "/agreements/0/colour",
            "/agreements/0/status",
            "/agreements/0/organization/country",
            "/agreements/0/purchasing_accounts/0/administrator/email",
        ]
    );
    assert!(faults[1].1.contains("draft, signed, active, ended"), "{}", faults[1].1);
}

#[test]
fn a_value_is_shown_as_it_stands() {
    let mut document: Value = serde_json::from_str(EXAMPLE).expect("example");
    document["agreements"][0]["number"] = 12.into();
    document["agreements"][0]["programme"] = Value::Null;
    document["agreements"][0]["status"] = "\u{202e}x".into();
    let faults: Vec<String> = read_json(&document.to_string()).faults.iter().map(ToString::to_string).collect();
    assert!(faults[0].starts_with("/agreements/0/number: 12: must be a string"), "{faults:?}");
    assert_eq!(faults[1], "/agreements/0/programme: missing; add it");
    assert!(faults[2].starts_with("/agreements/0/status: \"\\u{202e}x\": must be one of"), "{faults:?}");
}

#[test]
fn a_wrong_lead_is_one_fault() {
    for wrong in ["yes".into(), Value::Null, 1.into()] {
        let faults = faults_of(|document| {
            document["agreements"][0]["purchasing_accounts"][0]["lead"] = wrong.clone();
        });
        let places: Vec<_> = faults.iter().map(|(place, _)| place.as_str()).collect();
        assert_eq!(places, ["/agreements/0/purchasing_accounts/0/lead"]);
    }
}

#[test]
fn public_providers_are_refused_as_administrators() {
    let faults = faults_of(|document| {
        document["agreements"][0]["purchasing_accounts"][0]["administrator"]["email"] = "harry@gmail.com".into();
    });
    assert!(faults[0].1.contains("BC_ALLOWED_PUBLIC_ADDRESSES"), "{faults:?}");
}

#[test]
fn exactly_one_account_leads() {
    let faults = faults_of(|document| {
        document["agreements"][2]["purchasing_accounts"][0]["lead"] = false.into();
    });
    let places: Vec<_> = faults.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(places, ["/agreements/2/purchasing_accounts"]);
}

#[test]
fn valid_agreements_are_told_apart_from_rejected_ones() {
    let mut document: Value = serde_json::from_str(EXAMPLE).expect("example");
    let count = document["agreements"].as_array().map_or(0, Vec::len);
    document["agreements"][1]["signed_on"] = "2026-02-30".into();
    let register = read_json(&document.to_string());
    assert_eq!((register.agreements.len(), register.rejected), (count - 1, 1));
}

#[test]
fn what_is_no_register_says_so() {
    assert_eq!(read_json("{").faults.len(), 1);
    for document in ["[]", "12", "null"] {
        let faults = read_json(document).faults;
        assert_eq!((faults.len(), faults[0].place.as_str()), (1, "the document"), "{document}");
    }
    assert_eq!(read_json("{\"agreements\": 1}").faults.len(), 1);
}

const CSV_ROW: [(&str, &str); 22] = [
    ("number", "77"),
    ("programme", "PSA"),
    ("signed_on", "2026-11-02"),
    ("status", "active"),
    ("organization_id", "C-9"),
    ("organization_name", "Northwind"),
    ("organization_country", "US"),
    ("signatory_name", ""),
    ("signatory_email", ""),
    ("partner_id", "P-7"),
    ("partner_name", "Fabrikam"),
    ("partner_email", "l@fabrikam.com"),
    ("partner_country", "US"),
    ("account_number", "01"),
    ("account_name", "Account 01, all"),
    ("sector", "commercial"),
    ("lead", "true"),
    ("administrator_email", "ana@northwind.test"),
    ("administrator_first_name", "Ana"),
    ("administrator_last_name", ""),
    ("administrator_language", "en"),
    ("administrator_country", "US"),
];

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
fn a_key_that_stands_twice_is_told() {
    let written = EXAMPLE.replacen("\"status\"", "\"status\": \"ended\", \"status\"", 1).replacen(
        "\"first_name\"",
        "\"country\": \"ES\", \"first_name\"",
        1,
    );
    let faults: Vec<String> = read_json(&written).faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "/agreements/0/status: \"active\": duplicate key; keep one",
            "/agreements/0/purchasing_accounts/0/administrator/country: \"US\": duplicate key; keep one",
        ]
    );
    let whole = read_json("{\"agreements\": [], \"agreements\": []}").faults;
    assert_eq!(whole[0].to_string(), "/agreements: duplicate key; keep one");
}

#[test]
fn an_agreement_that_json_allows_and_nothing_can_hold_is_one_fault() {
    for wrong in ["1e999", "\"\\ud800\"", &format!("{}{}", "[".repeat(200), "]".repeat(200))] {
        let register = read_json(&format!("{{\"agreements\": [{{\"number\": {wrong}}}, {{}}]}}"));
        assert_eq!(register.faults[0].place, "/agreements/0", "{wrong}");
        assert_eq!(register.faults[1].record, Some((RecordKind::Agreements, 1)), "{wrong}");
    }
}

#[test]
fn a_place_in_json_is_that_of_an_editor() {
    for (written, place) in [
        ("{\n\"é😀\" 1}", "line 2 column 6"),
        ("{\r\n\r\n\"é😀\" 1}", "line 3 column 6"),
        ("{\r\"é😀\" 1}", "line 2 column 6"),
        ("", "line 1 column 1"),
    ] {
        assert_eq!(read_json(written).faults[0].place, place, "{written:?}");
    }
}

#[test]
fn what_no_one_can_see_is_no_name() {
    for c in ['\u{200b}', '\u{2060}', '\u{ad}', '\u{3164}', '\u{2800}', '\u{61c}'] {
        let faults = faults_of(|document| {
            let first = &mut document["agreements"][0];
            first["organization"]["name"] = c.to_string().into();
            first["purchasing_accounts"][0]["name"] = format!("{c} {c}").into();
            first["purchasing_accounts"][0]["administrator"]["first_name"] = c.to_string().into();
            first["purchasing_accounts"][0]["administrator"]["last_name"] = c.to_string().into();
        });
        assert_eq!(faults.len(), 4, "{c:?}: {faults:?}");
        assert!(faults.iter().all(|(_, remedy)| remedy.contains("invisible")), "{c:?}: {faults:?}");
    }
}

#[test]
fn a_person_with_one_name_has_it_as_first_name() {
    for first in [Value::Null, "".into()] {
        let faults = faults_of(|document| {
            document["agreements"][0]["purchasing_accounts"][0]["administrator"]["first_name"] = first.clone();
        });
        assert!(faults.len() == 1 && faults[0].1.contains("omit last_name"), "{faults:?}");
    }
}

#[test]
fn what_was_probably_meant_is_suggested() {
    let faults = faults_of(|document| {
        let first = &mut document["agreements"][0];
        first["status"] = "aktiv".into();
        first["organization"]["country"] = "UK".into();
        first["purchasing_accounts"][1]["administrator"]["country"] = "XK".into();
    });
    let remedies: Vec<&str> = faults.iter().map(|(_, remedy)| remedy.as_str()).collect();
    assert_eq!(remedies.len(), 2, "{faults:?}");
    assert!(remedies[0].ends_with("did you mean active?") && remedies[1].ends_with("did you mean GB?"), "{faults:?}");
}

fn product() -> Value {
    serde_json::json!({ "part_number": "bbb-00001", "description": { "en": "Mail" }, "service": "contoso-mail" })
}

fn subscription() -> Value {
    serde_json::json!({
        "id": "S-1", "agreement": "1234567890", "account": "0001234567", "part_number": "BBB-00001", "seats": 10,
        "starts_on": "2026-12-01", "ends_on": "2027-11-30", "status": "active",
    })
}

fn order() -> Value {
    serde_json::json!({
        "id": "V-1", "agreement": "1234567890", "account": "0001234567", "partner": "P-7",
        "reseller_order_number": "0004711", "customer_order_number": "PO 77/B", "ordered_on": "2026-11-03",
        "kind": "return", "status": "complete",
        "lines": [
            {
                "line": "10", "part_number": "bbb-00001", "quantity": -5, "country": "US", "usage_from": "2026-11-01",
                "usage_until": "2029-10-31", "corrects": { "order": "V-0", "line": "10" }, "reason_code": "R1",
            },
            { "line": "20", "part_number": "BBB-00001", "quantity": 7, "usage_from": "2026-11-01" },
        ],
    })
}

fn statement() -> Value {
    serde_json::json!({
        "agreement": "1234567890", "account": null, "as_of": "2026-10-31",
        "lines": [
            { "family": "Writer", "version": "2024", "pool": "applications", "effective": 240, "assurance": 0 },
            { "family": "Writer", "version": "2026", "pool": "applications", "effective": -1, "assurance": 0 },
        ],
    })
}

/// The faults of a file with one record of each kind that names others, and another value at a place.
fn faults_with(place: &str, value: &Value) -> Vec<FileFault> {
    let mut document = serde_json::json!({
        "format": 1, "products": [product()], "subscriptions": [subscription()], "orders": [order()],
        "statements": [statement()],
    });
    let (parent, key) = place.rsplit_once('/').expect("a pointer");
    match document.pointer_mut(parent).expect("an object") {
        Value::Array(list) => list[key.parse::<usize>().expect("a place")] = value.clone(),
        object => object[key] = value.clone(),
    }
    records(&document.to_string(), Format::Json).1
}

/// Their places.
fn faults_at(place: &str, value: &Value) -> Vec<String> {
    faults_with(place, value).into_iter().map(|fault| fault.place).collect()
}

#[test]
fn products_and_subscriptions_are_read() {
    let document = serde_json::json!({ "products": [product()], "subscriptions": [subscription()] });
    let (read, faults) = records(&document.to_string(), Format::Json);
    assert_eq!(faults, []);
    let [Record::Product(product), Record::Subscription(subscription)] = &read[..] else { panic!("{read:?}") };
    assert_eq!((product.part_number.as_str(), product.part_key().as_str()), ("bbb-00001", "BBB-00001"));
    assert_eq!((subscription.part_key.as_str(), subscription.seats, subscription.extra), ("BBB-00001", 10, 0));
}

#[test]
fn faults_of_products_and_subscriptions_name_their_place() {
    for (place, wrong) in [
        ("/products/0/part_number", serde_json::json!(["", "-A", "a b", 1, "A".repeat(31)])),
        ("/products/0/description/en", serde_json::json!([null, "", "\u{200b}"])),
        ("/products/0/service", serde_json::json!(["Mail", "a_b", ""])),
        (
            "/products/0/address",
            serde_json::json!(["http://a.test", "a.test", "https://", "https://u@a.test", "https://a b"]),
        ),
        ("/products/0/colour", serde_json::json!(["red"])),
        ("/subscriptions/0/id", serde_json::json!(["", "a_b", "A".repeat(41), null])),
        ("/subscriptions/0/agreement", serde_json::json!(["1-2", 5])),
        ("/subscriptions/0/seats", serde_json::json!([-1, 1.5, "10", 1_000_001, null])),
        ("/subscriptions/0/extra", serde_json::json!([-1, 1_000_001])),
        ("/subscriptions/0/grace_days", serde_json::json!([-1, 181])),
        ("/subscriptions/0/starts_on", serde_json::json!(["2026-02-30", "01.12.2026"])),
        ("/subscriptions/0/ends_on", serde_json::json!(["2026-11-30", "2027-02-29"])),
        ("/subscriptions/0/status", serde_json::json!(["running", null])),
        ("/format", serde_json::json!([2, "1", null])),
        ("/as_of", serde_json::json!(["27.11.2026", 5])),
        ("/source", serde_json::json!(["", "\u{200b}", "a".repeat(101), 5])),
        ("/files", serde_json::json!([[]])),
    ] {
        for value in wrong.as_array().expect("a list") {
            assert_eq!(faults_at(place, value), [place], "{value}");
        }
    }
    for (place, right) in [
        ("/products/0/type", "license".into()),
        ("/products/0/address", "https://mail.contoso.com/x?y".into()),
        ("/subscriptions/0/ends_on", "2026-12-01".into()),
        ("/subscriptions/0/seats", 0.into()),
        ("/as_of", "2026-11-27".into()),
        ("/subscriptions/0/status", "cancelled".into()),
    ] {
        assert_eq!(faults_at(place, &right), [""; 0], "{place}");
    }
}

#[test]
fn what_a_product_gives_is_known() {
    for (place, wrong) in [
        ("/products/0/type", serde_json::json!(["step_up", "licence", 5])),
        ("/products/0/units", serde_json::json!([0, 1.5, "2", 1_000_001])),
        ("/products/0/key", serde_json::json!(["yes"])),
        ("/products/0/pool", serde_json::json!(["a b", "ü", "a".repeat(41)])),
    ] {
        for value in wrong.as_array().expect("a list") {
            let expected = if value == "step_up" { "/products/0/step_up_from" } else { place };
            assert_eq!(faults_at(place, value), [expected], "{value}");
        }
    }
    let untyped = serde_json::json!({ "part_number": "AAA-00001", "description": { "en": "Writer" } });
    assert_eq!(faults_at("/products/0", &untyped), ["/products/0/type"]);
    let own = serde_json::json!({ "part_number": "AAA-1", "description": { "en": "W" }, "type": "step_up", "step_up_from": "aaa-1" });
    assert_eq!(faults_at("/products/0", &own), ["/products/0/step_up_from"]);
}

#[test]
fn faults_of_orders_and_statements_name_their_place() {
    for (place, wrong) in [
        ("/orders/0/id", serde_json::json!(["", " V-1", "a\tb", "9".repeat(51), "1.23E+11", "####", null])),
        ("/orders/0/reseller_order_number", serde_json::json!([4711, "4,5E+09", "##"])),
        ("/orders/0/ordered_on", serde_json::json!(["03/08/2026", "2026-02-30", "####"])),
        ("/orders/0/status", serde_json::json!(["done", null])),
        ("/orders/0/lines", serde_json::json!([[], {}, null])),
        ("/orders/0/lines/0/line", serde_json::json!(["", "a b", 10, "1".repeat(21)])),
        ("/orders/0/lines/1/line", serde_json::json!(["10"])),
        (
            "/orders/0/lines/0/quantity",
            serde_json::json!([0, 1.5, "5", 10_000_000, -10_000_000, 2_147_483_648_u32, i64::MIN, null]),
        ),
        ("/orders/0/lines/0/usage_until", serde_json::json!(["2026-10-31"])),
        ("/orders/0/lines/0/assurance_until", serde_json::json!(["2026-10-31"])),
        ("/orders/0/lines/0/reason_code", serde_json::json!([null])),
        ("/orders/0/lines/0/corrects/line", serde_json::json!([null, "a b"])),
        ("/statements/0/as_of", serde_json::json!(["31.10.2026"])),
        ("/statements/0/lines/0/effective", serde_json::json!([1.5, "240", null])),
    ] {
        for value in wrong.as_array().expect("a list") {
            assert_eq!(faults_at(place, value), [place], "{value}");
        }
    }
    assert_eq!(faults_at("/statements/0/lines/0/version", &"2026".into()), ["/statements/0/lines/1/family"]);
    // What takes away is a return or a correction.
    assert_eq!(faults_at("/orders/0/kind", &"renewal".into()), ["/orders/0/lines/0/quantity"]);
    for (place, right) in [("/orders/0/kind", "correction"), ("/orders/0/status", "cancelled")] {
        assert_eq!(faults_at(place, &right.into()), [""; 0], "{place}");
    }
    let spoiled = [("1.23E+11", "a spreadsheet has shortened"), ("####", "a column that was too narrow")];
    for (text, remedy) in spoiled {
        assert!(faults_with("/orders/0/id", &text.into())[0].remedy.contains(remedy), "{text}");
    }
    assert!(faults_with("/orders/0/lines/0/quantity", &"4,5E+09".into())[0].remedy.contains("shortened"));
}

const ORDERS: Format = Format::Csv(RecordKind::Orders, None);
const ORDER_HEADS: &str = "order_id,agreement,account,ordered_on,kind,status,line,part_number,quantity,usage_from";

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

/// A key of the file is part of the place.
#[test]
fn no_place_controls_the_terminal() {
    let told = faults_with("/statements/0/\u{1b}[31m", &1.into())[0].to_string();
    assert!(told.starts_with("/statements/0/\\u{1b}[31m: 1: "), "{told}");
}

/// Whoever reads it must not take what was read for all there is.
#[tokio::test]
async fn a_reader_that_breaks_off_is_an_error() {
    let file = RegisterFile::from_text(EXAMPLE, Format::Json, Arc::new(|_| panic!("a fault of our own")));
    let mut items = file.stream(&RecordKind::ALL);
    let last = loop {
        match items.next().await {
            Ok(Some(_)) => {}
            last => break last,
        }
    };
    assert!(last.is_err_and(|error| error.to_string().contains("before the end of the file")));
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
