//! `business-center import`: orders and statements.

use crate::support::{
    account, agreement,
    import::Trial,
    on_both_engines,
    orders::{ACCOUNT, give_back, line, order, product, with},
};
use business_center::server::db::Db;
use serde_json::{Value, json};
use std::{
    fmt::Write,
    fs,
    time::{Duration, Instant},
};
use tokio::time::sleep;

const HARRY: &str = "harry@contoso.com";
const ORDERS: &str = "SELECT COUNT(*) FROM orders";
const LINES: &str = "SELECT COUNT(*) FROM order_lines";
const QUANTITY: &str = "SELECT CAST(COALESCE(SUM(quantity), 0) AS BIGINT) FROM order_lines WHERE is_counted";
const ENTRIES: &str = "SELECT COUNT(*) FROM audit_entries WHERE action LIKE 'order%' OR action LIKE 'statement%'";

/// A register with an agreement, a product and these orders; the lists that are named first come last.
fn register(orders: &[Value]) -> Value {
    json!({
        "format": 1, "as_of": "2026-11-27", "source": "erp", "orders": orders,
        "products": [product("AAA-00001", "license_with_assurance")], "agreements": [agreement("1", HARRY)],
    })
}

fn places(error: &str) -> Vec<&str> {
    error.lines().filter(|line| line.starts_with('/')).map(|line| line.split(": ").next().unwrap_or_default()).collect()
}

