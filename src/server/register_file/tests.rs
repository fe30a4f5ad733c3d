//! Reading files, valid and invalid.

mod tables;

use super::*;
use std::collections::BTreeSet;

const EXAMPLE: &str = include_str!("../../../examples/agreements.json");

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

fn file() -> Value {
    serde_json::json!({
        "id": "F-1", "title": "Writer", "form": "iso", "released_on": "2026-09-01", "name": "writer.iso", "size": 5,
        "sha256": "0a".repeat(32), "products": [{ "family": "Writer" }],
    })
}

/// The faults of a file with one record of each kind that names others, and another value at a place.
fn faults_with(place: &str, value: &Value) -> Vec<FileFault> {
    let mut document = serde_json::json!({
        "format": 1, "products": [product()], "subscriptions": [subscription()], "orders": [order()],
        "statements": [statement()], "files": [file()],
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
        ("/invoices", serde_json::json!([[]])),
        ("/files/0/name", serde_json::json!(["../x", "a/b", "", null])),
        ("/files/0/size", serde_json::json!([-1, "5", null])),
        ("/files/0/sha256", serde_json::json!(["0A", "A".repeat(64), null])),
        ("/files/0/products", serde_json::json!([[], null])),
        ("/files/0/products/0/family", serde_json::json!(["", null])),
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

/// A key of the file is part of the place.
#[test]
fn no_place_controls_the_terminal() {
    let told = faults_with("/statements/0/\u{1b}[31m", &1.into())[0].to_string();
    assert!(told.starts_with("/statements/0/\\u{1b}[31m: unknown key"), "{told}");
}

/// It may be a product key in a list of another kind.
#[test]
fn what_stands_in_an_unknown_place_is_not_quoted() {
    for place in ["/files/0/secret", "/secret"] {
        let told = faults_with(place, &"QX7RT-4WMK9".into());
        assert!(told.len() == 1 && told[0].to_string().starts_with(&format!("{place}: unknown key")), "{told:?}");
    }
    let told = faults_with("/files/0/value", &"QX7RT-4WMK9".into());
    assert!(told.len() == 1 && told[0].record.is_none() && told[0].value.is_null(), "{told:?}");
    assert!(told[0].remedy.contains("--kind keys"), "{told:?}");
}

#[test]
fn texts_of_secrets_are_overwritten() {
    let mut value = serde_json::json!({ "value": "QX7RT", "others": ["A", { "b": "C" }], "count": 1 });
    keys::forget(&mut value);
    assert_eq!(value, serde_json::json!({ "value": "", "others": ["", { "b": "" }], "count": 1 }));
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
