//! migrations/: one schema, for two engines.

use crate::support::{Engine, TestApp, on_both_engines};
use business_center::server::db::Db;
use sqlx::{ConnectOptions, Connection, PgPool, SqlitePool, sqlite::SqliteConnectOptions};
use std::{collections::BTreeSet, fs, path::PathBuf, str::FromStr, time::Duration};
use tokio::time::timeout;

/// The names of the migrations for an engine.
fn migrations(engine: &str) -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine);
    let files = fs::read_dir(folder).expect("a folder of migrations");
    let mut names: Vec<String> =
        files.map(|file| file.expect("a file").file_name().into_string().expect("a name")).collect();
    names.sort();
    names
}

#[test]
fn both_engines_have_the_same_migrations_numbered_from_one() {
    let names = migrations("sqlite");
    assert_eq!(names, migrations("postgres"));
    for (index, name) in names.iter().enumerate() {
        assert!(name.starts_with(&format!("{:04}_", index + 1)), "{name}");
    }
}

on_both_engines! {
    async fn every_migration_applies_to_an_empty_database_and_a_second_run_does_nothing(app: TestApp) {
        let applied = app.count("SELECT COUNT(*) FROM _sqlx_migrations WHERE success").await;
        assert_eq!(usize::try_from(applied).expect("a count"), migrations("sqlite").len());
        app.execute("INSERT INTO organizations (id, name, country) VALUES ('1', 'Contoso', 'US')").await;
        let before = facts(&app.app.db).await;
        app.app.db.migrate().await.expect("a second run");
        assert_eq!(facts(&app.app.db).await, before);
        assert_eq!(app.count("SELECT COUNT(*) FROM organizations").await, 1);
        assert_eq!(app.count("SELECT COUNT(*) FROM _sqlx_migrations").await, applied);
        assert!(app.app.db.is_ready().await);
    }
}

/// SQLite: the rows of a scope have its first ids, one after the other, and search leads to each of them.
#[tokio::test]
async fn rows_of_a_scope_stand_side_by_side() {
    const LATER_THAN_ALL: &str =
        "SELECT COUNT(*) FROM roster WHERE id - (id >> 47 << 47) >= (SELECT COUNT(*) FROM roster)";
    const FOUND: &str = "SELECT COUNT(*) FROM roster_search JOIN roster ON roster.id = roster_search.rowid
        WHERE roster_search MATCH '\"contoso\"' AND instr(roster.search_text, 'contoso') > 0";
    let app = TestApp::start(Engine::Sqlite).await;
    app.register_harry().await;
    let people = app.count("SELECT COUNT(*) FROM roster WHERE instr(search_text, 'contoso') > 0").await;
    assert!(people > 1, "{people}");
    assert_eq!((app.count(LATER_THAN_ALL).await, app.count(FOUND).await), (0, people));
}

/// Programs that start at once on a new file: SQLite gives up at once where one turns it to the WAL journal while
/// another writes, whatever the busy timeout.
#[tokio::test]
async fn opening_a_new_file_waits_for_who_is_just_making_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite://{}", folder.path().join("new.db").display());
    let options = SqliteConnectOptions::from_str(&url).expect("options").create_if_missing(true);
    let mut maker = options.connect().await.expect("a new file");
    sqlx::query("BEGIN IMMEDIATE").execute(&mut maker).await.expect("a lock");
    let opening = Db::connect(&url);
    tokio::pin!(opening);
    let early = timeout(Duration::from_millis(200), &mut opening).await;
    assert!(early.is_err(), "{early:?}");
    sqlx::query("COMMIT").execute(&mut maker).await.expect("the lock's end");
    maker.close().await.expect("an end");
    opening.await.expect("an opened file").close().await;
}

#[tokio::test]
async fn the_schemas_of_both_engines_agree() {
    let (sqlite, postgres) = (TestApp::start(Engine::Sqlite).await, TestApp::start(Engine::Postgres).await);
    let (sqlite, postgres) = (facts(&sqlite.app.db).await, facts(&postgres.app.db).await);
    let only_sqlite: Vec<_> = sqlite.difference(&postgres).collect();
    let only_postgres: Vec<_> = postgres.difference(&sqlite).collect();
    assert!(only_sqlite.is_empty() && only_postgres.is_empty(), "SQLite: {only_sqlite:#?}\nelse: {only_postgres:#?}");
    for fact in [
        "agreements.number: text, not null",
        "purchasing_accounts.version: bigint, not null, default 0",
        "users.password_hash: text",
        "invitation_grants: primary key (invitation_id, role, scope_id)",
        "role_assignments: unique (user_id, role, scope_id)",
        "sessions: foreign key (user_id) to users (id)",
        "CREATE INDEX outbox_by_due ON outbox (lane, state, due_at)",
    ] {
        assert!(sqlite.contains(fact), "{fact} is among {sqlite:#?}");
    }
}

/// Everything that a schema says about columns, keys and indexes, a line each.
async fn facts(db: &Db) -> BTreeSet<String> {
    match db {
        Db::Sqlite { read, .. } => sqlite_facts(read).await,
        Db::Postgres { read, .. } => postgres_facts(read).await,
    }
}

fn column(table: &str, name: &str, kind: &str, is_nullable: bool, default: Option<&str>) -> String {
    let null = if is_nullable { "" } else { ", not null" };
    // PostgreSQL names the type of a text.
    let default = default.map_or_else(String::new, |default| format!(", default {}", default.replace("::text", "")));
    format!("{table}.{name}: {}{null}{default}", kind.to_lowercase())
}

