//! Connections and graceful shutdown, as proxies and load balancers see them.

use crate::support::{Engine, process::Installation};
use std::time::{Duration, Instant};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// Reads until something stands in what came.
async fn read_until(stream: &mut TcpStream, awaited: &str) -> String {
    let mut text = String::new();
    while !text.contains(awaited) {
        let mut part = [0; 4096];
        let count = stream.read(&mut part).await.expect("bytes");
        assert!(count > 0, "the connection ended after {text}");
        text.push_str(&String::from_utf8_lossy(&part[..count]));
    }
    text
}

/// A proxy sends on what it got, reads the answer then, and gives the connection to the next client.
#[tokio::test]
async fn a_body_that_is_too_large_leaves_the_connection_to_the_next_request() {
    let installation = Installation::new(Engine::Sqlite, "file:mail".to_owned()).await;
    let mut server = installation.serve_ready().await;
    let host = installation.base.trim_start_matches("http://").to_owned();
    let head = |rest: &str| {
        format!(
            "POST /Customer/ HTTP/1.1\r\nHost: {host}\r\nSec-Fetch-Site: same-origin\r\n\
            Content-Type: application/x-www-form-urlencoded\r\n{rest}\r\n\r\n"
        )
    };
    let part = vec![b'a'; 64 * 1024];
    let mut sized = installation.connect().await.expect("a connection");
    sized.write_all(head("Content-Length: 3145728").as_bytes()).await.expect("a head");
    for _ in 0..48 {
        sized.write_all(&part).await.expect("a part");
    }
    let mut chunked = installation.connect().await.expect("a connection");
    chunked.write_all(head("Transfer-Encoding: chunked").as_bytes()).await.expect("a head");
    for _ in 0..48 {
        chunked.write_all(b"10000\r\n").await.expect("a size");
        chunked.write_all(&part).await.expect("a part");
        chunked.write_all(b"\r\n").await.expect("an end");
    }
    chunked.write_all(b"0\r\n\r\n").await.expect("the end");
    for stream in [&mut sized, &mut chunked] {
        let answer = read_until(stream, "</html>").await;
        assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
        stream.write_all(format!("GET /healthz HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes()).await.expect("a head");
        assert!(read_until(stream, "ok\n").await.starts_with("HTTP/1.1 200"));
    }
    server.kill();
}

/// The load balancer learns first, and meanwhile sends its clients elsewhere.
#[tokio::test]
async fn a_server_that_is_told_to_stop_says_so_before_it_takes_no_more_connections() {
    let mut installation = Installation::new(Engine::Sqlite, "file:mail".to_owned()).await;
    installation.settings = vec![("BC_DRAIN", "300".to_owned())];
    let mut server = installation.serve_ready().await;
    server.terminate();
    let begin = Instant::now();
    loop {
        let ready = installation.get("/readyz").await.expect("an answer");
        if ready.status == 503 {
            assert_eq!(ready.body, "not ready: stopping\n");
            break;
        }
        assert!(begin.elapsed() < Duration::from_secs(30), "it says that it is ready");
    }
    assert_eq!(installation.get("/Customer/").await.expect("an answer").status, 200);
    assert!(server.is_running());
    // Whoever does not want to wait says it again.
    server.terminate();
    assert!(server.finish().await.status.success());

    installation.settings = vec![("BC_DRAIN", "1".to_owned())];
    let mut server = installation.serve_ready().await;
    let begin = Instant::now();
    server.terminate();
    assert!(server.finish().await.status.success());
    assert!(begin.elapsed() >= Duration::from_secs(1));
}
