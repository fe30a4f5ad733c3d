//! One question to one server, and its answer: by UDP, and by TCP where that is too short.

use super::Outcome;
use hickory_proto::op::{Edns, Message, MessageType, Query};
use std::{
    io,
    net::{Ipv4Addr, Ipv6Addr, SocketAddr},
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpStream, UdpSocket},
    time::{Instant, timeout_at},
};

/// How long an answer may be by UDP, so that no network breaks it into pieces (DNS flag day 2020).
const LARGEST_DATAGRAM: u16 = 1_232;
/// After so long without an answer, the question is sent again: a datagram may get lost.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// Asks a server, and returns the answer or how it failed. Each question has a random number and a port of its own, which
/// who forges an answer has to guess.
pub(super) async fn ask(server: SocketAddr, query: &Query, deadline: Instant) -> Result<Message, Outcome> {
    let mut edns = Edns::new();
    edns.set_max_payload(LARGEST_DATAGRAM);
    let mut question = Message::query();
    question.metadata.recursion_desired = true;
    question.add_query(query.clone()).set_edns(edns);
    let Ok(bytes) = question.to_vec() else { return Err(Outcome::Malformed) };
    let answer = by_udp(server, &question, &bytes, deadline).await?;
    if !answer.metadata.truncation {
        return Ok(answer);
    }
    let Ok(Ok(received)) = timeout_at(deadline, by_tcp(server, &bytes)).await else { return Err(Outcome::Truncated) };
    match read(&question, &received) {
        Some(answer) if answer.metadata.truncation => Err(Outcome::Truncated),
        Some(answer) => Ok(answer),
        None => Err(Outcome::Malformed),
    }
}

/// Wrong answers to a question that are read.
const MOST_WRONG: u32 = 100;

async fn by_udp(server: SocketAddr, question: &Message, bytes: &[u8], deadline: Instant) -> Result<Message, Outcome> {
    // What comes from elsewhere does not reach a connected socket.
    let Ok(socket) = connected(server).await else { return Err(Outcome::Silent) };
    let mut buffer = [0; LARGEST_DATAGRAM as usize];
    let (mut failure, mut wrong) = (Outcome::Silent, 0);
    while Instant::now() < deadline {
        // Nobody is there, or the network is not.
        if socket.send(bytes).await.is_err() {
            return Err(failure);
        }
        let again = deadline.min(Instant::now() + PATIENCE);
        while let Ok(received) = timeout_at(again, socket.recv(&mut buffer)).await {
            let Ok(length) = received else { return Err(failure) };
            match read(question, &buffer[..length]) {
                Some(answer) => return Ok(answer),
                // It may be a forgery: the right answer may follow. A flood of them is not read to its end.
                None if wrong < MOST_WRONG => (failure, wrong) = (Outcome::Malformed, wrong + 1),
                None => return Err(Outcome::Malformed),
            }
        }
    }
    Err(failure)
}

async fn connected(server: SocketAddr) -> io::Result<UdpSocket> {
    let own: SocketAddr = match server {
        SocketAddr::V4(_) => (Ipv4Addr::UNSPECIFIED, 0).into(),
        SocketAddr::V6(_) => (Ipv6Addr::UNSPECIFIED, 0).into(),
    };
    let socket = UdpSocket::bind(own).await?;
    socket.connect(server).await?;
    Ok(socket)
}

async fn by_tcp(server: SocketAddr, bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(server).await?;
    let length = u16::try_from(bytes.len()).map_err(io::Error::other)?;
    stream.write_all(&[&length.to_be_bytes(), bytes].concat()).await?;
    let mut answer = vec![0; stream.read_u16().await?.into()];
    stream.read_exact(&mut answer).await?;
    Ok(answer)
}

/// The answer to a question, if these bytes are one.
fn read(question: &Message, bytes: &[u8]) -> Option<Message> {
    let answer = Message::from_vec(bytes).ok()?;
    let is_answer = answer.metadata.message_type == MessageType::Response
        && answer.metadata.id == question.metadata.id
        && answer.queries == question.queries;
    is_answer.then_some(answer)
}
