//! Roles that can view keys or edit agreements: who is notified when they are assigned.

use crate::support::{
    BASE, Client, NONE,
    access::{addable, colleague, join, path_of, send},
    on_both_engines,
    scope::{form, harry, id_of},
};

const NOTICES: &str = "SELECT COUNT(*) FROM outbox WHERE kind = 'sensitive_grant'";
/// Both let one see keys; the first one edit agreements, too.
const SENSITIVE: [(&str, &str); 2] = [("account_manager", "Account Manager"), ("report_viewer", "Report Viewer")];

async fn add_role(client: &mut Client, path: &str, role: &str, account: &str) {
    let role = format!("{role}@{account}");
    let answer = client.post(&format!("{path}/roles"), &[("role", role.as_str())]).await;
    assert!(answer.location().is_some(), "{role}: {}", answer.body);
}

on_both_engines! {
    async fn account_administrators_hear_of_sensitive_roles_that_others_give(app: TestApp) {
        let mut harry = harry(&app).await;
        let home = harry.get("/home").await;
        let (account, other) = (id_of(&home, "Account 0001234567"), id_of(&home, "Account 2"));
        for (email, role) in [
            ("bea@contoso.com", "account_administrator"), ("rosa@contoso.com", "user_administrator"),
            ("nils@contoso.com", "account_viewer"),
        ] {
            let form = form(&mut harry, &[&account], email, role).await;
            assert!(send(&mut harry, form).await.shows(&format!("{email}: invited.")));
        }
        crate::support::scope::invite(&mut harry, &other, "olga@contoso.com", "user_administrator").await;
        let mut bea = join(&app, "bea@contoso.com").await;
        let mut rosa = join(&app, "rosa@contoso.com").await;
        join(&app, "nils@contoso.com").await;
        join(&app, "olga@contoso.com").await;
        let path = path_of(&mut rosa, "nils").await;
        let addresses = ["harry@contoso.com", "bea@contoso.com", "rosa@contoso.com", "nils@contoso.com", "olga@contoso.com"];
        for (role, name) in SENSITIVE {
            app.run_jobs_after_a_minute().await;
            let before = addresses.map(|address| app.mails(address).len());
            add_role(&mut rosa, &path, role, &account).await;
            app.run_jobs_after_a_minute().await;
            let new: Vec<usize> = addresses.iter().zip(before).map(|(address, before)| app.mails(address).len() - before).collect();
            assert_eq!(new, [1, 1, 0, 1, 0], "{role}: both administrators of the account, and Nils himself");
            for (address, client) in [("harry@contoso.com", &mut harry), ("bea@contoso.com", &mut bea)] {
                let mail = app.mails(address).pop().expect("a mail");
                assert!(mail.text.contains(name) && mail.text.contains("nils Diaz") && mail.text.contains("rosa Diaz"), "{}", mail.text);
                assert!(mail.text.lines().any(|line| line == format!("{BASE}{path}")), "{}", mail.text);
                // The link leads to where the role is removed.
                assert!(client.get(&path).await.shows(&format!("title=\"Remove {name}, ")));
            }
        }
        assert_eq!(app.count(NOTICES).await, 4);
    }

    /// Whom an Account Administrator has deactivated, no one gives keys back without a word.
    async fn account_administrators_hear_of_sensitive_roles_that_others_give_back(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "user_administrator").await;
        colleague(&app, &mut harry, "nils@contoso.com", "account_manager").await;
        colleague(&app, &mut harry, "ivan@contoso.com", "account_viewer").await;
        for (name, told) in [("nils", 1), ("ivan", 1)] {
            let path = path_of(&mut rosa, name).await;
            for (client, action) in [(&mut harry, "deactivate"), (&mut rosa, "reactivate")] {
                let answer = client.post(&format!("{path}/{action}"), &NONE).await;
                assert!(answer.location().is_some(), "{action}: {}", answer.body);
            }
            assert_eq!(app.count(NOTICES).await, told, "{name}");
        }
        let path = path_of(&mut harry, "nils").await;
        for action in ["deactivate", "reactivate"] {
            assert!(harry.post(&format!("{path}/{action}"), &NONE).await.location().is_some());
        }
        assert_eq!(app.count(NOTICES).await, 1, "Harry knows what he does himself");
        app.run_jobs_after_a_minute().await;
        let mail = app.mails("harry@contoso.com").pop().expect("a mail");
        assert!(mail.text.contains("rosa Diaz assigned the role Account Manager to nils Diaz"), "{}", mail.text);
    }

    async fn nobody_hears_of_what_an_account_administrator_gives_or_of_what_shows_no_keys(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut bea = colleague(&app, &mut harry, "bea@contoso.com", "account_administrator").await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "user_administrator").await;
        colleague(&app, &mut harry, "nils@contoso.com", "user_administrator").await;
        colleague(&app, &mut harry, "ivan@contoso.com", "account_manager").await;
        let (nils, ivan) = (path_of(&mut harry, "nils").await, path_of(&mut harry, "ivan").await);
        let role = addable(&harry.get(&nils).await, "report_viewer");
        let account = role.split('@').nth(1).unwrap_or_default().to_owned();
        for (role, _) in SENSITIVE {
            add_role(&mut bea, &nils, role, &account).await;
        }
        add_role(&mut rosa, &ivan, "account_viewer", &account).await;
        assert_eq!(app.count(NOTICES).await, 0);
    }
}
