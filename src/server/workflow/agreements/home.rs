//! What the home page shows a person (R28): agreements, whom to ask, and what needs attention.

use crate::{
    domain::{
        access::{Permission, Role, Scope},
        agreement::AgreementStatus,
        domain_claim::{DomainState, EXPIRY_NOTICE},
        moment::Moment,
        seat::SubscriptionState,
    },
    server::{
        access::{Actor, authenticate},
        context::Context,
        db::{
            self, Connection,
            agreements::{AgreementRow, PurchasingAccountRow},
            domains::DomainRow,
            invitations::WaitingRow,
            organizations::PartnerRow,
            users::UserRow,
        },
        failure::Outcome,
        workflow::{
            overview::{self, Overview},
            request_list::{self, WaitingRequest},
            review_state,
            seating::{self, ListedSubscription},
        },
    },
};
use std::collections::BTreeSet;

/// An agreement and what the person may view of it.
pub struct HomeAgreement {
    /// The agreement.
    pub agreement: AgreementRow,
    /// Those of its purchasing accounts that the person may know of.
    pub accounts: Vec<PurchasingAccountRow>,
    /// By name and address.
    pub partners: Vec<PartnerRow>,
}

/// What the home page is about.
pub struct Home {
    /// Who asks.
    pub actor: Actor,
    /// Agreements that the person's roles let them view.
    pub agreements: Vec<HomeAgreement>,
    /// Agreements that the person's roles don't let them view: only contacts are shown.
    pub closed: Vec<HomeAgreement>,
    /// Administrators whom a person without roles can ask.
    pub helpers: Vec<UserRow>,
    /// Invitations that wait for the person.
    pub waiting: Vec<WaitingRow>,
    /// Purchasing accounts with a single administrator, by ID and name.
    pub single: Vec<(String, String)>,
    /// Whether an invitation needs a confirmation in a scope where the person invites.
    pub has_paused: bool,
    /// Whether the person has invited someone (R29).
    pub has_invited: bool,
    /// Purchasing accounts, by ID, whose access review is due and which the person reviews.
    pub reviews_due: Vec<String>,
    /// Requests that wait for the person's decision.
    pub requests: Vec<WaitingRequest>,
    /// Domains that need the person's attention.
    pub domains: Vec<DomainRow>,
    /// Subscriptions of purchasing accounts with which the person may associate domains.
    pub subscriptions: Vec<ListedSubscription>,
    /// Whether these have a domain (R64); `None` if there is nothing to use.
    pub has_domain: Option<bool>,
    /// What was bought, for who may view it.
    pub overview: Option<Overview>,
}

/// Loads everything the person can view, and nothing else: the scope comes from the actor.
///
/// # Errors
///
/// The visitor is not signed in, or the database fails.
pub async fn load(context: &Context) -> Outcome<Home> {
    let actor = authenticate(context)?;
    let mut connection = context.read().await?;
    let (mut agreements, mut closed) = (Vec::new(), Vec::new());
    let mut single = Vec::new();
    let mut held = db::agreements::list_of_user(&mut connection, &actor.user().id).await?;
    held.retain(|agreement| agreement.status != AgreementStatus::Draft);
    for agreement in held {
        let is_open = actor.can_in_agreement(Permission::ViewAgreements, &agreement.id);
        // People who manage users are told whom to ask (R7).
        let permission = if is_open { Permission::ViewAgreements } else { Permission::ViewUsers };
        let mut accounts = db::agreements::list_accounts(&mut connection, &agreement.id).await?;
        accounts.retain(|account| actor.can_in_account(permission, &agreement.id, &account.id));
        if let Some(chosen) = actor.account() {
            accounts.retain(|account| account.id == chosen.account_id);
            if accounts.is_empty() {
                continue;
            }
        }
        let invites = agreement.status.invites();
        let may_name = |account: &&PurchasingAccountRow| {
            let scope = Scope { agreement_id: agreement.id.clone(), account_id: Some(account.id.clone()) };
            invites && actor.may_grant(Role::AccountAdministrator, &scope)
        };
        let named = |account: &PurchasingAccountRow| (account.id.clone(), account.title());
        single.extend(accounts.iter().filter(may_name).map(named));
        let partners = db::organizations::list_partners(&mut connection, &agreement.id).await?;
        let view = HomeAgreement { agreement, accounts, partners };
        if is_open { agreements.push(view) } else { closed.push(view) }
    }
    closed.retain(|one| !one.accounts.is_empty());
    let helpers = if actor.assignments().is_empty() {
        db::roles::list_helpers(&mut connection, &actor.user().id).await?
    } else {
        Vec::new()
    };
    let ids: Vec<&str> = single.iter().map(|(id, _)| id.as_str()).collect();
    let sole = db::roles::list_sole_administrators(&mut connection, &ids).await?;
    single.retain(|(id, _)| sole.contains_key(id));
    let waiting = db::invitations::list_waiting_of(&mut connection, &actor.user().email_key).await?;
    let has_paused = db::roster::has_paused(&mut connection, &inviting_scopes(&actor)).await?;
    let has_invited =
        actor.can(Permission::InviteUsers) && db::invitations::has_invited(&mut connection, &actor.user().id).await?;
    let reviewed = reviewed(&actor, agreements.iter().chain(&closed));
    let reviews_due = review_state::list_due(&mut connection, context, &reviewed).await?;
    let requests = request_list::waiting(&mut connection, &actor).await?;
    let associable = associable(&actor, &agreements);
    let domains = troubled_domains(&mut connection, &associable, context.now).await?;
    let subscriptions = seating::list_of_accounts(&mut connection, &associable, context.today()).await?;
    let has_domain = has_domain(&mut connection, &subscriptions).await?;
    let overview = overview::load(&mut connection, context, &actor).await?;
    Ok(Home {
        actor,
        agreements,
        closed,
        helpers,
        waiting,
        single,
        has_paused,
        has_invited,
        reviews_due,
        requests,
        domains,
        subscriptions,
        has_domain,
        overview,
    })
}

