//! Databases of other programs and versions: every command refuses them, with their location and the remedy.

use crate::support::{
    Engine,
    access::{colleague, invite, join, path_of},
    on_both_engines,
    process::Installation,
};
use business_center::server::db::Db;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection, SqliteConnection};
use std::str::FromStr;

const COMMANDS: [&[&str]; 11] = [
    &["migrate"],
    &["serve"],
    &["import", "register.json"],
    &["seed", "--users", "1"],
    &["agreement", "show", "1"],
    &["invitation", "list"],
    &["user", "show", "harry@contoso.com"],
    &["mail", "list"],
    &["requests"],
    &["audit", "verify"],
    &["audit", "heads"],
];

/// The commands that make a database where it is missing, and bring it up to date.
const MIGRATING: [&str; 3] = ["migrate", "serve", "import"];

async fn installation(engine: Engine) -> Installation {
    let installation = Installation::new(engine, "file:mail".to_owned()).await;
    std::fs::write(installation.path("register.json"), r#"{ "agreements": [] }"#).expect("a register");
    installation
}

/// Runs statements in an installation's database as another program would.
async fn execute(installation: &Installation, sql: &str) {
    let sql = AssertSqlSafe(sql.to_owned());
    if installation.database_url.starts_with("sqlite") {
        let options = sqlx::sqlite::SqliteConnectOptions::from_str(&installation.database_url).expect("an address");
        let mut connection: SqliteConnection = options.create_if_missing(true).connect().await.expect("the database");
        connection.execute(sql).await.expect("statements");
        connection.close().await.expect("an end");
    } else {
        let mut connection = PgConnection::connect(&installation.database_url).await.expect("the database");
        connection.execute(sql).await.expect("statements");
    }
}

/// Where an installation's database is, as commands name it.
fn place(installation: &Installation) -> String {
    installation.database_url.trim_start_matches("sqlite://").to_owned()
}

/// Asserts that every command says this about the database, and its place, and nothing else.
async fn assert_refused(installation: &Installation, said: &str) {
    let expected = format!("business-center: BC_DATABASE_URL: {} {said}\n", place(installation));
    for command in COMMANDS {
        let output = installation.start(command).finish().await;
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!((error.as_ref(), output.status.code()), (expected.as_str(), Some(1)), "{command:?}");
        assert!(output.stdout.is_empty(), "{command:?}");
    }
}

on_both_engines! {
    /// Migrations were once numbered otherwise: nine of them, of which the first had today's name.
    async fn a_database_of_an_earlier_numbering_is_refused(engine: Engine) {
        let installation = installation(engine).await;
        installation.run(&["migrate"]).await;
        execute(&installation, "DELETE FROM _sqlx_migrations WHERE version > 1").await;
        execute(&installation, "UPDATE _sqlx_migrations SET checksum = 'of the former one'").await;
        execute(&installation, "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
            VALUES (2, 'manage access', TRUE, 'of the former one', 1)").await;
        let remedy = match engine {
            Engine::Sqlite => "delete the file, or name another one, and import the agreements again",
            Engine::Postgres => "name an empty database, and import the agreements again",
        };
        let said = "is of an earlier Business Center whose databases this version cannot migrate";
        assert_refused(&installation, &format!("{said}: {remedy}")).await;
    }

    /// The former release runs on, and starts again, beside a newer one.
    async fn what_a_newer_version_has_added_is_left_alone(engine: Engine) {
        let installation = installation(engine).await;
        installation.run(&["migrate"]).await;
        execute(&installation, "CREATE TABLE of_tomorrow (id TEXT PRIMARY KEY);
            ALTER TABLE users ADD COLUMN of_tomorrow TEXT;
            INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
            VALUES (1000, 'of tomorrow', TRUE, 'x', 1)").await;
        for command in [&["migrate"][..], &["import", "register.json"], &["mail", "list"], &["audit", "verify"]] {
            installation.run(command).await;
        }
        let mut server = installation.serve_ready().await;
        assert_eq!(installation.get("/Customer/").await.expect("an answer").status, 200);
        server.kill();
    }

    /// Only what comes after all that this version knows is a newer one's.
    async fn an_unknown_migration_between_known_ones_is_refused(engine: Engine) {
        let installation = installation(engine).await;
        installation.run(&["migrate"]).await;
        execute(&installation, "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
            VALUES (0, 'of nobody', TRUE, 'x', 1), (1000, 'of tomorrow', TRUE, 'x', 1)").await;
        let remedy = match engine {
            Engine::Sqlite => "name another file; a missing one is created",
            Engine::Postgres => "name an empty database",
        };
        assert_refused(&installation, &format!("is not a database of Business Center: {remedy}")).await;
    }

    /// A slip in the name of a file would else make an empty database that looks like the right one.
    async fn only_three_commands_make_or_migrate_a_database(engine: Engine) {
        let others = COMMANDS.iter().filter(|command| !MIGRATING.contains(&command[0]));
        let installation = installation(engine).await;
        let reason = match engine {
            Engine::Sqlite => "does not exist",
            Engine::Postgres => "lacks tables of this version",
        };
        for command in others.clone() {
            let output = installation.start(command).finish().await;
            let expected = format!("business-center: BC_DATABASE_URL: {} {reason}: run business-center migrate first\n", place(&installation));
            assert_eq!(String::from_utf8_lossy(&output.stderr), expected, "{command:?}");
            if engine == Engine::Sqlite {
                assert!(!std::path::Path::new(&place(&installation)).exists(), "{command:?}");
            }
        }
    }

    /// Told by what was applied, not by how much.
    async fn a_database_whose_migrations_changed_meanwhile_is_not_ready(engine: Engine) {
        let installation = installation(engine).await;
        installation.run(&["migrate"]).await;
        let db = Db::connect(&installation.database_url).await.expect("the database");
        assert!(db.is_ready().await);
        execute(&installation, "UPDATE _sqlx_migrations SET checksum = 'of another one'").await;
        assert!(!db.is_ready().await);
        db.close().await;
    }

    async fn a_database_of_another_program_is_refused_and_left_as_it_is(engine: Engine) {
        let remedy = match engine {
            Engine::Sqlite => "name another file; a missing one is created",
            Engine::Postgres => "name an empty database",
        };
        let said = format!("is not a database of Business Center: {remedy}");
        let installation = installation(engine).await;
        execute(&installation, "CREATE TABLE notes (text TEXT)").await;
        let bytes = || std::fs::read(place(&installation)).ok();
        let before = bytes();
        assert_refused(&installation, &said).await;
        assert_eq!(bytes(), before);
        // Another program's migrations.
        execute(&installation, "CREATE TABLE _sqlx_migrations (version BIGINT PRIMARY KEY, description TEXT NOT NULL,
            success BOOLEAN NOT NULL, checksum TEXT NOT NULL);
            INSERT INTO _sqlx_migrations VALUES (20260101000000, 'notes', TRUE, 'x')").await;
        let bytes_of = match engine {
            Engine::Sqlite => "UPDATE _sqlx_migrations SET checksum = CAST(checksum AS BLOB)",
            Engine::Postgres => "ALTER TABLE _sqlx_migrations ALTER COLUMN checksum TYPE BYTEA USING checksum::BYTEA",
        };
        execute(&installation, bytes_of).await;
        assert_refused(&installation, &said).await;
    }
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_and_left_as_it_is() {
    let installation = installation(Engine::Sqlite).await;
    let text = "Minutes of the meeting\n".repeat(100);
    std::fs::write(place(&installation), &text).expect("a file");
    let said = "is not a database of Business Center: name another file; a missing one is created";
    assert_refused(&installation, said).await;
    assert_eq!(std::fs::read_to_string(place(&installation)).expect("the file"), text);
}

/// Who tries the program has nothing to lose.
#[tokio::test]
async fn the_database_of_make_run_is_to_be_deleted() {
    let mut installation = installation(Engine::Sqlite).await;
    let path = installation.path("data/business-center.db");
    installation.database_url = "sqlite://data/business-center.db".to_owned();
    installation.run(&["migrate"]).await;
    installation.database_url = format!("sqlite://{}", path.display());
    execute(&installation, "UPDATE _sqlx_migrations SET checksum = 'of the former one'").await;
    installation.database_url = "sqlite://data/business-center.db".to_owned();
    let output = installation.start(&["migrate"]).finish().await;
    let expected = format!(
        "business-center: BC_DATABASE_URL: {} is of an earlier Business Center whose databases this version cannot migrate: delete data/ and start over\n",
        path.display()
    );
    assert_eq!(String::from_utf8_lossy(&output.stderr), expected);
}

/// A password in the address is for no one's eyes.
#[tokio::test]
async fn a_refusal_names_no_password() {
    let mut installation = installation(Engine::Postgres).await;
    execute(&installation, "CREATE TABLE notes (text TEXT)").await;
    installation.database_url = installation.database_url.replace("postgres@", "postgres:hidden@");
    let output = installation.start(&["migrate"]).finish().await;
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(error.contains("postgres://postgres@127.0.0.1:") && !error.contains("hidden"), "{error}");
}

/// What a newer version adds while this one runs.
const ADDED: [&str; 11] = [
    "ALTER TABLE users ADD COLUMN of_tomorrow TEXT",
    "ALTER TABLE sessions ADD COLUMN of_tomorrow TEXT",
    "ALTER TABLE invitations ADD COLUMN of_tomorrow TEXT",
    "ALTER TABLE invitation_links ADD COLUMN of_tomorrow TEXT",
    "ALTER TABLE role_assignments ADD COLUMN of_tomorrow TEXT",
    "ALTER TABLE roster ADD COLUMN of_tomorrow TEXT",
    "ALTER TABLE outbox ADD COLUMN of_tomorrow TEXT",
    "ALTER TABLE audit_entries ADD COLUMN of_tomorrow TEXT",
    "ALTER TABLE agreements ADD COLUMN of_tomorrow TEXT",
    "ALTER TABLE purchasing_accounts ADD COLUMN of_tomorrow TEXT",
    "ALTER TABLE form_requests ADD COLUMN of_tomorrow TEXT",
];

on_both_engines! {
    /// Its statements are prepared, and their results must not change.
    async fn columns_that_a_newer_version_adds_disturb_no_running_one(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "vera@contoso.com", "account_viewer").await;
        let person = path_of(&mut harry, "vera").await;
        let paths = ["/home", "/profile", "/account/access", "/account/access?search=vera", "/account/audit", &person];
        for (place, added) in std::iter::once(None).chain(ADDED.map(Some)).enumerate() {
            if let Some(added) = added {
                app.execute(added).await;
            }
            for path in paths {
                let page = harry.get(path).await;
                assert_eq!(page.status.as_u16(), 200, "{path} after {added:?}: {}", page.body);
            }
            let address = format!("colleague{place}@contoso.com");
            let answer = invite(&mut harry, &[(&address, &["account_viewer"])]).await;
            assert!(answer.shows(&format!("{address}: invited.")), "{added:?}: {}", answer.body);
            app.client().post("/forgot-password", &[("email", address.as_str())]).await;
            app.run_jobs_after_a_minute().await;
            join(&app, &address).await;
        }
    }
}
