//! *Associate Domains*: what the pages show and do. Account Administrators and Account Managers of a purchasing account act;
//! other readers see names and states, no values.

use crate::{
    api::{
        ApiError,
        domains::{AddDomain, DomainAction, DomainAnswer, DomainPreview, DomainUse, RemoveDomain},
    },
    domain::{
        access::Permission,
        domain_claim::DomainState,
        domain_name::{DomainFault, DomainName, is_within},
        fault::FaultCode,
        finding::Finding,
        moment::{Moment, Span},
    },
    paths,
    server::{
        access::{Actor, authorize},
        change::Change,
        config::Config,
        context::Context,
        db::{
            self, Connection, agreements::ScopeRow, domains::DomainRow, limits::Bucket, looks::LookRow, users::UserRow,
        },
        failure::{Failure, Outcome},
        public_suffix,
        workflow::{
            charge::{charge, refused},
            claims, drafts, looking,
            people::people_at,
            scopes::{NamedScope, Scoped, scopes, select_scopes},
        },
    },
};
use std::collections::{BTreeMap, HashMap};

/// Values that an organization may have waiting, and domains in all.
const MOST_PENDING: usize = 20;
const MOST_DOMAINS: usize = 500;
/// One look in ten seconds for a domain; for an organization thirty in a burst, and not more than sixty an hour.
const LOOKS_OF_DOMAIN: Bucket = Bucket { burst: 1, period: Span::seconds(10) };
const LOOKS_OF_ORGANIZATION: Bucket = Bucket { burst: 30, period: Span::minutes(2) };
/// People whom the preview names.
const MOST_NAMED: usize = 3;
/// People to ask whom the list names.
const MOST_MANAGERS: usize = 5;

/// A purchasing account with its domains.
#[derive(Clone, Debug)]
pub struct AccountDomains {
    /// The purchasing account.
    pub scope: NamedScope,
    /// Whether the actor may add domains there.
    pub may_add: bool,
    /// Its domains, by name.
    pub domains: Vec<DomainRow>,
    /// Who may add domains there, if the actor may not.
    pub managers: Vec<UserRow>,
    /// How many people have a seat there, by the domain of their address.
    pub people: HashMap<String, i64>,
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
        Scoped::Allowed(scopes) => scopes,
        Scoped::NotHere(scopes) => return Ok(Scoped::NotHere(scopes)),
    };
    let mut known: BTreeMap<String, Claims> = BTreeMap::new();
    let mut accounts = Vec::new();
    for scope in scopes {
        if !known.contains_key(&scope.organization_id) {
            let claims = Claims::load(&mut connection, &scope.organization_id).await?;
            known.insert(scope.organization_id.clone(), claims);
        }
        let is_manager = actor.can_in(Permission::AssociateDomains, &scope.scope);
        let may_add = scope.invites && is_manager;
        let mut managers = Vec::new();
        if scope.invites && !is_manager {
            managers = db::domains::list_managers(&mut connection, &[scope.scope.id()]).await?;
            managers.truncate(MOST_MANAGERS);
        }
        let claims = &known[&scope.organization_id];
        let (domains, mut others) = claims.of_account(scope.scope.id());
        others.retain(|domain| may_add && domain.state == DomainState::Verified);
        let people = if domains.is_empty() {
            HashMap::new()
        } else {
            db::seats::count_people_by_domain(&mut connection, scope.scope.id()).await?
        };
        accounts.push(AccountDomains { scope, may_add, domains, managers, people, others });
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
    /// The subdomains for which it vouches, as people read them.
    pub children: Vec<String>,
    /// Whether another organization has proven it, too, and this one holds it.
    pub is_disputed: bool,
    /// What looks found, the newest first; for those who may act.
    pub looks: Vec<(LookRow, Finding)>,
}

