//! `business-center …`: the command line.

use crate::support::{
    Engine, account, agreement,
    commands::{Outcome, call, facts, installation, run, succeed, write_register},
    process::Installation,
};
use business_center::{
    domain::language::Language,
    server::{
        audit,
        db::{self, Db, users::NewUser},
        ids::new_id,
    },
};
use serde_json::{Value, json};
use std::os::unix::fs::PermissionsExt;

const README: &str = include_str!("../../../README.md");

/// An installation that has imported Contoso's agreement, which names Harry.
async fn with_harry_invited(engine: Engine) -> Installation {
    let installation = installation(engine).await;
    let path = write_register(&installation, "register.json", &[agreement("1234567890", "harry@contoso.com")]);
    succeed(&installation, &["import", &path]).await;
    installation
}

/// The same, and Harry has an account with the roles that he was invited to.
async fn with_harry_registered(engine: Engine) -> Installation {
    let installation = with_harry_invited(engine).await;
    let db = Db::connect(&installation.database_url).await.expect("the database");
    let mut connection = db.write().await.expect("a transaction");
    let invitation = db::invitations::list(&mut connection).await.expect("invitations").remove(0);
    let now = invitation.created_at;
    let harry = NewUser {
        id: &new_id(now),
        email: &invitation.email,
        email_key: &invitation.email_key,
        first_name: &invitation.first_name,
        last_name: &invitation.last_name,
        language: Language::En,
        country: &invitation.country,
        password_hash: "none",
        terms_version: None,
    };
    db::users::create(&mut connection, &[harry], now).await.expect("a user");
    let grants = db::invitations::list_grants(&mut connection, &invitation.id).await.expect("grants");
    let (user_id, agreement_id) = (harry.id, invitation.agreement_id.as_str());
    let roles: Vec<_> =
        grants.iter().map(|grant| db::roles::NewRole { user_id, agreement_id, grant, granted_by: None }).collect();
    db::roles::create(&mut connection, &roles, now).await.expect("roles");
    connection.commit().await.expect("commit");
    db.close().await;
    installation
}

/// Runs a statement in an installation's database.
async fn execute(installation: &Installation, sql: &'static str) {
    let db = Db::connect(&installation.database_url).await.expect("the database");
    let mut connection = db.write().await.expect("a transaction");
    connection.execute(sql).await.expect("a statement");
    connection.commit().await.expect("commit");
    db.close().await;
}

/// Checks the help of a command and gives the names of the commands under it that have none themselves.
fn commands_under(path: &[&str]) -> Vec<String> {
    let help = run(&[path, &["--help"]].concat(), &[]).succeeded();
    let name = [&["business-center"], path].concat().join(" ");
    assert!(help.contains(&format!("Usage: {name}")), "{help}");
    assert!(help.lines().next().is_some_and(|line| line.len() > 8), "{name} says what it does: {help}");
    let Some((_, list)) = help.split_once("Commands:\n") else { return vec![path.join(" ")] };
    let names = list.lines().take_while(|line| !line.is_empty()).filter_map(|line| line.split_whitespace().next());
    names.filter(|name| *name != "help").flat_map(|name| commands_under(&[path, &[name]].concat())).collect()
}

#[test]
fn every_command_explains_itself_and_stands_in_the_readme() {
    let commands = commands_under(&[]);
    assert_eq!(
        commands,
        [
            "serve",
            "migrate",
            "check-config",
            "import",
            "example",
            "seed",
            "agreement show",
            "invitation list",
            "invitation resend",
            "invitation cancel",
            "user show",
            "user deactivate",
            "user end-sessions",
            "user reactivate",
            "mail list",
            "mail test",
            "mail retry",
            "requests",
            "request list",
            "request answer",
            "reservation list",
            "reservation settle",
            "reservation refuse",
            "domain list",
            "domain show",
            "domain check",
            "domain allow",
            "domain decide",
            "domain release",
            "service add",
            "service list",
            "service rotate",
            "service remove",
            "service rotate-signing",
            "keyring new",
            "keyring rotate",
            "keyring verify",
            "keys reencrypt",
            "files add",
            "files verify",
            "files withdraw",
            "audit verify",
            "audit heads",
            "audit forget",
        ]
    );
    for command in &commands {
        let words: Vec<&str> = command.split(' ').collect();
        let is_listed =
            README.lines().any(|line| line.starts_with("| `") && words.iter().all(|word| line.contains(word)));
        assert!(is_listed, "{command} is not in the table of README.md");
    }
    assert!(run(&["--version"], &[]).succeeded().starts_with("business-center "));
}

