//! docs/: the documentation matches the code.

use crate::support::read_register;
use business_center::{
    domain::{person::COUNTRIES, register::RecordKind},
    server::{
        config::{Config, SETTINGS},
        register_file::{FileFault, Format, csv_columns},
    },
};
use fancy_regex::Regex;
use serde_json::{Map, Value, json};
use std::collections::{BTreeSet, HashMap};

const CONFIGURATION: &str = include_str!("../../../docs/configuration.md");
const REGISTER: &str = include_str!("../../../docs/agreement-register.md");
const KEYS: &str = include_str!("../../../docs/product-keys.md");
const SCHEMA: &str = include_str!("../../../docs/agreement-register.schema.json");

/// The rows of the table whose first column has this heading, without the marks of code.
fn table(text: &str, heading: &str) -> Vec<Vec<String>> {
    let start = text.find(&format!("| {heading} |")).unwrap_or_else(|| panic!("a table of {heading}"));
    let rows = text[start..].lines().take_while(|line| line.starts_with('|')).skip(2);
    rows.map(|row| row.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect())
        .collect()
}

/// The first block of code in a language.
fn code<'t>(text: &'t str, language: &str) -> &'t str {
    let (_, rest) = text.split_once(&format!("```{language}\n")).expect("a block of code");
    rest.split_once("```").expect("its end").0
}

fn with(variable: &str, value: &str) -> HashMap<String, String> {
    HashMap::from([(variable.to_owned(), value.to_owned())])
}

#[test]
fn every_setting_is_documented_as_the_code_has_it() {
    let documented: Vec<(String, String, String)> = table(CONFIGURATION, "Variable")
        .into_iter()
        .map(|row| (row[0].clone(), row[1].clone(), row[3].clone()))
        .collect();
    let known: Vec<(String, String, String)> = SETTINGS
        .iter()
        .map(|setting| (setting.variable.to_owned(), setting.default.to_owned(), setting.example.to_owned()))
        .collect();
    assert_eq!(documented, known);
    for row in table(CONFIGURATION, "Variable") {
        assert!(row[2].len() > 20, "{} has a meaning", row[0]);
    }
}

#[test]
fn every_default_and_every_example_is_sound() {
    for setting in SETTINGS {
        for value in [setting.default, setting.example] {
            Config::parse("", &with(setting.variable, value)).expect(setting.variable);
        }
    }
}

#[test]
fn the_documented_file_is_read() {
    let secret = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(secret.path(), "smtps://user:password@mail.contoso.com\n").expect("a secret");
    let file = code(CONFIGURATION, "toml").replace("/run/secrets/mail", &secret.path().to_string_lossy());
    let config = Config::parse(&file, &HashMap::new()).expect("a valid file");
    assert_eq!(config.base_url.origin, "https://business.contoso.com");
    assert!(format!("{:?}", config.mail).contains("mail.contoso.com"));
}

#[test]
fn the_documented_fault_is_what_a_wrong_value_says() {
    let error = Config::parse("", &with("BC_LISTEN", "3000")).expect_err("a fault");
    assert!(CONFIGURATION.contains(&format!("\nbusiness-center: {error}\n")), "{error}");
}

fn read(document: &Value) -> Vec<FileFault> {
    read_register(&document.to_string(), Format::Json).1
}

fn example_keys() -> Value {
    serde_json::from_str(code(KEYS, "json")).expect("JSON")
}

fn example() -> Value {
    serde_json::from_str(code(REGISTER, "json")).expect("JSON")
}

