//! Requests that never end, and handlers that fail, on a real socket (attack case 23).

use crate::support::{Engine, TestApp, process::Installation};
use axum::{Router, routing::get};
use std::{io, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
    time::{Instant, sleep, timeout},
};

/// Slow senders of each kind.
const SENDERS: usize = 60;
/// How often a slow sender sends a byte.
const DRIBBLE: Duration = Duration::from_millis(250);
/// Within this time the server must have cut a slow sender off.
const PATIENCE: Duration = Duration::from_secs(20);

/// Sends bytes one by one until the server ends the connection; gives what it said.
async fn dribble(stream: TcpStream, bytes: String) -> String {
    let (mut answers, mut sender) = stream.into_split();
    let sending = tokio::spawn(async move {
        for byte in bytes.bytes() {
            sender.write_all(&[byte]).await?;
            sleep(DRIBBLE).await;
        }
        io::Result::Ok(())
    });
    let mut answer = Vec::new();
    // A connection that is reset has ended, too.
    let ended = timeout(PATIENCE, answers.read_to_end(&mut answer)).await;
    sending.abort();
    assert!(ended.is_ok(), "a slow sender was not cut off");
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn slow_senders_are_cut_off_and_others_are_served_meanwhile() {
    let installation = Installation::new(Engine::Sqlite, "file:mail".to_owned()).await;
    let _server = installation.serve_ready().await;
    let (mut heads, mut bodies) = (JoinSet::new(), JoinSet::new());
    for _ in 0..SENDERS {
        let head = installation.chunked_head("/resend");
        heads.spawn(dribble(installation.connect().await.expect("a connection"), head));
        let form = "x".repeat(1000);
        let mut stream = installation.connect().await.expect("a connection");
        stream.write_all(installation.form_head("/resend", &form, "10.9.9.9").as_bytes()).await.expect("a head");
        bodies.spawn(dribble(stream, form));
    }
    let mut served = 0;
    while !heads.is_empty() || !bodies.is_empty() {
        let begin = Instant::now();
        let page = installation.get("/Customer/").await.expect("a page");
        assert_eq!(page.status.as_u16(), 200);
        assert!(begin.elapsed() < PATIENCE / 4, "the page came only after {:?}", begin.elapsed());
        served += 1;
        while let Some(ended) = heads.try_join_next() {
            ended.expect("cut off");
        }
        while let Some(ended) = bodies.try_join_next() {
            let answer = ended.expect("cut off");
            assert!(answer.starts_with("HTTP/1.0 408"), "{answer}");
        }
    }
    assert!(served > 10, "only {served} pages were served meanwhile");
}

#[tokio::test]
async fn endless_chunks_are_refused() {
    let installation = Installation::new(Engine::Sqlite, "file:mail".to_owned()).await;
    let _server = installation.serve_ready().await;
    let mut stream = installation.connect().await.expect("a connection");
    stream.write_all(installation.chunked_head("/resend").as_bytes()).await.expect("a head");
    let (mut answers, mut sender) = stream.into_split();
    let sending = tokio::spawn(async move {
        let chunk = format!("1000\r\n{}\r\n", "x".repeat(0x1000));
        while sender.write_all(chunk.as_bytes()).await.is_ok() {}
    });
    let mut start = [0; 12];
    timeout(PATIENCE, answers.read_exact(&mut start)).await.expect("an answer in time").expect("an answer");
    assert_eq!(&start, b"HTTP/1.1 413");
    timeout(PATIENCE, sending).await.expect("the connection ends").expect("a sender");
    assert_eq!(installation.get("/Customer/").await.expect("a page").status.as_u16(), 200);
}

/// A handler that panics is answered like every other fault, with all headers, and the server lives on.
#[tokio::test]
async fn a_panic_is_a_page_with_a_reference() {
    let app = TestApp::start(Engine::Sqlite).await;
    let routes = Router::new().route("/panic", get(fail)).route("/fine", get(|| async { "fine" }));
    let mut client = app.client_of(routes);
    let answer = client.get("/panic").await;
    assert_eq!(answer.status.as_u16(), 500);
    let reference = answer.headers["x-request-id"].to_str().expect("a reference");
    assert!(answer.shows(reference) && !answer.shows("own panic"), "{}", answer.body);
    assert!(answer.headers.contains_key("content-security-policy"));
    assert_eq!(client.get("/fine").await.body, "fine");
}

async fn fail() -> &'static str {
    panic!("the test's own panic")
}
