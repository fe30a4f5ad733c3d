//! Reservations: further seats of a subscription from a day on. Each is a request with the life of all requests
//! (`workflow/requests/life.rs`); what it adds to the seats is counted anew after each step.

use super::{
    seats::{Subscription, renewal_of},
    settling::settle,
};
use crate::{
    api::{
        ApiError,
        seats::{CancelReservation, ReservationReview, ReserveAnswer, ReserveSeats},
    },
    domain::{
        access::Permission,
        agreement::AgreementStatus,
        day::Day,
        fault::{FaultCode, Faults},
        mail::{MailKind, UsableSeats},
        moment::Moment,
        request::{RequestFacts, RequestKind, RequestState, parse_count},
        reservation::{CancelAnswer, Days, MOST_RESERVED, ReservationState, cancelable_until},
        seat::SubscriptionState,
        subscription::{MOST_SEATS, SubscriptionStatus},
    },
    paths,
    server::{
        access::{Actor, authorize},
        change::Change,
        config::Config,
        context::Context,
        db::{
            self, Connection,
            products::ProductRow,
            requests::RequestRow,
            reservations::{RequestedReservation, ReservationRow},
            roles::rights,
            subscriptions::SubscriptionRow,
        },
        failure::{Failure, Outcome},
        mail::Message,
        token::sha256_hex,
        workflow::{
            asking::recall_open,
            drafts,
            life::{self, Ask, Asked, Place, Step},
            request_rights::sees,
        },
    },
};
use jiff::civil::Date;
use std::collections::HashMap;

/// Why no seats of a subscription can be reserved.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Obstacle {
    /// It begins later.
    Scheduled,
    /// It is suspended.
    Suspended,
    /// It is over.
    Ended,
    /// Its agreement has ended.
    AgreementEnded,
    /// It ends within the last days in which nothing is reserved.
    EndsSoon,
}

/// A subscription as whoever may reserve its seats sees it.
#[derive(Clone, Debug)]
pub struct Reservable {
    /// The subscription.
    pub subscription: Subscription,
    /// Its product.
    pub product: ProductRow,
    /// Why nothing can be reserved.
    pub obstacle: Option<Obstacle>,
    /// The subscription that renews it, if one is known.
    pub renewal: Option<SubscriptionRow>,
}

impl Reservable {
    /// The days that can be chosen.
    #[must_use]
    pub fn days(&self) -> Days {
        days(&self.subscription)
    }
}

fn days(subscription: &Subscription) -> Days {
    Days::of(subscription.today, subscription.term.ends_on)
}

/// Why no seats of a subscription can be reserved, if so.
#[must_use]
pub fn obstacle(subscription: &Subscription) -> Option<Obstacle> {
    let is_canceled = subscription.row.status == SubscriptionStatus::Canceled;
    if subscription.account.agreement_status == AgreementStatus::Ended && !is_canceled {
        return Some(Obstacle::AgreementEnded);
    }
    match subscription.state() {
        SubscriptionState::Scheduled => Some(Obstacle::Scheduled),
        SubscriptionState::Suspended => Some(Obstacle::Suspended),
        SubscriptionState::Grace | SubscriptionState::Ended => Some(Obstacle::Ended),
        SubscriptionState::Active => days(subscription).is_over().then_some(Obstacle::EndsSoon),
    }
}

/// Whether someone may reserve seats of a subscription, as far as their roles go.
#[must_use]
pub fn may_reserve(actor: &Actor, subscription: &Subscription) -> bool {
    actor.can_in(Permission::ProvisionServices, &subscription.account.scope())
}

/// The subscription whose seats the actor may reserve; what the actor does not see does not exist.
pub async fn reservable(context: &Context, id: &str) -> Outcome<Reservable> {
    let actor = authorize(context, Permission::ProvisionServices)?;
    let mut connection = context.read().await?;
    let found = Subscription::find(&mut connection, id, context.today()).await?;
    let subscription = visible(&actor, found)?;
    let product = product_of(&mut connection, &subscription).await?;
    let renewal = renewal_of(&mut connection, &subscription.row).await?;
    Ok(Reservable { obstacle: obstacle(&subscription), subscription, product, renewal })
}

