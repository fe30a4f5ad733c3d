//! *License details*: what follows from complete orders as of a day, computed from their lines whenever it is asked for.

use super::{orders::products_of, purchases::Purchases};
use crate::{
    api::ApiError,
    domain::{
        license::{LicenseType, LineSums, Phase, Quantities},
        product::{KeyNeed, ProductType},
    },
    server::{
        context::Context,
        db::{
            self, Buyer, Connection,
            order_lines::{OrderedLine, Part, SumRow},
            products::ProductRow,
            statements::StatementLineRow,
        },
        failure::Outcome,
        workflow::scopes::{NamedScope, Scoped},
    },
};
use std::collections::{BTreeMap, HashMap};

/// Statements that a page compares with.
const MOST_STATEMENTS: usize = 5;
/// Lines of a page about a number.
pub const MOST_LINES: usize = 200;

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
    /// The next day on which use or assurance of some of them ends.
    pub next_end: Option<String>,
    /// Whether a key is needed.
    pub key_need: KeyNeed,
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
    /// The licenses, by family.
    pub licenses: Vec<License>,
    /// The vendor's statements, the newest up to that day.
    pub comparisons: Vec<Comparison>,
}

/// Which licenses a page shows.
#[derive(Clone, Debug, Default)]
pub struct LicenseQuery {
    /// The purchasing account in the address.
    pub account: Option<String>,
    /// The day, `YYYY-MM-DD`; today if it is missing.
    pub as_of: Option<String>,
}

/// The licenses as of a day.
pub async fn summary(context: &Context, query: &LicenseQuery) -> Outcome<Scoped<Summary>> {
    let mut connection = context.read().await?;
    let purchases = match Purchases::select(&mut connection, context, query.account.as_deref()).await? {
        Scoped::Allowed(purchases) => purchases,
        Scoped::NotHere(scopes) => return Ok(Scoped::NotHere(scopes)),
    };
    let as_of = query.as_of.clone().unwrap_or_else(|| context.today().to_string());
    let licenses = count(&mut connection, &purchases.buyers, &as_of).await?;
    let comparisons = compare(&mut connection, &purchases, &as_of).await?;
    Ok(Scoped::Allowed(Summary { purchases, as_of, licenses, comparisons }))
}

/// The licenses of some buyers as of a day, by family. The one place that counts them.
pub async fn count(connection: &mut Connection, buyers: &[Buyer], day: &str) -> Outcome<Vec<License>> {
    let mut sums: BTreeMap<String, SumRow> = BTreeMap::new();
    for buyer in buyers {
        for row in db::order_lines::sum(connection, buyer, day).await? {
            match sums.get_mut(&row.part_key) {
                Some(sum) => add(sum, row),
                None => drop(sums.insert(row.part_key.clone(), row)),
            }
        }
    }
    let products = products_with_bases(connection, sums.keys().map(String::as_str)).await?;
    let mut licenses: BTreeMap<LicenseKey, License> = BTreeMap::new();
    for (part_key, sum) in &sums {
        let product = products.get(part_key).ok_or(ApiError::NotFound)?;
        let own = line_sums(sum);
        let entry = entry(&mut licenses, product);
        entry.quantities = entry.quantities.plus(Quantities::of(product.r#type, product.units, own));
        entry.next_end = earlier(entry.next_end.take(), sum.next_end.clone());
        if product.key_need != KeyNeed::None {
            entry.key_need = product.key_need;
        }
        let base = product.step_up_from.as_ref().filter(|_| product.r#type == ProductType::StepUp);
        if let Some(base) = base.and_then(|base| products.get(base)) {
            let entry = self::entry(&mut licenses, base);
            entry.quantities = entry.quantities.plus(Quantities::taken(product.units, own));
        }
    }
    Ok(licenses.into_values().collect())
}

fn entry<'a>(licenses: &'a mut BTreeMap<LicenseKey, License>, product: &ProductRow) -> &'a mut License {
    let key = LicenseKey::of(product);
    licenses.entry(key.clone()).or_insert_with(|| License {
        key,
        quantities: Quantities::default(),
        next_end: None,
        key_need: KeyNeed::None,
    })
}

fn add(sum: &mut SumRow, more: SumRow) {
    sum.running += more.running;
    sum.assured += more.assured;
    sum.future += more.future;
    sum.ended += more.ended;
    sum.next_end = earlier(sum.next_end.take(), more.next_end);
}

fn earlier(one: Option<String>, other: Option<String>) -> Option<String> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
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
    let bases: Vec<String> = products
        .values()
        .filter_map(|product| product.step_up_from.clone())
        .filter(|base| !products.contains_key(base))
        .collect();
    let more = products_of(connection, bases.iter().map(String::as_str)).await?;
    products.extend(more);
    Ok(products)
}

