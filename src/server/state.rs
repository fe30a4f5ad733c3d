//! What every request and job of one server shares.

use super::{
    clock::Clock, config::Config, custody::Custody, db::Db, dns::Resolver, http::assets::Assets, mail::MailServer,
    pace::Pace, password::PasswordPool, readiness::Readiness, signing::Signer, turns::Turns,
    workflow::relying::Allowances,
};
use jiff::civil::Date;
use std::{
    ops::Deref,
    sync::{Arc, Once},
    time::Duration,
};
use tokio::sync::Notify;

/// A handle to the shared state; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<AppState>);

/// The shared state.
pub struct AppState {
    /// Settings.
    pub config: Config,
    /// Database.
    pub db: Db,
    /// Time.
    pub clock: Clock,
    /// Hashes and judges passwords.
    pub passwords: PasswordPool,
    /// Limits concurrent attempts per client and per account.
    pub turns: Turns,
    /// How long after its start a request waits for its turn or for a writer.
    pub turn: Duration,
    /// Scripts, styles, images.
    pub assets: Assets,
    /// Asks DNS.
    pub resolver: Resolver,
    /// Whether the server can do its work.
    pub readiness: Readiness,
    /// The one warning of a proxy that is not listed.
    pub unlisted_proxy: Once,
    /// Wakes the job that sends: there is a mail.
    pub work: Notify,
    /// Wakes the job that processes the requests of the public forms.
    pub requests: Notify,
    /// What the mail server lately answered.
    pub mail_server: MailServer,
    /// What opens secrets in the database.
    pub custody: Custody,
    /// The key that signs answers to services.
    pub signer: Signer,
    /// Questions that services may ask this server.
    pub allowances: Allowances,
    /// How often programs read calendars here.
    pub calendars: Pace,
}

/// How long after its start a request waits for a writer. Beyond that, it has a few more seconds to return the form with its
/// input.
pub const TURN: Duration = Duration::from_secs(7);

impl App {
    /// Puts the parts together.
    #[must_use]
    pub fn new(config: Config, db: Db, clock: Clock, assets: Assets, custody: Custody) -> Self {
        Self::with_turn(config, db, clock, assets, custody, TURN)
    }

    /// The same, with requests that wait so long for their turn.
    #[must_use]
    pub fn with_turn(config: Config, db: Db, clock: Clock, assets: Assets, custody: Custody, turn: Duration) -> Self {
        Self(Arc::new(AppState {
            resolver: Resolver::from_config(&config),
            config,
            db,
            clock,
            passwords: PasswordPool::new(),
            turns: Turns::default(),
            turn,
            assets,
            readiness: Readiness::default(),
            unlisted_proxy: Once::new(),
            work: Notify::new(),
            requests: Notify::new(),
            mail_server: MailServer::default(),
            custody,
            signer: Signer::default(),
            allowances: Allowances::default(),
            calendars: Pace::default(),
        }))
    }
}

impl App {
    /// The day, in the time zone of agreements and subscriptions.
    #[must_use]
    pub fn today(&self) -> Date {
        self.config.day_of(self.clock.now())
    }
}

impl Deref for App {
    type Target = AppState;
    fn deref(&self) -> &AppState {
        &self.0
    }
}
