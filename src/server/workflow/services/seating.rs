//! *Online services*: what the pages show and do. Account Administrators and Account Managers of a purchasing account assign
//! seats; other readers see who has one.

use super::{
    reserving::{self, OpenReservation, may_reserve},
    seat_list::{self, MOST_ROWS},
    seats::{self, Person, Renewals, SeatRule, Subscription, record, renewal_of},
};
use crate::{
    api::{
        ApiError,
        seats::{AssignReport, AssignSeats, ListRow, RowReport, SeatAction, SwitchSubscription},
    },
    domain::{
        access::Permission,
        audit::Action,
        email::EmailAddress,
        fault::FaultCode,
        language::Language,
        moment::{Moment, Span},
        paging::{Counted, Cursor, Extent, Page},
        person::parse_optional_name,
        seat::{SeatResult, SeatState, SubscriptionState, over_pauses_at},
    },
    server::{
        access::{Actor, authorize},
        change::Change,
        context::Context,
        db::{
            self, Connection,
            limits::Bucket,
            products::ProductRow,
            seats::{KnownSeat, SeatKey, SeatRow},
            subscriptions::SubscriptionRow,
        },
        failure::Outcome,
        text::sort_key,
        workflow::{
            charge::charge,
            drafts,
            person::names_of,
            scopes::{NamedScope, Scoped, scopes, select_scopes},
        },
    },
};
use jiff::civil::Date;
use serde_json::json;
use std::collections::{HashMap, HashSet};

/// Characters of a search that count.
const LONGEST_SEARCH: usize = 100;
/// Rows of a page.
pub const PAGE_SIZE: usize = 25;
/// How long a list that is assigned again is taken for the same one.
const PRESSED_AGAIN: Span = Span::minutes(1);
/// Days before its end from which on a subscription needs attention.
pub const ENDS_SOON: i64 = 30;
/// How often a person can lose a seat of a subscription.
const REMOVALS: Bucket = Bucket { burst: 10, period: Span::hours(2) };
/// Rows of an export that are read together.
const BATCH: i64 = 1_000;

/// A purchasing account with its subscriptions.
#[derive(Clone, Debug)]
pub struct AccountSubscriptions {
    /// The purchasing account.
    pub scope: NamedScope,
    /// Whether the actor may assign seats there.
    pub may_assign: bool,
    /// Whether it has a proven domain, without which no one can get a seat (R64).
    pub has_domain: bool,
    /// Its subscriptions, the oldest first.
    pub subscriptions: Vec<ListedSubscription>,
}

/// A subscription in a list.
#[derive(Clone, Debug)]
pub struct ListedSubscription {
    /// The subscription.
    pub subscription: Subscription,
    /// Its product.
    pub product: ProductRow,
    /// Whether another one takes its people over without a gap.
    pub is_continued: bool,
    /// Seats that are paused because their domain is not proven.
    pub paused: i64,
}

/// Why someone should look at a subscription.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Trouble {
    /// It is suspended.
    Suspended,
    /// More seats are taken than there are.
    Over,
    /// Seats are paused because their domain is not proven.
    Unproven,
    /// It has ended, and people still use it.
    Grace,
    /// It ends soon.
    EndsSoon,
}

impl ListedSubscription {
    /// Whether it ends soon for its people.
    #[must_use]
    pub fn ends_soon(&self) -> bool {
        let one = &self.subscription;
        one.state() == SubscriptionState::Active && one.ends_within(ENDS_SOON) && !self.is_continued
    }

    /// Why someone should look at it.
    #[must_use]
    pub fn troubles(&self) -> Vec<Trouble> {
        let one = &self.subscription;
        match one.state() {
            SubscriptionState::Suspended => return vec![Trouble::Suspended],
            SubscriptionState::Ended => return Vec::new(),
            _ => {}
        }
        let is_past = one.state() == SubscriptionState::Grace && one.row.assigned > 0 && !self.is_continued;
        let all = [
            (Trouble::Over, one.over() > 0),
            (Trouble::Unproven, self.paused > 0),
            (Trouble::Grace, is_past),
            (Trouble::EndsSoon, self.ends_soon()),
        ];
        all.into_iter().filter(|(_, is_so)| *is_so).map(|(trouble, _)| trouble).collect()
    }
}