impl DomainView {
    /// Whether the last look did not find the record of a verified domain.
    #[must_use]
    pub fn is_record_missing(&self) -> bool {
        self.row.state == DomainState::Verified && self.row.absent_since.is_some()
    }
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
    let Visible { row, accounts: used } = visible(&mut connection, actor, id).await?;
    let sees = |account: &&ScopeRow| actor.can_in(Permission::ViewDomains, &account.scope());
    let manages = |account: &ScopeRow| may_change(actor, account);
    let is_manager = used.iter().any(manages);
    let mut addable: Vec<ScopeRow> = Vec::new();
    if is_manager && row.state.is_proven() {
        let all = actor.scopes(&mut connection).await?.iter();
        let is_new = |one: &&ScopeRow| used.iter().all(|account| account.account_id != one.account_id);
        let others = all.filter(|one| one.organization_id == row.organization_id && manages(one)).filter(is_new);
        addable.extend(others.cloned());
    }
    let parent = match &row.parent_id {
        Some(id) => db::domains::find(&mut connection, id).await?,
        None => None,
    };
    let children = db::domains::list_children(&mut connection, id).await?;
    let children = children.iter().map(|child| looking::as_read(&child.name)).collect();
    let looks = if is_manager { looks(&mut connection, id).await? } else { Vec::new() };
    let others = db::domains::list_claims(&mut connection, &row.name).await?;
    let is_disputed = row.state.is_proven() && others.iter().any(|other| other.state == DomainState::Contested);
    let may_remove = is_manager && affected(&mut connection, id, &used).await?.iter().all(manages);
    let accounts = used
        .iter()
        .filter(sees)
        .map(|account| AccountUse { may_stop: manages(account) && used.len() > 1, account: account.clone() });
    let accounts = accounts.collect();
    Ok(DomainView { row, accounts, is_manager, may_remove, addable, parent, children, is_disputed, looks })
}

/// The purchasing accounts that lose something with a domain: those that use it, and those that use a subdomain for which it
/// vouches.
async fn affected(connection: &mut Connection, id: &str, used: &[ScopeRow]) -> Outcome<Vec<ScopeRow>> {
    let mut all = used.to_vec();
    for child in db::domains::list_children(connection, id).await? {
        all.extend(db::domains::list_accounts(connection, &child.id).await?);
    }
    Ok(all)
}

async fn looks(connection: &mut Connection, id: &str) -> Outcome<Vec<(LookRow, Finding)>> {
    let mut looks = Vec::new();
    for look in db::looks::list(connection, id).await? {
        let finding = serde_json::from_str(&look.finding)?;
        looks.push((look, finding));
    }
    Ok(looks)
}

/// A claim that the actor sees, with the purchasing accounts that use it.
struct Visible {
    row: DomainRow,
    accounts: Vec<ScopeRow>,
}

/// A claim that was not removed and that some purchasing account uses whose domains the actor sees.
async fn visible(connection: &mut Connection, actor: &Actor, id: &str) -> Outcome<Visible> {
    let row = db::domains::find(connection, id).await?.ok_or(ApiError::NotFound)?;
    let accounts = db::domains::list_accounts(connection, id).await?;
    let can = |permission| accounts.iter().any(|account| actor.can_in(permission, &account.scope()));
    if row.state == DomainState::Removed || !can(Permission::ViewDomains) {
        return Err(ApiError::NotFound.into());
    }
    Ok(Visible { row, accounts })
}

/// Begins a change of a claim that the actor may act on; no one else changes it meanwhile. Under agreements that have ended,
/// a claim can only be viewed.
async fn changeable(context: &Context, id: &str) -> Outcome<(Change, Actor, Visible)> {
    let actor = authorize(context, Permission::AssociateDomains)?;
    let mut change = context.change(actor.by()).await?;
    let actor = actor.recheck(&mut change, &[]).await?;
    claims::lock(&mut change, id).await?;
    let found = visible(&mut change, &actor, id).await?;
    if found.accounts.iter().any(|account| may_change(&actor, account)) {
        Ok((change, actor, found))
    } else {
        Err(ApiError::Forbidden.into())
    }
}

/// Whether the actor may change which domains a purchasing account uses.
fn may_change(actor: &Actor, account: &ScopeRow) -> bool {
    account.agreement_status.invites() && actor.can_in(Permission::AssociateDomains, &account.scope())
}

