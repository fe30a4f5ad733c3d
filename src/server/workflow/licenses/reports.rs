//! *Reports*: licenses by pool, orders by month, and what ends soon. Each number is that of the list behind it.

use super::{
    license_details::{License, count},
    orders::products_of,
    purchases::Purchases,
};
use crate::{
    domain::access::Permission,
    server::{
        access::{Actor, authorize},
        context::Context,
        db::{self, Buyer, Connection, orders::MonthRow, products::ProductRow},
        failure::Outcome,
        workflow::{
            scopes::{NamedScope, Scoped},
            seats::Subscription,
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
pub enum Kind {
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
    pub kind: Kind,
    /// The purchasing account; for an agreement, one of it.
    pub scope: NamedScope,
    /// The product, if one ends.
    pub product: Option<ProductRow>,
    /// How many.
    pub quantity: Option<i64>,
    /// The subscription.
    pub subscription_id: Option<String>,
}

/// Licenses of a pool.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PoolSum {
    /// The pool, by the register's code.
    pub pool: Option<String>,
    /// Licenses that can be used.
    pub current: i64,
    /// Licenses with assurance.
    pub assured: i64,
}

/// What the page of reports shows.
#[derive(Clone, Debug)]
pub struct Reports {
    /// Whose purchases.
    pub purchases: Purchases,
    /// The day of the licenses, `YYYY-MM-DD`.
    pub as_of: String,
    /// Licenses by pool.
    pub pools: Vec<PoolSum>,
    /// Complete orders by month, without months that have none.
    pub months: Vec<MonthRow>,
    /// The first and the last day of the months.
    pub period: [String; 2],
    /// What ends, the nearest first; what has ended, the latest first.
    pub endings: Vec<Ending>,
}

/// Which reports a page shows.
#[derive(Clone, Debug, Default)]
pub struct ReportQuery {
    /// The purchasing account in the address.
    pub account: Option<String>,
    /// The day of the licenses; today if it is missing.
    pub as_of: Option<String>,
    /// How far ahead.
    pub window: Window,
}

/// The reports.
pub async fn load(context: &Context, query: &ReportQuery) -> Outcome<Scoped<Reports>> {
    let actor = authorize(context, Permission::ViewOrders)?;
    let mut connection = context.read().await?;
    let purchases = match Purchases::select(&mut connection, context, query.account.as_deref()).await? {
        Scoped::Allowed(purchases) => purchases,
        Scoped::NotHere(scopes) => return Ok(Scoped::NotHere(scopes)),
    };
    let today = context.today();
    let as_of = query.as_of.clone().unwrap_or_else(|| today.to_string());
    let pools = by_pool(&count(&mut connection, &purchases.buyers, &as_of).await?);
    let first = today.first_of_month().saturating_sub((MONTHS - 1).months());
    let period = [first.to_string(), today.last_of_month().to_string()];
    let months = months(&mut connection, &purchases.buyers, &period).await?;
    let endings = endings(&mut connection, &actor, &purchases, query.window, today).await?;
    Ok(Scoped::Allowed(Reports { purchases, as_of, pools, months, period, endings }))
}

/// Licenses by pool: the sums of the list of licenses.
fn by_pool(licenses: &[License]) -> Vec<PoolSum> {
    let mut pools: BTreeMap<Option<&String>, PoolSum> = BTreeMap::new();
    for license in licenses {
        let pool = license.key.pool.as_ref();
        let sum = pools.entry(pool).or_insert_with(|| PoolSum { pool: pool.cloned(), current: 0, assured: 0 });
        sum.current += license.quantities.current;
        sum.assured += license.quantities.assured;
    }
    pools.into_values().filter(|sum| (sum.current, sum.assured) != (0, 0)).collect()
}

async fn months(connection: &mut Connection, buyers: &[Buyer], [since, until]: &[String; 2]) -> Outcome<Vec<MonthRow>> {
    let mut months: BTreeMap<String, MonthRow> = BTreeMap::new();
    for buyer in buyers {
        for row in db::orders::list_months(connection, buyer, since, until).await? {
            match months.get_mut(&row.month) {
                Some(month) => {
                    month.orders += row.orders;
                    month.returns += row.returns;
                    month.units += row.units;
                }
                None => drop(months.insert(row.month.clone(), row)),
            }
        }
    }
    Ok(months.into_values().collect())
}

/// What ends within a window, the nearest first; of what has ended, the latest.
pub async fn endings(
    connection: &mut Connection,
    actor: &Actor,
    purchases: &Purchases,
    window: Window,
    today: Date,
) -> Outcome<Vec<Ending>> {
    let [since, until] = window.days(today);
    let mut endings = of_accounts(connection, purchases, &since, &until).await?;
    for buyer in &purchases.buyers {
        let rows = db::order_lines::list_ending(connection, buyer, &since, &until).await?;
        let products = products_of(connection, rows.iter().map(|row| row.part_key.as_str())).await?;
        for row in rows {
            let Some(scope) = purchases.scope(&row.purchasing_account_id) else { continue };
            // What the subscription tells is not told again by the order that bought it.
            let is_service = products.get(&row.part_key).is_some_and(|product| product.service.is_some());
            if is_service && actor.can_in(Permission::ViewServices, &scope.scope) {
                continue;
            }
            endings.push(Ending {
                ends_on: row.ends_on,
                kind: if row.is_assurance { Kind::Assurance } else { Kind::Use },
                scope: scope.clone(),
                product: products.get(&row.part_key).cloned(),
                quantity: Some(row.quantity),
                subscription_id: None,
            });
        }
    }
    endings.append(&mut of_subscriptions(connection, actor, purchases, [&since, &until], today).await?);
    endings.sort_by(|one, other| one.ends_on.cmp(&other.ends_on));
    if window == Window::Past {
        endings.reverse();
    }
    Ok(endings)
}

/// Agreements and offers that end.
async fn of_accounts(
    connection: &mut Connection,
    purchases: &Purchases,
    since: &str,
    until: &str,
) -> Outcome<Vec<Ending>> {
    let ids: Vec<&str> = purchases.scopes.iter().map(|scope| scope.scope.id()).collect();
    let is_within = |day: &String| (since..=until).contains(&day.as_str());
    let mut endings: Vec<Ending> = Vec::new();
    for row in db::agreements::list_ends(connection, &ids).await? {
        let Some(scope) = purchases.scope(&row.account_id) else { continue };
        let is_told = |endings: &[Ending]| {
            let agreement = &scope.scope.agreement_id;
            endings.iter().any(|one| one.kind == Kind::Agreement && one.scope.scope.agreement_id == *agreement)
        };
        let both = [(Kind::Agreement, row.ends_on), (Kind::Offer, row.offer_ends_on)];
        for (kind, ends_on) in both {
            if let Some(ends_on) = ends_on.filter(is_within)
                && (kind == Kind::Offer || !is_told(&endings))
            {
                let scope = scope.clone();
                endings.push(Ending { ends_on, kind, scope, product: None, quantity: None, subscription_id: None });
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
    [since, until]: [&String; 2],
    today: Date,
) -> Outcome<Vec<Ending>> {
    let visible = purchases.scopes.iter().filter(|scope| actor.can_in(Permission::ViewServices, &scope.scope));
    let ids: Vec<&str> = visible.map(|scope| scope.scope.id()).collect();
    let all = Subscription::list(connection, &ids, today).await?;
    let products = products_of(connection, all.iter().map(|one| one.row.part_key.as_str())).await?;
    let mut endings = Vec::new();
    for one in all {
        let Some(ends_on) = one.row.ends_on.clone().filter(|day| (since..=until).contains(&day)) else { continue };
        let Some(scope) = purchases.scope(&one.row.purchasing_account_id) else { continue };
        endings.push(Ending {
            ends_on,
            kind: Kind::Subscription,
            scope: scope.clone(),
            product: products.get(&one.row.part_key).cloned(),
            quantity: Some(one.row.seats),
            subscription_id: Some(one.row.id.clone()),
        });
    }
    Ok(endings)
}
