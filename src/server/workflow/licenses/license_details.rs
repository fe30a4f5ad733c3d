//! *License details*: what follows from complete orders as of a day, computed from their lines whenever it is asked for.

use super::{orders::products_of, purchases::Purchases};
use crate::{
    api::ApiError,
    domain::{
        day::Day,
        language::Language,
        license::{LicenseType, LineSums, Phase, Quantities},
        product::{KeyNeed, ProductType, product_name},
    },
    server::{
        context::Context,
        db::{
            self, Buyer, Connection,
            order_lines::{Part, SumRow},
            products::ProductRow,
            statements::{StatementLineRow, StatementRow},
        },
        failure::Outcome,
        text::Search,
        workflow::scopes::{NamedScope, Scoped},
    },
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    mem::take,
};

/// Statements that a page compares with.
const MOST_STATEMENTS: i64 = 5;
/// The choice of what is in no pool; no code of the register has a dot.
pub const NO_POOL: &str = ".";

/// What licenses are counted by.
#[derive(Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct LicenseKey {
    /// The family.
    pub family: String,
    /// The version.
    pub version: Option<String>,
    /// The edition.
    pub edition: Option<String>,
    /// The pool, by the register's code.
    pub pool: Option<String>,
    /// What kind of right it is.
    pub license_type: Option<LicenseType>,
    /// What is counted, by the register's code.
    pub metric: Option<String>,
}

impl LicenseKey {
    /// Family, version and edition.
    #[must_use]
    pub fn name(&self) -> String {
        product_name(&self.family, self.version.as_deref(), self.edition.as_deref())
    }

    fn of(product: &ProductRow) -> Self {
        Self {
            family: product.family.clone(),
            version: product.version.clone(),
            edition: product.edition.clone(),
            pool: product.pool.clone(),
            license_type: Some(LicenseType::of(product.r#type)),
            metric: product.metric.clone(),
        }
    }
}

/// A license as of a day.
#[derive(Clone, Debug)]
pub struct License {
    /// What it is counted by.
    pub key: LicenseKey,
    /// How many there are.
    pub quantities: Quantities,
    /// What step-ups took of them, as numbers below 0.
    pub taken: Quantities,
    /// The next day on which the use of some of them ends.
    pub next_use_end: Option<String>,
    /// The next day on which the assurance of some of them ends.
    pub next_assurance_end: Option<String>,
    /// Whether a key is needed.
    pub key_need: KeyNeed,
}

impl License {
    /// Whether more have assurance than there are, because some moved to a higher edition with theirs.
    #[must_use]
    pub const fn is_assured_before_step_up(&self) -> bool {
        self.quantities.assured > self.quantities.current && self.taken.current < 0
    }
}

/// What the vendor counts, beside what the orders say for the same day.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The purchasing account; none for the whole agreement.
    pub account: Option<NamedScope>,
    /// The agreement's number.
    pub agreement_number: String,
    /// The day.
    pub as_of: String,
    /// The lines of both.
    pub lines: Vec<ComparedLine>,
}

/// A line of a comparison.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ComparedLine {
    /// The family.
    pub family: String,
    /// The version.
    pub version: Option<String>,
    /// The pool, by the register's code.
    pub pool: Option<String>,
    /// Licenses as the orders say, and with assurance.
    pub own: [i64; 2],
    /// The same as the vendor says; none where the statement does not mention it.
    pub stated: Option<[i64; 2]>,
}

/// Licenses as of a day.
#[derive(Clone, Debug)]
pub struct Summary {
    /// Whose they are.
    pub purchases: Purchases,
    /// The day, `YYYY-MM-DD`.
    pub as_of: String,
    /// The licenses that match, by family.
    pub licenses: Vec<License>,
    /// The pools to choose from, by the register's codes; [`NO_POOL`] where something is in none.
    pub pools: BTreeSet<String>,
    /// The vendor's statements, the newest up to that day.
    pub comparisons: Vec<Comparison>,
    /// Statements that are not compared with, because filters are in use and a statement counts everything.
    pub hidden_comparisons: usize,
}

