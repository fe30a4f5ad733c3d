//! Writes a checked register in short transactions.

use super::{
    Failed, Options,
    check::{Checked, Counts},
    rejects,
};
use crate::domain::moment::Span;
use crate::{
    domain::{audit::By, register::RecordKind},
    server::{
        change::Change,
        clock::Clock,
        custody::Custody,
        db::{self, Db, Origin, agreements::lock_imports, savepoint},
        failure::{Failure, Outcome},
        operator::output::{print_error, show_progress},
        register_file::{FileFault, Item, Items, Location, Record, RegisterFile},
        workflow::{
            import::{self, Summary},
            imports::{Effect, import_product, import_subscription},
            key_imports::{import_key, record_key_import},
            order_imports::{Known, import_order, import_statement, record_import},
            software_imports::import_file,
        },
    },
};
use serde_json::Value;
use std::{collections::BTreeSet, time::Duration};
use tokio::time::{Instant, sleep, timeout_at};

/// How long a batch takes records. With the record under way and the commit, it ends within 200 ms.
const BATCH: Duration = Duration::from_millis(180);
/// The pause between two batches on SQLite, where whoever waits asks again every 50 ms at this time. PostgreSQL's locks
/// have queues.
const PAUSE: Duration = Duration::from_millis(60);
/// How often a batch begins. People who change the same at that moment may have to wait for each other: PostgreSQL ends
/// one of the two then.
const MOST_TRIES: usize = 5;
/// Purchasing accounts whose trails are told of their orders in one transaction.
const TOLD_AT_ONCE: u8 = 100;
/// How long an import that was killed is left to itself, in case that it still lives.
const LEFT_ALONE: Span = Span::minutes(10);
/// Products of which more was given back than bought that are named.
const MOST_NEGATIVE: i64 = 20;

/// What was written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub agreements: Summary,
    pub products: Counts,
    pub subscriptions: Counts,
    pub orders: Counts,
    pub statements: Counts,
    pub keys: Counts,
    pub files: Counts,
}

/// An import under way.
pub(super) struct Import<'a> {
    db: &'a Db,
    file: &'a RegisterFile,
    options: &'a Options,
    custody: &'a Custody,
    /// What came of the check, and then of writing.
    pub checked: Checked,
    rejected: BTreeSet<(RecordKind, usize)>,
    pub tally: Tally,
    written: usize,
    /// Its number; 0 before it writes.
    number: i64,
    known: Known,
    /// Whether a record could not be written, and so the rest was not.
    pub is_stopped: bool,
}

/// What is left after a batch.
#[derive(Eq, PartialEq)]
enum Rest {
    Some,
    None,
}

impl<'a> Import<'a> {
    pub(super) fn new(
        db: &'a Db,
        file: &'a RegisterFile,
        options: &'a Options,
        custody: &'a Custody,
        checked: Checked,
    ) -> Self {
        let rejected = checked.rejected();
        Self {
            db,
            file,
            options,
            custody,
            checked,
            rejected,
            tally: Tally::default(),
            written: 0,
            number: 0,
            known: Known::default(),
            is_stopped: false,
        }
    }

    /// Whether something is in the database.
    pub(super) const fn has_written(&self) -> bool {
        self.written > 0
    }

    /// Writes what is valid, kind by kind. A dry run writes agreements and takes them back, to count who would be invited;
    /// what the check counted of the others is all that there is to say.
    pub(super) async fn apply(&mut self) -> Result<(), Failed> {
        let kinds: Vec<RecordKind> = self.checked.counts.keys().copied().collect();
        for kind in kinds {
            if !self.options.dry_run || kind == RecordKind::Agreements {
                self.apply_all(kind).await?;
            }
            if self.is_stopped {
                break;
            }
        }
        if self.is_stopped || self.options.dry_run { Ok(()) } else { self.finish().await }
    }

    /// Records that this import writes: with its first batch, so that one that fails is none.
    async fn note(&mut self, change: &mut Change) -> Outcome<()> {
        let now = change.now;
        if self.has_written() {
            return Ok(db::imports::note(change, self.number, now).await?);
        }
        let (as_of, source) = (self.checked.as_of.as_deref(), self.checked.source.as_deref());
        let kinds = self.checked.counts.keys().copied();
        self.number = db::imports::begin(change, now, as_of, source, kinds).await?;
        Ok(())
    }

