//! The client's part of SMTP: commands, replies and encryption. Replies are read as bytes, because servers also answer in
//! other encodings than UTF-8, and their code counts all the same.

use crate::server::config::Credentials;
use base64::{Engine, prelude::BASE64_STANDARD};
use std::{error::Error, io, ops::Range, sync::Arc};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio_rustls::{
    TlsConnector,
    rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::ServerName},
};

/// The most bytes of a reply.
const MOST_READ: u64 = 64 * 1024;
/// The codes of replies to what is done, and to what is to go on.
const DONE: Range<u16> = 200..300;
const GO_ON: Range<u16> = 300..400;
/// What a reply shows of a password that it repeats.
const MASK: &str = "***";

/// A connection, encrypted or not.
pub(super) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

/// Why a command did not succeed.
#[derive(Debug)]
pub(super) struct Failed {
    /// The code of the reply; none where there was no reply.
    pub code: Option<u16>,
    /// The server's words with its code, or what failed.
    pub words: String,
}

impl Failed {
    fn without_reply(words: impl ToString) -> Self {
        Self { code: None, words: words.to_string() }
    }
}

impl From<io::Error> for Failed {
    fn from(error: io::Error) -> Self {
        Self::without_reply(format_args!("Connection error: {error}"))
    }
}

/// A server's reply.
#[derive(Debug)]
struct Reply {
    code: u16,
    lines: Vec<String>,
}

impl Reply {
    /// Its lines in one, with an enhanced status code that each line repeats (RFC 2034) only once.
    fn words(&self) -> String {
        let status = self.lines.first().and_then(|line| line.split(' ').next()).unwrap_or_default();
        let is_status = status.split('.').count() == 3 && status.split('.').all(|part| part.parse::<u16>().is_ok());
        let rest = |line: &String| line.strip_prefix(status).filter(|_| is_status).unwrap_or(line).trim().to_owned();
        let rest: Vec<String> = self.lines.iter().skip(1).map(rest).collect();
        self.lines.iter().take(1).cloned().chain(rest).collect::<Vec<_>>().join(" ")
    }
}

/// A session with a server.
pub(super) struct Dialog {
    stream: BufReader<Box<dyn Stream>>,
    /// What the server offers, in capital letters.
    offers: Vec<String>,
}

impl Dialog {
    /// Waits for the greeting, and introduces the client by this name.
    pub(super) async fn begin(stream: Box<dyn Stream>, name: &str) -> Result<Self, Failed> {
        let mut dialog = Self { stream: BufReader::new(stream), offers: Vec::new() };
        dialog.expect(DONE).await?;
        dialog.introduce(name).await?;
        Ok(dialog)
    }

    async fn introduce(&mut self, name: &str) -> Result<(), Failed> {
        let reply = self.tell(&format!("EHLO {name}"), DONE).await?;
        self.offers = reply.lines.into_iter().skip(1).map(|line| line.to_uppercase()).collect();
        Ok(())
    }

    /// Encrypts the connection. Of what came before it, nothing counts.
    pub(super) async fn encrypt(mut self, tls: &Tls, name: &str) -> Result<Self, Failed> {
        if !self.offers.iter().any(|offer| offer.split(' ').next() == Some("STARTTLS")) {
            return Err(Failed::without_reply("STARTTLS is not supported on this server"));
        }
        self.tell("STARTTLS", DONE).await?;
        let stream = tls.encrypt(self.stream.into_inner()).await?;
        let mut dialog = Self { stream: BufReader::new(stream), offers: Vec::new() };
        dialog.introduce(name).await?;
        Ok(dialog)
    }

    /// Signs in by PLAIN or LOGIN. A server may repeat in its reply what it got.
    pub(super) async fn sign_in(&mut self, credentials: &Credentials) -> Result<(), Failed> {
        let Credentials { user, password } = credentials;
        let plain = BASE64_STANDARD.encode(format!("\0{user}\0{password}"));
        let encoded = BASE64_STANDARD.encode(password);
        let signed_in = if self.signs_in_by("PLAIN") {
            self.command(&format!("AUTH PLAIN {plain}")).await
        } else if self.signs_in_by("LOGIN") {
            self.sign_in_by_login(&BASE64_STANDARD.encode(user), &encoded).await
        } else {
            Err(Failed::without_reply("the server offers no authentication mechanism that this program knows"))
        };
        signed_in.map_err(|failed| Failed { words: masked(&failed.words, &[&plain, &encoded, password]), ..failed })
    }

    async fn sign_in_by_login(&mut self, user: &str, password: &str) -> Result<(), Failed> {
        self.tell("AUTH LOGIN", GO_ON).await?;
        self.tell(user, GO_ON).await?;
        self.command(password).await
    }

    fn signs_in_by(&self, mechanism: &str) -> bool {
        let mechanisms = self.offers.iter().filter_map(|offer| offer.strip_prefix("AUTH "));
        mechanisms.flat_map(str::split_whitespace).any(|offered| offered == mechanism)
    }

    /// Gives a command and waits until it is done.
    pub(super) async fn command(&mut self, line: &str) -> Result<(), Failed> {
        self.tell(line, DONE).await.map(drop)
    }

    /// Asks the server to take the content.
    pub(super) async fn data(&mut self) -> Result<(), Failed> {
        self.tell("DATA", GO_ON).await.map(drop)
    }

    /// Hands the content over, and gives the server's words.
    pub(super) async fn content(&mut self, content: &[u8]) -> Result<String, Failed> {
        self.stream.write_all(&stuffed(content)).await?;
        self.stream.flush().await?;
        self.expect(DONE).await.map(|reply| reply.words())
    }

