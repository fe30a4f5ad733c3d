//! Who is told that access reviews are due, by mail and on the home page.

use crate::support::{
    Engine, PASSWORD, TestApp,
    access::{colleague, join, link},
    account, agreement, on_both_engines, register,
    reviews::{LIST, keep, review, sign_in, tell},
};
use business_center::domain::moment::Span;

on_both_engines! {
    async fn reviewers_are_told_when_a_review_is_due_and_once_more(app: TestApp) {
        let mut harry = app.register_harry().await;
        for (email, role) in [
            ("bea@contoso.com", "user_administrator"), ("rosa@contoso.com", "account_viewer"),
            ("olga@contoso.com", "account_administrator"), ("ada@contoso.com", "agreement_administrator"),
        ] {
            colleague(&app, &mut harry, email, role).await;
        }
        app.run_jobs_after_a_minute().await;
        let due = || app.all_mails().into_iter().filter(|mail| mail.subject.contains("Access review due")).map(|mail| mail.to);
        app.pass(Span::days(90) - Span::hours(1));
        assert_eq!(tell(&app.app).await, 0);
        assert!(!sign_in(&app, "harry@contoso.com").await.get("/home").await.shows("an access review is due"));
        app.pass(Span::hours(1));
        // Two servers at once.
        let other = app.another_instance().await;
        let (one, two) = tokio::join!(tell(&app.app), tell(&other));
        assert_eq!(one + two, 3, "each reviewer once");
        // Who is no longer one when the mail is sent hears nothing.
        app.execute("UPDATE role_assignments SET suspended_at = 1 WHERE user_id =
            (SELECT id FROM users WHERE email_key = 'olga@contoso.com')").await;
        app.run_jobs().await;
        let mut told: Vec<String> = due().collect();
        told.sort();
        assert_eq!(told, ["bea@contoso.com", "harry@contoso.com"]);
        let mail = app.mails("harry@contoso.com").pop().expect("a mail");
        let path = review(&app).await;
        assert!(mail.text.contains(&path) && mail.text.contains("Account 0001234567"), "{}", mail.text);
        app.pass(Span::days(13));
        assert_eq!(tell(&app.app).await, 0);
        let mut harry = sign_in(&app, "harry@contoso.com").await;
        let home = harry.get("/home").await;
        assert!(home.shows("Account 0001234567 · 0001234567: an access review is due.") && home.shows(&path), "{}", home.body);
        let list = harry.get(&format!("{LIST}?show=due")).await;
        assert!(list.shows("Due since") && list.shows(&path), "{}", list.body);
        assert!(!sign_in(&app, "ada@contoso.com").await.get("/home").await.shows("access review is due"), "she cannot decide");
        app.pass(Span::days(1));
        assert_eq!(tell(&app.app).await, 2);
        app.pass(Span::days(30));
        assert_eq!(tell(&app.app).await, 0, "twice and no more");
        app.run_jobs().await;
        let mail = app.mails("bea@contoso.com").pop().expect("a mail");
        assert!(mail.subject.starts_with("Reminder: ") && due().count() == 4, "{}", mail.subject);
        // Completed: the next one is due 90 days later.
        let mut harry = sign_in(&app, "harry@contoso.com").await;
        let mut bea = sign_in(&app, "bea@contoso.com").await;
        keep(&mut harry, &path, &["bea@contoso.com", "rosa@contoso.com", "olga@contoso.com"]).await;
        keep(&mut bea, &path, &["harry@contoso.com"]).await;
        let form = [("review", bea.get(&path).await.value_of("review"))];
        assert_eq!(bea.post(&format!("{path}/complete"), &form).await.location(), Some(path.as_str()));
        assert!(!harry.get("/home").await.shows("an access review is due"));
        assert!(harry.get(&format!("{LIST}?show=due")).await.shows("No access review is due here"));
        app.pass(Span::days(90));
        assert_eq!(tell(&app.app).await, 2);
    }

    /// A review that is completed before the mail is sent is not told of.
    async fn a_mail_that_is_no_longer_true_is_withdrawn(app: TestApp) {
        app.register_harry().await;
        app.pass(Span::days(90));
        assert_eq!(tell(&app.app).await, 1);
        let path = review(&app).await;
        let mut harry = sign_in(&app, "harry@contoso.com").await;
        let page = harry.get(&path).await;
        assert!(page.shows("only person who can review"), "{}", page.body);
        let form = [("review", page.value_of("review"))];
        assert_eq!(harry.post(&format!("{path}/complete"), &form).await.location(), Some(path.as_str()));
        app.run_jobs().await;
        assert_eq!(app.count("SELECT COUNT(*) FROM outbox WHERE kind = 'reviews_due' AND state = 'withdrawn'").await, 1);
        assert!(app.mails("harry@contoso.com").iter().all(|mail| !mail.subject.contains("review")));
    }

    /// One mail lists all purchasing accounts; those of ended agreements are not among them.
    async fn one_mail_lists_all_purchasing_accounts_of_a_person(app: TestApp) {
        let mut contoso = agreement("1234567890", "harry@contoso.com");
        let accounts = contoso["purchasing_accounts"].as_array_mut().expect("accounts");
        accounts.extend((2..30).map(|number| account(&number.to_string(), false, "harry@contoso.com")));
        let mut ending = agreement("2222222222", "harry@contoso.com");
        (ending["organization"]["id"], ending["ends_on"]) = ("C-1234567890".into(), "2027-01-31".into());
        ending["purchasing_accounts"][0]["number"] = "77".into();
        ending["purchasing_accounts"][0]["name"] = "Ended 77".into();
        app.import(&register(&[contoso])).await;
        join(&app, "harry@contoso.com").await;
        app.import(&register(&[ending])).await;
        let mut harry = sign_in(&app, "harry@contoso.com").await;
        harry.get(&app.newest_link("harry@contoso.com").await).await;
        let form = [("invitation", harry.get("/register").await.value_of("invitation")), ("password", PASSWORD.to_owned())];
        harry.post("/register/account", &form).await;
        app.pass(Span::days(95));
        assert_eq!(tell(&app.app).await, 1);
        app.run_jobs().await;
        let mail = app.mails("harry@contoso.com").pop().expect("a mail");
        assert!(mail.text.contains("And 19 more") && !mail.text.contains("Ended 77"), "{}", mail.text);
        let mut harry = sign_in(&app, "harry@contoso.com").await;
        assert!(harry.get("/home").await.shows("Access reviews are due. Purchasing accounts: 29"));
        let first = harry.get(&format!("{LIST}?show=due")).await;
        assert!(first.shows("1–25 of 29"), "{}", first.body);
        let second = harry.get(&link(&first, "next").expect("a page")).await;
        assert!(second.shows("26–29 of 29") && second.shows("show=due"), "{}", second.body);
        assert!(harry.get(&link(&second, "prev").expect("a page")).await.shows("1–25 of 29"));
        let all = harry.get(LIST).await;
        assert!(all.shows("1–25 of 30"), "{}", all.body);
        assert_eq!(harry.get(&format!("{LIST}?account=x")).await.status.as_u16(), 404);
    }
}

#[tokio::test]
async fn reviews_are_never_due_where_they_are_turned_off() {
    let app = TestApp::start_with(Engine::Sqlite, &[("BC_ACCESS_REVIEW_DAYS", "0")]).await;
    app.register_harry().await;
    app.pass(Span::days(400));
    assert_eq!(tell(&app.app).await, 0);
    let mut harry = sign_in(&app, "harry@contoso.com").await;
    assert!(!harry.get("/home").await.shows("an access review is due"));
    assert!(harry.get(&review(&app).await).await.shows("You can review access anytime"));
    assert!(!harry.get("/support/manage-users").await.shows("is due every"));
}
