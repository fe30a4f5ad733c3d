//! A mail server for tests: accepts mails by real SMTP and records them.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use std::{collections::HashMap, io, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
    time::{sleep, timeout},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    },
};

/// The longest that a test waits for a mail.
const PATIENCE: Duration = Duration::from_secs(30);

/// The authority of the encrypted server's certificate, which is for `localhost` and 127.0.0.1, until 2120.
pub const AUTHORITY: &str = include_str!("tls/authority.pem");
const CERTIFICATE: &str = include_str!("tls/server.pem");
const KEY: &str = include_str!("tls/server.key");

/// The reply of a gate that never replies.
pub const SILENCE: &str = "";

/// What the mail server does with a mail.
#[derive(Clone, Copy, Debug)]
pub enum Reply {
    /// Accepts it after this time.
    Accept(Duration),
    /// Refuses the address with this reply.
    Refuse(&'static str),
    /// Refuses the content with this reply.
    RefuseContent(&'static str),
    /// Reads it and never replies.
    Silence,
    /// Accepts it, and closes the connection without a reply.
    Vanish,
}

/// An accepted mail.
#[derive(Clone, Debug)]
pub struct Received {
    pub recipient: String,
    pub message_id: String,
    data: String,
}

/// What the mail server has seen.
#[derive(Debug, Default)]
pub struct Ledger {
    /// Accepted mails, in order.
    pub received: Vec<Received>,
    /// How often each address was tried.
    pub attempts: HashMap<String, usize>,
    /// Mails read whose sender is waiting for the reply.
    pub unanswered: usize,
}

type Judge = Arc<dyn Fn(&str, usize) -> Reply + Send + Sync>;
/// Refuses a command, whoever the mail is for: a line from the client, or `.` for the end of the content. [`SILENCE`]
/// leaves it without a reply.
type Gate = Arc<dyn Fn(&str) -> Option<&'static str> + Send + Sync>;

/// How the server speaks.
#[derive(Clone)]
struct Manner {
    gate: Gate,
    judge: Judge,
    /// What every reply ends with.
    ending: &'static [u8],
}

/// How clients encrypt their connections.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Encryption {
    None,
    StartTls,
    FromTheBeginning,
}

/// The mail server, stopped when dropped.
pub struct Sink {
    address: SocketAddr,
    ledger: watch::Sender<Ledger>,
    listening: JoinHandle<()>,
}

impl Sink {
    /// Starts on a free port. `judge` decides by address and number of the attempt, counted from 1.
    pub async fn start(judge: impl Fn(&str, usize) -> Reply + Send + Sync + 'static) -> Self {
        Self::start_gated(|_| None, judge).await
    }

    /// Starts on a free port and takes every mail over, from clients that encrypt their connections.
    pub async fn start_encrypted(encryption: Encryption) -> Self {
        Self::start_as(encryption, b"\r\n", |_| None, |_, _| Reply::Accept(Duration::ZERO)).await
    }

    /// The same with a letter in Latin-1 in every reply.
    pub async fn start_in_latin_1(encryption: Encryption) -> Self {
        Self::start_as(encryption, b" \xe9\r\n", |_| None, |_, _| Reply::Accept(Duration::ZERO)).await
    }

    /// Starts on a free port with a gate, which is consulted before every reply.
    pub async fn start_gated(
        gate: impl Fn(&str) -> Option<&'static str> + Send + Sync + 'static,
        judge: impl Fn(&str, usize) -> Reply + Send + Sync + 'static,
    ) -> Self {
        Self::start_as(Encryption::None, b"\r\n", gate, judge).await
    }

