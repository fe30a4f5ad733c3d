//! Connections to PostgreSQL that are lost, silently dropped by the network, or unable to write leave the pools.

use crate::support::{Answer, Engine, TestApp, process::Installation};
use business_center::{
    domain::moment::Span,
    server::db::{Db, READERS, WRITERS},
};
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};
use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::watch,
    task::{JoinHandle, JoinSet},
    time::{sleep, timeout},
};

/// Within this time after its cause is gone a fault has passed.
const RECOVERY: Duration = Duration::from_secs(5);

/// Uses every connection to PostgreSQL, so that its pools are full; then no one uses any.
async fn open_all_connections(app: &TestApp) {
    let Db::Postgres { read, write } = &app.app.db else { panic!("not PostgreSQL") };
    let mut readers = Vec::new();
    for _ in 0..READERS {
        readers.push(app.app.db.read().await.expect("a connection"));
    }
    drop((readers, app.hold_every_turn().await));
    while read.num_idle() < READERS as usize || write.num_idle() < WRITERS as usize {
        sleep(Duration::from_millis(2)).await;
    }
}

const PROFILE: [(&str, &str); 4] =
    [("first_name", "Harald"), ("last_name", "Miller"), ("language", "en"), ("country", "US")];
/// All other connections to the database end, as when its server starts again or another one takes over.
const TERMINATE: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()";

#[tokio::test]
async fn lost_connections_are_replaced_before_anybody_meets_them() {
    let app = TestApp::start(Engine::Postgres).await;
    let mut harry = app.register_harry().await;
    let mut operator = PgConnection::connect(&app.app.config.database_url).await.expect("a connection");
    for _ in 0..3 {
        open_all_connections(&app).await;
        operator.execute(TERMINATE).await.expect("an end");
        app.pass(Span::minutes(2));
        let pages: JoinSet<Answer> = (0..READERS)
            .map(|_| {
                let mut client = harry.clone();
                async move { client.get("/home").await }
            })
            .collect();
        assert!(pages.join_all().await.iter().all(|page| page.status == 200));
        assert_eq!(harry.post("/profile", &PROFILE).await.location(), Some("/profile"));
    }
}

/// The server becomes one that is only read, as a standby is, and then one that is written again.
#[tokio::test]
async fn connections_that_may_only_read_leave_when_others_may_write() {
    const READ_ONLY: &str = "SELECT COUNT(*) FROM pg_settings WHERE name = 'transaction_read_only' AND setting = 'on'";
    let app = TestApp::start(Engine::Postgres).await;
    let mut harry = app.register_harry().await;
    let mut operator = PgConnection::connect(&app.app.config.database_url).await.expect("a connection");
    let set = async |operator: &mut PgConnection, word: &str| {
        let (name,): (String,) =
            sqlx::query_as("SELECT current_database()::text").fetch_one(&mut *operator).await.expect("a name");
        let sql = format!("ALTER DATABASE {name} {word}");
        operator.execute(AssertSqlSafe(sql)).await.expect("a setting");
    };
    set(&mut operator, "SET default_transaction_read_only = on").await;
    operator.execute(TERMINATE).await.expect("an end");
    app.pass(Span::minutes(2));
    open_all_connections(&app).await;
    for _ in 0..3 {
        assert_eq!(harry.get("/home").await.status, 200);
        let answer = harry.post("/profile", &PROFILE).await;
        assert_eq!((answer.status.as_u16(), answer.headers.contains_key("retry-after")), (503, true));
    }
    set(&mut operator, "RESET default_transaction_read_only").await;
    let begin = Instant::now();
    while harry.post("/profile", &PROFILE).await.location() != Some("/profile") {
        assert!(begin.elapsed() < RECOVERY, "nothing is written");
    }
    // The readers, too, lead to the server that is written now.
    let mut readers = Vec::new();
    for _ in 0..READERS {
        let mut reader = app.app.db.read().await.expect("a connection");
        assert_eq!(reader.count(READ_ONLY).await.expect("a setting"), 0);
        readers.push(reader);
    }
}

/// A network between server and database that forgets the connections it carries, without a word to anyone.
struct Network {
    address: SocketAddr,
    forgotten: watch::Sender<usize>,
    carrying: JoinHandle<()>,
}

impl Network {
    async fn start(database: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let forgotten = watch::Sender::new(0);
        let news = forgotten.clone();
        let carrying = tokio::spawn(async move {
            while let Ok((mut near, _)) = listener.accept().await {
                let mut forgotten = news.subscribe();
                tokio::spawn(async move {
                    let mut far = TcpStream::connect(database).await.expect("the database");
                    let is_forgotten = tokio::select! {
                        _ = copy_bidirectional(&mut near, &mut far) => false,
                        changed = forgotten.changed() => changed.is_ok(),
                    };
                    if is_forgotten {
                        // Both ends stay open, and nothing comes through.
                        std::future::pending::<()>().await;
                    }
                });
            }
        });
        Self { address, forgotten, carrying }
    }

    fn forget(&self) {
        self.forgotten.send_modify(|count| *count += 1);
    }
}

impl Drop for Network {
    fn drop(&mut self) {
        self.carrying.abort();
    }
}

/// Sessions that wait for a lock.
const WAITING: &str =
    "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";

#[tokio::test]
async fn connections_that_the_network_forgot_are_replaced() {
    let installation = Installation::new(Engine::Postgres, "file:mail".to_owned()).await;
    let cluster: Vec<&str> = installation.database_url.split(['@', '/']).collect();
    let network = Network::start(cluster[3].parse().expect("an address")).await;
    let url = installation.database_url.replace(cluster[3], &network.address.to_string());
    let app = TestApp::start_with(Engine::Postgres, &[("BC_DATABASE_URL", &url)]).await;
    let mut harry = app.register_harry().await;
    open_all_connections(&app).await;
    network.forget();
    let begin = Instant::now();
    assert_eq!(harry.get("/home").await.status, 200);
    assert_eq!(harry.post("/profile", &PROFILE).await.location(), Some("/profile"));
    assert!(begin.elapsed() < RECOVERY, "{:?}", begin.elapsed());

    // Forms that were waiting for an answer just then give their turns back, and what they have locked.
    open_all_connections(&app).await;
    let mut operator = PgConnection::connect(&installation.database_url).await.expect("a connection");
    operator.execute("BEGIN; UPDATE users SET is_active = is_active").await.expect("a lock");
    let forms: JoinSet<Answer> = (0..WRITERS)
        .map(|_| {
            let mut client = harry.clone();
            async move { client.post("/profile", &PROFILE).await }
        })
        .collect();
    while app.count(WAITING).await < i64::from(WRITERS) {
        sleep(Duration::from_millis(20)).await;
    }
    network.forget();
    operator.execute("COMMIT").await.expect("commit");
    let begin = Instant::now();
    assert!(forms.join_all().await.iter().all(|answer| matches!(answer.status.as_u16(), 408 | 503)));
    while harry.post("/profile", &PROFILE).await.location() != Some("/profile") {
        assert!(begin.elapsed() < Duration::from_secs(30), "locked for ever");
    }
    println!("written again {:?} after the connections were forgotten in the midst of forms", begin.elapsed());
    timeout(Duration::from_secs(10), app.hold_every_turn()).await.expect("every turn");
}
