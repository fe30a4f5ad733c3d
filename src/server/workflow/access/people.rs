//! *Manage Users*: everyone with access to what the actor manages, with search, filters and pages.

use crate::server::workflow::scopes::{NamedScope, Scoped, scopes, select_scopes};
use crate::{
    api::ApiError,
    domain::{
        access::{Permission, Role},
        moment::Moment,
        paging::{Counted, Cursor, Extent, Page},
        roster::{Order, PersonKey, RoleSet, Status},
    },
    server::{
        access::Actor,
        context::Context,
        db::{
            self, Connection,
            roster::{ListedRow, PersonRow, Selection},
            search::most_candidates,
        },
        failure::Outcome,
        text::sort_key,
    },
};
use std::collections::HashSet;

/// People on one page.
pub const PAGE_SIZE: usize = 25;

/// People who are counted at most.
const MOST_COUNTED: usize = 100;

/// What the address bar asks for.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The id of a scope; none for the purchasing account that the person works in.
    pub scope: Option<String>,
    /// Part of a name or an address.
    pub text: String,
    /// A role held or offered.
    pub role: Option<Role>,
    /// A status.
    pub status: Option<Status>,
    /// How it is sorted; by name when none is given.
    pub order: Option<Order>,
    /// The page after or before a place.
    pub from: Cursor<PersonKey>,
    /// The number of the page's first person, as the link to it says.
    pub first: usize,
}

impl Query {
    /// Whether something narrows the list down.
    #[must_use]
    pub fn has_filters(&self) -> bool {
        !self.text.trim().is_empty() || self.role.is_some() || self.status.is_some()
    }

    /// How the list is sorted.
    #[must_use]
    pub fn order(&self) -> Order {
        self.order.unwrap_or(Order::ALL[0])
    }
}

/// A person of the list.
#[derive(Clone, Debug)]
pub struct Person {
    /// The place in the list.
    pub position: PersonKey,
    /// Name as shown.
    pub name: String,
    /// Address as entered.
    pub email: String,
    /// The account of the person.
    pub user_id: Option<String>,
    /// The pending invitation.
    pub invitation_id: Option<String>,
    /// Roles held and roles offered, by scope.
    pub roles: Vec<RolesInScope>,
    /// The best of the statuses in the scopes.
    pub status: Status,
    /// When the invitation expires.
    pub expires_at: Option<Moment>,
    /// When the person signed in last.
    pub last_sign_in: Option<Moment>,
}

impl Person {
    /// Whether the person has an account; offered roles are then marked.
    #[must_use]
    pub const fn is_member(&self) -> bool {
        matches!(self.status, Status::Active | Status::Deactivated)
    }
}

/// What a person holds and is offered in a scope.
#[derive(Clone, Debug)]
pub struct RolesInScope {
    /// The scope.
    pub scope_id: String,
    /// Roles held.
    pub held: RoleSet,
    /// Roles offered.
    pub offered: RoleSet,
    /// When the offer expires.
    pub expires_at: Option<Moment>,
}

/// A page of the list.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The scopes that are shown.
    pub scopes: Vec<NamedScope>,
    /// The people.
    pub people: Vec<Person>,
    /// Whether a page comes before.
    pub has_previous: bool,
    /// Whether a page comes after.
    pub has_next: bool,
    /// Which of how many people the page shows.
    pub extent: Extent,
    /// Whether more match the text than are looked at, and how many those are.
    pub capped: Option<i64>,
}

/// One page of the people in the requested scope, the chosen one, or all scopes that the actor can view.
pub async fn list(context: &Context, actor: &Actor, query: &Query) -> Outcome<Scoped<Listing>> {
    let mut connection = context.read().await?;
    let scopes = scopes(&mut connection, actor, Permission::ViewUsers).await?;
    if scopes.is_empty() {
        return Err(ApiError::Forbidden.into());
    }
    let scopes = match select_scopes(actor, scopes, query.scope.as_deref()) {
        Scoped::Allowed(scopes) => scopes,
        Scoped::NotHere(scopes) => return Ok(Scoped::NotHere(scopes)),
    };
    let chosen: Vec<&str> = scopes.iter().map(|one| one.scope.id()).collect();
    let mut query = query.clone();
    let (mut rows, mut capped) = fetch(&mut connection, &chosen, &query).await?;
    if rows.is_empty() && query.from != Cursor::Beginning {
        // Those who stood here have gone.
        query.from = Cursor::Beginning;
        query.first = 1;
        (rows, capped) = fetch(&mut connection, &chosen, &query).await?;
    }
    let page = Page::cut(rows, PAGE_SIZE, &query.from);
    let counted = if page.has_next && query.first < MOST_COUNTED && !query.has_filters() {
        Some(count(&mut connection, &chosen).await?)
    } else {
        None
    };
    let extent = Extent::of(&page, query.first, counted);
    let Page { rows, has_previous, has_next } = page;
    let people = rows.iter().map(|rows| person(rows)).collect();
    Ok(Scoped::Allowed(Listing { scopes, people, has_previous, has_next, extent, capped }))
}

