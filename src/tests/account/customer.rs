//! `/Customer/`: signing in and out, limits, headers, origins, hosts.

use crate::support::{Answer, Client, Engine, PASSWORD, TestApp, access::colleague, on_both_engines};
use axum::{body::Body, http::Method};
use business_center::domain::moment::Span;

/// Fills in and sends the form of the password link opened last.
async fn set_password(client: &mut Client, password: &str) -> Answer {
    let link = client.get("/reset-password").await.value_of("link");
    let form = [("link", link.as_str()), ("password", password), ("confirmation", password)];
    client.post("/reset-password", &form).await
}

on_both_engines! {
    async fn a_person_signs_out_and_in_again(app: TestApp) {
        let mut client = app.register_harry().await;
        let before = client.cookies["bc_session"].clone();
        assert_eq!(client.post("/sign-out", &[("x", "")]).await.location(), Some("/Customer/"));
        assert_eq!(client.get("/home").await.status.as_u16(), 303);
        client.cookies.insert("bc_session".to_owned(), before.clone());
        assert_eq!(client.get("/home").await.status.as_u16(), 303, "an ended session stays ended");
        let answer = client.post("/Customer/", &[("email", "HARRY@contoso.com"), ("password", PASSWORD)]).await;
        assert_eq!(answer.location(), Some("/home"));
        assert_ne!(client.cookies["bc_session"], before, "the id changes at sign-in (attack case 16)");
        assert!(client.get("/home").await.shows("Hello, Harry"));
    }

    async fn a_browser_that_keeps_no_cookie_is_told(app: TestApp) {
        app.register_harry().await;
        let mut client = app.client();
        let page = client.get("/Customer/?return_to=%2Fprofile").await;
        let check = page.value_of("check_cookies");
        let form =
            [("email", "harry@contoso.com"), ("password", PASSWORD), ("return_to", "/profile"), ("check_cookies", &check)];
        let answer = client.post("/Customer/", &form).await;
        let check = answer.location().unwrap_or_else(|| panic!("no path: {}", answer.body));
        assert_eq!(client.clone().get(check).await.location(), Some("/profile"));
        client.cookies.clear();
        let page = client.get(check).await;
        assert!(page.shows("it refuses this site's cookies") && page.values_of("return_to").contains(&"/profile".to_owned()), "{}", page.body);
    }

    async fn a_session_ends_after_an_hour_of_silence_and_twelve_in_any_case(app: TestApp) {
        let mut client = app.register_harry().await;
        app.pass(Span::minutes(59));
        assert_eq!(client.get("/home").await.status.as_u16(), 200);
        app.pass(Span::minutes(60));
        assert_eq!(client.get("/home").await.status.as_u16(), 303);
        client.post("/Customer/", &[("email", "harry@contoso.com"), ("password", PASSWORD)]).await;
        for _ in 0..12 {
            app.pass(Span::minutes(59));
            assert_eq!(client.get("/home").await.status.as_u16(), 200);
        }
        app.pass(Span::minutes(12));
        assert_eq!(client.get("/home").await.status.as_u16(), 303);
    }

    /// Attack case 18 and 19: unknown, active and invited addresses look the same while guessing.
    async fn guessing_looks_the_same_for_every_address(app: TestApp) {
        app.register_harry().await;
        let mut stories = Vec::new();
        for address in ["harry@contoso.com", "nobody@contoso.com"] {
            let mut client = app.client();
            let mut story = Vec::new();
            for _ in 0..6 {
                let answer = client.post("/Customer/", &[("email", address), ("password", "wrong password")]).await;
                story.push((answer.status.as_u16(), answer.stable_body().replace(address, "ADDRESS")));
            }
            assert_eq!(story.iter().map(|(status, _)| *status).collect::<Vec<_>>(), [422, 422, 422, 422, 422, 429]);
            stories.push(story);
        }
        assert_eq!(stories[0], stories[1]);
        let mut client = app.client();
        let waiting = client.post("/Customer/", &[("email", "harry@contoso.com"), ("password", PASSWORD)]).await;
        assert_eq!(waiting.status.as_u16(), 429, "while waiting the password is not checked");
        app.pass(Span::seconds(1));
        let answer = client.post("/Customer/", &[("email", "harry@contoso.com"), ("password", PASSWORD)]).await;
        assert_eq!(answer.location(), Some("/home"));
    }

    async fn a_hundred_failures_disable_the_password_until_it_is_reset(app: TestApp) {
        app.register_harry().await;
        for _ in 0..100 {
            app.pass(Span::minutes(2));
            app.client().post("/Customer/", &[("email", "harry@contoso.com"), ("password", "wrong password")]).await;
        }
        app.pass(Span::minutes(2));
        let mut client = app.client();
        let answer = client.post("/Customer/", &[("email", "harry@contoso.com"), ("password", PASSWORD)]).await;
        assert_eq!(answer.status.as_u16(), 422);
        client.post("/forgot-password", &[("email", "harry@contoso.com")]).await;
        let link = app.newest_link("harry@contoso.com").await;
        client.get(&link).await;
        let answer = set_password(&mut client, "violets in june 22").await;
        assert_eq!(answer.location(), Some("/Customer/"));
        let answer =
            client.post("/Customer/", &[("email", "harry@contoso.com"), ("password", "violets in june 22")]).await;
        assert_eq!(answer.location(), Some("/home"));
    }

    async fn a_reset_ends_all_sessions_works_once_and_tells_the_address(app: TestApp) {
        let mut old = app.register_harry().await;
        let mut client = app.client();
        let known = client.post("/forgot-password", &[("email", "harry@contoso.com")]).await;
        let unknown = app.client().post("/forgot-password", &[("email", "nobody@contoso.com")]).await;
        assert_eq!(
            (known.status, known.location(), &known.body),
            (unknown.status, unknown.location(), &unknown.body)
        );
        let link = app.newest_link("harry@contoso.com").await;
        assert!(link.starts_with("/r/"), "{link}");
        client.get(&link).await;
        set_password(&mut client, "violets in june 22").await;
        assert_eq!(old.get("/home").await.status.as_u16(), 303);
        client.get(&link).await;
        assert!(client.get("/reset-password").await.shows("This link has been used"));
        app.run_jobs().await;
        assert!(app.mails("harry@contoso.com").iter().any(|mail| mail.subject.contains("was changed")));
        assert_eq!(app.mails("nobody@contoso.com").len(), 0);
    }

    async fn a_reset_link_lives_thirty_minutes(app: TestApp) {
        app.register_harry().await;
        let mut client = app.client();
        client.post("/forgot-password", &[("email", "harry@contoso.com")]).await;
        let link = app.newest_link("harry@contoso.com").await;
        client.get(&link).await;
        app.pass(Span::minutes(30));
        assert!(client.get("/reset-password").await.shows("This link has expired"));
    }

    async fn the_password_is_changed_with_the_current_one(app: TestApp) {
        let mut client = app.register_harry().await;
        let mut other = app.client();
        other.post("/Customer/", &[("email", "harry@contoso.com"), ("password", PASSWORD)]).await;
        let new = "violets in june 22";
        let wrong = [("current_password", "wrong"), ("password", new), ("confirmation", new)];
        let answer = client.post("/profile/password", &wrong).await;
        assert_eq!(answer.status.as_u16(), 422);
        assert!(answer.shows("This is not your current password"), "{}", answer.body);
        let right = [("current_password", PASSWORD), ("password", new), ("confirmation", new)];
        let answer = client.post("/profile/password", &right).await;
        assert_eq!(answer.location(), Some("/profile"));
        assert_eq!(client.get("/home").await.status.as_u16(), 200);
        assert_eq!(other.get("/home").await.status.as_u16(), 303);
    }

    async fn a_form_sent_after_the_session_ended_comes_back_unsent(app: TestApp) {
        let mut client = app.register_harry().await;
        app.pass(Span::hours(2));
        let form = [("first_name", "Harold"), ("last_name", "M"), ("language", "it"), ("country", "IT")];
        let answer = client.post("/profile", &form).await;
        assert_eq!(answer.location(), Some("/Customer/?return_to=%2Fprofile"));
        assert_eq!(client.kept_notice(), Some("draft-kept"));
        let sign_in = [("email", "harry@contoso.com"), ("password", PASSWORD), ("return_to", "/profile")];
        assert_eq!(client.post("/Customer/", &sign_in).await.location(), Some("/profile"));
        assert_eq!(client.get("/profile").await.value_of("first_name"), "Harold");
        assert_eq!(app.count("SELECT COUNT(*) FROM users WHERE first_name = 'Harry'").await, 1);
    }

    async fn a_deep_link_survives_sign_in_and_a_form_leads_back_to_its_page(app: TestApp) {
        let mut client = app.register_harry().await;
        app.pass(Span::hours(2));
        let answer = client.get("/home?x=1").await;
        assert_eq!(answer.location(), Some("/Customer/?return_to=%2Fhome%3Fx%3D1"));
        assert_eq!(client.kept_notice(), Some("session-ended"));
        let form = [("current_password", PASSWORD), ("password", "x"), ("confirmation", "x")];
        let answer = client.post("/profile/password", &form).await;
        assert_eq!(answer.location(), Some("/Customer/?return_to=%2Fprofile"));
        assert_eq!(client.kept_notice(), Some("session-ended"));
        let foreign = [("email", "harry@contoso.com"), ("password", PASSWORD), ("return_to", "//evil.test")];
        assert_eq!(client.post("/Customer/", &foreign).await.location(), Some("/home"));
    }

    /// Anyone can send a link, and a page may be loaded again: neither tells of something that was not done just now.
    async fn what_was_done_is_told_once(app: TestApp) {
        let mut client = app.register_harry().await;
        let form = [("first_name", "Harold"), ("last_name", ""), ("language", "en"), ("country", "US")];
        client.post("/profile", &form).await;
        assert!(!client.get("/home").await.shows("data-kind=\"success\""), "it is about another page");
        let ahead = client.clone().with_header("sec-purpose", "prefetch").get("/profile").await;
        assert!(!ahead.shows("Your changes are saved") && client.kept_notice().is_some(), "{}", ahead.body);
        let told = client.get("/profile").await;
        assert!(told.shows("<title>Your changes are saved – My Profile – Business Center</title>"), "{}", told.body);
        assert!(told.shows("role=\"status\" tabindex=\"-1\" autofocus"), "{}", told.body);
        for path in ["/profile", "/profile?notice=saved", "/home?notice=own-role-removed", "/Customer/?notice=signed-out"] {
            let mut reader = if path.starts_with("/Customer/") { app.client() } else { client.clone() };
            let page = reader.get(path).await;
            assert!(page.status.as_u16() == 200 && !page.shows("data-kind=\"success\""), "{path}: {}", page.body);
        }
        client.cookies.insert("bc_notice".to_owned(), "password-changed:/home".to_owned());
        assert!(!client.get("/profile").await.shows("data-kind=\"success\""));
    }

    async fn first_steps_are_done_by_looking_at_their_pages_and_inviting(app: TestApp) {
        let mut client = app.register_harry().await;
        assert!(client.get("/home").await.shows("1 of 4 done"));
        client.clone().with_header("sec-purpose", "prefetch").get("/profile").await;
        assert!(client.get("/home").await.shows("1 of 4 done"), "nobody has seen a page that is fetched ahead");
        client.get("/profile").await;
        assert!(client.get("/home").await.shows("2 of 4 done"));
        client.get("/support/roles").await;
        assert!(client.get("/home").await.shows("3 of 4 done"));
        // Who may not invite is not asked to (R29).
        let mut rosa = colleague(&app, &mut client, "rosa@contoso.com", "account_viewer").await;
        assert!(rosa.get("/home").await.shows("1 of 3 done"));
        assert!(!client.get("/home").await.shows("First steps"));
    }

    async fn the_profile_is_changed_and_the_page_follows_the_language(app: TestApp) {
        let mut client = app.register_harry().await;
        let form = [("first_name", "Harold"), ("last_name", ""), ("language", "it"), ("country", "IT")];
        assert_eq!(client.post("/profile", &form).await.location(), Some("/profile"));
        let page = client.get("/profile").await;
        assert!(page.shows("<html lang=\"it\"") && page.shows("Il mio profilo"), "{}", page.body);
    }
}

