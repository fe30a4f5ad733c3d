//! Asking: what the pages offer, and sending it.

use super::{
    life::{Ask, Asked, Place, Step, granters, place_of, send, settle},
    request_rights::{may_answer, may_withdraw, sees},
};
use crate::{
    api::{
        ApiError,
        requests::{AnswerRequest, AskForActivations, AskForChange, AskForRole, SentRequest, WithdrawRequest},
    },
    domain::{
        access::{Permission, Role, Scope},
        agreement::AgreementStatus,
        day::Day,
        fault::{FaultCode, Faults},
        product::Description,
        product_key::KeyType,
        request::{Fact, MOST_ACTIVATIONS, RequestFacts, RequestKind, RequestState, adds, parse_count, parse_text},
    },
    paths,
    server::{
        access::{Actor, authenticate, authorize},
        change::Change,
        context::Context,
        db::{self, Connection, agreements::ScopeRow, requests::RequestRow, roles::Grant},
        failure::Outcome,
        token::sha256_hex,
        workflow::{
            access::mail_limits,
            drafts,
            keys::{self, KeyView},
            person::standing,
            roles,
            scopes::{NamedScope, visible_accounts},
        },
    },
};
use std::collections::HashMap;

/// The words of an answer to a request for a role.
pub const ASSIGN: &str = "assign";
/// The same.
pub const DECLINE: &str = "decline";

/// Sends what someone asks for. The same form again within a minute is a double click.
async fn ask(context: &Context, actor: Actor, draft: &'static str, ask: Ask) -> Outcome<SentRequest> {
    let said = format!("{}|{}|{}|{}", ask.kind.code(), ask.scope.scope.id(), ask.subject, ask.text);
    let done = format!("ask:{}", sha256_hex(said.as_bytes()));
    let mut change = context.change(actor.by()).await?;
    let actor = actor.recheck(&mut change, &[]).await?;
    db::drafts::delete(&mut change, &actor.user().id, draft).await?;
    let sent = match recall_open(context, &done).await? {
        Some(id) => SentRequest { id, is_known: false },
        None => match send(&mut change, &actor, ask).await? {
            Asked::Sent(row) => {
                drafts::remember(&mut change, &actor, &done, Some(&row.id)).await?;
                SentRequest { id: row.id, is_known: false }
            }
            Asked::Open(row) => SentRequest { id: row.id, is_known: true },
        },
    };
    // What was typed is no draft any more, even where nothing new was sent.
    change.commit().await?;
    Ok(sent)
}

/// The request that the same form sent a moment ago, if it is still open: what was taken back or declined can be asked again.
pub(in crate::server::workflow) async fn recall_open(context: &Context, done: &str) -> Outcome<Option<String>> {
    let Some(id) = drafts::recall(context, done).await? else { return Ok(None) };
    let row = db::requests::find(&mut context.read().await?, &id).await?;
    Ok(row.filter(|row| row.state.is_open()).map(|row| row.id))
}

/// The purchasing accounts for which the actor may ask to change what the register says.
#[derive(Clone, Debug)]
pub struct Changeable {
    /// Those of agreements that have not ended.
    pub scopes: Vec<NamedScope>,
    /// The number of the agreement of the one that was asked for, if that has ended.
    pub ended: Option<String>,
}

/// The purchasing accounts for which the actor may ask to change what the register says. One that is asked for by its id has
/// to be among those that the actor may edit, unless the id is empty.
pub async fn changeable(context: &Context, asked: &str) -> Outcome<Changeable> {
    let actor = authorize(context, Permission::EditAgreements)?;
    let mut connection = context.read().await?;
    let all = visible_accounts(&mut connection, &actor, Permission::EditAgreements).await?;
    let named = all.iter().find(|scope| scope.scope.id() == asked);
    if named.is_none() && !asked.is_empty() {
        return Err(ApiError::NotFound.into());
    }
    let number = named.map(|scope| scope.agreement_number.clone());
    let ids: Vec<&str> = all.iter().map(|scope| scope.scope.id()).collect();
    let ends = Ends::load(&mut connection, &ids).await?;
    let mut scopes = all;
    scopes.retain(|scope| ends.is_current(context, scope.scope.id(), scope.status));
    let ended = number.filter(|_| scopes.iter().all(|scope| scope.scope.id() != asked));
    Ok(Changeable { scopes, ended })
}

/// The last days of agreements, by purchasing account.
struct Ends(HashMap<String, Option<Day>>);

impl Ends {
    async fn load(connection: &mut Connection, account_ids: &[&str]) -> Outcome<Self> {
        let ends = db::agreements::list_ends(connection, account_ids).await?;
        let days = ends.into_iter().map(|one| (one.account_id, one.ends_on.as_deref().and_then(Day::parse)));
        Ok(Self(days.collect()))
    }

    /// Whether the agreement of a purchasing account has not ended.
    fn is_current(&self, context: &Context, account_id: &str, status: AgreementStatus) -> bool {
        status.on(context.day(), self.0.get(account_id).copied().flatten()).is_current()
    }
}

