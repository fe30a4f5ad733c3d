//! Turns `locales/` into Rust: a type for each key, so that a missing or misspelled text does not compile.

use leptos_i18n_codegen::gen_code;
use leptos_i18n_parser::parse_locales::{
    options::{Config, ParseOptions},
    parse_locales,
};
use std::{
    collections::BTreeSet,
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

const FOLDER: &str = "../../locales";
const LANGUAGES: [&str; 4] = ["en", "es", "ru", "it"];
/// Names of countries are a table, which the server reads at start: a function for each would be a thousand.
const TABLE: &str = "country";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FOLDER}");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let flat = out.join("locales");
    if flat.exists() {
        fs::remove_dir_all(&flat)?;
    }
    let mut namespaces = BTreeSet::new();
    for language in LANGUAGES {
        fs::create_dir_all(flat.join(language))?;
        namespaces.extend(flatten(&Path::new(FOLDER).join(language), &flat.join(language))?);
    }
    let [first, others @ ..] = LANGUAGES;
    let config = Config::new(first)?
        .add_locales(others)?
        .add_namespaces(namespaces)?
        .locales_path(flat)
        .parse_options(ParseOptions::default().interpolate_display(true));
    let texts = parse_locales(None, config)?;
    for error in texts.diag.errors().iter() {
        println!("cargo::error={error}");
    }
    // Generated code keeps no house rules.
    let attributes = "#![allow(missing_docs, clippy::all, clippy::pedantic, unused)]".parse()?;
    let module = gen_code(&texts, None, false, Some(&attributes), false)?;
    fs::write(out.join("i18n.rs"), module.to_string())?;
    Ok(())
}

/// Copies the files of texts side by side, whatever area's folder they are in, as the parser wants them: a namespace for
/// each. Gives their names.
fn flatten(folder: &Path, target: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            names.extend(flatten(&path, target)?);
        } else if name != TABLE {
            let copy = target.join(format!("{name}.json"));
            if copy.exists() {
                return Err(format!("two files are called {name}.json").into());
            }
            fs::copy(&path, copy)?;
            names.push(name);
        }
    }
    Ok(names)
}