/// The value at a place as the table of columns writes it: `purchasing_accounts[].lead`.
fn value_at(agreement: &Value, place: &str) -> String {
    let pointer = format!("/{}", place.replace("[]", "[0]").replace('[', "/").replace(']', "").replace('.', "/"));
    let value = agreement.pointer(&pointer).unwrap_or_else(|| panic!("{place} in the example"));
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[test]
fn the_columns_of_csv_are_documented_and_mean_what_they_say() {
    for (kind, heading) in [
        (RecordKind::Agreements, "Column"),
        (RecordKind::Products, "Column of products"),
        (RecordKind::Subscriptions, "Column of subscriptions"),
        (RecordKind::Orders, "Column of orders"),
        (RecordKind::Statements, "Column of statements"),
        (RecordKind::Keys, "Column of keys"),
        (RecordKind::Files, "Column of files"),
    ] {
        let (document, example) = if kind == RecordKind::Keys { (KEYS, example_keys()) } else { (REGISTER, example()) };
        let rows = table(document, heading);
        let names: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(names, csv_columns(kind).collect::<Vec<_>>());
        let record = &example[kind.code()][0];
        let value = |row: &Vec<String>| value_at(record, row[1].split('`').next().unwrap_or_default());
        let values: Vec<String> = rows.iter().map(|row| format!("\"{}\"", value(row))).collect();
        let text = format!("{}\n{}\n", names.join(","), values.join(","));
        let (of_csv, faults) = read_register(&text, Format::Csv(kind, None));
        assert_eq!(faults, []);
        let alone = json!({ kind.code(): [record] }).to_string();
        let format = if kind == RecordKind::Keys { Format::JsonKeys } else { Format::Json };
        assert_eq!(format!("{of_csv:?}"), format!("{:?}", read_register(&alone, format).0));
    }
}

#[test]
fn the_documented_faults_are_what_the_import_says() {
    let mut document = example();
    document["agreements"][0]["status"] = "running".into();
    let line = read(&document)[0].to_string();
    assert!(REGISTER.contains(&line), "{line}");
}

/// Calls `visit` with each schema that applies to the example, and the pointer to its value.
fn walk(schema: &Value, pointer: &str, visit: &mut impl FnMut(&Value, &str)) {
    let root: Value = serde_json::from_str(SCHEMA).expect("JSON");
    if let Some(reference) = schema["$ref"].as_str() {
        let target = root.pointer(reference.trim_start_matches('#')).unwrap_or_else(|| panic!("{reference}"));
        return walk(target, pointer, visit);
    }
    if let Some(first) = schema["anyOf"].get(0).filter(|_| schema["properties"].is_null()) {
        return walk(first, pointer, visit);
    }
    visit(schema, pointer);
    for (key, property) in schema["properties"].as_object().into_iter().flatten() {
        walk(property, &format!("{pointer}/{key}"), visit);
    }
    if schema["items"].is_object() {
        walk(&schema["items"], &format!("{pointer}/0"), visit);
    }
}

fn walk_all(mut visit: impl FnMut(&Value, &str)) {
    walk(&serde_json::from_str(SCHEMA).expect("JSON"), "", &mut visit);
}

/// The example with another value at a pointer; without the value for none.
fn changed(pointer: &str, value: Option<Value>) -> Value {
    let mut document = example();
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer to a property");
    let parent = document.pointer_mut(parent).expect("the property's object");
    match (parent, value) {
        (Value::Object(parent), Some(value)) => drop(parent.insert(key.to_owned(), value)),
        (Value::Object(parent), None) => drop(parent.remove(key)),
        (Value::Array(parent), value) => parent[0] = value.unwrap_or_default(),
        _ => panic!("{pointer} leads nowhere"),
    }
    document
}

/// The places of the faults that the import finds.
fn faults(pointer: &str, value: Option<Value>) -> Vec<String> {
    read(&changed(pointer, value)).into_iter().map(|fault| fault.place).collect()
}

fn words(list: &Value) -> BTreeSet<&str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// The words that a remedy lists after `before`.
fn listed<'r>(remedy: &'r str, before: &str) -> BTreeSet<&'r str> {
    let (_, rest) = remedy.split_once(before).unwrap_or_else(|| panic!("{remedy}"));
    rest.split(", ").collect()
}

#[test]
fn schema_and_import_know_the_same_keys_and_require_the_same() {
    let mut objects = 0;
    walk_all(|schema, pointer| {
        let Some(properties) = schema["properties"].as_object() else { return };
        objects += 1;
        assert_eq!(schema["additionalProperties"], json!(false), "{pointer}");
        let unknown = format!("{pointer}/colour");
        let fault = read(&changed(&unknown, Some("red".into()))).remove(0);
        assert_eq!(fault.place, unknown);
        let keys: BTreeSet<&str> = properties.keys().map(String::as_str).collect();
        assert_eq!(listed(&fault.remedy, "known keys are "), keys, "{pointer}");
        let required = words(&schema["required"]);
        assert!(required.is_subset(&keys), "{pointer}");
        for key in keys {
            let place = format!("{pointer}/{key}");
            let found = faults(&place, None);
            let expected: &[String] = if required.contains(key) { std::slice::from_ref(&place) } else { &[] };
            assert_eq!(found.get(..1).unwrap_or_default(), expected, "{place} is left out: {found:?}");
        }
    });
    assert_eq!(objects, 18);
}

