//! Checks a register as a whole, by itself and against the database. What it holds are identifiers, not records.

use super::{
    Failed,
    naming::{Finding, Naming},
};
use crate::server::operator::output::show_count;
use crate::{
    domain::{number::with_other_zeros, order::OrderKind, register::RecordKind},
    server::{
        custody::Custody,
        db::{self, Connection, Db, order_lines::LineDays},
        failure::Outcome,
        register_file::{
            Agreement, Corrected, FileFault, Head, Item, Key, Location, Order, OrderLine, Product, Record,
            RegisterFile, SoftwareFile, Statement, Subscription,
        },
        workflow::{
            import::{NearMiss, look_up},
            imports::digest_of,
            key_imports::is_stored,
            order_imports::Known,
        },
    },
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, hash_map::RandomState},
    hash::BuildHasher,
};

/// Remedy for the number of an agreement that is neither known nor in the file.
const NO_AGREEMENT: &str = "no agreement has this number; add it to agreements, or import the agreements first";

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
    /// The day whose data the file has.
    pub as_of: Option<String>,
    /// The system that it comes from.
    pub source: Option<String>,
}

impl Checked {
    /// The records with a fault.
    pub(super) fn rejected(&self) -> BTreeSet<(RecordKind, usize)> {
        self.faults.iter().filter_map(|fault| fault.record).collect()
    }
}

/// The kinds whose records name others, which may stand behind them in the file.
const NAMING: [RecordKind; 4] =
    [RecordKind::Subscriptions, RecordKind::Orders, RecordKind::Statements, RecordKind::Keys];

/// Reads the whole file and checks it: first each record by itself, then, once all are known, what they name.
pub(super) async fn check(
    db: &Db,
    custody: &Custody,
    file: &RegisterFile,
    takes_near_misses: bool,
) -> Result<Checked, Failed> {
    let mut check = Check::new(db.read().await?, custody, takes_near_misses);
    let mut items = file.stream(&RecordKind::ALL);
    let mut read = 0;
    while let Some(item) = items.next().await? {
        match item {
            Item::Fault(fault) => check.checked.faults.push(fault),
            Item::Head(Head::AsOf(day)) => check.checked.as_of = Some(day),
            Item::Head(Head::Source(source)) => check.checked.source = Some(source),
            Item::Record(location, record, faults) => {
                check.record(&location, record, faults).await?;
                read += 1;
                show_count(read, "records read");
            }
        }
    }
    let kinds: Vec<RecordKind> = NAMING.into_iter().filter(|kind| check.checked.counts.contains_key(kind)).collect();
    if !kinds.is_empty() {
        let (rejected, mut items, mut read) = (check.checked.rejected(), file.stream(&kinds), 0);
        while let Some(item) = items.next().await? {
            let Item::Record(location, Some(record), _) = item else { continue };
            if !rejected.contains(&(location.kind, location.index)) {
                check.references(&location, *record).await?;
            }
            read += 1;
            show_count(read, "records checked");
        }
    }
    check.count_unmentioned().await?;
    Ok(check.checked)
}

struct Check<'a> {
    connection: Connection,
    custody: &'a Custody,
    takes_near_misses: bool,
    checked: Checked,
    /// The part numbers of valid products.
    products: HashSet<String>,
    /// Whether a product is known to the database, as far as it was asked.
    known_products: HashMap<String, bool>,
    /// The numbers of agreements, and those of valid ones with each account.
    agreements: HashSet<String>,
    accounts: HashSet<(String, String)>,
    /// The partners of valid agreements.
    partners: HashSet<(String, String)>,
    /// The account of each subscription.
    ids: HashMap<String, (String, String)>,
    /// Which subscription of the file each one renews.
    renewals: HashMap<String, String>,
    /// Hashes of what is unique among orders and statements, and of lines with those of their days: only so a million of them
    /// fit.
    orders: HashSet<u64>,
    lines: HashMap<u64, u64>,
    statements: HashSet<u64>,
    keys: HashSet<u64>,
    files: HashSet<u64>,
    reservations: HashSet<u64>,
    hashes: RandomState,
    known: Known,
}

