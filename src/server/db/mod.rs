//! The database: one SQL text for both engines, no query outside this folder.
//!
//! A function that reads takes a [`Connection`], one that writes or locks a [`Transaction`]; each runs one statement by
//! `run!`. Rows become domain types in here.

mod access;
mod account;
pub mod agreements;
pub mod audit;
pub mod bulk;
mod columns;
pub mod custody;
mod dates;
pub mod history;
mod licenses;
pub mod outbox;
pub mod probe;
pub mod requests;
pub mod savepoint;
mod services;
mod session;
#[cfg(test)]
pub mod trial;
pub mod trouble;
mod trust;

pub use access::{answers, invitation_reminders, invitations, reviews, roles, roster, search};
pub use account::{drafts, form_requests, limits, resets, sessions, users};
pub use agreements::{account_details, contacts, imports, organizations};
pub use dates::{calendars, date_settings, due_dates};
pub use licenses::{Buyer, MOST_PARTS, order_lines, orders, product_keys, software, statements};
pub use services::{domains, looks, products, relying, reservations, seats, signing_keys, subscriptions, turns};

use history::OpenError;
use sqlx::{
    AssertSqlSafe, Connection as _, PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool,
    migrate::{MigrateError, Migrator},
    pool::PoolConnection,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{
    io,
    ops::{Deref, DerefMut},
    str::FromStr,
    sync::{Arc, LazyLock},
    time::Duration,
};
use tokio::time::{Instant, sleep, timeout, timeout_at};
use trouble::{Trouble, trouble};

static SQLITE_MIGRATIONS: LazyLock<Migrator> = LazyLock::new(|| beside_newer(sqlx::migrate!("migrations/sqlite")));
static POSTGRES_MIGRATIONS: LazyLock<Migrator> = LazyLock::new(|| beside_newer(sqlx::migrate!("migrations/postgres")));

/// What a newer version has added is left alone: see [`history`], which refuses everything else that is unknown.
fn beside_newer(mut migrator: Migrator) -> Migrator {
    migrator.set_ignore_missing(true);
    migrator
}

/// How long a request waits for a connection before it gets 503.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(3);
/// How long the server's own work waits for a writer, and SQLite for another process such as an import. Requests wait
/// less: see [`Context::write`](crate::server::context::Context::write).
pub const BUSY_TIMEOUT: Duration = Duration::from_secs(15);
/// Timeout of a statement: a network may drop a connection silently. Requests wait less; deleting very many old rows
/// takes longest.
const ANSWER_TIMEOUT: Duration = Duration::from_mins(2);
/// Minimum lock timeout of a client's transaction on PostgreSQL: a form that starts late has up to seven others before
/// it.
const SHORTEST_LOCK_WAIT: Duration = Duration::from_secs(2);
/// Connections to PostgreSQL for reading.
pub const READERS: u32 = 8;
/// Connections to PostgreSQL for writing; SQLite has one.
pub const WRITERS: u32 = 8;
/// Memory for pages of SQLite's file, in KiB as its pragma takes it: a form of 200 people writes some hundred pages, a
/// search reads as many.
const WRITER_CACHE: &str = "-16384";
const READER_CACHE: &str = "-4096";
/// Pages in SQLite's journal before they are copied into the file: 32 MiB. A page that several forms change is copied
/// once.
const CHECKPOINT: &str = "8192";
/// The pause between two tries to open a new SQLite file, and how many there are: together the busy timeout.
const PAUSE: Duration = Duration::from_millis(20);
const MOST_TRIES: usize = 750;

/// Runs a query on whichever engine the connection belongs to.
///
/// `run!(connection, fetch_optional, sqlx::query_as::<_, Row>(SQL).bind(x))`; with `execute` it
/// gives the number of rows changed. The query is written inside, because it is compiled once per engine; a block holds
/// several steps.
macro_rules! run {
    ($connection:expr, execute, $query:expr) => {
        $crate::server::db::attempt!(
            $connection,
            match $connection.engine() {
                $crate::server::db::Engine::Sqlite(executor) => {
                    $query.execute(executor).await.map(|done| done.rows_affected())
                }
                $crate::server::db::Engine::Postgres(executor) => {
                    $query.execute(executor).await.map(|done| done.rows_affected())
                }
            }
        )
    };
    ($connection:expr, $method:ident, $query:expr) => {
        $crate::server::db::attempt!(
            $connection,
            match $connection.engine() {
                $crate::server::db::Engine::Sqlite(executor) => $query.$method(executor).await,
                $crate::server::db::Engine::Postgres(executor) => $query.$method(executor).await,
            }
        )
    };
}
pub(crate) use run;

/// Waits for statements on a connection, which remembers whether they failed.
macro_rules! attempt {
    ($connection:expr, $statements:expr) => {{
        let patience = $connection.patience();
        let outcome = $crate::server::db::within(patience, async { $statements }).await;
        $connection.note(outcome)
    }};
}
pub(crate) use attempt;

/// The pattern of texts that contain one; it escapes with an exclamation mark.
fn containing(text: &str) -> String {
    format!("%{}%", text.replace('!', "!!").replace('%', "!%").replace('_', "!_"))
}

/// The result of a database function.
pub type Result<T> = std::result::Result<T, sqlx::Error>;

/// The pools of one database.
#[derive(Clone, Debug)]
pub enum Db {
    /// One writer and several readers on a file.
    Sqlite {
        /// Connections for reading.
        read: SqlitePool,
        /// The one connection that writes.
        write: SqlitePool,
    },
    /// A server.
    Postgres {
        /// Connections for reading.
        read: PgPool,
        /// The writers' pool: transactions waiting for a lock leave the other connections to readers.
        write: PgPool,
    },
}

/// A connection for reading; writes take a [`Transaction`].
pub struct Connection {
    inner: Inner,
    origin: Origin,
    has_failed: bool,
}

/// A transaction for reading and writing. Dropped without [`Transaction::commit`], it is rolled back.
pub struct Transaction(Connection);

impl Deref for Transaction {
    type Target = Connection;
    fn deref(&self) -> &Connection {
        &self.0
    }
}

impl DerefMut for Transaction {
    fn deref_mut(&mut self) -> &mut Connection {
        &mut self.0
    }
}

/// The origin of a transaction, for the audit trail.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Origin {
    /// A browser, by its network address.
    Client(String),
    /// The operator's command line.
    CommandLine,
    /// The import of the register.
    Register,
    /// The server's own work.
    Server,
}

