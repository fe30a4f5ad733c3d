//! Addresses in settings, read strictly: a slip stops the start instead of breaking every link. No fault quotes a part of
//! an address: after a slip, it may be one of a password.

use crate::domain::domain_name::DomainName;
use std::{borrow::Cow, net::Ipv6Addr};

/// `scheme://host:port` and what follows.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Address<'a> {
    /// In lower case.
    pub scheme: String,
    /// In lower case; an IPv6 address without brackets.
    pub host: String,
    /// The port, where one is written.
    pub port: Option<u16>,
    /// Path, query and fragment.
    pub rest: &'a str,
}

impl<'a> Address<'a> {
    /// Reads an address of a web page.
    pub(super) fn parse(value: &'a str) -> Result<Self, String> {
        let is_foreign = |c: char| c.is_whitespace() || c.is_control() || "\"'<>`\\".contains(c);
        if let Some(foreign) = value.chars().find(|c| is_foreign(*c)) {
            return Err(format!("it contains {foreign:?}, which no address may contain; percent-encode it"));
        }
        let (scheme, rest) = value.split_once("://").ok_or("it must begin with http:// or https://")?;
        let (place, rest) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let (host, port) = split_place(place)?;
        Ok(Self { scheme: scheme.to_lowercase(), host, port, rest })
    }
}

/// Host, in lower case and ASCII, and port of `host:port`, `host`, `[::1]:port` or `[::1]`.
pub(super) fn split_place(place: &str) -> Result<(String, Option<u16>), String> {
    let (host, port) = match place.strip_prefix('[').map(|rest| rest.split_once(']')) {
        Some(Some((host, ""))) => (host, None),
        Some(Some((host, rest))) => (host, Some(rest.strip_prefix(':').ok_or("a colon must follow the bracket")?)),
        Some(None) => return Err("the bracket is not closed".to_owned()),
        None => match place.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (place, None),
        },
    };
    if host.is_empty() {
        return Err("the host is missing".to_owned());
    }
    let host = &*if host.is_ascii() { Cow::Borrowed(host) } else { ascii_of(host)? };
    let is_valid = if place.starts_with('[') { host.parse::<Ipv6Addr>().is_ok() } else { is_host_name(host) };
    if !is_valid {
        return Err("the host is not a valid name or IP address".to_owned());
    }
    let port = port.map(parse_port).transpose()?;
    Ok((host.to_lowercase(), port))
}

/// The form of an internationalized name that browsers and servers send.
fn ascii_of(host: &str) -> Result<Cow<'_, str>, String> {
    match DomainName::parse(host) {
        Ok(domain) => Ok(Cow::Owned(domain.as_str().to_owned())),
        Err(_) => Err("the host is not a valid name or IP address".to_owned()),
    }
}

fn is_host_name(host: &str) -> bool {
    host.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
        && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
}

fn parse_port(port: &str) -> Result<u16, String> {
    let number = port.parse().ok().filter(|number| *number > 0 && port.bytes().all(|byte| byte.is_ascii_digit()));
    number.ok_or_else(|| "the port is not a number from 1 to 65535".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn host_and_port_are_told_apart() {
        assert_eq!(split_place("Mail.Contoso.com"), Ok(("mail.contoso.com".to_owned(), None)));
        assert_eq!(split_place("Müller.de:25"), Ok(("xn--mller-kva.de".to_owned(), Some(25))));
        assert_eq!(split_place("localhost:25"), Ok(("localhost".to_owned(), Some(25))));
        assert_eq!(split_place("[::1]:25"), Ok(("::1".to_owned(), Some(25))));
        assert_eq!(split_place("[::1]"), Ok(("::1".to_owned(), None)));
        for faulty in ["", ":25", "a b", "a:b", "a:0", "a:65536", "a:+1", "a..b", "-a", "[::1", "[x]", "[::1]25", "ü"]
        {
            assert!(split_place(faulty).is_err(), "{faulty}");
        }
    }
}