/// Which licenses a page shows.
#[derive(Clone, Debug, Default)]
pub struct LicenseQuery {
    /// The purchasing account in the address.
    pub account: Option<String>,
    /// The day, `YYYY-MM-DD`; today if it is missing.
    pub as_of: Option<String>,
    /// In this pool, by the register's code; [`NO_POOL`] for what is in none.
    pub pool: Option<String>,
    /// Of this type.
    pub license_type: Option<LicenseType>,
    /// With this in family, version or edition, or in the name of a product.
    pub text: String,
}

impl LicenseQuery {
    /// What an address asks for; a day that is none is today.
    #[must_use]
    pub fn of(account: &str, as_of: &str) -> Self {
        let account = (!account.is_empty()).then(|| account.to_owned());
        Self { account, as_of: Day::parse(as_of).map(|day| day.to_string()), ..Self::default() }
    }

    fn has_filters(&self) -> bool {
        self.pool.is_some() || self.license_type.is_some() || !self.text.trim().is_empty()
    }

    fn includes(&self, key: &LicenseKey) -> bool {
        self.pool.as_ref().is_none_or(|pool| key.pool.as_deref().unwrap_or(NO_POOL) == pool)
            && self.license_type.is_none_or(|one| key.license_type == Some(one))
    }

    /// The day, `YYYY-MM-DD`.
    pub(super) fn day(&self, context: &Context) -> String {
        self.as_of.clone().unwrap_or_else(|| context.today().to_string())
    }
}

/// The licenses as of a day.
pub async fn summary(context: &Context, query: &LicenseQuery) -> Outcome<Scoped<Summary>> {
    let as_of = query.day(context);
    Purchases::of(context, query.account.as_deref(), async |connection, purchases| {
        let sums = Sums::read(connection, &purchases.buyers, &as_of).await?;
        let mut licenses = sums.licenses()?;
        let pools =
            licenses.iter().map(|license| license.key.pool.clone().unwrap_or_else(|| NO_POOL.to_owned())).collect();
        let search = Search::of(&query.text);
        let named = sums.keys_named(&search);
        let is_named = |key: &LicenseKey| search.is_in_name(&key.name()) || named.contains(key);
        licenses.retain(|license| query.includes(&license.key) && is_named(&license.key));
        let mut statements = newest_statements(connection, &purchases, &as_of).await?;
        let hidden = if query.has_filters() { take(&mut statements) } else { Vec::new() };
        let comparisons = compare(connection, &purchases, statements).await?;
        Ok(Summary { purchases, as_of, licenses, pools, comparisons, hidden_comparisons: hidden.len() })
    })
    .await
}

/// The licenses of some buyers as of a day, by family. The one place that counts them.
pub async fn count(connection: &mut Connection, buyers: &[Buyer], day: &str) -> Outcome<Vec<License>> {
    Ok(Sums::read(connection, buyers, day).await?.licenses()?)
}

/// What the lines of some buyers add up to, with the products.
pub(super) struct Sums {
    rows: Vec<SumRow>,
    pub(super) products: HashMap<String, ProductRow>,
}

impl Sums {
    pub(super) async fn read(connection: &mut Connection, buyers: &[Buyer], day: &str) -> Outcome<Self> {
        let mut rows = Vec::new();
        for buyer in buyers {
            rows.append(&mut db::order_lines::sum(connection, buyer, day).await?);
        }
        let products = products_with_bases(connection, rows.iter().map(|row| row.part_key.as_str())).await?;
        Ok(Self { rows, products })
    }