impl Origin {
    /// The word that the audit trail keeps.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Client(_) => "client",
            Self::CommandLine => "command line",
            Self::Register => "register",
            Self::Server => "server",
        }
    }

    /// The network address, where there is one.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        match self {
            Self::Client(address) => Some(address),
            Self::CommandLine | Self::Register | Self::Server => None,
        }
    }

    /// Timeout for a statement. Commands have none: a person is watching them.
    const fn patience(&self) -> Duration {
        match self {
            Self::Client(_) | Self::Server => ANSWER_TIMEOUT,
            Self::CommandLine | Self::Register => Duration::MAX,
        }
    }
}

enum Inner {
    Sqlite(PoolConnection<Sqlite>),
    SqliteTransaction(sqlx::Transaction<'static, Sqlite>),
    Postgres(PoolConnection<Postgres>),
    PostgresTransaction(sqlx::Transaction<'static, Postgres>),
}

/// The engine's own connection, for `run!`.
pub(crate) enum Engine<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

impl Db {
    /// Opens the pools of `sqlite://PATH` or `postgres://…`; creates a missing SQLite file. Refuses a database of
    /// another program or version.
    pub async fn connect(url: &str) -> std::result::Result<Self, OpenError> {
        if history::is_postgres(url) {
            let readers = PgPoolOptions::new().max_connections(READERS).acquire_timeout(ACQUIRE_TIMEOUT);
            let writers = PgPoolOptions::new().max_connections(WRITERS).acquire_timeout(BUSY_TIMEOUT);
            let primary = Arc::default();
            let read = connect_postgres(url, trust::postgres_readers(readers, Arc::clone(&primary))).await?;
            session::assert_own_session(url, &read).await?;
            session::assert_schema(url, &read).await?;
            history::assert_own_database(url, &read).await?;
            let write = connect_postgres(url, trust::postgres_writers(writers, primary)).await?;
            return Ok(Self::Postgres { read, write });
        }
        let options = SqliteConnectOptions::from_str(url)?.create_if_missing(true).busy_timeout(BUSY_TIMEOUT);
        if let Some(folder) = options.get_filename().parent() {
            std::fs::create_dir_all(folder).map_err(sqlx::Error::Io)?;
        }
        history::assert_own_file(url, &options).await?;
        let options =
            options.journal_mode(SqliteJournalMode::Wal).synchronous(SqliteSynchronous::Full).foreign_keys(true);
        let writer = options.clone().pragma("cache_size", WRITER_CACHE).pragma("wal_autocheckpoint", CHECKPOINT);
        let write = connect_sqlite_writer(&writer).await?;
        let reader = options.pragma("cache_size", READER_CACHE).pragma("query_only", "ON");
        let readers = SqlitePoolOptions::new().max_connections(4).acquire_timeout(ACQUIRE_TIMEOUT);
        let read = trust::sqlite(readers).connect_with(reader).await?;
        let db = Self::Sqlite { read, write };
        db.assert_sqlite_settings().await?;
        Ok(db)
    }

    /// The same where the database is there and has all its tables; any other is refused.
    pub async fn connect_existing(url: &str) -> std::result::Result<Self, OpenError> {
        history::assert_exists(url)?;
        let db = Self::connect(url).await?;
        if db.has_every_migration().await? {
            return Ok(db);
        }
        db.close().await;
        Err(history::unmigrated(url))
    }

    /// A wrong journal or synchronous mode loses acknowledged data, so it is verified, not assumed.
    async fn assert_sqlite_settings(&self) -> Result<()> {
        let Self::Sqlite { write, .. } = self else { return Ok(()) };
        let mut connection = write.acquire().await?;
        let (journal,): (String,) = sqlx::query_as("PRAGMA journal_mode").fetch_one(&mut *connection).await?;
        let (synchronous,): (i64,) = sqlx::query_as("PRAGMA synchronous").fetch_one(&mut *connection).await?;
        let (busy,): (i64,) = sqlx::query_as("PRAGMA busy_timeout").fetch_one(&mut *connection).await?;
        let (keys,): (i64,) = sqlx::query_as("PRAGMA foreign_keys").fetch_one(&mut *connection).await?;
        if (journal.as_str(), synchronous, keys) == ("wal", 2, 1) && busy > 0 {
            return Ok(());
        }
        Err(sqlx::Error::Configuration(
            format!("SQLite runs with journal {journal}, synchronous {synchronous}, busy {busy}, keys {keys}").into(),
        ))
    }

    /// Applies the migrations that are missing.
    pub async fn migrate(&self) -> std::result::Result<(), MigrateError> {
        match self {
            Self::Sqlite { write, .. } => {
                let mut outcome = SQLITE_MIGRATIONS.run(write).await;
                // Only on PostgreSQL do programs that start at once take turns. Here one fails at the
                // migration that another has applied meanwhile, and sees it at the next try.
                for _ in SQLITE_MIGRATIONS.iter() {
                    if outcome.is_err() {
                        outcome = SQLITE_MIGRATIONS.run(write).await;
                    }
                }
                outcome
            }
            Self::Postgres { write, .. } => POSTGRES_MIGRATIONS.run(write).await,
        }
    }

    /// A connection for reading.
    pub async fn read(&self) -> Result<Connection> {
        let inner = match self {
            Self::Sqlite { read, .. } => Inner::Sqlite(read.acquire().await?),
            Self::Postgres { read, .. } => Inner::Postgres(read.acquire().await?),
        };
        Ok(Connection::new(inner, Origin::Server))
    }

    /// A connection with a snapshot: it reads everything as of its first statement, whatever is written meanwhile.
    pub async fn snapshot(&self) -> Result<Connection> {
        const REPEATABLE: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        let inner = match self {
            Self::Sqlite { read, .. } => Inner::SqliteTransaction(read.begin().await?),
            Self::Postgres { read, .. } => Inner::PostgresTransaction(read.begin_with(REPEATABLE).await?),
        };
        Ok(Connection::new(inner, Origin::Server))
    }

    /// A writing transaction of the server's own work: see [`Db::write_from`].
    pub async fn write(&self) -> Result<Transaction> {
        self.write_from(Origin::Server).await
    }

    /// A writing transaction.
    pub async fn write_from(&self, origin: Origin) -> Result<Transaction> {
        let patience = origin.patience();
        let inner = match self {
            // A deferred transaction that becomes a writer fails immediately if another process is writing, whatever
            // the busy timeout; an immediate one waits.
            Self::Sqlite { write, .. } => {
                Inner::SqliteTransaction(within(patience, write.begin_with("BEGIN IMMEDIATE")).await?)
            }
            Self::Postgres { write, .. } => Inner::PostgresTransaction(within(patience, write.begin()).await?),
        };
        Ok(Transaction(Connection::new(inner, origin)))
    }

    /// A client's writing transaction, whose turn has to come before a moment. A statement on PostgreSQL that waits for
    /// what another transaction changes is refused about then, too.
    pub async fn write_before(&self, deadline: Instant, client: String) -> Result<Transaction> {
        let turn = self.write_from(Origin::Client(client));
        let mut tx = timeout_at(deadline, turn).await.unwrap_or(Err(sqlx::Error::PoolTimedOut))?;
        if matches!(self, Self::Postgres { .. }) {
            const LIMIT: &str = "SELECT set_config('lock_timeout', $1, true)";
            let wait = deadline.saturating_duration_since(Instant::now()).max(SHORTEST_LOCK_WAIT).as_millis();
            run!(tx, execute, sqlx::query(LIMIT).bind(wait.to_string()))?;
        }
        Ok(tx)
    }

    /// After very many rows were written at once: PostgreSQL counts them and puts its indexes of search in order, which
    /// it would do little by little beside the first who work. Tables that are still empty are left alone: known to be
    /// empty, they would be read as a whole by plans that are kept when they are full.
    pub async fn settle(&self) -> Result<()> {
        const FILLED: &str = "SELECT 'VACUUM ANALYZE ' || string_agg(oid::regclass::text, ', ') FROM pg_class
            WHERE relkind = 'r' AND pg_relation_size(oid) > 0
                AND relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())";
        match self {
            Self::Sqlite { .. } => Ok(()),
            Self::Postgres { write, .. } => {
                let sql: String = sqlx::query_scalar(FILLED).fetch_one(write).await?;
                sqlx::query(AssertSqlSafe(sql)).execute(write).await.map(drop)
            }
        }
    }

    /// Whether the pools are closed, so that waiting for a connection is useless.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        match self {
            Self::Sqlite { write, .. } => write.is_closed(),
            Self::Postgres { write, .. } => write.is_closed(),
        }
    }

    /// Closes the pools after the statements under way.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Self::Postgres { read, write } => {
                read.close().await;
                write.close().await;
            }
        }
    }
}