/// The newest statements up to a day, each beside what the orders say for its own day.
async fn compare(connection: &mut Connection, purchases: &Purchases, day: &str) -> Outcome<Vec<Comparison>> {
    let mut comparisons = Vec::new();
    for buyer in &purchases.buyers {
        let scope = match buyer {
            Buyer::Account(id) => purchases.scope(id),
            Buyer::Agreement(id) => purchases.scopes.iter().find(|scope| scope.scope.agreement_id == *id),
        };
        let Some(scope) = scope else { continue };
        for statement in db::statements::list_newest(connection, &scope.scope.agreement_id, day).await? {
            let account = match (&statement.purchasing_account_id, buyer) {
                (Some(id), Buyer::Account(own)) if id == own => Some(scope.clone()),
                (Some(id), Buyer::Agreement(_)) => purchases.scope(id).cloned(),
                (None, Buyer::Agreement(_)) => None,
                _ => continue,
            };
            if comparisons.len() == MOST_STATEMENTS {
                return Ok(comparisons);
            }
            let of = account.as_ref().map_or_else(|| buyer.clone(), |one| Buyer::Account(one.scope.id().to_owned()));
            let own = count(connection, &[of], &statement.as_of).await?;
            let stated = db::statements::list_lines(connection, &statement.id).await?;
            comparisons.push(Comparison {
                account,
                agreement_number: scope.agreement_number.clone(),
                as_of: statement.as_of,
                lines: compare_lines(&own, &stated),
            });
        }
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
        *current += license.quantities.current;
        *assured += license.quantities.assured;
    }
    for row in stated {
        let key = (row.family.clone(), row.version.clone(), row.pool.clone());
        lines.entry(key.clone()).or_insert_with(|| line(key)).stated = Some([row.effective, row.assurance]);
    }
    lines.into_values().filter(|line| line.own != [0; 2] || line.stated.is_some()).collect()
}

/// A line that makes a number, with what it adds.
#[derive(Clone, Debug)]
pub struct MakingLine {
    /// The line.
    pub line: OrderedLine,
    /// Its product.
    pub product: ProductRow,
    /// What it adds; negative for what is given back, or taken by a step-up.
    pub adds: i64,
}

/// The lines that make a number of licenses.
#[derive(Clone, Debug)]
pub struct Making {
    /// Whose they are.
    pub purchases: Purchases,
    /// The license.
    pub key: LicenseKey,
    /// The day, `YYYY-MM-DD`.
    pub as_of: String,
    /// The number.
    pub total: i64,
    /// The lines of this page, the oldest order first.
    pub lines: Vec<MakingLine>,
    /// Whether there are more than are shown.
    pub is_cut: bool,
}

/// The lines that make a number of licenses as of a day.
pub async fn making(context: &Context, query: &LicenseQuery, key: &LicenseKey, part: Part) -> Outcome<Scoped<Making>> {
    let mut connection = context.read().await?;
    let purchases = match Purchases::select(&mut connection, context, query.account.as_deref()).await? {
        Scoped::Allowed(purchases) => purchases,
        Scoped::NotHere(scopes) => return Ok(Scoped::NotHere(scopes)),
    };
    let as_of = query.as_of.clone().unwrap_or_else(|| context.today().to_string());
    let licenses = count(&mut connection, &purchases.buyers, &as_of).await?;
    let license = licenses.into_iter().find(|license| license.key == *key).ok_or(ApiError::NotFound)?;
    let mut products = db::products::list_all(&mut connection).await?;
    let own: Vec<String> =
        products.iter().filter(|one| LicenseKey::of(one) == *key).map(|one| one.part_key.clone()).collect();
    // Lines that add nothing are not read: they would take the place of those that do.
    products.retain(|one| !adds(one, 1, part, &own).is_empty());
    let part_keys: Vec<&str> = products.iter().map(|one| one.part_key.as_str()).collect();
    let limit = i64::try_from(MOST_LINES).unwrap_or(i64::MAX) + 1;
    let mut rows = Vec::new();
    for buyer in &purchases.buyers {
        let at = (part, as_of.as_str());
        rows.append(&mut db::order_lines::list_making(&mut connection, buyer, at, &part_keys, limit).await?);
    }
    let place = |row: &OrderedLine| (row.ordered_on.clone(), row.line.order_id.clone(), row.line.place);
    rows.sort_by_cached_key(place);
    let mut lines = Vec::new();
    for row in rows {
        for product in products.iter().filter(|one| one.part_key == row.line.part_key) {
            for adds in adds(product, row.line.quantity, part, &own) {
                lines.push(MakingLine { line: row.clone(), product: product.clone(), adds });
            }
        }
    }
    let is_cut = lines.len() > MOST_LINES;
    lines.truncate(MOST_LINES);
    let total = number(license.quantities, part);
    Ok(Scoped::Allowed(Making { purchases, key: key.clone(), as_of, total, lines, is_cut }))
}

/// What a line adds to a license: once for its own product, once for what it takes from its base.
fn adds(product: &ProductRow, quantity: i64, part: Part, own: &[String]) -> Vec<i64> {
    let sums = match part {
        Part::Phase(Phase::Current) => LineSums { running: quantity, ..LineSums::default() },
        Part::Phase(Phase::Future) => LineSums { future: quantity, ..LineSums::default() },
        Part::Phase(Phase::Ended) => LineSums { ended: quantity, ..LineSums::default() },
        Part::Assured => LineSums { assured: quantity, ..LineSums::default() },
    };
    let mut adds = Vec::new();
    if own.contains(&product.part_key) {
        adds.push(number(Quantities::of(product.r#type, product.units, sums), part));
    }
    let takes =
        product.r#type == ProductType::StepUp && product.step_up_from.as_ref().is_some_and(|base| own.contains(base));
    if takes {
        adds.push(number(Quantities::taken(product.units, sums), part));
    }
    adds.retain(|number| *number != 0);
    adds
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
