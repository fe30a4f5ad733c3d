//! src/tests/schemas/: a filled database of each released schema and engine, which every later version must be able to
//! migrate. CONTRIBUTING.md says how a dump is made.

use crate::support::{
    Client, Engine, PASSWORD, TestApp,
    access::{assignment_of, join, path_of},
    domains,
    files::{add_file, file_id},
    keys::{PLANTED, import_keys, key, key_id},
    on_both_engines,
    orders::{give_back, line, order, product, with},
    scope::{id_of, invite},
    seats::{account_of, add_seat, add_service, of_seats, subscribe},
};
use business_center::{
    domain::{moment::Span, register::RecordKind},
    server::{
        audit,
        db::{self, Db},
    },
};
use serde_json::{Value, json};
use sha2::{Digest, Sha384};
use sqlx::{
    AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection, SqlitePool, sqlite::SqliteConnectOptions,
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
    str::FromStr,
};
use tempfile::TempDir;

const HARRY: &str = "harry@contoso.com";
const EXAMPLE: &str = include_str!("../../../examples/agreements.json");

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

const fn word(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "sqlite",
        Engine::Postgres => "postgres",
    }
}

/// The files of a folder by name, in order.
fn files(folder: &Path) -> Vec<(String, String)> {
    let read = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().expect("a name");
        (name, fs::read_to_string(entry.path()).expect("a text"))
    };
    let mut files: Vec<_> = fs::read_dir(folder).expect("a folder").map(|entry| read(entry.expect("a file"))).collect();
    files.sort();
    files
}

fn migrations(engine: Engine) -> Vec<(String, String)> {
    files(&root().join("migrations").join(word(engine)))
}

/// The dumps of an engine, by the name of their newest migration.
fn dumps(engine: Engine) -> Vec<(String, String)> {
    let ending = format!(".{}.sql", word(engine));
    let own = |(name, text): (String, String)| Some((format!("{}.sql", name.strip_suffix(&ending)?), text));
    files(&root().join("src/tests/schemas")).into_iter().filter_map(own).collect()
}

/// Whoever changes a migration that was released breaks the databases that have it: they are refused from then on.
#[test]
fn a_migration_that_was_released_stays_as_it_is() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let dumps = dumps(engine);
        assert!(!dumps.is_empty(), "{engine:?} has dumps");
        for (newest, dump) in dumps {
            let released: Vec<_> = migrations(engine).into_iter().filter(|(name, _)| *name <= newest).collect();
            assert_eq!(released.last().map(|(name, _)| name), Some(&newest));
            for (name, text) in released {
                let checksum = format!("{:x}", Sha384::digest(&text));
                let message = format!("{name} for {engine:?} was released and must not change: add a migration");
                assert!(dump.to_ascii_lowercase().contains(&checksum), "{message}");
            }
        }
    }
}

on_both_engines! {
    async fn a_database_of_each_release_is_migrated_and_works(engine: Engine) {
        for (name, dump) in dumps(engine) {
            let folder = TempDir::new().expect("a folder");
            let url = engine.create(folder.path()).await;
            restore(engine, &url, &dump).await;
            let restored = Db::connect(&url).await.expect("a database of an earlier version");
            let columns = columns(&restored).await;
            let before = contents(&restored, &columns).await;
            restored.close().await;
            assert!(before["users"].len() > 1 && before["audit_entries"].len() > 20, "{name} is filled: {before:?}");

            let app = TestApp::start_with(engine, &[("BC_DATABASE_URL", &url)]).await;
            assert_eq!(contents(&app.app.db, &columns).await, before, "{name}");
            let mut snapshot = app.app.db.snapshot().await.expect("a snapshot");
            let verified = audit::verify(&mut snapshot).await.expect("verify");
            assert!(verified.broken.is_none() && !verified.forgotten.is_empty(), "{name}: {verified:?}");
            drop(snapshot);

            app.pass(Span::minutes(30));
            let mut harry = app.client();
            let sign_in = [("email", "harry@contoso.com"), ("password", PASSWORD)];
            assert_eq!(harry.post("/Customer/", &sign_in).await.location(), Some("/home"), "{name}");
            assert!(harry.get("/home").await.shows("Contoso Headquarters"), "{name}");
            let found = harry.get("/account/access?search=nils").await;
            assert!(found.shows("nils@contoso.com"), "{name}: {}", found.body);
            let trail = harry.get("/account/audit").await;
            assert!(trail.shows("Names and addresses removed") && trail.shows("nils@contoso.com"), "{name}: {}", trail.body);
            app.run_jobs().await;
            assert_eq!(app.count("SELECT COUNT(*) FROM outbox WHERE state <> 'sent'").await, 0, "{name}");
        }
    }
}

