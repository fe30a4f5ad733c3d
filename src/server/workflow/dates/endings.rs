//! What ends, and when: the one source of the report, the page of dates, reminders and calendars.

use crate::{
    domain::{
        access::Permission,
        day::Day,
        domain_claim::DomainState,
        ending::{EndingKind, is_told},
        license::{LineSums, Quantities},
        mail::DueDate,
        moment::Moment,
        reservation::{cancelable_until, last_day_to_cancel},
        subscription::SubscriptionStatus,
    },
    server::{
        access::Actor,
        clock::calendar_day,
        config::Config,
        db::{
            self, Buyer, Connection, agreements::EndsRow, domains::DomainEndRow, due_dates::DateKey,
            order_lines::EndingRow, products::ProductRow, subscriptions::SubscriptionRow,
        },
        failure::Outcome,
        workflow::{
            looking::as_read,
            orders::products_of,
            purchases::buyers,
            reserving,
            scopes::{NamedScope, visible_accounts},
            seats::{Renewals, Subscription},
        },
    },
};
use jiff::{ToSpan, civil::Date};
use std::collections::{HashMap, HashSet};

/// Something that ends.
#[derive(Clone, Debug)]
pub struct Ending {
    /// The last day, `YYYY-MM-DD`.
    pub ends_on: String,
    /// What ends.
    pub kind: EndingKind,
    /// What it is, among those of its kind: an id, or several.
    pub subject: String,
    /// The purchasing account; for an agreement or a domain, one of it.
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
    /// The domain, as people read it.
    pub domain: Option<String>,
    /// The number of the reservation.
    pub reservation: Option<String>,
    /// The last instant at which that can be canceled.
    pub cancelable_until: Option<Moment>,
}

impl Ending {
    fn new(kind: EndingKind, subject: String, ends_on: String, scope: &NamedScope) -> Self {
        Self {
            ends_on,
            kind,
            subject,
            scope: scope.clone(),
            product: None,
            quantity: None,
            renewal_due_on: None,
            subscription_id: None,
            continued_by: None,
            domain: None,
            reservation: None,
            cancelable_until: None,
        }
    }

    /// What makes it one of its own.
    #[must_use]
    pub fn key(&self) -> DateKey {
        DateKey { kind: self.kind, subject: self.subject.clone(), ends_on: self.ends_on.clone() }
    }

    /// How many days it still runs; below zero for what has ended.
    #[must_use]
    pub fn days_left(&self, today: Day) -> i64 {
        Day::parse(&self.ends_on).map_or(0, |day| day.days_since(today))
    }

    /// The same as a mail keeps it.
    #[must_use]
    pub fn due_date(&self) -> DueDate {
        DueDate {
            kind: self.kind,
            subject: self.subject.clone(),
            ends_on: self.ends_on.clone(),
            agreement: self.scope.agreement_number.clone(),
            account: self.scope.account.clone(),
            product: self.product.as_ref().map(|product| product.description.clone()),
            quantity: self.quantity,
            domain: self.domain.clone(),
            reservation: self.reservation.clone(),
        }
    }
}

/// The purchasing accounts whose dates someone sees, by what they need for them. Drafts are not among them.
#[derive(Clone, Debug)]
pub struct Reach {
    agreements: Vec<NamedScope>,
    orders: Vec<NamedScope>,
    services: Vec<NamedScope>,
    domains: Vec<NamedScope>,
    reservations: Vec<NamedScope>,
}

impl Reach {
    /// What the actor's roles reach.
    pub async fn of(connection: &mut Connection, actor: &Actor) -> Outcome<Self> {
        Ok(Self {
            agreements: visible_accounts(connection, actor, Permission::ViewAgreements).await?,
            orders: visible_accounts(connection, actor, Permission::ViewOrders).await?,
            services: visible_accounts(connection, actor, Permission::ViewServices).await?,
            domains: visible_accounts(connection, actor, Permission::ViewDomains).await?,
            reservations: visible_accounts(connection, actor, Permission::ProvisionServices).await?,
        })
    }