fn visible(actor: &Actor, found: Option<Subscription>) -> Outcome<Subscription> {
    let sees = |one: &Subscription| actor.can_in(Permission::ViewServices, &one.account.scope());
    let subscription = found.filter(sees).ok_or(ApiError::NotFound)?;
    if may_reserve(actor, &subscription) { Ok(subscription) } else { Err(ApiError::Forbidden.into()) }
}

async fn product_of(connection: &mut Connection, subscription: &Subscription) -> Outcome<ProductRow> {
    Ok(db::products::find(connection, &subscription.row.part_key).await?.ok_or(ApiError::NotFound)?)
}

/// What was typed, as it counts.
#[derive(Clone, Copy, Debug)]
struct Wish {
    seats: i64,
    day: Day,
}

/// Reads what was typed, for a subscription as it is now.
async fn read(connection: &mut Connection, subscription: &Subscription, input: &ReserveSeats) -> Outcome<Wish> {
    let mut faults = Faults::default();
    let seats = faults.take("seats", parse_seats(input));
    let day = faults.take("day", parse_day(&input.day).and_then(|day| days(subscription).check(day).map(|()| day)));
    let (Some(seats), Some(day)) = (seats, day) else {
        return Err(ApiError::Invalid(faults.into_inner()).into());
    };
    let reserved = db::reservations::count_open_seats(connection, &subscription.row.id).await?;
    if subscription.row.seats + reserved + seats > MOST_SEATS {
        return Err(ApiError::field("seats", FaultCode::SeatsTooMany).into());
    }
    Ok(Wish { seats, day })
}

fn parse_seats(input: &ReserveSeats) -> Result<i64, FaultCode> {
    parse_count(&input.seats, MOST_RESERVED)
}

fn parse_day(typed: &str) -> Result<Day, FaultCode> {
    match typed.trim() {
        "" => Err(FaultCode::Required),
        typed => Day::parse(typed).ok_or(FaultCode::DayInvalid),
    }
}

/// What reserving would mean.
fn review(context: &Context, subscription: &Subscription, wish: Wish) -> ReservationReview {
    let config = &context.app.config;
    let until = config.start_of(wish.day).map(cancelable_until);
    ReservationReview {
        seats: wish.seats,
        day: wish.day.to_string(),
        ends_on: subscription.term.ends_on.map(|end| end.to_string()),
        cancelable_until: until,
        is_final: until.is_none_or(|until| until < context.now),
        is_near_end: days(subscription).is_near_end(wish.day),
        terms: config.provisioning_terms_url.clone(),
        has_changed: false,
    }
}

/// Says what reserving seats would mean; `None` where nothing can be reserved.
pub async fn check(context: &Context, input: &ReserveSeats) -> Outcome<Option<ReservationReview>> {
    let found = reservable(context, &input.subscription).await?;
    if found.obstacle.is_some() {
        return Ok(None);
    }
    let wish = read(&mut context.read().await?, &found.subscription, input).await?;
    Ok(Some(review(context, &found.subscription, wish)))
}

/// Says what reserving seats would mean, or reserves them. The same form again within a minute is a double click.
pub async fn reserve(context: &Context, input: &ReserveSeats) -> Outcome<ReserveAnswer> {
    let terms = context.app.config.provisioning_terms_url.as_deref().unwrap_or_default();
    let is_checked = input.is_checked == "true";
    if !is_checked || input.terms != terms {
        let review = check(context, input).await?;
        let review = review.map(|review| ReservationReview { has_changed: is_checked, ..review });
        return Ok(review.map_or(ReserveAnswer::Closed, ReserveAnswer::Review));
    }
    let found = reservable(context, &input.subscription).await?;
    if !terms.is_empty() && input.accepted != "true" {
        return Err(ApiError::field("accepted", FaultCode::NotTicked).into());
    }
    confirm(context, input, &found.product).await
}