    async fn change(&self) -> Outcome<Change> {
        Ok(Change::new(self.db.write_from(Origin::Register).await?, By::Register, Clock::system().now()))
    }

    /// Tells the trails of purchasing accounts what was done to their orders, in numbers; also for imports that were killed
    /// before they could.
    async fn finish(&mut self) -> Result<(), Failed> {
        if !self.has_written() {
            let mut change = self.change().await?;
            lock_imports(&mut change).await?;
            self.note(&mut change).await?;
            change.commit().await?;
        }
        let mut connection = self.db.read().await?;
        let left = Clock::system().now() - LEFT_ALONE;
        for import in db::imports::list_unfinished(&mut connection, self.number, left).await? {
            let mut told = import.told_until;
            loop {
                let rows =
                    db::orders::list_imported(&mut connection, import.number, &told, TOLD_AT_ONCE.into()).await?;
                let keys =
                    db::product_keys::list_imported(&mut connection, import.number, &told, TOLD_AT_ONCE.into()).await?;
                // Both are told up to the same purchasing account.
                let ends = [&rows, &keys].map(|rows| rows.last().filter(|_| rows.len() == usize::from(TOLD_AT_ONCE)));
                let ends = ends.into_iter().flatten().map(|row| &row.purchasing_account_id).min();
                let all = rows.iter().chain(&keys).map(|row| &row.purchasing_account_id);
                let Some(last) = ends.or_else(|| all.max()) else { break };
                told.clone_from(last);
                let mut change = self.change().await?;
                for row in rows.iter().filter(|row| row.purchasing_account_id <= told) {
                    record_import(&mut change, import.number, row).await?;
                }
                for row in keys.iter().filter(|row| row.purchasing_account_id <= told) {
                    record_key_import(&mut change, import.number, row).await?;
                }
                let now = change.now;
                db::imports::note_told(&mut change, import.number, &told, now).await?;
                change.commit().await?;
                self.pause().await;
            }
            let mut change = self.change().await?;
            let now = change.now;
            db::imports::finish(&mut change, import.number, now).await?;
            change.commit().await?;
        }
        for row in db::order_lines::list_negative(&mut connection, self.number, MOST_NEGATIVE).await? {
            self.checked.warnings.push(FileFault {
                place: format!("purchasing account {}", row.account_number),
                value: row.quantity.into(),
                remedy: format!("more was given back of {} than was bought; correct the return", row.part_key),
                record: None,
            });
        }
        Ok(())
    }

    async fn pause(&self) {
        if matches!(self.db, Db::Sqlite { .. }) {
            sleep(PAUSE).await;
        }
    }

    async fn apply_all(&mut self, kind: RecordKind) -> Result<(), Failed> {
        let total = self.checked.counts.get(&kind).map_or(0, Counts::total);
        let mut records = Records { items: self.file.stream(&[kind]), kind, taken: 0, total };
        let mut batch = Vec::new();
        let mut tries = 1;
        loop {
            let rest = match self.write_batch(&mut records, &mut batch).await {
                Err(Stopped::Busy(error)) if tries < MOST_TRIES => {
                    print_error(format_args!("{error}: retrying"));
                    tries += 1;
                    continue;
                }
                outcome => outcome?,
            };
            if rest == Rest::None {
                return Ok(());
            }
            (tries, batch) = (1, Vec::new());
            self.pause().await;
        }
    }

