//! *Requests*: the list, a request, and what waits for a decision.

use super::{
    life::{Place, place_of},
    request_rights::{is_here, may_answer, may_withdraw, sees},
};
use crate::{
    api::ApiError,
    domain::{
        access::Permission,
        audit::By,
        paging::{Counted, Cursor, Extent, Page},
        person::full_name,
        request::{RequestFacts, RequestKind},
        reservation::ReservationState,
    },
    server::{
        access::{Actor, authenticate},
        context::Context,
        db::{
            self, Connection,
            agreements::ScopeRow,
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

/// Which requests are shown.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Shown {
    /// Those that are not over.
    #[default]
    Open,
    /// Those that are over, too.
    All,
    /// Those that wait for the actor's decision.
    Waiting,
}

/// Which requests a page shows.
#[derive(Clone, Debug, Default)]
pub struct RequestQuery {
    /// Which of them.
    pub shown: Shown,
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
    /// Whether the actor may answer it.
    pub may_answer: bool,
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
    /// How many wait for the actor's decision.
    pub waiting: usize,
}

/// The requests that the actor sees, of the purchasing account that they work in, or of all.
pub async fn list(context: &Context, query: &RequestQuery) -> Outcome<RequestList> {
    let actor = authenticate(context)?;
    let mut connection = context.read().await?;
    let scopes = actor.scopes(&mut connection).await?.to_vec();
    let mut marks = db::requests::list_marks(&mut connection, &scope_ids(&scopes)).await?;
    marks.retain(|mark| sees(&actor, mark) && is_here(&actor, mark));
    marks.sort_by(|one, other| other.id.cmp(&one.id));
    let states = open_reservations(&mut connection, &marks, context.today()).await?;
    // A reservation of a subscription that has ended is over, though no one has answered.
    let is_open = |mark: &RequestMark| {
        mark.state.is_open() && states.get(&mark.id).copied().is_none_or(ReservationState::is_open)
    };
    let has_closed = marks.iter().any(|mark| !is_open(mark));
    let waits = |mark: &RequestMark| may_answer(&actor, mark);
    let waiting = marks.iter().filter(|mark| waits(mark)).count();
    marks.retain(|mark| match query.shown {
        Shown::Open => is_open(mark),
        Shown::All => true,
        Shown::Waiting => waits(mark),
    });
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
        let may_answer = waits(&row.mark());
        shown.push(ShownRequest { facts: row.facts()?, place: place.clone(), asked_by, reservation, may_answer, row });
    }
    let requests = Page { rows: shown, has_previous: page.has_previous, has_next: page.has_next };
    Ok(RequestList { requests, extent, has_closed, waiting })
}

/// A request that waits for the actor's decision.
#[derive(Clone, Debug)]
pub struct WaitingRequest {
    /// The request.
    pub mark: RequestMark,
    /// The name of whoever asked.
    pub asked_by: String,
}

/// The requests that wait for the actor's decision, the oldest first, of the purchasing account that they work in, or of all.
pub async fn waiting(connection: &mut Connection, actor: &Actor) -> Outcome<Vec<WaitingRequest>> {
    if !actor.can(Permission::AssignRoles) {
        return Ok(Vec::new());
    }
    let scopes = actor.scopes(connection).await?.to_vec();
    let mut marks = db::requests::list_open_roles(connection, &scope_ids(&scopes)).await?;
    marks.retain(|mark| may_answer(actor, mark) && is_here(actor, mark));
    marks.sort_by(|one, other| one.id.cmp(&other.id));
    let names = names_of(connection, marks.iter().map(|mark| mark.asked_by.as_str())).await?;
    let with_name =
        |mark: RequestMark| WaitingRequest { asked_by: names.get(&mark.asked_by).cloned().unwrap_or_default(), mark };
    Ok(marks.into_iter().map(with_name).collect())
}

/// The ids of some agreements and purchasing accounts, each once.
fn scope_ids(scopes: &[ScopeRow]) -> Vec<&str> {
    let ids: BTreeSet<&str> =
        scopes.iter().flat_map(|row| [row.agreement_id.as_str(), row.account_id.as_str()]).collect();
    ids.into_iter().collect()
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
    if row.kind != RequestKind::Reservation {
        return None;
    }
    ReservationState::at_end(row.state).or_else(|| open.get(&row.id).copied())
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
        may_withdraw: may_withdraw(&actor, &mark),
        request: ShownRequest {
            facts: row.facts()?,
            place,
            asked_by: full_name(&asker.first_name, &asker.last_name),
            reservation: reservation.as_ref().map(|reservation| reservation.state),
            may_answer: may_answer(&actor, &mark),
            row,
        },
        reservation,
    })
}
