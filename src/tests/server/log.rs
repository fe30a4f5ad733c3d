//! The log: one line per request, and never the secret of a link, however it is spelled.

use crate::support::{Engine, process::Installation};
use business_center::server::token::Token;
use serde_json::Value;

/// The most bytes of a request's line.
const LONGEST_LINE: usize = 1_000;

#[tokio::test]
async fn the_log_holds_no_token_and_no_endless_path() {
    let installation = Installation::new(Engine::Sqlite, "smtp://localhost:1".to_owned()).await;
    let mut server = installation.serve_ready().await;
    let token = Token::random();
    let secret = token.secret();
    let (first, rest) = secret.split_at(1);
    let encoded = format!("%{:02X}{rest}", first.as_bytes()[0]);
    let spellings = [
        format!("/i/{secret}"),
        format!("/r/{secret}"),
        format!("/I/{secret}"),
        format!("//i/{secret}"),
        format!("/%69/{secret}"),
        format!("/i/{secret}/"),
        format!("/i/{secret})."),
        format!("/i/{encoded}"),
        format!("/I/{encoded}"),
        format!("/dev/mail/{secret}"),
        format!("/{}", "a/".repeat(30_000)),
    ];
    for path in &spellings {
        assert!(installation.get(path).await.expect("an answer").status.as_u16() < 500, "{path}");
    }
    server.terminate();
    assert!(server.finish().await.status.success());
    let log = std::fs::read_to_string(installation.path("log")).expect("a log");
    let requests: Vec<Value> = log
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"))
        .filter(|line| line["message"] == "request" && line["path"] != "/readyz")
        .collect();
    assert_eq!(requests.len(), spellings.len(), "a line for each");
    for line in log.lines() {
        assert!(!line.contains(rest), "{line}");
        assert!(line.len() < LONGEST_LINE, "{}", &line[..LONGEST_LINE]);
    }
}