/// Adds a domain, once it was confirmed.
pub async fn add(context: &Context, input: &AddDomain) -> Outcome<DomainAnswer> {
    let config = &context.app.config;
    let actor = authorize(context, Permission::AssociateDomains)?;
    let mut connection = context.read().await?;
    let shown = account(&mut connection, &actor, &input.scope).await?;
    let name = parse(config, &mut connection, &input.domain).await?;
    let done = format!("add-domain:{}:{name}", input.scope);
    if input.confirmed != name.as_str() {
        return Ok(DomainAnswer::Preview(preview(&mut connection, &actor, &shown, &name).await?));
    }
    drop(connection);
    let added = add_confirmed(context, actor, input, &name, &done).await;
    let id = match drafts::idempotent(context, &done, added).await? {
        Some(id) => id,
        // Pressed twice.
        None => drafts::recall(context, &done).await?.ok_or(ApiError::NotFound)?,
    };
    Ok(DomainAnswer::Added(paths::of(paths::DOMAIN, &id)))
}

async fn add_confirmed(
    context: &Context,
    actor: Actor,
    input: &AddDomain,
    name: &DomainName,
    done: &str,
) -> Outcome<String> {
    let mut change = context.change(actor.by()).await?;
    let actor = actor.recheck(&mut change, &[]).await?;
    let account = account(&mut change, &actor, &input.scope).await?;
    // The organization's limits are counted by one change at a time.
    db::domains::lock_name(&mut change, &account.organization_id).await?;
    db::domains::lock_name(&mut change, name.as_str()).await?;
    let id = match db::domains::find_claim(&mut change, &account.organization_id, name.as_str()).await? {
        Some(known) => {
            if !claims::share(&mut change, &known, &account).await? {
                return Err(fault(DomainFault::AlreadyHere));
            }
            known.id
        }
        None => add_claim(&mut change, &context.app.config, &actor, &account, name).await?,
    };
    db::drafts::delete(&mut change, &actor.user().id, paths::DOMAIN_ADD).await?;
    drafts::remember(&mut change, &actor, done, Some(&id)).await?;
    change.commit().await?;
    Ok(id)
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
    let mut parent = match parent_of(&own, name) {
        Some(row) if !is_held(change, name).await? => claims::lock(change, &row.id).await?,
        _ => None,
    };
    // As it is now: it may have lost its own proof meanwhile.
    parent = parent.filter(vouches);
    if parent.is_none() {
        refuse_too_many_pending(&own)?;
    }
    let by = Some(actor.user().id.as_str());
    let claim = claims::new_claim(config, &account.organization_id, name, by, parent.as_ref(), change.now);
    if claims::add(change, &claim, account).await? { Ok(claim.id) } else { Err(ApiError::Busy.into()) }
}

/// Whether an organization has proven a name.
async fn is_held(connection: &mut Connection, name: &DomainName) -> Outcome<bool> {
    Ok(db::domains::list_claims(connection, name.as_str()).await?.iter().any(|other| other.state.is_proven()))
}

fn refuse_too_many_pending(own: &[DomainRow]) -> Outcome<()> {
    let pending = own.iter().filter(|claim| claim.state == DomainState::Pending).count();
    if pending >= MOST_PENDING { Err(fault(DomainFault::TooManyPending)) } else { Ok(()) }
}

/// Whether a domain vouches for those below it: it is proven by a record of its own.
fn vouches(row: &DomainRow) -> bool {
    row.state == DomainState::Verified && row.parent_id.is_none()
}

/// The nearest domain that vouches for a name.
fn parent_of<'a>(own: &'a [DomainRow], name: &DomainName) -> Option<&'a DomainRow> {
    let above = own.iter().filter(|row| vouches(row) && is_within(name.as_str(), &row.name));
    above.max_by_key(|row| row.name.len())
}