/// The subscriptions of the requested purchasing account, the chosen one, or all that the actor may see.
pub async fn list(context: &Context, actor: &Actor, asked: Option<&str>) -> Outcome<Scoped<Vec<AccountSubscriptions>>> {
    let mut connection = context.read().await?;
    let mut scopes = scopes(&mut connection, actor, Permission::ViewServices).await?;
    scopes.retain(|scope| scope.account.is_some());
    if scopes.is_empty() {
        return Err(ApiError::Forbidden.into());
    }
    let scopes = match select_scopes(actor, scopes, asked) {
        Scoped::Allowed(scopes) => scopes,
        Scoped::NotHere(scopes) => return Ok(Scoped::NotHere(scopes)),
    };
    let ids: Vec<&str> = scopes.iter().map(|scope| scope.scope.id()).collect();
    let all = list_of_accounts(&mut connection, &ids, context.today()).await?;
    let with_domain = db::domains::list_accounts_with_domain(&mut connection, &ids).await?;
    let mut accounts = Vec::new();
    for scope in scopes {
        let id = scope.scope.id();
        let own = all.iter().filter(|one| one.subscription.row.purchasing_account_id == id);
        let mut subscriptions: Vec<ListedSubscription> = own.cloned().collect();
        // What is over comes last.
        subscriptions.sort_by_key(|one| one.subscription.state() == SubscriptionState::Ended);
        accounts.push(AccountSubscriptions {
            may_assign: actor.can_in(Permission::AssignSeats, &scope.scope),
            has_domain: with_domain.contains(id),
            scope,
            subscriptions,
        });
    }
    Ok(Scoped::Allowed(accounts))
}

/// The subscriptions of some purchasing accounts, the oldest first.
pub async fn list_of_accounts(
    connection: &mut Connection,
    account_ids: &[&str],
    today: Date,
) -> Outcome<Vec<ListedSubscription>> {
    let all = Subscription::list(connection, account_ids, today).await?;
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let part_keys: Vec<&str> = all.iter().map(|one| one.row.part_key.as_str()).collect();
    let products = db::products::list(connection, &part_keys).await?;
    let products: HashMap<&str, &ProductRow> = products.iter().map(|row| (row.part_key.as_str(), row)).collect();
    let paused = db::seats::count_unproven(connection, account_ids).await?;
    let renewals = Renewals::among(&all);
    let listed = |one: &Subscription| {
        Ok(ListedSubscription {
            product: products.get(one.row.part_key.as_str()).copied().cloned().ok_or(ApiError::NotFound)?,
            is_continued: one.continued_by(&renewals).is_some(),
            paused: paused.get(&one.row.id).copied().unwrap_or_default(),
            subscription: one.clone(),
        })
    };
    all.iter().map(listed).collect()
}

/// Whether the purchasing account of a subscription has a proven domain.
pub async fn has_domain(context: &Context, subscription: &Subscription) -> Outcome<bool> {
    let id = subscription.account.account_id.as_str();
    let found = db::domains::list_accounts_with_domain(&mut context.read().await?, &[id]).await?;
    Ok(!found.is_empty())
}

/// Which seats a page shows.
#[derive(Clone, Debug, Default)]
pub struct SeatQuery {
    /// Part of a name or address; empty for everyone.
    pub text: String,
    /// Where the page begins.
    pub from: Cursor<SeatKey>,
    /// The number of its first row.
    pub first: usize,
}

/// A seat as it is shown.
#[derive(Clone, Debug)]
pub struct ShownSeat {
    /// The seat.
    pub row: SeatRow,
    /// Its state.
    pub state: SeatState,
    /// When it pauses, as one too many.
    pub pauses_at: Option<Moment>,
    /// Who assigned it; none where the person took it.
    pub assigned_by: Option<String>,
}

/// What the page of a subscription shows.
#[derive(Clone, Debug)]
pub struct SubscriptionView {
    /// The subscription.
    pub subscription: Subscription,
    /// Its product.
    pub product: ProductRow,
    /// Whether the actor may assign seats and take them away.
    pub may_assign: bool,
    /// Whether the purchasing account has a proven domain.
    pub has_domain: bool,
    /// The seats.
    pub seats: Page<ShownSeat>,
    /// Their place in the list.
    pub extent: Extent,
    /// Seats that are paused because their domain is not proven.
    pub paused: i64,
    /// The subscription that renews it, the earliest of several.
    pub renewal: Option<SubscriptionRow>,
    /// The one that it renews, as long as its seats are still to be carried over.
    pub renewed: Option<SubscriptionRow>,
    /// The first of the seats that are too many, and when they pause.
    pub over: Option<(Vec<SeatRow>, Option<Moment>)>,
    /// Whether the actor may reserve further seats, as far as their roles go.
    pub may_reserve: bool,
    /// The open reservations, the earliest first; none for those who may not reserve.
    pub reservations: Vec<OpenReservation>,
}

