//! A failing database: full disk, I/O errors, no memory, read-only, lost connections. Acknowledged changes are there,
//! failed ones left nothing behind, pages stay readable, and writing works again without a restart.

use crate::support::{
    Answer, Client, Engine, PASSWORD, TestApp, accept_form,
    access::{addable, assignment_of, colleague, invite, path_of, row},
    agreement,
    faults::{Fault, Faults},
    on_both_engines,
    process::Installation,
    register,
    smtp::{Reply, Sink},
    things::Things,
};
use business_center::{
    domain::{audit::By, moment::Span},
    server::{
        audit,
        change::Change,
        db::Db,
        failure::{Failure, Outcome},
        http::routes::rules,
        jobs::fulfil_queued,
    },
};
use serde_json::Value;
use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{
    sync::watch,
    task::JoinSet,
    time::{sleep, timeout},
};

/// A statement that needs a connection which can write, and changes nothing.
const WRITING: &str = "UPDATE rate_limits SET key = key WHERE key = 'nobody'";

/// Roles that were chosen when the session had ended: giving some forgets them.
const KEPT_CHOICE: &str = "INSERT INTO form_drafts (user_id, path, fields, created_at)
    SELECT id, '/account/access', '[\"/account/access\", []]', 1795176000000 FROM users WHERE email_key = 'harry@contoso.com'
    ON CONFLICT DO NOTHING";

/// Something that a person or the operator does.
enum Act {
    Form { client: Client, path: String, fields: Vec<(String, String)> },
    Import(Value),
}

impl Act {
    fn form<V: Into<String>>(client: &Client, path: &str, fields: impl IntoIterator<Item = (&'static str, V)>) -> Self {
        let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
        Self::Form { client: client.clone(), path: path.to_owned(), fields }
    }

    /// Tries once. False where it failed for the database's sake; it says then whether it is worth trying again.
    async fn succeeds(&self, app: &TestApp, passes: bool) -> bool {
        match self {
            Self::Form { client, path, fields } => {
                let answer = client.clone().post(path, fields).await;
                if !answer.status.is_server_error() {
                    assert!(matches!(answer.status.as_u16(), 200 | 303), "{path}: {} {}", answer.status, answer.body);
                    return true;
                }
                let is_told = answer.status == 503 && answer.headers.contains_key("retry-after");
                assert_eq!(is_told, passes, "{path}: {}", answer.status);
            }
            Self::Import(register) => match try_import(app, register).await {
                Ok(()) => return true,
                Err(failure) => assert!(!matches!(failure, Failure::Refused(_)), "{failure}"),
            },
        }
        false
    }
}

async fn try_import(app: &TestApp, register: &Value) -> Outcome<()> {
    let mut change = Change::new(app.app.db.write().await?, By::Register, app.now());
    app.try_import_into(&mut change, register).await?;
    change.commit().await
}

/// What people do most, ready to be sent.
async fn acts(app: &TestApp, harry: &mut Client) -> Vec<(&'static str, Act)> {
    colleague(app, harry, "nils@contoso.com", "account_viewer").await;
    let nils = path_of(harry, "nils").await;
    let assignment = assignment_of(&harry.get(&nils).await, "Account Viewer");
    invite(harry, &[("rosa@contoso.com", &["account_viewer"])]).await;
    let mut rosa = app.client();
    rosa.get(&app.newest_link("rosa@contoso.com").await).await;
    let accept = accept_form(&rosa.get("/register").await);
    let offer = path_of(harry, "rosa").await;
    let offered = addable(&harry.get(&offer).await, "report_viewer");
    let role = addable(&harry.get(&nils).await, "report_viewer");
    let mut people = row(1, "ivan@contoso.com", &["report_viewer"]);
    people.push(("key".to_owned(), harry.get("/account/access/invite").await.value_of("key")));
    let profile = [("first_name", "Harald"), ("last_name", "Miller"), ("language", "en"), ("country", "US")];
    let resend = [
        ("email", "harry@contoso.com"),
        ("agreement_number", "1234567890"),
        ("purchasing_account_number", "0001234567"),
    ];
    vec![
        ("change an offer", Act::form(harry, &format!("{offer}/roles"), [("roles", offered)])),
        ("give a role", Act::form(harry, &format!("{nils}/roles"), [("role", role)])),
        ("accept", Act::form(&rosa, "/register", accept)),
        ("sign in", Act::form(&app.client(), "/Customer/", [("email", "harry@contoso.com"), ("password", PASSWORD)])),
        ("invite", Act::Form { client: harry.clone(), path: "/account/access/invite".to_owned(), fields: people }),
        ("remove a role", Act::form(harry, &format!("{nils}/roles/remove"), [("assignment", assignment)])),
        ("profile", Act::form(harry, "/profile", profile)),
        ("resend", Act::form(&app.client(), "/resend", resend)),
        ("import", Act::Import(register(&[agreement("5555555555", "eve@fabrikam.com")]))),
    ]
}

on_both_engines! {
    async fn each_write_and_each_commit_fails_once(engine: Engine) {
        fail_each_write(engine).await;
    }
}

async fn fail_each_write(engine: Engine) {
    let app = TestApp::start(engine).await;
    let mut harry = app.register_harry().await;
    let acts = acts(&app, &mut harry).await;
    let mut faults = Faults::install(&app).await;
    for (name, act) in acts {
        app.execute(KEPT_CHOICE).await;
        let before = faults.contents().await;
        let mut failures = 0;
        'writes: for nth in 1.. {
            for fault in Fault::by_turns(engine, nth) {
                faults.arm(&app, nth, fault).await;
                if act.succeeds(&app, fault.passes).await {
                    break 'writes;
                }
                failures += 1;
                assert_eq!(faults.contents().await, before, "{name}, write {nth}, {fault:?}");
                assert_eq!(harry.get("/home").await.status, 200);
                faults.disarm().await;
                app.execute(WRITING).await;
                faults.forget_attempts().await;
            }
        }
        faults.disarm().await;
        println!("{engine:?}: {name} failed {failures} times");
        assert!(failures > 1 && failures % 2 == 0, "{name} failed {failures} times");
        assert_ne!(faults.contents().await, before, "{name} was done in the end");
    }
}