#[test]
fn schema_and_import_know_the_same_words() {
    let mut lists = Vec::new();
    walk_all(|schema, pointer| {
        let allowed = words(&schema["enum"]);
        if allowed.is_empty() {
            return;
        }
        let key = pointer.rsplit('/').next().unwrap_or_default();
        lists.push(key.to_owned());
        for word in &allowed {
            assert_eq!(faults(pointer, Some((*word).into())), [""; 0], "{pointer} {word}");
        }
        let fault = read(&changed(pointer, Some("else".into()))).remove(0);
        assert_eq!(fault.place, pointer);
        let known = match key {
            "country" => COUNTRIES.iter().copied().collect(),
            _ => listed(&fault.remedy, "must be one of "),
        };
        assert_eq!(known, allowed, "{pointer}");
    });
    lists.sort();
    lists.dedup();
    assert_eq!(lists, ["country", "key", "kind", "language", "role", "sector", "status", "type"]);
}

#[test]
fn schema_and_import_refuse_the_same_texts() {
    let long = |length: usize| "a".repeat(length);
    let address = |local: usize, domain: usize| format!("{}@{}.com", long(local), vec![long(9); domain].join("."));
    let samples = [
        "",
        " ",
        "a",
        "A1",
        "12 34",
        "12-34",
        "ü",
        "García Márquez",
        "tab\there",
        "line\nbreak",
        "\u{202e}right",
        "\u{feff}mark",
        "\u{200b}",
        "\u{2800} \u{3164}",
        "\u{e0020}",
        "Zo\u{200b}ë",
        "2026-11-02",
        "2026-1-2",
        "02.11.2026",
        "harry@contoso.com",
        "harry",
        "harry@contoso",
        "harry@127.0.0.1",
        "a@b@contoso.com",
        "a..b@contoso.com",
        "o'neil+x@a-b.test",
        "a@-b.test",
        "a@b-.test",
        "\"a b\"@contoso.com",
        "ana@müller.de",
        "Ana@MÜLLER.de.",
        "ana@xn--mller-kva.de",
        "ana@пример.рф",
        "ana@müller",
        "ana@-müller.de",
        "ana@mül ler.de",
        "ana@contoso.com..",
        "müller@contoso.com",
    ]
    .map(str::to_owned)
    .into_iter()
    .chain([20, 21, 100, 101, 200, 201].map(long))
    .chain([(64, 18), (65, 1), (64, 19)].map(|(local, domain)| address(local, domain)));
    let samples: Vec<String> = samples.collect();
    let mut patterns = 0;
    walk_all(|schema, pointer| {
        let Some(pattern) = schema["pattern"].as_str() else { return };
        patterns += 1;
        let pattern = Regex::new(pattern).expect("a pattern");
        let longest = schema["maxLength"].as_u64().unwrap_or(u64::MAX);
        for sample in &samples {
            let fits = pattern.is_match(sample).expect("a match") && sample.chars().count() as u64 <= longest;
            // The last name alone may be empty: the schema says so beside the pattern.
            let allowed = fits || (pointer.ends_with("last_name") && sample.is_empty());
            assert_eq!(faults(pointer, Some(sample.as_str().into())).is_empty(), allowed, "{pointer} {sample:?}");
        }
    });
    assert!(patterns > 10, "{patterns}");
}

#[test]
fn schema_and_import_refuse_the_same_types() {
    walk_all(|schema, pointer| {
        if pointer.is_empty() {
            return;
        }
        let foreign = if schema["type"] == "array" { Value::Object(Map::new()) } else { json!([1]) };
        assert_eq!(faults(pointer, Some(foreign)).first().map(String::as_str), Some(pointer), "{pointer}");
    });
    // What may be null is what has another way in the schema.
    let mut nullable = Vec::new();
    walk_all(|_, pointer| {
        if !pointer.is_empty() && faults(pointer, Some(Value::Null)).is_empty() {
            nullable.push(pointer.rsplit('/').next().unwrap_or_default().to_owned());
        }
    });
    nullable.sort();
    assert_eq!(
        nullable,
        [
            "account",
            "address",
            "architecture",
            "as_of",
            "assurance_until",
            "corrects",
            "country",
            "customer_order_number",
            "edition",
            "ends_on",
            "ends_on",
            "es",
            "extra",
            "family",
            "grace_days",
            "id",
            "it",
            "key",
            "language",
            "last_name",
            "metric",
            "offer_ends_on",
            "order",
            "os",
            "partner",
            "pool",
            "pool",
            "reason",
            "reason_code",
            "renewal_due_on",
            "renews",
            "reseller_order_number",
            "reservation",
            "ru",
            "service",
            "signatory",
            "source",
            "step_up_from",
            "type",
            "units",
            "usage_until",
            "version",
            "version",
            "version",
            "withdrawn",
        ]
    );
    assert_eq!(SCHEMA.matches("\"type\": \"null\"").count(), nullable.len());
}
