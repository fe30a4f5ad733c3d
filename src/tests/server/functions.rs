//! The server functions as scripts call them: the fields they read, and their responses.

use crate::support::{
    Client, Engine, TestApp,
    access::{colleague, invite},
    things::Things,
};
use axum::{body::Body, http::Method};

/// The answer to what cannot be read.
const UNREADABLE: &str = "\"Unreadable\"";

async fn call(client: &mut Client, function: &str, body: &str) -> String {
    let own = [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
    client.send(Method::POST, &format!("/api/{function}"), Body::from(body.to_owned()), &own).await.body
}

/// Harry, with Rosa as a colleague and Ivan, who is invited.
async fn contoso(app: &TestApp) -> (Client, Things) {
    let mut harry = app.register_harry().await;
    colleague(app, &mut harry, "rosa@contoso.com", "account_viewer").await;
    invite(&mut harry, &[("ivan@contoso.com", &["account_viewer"])]).await;
    app.run_jobs().await;
    let things = Things::find(app, "rosa@contoso.com", "ivan@contoso.com").await;
    (harry, things)
}

#[tokio::test]
async fn lists_and_truth_values_are_read_in_their_own_form_and_in_no_other() {
    let app = TestApp::start(Engine::Sqlite).await;
    let (mut harry, things) = contoso(&app).await;
    let (id, account, user) = (&things.invitation, &things.account, &things.user);
    let [report, view] = ["report_viewer", "account_viewer"].map(|role| format!("{role}%40{account}"));
    let row = |place: usize, role: &str| {
        let name = |field: &str| format!("people[{place}][{field}]");
        let fields = [("email", "a@contoso.com"), ("first_name", "A"), ("language", "en"), ("country", "US")];
        let fields = fields.map(|(field, value)| format!("{}={value}", name(field))).join("&");
        format!("{fields}&people[{place}][roles]{role}=account_viewer")
    };
    for (function, body) in [
        ("set-invitation-roles", format!("invitation={id}&roles[]={report}&roles[]={view}")),
        ("set-invitation-roles", format!("invitation={id}&roles[1]={report}&roles[0]={view}")),
        ("set-invitation-roles", format!("invitation={id}&roles%5B0%5D={report}")),
        ("resend-invitation", format!("invitation={id}")),
        ("resend-invitation", format!("invitation={id}&void_earlier=true")),
        ("resend-invitation", format!("invitation={id}&void_earlier=false")),
        ("end-sessions", format!("user={user}&other[x][y]=1")),
        ("invite-users", format!("form_key=1&accounts[]={account}&{}", row(0, "[]"))),
        ("invite-users", format!("form_key=2&accounts[0]={account}&{}", row(0, "[0]"))),
        ("invite-users", format!("form_key=3&{}&people[0][email]=", row(1, "[0]"))),
    ] {
        let answer = call(&mut harry, function, &body).await;
        let is_done = match function {
            "invite-users" => answer.contains("\"done\":[{\"email\":\"a@contoso.com\""),
            "resend-invitation" => answer.starts_with("[\"sent\","),
            _ => answer == "null",
        };
        assert!(is_done, "{function} {body}: {answer}");
    }
    for (function, body) in [
        ("set-invitation-roles", format!("invitation={id}&roles={report}")),
        ("set-invitation-roles", format!("invitation={id}&roles={report}&roles={view}")),
        ("set-invitation-roles", format!("invitation={id}&roles[a]={report}")),
        ("set-invitation-roles", format!("invitation[a]={id}&roles[0]={report}")),
        ("resend-invitation", format!("invitation={id}&void_earlier=1")),
        ("resend-invitation", format!("invitation={id}&void_earlier=on")),
        ("resend-invitation", format!("invitation={id}&void_earlier=")),
        ("resend-invitation", format!("invitation={id}&void_earlier=TRUE")),
        ("end-sessions", format!("user={user}&user={user}")),
        ("end-sessions", format!("user[]={user}")),
        ("invite-users", format!("form_key=4&accounts={account}&{}", row(0, "[0]"))),
        ("invite-users", format!("form_key=5&accounts[0]={account}&{}", row(0, ""))),
        ("invite-users", "form_key=6&people[0]=a@contoso.com".to_owned()),
        ("invite-users", "form_key=7&people=a@contoso.com".to_owned()),
    ] {
        assert_eq!(call(&mut harry, function, &body).await, UNREADABLE, "{function} {body}");
    }
}

/// Whatever the caller says it takes, and from where it says it comes.
#[tokio::test]
async fn what_cannot_be_read_is_the_callers_fault_and_leads_nowhere() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut harry = app.register_harry().await;
    for (accept, function, body) in [
        ("*/*", "set-invitation-roles", "roles=1"),
        ("text/html", "set-invitation-roles", "roles=1"),
        ("text/html,application/json", "end-sessions", "user[]=1"),
        ("application/json", "sign-in", "email[a]=%ff"),
        ("text/html", "request-resend", "email=x&email=y"),
    ] {
        let headers = [
            ("sec-fetch-site", "same-origin"),
            ("content-type", "application/x-www-form-urlencoded"),
            ("accept", accept),
            ("referer", "https://evil.example/x"),
        ];
        let answer = harry.send(Method::POST, &format!("/api/{function}"), Body::from(body), &headers).await;
        assert_eq!((answer.status.as_u16(), answer.body.as_str()), (400, UNREADABLE), "{accept} {function}");
        assert_eq!(answer.location(), None);
    }
    let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
    let pages = [("accept", "text/html"), ("referer", "https://evil.example/x")];
    let all: Vec<_> = headers.into_iter().chain(pages).collect();
    let answer = harry.send(Method::POST, "/api/choose-scope", Body::from("scope=&return_to=/profile"), &all).await;
    assert_eq!((answer.status.as_u16(), answer.body.as_str(), answer.location()), (200, "\"/profile\"", None));
}

#[tokio::test]
async fn what_is_left_out_is_empty_and_answers_are_json() {
    let app = TestApp::start(Engine::Sqlite).await;
    let (mut harry, things) = contoso(&app).await;
    let long = "password=kiwi+lamp+storm+7";
    for (function, body, answer) in [
        ("end-sessions", "", "\"NotFound\""),
        ("add-role", &*format!("user={}", things.user), "\"Forbidden\""),
        (
            "set-invitation-roles",
            &*format!("invitation={}", things.invitation),
            r#"{"Invalid":[{"field":"roles","code":"ChoiceMissing"}]}"#,
        ),
        ("check-password", "", "\"Required\""),
        ("check-password", "password=true", r#"{"PasswordTooShort":{"min":15}}"#),
        ("check-password", long, "null"),
        ("choose-language", "language=ru&return_to=/home", "\"/home\""),
        ("choose-scope", "scope=&return_to=/profile", "\"/profile\""),
        ("sign-in", "email=harry@contoso.com&password=wrong", "\"SignInFailed\""),
        ("invite-users", "people[0][email]=a@contoso.com", UNREADABLE),
    ] {
        assert_eq!(call(&mut harry, function, body).await, answer, "{function} {body}");
    }
}