on_both_engines! {
    /// What is only noted in passing (that a session is in use, first steps, exports) does not keep anyone from reading.
    async fn every_page_is_read_where_nothing_can_be_written(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        invite(&mut harry, &[("ivan@contoso.com", &["account_viewer"])]).await;
        let link = app.newest_link("ivan@contoso.com").await;
        let things = Things::find(&app, "rosa@contoso.com", "ivan@contoso.com").await;
        app.pass(Span::minutes(2));
        let mut reader = app.client_of_reader().await;
        reader.cookies = harry.cookies.clone();
        let mut seen = 0;
        for (path, _) in rules() {
            let path = match path {
                "/i/{token}" => link.clone(),
                path => path.replace("{user}", &things.user).replace("{invitation}", &things.invitation)
                    .replace("{guide}", "roles").replace("{token}", "x"),
            };
            // What is made once, such as a key, is there before no one can write.
            let written = harry.get(&path).await;
            let read = reader.get(&path).await;
            assert_eq!(read.status, written.status, "{path}: {}", read.body);
            seen += usize::from(read.status == 200);
        }
        assert!(seen > 20, "{seen} pages");
        assert_eq!(reader.get("/healthz").await.status, 200);
        let (reading, writing) = (reader.get("/readyz").await, harry.get("/readyz").await);
        assert_eq!((reading.status.as_u16(), reading.body.as_str()), (503, "not ready: nothing can be written\n"));
        assert_eq!((writing.status.as_u16(), writing.body.as_str()), (200, "ready\n"));
        let forms = [
            ("/Customer/", vec![("email", "harry@contoso.com"), ("password", PASSWORD)]),
            ("/profile", vec![("first_name", "H"), ("last_name", "M"), ("language", "en"), ("country", "US")]),
            ("/resend", vec![("email", "a@contoso.com"), ("agreement_number", "1"), ("purchasing_account_number", "1")]),
        ];
        for (path, form) in forms {
            let answer = reader.post(path, &form).await;
            assert_eq!((answer.status.as_u16(), answer.headers.contains_key("retry-after")), (503, true), "{path}");
        }
    }
}

