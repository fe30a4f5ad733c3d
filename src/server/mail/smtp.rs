//! Sends a mail to an SMTP server, command by command: lettre's own transport does not say which one failed, which
//! decides whose problem it is.

use super::{
    bounded::Bounded,
    refusal::{Refusal, Step},
};
use crate::server::config::SmtpSecurity;
use lettre::{
    Message,
    transport::smtp::{
        Error,
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{AsyncSmtpConnection, Certificate, TlsParameters, TlsParametersBuilder},
        commands::{Data, Mail, Rcpt},
        extension::{ClientId, MailBodyParameter, MailParameter},
        response::Response,
    },
};
use std::{error::Error as StdError, io, iter::successors, time::Duration};
use tokio::{
    net::{TcpStream, lookup_host},
    sync::watch,
    time::timeout,
};

/// How long the server may take to reply to QUIT: the mail's result is known by then.
const FAREWELL: Duration = Duration::from_secs(1);

/// How far handing a mail over has come, for others to see.
pub type Progress = watch::Sender<Step>;

/// How long the server may take for each step. lettre's own limit covers connecting only.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// To accept a connection at one of its addresses.
    pub connect: Duration,
    /// To reply to a command, and to begin: to accept a connection, encrypt it, and greet.
    pub command: Duration,
    /// To reply to `DATA`.
    pub data: Duration,
    /// To take the content, and to say whether it takes the mail over. It may scan the content first, and whoever does not
    /// wait for the reply sends another copy.
    pub content: Duration,
}

impl Default for Limits {
    /// As RFC 5321, 4.5.3.2, wants it. A mail is one block of content: three minutes, and ten for the reply.
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(15),
            command: Duration::from_mins(5),
            data: Duration::from_mins(2),
            content: Duration::from_mins(3 + 10),
        }
    }
}

impl Limits {
    const fn of(&self, step: Step) -> Duration {
        match step {
            Step::Connect | Step::Tls | Step::Auth | Step::Sender | Step::Recipient => self.command,
            Step::Data => self.data,
            Step::Content => self.content,
        }
    }

    /// Takes a step within its limit.
    async fn take<T>(
        &self,
        step: Step,
        progress: &Progress,
        act: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Refusal> {
        progress.send_replace(step);
        let limit = self.of(step);
        match timeout(limit, act).await {
            Ok(outcome) => outcome.map_err(|error| Refusal {
                // With TLS from the first byte, connecting ends with it.
                step: if step == Step::Connect && is_of_tls(&error) { Step::Tls } else { step },
                code: error.status().map(u16::from),
                words: words_of(&error),
            }),
            Err(_) => Err(Refusal { step, code: None, words: format!("no answer within {} s", limit.as_secs()) }),
        }
    }
}

/// An SMTP server. Each mail has its own connection: a pooled one that the server has closed would cost a mail one
/// attempt.
#[derive(Clone)]
pub struct Smtp {
    host: String,
    port: u16,
    credentials: Option<Credentials>,
    encryption: Encryption,
    name: ClientId,
    limits: Limits,
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
        authorities: Option<&Certificate>,
        helo: Option<&str>,
    ) -> Result<Self, Error> {
        let parameters = || {
            let builder = TlsParameters::builder(host.to_owned());
            authorities.cloned().into_iter().fold(builder, TlsParametersBuilder::add_root_certificate).build()
        };
        let encryption = match security {
            SmtpSecurity::Tls => Encryption::FromTheBeginning(parameters()?),
            SmtpSecurity::StartTls => Encryption::StartTls(parameters()?),
            SmtpSecurity::None => Encryption::None,
        };
        let credentials = credentials.map(|(user, password)| Credentials::new(user.clone(), password.clone()));
        let name = helo.map_or_else(ClientId::default, |name| ClientId::Domain(name.to_owned()));
        Ok(Self { host: host.to_owned(), port, credentials, encryption, name, limits: Limits::default() })
    }

