//! What the values of settings mean, each read strictly.

use super::{
    BaseUrl, Credentials, MailTarget, Network, SmtpSecurity,
    address::{Address, split_place},
};
use crate::domain::{domain_name::DomainName, email::EmailAddress};
use lettre::{Address as MailAddress, message::Mailbox};
use sqlx::{postgres::PgConnectOptions, sqlite::SqliteConnectOptions};
use std::{
    fmt::Display,
    net::{IpAddr, SocketAddr},
    ops::RangeInclusive,
    str::FromStr,
};
use tokio_rustls::rustls::{
    RootCertStore,
    pki_types::{CertificateDer, pem::PemObject},
};
use tracing_subscriber::{EnvFilter, filter::LevelFilter};
use url::{Host, Url};

/// The port of DNS (RFC 1035, 4.2).
const DNS_PORT: u16 = 53;

pub(super) fn parse_text(value: &str) -> Result<String, String> {
    if value.is_empty() || value.chars().any(char::is_control) {
        return Err("it is empty or contains control characters".to_owned());
    }
    Ok(value.to_owned())
}

pub(super) fn parse_database_url(value: &str) -> Result<String, String> {
    let (scheme, rest) = value.split_once("://").unwrap_or_default();
    // What the driver says may quote a password.
    let unreadable = |_: sqlx::Error| "it cannot be read; check the options behind the question mark".to_owned();
    match scheme {
        "sqlite" if rest.split('?').next() == Some("") => return Err("the file name is missing".to_owned()),
        "sqlite" => drop(value.parse::<SqliteConnectOptions>().map_err(unreadable)?),
        "postgres" | "postgresql" => {
            check_postgres(value)?;
            drop(value.parse::<PgConnectOptions>().map_err(unreadable)?);
        }
        _ => return Err("it must begin with sqlite:// or postgres://".to_owned()),
    }
    Ok(value.to_owned())
}

/// The driver takes what is missing from the environment or by guess; here nothing may be missing.
fn check_postgres(value: &str) -> Result<(), String> {
    let url = Url::parse(value).map_err(|error| format!("it cannot be read: {error}"))?;
    let says = |key: &str| url.query_pairs().any(|(name, value)| name == key && !value.is_empty());
    if url.host_str().is_none_or(str::is_empty) && !says("host") {
        return Err("the host is missing".to_owned());
    }
    if url.path().trim_start_matches('/').is_empty() && !says("dbname") {
        return Err("the database name is missing".to_owned());
    }
    Ok(())
}