    /// Writes the records of a batch, and further ones until its time is over. While it waits for the first one, others can
    /// write; for the next ones it waits no longer than its time: to reach them, lists of other kinds are read.
    async fn write_batch(
        &mut self,
        records: &mut Records,
        batch: &mut Vec<(Location, Record)>,
    ) -> Result<Rest, Stopped> {
        if batch.is_empty() {
            let Some(first) = records.next(&self.rejected).await? else { return Ok(Rest::None) };
            batch.push(first);
        }
        let mut change = self.change().await?;
        let end = Instant::now() + BATCH;
        lock_imports(&mut change).await?;
        // Another import may have changed accounts and partners since the last batch.
        self.known = Known::default();
        if !self.options.dry_run {
            self.note(&mut change).await?;
        }
        let (mut tally, mut faults, mut rest) = (self.tally, Vec::new(), Rest::Some);
        for place in 0.. {
            if place == batch.len() {
                if Instant::now() >= end {
                    break;
                }
                let Ok(record) = timeout_at(end, records.next(&self.rejected)).await else { break };
                let Some(record) = record? else {
                    rest = Rest::None;
                    break;
                };
                batch.push(record);
            }
            let (location, record) = &batch[place];
            if let Err(failure) = self.write_one(&mut change, record, &mut tally).await? {
                faults.push(fault(location, record, &failure));
                if !self.options.partial {
                    self.checked.faults.append(&mut faults);
                    self.is_stopped = true;
                    return Ok(Rest::None);
                }
            }
        }
        let before = self.checked.faults.len();
        if !faults.is_empty() {
            self.checked.faults.append(&mut faults);
            self.write_rejects().map_err(Stopped::Failed)?;
        }
        if !self.options.dry_run {
            if let Err(failure) = change.commit().await {
                // The batch begins again, and its faults are found again.
                self.checked.faults.truncate(before);
                return Err(failure.into());
            }
            self.written += batch.len();
        }
        self.tally = tally;
        Ok(rest)
    }

    /// Writes a record; where others go on without it, what fails leaves nothing behind. Entries about subscriptions are
    /// written at the end of the batch: whoever assigns seats locks the subscription before the trail, too.
    async fn write_one(&mut self, change: &mut Change, record: &Record, tally: &mut Tally) -> Outcome<Outcome<()>> {
        if self.options.partial {
            savepoint::begin(change).await?;
        }
        change.now = Clock::system().now();
        let (before, mark) = (*tally, change.mark());
        let outcome = match self.import_record(change, record, tally).await {
            Ok(()) if !matches!(record, Record::Subscription(_)) => change.flush().await,
            outcome => outcome,
        };
        match outcome {
            // The transaction may have ended with it: what came after would be written by itself.
            Err(failure) if failure.is_of_database() => return Err(failure),
            Err(_) if self.options.partial => {
                *tally = before;
                change.forget_since(mark);
                savepoint::undo(change).await?;
                self.known = Known::default();
            }
            Ok(()) if self.options.partial => savepoint::keep(change).await?,
            _ => {}
        }
        Ok(outcome)
    }

    async fn import_record(&mut self, change: &mut Change, record: &Record, tally: &mut Tally) -> Outcome<()> {
        match record {
            Record::Agreement(agreement) => {
                let known = import::look_up_checked(change, agreement).await?;
                return import::import(change, agreement, known, &mut tally.agreements).await;
            }
            Record::Product(product) => tally.products.add(import_product(change, product).await?),
            Record::Subscription(one) => tally.subscriptions.add(import_subscription(change, one).await?),
            Record::Order(order) => {
                tally.orders.add(import_order(change, order, &mut self.known, self.number).await?);
            }
            Record::Statement(statement) => tally.statements.add(import_statement(change, statement).await?),
            Record::File(file) => tally.files.add(import_file(change, file).await?),
            Record::Key(key) => {
                tally.keys.add(import_key(change, self.custody, key, &mut self.known, self.number).await?);
            }
        }
        Ok(())
    }

    /// Writes the rejected records and the reasons; nothing in a dry run.
    pub(super) fn write_rejects(&self) -> Result<(), Failed> {
        if self.options.dry_run {
            return Ok(());
        }
        rejects::write(&self.options.file, self.file, &self.checked).map_err(|error| {
            let so_far = if self.has_written() { "" } else { "nothing imported: " };
            format!("{so_far}{error}").into()
        })
    }
}

impl Counts {
    const fn add(&mut self, effect: Effect) {
        match effect {
            Effect::Created => self.created += 1,
            Effect::Updated => self.updated += 1,
            Effect::Unchanged => self.unchanged += 1,
        }
    }
}

