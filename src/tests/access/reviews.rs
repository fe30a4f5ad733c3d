//! /account/access/review: who is reviewed, what is decided, and what is kept of it.

use crate::support::{
    Answer, TestApp,
    access::{addable, assignment_of, colleague, invite, join, link, path_of, row as send_row, send},
    agreement, on_both_engines, register,
    reviews::{LIST, code, decision, keep, person, review, row, sign_in},
    scope::{harry as two_accounts, id_of},
    seats::account_of,
};
use business_center::domain::moment::Span;
use serde_json::json;

const DECISIONS: &str = "SELECT COUNT(*) FROM access_decisions";
const KEPT: &str = "SELECT COUNT(*) FROM access_decisions WHERE decision = 'keep'";

/// The error of a page, as people read it.
fn error(answer: &Answer) -> String {
    answer.page().with("div", "role", "alert").next().map(|alert| alert.text().to_owned()).unwrap_or_default()
}

/// The roles of Nils, in the second purchasing account and in all.
const HELD_ELSEWHERE: &str = "SELECT COUNT(*) FROM role_assignments JOIN users ON users.id = user_id
    JOIN purchasing_accounts ON purchasing_accounts.id = purchasing_account_id
    WHERE email_key = 'nils@contoso.com' AND purchasing_accounts.number = '2'";
const HELD: &str =
    "SELECT COUNT(*) FROM role_assignments JOIN users ON users.id = user_id WHERE email_key = 'nils@contoso.com'";

