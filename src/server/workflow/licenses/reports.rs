//! *Reports*: licenses by pool, orders by month, and what ends soon. Each number is that of the list behind it.

use super::{
    license_details::{License, count},
    orders::products_of,
    purchases::Purchases,
};
use crate::{
    domain::{
        access::Permission,
        license::{LineSums, Quantities},
    },
    server::{
        access::{Actor, authorize},
        context::Context,
        db::{
            self, Buyer, Connection, order_lines::EndingRow, orders::MonthRow, products::ProductRow,
            subscriptions::SubscriptionRow,
        },
        failure::Outcome,
        workflow::{
            scopes::{NamedScope, Scoped},
            seats::{Renewals, Subscription},
        },
    },
};
use jiff::{ToSpan, civil::Date};
use std::collections::BTreeMap;

/// Months of a report, with the current one.
const MONTHS: i32 = 12;
/// Days back in which something has just ended.
const JUST_ENDED: i64 = 90;

/// How far ahead what ends is told, in days; none for what has ended in the last ninety.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Window {
    /// In the next thirty days.
    Days30,
    /// In the next ninety days.
    #[default]
    Days90,
    /// In the next half year.
    Days180,
    /// In the last ninety days.
    Past,
}

impl Window {
    /// Every one, in order.
    pub const ALL: [Self; 4] = [Self::Days30, Self::Days90, Self::Days180, Self::Past];

    /// Its word in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Days30 => "30",
            Self::Days90 => "90",
            Self::Days180 => "180",
            Self::Past => "past",
        }
    }

    /// The one with this word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// Its first and last day.
    #[must_use]
    pub fn days(self, today: Date) -> [String; 2] {
        let day = |days: i64| today.saturating_add(days.days()).to_string();
        match self {
            Self::Days30 => [day(0), day(30)],
            Self::Days90 => [day(0), day(90)],
            Self::Days180 => [day(0), day(180)],
            Self::Past => [day(-JUST_ENDED), day(-1)],
        }
    }
}

/// What ends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum EndingKind {
    /// An agreement.
    Agreement,
    /// What a purchasing account may still buy.
    Offer,
    /// The use of a product.
    Use,
    /// The assurance of a product.
    Assurance,
    /// A subscription to an online service.
    Subscription,
}

/// Something that ends.
#[derive(Clone, Debug)]
pub struct Ending {
    /// The last day, `YYYY-MM-DD`.
    pub ends_on: String,
    /// What ends.
    pub kind: EndingKind,
    /// The purchasing account; for an agreement, one of it.
    pub scope: NamedScope,
    /// The product, if one ends.
    pub product: Option<ProductRow>,
    /// How many.
    pub quantity: Option<i64>,
    /// The day by which it should be renewed.
    pub renewal_due_on: Option<String>,
    /// The subscription.
    pub subscription_id: Option<String>,
    /// The subscription that continues it.
    pub continued_by: Option<SubscriptionRow>,
}

/// Licenses of a pool.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct PoolSum {
    /// The pool, by the register's code.
    pub pool: Option<String>,
    /// Licenses that can be used.
    pub current: i64,
    /// Licenses with assurance.
    pub assured: i64,
    /// Whether the assurance includes licenses that moved to a higher edition.
    pub is_assured_before_step_up: bool,
}

/// What the page of reports shows.
#[derive(Clone, Debug)]
pub struct Reports {
    /// Whose purchases.
    pub purchases: Purchases,
    /// The day as of which they are, `YYYY-MM-DD`.
    pub as_of: String,
    /// Licenses by pool.
    pub pools: Vec<PoolSum>,
    /// Complete orders by month; empty if there are none.
    pub months: Vec<MonthRow>,
    /// The first and the last day of the months.
    pub period: [String; 2],
    /// What ends, the nearest first; what has ended, the latest first.
    pub endings: Vec<Ending>,
    /// The first and the last day on which that ends.
    pub window: [String; 2],
}

/// Which reports a page shows.
#[derive(Clone, Debug, Default)]
pub struct ReportQuery {
    /// The purchasing account in the address.
    pub account: Option<String>,
    /// The day as of which they are; today if it is missing.
    pub as_of: Option<Date>,
    /// How far ahead.
    pub window: Window,
}

impl ReportQuery {
    fn day(&self, context: &Context) -> Date {
        self.as_of.unwrap_or_else(|| context.today())
    }
}

