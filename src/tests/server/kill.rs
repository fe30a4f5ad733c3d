//! Killed processes: real processes end at random moments, and nothing acknowledged is lost.
//!
//! The ledger is kept outside the product: by this client, which records every response, and by the mail server, which
//! records every mail it accepted.

use crate::support::{
    Engine, agreement, on_both_engines,
    process::{Installation, Process, read_answer, was_killed},
    register,
    smtp::{Received, Reply, Sink},
};
use business_center::{
    domain::language::Language,
    server::{
        db::{self, Db},
        jobs::IN_FLIGHT,
        token::Token,
    },
};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    hash::{BuildHasher, Hasher, RandomState},
    process::Output,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{io::AsyncWriteExt, time::sleep};

/// Processes killed on each engine.
const KILLS: usize = 25;
/// A server that is to be killed lives at most so long after the import has begun beside it.
const LONGEST_LIFE: Duration = Duration::from_millis(900);
/// An import that is to be killed lives at most so long; most need less, and some are done before.
const LONGEST_IMPORT: Duration = Duration::from_millis(200);
/// The most agreements of a file.
const LARGEST_FILE: u64 = 40;
/// The mail server answers after less than this, so that mails are in flight when a kill comes.
const SLOWEST_MAIL: u64 = 40;
/// Requests to send an invitation again: as many as the product answers without making them wait.
const REQUESTS: usize = 50;
/// The time between two of them.
const REQUEST_INTERVAL: Duration = Duration::from_millis(200);
/// The account that [`agreement`] gives everyone.
const ACCOUNT: &str = "0001234567";

/// Random numbers from a seed: with `BC_TEST_SEED` the same decisions are taken again.
struct Dice(u64);

impl Dice {
    fn new(engine: Engine) -> Self {
        let seed = std::env::var("BC_TEST_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = seed.unwrap_or_else(|| RandomState::new().build_hasher().finish());
        println!("{engine:?}: BC_TEST_SEED={seed}");
        Self(seed)
    }

    /// A number below `end` (`SplitMix64`).
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }

    fn time_below(&mut self, end: Duration) -> Duration {
        Duration::from_micros(self.below(u64::try_from(end.as_micros()).expect("a short time").max(1)))
    }
}

/// An agreement and its administrator.
#[derive(Clone, Debug)]
struct Invited {
    agreement: String,
    email: String,
}

/// What the processes told the client.
#[derive(Debug, Default)]
struct Ledger {
    /// Invited by imports that said so.
    acknowledged: Vec<Invited>,
    /// Files of imports that were killed before they said anything.
    unacknowledged: Vec<Vec<Invited>>,
    /// Whose invitation was asked for again, and whether the server said that it would be sent.
    requests: BTreeMap<String, bool>,
    /// Kills of servers and of imports.
    killed_servers: usize,
    killed_imports: usize,
}

impl Ledger {
    fn note_import(&mut self, file: Vec<Invited>, outcome: &Output) {
        if was_killed(outcome) {
            self.killed_imports += 1;
            self.unacknowledged.push(file);
            return;
        }
        let error = String::from_utf8_lossy(&outcome.stderr);
        assert!(outcome.status.success(), "an import failed beside a server: {error}");
        let report: Value = serde_json::from_slice(&outcome.stdout).expect("a report");
        assert_eq!(report["summary"]["invited"], file.len());
        self.acknowledged.extend(file);
    }

    fn next_to_ask(&self) -> Option<Invited> {
        let is_new = |invited: &&Invited| !self.requests.contains_key(&invited.email);
        self.acknowledged.iter().find(is_new).filter(|_| self.requests.len() < REQUESTS).cloned()
    }
}

