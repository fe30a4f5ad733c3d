//! The life of a request. Each step is one conditional change with its audit entry and its mail.

use crate::{
    api::ApiError,
    domain::{
        access::{Permission, Role, Scope},
        audit::Action,
        email::EmailAddress,
        language::Language,
        mail::{MailKind, RequestNews},
        moment::Span,
        request::{RequestFacts, RequestKind, RequestNumber, RequestState},
        reservation::ReservationState,
    },
    server::{
        access::Actor,
        audit::Entry,
        change::Change,
        db::{
            self, Connection,
            agreements::ScopeRow,
            limits::Bucket,
            requests::{Answer, RequestRow},
            roles::rights,
            users::UserRow,
        },
        failure::Outcome,
        ids::{new_id, random_number},
        mail::Message,
        workflow::{request_rights::is_seen_by, scopes::NamedScope},
    },
};
use serde_json::json;

/// How much one person can ask for: each request is an email to someone.
const ASKED: Bucket = Bucket { burst: 20, period: Span::hours(1) };

/// What someone asks for.
#[derive(Clone, Debug)]
pub struct Ask {
    /// What it is.
    pub kind: RequestKind,
    /// Where.
    pub scope: Place,
    /// What it is about: a fact of the register, a key, a role, a subscription.
    pub subject: String,
    /// Facts of its kind.
    pub facts: RequestFacts,
    /// What was written.
    pub text: String,
}

/// Where something is asked for: an agreement, or a purchasing account of it.
#[derive(Clone, Debug)]
pub struct Place {
    /// Id of the organization.
    pub organization_id: String,
    /// Name of the organization.
    pub organization_name: String,
    /// Number of the agreement.
    pub agreement_number: String,
    /// The agreement or purchasing account.
    pub scope: Scope,
    /// Title of the purchasing account.
    pub title: Option<String>,
}

impl From<&NamedScope> for Place {
    fn from(named: &NamedScope) -> Self {
        Self {
            organization_id: named.organization_id.clone(),
            organization_name: named.organization_name.clone(),
            agreement_number: named.agreement_number.clone(),
            scope: named.scope.clone(),
            title: named.account.as_ref().map(|account| format!("{} · {}", account.name, account.number)),
        }
    }
}

impl From<&ScopeRow> for Place {
    fn from(row: &ScopeRow) -> Self {
        Self {
            organization_id: row.organization_id.clone(),
            organization_name: row.organization_name.clone(),
            agreement_number: row.agreement_number.clone(),
            scope: row.scope(),
            title: Some(row.title()),
        }
    }
}

/// What became of asking.
#[derive(Clone, Debug)]
pub enum Asked {
    /// It was sent.
    Sent(RequestRow),
    /// The same person has asked for it before, and it is still open.
    Open(RequestRow),
}

/// Sends a request, and tells those who can answer it.
pub async fn send(change: &mut Change, actor: &Actor, ask: Ask) -> Outcome<Asked> {
    let user = actor.user();
    let row = RequestRow {
        id: new_id(change.now),
        number: RequestNumber::from_bits(random_number()).to_string(),
        kind: ask.kind,
        state: RequestState::Sent,
        agreement_id: ask.scope.scope.agreement_id.clone(),
        purchasing_account_id: ask.scope.scope.account_id.clone(),
        scope_id: ask.scope.scope.id().to_owned(),
        subject: ask.subject,
        details: serde_json::to_string(&ask.facts)?,
        text: ask.text,
        asked_by: user.id.clone(),
        asked_at: change.now,
        answer: None,
        answer_state: None,
        answered_by: None,
        answered_at: None,
    };
    if !db::requests::create(change, &row).await? {
        // Its number is another one's by chance, or it was answered a moment ago: once more, and it is sent.
        let open = db::requests::find_open(change, &row).await?;
        return Ok(Asked::Open(open.ok_or(ApiError::Busy)?));
    }
    change.charge(format!("requests:{}", user.id), ASKED);
    record(change, &ask.scope.organization_id, Action::RequestSent, &row, &Step::to(RequestState::Sent))?;
    let by = Some([user.name(), user.email.clone()]);
    if ask.kind == RequestKind::Role {
        let kind = MailKind::Request(news(&row, &ask.scope, by)?);
        for granter in granters(change, &ask.scope.scope, &row.subject, &user.id).await? {
            change.notify(Message::about_user(kind.clone(), &granter));
        }
    } else {
        tell_vendor(change, news(&row, &ask.scope, by)?);
    }
    Ok(Asked::Sent(row))
}

/// An order of the register that settles a reservation.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// What the register calls it.
    pub register_id: &'a str,
    /// The line; none where the operator names the order alone.
    pub line: Option<&'a str>,
}

/// A step in the life of a request.
#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    /// How far it is then.
    pub state: RequestState,
    /// What is said.
    pub answer: Option<&'a str>,
    /// The order that settles a reservation.
    pub order: Option<Order<'a>>,
    /// Whether the seats of a settled reservation count on, until the register brings so many more.
    pub is_counted: bool,
}

