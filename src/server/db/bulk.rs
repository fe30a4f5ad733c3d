//! Many rows with few statements: a form of two hundred people would otherwise wait for thousands of answers.

/// How many rows, or keys, one statement takes.
pub const AT_ONCE: usize = 50;

/// Inserts rows and gives how many were:
/// `insert_rows!(connection, "INSERT INTO t (a, b) ", rows, |row| [&row.a, row.b], " ON CONFLICT …")`.
macro_rules! insert_rows {
    ($connection:expr, $head:literal, $rows:expr, |$row:ident| [$($value:expr),+ $(,)?], $tail:literal) => {{
        let mut inserted = 0;
        for rows in $rows.chunks($crate::server::db::bulk::AT_ONCE) {
            inserted += match $connection.engine() {
                $crate::server::db::Engine::Sqlite(executor) => {
                    let mut query = sqlx::QueryBuilder::<sqlx::Sqlite>::new($head);
                    query.push_values(rows, |mut values, $row| { $( values.push_bind($value); )+ });
                    query.push($tail).build().execute(executor).await?.rows_affected()
                }
                $crate::server::db::Engine::Postgres(executor) => {
                    let mut query = sqlx::QueryBuilder::<sqlx::Postgres>::new($head);
                    query.push_values(rows, |mut values, $row| { $( values.push_bind($value); )+ });
                    query.push($tail).build().execute(executor).await?.rows_affected()
                }
            };
        }
        inserted
    }};
}
pub(crate) use insert_rows;

/// Selects the rows with one of many keys: `select_among!(connection, "SELECT … WHERE a IN ", keys, " ORDER BY …")`.
/// What is sorted is sorted within each [`AT_ONCE`] keys.
macro_rules! select_among {
    ($connection:expr, $head:literal, $keys:expr, $tail:literal) => {{
        let mut found = Vec::new();
        for keys in $keys.chunks($crate::server::db::bulk::AT_ONCE) {
            let mut rows = match $connection.engine() {
                $crate::server::db::Engine::Sqlite(executor) => {
                    let mut query = sqlx::QueryBuilder::<sqlx::Sqlite>::new($head);
                    $crate::server::db::bulk::push_keys!(query, keys);
                    query.push($tail).build_query_as().fetch_all(executor).await?
                }
                $crate::server::db::Engine::Postgres(executor) => {
                    let mut query = sqlx::QueryBuilder::<sqlx::Postgres>::new($head);
                    $crate::server::db::bulk::push_keys!(query, keys);
                    query.push($tail).build_query_as().fetch_all(executor).await?
                }
            };
            found.append(&mut rows);
        }
        found
    }};
}
pub(crate) use select_among;

macro_rules! push_keys {
    ($query:ident, $keys:ident) => {
        $query.push("(");
        let mut list = $query.separated(", ");
        for key in $keys {
            list.push_bind(*key);
        }
        $query.push(")");
    };
}
pub(crate) use push_keys;
