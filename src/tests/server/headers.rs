//! What other applications of the domain, proxies and browsers send in headers: bytes that are no text change nothing.

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