#[test]
fn what_is_no_command_ends_with_1_and_not_with_the_code_of_a_partial_import() {
    for arguments in [["import"].as_slice(), &["import", "x.json", "--parcial"], &["serv"], &[]] {
        let outcome = run(arguments, &[]);
        assert_eq!((outcome.code, outcome.out.as_str()), (1, ""), "{arguments:?}");
        assert!(outcome.error.contains("Usage: business-center"), "{}", outcome.error);
    }
}

#[test]
fn the_settings_are_checked_and_a_fault_names_variable_fault_and_example() {
    let valid = [("BC_LISTEN", "127.0.0.1:8080"), ("BC_BASE_URL", "https://business.contoso.com")];
    let said = run(&["check-config"], &valid).succeeded();
    assert!(said.starts_with("Configuration is valid."), "{said}");
    assert!(said.contains("127.0.0.1:8080") && said.contains("https://business.contoso.com"), "{said}");
    for (variable, value, fault, example) in [
        ("BC_LISTEN", "3000", "not an IP address and port", "BC_LISTEN=127.0.0.1:8080"),
        ("BC_BASE_URL", "http://contoso.com", "https:// is required", "BC_BASE_URL=https://business.contoso.com"),
        ("BC_LOG", "info,sqlx=loud", "not a log filter", "BC_LOG=debug"),
        ("BC_CONFIG", "/nowhere.toml", "cannot read the file /nowhere.toml", "BC_CONFIG=/etc/business-center.toml"),
        ("BC_MAIL_FILE", "/nowhere", "cannot read the file /nowhere", "BC_MAIL=smtps://"),
    ] {
        for command in ["check-config", "serve", "migrate"] {
            let said = run(&[command], &[(variable, value)]).failed();
            let name = variable.trim_end_matches("_FILE");
            assert!(said.starts_with(&format!("business-center: {name}: ")), "{said}");
            assert!(said.contains(fault) && said.contains(&format!("Example: {example}")), "{said}");
        }
    }
}

#[test]
fn settings_that_do_not_fit_together_are_told_before_the_server_runs() {
    let server = ("BC_MAIL", "smtps://bc:hidden@mail.contoso.com");
    for command in [["check-config"].as_slice(), &["mail", "test", "harry@contoso.com"]] {
        let said = run(command, &[server]).failed();
        assert!(said.starts_with("business-center: BC_MAIL_FROM: mail servers refuse a sender at localhost"), "{said}");
        assert!(said.contains("Example: BC_MAIL_FROM="), "{said}");
    }
    run(&["check-config"], &[server, ("BC_MAIL_FROM", "licensing@contoso.com")]).succeeded();
}

#[test]
fn an_unreachable_database_is_told_with_its_reason_soon() {
    let begin = std::time::Instant::now();
    let said = run(&["migrate"], &[("BC_DATABASE_URL", "postgres://bc@127.0.0.1:1/x")]).failed();
    assert!(said.contains("BC_DATABASE_URL: ") && said.contains("Connection refused"), "{said}");
    assert!(begin.elapsed() < std::time::Duration::from_secs(10));
}

#[tokio::test]
async fn a_database_is_made_once() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let installation = installation(engine).await;
        for _ in 0..2 {
            assert_eq!(succeed(&installation, &["migrate"]).await, "The database is up to date.\n");
        }
    }
}

#[tokio::test]
async fn a_trial_is_filled_with_people_once() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let installation = installation(engine).await;
        succeed(&installation, &["migrate"]).await;
        let said = succeed(&installation, &["seed", "--users", "300"]).await;
        assert!(said.contains("admin@seed.example with the password "), "{said}");
        let password = said.trim_end().rsplit(' ').next().expect("a password");
        let again = call(&installation, &["seed", "--users", "1"]).await;
        assert!(again.code != 0 && again.error.contains("already"), "{}", again.error);
        let _server = installation.serve_ready().await;
        let sign_in = [("email", "admin@seed.example"), ("password", password)];
        let answer = installation.post("/Customer/", &sign_in, "10.0.0.1").await.expect("an answer");
        let cookie = answer.headers["set-cookie"].to_str().expect("a cookie").split(';').next().unwrap_or_default();
        let list = installation.get_with_cookie("/account/access?search=castro.2", cookie).await.expect("a page");
        assert!(list.shows("chiara.castro.2@seed.example"), "{}", list.body);
    }
}

