//! `business-center import` on the command line: near misses, unreadable and unwritable files, large files.

use crate::support::{
    Engine, account, agreement,
    import::{PROGRAM, Trial, told},
    on_both_engines, register,
};
use business_center::{domain::register::RecordKind, server::register_file};
use serde_json::{Value, json};
use std::{
    fmt::Write,
    fs,
    process::{Command, Stdio},
};

const DOCUMENTATION: &str = include_str!("../../../docs/agreement-register.md");
/// Rows of a large table, and what they may take, in KiB: 100,000 may take 300 MiB.
const ROWS: u32 = 30_000;
const MOST_MEMORY: &str = "92160";

const AGREEMENTS: &str = "SELECT COUNT(*) FROM agreements";
const MAILS: &str = "SELECT COUNT(*) FROM outbox";
const CHANGED: &str = "SELECT COUNT(*) FROM agreements WHERE number = '1' AND status = 'signed'";

on_both_engines! {
    /// The second of two agreements meets what the database refuses.
    async fn one_agreements_trouble_is_that_agreements(engine: Engine) {
        let trial = Trial::new(engine, "register.json").await;
        let mut records = [agreement("1", "harry@contoso.com"), agreement("2", "rosa@contoso.com"), agreement("3", "nils@contoso.com")];
        trial.import(&records, &[]).await;
        trial.execute("CREATE UNIQUE INDEX trouble ON agreements (signed_on) WHERE programme = 'TROUBLE'").await;
        records[0]["programme"] = "TROUBLE".into();
        records[1]["programme"] = "TROUBLE".into();
        for record in &mut records {
            record["status"] = "signed".into();
        }
        let (code, out, error) = trial.import(&records, &[]).await;
        assert_eq!((code, out.as_str()), (1, ""), "{error}");
        assert!(error.starts_with("/agreements/1/number: \"2\": this agreement cannot be imported: "), "{error}");
        assert!(error.ends_with("\nNothing imported: fix 1 error.\n"), "{error}");
        assert_eq!(trial.count(CHANGED).await, 0);

        let (code, out, error) = trial.import(&records, &["--partial"]).await;
        assert_eq!(code, 2, "{error}");
        assert!(out.starts_with("Imported: 0 new, 2 changed, 0 unchanged; 0 invited, 0 withdrawn.\n1 agreement rejected;"), "{out}");
        assert_eq!(trial.count(CHANGED).await, 1);
        assert_eq!(trial.count("SELECT COUNT(*) FROM agreements WHERE status = 'signed'").await, 2);
        assert_eq!(trial.rejects()["agreements"], json!([records[1]]));
        assert_eq!(trial.rejects()["reasons"][0]["place"], "/agreements/1/number");
    }

    async fn numbers_that_lost_their_zeros_need_a_word(engine: Engine) {
        let trial = Trial::new(engine, "register.json").await;
        trial.import(&[agreement("0012", "harry@contoso.com")], &[]).await;
        let lost = [agreement("12", "harry@contoso.com"), agreement("7", "rosa@contoso.com")];
        let warning = "/agreements/0/number: \"12\": differs only by leading zeros from 0012, which is known;";

        let (code, out, error) = trial.import(&lost, &["--dry-run"]).await;
        assert_eq!(code, 0);
        assert!(error.starts_with(&format!("Warning: {warning}")) && error.lines().count() == 1, "{error}");
        assert!(out.starts_with("Would import: 2 new,") && out.ends_with("correct 1 number, or add --yes.\n"), "{out}");

        let (code, out, error) = trial.import(&lost, &[]).await;
        assert_eq!((code, out.as_str()), (1, ""));
        assert!(error.starts_with(warning) && error.ends_with("Nothing imported: fix 1 error.\n"), "{error}");
        assert!(DOCUMENTATION.contains(error.lines().next().expect("a fault")), "{error}");
        assert_eq!((trial.count(AGREEMENTS).await, trial.count(MAILS).await), (1, 1));

        let (code, out, _) = trial.import(&lost, &["--partial", "--dry-run"]).await;
        assert!(code == 2 && out.contains("Would import: 1 new,") && out.contains("Would reject 1 agreement"), "{out}");
        let (code, ..) = trial.import(&lost, &["--partial"]).await;
        assert_eq!((code, trial.count(AGREEMENTS).await, trial.count(MAILS).await), (2, 2, 2));
        assert_eq!(trial.rejects()["agreements"], json!([lost[0]]));

        let (code, out, error) = trial.import(&lost, &["--yes"]).await;
        assert!(code == 0 && error.starts_with("Warning: ") && !out.contains("--yes"), "{out}{error}");
        assert_eq!(trial.count(AGREEMENTS).await, 3);
        // It is known now.
        let (code, _, error) = trial.import(&lost, &[]).await;
        assert_eq!((code, error.as_str()), (0, ""));
    }

    /// Its administrator would be invited a second time.
    async fn a_purchasing_account_that_lost_its_zeros_needs_a_word(engine: Engine) {
        let trial = Trial::new(engine, "register.json").await;
        let mut record = agreement("1", "harry@contoso.com");
        trial.import(&[record.clone()], &[]).await;
        record["purchasing_accounts"] = json!([account("1234567", true, "harry@contoso.com")]);
        let (code, out, error) = trial.import(&[record.clone()], &["--json"]).await;
        assert_eq!((code, error.as_str()), (1, ""));
        let fault = serde_json::from_str::<Value>(&out).expect("JSON")["faults"][0].clone();
        assert_eq!((&fault["place"], &fault["value"]), (&json!("/agreements/0/purchasing_accounts/0/number"), &json!("1234567")));
        assert_eq!(trial.count(MAILS).await, 1);
        // Two in one file.
        let mut other = agreement("2", "rosa@contoso.com");
        other["purchasing_accounts"] = json!([account("07", true, "rosa@contoso.com"), account("7", false, "rosa@contoso.com")]);
        let (code, _, error) = trial.import(&[other], &[]).await;
        assert!(code == 1 && error.starts_with("/agreements/0/purchasing_accounts/1/number: \"7\": differs only by leading zeros from 07"), "{error}");
    }

    /// What can fail is tried before anyone is invited.
    async fn a_reject_file_that_cannot_be_written_stops_the_import(engine: Engine) {
        let trial = Trial::new(engine, "register.json").await;
        trial.import(&[], &[]).await;
        fs::create_dir(format!("{}.rejected.json", trial.path)).expect("a folder in the way");
        let mut faulty = agreement("2", "rosa@contoso.com");
        faulty["status"] = "running".into();
        // One fault is known from the file, the other one from the database alone.
        for agreements in [
            [agreement("1", "harry@contoso.com"), faulty],
            [agreement("1", "harry@contoso.com"), agreement("01", "rosa@contoso.com")],
        ] {
            let (code, out, error) = trial.import(&agreements, &["--partial"]).await;
            assert_eq!((trial.count(AGREEMENTS).await, trial.count(MAILS).await), (0, 0));
            assert_eq!((code, out.as_str()), (1, ""), "{error}");
            assert!(error.starts_with("business-center: nothing imported: ") && error.contains("cannot be written"), "{error}");
        }
    }
}