    /// The same within some purchasing accounts.
    #[must_use]
    pub fn within(mut self, account_ids: &HashSet<&str>) -> Self {
        let Self { agreements, orders, services, domains, reservations } = &mut self;
        for scopes in [agreements, orders, services, domains, reservations] {
            scopes.retain(|scope| account_ids.contains(scope.scope.id()));
        }
        self
    }

    /// The purchasing accounts, whatever they are seen for: whoever sees something in one may view its agreement.
    #[must_use]
    pub fn accounts(&self) -> &[NamedScope] {
        &self.agreements
    }
}

/// The days from one to another one, both inclusive, counted from today.
#[must_use]
pub fn days_around(today: Date, before: i64, after: i64) -> [String; 2] {
    [-before, after].map(|days| today.saturating_add(days.days()).to_string())
}

/// Everything that ends within some days, or begins, the nearest day first: agreements and domains for each purchasing account that
/// they concern. What an ended agreement leaves behind is not told: it ended with it.
pub async fn all(
    connection: &mut Connection,
    config: &Config,
    actor: &Actor,
    reach: &Reach,
    days: &[String; 2],
    today: Date,
) -> Outcome<Vec<Ending>> {
    let ends = list_ends(connection, &reach.agreements).await?;
    let mut endings = of_accounts(&reach.agreements, &ends, days);
    let buyers = buyers(actor, &reach.orders);
    endings.append(&mut of_lines(connection, actor, &reach.orders, &buyers, days).await?);
    endings.append(&mut of_subscriptions(connection, &reach.services, days, today).await?);
    endings.append(&mut of_domains(connection, config, &reach.domains, days).await?);
    endings.append(&mut of_reservations(connection, config, &reach.reservations, days, today).await?);
    let agreement_ends: HashMap<&str, &str> =
        ends.iter().filter_map(|row| Some((row.account_id.as_str(), row.ends_on.as_deref()?))).collect();
    let today = calendar_day(today);
    endings.retain(|one| {
        let agreement_ends_on = agreement_ends.get(one.scope.scope.id()).copied().and_then(Day::parse);
        Day::parse(&one.ends_on).is_some_and(|day| is_told(one.scope.status, agreement_ends_on, day, today))
    });
    let order = |one: &Ending| (one.ends_on.clone(), one.kind, one.subject.clone(), one.scope.scope.id().to_owned());
    endings.sort_by_cached_key(order);
    Ok(endings)
}

/// What ends for a person: the one list of the page of dates, reminders and the calendar.
#[derive(Clone, Debug, Default)]
pub struct OwnEndings {
    /// What they look at.
    pub current: Vec<Ending>,
    /// What they have put aside.
    pub dismissed: Vec<Ending>,
}

impl OwnEndings {
    /// The same, each once however many purchasing accounts it concerns.
    #[must_use]
    pub fn once(self) -> Self {
        Self { current: once(self.current), dismissed: once(self.dismissed) }
    }
}

/// Each of what ends once: for the first purchasing account that it concerns.
#[must_use]
pub fn once(mut endings: Vec<Ending>) -> Vec<Ending> {
    let mut keys = HashSet::new();
    endings.retain(|ending| keys.insert(ending.key()));
    endings
}

/// What ends for a person within some days, for each purchasing account that it concerns. Nothing ends for anyone where a renewal
/// follows.
pub async fn own(
    connection: &mut Connection,
    config: &Config,
    actor: &Actor,
    reach: &Reach,
    days: &[String; 2],
    today: Date,
) -> Outcome<OwnEndings> {
    let mut endings = all(connection, config, actor, reach, days, today).await?;
    endings.retain(|ending| ending.continued_by.is_none());
    let dismissed = db::due_dates::list_dismissed(connection, &actor.user().id, &days[0]).await?;
    let keys: HashSet<DateKey> = dismissed.into_iter().collect();
    let (dismissed, current) = endings.into_iter().partition(|ending| keys.contains(&ending.key()));
    Ok(OwnEndings { current, dismissed })
}

