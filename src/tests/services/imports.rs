//! `business-center import`: products and subscriptions.

use crate::support::{
    Engine, agreement,
    import::{PROGRAM, Trial, told},
    on_both_engines,
};
use business_center::{
    domain::audit::{Action, By},
    server::{audit::Entry, change::Change, clock::Clock, db::Db},
};
use serde_json::{Value, json};
use std::{fs, process::Command};

const HARRY: &str = "harry@contoso.com";
const ACCOUNT: &str = "0001234567";

fn product(part_number: &str) -> Value {
    json!({ "part_number": part_number, "description": { "en": "Mail", "it": "Posta" }, "service": "contoso-mail" })
}

/// A subscription of agreement 1.
fn subscription(id: &str, seats: i64) -> Value {
    json!({
        "id": id, "agreement": "1", "account": ACCOUNT, "part_number": "bbb-00001", "seats": seats,
        "starts_on": "2026-12-01", "ends_on": "2027-11-30", "status": "active",
    })
}

/// A register with an agreement, a product and these subscriptions; the lists that are named first come last.
fn register(subscriptions: &[Value]) -> Value {
    json!({
        "format": 1, "subscriptions": subscriptions, "products": [product("BBB-00001")],
        "agreements": [agreement("1", HARRY)],
    })
}

fn places(error: &str) -> Vec<&str> {
    error.lines().filter(|line| line.starts_with('/')).map(|line| line.split(": ").next().unwrap_or_default()).collect()
}

const COUNTS: &str = "SELECT (SELECT COUNT(*) FROM products) * 100 + (SELECT COUNT(*) FROM subscriptions) * 10
    + (SELECT COUNT(*) FROM agreements)";
const ENTRIES: &str =
    "SELECT COUNT(*) FROM audit_entries WHERE action LIKE 'product.%' OR action LIKE 'subscription.%'";
/// Entries of the purchasing account about the seats of S-1.
const OF_ACCOUNT: &str = "SELECT COUNT(*) FROM audit_entries
    JOIN purchasing_accounts ON purchasing_accounts.id = audit_entries.scope_id
    WHERE action = 'subscription.updated' AND actor = 'register' AND subject = 'S-1'
    AND details = '{\"seats\":{\"after\":12,\"before\":10}}'";
/// Subscriptions with more people than seats.
const OVER: &str = "SELECT COUNT(*) FROM subscriptions WHERE seats = 7 AND over_since > 0";
const RUSSIAN: &str = "SELECT COUNT(*) FROM products WHERE description = '{\"en\":\"Mail\",\"ru\":\"Почта\"}'";
/// Subscriptions that end soon after a leap day, or start later.
const PHASES: &str = "SELECT COUNT(*) FROM subscriptions
    WHERE starts_on > '2028-02-29' OR ends_on BETWEEN '2028-02-29' AND '2028-03-31'";

