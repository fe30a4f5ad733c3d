//! Settings: one file and environment variables; the environment wins. A wrong value stops the start.

mod address;

use crate::domain::{email::EmailAddress, language::Language};
use address::{Address, split_place};
use sqlx::{postgres::PgConnectOptions, sqlite::SqliteConnectOptions};
use std::{collections::HashMap, fmt, io::ErrorKind, net::IpAddr, net::SocketAddr, path::PathBuf};
use tracing_subscriber::{EnvFilter, filter::LevelFilter};

/// A setting as documented in docs/configuration.md; a test holds the two equal.
pub struct Setting {
    /// Environment variable. In the file the key is the same without `BC_`, in lower case.
    pub variable: &'static str,
    /// What it is when nothing is set; empty for nothing.
    pub default: &'static str,
    /// A value to copy.
    pub example: &'static str,
}

const fn setting(variable: &'static str, default: &'static str, example: &'static str) -> Setting {
    Setting { variable, default, example }
}

/// The database of who tries the program, and of `make run`.
pub const TRIAL_DATABASE: &str = "sqlite://data/business-center.db";

/// Every setting, in the order of the documentation.
pub const SETTINGS: &[Setting] = &[
    setting("BC_DATABASE_URL", TRIAL_DATABASE, "postgres://bc@localhost/business_center"),
    setting("BC_LISTEN", "127.0.0.1:3000", "0.0.0.0:8080"),
    setting("BC_BASE_URL", "http://localhost:3000", "https://business.contoso.com"),
    setting("BC_MAIL", "file:data/mail", "smtps://user:password@mail.contoso.com"),
    setting(
        "BC_MAIL_FROM",
        "Business Center <no-reply@localhost.localdomain>",
        "Contoso Licensing <licensing@contoso.com>",
    ),
    setting("BC_PRODUCT_NAME", "Business Center", "Contoso Business Center"),
    setting("BC_VENDOR_NAME", "Contoso Licensing", "Contoso Licensing"),
    setting("BC_SUPPORT_CONTACT", "support@contoso.com", "support@contoso.com"),
    setting("BC_SALES_CONTACT", "sales@contoso.com", "sales@contoso.com"),
    setting("BC_TERMS_URL", "", "https://contoso.com/terms/2026-11"),
    setting("BC_PRIVACY_URL", "", "https://contoso.com/privacy"),
    setting("BC_ALLOWED_PUBLIC_ADDRESSES", "", "ana@mail.com, giulia@libero.it"),
    setting("BC_TRUSTED_PROXIES", "", "10.0.0.7, 10.0.0.8"),
    setting("BC_LOG", "info,sqlx=warn", "debug"),
];

/// A line of the configuration file, for who wrote a faulty one.
const EXAMPLE_LINE: &str = "listen = \"0.0.0.0:8080\"";

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

/// A setting that cannot be used.
#[derive(Debug)]
pub struct ConfigError {
    /// Which one.
    pub variable: String,
    /// What is wrong with it.
    pub fault: String,
    /// A line that would do.
    pub example: String,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}. Example: {}", self.variable, self.fault, self.example)
    }
}

impl std::error::Error for ConfigError {}

/// Where mails go.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum MailTarget {
    /// Into a folder, for development.
    Folder(PathBuf),
    /// To an SMTP server.
    Smtp {
        /// Host name or address.
        host: String,
        /// Port.
        port: u16,
        /// User and password.
        credentials: Option<(String, String)>,
        /// How the connection is secured.
        security: SmtpSecurity,
    },
}

/// How the connection to an SMTP server is secured.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SmtpSecurity {
    /// TLS from the first byte.
    Tls,
    /// STARTTLS, and nothing without it.
    StartTls,
    /// Plain text: only within this machine.
    None,
}

/// The public address of the installation.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BaseUrl {
    /// `https` or `http`, host and port, without a slash at the end.
    pub origin: String,
    /// Host and port as a browser sends them in `Host`.
    pub host: String,
    /// Whether cookies are secure.
    pub is_https: bool,
}

