//! The scopes of a page: those in which the actor has a permission.

use crate::{
    api::ApiError,
    domain::{
        access::{Permission, Scope},
        agreement::{AccountName, AgreementStatus},
    },
    server::{
        access::Actor,
        db::{Connection, agreements::ScopeRow},
        failure::Outcome,
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// A scope in which the actor may do something, with what names it.
#[derive(Clone, Debug)]
pub struct NamedScope {
    /// The scope.
    pub scope: Scope,
    /// Id of the organization.
    pub organization_id: String,
    /// Name of the organization.
    pub organization_name: String,
    /// Number of the agreement.
    pub agreement_number: String,
    /// Where the agreement stands.
    pub status: AgreementStatus,
    /// Whether that allows invitations (decision 1).
    pub invites: bool,
    /// The purchasing account as people call it; none for the whole agreement.
    pub account: Option<AccountName>,
    /// Its name in the register; empty for the whole agreement.
    pub register_name: String,
    /// The domains of the administrators whom the register names in the organization.
    pub domains: BTreeSet<String>,
}

impl NamedScope {
    /// The whole agreement of a purchasing account.
    #[must_use]
    pub fn of_agreement(&self) -> Self {
        let scope = Scope { account_id: None, ..self.scope.clone() };
        Self { scope, account: None, register_name: String::new(), ..self.clone() }
    }
}

/// The scopes in which the actor has a permission: agreements and purchasing accounts, in order.
pub async fn scopes(connection: &mut Connection, actor: &Actor, permission: Permission) -> Outcome<Vec<NamedScope>> {
    let rows = actor.scopes(connection).await?;
    let mut domains: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows {
        let domain = row.administrator_email_key.rsplit('@').next().unwrap_or_default().to_owned();
        domains.entry(row.organization_id.clone()).or_default().insert(domain);
    }
    let named = |row: &ScopeRow, scope: Scope, account: Option<AccountName>| NamedScope {
        scope,
        organization_id: row.organization_id.clone(),
        organization_name: row.organization_name.clone(),
        agreement_number: row.agreement_number.clone(),
        status: row.agreement_status,
        invites: row.agreement_status.invites(),
        register_name: account.as_ref().map(|_| row.account_name.clone()).unwrap_or_default(),
        account,
        domains: domains.get(&row.organization_id).cloned().unwrap_or_default(),
    };
    let mut scopes: Vec<NamedScope> = Vec::new();
    for row in rows {
        let agreement = Scope { agreement_id: row.agreement_id.clone(), account_id: None };
        let is_new = scopes.last().is_none_or(|last| last.scope.agreement_id != row.agreement_id);
        if is_new && actor.can_in(permission, &agreement) {
            scopes.push(named(row, agreement, None));
        }
        let account = Scope { agreement_id: row.agreement_id.clone(), account_id: Some(row.account_id.clone()) };
        if actor.can_in(permission, &account) {
            let name = AccountName { name: row.shown_name().to_owned(), number: row.account_number.clone() };
            scopes.push(named(row, account, Some(name)));
        }
    }
    Ok(scopes)
}

/// The purchasing accounts in which the actor has a permission to view something; drafts are invisible.
pub async fn visible_accounts(
    connection: &mut Connection,
    actor: &Actor,
    permission: Permission,
) -> Outcome<Vec<NamedScope>> {
    let mut scopes = scopes(connection, actor, permission).await?;
    scopes.retain(|scope| scope.account.is_some() && scope.status != AgreementStatus::Draft);
    Ok(scopes)
}

/// What a page about a scope shows.
#[derive(Clone, Debug)]
pub enum Scoped<T> {
    /// What was asked for.
    Allowed(T),
    /// The actor's roles do not open the page there, but in these scopes.
    NotHere(Vec<NamedScope>),
}

impl<T> Scoped<T> {
    /// What was asked for. A file has no page that leads elsewhere: what is not open there does not exist.
    pub fn or_not_found(self) -> Outcome<T> {
        match self {
            Self::Allowed(shown) => Ok(shown),
            Self::NotHere(_) => Err(ApiError::NotFound.into()),
        }
    }
}

/// The scopes to show: the one in the address, or the one the person works in, or all.
pub fn select_scopes(actor: &Actor, mut scopes: Vec<NamedScope>, asked: Option<&str>) -> Scoped<Vec<NamedScope>> {
    let account = actor.account().map(|account| account.account_id.as_str());
    let Some(wanted) = asked.or(account) else { return Scoped::Allowed(scopes) };
    match scopes.iter().position(|one| one.scope.id() == wanted) {
        Some(place) => Scoped::Allowed(vec![scopes.swap_remove(place)]),
        None => Scoped::NotHere(scopes),
    }
}

/// The purchasing accounts to show of those in which the actor has a permission to view something.
pub async fn select_accounts(
    connection: &mut Connection,
    actor: &Actor,
    permission: Permission,
    asked: Option<&str>,
) -> Outcome<Scoped<Vec<NamedScope>>> {
    Ok(select_scopes(actor, visible_accounts(connection, actor, permission).await?, asked))
}
