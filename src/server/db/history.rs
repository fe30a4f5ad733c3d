//! The migrations of a database, identified by name and checksum, so that a database of another program, or with other
//! migrations, is refused before anything in it changes.

use super::{BUSY_TIMEOUT, Db, POSTGRES_MIGRATIONS, Result, SQLITE_MIGRATIONS, patiently};
use crate::server::config::TRIAL_DATABASE;
use sqlx::{
    ConnectOptions, Connection as _, Error, PgPool, migrate::Migrator, postgres::PgConnectOptions,
    sqlite::SqliteConnectOptions,
};
use std::{fmt, path, str::FromStr};

/// What sqlx notes of each migration.
const TABLE: &str = "_sqlx_migrations";
const APPLIED: &str = "SELECT version, description, checksum FROM _sqlx_migrations ORDER BY version";
const SQLITE_TABLES: &str = "SELECT name FROM sqlite_schema WHERE type = 'table'";
const POSTGRES_TABLES: &str = "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()";
/// SQLite's code for a file that is none of its own.
const NOT_A_DATABASE: &str = "26";

/// Why a database cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It is not for this program.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// It does not answer.
    #[error("cannot open the database: {0}")]
    Database(#[from] Error),
}

/// A database that this program cannot use. Displayed, it names the location and the remedy.
#[derive(Debug, thiserror::Error)]
pub struct Refusal {
    url: String,
    unfit: Unfit,
}

/// Why a database is refused.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Unfit {
    /// Of a version whose migrations were others.
    Earlier,
    /// Of another program.
    Foreign,
    /// Not there yet.
    Missing,
    /// Without tables that this version needs.
    Unmigrated,
    /// Behind a pooler whose clients share sessions.
    Pooled,
    /// Without a schema for this role.
    NoSchema,
    /// With a schema where this role may make no tables.
    NoRights,
}

impl Refusal {
    pub(super) fn new(url: &str, unfit: Unfit) -> Self {
        Self { url: url.to_owned(), unfit }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.unfit {
            Unfit::Earlier => "is of an earlier Business Center whose databases this version cannot migrate",
            Unfit::Foreign => "is not a database of Business Center",
            Unfit::Missing => "does not exist",
            Unfit::Unmigrated => "lacks tables of this version",
            Unfit::Pooled => "is behind a pooler whose clients share sessions, as in PgBouncer's transaction mode",
            Unfit::NoSchema => "has no schema that this role finds in its search path",
            Unfit::NoRights => "has a schema in which this role may not create tables",
        };
        let is_file = !is_postgres(&self.url);
        let remedy = match self.unfit {
            Unfit::Missing | Unfit::Unmigrated => "run business-center migrate first",
            Unfit::Earlier if self.url == TRIAL_DATABASE => "delete data/ and start over",
            Unfit::Earlier if is_file => "delete the file, or name another one, and import the agreements again",
            Unfit::Earlier => "name an empty database, and import the agreements again",
            Unfit::Foreign if is_file => "name another file; a missing one is created",
            Unfit::Foreign => "name an empty database",
            Unfit::Pooled => "set pool_mode = session for it, or connect to PostgreSQL itself",
            Unfit::NoSchema | Unfit::NoRights => {
                "run CREATE SCHEMA portal AUTHORIZATION the_role as the database's owner, and append \
                    ?options=-csearch_path%3Dportal to BC_DATABASE_URL"
            }
        };
        write!(f, "{} {kind}: {remedy}", place(&self.url))
    }
}

/// Whether an address leads to a PostgreSQL server.
pub(super) fn is_postgres(url: &str) -> bool {
    url.starts_with("postgres")
}

/// Where a database is, without the password: a file's path, or the address of a PostgreSQL database.
fn place(url: &str) -> String {
    if !is_postgres(url) {
        let file = SqliteConnectOptions::from_str(url).map(|options| options.get_filename().to_owned());
        let file = file.and_then(|file| path::absolute(file).map_err(Error::Io));
        return file.map_or_else(|_| "the database".to_owned(), |file| file.display().to_string());
    }
    PgConnectOptions::from_str(url).map_or_else(
        |_| "the database".to_owned(),
        |options| {
            let database = options.get_database().unwrap_or_else(|| options.get_username());
            let (user, host, port) = (options.get_username(), options.get_host(), options.get_port());
            format!("postgres://{user}@{host}:{port}/{database}")
        },
    )
}

/// A migration that was applied: version, name, checksum.
type Applied = (i64, String, Vec<u8>);

/// What a database holds.
struct Found {
    has_tables: bool,
    applied: Vec<Applied>,
}