/// The reports.
pub async fn load(context: &Context, query: &ReportQuery) -> Outcome<Scoped<Reports>> {
    let actor = authorize(context, Permission::ViewOrders)?;
    let day = query.day(context);
    Purchases::of(context, query.account.as_deref(), async |connection, purchases| {
        let as_of = day.to_string();
        let pools = by_pool(&count(connection, &purchases.buyers, &as_of).await?);
        let period = period(day);
        let months = months(connection, &purchases.buyers, period).await?;
        let endings = endings(connection, &actor, &purchases, query.window, day).await?;
        let (period, window) = (period.map(|day| day.to_string()), query.window.days(day));
        Ok(Reports { purchases, as_of, pools, months, period, endings, window })
    })
    .await
}

/// One report, for a file of its own.
#[derive(Clone, Debug)]
pub struct Report<T> {
    /// Whose purchases.
    pub purchases: Purchases,
    /// Its first and last day.
    pub days: [String; 2],
    /// Its rows.
    pub rows: Vec<T>,
}

/// Complete orders by month, alone.
pub async fn load_months(context: &Context, query: &ReportQuery) -> Outcome<Report<MonthRow>> {
    let period = period(query.day(context));
    let report = Purchases::of(context, query.account.as_deref(), async |connection, purchases| {
        let rows = months(connection, &purchases.buyers, period).await?;
        Ok(Report { purchases, days: period.map(|day| day.to_string()), rows })
    });
    report.await?.or_not_found()
}

/// What ends, alone.
pub async fn load_endings(context: &Context, query: &ReportQuery) -> Outcome<Report<Ending>> {
    let actor = authorize(context, Permission::ViewOrders)?;
    let day = query.day(context);
    let report = Purchases::of(context, query.account.as_deref(), async |connection, purchases| {
        let rows = endings(connection, &actor, &purchases, query.window, day).await?;
        Ok(Report { purchases, days: query.window.days(day), rows })
    });
    report.await?.or_not_found()
}

/// The first and the last day of the months that are told as of a day.
fn period(day: Date) -> [Date; 2] {
    [day.first_of_month().saturating_sub((MONTHS - 1).months()), day]
}

/// Licenses by pool: the sums of the list of licenses.
fn by_pool(licenses: &[License]) -> Vec<PoolSum> {
    let mut pools: BTreeMap<Option<&String>, PoolSum> = BTreeMap::new();
    for license in licenses {
        let pool = license.key.pool.as_ref();
        let sum = pools.entry(pool).or_insert_with(|| PoolSum { pool: pool.cloned(), ..PoolSum::default() });
        sum.current = sum.current.saturating_add(license.quantities.current);
        sum.assured = sum.assured.saturating_add(license.quantities.assured);
        sum.is_assured_before_step_up |= license.is_assured_before_step_up();
    }
    pools.into_values().filter(|sum| (sum.current, sum.assured) != (0, 0)).collect()
}

/// Complete orders of every month of a period, also of those that have none; nothing if no month has one.
async fn months(connection: &mut Connection, buyers: &[Buyer], [since, until]: [Date; 2]) -> Outcome<Vec<MonthRow>> {
    let row = |first: Date| MonthRow { month: first.strftime("%Y-%m").to_string(), orders: 0, returns: 0, units: 0 };
    let all = since.series(1.month()).take_while(|first| *first <= until).map(row);
    let mut months: BTreeMap<String, MonthRow> = all.map(|row| (row.month.clone(), row)).collect();
    for buyer in buyers {
        for row in db::orders::list_months(connection, buyer, &since.to_string(), &until.to_string()).await? {
            let Some(month) = months.get_mut(&row.month) else { continue };
            month.orders += row.orders;
            month.returns += row.returns;
            month.units = month.units.saturating_add(row.units);
        }
    }
    let has_orders = months.values().any(|month| month.orders != 0);
    Ok(months.into_values().filter(|_| has_orders).collect())
}

/// What ends within a window, the nearest first; of what has ended, the latest.
pub async fn endings(
    connection: &mut Connection,
    actor: &Actor,
    purchases: &Purchases,
    window: Window,
    day: Date,
) -> Outcome<Vec<Ending>> {
    let days = window.days(day);
    let mut endings = of_accounts(connection, purchases, &days).await?;
    endings.append(&mut of_lines(connection, actor, purchases, &days).await?);
    endings.append(&mut of_subscriptions(connection, actor, purchases, &days, day).await?);
    endings.sort_by(|one, other| one.ends_on.cmp(&other.ends_on));
    if window == Window::Past {
        endings.reverse();
    }
    Ok(endings)
}