#[tokio::test]
async fn seeded_domains_of_other_customers_are_due_with_one_value() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let installation = installation(engine).await;
        succeed(&installation, &["migrate"]).await;
        let said = succeed(&installation, &["seed", "--users", "0", "--domains", "3"]).await;
        let (domains, _) = said.split_once('\n').expect("two lines");
        assert!(domains.starts_with("3 domains of other customers."), "{said}");
        let value = domains.rsplit(' ').next().expect("a value");
        let listed = facts(&installation, &["domain", "list", "--state", "verified"]).await;
        let words = |key: &str| listed.iter().map(|one| one[key].as_str().unwrap_or_default()).collect::<Vec<_>>();
        assert_eq!(words("domain"), ["seed-0.example", "seed-1.example", "seed-2.example"]);
        assert_eq!(words("organization"), ["Seed 0", "Seed 1", "Seed 2"]);
        assert_eq!(words("next_check"), words("proven_at"), "they are due");
        for domain in words("domain") {
            assert_eq!(facts(&installation, &["domain", "show", domain]).await[0]["value"], value);
        }
    }
}

#[test]
fn seeding_is_refused_where_others_could_reach_it() {
    for address in ["https://localhost.contoso.com", "https://localhost-2:3000", "https://business.contoso.com"] {
        let said = run(&["seed", "--users", "1"], &[("BC_BASE_URL", address)]).failed();
        assert_eq!(said, "business-center: seed is for trials: it runs only if BC_BASE_URL is http://localhost");
    }
}

#[tokio::test]
async fn an_import_is_tried_done_and_repeated() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let installation = installation(engine).await;
        let path = write_register(&installation, "register.json", &[agreement("1", "harry@contoso.com")]);
        let said = succeed(&installation, &["import", &path, "--dry-run"]).await;
        assert_eq!(said, "Would import: 1 new, 0 changed, 0 unchanged; 1 invited, 0 withdrawn.\n");
        let said = call(&installation, &["agreement", "show", "1"]).await.failed();
        assert_eq!(said, "business-center: there is no agreement 1");
        let said = succeed(&installation, &["import", &path]).await;
        assert_eq!(said, "Imported: 1 new, 0 changed, 0 unchanged; 1 invited, 0 withdrawn.\n");
        let again = facts(&installation, &["import", &path]).await.remove(0);
        assert_eq!(again["imported"], true);
        assert_eq!(
            again["summary"],
            json!({ "created": 0, "updated": 0, "unchanged": 1, "invited": 0, "cancelled": 0 })
        );
        assert_eq!(facts(&installation, &["mail", "list"]).await.len(), 1);
    }
}

#[tokio::test]
async fn one_fault_and_nothing_is_imported() {
    let installation = installation(Engine::Sqlite).await;
    succeed(&installation, &["migrate"]).await;
    let mut faulty = agreement("2", "rosa@gmail.com");
    faulty["status"] = "running".into();
    let path = write_register(&installation, "register.json", &[agreement("1", "harry@contoso.com"), faulty]);
    let outcome = call(&installation, &["import", &path]).await;
    assert_eq!((outcome.code, outcome.out.as_str()), (1, ""));
    let lines: Vec<&str> = outcome.error.lines().collect();
    assert_eq!(lines[0], "/agreements/1/status: \"running\": must be one of draft, signed, active, ended");
    let address = "/agreements/1/purchasing_accounts/0/administrator/email: \"rosa@gmail.com\": ";
    assert!(lines[1].starts_with(address) && lines[1].contains("BC_ALLOWED_PUBLIC_ADDRESSES"), "{}", lines[1]);
    assert_eq!(lines[2..], ["Nothing imported: fix 2 errors."]);
    assert!(facts(&installation, &["invitation", "list"]).await.is_empty());
    let outcome = call(&installation, &["import", &path, "--json"]).await;
    assert_eq!((outcome.code, outcome.error.as_str()), (1, ""));
    let report: Value = serde_json::from_str(&outcome.out).expect("JSON");
    assert_eq!((&report["imported"], &report["faults"][0]["place"]), (&json!(false), &json!("/agreements/1/status")));
    let said = call(&installation, &["import", "nowhere.json"]).await.failed();
    assert!(said.starts_with("business-center: nowhere.json cannot be read"), "{said}");
}

