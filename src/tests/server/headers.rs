//! Headers from proxies, browsers and other applications on the domain: bytes that are not text have no effect.

use crate::support::{Client, Engine, TestApp};
use axum::{body::Body, http::Method};

/// A cookie of another application, in UTF-8 and in Latin-1.
const FOREIGN: [&[u8]; 2] = ["shop=Müller".as_bytes(), b"shop=M\xfcller"];

/// The same browser, which sends a foreign cookie before and after its own ones.
fn beside(client: &Client, foreign: &[u8]) -> Client {
    let own: Vec<String> = client.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let cookies = [foreign, own.join("; ").as_bytes(), foreign].join(b"; ".as_slice());
    let mut client = client.clone().with_bytes("cookie", &cookies);
    client.cookies.clear();
    client
}

#[tokio::test]
async fn a_foreign_cookie_ends_no_session() {
    let app = TestApp::start(Engine::Sqlite).await;
    let harry = app.register_harry().await;
    for foreign in FOREIGN {
        let page = beside(&harry, foreign).get("/home").await;
        assert_eq!(page.status.as_u16(), 200, "{foreign:?}");
    }
}

#[tokio::test]
async fn a_foreign_cookie_breaks_no_link() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut client = app.client();
    client.get(&app.invite_harry().await).await;
    client.cookies.insert("bc_language".to_owned(), "it".to_owned());
    for foreign in FOREIGN {
        let page = beside(&client, foreign).get("/register").await;
        assert!(page.status.as_u16() == 200 && page.shows("<html lang=\"it\""), "{foreign:?} {}", page.body);
    }
}

#[tokio::test]
async fn a_language_counts_beside_one_that_is_no_text() {
    let app = TestApp::start(Engine::Sqlite).await;
    for wish in [b"\xff\xfe, it".as_slice(), "ж;q=1, it;q=0.9, en;q=0.1".as_bytes()] {
        let page = app.client().with_bytes("accept-language", wish).get("/Customer/").await;
        assert!(page.shows("<html lang=\"it\""), "{wish:?}");
    }
}

#[tokio::test]
async fn a_form_is_read_whatever_stands_behind_its_type() {
    let app = TestApp::start(Engine::Sqlite).await;
    app.register_harry().await;
    let client = app.client().with_bytes("content-type", b"application/x-www-form-urlencoded; charset=\xfc");
    let body = Body::from("email=harry%40contoso.com&password=kiwi+lamp+storm+7");
    let answer = client.clone().send(Method::POST, "/Customer/", body, &[("sec-fetch-site", "same-origin")]).await;
    assert_eq!(answer.location(), Some("/home"), "{}", answer.body);
}

/// A proxy adds its address behind what came; the client's own words are believed no further.
#[tokio::test]
async fn the_nearest_proxys_word_counts_behind_bytes_that_are_no_text() {
    let app = TestApp::start(Engine::Sqlite).await;
    let form = |number: usize| [("email", format!("p{number}@contoso.com")), ("password", "wrong guess".to_owned())];
    let mut last = 0;
    for number in 0..31 {
        // Were the line unreadable as a whole, every client of the proxy would be one.
        let line = [&[0xff, b',', b' '], format!("192.0.2.{number}").as_bytes()].concat();
        let mut client = app.client().with_bytes("x-forwarded-for", &line);
        last = client.post("/Customer/", &form(number)).await.status.as_u16();
    }
    assert_eq!(last, 422);
}

/// Whoever reaches the server could say that it is localhost.
#[tokio::test]
async fn the_development_mailbox_answers_this_machine_alone() {
    let app = TestApp::start(Engine::Sqlite).await;
    app.invite_harry().await;
    let mail = app.mails("harry@contoso.com").pop().expect("a mail").id;
    for (peer, status) in
        [("127.0.0.1:5000", 200), ("[::1]:5000", 200), ("[::ffff:127.0.0.1]:5000", 200), ("10.0.0.7:5000", 404)]
    {
        let mut client = app.client();
        client.peer = Some(peer.parse().expect("an address"));
        for path in [
            "/dev/dns".to_owned(),
            "/dev/mail".to_owned(),
            format!("/dev/mail/{mail}"),
            format!("/dev/mail/{mail}/html"),
        ] {
            assert_eq!(client.get(&path).await.status.as_u16(), status, "{peer} {path}");
        }
    }
}

/// Proxies of a network count without a list of each.
#[tokio::test]
async fn a_network_of_proxies_is_trusted() {
    let app = TestApp::start_with(Engine::Sqlite, &[("BC_TRUSTED_PROXIES", "10.1.0.0/16, fd00::/8")]).await;
    let guess = async |peer: &str, forwarded: &str| {
        let mut client = app.client().with_header("x-forwarded-for", forwarded);
        client.peer = Some(peer.parse().expect("an address"));
        client.post("/api/check-password", &[("password", crate::support::PASSWORD)]).await.status.as_u16()
    };
    for number in 0..31 {
        assert_eq!(guess("10.1.7.8:5000", &format!("192.0.2.{number}, 10.1.200.1")).await, 200);
        assert_eq!(guess("[fd12::1]:5000", &format!("192.0.3.{number}")).await, 200);
    }
    for number in 0..30 {
        assert_eq!(guess("10.2.7.8:5000", &format!("192.0.4.{number}")).await, 200);
    }
    assert_eq!(guess("10.2.7.8:5000", "192.0.4.200").await, 429, "one that is not listed is one client");
}

#[tokio::test]
async fn a_host_is_compared_as_addresses_are() {
    let app = TestApp::start_with(Engine::Sqlite, &[("BC_BASE_URL", "https://business.contoso.com")]).await;
    for (host, status) in [
        ("business.contoso.com", 200),
        ("Business.Contoso.COM:443", 200),
        ("business.contoso.com.", 200),
        ("business.contoso.com:80", 421),
        ("business.contoso.com.evil.example", 421),
        ("contoso.com", 421),
    ] {
        assert_eq!(app.client().with_header("host", host).get("/Customer/").await.status.as_u16(), status, "{host}");
    }
}

#[tokio::test]
async fn other_hosts_of_the_domain_are_told_to_use_https_where_the_operator_says_so() {
    for (setting, expected) in [("no", "max-age=63072000"), ("yes", "max-age=63072000; includeSubDomains")] {
        let settings = [("BC_BASE_URL", "https://business.contoso.com"), ("BC_HSTS_SUBDOMAINS", setting)];
        let app = TestApp::start_with(Engine::Sqlite, &settings).await;
        let answer = app.client().with_header("host", "business.contoso.com").get("/Customer/").await;
        assert_eq!(answer.headers["strict-transport-security"], expected);
    }
}

/// What decides whether a request is refused fails closed.
#[tokio::test]
async fn bytes_that_are_no_text_are_no_host_and_no_origin() {
    let app = TestApp::start(Engine::Sqlite).await;
    let answer = app.client().with_bytes("host", b"localhost:3000\xff").get("/Customer/").await;
    assert_eq!(answer.status.as_u16(), 421);
    for (name, value) in [("origin", b"http://localhost:3000\xff".as_slice()), ("sec-fetch-site", b"same-origin\xff")] {
        let mut client = app.client().with_bytes(name, value);
        let answer = client.post_with("/Customer/", &[("email", "harry@contoso.com")], &[]).await;
        assert_eq!(answer.status.as_u16(), 403, "{name}");
    }
}