    pub(super) fn licenses(&self) -> Result<Vec<License>, ApiError> {
        let mut licenses: BTreeMap<LicenseKey, Counting> = BTreeMap::new();
        for row in &self.rows {
            let product = self.products.get(&row.part_key).ok_or(ApiError::NotFound)?;
            let sums = line_sums(row);
            let own = Quantities::of(product.r#type, product.units, sums);
            let counting = licenses.entry(LicenseKey::of(product)).or_default();
            counting.quantities = counting.quantities.plus(own);
            add_end(&mut counting.use_ends, row.usage_until.as_deref(), own.current);
            add_end(&mut counting.assurance_ends, row.assurance_until.as_deref(), own.assured);
            if product.key_need != KeyNeed::None {
                counting.key_need = product.key_need;
            }
            if let Some(base) = base_of(product).and_then(|base| self.products.get(base)) {
                let taken = Quantities::taken(product.units, sums);
                let counting = licenses.entry(LicenseKey::of(base)).or_default();
                counting.quantities = counting.quantities.plus(taken);
                counting.taken = counting.taken.plus(taken);
            }
        }
        Ok(licenses.into_iter().map(|(key, counting)| counting.end(key)).collect())
    }

    /// The licenses of products with a text in their names.
    fn keys_named(&self, search: &Search) -> BTreeSet<LicenseKey> {
        let is_named = |product: &&ProductRow| {
            Language::ALL.into_iter().any(|language| search.is_in_name(product.description.text(language)))
        };
        self.products.values().filter(is_named).map(LicenseKey::of).collect()
    }

    /// What a line of a product adds to a license: once for its own, once for what a step-up takes from its base.
    pub(super) fn adds(&self, product: &ProductRow, quantity: i64, key: &LicenseKey, part: Part) -> Vec<i64> {
        let sums = match part {
            Part::Phase(Phase::Current) => LineSums { running: quantity, ..LineSums::default() },
            Part::Phase(Phase::Future) => LineSums { future: quantity, ..LineSums::default() },
            Part::Phase(Phase::Ended) => LineSums { ended: quantity, ..LineSums::default() },
            Part::Assured => LineSums { assured: quantity, ..LineSums::default() },
        };
        let mut adds = Vec::new();
        if LicenseKey::of(product) == *key {
            adds.push(number(Quantities::of(product.r#type, product.units, sums), part));
        }
        let base = base_of(product).and_then(|base| self.products.get(base));
        if base.is_some_and(|base| LicenseKey::of(base) == *key) {
            adds.push(number(Quantities::taken(product.units, sums), part));
        }
        adds.retain(|number| *number != 0);
        adds
    }
}

/// A license while it is counted: its numbers, and how many end on which day.
struct Counting<'a> {
    quantities: Quantities,
    taken: Quantities,
    key_need: KeyNeed,
    use_ends: BTreeMap<&'a str, i64>,
    assurance_ends: BTreeMap<&'a str, i64>,
}

impl Default for Counting<'_> {
    fn default() -> Self {
        let (quantities, taken, key_need) = (Quantities::default(), Quantities::default(), KeyNeed::None);
        Self { quantities, taken, key_need, use_ends: BTreeMap::new(), assurance_ends: BTreeMap::new() }
    }
}

impl Counting<'_> {
    fn end(self, key: LicenseKey) -> License {
        let next = |ends: BTreeMap<&str, i64>, count: i64| {
            let end = ends.into_iter().find(|(_, net)| *net > 0 && count > 0);
            end.map(|(day, _)| day.to_owned())
        };
        License {
            next_use_end: next(self.use_ends, self.quantities.current),
            next_assurance_end: next(self.assurance_ends, self.quantities.assured),
            key,
            quantities: self.quantities,
            taken: self.taken,
            key_need: self.key_need,
        }
    }
}

fn add_end<'a>(ends: &mut BTreeMap<&'a str, i64>, day: Option<&'a str>, count: i64) {
    if let Some(day) = day {
        let net: &mut i64 = ends.entry(day).or_default();
        *net = net.saturating_add(count);
    }
}