#[tokio::test]
async fn a_partial_import_takes_the_sound_agreements_and_writes_the_others_down() {
    let installation = installation(Engine::Sqlite).await;
    let mut faulty = agreement("2", "rosa@contoso.com");
    faulty["signed_on"] = "2026-02-30".into();
    let path = write_register(&installation, "register.json", &[faulty.clone(), agreement("1", "harry@contoso.com")]);
    let tried = call(&installation, &["import", &path, "--partial", "--dry-run"]).await;
    let would = format!("Would reject 1 agreement and write the reasons to {path}.rejected.json.\n");
    assert!(tried.code == 2 && tried.out.starts_with("Would import: 1 new, ") && tried.out.ends_with(&would));
    assert!(!std::path::Path::new(&format!("{path}.rejected.json")).exists());
    // A link that stands there leads nowhere.
    let (rejected, elsewhere) = (format!("{path}.rejected.json"), format!("{path}.elsewhere"));
    std::fs::write(&elsewhere, "kept").expect("a file");
    std::os::unix::fs::symlink(&elsewhere, &rejected).expect("a link");
    let outcome = call(&installation, &["import", &path, "--partial"]).await;
    assert_eq!(outcome.code, 2, "{}", outcome.error);
    assert_eq!(std::fs::read_to_string(&elsewhere).expect("the file"), "kept");
    let mode = std::fs::symlink_metadata(&rejected).expect("the file").permissions().mode();
    assert_eq!(mode & 0o7777, 0o600);
    assert!(outcome.out.starts_with("Imported: 1 new, "), "{}", outcome.out);
    assert!(outcome.out.ends_with(&format!("1 agreement rejected; see {path}.rejected.json.\n")), "{}", outcome.out);
    let rejects = std::fs::read_to_string(format!("{path}.rejected.json")).expect("a reject file");
    let rejects: Value = serde_json::from_str(&rejects).expect("JSON");
    assert_eq!(rejects["agreements"], json!([faulty]));
    assert_eq!(rejects["reasons"][0]["place"], "/agreements/0/signed_on");
    assert!(rejects["reasons"][0]["remedy"].as_str().is_some_and(|remedy| remedy.contains("YYYY-MM-DD")));
    let invited = facts(&installation, &["invitation", "list"]).await;
    assert_eq!((invited.len(), &invited[0]["email"]), (1, &json!("harry@contoso.com")));
    // What cannot be read as a whole is refused all the same.
    std::fs::write(&path, "{").expect("a file");
    assert_eq!(call(&installation, &["import", &path, "--partial"]).await.code, 1);
}

#[tokio::test]
async fn an_agreement_is_shown_with_the_people_it_names() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let installation = installation(engine).await;
        let mut two = agreement("1234567890", "harry@contoso.com");
        two["purchasing_accounts"] =
            json!([account("01", true, "harry@contoso.com"), account("02", false, "rosa@contoso.com")]);
        let path = write_register(&installation, "register.json", &[two]);
        succeed(&installation, &["import", &path]).await;
        let said = succeed(&installation, &["agreement", "show", "1234-567-890"]).await;
        for part in [
            "1234567890",
            "Contoso",
            "PSA",
            "2026-11-02",
            "active",
            "licensing@fabrikam.com",
            "signed by Ana Trujillo <ana@contoso.com>",
            "account 01 Account 01, commercial, lead: Harry Miller <harry@contoso.com>, invitation pending",
            "account 02 Account 02, commercial: Harry Miller <rosa@contoso.com>, invitation pending",
        ] {
            assert!(said.contains(part), "{part}: {said}");
        }
        let facts = facts(&installation, &["agreement", "show", "1234567890"]).await.remove(0);
        assert_eq!(facts["purchasing_accounts"][0]["lead"], true);
        assert_eq!(facts["purchasing_accounts"][1]["administrator"], "rosa@contoso.com");
        assert_eq!(facts["signatory"]["email"], "ana@contoso.com");
        assert_eq!(facts["purchasing_accounts"][1]["sector"], "commercial");
        assert_eq!(facts["purchasing_accounts"][1]["invitation"], "pending");
    }
}