impl<'a> Check<'a> {
    fn new(connection: Connection, custody: &'a Custody, takes_near_misses: bool) -> Self {
        Self {
            connection,
            custody,
            takes_near_misses,
            checked: Checked::default(),
            products: HashSet::new(),
            known_products: HashMap::new(),
            agreements: HashSet::new(),
            accounts: HashSet::new(),
            partners: HashSet::new(),
            ids: HashMap::new(),
            renewals: HashMap::new(),
            orders: HashSet::new(),
            lines: HashMap::new(),
            statements: HashSet::new(),
            keys: HashSet::new(),
            files: HashSet::new(),
            reservations: HashSet::new(),
            hashes: RandomState::new(),
            known: Known::default(),
        }
    }

    async fn record(
        &mut self,
        location: &Location,
        record: Option<Box<Record>>,
        faults: Vec<FileFault>,
    ) -> Outcome<()> {
        self.checked.counts.entry(location.kind).or_default();
        let is_valid = faults.is_empty();
        self.checked.faults.extend(faults);
        match record.map(|record| *record) {
            Some(Record::Product(product)) => return self.product(location, product, is_valid).await,
            Some(Record::Agreement(agreement)) => return self.agreement(location, &agreement, is_valid).await,
            Some(Record::Subscription(subscription)) => self.subscription(location, subscription),
            Some(Record::Order(order)) => self.order(location, &order),
            Some(Record::Statement(statement)) => self.statement(location, &statement),
            Some(Record::Key(key)) => self.key(location, &key),
            Some(Record::File(file)) => return self.file(location, &file, is_valid).await,
            None => {}
        }
        Ok(())
    }

    /// Checks what a record names, in the file and in the database.
    async fn references(&mut self, location: &Location, record: Record) -> Outcome<()> {
        match record {
            Record::Subscription(subscription) => self.subscription_references(location, subscription).await,
            Record::Order(order) => self.order_references(location, &order).await,
            Record::Statement(statement) => self.statement_references(location, &statement).await,
            Record::Key(key) => self.key_references(location, &key).await,
            Record::Product(_) | Record::Agreement(_) | Record::File(_) => Ok(()),
        }
    }

    fn refuse(&mut self, location: &Location, pointer: &str, value: &str, remedy: impl Into<String>) {
        self.checked.faults.push(location.fault(pointer, &value.into(), remedy));
    }

    fn warn(&mut self, location: &Location, pointer: &str, value: &str, remedy: impl Into<String>) {
        self.checked.warnings.push(location.fault(pointer, &value.into(), remedy));
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
        let told: Vec<FileFault> = known.near_misses.iter().map(|near_miss| warning_of(location, near_miss)).collect();
        if !told.is_empty() && !self.takes_near_misses {
            self.checked.faults.extend(told);
            return Ok(());
        }
        self.checked.near_misses.extend(told);
        self.count(location.kind, known.former_digest(), known.digest());
        let accounts = agreement.purchasing_accounts.iter();
        self.accounts.extend(accounts.map(|account| (number.clone(), account.number.clone())));
        self.partners.extend(agreement.partners.iter().map(|partner| (number.clone(), partner.id.clone())));
        Ok(())
    }

    fn subscription(&mut self, location: &Location, subscription: Subscription) {
        let Subscription { id, agreement, account, renews, .. } = subscription;
        if self.ids.contains_key(&id) {
            self.refuse(location, "/id", &id, "duplicate id; it is unique in the file");
            return;
        }
        self.renewals.extend(renews.map(|renews| (id.clone(), renews)));
        self.ids.insert(id, (agreement, account));
    }

    fn order(&mut self, location: &Location, order: &Order) {
        if !self.orders.insert(self.hashes.hash_one(&order.id)) {
            self.refuse(location, "/id", &order.id, "duplicate id; it is unique in the file");
            return;
        }
        let hashes = &self.hashes;
        let days = |line: &OrderLine| hashes.hash_one(days_of(line));
        self.lines.extend(order.lines.iter().map(|line| (hashes.hash_one((&order.id, &line.line)), days(line))));
    }

    fn statement(&mut self, location: &Location, statement: &Statement) {
        let Statement { agreement, account, as_of, .. } = statement;
        if !self.statements.insert(self.hashes.hash_one((agreement, account, as_of))) {
            let remedy = "duplicate statement; agreement, account and as_of together are unique in the file";
            self.refuse(location, "/as_of", as_of, remedy);
        }
    }