/// All settings, checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// `sqlite://PATH` or `postgres://…`.
    pub database_url: String,
    /// Where the server listens.
    pub listen: SocketAddr,
    /// The public address.
    pub base_url: BaseUrl,
    /// Where mails go.
    pub mail: MailTarget,
    /// The sender of mails, as `Name <address>`.
    pub mail_from: String,
    /// Name of the product.
    pub product_name: String,
    /// Name of the vendor.
    pub vendor_name: String,
    /// Whom people ask for help.
    pub support_contact: String,
    /// Whom invited people ask.
    pub sales_contact: String,
    /// The terms of use, if there are any. The address is also their version.
    pub terms_url: Option<String>,
    /// The privacy statement, if there is one.
    pub privacy_url: Option<String>,
    /// Addresses at public providers that may be administrators all the same, in lower case.
    pub allowed_public_addresses: Vec<String>,
    /// Proxies whose X-Forwarded-For counts.
    pub trusted_proxies: Vec<IpAddr>,
    /// What is logged: a filter of `tracing_subscriber::EnvFilter`.
    pub log: String,
    programmes: HashMap<String, [String; 4]>,
}

impl Config {
    /// What a new account accepts: the addresses of the terms and of the privacy statement, as far as set.
    #[must_use]
    pub fn terms_version(&self) -> Option<String> {
        let addresses: Vec<&str> =
            [&self.terms_url, &self.privacy_url].into_iter().flatten().map(String::as_str).collect();
        (!addresses.is_empty()).then(|| addresses.join(" "))
    }

    /// Reads the file that `BC_CONFIG` names (or `business-center.toml` where it exists) and the environment.
    pub fn load() -> Result<Self, ConfigError> {
        let environment: HashMap<String, String> =
            std::env::vars().filter(|(name, _)| name.starts_with("BC_")).collect();
        let named = environment.get("BC_CONFIG");
        let path = PathBuf::from(named.map_or("business-center.toml", String::as_str));
        let text = match std::fs::read_to_string(&path) {
            Err(error) if named.is_none() && error.kind() == ErrorKind::NotFound => String::new(),
            text => text.map_err(|error| {
                let fault = format!("cannot read the file {}: {error}", path.display());
                file_fault(fault, "BC_CONFIG=/etc/business-center.toml")
            })?,
        };
        Self::parse(&text, &environment)
    }

    /// Checks the text of a file and the variables of an environment.
    pub fn parse(file: &str, environment: &HashMap<String, String>) -> Result<Self, ConfigError> {
        let file: toml::Table = file.parse().map_err(|error| not_toml(file, &error))?;
        let values = Values { file: &file, environment };
        values.refuse_unknown()?;
        let base_url = values.checked("BC_BASE_URL", parse_base_url)?;
        Ok(Self {
            database_url: values.checked("BC_DATABASE_URL", parse_database_url)?,
            listen: values.checked("BC_LISTEN", |v| v.parse().map_err(|_| "not an IP address and port".to_owned()))?,
            base_url,
            mail: values.checked("BC_MAIL", parse_mail_target)?,
            mail_from: values.checked("BC_MAIL_FROM", parse_mailbox)?,
            product_name: values.checked("BC_PRODUCT_NAME", parse_text)?,
            vendor_name: values.checked("BC_VENDOR_NAME", parse_text)?,
            support_contact: values.checked("BC_SUPPORT_CONTACT", parse_text)?,
            sales_contact: values.checked("BC_SALES_CONTACT", parse_text)?,
            terms_url: values.checked("BC_TERMS_URL", parse_link)?,
            privacy_url: values.checked("BC_PRIVACY_URL", parse_link)?,
            allowed_public_addresses: values.checked("BC_ALLOWED_PUBLIC_ADDRESSES", parse_addresses)?,
            trusted_proxies: values.checked("BC_TRUSTED_PROXIES", parse_proxies)?,
            log: values.checked("BC_LOG", parse_log_filter)?,
            programmes: parse_programmes(&file)?,
        })
    }

    /// The name of a programme in a language; the register's short name where none is set.
    #[must_use]
    pub fn programme_name(&self, programme: &str, language: Language) -> String {
        let index = Language::ALL.iter().position(|l| *l == language).unwrap_or_default();
        self.programmes.get(programme).map_or_else(|| programme.to_owned(), |names| names[index].clone())
    }

