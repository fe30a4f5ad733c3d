//! The personal part of the audit trail: stored apart, verified, forgotten.

use crate::support::{
    Client, Engine, TestApp, access::colleague, account, agreement, on_both_engines, process::Installation, register,
};
use business_center::{
    domain::moment::Span,
    server::{
        audit::{self, Broken, Fault, Verified},
        db,
    },
};
use serde_json::{Value, json};

const TRAIL: &str = "/account/audit";
const PROFILE: [(&str, &str); 4] =
    [("first_name", "Rosalind"), ("last_name", "Diaz"), ("language", "en"), ("country", "US")];

/// Contoso: Harry has invited Rosa, who has corrected her name, and has exported what she did.
async fn contoso(app: &TestApp) -> (Client, Client) {
    let mut harry = app.register_harry().await;
    let mut rosa = colleague(app, &mut harry, "rosa@contoso.com", "account_viewer").await;
    assert!(rosa.post("/profile", &PROFILE).await.location().is_some());
    harry.get("/account/audit.csv?person=rosa@contoso.com").await;
    (harry, rosa)
}

async fn verify(app: &TestApp) -> Verified {
    let mut connection = app.app.db.snapshot().await.expect("a snapshot");
    audit::verify(&mut connection).await.expect("verify")
}

async fn fault(app: &TestApp) -> Option<Fault> {
    verify(app).await.broken.map(|Broken { fault, .. }| fault)
}

/// Texts that tell who someone is.
fn is_personal(text: &str) -> bool {
    ["@", "Harry", "Miller", "Rosa", "Diaz", "Ana", "Fabrikam", "10."].iter().any(|part| text.contains(part))
}