/// Asks for a change of something that the register says.
pub async fn ask_for_change(context: &Context, input: &AskForChange) -> Outcome<SentRequest> {
    let actor = authorize(context, Permission::EditAgreements)?;
    let scopes = changeable(context, &input.account).await?.scopes;
    let scope = scopes.iter().find(|scope| scope.scope.id() == input.account);
    let mut faults = Faults::default();
    let scope = faults.take("account", scope.ok_or(FaultCode::ChoiceInvalid));
    let fact = faults.take("fact", Fact::from_code(&input.fact).ok_or(FaultCode::ChoiceInvalid));
    let text = faults.take("text", required(parse_text(&input.text)));
    let (Some(scope), Some(fact), Some(text)) = (scope, fact, text) else {
        return Err(ApiError::Invalid(faults.into_inner()).into());
    };
    let asked = Ask {
        kind: RequestKind::FactChange,
        scope: Place::from(scope),
        subject: fact.code().to_owned(),
        facts: RequestFacts::default(),
        text,
    };
    ask(context, actor, paths::REQUEST_CHANGE, asked).await
}

fn required(text: Result<String, FaultCode>) -> Result<String, FaultCode> {
    text.and_then(|text| if text.is_empty() { Err(FaultCode::Required) } else { Ok(text) })
}

/// A key for which the actor may ask for more activations.
pub async fn activatable(context: &Context, key_id: &str) -> Outcome<KeyView> {
    authorize(context, Permission::ViewKeys)?;
    let view = keys::view(context, key_id).await?;
    if !view.key.is_viewable {
        return Err(ApiError::Forbidden.into());
    }
    if view.key.row().r#type == KeyType::MultipleActivation { Ok(view) } else { Err(ApiError::NotFound.into()) }
}

/// Asks for more activations of a key.
pub async fn ask_for_activations(context: &Context, input: &AskForActivations) -> Outcome<SentRequest> {
    let actor = authorize(context, Permission::ViewKeys)?;
    let view = activatable(context, &input.key).await?;
    let mut faults = Faults::default();
    let count = faults.take("count", parse_count(&input.count, MOST_ACTIVATIONS));
    let text = faults.take("text", required(parse_text(&input.text)));
    let (Some(count), Some(text)) = (count, text) else {
        return Err(ApiError::Invalid(faults.into_inner()).into());
    };
    let row = view.key.row();
    let facts = RequestFacts {
        count: Some(count),
        product: Some(Description::same(row.name())),
        register_id: Some(row.register_id.clone()),
        day: None,
    };
    let asked =
        Ask { kind: RequestKind::Activations, scope: Place::from(&view.scope), subject: row.id.clone(), facts, text };
    ask(context, actor, paths::REQUEST_ACTIVATIONS, asked).await
}

/// The roles for which someone can ask.
#[derive(Clone, Debug)]
pub struct AskableRoles {
    /// Purchasing accounts with the roles that would let the actor do more there.
    pub offered: Vec<(ScopeRow, Vec<Role>)>,
    /// The number of the agreement of the one that was asked for, if that has ended.
    pub ended: Option<String>,
}

/// The roles for which someone can ask where they have another, by purchasing account. One that is asked for by its id has to
/// be among those, unless the id is empty.
pub async fn askable_roles(context: &Context, asked: &str) -> Outcome<AskableRoles> {
    let actor = authenticate(context)?;
    let mut connection = context.read().await?;
    let mut reached = actor.scopes(&mut connection).await?.to_vec();
    let own = &actor.rights().0;
    reached.retain(|row| {
        row.agreement_status != AgreementStatus::Draft && own.iter().any(|one| one.reaches(&row.scope()))
    });
    let named = reached.iter().find(|row| row.account_id == asked);
    if named.is_none() && !asked.is_empty() {
        return Err(ApiError::NotFound.into());
    }
    let number = named.map(|row| row.agreement_number.clone());
    let ids: Vec<&str> = reached.iter().map(|row| row.account_id.as_str()).collect();
    let ends = Ends::load(&mut connection, &ids).await?;
    reached.retain(|row| ends.is_current(context, &row.account_id, row.agreement_status));
    let ended = number.filter(|_| reached.iter().all(|row| row.account_id != asked));
    let with_roles = reached.into_iter().map(|row| {
        let roles: Vec<Role> = Role::ALL.into_iter().filter(|role| is_askable(&actor, &row, *role)).collect();
        (row, roles)
    });
    Ok(AskableRoles { offered: with_roles.filter(|(_, roles)| !roles.is_empty()).collect(), ended })
}

/// Whether a role would let the actor do more than they can already.
fn is_askable(actor: &Actor, row: &ScopeRow, role: Role) -> bool {
    let scope = scope_of(row, role);
    let is_held = actor.rights().0.iter().any(|one| one.role == role && one.scope == scope);
    !is_held && adds(role, actor.rights(), &scope)
}

/// Where a role counts that someone asks for in a purchasing account.
fn scope_of(row: &ScopeRow, role: Role) -> Scope {
    let scope = row.scope();
    if role.is_for_agreement() { Scope { account_id: None, ..scope } } else { scope }
}

