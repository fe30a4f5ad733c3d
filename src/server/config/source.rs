//! Where the values of settings come from: the environment, files that it names, the configuration file.

use super::{ConfigError, SETTINGS, Setting};
use std::{collections::HashMap, io};

/// A line of the configuration file, for who wrote a faulty one.
pub(super) const EXAMPLE_LINE: &str = "listen = \"127.0.0.1:8080\"";

/// The sources of values.
pub(super) struct Values<'a> {
    pub file: &'a toml::Table,
    pub environment: &'a HashMap<String, String>,
}

impl Values<'_> {
    pub(super) fn refuse_unknown(&self) -> Result<(), ConfigError> {
        let is_known = |key: &str| {
            key == "programmes" || keys().any(|known| known == key || known == key.strip_suffix("_file").unwrap_or(key))
        };
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
        assert_bare(value.trim()).and_then(parse).map_err(fail)
    }

    /// Environment, then a file named by the environment, then the configuration file.
    fn lookup(&self, variable: &str) -> Result<Option<String>, String> {
        if let Some(value) = self.environment.get(variable) {
            return Ok(Some(value.clone()));
        }
        let key = key(variable);
        let from_environment = self.environment.get(&format!("{variable}_FILE")).cloned();
        let path = from_environment.map_or_else(|| self.text(&format!("{key}_file")), |path| Ok(Some(path)))?;
        match path {
            Some(path) => read_value(&path).map(Some),
            None => self.text(&key),
        }
    }

    fn text(&self, key: &str) -> Result<Option<String>, String> {
        match self.file.get(key) {
            None => Ok(None),
            Some(toml::Value::String(value)) => Ok(Some(value.clone())),
            Some(_) => Err(format!("the value of {key} in the file is not a quoted string")),
        }
    }
}

/// Refuses a value in quotes: a shell takes them away, Docker's `--env-file` keeps them.
pub(super) fn assert_bare(value: &str) -> Result<&str, String> {
    let is_between = |quote: char| {
        value
            .strip_prefix(quote)
            .and_then(|value| value.strip_suffix(quote))
            .is_some_and(|inner| !inner.contains(quote))
    };
    if is_between('"') || is_between('\'') {
        return Err(
            "it is in quotes, which Docker's --env-file keeps as a part of the value; leave them out".to_owned()
        );
    }
    Ok(value)
}

/// The value that a file holds, without white space at its end.
fn read_value(path: &str) -> Result<String, String> {
    // A secret that was written where its file is to be named.
    if path.contains("://") {
        return Err(
            "it must be the path of a file, not a URL; leave out _FILE, or name the file that contains the URL"
                .to_owned(),
        );
    }
    let text = read_text(assert_bare(path)?).map_err(|error| cannot_read(path, &error))?;
    match text.trim_end() {
        "" => Err("the file that should contain it is empty".to_owned()),
        value => Ok(value.to_owned()),
    }
}

/// The fault of a file that cannot be read. What has signs of a URL is not quoted: it may be the secret itself.
pub(super) fn cannot_read(path: &str, error: &io::Error) -> String {
    let path = if path.contains([':', '@']) { String::new() } else { format!(" {path}") };
    format!("cannot read the file{path}: {error}")
}

/// The text of a file, without the byte order mark that some editors write.
pub(super) fn read_text(path: impl AsRef<std::path::Path>) -> io::Result<String> {
    let text = String::from_utf8(std::fs::read(path)?)
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8 text; save it as UTF-8"))?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(text) => text.to_owned(),
        None => text,
    })
}

/// The fault of a setting, with its example; a value of several lines has none but the file that holds it.
pub(super) fn fault_of(variable: &str, fault: String) -> ConfigError {
    let example = match setting(variable).map(|setting| setting.example).unwrap_or_default() {
        "" => format!("{variable}_FILE=/etc/business-center/{}.pem", key(variable)),
        example => format!("{variable}={example}"),
    };
    ConfigError { variable: variable.to_owned(), fault, example }
}

fn setting(variable: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.variable == variable)
}

/// The keys of the file, without those that name a file.
fn keys() -> impl Iterator<Item = String> {
    SETTINGS.iter().map(|setting| key(setting.variable))
}

/// The key of a variable in the file.
fn key(variable: &str) -> String {
    variable.trim_start_matches("BC_").to_lowercase()
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

#[cfg(test)]
mod tests {
    use super::{super::Config, *};

    fn with(variable: &str, value: &str) -> Result<Config, ConfigError> {
        Config::parse("", &HashMap::from([(variable.to_owned(), value.to_owned())]))
    }

    /// As a line of a file for Docker's `--env-file` leaves them.
    #[test]
    fn a_value_in_quotes_is_refused_with_the_reason() {
        for (variable, value) in [
            ("BC_PRODUCT_NAME", "\"Contoso Business Center\""),
            ("BC_LISTEN", "'127.0.0.1:3000'"),
            ("BC_MAIL_FILE", "\"/run/secrets/mail\""),
        ] {
            let said = with(variable, value).expect_err(value).to_string();
            assert!(said.contains("--env-file") && said.contains("leave them out"), "{said}");
        }
        for sound in ["\"Contoso\" or \"Fabrikam\"", "O'Neil's", "\"", "Contoso \"Pro\""] {
            assert_eq!(with("BC_PRODUCT_NAME", sound).expect(sound).product_name, sound);
        }
    }

    #[test]
    fn a_file_is_read_without_a_byte_order_mark_and_must_not_be_empty() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let path = file.path().to_str().expect("a path");
        std::fs::write(path, "\u{feff}postgres://bc:secret@localhost/x\r\n").expect("a secret");
        let config = with("BC_DATABASE_URL_FILE", path).expect("valid");
        assert_eq!(config.database_url, "postgres://bc:secret@localhost/x");
        std::fs::write(path, "\n").expect("an empty secret");
        for variable in ["BC_DATABASE_URL", "BC_MAIL_CA"] {
            let said = with(&format!("{variable}_FILE"), path).expect_err("an empty file").to_string();
            assert!(said.starts_with(&format!("{variable}: the file that should contain it is empty")), "{said}");
        }
        std::fs::write(path, b"\xff\xfep\0o\0").expect("UTF-16");
        let said = with("BC_DATABASE_URL_FILE", path).expect_err("UTF-16").to_string();
        assert!(said.contains("save it as UTF-8"), "{said}");
    }
}
