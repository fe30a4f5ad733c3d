//! Settings that are valid one by one and do not fit together.

use super::{
    Config, ConfigError, MailTarget, SmtpSecurity,
    source::fault_of,
    value::{is_localhost, is_loopback},
};

impl Config {
    /// Finds what a mail server elsewhere would refuse. One on this machine may be anything, such as a tunnel.
    pub fn check_together(&self) -> Result<(), ConfigError> {
        let MailTarget::Smtp { host, port, security, .. } = &self.mail else { return Ok(()) };
        if is_loopback(host) {
            return Ok(());
        }
        match (security, port) {
            (SmtpSecurity::StartTls, 465) => {
                return Err(fault_of("BC_MAIL", "port 465 is for TLS from the first byte; write smtps://".to_owned()));
            }
            (SmtpSecurity::Tls, 25 | 587) => {
                return Err(fault_of("BC_MAIL", format!("port {port} is for STARTTLS; write smtp://")));
            }
            _ => {}
        }
        let domain = self.mail_from.email.domain();
        if is_localhost(domain) || [".localhost", ".localdomain"].iter().any(|ending| domain.ends_with(ending)) {
            let fault = "mail servers refuse a sender at localhost; name an address that may send through BC_MAIL";
            return Err(fault_of("BC_MAIL_FROM", fault.to_owned()));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    fn check(mail: &str, from: &str) -> Result<(), String> {
        let settings = [("BC_MAIL", mail), ("BC_MAIL_FROM", from)];
        let environment: HashMap<String, String> =
            settings.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let config = Config::parse("", &environment).expect("valid one by one");
        config.check_together().map_err(|error| error.to_string())
    }

    #[test]
    fn scheme_and_port_fit_together() {
        let from = "licensing@contoso.com";
        let said = check("smtp://mail.contoso.com:465", from).expect_err("STARTTLS at a port for TLS");
        assert!(said.starts_with("BC_MAIL: ") && said.contains("write smtps://"), "{said}");
        for port in [25, 587] {
            let said =
                check(&format!("smtps://mail.contoso.com:{port}"), from).expect_err("TLS at a port for STARTTLS");
            assert!(said.starts_with("BC_MAIL: ") && said.contains("write smtp://"), "{said}");
        }
        for sound in
            ["smtps://mail.contoso.com", "smtp://mail.contoso.com", "smtp://127.0.0.1:465", "smtps://localhost:587"]
        {
            assert_eq!(check(sound, from), Ok(()), "{sound}");
        }
    }

    #[test]
    fn a_sender_at_localhost_needs_a_mail_server_there() {
        for from in ["x@localhost", "Contoso <no-reply@localhost.localdomain>", "x@mail.localhost"] {
            let said = check("smtp://mail.contoso.com", from).expect_err(from);
            assert!(said.starts_with("BC_MAIL_FROM: mail servers refuse a sender at localhost"), "{said}");
            assert!(check("smtp://127.0.0.1", from).is_ok() && check("file:mail", from).is_ok(), "{from}");
        }
    }
}