pub(super) fn parse_base_url(value: &str) -> Result<BaseUrl, String> {
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
pub(super) fn is_localhost(host: &str) -> bool {
    host == "localhost" || host.starts_with("localhost:")
}

/// Whether a mail server is on this machine, by its host name or address.
pub(super) fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Where mails go. On this machine they need no encryption, unless authorities for the server's certificate are named.
pub(super) fn parse_mail_target(value: &str, has_authorities: bool) -> Result<MailTarget, String> {
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
    // A slip may leave a part of the password here, so the fault quotes nothing.
    let (host, port) = split_place(place.strip_suffix('/').unwrap_or(place))
        .map_err(|_| "the host or port is not valid; percent-encode the user and password".to_owned())?;
    let (security, default_port) = match scheme {
        "smtps" => (SmtpSecurity::Tls, 465),
        "smtp" if is_loopback(&host) && has_authorities => (SmtpSecurity::StartTls, 25),
        "smtp" if is_loopback(&host) => (SmtpSecurity::None, 25),
        "smtp" => (SmtpSecurity::StartTls, 587),
        _ => return Err("it must begin with file:, smtp:// or smtps://".to_owned()),
    };
    Ok(MailTarget::Smtp { host, port: port.unwrap_or(default_port), credentials, security })
}

fn parse_credentials(value: &str) -> Result<Credentials, String> {
    let decode = |part: &str| {
        percent_encoding::percent_decode_str(part)
            .decode_utf8()
            .map(std::borrow::Cow::into_owned)
            .map_err(|_| "the user or password is not percent-encoded UTF-8".to_owned())
    };
    let (user, password) = value.split_once(':').ok_or("the user and password must be separated by a colon")?;
    Ok(Credentials { user: decode(user)?, password: decode(password)? })
}

/// The certificates of authorities, in PEM.
pub(super) fn parse_authorities(value: &str) -> Result<Option<RootCertStore>, String> {
    if value.is_empty() {
        return Ok(None);
    }
    let mut store = RootCertStore::empty();
    let mut certificates = CertificateDer::pem_slice_iter(value.as_bytes());
    let are_valid = certificates.all(|found| found.is_ok_and(|certificate| store.add(certificate).is_ok()));
    // A file without any certificate, such as a key, is no fault to the library.
    if are_valid && !store.is_empty() { Ok(Some(store)) } else { Err("it is not a certificate in PEM".to_owned()) }
}

/// A sender as people write one: `Name <address>`, whatever the name contains. An internationalized domain is taken in its
/// ASCII form, which every mail server knows.
pub(super) fn parse_mailbox(value: &str) -> Result<Mailbox, String> {
    const FORM: &str = "it must have the form Name <address>";
    let (name, address) = match value.strip_suffix('>') {
        Some(value) => value.rsplit_once('<').ok_or(FORM)?,
        None => ("", value),
    };
    let (local, domain) = address.trim().rsplit_once('@').ok_or(FORM)?;
    if !local.is_ascii() {
        return Err("letters before the @ must be ASCII: not every mail server accepts others".to_owned());
    }
    let domain = match Host::parse(domain) {
        _ if domain.is_ascii() => domain.to_owned(),
        Ok(Host::Domain(domain)) => domain,
        _ => return Err("the domain of the address is not valid".to_owned()),
    };
    let address = MailAddress::new(local, domain).map_err(|_| FORM)?;
    let name = name.trim();
    let name = match name.strip_prefix('"').and_then(|name| name.strip_suffix('"')) {
        Some(quoted) => quoted.replace("\\\"", "\"").replace("\\\\", "\\"),
        None => name.to_owned(),
    };
    if name.chars().any(char::is_control) {
        return Err("the name contains control characters".to_owned());
    }
    Ok(Mailbox::new(Some(name).filter(|name| !name.is_empty()), address))
}

/// The name by which mail servers are greeted; by default the host of the base address.
pub(super) fn parse_helo(value: &str, base_url: &BaseUrl) -> Result<Option<String>, String> {
    if value.is_empty() && is_localhost(&base_url.host) {
        return Ok(None);
    }
    let is_default = value.is_empty();
    let (host, port) = split_place(if is_default { &base_url.host } else { value })?;
    if port.is_some() && !is_default { Err("it contains a port".to_owned()) } else { Ok(Some(host)) }
}

pub(super) fn parse_link(value: &str) -> Result<Option<String>, String> {
    if value.is_empty() {
        return Ok(None);
    }
    let Address { scheme, host, .. } = Address::parse(value)?;
    let is_valid = scheme == "https" || (scheme == "http" && is_localhost(&host));
    if is_valid { Ok(Some(value.to_owned())) } else { Err("it must begin with https://".to_owned()) }
}

fn parse_list<T>(value: &str, parse: impl Fn(&str) -> Option<T>, what: &str) -> Result<Vec<T>, String> {
    value
        .split(',')
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
        .zip(1..)
        .map(|(entry, place)| parse(entry).ok_or_else(|| format!("entry {place} is not {what}")))
        .collect()
}

pub(super) fn parse_addresses(value: &str) -> Result<Vec<String>, String> {
    parse_list(value, |entry| EmailAddress::parse(entry).ok().map(|address| address.key()), "an email address")
}

pub(super) fn parse_domains(value: &str) -> Result<Vec<DomainName>, String> {
    parse_list(value, |entry| DomainName::parse(entry).ok(), "a domain such as contoso.com")
}

/// Suffixes may be a single word, which no domain is.
pub(super) fn parse_suffixes(value: &str) -> Result<Vec<String>, String> {
    let parse = |entry: &str| {
        let below = DomainName::parse(&format!("x.{}", entry.strip_prefix('.').unwrap_or(entry))).ok()?;
        below.as_str().strip_prefix("x.").map(str::to_owned)
    };
    parse_list(value, parse, "a suffix such as corp")
}

/// A label of DNS that begins with an underscore, so that it is never the name of a host.
pub(super) fn parse_dns_label(value: &str) -> Result<String, String> {
    let rest = value.strip_prefix('_').ok_or("a label begins with an underscore")?;
    let is_plain = rest.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte));
    if rest.is_empty() || value.len() > 63 || !is_plain {
        return Err("use up to 63 lower-case letters, digits, hyphens and underscores".to_owned());
    }
    Ok(value.to_owned())
}