    async fn start_as(
        encryption: Encryption,
        ending: &'static [u8],
        gate: impl Fn(&str) -> Option<&'static str> + Send + Sync + 'static,
        judge: impl Fn(&str, usize) -> Reply + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let ledger = watch::Sender::new(Ledger::default());
        let manner = Manner { gate: Arc::new(gate), judge: Arc::new(judge), ending };
        let listening = tokio::spawn({
            let ledger = ledger.clone();
            async move {
                while let Ok((stream, _)) = listener.accept().await {
                    // A client that is killed breaks its connection: that is no fault of the server.
                    tokio::spawn(serve(stream, encryption, manner.clone(), ledger.clone()));
                }
            }
        });
        Self { address, ledger, listening }
    }

    /// The value of `BC_MAIL`.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// The same for clients that encrypt from the beginning.
    pub fn encrypted_url(&self) -> String {
        format!("smtps://{}", self.address)
    }

    /// Waits until the ledger meets a condition.
    pub async fn wait_until(&self, condition: impl FnMut(&Ledger) -> bool) {
        let mut ledger = self.ledger.subscribe();
        let fulfilled = timeout(PATIENCE, ledger.wait_for(condition)).await.is_ok();
        assert!(fulfilled, "the mails did not come in time");
    }

    /// How often an address was tried.
    pub fn attempts(&self, address: &str) -> usize {
        self.ledger.borrow().attempts.get(address).copied().unwrap_or_default()
    }

