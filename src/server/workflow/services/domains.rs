//! *Associate Domains*: what the pages show and do. Account Administrators and Account Managers of a purchasing account act;
//! other readers see names and states, no values.

use crate::{
    api::{
        ApiError,
        domains::{AddDomain, DomainAction, DomainAnswer, DomainPreview, DomainUse},
    },
    domain::{
        access::Permission,
        domain_claim::DomainState,
        domain_name::{DomainFault, DomainName, is_within},
        fault::FaultCode,
        finding::Finding,
        moment::{Moment, Span},
        roster::Order,
    },
    paths,
    server::{
        access::{Actor, authorize},
        change::Change,
        config::Config,
        context::Context,
        db::{
            self, Connection,
            agreements::ScopeRow,
            domains::DomainRow,
            limits::{Bucket, take, wait},
            looks::LookRow,
            roster::Selection,
        },
        failure::Outcome,
        public_suffix,
        workflow::{
            claims, drafts, looking,
            scopes::{NamedScope, Scoped, scopes, select_scopes},
        },
    },
};
use std::collections::BTreeMap;

/// Values that an organization may have waiting, and domains in all.
const MOST_PENDING: usize = 20;
const MOST_DOMAINS: usize = 500;
/// One look in ten seconds for a domain, sixty an hour for an organization.
const LOOKS_OF_DOMAIN: Bucket = Bucket { burst: 1, period: Span::seconds(10) };
const LOOKS_OF_ORGANIZATION: Bucket = Bucket { burst: 60, period: Span::minutes(1) };
/// People whom the preview names.
const MOST_NAMED: usize = 3;

/// A purchasing account with its domains.
#[derive(Clone, Debug)]
pub struct AccountDomains {
    /// The purchasing account.
    pub scope: NamedScope,
    /// Whether the actor may add domains there.
    pub may_add: bool,
    /// Its domains, by name.
    pub domains: Vec<DomainRow>,
    /// Proven domains of the organization that it does not use, if the actor may add them.
    pub others: Vec<DomainRow>,
}

/// The domains of the requested purchasing account, the chosen one, or all that the actor may see.
pub async fn list(context: &Context, actor: &Actor, asked: Option<&str>) -> Outcome<Scoped<Vec<AccountDomains>>> {
    let mut connection = context.read().await?;
    let mut scopes = scopes(&mut connection, actor, Permission::ViewDomains).await?;
    scopes.retain(|scope| scope.account.is_some());
    if scopes.is_empty() {
        return Err(ApiError::Forbidden.into());
    }
    let scopes = match select_scopes(actor, scopes, asked) {
        Ok(scopes) => scopes,
        Err(scopes) => return Ok(Scoped::NotHere(scopes)),
    };
    let mut known: BTreeMap<String, Claims> = BTreeMap::new();
    let mut accounts = Vec::new();
    for scope in scopes {
        if !known.contains_key(&scope.organization_id) {
            let claims = Claims::load(&mut connection, &scope.organization_id).await?;
            known.insert(scope.organization_id.clone(), claims);
        }
        let may_add = scope.invites && actor.can_in(Permission::AssociateDomains, &scope.scope);
        let claims = &known[&scope.organization_id];
        let (domains, mut others) = claims.of_account(scope.scope.id());
        others.retain(|domain| may_add && domain.state == DomainState::Verified);
        accounts.push(AccountDomains { scope, may_add, domains, others });
    }
    Ok(Scoped::Allowed(accounts))
}

/// The claims of an organization, and which purchasing account uses which.
struct Claims {
    rows: Vec<DomainRow>,
    uses: BTreeMap<String, Vec<String>>,
}

impl Claims {
    async fn load(connection: &mut Connection, organization_id: &str) -> Outcome<Self> {
        let rows = db::domains::list_of_organization(connection, organization_id).await?;
        let uses =
            if rows.is_empty() { BTreeMap::new() } else { db::domains::list_uses(connection, organization_id).await? };
        Ok(Self { rows, uses })
    }

    /// Those that a purchasing account uses, and the others.
    fn of_account(&self, account_id: &str) -> (Vec<DomainRow>, Vec<DomainRow>) {
        let is_used =
            |row: &DomainRow| self.uses.get(&row.id).is_some_and(|accounts| accounts.iter().any(|id| id == account_id));
        self.rows.iter().cloned().partition(is_used)
    }
}

/// What the page of a domain shows.
#[derive(Clone, Debug)]
pub struct DomainView {
    /// The claim.
    pub row: DomainRow,
    /// The purchasing accounts that use it, as far as the actor sees their domains.
    pub accounts: Vec<AccountUse>,
    /// Whether the actor may act on it, and so sees the value.
    pub is_manager: bool,
    /// Whether the actor may remove it: only with the right in every purchasing account that uses it.
    pub may_remove: bool,
    /// Purchasing accounts of the organization that could use it, too.
    pub addable: Vec<ScopeRow>,
    /// The parent domain that vouches for it.
    pub parent: Option<DomainRow>,
    /// Whether another organization has proven it, too, and this one holds it.
    pub is_disputed: bool,
    /// What looks found, the newest first; for those who may act.
    pub looks: Vec<(LookRow, Finding)>,
}