/// The use and the assurance of licenses that end.
async fn of_lines(
    connection: &mut Connection,
    actor: &Actor,
    purchases: &Purchases,
    [since, until]: &[String; 2],
) -> Outcome<Vec<Ending>> {
    let mut endings = Vec::new();
    for buyer in &purchases.buyers {
        let rows = db::order_lines::list_ending(connection, buyer, since, until).await?;
        let products = products_of(connection, rows.iter().map(|row| row.part_key.as_str())).await?;
        for row in rows {
            let Some(scope) = purchases.scope(&row.purchasing_account_id) else { continue };
            let Some(product) = products.get(&row.part_key) else { continue };
            // What the subscription tells is not told again by the order that bought it.
            let is_told = product.service.is_some() && actor.can_in(Permission::ViewServices, &scope.scope);
            let quantity = ending_licenses(product, &row);
            // Nor what was given back: nothing ends there.
            if is_told || quantity <= 0 {
                continue;
            }
            endings.push(Ending {
                ends_on: row.ends_on,
                kind: if row.is_assurance { EndingKind::Assurance } else { EndingKind::Use },
                scope: scope.clone(),
                product: Some(product.clone()),
                quantity: Some(quantity),
                renewal_due_on: row.renewal_due_on,
                subscription_id: None,
                continued_by: None,
            });
        }
    }
    Ok(endings)
}

/// The licenses whose use, or whose assurance, ends: none where the product gives none.
fn ending_licenses(product: &ProductRow, row: &EndingRow) -> i64 {
    let sums = LineSums { running: row.quantity, assured: row.quantity, ..LineSums::default() };
    let given = Quantities::of(product.r#type, product.units, sums);
    if row.is_assurance { given.assured } else { given.current }
}

/// Agreements and offers that end.
async fn of_accounts(
    connection: &mut Connection,
    purchases: &Purchases,
    [since, until]: &[String; 2],
) -> Outcome<Vec<Ending>> {
    let ids: Vec<&str> = purchases.scopes.iter().map(|scope| scope.scope.id()).collect();
    let is_within = |day: &String| (since..=until).contains(&day);
    let mut endings: Vec<Ending> = Vec::new();
    for row in db::agreements::list_ends(connection, &ids).await? {
        let Some(scope) = purchases.scope(&row.account_id) else { continue };
        let is_told = |endings: &[Ending]| {
            let agreement = &scope.scope.agreement_id;
            endings.iter().any(|one| one.kind == EndingKind::Agreement && one.scope.scope.agreement_id == *agreement)
        };
        let both = [(EndingKind::Agreement, row.ends_on), (EndingKind::Offer, row.offer_ends_on)];
        for (kind, ends_on) in both {
            if let Some(ends_on) = ends_on.filter(is_within)
                && (kind == EndingKind::Offer || !is_told(&endings))
            {
                let scope = scope.clone();
                endings.push(Ending {
                    ends_on,
                    kind,
                    scope,
                    product: None,
                    quantity: None,
                    renewal_due_on: None,
                    subscription_id: None,
                    continued_by: None,
                });
            }
        }
    }
    Ok(endings)
}

/// Subscriptions to online services that end, where the actor may view them.
async fn of_subscriptions(
    connection: &mut Connection,
    actor: &Actor,
    purchases: &Purchases,
    [since, until]: &[String; 2],
    day: Date,
) -> Outcome<Vec<Ending>> {
    let visible = purchases.scopes.iter().filter(|scope| actor.can_in(Permission::ViewServices, &scope.scope));
    let ids: Vec<&str> = visible.map(|scope| scope.scope.id()).collect();
    let all = Subscription::list(connection, &ids, day).await?;
    let products = products_of(connection, all.iter().map(|one| one.row.part_key.as_str())).await?;
    let renewals = Renewals::among(&all);
    let mut endings = Vec::new();
    for one in &all {
        let Some(ends_on) = one.row.ends_on.clone().filter(|day| (since..=until).contains(&day)) else { continue };
        let Some(scope) = purchases.scope(&one.row.purchasing_account_id) else { continue };
        endings.push(Ending {
            ends_on,
            kind: EndingKind::Subscription,
            scope: scope.clone(),
            product: products.get(&one.row.part_key).cloned(),
            quantity: Some(one.row.seats),
            renewal_due_on: None,
            subscription_id: Some(one.row.id.clone()),
            continued_by: one.continued_by(&renewals).cloned(),
        });
    }
    Ok(endings)
}
