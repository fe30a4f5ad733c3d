//! Checks a register as a whole, by itself and against the database. What it holds are identifiers, not records.

use super::Failed;
use crate::{
    domain::{number::with_other_zeros, register::RecordKind},
    server::{
        db::{self, Connection, Db},
        failure::Outcome,
        register_file::{Agreement, FileFault, Item, Location, Product, Record, RegisterFile, Subscription},
        workflow::{
            import::{NearMiss, look_up},
            imports::digest_of,
        },
    },
};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// How the records of a kind stand to the database.
#[derive(Clone, Copy, Debug, Default, serde::Serialize)]
pub(super) struct Counts {
    /// New ones.
    pub created: usize,
    /// Changed ones.
    pub updated: usize,
    /// Those that are as before.
    pub unchanged: usize,
    /// Those that are known and not in the file.
    pub not_mentioned: usize,
}

impl Counts {
    pub(super) const fn total(&self) -> usize {
        self.created + self.updated + self.unchanged
    }
}

/// What came of the check.
#[derive(Default)]
pub(super) struct Checked {
    /// What stands in the way.
    pub faults: Vec<FileFault>,
    /// Numbers that look like known ones, where they are taken.
    pub near_misses: Vec<FileFault>,
    /// What is imported all the same.
    pub warnings: Vec<FileFault>,
    /// The valid records of each kind that is in the file.
    pub counts: BTreeMap<RecordKind, Counts>,
}

impl Checked {
    /// The records with a fault.
    pub(super) fn rejected(&self) -> BTreeSet<(RecordKind, usize)> {
        self.faults.iter().filter_map(|fault| fault.record).collect()
    }
}

/// Reads the whole file and checks it.
pub(super) async fn check(db: &Db, file: &RegisterFile, takes_near_misses: bool) -> Result<Checked, Failed> {
    let mut check = Check::new(db.read().await?, takes_near_misses);
    let mut items = file.stream();
    while let Some(item) = items.recv().await {
        match item? {
            Item::Fault(fault) => check.checked.faults.push(fault),
            Item::Record(location, record, faults) => check.record(location, record, faults).await?,
        }
    }
    for pending in std::mem::take(&mut check.subscriptions) {
        check.references(pending).await?;
    }
    check.count_unmentioned().await?;
    Ok(check.checked)
}

struct Check {
    connection: Connection,
    takes_near_misses: bool,
    checked: Checked,
    /// The part numbers of valid products, the numbers of agreements, and those of valid ones with each account.
    products: HashSet<String>,
    agreements: HashSet<String>,
    accounts: HashSet<(String, String)>,
    /// The account of each valid subscription.
    ids: HashMap<String, (String, String)>,
    subscriptions: Vec<Pending>,
    /// Which subscription of the file each one renews.
    renewals: HashMap<String, String>,
}

/// A subscription whose references are checked at the end.
struct Pending {
    location: Location,
    id: String,
    account: (String, String),
    part_key: String,
    renews: Option<String>,
    seats: i64,
    most: i64,
    digest: String,
}

impl Check {
    fn new(connection: Connection, takes_near_misses: bool) -> Self {
        Self {
            connection,
            takes_near_misses,
            checked: Checked::default(),
            products: HashSet::new(),
            agreements: HashSet::new(),
            accounts: HashSet::new(),
            ids: HashMap::new(),
            subscriptions: Vec::new(),
            renewals: HashMap::new(),
        }
    }

