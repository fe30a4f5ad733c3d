//! A DNS server on loopback that answers as a test says, over UDP and TCP at one port.

use hickory_proto::{
    op::{Message, ResponseCode},
    rr::{
        Name, RData, Record,
        rdata::{CNAME, NS, SOA, TXT},
    },
};
use std::{net::SocketAddr, sync::Arc};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpSocket, UdpSocket},
    task::JoinSet,
};

/// How a question came.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Protocol {
    Udp,
    Tcp,
}

/// A running server, stopped when dropped.
pub struct DnsServer {
    pub address: SocketAddr,
    _running: JoinSet<()>,
    /// Keeps the port where nobody listens by TCP.
    _unheard: Option<TcpSocket>,
}

impl DnsServer {
    /// Sends what the function makes of each question, in that order.
    pub async fn start(answer: impl Fn(Message, Protocol) -> Vec<Vec<u8>> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let answer = Arc::new(answer);
        let mut running = JoinSet::new();
        running.spawn(serve_tcp(listener, answer.clone()));
        running.spawn(serve_udp(UdpSocket::bind(address).await.expect("the same port"), answer));
        Self { address, _running: running, _unheard: None }
    }

    /// Same, with TCP closed.
    pub async fn start_without_tcp(answer: impl Fn(Message) -> Vec<Vec<u8>> + Send + Sync + 'static) -> Self {
        let unheard = TcpSocket::new_v4().expect("a socket");
        unheard.bind("127.0.0.1:0".parse().expect("an address")).expect("a port");
        let address = unheard.local_addr().expect("an address");
        let mut running = JoinSet::new();
        let answer = Arc::new(move |question, _| answer(question));
        running.spawn(serve_udp(UdpSocket::bind(address).await.expect("the same port"), answer));
        Self { address, _running: running, _unheard: Some(unheard) }
    }
}

async fn serve_udp(socket: UdpSocket, answer: Arc<impl Fn(Message, Protocol) -> Vec<Vec<u8>>>) {
    let mut buffer = [0; 4096];
    loop {
        let (length, from) = socket.recv_from(&mut buffer).await.expect("a question");
        let question = Message::from_vec(&buffer[..length]).expect("a message");
        for bytes in answer(question, Protocol::Udp) {
            socket.send_to(&bytes, from).await.expect("sent");
        }
    }
}

async fn serve_tcp(listener: TcpListener, answer: Arc<impl Fn(Message, Protocol) -> Vec<Vec<u8>>>) {
    loop {
        let (mut stream, _) = listener.accept().await.expect("a connection");
        let mut bytes = vec![0; stream.read_u16().await.expect("a length").into()];
        stream.read_exact(&mut bytes).await.expect("a question");
        let question = Message::from_vec(&bytes).expect("a message");
        for bytes in answer(question, Protocol::Tcp) {
            stream.write_u16(bytes.len().try_into().expect("a length")).await.expect("sent");
            stream.write_all(&bytes).await.expect("sent");
        }
    }
}

/// The name that a question asks for, without its final dot.
pub fn asked(question: &Message) -> String {
    question.queries[0].name().to_ascii().trim_end_matches('.').to_owned()
}

/// An answer with these records.
pub fn answer(question: &Message, records: Vec<Record>) -> Message {
    let mut answer = Message::response(question.metadata.id, question.metadata.op_code);
    answer.add_query(question.queries[0].clone()).add_answers(records);
    answer
}

/// An answer with a code and without records.
pub fn code(question: &Message, code: ResponseCode) -> Message {
    let mut answer = answer(question, Vec::new());
    answer.metadata.response_code = code;
    answer
}

/// A message as it is sent.
pub fn bytes(message: &Message) -> Vec<u8> {
    message.to_vec().expect("a message")
}

/// A text record; several strings are one text.
pub fn text(name: &str, strings: &[&str]) -> Record {
    let strings = strings.iter().map(|one| (*one).to_owned()).collect();
    Record::from_rdata(self::name(name), 300, RData::TXT(TXT::new(strings)))
}

/// An alias record.
pub fn alias(name: &str, target: &str) -> Record {
    Record::from_rdata(self::name(name), 300, RData::CNAME(CNAME(self::name(target))))
}

/// The record of a zone that says how long its absences are remembered.
pub fn zone(name: &str, ttl: u32, minimum: u32) -> Record {
    let soa = SOA::new(self::name("ns.test"), self::name("admin.test"), 1, 3600, 600, 86400, minimum);
    Record::from_rdata(self::name(name), ttl, RData::SOA(soa))
}

/// The record of a zone that names its server.
pub fn name_server(zone: &str) -> Record {
    Record::from_rdata(self::name(zone), 3600, RData::NS(NS(self::name("ns.test"))))
}

fn name(name: &str) -> Name {
    Name::from_ascii(format!("{name}.")).expect("a name")
}