/// How many people the scopes have.
async fn count(connection: &mut Connection, scopes: &[&str]) -> Outcome<Counted> {
    let limit = i64::try_from(MOST_COUNTED).unwrap_or(i64::MAX) + 1;
    // Someone with roles in several of them counts once.
    let mut people = HashSet::new();
    for scope in scopes {
        people.extend(db::roster::list_first_addresses(connection, scope, limit).await?);
        if people.len() > MOST_COUNTED {
            break;
        }
    }
    Ok(Counted::of(people.len(), MOST_COUNTED))
}

/// So many people with a domain's letters are looked at.
const MOST_LOOKED_AT: i64 = 25;

/// The names of people of a scope who have an address at a domain: some of the first.
pub async fn people_at(connection: &mut Connection, scope_id: &str, domain: &str) -> Outcome<Vec<String>> {
    let ending = format!("@{domain}");
    let selection = Selection { text: sort_key(&ending), ..Selection::default() };
    let order = Order::ALL[0];
    let page = db::search::page(connection, scope_id, &selection, order, &order.beginning(), MOST_LOOKED_AT).await?;
    let people = page.rows.into_iter().map(|row| row.person);
    Ok(people.filter(|person| person.email_key.ends_with(&ending)).map(|person| person.name).collect())
}

type RowsOfPerson = Vec<ListedRow>;

/// One person more than a page holds, each with the rows of the scopes, in the order of reading.
async fn fetch(
    connection: &mut Connection,
    scopes: &[&str],
    query: &Query,
) -> Outcome<(Vec<RowsOfPerson>, Option<i64>)> {
    let selection = selection(query);
    let (order, from) = match &query.from {
        Cursor::Beginning => (query.order(), query.order().beginning()),
        Cursor::After(position) => (query.order(), position.clone()),
        Cursor::Before(position) => (query.order().reversed(), position.clone()),
    };
    let limit = i64::try_from(PAGE_SIZE).unwrap_or(i64::MAX) + 1;
    let mut rows = Vec::new();
    let mut capped = None;
    for scope in scopes {
        let page = db::search::page(connection, scope, &selection, order, &from, limit).await?;
        if page.is_capped {
            capped = Some(most_candidates(&selection));
        }
        rows.extend(page.rows);
    }
    rows.sort_by(|one, other| order.compare(&position(&one.person), &position(&other.person)));
    let mut people: Vec<RowsOfPerson> = Vec::new();
    for row in rows {
        match people.last_mut() {
            Some(last) if last[0].person.email_key == row.person.email_key => last.push(row),
            _ => people.push(vec![row]),
        }
    }
    people.truncate(PAGE_SIZE + 1);
    Ok((people, capped))
}

fn position(row: &PersonRow) -> PersonKey {
    PersonKey { name: row.sort_name.clone(), email: row.email_key.clone() }
}

fn selection(query: &Query) -> Selection {
    Selection { role: query.role, status: query.status, text: sort_key(query.text.trim()) }
}

fn roles_in_scope(row: &PersonRow) -> RolesInScope {
    RolesInScope { scope_id: row.scope_id.clone(), held: row.roles, offered: row.offered, expires_at: row.expires_at }
}

fn person(rows: &[ListedRow]) -> Person {
    let first = &rows[0].person;
    let all = || rows.iter().map(|listed| &listed.person);
    Person {
        position: position(first),
        name: first.name.clone(),
        email: first.email.clone(),
        user_id: all().find_map(|row| row.user_id.clone()),
        invitation_id: all().find_map(|row| row.invitation_id.clone()),
        roles: all().map(roles_in_scope).collect(),
        status: all().map(|row| row.status).min_by_key(|status| *status as usize).unwrap_or(first.status),
        expires_at: all().filter_map(|row| row.expires_at).max(),
        last_sign_in: rows.iter().find_map(|listed| listed.last_sign_in_at),
    }
}