on_both_engines! {
    async fn people_are_kept_and_removed_and_the_review_is_completed(app: TestApp) {
        let mut harry = app.register_harry().await;
        for (email, role) in [
            ("rosa@contoso.com", "account_viewer"), ("nils@contoso.com", "account_manager"),
            ("bea@contoso.com", "user_administrator"),
        ] {
            colleague(&app, &mut harry, email, role).await;
        }
        assert!(harry.get("/account/access").await.shows(&format!("href=\"{LIST}\"")));
        let path = review(&app).await;
        let list = harry.get(LIST).await;
        assert!(list.shows(&format!("href=\"{path}\"")) && list.shows("Not reviewed yet"), "{}", list.body);
        let page = harry.get(&path).await;
        assert_eq!(page.values_of("seen").len(), 3, "everyone but the reviewer: {}", page.body);
        assert!(page.shows("Still open: 4") && page.shows("You can't decide about yourself"), "{}", page.body);
        assert_eq!(app.count("SELECT COUNT(*) FROM access_reviews").await, 0, "looking starts nothing");

        let answer = keep(&mut harry, &path, &["rosa@contoso.com", "nils@contoso.com"]).await;
        assert_eq!(answer.location(), Some(path.as_str()), "{}", answer.body);
        let page = harry.get(&path).await;
        assert!(page.shows("Access kept. People: 2") && page.shows("started by Harry Miller"), "{}", page.body);
        assert!(row(&page, "rosa@contoso.com").is_none() && row(&page, "bea@contoso.com").is_some());
        let all = harry.get(&format!("{path}?show=all")).await;
        let kept = row(&all, "rosa@contoso.com").expect("a row").text().to_owned();
        assert!(kept.contains("Kept") && kept.contains("Harry Miller, "), "{kept}");
        assert_eq!(code(&all, "rosa@contoso.com"), None, "it is decided");

        // Before roles are taken away, a page asks.
        let bea = person(&page, "bea@contoso.com");
        let answer = harry.post(&format!("{path}/decide"), &[bea.clone(), decision("remove")]).await;
        let question = answer.location().expect("a question").to_owned();
        assert!(question.starts_with(&format!("{path}/remove?seen=")), "{question}");
        let asked = harry.get(&question).await;
        assert!(asked.shows("bea Diaz (User Administrator)") && asked.shows("will be paused"), "{}", asked.body);
        assert_eq!(app.count(DECISIONS).await, 2, "nothing is decided yet");
        let answer = harry.post(&format!("{path}/remove"), std::slice::from_ref(&bea)).await;
        assert_eq!(answer.location(), Some(path.as_str()), "{}", answer.body);
        assert!(harry.get(&path).await.shows("Access removed, and emails sent. People: 1"));
        assert_eq!(app.count("SELECT COUNT(*) FROM role_assignments JOIN users ON users.id = user_id
            WHERE email_key = 'bea@contoso.com'").await, 0);
        app.run_jobs().await;
        let told = app.mails("bea@contoso.com").pop().expect("a mail");
        assert!(told.text.contains("User Administrator") && told.text.contains("Harry Miller"), "{}", told.text);
        // A repeated request changes nothing and is told alike.
        let again = harry.post(&format!("{path}/remove"), &[bea]).await;
        assert_eq!((again.location(), app.count(DECISIONS).await), (Some(path.as_str()), 3));

        // No one else could decide about Harry.
        let page = harry.get(&path).await;
        assert!(page.shows("Still open: 1") && page.shows("only person who can review"), "{}", page.body);
        let running = page.value_of("review");
        let done = harry.post(&format!("{path}/complete"), &[("review", running.as_str())]).await;
        assert_eq!(done.location(), Some(path.as_str()), "{}", done.body);
        let again = harry.post(&format!("{path}/complete"), &[("review", running.as_str())]).await;
        assert_eq!(again.location(), Some(path.as_str()), "a repeated request");
        let page = harry.get(&path).await;
        assert!(page.shows("Review completed.") && page.shows("Up to date") && page.shows("Past reviews"), "{}", page.body);
        assert!(page.shows("1–3 of 3"), "the next review is about everyone: {}", page.body);
        assert!(page.shows("Last completed on") && !page.shows("Still open"), "and not due yet: {}", page.body);
        for (sql, count) in [
            ("SELECT COUNT(*) FROM access_reviews WHERE completed_at IS NOT NULL AND kept = 2 AND removed = 1", 1),
            ("SELECT COUNT(*) FROM access_decisions WHERE decision = 'keep' AND roles > 0 AND round = 1", 2),
            ("SELECT COUNT(*) FROM access_decisions WHERE decision = 'remove' AND email = 'bea@contoso.com' AND roles = 4", 1),
            ("SELECT COUNT(*) FROM access_decisions WHERE decision = 'own' AND email = 'harry@contoso.com'", 1),
            ("SELECT COUNT(*) FROM audit_entries WHERE action = 'review.started'", 1),
            ("SELECT COUNT(*) FROM audit_entries WHERE action = 'review.decided'", 2),
            ("SELECT COUNT(*) FROM audit_entries WHERE action = 'review.completed'", 1),
        ] {
            assert_eq!(app.count(sql).await, count, "{sql}");
        }
        let trail = harry.get("/account/audit").await;
        assert!(trail.shows("Access review completed") && trail.shows("People who keep their access: 2"), "{}", trail.body);
    }

    /// All of them, or none: whoever stands in the way is named, and what was selected stays selected.
    async fn nothing_is_recorded_if_something_stands_in_the_way(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        let mut bea = colleague(&app, &mut harry, "bea@contoso.com", "user_administrator").await;
        let path = review(&app).await;
        let decide = format!("{path}/decide");
        let page = bea.get(&path).await;
        assert!(row(&page, "harry@contoso.com").expect("a row").text().contains("isn't yours to remove"));
        let (rosa, boss) = (person(&page, "rosa@contoso.com"), person(&page, "harry@contoso.com"));

        let answer = bea.post(&decide, &[rosa.clone(), boss.clone(), decision("remove")]).await;
        assert_eq!(answer.status.as_u16(), 422);
        assert!(error(&answer).contains("Harry Miller: one of the roles isn't yours to remove"), "{}", answer.body);
        let checked = |answer: &Answer, email: &str| {
            row(answer, email).expect("a row").with("input", "name", "seen").next().expect("a field").has("checked")
        };
        assert!(checked(&answer, "rosa@contoso.com") && checked(&answer, "harry@contoso.com"), "{}", answer.body);
        let straight = bea.post(&format!("{path}/remove"), &[boss]).await;
        assert_eq!(straight.status.as_u16(), 422, "the workflow refuses, too");
        assert!(harry.get("/account/access").await.shows("Harry Miller"));

        let nobody: [(&str, String); 1] = [decision("keep")];
        let answer = bea.post(&decide, &nobody).await;
        assert_eq!((answer.status.as_u16(), error(&answer)), (422, "Select at least one person.".to_owned()));
        let own = account_of(&app, "bea@contoso.com").await;
        let id = app.count("SELECT COUNT(*) FROM users WHERE email_key = 'bea@contoso.com'").await;
        assert_eq!((id, own.account_name.as_str()), (1, "Account 0001234567"));
        for (people, said) in [
            ("x".to_owned(), "no longer has a role here"),
            ("01a22175-3238-721d-a801-3980fe439be0.1".to_owned(), "no longer has a role here"),
            (rosa.1.replace(".32", ".33"), "rosa Diaz: the roles have changed"),
        ] {
            let answer = bea.post(&decide, &[("seen", people), decision("keep")]).await;
            assert_eq!(answer.status.as_u16(), 422, "{}", answer.body);
            assert!(error(&answer).contains(said), "{}", answer.body);
        }
        let odd = bea.post(&decide, &[rosa, decision("own")]).await;
        assert_eq!(odd.status.as_u16(), 422);
        for path in [&decide, &format!("{path}/remove"), &format!("{path}/complete")] {
            let elsewhere = path.replace(&own.account_id, "01a22175-3238-721d-a801-3980fe439be0");
            assert_eq!(bea.post(&elsewhere, &[("seen", "x"), ("decision", "keep")]).await.status.as_u16(), 404, "{path}");
        }
        assert_eq!(app.count(DECISIONS).await, 0);
        assert_eq!(app.count("SELECT COUNT(*) FROM access_reviews").await, 0);
    }

    async fn a_form_names_each_person_once(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "bea@contoso.com", "account_viewer").await;
        let path = review(&app).await;
        let (field, code) = person(&harry.get(&path).await, "bea@contoso.com");
        let other = format!("{code}9");
        let form = [(field, code), (field, other), decision("keep")];
        assert_eq!(harry.post(&format!("{path}/decide"), &form).await.status.as_u16(), 400);
        let unknown = harry.post(&format!("{path}/complete"), &[("review", "nonsense")]).await;
        assert_eq!((unknown.status.as_u16(), app.count(DECISIONS).await), (404, 0));
    }

    async fn no_one_decides_about_themselves(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut bea = colleague(&app, &mut harry, "bea@contoso.com", "account_administrator").await;
        let path = review(&app).await;
        let own = person(&bea.get(&path).await, "harry@contoso.com");
        for word in ["keep", "remove"] {
            let answer = harry.post(&format!("{path}/decide"), &[own.clone(), decision(word)]).await;
            assert_eq!(answer.status.as_u16(), 422);
            assert!(error(&answer).contains("Harry Miller: you can't decide about yourself"), "{}", answer.body);
        }
        assert_eq!(app.count(DECISIONS).await, 0);
        // Someone else can, and then everyone is decided.
        keep(&mut harry, &path, &["bea@contoso.com"]).await;
        let early = harry.post(&format!("{path}/complete"), &[("review", "")]).await;
        assert_eq!(early.status.as_u16(), 409);
        assert!(error(&early).contains("Still open: 1"), "{}", early.body);
        keep(&mut bea, &path, &["harry@contoso.com"]).await;
        assert!(bea.get(&path).await.shows("You can complete the review now"));
        let running = bea.get(&path).await.value_of("review");
        let done = bea.post(&format!("{path}/complete"), &[("review", running)]).await;
        assert_eq!(done.location(), Some(path.as_str()));
        assert_eq!(app.count("SELECT COUNT(*) FROM access_decisions WHERE decision = 'own'").await, 0);
    }

    /// The last Account Administrator stays, however a review ends.
    async fn the_last_account_administrator_is_not_removed(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut bea = colleague(&app, &mut harry, "bea@contoso.com", "account_administrator").await;
        let path = review(&app).await;
        let own = [person(&bea.get(&path).await, "harry@contoso.com")];
        let other = [person(&harry.get(&path).await, "bea@contoso.com")];
        let remove = format!("{path}/remove");
        let (one, two) = tokio::join!(bea.post(&remove, &own), harry.post(&remove, &other));
        let statuses = [one.status.as_u16(), two.status.as_u16()];
        assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
        assert_eq!(app.count("SELECT COUNT(*) FROM role_assignments WHERE role = 'account_administrator'").await, 1);
        assert_eq!(app.count("SELECT COUNT(*) FROM access_decisions WHERE decision = 'remove'").await, 1);
    }

    /// All roles there, in one email; those elsewhere stay.
    async fn removing_takes_every_role_of_one_purchasing_account(app: TestApp) {
        let mut harry = two_accounts(&app).await;
        let home = harry.get("/home").await;
        let [lead, other] = ["Account 0001234567", "Account 2"].map(|name| id_of(&home, name));
        let mut fields = send_row(1, "nils@contoso.com", &["account_viewer", "report_viewer"]);
        fields.push(("key".to_owned(), harry.get("/account/access/invite").await.value_of("key")));
        fields.extend([&lead, &other].map(|id| ("accounts".to_owned(), id.clone())));
        assert_eq!(send(&mut harry, fields).await.status.as_u16(), 200);
        join(&app, "nils@contoso.com").await;
        app.run_jobs_after_a_minute().await;
        let before = app.mails("nils@contoso.com").len();
        let path = format!("{LIST}/{lead}");
        let nils = [person(&harry.get(&path).await, "nils@contoso.com")];
        assert!(harry.post(&format!("{path}/remove"), &nils).await.location().is_some());
        assert_eq!(app.count(HELD_ELSEWHERE).await, 2, "the other purchasing account");
        assert_eq!(app.count(HELD).await, 2);
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'role.removed'").await, 2);
        app.run_jobs().await;
        let mails = app.mails("nils@contoso.com");
        assert_eq!(mails.len(), before + 1);
        let told = &mails[before].text;
        assert!(told.contains("Account Viewer") && told.contains("Report Viewer"), "{told}");
        let page = harry.get(&format!("{LIST}/{other}")).await;
        assert!(code(&page, "nils@contoso.com").is_some(), "{}", page.body);
    }

    async fn whose_roles_change_is_open_again(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        let path = review(&app).await;
        keep(&mut harry, &path, &["rosa@contoso.com"]).await;
        assert!(row(&harry.get(&path).await, "rosa@contoso.com").is_none());
        let own = path_of(&mut harry, "rosa").await;
        let added = [("role", addable(&harry.get(&own).await, "report_viewer"))];
        assert!(harry.post(&format!("{own}/roles"), &added).await.location().is_some());
        let page = harry.get(&path).await;
        assert!(row(&page, "rosa@contoso.com").expect("she is open").text().contains("Report Viewer"));
        keep(&mut harry, &path, &["rosa@contoso.com"]).await;
        let rows = "SELECT COUNT(*) FROM access_decisions WHERE email = 'rosa@contoso.com'";
        assert_eq!(app.count(rows).await, 2);
        assert_eq!(app.count("SELECT COUNT(*) FROM access_decisions WHERE round = 1 AND roles = 32").await, 1, "it stays");
        assert_eq!(app.count("SELECT COUNT(*) FROM access_decisions WHERE round = 2 AND roles = 48").await, 1);
        // Deactivated and reactivated: other access than was decided about.
        for action in ["deactivate", "reactivate"] {
            harry.post(&format!("{own}/{action}"), &[("x", "")]).await;
            let page = harry.get(&path).await;
            assert!(row(&page, "rosa@contoso.com").is_some(), "{action}: {}", page.body);
            keep(&mut harry, &path, &["rosa@contoso.com"]).await;
            assert!(row(&harry.get(&path).await, "rosa@contoso.com").is_none(), "{action}");
        }
        assert_eq!(app.count(rows).await, 4);
        // Removed elsewhere, she is not reviewed.
        let assignment = assignment_of(&harry.get(&own).await, "Report Viewer");
        harry.post(&format!("{own}/roles/remove"), &[("assignment", assignment.as_str())]).await;
        assert!(row(&harry.get(&path).await, "rosa@contoso.com").is_some());
    }

    /// The second one is told who decided, and there is one piece of evidence.
    async fn two_reviewers_decide_once(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut bea = colleague(&app, &mut harry, "bea@contoso.com", "user_administrator").await;
        let path = review(&app).await;
        for (email, words) in [
            ("rosa@contoso.com", ["keep", "keep"]),
            ("nils@contoso.com", ["keep", "remove"]),
            ("olga@contoso.com", ["remove", "keep"]),
            ("ivan@contoso.com", ["remove", "remove"]),
        ] {
            colleague(&app, &mut harry, email, "account_viewer").await;
            let page = harry.get(&path).await;
            let paths = words.map(|word| format!("{path}/{}", if word == "keep" { "decide" } else { "remove" }));
            let forms = words.map(|word| [person(&page, email), decision(word)]);
            let (one, two) = tokio::join!(harry.post(&paths[0], &forms[0]), bea.post(&paths[1], &forms[1]));
            let refused: Vec<&Answer> = [&one, &two].into_iter().filter(|answer| answer.status == 422).collect();
            let [refused] = refused[..] else { panic!("{email}: {} {}", one.status, two.status) };
            let by = if one.status == 422 { "bea Diaz has already" } else { "Harry Miller has already" };
            assert!(error(refused).contains(by), "{email}: {}", refused.body);
            let mut connection = app.app.db.read().await.expect("a connection");
            let count = format!("SELECT COUNT(*) FROM access_decisions WHERE email = '{email}'");
            assert_eq!(connection.count(Box::leak(count.into_boxed_str())).await.expect("a count"), 1, "{email}");
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM access_reviews").await, 1);
        assert_eq!(app.count("SELECT COUNT(*) FROM access_reviews WHERE kept + removed = 4").await, 1);
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'review.started'").await, 1);
    }

    async fn a_review_is_started_and_completed_once(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut bea = colleague(&app, &mut harry, "bea@contoso.com", "account_administrator").await;
        let path = review(&app).await;
        let forms = [
            [person(&bea.get(&path).await, "harry@contoso.com"), decision("keep")],
            [person(&harry.get(&path).await, "bea@contoso.com"), decision("keep")],
        ];
        let decide = format!("{path}/decide");
        let (one, two) = tokio::join!(bea.post(&decide, &forms[0]), harry.post(&decide, &forms[1]));
        assert_eq!([one.status.as_u16(), two.status.as_u16()], [303, 303], "{} {}", one.body, two.body);
        assert_eq!(app.count("SELECT COUNT(*) FROM access_reviews").await, 1);
        let form = [("review", harry.get(&path).await.value_of("review"))];
        let complete = format!("{path}/complete");
        let (one, two) = tokio::join!(bea.post(&complete, &form), harry.post(&complete, &form));
        assert_eq!([one.status.as_u16(), two.status.as_u16()], [303, 303], "{} {}", one.body, two.body);
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'review.completed'").await, 1);
        assert_eq!(app.count(DECISIONS).await, 2);
        // A form of the review that is over starts no other one.
        let stale = [("number", "1".to_owned()), person(&harry.get(&path).await, "bea@contoso.com"), decision("keep")];
        let refused = harry.post(&decide, &stale).await;
        assert!(refused.status.as_u16() == 422 && refused.shows("completed in the meantime"), "{}", refused.body);
        assert_eq!(app.count("SELECT COUNT(*) FROM access_reviews").await, 1);
        // The next one is a review of its own.
        keep(&mut harry, &path, &["bea@contoso.com"]).await;
        assert_eq!(app.count("SELECT COUNT(*) FROM access_reviews WHERE number = 2 AND completed_at IS NULL").await, 1);
        assert_eq!(app.count(DECISIONS).await, 3);
    }

    /// Reading needs *view users*; keeping and removing are for those who assign roles.
    async fn agreement_administrators_read_along(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut ada = colleague(&app, &mut harry, "ada@contoso.com", "agreement_administrator").await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        let path = review(&app).await;
        keep(&mut harry, &path, &["rosa@contoso.com"]).await;
        let page = ada.get(&format!("{path}?show=all")).await;
        assert!(page.shows("Kept") && page.shows("You can view the review"), "{}", page.body);
        assert!(page.values_of("seen").is_empty() && page.values_of("review").is_empty(), "{}", page.body);
        assert!(ada.get(LIST).await.shows(&path));
        // She has no role in the purchasing account and is listed apart.
        let own = harry.get(&path).await;
        assert_eq!(code(&own, "ada@contoso.com"), None);
        assert!(row(&own, "ada@contoso.com").is_some() && own.shows("id=\"overseers\""), "{}", own.body);
        for action in ["decide", "remove", "complete"] {
            let answer = ada.post(&format!("{path}/{action}"), &[("seen", "x"), ("decision", "keep")]).await;
            assert_eq!(answer.status.as_u16(), 403, "{action}");
        }
        assert_eq!(rosa.get(&path).await.status.as_u16(), 403);
        let evidence = harry.get(&path).await;
        let csv = evidence.page().all("a").map(|link| link.attribute("href")).find(|href| href.contains("evidence.csv"));
        let csv = csv.expect("a file").to_owned();
        assert_eq!(ada.get(&csv).await.status.as_u16(), 200);
        assert_eq!(rosa.get(&csv).await.status.as_u16(), 403);
        app.import(&register(&[agreement("5555555555", "eve@fabrikam.com")])).await;
        let mut eve = join(&app, "eve@fabrikam.com").await;
        for path in [path.clone(), format!("{path}/past"), csv.clone(), csv.replace(".csv", ".xlsx")] {
            assert_eq!(eve.get(&path).await.status.as_u16(), 404, "{path}");
        }
        let own = review_of(&app, "eve@fabrikam.com").await;
        let review = csv.split("review=").nth(1).expect("an id");
        assert_eq!(eve.get(&format!("{own}/evidence.csv?review={review}")).await.status.as_u16(), 404, "not hers");
        assert_eq!(app.count(KEPT).await, 1);
    }

    async fn the_evidence_holds_what_was_known_and_is_taken_away(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "rosa@contoso.com", "report_viewer").await;
        let account = account_of(&app, "harry@contoso.com").await;
        let key = crate::support::keys::add_key(&app, &account).await;
        let file = crate::support::files::add_file(&app, "F-1", b"content").await;
        looked_at(&app, &account.account_id, &key, &file, app.now().0).await;
        let path = review(&app).await;
        let page = harry.get(&path).await;
        let activity = row(&page, "rosa@contoso.com").expect("a row").text().to_owned();
        assert!(activity.contains("Key views: 2") && activity.contains("Downloads: 1"), "{activity}");
        keep(&mut harry, &path, &["rosa@contoso.com"]).await;
        looked_at(&app, &account.account_id, &key, &file, app.now().0 + 1).await;
        app.execute("UPDATE users SET first_name = 'Rosalia' WHERE email_key = 'rosa@contoso.com'").await;
        let running = harry.get(&path).await;
        assert!(running.shows("Decisions so far"), "{}", running.body);
        let form = [("review", running.value_of("review"))];
        assert_eq!(harry.post(&format!("{path}/complete"), &form).await.location(), Some(path.as_str()));
        // What people are called later changes nothing of it.
        app.execute("UPDATE users SET first_name = 'Harold' WHERE email_key = 'harry@contoso.com'").await;

        let page = harry.get(&path).await;
        assert!(page.shows("Last completed on ") && page.shows("by Harry Miller"), "{}", page.body);
        assert!(!page.shows("Still open"), "no one is asked between two reviews: {}", page.body);
        let of_link = |ending: &str| {
            let mut links = page.page().all("a").map(|link| link.attribute("href").to_owned());
            links.find(|href| href.contains(ending)).expect("a link")
        };
        let csv = harry.get(&of_link("evidence.csv")).await;
        let lines: Vec<&str> = csv.body.lines().collect();
        assert_eq!(lines.len(), 3, "{}", csv.body);
        assert!(lines[1].contains("Harry Miller (harry@contoso.com),Kept,rosa Diaz,rosa@contoso.com,Report Viewer,Active,"), "{}", csv.body);
        assert!(lines[1].ends_with(",2,1"), "{}", csv.body);
        assert!(lines[2].contains("Not decided: the only reviewer,Harry Miller,harry@contoso.com"), "{}", csv.body);
        let disposition = csv.headers["content-disposition"].to_str().expect("a header");
        assert!(disposition.contains("access-review-0001234567-1.csv"), "{disposition}");
        let workbook = harry.get(&of_link("evidence.xlsx")).await;
        assert_eq!((workbook.status.as_u16(), workbook.bytes.starts_with(b"PK")), (200, true));
        let past = harry.get(&of_link("/past")).await;
        assert!(past.shows("evidence.csv?review=") && past.shows("Harry Miller"), "{}", past.body);
        // The next review counts from the end of this one.
        app.pass(Span::hours(1));
        let mut harry = sign_in(&app, "harry@contoso.com").await;
        let page = harry.get(&path).await;
        let activity = row(&page, "rosa@contoso.com").expect("a row").text().to_owned();
        assert!(activity.contains("Key views: 2") && activity.contains("Downloads: 0"), "{activity}");
        looked_at(&app, &account.account_id, &key, &file, app.now().0).await;
        let page = harry.get(&path).await;
        let activity = row(&page, "rosa@contoso.com").expect("a row").text().to_owned();
        assert!(activity.contains("Key views: 4") && activity.contains("Downloads: 1"), "{activity}");
    }

    /// Pages of 25 and 50, open and all, forwards and back.
    async fn many_people_are_paged(app: TestApp) {
        let mut harry = app.register_harry().await;
        let path = review(&app).await;
        for number in 0..60 {
            add_member(&app, number).await;
        }
        for (query, most) in [("?show=all", 25), ("?show=all&size=50", 50), ("", 25), ("?size=50", 50)] {
            let (mut seen, mut at) = (Vec::new(), format!("{path}{query}"));
            let mut last;
            loop {
                last = harry.get(&at).await;
                let rows: Vec<String> = codes(&last);
                assert!(rows.len() <= most, "{query}");
                seen.extend(rows);
                let Some(next) = link(&last, "next") else { break };
                at = next;
            }
            assert_eq!(seen.len(), 60, "{query}");
            let mut distinct = seen.clone();
            distinct.sort();
            distinct.dedup();
            assert_eq!(distinct.len(), 60, "{query}");
            let back = codes(&harry.get(&link(&last, "prev").expect("a page before")).await);
            assert!(seen.windows(back.len()).any(|window| window == back), "{query}: {back:?}");
        }
        // Decided from the second page: the form leads back to where it was, with those who follow.
        let first = harry.get(&path).await;
        let second = harry.get(&link(&first, "next").expect("a second page")).await;
        let mut links = second.page().all("a").map(|a| a.attribute("href"));
        let selected = harry.get(links.find(|href| href.contains("select=page")).expect("a link")).await;
        let mut fields: Vec<(String, String)> = ["show", "size", "after", "before", "name", "first"].iter()
            .flat_map(|name| selected.values_of(name).into_iter().map(|value| ((*name).to_owned(), value))).collect();
        let people = selected.values_of("seen");
        assert_eq!(people.len(), 25);
        assert!(selected.page().with("input", "name", "seen").all(|field| field.has("checked")), "{}", selected.body);
        fields.extend(people.into_iter().map(|code| ("seen".to_owned(), code)));
        fields.push(("decision".to_owned(), "keep".to_owned()));
        let answer = harry.post(&format!("{path}/decide"), &fields).await;
        let next = answer.location().expect("a page").to_owned();
        assert!(next.contains("after="), "{next}");
        assert_eq!(codes(&harry.get(&next).await).len(), 11);
        let too_many: Vec<(&str, String)> = (0..51).map(|number| ("seen", format!("x{number}"))).collect();
        let answer = harry.post(&format!("{path}/decide"), &too_many).await;
        assert!(answer.status.as_u16() == 422 && error(&answer).contains("up to 50 people"), "{}", answer.body);
    }

    async fn functions_decide_as_forms_do(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        let account = account_of(&app, "harry@contoso.com").await.account_id;
        let seen = person(&harry.get(&review(&app).await).await, "rosa@contoso.com").1;
        let form = [("account", account.as_str()), ("seen[0]", seen.as_str()), ("decision", "keep")];
        let answer = harry.post("/api/decide-access", &form).await;
        assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, "1"));
        let form = [("account", account.as_str()), ("seen[0]", "x.1"), ("decision", "keep")];
        let refused = harry.post("/api/decide-access", &form).await;
        assert_eq!(refused.status.as_u16(), 422);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&refused.body).expect("JSON"),
            json!({ "DecisionsRefused": [{ "name": "", "reason": "gone", "by": null, "decision": null }] }));
        let done = harry.post("/api/complete-review", &[("account", account.as_str())]).await;
        assert_eq!(done.status.as_u16(), 200, "{}", done.body);
        assert_eq!(app.count("SELECT COUNT(*) FROM access_reviews WHERE completed_at IS NOT NULL").await, 1);
    }

    /// Whoever is invited and has not accepted has no role yet.
    async fn the_invited_are_not_reviewed(app: TestApp) {
        let mut harry = app.register_harry().await;
        invite(&mut harry, &[("nils@contoso.com", &["account_viewer"])]).await;
        let page = harry.get(&review(&app).await).await;
        assert!(!page.shows("nils@contoso.com") && page.shows("Still open: 1"), "{}", page.body);
    }
}

