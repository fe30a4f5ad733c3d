//! Configuration: one file and environment variables; the environment wins. An invalid value stops the start.

mod address;
mod network;
mod programmes;
mod settings;
mod source;
mod together;
mod value;
mod zone;

use super::files::Files;
use crate::domain::{domain_name::DomainName, email::EmailAddress, language::Language, moment::Span};
use jiff::tz::TimeZone;
use lettre::message::Mailbox;
use programmes::{Names, parse_programmes};
use source::{Values, assert_bare, cannot_read, file_fault, not_toml, read_text};
use std::{collections::HashMap, fmt, io::ErrorKind, net::SocketAddr, path::PathBuf, time::Duration};
use tokio_rustls::rustls::RootCertStore;
use value::{
    is_localhost, parse_addresses, parse_authorities, parse_base_url, parse_database_url, parse_dns_label,
    parse_dns_servers, parse_domains, parse_helo, parse_link, parse_log_filter, parse_mail_target, parse_mailbox,
    parse_number, parse_proxies, parse_suffixes, parse_text, parse_yes_or_no,
};
use zone::parse_time_zone;

pub use network::Network;
pub use settings::{SETTINGS, Setting, TRIAL_DATABASE};

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
        /// Who signs in, if anyone.
        credentials: Option<Credentials>,
        /// How the connection is secured.
        security: SmtpSecurity,
    },
}

/// Who signs in at an SMTP server.
#[derive(Clone, Eq, PartialEq)]
pub struct Credentials {
    /// The user.
    pub user: String,
    /// The password, which `Debug` does not print.
    pub password: String,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").field("user", &self.user).finish_non_exhaustive()
    }
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