on_both_engines! {
    /// The outage is no fault of the request, which would wait for minutes else, and be given up after some more.
    async fn a_request_of_a_public_form_is_worked_on_as_soon_as_an_outage_ends(engine: Engine) {
        let app = TestApp::start(engine).await;
        app.invite_harry().await;
        let form = [("email", "harry@contoso.com"), ("agreement_number", "1234567890"), ("purchasing_account_number", "0001234567")];
        assert_eq!(app.client().post("/resend", &form).await.status, 303);
        let mut faults = Faults::install(&app).await;
        for fault in [Fault::by_turns(engine, 0)[0], Fault::by_turns(engine, 4)[0]] {
            faults.arm(&app, 1, fault).await;
            assert!(matches!(fulfil_queued(&app.app).await, Err(Failure::Outage(_))), "{fault:?}");
            faults.disarm().await;
        }
        app.run_jobs().await;
        assert_eq!(app.mails("harry@contoso.com").len(), 2);
    }

    /// With `--partial` an agreement that fails is left out; an outage is no fault of an agreement.
    async fn a_partial_import_that_meets_an_outage_imports_nothing(engine: Engine) {
        let installation = Installation::new(engine, "file:mail".to_owned()).await;
        let app = TestApp::start_with(engine, &[("BC_DATABASE_URL", &installation.database_url)]).await;
        let mut faults = Faults::install(&app).await;
        let agreements = ["1", "2", "3"].map(|number| agreement(number, "harry@contoso.com"));
        let path = installation.path("register.json");
        std::fs::write(&path, register(&agreements).to_string()).expect("a register");
        let before = faults.contents().await;
        let mut failures = 0;
        loop {
            // Of SQLite the fault that takes the transaction back.
            faults.arm(&app, 1 + 7 * failures, Fault::by_turns(engine, 2 * failures + 1)[0]).await;
            let outcome = installation.start(&["import", &path.display().to_string(), "--partial"]).finish().await;
            faults.disarm().await;
            if outcome.status.success() {
                break;
            }
            let error = String::from_utf8_lossy(&outcome.stderr);
            assert_eq!((outcome.status.code(), faults.contents().await), (Some(1), before.clone()), "{error}");
            failures += 1;
        }
        assert!(failures > 4, "{failures} times");
        assert_eq!(app.count("SELECT COUNT(*) FROM agreements").await, 3);
    }
}

/// The server would answer such a commit as if all had gone well.
#[tokio::test]
async fn nothing_is_committed_after_a_statement_that_failed() {
    const ROW: &str = "INSERT INTO organizations (id, name, country) VALUES ('1', 'Contoso', 'US')";
    const OTHER: &str = "INSERT INTO organizations (id, name, country) VALUES ('2', 'Fabrikam', 'US')";
    let app = TestApp::start(Engine::Postgres).await;
    app.execute(ROW).await;
    let begin = async || {
        let mut connection = app.app.db.write().await.expect("a transaction");
        connection.execute(OTHER).await.expect("a row");
        connection.execute("SAVEPOINT part").await.expect("a savepoint");
        assert!(connection.execute(ROW).await.is_err());
        connection
    };
    assert!(begin().await.commit().await.is_err());
    assert_eq!(app.count("SELECT COUNT(*) FROM organizations").await, 1);
    let mut connection = begin().await;
    connection.execute("ROLLBACK TO SAVEPOINT part").await.expect("the failure alone is undone");
    connection.commit().await.expect("commit");
    assert_eq!(app.count("SELECT COUNT(*) FROM organizations").await, 2);
}

/// Within this time after a fault writing works again.
const RECOVERY: Duration = Duration::from_secs(5);

/// What browsers that work side by side have been told.
#[derive(Debug, Default)]
struct Ledger {
    pages: AtomicUsize,
    failures: AtomicUsize,
    /// The names that were acknowledged.
    acknowledged: Mutex<Vec<String>>,
    /// How many there were.
    count: watch::Sender<usize>,
    is_over: AtomicBool,
}

impl Ledger {
    fn goes_on(&self) -> bool {
        !self.is_over.load(Ordering::SeqCst)
    }

    fn acknowledge(&self, name: String) {
        self.acknowledged.lock().expect("no panic").push(name);
        self.count.send_modify(|count| *count += 1);
    }