impl Step<'_> {
    /// A step of which nothing more is said.
    #[must_use]
    pub const fn to(state: RequestState) -> Self {
        Self { state, answer: None, order: None, is_counted: false }
    }
}

/// Answers a request, or takes it back; false where it is over already. Those who have not done it are told.
pub async fn settle(change: &mut Change, row: &RequestRow, step: Step<'_>) -> Outcome<bool> {
    let Some(row) = take(change, row, step).await? else { return Ok(false) };
    // Whoever gets a role is told of it anyway.
    if row.kind != RequestKind::Role || row.state != RequestState::Done {
        tell_of_step(change, &row, step).await?;
    }
    Ok(true)
}

/// Makes a step and writes it down; the request as it is then, or none where it is over already.
async fn take(change: &mut Change, row: &RequestRow, step: Step<'_>) -> Outcome<Option<RequestRow>> {
    let Step { state, answer, .. } = step;
    let (by, now) = (change.by.word(), change.now);
    let answered = Answer { state, text: answer, by: &by, at: now };
    if !db::requests::answer(change, &row.id, answered).await? {
        return Ok(None);
    }
    let (answer, answer_state) = match answer {
        Some(said) => (Some(said.to_owned()), Some(state)),
        None => (row.answer.clone(), row.answer_state),
    };
    let row = RequestRow { state, answer, answer_state, answered_by: Some(by), answered_at: Some(now), ..row.clone() };
    let place = place_of(change, &row).await?;
    let action = if state == RequestState::Withdrawn { Action::RequestWithdrawn } else { Action::RequestAnswered };
    record(change, &place.organization_id, action, &row, &step)?;
    Ok(Some(row))
}

/// Writes down what has changed of the end of a reservation: the order line that settles it, or whether its seats count on.
pub(in crate::server::workflow) async fn record_again(
    change: &mut Change,
    row: &RequestRow,
    step: &Step<'_>,
) -> Outcome<()> {
    let place = place_of(change, row).await?;
    record(change, &place.organization_id, Action::RequestAnswered, row, step)
}

/// Opens a reservation again that an order had settled, and tells whoever asked; false where it was not settled.
pub async fn reopen(change: &mut Change, row: &RequestRow, order: Option<Order<'_>>) -> Outcome<bool> {
    if !db::requests::reopen(change, &row.id).await? {
        return Ok(false);
    }
    let row = RequestRow { state: RequestState::Sent, answered_by: None, answered_at: None, ..row.clone() };
    let place = place_of(change, &row).await?;
    let step = Step { order, ..Step::to(RequestState::Sent) };
    record(change, &place.organization_id, Action::RequestReopened, &row, &step)?;
    if let Some(asker) = asker_who_sees(change, &row).await? {
        let order = order.map(|order| order.register_id.to_owned());
        let news = RequestNews { order, is_reopened: true, ..news(&row, &place, None)? };
        change.notify(Message::about_user(MailKind::Request(news), &asker));
    }
    Ok(true)
}

/// Tells whoever asked of an answer, and the vendor of a request that is wanted no longer.
async fn tell_of_step(change: &mut Change, row: &RequestRow, step: Step<'_>) -> Outcome<()> {
    let place = place_of(change, row).await?;
    let by = match change.by.user_id().map(str::to_owned) {
        Some(id) => db::users::find(change, &id).await?,
        None => None,
    };
    let by_id = by.as_ref().map(|user| user.id.clone());
    let by = by.map(|user| [user.name(), user.email.clone()]);
    let order = step.order.map(|order| order.register_id.to_owned());
    let news = RequestNews { order, is_counted: step.is_counted, ..news(row, &place, by)? };
    if row.state == RequestState::Withdrawn && row.kind != RequestKind::Role {
        tell_vendor(change, news.clone());
    }
    let asker = asker_who_sees(change, row).await?;
    if let Some(asker) = asker.filter(|user| by_id.as_ref() != Some(&user.id)) {
        change.notify(Message::about_user(MailKind::Request(news), &asker));
    }
    Ok(())
}

/// Whoever asked, as long as the request is shown to them.
async fn asker_who_sees(connection: &mut Connection, row: &RequestRow) -> Outcome<Option<UserRow>> {
    let asker = db::users::find(connection, &row.asked_by).await?;
    Ok(if is_still_shown(connection, row, &row.asked_by).await? { asker } else { None })
}

/// Whether a request is shown to a person, with the roles that they have now.
async fn is_still_shown(connection: &mut Connection, row: &RequestRow, user_id: &str) -> Outcome<bool> {
    let is_active = db::users::find(connection, user_id).await?.is_some_and(|user| user.is_active);
    let held = rights(&db::roles::list_of_user(connection, user_id).await?);
    Ok(is_active && is_seen_by(user_id, &held, &row.mark()))
}

