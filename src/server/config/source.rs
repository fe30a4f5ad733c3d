//! Where the values of settings come from: the environment, files that it names, the configuration file.

use super::{ConfigError, SETTINGS, Setting};
use std::collections::HashMap;

/// A line of the configuration file, for who wrote a faulty one.
pub(super) const EXAMPLE_LINE: &str = "listen = \"127.0.0.1:8080\"";

/// The sources of values.
pub(super) struct Values<'a> {
    pub file: &'a toml::Table,
    pub environment: &'a HashMap<String, String>,
}

impl Values<'_> {
    pub(super) fn refuse_unknown(&self) -> Result<(), ConfigError> {
        let is_known =
            |key: &str| key == "programmes" || keys().any(|known| known == key.strip_suffix("_file").unwrap_or(key));
        // Variables of set-up and tests share the prefix, so only the file is checked for unknown keys.
        let Some(key) = self.file.keys().find(|key| !is_known(key)) else { return Ok(()) };
        let fault = if is_known(&key.to_lowercase()) {
            format!("the file has the key {key}, but keys are lowercase")
        } else {
            let known = keys().collect::<Vec<_>>().join(", ");
            format!("the file has the unknown key {key}; known keys are {known} and programmes")
        };
        Err(file_fault(fault, EXAMPLE_LINE))
    }

    pub(super) fn checked<T>(
        &self,
        variable: &str,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Result<T, ConfigError> {
        let fail = |fault| fault_of(variable, fault);
        let value = match self.lookup(variable).map_err(fail)? {
            Some(value) => value,
            None => setting(variable).map(|setting| setting.default).unwrap_or_default().to_owned(),
        };
        parse(value.trim()).map_err(fail)
    }

    /// Environment, then a file named by the environment, then the configuration file.
    fn lookup(&self, variable: &str) -> Result<Option<String>, String> {
        if let Some(value) = self.environment.get(variable) {
            return Ok(Some(value.clone()));
        }
        let key = variable.trim_start_matches("BC_").to_lowercase();
        let from_environment = self.environment.get(&format!("{variable}_FILE")).cloned();
        let path = from_environment.map_or_else(|| self.text(&format!("{key}_file")), |path| Ok(Some(path)))?;
        if let Some(path) = path {
            let text =
                std::fs::read_to_string(&path).map_err(|error| format!("cannot read the file {path}: {error}"))?;
            return Ok(Some(text.trim_end().to_owned()));
        }
        self.text(&key)
    }

    fn text(&self, key: &str) -> Result<Option<String>, String> {
        match self.file.get(key) {
            None => Ok(None),
            Some(toml::Value::String(value)) => Ok(Some(value.clone())),
            Some(_) => Err(format!("the value of {key} in the file is not a quoted string")),
        }
    }
}

/// The fault of a setting, with its example.
pub(super) fn fault_of(variable: &str, fault: String) -> ConfigError {
    let example = setting(variable).map(|setting| setting.example).unwrap_or_default();
    ConfigError { variable: variable.to_owned(), fault, example: format!("{variable}={example}") }
}

fn setting(variable: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.variable == variable)
}

/// The keys of the file, without those that name a file.
fn keys() -> impl Iterator<Item = String> {
    SETTINGS.iter().map(|setting| setting.variable.trim_start_matches("BC_").to_lowercase())
}

pub(super) fn file_fault(fault: String, example: &str) -> ConfigError {
    ConfigError { variable: "BC_CONFIG".to_owned(), fault, example: example.to_owned() }
}

pub(super) fn not_toml(file: &str, error: &toml::de::Error) -> ConfigError {
    let before = error.span().and_then(|span| file.get(..span.start)).unwrap_or_default();
    let line = 1 + before.matches('\n').count();
    let message = error.message().lines().collect::<Vec<_>>().join(", ");
    file_fault(format!("the file is not valid TOML on line {line}: {message}"), EXAMPLE_LINE)
}