mod nothing_acknowledged_is_lost {
    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn sqlite() {
        kill_at_random(Engine::Sqlite).await;
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn postgres() {
        kill_at_random(Engine::Postgres).await;
    }
}

async fn kill_at_random(engine: Engine) {
    let mut dice = Dice::new(engine);
    let sink = Sink::start({
        let dice = Mutex::new(Dice(dice.below(u64::MAX)));
        move |_, _| Reply::Accept(Duration::from_millis(dice.lock().expect("no panic").below(SLOWEST_MAIL)))
    })
    .await;
    let installation = Arc::new(Installation::new(engine, sink.url()).await);
    let ledger: Arc<Mutex<Ledger>> = Arc::default();
    let enough = Arc::new(AtomicBool::new(false));
    let asking = tokio::spawn(ask_again(installation.clone(), ledger.clone(), enough.clone()));
    let begin = Instant::now();
    let mut server = kill(&installation, &ledger, &mut dice).await;
    let killing = begin.elapsed();
    enough.store(true, Ordering::SeqCst);
    asking.await.expect("no panic");
    installation.ready(&mut server).await;
    stop(server).await;

    let db = Db::connect(&installation.database_url).await.expect("the database");
    // Instead of waiting until the leases of the killed servers have ended, and the hour of what they had handed over.
    let mut connection = db.write().await.expect("a transaction");
    connection.execute("UPDATE outbox SET due_at = 0 WHERE finished_at IS NULL").await.expect("a statement");
    connection.commit().await.expect("commit");
    let begin = Instant::now();
    let server = installation.serve_ready().await;
    while count(&db, "SELECT COUNT(*) FROM form_requests WHERE state = 'queued'").await > 0 {
        assert!(begin.elapsed() < Duration::from_secs(30), "requests are stuck");
        sleep(Duration::from_millis(50)).await;
    }
    let mails = installation.drained().await;
    println!("{engine:?}: killed for {killing:?}, drained in {:?}", begin.elapsed());

    let ledger = std::mem::take(&mut *ledger.lock().expect("no panic"));
    let received = sink.received();
    check_mails(&ledger, &mails, &received);
    check_imports(&db, &ledger, &received).await;
    check_links(&installation, &db, &received).await;
    installation.run(&["audit", "verify"]).await;
    stop(server).await;
}

/// Kills server and import at random moments under load, until it is enough; gives the last server.
async fn kill(installation: &Installation, ledger: &Mutex<Ledger>, dice: &mut Dice) -> Process {
    let mut server = installation.serve();
    for number in 0.. {
        let (path, file) = write_file(installation, number, 1 + dice.below(LARGEST_FILE));
        let mut import = installation.start(&["import", &path, "--json"]);
        let (kills_server, kills_import) = match dice.below(5) {
            0 => (false, true),
            1 => (true, true),
            _ => (true, false),
        };
        sleep(dice.time_below(if kills_import { LONGEST_IMPORT } else { LONGEST_LIFE })).await;
        assert!(server.is_running(), "the server ended by itself");
        if kills_server {
            server.kill();
        }
        if kills_import {
            import.kill();
        }
        let outcome = import.finish().await;
        if kills_server {
            assert!(was_killed(&server.finish().await), "the server ended by itself");
            server = installation.serve();
        }
        let mut ledger = ledger.lock().expect("no panic");
        ledger.killed_servers += usize::from(kills_server);
        ledger.note_import(file, &outcome);
        if ledger.killed_servers + ledger.killed_imports >= KILLS {
            break;
        }
    }
    server
}

/// Writes a register of fresh agreements and gives its path.
fn write_file(installation: &Installation, number: usize, agreements: u64) -> (String, Vec<Invited>) {
    let file: Vec<Invited> = (0..agreements)
        .map(|index| Invited {
            agreement: format!("F{number}A{index}"),
            email: format!("person{index}@file{number}.example"),
        })
        .collect();
    let languages = Language::ALL.into_iter().cycle();
    let agreements: Vec<Value> = file
        .iter()
        .zip(languages)
        .map(|(invited, language)| {
            let mut agreement = agreement(&invited.agreement, &invited.email);
            agreement["purchasing_accounts"][0]["administrator"]["language"] = language.code().into();
            agreement
        })
        .collect();
    let path = installation.path(&format!("{number}.json"));
    std::fs::write(&path, register(&agreements).to_string()).expect("a file");
    (path.display().to_string(), file)
}

/// Asks for the invitations of acknowledged imports again, one after the other.
async fn ask_again(installation: Arc<Installation>, ledger: Arc<Mutex<Ledger>>, enough: Arc<AtomicBool>) {
    let mut asked: u8 = 0;
    while !enough.load(Ordering::SeqCst) {
        sleep(REQUEST_INTERVAL).await;
        let next = ledger.lock().expect("no panic").next_to_ask();
        let Some(Invited { agreement, email }) = next else { continue };
        if installation.connect().await.is_err() {
            continue;
        }
        asked += 1;
        let fields =
            [("email", email.as_str()), ("agreement_number", &agreement), ("purchasing_account_number", ACCOUNT)];
        let answer = installation.post("/resend", &fields, &format!("10.0.0.{asked}")).await;
        let is_acknowledged = answer.is_ok_and(|answer| answer.location() == Some("/resend/sent"));
        ledger.lock().expect("no panic").requests.insert(email, is_acknowledged);
    }
}

async fn stop(mut server: Process) {
    server.terminate();
    let outcome = server.finish().await;
    assert!(outcome.status.success(), "the server ended with {}", outcome.status);
}

async fn count(db: &Db, sql: &'static str) -> i64 {
    db.read().await.expect("a connection").count(sql).await.expect("a count")
}

/// Every mail of the outbox was sent or gave way to a newer one that was, nothing else came, and surplus copies are few
/// and the same mail.
fn check_mails(ledger: &Ledger, mails: &[Value], received: &[Received]) {
    let mut known = BTreeMap::new();
    let mut sent = BTreeSet::new();
    for mail in mails {
        let id = format!("<{}@localhost.localdomain>", mail["id"].as_str().expect("an id"));
        if mail["state"] == "sent" {
            sent.insert(id.clone());
        } else {
            assert!(gave_way(mail, mails), "{mail}");
        }
        known.insert(id, mail["recipient"].as_str().expect("a recipient"));
    }
    for mail in received {
        assert_eq!(known.get(&mail.message_id), Some(&mail.recipient.as_str()), "a mail that is not in the outbox");
    }
    let distinct: BTreeSet<&String> = received.iter().map(|mail| &mail.message_id).collect();
    assert!(sent.iter().all(|id| distinct.contains(id)), "mails that are marked as sent, but never came");

    let surplus = received.len() - distinct.len();
    let most = ledger.killed_servers * IN_FLIGHT;
    println!(
        "killed {} servers and {} imports; {} mails, {surplus} of them surplus (at most {most}); {} requests, {} acknowledged",
        ledger.killed_servers,
        ledger.killed_imports,
        received.len(),
        ledger.requests.len(),
        ledger.requests.values().filter(|acknowledged| **acknowledged).count(),
    );
    assert!(surplus <= most, "{surplus} surplus mails after {} kills of a server", ledger.killed_servers);

    for invited in &ledger.acknowledged {
        let copies = known.values().filter(|recipient| **recipient == invited.email).count();
        let fits = match ledger.requests.get(&invited.email) {
            None => copies == 1,
            Some(true) => copies == 2,
            // The answer was cut off, the request perhaps not.
            Some(false) => copies == 1 || copies == 2,
        };
        assert!(fits, "{copies} mails to {}", invited.email);
    }
}

/// Whether an invitation, stopped in the middle of its first attempt, was withdrawn for the one that was asked for since.
fn gave_way(mail: &Value, mails: &[Value]) -> bool {
    let is_newer = |other: &Value| {
        other["recipient"] == mail["recipient"]
            && other["state"] == "sent"
            && other["created_at"].as_i64() > mail["created_at"].as_i64()
    };
    mail["state"] == "withdrawn" && mail["attempts"].as_i64() > Some(1) && mails.iter().any(is_newer)
}

/// A file is imported in batches, so one whose import was killed may be there in part: each agreement as a whole, with its
/// mail, or not at all. Importing it again finishes it (`agreements::import_batches`).
async fn check_imports(db: &Db, ledger: &Ledger, received: &[Received]) {
    let mut connection = db.read().await.expect("a connection");
    let mut expected = ledger.acknowledged.len();
    for file in &ledger.unacknowledged {
        for invited in file {
            let agreement = db::agreements::find_by_number(&mut connection, &invited.agreement).await;
            let is_there = agreement.expect("an answer").is_some();
            expected += usize::from(is_there);
            assert_eq!(received.iter().any(|mail| mail.recipient == invited.email), is_there, "{}", invited.email);
        }
    }
    let agreements = connection.count("SELECT COUNT(*) FROM agreements").await.expect("a count");
    assert_eq!(usize::try_from(agreements), Ok(expected));
}

/// The database knows the link of every mail, copies too; a handful is opened.
async fn check_links(installation: &Installation, db: &Db, received: &[Received]) {
    let mut connection = db.read().await.expect("a connection");
    for mail in received {
        let link = mail.link(&installation.base);
        let token = Token::parse(link.trim_start_matches("/i/")).expect("a token");
        let found = db::invitations::find_link(&mut connection, &token.hash()).await.expect("an answer");
        assert_eq!(found.expect("a link").invitation.email, mail.recipient);
    }
    for mail in received.iter().step_by(received.len().div_ceil(8)) {
        let opened = installation.get(&mail.link(&installation.base)).await.expect("an answer");
        assert_eq!((opened.status.as_u16(), opened.location()), (303, Some("/register")));
        let cookie = opened.headers["set-cookie"].to_str().expect("a cookie").split(';').next().unwrap_or_default();
        let page = installation.get_with_cookie("/register", cookie).await.expect("an answer");
        assert_eq!(page.status.as_u16(), 200);
        assert!(page.shows(&mail.recipient), "{}", page.body);
    }
}

on_both_engines! {
    async fn programs_that_start_at_once_create_the_tables_together(engine: Engine) {
        start_at_once(engine).await;
    }
}

async fn start_at_once(engine: Engine) {
    for _ in 0..3 {
        let installation = Installation::new(engine, "file:mail".to_owned()).await;
        let programs: Vec<Process> = (0..4).map(|_| installation.start(&["migrate"])).collect();
        for program in programs {
            let outcome = program.finish().await;
            assert!(outcome.status.success(), "{}", String::from_utf8_lossy(&outcome.stderr));
        }
    }
}

on_both_engines! {
    async fn a_server_that_is_told_to_stop_finishes_what_is_under_way(engine: Engine) {
        stop_at_work(engine).await;
    }
}

async fn stop_at_work(engine: Engine) {
    let sink = Sink::start(|_, _| Reply::Accept(Duration::from_secs(2))).await;
    let installation = Installation::new(engine, sink.url()).await;
    let mut server = installation.serve_ready().await;
    let (path, file) = write_file(&installation, 0, 20);
    installation.run(&["import", &path]).await;
    sink.wait_until(|ledger| ledger.unanswered > 0).await;
    let body =
        format!("email={}&agreement_number={}&purchasing_account_number={ACCOUNT}", file[0].email, file[0].agreement);
    let mut request = installation.connect().await.expect("a connection");
    let head = installation.form_head("/resend", &body, "10.0.0.1");
    let (first, last) = body.split_at(body.len() / 2);
    request.write_all((head + first).as_bytes()).await.expect("half a form");
    // Answers in order of arrival: once this one is there, the half form is being read.
    installation.get("/healthz").await.expect("an answer");

    server.terminate();
    let begin = Instant::now();
    while installation.connect().await.is_ok() {
        assert!(begin.elapsed() < Duration::from_secs(2), "the server still accepts");
        sleep(Duration::from_millis(10)).await;
    }
    request.write_all(last.as_bytes()).await.expect("the other half");
    let answer = read_answer(request).await.expect("an answer");
    assert_eq!(answer.location(), Some("/resend/sent"), "{}", answer.body);
    let outcome = server.finish().await;
    println!("{engine:?}: stopped in {:?}", begin.elapsed());
    assert!(outcome.status.success() && begin.elapsed() < Duration::from_secs(10), "{:?}", begin.elapsed());
    let states = states(&installation).await;
    assert_eq!(states.get("sent"), Some(&sink.received().len()), "{states:?}");
    assert_eq!(states.get("sending"), None, "{states:?}");

    let server = installation.serve_ready().await;
    installation.drained().await;
    // The sends were finished, so nothing came twice; and the acknowledged request was kept.
    sink.wait_until(|ledger| ledger.received.len() == file.len() + 1).await;
    stop(server).await;
}

/// How many mails are in which state.
async fn states(installation: &Installation) -> BTreeMap<String, usize> {
    let mut states = BTreeMap::new();
    for mail in installation.mails().await {
        *states.entry(mail["state"].as_str().expect("a state").to_owned()).or_default() += 1;
    }
    states
}

on_both_engines! {
    async fn a_mail_server_that_falls_silent_does_not_keep_the_server_from_stopping(engine: Engine) {
        stop_in_silence(engine).await;
    }
}

async fn stop_in_silence(engine: Engine) {
    let sink =
        Sink::start(|_, attempt| if attempt == 1 { Reply::Silence } else { Reply::Accept(Duration::ZERO) }).await;
    let installation = Installation::new(engine, sink.url()).await;
    let mut server = installation.serve_ready().await;
    let (path, file) = write_file(&installation, 0, 3);
    installation.run(&["import", &path]).await;
    sink.wait_until(|ledger| ledger.unanswered == file.len()).await;
    server.terminate();
    let begin = Instant::now();
    assert!(server.finish().await.status.success());
    assert!(begin.elapsed() < Duration::from_secs(10), "{:?}", begin.elapsed());
    assert_eq!(states(&installation).await, BTreeMap::from([("waiting".to_owned(), file.len())]));

    // They may have arrived, so they are not repeated at once; the operator knows better.
    installation.run(&["mail", "retry"]).await;
    let server = installation.serve_ready().await;
    installation.drained().await;
    assert_eq!(sink.received().len(), file.len());
    stop(server).await;
}