async fn confirm(context: &Context, input: &ReserveSeats, product: &ProductRow) -> Outcome<ReserveAnswer> {
    let actor = authorize(context, Permission::ProvisionServices)?;
    let typed = parse_seats(input).ok().zip(parse_day(&input.day).ok());
    let done = typed.map(|(seats, day)| done_key(&input.subscription, seats, &day.to_string()));
    let mut change = context.change(actor.by()).await?;
    let actor = actor.recheck(&mut change, &[]).await?;
    if let Some(done) = &done
        && let Some(id) = recall_open(context, done).await?
    {
        return Ok(ReserveAnswer::Reserved(id));
    }
    let subscription = Subscription::lock(&mut change, &input.subscription, context.today()).await?;
    if !may_reserve(&actor, &subscription) {
        return Err(ApiError::Forbidden.into());
    }
    if obstacle(&subscription).is_some() {
        return Ok(ReserveAnswer::Closed);
    }
    let wish = read(&mut change, &subscription, input).await?;
    let row = create(&mut change, &actor, &subscription, product, wish).await?;
    db::drafts::delete(&mut change, &actor.user().id, paths::RESERVE).await?;
    let done = done_key(&input.subscription, wish.seats, &wish.day.to_string());
    drafts::remember(&mut change, &actor, &done, Some(&row.id)).await?;
    change.commit().await?;
    Ok(ReserveAnswer::Reserved(row.id))
}

/// By which the same form sent again is recognized, however its numbers are written.
fn done_key(subscription_id: &str, seats: i64, day: &str) -> String {
    format!("reserve:{}", sha256_hex(format!("{subscription_id}|{seats}|{day}").as_bytes()))
}

/// Sends the request and adds what it does not hold.
async fn create(
    change: &mut Change,
    actor: &Actor,
    subscription: &Subscription,
    product: &ProductRow,
    wish: Wish,
) -> Outcome<RequestRow> {
    let terms = change.config().and_then(|config| config.provisioning_terms_url.clone());
    let asked = Ask {
        kind: RequestKind::Reservation,
        scope: Place::from(&subscription.account),
        subject: subscription.row.id.clone(),
        facts: RequestFacts {
            count: Some(wish.seats),
            product: Some(product.description.clone()),
            register_id: Some(subscription.row.register_id.clone()),
            day: Some(wish.day.to_string()),
        },
        text: String::new(),
    };
    let Asked::Sent(row) = life::send(change, actor, asked).await? else { return Err(ApiError::Busy.into()) };
    let reservation = ReservationRow {
        request_id: row.id.clone(),
        subscription_id: subscription.row.id.clone(),
        seats: wish.seats,
        usable_from: wish.day.to_string(),
        terms_accepted_at: terms.as_ref().map(|_| change.now),
        terms,
        order_register_id: None,
        order_line: None,
        is_counted: false,
        told_at: None,
    };
    db::reservations::create(change, &reservation).await?;
    let now = change.now;
    db::reservations::note_change(change, &subscription.row.id, now).await?;
    Ok(row)
}

/// A reservation as its page shows it.
#[derive(Clone, Debug)]
pub struct ReservationView {
    /// The reservation.
    pub row: RequestedReservation,
    /// The subscription.
    pub subscription: Subscription,
    /// Whether the actor sees the subscription.
    pub sees_subscription: bool,
    /// Where it stands.
    pub state: ReservationState,
    /// The last instant at which it can be canceled.
    pub cancelable_until: Option<Moment>,
    /// Whether the actor may cancel it now.
    pub may_cancel: bool,
    /// The order that settled it, for those who may view orders.
    pub order: Option<SettlingOrder>,
}

impl ReservationView {
    /// Whether it could be canceled, if its last instant had not passed.
    #[must_use]
    pub fn is_too_late(&self, now: Moment) -> bool {
        self.state.is_open() && self.cancelable_until.is_none_or(|until| until < now)
    }
}

/// The order that settled a reservation.
#[derive(Clone, Debug)]
pub struct SettlingOrder {
    /// Its id; none where the register has not delivered it.
    pub id: Option<String>,
    /// The number by which a reader knows it.
    pub number: String,
    /// The line, and how many it orders: they may differ from the reserved ones.
    pub line: Option<(String, Option<i64>)>,
}