/// Whether a mail about a request may still reach a person.
pub async fn may_still_reach(connection: &mut Connection, news: &RequestNews, user_id: &str) -> Outcome<bool> {
    match db::requests::find(connection, &news.id).await? {
        Some(row) => is_still_shown(connection, &row, user_id).await,
        // Requests are never deleted.
        None => Ok(true),
    }
}

/// The vendor's staff read requests where support does.
fn tell_vendor(change: &mut Change, news: RequestNews) {
    let contact = change.config().and_then(|config| EmailAddress::parse(&config.support_contact).ok());
    if let Some(address) = contact {
        let kind = MailKind::Request(RequestNews { is_for_vendor: true, ..news });
        change.notify(Message::to(kind, address.as_str(), Language::default()));
    }
}

/// What mails to whoever asked say of a request.
fn news(row: &RequestRow, place: &Place, by: Option<[String; 2]>) -> Outcome<RequestNews> {
    Ok(RequestNews {
        id: row.id.clone(),
        number: row.number.clone(),
        what: row.kind,
        state: row.state,
        subject: row.subject.clone(),
        facts: row.facts()?,
        text: row.text.clone(),
        // What was said with an earlier step was told then.
        answer: row.answer.clone().filter(|_| row.answer_state == Some(row.state)),
        agreement: place.agreement_number.clone(),
        account: place.title.clone(),
        organization: place.organization_name.clone(),
        by,
        is_for_vendor: false,
        order: None,
        is_reopened: false,
        is_counted: false,
    })
}

/// The agreement or purchasing account of a request.
pub async fn place_of(connection: &mut Connection, row: &RequestRow) -> Outcome<Place> {
    if let Some(account_id) = &row.purchasing_account_id {
        let scope = db::agreements::find_scope_of_account(connection, account_id).await?;
        return Ok(Place::from(&scope.ok_or(ApiError::NotFound)?));
    }
    let agreement = db::agreements::find(connection, &row.agreement_id).await?;
    let agreement = agreement.ok_or(ApiError::NotFound)?;
    Ok(Place {
        organization_id: agreement.organization_id,
        organization_name: agreement.organization_name,
        agreement_number: agreement.number,
        scope: Scope { agreement_id: agreement.id, account_id: None },
        title: None,
    })
}

/// The people, other than whoever asks, who may assign a role in a scope.
pub async fn granters(
    connection: &mut Connection,
    scope: &Scope,
    role_code: &str,
    asker_id: &str,
) -> Outcome<Vec<UserRow>> {
    let Some(wanted) = Role::from_code(role_code) else { return Ok(Vec::new()) };
    let accounts = db::agreements::list_accounts(connection, &scope.agreement_id).await?;
    let account = match &scope.account_id {
        Some(id) => accounts.into_iter().find(|account| account.id == *id),
        None => accounts.into_iter().find(|account| account.is_lead),
    };
    let Some(account) = account else { return Ok(Vec::new()) };
    let mut people = Vec::new();
    let may_assign = |role: &Role| role.may(Permission::AssignRoles) && role.may_take(wanted, account.is_lead);
    for role in Role::ALL.into_iter().filter(may_assign) {
        people.extend(db::roles::list_people_with(connection, &account.id, role).await?);
    }
    people.retain(|one| one.id != asker_id);
    people.sort_by(|one, other| one.email_key.cmp(&other.email_key));
    people.dedup_by(|one, other| one.id == other.id);
    Ok(people)
}

/// Writes a step down, in the scope of the request.
fn record(
    change: &mut Change,
    organization_id: &str,
    action: Action,
    row: &RequestRow,
    step: &Step<'_>,
) -> Outcome<()> {
    let (facts, order) = (row.facts()?, step.order);
    let mut details = json!({
        "number": row.number,
        "request_kind": row.kind,
        "request_state": (row.kind != RequestKind::Reservation).then_some(row.state),
        "count": facts.count,
        "product": facts.product.as_ref().map(|product| &product.en),
        "day": facts.day,
        "order": order.map(|order| order.register_id),
        "line": order.and_then(|order| order.line),
    });
    match row.kind {
        RequestKind::Role => details["role"] = row.subject.as_str().into(),
        RequestKind::FactChange => details["fact"] = row.subject.as_str().into(),
        RequestKind::Activations => details["key"] = facts.register_id.into(),
        RequestKind::Reservation => {
            let state = ReservationState::at_end(row.state).unwrap_or(ReservationState::Reserved);
            details["reservation_state"] = state.code().into();
            details["seats_count_on"] = (row.state == RequestState::Done).then_some(step.is_counted).into();
            details["subscription"] = facts.register_id.into();
        }
    }
    if let Some(details) = details.as_object_mut() {
        details.retain(|_, value| !value.is_null() && value != "");
    }
    change.record(Entry::of_scope(organization_id, &row.scope_id, action, &row.id, details));
    Ok(())
}
