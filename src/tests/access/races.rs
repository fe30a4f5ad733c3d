//! Concurrent changes: forms, the register, mails and servers that affect the same people.

use crate::support::{
    Client, Engine, PASSWORD, TestApp,
    access::{colleague, join, post, row},
    account, agreement, on_both_engines,
    process::Installation,
    register,
    scope::join_fabrikam,
};
use business_center::{
    domain::{audit::By, moment::Span},
    server::{
        db::{Db, WRITERS, agreements::lock_imports},
        jobs::remind_due,
        roster,
    },
};
use serde_json::json;
use std::time::Duration;
use tokio::{
    task::JoinHandle,
    time::{sleep, timeout},
};

const INVITED: &str = "SELECT COUNT(*) FROM invitations WHERE email_key = 'nils@contoso.com'";

/// A form of *Invite Users* under way, for one person; it waits for what the test holds.
async fn waiting_form(
    app: &TestApp,
    harry: &mut Client,
    email: &str,
    role: &str,
) -> JoinHandle<crate::support::Answer> {
    let mut fields = vec![("key".to_owned(), harry.get("/account/access/invite").await.value_of("key"))];
    fields.extend(row(1, email, &[role]));
    let mut client = harry.clone();
    let form = tokio::spawn(async move { post(&mut client, &fields).await });
    if app.app.config.database_url.starts_with("postgres") {
        until_blocked(app, 1).await;
    }
    // SQLite does not tell that someone waits: time for it to come there.
    for _ in 0..12 {
        assert_eq!(harry.get("/account/access").await.status, 200);
    }
    assert!(!form.is_finished());
    form
}

