//! Limits on administrators' mails: how many a day, and which names they can contain.

use crate::support::{
    Client, NONE, PASSWORD, TestApp,
    access::{addable, assignment_of, colleague, invite, path_of, row},
    agreement, on_both_engines, register,
};
use business_center::domain::moment::Span;

const RESENT: &str = "SELECT COUNT(*) FROM outbox WHERE recipient = 'rosa@contoso.com'";

async fn sign_in(app: &TestApp) -> Client {
    let mut client = app.client();
    let answer = client.post("/Customer/", &[("email", "harry@contoso.com"), ("password", PASSWORD)]).await;
    assert_eq!(answer.location(), Some("/home"));
    client
}

on_both_engines! {
    async fn an_invitation_is_sent_again_five_times_and_then_once_in_five_hours(app: TestApp) {
        let mut harry = app.register_harry().await;
        invite(&mut harry, &[("rosa@contoso.com", &["account_viewer"])]).await;
        app.run_jobs().await;
        let path = path_of(&mut harry, "rosa").await;
        for verb in ["resend", "void", "resend", "void"] {
            assert!(harry.post(&format!("{path}/{verb}"), &NONE).await.location().is_some());
            app.run_jobs().await;
        }
        invite(&mut harry, &[("rosa@contoso.com", &["account_viewer"])]).await;
        app.run_jobs().await;
        for verb in ["resend", "void", "resend"] {
            let refused = harry.post(&format!("{path}/{verb}"), &NONE).await;
            assert_eq!((refused.status.as_u16(), refused.shows("Try again in 5 hours.")), (429, true), "{}", refused.body);
            assert!(refused.headers.contains_key("retry-after"));
        }
        let refused = invite(&mut harry, &[("rosa@contoso.com", &["report_viewer"])]).await;
        assert!(refused.status == 422 && refused.shows("resent 5 times"), "{}", refused.body);
        assert_eq!(app.count(RESENT).await, 6);
        app.pass(Span::hours(5));
        let mut harry = sign_in(&app).await;
        assert!(harry.post(&format!("{path}/resend"), &NONE).await.location().is_some());
        assert_eq!(app.count(RESENT).await, 7);
    }

    async fn an_administrator_sends_five_hundred_mails_and_then_as_many_a_day(app: TestApp) {
        let mut harry = app.register_harry().await;
        for first in [0, 200] {
            let people: Vec<String> = (first..first + 200).map(|n| format!("p{n}@contoso.com")).collect();
            let rows: Vec<(&str, &[&str])> = people.iter().map(|email| (email.as_str(), &["account_viewer"][..])).collect();
            assert_eq!(invite(&mut harry, &rows).await.status, 200);
        }
        let before = app.count("SELECT COUNT(*) FROM invitations").await;
        assert_eq!(before, 401);
        let people: Vec<String> = (400..600).map(|n| format!("p{n}@contoso.com")).collect();
        let rows: Vec<(&str, &[&str])> = people.iter().map(|email| (email.as_str(), &["account_viewer"][..])).collect();
        let refused = invite(&mut harry, &rows).await;
        assert_eq!((refused.status.as_u16(), refused.value_of("email-200").as_str()), (429, "p599@contoso.com"));
        assert!(refused.shows("Too many emails have been sent"), "{}", refused.body);
        assert_eq!(app.count("SELECT COUNT(*) FROM invitations").await, before, "all of a form or nothing");
        app.pass(Span::hours(11));
        let mut harry = sign_in(&app).await;
        assert_eq!(invite(&mut harry, &rows).await.status, 200);
        assert_eq!(app.count("SELECT COUNT(*) FROM invitations").await, 601);
    }

    /// Taking away is never refused: only giving is counted.
    async fn a_role_is_given_to_a_person_twenty_times_a_day(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        let path = path_of(&mut harry, "rosa").await;
        let role = addable(&harry.get(&path).await, "report_viewer");
        for _ in 0..20 {
            assert!(harry.post(&format!("{path}/roles"), &[("role", &role)]).await.location().is_some());
            let held = assignment_of(&harry.get(&path).await, "Report Viewer");
            assert!(harry.post(&format!("{path}/roles/remove"), &[("assignment", held)]).await.location().is_some());
        }
        assert_eq!(harry.post(&format!("{path}/roles"), &[("role", &role)]).await.status.as_u16(), 429);
        assert!(harry.post(&format!("{path}/deactivate"), &NONE).await.location().is_some());
    }

    async fn no_form_takes_a_name_with_an_address(app: TestApp) {
        let mut harry = app.register_harry().await;
        for name in ["http://evil.example", "www.evil.example", "x@evil.example"] {
            let profile = [("first_name", name), ("last_name", "M"), ("language", "en"), ("country", "US")];
            let refused = harry.post("/profile", &profile).await;
            assert_eq!((refused.status.as_u16(), refused.value_of("first_name").as_str()), (422, name), "{}", refused.body);
            let mut fields = vec![("key".to_owned(), harry.get("/account/access/invite").await.value_of("key"))];
            fields.extend(row(1, "rosa@contoso.com", &["account_viewer"]));
            fields.retain(|(field, _)| field != "last_name-1");
            fields.push(("last_name-1".to_owned(), name.to_owned()));
            let refused = harry.post("/account/access/invite", &fields).await;
            assert!(refused.status == 422 && refused.shows("contain a web or email address"), "{}", refused.body);
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM invitations WHERE email_key = 'rosa@contoso.com'").await, 0);
    }

    async fn addresses_in_names_of_the_register_are_no_links_in_mails(app: TestApp) {
        let mut named = agreement("1234567890", "harry@contoso.com");
        named["organization"]["name"] = "Contoso http://evil.example/a".into();
        named["purchasing_accounts"][0]["name"] = "www.evil.example/b".into();
        named["purchasing_accounts"][0]["administrator"]["first_name"] = "c@evil.example".into();
        app.import(&register(&[named])).await;
        app.execute("UPDATE invitations SET last_name = 'https://evil.example/d'").await;
        app.run_jobs().await;
        let mail = app.mails("harry@contoso.com").pop().expect("a mail");
        let message = format!("{} {} {}", mail.subject, mail.text, mail.html);
        for address in ["http://evil", "www.", "c@evil", "https://evil", "evil.example"] {
            assert!(!message.contains(address), "{address}: {message}");
        }
        assert!(message.contains("Contoso http[://]evil[.]example/a") && message.contains("c[at]evil[.]example"), "{message}");
    }

    /// A form that assigns a role and resends an invitation locks the same rows as resending that invitation.
    async fn a_form_and_a_resend_at_once_do_not_block_each_other(app: TestApp) {
        let mut harry = app.register_harry().await;
        let rosa = colleague(&app, &mut harry, "rosa@contoso.com", "account_administrator").await;
        colleague(&app, &mut harry, "nils@contoso.com", "account_viewer").await;
        for role in ["report_viewer", "account_manager", "user_administrator"] {
            let invited = format!("{role}@contoso.com");
            invite(&mut harry, &[(&invited, &["account_viewer"])]).await;
            app.run_jobs().await;
            let resend = format!("{}/resend", path_of(&mut harry, &invited).await);
            let (mut one, mut other) = (harry.clone(), rosa.clone());
            let people: [(&str, &[&str]); 2] = [("nils@contoso.com", &[role]), (&invited, &["account_viewer"])];
            let (form, again) =
                tokio::join!(invite(&mut one, &people), other.post(&resend, &NONE));
            assert_eq!((form.status.as_u16(), again.status.as_u16()), (200, 303), "{} {}", form.body, again.body);
        }
    }
}
