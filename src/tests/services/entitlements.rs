//! What services are told about addresses: by whom, in which form, at which price.

use crate::support::{
    Answer, Client, TestApp, on_both_engines,
    seats::{account_of, add_service, of_seats, prove, rotate_service, run, subscribe},
};
use axum::{body::Body, http::Method};
use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use business_center::{
    domain::{audit::By, moment::Span},
    server::{change::Change, http::problem::MEDIA_TYPE, jobs, signing},
};
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use serde_json::{Value, json};
use tokio::task::JoinSet;

const PATH: &str = "/api/v1/entitlements";
const KEYS: &str = "/.well-known/jwks.json";
const HARRY: &str = "harry@contoso.com";
const FORM: &str = "application/x-www-form-urlencoded";

/// Contoso with a proven domain and a subscription of so many seats, and the service `mail` that asks; its secret.
async fn contoso(app: &TestApp, seats: i64) -> String {
    app.register_harry().await;
    let account = account_of(app, HARRY).await;
    prove(app, &account, "contoso.com").await;
    subscribe(app, &account, &of_seats("S-1", seats)).await;
    add_service(app, "mail", &["contoso-mail"]).await
}

fn basic(name: &str, secret: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{name}:{secret}")))
}

async fn send(client: &mut Client, credentials: &str, media_type: &str, body: String) -> Answer {
    let headers = [("authorization", credentials), ("content-type", media_type)];
    client.send(Method::POST, PATH, Body::from(body), &headers).await
}

pub async fn ask(app: &TestApp, secret: &str, address: &str) -> Answer {
    let body = serde_urlencoded::to_string([("address", address)]).expect("a form");
    send(&mut app.client(), &basic("mail", secret), FORM, body).await
}

fn part(token: &str, place: usize) -> Value {
    let part = token.split('.').nth(place).expect("a part of a token");
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).expect("base64url")).expect("JSON")
}

/// The claims of an answer, whose signature is verified by the published keys.
async fn claims(app: &TestApp, answer: &Answer) -> Value {
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.headers["content-type"], "application/jwt");
    assert_eq!(answer.headers["cache-control"], "no-store");
    let header = part(&answer.body, 0);
    assert_eq!((&header["typ"], &header["alg"]), (&json!("entitlement+jwt"), &json!("ES256")));
    let keys: Value = serde_json::from_str(&app.client().get(KEYS).await.body).expect("keys");
    let key = keys["keys"].as_array().expect("keys").iter().find(|key| key["kid"] == header["kid"]).expect("the key");
    let coordinate = |name: &str| URL_SAFE_NO_PAD.decode(key[name].as_str().expect("a coordinate")).expect("base64url");
    let point = [vec![4], coordinate("x"), coordinate("y")].concat();
    let (signed, signature) = answer.body.rsplit_once('.').expect("a signature");
    let signature = URL_SAFE_NO_PAD.decode(signature).expect("base64url");
    UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(signed.as_bytes(), &signature).expect("a signature");
    part(&answer.body, 1)
}

async fn is_active(app: &TestApp, secret: &str, address: &str) -> bool {
    claims(app, &ask(app, secret, address).await).await["active"] == true
}