/// Asks for a role.
pub async fn ask_for_role(context: &Context, input: &AskForRole) -> Outcome<SentRequest> {
    let actor = authenticate(context)?;
    let offered = askable_roles(context, &input.account).await?.offered;
    let chosen = offered.iter().find(|(row, _)| row.account_id == input.account);
    let mut faults = Faults::default();
    let role = Role::from_code(&input.role)
        .filter(|role| chosen.is_none_or(|(_, roles)| roles.contains(role)))
        .ok_or(FaultCode::ChoiceInvalid);
    let chosen = faults.take("account", chosen.ok_or(FaultCode::ChoiceInvalid));
    let role = faults.take("role", role);
    let text = faults.take("text", parse_text(&input.text));
    let (Some((row, _)), Some(role), Some(text)) = (chosen, role, text) else {
        return Err(ApiError::Invalid(faults.into_inner()).into());
    };
    let mut place = Place::from(row);
    place.scope = scope_of(row, role);
    place.title = place.title.filter(|_| !role.is_for_agreement());
    let user_id = &actor.user().id;
    if granters(&mut context.read().await?, &place.scope, role.code(), user_id).await?.is_empty() {
        return Err(ApiError::field("role", FaultCode::RoleUnanswered).into());
    }
    let asked = Ask {
        kind: RequestKind::Role,
        scope: place,
        subject: role.code().to_owned(),
        facts: RequestFacts::default(),
        text,
    };
    ask(context, actor, paths::REQUEST_ROLE, asked).await
}

/// Takes a request back: whoever asked, and whoever may ask for the same. False where it is over already.
pub async fn withdraw(context: &Context, input: &WithdrawRequest) -> Outcome<bool> {
    let actor = authenticate(context)?;
    let mut change = context.change(actor.by()).await?;
    let actor = actor.recheck(&mut change, &[]).await?;
    let row = db::requests::find(&mut change, &input.request).await?.ok_or(ApiError::NotFound)?;
    if !sees(&actor, &row.mark()) {
        return Err(ApiError::NotFound.into());
    }
    if !row.state.is_open() {
        return Ok(false);
    }
    if !may_withdraw(&actor, &row.mark()) {
        return Err(ApiError::Forbidden.into());
    }
    let is_done = settle(&mut change, &row, Step::to(RequestState::Withdrawn)).await?;
    change.commit().await?;
    Ok(is_done)
}

/// Answers a request for a role: assigns it, or declines. False where it is over already.
pub async fn answer(context: &Context, input: &AnswerRequest) -> Outcome<bool> {
    let actor = authorize(context, Permission::AssignRoles)?;
    let text = parse_text(&input.text).map_err(|code| ApiError::field("text", code))?;
    let is_assigned = match input.answer.as_str() {
        ASSIGN => true,
        DECLINE => false,
        _ => return Err(ApiError::Unreadable.into()),
    };
    let known = db::requests::find(&mut context.read().await?, &input.request).await?.ok_or(ApiError::NotFound)?;
    let mut change = context.change(actor.by()).await?;
    // The person before the request, as everywhere.
    let actor = actor.recheck(&mut change, &[&known.asked_by]).await?;
    if !sees(&actor, &known.mark()) {
        return Err(ApiError::NotFound.into());
    }
    if !known.state.is_open() {
        return Ok(false);
    }
    if !may_answer(&actor, &known.mark()) {
        return Err(ApiError::Forbidden.into());
    }
    let answer = Some(text.as_str()).filter(|text| !text.is_empty());
    let state = if is_assigned { RequestState::Done } else { RequestState::Declined };
    if !settle(&mut change, &known, Step { answer, ..Step::to(state) }).await? {
        return Ok(false);
    }
    db::drafts::delete(&mut change, &actor.user().id, paths::REQUEST_ANSWER).await?;
    if is_assigned {
        assign(&mut change, &actor, &known).await?;
    } else {
        let place = place_of(&mut change, &known).await?;
        mail_limits::charge_person(&mut change, &place.organization_id, &known.asked_by);
    }
    change.commit().await?;
    Ok(true)
}

/// Assigns the role that someone has asked for, unless they have it already.
async fn assign(change: &mut Change, actor: &Actor, row: &RequestRow) -> Outcome<()> {
    let person = standing(change, actor, &row.asked_by).await?;
    let is_held = person.roles.iter().any(|one| {
        one.row.role.code() == row.subject && one.scope.scope.id() == row.scope_id && one.row.suspended_at.is_none()
    });
    if is_held {
        return Ok(());
    }
    let is_wanted =
        |(role, scope): &&(Role, NamedScope)| role.code() == row.subject && scope.scope.id() == row.scope_id;
    let (role, scope) = person.addable.iter().find(is_wanted).ok_or(ApiError::Forbidden)?;
    if person.is_deactivated {
        return Err(ApiError::Forbidden.into());
    }
    let grant = Grant { role: *role, purchasing_account_id: scope.scope.account_id.clone() };
    let accounts = std::slice::from_ref(scope);
    roles::assign(change, actor, &person.user, accounts, &scope.scope.agreement_id, &[grant]).await
}
