//! The floor that `make bench` compares the product with: the same libraries, and nothing else.
//!
//! `serve PORT FILE` answers `/hello` (the page of leptos's islands template: router, metadata, one
//! island), `/bare` (a page with one island rendered to a string, without those) and `/static` (the
//! bytes of FILE).
//! `argon2 SECONDS`, `es256 SECONDS`, `sqlite FOLDER SECONDS` and `sums DATABASE SECONDS` print their rates as JSON.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use axum::{Router, body::Bytes, http::header, response::IntoResponse, routing::get};
use hydration_context::SsrSharedContext;
use leptos::{config::LeptosOptions, hydration::HydrationScripts, prelude::*};
use leptos_axum::{LeptosRoutes, generate_route_list};
use leptos_meta::{MetaTags, Stylesheet, Title, provide_meta_context};
use leptos_router::{
    components::{Route, Router as Pages, Routes},
    path,
};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair},
};
use serde_json::{Value, json};
use sqlx::{
    Connection, Database, Encode, Executor, FromRow, IntoArguments, PgConnection, Postgres, Sqlite, SqliteConnection,
    Type,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use std::{
    error::Error,
    fs,
    path::Path,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

/// The product's parameters (src/server/password.rs).
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
/// Bytes of an answer to a service that are signed.
const SIGNED: usize = 400;
/// Rows of the table that the point select finds its row in.
const ROWS: i64 = 10_000;

type Failed = Box<dyn Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failed> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["serve", port, file] => serve(port.parse()?, Bytes::from(fs::read(file)?)).await,
        ["argon2", seconds] => print(argon2_alone(Duration::from_secs(seconds.parse()?))),
        ["es256", seconds] => print(es256_alone(Duration::from_secs(seconds.parse()?))?),
        ["sqlite", folder, seconds] => {
            let time = Duration::from_secs(seconds.parse()?);
            print(sqlite_alone(Path::new(folder), time).await?)
        }
        ["sums", database, seconds] => print(sums_alone(database, Duration::from_secs(seconds.parse()?)).await?),
        _ => Err("use serve PORT FILE, argon2|es256 SECONDS, sqlite FOLDER SECONDS or sums DATABASE SECONDS".into()),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "every command ends with a result")]
fn print(figures: Value) -> Result<(), Failed> {
    println!("{figures}");
    Ok(())
}

async fn serve(port: u16, content: Bytes) -> Result<(), Failed> {
    let options = LeptosOptions::builder().output_name("bare").build();
    let bare = {
        let options = options.clone();
        move || async move { render(&options).into_response() }
    };
    let answer = move || async move { ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], content) };
    let shell = {
        let options = options.clone();
        move || shell(options.clone())
    };
    let router = Router::new()
        .leptos_routes(&options, generate_route_list(Hello), shell)
        .route("/bare", get(bare))
        .route("/static", get(answer))
        .with_state(options);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    Ok(axum::serve(listener, router).await?)
}

fn shell(options: LeptosOptions) -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <HydrationScripts options islands=true/>
                <MetaTags/>
            </head>
            <body>
                <Hello/>
            </body>
        </html>
    }
}

#[component]
fn Hello() -> impl IntoView {
    provide_meta_context();
    view! {
        <Stylesheet id="leptos" href="/pkg/bare.css"/>
        <Title text="Bare"/>
        <Pages>
            <main>
                <Routes fallback=|| "There is no such page.">
                    <Route path=path!("/hello") view=Main/>
                </Routes>
            </main>
        </Pages>
    }
}

#[component]
fn Main() -> impl IntoView {
    view! {
        <h1>"Hello"</h1>
        <Counter/>
    }
}

fn render(options: &LeptosOptions) -> impl IntoResponse {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| page(options.clone()).to_html());
    owner.cleanup();
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], format!("<!DOCTYPE html>{html}"))
}

fn page(options: LeptosOptions) -> impl IntoView {
    view! {
        <html lang="en">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <HydrationScripts options islands=true/>
                <link rel="stylesheet" href="/pkg/bare.css"/>
                <title>"Bare"</title>
            </head>
            <body>
                <main><Main/></main>
            </body>
        </html>
    }
}

#[island]
fn Counter() -> impl IntoView {
    let count = RwSignal::new(0);
    view! { <button on:click=move |_| count.update(|count| *count += 1)>"Clicked "{count}" times"</button> }
}

/// Hashes a second on all cores; each thread keeps its memory.
fn argon2_alone(time: Duration) -> Value {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let start = Instant::now();
    let workers: Vec<_> = (0..threads).map(|_| thread::spawn(move || hash_until(start + time))).collect();
    let hashes: u32 = workers.into_iter().filter_map(|worker| worker.join().ok()).sum();
    json!({ "threads": threads, "hashes_per_second": f64::from(hashes) / start.elapsed().as_secs_f64() })
}

#[expect(clippy::expect_used, reason = "a floor without hashes is none")]
fn hash_until(end: Instant) -> u32 {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).expect("sound parameters");
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    let mut memory = vec![Block::default(); params.block_count()];
    let mut out = [0; 32];
    let mut hashes = 0;
    while Instant::now() < end {
        argon2
            .hash_password_into_with_memory(b"kiwi lamp storm 7", b"salt of a bench!", &mut out, &mut memory)
            .expect("a hash");
        hashes += 1;
    }
    hashes
}

