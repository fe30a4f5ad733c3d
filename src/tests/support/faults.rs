//! Database failures at a chosen write or at the end of its transaction, caused in the engine itself.

use super::{Engine, TestApp};
use sqlx::{
    AssertSqlSafe, ConnectOptions, Executor, PgConnection, SqliteConnection, postgres::PgConnectOptions,
    sqlite::SqliteConnectOptions,
};
use std::str::FromStr;

/// A failure, and when it happens.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    /// Its name in the triggers.
    kind: &'static str,
    /// Whether it happens at the end of the transaction, not at the statement.
    at_commit: bool,
    /// Whether it is temporary, like a full disk.
    pub passes: bool,
}

impl Fault {
    /// The failures for the nth write of an action: one at the statement, one at the commit.
    pub fn by_turns(engine: Engine, nth: usize) -> [Self; 2] {
        // The disk is full; SQLite itself takes the whole transaction back, as it may at any fault.
        const SQLITE: [(&str, bool); 2] = [("full", true), ("rollback", false)];
        // The disk is full, input or output fails, no memory is left, writing is not allowed, the connection is lost.
        const POSTGRES: [&str; 5] = ["53100", "58030", "53200", "25006", "lost"];
        match engine {
            Engine::Sqlite => {
                let (kind, passes) = SQLITE[nth % SQLITE.len()];
                // A commit fails for a reference to nothing.
                [Self { kind, at_commit: false, passes }, Self { kind: "dangling", at_commit: true, passes: false }]
            }
            Engine::Postgres => {
                let kind = POSTGRES[nth % POSTGRES.len()];
                [false, true].map(|at_commit| Self { kind, at_commit, passes: true })
            }
        }
    }
}

/// The triggers in the database of a server under test, with their own connection.
pub enum Faults {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// A trigger for each table and kind of change counts down to the write that fails. SQLite's disk is as large as
/// [`SMALL_DISK`], so a large value fills it.
const SQLITE: &str = "
    CREATE TABLE fault (remaining INTEGER NOT NULL, kind TEXT NOT NULL);
    INSERT INTO fault VALUES (0, '');
    CREATE TABLE ballast (id INTEGER PRIMARY KEY, bytes BLOB);
    CREATE TABLE dangling (parent INTEGER REFERENCES ballast (id) DEFERRABLE INITIALLY DEFERRED)";
const SMALL_DISK: &str = "PRAGMA max_page_count = 2000";

/// Sequences are not rolled back.
const POSTGRES: &str = "
    CREATE SEQUENCE fault_writes;
    CREATE TABLE fault (nth BIGINT NOT NULL, kind TEXT NOT NULL, at_commit BOOLEAN NOT NULL);
    INSERT INTO fault VALUES (0, '', false);
    CREATE TABLE fault_commits (kind TEXT NOT NULL);
    CREATE FUNCTION fail(kind TEXT) RETURNS VOID LANGUAGE plpgsql AS $$ BEGIN
        IF kind = 'lost' THEN
            PERFORM pg_terminate_backend(pg_backend_pid());
        ELSE
            RAISE EXCEPTION 'the fault of a test' USING ERRCODE = kind;
        END IF;
    END $$;
    CREATE FUNCTION fault_at_write() RETURNS TRIGGER LANGUAGE plpgsql AS $$ DECLARE armed fault; BEGIN
        SELECT * INTO armed FROM fault;
        IF armed.nth > 0 AND nextval('fault_writes') = armed.nth THEN
            IF armed.at_commit THEN
                INSERT INTO fault_commits VALUES (armed.kind);
            ELSE
                PERFORM fail(armed.kind);
            END IF;
        END IF;
        RETURN NULL;
    END $$;
    CREATE FUNCTION fault_at_commit() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN
        PERFORM fail(NEW.kind);
        RETURN NULL;
    END $$;
    CREATE CONSTRAINT TRIGGER fault AFTER INSERT ON fault_commits DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION fault_at_commit()";

impl Faults {
    /// Prepares the database of a server.
    pub async fn install(app: &TestApp) -> Self {
        let url = &app.app.config.database_url;
        let mut faults = if url.starts_with("sqlite") {
            let options = SqliteConnectOptions::from_str(url).expect("an address");
            Self::Sqlite(options.connect().await.expect("a connection"))
        } else {
            let options = PgConnectOptions::from_str(url).expect("an address");
            Self::Postgres(options.connect().await.expect("a connection"))
        };
        let tables = faults.tables().await;
        match &mut faults {
            Self::Sqlite(connection) => {
                connection.execute(SQLITE).await.expect("tables");
                for (table, verb) in
                    tables.iter().flat_map(|table| ["INSERT", "UPDATE", "DELETE"].map(|verb| (table, verb)))
                {
                    let trigger = format!(
                        "CREATE TRIGGER fault_{table}_{verb} AFTER {verb} ON {table} WHEN (SELECT remaining > 0 FROM fault) BEGIN
                            UPDATE fault SET remaining = remaining - 1;
                            INSERT INTO ballast (bytes) SELECT zeroblob(40000000) FROM fault WHERE remaining = 0 AND kind = 'full';
                            SELECT RAISE(ROLLBACK, 'the fault of a test') FROM fault WHERE remaining = 0 AND kind = 'rollback';
                            INSERT INTO dangling SELECT -1 FROM fault WHERE remaining = 0 AND kind = 'dangling';
                        END"
                    );
                    connection.execute(AssertSqlSafe(trigger)).await.expect("a trigger");
                }
            }
            Self::Postgres(connection) => {
                connection.execute(POSTGRES).await.expect("functions");
                for table in tables {
                    let trigger = format!(
                        "CREATE TRIGGER fault AFTER INSERT OR UPDATE OR DELETE ON {table} EXECUTE FUNCTION fault_at_write()"
                    );
                    connection.execute(AssertSqlSafe(trigger)).await.expect("a trigger");
                }
            }
        }
        faults
    }