/// Reads it. Tables come with the note of their migration, so they are looked for first: others may be migrating.
macro_rules! find {
    ($tables:ident, $executor:expr) => {{
        let tables: Vec<String> = sqlx::query_scalar($tables).fetch_all($executor).await?;
        let is_noted = tables.iter().any(|table| table == TABLE);
        let applied = if is_noted { sqlx::query_as(APPLIED).fetch_all($executor).await? } else { Vec::new() };
        Found { has_tables: tables.iter().any(|table| table != TABLE), applied }
    }};
}

/// Refuses a SQLite file that is missing or empty.
pub(super) fn assert_exists(url: &str) -> std::result::Result<(), OpenError> {
    if !is_postgres(url) && size(&SqliteConnectOptions::from_str(url)?) == 0 {
        return Err(Refusal::new(url, Unfit::Missing).into());
    }
    Ok(())
}

/// The refusal of a database without tables that this version needs.
pub(super) fn unmigrated(url: &str) -> OpenError {
    Refusal::new(url, Unfit::Unmigrated).into()
}

/// The bytes of a SQLite file; none where it is missing.
fn size(options: &SqliteConnectOptions) -> u64 {
    std::fs::metadata(options.get_filename()).map_or(0, |file| file.len())
}

/// Refuses a SQLite file of another program or version, without changing it; a missing or empty one is created.
pub(super) async fn assert_own_file(url: &str, options: &SqliteConnectOptions) -> std::result::Result<(), OpenError> {
    if size(options) == 0 {
        return Ok(());
    }
    let reading = options.clone().read_only(true).create_if_missing(false).busy_timeout(BUSY_TIMEOUT);
    match patiently(async || find_in_file(&reading).await).await {
        Err(error) if is_no_database(&error) => Err(Refusal::new(url, Unfit::Foreign).into()),
        found => assert_own(url, &SQLITE_MIGRATIONS, &found?),
    }
}

async fn find_in_file(options: &SqliteConnectOptions) -> Result<Found> {
    let mut connection = options.connect().await?;
    let found = find!(SQLITE_TABLES, &mut connection);
    connection.close().await?;
    Ok(found)
}

fn is_no_database(error: &Error) -> bool {
    error.as_database_error().is_some_and(|error| error.code().as_deref() == Some(NOT_A_DATABASE))
}

/// Refuses a PostgreSQL database of another program or version; an empty one is accepted.
pub(super) async fn assert_own_database(url: &str, pool: &PgPool) -> std::result::Result<(), OpenError> {
    let found = find!(POSTGRES_TABLES, pool);
    assert_own(url, &POSTGRES_MIGRATIONS, &found)
}

fn assert_own(url: &str, known: &Migrator, found: &Found) -> std::result::Result<(), OpenError> {
    match unfit(known, found) {
        Some(unfit) => Err(Refusal::new(url, unfit).into()),
        None => Ok(()),
    }
}

/// What makes a database another one than this program's; none for an own or an empty one.
fn unfit(known: &Migrator, found: &Found) -> Option<Unfit> {
    let Found { has_tables, applied } = found;
    let Some((version, name, _)) = applied.first() else { return has_tables.then_some(Unfit::Foreign) };
    if !known.iter().any(|migration| (migration.version, &*migration.description) == (*version, name.as_str())) {
        return Some(Unfit::Foreign);
    }
    // What comes after all that this version knows, a newer one has added: it leaves what this one uses as it is.
    let newest = known.iter().map(|migration| migration.version).max().unwrap_or_default();
    let is_changed = |one: &&Applied| one.0 <= newest && !is_known(known, one);
    applied.iter().find(is_changed).map(|_| Unfit::Earlier)
}

fn is_known(known: &Migrator, (version, name, checksum): &Applied) -> bool {
    known.iter().any(|migration| {
        migration.version == *version && migration.description == *name && *migration.checksum == **checksum
    })
}

impl Db {
    /// Whether the database answers and has every migration that this program knows. Further ones are a newer program's,
    /// beside which this one goes on.
    pub async fn is_ready(&self) -> bool {
        matches!(self.has_every_migration().await, Ok(true))
    }

    /// Whether it has every migration that this program knows.
    pub(super) async fn has_every_migration(&self) -> Result<bool> {
        let (known, found) = match self {
            Self::Sqlite { read, .. } => (&SQLITE_MIGRATIONS, find!(SQLITE_TABLES, read)),
            Self::Postgres { read, .. } => (&POSTGRES_MIGRATIONS, find!(POSTGRES_TABLES, read)),
        };
        let count = found.applied.iter().filter(|one| is_known(known, one)).count();
        Ok(count == known.iter().count())
    }
}