/// Waits until so many sessions of PostgreSQL wait for a lock.
async fn until_blocked(app: &TestApp, count: i64) {
    const BLOCKED: &str = "SELECT COUNT(*) FROM pg_stat_activity
        WHERE wait_event_type = 'Lock' AND datname = current_database()";
    let waiting = async {
        while app.count(BLOCKED).await < count {
            sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(Duration::from_mins(1), waiting).await.expect("nothing waits for what is locked");
}

on_both_engines! {
    async fn nobody_is_invited_to_an_agreement_that_ends_meanwhile(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut turn = app.change(By::Register).await;
        turn.execute("UPDATE purchasing_accounts SET version = version + 1").await.expect("a lock");
        let form = waiting_form(&app, &mut harry, "nils@contoso.com", "account_viewer").await;
        let mut ended = agreement("1234567890", "harry@contoso.com");
        ended["status"] = "ended".into();
        app.import_into(&mut turn, &register(&[ended])).await;
        turn.commit().await.expect("commit");
        let answer = form.await.expect("an answer");
        assert_eq!((answer.status.as_u16(), answer.value_of("email-1").as_str()), (503, "nils@contoso.com"));
        assert_eq!(app.count(INVITED).await, 0);
    }

    /// The import holds purchasing accounts that its file does not mention, too.
    async fn nobody_is_invited_where_the_file_says_nothing_of_the_purchasing_account(app: TestApp) {
        let mut both = agreement("1", "rosa@contoso.com");
        both["purchasing_accounts"] = json!([account("01", true, "rosa@contoso.com"), account("02", false, "harry@contoso.com")]);
        app.import(&register(&[both.clone()])).await;
        let mut harry = join(&app, "harry@contoso.com").await;
        both["status"] = "ended".into();
        both["purchasing_accounts"] = json!([account("01", true, "rosa@contoso.com")]);
        let mut turn = app.change(By::Register).await;
        app.import_into(&mut turn, &register(&[both])).await;
        let form = waiting_form(&app, &mut harry, "nils@contoso.com", "account_viewer").await;
        turn.commit().await.expect("commit");
        let answer = form.await.expect("an answer");
        assert_eq!((answer.status.as_u16(), answer.value_of("email-1").as_str()), (503, "nils@contoso.com"));
        assert_eq!(app.count(INVITED).await, 0);
    }

    async fn who_is_deactivated_meanwhile_gets_no_role(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "nils@contoso.com", "account_viewer").await;
        let mut turn = app.app.db.write().await.expect("a transaction");
        turn.execute("UPDATE users SET is_active = is_active WHERE email_key = 'nils@contoso.com'").await.expect("a lock");
        let form = waiting_form(&app, &mut harry, "nils@contoso.com", "report_viewer").await;
        turn.execute("UPDATE role_assignments SET suspended_at = 1 WHERE role = 'account_viewer'").await.expect("suspended");
        turn.commit().await.expect("commit");
        let answer = form.await.expect("an answer");
        assert!(answer.status == 422 && answer.value_of("email-1") == "nils@contoso.com", "{}", answer.body);
        assert_eq!(app.count("SELECT COUNT(*) FROM role_assignments WHERE role = 'report_viewer'").await, 0);
    }

    /// Else the list would show someone as invited who has just come in.
    async fn a_mail_about_an_invitation_waits_for_its_acceptance(app: TestApp) {
        app.import(&register(&[agreement("1", "harry@contoso.com")])).await;
        let mut turn = app.app.db.write().await.expect("a transaction");
        turn.execute("UPDATE invitations SET state = 'accepted'").await.expect("accepted");
        let jobs = async {
            app.run_jobs().await;
        };
        let accept = async {
            if matches!(app.app.db, Db::Postgres { .. }) {
                until_blocked(&app, 1).await;
            }
            turn.commit().await.expect("commit");
        };
        tokio::join!(jobs, accept);
        assert_eq!(app.mails("harry@contoso.com").len(), 0);
        assert_eq!(app.count("SELECT COUNT(*) FROM outbox WHERE state = 'withdrawn'").await, 1);
        assert_eq!(app.count("SELECT COUNT(*) FROM invitation_links").await, 0);
    }

    /// A name changes in every row of a person, while another organization takes the person's access there.
    async fn a_row_of_the_list_keeps_what_two_change_at_once(app: TestApp) {
        let mut harry = app.register_harry().await;
        join_fabrikam(&app, &mut harry).await;
        let mut turn = app.app.db.write().await.expect("a transaction");
        turn.execute("UPDATE role_assignments SET suspended_at = 1
            WHERE agreement_id = (SELECT id FROM agreements WHERE number = '5555555555')").await.expect("suspended");
        roster::refresh(&mut turn, &["harry@contoso.com"], app.now()).await.expect("the rows");
        let rename = async {
            let form = [("first_name", "Harald"), ("last_name", "Miller"), ("language", "en"), ("country", "US")];
            assert_eq!(harry.post("/profile", &form).await.location(), Some("/profile"));
        };
        let commit = async {
            if matches!(app.app.db, Db::Postgres { .. }) {
                until_blocked(&app, 1).await;
            }
            turn.commit().await.expect("commit");
        };
        tokio::join!(rename, commit);
        let both = "SELECT COUNT(*) FROM roster WHERE name = 'Harald Miller' AND status = 'deactivated'";
        assert_eq!(app.count(both).await, 2, "the purchasing account of Fabrikam, and its agreement");
        assert_eq!(app.count("SELECT COUNT(*) FROM roster WHERE name = 'Harald Miller'").await, 4);
    }

    /// The limit of the public forms: one mail in ten minutes.
    async fn a_link_that_is_renewed_many_times_at_once_makes_one_mail(app: TestApp) {
        let link = app.invite_harry().await;
        app.pass(Span::days(60));
        let mut client = app.client();
        client.get(&link).await;
        let form = [("invitation", app.invitation("harry@contoso.com").await.id)];
        let mut turn = app.app.db.write().await.expect("a transaction");
        turn.execute("UPDATE invitations SET state = state").await.expect("a lock");
        let renewals: Vec<_> = (0..WRITERS - 1)
            .map(|_| {
                let (mut client, form) = (client.clone(), form.clone());
                tokio::spawn(async move { client.post("/register/renew", &form).await })
            })
            .collect();
        if matches!(app.app.db, Db::Postgres { .. }) {
            until_blocked(&app, i64::from(WRITERS - 1)).await;
        }
        turn.commit().await.expect("commit");
        for renewal in renewals {
            assert_eq!(renewal.await.expect("an answer").location(), Some("/register/sent"));
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM outbox WHERE is_requested").await, 1);
    }

    async fn two_servers_remind_once(app: TestApp) {
        let people: Vec<_> = (0..30).map(|n| agreement(&format!("{n}"), &format!("p{n}@contoso.com"))).collect();
        app.import(&register(&people)).await;
        app.run_jobs().await;
        app.pass(Span::days(7));
        let (one, other) = tokio::join!(remind_due(&app.app), remind_due(&app.app));
        assert_eq!(one.expect("reminders") + other.expect("reminders"), 30);
        assert_eq!(app.count("SELECT COUNT(*) FROM outbox WHERE state = 'queued'").await, 30);
    }
}

/// Two imports of one new agreement would both create it.
#[tokio::test]
async fn an_import_waits_for_another_one() {
    let installation = Installation::new(Engine::Postgres, "file:mail".to_owned()).await;
    let app = TestApp::start_with(Engine::Postgres, &[("BC_DATABASE_URL", &installation.database_url)]).await;
    let register = register(&[agreement("1", "harry@contoso.com")]);
    std::fs::write(installation.path("register.json"), register.to_string()).expect("a register");
    let mut first = app.change(By::Register).await;
    lock_imports(&mut first).await.expect("a turn");
    app.import_into(&mut first, &register).await;
    let second = installation.start(&["import", &installation.path("register.json").display().to_string()]);
    until_blocked(&app, 1).await;
    first.commit().await.expect("commit");
    let output = second.finish().await;
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(said, "Imported: 0 new, 0 changed, 1 unchanged; 0 invited, 0 withdrawn.\n");
}

/// A form holds a purchasing account and needs the organization's audit trail next; an import holds that and needs the
/// account: PostgreSQL ends the import's transaction.
#[tokio::test]
async fn an_import_that_is_ended_for_a_form_begins_again() {
    let installation = Installation::new(Engine::Postgres, "file:mail".to_owned()).await;
    let app = TestApp::start_with(Engine::Postgres, &[("BC_DATABASE_URL", &installation.database_url)]).await;
    app.register_harry().await;
    let mut changed = agreement("1234567890", "harry@contoso.com");
    changed["signatory"]["name"] = "Ana Maria Trujillo".into();
    std::fs::write(installation.path("changed.json"), register(&[changed]).to_string()).expect("a register");
    let mut form = app.app.db.write().await.expect("a transaction");
    form.execute("UPDATE purchasing_accounts SET version = version + 1").await.expect("a lock");
    let import = installation.start(&["import", &installation.path("changed.json").display().to_string()]);
    until_blocked(&app, 1).await;
    form.execute("UPDATE audit_heads SET sequence = sequence").await.expect("the trail, once the import has given way");
    form.commit().await.expect("commit");
    let output = import.finish().await;
    assert!(output.status.success(), "{output:?}");
    assert_eq!(app.count("SELECT COUNT(*) FROM agreements WHERE signatory_name = 'Ana Maria Trujillo'").await, 1);
}

/// Whoever waits for what others change is told so before the request is cut off.
#[tokio::test]
async fn a_form_waits_for_a_lock_within_the_time_of_its_request() {
    let app = TestApp::start(Engine::Postgres).await;
    let mut harry = app.register_harry().await;
    let mut turn = app.app.db.write().await.expect("a transaction");
    turn.execute("UPDATE users SET is_active = is_active").await.expect("a lock");
    let form = [("first_name", "Harald"), ("last_name", "Miller"), ("language", "en"), ("country", "US")];
    let answer = harry.post("/profile", &form).await;
    assert_eq!(answer.status.as_u16(), 503);
    turn.commit().await.expect("commit");
    assert_eq!(harry.post("/profile", &form).await.location(), Some("/profile"));
    let signed_in = app.client().post("/Customer/", &[("email", "harry@contoso.com"), ("password", PASSWORD)]).await;
    assert_eq!(signed_in.location(), Some("/home"));
}
