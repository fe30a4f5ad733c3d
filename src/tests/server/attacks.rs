//! Attack cases from the specification that belong to no single page.

use crate::support::{Engine, PASSWORD, TestApp, accept_form, agreement, on_both_engines, register};
use business_center::domain::moment::Span;

on_both_engines! {
    /// Attack case 7: an invited address without an account looks like an unknown one, and gets no mail.
    async fn an_invited_address_without_account_looks_unknown(app: TestApp) {
        app.invite_harry().await;
        let mut pages = Vec::new();
        for address in ["harry@contoso.com", "nobody@contoso.com"] {
            let mut client = app.client();
            let sign_in = client.post("/Customer/", &[("email", address), ("password", PASSWORD)]).await;
            let reset = client.post("/forgot-password", &[("email", address)]).await;
            let sent = client.get("/forgot-password/sent").await;
            pages.push((
                sign_in.status,
                sign_in.stable_body().replace(address, "ADDRESS"),
                reset.status,
                reset.location().map(str::to_owned),
                sent.stable_body(),
            ));
        }
        assert_eq!(pages[0], pages[1]);
        app.run_jobs().await;
        assert_eq!(app.mails("harry@contoso.com").len(), 1, "the invitation, and nothing else");
    }

    /// Attack case 8: fields that a form does not have change nothing.
    async fn extra_fields_change_nothing(app: TestApp) {
        let link = app.invite_harry().await;
        let mut client = app.client();
        client.get(&link).await;
        let mut form = accept_form(&client.get("/register").await);
        for (name, value) in [
            ("verified", "true"), ("role", "account_manager"), ("organization_id", "x"), ("expires_at", "0"),
            ("user_id", "x"), ("email", "mallory@contoso.com"), ("is_active", "false"),
        ] {
            form.push((name, value.to_owned()));
        }
        assert_eq!(client.post("/register", &form).await.location(), Some("/home"));
        assert_eq!(app.count("SELECT COUNT(*) FROM users WHERE email = 'harry@contoso.com' AND is_active").await, 1);
        assert_eq!(app.count("SELECT COUNT(*) FROM role_assignments WHERE role = 'account_manager'").await, 0);
        let profile = [
            ("first_name", "Harry"), ("last_name", "M"), ("language", "en"), ("country", "US"),
            ("email", "mallory@contoso.com"), ("user_id", "x"), ("role", "report_viewer"),
        ];
        assert_eq!(client.post("/profile", &profile).await.location(), Some("/profile"));
        assert_eq!(app.count("SELECT COUNT(*) FROM users WHERE email = 'harry@contoso.com'").await, 1);
    }

    /// Attack case 18: the current password cannot be guessed faster than a sign-in.
    async fn guessing_the_current_password_has_the_same_limits(app: TestApp) {
        let mut client = app.register_harry().await;
        let new = "violets in june 22";
        let mut statuses = Vec::new();
        for _ in 0..6 {
            let form = [("current_password", "wrong guess"), ("password", new), ("confirmation", new)];
            statuses.push(client.post("/profile/password", &form).await.status.as_u16());
        }
        assert_eq!(statuses, [422, 422, 422, 422, 422, 429]);
        let form = [("current_password", PASSWORD), ("password", new), ("confirmation", new)];
        let waiting = client.post("/profile/password", &form).await;
        assert_eq!(waiting.status.as_u16(), 429);
        assert!(waiting.headers.contains_key("retry-after"));
    }

    /// Attack case 18: so many failures from one network address, then one a second.
    async fn a_network_address_that_fails_often_waits(app: TestApp) {
        let mut client = app.client();
        let mut last = 0;
        for number in 0..31 {
            let address = format!("p{number}@contoso.com");
            let form = [("email", address.as_str()), ("password", "wrong guess")];
            last = client.post("/Customer/", &form).await.status.as_u16();
        }
        assert_eq!(last, 429);
        app.pass(Span::seconds(1));
        let form = [("email", "q@contoso.com"), ("password", "wrong guess")];
        assert_eq!(client.post("/Customer/", &form).await.status.as_u16(), 422);
        assert_eq!(app.client().post("/Customer/", &form).await.status.as_u16(), 422, "others are served");
    }

    /// Attack case 14: steps skipped, repeated and out of order.
    async fn steps_out_of_order_change_nothing(app: TestApp) {
        let link = app.invite_harry().await;
        let mut visitor = app.client();
        visitor.get(&link).await;
        let form = accept_form(&visitor.get("/register").await);
        let mut without_link = app.client();
        assert_eq!(without_link.post("/register", &form).await.status.as_u16(), 404);
        let mut with_reset_cookie = app.client();
        let token = link.trim_start_matches("/i/").to_owned();
        with_reset_cookie.cookies.insert("bc_reset".to_owned(), token.clone());
        let reset = [("password", PASSWORD), ("confirmation", PASSWORD)];
        assert_eq!(with_reset_cookie.post("/reset-password", &reset).await.status.as_u16(), 404);
        let mut with_session_cookie = app.client();
        with_session_cookie.cookies.insert("bc_session".to_owned(), token);
        assert_eq!(with_session_cookie.get("/home").await.status.as_u16(), 303);
        assert_eq!(app.count("SELECT COUNT(*) FROM users").await, 0);
        assert_eq!(visitor.post("/register", &form).await.location(), Some("/home"));
        let again = visitor.post("/register", &form).await;
        assert!(again.status.as_u16() == 410 && again.shows("This invitation has been accepted"), "{}", again.body);
    }

    /// Attack case 20: what would break a mail or a page is refused, with the field's name.
    async fn names_cannot_carry_lines_or_directions(app: TestApp) {
        let link = app.invite_harry().await;
        let mut client = app.client();
        client.get(&link).await;
        let page = client.get("/register").await;
        for name in ["Harry\r\nBcc: x@evil.test", "Harry\u{202e}yrraH", "Harry\u{0}", &"x".repeat(10_000)] {
            let mut form = accept_form(&page);
            name.clone_into(&mut form[1].1);
            let answer = client.post("/register", &form).await;
            assert_eq!(answer.status.as_u16(), 422, "{name:?}");
            assert!(answer.shows("First name"), "{}", answer.body);
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM users").await, 0);
    }

    /// Attack cases 2 and 4, as far as there are pages: people see what their roles cover.
    async fn nobody_sees_another_organizations_agreement(app: TestApp) {
        let mut harry = app.register_harry().await;
        app.import(&register(&[agreement("5555555555", "rosa@contoso.com")])).await;
        let home = harry.get("/home").await;
        assert!(home.shows("1234567890") && !home.shows("5555555555"), "{}", home.body);
    }

    /// Attack case 6: a deactivated person is refused at the next click.
    async fn a_deactivated_person_is_out_at_once(app: TestApp) {
        let mut client = app.register_harry().await;
        app.execute("UPDATE users SET is_active = FALSE").await;
        assert_eq!(client.get("/home").await.status.as_u16(), 303);
        let form = [("first_name", "X"), ("last_name", ""), ("language", "en"), ("country", "US")];
        client.post("/profile", &form).await;
        let answer = client.post("/api/update-profile", &form).await;
        assert_eq!(answer.status.as_u16(), 401);
        assert_eq!(app.count("SELECT COUNT(*) FROM users WHERE first_name = 'X'").await, 0);
        let sign_in = [("email", "harry@contoso.com"), ("password", PASSWORD)];
        assert_eq!(app.client().post("/Customer/", &sign_in).await.status.as_u16(), 422);
    }
}

/// Attack case 27: ten thousand requests for one victim from ten thousand network addresses.
#[tokio::test]
async fn ten_thousand_requests_make_three_mails() {
    let app = TestApp::start(Engine::Sqlite).await;
    app.invite_harry().await;
    app.import(&register(&[agreement("5555555555", "rosa@contoso.com")])).await;
    app.run_jobs().await;
    let victim = [
        ("email", "harry@contoso.com"),
        ("agreement_number", "1234567890"),
        ("purchasing_account_number", "0001234567"),
    ];
    for number in 0..10_000 {
        let answer = app.client().post("/resend", &victim).await;
        assert_eq!(answer.status.as_u16(), 303);
        if number % 500 == 0 {
            app.pass(Span::hours(1));
            app.run_jobs().await;
        }
    }
    let other = [
        ("email", "rosa@contoso.com"),
        ("agreement_number", "5555555555"),
        ("purchasing_account_number", "0001234567"),
    ];
    app.client().post("/resend", &other).await;
    app.pass(Span::minutes(1));
    app.run_jobs().await;
    assert_eq!(app.mails("harry@contoso.com").len(), 1 + 3);
    assert_eq!(app.mails("rosa@contoso.com").len(), 2);
}