#[tokio::test]
async fn an_invitation_is_listed_sent_again_and_withdrawn() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let installation = with_harry_invited(engine).await;
        let listed = facts(&installation, &["invitation", "list"]).await.remove(0);
        assert_eq!((&listed["state"], &listed["mail"]), (&json!("pending"), &json!("queued")));
        let id = listed["id"].as_str().expect("an id");
        assert_eq!((&listed["agreement"], &listed["invited_by"]), (&json!("1234567890"), &json!("register")));
        assert_eq!(listed["expires_at"], Value::Null, "no link was sent yet");
        assert_eq!(listed["reminders_failed"], false);
        let said = succeed(&installation, &["invitation", "list"]).await;
        assert!(said.contains("agreement 1234567890  harry@contoso.com  by register  no valid link"), "{said}");
        execute(&installation, "UPDATE invitations SET reminder_attempts = 6").await;
        assert!(succeed(&installation, &["invitation", "list"]).await.ends_with("mail queued  reminders failed\n"));
        assert_eq!(facts(&installation, &["invitation", "list"]).await[0]["reminders_failed"], true);
        for (filter, count) in [
            (["--state", "pending"], 1),
            (["--state", "declined"], 0),
            (["--email", "Harry@Contoso.com"], 1),
            (["--email", "rosa@contoso.com"], 0),
        ] {
            let arguments = [["invitation", "list"].as_slice(), &filter].concat();
            assert_eq!(facts(&installation, &arguments).await.len(), count, "{filter:?}");
        }
        let said = succeed(&installation, &["invitation", "resend", id]).await;
        assert_eq!(said, "Invitation to harry@contoso.com resent.\n");
        let mails = facts(&installation, &["mail", "list", "--state", "queued"]).await;
        assert_eq!(mails.len(), 2);
        assert!(mails.iter().all(|mail| mail["kind"] == "invitation" && mail["recipient"] == "harry@contoso.com"));
        let done = facts(&installation, &["invitation", "cancel", id]).await.remove(0);
        assert_eq!(done["done"], true);
        let refused = call(&installation, &["invitation", "cancel", id]).await;
        assert_eq!((refused.code, refused.out.as_str()), (1, "Nothing was changed: the invitation is cancelled.\n"));
        let mails = facts(&installation, &["mail", "list"]).await;
        assert!(mails.iter().all(|mail| mail["state"] == "withdrawn" && mail["reply"].is_null()), "{mails:?}");
        assert_eq!(facts(&installation, &["mail", "list", "--state", "withdrawn"]).await.len(), 2);
        assert_eq!(facts(&installation, &["invitation", "list"]).await[0]["state"], "cancelled");
        succeed(&installation, &["invitation", "resend", id]).await;
        assert_eq!(facts(&installation, &["invitation", "list"]).await[0]["state"], "pending");
        let path = write_register(&installation, "rosa.json", &[agreement("1234567890", "rosa@contoso.com")]);
        succeed(&installation, &["import", &path]).await;
        let refused = call(&installation, &["invitation", "resend", id]).await;
        assert!(refused.code == 1 && refused.out.contains("no longer named"), "{}", refused.out);
        let said = call(&installation, &["invitation", "cancel", "1"]).await.failed();
        assert_eq!(said, "business-center: there is no invitation 1");
    }
}

#[tokio::test]
async fn the_last_administrator_is_deactivated_by_force_only() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let installation = with_harry_registered(engine).await;
        let said = succeed(&installation, &["user", "show", "Harry@Contoso.com"]).await;
        for part in ["Harry Miller <harry@contoso.com>, active", "account_administrator", "agreement_administrator"] {
            assert!(said.contains(part), "{part}: {said}");
        }
        let refused = call(&installation, &["user", "deactivate", "harry@contoso.com"]).await;
        assert_eq!(refused.code, 1);
        assert!(refused.out.contains("last active Account Administrator") && refused.out.contains("--force"));
        let show = ["user", "show", "harry@contoso.com"];
        assert_eq!(facts(&installation, &show).await[0]["active"], true);
        succeed(&installation, &["user", "deactivate", "harry@contoso.com", "--force"]).await;
        assert_eq!(facts(&installation, &show).await[0]["active"], false);
        let again = call(&installation, &["user", "deactivate", "harry@contoso.com", "--json"]).await;
        let report: Value = serde_json::from_str(&again.out).expect("JSON");
        assert_eq!((again.code, &report["done"]), (1, &json!(false)));
        succeed(&installation, &["user", "reactivate", "harry@contoso.com"]).await;
        assert_eq!(facts(&installation, &show).await[0]["roles"].as_array().map(Vec::len), Some(2));
        let said = call(&installation, &["user", "show", "nobody@contoso.com"]).await.failed();
        assert_eq!(said, "business-center: no user has the address nobody@contoso.com");
    }
}