on_both_engines! {
    /// C35, T9, T10, T14.
    async fn an_order_is_replaced_whole_and_the_same_one_does_nothing(engine: Engine) {
        let trial = Trial::new(engine, "register.json").await;
        let two = [line("10", "aaa-00001", 250), line("20", "AAA-00001", 5)];
        let (code, out, error) = trial.import_register(&register(&[order("V-1", &two), order("V-2", &two[..1])]), &[]).await;
        assert_eq!((code, error.as_str()), (0, ""));
        assert!(out.ends_with("Imported orders: 2 new, 0 changed, 0 unchanged.\n"), "{out}");
        assert_eq!((trial.count(ORDERS).await, trial.count(LINES).await, trial.count(QUANTITY).await), (2, 3, 505));
        let told = "SELECT COUNT(*) FROM audit_entries
            JOIN purchasing_accounts ON purchasing_accounts.id = audit_entries.scope_id
            WHERE action = 'orders.imported' AND subject = '1' AND actor = 'register'
            AND details = '{\"orders_changed\":0,\"orders_created\":2}'";
        assert_eq!(trial.count(told).await, 1);

        let (_, out, _) = trial.import_file(&[]).await;
        assert!(out.ends_with("Imported orders: 0 new, 0 changed, 2 unchanged.\n"), "{out}");
        assert_eq!(trial.count(ENTRIES).await, 1, "the same file again changes nothing");

        // A line fewer, and another quantity: the trail has both; what is not mentioned stays.
        let next = json!({ "orders": [order("V-1", &[line("10", "AAA-00001", 240)])] });
        let (code, out, error) = trial.import_register(&next, &[]).await;
        assert_eq!((code, error.as_str()), (0, ""));
        assert!(out.ends_with("Imported orders: 0 new, 1 changed, 0 unchanged.\n"), "{out}");
        assert_eq!((trial.count(ORDERS).await, trial.count(LINES).await, trial.count(QUANTITY).await), (2, 2, 490));
        let changed = "SELECT COUNT(*) FROM audit_entries WHERE action = 'order.updated' AND subject = 'V-1'
            AND details LIKE '%\"10\":{\"quantity\":{\"after\":240,\"before\":250}}%' AND details LIKE '%\"20\":%'";
        assert_eq!((trial.count(changed).await, trial.count(ENTRIES).await), (1, 3));
    }

    /// T7, T11: with one fault, nothing is imported.
    async fn what_an_order_names_is_known_or_a_fault(engine: Engine) {
        let trial = Trial::new(engine, "register.json").await;
        let mut other = agreement("2", "rosa@contoso.com");
        other["purchasing_accounts"][0]["number"] = "7".into();
        let mut known = register(&[order("V-0", &[line("10", "AAA-00001", 10)])]);
        known["agreements"] = json!([agreement("1", HARRY), other]);
        trial.import_register(&known, &[]).await;

        let own = |id, fields| with(order(id, &[line("1", "AAA-00001", 1)]), &fields);
        let faulty = json!({ "orders": [
            own("V-1", json!({ "agreement": "99" })),
            own("V-2", json!({ "account": "7" })),
            own("V-3", json!({ "partner": "P-8" })),
            order("V-4", &[line("1", "CCC-1", 1), line("2", "CCC-1", 1)]),
            give_back("V-5", "AAA-00001", -1, ("V-0", "20")),
            give_back("V-6", "AAA-00001", -1, ("V-6", "1")),
            own("V-7", json!({})),
            own("V-7", json!({})),
            give_back("V-8", "AAA-00001", -1, ("V-0", "10")),
            give_back("V-9", "AAA-00001", -1, ("V-7", "1")),
        ]});
        let (code, out, error) = trial.import_register(&faulty, &[]).await;
        assert_eq!((code, out.as_str()), (1, ""), "{error}");
        let expected = [
            "/orders/7/id",
            "/orders/0/agreement",
            "/orders/1/account",
            "/orders/2/partner",
            "/orders/3/lines/0/part_number",
            "/orders/3/lines/1/part_number",
            "/orders/4/lines/0/corrects/order",
            "/orders/5/lines/0/corrects/line",
        ];
        assert_eq!(places(&error), expected);
        assert_eq!(trial.count(ORDERS).await, 1);

        let (code, out, error) = trial.import_register(&faulty, &["--partial"]).await;
        assert_eq!(code, 2, "{error}");
        assert!(out.contains("Imported orders: 3 new,") && out.contains("7 orders rejected;"), "{out}");
        assert_eq!(trial.rejects()["orders"].as_array().map(Vec::len), Some(7));
    }

    async fn a_dry_run_counts_orders_and_statements(engine: Engine) {
        let trial = Trial::new(engine, "register.json").await;
        let first = order("V-1", &[line("10", "AAA-00001", 1)]);
        trial.import_register(&register(&[first.clone(), order("V-2", &[line("10", "AAA-00001", 1)])]), &[]).await;
        let changed = with(first, &json!({ "status": "canceled" }));
        let next = json!({ "orders": [changed, order("V-3", &[line("1", "AAA-00001", 1)])], "statements": [statement(1)] });
        let (code, out, error) = trial.import_register(&next, &["--dry-run"]).await;
        assert_eq!((code, error.as_str()), (0, ""));
        assert!(out.ends_with("Would import orders: 1 new, 1 changed, 0 unchanged.
Would import statements: 1 new, 0 changed, 0 unchanged.
Not mentioned, so unchanged: 1 order.\n"), "{out}");
        assert_eq!((trial.count(ORDERS).await, trial.count("SELECT COUNT(*) FROM imports").await), (2, 1));
    }

    /// T8: it is imported, and the operator is told. What is canceled or in processing does not count.
    async fn more_given_back_than_bought_is_a_warning(engine: Engine) {
        let trial = Trial::new(engine, "register.json").await;
        let bought = order("V-1", &[line("10", "AAA-00001", 5)]);
        let mut waiting = order("V-2", &[line("10", "AAA-00001", 100)]);
        waiting["status"] = "processing".into();
        let back = give_back("V-3", "AAA-00001", -7, ("V-1", "10"));
        let (code, _, error) = trial.import_register(&register(&[bought, waiting, back]), &[]).await;
        assert_eq!(code, 0);
        let told = "Warning: purchasing account 0001234567: -2: more was given back of AAA-00001 than was bought; correct the return\n";
        assert_eq!(error, told);
        assert_eq!(trial.count(QUANTITY).await, -2);
    }

    /// License details count a return by its own days, downloads by those of the line that it corrects: the register's own rule
    /// is that they are the same.
    async fn a_return_with_other_days_than_its_line_is_a_warning(engine: Engine) {
        let trial = Trial::new(engine, "register.json").await;
        let bought = with(line("10", "AAA-00001", 5), &json!({ "usage_until": "2029-10-31", "assurance_until": "2028-10-31" }));
        let back = |id: &str, days: Value| {
            let mut back = give_back(id, "AAA-00001", -1, ("V-1", "10"));
            back["lines"][0] = with(back["lines"][0].clone(), &days);
            back
        };
        let same = json!({ "usage_until": "2029-10-31", "assurance_until": "2028-10-31" });
        let other = [
            json!({}),
            json!({ "usage_until": "2029-10-30", "assurance_until": "2028-10-31" }),
            json!({ "usage_from": "2026-11-02", "usage_until": "2029-10-31", "assurance_until": "2028-10-31" }),
        ];
        // The line is behind the returns in the file; then, they come alone.
        let mut all = vec![back("V-2", same.clone())];
        all.extend((3..).zip(other).map(|(number, days)| back(&format!("V-{number}"), days)));
        let returns = all.clone();
        all.push(order("V-1", &[bought]));
        for orders in [all, returns] {
            let (code, _, error) = trial.import_register(&register(&orders), &[]).await;
            assert_eq!(code, 0, "{error}");
            let told: Vec<String> = (1..=3).map(|place| format!(
                "Warning: /orders/{place}/lines/0/corrects/line: \"10\": this line of an order has other days of use or assurance; a returned line has the same"
            )).collect();
            assert_eq!(error.lines().collect::<Vec<_>>(), told);
        }
        // A correction says what is to hold from now on.
        let mut correction = back("V-7", json!({ "usage_until": "2027-10-31" }));
        correction["kind"] = "correction".into();
        let (code, _, error) = trial.import_register(&register(&[correction]), &[]).await;
        assert_eq!((code, error.as_str()), (0, ""));
    }

    async fn an_order_that_moves_to_another_account_is_a_warning(engine: Engine) {
        let trial = Trial::new(engine, "register.json").await;
        let mut known = register(&[order("V-1", &[line("10", "AAA-00001", 5)])]);
        known["agreements"][0]["purchasing_accounts"] = json!([account(ACCOUNT, true, HARRY), account("7", false, HARRY)]);
        let (code, _, error) = trial.import_register(&known, &[]).await;
        assert_eq!((code, error.as_str()), (0, ""));
        known["orders"][0]["account"] = "7".into();
        for _ in 0..2 {
            let (code, _, error) = trial.import_register(&known, &["--dry-run"]).await;
            assert_eq!(code, 0, "{error}");
            assert_eq!(error, format!("Warning: /orders/0/account: \"7\": V-1 moves here from purchasing account {ACCOUNT}, and its licenses with it\n"));
        }
        trial.import_register(&known, &[]).await;
        let (_, _, error) = trial.import_register(&known, &[]).await;
        assert_eq!(error, "", "it has moved");
    }

    async fn statements_are_replaced_by_day(engine: Engine) {
        let trial = Trial::new(engine, "register.json").await;
        let mut whole = statement(7);
        whole["account"] = Value::Null;
        let both = json!({ "agreements": [agreement("1", HARRY)], "statements": [statement(240), whole] });
        let (code, out, error) = trial.import_register(&both, &[]).await;
        assert_eq!((code, error.as_str()), (0, ""));
        assert!(out.ends_with("Imported statements: 2 new, 0 changed, 0 unchanged.\n"), "{out}");
        let next = json!({ "statements": [statement(241), statement(241)] });
        let (code, _, error) = trial.import_register(&next, &[]).await;
        assert_eq!((code, places(&error)), (1, vec!["/statements/1/as_of"]));
        let next = json!({ "statements": [statement(241), with(statement(1), &json!({ "agreement": "9" }))] });
        let (code, _, error) = trial.import_register(&next, &[]).await;
        assert_eq!((code, places(&error)), (1, vec!["/statements/1/agreement"]));
        let (code, out, error) = trial.import_register(&json!({ "statements": [statement(241)] }), &[]).await;
        assert!(code == 0 && out.ends_with("Imported statements: 0 new, 1 changed, 0 unchanged.\n"), "{out}{error}");
        let sums = "SELECT CAST(SUM(effective) AS BIGINT) FROM statement_lines";
        assert_eq!((trial.count(sums).await, trial.count(ENTRIES).await), (248, 3));
    }

    /// T12: as spreadsheets write it, with rows of an order apart.
    async fn orders_and_statements_are_imported_from_tables(engine: Engine) {
        let trial = Trial::new(engine, "table.csv").await;
        trial.import_register(&register(&[]), &["--format", "json"]).await;
        let orders = "\u{feff}order_id;agreement;account;ordered_on;kind;status;line;part_number;quantity;usage_from;corrects_order;corrects_line;reason_code\r\n\
            V-1;1;0001234567;2026-11-03;order;complete;10;AAA-00001;250;2026-11-01;;;\r\n\
            V-2;1;0001234567;2026-11-03;return;complete;1;AAA-00001;-5;2026-11-01;V-1;20;R1\r\n\
            V-1;;;;;;20;AAA-00001;7;2026-11-01;;;\r\n";
        fs::write(&trial.path, orders).expect("a table");
        let (code, out, error) = trial.import_file(&["--kind", "orders"]).await;
        assert!(code == 0 && out.contains("Imported orders: 2 new,"), "{out}{error}");
        assert_eq!((trial.count(LINES).await, trial.count(QUANTITY).await), (3, 252));
        fs::write(&trial.path, orders.replace(";250;", ";1,5E+02;")).expect("a table");
        let (code, _, error) = trial.import_file(&["--kind", "orders"]).await;
        assert!(code == 1 && error.starts_with("line 2, column quantity: \"1,5E+02\": a spreadsheet has shortened"), "{error}");
        // Windows-1251.
        fs::write(&trial.path, b"order_id,reason\nV-1,\xcf\xe8\xf1\n").expect("a table");
        let (code, _, error) = trial.import_file(&["--kind", "orders"]).await;
        assert!(code == 1 && error.contains("UTF-8"), "{error}");

        let statements = "agreement,as_of,family,effective,assurance\n1,2026-10-31,Writer,240,0\n1,2026-10-31,Reader,1,1\n";
        fs::write(&trial.path, statements).expect("a table");
        let said = ["--kind", "statements", "--as-of", "2026-11-01", "--source", "erp"];
        let (code, out, error) = trial.import_file(&said).await;
        assert!(code == 0 && out.contains("Imported statements: 1 new,"), "{out}{error}");
        assert_eq!(trial.count("SELECT COUNT(*) FROM imports WHERE as_of = '2026-11-01' AND source = 'erp'").await, 1);
        for (option, value) in [("--as-of", "11/01/2026"), ("--source", " ")] {
            let (code, _, error) = trial.import_file(&["--kind", "statements", option, value]).await;
            assert!(code == 1 && error.contains(option), "{code}: {error}");
        }
        assert_eq!(trial.count("SELECT COUNT(*) FROM statement_lines").await, 2);
    }

    /// What a page tells of its data: the newest import that had records of a kind.
    async fn an_import_is_written_down_with_its_day_and_source(engine: Engine) {
        let trial = Trial::new(engine, "register.json").await;
        trial.import_register(&register(&[order("V-1", &[line("10", "AAA-00001", 1)])]), &[]).await;
        trial.import(&[agreement("1", HARRY)], &[]).await;
        let of_orders = "SELECT COUNT(*) FROM imports JOIN import_kinds ON import_number = number
            WHERE kind = 'orders' AND number = 1 AND as_of = '2026-11-27' AND source = 'erp' AND finished_at IS NOT NULL";
        let unnamed = "SELECT COUNT(*) FROM imports WHERE number = 2 AND as_of IS NULL AND source IS NULL";
        assert_eq!((trial.count(of_orders).await, trial.count(unnamed).await), (1, 1));
    }

    async fn products_contacts_and_offers_are_kept(engine: Engine) {
        let trial = Trial::new(engine, "register.json").await;
        let mut record = agreement("1", HARRY);
        record["contacts"] = json!([{ "role": "notices", "name": "Ana Trujillo", "email": "ana@contoso.com" }]);
        record["purchasing_accounts"][0]["offer_ends_on"] = "2029-10-31".into();
        let step_up = with(product("AAA-00002", "step_up"), &json!({ "step_up_from": "aaa-00001", "units": 2, "key": "required" }));
        let whole = json!({ "agreements": [record], "products": [product("AAA-00001", "license"), step_up] });
        let (code, _, error) = trial.import_register(&whole, &[]).await;
        assert_eq!((code, error.as_str()), (0, ""));
        let kept = "SELECT (SELECT COUNT(*) FROM agreement_contacts WHERE role = 'notices' AND email = 'ana@contoso.com')
            + (SELECT COUNT(*) FROM purchasing_accounts WHERE offer_ends_on = '2029-10-31') * 10
            + (SELECT COUNT(*) FROM products WHERE type = 'step_up' AND step_up_from = 'AAA-00001' AND units = 2
                AND key_need = 'required' AND family = 'Writer' AND metric = 'device') * 100";
        assert_eq!(trial.count(kept).await, 111);
        let (_, out, _) = trial.import_file(&[]).await;
        assert!(out.starts_with("Imported: 0 new, 0 changed, 1 unchanged;"), "{out}");
        trial.import(&[agreement("1", HARRY)], &[]).await;
        assert_eq!(trial.count("SELECT COUNT(*) FROM agreement_contacts").await, 0);
    }

    /// Killed half-way, every order is the old or the new one, others went on writing, and running it again finishes the
    /// rest.
    async fn an_import_of_many_orders_that_was_killed_is_finished(engine: Engine) {
        let trial = Trial::new(engine, "orders.csv").await;
        trial.import_register(&register(&[]), &["--format", "json"]).await;
        fs::write(&trial.path, table(1)).expect("a table");
        assert_eq!(trial.import_file(&["--kind", "orders"]).await.0, 0);
        fs::write(&trial.path, table(2)).expect("a table");
        let db = Db::connect(&trial.installation.database_url).await.expect("the database");
        let count = async |sql| db.read().await.expect("a connection").count(sql).await.expect("a count");
        let mut import = trial.installation.start(&["import", &trial.path, "--kind", "orders"]);
        let mut longest = Duration::ZERO;
        while count(NEW).await == 0 {
            assert!(import.is_running(), "it ended before it was killed");
            let begin = Instant::now();
            let mut tx = db.write().await.expect("a transaction");
            tx.execute("UPDATE agreements SET programme = programme").await.expect("a statement");
            tx.commit().await.expect("commit");
            longest = longest.max(begin.elapsed());
            sleep(Duration::from_millis(1)).await;
        }
        import.kill();
        import.finish().await;
        assert!(longest < Duration::from_secs(1), "{longest:?}");
        let before = count(NEW).await;
        assert!((1..MANY).contains(&before), "{before}");
        assert_eq!((count(TORN).await, count(ORDERS).await), (0, MANY));

        let (code, out, error) = trial.import_file(&["--kind", "orders"]).await;
        assert!(code == 0 && out.ends_with(&format!("Imported orders: 0 new, {} changed, {before} unchanged.\n", MANY - before)), "{out}{error}");
        assert_eq!((count(TORN).await, count(NEW).await), (0, MANY));
        // Each changed order has its entry.
        assert_eq!(count("SELECT COUNT(*) FROM audit_entries WHERE action = 'order.updated'").await, MANY);
        db.close().await;
    }
}

/// As many orders take several batches.
const MANY: i64 = 2_000;
/// Orders whose lines are all new.
const NEW: &str = "SELECT COUNT(*) FROM orders WHERE 3 = (SELECT COUNT(*) FROM order_lines
    WHERE order_id = orders.id AND quantity = 2)";
/// Orders that are neither the old nor the new one.
const TORN: &str =
    "SELECT COUNT(*) FROM orders WHERE 3 <> (SELECT COUNT(*) FROM order_lines WHERE order_id = orders.id)
    OR 1 <> (SELECT COUNT(DISTINCT quantity) FROM order_lines WHERE order_id = orders.id)";

fn table(quantity: i64) -> String {
    let mut table =
        "order_id,agreement,account,ordered_on,kind,status,line,part_number,quantity,usage_from\n".to_owned();
    for order in 0..MANY {
        for line in 1..=3 {
            writeln!(table, "V-{order},1,{ACCOUNT},2026-11-03,order,complete,{line},AAA-00001,{quantity},2026-11-01")
                .expect("a row");
        }
    }
    table
}

fn statement(effective: i64) -> Value {
    json!({
        "agreement": "1", "account": ACCOUNT, "as_of": "2026-10-31",
        "lines": [{ "family": "Writer", "version": "2024", "pool": "applications", "effective": effective, "assurance": 0 }],
    })
}
