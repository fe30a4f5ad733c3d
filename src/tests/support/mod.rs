//! A server without a socket, with a clock that the test moves and mails in memory.

pub mod access;
mod client;
pub mod commands;
pub mod database;
pub mod dates;
pub mod dns;
pub mod domains;
pub mod faults;
pub mod files;
pub mod import;
pub mod keys;
pub mod orders;
mod page;
pub mod pooler;
pub mod process;
pub mod reviews;
pub mod scope;
pub mod seats;
pub mod smtp;
pub mod things;

pub use client::{Answer, Client};
pub use database::Engine;
pub use page::{Element, Page};

use business_center::{
    domain::{
        audit::By,
        moment::{Moment, Span},
        register::RecordKind,
    },
    server::{
        change::Change,
        clock::Clock,
        config::Config,
        custody::{Custody, Keyring},
        db::{self, Db, Origin, Transaction, WRITERS, invitations::InvitationRow, users::UserRow},
        failure::Outcome,
        http::{assets::Assets, route::RouteTable, routes},
        jobs,
        mail::{StoredMail, Timeouts, Transport},
        register_file::{FileFault, Format, Item, Record, RegisterFile},
        state::{App, TURN},
        workflow::{
            forget,
            import::{Summary, import, look_up},
            imports::{import_product, import_subscription},
            invitations::{resend, withdraw},
            key_imports::import_key,
            operator::{self, Done},
            order_imports::{Known, import_order, import_statement},
            software_imports::import_file,
            undo::UNDO_TIME,
        },
    },
};
use jiff::civil::date;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};
use tempfile::TempDir;
use tokio::{sync::watch, task::JoinHandle};

/// November 20, 2026, 12:00 UTC.
pub const START: Moment = Moment(1_795_176_000_000);
/// The base URL of the server under test.
pub const BASE: &str = "http://localhost:3000";
/// A password that meets every rule.
pub const PASSWORD: &str = "kiwi lamp storm 7";

/// A form without fields.
pub const NONE: [(&str, &str); 0] = [];

