//! Asking for something, and what becomes of it.

use crate::support::{
    Client, NONE, PASSWORD,
    access::colleague,
    agreement,
    keys::{PLANTED, add_key, fragments, leak},
    on_both_engines, register,
    seats::account_of,
};
use business_center::domain::moment::Span;
use tokio::join;

/// Sends a form that asks, and gives the path of its request.
async fn ask(client: &mut Client, path: &str, fields: &[(&str, &str)]) -> String {
    let answer = client.post(path, fields).await;
    let location = answer.location().unwrap_or_else(|| panic!("{path}: {} {}", answer.status, answer.body));
    assert!(location.starts_with("/requests/"), "{location}");
    location.to_owned()
}

on_both_engines! {
    async fn a_change_of_the_register_is_asked_for_and_seen_by_whoever_may_ask(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut manager = colleague(&app, &mut harry, "mona@contoso.com", "account_manager").await;
        let mut viewer = colleague(&app, &mut harry, "vera@contoso.com", "account_viewer").await;
        let account = account_of(&app, "mona@contoso.com").await.account_id;
        let form = [("account", account.as_str()), ("fact", "sector"), ("text", "It is academic.\r\nSince May.")];
        let path = ask(&mut manager, "/requests/change", &form).await;
        let page = manager.get(&path).await;
        for told in ["Change: Sector", "Request sent.", "It is academic.", "Since May.", "Sent", "Withdraw request"] {
            assert!(page.shows(told), "{told}: {}", page.body);
        }
        assert!(!manager.get(&path).await.shows("Request sent."), "the result is shown once");
        assert!(harry.get(&path).await.shows("It is academic."), "who may ask sees it");
        assert!(harry.get("/requests").await.shows("Change: Sector"));
        assert_eq!(viewer.get(&path).await.status.as_u16(), 404);
        assert!(!viewer.get("/requests").await.shows("Change: Sector"));
        app.run_jobs().await;
        let mail = app.mails("support@contoso.com").pop().expect("the vendor is told");
        assert!(mail.text.contains("It is academic.") && mail.text.contains("mona@contoso.com"), "{}", mail.text);
        assert!(mail.text.contains("business-center request answer R-"), "{}", mail.text);
    }

    async fn what_cannot_be_asked_for_comes_back_with_what_was_typed(app: TestApp) {
        let mut harry = app.register_harry().await;
        let account = account_of(&app, "harry@contoso.com").await.account_id;
        let page = harry.post("/requests/change", &[("account", account.as_str()), ("fact", ""), ("text", " ")]).await;
        assert_eq!(page.status.as_u16(), 422);
        assert!(page.shows("Choose an option for") || page.shows("What should change"), "{}", page.body);
        let long = "<b>\u{e9}&".repeat(300);
        let form = [("account", account.as_str()), ("fact", "other"), ("text", long.as_str())];
        let page = harry.post("/requests/change", &form).await;
        assert_eq!(page.status.as_u16(), 422);
        assert!(page.body.contains("&lt;b>\u{e9}&amp;&lt;b>"), "what was typed is kept: {}", page.body);
        let nobody = [("account", "00000000-0000-0000-0000-000000000000"), ("fact", "other"), ("text", "x")];
        assert_eq!(harry.post("/requests/change", &nobody).await.status.as_u16(), 404);
        assert_eq!(app.count("SELECT COUNT(*) FROM requests").await, 0);
    }

    async fn an_ended_agreement_takes_no_request_for_a_change(app: TestApp) {
        app.register_harry().await;
        let account = account_of(&app, "harry@contoso.com").await.account_id;
        let mut ended = agreement("1234567890", "harry@contoso.com");
        ended["ends_on"] = "2026-11-20".into();
        app.import(&register(&[ended])).await;
        app.pass(Span::days(30));
        let mut harry = app.client();
        harry.post("/Customer/", &[("email", "harry@contoso.com"), ("password", PASSWORD)]).await;
        assert!(harry.get("/requests/change").await.shows("have ended"));
        let form = [("account", account.as_str()), ("fact", "sector"), ("text", "x")];
        assert_eq!(harry.post("/requests/change", &form).await.status.as_u16(), 422);
    }

    async fn activations_are_asked_for_without_the_key(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut viewer = colleague(&app, &mut harry, "vera@contoso.com", "account_viewer").await;
        let mut reporter = colleague(&app, &mut harry, "rosa@contoso.com", "report_viewer").await;
        let key = add_key(&app, &account_of(&app, "harry@contoso.com").await).await;
        let ask_path = format!("/requests/activations?key={key}");
        assert!(reporter.get(&format!("/keys/{key}")).await.body.contains(&ask_path));
        assert!(!viewer.get(&format!("/keys/{key}")).await.body.contains(&ask_path));
        assert_eq!(viewer.get(&ask_path).await.status.as_u16(), 403);
        let form = [("key", key.as_str()), ("count", "0"), ("text", "New laptops")];
        let page = reporter.post("/requests/activations", &form).await;
        assert!(page.status.as_u16() == 422 && page.shows("whole number from 1 to 10000"), "{}", page.body);
        let form = [("key", key.as_str()), ("count", "50"), ("text", "New laptops")];
        let path = ask(&mut reporter, "/requests/activations", &form).await;
        assert!(reporter.get(&path).await.shows("50 more activations"));
        // The same again, another number: the one that is open is shown.
        app.pass(Span::minutes(2));
        let again = [("key", key.as_str()), ("count", "60"), ("text", "More laptops")];
        assert_eq!(ask(&mut reporter, "/requests/activations", &again).await, path);
        assert!(reporter.get(&path).await.shows("already asked for this"));
        app.run_jobs().await;
        let fragments = fragments(PLANTED);
        for mail in app.all_mails() {
            assert!(leak(&format!("{}{}", mail.text, mail.html), &fragments).is_none(), "{}", mail.subject);
        }
        assert_eq!(app.mails("support@contoso.com").len(), 1, "mails once per step");
    }

    async fn a_role_is_asked_for_and_assigned_by_who_may(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut viewer = colleague(&app, &mut harry, "vera@contoso.com", "account_viewer").await;
        let mut manager = colleague(&app, &mut harry, "mona@contoso.com", "account_manager").await;
        let mut users = colleague(&app, &mut harry, "uma@contoso.com", "user_administrator").await;
        app.run_jobs_after_a_minute().await;
        let account = account_of(&app, "vera@contoso.com").await.account_id;
        assert!(viewer.get("/profile").await.shows("Request a role"));
        assert!(viewer.get("/account/access").await.shows("Request a role"), "the refusal leads there");
        let form = [("account", account.as_str()), ("role", "report_viewer"), ("text", "For the audit")];
        let path = ask(&mut viewer, "/requests/role", &form).await;
        assert_eq!(manager.get(&path).await.status.as_u16(), 404);
        app.run_jobs().await;
        for granter in ["harry@contoso.com", "uma@contoso.com"] {
            let mail = app.mails(granter).pop().expect("a mail");
            assert!(mail.subject.contains("Role: Report Viewer") && mail.text.contains("For the audit"), "{mail:?}");
        }
        let answer = |client: &mut Client| {
            let mut client = client.clone();
            let path = format!("{path}/answer");
            async move { client.post(&path, &[("answer", "assign"), ("text", "")]).await }
        };
        assert_eq!(answer(&mut viewer).await.status.as_u16(), 403, "nobody grants to oneself");
        assert_eq!(answer(&mut manager).await.status.as_u16(), 403);
        assert!(users.get(&path).await.shows("Assign role"));
        assert_eq!(answer(&mut users).await.location(), Some(path.as_str()));
        assert!(viewer.get("/keys").await.status.is_success());
        assert!(viewer.get(&path).await.shows("Done"));
        let over = answer(&mut harry).await;
        assert_eq!(over.location(), Some(path.as_str()));
        assert_eq!(app.count("SELECT COUNT(*) FROM role_assignments WHERE role = 'report_viewer'").await, 1);
        app.run_jobs_after_a_minute().await;
        assert!(app.mails("vera@contoso.com").iter().any(|mail| mail.text.contains("Report Viewer")));
    }

    async fn a_role_that_one_may_not_assign_is_not_ones_to_answer(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut viewer = colleague(&app, &mut harry, "vera@contoso.com", "account_viewer").await;
        let mut users = colleague(&app, &mut harry, "uma@contoso.com", "user_administrator").await;
        let account = account_of(&app, "vera@contoso.com").await.account_id;
        let form = [("account", account.as_str()), ("role", "account_administrator")];
        let path = ask(&mut viewer, "/requests/role", &form).await;
        let answer = users.post(&format!("{path}/answer"), &[("answer", "assign")]).await;
        assert_eq!(answer.status.as_u16(), 404);
        let declined = harry.post(&format!("{path}/answer"), &[("answer", "decline"), ("text", "Ask me again in May")]).await;
        assert_eq!(declined.location(), Some(path.as_str()));
        app.run_jobs().await;
        let mail = app.mails("vera@contoso.com").pop().expect("a mail");
        assert!(mail.text.contains("Harry Miller declined") && mail.text.contains("in May"), "{}", mail.text);
        assert_eq!(app.count("SELECT COUNT(*) FROM role_assignments WHERE role = 'account_administrator'").await, 1);
    }

    async fn a_request_is_withdrawn_once(app: TestApp) {
        let mut harry = app.register_harry().await;
        let account = account_of(&app, "harry@contoso.com").await.account_id;
        let form = [("account", account.as_str()), ("fact", "other"), ("text", "x")];
        let path = ask(&mut harry, "/requests/change", &form).await;
        let withdraw = format!("{path}/withdraw");
        let (mut one, mut other) = (harry.clone(), harry.clone());
        let answers = join!(one.post(&withdraw, &NONE), other.post(&withdraw, &NONE));
        for answer in [answers.0, answers.1] {
            assert!(answer.location() == Some(path.as_str()) || answer.status.as_u16() == 503, "{}", answer.status);
        }
        assert!(harry.get(&path).await.shows("Withdrawn"));
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'request.withdrawn'").await, 1);
        assert!(harry.get("/requests").await.shows("No open requests"));
        assert!(harry.get("/requests?show=all").await.shows("Withdrawn"));
    }

    async fn two_answers_at_once_are_one(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut viewer = colleague(&app, &mut harry, "vera@contoso.com", "account_viewer").await;
        let account = account_of(&app, "vera@contoso.com").await.account_id;
        let path = ask(&mut viewer, "/requests/role", &[("account", account.as_str()), ("role", "report_viewer")]).await;
        let answer = format!("{path}/answer");
        let (mut one, mut other) = (harry.clone(), harry.clone());
        let (assign, decline) = ([("answer", "assign")], [("answer", "decline")]);
        let answers = join!(one.post(&answer, &assign), other.post(&answer, &decline));
        for answer in [answers.0, answers.1] {
            assert!(answer.location() == Some(path.as_str()) || answer.status.as_u16() == 503, "{}", answer.status);
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'request.answered'").await, 1);
        let is_done = app.count("SELECT COUNT(*) FROM requests WHERE state = 'done'").await;
        let assigned = app.count("SELECT COUNT(*) FROM role_assignments WHERE role = 'report_viewer'").await;
        assert_eq!(is_done, assigned);
    }

    /// Texts of requests are read and mailed beyond the custody of keys, so they hold none; the trail tells that something was
    /// asked, not what was written to the vendor.
    async fn no_text_of_a_request_goes_further_than_the_request(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut users = colleague(&app, &mut harry, "uma@contoso.com", "user_administrator").await;
        let account = account_of(&app, "harry@contoso.com").await.account_id;
        let with_key = format!("Our key {PLANTED} stopped");
        let form = [("account", account.as_str()), ("fact", "other"), ("text", with_key.as_str())];
        let refused = harry.post("/requests/change", &form).await;
        assert!(refused.status.as_u16() == 422 && refused.shows("looks like a product key"), "{}", refused.body);
        let path = ask(&mut harry, "/requests/change", &[("account", &account), ("fact", "other"), ("text", "For the board")]).await;
        assert_eq!(users.get(&path).await.status.as_u16(), 404);
        // An export ends before its own moment.
        app.pass(Span::seconds(1));
        let trail = harry.get("/account/audit.csv").await.body;
        assert!(trail.contains("Request sent") && !trail.contains("For the board"), "{trail}");
        let trail = users.get("/account/audit.csv").await.body;
        assert!(trail.contains("uma@contoso.com") && !trail.contains("For the board"), "{trail}");
        assert!(leak(&app.dump().await, &fragments(PLANTED)).is_none());
    }

    async fn an_answer_reaches_no_one_who_no_longer_sees_the_request(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut mona = colleague(&app, &mut harry, "mona@contoso.com", "account_manager").await;
        let account = account_of(&app, "mona@contoso.com").await.account_id;
        let form = [("account", account.as_str()), ("fact", "other"), ("text", "x")];
        let path = ask(&mut mona, "/requests/change", &form).await;
        app.run_jobs_after_a_minute().await;
        let before = app.mails("mona@contoso.com").len();
        assert!(harry.post(&format!("{path}/withdraw"), &NONE).await.location().is_some());
        app.execute("DELETE FROM role_assignments WHERE role = 'account_manager'").await;
        app.run_jobs_after_a_minute().await;
        assert_eq!(app.mails("mona@contoso.com").len(), before);
    }

    async fn what_was_taken_back_can_be_asked_again(app: TestApp) {
        let mut harry = app.register_harry().await;
        let account = account_of(&app, "harry@contoso.com").await.account_id;
        let form = [("account", account.as_str()), ("fact", "other"), ("text", "x")];
        let path = ask(&mut harry, "/requests/change", &form).await;
        assert!(harry.post(&format!("{path}/withdraw"), &NONE).await.location().is_some());
        assert_ne!(ask(&mut harry, "/requests/change", &form).await, path);
    }

    /// The same form twice is a double click; people who ask for very much wait.
    async fn what_is_sent_twice_is_asked_once(app: TestApp) {
        let mut harry = app.register_harry().await;
        let account = account_of(&app, "harry@contoso.com").await.account_id;
        let form = [("account", account.as_str()), ("fact", "other"), ("text", "x")];
        let path = ask(&mut harry, "/requests/change", &form).await;
        assert_eq!(ask(&mut harry, "/requests/change", &form).await, path);
        for number in 1..20 {
            let text = number.to_string();
            ask(&mut harry, "/requests/change", &[("account", &account), ("fact", "other"), ("text", &text)]).await;
        }
        let form = [("account", account.as_str()), ("fact", "other"), ("text", "too much")];
        let refused = harry.post("/requests/change", &form).await;
        assert!(refused.status.as_u16() == 429 && refused.body.contains("too much"), "{}", refused.status);
        assert_eq!(app.count("SELECT COUNT(*) FROM requests").await, 20);
        app.pass(Span::minutes(59));
        let page = harry.get("/requests").await;
        assert!(page.shows("20"), "{}", page.body);
    }
}
