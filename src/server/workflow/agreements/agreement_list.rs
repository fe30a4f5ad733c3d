//! *Agreements*: those that the actor may view, the one that ends next first.

use crate::{
    domain::{
        access::{Permission, Role},
        agreement::{AccountName, AgreementStatus, Standing},
        day::Day,
        register::RecordKind,
    },
    server::{
        access::{Actor, authorize},
        context::Context,
        db::{self, agreements::AgreementRow, imports::ImportRow, users::UserRow},
        failure::Outcome,
        text::Search,
        workflow::scopes::{NamedScope, Scoped, select_scopes, visible_accounts},
    },
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

/// Which agreements a page shows.
#[derive(Clone, Debug, Default)]
pub struct AgreementQuery {
    /// The purchasing account in the address.
    pub account: Option<String>,
    /// Where they stand.
    pub standing: Standing,
    /// Of this program, by the register's short name.
    pub programme: Option<String>,
    /// Part of the number, or of the name of the organization or a purchasing account.
    pub text: String,
}

/// An agreement as it is listed.
#[derive(Clone, Debug)]
pub struct ListedAgreement {
    /// The agreement.
    pub row: AgreementRow,
    /// Its status today.
    pub status: AgreementStatus,
    /// The purchasing accounts that the actor may view.
    pub accounts: Vec<AccountName>,
    /// The actor's roles in it.
    pub roles: Vec<Role>,
}

/// The agreements that match a query.
#[derive(Clone, Debug)]
pub struct AgreementList {
    /// The purchasing accounts whose agreements they are.
    pub scopes: Vec<NamedScope>,
    /// The agreements.
    pub agreements: Vec<ListedAgreement>,
    /// The programs to choose from, by the register's short names.
    pub programmes: BTreeSet<String>,
    /// How many agreements there are, whatever the query asks for.
    pub total: usize,
    /// The import whose agreements the page shows; none before the first.
    pub import: Option<ImportRow>,
    /// Administrators whom the actor can ask, if there is no agreement.
    pub helpers: Vec<UserRow>,
}

/// The agreements that match a query.
pub async fn list(context: &Context, query: &AgreementQuery) -> Outcome<Scoped<AgreementList>> {
    let actor = authorize(context, Permission::ViewAgreements)?;
    let mut connection = context.read().await?;
    let visible = visible_accounts(&mut connection, &actor, Permission::ViewAgreements).await?;
    let scopes = match select_scopes(&actor, visible.clone(), query.account.as_deref()) {
        Scoped::Allowed(scopes) => scopes,
        Scoped::NotHere(scopes) => return Ok(Scoped::NotHere(scopes)),
    };
    let mut accounts: BTreeMap<&str, Vec<AccountName>> = BTreeMap::new();
    for scope in &visible {
        accounts.entry(&scope.scope.agreement_id).or_default().extend(scope.account.clone());
    }
    let search = Search::of(&query.text);
    let with_account: BTreeSet<&str> = visible
        .iter()
        .filter(|scope| is_account_found(&search, scope))
        .map(|scope| scope.scope.agreement_id.as_str())
        .collect();
    let mut rows = db::agreements::list_of_user(&mut connection, &actor.user().id).await?;
    rows.retain(|row| scopes.iter().any(|scope| scope.scope.agreement_id == row.id));
    let (programmes, total) = (rows.iter().map(|row| row.programme.clone()).collect(), rows.len());
    let today = context.day();
    let listed = rows.into_iter().map(|row| ListedAgreement {
        status: row.status_on(today),
        accounts: accounts.remove(row.id.as_str()).unwrap_or_default(),
        roles: roles_in(&actor, &row.id),
        row,
    });
    let is_found = |one: &ListedAgreement| {
        let row = &one.row;
        search.is_in_number(&row.number)
            || search.is_in_name(&row.organization_name)
            || with_account.contains(row.id.as_str())
    };
    let mut agreements: Vec<ListedAgreement> = listed.filter(|one| is_wanted(query, one) && is_found(one)).collect();
    agreements.sort_by_cached_key(place);
    let import = db::imports::find_newest(&mut connection, RecordKind::Agreements).await?;
    let mut helpers = Vec::new();
    if total == 0 {
        helpers = db::roles::list_helpers(&mut connection, &actor.user().id).await?;
    }
    Ok(Scoped::Allowed(AgreementList { scopes, agreements, programmes, total, import, helpers }))
}

/// The actor's roles in an agreement and its purchasing accounts, or in the one that the actor works in.
pub(super) fn roles_in(actor: &Actor, agreement_id: &str) -> Vec<Role> {
    let held = actor.assignments().iter().filter(|one| one.agreement_id == agreement_id && actor.holds_here(one));
    Role::in_order(held.map(|one| one.role))
}

/// Whether a search finds a purchasing account: by its number, its name in the register, or what the customer calls it.
fn is_account_found(search: &Search, scope: &NamedScope) -> bool {
    let is_found = |account: &AccountName| search.is_in_number(&account.number) || search.is_in_name(&account.name);
    scope.account.as_ref().is_some_and(is_found) || search.is_in_name(&scope.register_name)
}

/// Whether the filters of a query leave an agreement.
fn is_wanted(query: &AgreementQuery, one: &ListedAgreement) -> bool {
    query.standing.includes(one.status)
        && query.programme.as_ref().is_none_or(|programme| *programme == one.row.programme)
}

/// Its place in the list: first what ends next, then what has no end, at last what is over, the newest end first.
fn place(one: &ListedAgreement) -> (bool, bool, Option<Day>, Reverse<Option<Day>>, String) {
    let (end, is_over) = (one.row.last_day(), one.status == AgreementStatus::Ended);
    let (next, past) = if is_over { (None, end) } else { (end, None) };
    (is_over, end.is_none(), next, Reverse(past), one.row.number.clone())
}