on_both_engines! {
    async fn people_of_a_database_before_folded_names_are_found(engine: Engine) {
        const NAMED: &str = "UPDATE roster SET sort_name = 'søren o’neil', search_text = '  søren o’neil nils@contoso.com'
            WHERE email_key = 'nils@contoso.com';";
        let (_, dump) = dumps(engine).into_iter().find(|(name, _)| name.starts_with("0001")).expect("the first release");
        let folder = TempDir::new().expect("a folder");
        let url = engine.create(folder.path()).await;
        restore(engine, &url, &dump).await;
        restore(engine, &url, NAMED).await;
        let app = TestApp::start_with(engine, &[("BC_DATABASE_URL", &url)]).await;
        app.pass(Span::minutes(30));
        let mut harry = app.client();
        harry.post("/Customer/", &[("email", "harry@contoso.com"), ("password", PASSWORD)]).await;
        let found = harry.get("/account/access?search=soren+o%27neil").await;
        assert!(found.shows("nils@contoso.com"), "{}", found.body);
    }
}

/// A small database with something in it of everything that the product does.
async fn filled(engine: Engine) -> TestApp {
    let app = TestApp::start(engine).await;
    app.import(&serde_json::from_str(EXAMPLE).expect("JSON")).await;
    let link = app.newest_link(HARRY).await;
    let mut harry = app.register_by(&link).await;
    // He works in one of his two purchasing accounts.
    let scope = id_of(&harry.get("/home").await, "Contoso Headquarters");
    assert!(harry.post("/scope", &[("scope", scope.as_str()), ("return_to", "/home")]).await.location().is_some());
    invite(&mut harry, &scope, "nils@contoso.com", "account_manager").await;
    let mut nils = join(&app, "nils@contoso.com").await;
    invite(&mut harry, &scope, "eva@contoso.com", "report_viewer").await;
    join(&app, "eva@contoso.com").await;
    let path = path_of(&mut harry, "eva").await;
    let assignment = assignment_of(&harry.get(&path).await, "");
    harry.post(&format!("{path}/roles/remove"), &[("assignment", assignment.as_str())]).await;
    let profile = [("first_name", "Nils"), ("last_name", "Åberg"), ("language", "en"), ("country", "US")];
    assert!(nils.post("/profile", &profile).await.location().is_some());
    invite(&mut harry, &scope, "olga@contoso.com", "account_viewer").await;
    app.decline("olga@contoso.com").await;
    harry.get("/account/audit.csv?person=nils@contoso.com").await;
    fill_services(&app, &mut harry).await;
    fill_licenses(&app, &mut harry).await;
    assert!(app.forget("eva@contoso.com").await > 0);
    let forgotten = [("email", "nils@contoso.com")];
    let mut stranger = app.client();
    stranger.post("/forgot-password", &forgotten).await;
    app.pass(Span::minutes(5));
    app.run_jobs().await;
    // What waits: a mail, a request of a public form, a failed sign-in, a form that outlived its session.
    invite(&mut harry, &scope, "ivo@contoso.com", "account_viewer").await;
    stranger.post("/forgot-password", &forgotten).await;
    stranger.post("/Customer/", &[("email", "nils@contoso.com"), ("password", "not this one at all")]).await;
    // What the mail server does not do, and what is looked at again.
    app.execute("INSERT INTO mail_troubles (trouble, since) VALUES ('sender', 0)").await;
    app.execute("INSERT INTO account_turns SELECT id FROM purchasing_accounts WHERE number = '0001234567'").await;
    app
}

