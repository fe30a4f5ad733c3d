//! *Requests*: who sees which, the list, and a request.

use super::life::{Place, place_of};
use crate::{
    api::ApiError,
    domain::{
        access::{Rights, Role},
        audit::By,
        paging::{Counted, Cursor, Extent, Page},
        person::full_name,
        request::{RequestFacts, RequestKind, RequestState},
        reservation::ReservationState,
    },
    server::{
        access::{Actor, authenticate},
        context::Context,
        db::{
            self, Connection,
            requests::{RequestMark, RequestRow},
        },
        failure::Outcome,
        workflow::{
            audit::{Names, Principal},
            person::names_of,
            reserving::{self, ReservationView},
        },
    },
};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};

/// Requests of a page.
pub const PAGE_SIZE: usize = 25;

/// Whether someone sees a request: whoever asked, as long as they have a role in the agreement, whoever may ask for the same,
/// and, for a role, whoever may assign it.
#[must_use]
pub fn sees(actor: &Actor, mark: &RequestMark) -> bool {
    is_seen_by(&actor.user().id, actor.rights(), mark)
}

/// The same of a person with these rights, who need not be signed in: mails tell what pages show, and no more.
#[must_use]
pub fn is_seen_by(user_id: &str, rights: &Rights, mark: &RequestMark) -> bool {
    let is_member = || rights.0.iter().any(|one| one.scope.agreement_id == mark.agreement_id);
    let is_own = mark.asked_by == user_id && is_member();
    is_own || mark.kind.permission().map_or_else(|| may_assign(rights, mark), |may| rights.can_in(may, &mark.scope()))
}

/// Whether someone may assign the role that is asked for.
fn may_assign(rights: &Rights, mark: &RequestMark) -> bool {
    Role::from_code(&mark.subject).is_some_and(|role| rights.adds_at_once(role, &mark.scope()))
}

/// Whether someone may answer a request: the vendor answers all but those for roles.
#[must_use]
pub fn may_answer(actor: &Actor, mark: &RequestMark) -> bool {
    let is_open = mark.kind == RequestKind::Role && mark.state.is_open();
    is_open && mark.asked_by != actor.user().id && may_assign(actor.rights(), mark)
}

/// Whether someone may take a request back. A reservation is canceled, in its time.
#[must_use]
pub fn may_withdraw(actor: &Actor, mark: &RequestMark) -> bool {
    let is_open = mark.kind != RequestKind::Reservation && mark.state.is_open();
    let may_ask = || mark.kind.permission().is_some_and(|may| actor.can_in(may, &mark.scope()));
    is_open && sees(actor, mark) && (mark.asked_by == actor.user().id || may_ask())
}

/// Which requests a page shows.
#[derive(Clone, Debug, Default)]
pub struct RequestQuery {
    /// Whether those that are over are shown, too.
    pub with_closed: bool,
    /// Where the page begins.
    pub from: Cursor<String>,
    /// The number of its first row.
    pub first: usize,
}

/// A request as a page shows it.
#[derive(Clone, Debug)]
pub struct ShownRequest {
    /// The request.
    pub row: RequestRow,
    /// Facts of its kind.
    pub facts: RequestFacts,
    /// Where it counts.
    pub place: Place,
    /// The name of whoever asked.
    pub asked_by: String,
    /// Where it stands, if it is a reservation.
    pub reservation: Option<ReservationState>,
}

/// A page of requests.
#[derive(Clone, Debug)]
pub struct RequestList {
    /// The requests, newest first.
    pub requests: Page<ShownRequest>,
    /// Their place in the list.
    pub extent: Extent,
    /// Whether there are some that are over.
    pub has_closed: bool,
}

/// The requests that the actor sees, of the purchasing account that they work in, or of all.
pub async fn list(context: &Context, query: &RequestQuery) -> Outcome<RequestList> {
    let actor = authenticate(context)?;
    let mut connection = context.read().await?;
    let scopes = actor.scopes(&mut connection).await?.to_vec();
    let ids: BTreeSet<&str> =
        scopes.iter().flat_map(|row| [row.agreement_id.as_str(), row.account_id.as_str()]).collect();
    let ids: Vec<&str> = ids.into_iter().collect();
    let mut marks = db::requests::list_marks(&mut connection, &ids).await?;
    marks.retain(|mark| sees(&actor, mark) && is_here(&actor, mark));
    marks.sort_by(|one, other| other.id.cmp(&one.id));
    let states = open_reservations(&mut connection, &marks, context.today()).await?;
    // A reservation of a subscription that has ended is over, though no one has answered.
    let is_open = |mark: &RequestMark| {
        mark.state.is_open() && states.get(&mark.id).copied().is_none_or(ReservationState::is_open)
    };
    let has_closed = marks.iter().any(|mark| !is_open(mark));
    marks.retain(|mark| query.with_closed || is_open(mark));
    let total = marks.len();
    let page = Page::cut(from(&marks, &query.from), PAGE_SIZE, &query.from);
    let extent = Extent::of(&page, query.first, Some(Counted::All(total)));
    let ids: Vec<&str> = page.rows.iter().map(String::as_str).collect();
    let mut rows = db::requests::list_by_ids(&mut connection, &ids).await?;
    rows.sort_by(|one, other| other.id.cmp(&one.id));
    let names = names_of(&mut connection, rows.iter().map(|row| row.asked_by.as_str())).await?;
    let places: HashMap<&str, Place> = scopes
        .iter()
        .flat_map(|row| {
            let account = Place::from(row);
            let mut agreement = Place { title: None, ..account.clone() };
            agreement.scope.account_id = None;
            [(row.agreement_id.as_str(), agreement), (row.account_id.as_str(), account)]
        })
        .collect();
    let mut shown = Vec::new();
    for row in rows {
        let Some(place) = places.get(row.scope_id.as_str()) else { continue };
        let asked_by = names.get(&row.asked_by).cloned().unwrap_or_default();
        let reservation = reservation_of(&row, &states);
        shown.push(ShownRequest { facts: row.facts()?, place: place.clone(), asked_by, reservation, row });
    }
    let requests = Page { rows: shown, has_previous: page.has_previous, has_next: page.has_next };
    Ok(RequestList { requests, extent, has_closed })
}

