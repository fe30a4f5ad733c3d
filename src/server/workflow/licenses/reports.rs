//! *Reports*: licenses by pool, orders by month, and what ends soon. Each number is that of the list behind it.

use super::{
    license_details::{License, count},
    purchases::Purchases,
};
use crate::{
    domain::{access::Permission, ending::JUST_ENDED},
    server::{
        access::{Actor, authorize},
        context::Context,
        db::{self, Buyer, Connection, orders::MonthRow},
        failure::Outcome,
        workflow::{
            endings::{Ending, list_ends, of_accounts, of_lines, of_subscriptions, once},
            scopes::{NamedScope, Scoped},
        },
    },
};
use jiff::{ToSpan, civil::Date};
use std::collections::BTreeMap;

/// Months of a report, with the current one.
const MONTHS: i32 = 12;

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
    let scopes = &purchases.scopes;
    let mut endings = once(of_accounts(scopes, &list_ends(connection, scopes).await?, &days));
    endings.append(&mut of_lines(connection, actor, scopes, &purchases.buyers, &days).await?);
    let is_visible = |scope: &&NamedScope| actor.can_in(Permission::ViewServices, &scope.scope);
    let services: Vec<NamedScope> = scopes.iter().filter(is_visible).cloned().collect();
    endings.append(&mut of_subscriptions(connection, &services, &days, day).await?);
    endings.sort_by(|one, other| one.ends_on.cmp(&other.ends_on));
    if window == Window::Past {
        endings.reverse();
    }
    Ok(endings)
}
