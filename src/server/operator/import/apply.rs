//! Writes a checked register in short transactions.

use super::{
    Failed, Options,
    check::{Checked, Counts},
    rejects,
};
use crate::{
    domain::{audit::By, register::RecordKind},
    server::{
        change::Change,
        clock::Clock,
        db::{Db, Origin, agreements::lock_imports, savepoint},
        failure::{Failure, Outcome},
        operator::output::{print_error, show_progress},
        register_file::{FileFault, Item, Location, Record, RegisterFile},
        workflow::{
            import::{self, Summary},
            imports::{Effect, import_product, import_subscription},
        },
    },
};
use serde_json::Value;
use std::{collections::BTreeSet, io, time::Duration};
use tokio::{
    sync::mpsc::Receiver,
    time::{Instant, sleep, timeout_at},
};

/// How long a batch takes records. With the record under way and the commit, it ends within 200 ms.
const BATCH: Duration = Duration::from_millis(180);
/// The pause between two batches on SQLite, where whoever waits asks again every 50 ms at this time. PostgreSQL's locks
/// have queues.
const PAUSE: Duration = Duration::from_millis(60);
/// How often a batch begins. People who change the same at that moment may have to wait for each other: PostgreSQL ends
/// one of the two then.
const MOST_TRIES: usize = 5;

/// What was written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub agreements: Summary,
    pub products: Counts,
    pub subscriptions: Counts,
}

/// An import under way.
pub(super) struct Import<'a> {
    db: &'a Db,
    file: &'a RegisterFile,
    options: &'a Options,
    /// What came of the check, and then of writing.
    pub checked: Checked,
    rejected: BTreeSet<(RecordKind, usize)>,
    pub tally: Tally,
    written: usize,
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
    pub(super) fn new(db: &'a Db, file: &'a RegisterFile, options: &'a Options, checked: Checked) -> Self {
        let rejected = checked.rejected();
        Self { db, file, options, checked, rejected, tally: Tally::default(), written: 0, is_stopped: false }
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
        Ok(())
    }

    async fn apply_all(&mut self, kind: RecordKind) -> Result<(), Failed> {
        let total = self.checked.counts.get(&kind).map_or(0, Counts::total);
        let mut records = Records { items: self.file.stream(), kind, taken: 0, total };
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
            if matches!(self.db, Db::Sqlite { .. }) {
                sleep(PAUSE).await;
            }
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
        let mut change = Change::new(self.db.write_from(Origin::Register).await?, By::Register, Clock::system().now());
        let end = Instant::now() + BATCH;
        lock_imports(&mut change).await?;
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
    async fn write_one(&self, change: &mut Change, record: &Record, tally: &mut Tally) -> Outcome<Outcome<()>> {
        if self.options.partial {
            savepoint::begin(change).await?;
        }
        change.now = Clock::system().now();
        let (before, mark) = (*tally, change.mark());
        let outcome = match import_record(change, record, tally).await {
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
            }
            Ok(()) if self.options.partial => savepoint::keep(change).await?,
            _ => {}
        }
        Ok(outcome)
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

async fn import_record(change: &mut Change, record: &Record, tally: &mut Tally) -> Outcome<()> {
    match record {
        Record::Agreement(agreement) => {
            let known = import::look_up_checked(change, agreement).await?;
            import::import(change, agreement, known, &mut tally.agreements).await
        }
        Record::Product(product) => import_product(change, product).await.map(|effect| tally.products.add(effect)),
        Record::Subscription(subscription) => {
            import_subscription(change, subscription).await.map(|effect| tally.subscriptions.add(effect))
        }
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
    };
    let remedy = format!("this {} cannot be imported: {failure}", location.kind.noun());
    location.fault(pointer, &Value::from(value.as_str()), remedy)
}

/// The records of a kind, as they are read.
struct Records {
    items: Receiver<io::Result<Item>>,
    kind: RecordKind,
    taken: usize,
    total: usize,
}

impl Records {
    /// The next record that is not rejected.
    async fn next(&mut self, rejected: &BTreeSet<(RecordKind, usize)>) -> Result<Option<(Location, Record)>, Stopped> {
        while let Some(item) = self.items.recv().await {
            match item.map_err(|error| Stopped::Failed(error.into()))? {
                Item::Record(location, ..) if location.kind != self.kind => {}
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

    const PRODUCT: &str = r#"{"products":[{"part_number":"AAA-00001","description":{"en":"Mail"}}]}"#;

    /// A file may have very many records of other kinds before the next one of this kind.
    #[tokio::test]
    async fn others_write_while_an_import_waits_for_a_record() {
        let (_folder, db) = db::trial::empty().await;
        let options = Options {
            file: PathBuf::new(),
            format: None,
            kind: None,
            dry_run: false,
            partial: false,
            yes: false,
            json: false,
        };
        let file = RegisterFile::from_text(PRODUCT, Format::Json, Arc::new(|_| true));
        let mut import = Import::new(&db, &file, &options, Checked::default());
        let (sender, items) = mpsc::channel(1);
        let mut records = Records { items, kind: RecordKind::Products, taken: 0, total: 1 };
        let mut batch = Vec::new();
        {
            let mut waiting = std::pin::pin!(import.write_batch(&mut records, &mut batch));
            assert!(tokio::time::timeout(Duration::from_millis(10), &mut waiting).await.is_err());
            db.write().await.expect("a turn before the first record").commit().await.expect("commit");
            sender.send(file.stream().recv().await.expect("a record")).await.expect("a reader");
            assert!(matches!(waiting.await, Ok(Rest::Some)), "the batch ends while there is no next record");
        }
        assert_eq!((import.tally.products.created, import.written), (1, 1));
        batch.clear();
        drop(sender);
        assert!(matches!(import.write_batch(&mut records, &mut batch).await, Ok(Rest::None)));
    }
}
