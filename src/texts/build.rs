//! Turns `locales/` into Rust: a type for each key, so that a missing or misspelled text does not compile.

use leptos_i18n_codegen::gen_code;
use leptos_i18n_parser::parse_locales::{
    options::{Config, ParseOptions},
    parse_locales,
};
use std::{env, error::Error, fs, path::PathBuf};

const FOLDER: &str = "../../locales";
/// Names of countries are a table, which the server reads at start: a function for each would be a thousand.
const TABLE: &str = "country";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FOLDER}");
    let options = ParseOptions::default().interpolate_display(true);
    let config = Config::new("en")?
        .add_locales(["es", "ru", "it"])?
        .add_namespaces(namespaces()?)?
        .locales_path(FOLDER)
        .parse_options(options);
    let texts = parse_locales(None, config)?;
    for error in texts.diag.errors().iter() {
        println!("cargo::error={error}");
    }
    // Generated code keeps no house rules.
    let attributes = "#![allow(missing_docs, clippy::all, clippy::pedantic, unused)]".parse()?;
    let module = gen_code(&texts, None, false, Some(&attributes), false)?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("i18n.rs"), module.to_string())?;
    Ok(())
}

/// A namespace for each file of English texts.
fn namespaces() -> Result<Vec<String>, Box<dyn Error>> {
    let mut names = Vec::new();
    for file in fs::read_dir(format!("{FOLDER}/en"))? {
        let path = file?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if name != TABLE {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}