async fn review_of(app: &TestApp, email: &str) -> String {
    format!("{LIST}/{}", account_of(app, email).await.account_id)
}

/// The people who can be selected.
fn codes(page: &Answer) -> Vec<String> {
    assert_eq!(page.status.as_u16(), 200, "{}", page.body);
    page.values_of("seen")
}

async fn run(app: &TestApp, sql: String) {
    let mut tx = app.app.db.write().await.expect("a transaction");
    tx.execute(Box::leak(sql.into_boxed_str())).await.expect("a statement");
    tx.commit().await.expect("commit");
}

/// Rosa has seen a key twice and downloaded a file.
async fn looked_at(app: &TestApp, account: &str, key: &str, file: &str, at: i64) {
    for number in 0..2 {
        run(app, format!("INSERT INTO key_views (id, key_id, at, user_id, purchasing_account_id, reason)
            SELECT '{at}-{number}', '{key}', {at}, id, '{account}', 'install' FROM users WHERE email_key = 'rosa@contoso.com'"))
        .await;
    }
    let hour = at / 3_600_000;
    run(
        app,
        format!(
            "INSERT INTO downloads (file_id, user_id, hour, at, purchasing_account_id)
        SELECT '{file}', id, {hour}, {at}, '{account}' FROM users WHERE email_key = 'rosa@contoso.com'
        ON CONFLICT DO NOTHING"
        ),
    )
    .await;
}

/// Writes someone with a role, without the pages.
async fn add_member(app: &TestApp, number: i64) {
    use business_center::{
        domain::audit::By,
        server::{db, ids::new_id},
    };
    let account = account_of(app, "harry@contoso.com").await;
    let mut change = app.change(By::Operator).await;
    let (id, email) = (new_id(app.now()), format!("p{number:03}@contoso.com"));
    let sql = format!(
        "INSERT INTO users (id, email, email_key, first_name, last_name, language, country, is_active, created_at)
        VALUES ('{id}', '{email}', '{email}', 'P{number:03}', 'Same', 'en', 'US', TRUE, 0)"
    );
    change.execute(Box::leak(sql.into_boxed_str())).await.expect("a user");
    let grant = db::roles::Grant {
        role: business_center::domain::access::Role::AccountViewer,
        purchasing_account_id: Some(account.account_id.clone()),
    };
    let role =
        db::roles::NewRole { user_id: &id, agreement_id: &account.agreement_id, grant: &grant, granted_by: None };
    db::roles::create(&mut change, &[role], app.now()).await.expect("a role");
    change.touch(&email);
    change.commit().await.expect("commit");
}