#[tokio::test]
async fn every_spelling_of_the_address_leads_to_sign_in() {
    let app = TestApp::start(Engine::Sqlite).await;
    for path in ["/", "/Customer", "/customer", "/CUSTOMER/", "/cUstomer/"] {
        assert_eq!(app.client().get(path).await.location(), Some("/Customer/"), "{path}");
    }
    let page = app.client().get("/Customer/").await;
    assert!(page.shows("Haven't received your invitation email? Click here"), "{}", page.body);
}

/// asvs: v5.0.0-3.4.1 v5.0.0-3.4.3 v5.0.0-3.4.4
#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let settings = [("BC_BASE_URL", "https://bc.example")];
    let app = TestApp::start_with(Engine::Sqlite, &settings).await;
    let mut client = app.client().with_header("host", "bc.example");
    for path in ["/Customer/", "/nope", "/home", "/healthz", "/i/x"] {
        let answer = client.get(path).await;
        let header = |name: &str| answer.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
        assert_eq!(header("strict-transport-security"), "max-age=63072000", "{path}");
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("referrer-policy"), "same-origin");
        assert_eq!(header("cross-origin-opener-policy"), "same-origin");
        assert!(header("content-security-policy").starts_with("default-src 'none'; script-src 'nonce-"), "{path}");
        assert_eq!(header("cache-control"), "no-store");
    }
}