/// An index; the condition of a partial one without the brackets and types that PostgreSQL adds.
fn index(sql: &str) -> String {
    let Some((columns, condition)) = sql.split_once(" WHERE ") else { return sql.to_owned() };
    let words = ["::bigint", "::text", "(", ")"].iter().fold(condition.to_owned(), |text, word| text.replace(word, ""));
    format!("{columns} WHERE {words}")
}

async fn sqlite_facts(pool: &SqlitePool) -> BTreeSet<String> {
    // A text key may be null in SQLite; the code binds none, and a key column counts as not null here. A key that
    // a search index points to must be INTEGER, SQLite's word for BIGINT; the search indexes themselves differ.
    const COLUMNS: &str = "SELECT tables.name, columns.name, replace(columns.type, 'INTEGER', 'BIGINT'), columns.\"notnull\" = 0 AND columns.pk = 0,
            columns.dflt_value
        FROM sqlite_schema AS tables JOIN pragma_table_info(tables.name) AS columns
        WHERE tables.type = 'table' AND tables.name <> '_sqlx_migrations' AND tables.name NOT LIKE 'roster_search%'";
    const KEYS: &str = "SELECT tables.name, keys.origin,
            (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_index_info(keys.name) ORDER BY seqno))
        FROM sqlite_schema AS tables JOIN pragma_index_list(tables.name) AS keys
        WHERE tables.type = 'table' AND keys.origin <> 'c' AND tables.name <> '_sqlx_migrations'
            AND tables.name NOT LIKE 'roster_search%'
        UNION SELECT tables.name, 'pk', columns.name
        FROM sqlite_schema AS tables JOIN pragma_table_info(tables.name) AS columns
        WHERE tables.type = 'table' AND columns.pk = 1 AND columns.type = 'INTEGER'
            AND tables.name NOT LIKE 'roster_search%'";
    const REFERENCES: &str = "SELECT tables.name, keys.\"from\", keys.\"table\", keys.\"to\"
        FROM sqlite_schema AS tables JOIN pragma_foreign_key_list(tables.name) AS keys WHERE tables.type = 'table'";
    const INDEXES: &str = "SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL";
    let mut facts = BTreeSet::new();
    let columns: Vec<(String, String, String, bool, Option<String>)> =
        sqlx::query_as(COLUMNS).fetch_all(pool).await.expect("columns");
    facts.extend(
        columns.iter().map(|(table, name, kind, null, default)| column(table, name, kind, *null, default.as_deref())),
    );
    let keys: Vec<(String, String, String)> = sqlx::query_as(KEYS).fetch_all(pool).await.expect("keys");
    facts.extend(keys.iter().map(|(table, origin, columns)| {
        let kind = if origin == "pk" { "primary key" } else { "unique" };
        format!("{table}: {kind} ({columns})")
    }));
    let references: Vec<(String, String, String, String)> =
        sqlx::query_as(REFERENCES).fetch_all(pool).await.expect("references");
    facts.extend(
        references.iter().map(|(table, from, other, to)| format!("{table}: foreign key ({from}) to {other} ({to})")),
    );
    let indexes: Vec<(String,)> = sqlx::query_as(INDEXES).fetch_all(pool).await.expect("indexes");
    facts.extend(indexes.iter().map(|(sql,)| index(&sql.split_whitespace().collect::<Vec<_>>().join(" "))));
    facts
}

async fn postgres_facts(pool: &PgPool) -> BTreeSet<String> {
    const COLUMNS: &str = "SELECT table_name::text, column_name::text, data_type::text, is_nullable = 'YES',
            column_default::text
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations'";
    const CONSTRAINTS: &str = "SELECT conrelid::regclass::text, pg_get_constraintdef(oid)
        FROM pg_constraint
        WHERE contype IN ('p', 'u', 'f') AND connamespace = 'public'::regnamespace
            AND conrelid::regclass::text <> '_sqlx_migrations'";
    const INDEXES: &str = "SELECT indexdef FROM pg_indexes
        WHERE schemaname = 'public' AND indexname NOT IN (SELECT conname FROM pg_constraint)
            AND indexname NOT LIKE 'roster_search%'";
    let mut facts = BTreeSet::new();
    let columns: Vec<(String, String, String, bool, Option<String>)> =
        sqlx::query_as(COLUMNS).fetch_all(pool).await.expect("columns");
    facts.extend(
        columns.iter().map(|(table, name, kind, null, default)| column(table, name, kind, *null, default.as_deref())),
    );
    let constraints: Vec<(String, String)> = sqlx::query_as(CONSTRAINTS).fetch_all(pool).await.expect("constraints");
    facts.extend(constraints.iter().map(|(table, definition)| {
        let words = [("PRIMARY KEY", "primary key"), ("UNIQUE", "unique"), ("FOREIGN KEY", "foreign key")];
        let words = words.iter().fold(definition.clone(), |text, (from, to)| text.replace(from, to));
        format!("{table}: {}", words.replace(" REFERENCES ", " to ").replace('(', " (").replace("  (", " ("))
    }));
    let indexes: Vec<(String,)> = sqlx::query_as(INDEXES).fetch_all(pool).await.expect("indexes");
    facts.extend(indexes.iter().map(|(sql,)| index(&sql.replace("public.", "").replace(" USING btree", ""))));
    facts
}
