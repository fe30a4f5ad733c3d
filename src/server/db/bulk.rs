//! Bulk statements: a form with two hundred people would otherwise wait for thousands of round trips.
//!
//! SQLite takes one value per row and column. PostgreSQL takes one array per column: it would plan thousands of
//! parameters again for every form.

/// How many rows, or keys, one statement has on SQLite.
pub const AT_ONCE: usize = 50;
/// The same for PostgreSQL: no more than a form has, whatever an import or a trial writes.
pub const LISTED_AT_ONCE: usize = 500;

/// Inserts rows and gives how many were:
/// `insert_rows!(connection, "INSERT INTO t (a, b) ", rows, |row| [&row.a, row.b], " ON CONFLICT …")`.
macro_rules! insert_rows {
    ($connection:expr, $head:literal, $rows:expr, |$row:ident| [$($value:expr),+ $(,)?], $tail:literal) => {
        $crate::server::db::attempt!($connection, {
            let mut inserted = 0;
            match $connection.engine() {
                $crate::server::db::Engine::Sqlite(executor) => {
                    for rows in $rows.chunks($crate::server::db::bulk::AT_ONCE) {
                        let mut query = sqlx::QueryBuilder::<sqlx::Sqlite>::new($head);
                        query.push_values(rows, |mut values, $row| { $( values.push_bind($value); )+ });
                        inserted += query.push($tail).build().execute(&mut *executor).await?.rows_affected();
                    }
                }
                $crate::server::db::Engine::Postgres(executor) => {
                    for rows in $rows.chunks($crate::server::db::bulk::LISTED_AT_ONCE) {
                        let mut query = sqlx::QueryBuilder::<sqlx::Postgres>::new($head);
                        query.push("SELECT * FROM UNNEST(");
                        let mut columns = query.separated(", ");
                        // What is the same for all rows does not look at them.
                        $( columns.push_bind(rows.iter().map(|$row| { let _ = $row; $value }).collect::<Vec<_>>()); )+
                        query.push(")").push($tail);
                        inserted += query.build().execute(&mut *executor).await?.rows_affected();
                    }
                }
            }
            Ok(inserted)
        })?
    };
}
pub(crate) use insert_rows;

/// Selects the rows with one of many keys: `select_among!(connection, "SELECT … WHERE a", keys, " ORDER BY …")`.
/// What is sorted is sorted within each [`AT_ONCE`] keys.
macro_rules! select_among {
    ($connection:expr, $head:expr, $keys:expr, $tail:expr) => {
        $crate::server::db::attempt!($connection, {
            let mut found = Vec::new();
            match $connection.engine() {
                $crate::server::db::Engine::Sqlite(executor) => {
                    for keys in $keys.chunks($crate::server::db::bulk::AT_ONCE) {
                        let mut query = sqlx::QueryBuilder::<sqlx::Sqlite>::new(concat!($head, " IN ("));
                        let mut list = query.separated(", ");
                        for key in keys {
                            list.push_bind(*key);
                        }
                        query.push(concat!(")", $tail));
                        found.append(&mut query.build_query_as().fetch_all(&mut *executor).await?);
                    }
                }
                $crate::server::db::Engine::Postgres(executor) => {
                    for keys in $keys.chunks($crate::server::db::bulk::LISTED_AT_ONCE) {
                        let query = sqlx::query_as(concat!($head, " = ANY($1)", $tail)).bind(keys);
                        found.append(&mut query.fetch_all(&mut *executor).await?);
                    }
                }
            }
            Ok(found)
        })?
    };
}
pub(crate) use select_among;