/// `/dev/full` takes nothing, as a full disk does.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn an_import_whose_outcome_cannot_be_printed_is_done_all_the_same() {
    let trial = Trial::new(Engine::Sqlite, "register.json").await;
    trial.import(&[], &[]).await;
    fs::write(&trial.path, register(&[agreement("1", "harry@contoso.com")]).to_string()).expect("a register");
    let full = fs::File::options().write(true).open("/dev/full").expect("a full device");
    let output = trial.program().stdout(full).stderr(Stdio::piped()).output().expect("the program starts");
    let (code, _, error) = told(output);
    assert_eq!((code, trial.count(AGREEMENTS).await), (0, 1), "{error}");
    assert!(error.starts_with("Cannot print the result: "), "{error}");
}

fn csv_columns() -> impl Iterator<Item = &'static str> {
    register_file::csv_columns(RecordKind::Agreements)
}

/// A row of a table, of an agreement of its own.
fn row(index: u32, status: &str) -> String {
    let cell = |column: &str| match column {
        "number" => format!("{:010}", 3_000_000_000_u64 + u64::from(index)),
        "programme" => "PSA".to_owned(),
        "signed_on" => "2026-11-02".to_owned(),
        "ends_on" | "offer_ends_on" => "2029-10-31".to_owned(),
        "contact_role" => "general".to_owned(),
        "status" => status.to_owned(),
        "organization_id" => format!("C-{index}"),
        "organization_name" | "account_name" => format!("Customer {index}, headquarters"),
        "organization_country" | "partner_country" | "administrator_country" => "US".to_owned(),
        "signatory_email" | "administrator_email" => format!("person{index}@customer.example"),
        "partner_id" => format!("P-{}", index % 50),
        "partner_email" | "contact_email" => "partner@fabrikam.example".to_owned(),
        "account_number" => format!("{index:010}"),
        "sector" => "commercial".to_owned(),
        "lead" => "TRUE".to_owned(),
        "administrator_language" => "en".to_owned(),
        _ => "Ana Trujillo".to_owned(),
    };
    csv_columns().map(|column| format!("\"{}\"", cell(column))).collect::<Vec<_>>().join(";")
}

/// The last of all rows is faulty, so each is read and none is written.
#[tokio::test]
async fn a_large_table_is_read_within_bounded_memory() {
    let trial = Trial::new(Engine::Sqlite, "Register.Csv").await;
    let mut table = csv_columns().collect::<Vec<_>>().join(";");
    for index in 1..ROWS {
        write!(table, "\r\n{}", row(index, "active")).expect("a row");
    }
    write!(table, "\r\n{}\r\n", row(ROWS, "aktiv")).expect("a row");
    fs::write(&trial.path, table).expect("a table");
    let mut shell = Command::new("sh");
    shell.args(["-c", "ulimit -d \"$0\" && exec \"$@\"", MOST_MEMORY, PROGRAM, "import", &trial.path]);
    let output = shell.env("BC_DATABASE_URL", &trial.installation.database_url).output().expect("the program starts");
    let (code, out, error) = told(output);
    assert_eq!((code, out.as_str()), (1, ""), "{error}");
    let remedy = "must be one of draft, signed, active, ended; did you mean active?";
    let place = format!("line {}, column status", ROWS + 1);
    assert_eq!(error, format!("{place}: \"aktiv\": {remedy}\nNothing imported: fix 1 error.\n"));
}
