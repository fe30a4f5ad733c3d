//! A pooler for tests, which works as `PgBouncer` does in transaction mode: clients share a session of PostgreSQL, and one has
//! it until its transaction ends.

use std::{io, net::SocketAddr, sync::Arc};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::Mutex,
    task::JoinHandle,
};
use url::Url;

/// What begins a session, in version 3.0 of the protocol, and what asks for encryption first.
const VERSION: i32 = 3 << 16;
const ENCRYPTION: i32 = 80_877_103;
/// The server takes the client in, and is ready outside of a transaction.
const WELCOME: &[u8] = b"R\0\0\0\x08\0\0\0\0Z\0\0\0\x05I";

/// The pooler. It lives as long as this value.
pub struct Pooler {
    /// The address of the database behind it.
    pub url: String,
    listening: JoinHandle<()>,
}

impl Pooler {
    /// Starts on a free port, in front of the database with this address.
    pub async fn start(database_url: &str) -> Self {
        let mut url = Url::parse(database_url).expect("an address");
        let session = Arc::new(Mutex::new(begin_session(&url).await.expect("a session")));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address: SocketAddr = listener.local_addr().expect("an address");
        url.set_port(Some(address.port())).expect("a port");
        let listening = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                // A client that breaks off is no fault of the pooler.
                tokio::spawn(serve(client, session.clone()));
            }
        });
        Self { url: url.to_string(), listening }
    }
}

impl Drop for Pooler {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

async fn begin_session(url: &Url) -> io::Result<TcpStream> {
    let place = (url.host_str().unwrap_or_default(), url.port().unwrap_or_default());
    let mut server = TcpStream::connect(place).await?;
    let names = format!("user\0{}\0database\0{}\0\0", url.username(), url.path().trim_start_matches('/'));
    let length = i32::try_from(8 + names.len()).expect("a short message");
    server.write_all(&[&length.to_be_bytes()[..], &VERSION.to_be_bytes(), names.as_bytes()].concat()).await?;
    while read_message(&mut server).await?[0] != b'Z' {}
    Ok(server)
}

async fn serve(mut client: TcpStream, session: Arc<Mutex<TcpStream>>) -> io::Result<()> {
    loop {
        let length = usize::try_from(client.read_i32().await?).map_err(io::Error::other)?;
        let mut rest = vec![0; length - 4];
        client.read_exact(&mut rest).await?;
        if rest[..4] != ENCRYPTION.to_be_bytes() {
            break;
        }
        client.write_all(b"N").await?;
    }
    client.write_all(WELCOME).await?;
    loop {
        let mut message = read_message(&mut client).await?;
        let mut server = session.lock().await;
        loop {
            server.write_all(&message).await?;
            if matches!(message[0], b'Q' | b'S') && relay(&mut server, &mut client).await? == b'I' {
                break;
            }
            message = read_message(&mut client).await?;
        }
    }
}

/// Passes on what the server says until it is ready, and gives the state of the transaction.
async fn relay(server: &mut TcpStream, client: &mut TcpStream) -> io::Result<u8> {
    loop {
        let message = read_message(server).await?;
        client.write_all(&message).await?;
        if message[0] == b'Z' {
            return Ok(message[5]);
        }
    }
}

/// A message with its type and length. The end of a client is none to pass on.
async fn read_message(stream: &mut TcpStream) -> io::Result<Vec<u8>> {
    let kind = stream.read_u8().await?;
    if kind == b'X' {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let length = stream.read_i32().await?;
    let mut message = [&[kind][..], &length.to_be_bytes()].concat();
    message.resize(1 + usize::try_from(length).map_err(io::Error::other)?, 0);
    stream.read_exact(&mut message[5..]).await?;
    Ok(message)
}