/// The reservation of a request that the actor sees.
pub async fn view(
    context: &Context,
    connection: &mut Connection,
    actor: &Actor,
    request: &RequestRow,
) -> Outcome<Option<ReservationView>> {
    let Some(row) = db::reservations::find(connection, &request.id).await? else { return Ok(None) };
    let id = &row.reservation.subscription_id;
    let subscription = Subscription::find(connection, id, context.today()).await?.ok_or(ApiError::NotFound)?;
    let scope = subscription.account.scope();
    let state = state_of(&row, &subscription)?;
    let until = cancelable_until_of(&context.app.config, &row)?;
    let order = match &row.reservation.order_register_id {
        Some(order) if row.state == RequestState::Done && actor.can_in(Permission::ViewOrders, &scope) => {
            Some(settling_order(connection, order, row.reservation.order_line.as_deref()).await?)
        }
        _ => None,
    };
    let in_time = state.is_open() && until.is_some_and(|until| context.now <= until);
    Ok(Some(ReservationView {
        sees_subscription: actor.can_in(Permission::ViewServices, &scope),
        may_cancel: in_time && may_reserve(actor, &subscription),
        cancelable_until: until,
        state,
        order,
        subscription,
        row,
    }))
}

async fn settling_order(connection: &mut Connection, register_id: &str, line: Option<&str>) -> Outcome<SettlingOrder> {
    let order = db::orders::find_by_register_id(connection, register_id).await?;
    let mut quantity = None;
    if let (Some(order), Some(line)) = (&order, line)
        && let Some(place) = db::order_lines::find_place(connection, &order.id, line).await?
    {
        quantity = db::order_lines::page(connection, &order.id, place, 1).await?.first().map(|row| row.quantity);
    }
    Ok(SettlingOrder {
        number: order
            .as_ref()
            .map_or(register_id, |order| db::orders::known_number(order.reseller_number.as_deref(), &order.register_id))
            .to_owned(),
        line: line.map(|line| (line.to_owned(), quantity)),
        id: order.map(|order| order.id),
    })
}

/// Where a reservation of a subscription stands.
pub fn state_of(row: &RequestedReservation, subscription: &Subscription) -> Outcome<ReservationState> {
    let day = day_of(row)?;
    Ok(ReservationState::of(row.state, day, subscription.today, subscription.state()))
}

fn day_of(row: &RequestedReservation) -> Outcome<Day> {
    let stored = &row.reservation.usable_from;
    Day::parse(stored).ok_or_else(|| Failure::Internal(format!("{stored:?} is stored as a day").into()))
}

fn cancelable_until_of(config: &Config, row: &RequestedReservation) -> Outcome<Option<Moment>> {
    Ok(config.start_of(day_of(row)?).map(cancelable_until))
}

/// Where some requests stand that are reservations, by their id.
pub async fn states(
    connection: &mut Connection,
    request_ids: &[&str],
    today: Date,
) -> Outcome<HashMap<String, ReservationState>> {
    let rows = db::reservations::list_of_requests(connection, request_ids).await?;
    states_of(connection, &rows, today).await
}