/// A purchasing account that uses a domain.
#[derive(Clone, Debug)]
pub struct AccountUse {
    /// The purchasing account.
    pub account: ScopeRow,
    /// Whether the actor may end that.
    pub may_stop: bool,
}

/// A domain, as the actor sees it; what the actor may not see does not exist.
pub async fn view(context: &Context, actor: &Actor, id: &str) -> Outcome<DomainView> {
    let mut connection = context.read().await?;
    let Standing { row, accounts, .. } = visible(&mut connection, actor, id).await?;
    let used = accounts.clone();
    let sees = |account: &&ScopeRow| actor.can_in(Permission::ViewDomains, &account.scope());
    let manages = |account: &ScopeRow| actor.can_in(Permission::AssociateDomains, &account.scope());
    let is_manager = used.iter().any(manages);
    let mut addable: Vec<ScopeRow> = Vec::new();
    if is_manager && row.state.is_proven() {
        let all = actor.scopes(&mut connection).await?.iter();
        let is_new = |one: &&ScopeRow| used.iter().all(|account| account.account_id != one.account_id);
        let others = all.filter(|one| one.organization_id == row.organization_id && manages(one)).filter(is_new);
        addable.extend(others.filter(|one| one.agreement_status.invites()).cloned());
    }
    let parent = match &row.parent_id {
        Some(id) => db::domains::find(&mut connection, id).await?,
        None => None,
    };
    let looks = if is_manager { looks(&mut connection, id).await? } else { Vec::new() };
    let others = db::domains::list_claims(&mut connection, &row.name).await?;
    let is_disputed = row.state.is_proven() && others.iter().any(|other| other.state == DomainState::Contested);
    let may_remove = used.iter().all(manages);
    let accounts = used
        .iter()
        .filter(sees)
        .map(|account| AccountUse { may_stop: manages(account) && used.len() > 1, account: account.clone() });
    let accounts = accounts.collect();
    Ok(DomainView { row, accounts, is_manager, may_remove, addable, parent, is_disputed, looks })
}

async fn looks(connection: &mut Connection, id: &str) -> Outcome<Vec<(LookRow, Finding)>> {
    let mut looks = Vec::new();
    for look in db::looks::list(connection, id).await? {
        let finding = serde_json::from_str(&look.finding)?;
        looks.push((look, finding));
    }
    Ok(looks)
}

/// A claim with the purchasing accounts that use it.
struct Standing {
    row: DomainRow,
    accounts: Vec<ScopeRow>,
    is_manager: bool,
}

/// A claim that was not removed and that some purchasing account uses whose domains the actor sees.
async fn visible(connection: &mut Connection, actor: &Actor, id: &str) -> Outcome<Standing> {
    let row = db::domains::find(connection, id).await?.ok_or(ApiError::NotFound)?;
    let accounts = db::domains::list_accounts(connection, id).await?;
    let can = |permission| accounts.iter().any(|account| actor.can_in(permission, &account.scope()));
    if row.state == DomainState::Removed || !can(Permission::ViewDomains) {
        return Err(ApiError::NotFound.into());
    }
    let is_manager = can(Permission::AssociateDomains);
    Ok(Standing { row, accounts, is_manager })
}

/// Begins a change of a claim that the actor may act on.
async fn changeable(context: &Context, id: &str) -> Outcome<(Change, Actor, Standing)> {
    let actor = authorize(context, Permission::AssociateDomains)?;
    let mut change = context.change(actor.by()).await?;
    let actor = actor.recheck(&mut change, &[]).await?;
    let found = visible(&mut change, &actor, id).await?;
    if found.is_manager { Ok((change, actor, found)) } else { Err(ApiError::Forbidden.into()) }
}

/// Adds a domain, once it was confirmed.
pub async fn add(context: &Context, input: &AddDomain) -> Outcome<DomainAnswer> {
    let config = &context.app.config;
    let actor = authorize(context, Permission::AssociateDomains)?;
    let mut connection = context.read().await?;
    let shown = account(&mut connection, &actor, &input.scope).await?;
    let name = parse(config, &mut connection, &input.domain).await?;
    if input.confirmed != name.as_str() {
        return Ok(DomainAnswer::Preview(preview(&mut connection, &shown, &name).await?));
    }
    drop(connection);
    let mut change = context.change(actor.by()).await?;
    let actor = actor.recheck(&mut change, &[]).await?;
    let account = account(&mut change, &actor, &input.scope).await?;
    db::domains::lock_name(&mut change, name.as_str()).await?;
    let id = match db::domains::find_claim(&mut change, &account.organization_id, name.as_str()).await? {
        Some(known) => {
            if !claims::share(&mut change, &known, &account).await? {
                return Err(fault(DomainFault::AlreadyHere));
            }
            known.id
        }
        None => add_claim(&mut change, config, &actor, &account, &name).await?,
    };
    change.commit().await?;
    Ok(DomainAnswer::Added(paths::of(paths::DOMAIN, &id)))
}

