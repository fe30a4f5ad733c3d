//! Requests for roles: what can be asked for, who is to decide, and what a decision says.

use crate::support::{
    Client, PASSWORD, TestApp,
    access::colleague,
    account, agreement, commands, on_both_engines, register,
    seats::{account_of, run},
};
use business_center::domain::moment::Span;

const HARRY: &str = "harry@contoso.com";

/// Asks for a role; the path of the request.
async fn ask(client: &mut Client, account: &str, role: &str) -> String {
    let answer =
        client.post("/requests/role", &[("account", account), ("role", role), ("text", "For the audit")]).await;
    answer.location().unwrap_or_else(|| panic!("{} {}", answer.status, answer.body)).to_owned()
}

async fn sign_in(app: &TestApp, email: &str) -> Client {
    let mut client = app.client();
    client.post("/Customer/", &[("email", email), ("password", PASSWORD)]).await;
    client
}

on_both_engines! {
    async fn a_role_that_no_one_else_can_assign_cannot_be_requested(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut users = colleague(&app, &mut harry, "uma@contoso.com", "user_administrator").await;
        let account = account_of(&app, "uma@contoso.com").await.account_id;
        app.execute("UPDATE role_assignments SET suspended_at = 1 WHERE role = 'account_administrator'").await;
        let form = [("account", account.as_str()), ("role", "report_viewer")];
        let refused = users.post("/requests/role", &form).await;
        assert_eq!(refused.status.as_u16(), 422);
        assert!(refused.shows("No one else can assign this role there"), "{}", refused.body);
        assert_eq!(app.count("SELECT COUNT(*) FROM requests").await, 0);
        app.execute("UPDATE role_assignments SET suspended_at = NULL").await;
        ask(&mut users, &account, "report_viewer").await;
    }

    async fn a_role_that_adds_nothing_is_not_offered(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut manager = colleague(&app, &mut harry, "mona@contoso.com", "account_manager").await;
        let account = account_of(&app, "mona@contoso.com").await.account_id;
        let form = manager.get("/requests/role").await;
        assert!(form.body.contains("value=\"user_administrator\""), "{}", form.body);
        for role in ["account_viewer", "report_viewer", "account_manager"] {
            assert!(!form.body.contains(&format!("value=\"{role}\"")), "{role}");
            let refused = manager.post("/requests/role", &[("account", account.as_str()), ("role", role)]).await;
            assert_eq!(refused.status.as_u16(), 422, "{role}");
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM requests").await, 0);
    }

    async fn an_ended_agreement_takes_no_request_for_a_role_and_says_so(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "vera@contoso.com", "account_viewer").await;
        let id = account_of(&app, "vera@contoso.com").await.account_id;
        let mut ended = agreement("1234567890", HARRY);
        ended["ends_on"] = "2026-11-20".into();
        app.import(&register(&[ended])).await;
        app.pass(Span::days(30));
        let mut viewer = sign_in(&app, "vera@contoso.com").await;
        let form = viewer.get(&format!("/requests/role?account={id}")).await;
        assert!(form.shows("Agreement 1234567890 has ended, so you can't request a role in it."), "{}", form.body);
        assert!(!form.body.contains("value=\"report_viewer\""), "{}", form.body);
        let refused = viewer.post("/requests/role", &[("account", id.as_str()), ("role", "report_viewer")]).await;
        assert_eq!(refused.status.as_u16(), 422);
        let mut harry = sign_in(&app, HARRY).await;
        let form = harry.get(&format!("/requests/change?account={id}")).await;
        assert!(form.shows("Agreement 1234567890 has ended, so nothing in it can be changed."), "{}", form.body);
        assert_eq!(app.count("SELECT COUNT(*) FROM requests").await, 0);
    }

    async fn a_purchasing_account_of_others_does_not_exist_for_the_forms(app: TestApp) {
        let mut harry = app.register_harry().await;
        app.import(&register(&[agreement("2", "other@fabrikam.com")])).await;
        let mut connection = app.app.db.read().await.expect("a connection");
        let row = business_center::server::db::agreements::find_scope(&mut connection, "2", "0001234567").await;
        let other = row.expect("accounts").expect("an account").account_id;
        drop(connection);
        for path in ["/requests/change", "/requests/role"] {
            assert_eq!(harry.get(&format!("{path}?account={other}")).await.status.as_u16(), 404, "{path}");
        }
    }

    async fn what_was_typed_outlives_the_purchasing_account_of_the_draft(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut mona = colleague(&app, &mut harry, "mona@contoso.com", "account_manager").await;
        for (path, fields) in [
            ("/requests/change", r#"{"account":"gone","fact":"other","text":"For the board"}"#),
            ("/requests/role", r#"{"account":"gone","role":"user_administrator","text":"For the board"}"#),
        ] {
            let now = app.now().0;
            let kept = format!(
                "INSERT INTO form_drafts (user_id, path, fields, created_at)
                SELECT id, '{path}', '{fields}', {now} FROM users WHERE email = 'mona@contoso.com'"
            );
            run(&app, kept).await;
            let form = mona.get(path).await;
            assert_eq!(form.status.as_u16(), 200, "{path}");
            assert!(form.body.contains("For the board"), "{path}: {}", form.body);
            assert_eq!(mona.get(&format!("{path}?account=gone")).await.status.as_u16(), 404, "{path}");
        }
    }

    async fn what_waits_for_a_decision_is_on_the_home_page_and_first_in_the_list(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut viewer = colleague(&app, &mut harry, "vera@contoso.com", "account_viewer").await;
        let account = account_of(&app, "vera@contoso.com").await.account_id;
        assert!(!harry.get("/home").await.shows("needs your decision"));
        let path = ask(&mut viewer, &account, "report_viewer").await;
        let home = harry.get("/home").await;
        assert!(home.shows("asks for the role Report Viewer and needs your decision."), "{}", home.body);
        assert!(home.page().all("a").any(|link| link.attribute("href") == path), "{}", home.body);
        let list = harry.get("/requests").await;
        assert!(list.shows("Requests that need your decision: 1") && list.shows("Your decision"), "{}", list.body);
        let waiting = harry.get("/requests?show=waiting").await;
        assert!(waiting.body.contains(&path) && !waiting.shows("Requests that need your decision"), "{}", waiting.body);
        for client in [&mut viewer] {
            assert!(!client.get("/home").await.shows("needs your decision"));
            assert!(!client.get("/requests").await.shows("decision"), "one's own is for others to decide");
        }
        harry.post(&format!("{path}/answer"), &[("answer", "assign")]).await;
        assert!(!harry.get("/home").await.shows("needs your decision"));
        let waiting = harry.get("/requests?show=waiting").await;
        assert!(waiting.shows("Nothing needs your decision") && !waiting.body.contains(&path), "{}", waiting.body);
    }

    async fn an_answer_is_kept_over_the_end_of_a_session(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut viewer = colleague(&app, &mut harry, "vera@contoso.com", "account_viewer").await;
        let account = account_of(&app, "vera@contoso.com").await.account_id;
        let path = ask(&mut viewer, &account, "report_viewer").await;
        let other = ask(&mut viewer, &account, "account_manager").await;
        app.pass(Span::minutes(61));
        let late = harry.post(&format!("{path}/answer"), &[("answer", "decline"), ("text", "Ask in May")]).await;
        assert!(late.location().is_some_and(|to| to.starts_with("/Customer")), "{:?}", late.location());
        assert_eq!(app.count("SELECT COUNT(*) FROM requests WHERE state = 'sent'").await, 2);
        let mut harry = sign_in(&app, HARRY).await;
        assert!(!harry.get(&other).await.shows("Ask in May"), "it answers another request");
        assert!(harry.get(&path).await.body.contains("Ask in May"));
        harry.post(&format!("{path}/answer"), &[("answer", "decline"), ("text", "Ask in May")]).await;
        assert_eq!(app.count("SELECT COUNT(*) FROM form_drafts WHERE path LIKE '/requests/%/answer'").await, 0);
    }

    async fn a_message_that_came_too_late_is_shown_with_who_was_first(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut viewer = colleague(&app, &mut harry, "vera@contoso.com", "account_viewer").await;
        let mut users = colleague(&app, &mut harry, "uma@contoso.com", "user_administrator").await;
        let account = account_of(&app, "vera@contoso.com").await.account_id;
        let path = ask(&mut viewer, &account, "report_viewer").await;
        harry.post(&format!("{path}/answer"), &[("answer", "decline"), ("text", "Not now")]).await;
        let late = users.post(&format!("{path}/answer"), &[("answer", "assign"), ("text", "Welcome, Vera")]).await;
        assert_eq!(late.status.as_u16(), 409);
        for told in ["Harry Miller has dealt with this request", "Your message wasn't sent:", "Welcome, Vera", "Not now"] {
            assert!(late.shows(told), "{told}: {}", late.body);
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM requests WHERE answer = 'Not now'").await, 1);
    }

    async fn an_answer_stays_with_the_step_to_which_it_belongs(app: TestApp) {
        let mut harry = app.register_harry().await;
        let account = account_of(&app, HARRY).await.account_id;
        let form = [("account", account.as_str()), ("fact", "other"), ("text", "x")];
        let path = harry.post("/requests/change", &form).await.location().expect("a path").to_owned();
        let page = harry.get(&path).await;
        let lead = page.page().with("p", "class", "lead").next().expect("a lead").text().to_owned();
        let number = lead.split(" · ").next().expect("a number").to_owned();
        let url = app.app.config.database_url.clone();
        let call = |arguments: &[&str]| commands::run(arguments, &[("BC_DATABASE_URL", url.as_str())]).succeeded();
        call(&["request", "answer", &number, "accepted", "--text", "We ask the lawyers"]);
        assert!(harry.get(&path).await.shows("Answer"));
        call(&["request", "answer", &number, "done"]);
        let page = harry.get(&path).await;
        assert!(page.shows("Answer (Accepted)") && page.shows("We ask the lawyers"), "{}", page.body);
        app.run_jobs().await;
        let mails = app.mails(HARRY);
        let said = |subject: &str| mails.iter().find(|mail| mail.subject.contains(subject)).expect("a mail").text.clone();
        assert!(said("was accepted").contains("We ask the lawyers"));
        assert!(!said("is done").contains("We ask the lawyers"), "that was said with another step");
    }

    async fn the_list_says_for_which_purchasing_account_it_is_and_leads_to_all(app: TestApp) {
        let mut record = agreement("1234567890", HARRY);
        record["purchasing_accounts"] = [account("0001234567", true, HARRY), account("0001234568", false, HARRY)].into();
        app.import(&register(&[record])).await;
        let mut harry = crate::support::access::join(&app, HARRY).await;
        assert!(!harry.get("/requests").await.shows("Show the requests of all purchasing accounts"));
        let chosen = account_of(&app, HARRY).await;
        harry.post("/scope", &[("scope", chosen.account_id.as_str()), ("return_to", "/requests")]).await;
        let list = harry.get("/requests").await;
        assert!(list.shows("Show the requests of all purchasing accounts") && list.shows(&chosen.title()), "{}", list.body);
    }

    async fn an_agreement_leads_to_asking_for_a_change(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut viewer = colleague(&app, &mut harry, "vera@contoso.com", "account_viewer").await;
        let account = account_of(&app, HARRY).await;
        let page = format!("/agreements/{}", account.agreement_id);
        let link = format!("/requests/change?account={}", account.account_id);
        let shown = harry.get(&page).await;
        let found = shown.page().all("a").find(|one| one.attribute("href") == link).expect("a link");
        assert_eq!(found.text(), "Request a change of this data");
        assert!(!viewer.get(&page).await.body.contains("/requests/change"));
    }
}