/// The product that a step-up starts from.
fn base_of(product: &ProductRow) -> Option<&String> {
    product.step_up_from.as_ref().filter(|_| product.r#type == ProductType::StepUp)
}

const fn line_sums(sum: &SumRow) -> LineSums {
    LineSums { running: sum.running, assured: sum.assured, future: sum.future, ended: sum.ended }
}

/// Products by their part numbers, with those from which step-ups among them start.
async fn products_with_bases<'a>(
    connection: &mut Connection,
    part_keys: impl Iterator<Item = &'a str>,
) -> Outcome<HashMap<String, ProductRow>> {
    let mut products = products_of(connection, part_keys).await?;
    let bases = products.values().filter_map(base_of).filter(|base| !products.contains_key(*base)).cloned();
    let bases: Vec<String> = bases.collect();
    let more = products_of(connection, bases.iter().map(String::as_str)).await?;
    products.extend(more);
    Ok(products)
}

/// The newest statements up to a day.
async fn newest_statements(
    connection: &mut Connection,
    purchases: &Purchases,
    day: &str,
) -> Outcome<Vec<StatementRow>> {
    let mut statements = Vec::new();
    for buyer in &purchases.buyers {
        statements.append(&mut db::statements::list_newest(connection, buyer, day, MOST_STATEMENTS).await?);
    }
    statements.sort_by(|one, other| other.as_of.cmp(&one.as_of));
    statements.truncate(usize::try_from(MOST_STATEMENTS).unwrap_or_default());
    Ok(statements)
}

/// Statements, each beside what the orders say for its own day.
async fn compare(
    connection: &mut Connection,
    purchases: &Purchases,
    statements: Vec<StatementRow>,
) -> Outcome<Vec<Comparison>> {
    let mut comparisons = Vec::new();
    for statement in statements {
        let account_id = statement.purchasing_account_id;
        let of = account_id.clone().map_or(Buyer::Agreement(statement.agreement_id.clone()), Buyer::Account);
        let own = count(connection, &[of], &statement.as_of).await?;
        let stated = db::statements::list_lines(connection, &statement.id).await?;
        let of_agreement = purchases.scopes.iter().find(|one| one.scope.agreement_id == statement.agreement_id);
        comparisons.push(Comparison {
            account: account_id.and_then(|id| purchases.scope(&id).cloned()),
            agreement_number: of_agreement.map(|one| one.agreement_number.clone()).unwrap_or_default(),
            as_of: statement.as_of,
            lines: compare_lines(&own, &stated),
        });
    }
    Ok(comparisons)
}

/// Both sides of a comparison, by family, version and pool.
fn compare_lines(own: &[License], stated: &[StatementLineRow]) -> Vec<ComparedLine> {
    type Key = (String, Option<String>, Option<String>);
    let mut lines: BTreeMap<Key, ComparedLine> = BTreeMap::new();
    let line = |(family, version, pool): Key| ComparedLine { family, version, pool, own: [0; 2], stated: None };
    for license in own {
        let LicenseKey { family, version, pool, .. } = license.key.clone();
        let key = (family, version, pool);
        let [current, assured] = &mut lines.entry(key.clone()).or_insert_with(|| line(key)).own;
        *current = current.saturating_add(license.quantities.current);
        *assured = assured.saturating_add(license.quantities.assured);
    }
    for row in stated {
        let key = (row.family.clone(), row.version.clone(), row.pool.clone());
        lines.entry(key.clone()).or_insert_with(|| line(key)).stated = Some([row.effective, row.assurance]);
    }
    lines.into_values().filter(|line| line.own != [0; 2] || line.stated.is_some()).collect()
}

/// One of the numbers of a license.
#[must_use]
pub const fn number(quantities: Quantities, part: Part) -> i64 {
    match part {
        Part::Phase(Phase::Current) => quantities.current,
        Part::Phase(Phase::Future) => quantities.future,
        Part::Phase(Phase::Ended) => quantities.ended,
        Part::Assured => quantities.assured,
    }
}