fn fault(fault: DomainFault) -> Failure {
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

/// The purchasing account in which the actor may associate domains, where there is one alone.
pub async fn only_account(context: &Context, actor: &Actor) -> Outcome<Option<String>> {
    let mut connection = context.read().await?;
    let scopes = actor.scopes(&mut connection).await?;
    let mut own = scopes.iter().filter(|account| may_change(actor, account)).map(|account| account.account_id.clone());
    Ok(own.next().filter(|_| own.next().is_none()))
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

async fn preview(
    connection: &mut Connection,
    actor: &Actor,
    account: &ScopeRow,
    name: &DomainName,
) -> Outcome<DomainPreview> {
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
    let parent = match parent_of(&own, name) {
        Some(row) if known.is_none() && !is_held(connection, name).await? => Some(looking::as_read(&row.name)),
        _ => None,
    };
    // Only whoever may see people learns who has an address there.
    let mut people = if actor.can_in(Permission::ViewUsers, &account.scope()) {
        people_at(connection, &account.account_id, name.as_str()).await?
    } else {
        Vec::new()
    };
    let has_more_people = people.len() > MOST_NAMED;
    people.truncate(MOST_NAMED);
    Ok(DomainPreview {
        name: name.as_str().to_owned(),
        unicode: name.to_unicode(),
        parent,
        is_known: known.is_some(),
        overlaps,
        people,
        has_more_people,
    })
}

/// Looks for the record now.
pub async fn check(context: &Context, input: &DomainAction) -> Outcome<()> {
    let (mut change, actor, Visible { row, .. }) = changeable(context, &input.domain).await?;
    if !row.state.is_watched() || row.parent_id.is_some() {
        return Err(ApiError::NotFound.into());
    }
    let now = change.now;
    charge(&mut change, &format!("look:{}", row.id), LOOKS_OF_DOMAIN, now).await?;
    charge(&mut change, &format!("looks:{}", row.organization_id), LOOKS_OF_ORGANIZATION, now).await?;
    change.commit().await?;
    let app = &context.app;
    let found = looking::look(app, &row).await?;
    if found.is_own_trouble() {
        return Err(refused(LOOKS_OF_DOMAIN.period));
    }
    let mut change = context.change(actor.by()).await?;
    change.now = context.app.clock.now();
    claims::note_look(&mut change, &context.app.config, &row, found.seen, &found.look).await?;
    change.commit().await
}

/// Issues a new value for a claim that expired or lapsed.
pub async fn renew(context: &Context, input: &DomainAction) -> Outcome<()> {
    let (mut change, _, Visible { row, .. }) = changeable(context, &input.domain).await?;
    if row.state == DomainState::Pending {
        // Pressed twice.
        return Ok(());
    }
    if !row.state.needs_new_value() {
        return Err(ApiError::NotFound.into());
    }
    refuse_too_many_pending(&db::domains::list_of_organization(&mut change, &row.organization_id).await?)?;
    claims::renew(&mut change, &context.app.config, &row).await?;
    change.commit().await
}

/// Lets another purchasing account use a domain that the organization has proven.
pub async fn use_here(context: &Context, input: &DomainUse) -> Outcome<()> {
    let actor = authorize(context, Permission::AssociateDomains)?;
    let mut change = context.change(actor.by()).await?;
    let actor = actor.recheck(&mut change, &[]).await?;
    let account = account(&mut change, &actor, &input.scope).await?;
    let row = claims::lock(&mut change, &input.domain).await?.ok_or(ApiError::NotFound)?;
    if row.organization_id != account.organization_id || !row.state.is_proven() {
        return Err(ApiError::NotFound.into());
    }
    claims::share(&mut change, &row, &account).await?;
    change.commit().await
}

/// Lets a purchasing account no longer use a domain that others use, too; the last one removes it instead.
pub async fn stop_using(context: &Context, input: &DomainUse) -> Outcome<()> {
    let done = format!("stop-domain:{}:{}", input.domain, input.scope);
    let begun = begin_stop(context, input).await;
    let Some((mut change, actor, row, account)) = drafts::idempotent(context, &done, begun).await? else {
        return Ok(());
    };
    let people = db::seats::count_people(&mut change, &row, Some(&account.account_id)).await?;
    if people > 0 && !is_named(&row, &input.typed) {
        return Err(ApiError::field("typed", FaultCode::NameDiffers).into());
    }
    claims::unshare(&mut change, &row, &account).await?;
    drafts::remember(&mut change, &actor, &done, None).await?;
    change.commit().await
}

async fn begin_stop(context: &Context, input: &DomainUse) -> Outcome<(Change, Actor, DomainRow, ScopeRow)> {
    let (change, actor, found) = changeable(context, &input.domain).await?;
    let account = stopping(&actor, &found, &input.scope)?;
    Ok((change, actor, found.row, account))
}

/// The purchasing account in which the actor may end the use of a domain.
fn stopping(actor: &Actor, found: &Visible, scope: &str) -> Outcome<ScopeRow> {
    let account = found.accounts.iter().find(|account| account.account_id == scope).ok_or(ApiError::NotFound)?;
    if !actor.can_in(Permission::ViewDomains, &account.scope()) {
        return Err(ApiError::NotFound.into());
    }
    if found.accounts.len() < 2 || !may_change(actor, account) {
        return Err(ApiError::Forbidden.into());
    }
    Ok(account.clone())
}

/// What a purchasing account would lose with a domain: the domain, the account, and how many people have a seat there.
pub async fn stoppable(context: &Context, input: &DomainUse) -> Outcome<(DomainRow, ScopeRow, usize)> {
    let actor = authorize(context, Permission::AssociateDomains)?;
    let mut connection = context.read().await?;
    let found = visible(&mut connection, &actor, &input.domain).await?;
    let account = stopping(&actor, &found, &input.scope)?;
    let people = db::seats::count_people(&mut connection, &found.row, Some(&account.account_id)).await?;
    Ok((found.row, account, usize::try_from(people).unwrap_or_default()))
}

/// A domain that the actor may remove.
#[derive(Clone, Debug)]
pub struct Removal {
    /// The domain.
    pub view: DomainView,
    /// How many people with an address there have a seat.
    pub people: usize,
}

/// What removing a domain would come to.
pub async fn removal(context: &Context, id: &str) -> Outcome<Removal> {
    let actor = authorize(context, Permission::ViewDomains)?;
    let view = view(context, &actor, id).await?;
    if !view.may_remove {
        return Err(ApiError::Forbidden.into());
    }
    let people = losing(&mut context.read().await?, &view.row).await?;
    Ok(Removal { view, people })
}

/// Whether a person has typed the name of a domain.
fn is_named(row: &DomainRow, typed: &str) -> bool {
    DomainName::parse(typed).is_ok_and(|typed| typed.as_str() == row.name)
}

/// How many people lose their seats with a domain.
async fn losing(connection: &mut Connection, row: &DomainRow) -> Outcome<usize> {
    if !row.state.is_proven() {
        return Ok(0);
    }
    let mut people = db::seats::count_people(connection, row, None).await?;
    // A domain for which it vouches shares its fate.
    for child in db::domains::list_children(connection, &row.id).await? {
        people += db::seats::count_people(connection, &child, None).await?;
    }
    Ok(usize::try_from(people.min(db::seats::MOST_COUNTED + 1)).unwrap_or_default())
}

/// Removes a domain from every purchasing account. Where people lose their seats, its name has to be typed.
pub async fn remove(context: &Context, input: &RemoveDomain) -> Outcome<()> {
    let done = format!("remove-domain:{}", input.domain);
    let begun = changeable(context, &input.domain).await;
    let Some((mut change, actor, Visible { row, accounts })) = drafts::idempotent(context, &done, begun).await? else {
        return Ok(());
    };
    let affected = affected(&mut change, &row.id, &accounts).await?;
    if !affected.iter().all(|account| may_change(&actor, account)) {
        return Err(ApiError::Forbidden.into());
    }
    if !is_named(&row, &input.typed) && losing(&mut change, &row).await? > 0 {
        return Err(ApiError::field("typed", FaultCode::NameDiffers).into());
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