#[tokio::test]
async fn what_the_operator_looks_at_is_in_the_audit_trail() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let installation = with_harry_registered(engine).await;
        succeed(&installation, &["agreement", "show", "1234567890"]).await;
        succeed(&installation, &["invitation", "list", "--state", "declined"]).await;
        succeed(&installation, &["user", "show", "harry@contoso.com"]).await;
        succeed(&installation, &["mail", "list", "--state", "sent"]).await;
        let db = Db::connect(&installation.database_url).await.expect("the database");
        let entries = db::audit::list(&mut db.read().await.expect("a connection")).await.expect("entries");
        for entry in &entries {
            let expected = match entry.actor.as_str() {
                "operator" => "command line",
                "register" if entry.action != "role.granted" => "register",
                _ => continue,
            };
            assert_eq!(entry.source, expected, "{}", entry.action);
        }
        let looks: Vec<(&str, String)> = entries
            .iter()
            .filter(|entry| entry.actor == "operator")
            .map(|entry| (entry.action.as_str(), audit::content(entry).details.to_string()))
            .collect();
        assert_eq!(
            looks,
            [
                ("invitation.listed", r#"{"email":null,"state":"declined"}"#),
                ("user.shown", r#"{"address":"harry@contoso.com"}"#),
                ("mail.listed", r#"{"state":"sent"}"#),
                ("agreement.shown", "{}"),
            ]
            .map(|(action, details)| (action, details.to_owned()))
        );
        db.close().await;
    }
}

#[tokio::test]
async fn requests_of_the_public_forms_are_counted_by_day() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let installation = with_harry_invited(engine).await;
        execute(&installation, "INSERT INTO form_counts VALUES (20777, 'resend', 'limited', 1034)").await;
        execute(&installation, "INSERT INTO form_counts VALUES (20778, 'reset', 'matched', 2)").await;
        assert_eq!(
            facts(&installation, &["requests"]).await,
            [
                json!({ "date": "2026-11-21", "form": "reset", "outcome": "matched", "requests": 2 }),
                json!({ "date": "2026-11-20", "form": "resend", "outcome": "limited", "requests": 1034 }),
            ]
        );
        let lines = succeed(&installation, &["requests"]).await;
        assert_eq!(lines.lines().last(), Some("2026-11-20  resend  limited    1034"));
    }
}

#[tokio::test]
async fn a_reader_who_leaves_early_ends_nothing_in_panic() {
    let installation = with_harry_invited(Engine::Sqlite).await;
    for arguments in
        [["invitation", "list"].as_slice(), &["mail", "list", "--json"], &["migrate"], &["audit", "verify"]]
    {
        let outcome = Outcome::from(installation.call_unheard(arguments));
        assert_eq!((outcome.code, outcome.error.as_str()), (0, ""), "{arguments:?}");
    }
}

#[tokio::test]
async fn a_server_names_the_example_only_while_its_invitation_is_pending() {
    for (is_pending, installation) in
        [(true, with_harry_invited(Engine::Sqlite).await), (false, installation(Engine::Sqlite).await)]
    {
        let mut server = installation.start(&["serve"]);
        installation.ready(&mut server).await;
        server.terminate();
        let said = String::from_utf8(server.finish().await.stdout).expect("UTF-8");
        assert!(said.contains("/dev/mail") && said.contains("/Customer/"), "{said}");
        assert_eq!(said.contains("harry@contoso.com"), is_pending, "{said}");
    }
}

