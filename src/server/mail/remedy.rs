//! What an operator can do about a refusal, in words: of `business-center mail test`.

use super::refusal::{Fault, Refusal, Step, Trouble};
use crate::server::config::{Config, MailTarget, SmtpSecurity};

/// What failed without a reply of the server, by words of the error, and the remedy.
const FAILURES: &[(&str, &str)] = &[
    ("lookup address", "This machine does not know the host in BC_MAIL. Check its spelling and the DNS."),
    (
        "refused",
        "Nothing accepts connections there. Check host and port in BC_MAIL: usually port 465 with smtps://, port 587 \
        with smtp://. A firewall may refuse them, too.",
    ),
    (
        "timed out",
        "Nothing answers there. Check host and port in BC_MAIL. A firewall may drop the connection; many hosting \
        providers block port 25, so use 465 or 587.",
    ),
    (
        "STARTTLS is not supported",
        "The server offers no STARTTLS at this port. If it uses TLS from the first byte, write smtps:// (usually port \
        465). Without encryption nothing is sent.",
    ),
    (
        "corrupt message",
        "The server does not begin with TLS at this port. If it uses STARTTLS, write smtp:// (usually port 587).",
    ),
    (
        "UnknownIssuer",
        "The authority that issued the server's certificate is not trusted here. If it is your own, set BC_MAIL_CA_FILE \
        to the file of its certificate (PEM).",
    ),
    (
        "not valid for",
        "The server's certificate is for another host name. Write the name that stands in the certificate in BC_MAIL.",
    ),
    (
        "CaUsedAsEndEntity",
        "The server shows the certificate of an authority instead of its own. It needs one that the authority issued for \
        its host name.",
    ),
    (
        "certificate",
        "The server's certificate is not valid. Check its dates and the clock of this machine; its operator can renew \
        it.",
    ),
    (
        "authentication mechanism",
        "The server offers no sign-in that this program knows (PLAIN, LOGIN). Use its port for submission (usually 465 or \
        587), or leave the user and password out of BC_MAIL if it needs none from this machine.",
    ),
    (
        "incomplete response",
        "The server closed the connection. It may accept this machine's IP address only after its operator allows it.",
    ),
];

/// What to do about a refusal with these settings.
#[must_use]
pub fn remedy(config: &Config, refusal: &Refusal) -> String {
    if matches!(config.mail, MailTarget::Folder(_)) {
        return "The folder in BC_MAIL cannot be written. Check its permissions and the disk.".into();
    }
    if refusal.code.is_none() {
        return without_reply(config, refusal);
    }
    let trouble = match refusal.fault() {
        Fault::Operator(trouble) => trouble,
        Fault::Recipient => {
            return "The server does not accept this recipient. Check the address, or try another.".into();
        }
        Fault::Content => {
            return "The server does not accept the content. Its operator can say which rule applied.".into();
        }
        Fault::Unclear => return "The reply does not say why. Ask the mail server's operator.".into(),
    };
    match trouble {
        Trouble::Hello => {
            "The server does not accept the name in EHLO. Set BC_MAIL_HELO to a host name of this machine that \
            the DNS knows; the reverse DNS of its IP address should be that name."
                .into()
        }
        Trouble::Credentials => of_credentials(config, refusal),
        Trouble::Sender => format!(
            "The server does not accept the sender {}. Set BC_MAIL_FROM to an address that this account may use; its domain \
            must exist, and its SPF record must allow this server.",
            config.sender_address()
        ),
        Trouble::Relay => "The server passes emails to other domains only for clients that it knows. Add the user and \
            password to BC_MAIL, or have the server's operator allow this machine."
            .into(),
        Trouble::Quota => "The account has sent as many emails as it may. Wait, or have the limit raised.".into(),
        Trouble::Blocked => {
            "The server blocks this machine's IP address or the sender's domain. The reply names the list; \
            have it removed there, or send through another server."
                .into()
        }
        Trouble::Connection | Trouble::Protocol | Trouble::Everybody => {
            "The server turns this machine away. Check host and port in BC_MAIL; its operator can say why.".into()
        }
    }
}

fn of_credentials(config: &Config, refusal: &Refusal) -> String {
    let MailTarget::Smtp { credentials, security, .. } = &config.mail else { return String::new() };
    if *security == SmtpSecurity::None && refusal.words.to_lowercase().contains("starttls") {
        return "The server wants STARTTLS. On this machine it is used if BC_MAIL_CA_FILE names the authority (PEM) of the \
            server's certificate."
            .into();
    }
    if credentials.is_none() {
        return "The server wants a user and password. Add them to BC_MAIL, as in smtps://USER:PASSWORD@HOST.".into();
    }
    "The server does not accept the user and password in BC_MAIL. Check them; percent-encode characters such as @ and :. \
    Some providers require an app password."
        .into()
}

fn without_reply(config: &Config, refusal: &Refusal) -> String {
    if refusal.step == Step::Content {
        return "It is not known whether the server accepted the email. Look in the mailbox and in the server's log before \
            you try again."
            .into();
    }
    let known = FAILURES.iter().find(|(words, _)| refusal.words.contains(words));
    if let Some((_, remedy)) = known {
        return (*remedy).into();
    }
    let is_starttls = matches!(&config.mail, MailTarget::Smtp { security: SmtpSecurity::StartTls, .. });
    if refusal.step == Step::Connect && is_starttls {
        return "The server accepts the connection and says nothing. If it expects TLS from the first byte at this port, \
            write smtps://."
            .into();
    }
    "The connection broke off or the server fell silent. Check host and port in BC_MAIL, and what is between this machine \
    and the server."
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    /// What tests with a mail server on this machine do not come across.
    #[test]
    fn a_failure_without_a_reply_has_a_remedy() {
        let environment = HashMap::from([("BC_MAIL".to_owned(), "smtp://bc:hidden@mail.contoso.com".to_owned())]);
        let config = Config::parse("", &environment).expect("valid");
        for (step, words, expected) in [
            (
                Step::Connect,
                "Connection error: failed to lookup address information: Name or service not known",
                "the DNS",
            ),
            (Step::Connect, "Connection error: connection timed out", "block port 25"),
            (Step::Connect, "no answer within 30 s", "write smtps://"),
            (Step::Connect, "incomplete response", "IP address"),
            (Step::Tls, "STARTTLS is not supported on this server", "write smtps://"),
            (
                Step::Tls,
                "Connection error: invalid peer certificate: certificate not valid for name \"a\"",
                "another host name",
            ),
            (Step::Tls, "Connection error: invalid peer certificate: Expired", "the clock"),
            (Step::Auth, "no answer within 30 s", "fell silent"),
            (Step::Content, "no answer within 120 s", "not known"),
        ] {
            let said = remedy(&config, &Refusal { step, code: None, words: words.to_owned() });
            assert!(said.contains(expected) && !said.contains("hidden"), "{words}: {said}");
        }
        let refusal = Refusal { step: Step::Auth, code: Some(535), words: "535 5.7.8 bad credentials".to_owned() };
        assert!(remedy(&config, &refusal).contains("user and password in BC_MAIL"));
    }
}
