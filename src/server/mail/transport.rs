//! Handing mails over: to an SMTP server, or into a folder for development.

use super::Mail;
use crate::server::config::{Config, MailTarget, SmtpSecurity};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{Header, HeaderName, HeaderValue},
    },
    transport::smtp::{
        authentication::Credentials,
        client::{Tls, TlsParameters},
    },
};
use serde::{Deserialize, Serialize};
use std::{path::PathBuf, time::Duration};

/// How long connecting to one address of the mail server may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(15);
/// How long handing one mail over may take in all. lettre limits connecting only: a server that
/// takes the connection and then falls silent would hold the outbox for ever.
pub const SEND_TIMEOUT: Duration = Duration::from_mins(1);

/// A way to hand mails over.
#[derive(Clone)]
pub enum Transport {
    /// Into a folder.
    Folder(PathBuf),
    /// To an SMTP server, with a connection for each mail. lettre's pool would take a connection back in
    /// the middle of a talk that was cut off, and the next mail would read the answers of this one.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

/// Why a mail was not taken over.
#[derive(Debug)]
pub enum SendError {
    /// It never will be: the address or the content is refused.
    Permanent(String),
    /// It may be later.
    Temporary(String),
}

/// A mail in the development mailbox.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct StoredMail {
    /// The outbox row's id.
    pub id: String,
    /// To whom.
    pub to: String,
    /// The language.
    pub language: String,
    /// The subject.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The HTML.
    pub html: String,
}

/// Tells other machines not to answer (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }
    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

impl Transport {
    /// The way that the settings name.
    pub fn from_config(config: &Config) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        match &config.mail {
            MailTarget::Folder(folder) => Ok(Self::Folder(folder.clone())),
            MailTarget::Smtp { host, port, credentials, security } => {
                let tls = match security {
                    SmtpSecurity::Tls => Tls::Wrapper(TlsParameters::new(host.clone())?),
                    SmtpSecurity::StartTls => Tls::Required(TlsParameters::new(host.clone())?),
                    SmtpSecurity::None => Tls::None,
                };
                let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host)
                    .port(*port)
                    .tls(tls)
                    .timeout(Some(CONNECT_TIMEOUT));
                if let Some((user, password)) = credentials {
                    builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
                }
                Ok(Self::Smtp(builder.build()))
            }
        }
    }

    /// Hands a mail over and gives the server's words. `id` makes the Message-ID, which stays the same
    /// for every attempt, so that a reader's client shows one copy.
    pub async fn send(&self, config: &Config, id: &str, recipient: &str, mail: &Mail) -> Result<String, SendError> {
        let message = build(config, id, recipient, mail).map_err(|error| SendError::Permanent(error.to_string()))?;
        match self {
            Self::Folder(folder) => store(folder, id, recipient, mail, &message)
                .await
                .map_err(|error| SendError::Temporary(error.to_string())),
            Self::Smtp(transport) => match tokio::time::timeout(SEND_TIMEOUT, transport.send(message)).await {
                Ok(Ok(response)) => Ok(readable(&response.message().collect::<Vec<_>>().join(" "))),
                Ok(Err(error)) if refuses_the_mail(&error) => Err(SendError::Permanent(words_of(&error))),
                Ok(Err(error)) => Err(SendError::Temporary(words_of(&error))),
                Err(_) => Err(SendError::Temporary(format!("no answer within {} s", SEND_TIMEOUT.as_secs()))),
            },
        }
    }
}

/// The server's own words with its code, where it spoke; people read them on the page of an invitation.
fn words_of(error: &lettre::transport::smtp::Error) -> String {
    match (error.status(), std::error::Error::source(error)) {
        (Some(code), Some(words)) => readable(&format!("{code} {words}")),
        _ => readable(&error.to_string()),
    }
}

/// Without control characters: PostgreSQL stores no NUL, and a page shows one line.
fn readable(words: &str) -> String {
    words.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}

/// Whether the server refuses this mail for good.
fn refuses_the_mail(error: &lettre::transport::smtp::Error) -> bool {
    error.status().is_some_and(|code| is_about_the_mail(u16::from(code), &error.to_string()))
}

/// Whether a reply speaks of the recipient or the content. Other permanent replies (credentials, our
/// sending address, policy, a host that takes no mail) speak of what the operator repairs: the mail waits.
/// The enhanced status code (RFC 3463) tells; a server that sends none means the mailbox by these codes.
fn is_about_the_mail(code: u16, words: &str) -> bool {
    let enhanced = words.split_whitespace().find(|word| word.starts_with("5.") && word.matches('.').count() == 2);
    match enhanced {
        // The sender's address and system; all else about addresses is the recipient's.
        Some("5.1.7" | "5.1.8" | "5.1.9") => false,
        Some(status) => ["5.1.", "5.2.", "5.6."].iter().any(|subject| status.starts_with(subject)),
        None => matches!(code, 501 | 550..=553),
    }
}

fn build(
    config: &Config,
    id: &str,
    recipient: &str,
    mail: &Mail,
) -> Result<Message, Box<dyn std::error::Error + Send + Sync>> {
    let from: Mailbox = config.mail_from.parse()?;
    let message_id = format!("<{id}@{}>", from.email.domain());
    Ok(Message::builder()
        .from(from)
        .to(Mailbox::new(None, recipient.parse()?))
        .subject(&mail.subject)
        .message_id(Some(message_id))
        .header(AutoSubmitted)
        .multipart(MultiPart::alternative_plain_html(mail.text(), mail.html()))?)
}

/// Writes the mail as it would travel, and beside it what the development mailbox shows. Each file
/// appears whole or not at all.
async fn store(
    folder: &std::path::Path,
    id: &str,
    recipient: &str,
    mail: &Mail,
    message: &Message,
) -> Result<String, std::io::Error> {
    let stored = StoredMail {
        id: id.to_owned(),
        to: recipient.to_owned(),
        language: mail.language.code().to_owned(),
        subject: mail.subject.clone(),
        text: mail.text(),
        html: mail.html(),
    };
    tokio::fs::create_dir_all(folder).await?;
    for (ending, bytes) in [("eml", message.formatted()), ("json", serde_json::to_vec(&stored)?)] {
        let draft = folder.join(format!("{id}.{ending}.part"));
        tokio::fs::write(&draft, bytes).await?;
        tokio::fs::rename(&draft, folder.join(format!("{id}.{ending}"))).await?;
    }
    Ok("stored".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_replies_about_recipient_and_content_are_final() {
        for (code, words) in [
            (550, "permanent error (550): 5.1.1 nobody of that name works here"),
            (550, "permanent error (550): no such user"),
            (552, "permanent error (552): 5.2.2 mailbox full"),
            (554, "permanent error (554): 5.6.0 content rejected"),
        ] {
            assert!(is_about_the_mail(code, words), "{words}");
        }
        for (code, words) in [
            (530, "permanent error (530): 5.7.0 who are you?"),
            (550, "permanent error (550): 5.7.1 relaying denied"),
            (550, "permanent error (550): 5.1.8 the sender's domain does not exist"),
            (553, "permanent error (553): 5.1.7 no such sender"),
            (554, "permanent error (554): no service here"),
            (521, "permanent error (521): this host takes no mail"),
        ] {
            assert!(!is_about_the_mail(code, words), "{words}");
        }
    }
}