    /// The mails accepted so far.
    pub fn received(&self) -> Vec<Received> {
        self.ledger.borrow().received.clone()
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

async fn serve(
    stream: TcpStream,
    encryption: Encryption,
    manner: Manner,
    ledger: watch::Sender<Ledger>,
) -> io::Result<()> {
    if encryption == Encryption::FromTheBeginning {
        let mut stream = BufReader::new(acceptor().accept(stream).await?);
        say(&mut stream, GREETING, manner.ending).await?;
        return talk(&mut stream, false, manner, ledger).await.map(drop);
    }
    let mut stream = BufReader::new(stream);
    say(&mut stream, GREETING, manner.ending).await?;
    if talk(&mut stream, encryption == Encryption::StartTls, manner.clone(), ledger.clone()).await? == Next::Encrypt {
        let mut stream = BufReader::new(acceptor().accept(stream.into_inner()).await?);
        talk(&mut stream, false, manner, ledger).await?;
    }
    Ok(())
}

const GREETING: &str = "220 sink ready";

fn acceptor() -> TlsAcceptor {
    let certificate = CertificateDer::from_pem_slice(CERTIFICATE.as_bytes()).expect("a certificate");
    let key = PrivateKeyDer::from_pem_slice(KEY.as_bytes()).expect("a key");
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let config = config.with_safe_default_protocol_versions().expect("versions").with_no_client_auth();
    TlsAcceptor::from(Arc::new(config.with_single_cert(vec![certificate], key).expect("a key that fits")))
}

/// What follows a conversation.
#[derive(Eq, PartialEq)]
enum Next {
    End,
    Encrypt,
}

async fn talk<S: AsyncRead + AsyncWrite + Unpin>(
    stream: &mut BufReader<S>,
    offers_encryption: bool,
    Manner { gate, judge, ending }: Manner,
    ledger: watch::Sender<Ledger>,
) -> io::Result<Next> {
    let mut line = String::new();
    let (mut recipient, mut reply) = (String::new(), Reply::Silence);
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(Next::End);
        }
        let command = line.trim_end().to_ascii_uppercase();
        if let Some(words) = gate(&command) {
            if words == SILENCE {
                // Until the client gives up.
                return stream.read_line(&mut line).await.map(|_| Next::End);
            }
            say(stream, words, ending).await?;
        } else if let Some(path) = command.strip_prefix("RCPT TO:") {
            recipient = path.trim_matches(['<', '>']).to_ascii_lowercase();
            let mut attempt = 0;
            ledger.send_modify(|ledger| {
                let attempts = ledger.attempts.entry(recipient.clone()).or_default();
                *attempts += 1;
                attempt = *attempts;
            });
            reply = judge(&recipient, attempt);
            let words = match reply {
                Reply::Accept(_) | Reply::Silence | Reply::Vanish | Reply::RefuseContent(_) => "250 2.1.5 good",
                Reply::Refuse(words) => words,
            };
            say(stream, words, ending).await?;
        } else if command == "DATA" {
            say(stream, "354 go ahead", ending).await?;
            let data = read_data(stream).await?;
            match (gate("."), reply) {
                (Some(words), _) | (None, Reply::RefuseContent(words)) => say(stream, words, ending).await?,
                (None, Reply::Vanish) => return Ok(Next::End),
                _ => take_over(stream, &ledger, &recipient, data, reply, ending).await?,
            }
        } else if command == "QUIT" {
            return say(stream, "221 bye", ending).await.map(|()| Next::End);
        } else if offers_encryption && command == "STARTTLS" {
            return say(stream, "220 go ahead", ending).await.map(|()| Next::Encrypt);
        } else if offers_encryption && command.starts_with("EHLO") {
            say(stream, "250-sink\r\n250 STARTTLS", ending).await?;
        } else {
            say(stream, "250 fine", ending).await?;
        }
    }
}

async fn say<S: AsyncRead + AsyncWrite + Unpin>(
    stream: &mut BufReader<S>,
    words: &str,
    ending: &[u8],
) -> io::Result<()> {
    stream.write_all(&[words.as_bytes(), ending].concat()).await?;
    stream.flush().await
}

async fn read_data<S: AsyncRead + AsyncWrite + Unpin>(stream: &mut BufReader<S>) -> io::Result<String> {
    let mut data = String::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if line == ".\r\n" {
            return Ok(data);
        }
        data.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}

/// From here on, the mail is accepted, even if its sender no longer hears the reply.
async fn take_over<S: AsyncRead + AsyncWrite + Unpin>(
    stream: &mut BufReader<S>,
    ledger: &watch::Sender<Ledger>,
    recipient: &str,
    data: String,
    reply: Reply,
    ending: &[u8],
) -> io::Result<()> {
    ledger.send_modify(|ledger| ledger.unanswered += 1);
    let outcome = if let Reply::Accept(after) = reply {
        let message_id = data.lines().find_map(|line| line.strip_prefix("Message-ID: ")).unwrap_or_default();
        let received = Received { recipient: recipient.to_owned(), message_id: message_id.to_owned(), data };
        ledger.send_modify(|ledger| ledger.received.push(received));
        sleep(after).await;
        say(stream, "250 2.0.0 taken over", ending).await
    } else {
        // Until the sender gives up.
        stream.read_line(&mut String::new()).await.map(drop)
    };
    ledger.send_modify(|ledger| ledger.unanswered -= 1);
    outcome
}

impl Received {
    /// The path of the first link to this base URL in the plain-text part.
    pub fn link(&self, base: &str) -> String {
        let text = self.text();
        let line = text.lines().find(|line| line.starts_with(base)).unwrap_or_else(|| panic!("a link in {text}"));
        line.trim_start_matches(base).to_owned()
    }

    /// The plain-text part.
    pub fn text(&self) -> String {
        let part = self.data.split("Content-Type: text/plain").nth(1).expect("a plain part");
        let (head, body) = part.split_once("\r\n\r\n").expect("a body");
        let body = body.split("\r\n--").next().unwrap_or_default();
        let bytes = if head.contains("base64") {
            STANDARD.decode(body.replace("\r\n", "")).expect("base64")
        } else if head.contains("quoted-printable") {
            unquote(body)
        } else {
            body.as_bytes().to_vec()
        };
        String::from_utf8(bytes).expect("UTF-8")
    }
}

/// Decodes quoted-printable.
fn unquote(text: &str) -> Vec<u8> {
    let joined = text.replace("=\r\n", "");
    let mut pieces = joined.split('=');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let (code, rest) = piece.split_at(2);
        bytes.push(u8::from_str_radix(code, 16).expect("two hexadecimal digits"));
        bytes.extend(rest.as_bytes());
    }
    bytes
}
