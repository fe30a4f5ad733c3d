//! Unit of work: a transaction, who makes the change, and what follows from it.

use super::{
    audit::{self, Entry},
    config::Config,
    db::{
        Result, Transaction,
        limits::{Bucket, take_some, wait_for},
    },
    failure::Outcome,
    mail::{self, Message},
    roster,
    state::App,
};
use crate::{
    api::ApiError,
    domain::{
        audit::{Action, By},
        moment::Moment,
    },
};
use std::{
    collections::{BTreeMap, BTreeSet},
    mem::take,
    ops::{Deref, DerefMut},
};

/// A unit of work. Reads and writes go through its [`Transaction`]; its consequences are collected and written once, in
/// a fixed order that prevents deadlocks: rate limits, audit trail, outbox, roster. Dropped without [`Change::commit`], it is rolled
/// back.
pub struct Change {
    tx: Transaction,
    /// The moment at which everything in it happens.
    pub now: Moment,
    /// Who makes it.
    pub by: By,
    /// The server whose worker sends the mails; none for a command, which leaves that to the server.
    app: Option<App>,
    entries: Vec<Entry>,
    mails: Vec<Message>,
    /// What rate limits are charged, by key.
    charges: BTreeMap<String, (Bucket, i64)>,
    /// Normalized addresses of the people whose roster rows may have changed.
    touched: BTreeSet<String>,
    /// Whether there is something for the worker.
    has_mails: bool,
    /// Whether it affected more than its entries tell.
    has_followed: bool,
}

/// What a change had collected at some point.
#[derive(Debug)]
pub struct Mark {
    entries: usize,
    mails: usize,
    charges: BTreeMap<String, (Bucket, i64)>,
    touched: BTreeSet<String>,
}

impl Change {
    /// Begins a change in a transaction.
    #[must_use]
    pub const fn new(tx: Transaction, by: By, now: Moment) -> Self {
        Self {
            tx,
            now,
            by,
            app: None,
            entries: Vec::new(),
            mails: Vec::new(),
            charges: BTreeMap::new(),
            touched: BTreeSet::new(),
            has_mails: false,
            has_followed: false,
        }
    }

    /// The same, in a server, whose worker is woken if there are mails to send.
    #[must_use]
    pub fn in_server(app: &App, tx: Transaction, by: By, now: Moment) -> Self {
        Self { app: Some(app.clone()), ..Self::new(tx, by, now) }
    }

    /// Begins a change of the server's own.
    pub async fn begin(app: &App, by: By) -> Result<Self> {
        Ok(Self::in_server(app, app.db.write().await?, by, app.clock.now()))
    }

    /// The settings of the server; none for a command.
    #[must_use]
    pub fn config(&self) -> Option<&Config> {
        self.app.as_ref().map(|app| &app.config)
    }

    /// Writes something down in the audit trail.
    pub fn record(&mut self, entry: Entry) {
        self.entries.push(entry);
    }

    /// Mails someone (decision 13).
    pub fn notify(&mut self, mail: Message) {
        self.mails.push(mail);
    }

    /// Charges a rate limit. If it is exhausted, the change is refused when it is written: until then its row is not locked,
    /// and rows of several limits are always locked in the same order.
    pub fn charge(&mut self, key: String, bucket: Bucket) {
        self.charges.entry(key).or_insert((bucket, 0)).1 += 1;
    }

    /// Declares that the roles, the invitations or the name of the person with this address changed.
    pub fn touch(&mut self, email_key: &str) {
        self.touched.insert(email_key.to_owned());
    }

    /// Writes what was collected so far, which bounds the memory of a change with very many rows.
    pub async fn flush(&mut self) -> Outcome<()> {
        let has_mails = !self.mails.is_empty();
        self.write(None).await?;
        self.has_mails |= has_mails;
        Ok(())
    }

    /// The same, but holds the mails until a moment; until then they can be deleted. Returns their IDs.
    pub async fn flush_held(&mut self, until: Moment) -> Outcome<Vec<String>> {
        self.write(Some(until)).await
    }

    async fn write(&mut self, held_until: Option<Moment>) -> Outcome<Vec<String>> {
        self.settle().await?;
        let (entries, mails, touched) = (take(&mut self.entries), take(&mut self.mails), take(&mut self.touched));
        audit::record(&mut self.tx, self.now, &self.by, &entries).await?;
        let ids = mail::queue(&mut self.tx, &mails, self.now, held_until).await?;
        let touched: Vec<&str> = touched.iter().map(String::as_str).collect();
        roster::refresh(&mut self.tx, &touched, self.now).await?;
        Ok(ids)
    }

    async fn settle(&mut self) -> Outcome<()> {
        for (key, (bucket, count)) in take(&mut self.charges) {
            let count = count.min(bucket.burst);
            if !take_some(&mut self.tx, &key, bucket, count, self.now).await? {
                let wait = wait_for(&mut self.tx, &key, bucket, count, self.now).await?.unwrap_or(bucket.period);
                return Err(ApiError::MailLimit { seconds: wait.whole_seconds_up() }.into());
            }
        }
        Ok(())
    }

    /// Declares that the change affected more than its entries tell.
    pub const fn follow_up(&mut self) {
        self.has_followed = true;
    }

    /// Whether the change so far consists of acts of this kind only.
    #[must_use]
    pub fn is_only(&self, action: Action) -> bool {
        !self.has_followed && self.entries.iter().all(|entry| entry.action == action)
    }

    /// Declares that what was collected so far undoes an act: the entries say so, and no one gets an email about it.
    pub fn declare_undo(&mut self) {
        self.mails.clear();
        self.charges.clear();
        for details in self.entries.iter_mut().filter_map(|entry| entry.details.as_object_mut()) {
            details.insert("undo".to_owned(), true.into());
        }
    }

    /// What was collected so far, to return to it.
    #[must_use]
    pub fn mark(&self) -> Mark {
        let (charges, touched) = (self.charges.clone(), self.touched.clone());
        Mark { entries: self.entries.len(), mails: self.mails.len(), charges, touched }
    }

    /// Discards what was collected since a mark: its cause was rolled back. No flush lies between, except one that failed.
    pub fn forget_since(&mut self, mark: Mark) {
        self.entries.truncate(mark.entries);
        self.mails.truncate(mark.mails);
        (self.charges, self.touched) = (mark.charges, mark.touched);
    }

    /// Writes what follows and makes everything durable.
    pub async fn commit(mut self) -> Outcome<()> {
        self.flush().await?;
        self.tx.commit().await?;
        if let Some(app) = self.app.filter(|_| self.has_mails) {
            app.work.notify_one();
        }
        Ok(())
    }
}

impl Deref for Change {
    type Target = Transaction;
    fn deref(&self) -> &Transaction {
        &self.tx
    }
}

impl DerefMut for Change {
    fn deref_mut(&mut self) -> &mut Transaction {
        &mut self.tx
    }
}