/// A subscription, as the actor sees it; what the actor may not see does not exist.
pub async fn view(context: &Context, actor: &Actor, id: &str, query: &SeatQuery) -> Outcome<SubscriptionView> {
    let mut connection = context.read().await?;
    let (subscription, product) = visible(context, &mut connection, actor, id).await?;
    let rule = SeatRule::load(&mut connection, &subscription, context.now).await?;
    let (text, limit) = (
        sort_key(&query.text.trim().chars().take(LONGEST_SEARCH).collect::<String>()),
        i64::try_from(PAGE_SIZE).unwrap_or(i64::MAX) + 1,
    );
    let rows = db::seats::page(&mut connection, id, &text, &query.from, limit).await?;
    let page = Page::cut(rows, PAGE_SIZE, &query.from);
    let total =
        if text.is_empty() { subscription.row.assigned } else { db::seats::count(&mut connection, id, &text).await? };
    let total = usize::try_from(total).unwrap_or_default();
    let extent = Extent::of(&page, query.first, Some(Counted::All(total)));
    let over = over(&mut connection, &subscription).await?;
    let paused = db::seats::count_unproven(&mut connection, &[&subscription.row.purchasing_account_id]).await?;
    let renewal = renewal_of(&mut connection, &subscription.row).await?;
    let renewed = renewed(&mut connection, &subscription.row).await?;
    let may_reserve = may_reserve(actor, &subscription);
    let reservations =
        if may_reserve { reserving::list_open(&mut connection, &subscription).await? } else { Vec::new() };
    let names = names_of(&mut connection, page.rows.iter().filter_map(|row| row.assigned_by.as_deref())).await?;
    let mut rows = Vec::new();
    for row in page.rows {
        let assigned_by = row.assigned_by.as_ref().map(|id| names.get(id).cloned().unwrap_or_default());
        let pauses_at = over_pauses_at(subscription.row.over_since)
            .filter(|_| subscription.row.over_from.is_some_and(|from| row.place >= from));
        rows.push(ShownSeat { pauses_at, state: rule.state_of(&row.domain, row.place), assigned_by, row });
    }
    Ok(SubscriptionView {
        may_assign: may_assign(actor, &subscription),
        has_domain: rule.has_domain(),
        seats: Page { rows, has_previous: page.has_previous, has_next: page.has_next },
        extent,
        paused: paused.get(id).copied().unwrap_or_default(),
        renewal,
        renewed,
        over,
        may_reserve,
        reservations,
        subscription,
        product,
    })
}

/// The subscription of the same purchasing account whose seats are still to be carried over into one.
async fn renewed(connection: &mut Connection, row: &SubscriptionRow) -> Outcome<Option<SubscriptionRow>> {
    let Some(id) = row.renews.as_ref().filter(|_| row.awaits_seats()) else { return Ok(None) };
    let found = db::subscriptions::find_by_register_id(connection, id).await?;
    Ok(found.filter(|found| found.purchasing_account_id == row.purchasing_account_id))
}

async fn over(
    connection: &mut Connection,
    subscription: &Subscription,
) -> Outcome<Option<(Vec<SeatRow>, Option<Moment>)>> {
    let Some(place) = subscription.row.over_from else { return Ok(None) };
    let limit = i64::try_from(PAGE_SIZE).unwrap_or(i64::MAX);
    let people = db::seats::list_from_place(connection, &subscription.row.id, place, limit).await?;
    Ok(Some((people, over_pauses_at(subscription.row.over_since))))
}

/// The seats of a subscription for an export, in batches.
pub struct Export {
    /// The register's id of the subscription.
    pub register_id: String,
    context: Context,
    subscription_id: String,
    rule: SeatRule,
    from: Cursor<SeatKey>,
}

impl Export {
    /// The next seats with their states; none at the end.
    pub async fn next(&mut self) -> Outcome<Vec<(SeatRow, SeatState)>> {
        let mut connection = self.context.read().await?;
        let rows = db::seats::page(&mut connection, &self.subscription_id, "", &self.from, BATCH).await?;
        if let Some(last) = rows.last() {
            self.from = Cursor::After(last.key());
        }
        let with_state = |row: SeatRow| {
            let state = self.rule.state_of(&row.domain, row.place);
            (row, state)
        };
        Ok(rows.into_iter().map(with_state).collect())
    }
}

