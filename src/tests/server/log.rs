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

/// Lines that say that `X-Forwarded-For` is ignored, of a server with these proxies.
async fn warnings_of_unlisted_proxy(trusted: &str, clients: &[&str]) -> Vec<Value> {
    let mut installation = Installation::new(Engine::Sqlite, "smtp://localhost:1".to_owned()).await;
    installation.settings.push(("BC_TRUSTED_PROXIES", trusted.to_owned()));
    let mut server = installation.serve_ready().await;
    for client in clients {
        let form = [("email", "harry@contoso.com"), ("password", "wrong")];
        assert_eq!(installation.post("/Customer/", &form, client).await.expect("an answer").status.as_u16(), 422);
    }
    server.terminate();
    assert!(server.finish().await.status.success());
    let log = std::fs::read_to_string(installation.path("log")).expect("a log");
    let lines = log.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    lines.filter(|line| line["message"].as_str().is_some_and(|message| message.contains("X-Forwarded-For"))).collect()
}

/// Limits would treat everybody behind it as one client, and nothing else would say why.
#[tokio::test]
async fn a_proxy_that_is_not_listed_is_told_once() {
    let clients = ["203.0.113.7", "203.0.113.8", "203.0.113.9"];
    let warnings = warnings_of_unlisted_proxy("10.0.0.7", &clients).await;
    assert_eq!(warnings.len(), 1, "{warnings:#?}");
    let warning = &warnings[0];
    assert_eq!((&warning["level"], &warning["peer"]), (&"WARN".into(), &"127.0.0.1".into()));
    assert!(warning["message"].as_str().is_some_and(|message| message.contains("BC_TRUSTED_PROXIES")), "{warning}");
    assert_eq!(warnings_of_unlisted_proxy("127.0.0.0/8", &clients).await, Vec::<Value>::new());
}
