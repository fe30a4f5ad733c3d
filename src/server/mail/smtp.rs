//! Sends a mail to an SMTP server, command by command: lettre's own transport does not say which one failed, which
//! decides whose problem it is.

use super::refusal::{Refusal, Step};
use crate::server::config::SmtpSecurity;
use lettre::{
    Message,
    transport::smtp::{
        Error,
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{AsyncSmtpConnection, TlsParameters},
        commands::{Data, Mail, Rcpt},
        extension::{ClientId, MailBodyParameter, MailParameter},
        response::Response,
    },
};
use std::{error::Error as _, time::Duration};
use tokio::time::timeout;

/// How long connecting to one address of the mail server may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(15);
/// Timeout for sending one mail in total. lettre's timeout covers connecting only: a server that accepts the connection
/// and then falls silent would block a slot of the outbox forever.
pub const SEND_TIMEOUT: Duration = Duration::from_mins(1);
/// How long the server may take to reply to QUIT: the mail's result is known by then.
const FAREWELL: Duration = Duration::from_secs(1);

/// An SMTP server. Each mail has its own connection: a pooled one that the server has closed would cost a mail one
/// attempt.
#[derive(Clone)]
pub struct Smtp {
    host: String,
    port: u16,
    credentials: Option<Credentials>,
    encryption: Encryption,
    name: ClientId,
}

#[derive(Clone)]
enum Encryption {
    FromTheBeginning(TlsParameters),
    StartTls(TlsParameters),
    None,
}

impl Smtp {
    /// The server at this place.
    pub fn new(
        host: &str,
        port: u16,
        credentials: Option<&(String, String)>,
        security: SmtpSecurity,
        helo: Option<&str>,
    ) -> Result<Self, Error> {
        let encryption = match security {
            SmtpSecurity::Tls => Encryption::FromTheBeginning(TlsParameters::new(host.to_owned())?),
            SmtpSecurity::StartTls => Encryption::StartTls(TlsParameters::new(host.to_owned())?),
            SmtpSecurity::None => Encryption::None,
        };
        let credentials = credentials.map(|(user, password)| Credentials::new(user.clone(), password.clone()));
        let name = helo.map_or_else(ClientId::default, |name| ClientId::Domain(name.to_owned()));
        Ok(Self { host: host.to_owned(), port, credentials, encryption, name })
    }

    /// Hands a mail over and gives the server's words.
    pub async fn send(&self, message: &Message) -> Result<String, Refusal> {
        let mut step = Step::Connect;
        match timeout(SEND_TIMEOUT, self.talk(message, &mut step)).await {
            Ok(Ok(response)) => Ok(response.message().collect::<Vec<_>>().join(" ")),
            Ok(Err(error)) => Err(Refusal { step, code: error.status().map(u16::from), words: words_of(&error) }),
            Err(_) => {
                Err(Refusal { step, code: None, words: format!("no answer within {} s", SEND_TIMEOUT.as_secs()) })
            }
        }
    }

    async fn talk(&self, message: &Message, step: &mut Step) -> Result<Response, Error> {
        let mut connection = self.connect(step).await?;
        let outcome = hand_over(&mut connection, message, step).await;
        // Nothing depends on it any more.
        let _ = timeout(FAREWELL, connection.abort()).await;
        outcome
    }

    async fn connect(&self, step: &mut Step) -> Result<AsyncSmtpConnection, Error> {
        let from_the_beginning = match &self.encryption {
            Encryption::FromTheBeginning(parameters) => Some(parameters.clone()),
            _ => None,
        };
        let server = (self.host.as_str(), self.port);
        let patience = Some(CONNECT_TIMEOUT);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(server, patience, &self.name, from_the_beginning, None).await?;
        if let Encryption::StartTls(parameters) = &self.encryption {
            connection.starttls(parameters.clone(), &self.name).await?;
        }
        if let Some(credentials) = &self.credentials {
            *step = Step::Auth;
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(connection)
    }
}

async fn hand_over(
    connection: &mut AsyncSmtpConnection,
    message: &Message,
    step: &mut Step,
) -> Result<Response, Error> {
    let (envelope, content) = (message.envelope(), message.formatted());
    *step = Step::Sender;
    let body = (!content.is_ascii()).then_some(MailParameter::Body(MailBodyParameter::EightBitMime));
    connection.command(Mail::new(envelope.from().cloned(), body.into_iter().collect())).await?;
    *step = Step::Recipient;
    for recipient in envelope.to() {
        connection.command(Rcpt::new(recipient.clone(), Vec::new())).await?;
    }
    *step = Step::Data;
    connection.command(Data).await?;
    *step = Step::Content;
    connection.message(&content).await
}

/// The server's own words with its code, where it spoke; people read them on the page of an invitation.
fn words_of(error: &Error) -> String {
    match (error.status(), error.source()) {
        (Some(code), Some(words)) => format!("{code} {words}"),
        _ => error.to_string(),
    }
}