    /// Waits until something is acknowledged from now on, and gives the time that it took.
    async fn recovers(&self) -> Duration {
        let begin = Instant::now();
        let (mut count, before) = (self.count.subscribe(), *self.count.borrow());
        let recovered = timeout(RECOVERY, count.wait_for(|count| *count > before)).await;
        recovered.expect("writing works again in time").expect("a ledger");
        begin.elapsed()
    }
}

/// The form of a new name, which the audit trail keeps.
fn renaming(first_name: &str) -> [(&str, &str); 4] {
    [("first_name", first_name), ("last_name", "Miller"), ("language", "en"), ("country", "US")]
}

async fn read_pages(ledger: Arc<Ledger>, mut client: Client) {
    while ledger.goes_on() {
        for path in ["/home", "/account/access", "/profile", "/account/audit"] {
            let answer = client.get(path).await;
            assert_eq!(answer.status, 200, "{path}: {}", answer.body);
            ledger.pages.fetch_add(1, Ordering::SeqCst);
        }
    }
}

async fn send_forms(ledger: Arc<Ledger>, mut client: Client, browser: usize) {
    for number in 0.. {
        if !ledger.goes_on() {
            return;
        }
        let name = format!("Harry {browser} {number}.");
        let answer = client.post("/profile", &renaming(&name)).await;
        if answer.status == 303 {
            ledger.acknowledge(name);
        } else {
            assert!(answer.status.is_server_error(), "{}", answer.status);
            ledger.failures.fetch_add(1, Ordering::SeqCst);
        }
    }
}