async fn connect_sqlite_writer(options: &SqliteConnectOptions) -> Result<SqlitePool> {
    let pool = trust::sqlite(SqlitePoolOptions::new().max_connections(1).acquire_timeout(BUSY_TIMEOUT));
    patiently(async || pool.clone().connect_with(options.clone()).await).await
}

/// Turning a new file to the WAL journal needs it alone, and SQLite does not wait for that, whatever the busy
/// timeout: programs that start at once on a new file take turns here.
async fn patiently<T>(open: impl AsyncFn() -> Result<T>) -> Result<T> {
    let mut tries = 0;
    loop {
        match open().await {
            Err(error) if trouble(&error) == Trouble::Busy && tries < MOST_TRIES => sleep(PAUSE).await,
            outcome => return outcome,
        }
        tries += 1;
    }
}

async fn connect_postgres(url: &str, pool: PgPoolOptions) -> Result<PgPool> {
    // PgBouncer refuses a session that begins with a setting that it does not know, and no column is a float.
    let options = PgConnectOptions::from_str(url)?.extra_float_digits(None);
    match pool.connect_with(options.clone()).await {
        Err(sqlx::Error::PoolTimedOut) => Err(why_unreachable(&options).await),
        pool => pool,
    }
}

/// The pool tries again until its time is over, and then does not tell why it failed; one attempt does.
async fn why_unreachable(options: &PgConnectOptions) -> sqlx::Error {
    let attempt = within(ACQUIRE_TIMEOUT, PgConnection::connect_with(options)).await;
    attempt.map_or_else(|error| error, |_| sqlx::Error::PoolTimedOut)
}

