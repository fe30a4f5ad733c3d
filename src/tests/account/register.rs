//! `/i/…` and `/register`: accepting, declining, every state of a link.

use crate::support::{Engine, PASSWORD, TestApp, accept_form, account, agreement, on_both_engines, register};
use axum::{body::Body, http::Method};
use business_center::{
    domain::{audit::By, moment::Span},
    server::workflow::invitations::resend,
};

on_both_engines! {
    async fn the_invited_person_gets_in(app: TestApp) {
        let link = app.invite_harry().await;
        let mut client = app.client();
        let opened = client.get(&link).await;
        assert_eq!((opened.status.as_u16(), opened.location()), (303, Some("/register")));
        let page = client.get("/register").await;
        for text in ["Create your organizational account", "harry@contoso.com", "1234567890", "0001234567", "Contoso"] {
            assert!(page.shows(text), "{text}: {}", page.body);
        }
        let answer = client.post("/register", &accept_form(&page)).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, Some("/home")));
        let home = client.get("/home").await;
        for text in ["Hello, Harry", "1234567890", "Products and Services Agreement", "Active", "Fabrikam Resellers",
            "Lead purchasing account", "Account Administrator", "Agreement Administrator"] {
            assert!(home.shows(text), "{text}: {}", home.body);
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM role_assignments").await, 2);
    }

    async fn a_fault_keeps_what_was_typed_except_passwords(app: TestApp) {
        let link = app.invite_harry().await;
        let mut client = app.client();
        client.get(&link).await;
        let page = client.get("/register").await;
        let mut form = accept_form(&page);
        form[1].1 = String::from("Hárry \"<b>\"");
        form[3].1 = String::from("short");
        let answer = client.post("/register", &form).await;
        assert_eq!(answer.status.as_u16(), 422);
        assert!(answer.shows("Use at least 15 characters"), "{}", answer.body);
        assert!(answer.shows("value=\"Hárry &quot;&lt;b&gt;&quot;\""), "{}", answer.body);
        assert!(!answer.shows("short\""));
        assert!(answer.shows("aria-invalid=\"true\""));
        assert_eq!(app.count("SELECT COUNT(*) FROM users").await, 0);
    }

    async fn a_link_is_valid_on_day_59_and_expired_on_day_60(app: TestApp) {
        let link = app.invite_harry().await;
        app.pass(Span::days(59) + Span::hours(23) + Span::minutes(59) + Span::seconds(59));
        let mut client = app.client();
        client.get(&link).await;
        let page = client.get("/register").await;
        assert_eq!(page.status.as_u16(), 200);
        app.pass(Span::seconds(1));
        let expired = client.get("/register").await;
        assert!(expired.shows("This link has expired"), "{}", expired.body);
        let answer = client.post("/register", &accept_form(&page)).await;
        assert!(answer.shows("This link has expired"), "{}", answer.body);
        assert_eq!(app.count("SELECT COUNT(*) FROM users").await, 0);
        let renewed = client.post("/register/renew", &[("invitation", page.value_of("invitation"))]).await;
        assert_eq!(renewed.location(), Some("/register/sent"));
        let newer = app.newest_link("harry@contoso.com").await;
        assert_ne!(newer, link);
        client.get(&newer).await;
        assert!(client.get("/register").await.shows("Create your organizational account"));
    }

    /// Mail programs take a full stop or a bracket behind a link for part of it, and people add a slash.
    async fn a_sign_behind_a_link_changes_nothing(app: TestApp) {
        let link = app.invite_harry().await;
        for sign in [".", ")", "/", ").", "%E2%80%9D"] {
            let mut client = app.client();
            let mut answer = client.get(&format!("{link}{sign}")).await;
            while let Some(path) = answer.location().map(str::to_owned) {
                answer = client.get(&path).await;
            }
            assert!(answer.shows("Create your organizational account"), "{sign}: {}", answer.body);
        }
        assert_eq!(app.client().get("/x/y/").await.status.as_u16(), 404);
    }

    async fn opening_uses_nothing_up(app: TestApp) {
        let link = app.invite_harry().await;
        for _ in 0..20 {
            let mut scanner = app.client();
            scanner.send(Method::HEAD, &link, Body::empty(), &[]).await;
            scanner.get(&link).await;
            let page = scanner.get("/register").await;
            scanner.post("/register", &[("invitation", page.value_of("invitation"))]).await;
            scanner.post("/register/decline", &[("invitation", page.value_of("invitation"))]).await;
        }
        let mut client = app.client();
        client.get(&link).await;
        let page = client.get("/register").await;
        assert_eq!(client.post("/register", &accept_form(&page)).await.location(), Some("/home"));
    }

    /// Attack case 5.
    async fn fifty_accepts_at_once_make_one_account(app: TestApp) {
        let link = app.invite_harry().await;
        let mut client = app.client();
        client.get(&link).await;
        let form = accept_form(&client.get("/register").await);
        let attempts = (0..50).map(|_| {
            let (mut client, form) = (client.clone(), form.clone());
            tokio::spawn(async move { client.post("/register", &form).await })
        });
        let mut accepted = 0;
        for attempt in attempts.collect::<Vec<_>>() {
            let answer = attempt.await.expect("an answer");
            assert!(answer.status.as_u16() < 500, "{} {}", answer.status, answer.body);
            accepted += usize::from(answer.location() == Some("/home"));
        }
        assert_eq!(accepted, 1);
        assert_eq!(app.count("SELECT COUNT(*) FROM users").await, 1);
        assert_eq!(app.count("SELECT COUNT(*) FROM role_assignments").await, 2);
    }

    async fn a_used_link_says_sign_in(app: TestApp) {
        let mut client = app.register_harry().await;
        let link = app.newest_link("harry@contoso.com").await;
        client.cookies.clear();
        client.get(&link).await;
        assert!(client.get("/register").await.shows("This invitation has been accepted"));
    }

    async fn a_decline_needs_a_reason_tells_partner_and_operator_and_can_be_undone(app: TestApp) {
        let first = app.invite_harry().await;
        assert!(app.resend_as_operator("harry@contoso.com").await);
        let link = app.newest_link("harry@contoso.com").await;
        assert_ne!(first, link);
        let mut client = app.client();
        client.get(&link).await;
        let invitation = client.get("/register").await.value_of("invitation");
        let without = client.post("/register/decline", &[("invitation", &invitation)]).await;
        assert_eq!(without.status.as_u16(), 422);
        client.post("/register/decline", &[("invitation", invitation.as_str()), ("reason", "left")]).await;
        let page = client.get("/register").await;
        assert!(page.shows("Invitation declined"), "{}", page.body);
        app.run_jobs().await;
        assert_eq!(app.mails("licensing@fabrikam.com").len(), 1);
        assert_eq!(app.mails("support@contoso.com").len(), 1);
        client.post("/register/undo", &[("invitation", &invitation)]).await;
        assert_eq!(app.count("SELECT COUNT(*) FROM invitation_links WHERE voided_at IS NULL").await, 2);
        let page = client.get("/register").await;
        assert_eq!(client.post("/register", &accept_form(&page)).await.location(), Some("/home"));
    }

    async fn a_replaced_link_says_when_the_newer_one_was_sent(app: TestApp) {
        let former = app.invite_harry().await;
        app.pass(Span::days(1));
        let invitation = app.invitation("harry@contoso.com").await;
        let mut change = app.change(By::Operator).await;
        assert!(resend(&mut change, &invitation, true).await.expect("resend"));
        change.commit().await.expect("commit");
        let newer = app.newest_link("harry@contoso.com").await;
        let mut client = app.client();
        client.get(&former).await;
        let page = client.get("/register").await;
        assert!(page.shows("There is a newer link") && page.shows("November 21, 2026"), "{}", page.body);
        client.get(&newer).await;
        assert!(client.get("/register").await.shows("Create your organizational account"));
    }

    async fn a_decline_stands_after_seven_days(app: TestApp) {
        let link = app.invite_harry().await;
        let mut client = app.client();
        client.get(&link).await;
        let invitation = client.get("/register").await.value_of("invitation");
        client.post("/register/decline", &[("invitation", invitation.as_str()), ("reason", "left")]).await;
        app.pass(Span::days(7));
        let page = client.get("/register").await;
        assert!(!page.shows("Undo") && page.shows("href=\"/resend\""), "{}", page.body);
        client.post("/register/undo", &[("invitation", &invitation)]).await;
        assert_eq!(app.count("SELECT COUNT(*) FROM invitations WHERE state = 'declined'").await, 1);
    }

    /// Attack case 3.
    async fn somebody_else_cannot_accept(app: TestApp) {
        let mut harry = app.register_harry().await;
        app.import(&register(&[agreement("2222222222", "rosa@contoso.com")])).await;
        let link = app.newest_link("rosa@contoso.com").await;
        harry.get(&link).await;
        let page = harry.get("/register").await;
        assert!(page.shows("This invitation is for someone else"), "{}", page.body);
        assert!(page.shows("harry@contoso.com") && page.shows("rosa@contoso.com"));
        let mut rosa = app.client();
        rosa.get(&link).await;
        let mut form = accept_form(&rosa.get("/register").await);
        harry.post("/register", &form).await;
        harry.post("/register/account", &[("invitation", form[0].1.clone())]).await;
        assert_eq!(app.count("SELECT COUNT(*) FROM users").await, 1);
        // Attack case 8: another address in the body changes nothing.
        form.extend([("email", "mallory@contoso.com".to_owned()), ("role", "account_manager".to_owned())]);
        assert_eq!(rosa.post("/register", &form).await.location(), Some("/home"));
        assert_eq!(app.count("SELECT COUNT(*) FROM users WHERE email = 'rosa@contoso.com'").await, 1);
        assert_eq!(app.count("SELECT COUNT(*) FROM users WHERE email LIKE 'mallory%'").await, 0);
    }

    async fn an_existing_account_accepts_by_signing_in(app: TestApp) {
        app.register_harry().await;
        app.import(&register(&[agreement("2222222222", "harry@contoso.com")])).await;
        let link = app.newest_link("harry@contoso.com").await;
        let (newest, first) = (app.mails("harry@contoso.com").pop(), app.mails("harry@contoso.com").remove(0));
        assert!(first.text.contains("Register with this work account:"), "{}", first.text);
        assert!(newest.is_some_and(|mail| mail.text.contains("This invitation is for this work account:")));
        let mut client = app.client();
        client.get(&link).await;
        let page = client.get("/register").await;
        assert!(page.shows("You already have a work account"), "{}", page.body);
        let invitation = page.value_of("invitation");
        let wrong = client
            .post("/register/account", &[("invitation", invitation.as_str()), ("password", "wrong")])
            .await;
        assert_eq!(wrong.status.as_u16(), 422);
        let right = client
            .post("/register/account", &[("invitation", invitation.as_str()), ("password", PASSWORD)])
            .await;
        assert_eq!(right.location(), Some("/home"));
        assert!(client.get("/home").await.shows("2222222222"));
    }

    /// Attack case 14: two tabs with two invitations.
    async fn a_form_of_another_invitation_changes_nothing_and_says_so(app: TestApp) {
        let harry_link = app.invite_harry().await;
        app.import(&register(&[agreement("2222222222", "rosa@contoso.com")])).await;
        let rosa_link = app.newest_link("rosa@contoso.com").await;
        let mut client = app.client();
        client.get(&harry_link).await;
        let form = accept_form(&client.get("/register").await);
        client.get(&rosa_link).await;
        let answer = client.post("/register", &form).await;
        assert_eq!(answer.status.as_u16(), 409);
        assert!(answer.shows("belongs to a different link"), "{}", answer.body);
        assert_eq!(app.count("SELECT COUNT(*) FROM users").await, 0);
    }

    async fn one_mail_lists_all_accounts_of_a_person(app: TestApp) {
        let mut two = agreement("1234567890", "harry@contoso.com");
        two["purchasing_accounts"] = serde_json::json!([
            account("0001", true, "harry@contoso.com"), account("0002", false, "Harry@Contoso.com"),
        ]);
        app.import(&register(&[two])).await;
        app.run_jobs().await;
        let mails = app.mails("harry@contoso.com");
        assert_eq!(mails.len(), 1);
        assert!(mails[0].text.contains("number 0001") && mails[0].text.contains("number 0002"), "{}", mails[0].text);
    }

    async fn the_language_switch_keeps_the_link_alive(app: TestApp) {
        let link = app.invite_harry().await;
        let mut client = app.client();
        client.get(&link).await;
        let answer = client.post("/language", &[("language", "ru"), ("return_to", "/register")]).await;
        assert_eq!(answer.location(), Some("/register"));
        let page = client.get("/register").await;
        assert!(page.shows("<html lang=\"ru\"") && page.shows("Создание учетной записи организации"), "{}", page.body);
    }
}

/// Attack case 1: what is no link gets one answer, and nothing changes.
#[tokio::test]
async fn forged_tokens_get_one_answer() {
    let app = TestApp::start(Engine::Sqlite).await;
    let link = app.invite_harry().await;
    let token = link.trim_start_matches("/i/");
    let flipped: String = token.chars().rev().collect();
    let long = "A".repeat(10_000);
    let forged = [&token[1..], &format!("{token}A"), &token.to_lowercase(), &format!("{token}%00"), &flipped, &long];
    let mut pages = Vec::new();
    for token in forged {
        let mut client = app.client();
        let opened = client.get(&format!("/i/{token}")).await;
        assert_eq!((opened.status.as_u16(), opened.location()), (303, Some("/register")));
        let page = client.get("/register").await;
        assert_eq!(page.status.as_u16(), 404);
        pages.push(page.stable_body());
    }
    assert!(pages.iter().all(|page| *page == pages[0]));
    for _ in 0..10_000 {
        let token = business_center::server::token::Token::random();
        let mut connection = app.app.db.read().await.expect("a connection");
        let found = business_center::server::db::invitations::find_link(&mut connection, &token.hash()).await;
        assert!(found.expect("a look-up").is_none());
    }
}
