//! locales/: complete in every language. A missing text would silently fall back to English.

use business_center::domain::{language::Language, person::COUNTRIES};
use fancy_regex::Regex;
use std::{cmp::Reverse, collections::BTreeMap, ffi::OsStr, fs, path::PathBuf};
use unicode_normalization::is_nfc;

/// The fixed screen labels, as agreed with the vendor: key, language, text.
const LABELS: &str = include_str!("../labels.json");

/// The product's terms in every language.
const GLOSSARY: &str = include_str!("../../../docs/glossary.md");

/// Texts that are correctly the same as in English.
const SAME_AS_ENGLISH: [(&str, &str, &str, &str); 26] = [
    ("es", "common", "sector", "the Spanish word is the same"),
    ("it", "common", "menu", "the Italian word is the same"),
    ("it", "label", "home_page", "a fixed label"),
    ("it", "label", "account", "a fixed label"),
    ("it", "label", "partner", "a fixed label"),
    ("it", "label", "password", "a fixed label"),
    ("it", "label", "dashboard", "a fixed label"),
    ("es", "access", "column_roles", "the Spanish word is the same"),
    ("es", "audit", "no", "the Spanish word is the same"),
    ("it", "audit", "no", "the Italian word is the same"),
    ("es", "access", "person_roles", "the Spanish word is the same"),
    ("es", "reports", "total", "the Spanish word is the same"),
    ("it", "licenses", "metric_core", "the Italian word is the same"),
    ("it", "licenses", "metric_server", "the Italian word is the same"),
    ("es", "licenses", "type_on_premises", "the Spanish word is the same"),
    ("it", "licenses", "type_on_premises", "the Italian word is the same"),
    ("es", "downloads", "bytes", "the Spanish word is the same"),
    ("es", "downloads", "kilobytes", "the Spanish word is the same"),
    ("es", "downloads", "megabytes", "the Spanish word is the same"),
    ("es", "downloads", "gigabytes", "the Spanish word is the same"),
    ("it", "downloads", "bytes", "the Italian word is the same"),
    ("it", "downloads", "file", "the Italian word is the same"),
    ("it", "downloads", "kilobytes", "the Italian word is the same"),
    ("it", "downloads", "megabytes", "the Italian word is the same"),
    ("it", "downloads", "gigabytes", "the Italian word is the same"),
    ("it", "audit", "field_file", "the Italian word is the same"),
];

type Texts = BTreeMap<String, String>;

/// The files of a language by name, in whatever folder they are.
fn files(language: &str) -> BTreeMap<String, PathBuf> {
    let mut found = BTreeMap::new();
    let mut folders = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("locales").join(language)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of texts") {
            let path = entry.expect("a file").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            assert!(path.extension().is_some_and(|ending| ending == "json"), "{} is no JSON", path.display());
            let name = path.file_stem().and_then(OsStr::to_str).expect("a name").to_owned();
            found.insert(name, path);
        }
    }
    found
}

fn namespaces(language: &str) -> Vec<String> {
    files(language).into_keys().collect()
}

/// A file of texts, without nested keys.
fn texts(language: &str, namespace: &str) -> Texts {
    let path = &files(language)[namespace];
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Calls `check` with every text: language, namespace, key, text.
fn each(mut check: impl FnMut(&str, &str, &str, &str)) {
    for language in Language::ALL.map(Language::code) {
        for namespace in namespaces("en") {
            for (key, text) in texts(language, &namespace) {
                check(language, &namespace, &key, &text);
            }
        }
    }
}

/// The placeholders of a text, sorted, and the text without them.
fn placeholders(text: &str) -> (Vec<&str>, String) {
    let mut parts = text.split("{{ ");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    let mut names = Vec::new();
    for part in parts {
        let (name, after) = part.split_once(" }}").unwrap_or_else(|| panic!("a placeholder without an end: {text}"));
        assert!(name.bytes().all(|c| c.is_ascii_lowercase() || c == b'_'), "{name:?} in {text}");
        names.push(name);
        rest.push_str(after);
    }
    names.sort_unstable();
    names.dedup();
    (names, rest)
}

#[test]
fn every_language_has_the_same_files() {
    for language in Language::ALL {
        assert_eq!(namespaces(language.code()), namespaces("en"), "{language:?}");
    }
}

#[test]
fn every_language_has_the_same_keys_and_placeholders() {
    for namespace in namespaces("en") {
        let english = texts("en", &namespace);
        for language in ["es", "ru", "it"] {
            let own = texts(language, &namespace);
            assert_eq!(own.keys().collect::<Vec<_>>(), english.keys().collect::<Vec<_>>(), "{language} {namespace}");
            for (key, text) in &own {
                let (names, english_names) = (placeholders(text).0, placeholders(&english[key]).0);
                assert_eq!(names, english_names, "{language} {namespace}.{key}");
            }
        }
    }
}

#[test]
fn no_text_is_left_in_english() {
    let mut same = Vec::new();
    each(|language, namespace, key, text| {
        let has_words = placeholders(text).1.contains(char::is_alphabetic);
        let is_name = namespace == "country" && language != "ru";
        if language != "en" && has_words && !is_name && texts("en", namespace)[key] == text {
            same.push(format!("{language} {namespace}.{key}"));
        }
    });
    let mut allowed = SAME_AS_ENGLISH.map(|(language, namespace, key, _)| format!("{language} {namespace}.{key}"));
    same.sort();
    allowed.sort();
    assert_eq!(same, allowed);
}

#[test]
fn every_text_is_clean() {
    each(|language, namespace, key, text| {
        let place = format!("{language} {namespace}.{key}: {text:?}");
        let (_, words) = placeholders(text);
        assert!(is_nfc(text), "not in NFC: {place}");
        assert!(!words.contains(['{', '}', '<', '>']), "a brace or bracket out of place: {place}");
        assert!(!text.is_empty() && text.trim() == text && !text.contains("  "), "white space: {place}");
        assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "a control character: {place}");
        let is_cyrillic = |c: char| ('\u{400}'..='\u{4ff}').contains(&c);
        match language {
            "ru" => {
                assert!(!text.contains(['ё', 'Ё']), "е stands for ё (decision 18): {place}");
                let has_words = words.contains(char::is_alphabetic);
                assert!(!has_words || words.contains(is_cyrillic), "no Cyrillic: {place}");
            }
            "es" => {
                let pairs = [('¿', '?'), ('¡', '!')];
                let count = |mark| words.matches::<char>(mark).count();
                assert!(pairs.iter().all(|(open, close)| count(*open) == count(*close)), "marks in pairs: {place}");
            }
            _ => assert!(!text.contains(is_cyrillic), "Cyrillic: {place}"),
        }
    });
}