async fn add_claim(
    change: &mut Change,
    config: &Config,
    actor: &Actor,
    account: &ScopeRow,
    name: &DomainName,
) -> Outcome<String> {
    let own = db::domains::list_of_organization(change, &account.organization_id).await?;
    if own.len() >= MOST_DOMAINS {
        return Err(fault(DomainFault::TooMany));
    }
    let is_held = db::domains::list_claims(change, name.as_str()).await?.iter().any(|other| other.state.is_proven());
    let parent = parent_of(&own, name).filter(|_| !is_held);
    let pending = own.iter().filter(|claim| claim.state == DomainState::Pending).count();
    if parent.is_none() && pending >= MOST_PENDING {
        return Err(fault(DomainFault::TooManyPending));
    }
    let claim = claims::new_claim(config, &account.organization_id, name, Some(&actor.user().id), parent, change.now);
    if claims::add(change, &claim, account).await? { Ok(claim.id) } else { Err(ApiError::Busy.into()) }
}

/// The nearest proven domain above a name that has a record of its own.
fn parent_of<'a>(own: &'a [DomainRow], name: &DomainName) -> Option<&'a DomainRow> {
    let vouches = |row: &&DomainRow| {
        row.state == DomainState::Verified && row.parent_id.is_none() && is_within(name.as_str(), &row.name)
    };
    own.iter().filter(vouches).max_by_key(|row| row.name.len())
}

fn fault(fault: DomainFault) -> crate::server::failure::Failure {
    ApiError::field("domain", FaultCode::Domain(fault)).into()
}

/// A domain as typed, if an organization can have it.
async fn parse(config: &Config, connection: &mut Connection, typed: &str) -> Outcome<DomainName> {
    let name = DomainName::parse(typed).map_err(fault)?;
    name.under_label(&config.domains.label).map_err(fault)?;
    match public_suffix::check(config, &name) {
        Ok(()) => Ok(name),
        Err(DomainFault::PublicProvider) if db::domains::is_allowed(connection, name.as_str()).await? => Ok(name),
        Err(reason) => Err(fault(reason)),
    }
}

/// A purchasing account in which the actor may associate domains.
async fn account(connection: &mut Connection, actor: &Actor, id: &str) -> Outcome<ScopeRow> {
    let account = actor.scopes(connection).await?.iter().find(|row| row.account_id == id).cloned();
    let account = account.ok_or(ApiError::NotFound)?;
    if !actor.can_in(Permission::ViewDomains, &account.scope()) {
        return Err(ApiError::NotFound.into());
    }
    if actor.can_in(Permission::AssociateDomains, &account.scope()) && account.agreement_status.invites() {
        Ok(account)
    } else {
        Err(ApiError::Forbidden.into())
    }
}

async fn preview(connection: &mut Connection, account: &ScopeRow, name: &DomainName) -> Outcome<DomainPreview> {
    let own = db::domains::list_of_organization(connection, &account.organization_id).await?;
    let known = own.iter().find(|row| row.name == name.as_str());
    if let Some(known) = known {
        let uses = db::domains::list_uses(connection, &account.organization_id).await?;
        if uses.get(&known.id).is_some_and(|accounts| accounts.contains(&account.account_id)) {
            return Err(fault(DomainFault::AlreadyHere));
        }
    }
    let is_near = |row: &&DomainRow| {
        row.name != name.as_str() && (is_within(name.as_str(), &row.name) || is_within(&row.name, name.as_str()))
    };
    let overlaps = own.iter().filter(is_near).map(|row| looking::as_read(&row.name)).collect();
    let (people, has_more_people) = people_at(connection, &account.account_id, name).await?;
    Ok(DomainPreview {
        name: name.as_str().to_owned(),
        unicode: name.to_unicode(),
        parent: parent_of(&own, name).filter(|_| known.is_none()).map(|row| looking::as_read(&row.name)),
        is_known: known.is_some(),
        overlaps,
        people,
        has_more_people,
    })
}