/// A proven domain with what was seen of it, a subscription with a seat, and a service that asks about it.
async fn fill_services(app: &TestApp, harry: &mut Client) {
    domains::prove(app, harry, "contoso.com").await;
    let subscription = subscribe(app, &account_of(app, HARRY).await, &of_seats("S-1", 5)).await;
    add_seat(app, &subscription, "nils@contoso.com").await;
    add_service(app, "mail", &["contoso-mail"]).await;
    app.execute("INSERT INTO domain_values SELECT 'former value', id, 0 FROM domains").await;
    app.execute("INSERT INTO allowed_domains (name, allowed_at) VALUES ('fabrikam.com', 0)").await;
}

/// An import with an order and a return, the vendor's statement, a key that was viewed, and a file that was downloaded.
async fn fill_licenses(app: &TestApp, harry: &mut Client) {
    let mut tx = app.app.db.write().await.expect("a transaction");
    let kinds = [RecordKind::Orders, RecordKind::Keys];
    let begun = db::imports::begin(&mut tx, app.now(), Some("2026-11-20"), Some("erp"), kinds).await;
    let import = begun.expect("an import");
    db::imports::finish(&mut tx, import, app.now()).await.expect("an import");
    tx.commit().await.expect("commit");
    let of_contoso = |record: Value| with(record, &json!({ "agreement": "1234567890", "account": "0001234567" }));
    let bought = with(line("10", "BBB-00001", 250), &json!({ "assurance_until": "2029-10-31", "country": "US" }));
    let mut back = give_back("V-2", "BBB-00001", -5, ("V-1", "10"));
    back["lines"][0]["assurance_until"] = "2029-10-31".into();
    let stated =
        json!({ "family": "Writer", "version": "2024", "pool": "applications", "effective": 240, "assurance": 240 });
    let register = json!({
        "products": [product("BBB-00001", "license_with_assurance")],
        "orders": [of_contoso(order("V-1", &[bought])), of_contoso(back)],
        "statements": [of_contoso(json!({ "as_of": "2026-11-15", "lines": [stated] }))],
    });
    app.import(&register).await;
    import_keys(app, &[of_contoso(key("K-1", PLANTED))]).await;
    let path = format!("/keys/{}/reveal", key_id(app, "K-1").await);
    assert!(harry.post(&path, &[("reason", "install"), ("password", PASSWORD)]).await.shows(PLANTED));
    add_file(app, "F-1", b"What is downloaded").await;
    let file = harry.get(&format!("/downloads/file/{}", file_id(app, "F-1").await)).await;
    assert_eq!(file.body, "What is downloaded");
    let contact = "INSERT INTO agreement_contacts (agreement_id, place, role, name, email)
        SELECT id, 0, 'orders', 'Ana Trujillo', 'ana@contoso.com' FROM agreements WHERE number = '1234567890'";
    app.execute(contact).await;
}

/// Writes the dumps of today's schema: `scripts/with-postgres cargo test --features ssr write_dumps -- --ignored`.
#[tokio::test]
#[ignore = "writes files, once for each release"]
async fn write_dumps() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let (newest, _) = migrations(engine).pop().expect("a migration");
        let path = root().join("src/tests/schemas").join(newest.replace(".sql", &format!(".{}.sql", word(engine))));
        assert!(!path.exists(), "{} is there: a dump of a release stays as it is", path.display());
        let app = filled(engine).await;
        let rows = app.rows().await;
        let empty: Vec<&String> = rows.iter().filter(|(_, count)| **count == 0).map(|(table, _)| table).collect();
        assert_eq!(empty, [] as [&String; 0], "data in every table");
        let dump = match &app.app.db {
            Db::Sqlite { read, .. } => dump_sqlite(read).await,
            Db::Postgres { .. } => dump_postgres(&app.app.config.database_url),
        };
        fs::write(path, dump).expect("a dump");
    }
}