#[test]
fn the_labels_are_the_agreed_ones() {
    let agreed: BTreeMap<String, Texts> = serde_json::from_str(LABELS).expect("JSON");
    for language in Language::ALL.map(Language::code) {
        let expected: Texts = agreed.iter().map(|(key, texts)| (key.clone(), texts[language].clone())).collect();
        assert_eq!(texts(language, "label"), expected, "{language}");
    }
}

#[test]
fn every_country_has_a_name() {
    for language in Language::ALL.map(Language::code) {
        let codes: Vec<String> = texts(language, "country").into_keys().collect();
        assert_eq!(codes, COUNTRIES, "{language}");
    }
}

/// The glossary's terms: for each, its forms in the order of [`Language::ALL`].
fn terms() -> Vec<[Vec<&'static str>; 4]> {
    let rows = GLOSSARY.lines().filter(|line| line.starts_with("| ")).skip(1);
    let term = |row: &'static str| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').collect();
        assert!(
            cells.len() == 5 && cells.iter().all(|cell| !cell.trim().is_empty()),
            "four languages and a use: {row}"
        );
        [0, 1, 2, 3].map(|column| cells[column].split(';').map(str::trim).collect())
    };
    rows.map(term).collect()
}

/// Matches a form as whole words; `…` stands for any ending.
fn words(form: &str) -> Regex {
    let words = fancy_regex::escape(form).replace('…', r"\w*");
    Regex::new(&format!(r"(?i)\b{words}\b")).expect("a pattern")
}

#[test]
fn every_language_has_the_words_of_the_glossary() {
    let terms = terms();
    let rows = terms.iter().enumerate();
    let mut english: Vec<(&str, usize)> =
        rows.flat_map(|(row, [forms, ..])| forms.iter().map(move |form| (*form, row))).collect();
    // If a term is part of a longer one, the longer one counts.
    english.sort_by_key(|(form, _)| (Reverse(form.len()), *form));
    assert!(english.windows(2).all(|pair| pair[0].0 != pair[1].0), "a form stands once");
    let english: Vec<(Regex, usize)> = english.into_iter().map(|(form, row)| (words(form), row)).collect();
    let of_terms: Vec<[Vec<Regex>; 4]> =
        terms.iter().map(|term| term.each_ref().map(|forms| forms.iter().map(|form| words(form)).collect())).collect();
    let mut missing = Vec::new();
    for namespace in namespaces("en").into_iter().filter(|namespace| namespace != "country") {
        let translated = Language::ALL.map(|language| texts(language.code(), &namespace));
        for (key, text) in &translated[0] {
            let mut rest = placeholders(text).1;
            for (form, row) in &english {
                if !form.is_match(&rest).expect("a match") {
                    continue;
                }
                rest = form.replace_all(&rest, "\n").into_owned();
                for (language, (forms, texts)) in Language::ALL.iter().zip(of_terms[*row].iter().zip(&translated)) {
                    let own = placeholders(&texts[key]).1;
                    if !forms.iter().any(|form| form.is_match(&own).expect("a match")) {
                        missing.push(format!("{} {namespace}.{key}: {}", language.code(), terms[*row][0][0]));
                    }
                }
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

/// Dates in Russian end in "г.", which ends the sentence, too.
#[test]
fn no_russian_date_is_followed_by_a_second_period() {
    let mut doubled = Vec::new();
    for namespace in namespaces("ru") {
        for (key, text) in texts("ru", &namespace) {
            if ["date", "until", "day"].iter().any(|name| text.contains(&format!("{{{{ {name} }}}}."))) {
                doubled.push(format!("{namespace}.{key}"));
            }
        }
    }
    assert_eq!(doubled, Vec::<String>::new());
}
