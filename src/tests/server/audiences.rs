//! Browsers and machines: routes of the one take nothing that belongs to the other.

use crate::support::{
    Client, Engine, TestApp,
    seats::{account_of, add_service, of_seats, prove, subscribe},
};
use axum::{body::Body, http::Method};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use business_center::{
    api::functions::SERVER_FUNCTIONS,
    server::http::{
        problem::MEDIA_TYPE,
        route::{Audience, Route},
        routes::product_routes,
    },
};
use serde_json::Value;

fn is_for_machines(route: &Route) -> bool {
    matches!(route.rule.audience, Audience::Machines(_))
}

/// A service and a signed-in person: credentials and a browser.
async fn both(app: &TestApp) -> (String, Client) {
    let harry = app.register_harry().await;
    let account = account_of(app, "harry@contoso.com").await;
    prove(app, &account, "contoso.com").await;
    subscribe(app, &account, &of_seats("S-1", 5)).await;
    let secret = add_service(app, "mail", &["contoso-mail"]).await;
    (format!("Basic {}", STANDARD.encode(format!("mail:{secret}"))), harry)
}

#[tokio::test]
async fn no_route_of_machines_reads_or_sets_a_cookie_or_answers_with_a_page() {
    let app = TestApp::start(Engine::Sqlite).await;
    let (_, mut harry) = both(&app).await;
    let cookies = harry.cookies.clone();
    let routes: Vec<Route> = product_routes().into_iter().filter(is_for_machines).collect();
    assert!(routes.len() >= 3);
    for route in &routes {
        for method in [Method::GET, Method::POST, Method::DELETE] {
            let path = format!("{}?language=ru&scope=x", route.rule.path);
            let form = [("content-type", "application/x-www-form-urlencoded")];
            let without = app.client().send(method.clone(), &path, Body::empty(), &form).await;
            let with = harry.send(method.clone(), &path, Body::empty(), &form).await;
            assert_eq!(with.status, without.status, "{method} {path}");
            assert!(!with.headers.contains_key("set-cookie"), "{method} {path}");
            assert!(!with.headers.contains_key("content-security-policy"), "{method} {path}");
            let kind = with.headers["content-type"].to_str().expect("a type");
            assert_eq!(kind, if with.status.is_success() { "application/json" } else { MEDIA_TYPE }, "{method} {path}");
            if !with.status.is_success() {
                let problem: Value = serde_json::from_str(&with.body).expect("a problem");
                assert_eq!(problem["status"], with.status.as_u16());
            }
        }
    }
    assert_eq!(harry.cookies, cookies);
}

#[tokio::test]
async fn no_page_or_server_function_takes_the_credentials_of_a_service() {
    let app = TestApp::start(Engine::Sqlite).await;
    let (credentials, _) = both(&app).await;
    let pages = product_routes().into_iter().filter(|route| !is_for_machines(route)).map(|route| route.rule.path);
    let paths: Vec<&str> = pages.chain(SERVER_FUNCTIONS.iter().map(|(path, _)| *path)).collect();
    assert!(paths.len() > 80);
    for path in paths {
        for method in [Method::GET, Method::POST] {
            let form = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
            let without = app.client().send(method.clone(), path, Body::empty(), &form).await;
            let headers = [form[0], form[1], ("authorization", credentials.as_str())];
            let with = app.client().send(method.clone(), path, Body::empty(), &headers).await;
            assert_eq!((with.status, with.location()), (without.status, without.location()), "{method} {path}");
            assert!(!with.headers.contains_key("www-authenticate"), "{method} {path}");
        }
    }
}

#[tokio::test]
async fn the_description_covers_the_routes_of_machines_alone() {
    let app = TestApp::start(Engine::Sqlite).await;
    let answer = app.client().get("/api/v1/openapi.json").await;
    let document: Value = serde_json::from_str(&answer.body).expect("JSON");
    let described: Vec<&str> = document["paths"].as_object().expect("paths").keys().map(String::as_str).collect();
    let routes = product_routes();
    let mut expected: Vec<&str> =
        routes.iter().filter(|route| is_for_machines(route)).map(|route| route.rule.path).collect();
    expected.sort_unstable();
    assert_eq!(described, expected);
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            let method = Method::from_bytes(method.to_uppercase().as_bytes()).expect("a method");
            let answer = app.client().send(method, path, Body::empty(), &[]).await;
            let status = answer.status.as_u16().to_string();
            assert!(
                operation["responses"].get(&status).is_some(),
                "{path} answers {status}, which it does not describe"
            );
        }
    }
}