/// Everything in a file, as statements. Search fills itself by its triggers.
async fn dump_sqlite(pool: &SqlitePool) -> String {
    const SCHEMA: &str = "SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL
        AND (type <> 'table' OR name NOT LIKE 'roster_search_%') ORDER BY rowid";
    let schema: Vec<(String, String, String)> = sqlx::query_as(SCHEMA).fetch_all(pool).await.expect("a schema");
    let mut lines: Vec<String> = schema.iter().map(|(.., sql)| format!("{sql};")).collect();
    let is_kept = |name: &str, kind: &str| kind == "table" && name != "roster_search";
    for (table, ..) in schema.iter().filter(|(name, kind, _)| is_kept(name, kind)) {
        const COLUMNS: &str = "SELECT 'quote(' || name || ')' FROM pragma_table_info($1)";
        let columns: Vec<String> = sqlx::query_scalar(COLUMNS).bind(table).fetch_all(pool).await.expect("columns");
        let rows = format!("SELECT {} FROM {table}", columns.join(" || ', ' || "));
        let rows: Vec<String> = sqlx::query_scalar(AssertSqlSafe(rows)).fetch_all(pool).await.expect("rows");
        lines.extend(rows.iter().map(|values| format!("INSERT INTO {table} VALUES ({values});")));
    }
    lines.join("\n") + "\n"
}

/// The same by PostgreSQL's own program, without what is for psql or for this version alone.
fn dump_postgres(url: &str) -> String {
    let run = |command: &mut Command| {
        let output = command.output().expect("a program");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let folder = run(Command::new(root().join("scripts/with-postgres")).arg("--locate"));
    let program = Path::new(folder.trim()).join("pg_dump");
    let dump = run(Command::new(program).args(["--inserts", "--no-owner", "--no-privileges", "--dbname", url]));
    let is_kept =
        |line: &&str| !["\\", "-- Dumped", "SET transaction_timeout"].iter().any(|start| line.starts_with(start));
    dump.lines().filter(is_kept).fold(String::new(), |text, line| text + line + "\n")
}

async fn restore(engine: Engine, url: &str, dump: &str) {
    let statements = sqlx::raw_sql(AssertSqlSafe(dump.to_owned()));
    match engine {
        Engine::Sqlite => {
            let options = SqliteConnectOptions::from_str(url).expect("an address").create_if_missing(true);
            let mut connection = options.foreign_keys(false).connect().await.expect("a file");
            connection.execute(statements).await.expect("a dump");
            connection.close().await.expect("an end");
        }
        Engine::Postgres => {
            let mut connection = PgConnection::connect(url).await.expect("a database");
            connection.execute(statements).await.expect("a dump");
            connection.close().await.expect("an end");
        }
    }
}

/// The columns of each table, but of those that migrating or search fill by themselves.
async fn columns(db: &Db) -> BTreeMap<String, Vec<String>> {
    const SQLITE: &str = "SELECT tables.name, columns.name FROM sqlite_schema AS tables
        JOIN pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'";
    const POSTGRES: &str = "SELECT table_name::text, column_name::text FROM information_schema.columns
        WHERE table_schema = 'public' ORDER BY ordinal_position";
    let all: Vec<(String, String)> = match db {
        Db::Sqlite { read, .. } => sqlx::query_as(SQLITE).fetch_all(read).await,
        Db::Postgres { read, .. } => sqlx::query_as(POSTGRES).fetch_all(read).await,
    }
    .expect("columns");
    let mut columns: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (table, column) in all {
        if table != "_sqlx_migrations" && !table.starts_with("roster_search") {
            columns.entry(table).or_default().push(column);
        }
    }
    columns
}

/// The rows of each table as far as these columns tell of them.
async fn contents(db: &Db, columns: &BTreeMap<String, Vec<String>>) -> BTreeMap<String, Vec<String>> {
    let mut contents = BTreeMap::new();
    for (table, columns) in columns {
        let values: Vec<String> =
            columns.iter().map(|column| format!("COALESCE(CAST({column} AS TEXT), '-')")).collect();
        let sql = format!("SELECT {} AS line FROM {table} ORDER BY line", values.join(" || ' ' || "));
        let sql = AssertSqlSafe(sql);
        let rows: Vec<String> = match db {
            Db::Sqlite { read, .. } => sqlx::query_scalar(sql).fetch_all(read).await,
            Db::Postgres { read, .. } => sqlx::query_scalar(sql).fetch_all(read).await,
        }
        .expect("rows");
        contents.insert(table.clone(), rows);
    }
    contents
}
