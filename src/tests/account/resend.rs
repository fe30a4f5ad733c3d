//! `/resend`: requesting the invitation again.

use crate::support::{agreement, on_both_engines, register};
use business_center::{domain::moment::Span, server::db};

fn form<'a>(email: &'a str, agreement: &'a str, account: &'a str) -> [(&'a str, &'a str); 3] {
    [("email", email), ("agreement_number", agreement), ("purchasing_account_number", account)]
}

on_both_engines! {
    async fn a_match_sends_again_and_earlier_links_stay_alive(app: TestApp) {
        let first = app.invite_harry().await;
        let mut client = app.client();
        let answer = client.post("/resend", &form("Harry@contoso.com", "123-456 7890", "0001 234567")).await;
        assert_eq!(answer.location(), Some("/resend/sent"));
        let second = app.newest_link("harry@contoso.com").await;
        assert_ne!(first, second);
        for link in [first, second] {
            let mut client = app.client();
            client.get(&link).await;
            assert!(client.get("/register").await.shows("Create your organizational account"));
        }
    }

    async fn an_expired_invitation_is_sent_again(app: TestApp) {
        app.invite_harry().await;
        app.pass(Span::days(100));
        app.client().post("/resend", &form("harry@contoso.com", "1234567890", "0001234567")).await;
        let link = app.newest_link("harry@contoso.com").await;
        let mut client = app.client();
        client.get(&link).await;
        assert_eq!(client.get("/register").await.status.as_u16(), 200);
    }

    /// Attack case 19: one answer, byte for byte.
    async fn a_mismatch_sends_nothing_and_looks_the_same(app: TestApp) {
        app.invite_harry().await;
        app.import(&register(&[agreement("5555555555", "rosa@contoso.com")])).await;
        app.run_jobs().await;
        let mut answers = Vec::new();
        for form in [
            form("harry@contoso.com", "1234567890", "0001234567"),
            form("harry@contoso.com", "1234567890", "1234567"),
            form("harry@contoso.com", "5555555555", "0001234567"),
            form("mallory@contoso.com", "1234567890", "0001234567"),
        ] {
            let mut client = app.client();
            let answer = client.post("/resend", &form).await;
            let mut headers = answer.headers.clone();
            for name in ["x-request-id", "content-security-policy"] {
                headers.remove(name);
            }
            answers.push((answer.status, headers, answer.body.clone()));
            let page = client.get("/resend/sent").await;
            assert!(!page.shows("harry") && !page.shows("1234567890"), "it repeats nothing that was typed");
        }
        assert!(answers.iter().all(|answer| *answer == answers[0]));
        app.run_jobs().await;
        assert_eq!(app.mails("harry@contoso.com").len(), 2);
        assert_eq!(app.mails("mallory@contoso.com").len(), 0);
        assert_eq!(app.mails("rosa@contoso.com").len(), 1);
    }

    async fn a_declined_invitation_is_sent_again_and_its_old_link_stays_dead(app: TestApp) {
        for days in [1, 8] {
            let link = if days == 1 { app.invite_harry().await } else { app.newest_link("harry@contoso.com").await };
            app.decline("harry@contoso.com").await;
            app.pass(Span::days(days));
            app.client().post("/resend", &form("harry@contoso.com", "1234567890", "0001234567")).await;
            let newer = app.newest_link("harry@contoso.com").await;
            assert_ne!(newer, link);
            assert_eq!(app.count("SELECT COUNT(*) FROM roster WHERE status = 'sent'").await, 2);
            let mut client = app.client();
            client.get(&link).await;
            assert!(client.get("/register").await.shows("There is a newer link"));
            client.get(&newer).await;
            assert!(client.get("/register").await.shows("Create your organizational account"));
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM invitations").await, 1);
        let reopened = "SELECT COUNT(*) FROM audit_entries WHERE action = 'invitation.reopened'";
        assert_eq!(app.count(reopened).await, 4, "twice, in the purchasing account and in the agreement");
    }

    async fn a_declined_invitation_is_sent_again_three_times_a_day_at_most(app: TestApp) {
        app.invite_harry().await;
        for _ in 0..5 {
            app.pass(Span::hours(2));
            if app.invitation("harry@contoso.com").await.state.code() == "pending" {
                app.decline("harry@contoso.com").await;
            }
            app.client().post("/resend", &form("harry@contoso.com", "1234567890", "0001234567")).await;
            app.run_jobs().await;
        }
        assert_eq!(app.mails("harry@contoso.com").len(), 1 + 3);
        assert_eq!(app.invitation("harry@contoso.com").await.state.code(), "declined");
    }

    async fn the_form_opens_nothing_that_the_operator_withdrew(app: TestApp) {
        app.invite_harry().await;
        app.cancel_as_operator("harry@contoso.com").await;
        app.client().post("/resend", &form("harry@contoso.com", "1234567890", "0001234567")).await;
        app.run_jobs().await;
        assert_eq!(app.mails("harry@contoso.com").len(), 1);
        assert_eq!(app.invitation("harry@contoso.com").await.state.code(), "cancelled");
    }

    async fn the_operator_sends_declined_and_withdrawn_ones_again_while_the_register_names_the_person(app: TestApp) {
        app.invite_harry().await;
        app.cancel_as_operator("harry@contoso.com").await;
        assert!(app.resend_as_operator("harry@contoso.com").await);
        app.decline("harry@contoso.com").await;
        assert!(app.resend_as_operator("harry@contoso.com").await);
        app.run_jobs().await;
        assert_eq!(app.mails("harry@contoso.com").len(), 3);
        for reopened in [
            "SELECT COUNT(*) FROM audit_entries WHERE action = 'invitation.reopened' AND details LIKE '%\"before\":\"cancelled\"%'",
            "SELECT COUNT(*) FROM audit_entries WHERE action = 'invitation.reopened' AND details LIKE '%\"before\":\"declined\"%'",
        ] {
            assert_eq!(app.count(reopened).await, 2, "in the purchasing account and in the agreement: {reopened}");
        }
        app.decline("harry@contoso.com").await;
        app.import(&register(&[agreement("1234567890", "rosa@contoso.com")])).await;
        assert!(!app.resend_as_operator("harry@contoso.com").await, "the register names Rosa");
        app.import(&register(&[agreement("1234567890", "harry@contoso.com")])).await;
        assert!(!app.resend_as_operator("rosa@contoso.com").await, "the register withdrew it");
    }

    async fn somebody_who_has_an_account_is_told_so(app: TestApp) {
        app.register_harry().await;
        app.client().post("/resend", &form("harry@contoso.com", "1234567890", "0001234567")).await;
        app.run_jobs().await;
        let mail = app.mails("harry@contoso.com").pop().expect("a mail");
        assert_eq!(mail.subject, "You already have access to Business Center");
        assert!(mail.text.contains("http://localhost:3000/Customer/") && mail.text.contains("/forgot-password"));
    }

    /// R36: the preferred language governs every mail, also one about an older invitation.
    async fn a_member_is_written_to_in_the_language_of_the_profile(app: TestApp) {
        let mut client = app.register_harry().await;
        let profile = [("first_name", "Harry"), ("last_name", "M"), ("language", "it"), ("country", "IT")];
        client.post("/profile", &profile).await;
        app.client().post("/resend", &form("harry@contoso.com", "1234567890", "0001234567")).await;
        app.run_jobs().await;
        assert_eq!(app.mails("harry@contoso.com").pop().expect("a mail").language, "it");
    }

    /// Attack case 27, with a hundredth of the requests.
    async fn a_victim_gets_three_mails_a_day_and_others_are_served(app: TestApp) {
        app.invite_harry().await;
        app.import(&register(&[agreement("5555555555", "rosa@contoso.com")])).await;
        app.run_jobs().await;
        for hour in 0..100 {
            let answer =
                app.client().post("/resend", &form("harry@contoso.com", "1234567890", "0001234567")).await;
            assert_eq!(answer.location(), Some("/resend/sent"));
            if hour % 5 == 0 {
                app.pass(Span::hours(1));
            }
            app.run_jobs().await;
        }
        app.client().post("/resend", &form("rosa@contoso.com", "5555555555", "0001234567")).await;
        app.run_jobs().await;
        assert_eq!(app.mails("harry@contoso.com").len(), 1 + 3);
        assert_eq!(app.mails("rosa@contoso.com").len(), 2);
    }

    async fn faults_keep_what_was_typed(app: TestApp) {
        let answer = app.client().post("/resend", &form("harry@contoso", "12.3", "")).await;
        assert_eq!(answer.status.as_u16(), 422);
        assert_eq!(answer.value_of("agreement_number"), "12.3");
        assert!(answer.shows("Fill in “Purchasing account number”."), "{}", answer.body);
        assert!(answer.shows("error-summary"));
    }

    async fn every_attempt_is_counted(app: TestApp) {
        app.invite_harry().await;
        let mut client = app.client();
        for _ in 0..5 {
            client.post("/resend", &form("nobody@contoso.com", "1", "2")).await;
        }
        client.post("/resend", &form("harry@contoso.com", "1234567890", "0001234567")).await;
        client.post("/forgot-password", &[("email", "nobody@contoso.com")]).await;
        app.run_jobs().await;
        let mut connection = app.app.db.read().await.expect("a connection");
        let counts = db::form_requests::list_counts(&mut connection).await.expect("counts");
        let counts: Vec<_> =
            counts.iter().map(|row| (row.day, row.form.code(), row.outcome.code(), row.requests)).collect();
        let day = app.now().day();
        let expected = [
            (day, "resend", "limited", 2),
            (day, "resend", "matched", 1),
            (day, "resend", "unmatched", 3),
            (day, "reset", "unmatched", 1),
        ];
        assert_eq!(counts, expected);
        assert_eq!(app.count("SELECT COUNT(*) FROM form_requests").await, 0, "what is done is no row any more");
    }

    /// An office shares a network address.
    async fn twenty_people_of_an_office_ask_at_once_and_one_more_in_three_minutes(app: TestApp) {
        let agreements: Vec<_> = (0..22).map(|n| agreement(&format!("{n}"), &format!("p{n}@contoso.com"))).collect();
        app.import(&register(&agreements)).await;
        app.run_jobs().await;
        let mut office = app.client();
        let mut ask = async |person: usize| {
            let (address, number) = (format!("p{person}@contoso.com"), person.to_string());
            let answer = office.post("/resend", &form(&address, &number, "0001234567")).await;
            assert_eq!(answer.location(), Some("/resend/sent"));
            app.run_jobs().await;
            app.mails(&address).len() == 2
        };
        for person in 0..20 {
            assert!(ask(person).await, "{person}");
        }
        assert!(!ask(20).await);
        app.pass(Span::minutes(3));
        assert!(ask(20).await);
        assert!(!ask(21).await);
    }
}