    fn key(&mut self, location: &Location, key: &Key) {
        if !self.keys.insert(self.hashes.hash_one(&key.id)) {
            self.refuse(location, "/id", "", "duplicate id; it is unique in the file");
        }
    }

    async fn file(&mut self, location: &Location, file: &SoftwareFile, is_valid: bool) -> Outcome<()> {
        if !self.files.insert(self.hashes.hash_one(&file.id)) {
            self.refuse(location, "/id", &file.id, "duplicate id; it is unique in the file");
        } else if is_valid {
            let known = db::software::find_by_register_id(&mut self.connection, &file.id).await?;
            self.count(location.kind, known.as_ref().map(|known| known.digest.as_str()), &digest_of(file));
        }
        Ok(())
    }

    async fn subscription_references(&mut self, location: &Location, subscription: Subscription) -> Outcome<()> {
        let before = self.checked.faults.len();
        let digest = digest_of(&subscription);
        let Subscription { id, agreement, account, part_key, .. } = &subscription;
        let known = db::subscriptions::find_by_register_id(&mut self.connection, id).await?;
        let scope = self.known.account(&mut self.connection, agreement, account).await?;
        let is_refused = self.refuse_account(location, agreement, account, scope.is_some()).await?;
        let is_elsewhere = known
            .as_ref()
            .is_some_and(|known| scope.as_ref().is_none_or(|scope| scope.account_id != known.purchasing_account_id));
        if !is_refused && is_elsewhere {
            let remedy = format!("{id} belongs to another purchasing account; an id stays with its account");
            self.refuse(location, "/account", account, remedy);
        }
        self.refuse_product(location, "/part_number", part_key).await?;
        if let Some(renews) = &subscription.renews {
            self.check_renewal(location, &subscription, renews).await?;
        }
        if self.checked.faults.len() > before {
            return Ok(());
        }
        self.count(location.kind, known.as_ref().map(|known| known.digest.as_str()), &digest);
        let (taken, reserved) = known.map_or((0, 0), |known| (known.assigned, known.reserved));
        if taken > subscription.seats + subscription.extra + reserved {
            let remedy = format!(
                "{taken} seats are taken; no one else gets one, and those assigned last pause after the grace period"
            );
            self.checked.warnings.push(location.fault("/seats", &subscription.seats.into(), remedy));
        }
        Ok(())
    }

    async fn order_references(&mut self, location: &Location, order: &Order) -> Outcome<()> {
        let before = self.checked.faults.len();
        let Order { id, agreement, account, partner, kind, lines, .. } = order;
        let scope = self.known.account(&mut self.connection, agreement, account).await?;
        let account_id = scope.as_ref().map(|scope| scope.account_id.clone());
        if !self.refuse_account(location, agreement, account, scope.is_some()).await?
            && let Some(partner) = partner
        {
            self.refuse_partner(location, agreement, partner, scope.map(|scope| scope.agreement_id)).await?;
        }
        for (place, line) in lines.iter().enumerate() {
            self.refuse_product(location, &format!("/lines/{place}/part_number"), &line.part_key).await?;
            if let Some(number) = &line.reservation {
                let pointer = format!("/lines/{place}/reservation");
                let is_new = self.reservations.insert(self.hashes.hash_one(number));
                let naming = Naming { order, line, number, account_id: account_id.as_deref(), is_new };
                let is_of_file = |order: &str| self.orders.contains(&self.hashes.hash_one(order));
                match naming.finding(&mut self.connection, is_of_file).await? {
                    Some(Finding::Fault(remedy)) => self.refuse(location, &pointer, number, remedy),
                    Some(Finding::Warning(remedy)) => self.warn(location, &pointer, number, remedy),
                    None => {}
                }
            }
            let Some(corrects) = &line.corrects else { continue };
            let days = self.days_of_corrected(corrects).await?;
            if (&corrects.order, &corrects.line) == (id, &line.line) {
                let remedy = "a line cannot correct itself; name the line before it";
                self.refuse(location, &format!("/lines/{place}/corrects/line"), &corrects.line, remedy);
            } else if days.is_none() {
                let remedy = "no order has this line; correct it, add the order, or leave it out";
                self.refuse(location, &format!("/lines/{place}/corrects/order"), &corrects.order, remedy);
            } else if *kind == OrderKind::Return && days != Some(self.hashes.hash_one(days_of(line))) {
                // License details count the return by its own days, and downloads by those of the line.
                let remedy = "this line of an order has other days of use or assurance; a returned line has the same";
                self.warn(location, &format!("/lines/{place}/corrects/line"), &corrects.line, remedy);
            }
        }
        if self.checked.faults.len() == before {
            let known = db::orders::find_by_register_id(&mut self.connection, id).await?;
            self.count(location.kind, known.as_ref().map(|known| known.digest.as_str()), &digest_of(order));
            if let Some(known) = known {
                self.warn_if_moved(location, order, &known.purchasing_account_id).await?;
            }
        }
        Ok(())
    }

