//! Programmes: what the short names of the register mean, in each language.

use super::{ConfigError, value::parse_text};
use crate::domain::language::Language;
use std::collections::HashMap;

/// The default text of a programme in each language, in the order of [`Language::ALL`].
const DEFAULT_PROGRAMMES: &[(&str, [&str; 4])] = &[(
    "PSA",
    [
        "Products and Services Agreement",
        "Acuerdo de Productos y Servicios",
        "Соглашение о продуктах и услугах",
        "Contratto per prodotti e servizi",
    ],
)];

/// A name in each language, in the order of [`Language::ALL`].
pub(super) type Names = [String; 4];

pub(super) fn parse_programmes(file: &toml::Table) -> Result<HashMap<String, Names>, ConfigError> {
    let fail = |fault: String| ConfigError { variable: "programmes".to_owned(), fault, example: example_programme() };
    let mut programmes: HashMap<String, Names> =
        DEFAULT_PROGRAMMES.iter().map(|(code, names)| ((*code).to_owned(), names.map(str::to_owned))).collect();
    let Some(table) = file.get("programmes") else { return Ok(programmes) };
    let table = table.as_table().ok_or_else(|| fail("it is not a table".to_owned()))?;
    for (code, names) in table {
        let names = parse_names(names).map_err(|fault| fail(format!("{code} {fault}")))?;
        programmes.insert(code.clone(), names);
    }
    Ok(programmes)
}

fn parse_names(names: &toml::Value) -> Result<Names, String> {
    let table = names.as_table().ok_or("is not a table with a name in each language")?;
    if let Some(key) = table.keys().find(|key| Language::from_code(key).is_none()) {
        return Err(format!("has a name in {key}; the languages are {}", Language::ALL.map(Language::code).join(", ")));
    }
    let name = |language: Language| {
        let name = table.get(language.code()).ok_or_else(|| format!("has no name in {}", language.code()))?;
        let text =
            name.as_str().ok_or_else(|| format!("has a name in {} that is not a quoted string", language.code()))?;
        parse_text(text).map_err(|_| format!("has an empty or unprintable name in {}", language.code()))
    };
    let [en, es, ru, it] = Language::ALL.map(name);
    Ok([en?, es?, ru?, it?])
}

/// The default programme, as one line of the file.
pub(super) fn example_programme() -> String {
    let (code, names) = &DEFAULT_PROGRAMMES[0];
    let pairs = Language::ALL.iter().zip(names).map(|(language, name)| format!("{} = \"{name}\"", language.code()));
    format!("programmes.{code} = {{ {} }}", pairs.collect::<Vec<_>>().join(", "))
}