    async fn tell(&mut self, line: &str, codes: Range<u16>) -> Result<Reply, Failed> {
        self.stream.write_all(format!("{line}\r\n").as_bytes()).await?;
        self.stream.flush().await?;
        self.expect(codes).await
    }

    /// Waits for a reply with one of these codes; any other is a refusal.
    async fn expect(&mut self, codes: Range<u16>) -> Result<Reply, Failed> {
        let reply = self.reply().await?;
        if codes.contains(&reply.code) {
            return Ok(reply);
        }
        Err(Failed { code: Some(reply.code), words: format!("{} {}", reply.code, reply.words()) })
    }

    async fn reply(&mut self) -> Result<Reply, Failed> {
        let mut limited = (&mut self.stream).take(MOST_READ);
        let mut reply: Option<Reply> = None;
        loop {
            let mut line = Vec::new();
            limited.read_until(b'\n', &mut line).await?;
            let Some(line) = line.strip_suffix(b"\n") else {
                let is_too_long = limited.limit() == 0;
                let words = "the mail server sends more than replies";
                return Err(Failed::without_reply(if is_too_long { words } else { "incomplete response" }));
            };
            let line = String::from_utf8_lossy(line);
            let (code, is_last, words) = parse_line(line.trim_end())
                .filter(|(code, ..)| reply.as_ref().is_none_or(|reply| reply.code == *code))
                .ok_or_else(|| Failed::without_reply("the server does not reply by SMTP"))?;
            let reply = reply.get_or_insert(Reply { code, lines: Vec::new() });
            reply.lines.push(words.to_owned());
            if is_last {
                return Ok(Reply { code, lines: std::mem::take(&mut reply.lines) });
            }
        }
    }
}

/// The code of a reply's line, whether it is the last one, and the words.
fn parse_line(line: &str) -> Option<(u16, bool, &str)> {
    let (code, rest) = line.split_at_checked(3)?;
    let is_last = !rest.starts_with('-');
    let words = if is_last && !rest.is_empty() { rest.strip_prefix(' ')? } else { rest.trim_start_matches('-') };
    let code = code.parse().ok().filter(|code| matches!(code, 200..600))?;
    Some((code, is_last, words))
}

/// The content as it travels: no line of it looks like its end (RFC 5321, 4.5.2).
fn stuffed(content: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(content.len() + 8);
    for line in content.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(b".") {
            text.push(b'.');
        }
        text.extend_from_slice(line);
    }
    if !text.ends_with(b"\r\n") {
        text.extend_from_slice(b"\r\n");
    }
    text.extend_from_slice(b".\r\n");
    text
}

/// Words without secrets.
fn masked(words: &str, secrets: &[&str]) -> String {
    let secrets = secrets.iter().filter(|secret| !secret.is_empty());
    secrets.fold(words.to_owned(), |words, secret| words.replace(secret, MASK))
}

/// What encrypted connections to a server need.
#[derive(Clone)]
pub(super) struct Tls {
    connector: TlsConnector,
    name: ServerName<'static>,
}

impl Tls {
    /// For the server of this name. Its certificate may come from an authority that the system knows, or from one of
    /// these.
    pub(super) fn new(name: &str, authorities: Option<&RootCertStore>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let mut roots = authorities.cloned().unwrap_or_else(RootCertStore::empty);
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Self { connector: Arc::new(config).into(), name: ServerName::try_from(name.to_owned())? })
    }

    /// Encrypts a connection.
    pub(super) async fn encrypt(&self, stream: Box<dyn Stream>) -> Result<Box<dyn Stream>, Failed> {
        Ok(Box::new(self.connector.connect(self.name.clone(), stream).await?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::duplex;

    /// What the client takes from a server that says this.
    async fn heard(said: &[u8]) -> Result<String, Failed> {
        let (client, mut server) = duplex(1024);
        server.write_all(said).await.expect("a reply");
        drop(server);
        let mut dialog = Dialog { stream: BufReader::new(Box::new(client)), offers: Vec::new() };
        dialog.expect(DONE).await.map(|reply| reply.words())
    }

    #[tokio::test]
    async fn a_reply_counts_whatever_its_encoding() {
        assert_eq!(heard(b"250 2.0.0 accept\xe9\r\n").await.expect("a success"), "2.0.0 accept\u{fffd}");
        let refusal = heard(b"550-5.1.1 adresse\r\n550 5.1.1 refus\xe9e\r\n").await.expect_err("a refusal");
        assert_eq!((refusal.code, refusal.words.as_str()), (Some(550), "550 5.1.1 adresse refus\u{fffd}e"));
        assert_eq!(heard("250 принято\r\n".as_bytes()).await.expect("a success"), "принято");
        assert_eq!(heard(b"250\r\n").await.expect("a success"), "");
    }

    #[tokio::test]
    async fn what_is_no_reply_has_no_code() {
        for said in
            ["", "250 fi", "250-fine\r\n", "HTTP/1.1 400 Bad Request\r\n", "250-a\r\n550 b\r\n", "25\u{e9} \r\n"]
        {
            assert_eq!(heard(said.as_bytes()).await.expect_err(said).code, None, "{said}");
        }
    }

    #[test]
    fn no_line_of_the_content_ends_it() {
        assert_eq!(stuffed(b".\r\na.\r\n..b"), b"..\r\na.\r\n...b\r\n.\r\n");
        assert_eq!(stuffed(b"a\r\n"), b"a\r\n.\r\n");
    }

    #[test]
    fn secrets_are_masked_and_an_empty_one_is_none() {
        assert_eq!(masked("535 AGJjAHg= and x", &["AGJjAHg=", "", "x"]), "535 *** and ***");
    }
}