    /// Clears rate limits, which also count failed attempts.
    pub async fn forget_attempts(&mut self) {
        const FORGET: &str = "DELETE FROM rate_limits; DELETE FROM sign_in_failures";
        self.execute(FORGET, FORGET).await;
    }

    /// The product's tables.
    async fn tables(&mut self) -> Vec<String> {
        const SQLITE: &str =
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'
            AND name NOT IN ('_sqlx_migrations', 'fault', 'ballast', 'dangling')";
        const POSTGRES: &str = "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'
            AND tablename NOT IN ('_sqlx_migrations', 'fault', 'fault_commits')";
        let names: Vec<(String,)> = match self {
            Self::Sqlite(connection) => sqlx::query_as(SQLITE).fetch_all(connection).await.expect("tables"),
            Self::Postgres(connection) => sqlx::query_as(POSTGRES).fetch_all(connection).await.expect("tables"),
        };
        names.into_iter().map(|(name,)| name).collect()
    }

    /// Makes the nth write from now on fail, or the end of its transaction.
    pub async fn arm(&mut self, app: &TestApp, nth: usize, fault: Fault) {
        match self {
            Self::Sqlite(connection) => {
                let sql = format!("UPDATE fault SET remaining = {nth}, kind = '{}'", fault.kind);
                // A connection of the server's that was closed took the small disk with it.
                app.execute(SMALL_DISK).await;
                connection.execute(AssertSqlSafe(sql)).await.expect("armed");
            }
            Self::Postgres(connection) => {
                let sql = format!(
                    "ALTER SEQUENCE fault_writes RESTART;
                    UPDATE fault SET nth = {nth}, kind = '{}', at_commit = {}",
                    fault.kind, fault.at_commit
                );
                connection.execute(AssertSqlSafe(sql)).await.expect("armed");
            }
        }
    }

    /// Lets every write succeed again.
    pub async fn disarm(&mut self) {
        self.execute("UPDATE fault SET remaining = 0", "UPDATE fault SET nth = 0").await;
    }

    async fn execute(&mut self, sqlite: &'static str, postgres: &'static str) {
        match self {
            Self::Sqlite(connection) => connection.execute(sqlite).await.map(drop),
            Self::Postgres(connection) => connection.execute(postgres).await.map(drop),
        }
        .expect("a statement");
    }

    /// The content of all tables except rate limits.
    pub async fn contents(&mut self) -> Vec<(String, String)> {
        let mut contents = Vec::new();
        let is_counted = |table: &String| !["rate_limits", "sign_in_failures"].contains(&table.as_str());
        for table in self.tables().await.into_iter().filter(is_counted) {
            let rows = self.contents_of(&table).await;
            contents.push((table, rows));
        }
        contents
    }

    /// The content of a table.
    pub async fn contents_of(&mut self, table: &str) -> String {
        const COLUMNS: &str = "SELECT 'quote(' || name || ')' FROM pragma_table_info($1)";
        let (rows,): (Option<String>,) = match self {
            Self::Sqlite(connection) => {
                let columns = sqlx::query_scalar(COLUMNS).bind(table).fetch_all(&mut *connection).await;
                let columns: Vec<String> = columns.expect("columns");
                let sql = format!("SELECT group_concat({}, char(10)) FROM {table}", columns.join(" || ',' || "));
                sqlx::query_as(AssertSqlSafe(sql)).fetch_one(connection).await.expect("rows")
            }
            Self::Postgres(connection) => {
                let sql = format!("SELECT string_agg({table}::text, ' ' ORDER BY {table}::text) FROM {table}");
                sqlx::query_as(AssertSqlSafe(sql)).fetch_one(connection).await.expect("rows")
            }
        };
        rows.unwrap_or_default()
    }
}