pub(super) fn parse_dns_servers(value: &str) -> Result<Vec<SocketAddr>, String> {
    let parse = |entry: &str| {
        let (host, port) = split_place(entry).ok()?;
        Some(SocketAddr::new(host.parse().ok()?, port.unwrap_or(DNS_PORT)))
    };
    parse_list(value, parse, "an IP address such as 127.0.0.1, 127.0.0.1:53 or [::1]:53")
}

pub(super) fn parse_proxies(value: &str) -> Result<Vec<Network>, String> {
    parse_list(value, Network::parse, "an IP address or a network such as 10.1.0.0/16")
}

pub(super) fn parse_yes_or_no(value: &str) -> Result<bool, String> {
    match value {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err("it must be yes or no".to_owned()),
    }
}

pub(super) fn parse_number<T: FromStr + PartialOrd + Display>(
    value: &str,
    range: RangeInclusive<T>,
) -> Result<T, String> {
    let number = value.parse().ok().filter(|number| range.contains(number));
    number.ok_or_else(|| format!("it must be a number from {} to {}", range.start(), range.end()))
}

pub(super) fn parse_log_filter(value: &str) -> Result<String, String> {
    const FAULT: &str = "it is not a log filter: each part is a level such as info, or module=level";
    EnvFilter::try_new(value).map_err(|_| FAULT)?;
    // A filter takes any other word for a part of the program, and would log nothing else.
    let is_level = |word: &str| !word.is_empty() && word.parse::<LevelFilter>().is_ok();
    let is_directive = |directive: &str| match directive.rsplit_once('=') {
        // In brackets stand spans and their fields.
        _ if directive.ends_with(']') => true,
        Some((_, level)) => is_level(level),
        None => is_level(directive) || directive.contains("::"),
    };
    let is_filter = value.split(',').map(str::trim).all(is_directive);
    if is_filter { Ok(value.to_owned()) } else { Err(FAULT.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sender_is_read_as_people_write_it() {
        for (value, name, address) in [
            ("licensing@contoso.com", None, "licensing@contoso.com"),
            ("<licensing@contoso.com>", None, "licensing@contoso.com"),
            ("Contoso <licensing@contoso.com>", Some("Contoso"), "licensing@contoso.com"),
            ("Contoso, Inc. <licensing@contoso.com>", Some("Contoso, Inc."), "licensing@contoso.com"),
            ("\"Contoso, \\\"Inc.\\\"\" <licensing@contoso.com>", Some("Contoso, \"Inc.\""), "licensing@contoso.com"),
            ("Контосо (Россия) <licensing@contoso.com>", Some("Контосо (Россия)"), "licensing@contoso.com"),
            ("Müller <licensing@müller.example>", Some("Müller"), "licensing@xn--mller-kva.example"),
        ] {
            let mailbox = parse_mailbox(value).expect(value);
            assert_eq!((mailbox.name.as_deref(), mailbox.email.as_ref()), (name, address), "{value}");
        }
        for faulty in ["Contoso", "Contoso <licensing>", "licensing@contoso.com>", "a b@contoso.com", "x@", "x@ü ü.com"]
        {
            assert!(parse_mailbox(faulty).is_err(), "{faulty}");
        }
        let said = parse_mailbox("Müller <müller@contoso.com>").expect_err("letters that few mail servers accept");
        assert!(said.contains("before the @"), "{said}");
    }

    #[test]
    fn authorities_are_certificates() {
        let authority = include_str!("../../tests/support/tls/authority.pem");
        assert!(parse_authorities(authority).is_ok_and(|found| found.is_some()));
        assert!(parse_authorities(&authority.repeat(2)).is_ok_and(|found| found.is_some()));
        let key = include_str!("../../tests/support/tls/server.key");
        for faulty in [key, "/etc/ssl/authority.pem", &authority.replace("MII", "AII")] {
            assert!(parse_authorities(faulty).is_err(), "{faulty}");
        }
    }

    #[test]
    fn a_server_on_this_machine_encrypts_once_its_authority_is_named() {
        let security = |url, has_authorities| match parse_mail_target(url, has_authorities) {
            Ok(MailTarget::Smtp { security, port, .. }) => (security, port),
            other => panic!("{other:?}"),
        };
        assert_eq!(security("smtp://localhost", false), (SmtpSecurity::None, 25));
        assert_eq!(security("smtp://localhost", true), (SmtpSecurity::StartTls, 25));
        assert_eq!(security("smtp://mail.contoso.com", true), (SmtpSecurity::StartTls, 587));
    }
}