on_both_engines! {
    async fn a_person_of_the_domain_takes_a_seat_at_first_use_until_none_is_left(app: TestApp) {
        let secret = contoso(&app, 1).await;
        let first = claims(&app, &ask(&app, &secret, "Ana@Contoso.com").await).await;
        let seat = first["sub"].as_str().expect("a subject").to_owned();
        let seconds = app.now().0 / 1000;
        assert_eq!(
            first,
            json!({
                "iss": "http://localhost:3000", "aud": "mail", "iat": seconds, "exp": seconds + 300, "active": true,
                "sub": seat, "entitlements": [{ "id": "S-1", "product": "contoso-mail", "until": "2027-10-31" }],
            })
        );
        let again = claims(&app, &ask(&app, &secret, "ana@contoso.com").await).await;
        assert_eq!(again["sub"], seat.as_str(), "one seat");
        assert!(!is_active(&app, &secret, "bea@contoso.com").await, "no seat is left");
        assert_eq!(app.count("SELECT assigned FROM subscriptions").await, 1);
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'seat.assigned'").await, 1);
    }

    async fn whoever_is_not_entitled_gets_one_and_the_same_answer(app: TestApp) {
        let secret = contoso(&app, 3).await;
        assert!(is_active(&app, &secret, "ana@contoso.com").await);
        app.execute("UPDATE subscriptions SET is_assigned_only = TRUE").await;
        let seconds = app.now().0 / 1000;
        let nothing = json!({
            "iss": "http://localhost:3000", "aud": "mail", "iat": seconds, "exp": seconds + 300, "active": false,
        });
        for address in ["bea@contoso.com", "eve@fabrikam.com", "no address", "", "ana@sub.contoso.com"] {
            assert_eq!(claims(&app, &ask(&app, &secret, address).await).await, nothing, "{address}");
        }
        assert!(is_active(&app, &secret, "ana@contoso.com").await);
        for sql in [
            "UPDATE domains SET state = 'lapsed'",
            "UPDATE subscriptions SET status = 'suspended'",
            "UPDATE subscriptions SET starts_on = '2026-11-21'",
            "UPDATE subscriptions SET ends_on = '2026-10-20'",
            "UPDATE subscriptions SET seats = 0, over_since = 0, over_from = 1",
            "UPDATE products SET service = 'contoso-calls'",
        ] {
            app.execute("UPDATE domains SET state = 'verified'").await;
            app.execute("UPDATE products SET service = 'contoso-mail'").await;
            app.execute("UPDATE subscriptions SET status = 'active', starts_on = '2026-11-01', ends_on = NULL, seats = 3, over_since = NULL, over_from = NULL").await;
            assert!(is_active(&app, &secret, "ana@contoso.com").await, "before {sql}");
            app.execute(sql).await;
            assert_eq!(claims(&app, &ask(&app, &secret, "ana@contoso.com").await).await, nothing, "{sql}");
        }
    }

    async fn two_servers_make_one_key(app: TestApp) {
        let other = app.another_instance().await;
        let mut running = JoinSet::new();
        for server in [app.app.clone(), other.clone(), app.app.clone(), other] {
            running.spawn(async move {
                let mut change = Change::begin(&server, By::System).await.expect("a change");
                let id = signing::ensure_key(&mut change, &server.custody).await.expect("a key");
                change.commit().await.expect("commit");
                id
            });
        }
        let ids = running.join_all().await;
        assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
        let keys = signing::key_set(&app.app).await.expect("keys");
        assert_eq!(keys["keys"].as_array().map(Vec::len), Some(1));
        assert_eq!(app.count("SELECT COUNT(*) FROM signing_keys").await, 1);
    }

    async fn whoever_asks_for_the_keys_makes_none(app: TestApp) {
        let answer = app.client().get(KEYS).await;
        assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, r#"{"keys":[]}"#));
        assert_eq!(app.count("SELECT COUNT(*) FROM signing_keys").await, 0);
    }

    async fn a_replaced_key_stays_published_until_no_answer_needs_it(app: TestApp) {
        let secret = contoso(&app, 3).await;
        let old = ask(&app, &secret, "ana@contoso.com").await;
        let mut change = app.change(By::Operator).await;
        signing::rotate(&mut change, &app.app.custody).await.expect("a key");
        change.commit().await.expect("commit");
        let new = ask(&app, &secret, "ana@contoso.com").await;
        assert_ne!(part(&old.body, 0)["kid"], part(&new.body, 0)["kid"], "the new key signs");
        app.pass(Span(Span::minutes(65).0 - 1));
        jobs::tidy(&app.app).await.expect("tidying");
        claims(&app, &old).await;
        app.pass(Span(1));
        let keys: Value = serde_json::from_str(&app.client().get(KEYS).await.body).expect("keys");
        assert_eq!(keys["keys"].as_array().map(Vec::len), Some(1));
        jobs::tidy(&app.app).await.expect("tidying");
        assert_eq!(app.count("SELECT COUNT(*) FROM signing_keys").await, 1);
        claims(&app, &new).await;
    }

    async fn a_wrong_secret_and_an_unknown_name_are_answered_alike_and_limited(app: TestApp) {
        let secret = contoso(&app, 3).await;
        let mut client = app.client();
        let mut answers = Vec::new();
        for (number, name) in ["mail", "else"].iter().cycle().take(32).enumerate() {
            let wrong = format!("{number}{}", &secret[2..]);
            let answer = send(&mut client, &basic(name, &wrong), FORM, "address=ana%40contoso.com".to_owned()).await;
            assert_eq!(answer.headers["content-type"], MEDIA_TYPE);
            answers.push(answer.status.as_u16());
        }
        assert_eq!((&answers[..30], &answers[30..]), (&[401; 30][..], &[429; 2][..]));
        for credentials in ["Bearer x", "Basic x", "Basic bWFpbA==", ""] {
            assert_eq!(send(&mut client, credentials, FORM, String::new()).await.status, 401, "{credentials}");
        }
        // Only wrong secrets are limited.
        let right = send(&mut client, &basic("mail", &secret), FORM, "address=ana%40contoso.com".to_owned()).await;
        assert_eq!(right.status, 200);
        assert_eq!(app.count("SELECT COUNT(*) FROM seats").await, 1);
    }

    async fn the_former_secret_works_for_a_day(app: TestApp) {
        let former = contoso(&app, 3).await;
        let secret = rotate_service(&app, "mail").await;
        assert!(is_active(&app, &secret, "ana@contoso.com").await);
        app.pass(Span(Span::days(1).0 - 1));
        assert!(is_active(&app, &former, "ana@contoso.com").await);
        app.pass(Span(1));
        assert_eq!(ask(&app, &former, "ana@contoso.com").await.status, 401);
        assert!(is_active(&app, &secret, "ana@contoso.com").await);
    }

    async fn a_service_that_asks_too_often_waits(app: TestApp) {
        let secret = contoso(&app, 3).await;
        assert!(is_active(&app, &secret, "ana@contoso.com").await);
        let full_at = app.now().0 + 60_000;
        run(&app, format!("UPDATE rate_limits SET full_at = {full_at} WHERE key LIKE 'questions:%'")).await;
        let mut answers = Vec::new();
        for _ in 0..200 {
            answers.push(ask(&app, &secret, "ana@contoso.com").await);
        }
        let waiting = answers.pop().expect("an answer");
        assert_eq!((waiting.status.as_u16(), &waiting.headers["retry-after"]), (429, &"1".parse().expect("a value")));
        assert!(answers.iter().all(|answer| answer.status == 200));
        app.pass(Span::seconds(1));
        assert!(is_active(&app, &secret, "ana@contoso.com").await);
    }

    async fn questions_come_as_a_form_or_as_json_and_nothing_else(app: TestApp) {
        let secret = contoso(&app, 3).await;
        let credentials = basic("mail", &secret);
        let mut client = app.client();
        let json = send(&mut client, &credentials, "application/json; charset=utf-8", json!({ "address": "ana@contoso.com", "more": 1 }).to_string()).await;
        assert_eq!(claims(&app, &json).await["active"], true);
        for (media_type, body, status) in [
            ("application/json", "{", 400),
            ("application/json", "{}", 400),
            (FORM, "email=ana%40contoso.com", 400),
            ("text/plain", "address=ana%40contoso.com", 400),
            (FORM, &"x".repeat(5000), 413),
        ] {
            let answer = send(&mut client, &credentials, media_type, body.to_owned()).await;
            assert_eq!((answer.status.as_u16(), &answer.headers["content-type"]), (status, &MEDIA_TYPE.parse().expect("a type")), "{body:.20}");
        }
        for header in [("origin", "http://localhost:3000"), ("sec-fetch-site", "same-origin")] {
            let headers = [("authorization", credentials.as_str()), ("content-type", FORM), header];
            let browser = client.send(Method::POST, PATH, Body::from("address=ana%40contoso.com"), &headers).await;
            assert_eq!((browser.status.as_u16(), &browser.headers["content-type"]), (403, &MEDIA_TYPE.parse().expect("a type")));
        }
        let get = client.send(Method::GET, PATH, Body::empty(), &[("authorization", &credentials)]).await;
        assert_eq!((get.status.as_u16(), &get.headers["content-type"]), (405, &MEDIA_TYPE.parse().expect("a type")));
        assert!(!get.headers.contains_key("content-security-policy"));
    }
}
