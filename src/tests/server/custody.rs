//! Custody: what opens secrets, and what happens when it does not.

use crate::support::{
    Answer, Client, Engine, PASSWORD, TestApp,
    access::join,
    agreement,
    keys::{PLANTED, fragments, import_keys, key, key_id, leak},
    on_both_engines,
    orders::{product, with},
    process::Installation,
};
use business_center::{
    domain::{audit::By, moment::Span, product_key::DataKeyPurpose},
    server::{change::Change, custody::Keyring, db, signing},
};
use jiff::civil::date;
use serde_json::{Value, json};
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Output,
    time::Duration,
};
use tokio::time::sleep;

const HARRY: &str = "harry@contoso.com";

async fn harry(app: &TestApp) -> (Client, String) {
    app.import(&json!({ "agreements": [agreement("1", HARRY)] })).await;
    import_keys(app, &[key("K-1", PLANTED), key("K-2", "OTHER-OTHE1-OTHE2-OTHE3-OTHE4")]).await;
    (join(app, HARRY).await, key_id(app, "K-1").await)
}

async fn reveal(client: &mut Client, id: &str) -> Answer {
    client.post(&format!("/keys/{id}/reveal"), &[("reason", "install"), ("password", PASSWORD)]).await
}

on_both_engines! {
    /// Copied to another row or organization, or changed: one error, nothing is shown, and others work.
    async fn what_was_moved_or_changed_does_not_open(app: TestApp) {
        let (mut harry, id) = harry(&app).await;
        let second = key_id(&app, "K-2").await;
        for statement in [
            "UPDATE product_keys SET sealed = (SELECT sealed FROM product_keys WHERE register_id = 'K-2') WHERE register_id = 'K-1'",
            "UPDATE product_keys SET sealed = SUBSTR(sealed, 1, 20) || 'AAAA' || SUBSTR(sealed, 25) WHERE register_id = 'K-1'",
            "UPDATE product_keys SET sealed = '' WHERE register_id = 'K-1'",
        ] {
            app.execute(statement).await;
            let answer = reveal(&mut harry, &id).await;
            assert_eq!(answer.status.as_u16(), 500, "{statement}");
            assert!(!answer.shows("OTHER") && !answer.shows(PLANTED), "{}", answer.body);
            let seen = app.count("SELECT COUNT(*) FROM key_views").await;
            assert_eq!(seen, app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'key.revealed'").await);
            assert!(reveal(&mut harry, &second).await.shows("OTHER-OTHE1-OTHE2-OTHE3-OTHE4"), "{statement}");
        }
        // The row of another organization.
        app.import(&json!({ "agreements": [with(agreement("9", "zoe@fabrikam.com"), &json!({ "organization": { "id": "F", "name": "Fabrikam", "country": "US" } }))] })).await;
        import_keys(&app, &[with(key("K-9", "ZOESK-ZOES1-ZOES2-ZOES3-ZOES4"), &json!({ "agreement": "9" }))]).await;
        app.execute("UPDATE product_keys SET sealed = (SELECT sealed FROM product_keys WHERE register_id = 'K-9'),
            data_key_id = (SELECT data_key_id FROM product_keys WHERE register_id = 'K-9') WHERE register_id = 'K-1'").await;
        assert_eq!(reveal(&mut harry, &id).await.status.as_u16(), 500);
    }

    /// T23: without the audit entry, nothing is shown.
    async fn a_key_is_not_shown_if_the_entry_cannot_be_written(app: TestApp) {
        let (mut harry, id) = harry(&app).await;
        assert!(reveal(&mut harry, &id).await.shows(PLANTED));
        app.execute("ALTER TABLE audit_entries RENAME TO audit_entries_gone").await;
        let answer = reveal(&mut harry, &id).await;
        assert!(answer.status.is_server_error() && !answer.shows(PLANTED), "{}", answer.body);
        app.execute("ALTER TABLE audit_entries_gone RENAME TO audit_entries").await;
        assert!(reveal(&mut harry, &id).await.shows(PLANTED));
    }

    /// Each organization has a data key of its own.
    async fn organizations_do_not_share_a_data_key(app: TestApp) {
        harry(&app).await;
        app.import(&json!({ "agreements": [with(agreement("9", "zoe@fabrikam.com"), &json!({ "organization": { "id": "F", "name": "Fabrikam", "country": "US" } }))] })).await;
        import_keys(&app, &[with(key("K-9", "ZOESK-ZOES1-ZOES2-ZOES3-ZOES4"), &json!({ "agreement": "9" }))]).await;
        assert_eq!(app.count("SELECT COUNT(DISTINCT data_key_id) FROM product_keys").await, 2);
    }

    /// Whoever waits for a data key that someone else makes takes that one, though it began later.
    async fn two_who_need_a_data_key_at_once_share_it(app: TestApp) {
        let need = |later: i64| {
            let app = app.app.clone();
            async move {
                let mut change = Change::begin(&app, By::System).await.expect("a change");
                let now = change.now + Span(later);
                let key = app.custody.current(&mut change, DataKeyPurpose::ProductKeys, "contoso", now).await;
                (change, key.expect("a data key").id().to_owned())
            }
        };
        let (first, id) = need(0).await;
        let second = tokio::spawn(need(1));
        sleep(Duration::from_millis(100)).await;
        first.commit().await.expect("commit");
        let (second, other) = second.await.expect("no panic");
        second.commit().await.expect("commit");
        assert_eq!(id, other);
        assert_eq!(app.count("SELECT COUNT(*) FROM data_keys").await, 1);
    }

    /// Two renewals replace a data key once, even if the clock has gone back.
    async fn a_data_key_is_renewed_once(app: TestApp) {
        let mut change = app.change(By::Operator).await;
        let (custody, purpose, now) = (&app.app.custody, DataKeyPurpose::ProductKeys, change.now);
        custody.current(&mut change, purpose, "contoso", now).await.expect("a data key");
        let row = db::custody::find_current(&mut change, purpose, "contoso").await.expect("data keys").expect("one");
        let earlier = now - Span::minutes(5);
        assert!(custody.renew(&mut change, &row, earlier).await.expect("renewed"));
        assert!(!custody.renew(&mut change, &row, earlier).await.expect("left alone"));
        change.commit().await.expect("commit");
        assert_eq!(app.count("SELECT COUNT(*) FROM data_keys").await, 2);
    }

    /// A key-encryption key that is added while a server runs encrypts what that makes from then on.
    async fn a_running_server_wraps_by_the_newest_key(app: TestApp) {
        harry(&app).await;
        let path = app.app.config.keyring_file.as_ref().expect("a keyring");
        let added = Keyring::add(path, date(2026, 11, 29)).expect("a key");
        let mut change = app.change(By::Operator).await;
        signing::ensure_key(&mut change, &app.app.custody).await.expect("a signing key");
        let used = db::custody::count_by_wrapping(&mut change).await.expect("counts");
        assert!(used.len() == 2 && used.contains(&(added, 1)), "{used:?}");
    }

    async fn a_data_key_that_a_signing_key_needs_is_not_deleted(app: TestApp) {
        let mut change = app.change(By::Operator).await;
        signing::ensure_key(&mut change, &app.app.custody).await.expect("a signing key");
        change.commit().await.expect("commit");
        let mut tx = app.app.db.write().await.expect("a transaction");
        assert!(tx.execute("DELETE FROM data_keys WHERE purpose = 'signing'").await.is_err());
    }
}

fn keyring_of(installation: &Installation) -> PathBuf {
    installation.path("keyring")
}

fn write_keys(path: &Path, lines: &[&str]) {
    fs::write(path, lines.join("\n") + "\n").expect("a keyring");
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).expect("a mode");
}

async fn installed(engine: Engine) -> Installation {
    let installation = Installation::new(engine, "file:mail".to_owned()).await;
    let register = json!({ "agreements": [agreement("1", HARRY)] });
    fs::write(installation.path("register.json"), register.to_string()).expect("a file");
    assert!(call(&installation, &["import", "register.json"]).await.status.success());
    let keys = json!({ "format": 1, "keys": [key("K-1", PLANTED), key("K-2", "AB3CD-9XQW7-LLLLM-12345")] });
    fs::write(installation.path("keys.json"), keys.to_string()).expect("a file");
    let imported = call(&installation, &["import", "keys.json", "--kind", "keys"]).await;
    assert!(imported.status.success(), "{}", String::from_utf8_lossy(&imported.stderr));
    installation
}

async fn call(installation: &Installation, arguments: &[&str]) -> Output {
    installation.start(arguments).finish().await
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A number among the facts that a command printed as JSON.
fn number(output: &Output, name: &str) -> u64 {
    let facts: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    facts[name].as_u64().expect("a number")
}

async fn execute(installation: &Installation, sql: &'static str) {
    let db = db::Db::connect(&installation.database_url).await.expect("a database");
    let mut tx = db.write().await.expect("a transaction");
    tx.execute(sql).await.expect("a statement");
    tx.commit().await.expect("commit");
    db.close().await;
}

/// A server of an installation, in this process.
async fn app_of(installation: &Installation, engine: Engine) -> TestApp {
    let keyring = keyring_of(installation).display().to_string();
    let settings = [("BC_DATABASE_URL", installation.database_url.as_str()), ("BC_KEYRING_FILE", &keyring)];
    TestApp::start_with(engine, &settings).await
}

fn count_keys(installation: &Installation) -> usize {
    let keyring = fs::read_to_string(keyring_of(installation)).expect("a keyring");
    keyring.lines().filter(|line| line.starts_with("kek-")).count()
}

on_both_engines! {
    /// T25: missing, readable by others, another one: the server does not start, and says what to do.
    async fn a_server_without_its_keyring_does_not_start(engine: Engine) {
        let mut installation = installed(engine).await;
        let path = keyring_of(&installation);
        let sound = fs::read_to_string(&path).expect("a keyring");
        let line = sound.lines().last().expect("a line").to_owned();
        let (id, _) = line.split_once(' ').expect("an id");
        let other = format!("{id} {}", "A".repeat(43) + "=");
        for (content, mode, remedy) in [
            (sound.clone(), 0o644, "chmod 600"),
            (other, 0o600, "is not the one that the database was encrypted by"),
            (format!("kek-other {}", "A".repeat(43) + "="), 0o600, "is not in the keyring"),
            (String::new(), 0o600, "has no key"),
        ] {
            fs::write(&path, content).expect("a keyring");
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("a mode");
            let output = call(&installation, &["serve"]).await;
            assert!(!output.status.success() && said(&output).contains(remedy), "{remedy}: {}", said(&output));
        }
        fs::remove_file(&path).expect("removed");
        assert!(said(&call(&installation, &["serve"]).await).contains("cannot be read"));
        installation.settings.push(("BC_KEYRING_FILE", String::new()));
        assert!(said(&call(&installation, &["serve"]).await).contains("set BC_KEYRING_FILE"));
        installation.settings.clear();
        write_keys(&path, &[&sound]);
        let mut server = installation.serve_ready().await;
        // A server whose keyring no longer opens what is encrypted is not ready.
        call(&installation, &["keyring", "rotate"]).await;
        let rotated = fs::read_to_string(&path).expect("a keyring");
        assert_ne!(rotated, sound);
        assert!(installation.get("/readyz").await.expect("an answer").status.is_success(), "it reads the file again");
        assert!(server.is_running());
    }

    /// A rotation that was stopped is finished by the next one; everything opens before, between and after.
    async fn keys_are_rotated_and_renewed(engine: Engine) {
        let installation = installed(engine).await;
        let count = |output: Output, name: &str| number(&output, name);
        // As after a kill between the two steps: the key is there, and nothing is wrapped by it.
        assert!(call(&installation, &["keyring", "new"]).await.status.success());
        assert_eq!(count(call(&installation, &["keyring", "verify", "--json"]).await, "opened"), 2);
        assert_eq!(count(call(&installation, &["keyring", "rotate", "--json"]).await, "data_keys"), 2);
        let lines = || count_keys(&installation);
        assert_eq!(lines(), 2, "the key that was there is used");
        assert_eq!(count(call(&installation, &["keyring", "rotate", "--json"]).await, "data_keys"), 2);
        assert_eq!(lines(), 3);
        let verified = said(&call(&installation, &["keyring", "verify"]).await);
        assert_eq!(verified.matches("not in use").count(), 2, "{verified}");
        let renewed = call(&installation, &["keys", "reencrypt", "--json"]).await;
        assert_eq!((count(renewed.clone(), "data_keys"), count(renewed, "product_keys")), (1, 2));
        assert_eq!(count(call(&installation, &["keyring", "verify", "--json"]).await, "opened"), 2);
        assert!(said(&call(&installation, &["audit", "verify"]).await).contains("is intact"), "the trail is sound");
        let unchanged = call(&installation, &["import", "keys.json", "--kind", "keys", "--dry-run"]).await;
        assert!(said(&unchanged).contains("0 new, 0 changed, 2 unchanged"), "{}", said(&unchanged));
    }

    /// As after `kill -9` between two batches: the next rotation adds no key, and wraps what is left.
    async fn a_rotation_that_was_killed_is_finished(engine: Engine) {
        let installation = installed(engine).await;
        assert!(call(&installation, &["keyring", "new"]).await.status.success());
        let app = app_of(&installation, engine).await;
        let mut change = app.change(By::Operator).await;
        let now = change.now;
        assert_eq!(app.app.custody.rewrap(&mut change, "", 1, now).await.expect("a data key").wrapped, 1);
        change.commit().await.expect("commit");
        drop(app);
        assert_eq!(number(&call(&installation, &["keyring", "verify", "--json"]).await, "opened"), 2);
        assert_eq!(number(&call(&installation, &["keyring", "rotate", "--json"]).await, "data_keys"), 1);
        assert_eq!(count_keys(&installation), 2);
        let verified = said(&call(&installation, &["keyring", "verify"]).await);
        assert_eq!(verified.matches("not in use").count(), 1, "{verified}");
    }

    /// As after `kill -9` once a data key was replaced: the next renewal finishes that one, and renews all.
    async fn a_renewal_that_was_killed_is_finished(engine: Engine) {
        let installation = installed(engine).await;
        let app = app_of(&installation, engine).await;
        let mut change = app.change(By::Operator).await;
        let now = change.now;
        let rows = db::custody::list_current(&mut change, DataKeyPurpose::ProductKeys).await.expect("data keys");
        assert!(app.app.custody.renew(&mut change, &rows[0], now).await.expect("renewed"));
        change.commit().await.expect("commit");
        drop(app);
        assert_eq!(number(&call(&installation, &["keyring", "verify", "--json"]).await, "opened"), 3);
        let renewed = call(&installation, &["keys", "reencrypt", "--json"]).await;
        assert_eq!((number(&renewed, "data_keys"), number(&renewed, "product_keys")), (1, 4));
        assert_eq!(number(&call(&installation, &["keyring", "verify", "--json"]).await, "opened"), 2);
    }

    /// One row that was changed: it is named and keeps its data key, and everything else is encrypted anew.
    async fn what_does_not_open_stops_no_renewal(engine: Engine) {
        let installation = installed(engine).await;
        execute(&installation, "UPDATE product_keys SET sealed = 'X' || sealed WHERE register_id = 'K-1'").await;
        let renewed = call(&installation, &["keys", "reencrypt"]).await;
        assert_eq!(renewed.status.code(), Some(1));
        for text in ["1 data keys were renewed, and 1 product keys", "product_keys does not open", "run this again"] {
            assert!(said(&renewed).contains(text), "{}", said(&renewed));
        }
        assert_eq!(number(&call(&installation, &["keyring", "verify", "--json"]).await, "opened"), 3);
        execute(&installation, "UPDATE product_keys SET sealed = SUBSTR(sealed, 2) WHERE register_id = 'K-1'").await;
        let renewed = call(&installation, &["keys", "reencrypt", "--json"]).await;
        assert!(renewed.status.success(), "{}", said(&renewed));
        assert_eq!((number(&renewed, "data_keys"), number(&renewed, "product_keys")), (1, 3));
        assert_eq!(number(&call(&installation, &["keyring", "verify", "--json"]).await, "opened"), 2);
    }

    /// One signing key that was changed: it is named, and the others are encrypted anew.
    async fn a_signing_key_that_does_not_open_stops_no_other(engine: Engine) {
        const BY_KEY: &str = "SELECT COUNT(*) FROM signing_keys WHERE data_key_id IN
            (SELECT id FROM data_keys WHERE retired_at IS NOT NULL)";
        let installation = installed(engine).await;
        let app = app_of(&installation, engine).await;
        let mut change = app.change(By::Operator).await;
        let first = signing::ensure_key(&mut change, &app.app.custody).await.expect("a signing key");
        change.now = change.now + Span(1);
        signing::rotate(&mut change, &app.app.custody).await.expect("another one");
        change.commit().await.expect("commit");
        execute(&installation, "UPDATE signing_keys SET private_key = 'X' || private_key WHERE retired_at > 0").await;
        let renewed = call(&installation, &["keys", "reencrypt"]).await;
        assert_eq!(renewed.status.code(), Some(1));
        for text in ["2 data keys were renewed", &format!("the row {first} of signing_keys does not open"), "run this again"] {
            assert!(said(&renewed).contains(text), "{}", said(&renewed));
        }
        assert_eq!(app.count(BY_KEY).await, 1, "the other one is encrypted by the new data key");
        execute(&installation, "UPDATE signing_keys SET private_key = SUBSTR(private_key, 2) WHERE retired_at > 0").await;
        let renewed = call(&installation, &["keys", "reencrypt"]).await;
        assert!(renewed.status.success(), "{}", said(&renewed));
        assert_eq!(app.count(BY_KEY).await, 0);
        assert_eq!(number(&call(&installation, &["keyring", "verify", "--json"]).await, "opened"), 3);
    }

    /// One data key that was changed: it is named with its organization, and the others are wrapped anew, once and again.
    async fn a_data_key_that_does_not_open_stops_no_rotation(engine: Engine) {
        let installation = installed(engine).await;
        execute(&installation, "UPDATE data_keys SET wrapped = 'X' || wrapped WHERE purpose = 'product_keys'").await;
        for wrapped in [1, 0] {
            let rotated = call(&installation, &["keyring", "rotate", "--json"]).await;
            assert_eq!((rotated.status.code(), number(&rotated, "data_keys")), (Some(1), wrapped));
            for text in ["of the organization", "does not open", "run this again"] {
                assert!(said(&rotated).contains(text), "{}", said(&rotated));
            }
            assert_eq!(count_keys(&installation), 2, "a rotation that is not whole is continued");
        }
        let verified = call(&installation, &["keyring", "verify", "--json"]).await;
        assert_eq!((verified.status.code(), number(&verified, "opened")), (Some(1), 1), "{}", said(&verified));
        execute(&installation, "UPDATE data_keys SET wrapped = SUBSTR(wrapped, 2) WHERE purpose = 'product_keys'").await;
        let rotated = call(&installation, &["keyring", "rotate", "--json"]).await;
        assert!(rotated.status.success() && number(&rotated, "data_keys") == 1, "{}", said(&rotated));
        assert_eq!(number(&call(&installation, &["keyring", "verify", "--json"]).await, "opened"), 2);
    }

    /// Without its canary, a key-encryption key is known by what it encrypts.
    async fn a_key_without_its_canary_is_not_taken_for_another(engine: Engine) {
        let installation = installed(engine).await;
        execute(&installation, "DELETE FROM canaries").await;
        let verified = call(&installation, &["keyring", "verify"]).await;
        assert!(verified.status.success(), "{}", said(&verified));
        let path = keyring_of(&installation);
        let sound = fs::read_to_string(&path).expect("a keyring");
        let (id, _) = sound.lines().last().and_then(|line| line.split_once(' ')).expect("an id");
        write_keys(&path, &[&format!("{id} {}", "A".repeat(43) + "=")]);
        let verified = call(&installation, &["keyring", "verify"]).await;
        assert!(said(&verified).contains("is not the one that the database was encrypted by"), "{}", said(&verified));
    }
}

/// T26: no key in what is printed or written, whatever is wrong.
#[tokio::test]
async fn an_import_of_keys_tells_nothing_of_them() {
    let mut installation = installed(Engine::Sqlite).await;
    installation.settings.push(("BC_LOG", "trace".to_owned()));
    let shifted = format!(
        "id,agreement,account,family,version,edition,type,value,status\nK-9,{PLANTED},1,Writer,,,setup,1,available\n"
    );
    let headless = format!("K-9,1,0001234567,Writer,,,setup,{PLANTED},available\n");
    let mut masked = key("K-5", "•••••-•••••-•••••-•••••-PD3FY");
    masked["family"] = PLANTED.into();
    for (name, content) in [
        (
            "bad.json",
            json!({ "keys": [key("K-3", PLANTED), with(key("K-4", PLANTED), &json!({ "status": PLANTED }))] })
                .to_string(),
        ),
        ("odd.json", json!({ "keys": [{ PLANTED: PLANTED, "id": PLANTED }] }).to_string()),
        (
            "twice.json",
            format!(
                "{{\"keys\":[{{\"id\":\"K\",\"value\":\"A\",\"value\":\"{PLANTED}\",\"{PLANTED}\":1,\"{PLANTED}\":2}}]}}"
            ),
        ),
        ("masked.json", json!({ "keys": [masked] }).to_string()),
        ("text.json", json!({ "keys": PLANTED, PLANTED: 1 }).to_string()),
        ("cut.json", format!("{{\"keys\":[{{\"value\":\"{PLANTED}\"")),
        ("bare.json", format!("\"{PLANTED}\"")),
        ("formula.json", json!({ "keys": [key("K-6", &format!("={PLANTED}"))] }).to_string()),
        ("files.json", json!({ "files": [key("K-8", PLANTED), { PLANTED: PLANTED, "value": PLANTED }] }).to_string()),
        ("orders.json", format!("{{\"orders\":[{{\"value\":\"{PLANTED}\",\"{PLANTED}\":1e999}}]}}")),
        ("shifted.csv", shifted),
        ("headless.csv", headless),
    ] {
        fs::write(installation.path(name), content).expect("a file");
        for options in [&["--partial"][..], &["--partial", "--json"], &["--dry-run"]] {
            // As a file of keys, and by someone who forgets to say so.
            for kind in [&["--kind", "keys"][..], &[]] {
                let arguments = [&["import", name][..], options, kind].concat();
                let output = call(&installation, &arguments).await;
                let rejected = installation.path(&format!("{name}.rejected.json"));
                for text in [said(&output), fs::read_to_string(rejected).unwrap_or_default()] {
                    assert!(!text.contains(&PLANTED[..5]) && !text.contains("PD3FY"), "{name}: {text}");
                }
                let is_sound = name == "bad.json" && !options.contains(&"--dry-run");
                assert!(is_sound || !output.status.success() || options == ["--dry-run"], "{name}: {}", said(&output));
            }
        }
    }
    // Keys among other records, and the other way around, are refused with the remedy.
    fs::write(installation.path("mixed.json"), json!({ "agreements": [], "keys": [key("K-7", PLANTED)] }).to_string())
        .expect("a file");
    for arguments in [&["import", "mixed.json"][..], &["import", "mixed.json", "--kind", "keys"]] {
        let output = call(&installation, arguments).await;
        assert!(
            !output.status.success()
                && said(&output).contains("in a file of their own")
                && !said(&output).contains("PD3FY"),
            "{}",
            said(&output)
        );
    }
}

/// A key that got into another list, under a name that no one knows or in a field that has its own fault.
#[tokio::test]
async fn a_key_in_another_list_is_masked_in_what_is_rejected() {
    let installation = installed(Engine::Sqlite).await;
    let rejected = [
        with(product("AAA-00001", "license"), &json!({ "license_key": PLANTED })),
        with(product("AAA-00002", "license"), &json!({ "part_number": format!("{PLANTED}, new\n{PLANTED}") })),
        with(product("AAA-00003", "license"), &json!({ PLANTED: [{ "of": PLANTED }] })),
    ];
    fs::write(installation.path("names.json"), json!({ "products": rejected }).to_string()).expect("a file");
    let output = call(&installation, &["import", "names.json", "--partial"]).await;
    let written = fs::read_to_string(installation.path("names.json.rejected.json")).expect("what is rejected");
    for text in [said(&output), written.clone()] {
        assert!(leak(&text, &fragments(PLANTED)).is_none(), "{text}");
    }
    let written: Value = serde_json::from_str(&written).expect("JSON");
    let masked = "•••••-•••••-•••••-•••••-•••••";
    assert_eq!(written["products"][0]["license_key"], masked);
    assert_eq!(written["products"][0]["part_number"], "AAA-00001", "the rest is as it was");
    assert_eq!(written["products"][1]["part_number"], format!("{masked}, new\n{masked}"));
    assert_eq!(written["products"][2][masked][0]["of"], masked);
}

#[tokio::test]
async fn a_keyring_is_needed_before_keys_are_imported() {
    let mut installation = Installation::new(Engine::Sqlite, "file:mail".to_owned()).await;
    installation.settings.push(("BC_KEYRING_FILE", String::new()));
    fs::write(installation.path("keys.json"), json!({ "keys": [key("K-1", PLANTED)] }).to_string()).expect("a file");
    let output = call(&installation, &["import", "keys.json", "--kind", "keys"]).await;
    assert!(!output.status.success() && said(&output).contains("business-center keyring new"), "{}", said(&output));
    // Where nothing is encrypted, a server needs none.
    let _server = installation.serve_ready().await;
    let keys = installation.get("/.well-known/jwks.json").await.expect("an answer");
    assert!(keys.status.is_success() && keys.body == r#"{"keys":[]}"#, "{}", keys.body);
}

/// A private key as releases before custody stored it, and its public point.
const PLAIN: &str = "INSERT INTO signing_keys (id, private_key, x, y, created_at) VALUES ('plain',
    'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg5YLQPx/pVnbzSEFlM/A5swG7JcS2DrlYT6AuKG0TF26hRANCAASz0+Ea5MeKcCgS8KthO9oI2o7H9jemq+85T0uiTIliIH6sPCgwqbK8Q+tigqBAX+SJIqGuiSCTyapYwpT+ieyy',
    's9PhGuTHinAoEvCrYTvaCNqOx_Y3pqvvOU9LokyJYiA', 'fqw8KDCpsrxD62KCoEBf5Ikioa6JIJPJqljClP6J7LI', 1795176000000)";

/// One that is none.
const BROKEN: &str = "INSERT INTO signing_keys (id, private_key, x, y, created_at) VALUES ('broken', '?', 'x', 'y', 1)";

/// A server that had plain signing keys encrypts them at its start, and names what does not open.
#[tokio::test]
async fn plain_signing_keys_are_encrypted_at_the_start() {
    let installation = Installation::new(Engine::Sqlite, "file:mail".to_owned()).await;
    installation.run(&["migrate"]).await;
    let db = db::Db::connect(&installation.database_url).await.expect("a database");
    let mut tx = db.write().await.expect("a transaction");
    tx.execute(PLAIN).await.expect("a row");
    tx.execute(BROKEN).await.expect("a row");
    tx.commit().await.expect("commit");
    let _server = installation.serve_ready().await;
    let keys = installation.get("/.well-known/jwks.json").await.expect("keys").body;
    assert!(keys.contains("s9PhGuTHinAoEvCrYTvaCNqOx_Y3pqvvOU9LokyJYiA"), "{keys}");
    let mut connection = db.read().await.expect("a connection");
    let row = db::signing_keys::find(&mut connection, "plain").await.expect("keys").expect("the key");
    assert!(row.data_key_id.is_some());
    let plain = connection.count("SELECT COUNT(*) FROM signing_keys WHERE private_key LIKE 'MIGH%'").await;
    assert_eq!(plain.expect("a count"), 0);
    let log = fs::read_to_string(installation.path("log")).expect("a log");
    assert!(log.contains("the row broken of signing_keys does not open"), "{log}");
}

/// T26: whatever is logged, no key is in it, nor what someone searched for.
#[tokio::test]
async fn the_log_of_a_server_tells_no_key() {
    const NOW: &str = "UPDATE sessions SET created_at = CAST(STRFTIME('%s') AS INTEGER) * 1000,
        active_at = CAST(STRFTIME('%s') AS INTEGER) * 1000";
    let mut installation = installed(Engine::Sqlite).await;
    installation.settings.push(("BC_LOG", "trace".to_owned()));
    let db = db::Db::connect(&installation.database_url).await.expect("a database");
    let keyring = installation.path("keyring").display().to_string();
    let settings = [("BC_DATABASE_URL", installation.database_url.as_str()), ("BC_KEYRING_FILE", &keyring)];
    let app = TestApp::start_with(Engine::Sqlite, &settings).await;
    let session = join(&app, HARRY).await.cookies["bc_session"].clone();
    app.execute(NOW).await;
    drop(app);
    let server = installation.serve_ready().await;
    let mut connection = db.read().await.expect("a connection");
    let id = db::product_keys::find_by_register_id(&mut connection, "K-1").await.expect("keys").expect("a key").id;
    let cookie = format!("bc_session={session}");
    let form = [("reason", "install"), ("password", PASSWORD)];
    let shown = installation
        .post_with_cookie(&format!("/keys/{id}/reveal"), &form, "10.0.0.1", &cookie)
        .await
        .expect("an answer");
    assert!(shown.shows(PLANTED), "{}", shown.body);
    let found = installation
        .post_with_cookie("/keys/find", &[("characters", PLANTED)], "10.0.0.1", &cookie)
        .await
        .expect("an answer");
    let path = found.location().expect("a way to what was found");
    let found = installation.get_with_cookie(path, &cookie).await.expect("an answer");
    assert!(found.shows("PD3FY"), "{}", found.body);
    drop(server);
    let log = fs::read_to_string(installation.path("log")).expect("a log");
    assert!(log.len() > 1_000, "it is a log: {log}");
    assert!(leak(&log, &fragments(PLANTED)).is_none());
}
