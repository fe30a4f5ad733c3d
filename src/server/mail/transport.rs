//! Delivers mails to an SMTP server, or to a folder for development.

use super::{
    Mail,
    refusal::{Refusal, Step},
    smtp::{Progress, Smtp, Timeouts},
};
use crate::{
    domain::{email::EmailAddress, person::is_unprintable},
    server::config::{Config, MailTarget},
};
use lettre::{
    Message,
    message::{
        Mailbox, MultiPart,
        header::{Header, HeaderName, HeaderValue},
    },
};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// The code of a reply to an address that is none (RFC 5321, 4.2.3).
const NO_ADDRESS: u16 = 501;

/// A way to hand mails over.
#[derive(Clone)]
pub enum Transport {
    /// Into a folder.
    Folder(PathBuf),
    /// To an SMTP server.
    Smtp(Smtp),
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
        Ok(match &config.mail {
            MailTarget::Folder(folder) => Self::Folder(folder.clone()),
            MailTarget::Smtp { host, port, credentials, security } => Self::Smtp(Smtp::new(
                host,
                *port,
                credentials.as_ref(),
                *security,
                config.mail_ca.as_ref(),
                config.mail_helo.as_deref(),
            )?),
        })
    }

    /// The same with other timeouts of an SMTP server.
    #[must_use]
    pub fn with_timeouts(self, timeouts: Timeouts) -> Self {
        match self {
            Self::Smtp(smtp) => Self::Smtp(smtp.with_timeouts(timeouts)),
            Self::Folder(_) => self,
        }
    }

    /// Sends a mail and returns the server's reply. `id` becomes the Message-ID, which is the same for every attempt,
    /// so that mail clients show one copy. An SMTP server gets the content after `noting`, if that succeeds.
    pub async fn send(
        &self,
        config: &Config,
        id: &str,
        recipient: &str,
        mail: &Mail,
        progress: &Progress,
        noting: impl Future<Output = Result<(), String>>,
    ) -> Result<String, Refusal> {
        let message = build(config, id, recipient, mail).map_err(|error| Refusal {
            step: Step::Recipient,
            code: Some(NO_ADDRESS),
            words: error.to_string(),
        })?;
        match self {
            Self::Folder(folder) => store(folder, id, recipient, mail, &message).await.map_err(|error| Refusal {
                step: Step::Connect,
                code: None,
                words: error.to_string(),
            }),
            Self::Smtp(smtp) => smtp.send(&message, progress, noting).await,
        }
        .map(|words| readable(&words))
        .map_err(|refusal| Refusal { words: readable(&refusal.words), ..refusal })
    }
}

/// Without control characters (PostgreSQL stores no NUL, and a page shows one line) and without those that turn the
/// direction of text.
fn readable(words: &str) -> String {
    words.chars().map(|character| if is_unprintable(character) { ' ' } else { character }).collect()
}

/// A recipient as every mail server knows it.
fn in_ascii(recipient: &str) -> String {
    EmailAddress::parse(recipient).map_or_else(|_| recipient.to_owned(), |address| address.in_ascii())
}

fn build(
    config: &Config,
    id: &str,
    recipient: &str,
    mail: &Mail,
) -> Result<Message, Box<dyn std::error::Error + Send + Sync>> {
    let from = &config.mail_from;
    let message_id = format!("<{id}@{}>", from.email.domain());
    Ok(Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, in_ascii(recipient).parse()?))
        .subject(&mail.subject)
        .message_id(Some(message_id))
        .header(AutoSubmitted)
        .multipart(MultiPart::alternative_plain_html(mail.text(), mail.html()))?)
}

/// Writes the mail as it would be sent, and next to it what the development mailbox shows. Each file appears completely
/// or not at all.
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