/// When the agreements and the offers of some purchasing accounts end.
pub async fn list_ends(connection: &mut Connection, scopes: &[NamedScope]) -> Outcome<Vec<EndsRow>> {
    let ids: Vec<&str> = scopes.iter().map(|scope| scope.scope.id()).collect();
    Ok(db::agreements::list_ends(connection, &ids).await?)
}

/// Purchasing accounts by their ids.
fn by_id(scopes: &[NamedScope]) -> HashMap<&str, &NamedScope> {
    scopes.iter().map(|scope| (scope.scope.id(), scope)).collect()
}

/// Agreements and offers that end; an agreement for each of its purchasing accounts.
#[must_use]
pub fn of_accounts(scopes: &[NamedScope], ends: &[EndsRow], [since, until]: &[String; 2]) -> Vec<Ending> {
    let scopes = by_id(scopes);
    let is_within = |day: &&String| (since..=until).contains(day);
    let mut endings: Vec<Ending> = Vec::new();
    for row in ends {
        let Some(scope) = scopes.get(row.account_id.as_str()).copied() else { continue };
        if let Some(day) = row.ends_on.as_ref().filter(is_within) {
            endings.push(Ending::new(EndingKind::Agreement, scope.scope.agreement_id.clone(), day.clone(), scope));
        }
        if let Some(day) = row.offer_ends_on.as_ref().filter(is_within) {
            endings.push(Ending::new(EndingKind::Offer, row.account_id.clone(), day.clone(), scope));
        }
    }
    endings
}