    /// The same with other limits.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Hands a mail over and gives the server's words.
    pub async fn send(&self, message: &Message, progress: &Progress) -> Result<String, Refusal> {
        let mut connection = self.connect(progress).await?;
        if let Encryption::StartTls(parameters) = &self.encryption {
            let encrypt = connection.starttls(parameters.clone(), &self.name);
            self.limits.take(Step::Tls, progress, encrypt).await?;
        }
        let outcome = self.hand_over(&mut connection, message, progress).await;
        // Nothing depends on it any more.
        let _ = timeout(FAREWELL, connection.abort()).await;
        Ok(outcome?.message().collect::<Vec<_>>().join(" "))
    }

    async fn connect(&self, progress: &Progress) -> Result<AsyncSmtpConnection, Refusal> {
        let (server, patience) = ((self.host.as_str(), self.port), self.limits.connect);
        if let Encryption::FromTheBeginning(parameters) = &self.encryption {
            let parameters = Some(parameters.clone());
            let connect = AsyncSmtpConnection::connect_tokio1(server, Some(patience), &self.name, parameters, None);
            return self.limits.take(Step::Connect, progress, connect).await;
        }
        // Without encryption, anyone on the way can speak for the server.
        let stream = connect(server, patience).await.map_err(|error| {
            let words = format!("Connection error: {error}");
            Refusal { step: Step::Connect, code: None, words }
        })?;
        let greet = AsyncSmtpConnection::connect_with_transport(Box::new(Bounded::new(stream)), &self.name);
        let greeted = self.limits.take(Step::Connect, progress, greet).await;
        // A greeting that is no text is no fault of TLS.
        greeted.map_err(|refusal| Refusal { step: Step::Connect, ..refusal })
    }

    async fn hand_over(
        &self,
        connection: &mut AsyncSmtpConnection,
        message: &Message,
        progress: &Progress,
    ) -> Result<Response, Refusal> {
        let limits = &self.limits;
        if let Some(credentials) = &self.credentials {
            limits.take(Step::Auth, progress, connection.auth(DEFAULT_MECHANISMS, credentials)).await?;
        }
        let (envelope, content) = (message.envelope(), message.formatted());
        let body = (!content.is_ascii()).then_some(MailParameter::Body(MailBodyParameter::EightBitMime));
        let sender = Mail::new(envelope.from().cloned(), body.into_iter().collect());
        limits.take(Step::Sender, progress, connection.command(sender)).await?;
        for recipient in envelope.to() {
            let recipient = Rcpt::new(recipient.clone(), Vec::new());
            limits.take(Step::Recipient, progress, connection.command(recipient)).await?;
        }
        limits.take(Step::Data, progress, connection.command(Data)).await?;
        limits.take(Step::Content, progress, connection.message(&content)).await
    }
}

/// Connects to the first address of a server that accepts it in time.
async fn connect(server: (&str, u16), patience: Duration) -> io::Result<TcpStream> {
    let mut failure = io::Error::from(io::ErrorKind::NotFound);
    for address in lookup_host(server).await? {
        match timeout(patience, TcpStream::connect(address)).await {
            Ok(Ok(stream)) => return Ok(stream),
            Ok(Err(error)) => failure = error,
            Err(_) => failure = io::ErrorKind::TimedOut.into(),
        }
    }
    Err(failure)
}

/// The server's own words with its code, where it spoke; people read them on the page of an invitation.
fn words_of(error: &Error) -> String {
    match (error.status(), error.source()) {
        (Some(code), Some(words)) => format!("{code} {words}"),
        _ => error.to_string(),
    }
}

/// An error and its causes.
fn sources(error: &Error) -> impl Iterator<Item = &(dyn StdError + 'static)> {
    successors(Some(error as &(dyn StdError + 'static)), |error| (*error).source())
}

/// Whether TLS failed: the server does not speak it, or its certificate is not trusted.
fn is_of_tls(error: &Error) -> bool {
    let mut causes = sources(error).filter_map(|cause| cause.downcast_ref::<io::Error>());
    causes.any(|cause| cause.kind() == io::ErrorKind::InvalidData)
}