    /// Whether mails go into a folder of a machine that only its owner reaches: the development mailbox is on.
    #[must_use]
    pub fn has_development_mailbox(&self) -> bool {
        matches!(self.mail, MailTarget::Folder(_)) && self.is_local()
    }

    /// Whether nobody but this machine reaches the server: what is for trials only is refused elsewhere.
    #[must_use]
    pub fn is_local(&self) -> bool {
        is_localhost(&self.base_url.host)
    }

    /// Whether a person may be administrator with this address (R30).
    #[must_use]
    pub fn allows_address(&self, address: &EmailAddress) -> bool {
        !address.is_personal() || self.allowed_public_addresses.contains(&address.key())
    }

    /// The address part of `mail_from`.
    #[must_use]
    pub fn sender_address(&self) -> &str {
        self.mail_from.rsplit_once('<').map_or(self.mail_from.as_str(), |(_, rest)| rest.trim_end_matches('>'))
    }
}

struct Values<'a> {
    file: &'a toml::Table,
    environment: &'a HashMap<String, String>,
}

impl Values<'_> {
    fn refuse_unknown(&self) -> Result<(), ConfigError> {
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

    fn checked<T>(&self, variable: &str, parse: impl Fn(&str) -> Result<T, String>) -> Result<T, ConfigError> {
        let setting = SETTINGS.iter().find(|setting| setting.variable == variable);
        let example = format!("{variable}={}", setting.map(|setting| setting.example).unwrap_or_default());
        let fail = |fault: String| ConfigError { variable: variable.to_owned(), fault, example: example.clone() };
        let value = match self.lookup(variable).map_err(&fail)? {
            Some(value) => value,
            None => setting.map(|setting| setting.default).unwrap_or_default().to_owned(),
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

/// The keys of the file, without those that name a file.
fn keys() -> impl Iterator<Item = String> {
    SETTINGS.iter().map(|setting| setting.variable.trim_start_matches("BC_").to_lowercase())
}

fn file_fault(fault: String, example: &str) -> ConfigError {
    ConfigError { variable: "BC_CONFIG".to_owned(), fault, example: example.to_owned() }
}

fn not_toml(file: &str, error: &toml::de::Error) -> ConfigError {
    let before = error.span().and_then(|span| file.get(..span.start)).unwrap_or_default();
    let line = 1 + before.matches('\n').count();
    let message = error.message().lines().collect::<Vec<_>>().join(", ");
    file_fault(format!("the file is not valid TOML on line {line}: {message}"), EXAMPLE_LINE)
}

fn parse_text(value: &str) -> Result<String, String> {
    if value.is_empty() || value.chars().any(char::is_control) {
        return Err("it is empty or contains control characters".to_owned());
    }
    Ok(value.to_owned())
}

fn parse_database_url(value: &str) -> Result<String, String> {
    let (scheme, rest) = value.split_once("://").unwrap_or_default();
    let unreadable = |error: sqlx::Error| format!("it cannot be read: {error}");
    match scheme {
        "sqlite" if rest.split('?').next() == Some("") => return Err("the file name is missing".to_owned()),
        "sqlite" => drop(value.parse::<SqliteConnectOptions>().map_err(unreadable)?),
        "postgres" | "postgresql" => {
            check_postgres(rest)?;
            drop(value.parse::<PgConnectOptions>().map_err(unreadable)?);
        }
        _ => return Err("it must begin with sqlite:// or postgres://".to_owned()),
    }
    Ok(value.to_owned())
}

/// The driver takes what is missing from the environment or by guess; here nothing may be missing.
fn check_postgres(rest: &str) -> Result<(), String> {
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, database) = path.split_once('/').unwrap_or((path, ""));
    let place = authority.rsplit_once('@').map_or(authority, |(_, place)| place);
    let says = |key: &str| query.split('&').any(|pair| pair.strip_prefix(key).is_some_and(|rest| rest.len() > 1));
    // A folder of sockets is percent-encoded, or stands in the query.
    let is_socket = place.starts_with('%') || place.is_empty() && says("host");
    if !is_socket {
        split_place(place)?;
    }
    if database.is_empty() && !says("dbname") {
        return Err("the database name is missing".to_owned());
    }
    Ok(())
}

fn parse_base_url(value: &str) -> Result<BaseUrl, String> {
    let Address { scheme, host, port, rest } = Address::parse(value)?;
    if !matches!(rest, "" | "/") {
        return Err("it contains more than scheme, host and port".to_owned());
    }
    let is_https = scheme == "https";
    if !is_https && (scheme != "http" || !is_localhost(&host)) {
        return Err("https:// is required for every host except localhost".to_owned());
    }
    // Browsers leave it out of the address, so nothing would match it.
    if port == Some(if is_https { 443 } else { 80 }) {
        return Err(format!("leave out the port, which is the default of {scheme}://"));
    }
    let host = if host.contains(':') { format!("[{host}]") } else { host };
    let host = port.map_or_else(|| host.clone(), |port| format!("{host}:{port}"));
    Ok(BaseUrl { origin: format!("{scheme}://{host}"), host, is_https })
}

/// Whether `host` (with or without a port) is this machine by its name.
fn is_localhost(host: &str) -> bool {
    host == "localhost" || host.starts_with("localhost:")
}

fn parse_mail_target(value: &str) -> Result<MailTarget, String> {
    if let Some(folder) = value.strip_prefix("file:") {
        return if folder.is_empty() {
            Err("the folder is missing".to_owned())
        } else {
            Ok(MailTarget::Folder(folder.into()))
        };
    }
    let (scheme, rest) = value.split_once("://").ok_or("it must begin with file:, smtp:// or smtps://")?;
    let (credentials, place) = match rest.rsplit_once('@') {
        Some((credentials, place)) => (Some(parse_credentials(credentials)?), place),
        None => (None, rest),
    };
    let (host, port) = split_place(place.strip_suffix('/').unwrap_or(place))?;
    let is_loopback = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    let (security, default_port) = match scheme {
        "smtps" => (SmtpSecurity::Tls, 465),
        "smtp" if is_loopback => (SmtpSecurity::None, 25),
        "smtp" => (SmtpSecurity::StartTls, 587),
        _ => return Err("it must begin with file:, smtp:// or smtps://".to_owned()),
    };
    Ok(MailTarget::Smtp { host, port: port.unwrap_or(default_port), credentials, security })
}

fn parse_credentials(value: &str) -> Result<(String, String), String> {
    let decode = |part: &str| {
        percent_encoding::percent_decode_str(part)
            .decode_utf8()
            .map(std::borrow::Cow::into_owned)
            .map_err(|_| "the user or password is not percent-encoded UTF-8".to_owned())
    };
    let (user, password) = value.split_once(':').ok_or("the user and password must be separated by a colon")?;
    Ok((decode(user)?, decode(password)?))
}

fn parse_mailbox(value: &str) -> Result<String, String> {
    value
        .parse::<lettre::message::Mailbox>()
        .map(|_| value.to_owned())
        .map_err(|_| "it must have the form Name <address>".to_owned())
}

fn parse_link(value: &str) -> Result<Option<String>, String> {
    if value.is_empty() {
        return Ok(None);
    }
    let Address { scheme, host, .. } = Address::parse(value)?;
    let is_sound = scheme == "https" || (scheme == "http" && is_localhost(&host));
    if is_sound { Ok(Some(value.to_owned())) } else { Err("it must begin with https://".to_owned()) }
}

fn parse_list<T>(value: &str, parse: impl Fn(&str) -> Option<T>, what: &str) -> Result<Vec<T>, String> {
    value
        .split(',')
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
        .map(|entry| parse(entry).ok_or_else(|| format!("{entry:?} is not {what}")))
        .collect()
}

fn parse_addresses(value: &str) -> Result<Vec<String>, String> {
    parse_list(value, |entry| EmailAddress::parse(entry).ok().map(|address| address.key()), "an email address")
}

fn parse_proxies(value: &str) -> Result<Vec<IpAddr>, String> {
    parse_list(value, |entry| entry.parse().ok(), "an IP address")
}

fn parse_log_filter(value: &str) -> Result<String, String> {
    EnvFilter::try_new(value).map_err(|error| format!("it is not a log filter: {error}"))?;
    // A filter takes any other word for a part of the program, and would log nothing else.
    let is_level = |word: &str| !word.is_empty() && word.parse::<LevelFilter>().is_ok();
    let is_directive = |directive: &str| match directive.rsplit_once('=') {
        // In brackets stand spans and their fields.
        _ if directive.ends_with(']') => true,
        Some((_, level)) => is_level(level),
        None => is_level(directive) || directive.contains("::"),
    };
    match value.split(',').map(str::trim).find(|directive| !is_directive(directive)) {
        Some(wrong) => Err(format!("it is not a log filter: {wrong:?} is not a level such as info or part=level")),
        None => Ok(value.to_owned()),
    }
}

type Names = [String; 4];

fn parse_programmes(file: &toml::Table) -> Result<HashMap<String, Names>, ConfigError> {
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
fn example_programme() -> String {
    let (code, names) = &DEFAULT_PROGRAMMES[0];
    let pairs = Language::ALL.iter().zip(names).map(|(language, name)| format!("{} = \"{name}\"", language.code()));
    format!("programmes.{code} = {{ {} }}", pairs.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let environment = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Config::parse("product_name = \"From the file\"", &environment)
    }

    #[test]
    fn the_environment_wins_over_the_file_and_the_file_over_the_default() {
        let config = with(&[("BC_VENDOR_NAME", "Northwind")]).expect("sound");
        assert_eq!(config.vendor_name, "Northwind");
        assert_eq!(config.product_name, "From the file");
        assert_eq!(config.listen.port(), 3000);
    }

    #[test]
    fn a_bad_value_names_the_variable_the_fault_and_an_example() {
        for (variable, value) in [
            ("BC_LISTEN", "3000"),
            ("BC_BASE_URL", "http://business.contoso.com"),
            ("BC_MAIL", "mail.contoso.com"),
            ("BC_DATABASE_URL", "mysql://x"),
            ("BC_TRUSTED_PROXIES", "proxy"),
            ("BC_TERMS_URL", "terms"),
            ("BC_LOG", "info,sqlx=loud"),
            ("BC_LOG", "loud"),
            ("BC_LOG", "info,verbose"),
            ("BC_LOG", ""),
            ("BC_BASE_URL", "https://contoso com"),
            ("BC_BASE_URL", "https://contoso.com:65536"),
            ("BC_BASE_URL", "https://contoso.com:0"),
            ("BC_BASE_URL", "https://con<toso.com"),
            ("BC_BASE_URL", "https://user@contoso.com"),
            ("BC_BASE_URL", "https://contoso.com/portal"),
            ("BC_BASE_URL", "https://"),
            ("BC_TERMS_URL", "https://contoso.com/terms of use"),
            ("BC_PRIVACY_URL", "https://contoso.com/\"x"),
            ("BC_PRIVACY_URL", "https://contoso.com/<x>"),
            ("BC_PRIVACY_URL", "https://"),
            ("BC_PRIVACY_URL", "http://localhost.contoso.com"),
            ("BC_DATABASE_URL", "postgres://"),
            ("BC_DATABASE_URL", "postgres:///business_center"),
            ("BC_DATABASE_URL", "postgres://bc@localhost"),
            ("BC_DATABASE_URL", "postgres://bc@localhost/"),
            ("BC_DATABASE_URL", "postgres://bc@local host/x"),
            ("BC_DATABASE_URL", "sqlite://"),
            ("BC_MAIL", "smtp://mail contoso.com"),
            ("BC_MAIL", "smtp://mail.contoso.com:99999"),
        ] {
            let error = with(&[(variable, value)]).expect_err(value).to_string();
            assert!(error.starts_with(variable) && error.contains(&format!("Example: {variable}=")), "{error}");
        }
    }

    #[test]
    fn a_default_port_is_to_be_left_out_of_the_base_address() {
        for address in ["https://x:443", "http://localhost:80/"] {
            let error = with(&[("BC_BASE_URL", address)]).expect_err(address).to_string();
            assert!(error.contains("leave out the port"), "{error}");
        }
        let base_url = with(&[("BC_BASE_URL", "HTTPS://Business.Contoso.com:8443/")]).expect("sound").base_url;
        assert_eq!(base_url.origin, "https://business.contoso.com:8443");
        assert_eq!(base_url.host, "business.contoso.com:8443");
    }

    #[test]
    fn every_way_to_name_a_database_is_taken() {
        for url in [
            "postgres://bc:p%40ss@db.contoso.com:5433/business_center?sslmode=require",
            "postgresql://bc@[::1]/x",
            "postgres:///x?host=/var/run/postgresql",
            "postgres://%2Fvar%2Frun%2Fpostgresql/x",
            "postgres://localhost?dbname=x",
            "sqlite://data/x.db?mode=rwc",
        ] {
            with(&[("BC_DATABASE_URL", url)]).expect(url);
        }
    }

    #[test]
    fn every_sound_log_filter_is_taken() {
        for filter in [
            "debug",
            "WARN",
            "off",
            "info,sqlx=warn",
            "business_center::server=trace",
            "a::b",
            "[mail{id=1}]=info",
            "[mail]",
        ] {
            with(&[("BC_LOG", filter)]).expect(filter);
        }
    }

    #[test]
    fn starttls_is_required_unless_the_host_is_loopback() {
        let security = |url: &str| match parse_mail_target(url) {
            Ok(MailTarget::Smtp { security, .. }) => security,
            other => panic!("{other:?}"),
        };
        assert_eq!(security("smtp://127.0.0.1:2525"), SmtpSecurity::None);
        assert_eq!(security("smtp://[::1]:25"), SmtpSecurity::None);
        assert_eq!(security("smtp://[::1]"), SmtpSecurity::None);
        assert_eq!(security("smtp://mail.contoso.com"), SmtpSecurity::StartTls);
        assert_eq!(security("smtps://a:b%40c@mail.contoso.com"), SmtpSecurity::Tls);
    }

    #[test]
    fn secrets_may_come_from_files() {
        let file = tempfile::NamedTempFile::new().expect("file");
        std::fs::write(file.path(), "postgres://secret@localhost/x\n").expect("write");
        let config = with(&[("BC_DATABASE_URL_FILE", &file.path().to_string_lossy())]).expect("sound");
        assert_eq!(config.database_url, "postgres://secret@localhost/x");
    }

    #[test]
    fn a_fault_of_the_file_names_the_key_and_an_example() {
        for (file, fault) in [
            ("lisen = \"1\"", "the unknown key lisen; known keys are database_url, listen, "),
            ("Listen = \"127.0.0.1:1\"", "the key Listen, but keys are lowercase"),
            ("mail_file_file = \"/x\"", "the unknown key mail_file_file"),
            ("config = \"/x\"", "the unknown key config"),
            ("listen = 3000", "the value of listen in the file is not a quoted string"),
            ("mail_file = 1", "the value of mail_file in the file is not a quoted string"),
            ("listen = \"1\"\nmail", "not valid TOML on line 2"),
            ("programmes = 1", "it is not a table"),
            ("programmes.OPEN = 1", "OPEN is not a table"),
            ("programmes.OPEN.en = \"Open\"", "OPEN has no name in es"),
            ("programmes.OPEN.de = \"Offen\"", "OPEN has a name in de; the languages are en, es, ru, it"),
            ("programmes.OPEN.en = \"\"", "OPEN has an empty or unprintable name in en"),
        ] {
            let error = Config::parse(file, &HashMap::new()).expect_err(file).to_string();
            assert!(error.contains(fault) && error.contains("Example: "), "{error}");
        }
        for example in [EXAMPLE_LINE, &example_programme()] {
            Config::parse(example, &HashMap::new()).expect(example);
        }
    }

    #[test]
    fn a_programme_has_a_name_in_every_language() {
        let config = with(&[]).expect("sound");
        assert_ne!(config.programme_name("PSA", Language::Ru), config.programme_name("PSA", Language::En));
        assert_eq!(config.programme_name("OPEN", Language::Ru), "OPEN");
        assert!(Config::parse("[programmes.OPEN]\nen = \"Open\"", &HashMap::new()).is_err());
    }
}