/// The first people of a purchasing account with an address at a domain, and whether there are more.
async fn people_at(connection: &mut Connection, account_id: &str, name: &DomainName) -> Outcome<(Vec<String>, bool)> {
    let at = format!("@{name}");
    let selection = Selection { role: None, status: None, text: at.clone() };
    let limit = i64::try_from(MOST_NAMED).unwrap_or(i64::MAX) + 1;
    let order = Order::ALL[0];
    let page = db::search::page(connection, account_id, &selection, order, &order.beginning(), limit).await?;
    let mut names: Vec<String> =
        page.rows.into_iter().filter(|row| row.person.email_key.ends_with(&at)).map(|row| row.person.name).collect();
    let has_more = names.len() > MOST_NAMED;
    names.truncate(MOST_NAMED);
    Ok((names, has_more))
}

/// Looks for the record now.
pub async fn check(context: &Context, input: &DomainAction) -> Outcome<()> {
    let (mut change, actor, Standing { row, .. }) = changeable(context, &input.domain).await?;
    if !row.state.is_watched() || row.parent_id.is_some() {
        return Err(ApiError::NotFound.into());
    }
    charge(&mut change, &format!("look:{}", row.id), LOOKS_OF_DOMAIN).await?;
    charge(&mut change, &format!("looks:{}", row.organization_id), LOOKS_OF_ORGANIZATION).await?;
    change.commit().await?;
    let app = &context.app;
    let found = looking::look(app, &row).await?;
    let mut change = context.change(actor.by()).await?;
    change.now = context.app.clock.now();
    claims::note_look(&mut change, &context.app.config, &row, found.seen, &found.look).await?;
    change.commit().await
}

async fn charge(change: &mut Change, key: &str, bucket: Bucket) -> Outcome<()> {
    let now = change.now;
    if take(change, key, bucket, now).await? {
        return Ok(());
    }
    let seconds = wait(change, key, bucket, now).await?.unwrap_or(bucket.period).whole_seconds_up();
    Err(ApiError::Wait { seconds }.into())
}

/// Issues a new value for a claim that expired or lapsed.
pub async fn renew(context: &Context, input: &DomainAction) -> Outcome<()> {
    let (mut change, _, Standing { row, .. }) = changeable(context, &input.domain).await?;
    if row.state == DomainState::Pending {
        // Pressed twice.
        return Ok(());
    }
    if !row.state.needs_new_value() {
        return Err(ApiError::NotFound.into());
    }
    let own = db::domains::list_of_organization(&mut change, &row.organization_id).await?;
    if own.iter().filter(|claim| claim.state == DomainState::Pending).count() >= MOST_PENDING {
        return Err(fault(DomainFault::TooManyPending));
    }
    claims::renew(&mut change, &context.app.config, &row).await?;
    change.commit().await
}

/// Lets another purchasing account use a domain that the organization has proven.
pub async fn use_here(context: &Context, input: &DomainUse) -> Outcome<()> {
    let actor = authorize(context, Permission::AssociateDomains)?;
    let mut change = context.change(actor.by()).await?;
    let actor = actor.recheck(&mut change, &[]).await?;
    let account = account(&mut change, &actor, &input.scope).await?;
    let row = db::domains::find(&mut change, &input.domain).await?.ok_or(ApiError::NotFound)?;
    if row.organization_id != account.organization_id || !row.state.is_proven() {
        return Err(ApiError::NotFound.into());
    }
    claims::share(&mut change, &row, &account).await?;
    change.commit().await
}

/// Lets a purchasing account no longer use a domain that others use, too.
pub async fn stop_using(context: &Context, input: &DomainUse) -> Outcome<()> {
    let (mut change, actor, Standing { row, accounts, .. }) = changeable(context, &input.domain).await?;
    let account = accounts.iter().find(|account| account.account_id == input.scope).ok_or(ApiError::NotFound)?;
    if !actor.can_in(Permission::AssociateDomains, &account.scope()) {
        return Err(ApiError::NotFound.into());
    }
    claims::unshare(&mut change, &context.app.config, &row, account).await?;
    change.commit().await
}

/// Removes a domain from every purchasing account.
pub async fn remove(context: &Context, input: &DomainAction) -> Outcome<()> {
    let done = format!("remove-domain:{}", input.domain);
    let begun = changeable(context, &input.domain).await;
    let Some((mut change, actor, Standing { row, accounts, .. })) = drafts::idempotent(context, &done, begun).await?
    else {
        return Ok(());
    };
    if !accounts.iter().all(|account| actor.can_in(Permission::AssociateDomains, &account.scope())) {
        return Err(ApiError::Forbidden.into());
    }
    if !claims::remove(&mut change, &context.app.config, &row, None).await? {
        return Err(ApiError::Busy.into());
    }
    drafts::remember(&mut change, &actor, &done, None).await?;
    change.commit().await
}

/// When a claim's next look by itself comes; none where DNS is not asked.
#[must_use]
pub fn next_look(row: &DomainRow, now: Moment) -> Option<Moment> {
    row.look_at.filter(|_| row.state.is_watched()).map(|at| at.max(now))
}