/// Attack case 13.
#[tokio::test]
async fn only_the_configured_host_is_answered() {
    let app = TestApp::start(Engine::Sqlite).await;
    for host in ["evil.test", "localhost:3001", "localhost:3000.evil.test", ""] {
        let answer = app.client().with_header("host", host).get("/Customer/").await;
        assert_eq!(answer.status.as_u16(), 421, "{host}");
    }
    let answer = app.client().get("http://evil.test/Customer/").await;
    assert_eq!(answer.status.as_u16(), 421);
    let answer = app.client().with_header("host", "127.0.0.1:3000").get("/Customer/?a=b").await;
    assert_eq!(answer.location(), Some("http://localhost:3000/Customer/?a=b"));
    assert_eq!(app.client().with_header("host", "10.1.1.1").get("/readyz").await.status.as_u16(), 200);
    let mut client =
        app.client().with_header("x-forwarded-host", "evil.test").with_header("forwarded", "host=evil.test");
    client.post("/forgot-password", &[("email", "harry@contoso.com")]).await;
    app.invite_harry().await;
    for mail in app.mails("harry@contoso.com") {
        assert!(!mail.text.contains("evil.test") && !mail.html.contains("evil.test"));
    }
}

/// Attack case 24.
#[tokio::test]
async fn what_another_site_sends_is_refused_before_anything_runs() {
    let app = TestApp::start(Engine::Sqlite).await;
    app.register_harry().await;
    let form = [("email", "harry@contoso.com"), ("password", PASSWORD)];
    for path in ["/Customer/", "/api/sign-in"] {
        for headers in [
            &[("origin", "https://evil.test")][..],
            &[("origin", "null")],
            &[("sec-fetch-site", "cross-site"), ("origin", "http://localhost:3000")],
            &[("sec-fetch-site", "none")],
            &[],
        ] {
            let answer = app.client().post_with(path, &form, headers).await;
            assert_eq!((answer.status.as_u16(), answer.location()), (403, None), "{path} {headers:?}");
            assert!(answer.headers.get("set-cookie").is_none());
        }
        let site = ("sec-fetch-site", "same-origin");
        for encoding in ["text/plain", "application/json", "multipart/form-data; boundary=x"] {
            let body = Body::from("email=harry@contoso.com&password=x");
            let answer = app.client().send(Method::POST, path, body, &[site, ("content-type", encoding)]).await;
            assert_eq!(answer.status.as_u16(), 400, "{path} {encoding}");
        }
    }
}