/// Begins an export, and writes down that it was made.
pub async fn export(context: &Context, id: &str) -> Outcome<Export> {
    let actor = authorize(context, Permission::ViewServices)?;
    let mut change = context.change(actor.by()).await?;
    let (subscription, _) = visible(context, &mut change, &actor, id).await?;
    let rule = SeatRule::load(&mut change, &subscription, context.now).await?;
    record(&mut change, &subscription, Action::SeatsExported, id, json!({}));
    change.commit().await?;
    let register_id = subscription.row.register_id;
    Ok(Export { register_id, context: context.clone(), subscription_id: id.to_owned(), rule, from: Cursor::Beginning })
}

/// A subscription of a purchasing account whose services the actor sees.
async fn visible(
    context: &Context,
    connection: &mut Connection,
    actor: &Actor,
    id: &str,
) -> Outcome<(Subscription, ProductRow)> {
    let found = Subscription::find(connection, id, context.today()).await?;
    let sees = |one: &Subscription| actor.can_in(Permission::ViewServices, &one.account.scope());
    let subscription = found.filter(sees).ok_or(ApiError::NotFound)?;
    let product = db::products::find(connection, &subscription.row.part_key).await?.ok_or(ApiError::NotFound)?;
    Ok((subscription, product))
}

fn may_assign(actor: &Actor, subscription: &Subscription) -> bool {
    subscription.state() != SubscriptionState::Ended
        && actor.can_in(Permission::AssignSeats, &subscription.account.scope())
}

/// The subscription and its product, if the actor may assign its seats.
pub async fn assignable(context: &Context, id: &str) -> Outcome<(Subscription, ProductRow)> {
    let actor = authorize(context, Permission::AssignSeats)?;
    let mut connection = context.read().await?;
    let found = visible(context, &mut connection, &actor, id).await?;
    let may = actor.can_in(Permission::AssignSeats, &found.0.account.scope());
    if may { Ok(found) } else { Err(ApiError::Forbidden.into()) }
}

/// Begins a change of the seats of a subscription, while everyone else who changes them waits.
async fn changeable(context: &Context, id: &str) -> Outcome<(Change, Actor, Subscription)> {
    let actor = authorize(context, Permission::AssignSeats)?;
    let mut change = context.change(actor.by()).await?;
    let actor = actor.recheck(&mut change, &[]).await?;
    visible(context, &mut change, &actor, id).await?;
    let subscription = Subscription::lock(&mut change, id, context.today()).await?;
    if may_assign(&actor, &subscription) { Ok((change, actor, subscription)) } else { Err(ApiError::Forbidden.into()) }
}

/// Assigns seats to the people of a list, or tells what that would come to.
pub async fn assign(context: &Context, input: &AssignSeats) -> Outcome<AssignReport> {
    let actor = authorize(context, Permission::AssignSeats)?;
    let rows = seat_list::read(&input.list);
    if rows.is_empty() {
        assignable(context, &input.subscription).await?;
        return Err(ApiError::field("list", FaultCode::Required).into());
    }
    if rows.len() > usize::from(MOST_ROWS) {
        assignable(context, &input.subscription).await?;
        return Err(ApiError::field("list", FaultCode::TooManyRows { max: MOST_ROWS }).into());
    }
    let language = Language::from_code(&input.language).unwrap_or(actor.user().language);
    if input.is_checked != "true" {
        let (subscription, _) = assignable(context, &input.subscription).await?;
        let mut connection = context.read().await?;
        let (people, results) = parse(&rows, language);
        let outcomes = seats::plan(&mut connection, &subscription, &people).await?;
        return Ok(report(&rows, results, outcomes.into_iter(), false));
    }
    let (mut change, actor, subscription) = changeable(context, &input.subscription).await?;
    let (people, results) = parse(&rows, language);
    let lately = assigned_lately(&mut change, &actor, &subscription, &people).await?;
    let mut outcomes = seats::assign(&mut change, &subscription, &people, &json!({})).await?;
    change.commit().await?;
    let mut seen = HashSet::new();
    for (person, outcome) in people.iter().zip(&mut outcomes) {
        let key = person.email.key();
        if lately.contains(&key) {
            *outcome = if seen.insert(key) { SeatResult::Assigned } else { SeatResult::Repeated };
        }
    }
    Ok(report(&rows, results, outcomes.into_iter(), true))
}

/// Whom of some people the actor has assigned a seat a moment ago: whoever presses the button twice sees what came of it.
async fn assigned_lately(
    connection: &mut Change,
    actor: &Actor,
    subscription: &Subscription,
    people: &[Person],
) -> Outcome<HashSet<String>> {
    let since = connection.now - PRESSED_AGAIN;
    let keys: Vec<String> = people.iter().map(|person| person.email.key()).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let known = db::seats::list_known_among(connection, &subscription.row.id, &keys).await?;
    let is_late = |seat: &KnownSeat| seat.assigned_by.as_ref() == Some(&actor.user().id) && seat.assigned_at >= since;
    Ok(known.into_iter().filter(is_late).map(|seat| seat.email_key).collect())
}