/// Where some reservations stand, by the id of their request.
pub async fn states_of(
    connection: &mut Connection,
    rows: &[RequestedReservation],
    today: Date,
) -> Outcome<HashMap<String, ReservationState>> {
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let mut ids: Vec<&str> = rows.iter().map(|row| row.reservation.subscription_id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    let all = Subscription::list_by_ids(connection, &ids, today).await?;
    let all: HashMap<&str, &Subscription> = all.iter().map(|one| (one.row.id.as_str(), one)).collect();
    let mut states = HashMap::new();
    for row in rows {
        if let Some(subscription) = all.get(row.reservation.subscription_id.as_str()) {
            states.insert(row.reservation.request_id.clone(), state_of(row, subscription)?);
        }
    }
    Ok(states)
}

/// A reservation of a subscription whose seats count, now or from its day on.
#[derive(Clone, Debug)]
pub struct OpenReservation {
    /// The reservation.
    pub row: RequestedReservation,
    /// Where it stands.
    pub state: ReservationState,
}

/// The reservations of a subscription whose seats count, now or from their day on, the earliest first: those that are open, and
/// those that were ordered and of which the register has no seats yet.
pub async fn list_open(connection: &mut Connection, subscription: &Subscription) -> Outcome<Vec<OpenReservation>> {
    let rows = db::reservations::list_counted(connection, &subscription.row.id).await?;
    let is_over = subscription.state() == SubscriptionState::Ended;
    let open = rows.into_iter().map(|row| Ok(OpenReservation { state: state_of(&row, subscription)?, row }));
    open.filter(|_| !is_over).collect()
}

/// A reservation that the actor may cancel, as far as their roles go.
pub async fn cancelable(context: &Context, input: &CancelReservation) -> Outcome<(RequestRow, ReservationView)> {
    let actor = authorize(context, Permission::ProvisionServices)?;
    let mut connection = context.read().await?;
    let row = find_seen(&mut connection, &actor, &input.request).await?;
    let view = view(context, &mut connection, &actor, &row).await?.ok_or(ApiError::NotFound)?;
    if may_reserve(&actor, &view.subscription) { Ok((row, view)) } else { Err(ApiError::Forbidden.into()) }
}

/// The request of a reservation that the actor sees.
async fn find_seen(connection: &mut Connection, actor: &Actor, id: &str) -> Outcome<RequestRow> {
    let row = db::requests::find(connection, id).await?;
    let is_seen = |row: &RequestRow| row.kind == RequestKind::Reservation && sees(actor, &row.mark());
    Ok(row.filter(is_seen).ok_or(ApiError::NotFound)?)
}

/// Cancels a reservation, as long as there is time.
pub async fn cancel(context: &Context, input: &CancelReservation) -> Outcome<CancelAnswer> {
    let actor = authorize(context, Permission::ProvisionServices)?;
    let mut change = context.change(actor.by()).await?;
    let actor = actor.recheck(&mut change, &[]).await?;
    let request = find_seen(&mut change, &actor, &input.request).await?;
    let row = db::reservations::find(&mut change, &request.id).await?.ok_or(ApiError::NotFound)?;
    let id = &row.reservation.subscription_id;
    let subscription = Subscription::lock(&mut change, id, context.today()).await?;
    if !may_reserve(&actor, &subscription) {
        return Err(ApiError::Forbidden.into());
    }
    if !state_of(&row, &subscription)?.is_open() {
        return Ok(CancelAnswer::Over);
    }
    let until = cancelable_until_of(&context.app.config, &row)?;
    if until.is_none_or(|until| until < change.now) {
        return Ok(CancelAnswer::TooLate);
    }
    if !settle(&mut change, &row, Step::to(RequestState::Withdrawn)).await? {
        return Ok(CancelAnswer::Over);
    }
    // The same may be reserved again a moment later.
    let reserved = &row.reservation;
    let done = done_key(&reserved.subscription_id, reserved.seats, &reserved.usable_from);
    db::drafts::delete(&mut change, &row.asked_by, &done).await?;
    change.commit().await?;
    Ok(CancelAnswer::Canceled)
}

/// Tells those who reserved seats that they can be assigned now: once, and only those who may still assign them.
pub(super) async fn tell_usable(change: &mut Change, subscription: &Subscription) -> Outcome<()> {
    if subscription.row.reserved == 0 || subscription.state() != SubscriptionState::Active {
        return Ok(());
    }
    for one in list_open(change, subscription).await? {
        let row = &one.row.reservation;
        if day_of(&one.row)? > subscription.today || row.told_at.is_some() {
            continue;
        }
        let now = change.now;
        if !db::reservations::note_told(change, &row.request_id, now).await? {
            continue;
        }
        let held = rights(&db::roles::list_of_user(change, &one.row.asked_by).await?);
        let user = db::users::find(change, &one.row.asked_by).await?.filter(|user| user.is_active);
        let scope = subscription.account.scope();
        if let Some(user) = user.filter(|_| held.can_in(Permission::AssignSeats, &scope)) {
            let product = product_of(change, subscription).await?.description;
            let news = UsableSeats {
                request: row.request_id.clone(),
                number: one.row.number.clone(),
                subscription: subscription.row.id.clone(),
                product,
                account: subscription.account.title(),
                count: row.seats,
            };
            change.notify(Message::about_user(MailKind::SeatsUsable(news), &user));
        }
    }
    Ok(())
}