#[tokio::test]
async fn what_the_operator_does_is_in_the_audit_trail_which_shows_what_was_touched() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let installation = with_harry_registered(engine).await;
        succeed(&installation, &["user", "deactivate", "harry@contoso.com", "--force"]).await;
        assert_eq!(succeed(&installation, &["audit", "verify"]).await, "The audit trail is intact.\n");
        execute(&installation, "UPDATE audit_entries SET details = '{}' WHERE action = 'user.deactivated'").await;
        let touched = call(&installation, &["audit", "verify"]).await;
        assert_eq!((touched.code, touched.error.as_str()), (1, ""));
        assert!(touched.out.contains(" of chain \""), "{}", touched.out);
        assert!(touched.out.starts_with("The audit trail is broken: entry "), "{}", touched.out);
        let report = call(&installation, &["audit", "verify", "--json"]).await;
        let facts: Value = serde_json::from_str(&report.out).expect("JSON");
        assert_eq!(
            (report.code, &facts["intact"], &facts["message"]),
            (1, &json!(false), &json!(touched.out.trim_end()))
        );
    }
}

/// Attack case 29: whoever cuts the newest entries also sets the head back.
#[tokio::test]
async fn entries_that_were_exported_cannot_be_cut_off() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let installation = with_harry_registered(engine).await;
        let file = installation.path("heads.json");
        std::fs::write(&file, succeed(&installation, &["audit", "heads", "--json"]).await).expect("a file");
        let file = file.display().to_string();
        let verify = ["audit", "verify", "--heads", file.as_str()];
        succeed(&installation, &["agreement", "show", "1234567890"]).await;
        assert_eq!(succeed(&installation, &verify).await, "The audit trail is intact.\n");
        execute(&installation, "DELETE FROM audit_entries WHERE sequence > 1").await;
        execute(&installation, "DELETE FROM audit_personal WHERE sequence > 1").await;
        execute(
            &installation,
            "UPDATE audit_heads SET sequence = 1, hash = (SELECT hash FROM audit_entries
                WHERE audit_entries.chain = audit_heads.chain AND audit_entries.sequence = 1)",
        )
        .await;
        assert_eq!(succeed(&installation, &["audit", "verify"]).await, "The audit trail is intact.\n");
        let cut = call(&installation, &verify).await;
        assert_eq!((cut.code, cut.error.as_str()), (1, ""));
        assert!(cut.out.contains(", which was exported earlier, is missing."), "{}", cut.out);
        std::fs::write(installation.path("heads.json"), "{}").expect("a file");
        let said = call(&installation, &verify).await.failed();
        assert!(said.contains("line 1") && said.contains("`audit heads --json`"), "{said}");
        std::fs::write(installation.path("heads.json"), "\n").expect("a file");
        let said = call(&installation, &verify).await.failed();
        assert!(said.contains("is empty") && said.contains("`audit heads --json`"), "nothing proves nothing: {said}");
    }
}

#[tokio::test]
async fn the_operator_ends_sessions() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let installation = with_harry_registered(engine).await;
        let command = ["user", "end-sessions", "harry@contoso.com", "--json"];
        let none = call(&installation, &command).await;
        assert!(none.code == 1 && none.out.contains("the user has no session"), "{}", none.out);
        execute(
            &installation,
            "INSERT INTO sessions (token_hash, user_id, created_at, active_at) SELECT 'x', id, 1, 1 FROM users",
        )
        .await;
        assert!(succeed(&installation, &command).await.contains("All sessions of harry@contoso.com have ended."));
        let db = Db::connect(&installation.database_url).await.expect("the database");
        let mut connection = db.read().await.expect("a connection");
        assert_eq!(connection.count("SELECT COUNT(*) FROM sessions").await.expect("a count"), 0);
        let entries = db::audit::list(&mut connection).await.expect("entries");
        let ended: Vec<_> = entries.iter().filter(|entry| entry.action == "sessions.ended").collect();
        assert_eq!(ended.len(), 2, "in the purchasing account, and in the agreement: {entries:#?}");
        assert!(ended.iter().all(|entry| entry.actor == "operator" && entry.details.contains(r#""before":1"#)));
        drop(connection);
        db.close().await;
    }
}

#[tokio::test]
async fn a_second_server_on_the_same_file_refuses_to_start() {
    let installation = with_harry_invited(Engine::Sqlite).await;
    let _server = installation.serve_ready().await;
    let said = call(&installation, &["serve"]).await.failed();
    assert!(said.starts_with("business-center: another server is already using this SQLite file"), "{said}");
    // Short commands work beside it.
    assert_eq!(facts(&installation, &["invitation", "list"]).await.len(), 1);
}