/// A statement's result, or an error when it takes too long.
pub(crate) fn within<T>(
    patience: Duration,
    answer: impl Future<Output = Result<T>>,
) -> impl Future<Output = Result<T>> {
    // Boxed, to keep the futures of functions with many statements small.
    let answer = timeout(patience, Box::pin(answer));
    let late = || sqlx::Error::Io(io::Error::new(io::ErrorKind::TimedOut, "the database does not answer"));
    async move { answer.await.unwrap_or_else(|_| Err(late())) }
}

impl Connection {
    const fn new(inner: Inner, origin: Origin) -> Self {
        Self { inner, origin, has_failed: false }
    }

    /// Where it comes from.
    #[must_use]
    pub const fn origin(&self) -> &Origin {
        &self.origin
    }

    pub(crate) fn engine(&mut self) -> Engine<'_> {
        match &mut self.inner {
            Inner::Sqlite(connection) => Engine::Sqlite(connection),
            Inner::SqliteTransaction(transaction) => Engine::Sqlite(transaction),
            Inner::Postgres(connection) => Engine::Postgres(connection),
            Inner::PostgresTransaction(transaction) => Engine::Postgres(transaction),
        }
    }

    pub(crate) const fn patience(&self) -> Duration {
        self.origin.patience()
    }

    /// Keeps in mind that a statement failed.
    pub(crate) fn note<T>(&mut self, outcome: Result<T>) -> Result<T> {
        self.has_failed |= outcome.is_err();
        outcome
    }
}

impl Transaction {
    /// Makes what was written durable.
    pub async fn commit(mut self) -> Result<()> {
        if self.has_failed {
            // PostgreSQL would take everything back and not call it an error, unless what failed was undone alone.
            run!(self, execute, sqlx::query("SELECT 1"))?;
        }
        let patience = self.patience();
        match self.0.inner {
            Inner::SqliteTransaction(transaction) => within(patience, transaction.commit()).await,
            Inner::PostgresTransaction(transaction) => within(patience, transaction.commit()).await,
            Inner::Sqlite(_) | Inner::Postgres(_) => Ok(()),
        }
    }
}

/// Statements for tests, which look at tables as an operator would.
impl Connection {
    /// The one number that a query gives.
    #[doc(hidden)]
    pub async fn count(&mut self, sql: &'static str) -> Result<i64> {
        run!(self, fetch_one, sqlx::query_scalar(sql))
    }

    /// Runs a statement and returns the number of changed rows.
    #[doc(hidden)]
    pub async fn execute(&mut self, sql: &'static str) -> Result<u64> {
        run!(self, execute, sqlx::query(sql))
    }
}
