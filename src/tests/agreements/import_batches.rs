//! `business-center import` beside others: it writes in batches, and a killed one is finished by running it again.

use crate::support::{Engine, agreement, import::Trial, on_both_engines, register};
use business_center::server::db::Db;
use serde_json::Value;
use std::{
    fs,
    time::{Duration, Instant},
};
use tokio::time::sleep;

/// Enough agreements for several batches.
const AGREEMENTS: usize = 1500;
/// No one waits longer for an import.
const LONGEST_WAIT: Duration = Duration::from_secs(1);
const COUNT: &str = "SELECT COUNT(*) FROM agreements";
/// Agreements that miss an account, an invitation, a mail or an entry.
const TORN: &str = "SELECT COUNT(*) FROM agreements WHERE
    (SELECT COUNT(*) FROM purchasing_accounts WHERE agreement_id = agreements.id) <> 1
    OR (SELECT COUNT(*) FROM invitations WHERE agreement_id = agreements.id) <> 1
    OR (SELECT COUNT(*) FROM outbox JOIN invitations ON invitations.id = outbox.invitation_id
        WHERE agreement_id = agreements.id) <> 1
    OR (SELECT COUNT(*) FROM audit_entries WHERE subject = agreements.number AND action = 'agreement.created') <> 1";

/// A file whose import takes several batches.
async fn large(engine: Engine) -> Trial {
    let trial = Trial::new(engine, "register.json").await;
    // The tables are there.
    trial.import(&[], &[]).await;
    let agreements: Vec<Value> =
        (1..=AGREEMENTS).map(|index| agreement(&format!("A{index}"), &format!("p{index}@customer.example"))).collect();
    fs::write(&trial.path, register(&agreements).to_string()).expect("a register");
    trial
}

async fn count(db: &Db, sql: &'static str) -> usize {
    let count = db.read().await.expect("a connection").count(sql).await.expect("a count");
    usize::try_from(count).expect("a count")
}

on_both_engines! {
    /// Whoever writes meanwhile gets a turn between two batches.
    async fn others_write_while_an_import_runs(engine: Engine) {
        let trial = large(engine).await;
        let db = Db::connect(&trial.installation.database_url).await.expect("the database");
        let mut import = trial.installation.start(&["import", &trial.path]);
        let (mut between, mut longest) = (0, Duration::ZERO);
        while import.is_running() {
            let begin = Instant::now();
            let mut tx = db.write().await.expect("a transaction");
            // On PostgreSQL, this waits for the lock of an import's batch.
            tx.execute("UPDATE agreements SET programme = programme WHERE number = 'A1'").await.expect("a statement");
            let done = tx.count(COUNT).await.expect("a count");
            tx.commit().await.expect("commit");
            longest = longest.max(begin.elapsed());
            between += usize::from((1..AGREEMENTS).contains(&usize::try_from(done).expect("a count")));
            sleep(Duration::from_millis(5)).await;
        }
        println!("{engine:?}: {between} writes between batches, the longest took {longest:?}");
        assert!(import.finish().await.status.success());
        assert!(between >= 3, "{between} writes between batches");
        assert!(longest < LONGEST_WAIT, "{longest:?}");
        assert_eq!((count(&db, COUNT).await, count(&db, TORN).await), (AGREEMENTS, 0));
    }

    /// The check cannot foresee it. What was written before stays, and correcting the record finishes the rest.
    async fn a_record_that_the_database_rejects_ends_the_import_there(engine: Engine) {
        let trial = large(engine).await;
        trial.execute("CREATE UNIQUE INDEX trouble ON agreements (signed_on) WHERE programme = 'TROUBLE'").await;
        let whole = fs::read_to_string(&trial.path).expect("a register");
        let mut faulty: Value = serde_json::from_str(&whole).expect("JSON");
        for index in [0, AGREEMENTS - 1] {
            faulty["agreements"][index]["programme"] = "TROUBLE".into();
        }
        let (code, out, error) = trial.import_register(&faulty, &[]).await;
        let before = trial.count(COUNT).await;
        assert!((1..AGREEMENTS).contains(&usize::try_from(before).expect("a count")), "{before}");
        assert!(error.starts_with("/agreements/1499/number: \"A1500\": this agreement cannot be imported: "), "{error}");
        assert_eq!(code, 2);
        let told = format!("Imported: {before} new, 0 changed, 0 unchanged; {before} invited, 0 withdrawn.
Not everything was imported: correct the error and import the file again.\n");
        assert_eq!(out, told);

        let (code, out, _) = trial.import_register(&serde_json::from_str(&whole).expect("JSON"), &[]).await;
        assert!(code == 0 && out.contains(" new, 1 changed, "), "{out}");
        assert_eq!((trial.count(COUNT).await, trial.count(TORN).await), (1500, 0));
    }

    async fn an_import_that_was_killed_is_finished_by_running_it_again(engine: Engine) {
        let trial = large(engine).await;
        let db = Db::connect(&trial.installation.database_url).await.expect("the database");
        let mut import = trial.installation.start(&["import", &trial.path]);
        while count(&db, COUNT).await == 0 {
            assert!(import.is_running(), "it ended before it was killed");
            sleep(Duration::from_millis(1)).await;
        }
        import.kill();
        import.finish().await;
        let before = count(&db, COUNT).await;
        assert!((1..AGREEMENTS).contains(&before), "{before}");
        assert_eq!(count(&db, TORN).await, 0, "every record is there as a whole or not at all");

        let (code, out, error) = trial.import_file(&[]).await;
        let rest = AGREEMENTS - before;
        assert_eq!((code, error.as_str()), (0, ""));
        assert_eq!(out, format!("Imported: {rest} new, 0 changed, {before} unchanged; {rest} invited, 0 withdrawn.\n"));
        assert_eq!((count(&db, COUNT).await, count(&db, TORN).await), (AGREEMENTS, 0));
        trial.installation.run(&["audit", "verify"]).await;
    }
}