    /// A hash of the days of a line that another one corrects; none if there is no such line. What the file says comes first.
    async fn days_of_corrected(&mut self, corrects: &Corrected) -> Outcome<Option<u64>> {
        let of_file = self.lines.get(&self.hashes.hash_one((&corrects.order, &corrects.line)));
        if let Some(days) = of_file {
            return Ok(Some(*days));
        }
        let days = db::order_lines::find_days(&mut self.connection, &corrects.order, &corrects.line).await?;
        Ok(days.map(|days| self.hashes.hash_one(days)))
    }

    /// An order that moves takes its licenses away from the people of another purchasing account.
    async fn warn_if_moved(&mut self, location: &Location, order: &Order, former_id: &str) -> Outcome<()> {
        let scope = self.known.account(&mut self.connection, &order.agreement, &order.account).await?;
        if scope.is_some_and(|scope| scope.account_id == former_id) {
            return Ok(());
        }
        let former = db::agreements::find_scope_of_account(&mut self.connection, former_id).await?;
        let former = former.map(|scope| scope.account_number).unwrap_or_default();
        let remedy = format!("{} moves here from purchasing account {former}, and its licenses with it", order.id);
        self.warn(location, "/account", &order.account, remedy);
        Ok(())
    }

    async fn statement_references(&mut self, location: &Location, statement: &Statement) -> Outcome<()> {
        let Statement { agreement, account, as_of, .. } = statement;
        let row = db::agreements::find_by_number(&mut self.connection, agreement).await?;
        let mut scope_id = row.map(|row| row.id);
        if let Some(account) = account {
            let scope = self.known.account(&mut self.connection, agreement, account).await?;
            if self.refuse_account(location, agreement, account, scope.is_some()).await? {
                return Ok(());
            }
            scope_id = scope.map(|scope| scope.account_id);
        } else if scope_id.is_none() && !self.agreements.contains(agreement) {
            self.refuse(location, "/agreement", agreement, NO_AGREEMENT);
            return Ok(());
        }
        let known = match scope_id {
            Some(scope_id) => db::statements::find(&mut self.connection, &scope_id, as_of).await?,
            None => None,
        };
        self.count(location.kind, known.as_ref().map(|known| known.digest.as_str()), &digest_of(statement));
        Ok(())
    }

    async fn key_references(&mut self, location: &Location, key: &Key) -> Outcome<()> {
        let scope = self.known.account(&mut self.connection, &key.agreement, &key.account).await?;
        let known = db::product_keys::find_by_register_id(&mut self.connection, &key.id).await?;
        let (pointer, remedy) = match (&scope, &known) {
            (None, _) => ("/account", "no agreement with that number has a purchasing account with this number"),
            (_, None) if key.value.is_none() => ("/value", "missing; a key that is not known yet needs its value"),
            _ => {
                let mut digest = digest_of(key);
                if let Some(known) = &known
                    && !is_stored(&mut self.connection, self.custody, key.value.as_deref(), known).await?
                {
                    digest.clear();
                }
                self.count(location.kind, known.as_ref().map(|known| known.digest.as_str()), &digest);
                return Ok(());
            }
        };
        self.refuse(location, pointer, "", remedy);
        Ok(())
    }