/// How domains are proven.
#[derive(Clone, Debug)]
pub struct DomainSettings {
    /// The label of the TXT record, which stands before the domain.
    pub label: String,
    /// How long a value waits to be published.
    pub challenge: Span,
    /// How long a proven domain may be without its record.
    pub grace: Span,
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
    /// The sender of mails.
    pub mail_from: Mailbox,
    /// The name in EHLO; none for the address of the connection, where the base address is at localhost.
    pub mail_helo: Option<String>,
    /// Authorities for the mail server's certificate, beside those of the system.
    pub mail_ca: Option<RootCertStore>,
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
    /// The terms of reserving seats, if there are any. The address is also their version.
    pub provisioning_terms_url: Option<String>,
    /// The privacy statement, if there is one.
    pub privacy_url: Option<String>,
    /// Addresses at public providers that may be administrators all the same, in lower case.
    pub allowed_public_addresses: Vec<String>,
    /// Domains of public providers that organizations may use all the same.
    pub allowed_public_domains: Vec<DomainName>,
    /// Suffixes that no registry runs and whose domains organizations may use, in the form of a [`DomainName`].
    pub private_suffixes: Vec<String>,
    /// The DNS servers to ask; none for those of the system.
    pub dns_servers: Vec<SocketAddr>,
    /// How domains are proven.
    pub domains: DomainSettings,
    /// The file of key-encryption keys; none where nothing is encrypted.
    pub keyring_file: Option<PathBuf>,
    /// The folder of software files; none where there is nothing to download.
    pub files: Option<Files>,
    /// How many product keys one person can see in ten minutes.
    pub reveals_at_once: i64,
    /// How many product keys one person can see in a day.
    pub reveals_per_day: i64,
    /// How many product keys all people can see in an hour.
    pub reveals_per_hour: i64,
    /// The zone whose days agreements and subscriptions begin and end with.
    pub time_zone: TimeZone,
    /// How long after an access review the next one is due; none where none ever is.
    pub access_review: Option<Span>,
    /// The burst and the daily number of emails that one administrator can cause; an organization, twice as many.
    pub mails_per_day: i64,
    /// Proxies whose X-Forwarded-For counts.
    pub trusted_proxies: Vec<Network>,
    /// Whether browsers are told to use https for every host below the base address's, too.
    pub hsts_subdomains: bool,
    /// How long a server still accepts connections after a stop signal, while `/readyz` answers 503.
    pub drain: Duration,
    /// What is logged: a filter of `tracing_subscriber::EnvFilter`.
    pub log: String,
    programmes: HashMap<String, Names>,
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
        if let Some(Err(fault)) = named.map(|path| assert_bare(path)) {
            return Err(file_fault(fault, "BC_CONFIG=/etc/business-center.toml"));
        }
        let text = match read_text(&path) {
            Err(error) if named.is_none() && error.kind() == ErrorKind::NotFound => String::new(),
            text => text.map_err(|error| {
                let fault = cannot_read(&path.to_string_lossy(), &error);
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
        let mail_helo = values.checked("BC_MAIL_HELO", |value| parse_helo(value, &base_url))?;
        let mail_ca = values.checked("BC_MAIL_CA", parse_authorities)?;
        let config = Self {
            database_url: values.checked("BC_DATABASE_URL", parse_database_url)?,
            listen: values.checked("BC_LISTEN", |v| v.parse().map_err(|_| "not an IP address and port".to_owned()))?,
            base_url,
            mail: values.checked("BC_MAIL", |value| parse_mail_target(value, mail_ca.is_some()))?,
            mail_from: values.checked("BC_MAIL_FROM", parse_mailbox)?,
            mail_helo,
            mail_ca,
            product_name: values.checked("BC_PRODUCT_NAME", parse_text)?,
            vendor_name: values.checked("BC_VENDOR_NAME", parse_text)?,
            support_contact: values.checked("BC_SUPPORT_CONTACT", parse_text)?,
            sales_contact: values.checked("BC_SALES_CONTACT", parse_text)?,
            terms_url: values.checked("BC_TERMS_URL", parse_link)?,
            provisioning_terms_url: values.checked("BC_PROVISIONING_TERMS_URL", parse_link)?,
            privacy_url: values.checked("BC_PRIVACY_URL", parse_link)?,
            allowed_public_addresses: values.checked("BC_ALLOWED_PUBLIC_ADDRESSES", parse_addresses)?,
            allowed_public_domains: values.checked("BC_ALLOWED_PUBLIC_DOMAINS", parse_domains)?,
            private_suffixes: values.checked("BC_PRIVATE_SUFFIXES", parse_suffixes)?,
            dns_servers: values.checked("BC_DNS_SERVERS", parse_dns_servers)?,
            domains: DomainSettings {
                label: values.checked("BC_DOMAIN_LABEL", parse_dns_label)?,
                challenge: Span::days(values.checked("BC_DOMAIN_CHALLENGE_DAYS", |v| parse_number(v, 1..=365))?),
                grace: Span::days(values.checked("BC_DOMAIN_GRACE_DAYS", |v| parse_number(v, 1..=90))?),
            },
            keyring_file: values
                .checked("BC_KEYRING_FILE", |value| Ok((!value.is_empty()).then(|| PathBuf::from(value))))?,
            files: values
                .checked("BC_FILES", |value| Ok((!value.is_empty()).then(|| Files::new(PathBuf::from(value)))))?,
            reveals_at_once: values.checked("BC_REVEALS_AT_ONCE", |v| parse_number(v, 1..=100_000))?,
            reveals_per_day: values.checked("BC_REVEALS_PER_DAY", |v| parse_number(v, 1..=100_000))?,
            reveals_per_hour: values.checked("BC_REVEALS_PER_HOUR", |v| parse_number(v, 1..=1_000_000))?,
            time_zone: values.checked("BC_TIME_ZONE", parse_time_zone)?,
            access_review: values
                .checked("BC_ACCESS_REVIEW_DAYS", |v| parse_number(v, 0..=3650))
                .map(|days| (days > 0).then(|| Span::days(days)))?,
            mails_per_day: values.checked("BC_MAILS_PER_DAY", |v| parse_number(v, 1..=1_000_000))?,
            trusted_proxies: values.checked("BC_TRUSTED_PROXIES", parse_proxies)?,
            hsts_subdomains: values.checked("BC_HSTS_SUBDOMAINS", parse_yes_or_no)?,
            drain: Duration::from_secs(values.checked("BC_DRAIN", |v| parse_number(v, 0..=300))?),
            log: values.checked("BC_LOG", parse_log_filter)?,
            programmes: parse_programmes(&file)?,
        };
        config.refuse_open_mailbox()?;
        Ok(config)
    }

    /// Every mail with its secret link would be open to whoever reaches the server.
    fn refuse_open_mailbox(&self) -> Result<(), ConfigError> {
        const FAULT: &str = "with emails in a folder and a base URL at localhost, the development mailbox would show every \
            email to whoever reaches the server; use a loopback address, or set BC_MAIL or BC_BASE_URL";
        if self.listen.ip().is_loopback() || !self.has_development_mailbox() {
            return Ok(());
        }
        let (variable, example) = ("BC_LISTEN".to_owned(), "BC_LISTEN=127.0.0.1:3000".to_owned());
        Err(ConfigError { variable, fault: FAULT.to_owned(), example })
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

    /// Whether only this machine can reach the server: trial features are refused elsewhere.
    #[must_use]
    pub fn is_local(&self) -> bool {
        is_localhost(&self.base_url.host)
    }

    /// Whether a person may be administrator with this address (R30).
    #[must_use]
    pub fn allows_address(&self, address: &EmailAddress) -> bool {
        !address.is_personal()
            || self.allowed_public_addresses.contains(&address.key())
            || self.allowed_public_domains.contains(address.domain())
    }

    /// The address part of `mail_from`.
    #[must_use]
    pub fn sender_address(&self) -> &str {
        self.mail_from.email.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::{programmes::example_programme, source::EXAMPLE_LINE, *};

    fn with(variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let environment = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Config::parse("product_name = \"From the file\"", &environment)
    }

    #[test]
    fn the_environment_wins_over_the_file_and_the_file_over_the_default() {
        let config = with(&[("BC_VENDOR_NAME", "Northwind")]).expect("valid");
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
            ("BC_TRUSTED_PROXIES", "10.0.0.0/33"),
            ("BC_DNS_SERVERS", "127.0.0.1, dns.contoso.com"),
            ("BC_DNS_SERVERS", "::1"),
            ("BC_DNS_SERVERS", "127.0.0.1:0"),
            ("BC_PRIVATE_SUFFIXES", "corp, a_b"),
            ("BC_ALLOWED_PUBLIC_DOMAINS", "gmail"),
            ("BC_LISTEN", "0.0.0.0:3000"),
            ("BC_LISTEN", "[::]:3000"),
            ("BC_HSTS_SUBDOMAINS", "true"),
            ("BC_DRAIN", "-1"),
            ("BC_DRAIN", "15s"),
            ("BC_TIME_ZONE", "Mars/Olympus"),
            ("BC_TIME_ZONE", ""),
            ("BC_MAILS_PER_DAY", "0"),
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
    fn mail_servers_are_greeted_by_the_public_host() {
        let helo = |variables: &[(&str, &str)]| with(variables).expect("valid").mail_helo;
        assert_eq!(helo(&[]), None);
        let base = ("BC_BASE_URL", "https://business.contoso.com:8443");
        assert_eq!(helo(&[base]).as_deref(), Some("business.contoso.com"));
        assert_eq!(helo(&[base, ("BC_MAIL_HELO", "Mail.Contoso.com")]).as_deref(), Some("mail.contoso.com"));
        for faulty in ["mail contoso", "mail.contoso.com:25", "-x"] {
            assert!(with(&[("BC_MAIL_HELO", faulty)]).is_err(), "{faulty}");
        }
    }

    #[test]
    fn dns_servers_may_have_a_port() {
        let servers = |value| with(&[("BC_DNS_SERVERS", value)]).map(|config| config.dns_servers);
        let parse = |address: &str| address.parse::<SocketAddr>().expect("an address");
        let expected = ["127.0.0.1:53", "10.0.0.7:5353", "[::1]:53", "[fd00::1]:5353"].map(parse);
        assert_eq!(servers("127.0.0.1, 10.0.0.7:5353, [::1], [fd00::1]:5353").expect("valid"), expected);
        assert_eq!(servers("").expect("valid"), []);
        let said = servers("127.0.0.1, ::1").expect_err("no brackets").to_string();
        assert!(said.starts_with("BC_DNS_SERVERS: entry 2 is not "), "{said}");
    }

    #[test]
    fn an_internationalized_base_url_is_taken_in_the_form_that_browsers_send() {
        for address in ["https://Portal.Müller.de:8443", "https://portal.xn--mller-kva.de:8443"] {
            let base_url = with(&[("BC_BASE_URL", address)]).expect(address).base_url;
            assert_eq!(base_url.origin, "https://portal.xn--mller-kva.de:8443");
            assert_eq!(base_url.host, "portal.xn--mller-kva.de:8443");
        }
    }

    #[test]
    fn domains_of_public_providers_may_be_allowed() {
        let config = with(&[("BC_ALLOWED_PUBLIC_DOMAINS", "T-Online.de")]).expect("valid");
        let allows = |address| EmailAddress::parse(address).is_ok_and(|address| config.allows_address(&address));
        assert!(allows("ana@t-online.de") && !allows("ana@gmail.com"));
    }

    /// A slip brings the parts of an address out of order, or a secret into another setting, and standard error into logs.
    #[test]
    fn no_fault_of_any_setting_quotes_a_part_of_a_secret() {
        let secrets = [
            "hidden",
            "\"hidden\"",
            "hidden\u{7}",
            "hidden hidden, hidden/33",
            "smtps://bc:hidden",
            "smtps://bc:hidden/x@",
            "smtps://mail.contoso.com:hidden",
            "smtp://bc@hidden x",
            "hidden@mail.contoso.com",
            "Name <hidden@hidden>",
            "https://bc:hidden@contoso.com:hidden",
            "https://hidden_-",
            "postgres://bc:hidden/hidden@localhost/x",
            "postgres://localhost/x?password=hidden&sslmode=hidden",
            "sqlite://x.db?password=hidden",
            "info,sqlx=hidden",
            "hidden://x",
            "-----BEGIN CERTIFICATE-----\nhidden\n-----END CERTIFICATE-----",
        ];
        let mut faults = 0;
        for setting in SETTINGS {
            let file = format!("{}_FILE", setting.variable);
            let key = setting.variable.trim_start_matches("BC_").to_lowercase();
            for secret in secrets {
                let of_file = format!("{key} = {secret}");
                let path = secret.contains([':', '@']).then(|| with(&[(file.as_str(), secret)]));
                let outcomes =
                    [Some(with(&[(setting.variable, secret)])), path, Some(Config::parse(&of_file, &HashMap::new()))];
                for error in outcomes.into_iter().flatten().filter_map(Result::err) {
                    let said = error.to_string();
                    let own = said.split(" Example: ").next().unwrap_or_default();
                    assert!(!own.contains("hidden"), "{}: {said}", setting.variable);
                    faults += 1;
                }
            }
        }
        assert!(faults > SETTINGS.len() * secrets.len(), "{faults}");
    }

    /// Anybody on the network could read every link otherwise.
    #[test]
    fn the_development_mailbox_is_for_this_machine() {
        for listen in ["127.0.0.1:3000", "127.8.0.1:1", "[::1]:3000"] {
            assert!(with(&[("BC_LISTEN", listen)]).is_ok_and(|config| config.has_development_mailbox()), "{listen}");
        }
        for other in [("BC_MAIL", "smtp://127.0.0.1:25"), ("BC_BASE_URL", "https://business.contoso.com")] {
            assert!(with(&[("BC_LISTEN", "0.0.0.0:3000"), other]).is_ok(), "{other:?}");
        }
    }

    #[test]
    fn a_default_port_is_to_be_left_out_of_the_base_address() {
        for address in ["https://x:443", "http://localhost:80/"] {
            let error = with(&[("BC_BASE_URL", address)]).expect_err(address).to_string();
            assert!(error.contains("leave out the port"), "{error}");
        }
        let base_url = with(&[("BC_BASE_URL", "HTTPS://Business.Contoso.com:8443/")]).expect("valid").base_url;
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
        let security = |url: &str| match parse_mail_target(url, false) {
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
    fn a_password_of_the_mail_server_is_not_printed() {
        let target = parse_mail_target("smtps://bc:h%40dden@mail.contoso.com", false).expect("valid");
        let MailTarget::Smtp { credentials: Some(credentials), .. } = &target else { panic!("{target:?}") };
        assert_eq!((credentials.user.as_str(), credentials.password.as_str()), ("bc", "h@dden"));
        assert!(format!("{target:?}").contains("\"bc\"") && !format!("{target:?}").contains("dden"));
    }

    #[test]
    fn secrets_may_come_from_files() {
        let file = tempfile::NamedTempFile::new().expect("file");
        std::fs::write(file.path(), "postgres://secret@localhost/x\n").expect("write");
        let config = with(&[("BC_DATABASE_URL_FILE", &file.path().to_string_lossy())]).expect("valid");
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
        let config = with(&[]).expect("valid");
        assert_ne!(config.programme_name("PSA", Language::Ru), config.programme_name("PSA", Language::En));
        assert_eq!(config.programme_name("OPEN", Language::Ru), "OPEN");
        assert!(Config::parse("[programmes.OPEN]\nen = \"Open\"", &HashMap::new()).is_err());
    }
}