/// Signatures one after another, by a key that is read already.
fn es256_alone(time: Duration) -> Result<Value, Failed> {
    let random = SystemRandom::new();
    let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
    let key = EcdsaKeyPair::generate_pkcs8(algorithm, &random).map_err(|_| "no key can be made")?;
    let key = EcdsaKeyPair::from_pkcs8(algorithm, key.as_ref(), &random).map_err(|_| "a new key cannot be read")?;
    let text = [b'a'; SIGNED];
    let (start, cpu) = (Instant::now(), cpu_seconds()?);
    let mut signatures = 0_u32;
    while start.elapsed() < time {
        key.sign(&random, &text).map_err(|_| "nothing can be signed")?;
        signatures += 1;
    }
    Ok(json!({ "sign_cpu_us": (cpu_seconds()? - cpu) * 1e6 / f64::from(signatures) }))
}

/// Point selects and durable commits, one after another on one connection.
async fn sqlite_alone(folder: &Path, time: Duration) -> Result<Value, Failed> {
    let options = SqliteConnectOptions::new()
        .filename(folder.join("floor.db"))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let mut connection = SqliteConnection::connect_with(&options).await?;
    sqlx::query("CREATE TABLE rows (id INTEGER PRIMARY KEY, word TEXT NOT NULL)").execute(&mut connection).await?;
    sqlx::query(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
        INSERT INTO rows SELECT i, 'word ' || i FROM n",
    )
    .bind(ROWS)
    .execute(&mut connection)
    .await?;
    let (start, cpu) = (Instant::now(), cpu_seconds()?);
    let mut selects = 0_u32;
    while start.elapsed() < time / 2 {
        let id = i64::from(selects) * 7919 % ROWS + 1;
        let (_word,): (String,) =
            sqlx::query_as("SELECT word FROM rows WHERE id = $1").bind(id).fetch_one(&mut connection).await?;
        selects += 1;
    }
    let (select_time, select_cpu) = (start.elapsed().as_secs_f64(), cpu_seconds()? - cpu);
    let start = Instant::now();
    let mut commits = 0_u32;
    while start.elapsed() < time / 2 {
        sqlx::query("INSERT INTO rows (word) VALUES ($1)").bind("new").execute(&mut connection).await?;
        commits += 1;
    }
    let commit_time = start.elapsed().as_secs_f64();
    connection.close().await?;
    Ok(json!({
        "select_us": select_time * 1e6 / f64::from(selects),
        "select_cpu_us": select_cpu * 1e6 / f64::from(selects),
        "commits_per_second": f64::from(commits) / commit_time,
    }))
}

/// The bare sums of each product as of a day, and those of all its lines, in the purchasing account with the most lines.
async fn sums_alone(database: &str, time: Duration) -> Result<Value, Failed> {
    match database.strip_prefix("sqlite://") {
        Some(file) => {
            let options = SqliteConnectOptions::new().filename(file);
            sums_on::<Sqlite>(SqliteConnection::connect_with(&options).await?, time).await
        }
        None => sums_on::<Postgres>(PgConnection::connect(database).await?, time).await,
    }
}

async fn sums_on<D>(mut connection: D::Connection, time: Duration) -> Result<Value, Failed>
where
    D: Database,
    for<'c> &'c mut D::Connection: Executor<'c, Database = D>,
    for<'q> D::Arguments: IntoArguments<D>,
    for<'q> &'q str: Encode<'q, D> + Type<D>,
    (String, i64): for<'r> FromRow<'r, D::Row>,
{
    const LARGEST: &str = "SELECT purchasing_account_id, COUNT(*) FROM order_lines GROUP BY purchasing_account_id
        ORDER BY COUNT(*) DESC LIMIT 1";
    const PLAIN: &str = "SELECT part_key, CAST(SUM(quantity) AS BIGINT) FROM order_lines
        WHERE is_counted AND purchasing_account_id = $1 GROUP BY part_key";
    const AS_OF_A_DAY: &str = "SELECT part_key,
            CAST(SUM(CASE WHEN usage_from <= '2026-11-20' AND (usage_until IS NULL OR usage_until >= '2026-11-20')
                THEN quantity ELSE 0 END) AS BIGINT),
            SUM(CASE WHEN usage_from <= '2026-11-20' AND assurance_until >= '2026-11-20' THEN quantity ELSE 0 END),
            SUM(CASE WHEN usage_from > '2026-11-20' THEN quantity ELSE 0 END),
            SUM(CASE WHEN usage_until < '2026-11-20' THEN quantity ELSE 0 END)
        FROM order_lines WHERE is_counted AND purchasing_account_id = $1 GROUP BY part_key";
    let (account, lines): (String, i64) = sqlx::query_as(LARGEST).fetch_one(&mut connection).await?;
    let mut medians = Vec::new();
    for statement in [AS_OF_A_DAY, PLAIN] {
        let mut times = Vec::new();
        let begin = Instant::now();
        while begin.elapsed() < time {
            let start = Instant::now();
            let sums = sqlx::query(statement).bind(account.as_str()).fetch_all(&mut connection).await?;
            assert!(!sums.is_empty(), "an account with lines has sums");
            times.push(start.elapsed().as_secs_f64() * 1e3);
        }
        times.sort_by(f64::total_cmp);
        medians.push(times[times.len() / 2]);
    }
    Ok(json!({ "lines": lines, "sum_ms": medians[0], "plain_ms": medians[1] }))
}

/// The processor time of this process, in the kernel's ticks of a hundredth of a second.
fn cpu_seconds() -> Result<f64, Failed> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let (_, fields) = stat.rsplit_once(')').ok_or("an unknown form of /proc/self/stat")?;
    let ticks: Vec<f64> = fields.split_whitespace().skip(11).take(2).map(str::parse).collect::<Result<_, _>>()?;
    Ok(ticks.iter().sum::<f64>() / 100.0)
}