    /// Refuses a purchasing account that is neither known nor in the file; whether it did.
    async fn refuse_account(
        &mut self,
        location: &Location,
        agreement: &str,
        account: &str,
        is_known: bool,
    ) -> Outcome<bool> {
        if is_known || self.accounts.contains(&(agreement.to_owned(), account.to_owned())) {
            return Ok(false);
        }
        let is_known = db::agreements::find_by_number(&mut self.connection, agreement).await?.is_some();
        if is_known || self.agreements.contains(agreement) {
            let remedy =
                format!("agreement {agreement} has no purchasing account with this number; correct one of them");
            self.refuse(location, "/account", account, remedy);
        } else {
            self.refuse(location, "/agreement", agreement, NO_AGREEMENT);
        }
        Ok(true)
    }

    async fn refuse_partner(
        &mut self,
        location: &Location,
        agreement: &str,
        partner: &str,
        agreement_id: Option<String>,
    ) -> Outcome<()> {
        let mut is_known = self.partners.contains(&(agreement.to_owned(), partner.to_owned()));
        if !is_known && let Some(agreement_id) = agreement_id {
            is_known = self.known.partner(&mut self.connection, &agreement_id, partner).await?.is_some();
        }
        if !is_known {
            let remedy = format!("agreement {agreement} has no partner with this id; correct it, or add the partner");
            self.refuse(location, "/partner", partner, remedy);
        }
        Ok(())
    }

    /// Refuses a product that is neither known nor in the file.
    async fn refuse_product(&mut self, location: &Location, pointer: &str, part_key: &str) -> Outcome<()> {
        if self.products.contains(part_key) {
            return Ok(());
        }
        let is_known = if let Some(is_known) = self.known_products.get(part_key) {
            *is_known
        } else {
            let is_known = db::products::find(&mut self.connection, part_key).await?.is_some();
            self.known_products.insert(part_key.to_owned(), is_known);
            is_known
        };
        if !is_known {
            let remedy = "no product has this part number; add it to products, or import the products first";
            self.refuse(location, pointer, part_key, remedy);
        }
        Ok(())
    }

    async fn check_renewal(&mut self, location: &Location, subscription: &Subscription, renews: &str) -> Outcome<()> {
        let known = db::subscriptions::find_by_register_id(&mut self.connection, renews).await?;
        let scope = match &known {
            Some(known) => {
                db::agreements::find_scope_of_account(&mut self.connection, &known.purchasing_account_id).await?
            }
            None => None,
        };
        let in_database = scope.map(|scope| (scope.agreement_number, scope.account_number));
        let remedy = match in_database.as_ref().or_else(|| self.ids.get(renews)) {
            _ if self.leads_back(&subscription.id) => "a subscription cannot renew itself; name the one before it",
            None => "no subscription has this id; correct it, or leave it out",
            Some((agreement, account)) if (agreement, account) != (&subscription.agreement, &subscription.account) => {
                "this subscription belongs to another purchasing account; seats carry over within one only"
            }
            Some(_) => return Ok(()),
        };
        self.refuse(location, "/renews", renews, remedy);
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
                RecordKind::Orders => db::orders::count(&mut self.connection).await?,
                RecordKind::Statements => db::statements::count(&mut self.connection).await?,
                RecordKind::Keys => db::product_keys::count(&mut self.connection).await?,
                RecordKind::Files => db::software::count(&mut self.connection).await?,
            };
            let all = usize::try_from(all).unwrap_or_default();
            counts.not_mentioned = all.saturating_sub(counts.updated + counts.unchanged);
        }
        Ok(())
    }
}

/// The days of a line of an order.
fn days_of(line: &OrderLine) -> LineDays {
    LineDays {
        usage_from: line.usage_from.clone(),
        usage_until: line.usage_until.clone(),
        assurance_until: line.assurance_until.clone(),
    }
}

fn warning_of(location: &Location, near_miss: &NearMiss) -> FileFault {
    let NearMiss { account, number, known } = near_miss;
    let pointer = account.map_or_else(|| "/number".to_owned(), |place| format!("/purchasing_accounts/{place}/number"));
    let remedy = format!(
        "differs only by leading zeros from {known}, which is known; write {known} (spreadsheets keep zeros in text \
        columns), or confirm with --yes that this is a different number"
    );
    location.fault(&pointer, &number.as_str().into(), remedy)
}
