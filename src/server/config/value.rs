//! What the values of settings mean, each read strictly.

use super::{
    BaseUrl, MailTarget, Network, SmtpSecurity,
    address::{Address, split_place},
};
use crate::domain::email::EmailAddress;
use sqlx::{postgres::PgConnectOptions, sqlite::SqliteConnectOptions};
use std::{fmt::Display, net::IpAddr, ops::RangeInclusive, str::FromStr};
use tracing_subscriber::{EnvFilter, filter::LevelFilter};
use url::Url;

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

pub(super) fn parse_mail_target(value: &str) -> Result<MailTarget, String> {
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

pub(super) fn parse_mailbox(value: &str) -> Result<String, String> {
    value
        .parse::<lettre::message::Mailbox>()
        .map(|_| value.to_owned())
        .map_err(|_| "it must have the form Name <address>".to_owned())
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
        .map(|entry| parse(entry).ok_or_else(|| format!("{entry:?} is not {what}")))
        .collect()
}

pub(super) fn parse_addresses(value: &str) -> Result<Vec<String>, String> {
    parse_list(value, |entry| EmailAddress::parse(entry).ok().map(|address| address.key()), "an email address")
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
