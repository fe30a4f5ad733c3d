//! PostgreSQL as it is run elsewhere: behind a pooler, and in a schema of a role that owns nothing else.

use crate::support::{Engine, TestApp, database::create_role, pooler::Pooler, process::Installation};
use business_center::server::db::Db;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

const SCHEMA_REMEDY: &str = "run CREATE SCHEMA portal AUTHORIZATION the_role as the database's owner, and append \
    ?options=-csearch_path%3Dportal to BC_DATABASE_URL";

async fn installation() -> Installation {
    Installation::new(Engine::Postgres, "file:mail".to_owned()).await
}

async fn execute(database_url: &str, sql: String) {
    let mut connection = PgConnection::connect(database_url).await.expect("the database");
    connection.execute(AssertSqlSafe(sql)).await.expect("statements");
}

/// Asserts that commands say this about the database, and nothing else.
async fn assert_refused(installation: &Installation, said: &str) {
    let expected = format!("business-center: BC_DATABASE_URL: {} {said}\n", installation.database_url);
    for command in [["migrate"].as_slice(), &["serve"], &["mail", "list"]] {
        let output = installation.start(command).finish().await;
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!((error.as_ref(), output.status.code()), (expected.as_str(), Some(1)), "{command:?}");
    }
}

#[tokio::test]
async fn a_pooler_whose_clients_share_sessions_is_refused_before_anything_is_changed() {
    let mut installation = installation().await;
    let direct = installation.database_url.clone();
    let pooler = Pooler::start(&direct).await;
    installation.database_url.clone_from(&pooler.url);
    let said = "is behind a pooler whose clients share sessions, as in PgBouncer's transaction mode: set pool_mode = session \
        for it, or connect to PostgreSQL itself";
    assert_refused(&installation, said).await;
    let mut connection = PgConnection::connect(&direct).await.expect("the database");
    let tables = "SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'";
    assert_eq!(sqlx::query_scalar::<_, i64>(tables).fetch_one(&mut connection).await.expect("a count"), 0);
}

#[tokio::test]
async fn a_role_without_a_schema_hears_what_its_owner_has_to_do() {
    let mut installation = installation().await;
    let owner = installation.database_url.clone();
    let role = create_role(&owner).await;
    installation.database_url = owner.replace("postgres@", &format!("{role}@"));
    let said = format!("has no schema that this role finds in its search path: {SCHEMA_REMEDY}");
    assert_refused(&installation, &said).await;
    // As PostgreSQL 15 and newer have it.
    execute(&owner, format!("GRANT USAGE ON SCHEMA public TO {role}")).await;
    let said = format!("has a schema in which this role may not create tables: {SCHEMA_REMEDY}");
    assert_refused(&installation, &said).await;
}

/// A column that is compared in another collation than its index has is looked for in the whole table.
#[tokio::test]
async fn what_refers_to_a_row_is_compared_as_its_index_is() {
    const DIFFERENT: &str = "SELECT conrelid::regclass || '.' || child.attname FROM pg_constraint
        CROSS JOIN LATERAL unnest(conkey, confkey) AS pair (child, parent)
        JOIN pg_attribute child ON child.attrelid = conrelid AND child.attnum = pair.child
        JOIN pg_attribute parent ON parent.attrelid = confrelid AND parent.attnum = pair.parent
        WHERE contype = 'f' AND child.attcollation <> parent.attcollation";
    let installation = installation().await;
    assert!(installation.start(&["migrate"]).finish().await.status.success());
    let mut connection = PgConnection::connect(&installation.database_url).await.expect("the database");
    let different: Vec<String> = sqlx::query_scalar(DIFFERENT).fetch_all(&mut connection).await.expect("columns");
    assert!(different.is_empty(), "{different:?}");
}

#[tokio::test]
async fn a_schema_of_its_own_is_enough_for_a_role() {
    let owner = Engine::Postgres.create(std::path::Path::new("")).await;
    let role = create_role(&owner).await;
    execute(&owner, format!("CREATE SCHEMA portal AUTHORIZATION {role}")).await;
    let url = format!("{}?options=-csearch_path%3Dportal", owner.replace("postgres@", &format!("{role}@")));
    let app = TestApp::start_with(Engine::Postgres, &[("BC_DATABASE_URL", &url)]).await;
    let client = app.register_harry().await;
    let people = client.clone().get("/account/access?search=mill").await;
    assert!(people.shows("harry@contoso.com"), "{}", people.body);
    app.app.db.settle().await.expect("statistics");
    let count =
        "SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'portal' AND tablename IN ('users', 'roster', 'outbox')";
    assert_eq!(app.count(count).await, 3);
    assert_eq!(app.count("SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'").await, 0);
    let again = Db::connect_existing(&url).await.expect("the same database");
    assert!(again.is_ready().await);
}