mod under_load_pages_are_read_and_nothing_acknowledged_is_lost {
    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn sqlite() {
        fail_under_load(Engine::Sqlite).await;
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn postgres() {
        fail_under_load(Engine::Postgres).await;
    }
}

async fn fail_under_load(engine: Engine) {
    const ROUNDS: usize = 40;
    let app = TestApp::start(engine).await;
    let harry = app.register_harry().await;
    let mut faults = Faults::install(&app).await;
    let ledger = Arc::new(Ledger::default());
    let (stop, stopping) = watch::channel(false);
    let jobs = app.spawn_jobs(stopping);
    let mut browsers = JoinSet::new();
    for name in 0..3 {
        browsers.spawn(read_pages(ledger.clone(), harry.clone()));
        browsers.spawn(send_forms(ledger.clone(), harry.clone(), name));
    }
    let mut slowest = Duration::ZERO;
    for round in 0..ROUNDS {
        // Pages note that their session is in use.
        app.pass(Span::minutes(2));
        let before = ledger.failures.load(Ordering::SeqCst);
        faults.arm(&app, 1 + round % 9, Fault::by_turns(engine, round)[round / 5 % 2]).await;
        let hit = async {
            while ledger.failures.load(Ordering::SeqCst) == before {
                sleep(Duration::from_millis(2)).await;
            }
        };
        // A job or a page may have met it instead.
        let _ = timeout(Duration::from_millis(200), hit).await;
        faults.disarm().await;
        slowest = slowest.max(ledger.recovers().await);
    }
    ledger.is_over.store(true, Ordering::SeqCst);
    while let Some(browser) = browsers.join_next().await {
        browser.expect("a browser that found what it expects");
    }
    stop.send(true).expect("jobs");
    jobs.await.expect("jobs");
    let (pages, failures) = (ledger.pages.load(Ordering::SeqCst), ledger.failures.load(Ordering::SeqCst));
    let acknowledged = std::mem::take(&mut *ledger.acknowledged.lock().expect("no panic"));
    println!(
        "{engine:?}: {pages} pages, {} forms, {failures} failed; writing after {slowest:?} at most",
        acknowledged.len()
    );
    assert!(pages > ROUNDS && acknowledged.len() > ROUNDS && failures > ROUNDS / 4);
    let kept = faults.contents_of("audit_personal").await;
    assert!(acknowledged.iter().all(|name| kept.contains(name)));
    let mut connection = app.app.db.read().await.expect("a connection");
    assert!(audit::verify(&mut connection).await.expect("the trail").broken.is_none());
}

/// A real server whose files may not grow: SQLite's writes fail at the commit, and the transaction is gone with it.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_server_whose_disk_was_full_writes_again() {
    const OUTAGE: Duration = Duration::from_secs(4);
    let sink = Sink::start(|_, _| Reply::Accept(Duration::ZERO)).await;
    let installation = Installation::new(Engine::Sqlite, sink.url()).await;
    let mut server = installation.serve_within_limits();
    installation.ready(&mut server).await;
    let cookie = join(&installation, &sink).await;
    let db = Db::connect(&installation.database_url).await.expect("the database");
    let rename = async |name: &str| {
        let answer = installation.post_with_cookie("/profile", &renaming(name), "10.1.0.1", &cookie).await;
        answer.expect("an answer")
    };
    for round in 0..2 {
        // The session is to note that it is in use.
        let mut connection = db.write().await.expect("a transaction");
        connection.execute("UPDATE sessions SET active_at = active_at - 120000").await.expect("a session");
        connection.commit().await.expect("commit");
        server.limit_files(Some(0));
        let begin = Instant::now();
        let mut number = 0;
        while begin.elapsed() < OUTAGE {
            let page = installation.get_with_cookie("/home", &cookie).await.expect("a page");
            assert_eq!(page.status, 200, "{}", page.body);
            let answer = rename(&format!("Never {number}.")).await;
            assert_eq!((answer.status.as_u16(), answer.headers.contains_key("retry-after")), (503, true));
            number += 1;
            sleep(Duration::from_millis(50)).await;
        }
        assert_eq!(installation.get("/readyz").await.expect("an answer").status, 503);
        assert_eq!(installation.get("/healthz").await.expect("an answer").status, 200);
        server.limit_files(None);
        let begin = Instant::now();
        while rename(&format!("Again {round}.")).await.status != 303 {
            assert!(begin.elapsed() < RECOVERY, "nothing is written");
        }
        println!("{number} forms failed; writing again after {:?}", begin.elapsed());
        installation.ready(&mut server).await;
        assert!(begin.elapsed() < RECOVERY, "{:?}", begin.elapsed());
    }
    // Mails go out again.
    installation.post("/forgot-password", &[("email", "harry@contoso.com")], "10.3.0.1").await.expect("an answer");
    sink.wait_until(|ledger| ledger.received.iter().filter(|mail| mail.recipient == "harry@contoso.com").count() == 2)
        .await;
    server.terminate();
    assert!(server.finish().await.status.success());
    installation.run(&["audit", "verify"]).await;
    let again = "SELECT COUNT(DISTINCT at) FROM audit_entries JOIN audit_personal USING (chain, sequence) WHERE facts LIKE '%\"Again %'";
    let never = "SELECT COUNT(*) FROM audit_personal WHERE facts LIKE '%\"Never %'";
    let mut connection = db.read().await.expect("a connection");
    assert_eq!((connection.count(again).await.expect("rows"), connection.count(never).await.expect("rows")), (2, 0));
}

/// Invites Harry, who registers; gives the cookie of his session.
#[cfg(target_os = "linux")]
async fn join(installation: &Installation, sink: &Sink) -> String {
    let path = installation.path("register.json");
    std::fs::write(&path, register(&[agreement("1234567890", "harry@contoso.com")]).to_string()).expect("a register");
    installation.run(&["import", &path.display().to_string()]).await;
    sink.wait_until(|ledger| !ledger.received.is_empty()).await;
    let cookie = |answer: &Answer| {
        let cookie = answer.headers["set-cookie"].to_str().expect("a cookie");
        cookie.split(';').next().unwrap_or_default().to_owned()
    };
    let link = sink.received()[0].link(&installation.base);
    let link = cookie(&installation.get(&link).await.expect("an answer"));
    let form = accept_form(&installation.get_with_cookie("/register", &link).await.expect("a page"));
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = installation.post_with_cookie("/register", &form, "10.0.0.1", &link).await.expect("an answer");
    assert_eq!(answer.location(), Some("/home"), "{}", answer.body);
    let mut cookies = answer.headers.get_all("set-cookie").iter().filter_map(|cookie| cookie.to_str().ok());
    let session = cookies.find(|cookie| cookie.contains("session")).and_then(|cookie| cookie.split(';').next());
    session.expect("a session").to_owned()
}
