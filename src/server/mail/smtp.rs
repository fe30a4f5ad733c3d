//! Sends a mail to an SMTP server, command by command: which one failed decides whose problem it is.

use super::{
    dialog::{Dialog, Failed, Stream, Tls},
    refusal::{Refusal, Step},
};
use crate::server::config::{Credentials, SmtpSecurity};
use lettre::Message;
use std::{error::Error, io, net::IpAddr, time::Duration};
use tokio::{
    net::{TcpStream, lookup_host},
    sync::watch,
    time::timeout,
};
use tokio_rustls::rustls::RootCertStore;

/// How long the server may take to reply to QUIT: the mail's result is known by then.
const FAREWELL: Duration = Duration::from_secs(1);

/// How far handing a mail over has come, for others to see.
pub type Progress = watch::Sender<Step>;

/// How long the server may take for each step.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
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

impl Default for Timeouts {
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

impl Timeouts {
    const fn of(&self, step: Step) -> Duration {
        match step {
            Step::Connect | Step::Tls | Step::Auth | Step::Sender | Step::Recipient => self.command,
            Step::Data => self.data,
            Step::Content => self.content,
        }
    }

    /// Takes a step in time.
    async fn take<T>(
        &self,
        step: Step,
        progress: &Progress,
        act: impl Future<Output = Result<T, Failed>>,
    ) -> Result<T, Refusal> {
        progress.send_replace(step);
        let longest = self.of(step);
        match timeout(longest, act).await {
            Ok(outcome) => outcome.map_err(|Failed { code, words }| Refusal { step, code, words }),
            Err(_) => Err(Refusal { step, code: None, words: format!("no answer within {} s", longest.as_secs()) }),
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
    /// The client's, in EHLO.
    name: String,
    timeouts: Timeouts,
}

#[derive(Clone)]
enum Encryption {
    FromTheBeginning(Tls),
    StartTls(Tls),
    None,
}

impl Smtp {
    /// The server at this place.
    pub fn new(
        host: &str,
        port: u16,
        credentials: Option<&Credentials>,
        security: SmtpSecurity,
        authorities: Option<&RootCertStore>,
        helo: Option<&str>,
    ) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let encryption = match security {
            SmtpSecurity::Tls => Encryption::FromTheBeginning(Tls::new(host, authorities)?),
            SmtpSecurity::StartTls => Encryption::StartTls(Tls::new(host, authorities)?),
            SmtpSecurity::None => Encryption::None,
        };
        let name = name_of_client(helo.unwrap_or(THIS_MACHINE));
        let (host, credentials) = (host.to_owned(), credentials.cloned());
        Ok(Self { host, port, credentials, encryption, name, timeouts: Timeouts::default() })
    }

    /// The same with other timeouts.
    #[must_use]
    pub fn with_timeouts(self, timeouts: Timeouts) -> Self {
        Self { timeouts, ..self }
    }

    /// Hands a mail over and gives the server's words. Before the content leaves, `noting` must succeed.
    pub async fn send(
        &self,
        message: &Message,
        progress: &Progress,
        noting: impl Future<Output = Result<(), String>>,
    ) -> Result<String, Refusal> {
        let mut dialog = self.connect(progress).await?;
        let outcome = self.hand_over(&mut dialog, message, progress, noting).await;
        // Nothing depends on it any more.
        let _ = timeout(FAREWELL, dialog.command("QUIT")).await;
        outcome
    }

    async fn connect(&self, progress: &Progress) -> Result<Dialog, Refusal> {
        let (step, timeouts, name) = (Step::Connect, &self.timeouts, &self.name);
        let stream = connect((self.host.as_str(), self.port), timeouts.connect).await;
        let stream = stream.map_err(Failed::from);
        let mut stream: Box<dyn Stream> =
            Box::new(stream.map_err(|Failed { code, words }| Refusal { step, code, words })?);
        if let Encryption::FromTheBeginning(tls) = &self.encryption {
            let encrypted = timeouts.take(step, progress, tls.encrypt(stream)).await;
            stream = encrypted.map_err(|refusal| Refusal { step: Step::Tls, ..refusal })?;
        }
        let dialog = timeouts.take(step, progress, Dialog::begin(stream, name)).await?;
        match &self.encryption {
            Encryption::StartTls(tls) => timeouts.take(Step::Tls, progress, dialog.encrypt(tls, name)).await,
            _ => Ok(dialog),
        }
    }

    async fn hand_over(
        &self,
        dialog: &mut Dialog,
        message: &Message,
        progress: &Progress,
        noting: impl Future<Output = Result<(), String>>,
    ) -> Result<String, Refusal> {
        let timeouts = &self.timeouts;
        if let Some(credentials) = &self.credentials {
            timeouts.take(Step::Auth, progress, dialog.sign_in(credentials)).await?;
        }
        let (envelope, content) = (message.envelope(), message.formatted());
        let sender = envelope.from().map(ToString::to_string).unwrap_or_default();
        let body = if content.is_ascii() { "" } else { " BODY=8BITMIME" };
        let command = format!("MAIL FROM:<{sender}>{body}");
        timeouts.take(Step::Sender, progress, dialog.command(&command)).await?;
        for recipient in envelope.to() {
            let command = format!("RCPT TO:<{recipient}>");
            timeouts.take(Step::Recipient, progress, dialog.command(&command)).await?;
        }
        timeouts.take(Step::Data, progress, dialog.data()).await?;
        noting.await.map_err(|words| Refusal { step: Step::Data, code: None, words })?;
        timeouts.take(Step::Content, progress, dialog.content(&content)).await
    }
}

/// The name of a client without one.
const THIS_MACHINE: &str = "127.0.0.1";

/// A host as EHLO names it: an IP address in brackets (RFC 5321, 4.1.3).
fn name_of_client(host: &str) -> String {
    match host.parse() {
        Ok(IpAddr::V4(address)) => format!("[{address}]"),
        Ok(IpAddr::V6(address)) => format!("[IPv6:{address}]"),
        Err(_) => host.to_owned(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_is_named_by_its_host_or_by_an_address_in_brackets() {
        for (host, name) in
            [("mail.contoso.com", "mail.contoso.com"), ("192.0.2.7", "[192.0.2.7]"), ("::1", "[IPv6:::1]")]
        {
            assert_eq!(name_of_client(host), name);
        }
    }
}