/// Attack cases 15 and 23.
#[tokio::test]
async fn odd_bodies_are_refused_with_a_page() {
    let app = TestApp::start(Engine::Sqlite).await;
    let big = "a".repeat(3 * 1024 * 1024);
    let many = "a=b&".repeat(10_000);
    let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
    for path in ["/Customer/", "/resend", "/forgot-password", "/register", "/language", "/sign-out"] {
        for body in
            ["", "=", "email", "email=&password=", "email=%00&password=%00", "email=a&email=b", "%ff%fe", &many, &big]
        {
            let answer = app.client().send(Method::POST, path, Body::from(body.to_owned()), &headers).await;
            assert!(answer.status.as_u16() < 500, "{path} {} {}", answer.status, answer.body);
        }
    }
    let answer = app.client().send(Method::POST, "/Customer/", Body::from(big), &headers).await;
    assert_eq!(answer.status.as_u16(), 413);
    assert!(answer.shows("larger than this page accepts"), "{}", answer.body);
}

#[tokio::test]
async fn faults_are_told_in_the_language_of_the_page() {
    let app = TestApp::start(Engine::Sqlite).await;
    for (language, text) in [("en", "Fill in “Password”."), ("ru", "Пароль"), ("es", "Contraseña"), ("it", "Password")]
    {
        let mut client = app.client().with_header("accept-language", language);
        let answer = client.post("/Customer/", &[("email", "harry"), ("password", "")]).await;
        assert_eq!(answer.status.as_u16(), 422);
        assert!(answer.shows(&format!("<html lang=\"{language}\"")) && answer.shows(text), "{}", answer.body);
        assert_eq!(answer.value_of("email"), "harry");
    }
}

#[tokio::test]
async fn a_personal_address_is_refused_with_an_explanation() {
    let app = TestApp::start_with(Engine::Sqlite, &[("BC_ALLOWED_PUBLIC_ADDRESSES", "ana@gmail.com")]).await;
    let answer = app.client().post("/Customer/", &[("email", "harry@gmail.com"), ("password", "x")]).await;
    assert!(answer.status.as_u16() == 422 && answer.shows("personal address"), "{}", answer.body);
    let answer = app.client().post("/Customer/", &[("email", "ana@gmail.com"), ("password", "x")]).await;
    assert!(answer.shows("The email address and the password don"), "{}", answer.body);
}

#[test]
fn every_server_function_has_an_access_rule() {
    assert_eq!(business_center::server::http::routes::unlisted_server_functions(), Vec::<String>::new());
}