on_both_engines! {
    async fn lists_are_imported_in_any_order_and_unchanged_records_do_nothing(engine: Engine) {
        let trial = Trial::new(engine, "register.json").await;
        let (code, out, error) = trial.import_register(&register(&[subscription("S-1", 10)]), &[]).await;
        assert_eq!((code, error.as_str()), (0, ""));
        assert_eq!(out, "Imported: 1 new, 0 changed, 0 unchanged; 1 invited, 0 withdrawn.
Imported products: 1 new, 0 changed, 0 unchanged.
Imported subscriptions: 1 new, 0 changed, 0 unchanged.\n");
        assert_eq!((trial.count(COUNTS).await, trial.count(ENTRIES).await), (111, 2));

        let (_, out, _) = trial.import_file(&["--json"]).await;
        let result: Value = serde_json::from_str(&out).expect("JSON");
        let unchanged = json!({ "created": 0, "updated": 0, "unchanged": 1, "not_mentioned": 0 });
        assert_eq!(result["counts"], json!({ "products": unchanged, "agreements": unchanged, "subscriptions": unchanged }));
        assert_eq!(trial.count(ENTRIES).await, 2);

        // A file without agreements changes none, and one without products finds them in the database.
        let more = json!({ "subscriptions": [subscription("S-1", 12), subscription("S-2", 5)] });
        let (code, out, error) = trial.import_register(&more, &[]).await;
        assert_eq!((code, error.as_str()), (0, ""));
        assert!(out.ends_with("Imported subscriptions: 1 new, 1 changed, 0 unchanged.\n"), "{out}");
        assert_eq!((trial.count(COUNTS).await, trial.count(ENTRIES).await), (121, 4));
        assert_eq!(trial.count(OF_ACCOUNT).await, 1);
    }

    async fn a_dry_run_counts_by_kind_and_changes_nothing(engine: Engine) {
        let trial = Trial::new(engine, "register.json").await;
        trial.import_register(&register(&[subscription("S-1", 10), subscription("S-2", 10)]), &[]).await;
        let mut next = register(&[subscription("S-1", 11), subscription("S-3", 1)]);
        next["products"] = json!([product("BBB-00002")]);
        next["agreements"] = json!([agreement("2", "rosa@contoso.com")]);
        let (code, out, error) = trial.import_register(&next, &["--dry-run"]).await;
        assert_eq!((code, error.as_str()), (0, ""));
        assert_eq!(out, "Would import: 1 new, 0 changed, 0 unchanged; 1 invited, 0 withdrawn.
Would import products: 1 new, 0 changed, 0 unchanged.
Would import subscriptions: 1 new, 1 changed, 0 unchanged.
Not mentioned, so unchanged: 1 product, 1 agreement, 1 subscription.\n");
        assert_eq!(trial.count(COUNTS).await, 121);
    }

    /// With one fault, nothing is imported.
    async fn what_a_subscription_names_is_known_or_a_fault(engine: Engine) {
        let trial = Trial::new(engine, "register.json").await;
        let mut other = agreement("2", "rosa@contoso.com");
        other["purchasing_accounts"][0]["number"] = "7".into();
        let mut known = register(&[subscription("S-1", 10)]);
        known["agreements"] = json!([agreement("1", HARRY), other]);
        trial.import_register(&known, &[]).await;

        let with = |id: &str, fields: Value| {
            let mut subscription = subscription(id, 10);
            for (key, value) in fields.as_object().expect("fields") {
                subscription[key] = value.clone();
            }
            subscription
        };
        let faulty = json!({ "products": [product("AAA-1"), product("aaa-1")], "subscriptions": [
            with("S-2", json!({ "agreement": "99" })),
            with("S-3", json!({ "account": "7" })),
            with("S-4", json!({ "part_number": "CCC-1" })),
            with("S-1", json!({ "agreement": "2", "account": "7" })),
            with("S-5", json!({ "renews": "S-5" })),
            with("S-6", json!({ "renews": "S-99" })),
            with("S-7", json!({ "renews": "S-1", "agreement": "2", "account": "7" })),
            with("S-8", json!({})),
            with("S-8", json!({})),
            with("S-20", json!({ "renews": "S-21" })),
            with("S-21", json!({ "renews": "S-20" })),
        ]});
        let (code, out, error) = trial.import_register(&faulty, &[]).await;
        assert_eq!((code, out.as_str()), (1, ""), "{error}");
        let expected = [
            "/products/1/part_number",
            "/subscriptions/8/id",
            "/subscriptions/0/agreement",
            "/subscriptions/1/account",
            "/subscriptions/2/part_number",
            "/subscriptions/3/account",
            "/subscriptions/4/renews",
            "/subscriptions/5/renews",
            "/subscriptions/6/renews",
            "/subscriptions/9/renews",
            "/subscriptions/10/renews",
        ];
        assert_eq!(places(&error), expected);
        assert!(error.ends_with("Nothing imported: fix 11 errors.\n"), "{error}");
        assert_eq!(trial.count(COUNTS).await, 112);

        // What is sound goes in, and refers to what is in the same file.
        let renewal = with("S-9", json!({ "renews": "S-8" }));
        let mut partial = faulty;
        partial["subscriptions"].as_array_mut().expect("a list").push(renewal);
        let (code, out, error) = trial.import_register(&partial, &["--partial"]).await;
        assert_eq!(code, 2, "{error}");
        assert!(out.contains("Imported subscriptions: 2 new,") && out.contains("1 product, 10 subscriptions rejected;"), "{out}");
        assert_eq!(trial.count(COUNTS).await, 232);
        assert_eq!(trial.rejects()["products"], json!([product("aaa-1")]));
        assert_eq!(trial.rejects()["subscriptions"].as_array().map(Vec::len), Some(10));
    }

    /// The import goes on, the page and the person who imports are told.
    async fn fewer_seats_than_are_taken_are_a_warning(engine: Engine) {
        let trial = Trial::new(engine, "register.json").await;
        trial.import_register(&register(&[subscription("S-1", 10)]), &[]).await;
        trial.execute("UPDATE subscriptions SET assigned = 10").await;
        let (code, _, error) = trial.import_register(&register(&[subscription("S-1", 7)]), &[]).await;
        assert_eq!(code, 0);
        assert!(error.starts_with("Warning: /subscriptions/0/seats: 7: 10 seats are taken;"), "{error}");
        assert_eq!(trial.count(OVER).await, 1);
        let (code, _, error) = trial.import_register(&register(&[subscription("S-1", 10)]), &[]).await;
        assert_eq!((code, error.as_str()), (0, ""));
        assert_eq!(trial.count("SELECT COUNT(*) FROM subscriptions WHERE over_since IS NULL").await, 1);
    }

    async fn tables_are_imported_by_kind(engine: Engine) {
        let trial = Trial::new(engine, "table.csv").await;
        let products = "part_number,description_en,description_ru,service\nBBB-00001,Mail,Почта,contoso-mail\n";
        fs::write(&trial.path, products).expect("a table");
        let (code, out, error) = trial.import_file(&["--kind", "products"]).await;
        assert!(code == 0 && out.contains("Imported products: 1 new,"), "{out}{error}");
        assert_eq!(trial.count(RUSSIAN).await, 1);
        let subscriptions = "id,agreement,account,part_number,seats,starts_on,status,renews\n\
            S-1,1,0001234567,bbb-00001,10,2026-12-01,active,\nS-2,1,1234567,BBB-00001,10,2026-12-01,active,S-1\n";
        fs::write(&trial.path, subscriptions).expect("a table");
        let (code, out, error) = trial.import_file(&["--kind", "subscriptions"]).await;
        assert_eq!((code, out.as_str()), (1, ""));
        assert!(error.starts_with("line 2, column agreement: \"1\": no agreement has this number;"), "{error}");

        trial.import_register(&json!({ "agreements": [agreement("1", HARRY)] }), &["--format", "json"]).await;
        fs::write(&trial.path, subscriptions.replace(",1234567,", ",0001234567,")).expect("a table");
        let (code, out, error) = trial.import_file(&["--kind", "subscriptions"]).await;
        assert!(code == 0 && out.contains("Imported subscriptions: 2 new,"), "{out}{error}");
        let (code, _, error) = trial.import_file(&["--kind", "products", "--format", "json"]).await;
        assert!(code == 1 && error.contains("--kind is for CSV files"), "{error}");
    }

    async fn the_last_day_of_an_agreement_is_kept(engine: Engine) {
        let trial = Trial::new(engine, "register.json").await;
        let mut record = agreement("1", HARRY);
        trial.import(&[record.clone()], &[]).await;
        record["ends_on"] = "2029-10-31".into();
        let (_, out, _) = trial.import(&[record.clone()], &[]).await;
        assert!(out.starts_with("Imported: 0 new, 1 changed,"), "{out}");
        assert_eq!(trial.count("SELECT COUNT(*) FROM agreements WHERE ends_on = '2029-10-31'").await, 1);
        record["ends_on"] = Value::Null;
        trial.import(&[record], &[]).await;
        assert_eq!(trial.count("SELECT COUNT(*) FROM agreements WHERE ends_on IS NULL").await, 1);
    }
}

#[tokio::test]
async fn the_example_register_is_valid_on_any_day() {
    let trial = Trial::new(Engine::Sqlite, "register.json").await;
    for (day, changed) in [("2026-11-20", "6 new, 0 changed"), ("2028-02-29", "0 new, 6 changed")] {
        let example = trial.installation.run(&["example", "--date", day]).await;
        fs::write(&trial.path, example).expect("a register");
        let (code, out, error) = trial.import_file(&[]).await;
        assert!(code == 0 && out.contains(&format!("Imported subscriptions: {changed}, 0 unchanged.")), "{out}{error}");
    }
    assert_eq!(trial.count(PHASES).await, 4);
}

/// It is checked first and then written, but a pipe can be read only once.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_register_may_come_through_a_pipe() {
    let trial = Trial::new(Engine::Sqlite, "register.json").await;
    fs::write(&trial.path, register(&[subscription("S-1", 10)]).to_string()).expect("a register");
    let script = "cat \"$0\" | \"$1\" import /dev/stdin --format json";
    let mut shell = Command::new("sh");
    shell.args(["-c", script, &trial.path, PROGRAM]).env("BC_DATABASE_URL", &trial.installation.database_url);
    let (code, out, error) = told(shell.output().expect("the program starts"));
    assert!(code == 0 && out.contains("Imported subscriptions: 1 new,"), "{out}{error}");
}

/// Whoever assigns seats has locked the subscription and then writes into the audit trail. An import that had written there
/// first would wait for the one while the other waits for it.
#[tokio::test]
async fn an_import_that_waits_for_a_subscription_holds_nobody_up_on_postgres() {
    const BLOCKED: &str = "SELECT COUNT(*) FROM pg_stat_activity
        WHERE wait_event_type = 'Lock' AND datname = current_database()";
    let trial = Trial::new(Engine::Postgres, "register.json").await;
    let both = |seats| register(&[subscription("S-1", seats), subscription("S-2", seats)]);
    assert_eq!(trial.import_register(&both(5), &[]).await.0, 0);
    let db = Db::connect(&trial.installation.database_url).await.expect("the database");
    let mut assignment = Change::new(db.write().await.expect("a transaction"), By::Operator, Clock::system().now());
    assignment.execute("UPDATE subscriptions SET assigned = assigned WHERE register_id = 'S-2'").await.expect("a lock");
    fs::write(&trial.path, both(7).to_string()).expect("a register");
    let mut import = trial.installation.start(&["import", &trial.path]);
    while trial.count(BLOCKED).await == 0 {
        assert!(import.is_running(), "it waits for S-2");
    }
    assignment.record(Entry::of_nobody(Action::ProductUpdated, "BBB-00001", json!({})));
    assignment.commit().await.expect("nothing to wait for");
    assert!(import.finish().await.status.success());
    assert_eq!(trial.count("SELECT COUNT(*) FROM subscriptions WHERE seats = 7").await, 2);
}