/// The people of a list, and for each row what is wrong with it, if anything.
fn parse(rows: &[ListRow], language: Language) -> (Vec<Person>, Vec<Option<SeatResult>>) {
    let (mut people, mut results) = (Vec::new(), Vec::new());
    for row in rows {
        let person = parse_row(row, language);
        results.push(person.as_ref().err().copied());
        people.extend(person);
    }
    (people, results)
}

fn parse_row(row: &ListRow, usual: Language) -> Result<Person, SeatResult> {
    let email = EmailAddress::parse(&row.address).map_err(|_| SeatResult::InvalidAddress)?;
    let name = |text: &str| parse_optional_name(text).map_err(|_| SeatResult::InvalidName);
    let language = match row.language.as_str() {
        "" => usual,
        code => Language::from_code(&code.to_ascii_lowercase()).ok_or(SeatResult::InvalidLanguage)?,
    };
    Ok(Person { email, first_name: name(&row.first_name)?, last_name: name(&row.last_name)?, language })
}

fn report(
    rows: &[ListRow],
    results: Vec<Option<SeatResult>>,
    mut outcomes: impl Iterator<Item = SeatResult>,
    is_done: bool,
) -> AssignReport {
    let of_row = |(row, fault): (&ListRow, Option<SeatResult>)| {
        let result = fault.or_else(|| outcomes.next())?;
        Some(RowReport { row: row.clone(), result })
    };
    AssignReport { rows: rows.iter().zip(results).filter_map(of_row).collect(), is_done }
}

/// A seat of a subscription.
async fn seat_of(connection: &mut Connection, subscription: &Subscription, seat: &str) -> Outcome<SeatRow> {
    let found = db::seats::find(connection, seat).await?;
    Ok(found.filter(|row| row.subscription_id == subscription.row.id).ok_or(ApiError::NotFound)?)
}

/// A seat that the actor may take away, if it is still there, with its subscription and product.
pub async fn removable(context: &Context, input: &SeatAction) -> Outcome<(Option<SeatRow>, Subscription, ProductRow)> {
    let (subscription, product) = assignable(context, &input.subscription).await?;
    let seat = db::seats::find(&mut context.read().await?, &input.seat).await?;
    Ok((seat.filter(|row| row.subscription_id == subscription.row.id), subscription, product))
}

/// Takes a seat away.
pub async fn remove(context: &Context, input: &SeatAction) -> Outcome<()> {
    let done = format!("remove-seat:{}", input.seat);
    let begun = async {
        let (mut change, actor, subscription) = changeable(context, &input.subscription).await?;
        let seat = seat_of(&mut change, &subscription, &input.seat).await?;
        Ok((change, actor, subscription, seat))
    };
    let begun = begun.await;
    let Some((mut change, actor, subscription, seat)) = drafts::idempotent(context, &done, begun).await? else {
        return Ok(());
    };
    // Each time, the person gets an email.
    let now = change.now;
    charge(&mut change, &format!("seat:{}:{}", subscription.row.id, seat.email_key), REMOVALS, now).await?;
    seats::remove(&mut change, &subscription, &seat, Action::SeatRemoved).await?;
    drafts::remember(&mut change, &actor, &done, None).await?;
    change.commit().await
}

/// Puts a seat first, so that it pauses last.
pub async fn keep(context: &Context, input: &SeatAction) -> Outcome<()> {
    let (mut change, _, subscription) = changeable(context, &input.subscription).await?;
    let seat = seat_of(&mut change, &subscription, &input.seat).await?;
    seats::keep(&mut change, &subscription, &seat).await?;
    change.commit().await
}

/// Chooses who may use a subscription: only people who were assigned, or everyone in the domains (R46).
pub async fn switch(context: &Context, input: &SwitchSubscription) -> Outcome<()> {
    let (mut change, _, subscription) = changeable(context, &input.subscription).await?;
    let (before, after) = (subscription.row.is_assigned_only, input.assigned_only == "true");
    if before != after {
        db::seats::set_assigned_only(&mut change, &subscription.row.id, after).await?;
        let details = json!({ "assigned_only": { "before": before, "after": after } });
        record(&mut change, &subscription, Action::SubscriptionSwitched, &subscription.row.id, details);
    }
    change.commit().await
}