/// Where those of some requests stand that are open reservations.
async fn open_reservations(
    connection: &mut Connection,
    marks: &[RequestMark],
    today: Date,
) -> Outcome<HashMap<String, ReservationState>> {
    let open = marks.iter().filter(|mark| mark.kind == RequestKind::Reservation && mark.state.is_open());
    let ids: Vec<&str> = open.map(|mark| mark.id.as_str()).collect();
    reserving::states(connection, &ids, today).await
}

/// Where a reservation stands; what is over needs no look at its subscription.
fn reservation_of(row: &RequestRow, open: &HashMap<String, ReservationState>) -> Option<ReservationState> {
    match (row.kind, row.state) {
        (RequestKind::Reservation, RequestState::Done) => Some(ReservationState::Ordered),
        (RequestKind::Reservation, RequestState::Withdrawn) => Some(ReservationState::Canceled),
        (RequestKind::Reservation, RequestState::Declined) => Some(ReservationState::Refused),
        (RequestKind::Reservation, RequestState::Sent | RequestState::Accepted) => open.get(&row.id).copied(),
        _ => None,
    }
}

/// Whether a request is about the purchasing account that the actor works in, or its agreement.
fn is_here(actor: &Actor, mark: &RequestMark) -> bool {
    actor.account().is_none_or(|account| match &mark.purchasing_account_id {
        Some(id) => *id == account.account_id,
        None => mark.agreement_id == account.agreement_id,
    })
}

/// The ids from a place on, with one more if there are more; towards the beginning, the nearest first.
fn from(marks: &[RequestMark], cursor: &Cursor<String>) -> Vec<String> {
    let ids = marks.iter().map(|mark| &mark.id);
    match cursor {
        Cursor::Beginning => ids.take(PAGE_SIZE + 1).cloned().collect(),
        Cursor::After(last) => ids.skip_while(|id| *id >= last).take(PAGE_SIZE + 1).cloned().collect(),
        Cursor::Before(first) => ids.rev().skip_while(|id| *id <= first).take(PAGE_SIZE + 1).cloned().collect(),
    }
}

/// What the page of a request shows.
#[derive(Clone, Debug)]
pub struct RequestView {
    /// The request.
    pub request: ShownRequest,
    /// The address of whoever asked.
    pub email: String,
    /// Who changed its state last.
    pub answered_by: Principal,
    /// Whether the actor may answer it.
    pub may_answer: bool,
    /// Whether the actor may take it back.
    pub may_withdraw: bool,
    /// What a reservation adds.
    pub reservation: Option<ReservationView>,
}

/// A request; what the actor does not see does not exist.
pub async fn view(context: &Context, id: &str) -> Outcome<RequestView> {
    let actor = authenticate(context)?;
    let mut connection = context.read().await?;
    let row = db::requests::find(&mut connection, id).await?.ok_or(ApiError::NotFound)?;
    let mark = row.mark();
    if !sees(&actor, &mark) {
        return Err(ApiError::NotFound.into());
    }
    let place = place_of(&mut connection, &row).await?;
    let asker = db::users::find(&mut connection, &row.asked_by).await?.ok_or(ApiError::NotFound)?;
    let answered_by = Names::default().by(&mut connection, row.answered_by.as_deref().and_then(By::from_word)).await?;
    let reservation = match row.kind {
        RequestKind::Reservation => reserving::view(context, &mut connection, &actor, &row).await?,
        RequestKind::FactChange | RequestKind::Activations | RequestKind::Role => None,
    };
    Ok(RequestView {
        email: asker.email,
        answered_by,
        may_answer: may_answer(&actor, &mark),
        may_withdraw: may_withdraw(&actor, &mark),
        request: ShownRequest {
            facts: row.facts()?,
            place,
            asked_by: full_name(&asker.first_name, &asker.last_name),
            reservation: reservation.as_ref().map(|reservation| reservation.state),
            row,
        },
        reservation,
    })
}