/// Defines a test for each engine: `on_both_engines! { async fn name(app: TestApp) { … } }`, or with `engine: Engine`
/// if the server is not started as usual.
macro_rules! on_both_engines {
    ($($(#[$attribute:meta])* async fn $name:ident($app:ident: TestApp) $body:block)*) => {
        $crate::support::on_both_engines! {
            $(
                $(#[$attribute])*
                async fn $name(engine: Engine) {
                    let $app = $crate::support::TestApp::start(engine).await;
                    $body
                }
            )*
        }
    };
    ($($(#[$attribute:meta])* async fn $name:ident($engine:ident: Engine) $body:block)*) => {
        $(
            $(#[$attribute])*
            mod $name {
                #[allow(unused_imports, reason = "a test takes what it needs")]
                use super::*;

                async fn test($engine: $crate::support::Engine) $body

                #[tokio::test]
                async fn sqlite() {
                    test($crate::support::Engine::Sqlite).await;
                }

                #[tokio::test]
                async fn postgres() {
                    test($crate::support::Engine::Postgres).await;
                }
            }
        )*
    };
}
pub(crate) use on_both_engines;

/// A server under test.
pub struct TestApp {
    /// The state shared by its routes.
    pub app: App,
    router: axum::Router,
    now: Arc<AtomicI64>,
    transport: Transport,
    folder: TempDir,
}

impl TestApp {
    /// Starts with an empty database.
    pub async fn start(engine: Engine) -> Self {
        Self::start_with(engine, &[]).await
    }

    /// Starts with an empty database and these settings.
    pub async fn start_with(engine: Engine, settings: &[(&str, &str)]) -> Self {
        Self::start_waiting(engine, settings, TURN).await
    }

    /// Starts with an empty database and these settings; requests wait so long for their turn.
    pub async fn start_waiting(engine: Engine, settings: &[(&str, &str)], turn: Duration) -> Self {
        let folder = TempDir::new().expect("a folder");
        let mail = format!("file:{}", folder.path().join("mail").display());
        let keyring = folder.path().join("keyring");
        Keyring::add(&keyring, date(2026, 11, 20)).expect("a keyring");
        let mut environment: HashMap<String, String> = [
            ("BC_DATABASE_URL", engine.create(folder.path()).await),
            ("BC_BASE_URL", BASE.to_owned()),
            ("BC_MAIL", mail),
            ("BC_TRUSTED_PROXIES", "0.0.0.0".to_owned()),
            ("BC_PRIVATE_SUFFIXES", "example, test".to_owned()),
            ("BC_KEYRING_FILE", keyring.display().to_string()),
            ("BC_FILES", folder.path().join("files").display().to_string()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        environment.extend(settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let config = Config::parse("", &environment).expect("valid settings");
        let db = Db::connect(&config.database_url).await.expect("a database");
        db.migrate().await.expect("migrations");
        let now = Arc::new(AtomicI64::new(START.0));
        let clock = Clock::from_fn({
            let now = now.clone();
            move || Moment(now.load(Ordering::SeqCst))
        });
        let transport = Transport::from_config(&config).expect("a transport");
        let custody = Custody::load_or_none(&config);
        let app = App::with_turn(config, db, clock, Assets::default(), custody, turn);
        Self { router: routes::router(app.clone()), app, now, transport, folder }
    }

    /// Lets a mail server take so long for each step.
    pub fn limit(&mut self, timeouts: Timeouts) {
        self.transport = self.transport.clone().with_timeouts(timeouts);
    }

    /// Advances the clock.
    pub fn pass(&self, span: Span) {
        self.now.fetch_add(span.0, Ordering::SeqCst);
    }

    /// The current time of the server.
    pub fn now(&self) -> Moment {
        self.app.clock.now()
    }

    /// A new browser with its own IP address.
    pub fn client(&self) -> Client {
        Client::new(self.router.clone())
    }

    /// A new browser of another server instance with the same database.
    pub async fn client_of_another_instance(&self) -> Client {
        self.client_of_instance_at(&self.app.config.database_url).await
    }

    /// A new browser of another server instance, which cannot write to the same database.
    pub async fn client_of_reader(&self) -> Client {
        let option = if matches!(self.app.db, Db::Sqlite { .. }) {
            "mode=ro"
        } else {
            "options[default_transaction_read_only]=on"
        };
        self.client_of_instance_at(&format!("{}?{option}", self.app.config.database_url)).await
    }

    async fn client_of_instance_at(&self, database_url: &str) -> Client {
        Client::new(routes::router(self.instance_at(database_url).await))
    }

    /// Another server instance with the same database.
    pub async fn another_instance(&self) -> App {
        self.instance_at(&self.app.config.database_url).await
    }

    async fn instance_at(&self, database_url: &str) -> App {
        let db = Db::connect(database_url).await.expect("a database");
        let (config, clock) = (self.app.config.clone(), self.app.clock.clone());
        let custody = Custody::load_or_none(&config);
        App::new(config, db, clock, Assets::default(), custody)
    }

    /// A browser for routes other than the product's, with all layers around them.
    pub fn client_of(&self, routes: axum::Router<App>) -> Client {
        Client::new(routes::guarded(self.app.clone(), RouteTable::default(), routes))
    }

    /// Imports a register.
    pub async fn import(&self, register: &Value) -> Summary {
        let mut change = self.change(By::Register).await;
        let summary = self.import_into(&mut change, register).await;
        change.commit().await.expect("commit");
        summary
    }

    /// Begins a change, as a command or another server does.
    pub async fn change(&self, by: By) -> Change {
        Change::new(self.app.db.write().await.expect("a transaction"), by, self.now())
    }

    /// Imports a register within an open change.
    pub async fn import_into(&self, change: &mut Change, register: &Value) -> Summary {
        self.try_import_into(change, register).await.expect("import")
    }

    /// Same, with a result.
    pub async fn try_import_into(&self, change: &mut Change, register: &Value) -> Outcome<Summary> {
        let (mut records, faults) = read_register(&register.to_string(), Format::Json);
        assert_eq!(faults, [], "the test's register is valid");
        let mut summary = Summary::default();
        // Subscriptions, orders and statements name the others.
        records.sort_by_key(|record| !matches!(record, Record::Product(_) | Record::Agreement(_)));
        let mut known = Known::default();
        for record in records {
            match record {
                Record::Agreement(agreement) => {
                    let known = look_up(change, &agreement).await?;
                    import(change, &agreement, known, &mut summary).await?;
                }
                Record::Product(product) => drop(import_product(change, &product).await?),
                Record::Subscription(subscription) => drop(import_subscription(change, &subscription).await?),
                Record::Order(order) => drop(import_order(change, &order, &mut known, 1).await?),
                Record::Statement(statement) => drop(import_statement(change, &statement).await?),
                Record::File(file) => drop(import_file(change, &file).await?),
                Record::Key(key) => drop(import_key(change, &self.app.custody, &key, &mut known, 1).await?),
            }
            change.flush().await?;
        }
        Ok(summary)
    }

    /// Runs the jobs until nothing is due.
    pub async fn run_jobs(&self) {
        let (_stop, stopping) = watch::channel(false);
        while jobs::fulfil_queued(&self.app).await.expect("requests") {}
        while jobs::deliver_due(&self.app, &self.transport, &stopping).await.expect("deliveries") > 0 {}
    }

    /// Same, after the time in which actions can be undone, so that held mails are sent.
    pub async fn run_jobs_after_a_minute(&self) {
        self.pass(UNDO_TIME);
        self.run_jobs().await;
    }

    /// Runs the jobs as a server does, until stopped.
    pub fn spawn_jobs(&self, stopping: watch::Receiver<bool>) -> JoinHandle<()> {
        tokio::spawn(jobs::run(self.app.clone(), self.transport.clone(), stopping))
    }

    /// Runs the jobs as a server does, until the value is dropped.
    pub fn start_jobs(&self) -> Jobs {
        let (stop, stopping) = watch::channel(false);
        Jobs { stop, running: self.spawn_jobs(stopping) }
    }

    /// The number of rows of each table.
    pub async fn rows(&self) -> BTreeMap<String, i64> {
        database::rows(&self.app.db).await
    }

    /// Everything that the database holds, as text.
    pub async fn dump(&self) -> String {
        database::dump(&self.app.db).await
    }

    /// All mails sent to an address so far, oldest first.
    pub fn mails(&self, address: &str) -> Vec<StoredMail> {
        let mut mails = self.all_mails();
        mails.retain(|mail| mail.to == address);
        mails
    }

    /// All mails sent so far, oldest first.
    pub fn all_mails(&self) -> Vec<StoredMail> {
        let Ok(entries) = std::fs::read_dir(self.folder.path().join("mail")) else { return Vec::new() };
        let mut mails: Vec<StoredMail> = entries
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
            .map(|path| serde_json::from_slice(&std::fs::read(path).expect("a mail")).expect("a stored mail"))
            .collect();
        mails.sort_by(|a: &StoredMail, b| a.id.cmp(&b.id));
        mails
    }

    /// A mail as sent.
    pub fn message(&self, mail: &StoredMail) -> String {
        let path = self.folder.path().join("mail").join(format!("{}.eml", mail.id));
        std::fs::read_to_string(path).expect("a message")
    }

    /// The path of the newest link (`/i/…` or `/r/…`) mailed to an address.
    pub async fn newest_link(&self, address: &str) -> String {
        self.run_jobs().await;
        let mail = self.mails(address).pop().unwrap_or_else(|| panic!("a mail to {address}"));
        link_of(&mail)
    }

    /// Imports Contoso with Harry, and returns the path of his invitation link.
    pub async fn invite_harry(&self) -> String {
        self.import(&register(&[agreement("1234567890", "harry@contoso.com")])).await;
        self.newest_link("harry@contoso.com").await
    }

    /// Invites Harry and registers him; returns his signed-in browser.
    pub async fn register_harry(&self) -> Client {
        let link = self.invite_harry().await;
        self.register_by(&link).await
    }

    /// Opens an invitation link and creates the account; returns the signed-in browser.
    pub async fn register_by(&self, link: &str) -> Client {
        let mut client = self.client();
        client.get(link).await;
        let page = client.get("/register").await;
        let answer = client.post("/register", &accept_form(&page)).await;
        assert_eq!(answer.location(), Some("/home"), "{}", answer.body);
        client
    }

    /// The newest invitation to an address.
    pub async fn invitation(&self, address: &str) -> InvitationRow {
        let mut connection = self.app.db.read().await.expect("a connection");
        let mut all = db::invitations::list(&mut connection).await.expect("invitations");
        all.retain(|one| one.email_key == address);
        all.pop().unwrap_or_else(|| panic!("an invitation to {address}"))
    }

    /// Cancels the newest invitation to an address on the command line.
    pub async fn cancel_as_operator(&self, address: &str) {
        let invitation = self.invitation(address).await;
        let mut change = self.change(By::Operator).await;
        assert!(withdraw(&mut change, &invitation).await.expect("cancel"));
        change.commit().await.expect("commit");
    }

    /// Resends the newest invitation to an address on the command line; false if there is nothing to resend.
    pub async fn resend_as_operator(&self, address: &str) -> bool {
        let invitation = self.invitation(address).await;
        let mut change = self.change(By::Operator).await;
        let is_sent = resend(&mut change, &invitation, false).await.expect("resend");
        change.commit().await.expect("commit");
        is_sent
    }

    /// Deactivates an account on the command line.
    pub async fn deactivate_as_operator(&self, address: &str) -> Done {
        let (mut change, user) = self.change_as_operator(address).await;
        let done = operator::deactivate(&mut change, &user, false).await.expect("an outcome");
        change.commit().await.expect("commit");
        done
    }

    /// Reactivates an account on the command line.
    pub async fn reactivate_as_operator(&self, address: &str) -> Done {
        let (mut change, user) = self.change_as_operator(address).await;
        let done = operator::reactivate(&mut change, &user).await.expect("an outcome");
        change.commit().await.expect("commit");
        done
    }

    async fn change_as_operator(&self, address: &str) -> (Change, UserRow) {
        let tx = self.app.db.write_from(Origin::CommandLine).await.expect("a transaction");
        let mut change = Change::new(tx, By::Operator, self.now());
        let user = db::users::find_by_email(&mut change, address).await.expect("a look-up").expect("a user");
        (change, user)
    }

    /// Removes a person from the audit trail; returns how many entries were emptied.
    pub async fn forget(&self, address: &str) -> usize {
        let mut change = self.change(By::Operator).await;
        let traces = forget::find(&mut change, address).await.expect("traces");
        let entries = forget::forget(&mut change, traces).await.expect("an outcome");
        change.commit().await.expect("commit");
        entries
    }

    /// Opens the newest link mailed to an address and declines.
    pub async fn decline(&self, address: &str) {
        let mut client = self.client();
        client.get(&self.newest_link(address).await).await;
        let invitation = client.get("/register").await.value_of("invitation");
        client.post("/register/decline", &[("invitation", invitation.as_str()), ("reason", "left")]).await;
        assert_eq!(self.invitation(address).await.state.code(), "declined");
    }

    /// The count that a query returns.
    pub async fn count(&self, sql: &'static str) -> i64 {
        let mut connection = self.app.db.read().await.expect("a connection");
        connection.count(sql).await.expect("a count")
    }

    /// Takes every writing connection, so that everyone else waits.
    pub async fn hold_every_turn(&self) -> Vec<Transaction> {
        let most = if matches!(self.app.db, Db::Sqlite { .. }) { 1 } else { WRITERS };
        let mut turns = Vec::new();
        for _ in 0..most {
            turns.push(self.app.db.write().await.expect("a transaction"));
        }
        turns
    }

    /// Runs a statement.
    pub async fn execute(&self, sql: &'static str) {
        let mut connection = self.app.db.write().await.expect("a transaction");
        connection.execute(sql).await.expect("a statement");
        connection.commit().await.expect("commit");
    }
}

/// Running jobs, stopped when dropped.
pub struct Jobs {
    stop: watch::Sender<bool>,
    running: JoinHandle<()>,
}

impl Jobs {
    /// Stops them and waits for them to end.
    pub async fn stop(self) {
        self.stop.send(true).expect("jobs that run");
        self.running.await.expect("no panic");
    }

    /// Ends them as `kill -9` does.
    pub async fn kill(self) {
        self.running.abort();
        assert!(self.running.await.is_err_and(|error| error.is_cancelled()));
    }
}

/// The path of the first link in a mail.
pub fn link_of(mail: &StoredMail) -> String {
    let line =
        mail.text.lines().find(|line| line.starts_with(BASE)).unwrap_or_else(|| panic!("a link in {}", mail.text));
    line.trim_start_matches(BASE).to_owned()
}

/// The completed form of *Create your organizational account*.
pub fn accept_form(page: &Answer) -> Vec<(&'static str, String)> {
    vec![
        ("invitation", page.value_of("invitation")),
        ("first_name", "Harry".to_owned()),
        ("last_name", "Miller".to_owned()),
        ("password", PASSWORD.to_owned()),
        ("confirmation", PASSWORD.to_owned()),
    ]
}

/// The valid records of a register, and its faults; every address is allowed.
pub fn read_register(text: &str, format: Format) -> (Vec<Record>, Vec<FileFault>) {
    let (mut records, mut all) = (Vec::new(), Vec::new());
    let each = |item| {
        match item {
            Item::Fault(fault) => all.push(fault),
            Item::Head(_) => {}
            Item::Record(_, record, mut faults) => {
                records.extend(record.filter(|_| faults.is_empty()).map(|record| *record));
                all.append(&mut faults);
            }
        }
        true
    };
    RegisterFile::from_text(text, format, Arc::new(|_| true)).read(&RecordKind::ALL, each).expect("a text");
    (records, all)
}

/// A register with these agreements.
pub fn register(agreements: &[Value]) -> Value {
    json!({ "agreements": agreements })
}

/// An active agreement with one purchasing account.
pub fn agreement(number: &str, administrator: &str) -> Value {
    json!({
        "number": number, "programme": "PSA", "signed_on": "2026-11-02", "status": "active",
        "organization": { "id": format!("C-{number}"), "name": "Contoso", "country": "US" },
        "signatory": { "name": "Ana Trujillo", "email": "ana@contoso.com" },
        "partners": [{ "id": "P-7", "name": "Fabrikam Resellers", "email": "licensing@fabrikam.com", "country": "US" }],
        "purchasing_accounts": [account("0001234567", true, administrator)],
    })
}

/// A purchasing account.
pub fn account(number: &str, lead: bool, administrator: &str) -> Value {
    json!({
        "number": number, "name": format!("Account {number}"), "sector": "commercial", "lead": lead,
        "administrator": {
            "email": administrator, "first_name": "Harry", "last_name": "Miller", "language": "en", "country": "US",
        },
    })
}