/// The ids of the purchasing accounts with which the person may associate domains.
fn associable<'a>(actor: &Actor, agreements: &'a [HomeAgreement]) -> Vec<&'a str> {
    let accounts = agreements.iter().flat_map(|one| &one.accounts);
    let may = |account: &&PurchasingAccountRow| {
        actor.can_in_account(Permission::AssociateDomains, &account.agreement_id, &account.id)
    };
    accounts.filter(may).map(|account| account.id.as_str()).collect()
}

/// The ids of the purchasing accounts whose people the person reviews.
fn reviewed<'a>(actor: &Actor, agreements: impl Iterator<Item = &'a HomeAgreement>) -> Vec<&'a str> {
    let accounts = agreements.flat_map(|one| &one.accounts);
    let may = |account: &&PurchasingAccountRow| {
        actor.can_in_account(Permission::AssignRoles, &account.agreement_id, &account.id)
    };
    accounts.filter(may).map(|account| account.id.as_str()).collect()
}

/// Whether every purchasing account with something to use has a domain; `None` if there is nothing to use.
async fn has_domain(connection: &mut Connection, subscriptions: &[ListedSubscription]) -> Outcome<Option<bool>> {
    let open = subscriptions.iter().filter(|one| one.subscription.state() != SubscriptionState::Ended);
    let ids: BTreeSet<&str> = open.map(|one| one.subscription.row.purchasing_account_id.as_str()).collect();
    let ids: Vec<&str> = ids.into_iter().collect();
    if !db::subscriptions::list_accounts_without_domain(connection, &ids).await?.is_empty() {
        return Ok(Some(false));
    }
    let with_domain = db::domains::list_accounts_with_domain(connection, &ids).await?;
    Ok((!with_domain.is_empty()).then_some(true))
}

/// The domains of some purchasing accounts that someone should look at. A value that was just issued is no trouble.
async fn troubled_domains(connection: &mut Connection, account_ids: &[&str], now: Moment) -> Outcome<Vec<DomainRow>> {
    let mut domains = db::domains::list_troubled(connection, account_ids).await?;
    let is_urgent = |row: &DomainRow| row.until.is_some_and(|until| until - EXPIRY_NOTICE <= now);
    domains.retain(|row| match row.state {
        DomainState::Pending => is_urgent(row),
        state => state != DomainState::Expired,
    });
    Ok(domains)
}

/// The scopes in which the person can invite: those of their roles, or the chosen one.
fn inviting_scopes(actor: &Actor) -> Vec<&str> {
    let inviting = actor.rights().0.iter().filter(|one| one.role.may(Permission::InviteUsers));
    match actor.account() {
        Some(account) if actor.can_in(Permission::InviteUsers, &account.scope()) => vec![account.account_id.as_str()],
        Some(_) => Vec::new(),
        None => inviting.map(|one| one.scope.id()).collect(),
    }
}