fn fault(location: &Location, record: &Record, failure: &Failure) -> FileFault {
    let (pointer, value) = match record {
        Record::Agreement(agreement) => ("/number", &agreement.number),
        Record::Product(product) => ("/part_number", &product.part_number),
        Record::Subscription(subscription) => ("/id", &subscription.id),
        Record::Order(order) => ("/id", &order.id),
        Record::Statement(statement) => ("/as_of", &statement.as_of),
        Record::Key(key) => ("/id", &key.id),
        Record::File(file) => ("/id", &file.id),
    };
    let remedy = format!("this {} cannot be imported: {failure}", location.kind.noun());
    location.fault(pointer, &Value::from(value.as_str()), remedy)
}

/// The records of a kind, as they are read.
struct Records {
    items: Items,
    kind: RecordKind,
    taken: usize,
    total: usize,
}

impl Records {
    /// The next record that is not rejected.
    async fn next(&mut self, rejected: &BTreeSet<(RecordKind, usize)>) -> Result<Option<(Location, Record)>, Stopped> {
        while let Some(item) = self.items.next().await.map_err(|error| Stopped::Failed(error.into()))? {
            match item {
                Item::Head(_) => {}
                Item::Record(location, ..) if rejected.contains(&(location.kind, location.index)) => {}
                Item::Record(location, Some(record), faults) if faults.is_empty() => {
                    self.taken += 1;
                    show_progress(self.taken, self.total, self.kind.code());
                    return Ok(Some((location, *record)));
                }
                _ => return Err(Stopped::Failed("the file has changed since it was checked; import it again".into())),
            }
        }
        Ok(None)
    }
}

/// Why a batch stopped before its end.
#[derive(Debug, thiserror::Error)]
pub(super) enum Stopped {
    /// It may begin again.
    #[error("{0}")]
    Busy(Failure),
    #[error("{0}")]
    Failed(Failed),
}

impl From<Failure> for Stopped {
    fn from(failure: Failure) -> Self {
        if matches!(failure, Failure::Busy(_)) { Self::Busy(failure) } else { Self::Failed(failure.into()) }
    }
}

impl From<sqlx::Error> for Stopped {
    fn from(error: sqlx::Error) -> Self {
        Failure::from(error).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::{db, register_file::Format};
    use std::{path::PathBuf, sync::Arc};
    use tokio::sync::mpsc;

    const PRODUCT: &str = r#"{"products":[{"part_number":"AAA-00001","description":{"en":"Mail"},"type":"license"}]}"#;

    /// A file may have very many records of other kinds before the next one of this kind.
    #[tokio::test]
    async fn others_write_while_an_import_waits_for_a_record() {
        let (_folder, db) = db::trial::empty().await;
        let options = Options {
            file: PathBuf::new(),
            format: None,
            kind: None,
            separator: None,
            as_of: None,
            source: None,
            dry_run: false,
            partial: false,
            yes: false,
            json: false,
        };
        let file = RegisterFile::from_text(PRODUCT, Format::Json, Arc::new(|_| true));
        let custody = Custody::default();
        let mut import = Import::new(&db, &file, &options, &custody, Checked::default());
        let (sender, items) = mpsc::channel(1);
        let mut records = Records { items: Items::of(items), kind: RecordKind::Products, taken: 0, total: 1 };
        let mut batch = Vec::new();
        {
            let mut waiting = std::pin::pin!(import.write_batch(&mut records, &mut batch));
            assert!(tokio::time::timeout(Duration::from_millis(10), &mut waiting).await.is_err());
            db.write().await.expect("a turn before the first record").commit().await.expect("commit");
            sender.send(file.stream(&RecordKind::ALL).next().await).await.expect("a reader");
            assert!(matches!(waiting.await, Ok(Rest::Some)), "the batch ends while there is no next record");
        }
        assert_eq!((import.tally.products.created, import.written), (1, 1));
        batch.clear();
        sender.send(Ok(None)).await.expect("a reader");
        assert!(matches!(import.write_batch(&mut records, &mut batch).await, Ok(Rest::None)));
    }
}
