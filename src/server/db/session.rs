//! What the program needs of a PostgreSQL session: that it is its own, and a schema for the tables. Asked at the start, so
//! that the operator is told instead of those who use the portal.

use super::{
    Result,
    history::{OpenError, Refusal, Unfit},
};
use sqlx::{PgConnection, PgPool, Row as _, raw_sql};

/// A session of a server, whatever lies between.
const SESSION: &str = "SELECT concat_ws(' ', inet_server_addr(), pg_postmaster_start_time(), pg_backend_pid())";
/// The schema where tables are made (none where the role may use none of its search path), whether the role may make them,
/// and whether it has those of the migrations.
const SCHEMA: &str = "SELECT current_schema()::text, COALESCE(has_schema_privilege(current_schema(), 'CREATE'), false),
    to_regclass(quote_ident(current_schema()) || '._sqlx_migrations') IS NOT NULL";

/// Refuses a pooler that assigns a session per transaction, as `PgBouncer` does in transaction mode: prepared
/// statements, the settings of a connection and the lock of migrations would be other clients'. Two connections that are
/// open at once have the same session only there.
pub(super) async fn assert_own_session(url: &str, pool: &PgPool) -> std::result::Result<(), OpenError> {
    let (mut one, mut other) = (pool.acquire().await?, pool.acquire().await?);
    if session(&mut one).await? == session(&mut other).await? {
        return Err(Refusal::new(url, Unfit::Pooled).into());
    }
    Ok(())
}

/// As a simple query: a prepared statement fails behind such a pooler before it can be found.
async fn session(connection: &mut PgConnection) -> Result<String> {
    raw_sql(SESSION).fetch_one(connection).await?.try_get(0)
}

/// Refuses a database where the role finds no schema, or one that is empty and takes no tables from it.
pub(super) async fn assert_schema(url: &str, pool: &PgPool) -> std::result::Result<(), OpenError> {
    let row = raw_sql(SCHEMA).fetch_one(pool).await?;
    let (schema, may_create, is_migrated): (Option<String>, bool, bool) =
        (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
    match schema {
        None => Err(Refusal::new(url, Unfit::NoSchema).into()),
        Some(_) if !may_create && !is_migrated => Err(Refusal::new(url, Unfit::NoRights).into()),
        Some(_) => Ok(()),
    }
}