    async fn record(&mut self, location: Location, record: Option<Box<Record>>, faults: Vec<FileFault>) -> Outcome<()> {
        self.checked.counts.entry(location.kind).or_default();
        let is_valid = faults.is_empty();
        self.checked.faults.extend(faults);
        match record.map(|record| *record) {
            Some(Record::Product(product)) => self.product(&location, product, is_valid).await,
            Some(Record::Agreement(agreement)) => self.agreement(&location, &agreement, is_valid).await,
            Some(Record::Subscription(subscription)) => {
                self.subscription(location, subscription, is_valid);
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn refuse(&mut self, location: &Location, pointer: &str, value: &str, remedy: impl Into<String>) {
        self.checked.faults.push(location.fault(pointer, &value.into(), remedy));
    }

    /// Counts a valid record by the digest of what is known of it.
    fn count(&mut self, kind: RecordKind, known: Option<&str>, digest: &str) {
        let counts = self.checked.counts.entry(kind).or_default();
        match known {
            None => counts.created += 1,
            Some(known) if known == digest => counts.unchanged += 1,
            Some(_) => counts.updated += 1,
        }
    }

    async fn product(&mut self, location: &Location, product: Product, is_valid: bool) -> Outcome<()> {
        let (key, digest) = (product.part_key(), digest_of(&product));
        if !self.products.insert(key.clone()) {
            let remedy = "duplicate part number; it is unique in the file, whatever its letter case";
            self.refuse(location, "/part_number", &product.part_number, remedy);
        } else if is_valid {
            let known = db::products::find(&mut self.connection, &key).await?;
            self.count(location.kind, known.as_ref().map(|known| known.digest.as_str()), &digest);
        } else {
            self.products.remove(&key);
        }
        Ok(())
    }

    async fn agreement(&mut self, location: &Location, agreement: &Agreement, is_valid: bool) -> Outcome<()> {
        let number = &agreement.number;
        if self.agreements.contains(number) {
            let remedy = "duplicate number; agreement numbers are unique in the file";
            self.refuse(location, "/number", number, remedy);
            return Ok(());
        }
        let others = if is_valid { with_other_zeros(number) } else { Vec::new() };
        let of_file = others.into_iter().find(|other| self.agreements.contains(other));
        self.agreements.insert(number.clone());
        if !is_valid {
            return Ok(());
        }
        let mut known = look_up(&mut self.connection, agreement).await?;
        if !known.is_known() && known.near_misses.iter().all(|near_miss| near_miss.account.is_some()) {
            let near_miss = of_file.map(|known| NearMiss { account: None, number: number.clone(), known });
            known.near_misses.extend(near_miss);
        }
        let told: Vec<FileFault> = known.near_misses.iter().map(|near_miss| warn(location, near_miss)).collect();
        if !told.is_empty() && !self.takes_near_misses {
            self.checked.faults.extend(told);
            return Ok(());
        }
        self.checked.near_misses.extend(told);
        self.count(location.kind, known.former_digest(), known.digest());
        let accounts = agreement.purchasing_accounts.iter();
        self.accounts.extend(accounts.map(|account| (number.clone(), account.number.clone())));
        Ok(())
    }

    fn subscription(&mut self, location: Location, subscription: Subscription, is_valid: bool) {
        let digest = digest_of(&subscription);
        let Subscription { id, agreement, account, part_key, seats, extra, renews, .. } = subscription;
        if self.ids.contains_key(&id) {
            self.refuse(&location, "/id", &id, "duplicate id; it is unique in the file");
            return;
        }
        let account = (agreement, account);
        self.ids.insert(id.clone(), account.clone());
        self.renewals.extend(renews.clone().map(|renews| (id.clone(), renews)));
        if is_valid {
            let most = seats + extra;
            self.subscriptions.push(Pending { location, id, account, part_key, renews, seats, most, digest });
        }
    }

    /// Checks what a subscription names, in the file and in the database.
    async fn references(&mut self, pending: Pending) -> Outcome<()> {
        let before = self.checked.faults.len();
        let Pending { location, id, account: (agreement, account), part_key, .. } = &pending;
        let known = db::subscriptions::find_by_register_id(&mut self.connection, id).await?;
        let scope = db::agreements::find_scope(&mut self.connection, agreement, account).await?;
        let is_in_file = self.accounts.contains(&pending.account);
        if scope.is_none() && !is_in_file {
            self.refuse_account(&pending).await?;
        } else if known
            .as_ref()
            .is_some_and(|known| scope.as_ref().is_none_or(|scope| scope.account_id != known.purchasing_account_id))
        {
            let remedy = format!("{id} belongs to another purchasing account; an id stays with its account");
            self.refuse(location, "/account", account, remedy);
        }
        let is_known = self.products.contains(part_key);
        if !is_known && db::products::find(&mut self.connection, part_key).await?.is_none() {
            let remedy = "no product has this part number; add it to products, or import the products first";
            self.refuse(location, "/part_number", part_key, remedy);
        }
        if let Some(renews) = &pending.renews {
            self.check_renewal(&pending, renews).await?;
        }
        if self.checked.faults.len() > before {
            return Ok(());
        }
        self.count(location.kind, known.as_ref().map(|known| known.digest.as_str()), &pending.digest);
        let taken = known.map_or(0, |known| known.assigned);
        if taken > pending.most {
            let remedy = format!(
                "{taken} seats are taken; no one else gets one, and those assigned last pause after the grace period"
            );
            self.checked.warnings.push(location.fault("/seats", &pending.seats.into(), remedy));
        }
        Ok(())
    }

    async fn refuse_account(&mut self, pending: &Pending) -> Outcome<()> {
        let (agreement, account) = &pending.account;
        let is_known = db::agreements::find_by_number(&mut self.connection, agreement).await?.is_some();
        if is_known || self.agreements.contains(agreement) {
            let remedy =
                format!("agreement {agreement} has no purchasing account with this number; correct one of them");
            self.refuse(&pending.location, "/account", account, remedy);
        } else {
            let remedy = "no agreement has this number; add it to agreements, or import the agreements first";
            self.refuse(&pending.location, "/agreement", agreement, remedy);
        }
        Ok(())
    }

    async fn check_renewal(&mut self, pending: &Pending, renews: &str) -> Outcome<()> {
        let known = db::subscriptions::find_by_register_id(&mut self.connection, renews).await?;
        let scope = match &known {
            Some(known) => {
                db::agreements::find_scope_of_account(&mut self.connection, &known.purchasing_account_id).await?
            }
            None => None,
        };
        let in_database = scope.map(|scope| (scope.agreement_number, scope.account_number));
        let remedy = match in_database.as_ref().or_else(|| self.ids.get(renews)) {
            _ if self.leads_back(&pending.id) => "a subscription cannot renew itself; name the one before it",
            None => "no subscription has this id; correct it, or leave it out",
            Some(account) if *account != pending.account => {
                "this subscription belongs to another purchasing account; seats carry over within one only"
            }
            Some(_) => return Ok(()),
        };
        self.refuse(&pending.location, "/renews", renews, remedy);
        Ok(())
    }

    /// Whether what a subscription renews, and what that renews, leads back to it.
    fn leads_back(&self, id: &str) -> bool {
        let mut seen = HashSet::new();
        let mut next = self.renewals.get(id);
        while let Some(renewed) = next.filter(|renewed| seen.insert(renewed.as_str())) {
            if renewed == id {
                return true;
            }
            next = self.renewals.get(renewed);
        }
        false
    }

    async fn count_unmentioned(&mut self) -> Outcome<()> {
        for (kind, counts) in &mut self.checked.counts {
            let all = match kind {
                RecordKind::Products => db::products::count(&mut self.connection).await?,
                RecordKind::Agreements => db::agreements::count(&mut self.connection).await?,
                RecordKind::Subscriptions => db::subscriptions::count(&mut self.connection).await?,
            };
            let all = usize::try_from(all).unwrap_or_default();
            counts.not_mentioned = all.saturating_sub(counts.updated + counts.unchanged);
        }
        Ok(())
    }
}

fn warn(location: &Location, near_miss: &NearMiss) -> FileFault {
    let NearMiss { account, number, known } = near_miss;
    let pointer = account.map_or_else(|| "/number".to_owned(), |place| format!("/purchasing_accounts/{place}/number"));
    let remedy = format!(
        "differs only by leading zeros from {known}, which is known; write {known} (spreadsheets keep zeros in text \
        columns), or confirm with --yes that this is a different number"
    );
    location.fault(&pointer, &number.as_str().into(), remedy)
}