/// The use and the assurance of licenses that end.
pub async fn of_lines(
    connection: &mut Connection,
    actor: &Actor,
    scopes: &[NamedScope],
    buyers: &[Buyer],
    [since, until]: &[String; 2],
) -> Outcome<Vec<Ending>> {
    let scopes = by_id(scopes);
    let mut endings = Vec::new();
    for buyer in buyers {
        let rows = db::order_lines::list_ending(connection, buyer, since, until).await?;
        let products = products_of(connection, rows.iter().map(|row| row.part_key.as_str())).await?;
        for row in rows {
            let Some(scope) = scopes.get(row.purchasing_account_id.as_str()).copied() else { continue };
            let Some(product) = products.get(&row.part_key) else { continue };
            // What the subscription tells is not told again by the order that bought it.
            let is_told = product.service.is_some() && actor.can_in(Permission::ViewServices, &scope.scope);
            let quantity = ending_licenses(product, &row);
            // Nor what was given back: nothing ends there.
            if is_told || quantity <= 0 {
                continue;
            }
            let kind = if row.is_assurance { EndingKind::Assurance } else { EndingKind::Use };
            let subject = format!("{}:{}", row.purchasing_account_id, row.part_key);
            endings.push(Ending {
                product: Some(product.clone()),
                quantity: Some(quantity),
                renewal_due_on: row.renewal_due_on,
                ..Ending::new(kind, subject, row.ends_on, scope)
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

/// Subscriptions to online services that end; none that was canceled.
pub async fn of_subscriptions(
    connection: &mut Connection,
    scopes: &[NamedScope],
    [since, until]: &[String; 2],
    today: Date,
) -> Outcome<Vec<Ending>> {
    let ids: Vec<&str> = scopes.iter().map(|scope| scope.scope.id()).collect();
    let scopes = by_id(scopes);
    let all = Subscription::list(connection, &ids, today).await?;
    let products = products_of(connection, all.iter().map(|one| one.row.part_key.as_str())).await?;
    let renewals = Renewals::among(&all);
    let mut endings = Vec::new();
    for one in all.iter().filter(|one| one.row.status != SubscriptionStatus::Canceled) {
        // Its own end or the agreement's, whichever is earlier, as everywhere.
        let ends_on = one.term.ends_on.map(|day| day.to_string());
        let Some(ends_on) = ends_on.filter(|day| (since..=until).contains(&day)) else { continue };
        let Some(scope) = scopes.get(one.row.purchasing_account_id.as_str()).copied() else { continue };
        endings.push(Ending {
            product: products.get(&one.row.part_key).cloned(),
            quantity: Some(one.row.seats),
            subscription_id: Some(one.row.id.clone()),
            continued_by: one.continued_by(&renewals).cloned(),
            ..Ending::new(EndingKind::Subscription, one.row.id.clone(), ends_on, scope)
        });
    }
    Ok(endings)
}

/// Domains whose value expires, or whose grace period ends, for each purchasing account that uses them.
async fn of_domains(
    connection: &mut Connection,
    config: &Config,
    scopes: &[NamedScope],
    [since, until]: &[String; 2],
) -> Outcome<Vec<Ending>> {
    let ids: Vec<&str> = scopes.iter().map(|scope| scope.scope.id()).collect();
    let scopes = by_id(scopes);
    let mut endings: Vec<Ending> = Vec::new();
    for row in db::domains::list_ends(connection, &ids).await? {
        let Some(scope) = scopes.get(row.purchasing_account_id.as_str()).copied() else { continue };
        let Some((kind, day)) = domain_end(config, &row) else { continue };
        if (since..=until).contains(&&day) {
            let domain = Some(as_read(&row.name));
            endings.push(Ending { domain, ..Ending::new(kind, row.id, day, scope) });
        }
    }
    Ok(endings)
}

/// Reservations that are still ahead: the last day to cancel one, and the first day of its seats.
async fn of_reservations(
    connection: &mut Connection,
    config: &Config,
    scopes: &[NamedScope],
    [since, until]: &[String; 2],
    today: Date,
) -> Outcome<Vec<Ending>> {
    let ids: Vec<&str> = scopes.iter().map(|scope| scope.scope.id()).collect();
    let scopes = by_id(scopes);
    let rows = db::reservations::list_open_of_accounts(connection, &ids).await?;
    let states = reserving::states_of(connection, &rows, today).await?;
    let products = products_of(connection, rows.iter().map(|row| row.part_key.as_str())).await?;
    let today = calendar_day(today);
    let mut endings = Vec::new();
    for row in &rows {
        let id = &row.reservation.request_id;
        let Some(scope) = scopes.get(row.purchasing_account_id.as_str()).copied() else { continue };
        let Some(first) = Day::parse(&row.reservation.usable_from) else { continue };
        if !states.get(id).is_some_and(|state| state.is_open()) {
            continue;
        }
        for (kind, day) in [(EndingKind::Cancellation, last_day_to_cancel(first)), (EndingKind::Reservation, first)] {
            let text = day.to_string();
            if day >= today && (since..=until).contains(&&text) {
                endings.push(Ending {
                    product: products.get(&row.part_key).cloned(),
                    quantity: Some(row.reservation.seats),
                    reservation: Some(row.number.clone()),
                    cancelable_until: config.start_of(first).map(cancelable_until),
                    ..Ending::new(kind, id.clone(), text, scope)
                });
            }
        }
    }
    Ok(endings)
}

/// What of a domain ends, or has ended, and on which day.
fn domain_end(config: &Config, row: &DomainEndRow) -> Option<(EndingKind, String)> {
    let (kind, at) = match row.state {
        DomainState::Pending => (EndingKind::DomainValue, row.until?),
        DomainState::Expired => (EndingKind::DomainValue, row.since),
        DomainState::Failing => (EndingKind::DomainGrace, row.until?),
        DomainState::Lapsed => (EndingKind::DomainGrace, row.since),
        DomainState::Verified | DomainState::Contested | DomainState::Removed => return None,
    };
    Some((kind, calendar_day(config.day_of(at)).to_string()))
}