on_both_engines! {
    async fn names_and_addresses_stand_in_the_personal_part_alone(app: TestApp) {
        contoso(&app).await;
        let mut connection = app.app.db.read().await.expect("a connection");
        let entries = db::audit::list(&mut connection).await.expect("entries");
        let mut told = Vec::new();
        for row in &entries {
            let own = [&row.chain, &row.actor, &row.action, &row.subject, &row.source, &row.details];
            assert!(own.iter().all(|text| !is_personal(text)), "{row:?}");
            assert!(!row.hash.is_empty() && row.personal_digest.is_some() == row.facts.is_some());
            let whole = audit::content(row);
            told.push(format!("{} {}", whole.source, whole.details));
        }
        let told = told.join("\n");
        for part in ["harry@contoso.com", "ana@contoso.com", "licensing@fabrikam.com", "\"Rosalind\"", "10.0.", "rosa@contoso.com"] {
            assert!(told.contains(part), "{part}: {told}");
        }
        assert_eq!(audit::verify(&mut connection).await.expect("verify"), Verified::default());
    }

    /// Attack case 29: whoever may write into the database changes what an entry tells about people.
    async fn a_personal_part_that_was_touched_is_found(app: TestApp) {
        contoso(&app).await;
        app.execute("CREATE TABLE kept AS SELECT * FROM audit_personal").await;
        for (touch, expected) in [
            ("UPDATE audit_personal SET facts = REPLACE(facts, 'Rosalind', 'Roberta')", Fault::Changed),
            ("UPDATE audit_personal SET facts = REPLACE(facts, '10.', '11.')", Fault::Changed),
            ("UPDATE audit_personal SET salt = 'x'", Fault::Changed),
            // Nothing moves from the one to the other.
            ("UPDATE audit_personal SET salt = salt || facts, facts = ''", Fault::Changed),
            // Two entries of a chain tell what the other one told.
            ("UPDATE audit_personal SET (salt, facts) = (SELECT salt, facts FROM kept
                WHERE kept.chain = audit_personal.chain AND kept.sequence <> audit_personal.sequence
                ORDER BY kept.sequence DESC LIMIT 1)
                WHERE chain = (SELECT chain FROM kept GROUP BY chain HAVING COUNT(*) > 1 ORDER BY chain LIMIT 1)", Fault::Changed),
            ("INSERT INTO audit_personal (chain, sequence, salt, facts) SELECT chain, sequence, 'x', '{\"source\":\"10.9.9.9\"}'
                FROM audit_entries WHERE personal_digest IS NULL", Fault::Changed),
            ("INSERT INTO audit_personal (chain, sequence, salt, facts) VALUES ('x', 1, 'x', '{}')", Fault::Changed),
            ("DELETE FROM audit_personal WHERE facts LIKE '%Rosalind%'", Fault::Lost),
            ("DELETE FROM audit_personal", Fault::Lost),
        ] {
            app.execute(touch).await;
            assert_eq!(fault(&app).await, Some(expected), "{touch}");
            app.execute("DELETE FROM audit_personal").await;
            app.execute("INSERT INTO audit_personal SELECT * FROM kept").await;
            assert_eq!(fault(&app).await, None);
        }
    }

    async fn who_is_forgotten_leaves_entries_without_names_and_addresses(app: TestApp) {
        let (mut harry, _) = contoso(&app).await;
        let others = harry.get(&format!("{TRAIL}?topic=register")).await.body;
        assert_eq!(app.forget("nobody@contoso.com").await, 0);
        assert_eq!(verify(&app).await, Verified::default(), "nobody was forgotten, and nothing says so");

        let entries = app.forget("rosa@contoso.com").await;
        // Invited, accepted, given a role, renamed, searched for in an export of two scopes.
        assert!(entries >= 6, "{entries}");
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_personal WHERE facts LIKE '%osa%'").await, 0);
        let verified = verify(&app).await;
        assert_eq!(verified.broken, None);
        assert_eq!(verified.forgotten.iter().map(|act| act.entries).sum::<usize>(), entries);
        for act in &verified.forgotten {
            assert_eq!((act.actor.as_str(), act.at), ("operator", app.now()));
        }

        // Pages and exports say a word in place of what is gone, and tell of the act; what is about others stays.
        app.pass(Span::minutes(1));
        let page = harry.get(TRAIL).await;
        assert!(page.shows("Names and addresses: removed") && page.shows(">removed</td>"), "{}", page.body);
        assert!(page.shows("Names and addresses removed") && page.shows("Entries: "), "{}", page.body);
        assert!(!page.shows("Rosalind →") && !page.shows("→ Rosalind"), "{}", page.body);
        let csv = harry.get("/account/audit.csv").await.body;
        assert!(csv.contains("Names and addresses: removed") && csv.contains(",removed\r\n"), "{csv}");
        assert_eq!(harry.get(&format!("{TRAIL}?topic=register")).await.body.matches("harry@contoso.com").count(),
            others.matches("harry@contoso.com").count());

        assert_eq!(app.forget("rosa@contoso.com").await, 0, "nothing is left");
    }

    /// What was removed rightly is no cover for what is touched later.
    async fn an_act_of_forgetting_covers_what_it_lists_alone(app: TestApp) {
        contoso(&app).await;
        app.execute("CREATE TABLE kept AS SELECT * FROM audit_personal").await;
        app.forget("rosa@contoso.com").await;
        app.execute("CREATE TABLE rest AS SELECT * FROM audit_personal").await;
        for (touch, expected) in [
            ("DELETE FROM audit_personal WHERE facts LIKE '%harry@contoso.com%'", Fault::Lost),
            ("INSERT INTO audit_personal SELECT * FROM kept WHERE facts LIKE '%Rosalind%'", Fault::Returned),
            ("INSERT INTO audit_personal SELECT chain, sequence, 'x', '{}' FROM kept WHERE facts LIKE '%Rosalind%'", Fault::Changed),
        ] {
            app.execute(touch).await;
            assert_eq!(fault(&app).await, Some(expected), "{touch}");
            app.execute("DELETE FROM audit_personal").await;
            app.execute("INSERT INTO audit_personal SELECT * FROM rest").await;
            assert_eq!(fault(&app).await, None);
        }
        // Neither is an entry that was made to list more.
        app.execute("DELETE FROM audit_personal").await;
        app.execute("UPDATE audit_entries SET details = REPLACE(details, '[', '[1,') WHERE action = 'person.forgotten'").await;
        assert_eq!(fault(&app).await, Some(Fault::Chain));
    }

    /// The register corrects names without addresses.
    async fn who_was_named_by_the_register_is_forgotten_there_too(app: TestApp) {
        let mut one = agreement("1", "harry@contoso.com");
        let two = |name: &str| {
            let mut other = account("2", false, "bea@contoso.com");
            other["administrator"]["first_name"] = name.into();
            json!([account("1", true, "harry@contoso.com"), other])
        };
        for name in ["Beatrice", "Beatrix"] {
            one["purchasing_accounts"] = two(name);
            one["signatory"]["name"] = json!(format!("{name} Trujillo"));
            app.import(&register(&[one.clone()])).await;
        }
        let count = async |text: &str| {
            let sql = format!("SELECT COUNT(*) FROM audit_personal WHERE facts LIKE '%{text}%'");
            app.count(Box::leak(sql.into_boxed_str())).await
        };
        assert_eq!(count("Beatrix Trujillo").await, 1);
        assert!(count("Beatrix\"").await >= 2, "of the purchasing account and of the invitation");
        assert!(app.forget("bea@contoso.com").await >= 3);
        assert_eq!((count("bea@").await, count("Beatrix\"").await), (0, 0));
        // The register still names her, and corrects her name once more.
        one["purchasing_accounts"] = two("Bea");
        app.import(&register(&[one.clone()])).await;
        assert_eq!(count("\"Bea\"").await, 2);
        assert_eq!(app.forget("bea@contoso.com").await, 2);
        assert_eq!(count("\"Bea\"").await, 0);
        assert_eq!(count("Beatrix Trujillo").await, 1, "whom the agreement names is another person");
        assert!(count("harry@contoso.com").await > 0);
        assert!(app.forget("ana@contoso.com").await >= 2);
        assert_eq!(count("Trujillo").await, 0);
        assert_eq!(fault(&app).await, None);
    }
}

on_both_engines! {
    async fn the_operator_forgets_a_person_after_a_yes(engine: Engine) {
        let installation = Installation::new(engine, "file:mail".to_owned()).await;
        let app = TestApp::start_with(engine, &[("BC_DATABASE_URL", &installation.database_url)]).await;
        let (mut harry, _) = contoso(&app).await;
        std::fs::write(installation.path("heads.json"), installation.run(&["audit", "heads", "--json"]).await).expect("a file");
        let call = async |arguments: &[&str]| {
            let output = installation.start(arguments).finish().await;
            (output.status.code(), String::from_utf8(output.stdout).expect("UTF-8"))
        };
        let (code, said) = call(&["audit", "forget", "Rosa@contoso.com"]).await;
        assert!(code == Some(1) && said.starts_with("Nothing was changed: names and addresses would be removed from "), "{said}");
        assert!(said.ends_with(" for good. To do so, add --yes.\n"), "{said}");
        assert_eq!(verify(&app).await, Verified::default());
        let (code, said) = call(&["audit", "forget", "Rosa@contoso.com", "--yes", "--json"]).await;
        let report: Value = serde_json::from_str(&said).expect("JSON");
        assert_eq!((code, &report["done"]), (Some(0), &json!(true)));
        assert!(report["message"].as_str().is_some_and(|text| text.ends_with(" entries by or about Rosa@contoso.com.")), "{said}");
        let (code, said) = call(&["audit", "forget", "Rosa@contoso.com", "--yes"]).await;
        assert_eq!((code, said.as_str()), (Some(1), "Nothing was changed: no entry has names or addresses of Rosa@contoso.com.\n"));
        let (code, said) = call(&["audit", "verify", "--heads", "heads.json"]).await;
        let mut lines = said.lines();
        assert_eq!((code, lines.next()), (Some(0), Some("The audit trail is intact.")));
        let acts = verify(&app).await.forgotten;
        assert!(lines.clone().count() == acts.len() && acts.len() > 1, "{said}");
        for (line, act) in lines.zip(&acts) {
            let expected = format!("Names and addresses removed from {} entries by operator on ", act.entries);
            assert!(line.starts_with(&expected), "{line}");
            assert!(line.ends_with(&format!(": entry {} of chain {:?}", act.link.sequence, act.link.chain)), "{line}");
        }
        let (code, said) = call(&["audit", "verify", "--json"]).await;
        let report: Value = serde_json::from_str(&said).expect("JSON");
        assert_eq!((code, &report["intact"], &report["message"]), (Some(0), &json!(true), &json!("The audit trail is intact.")));
        let emptied = |removal: &Value| removal["entries"].as_u64().expect("a number");
        let removals = report["removals"].as_array().expect("a list");
        assert_eq!(removals.iter().map(emptied).collect::<Vec<_>>(), acts.iter().map(|act| act.entries as u64).collect::<Vec<_>>());
        assert!(harry.get(TRAIL).await.shows("Names and addresses removed"));
        app.execute("DELETE FROM audit_personal").await;
        let (code, said) = call(&["audit", "verify"]).await;
        assert!(code == Some(1) && said.contains("has lost its names and addresses, and no entry says that they were removed."), "{said}");
    }
}

/// Deleted rows stay in a file until others take their place, unless they are overwritten.
#[tokio::test]
async fn what_is_forgotten_is_no_longer_in_the_file() {
    let app = TestApp::start(Engine::Sqlite).await;
    app.register_harry().await.get("/account/audit.csv?person=zebulon@contoso.com").await;
    let path = app.app.config.database_url.trim_start_matches("sqlite://").to_owned();
    let is_there = async || {
        app.execute("UPDATE write_probe SET writes = writes + 1").await;
        let db::Db::Sqlite { write, .. } = &app.app.db else { panic!("a file") };
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(write).await.expect("a checkpoint");
        let bytes = std::fs::read(&path).expect("the file");
        bytes.windows(7).any(|window| window == b"zebulon")
    };
    assert!(is_there().await);
    assert!(app.forget("zebulon@contoso.com").await > 0);
    assert!(!is_there().await);
}
