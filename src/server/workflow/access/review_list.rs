//! The purchasing accounts with the states of their access reviews.

use super::review_state::{ReviewState, states};
use crate::{
    domain::{
        access::Permission,
        paging::{Counted, Cursor, Extent, Page},
    },
    server::{
        access::authorize,
        context::Context,
        failure::Outcome,
        workflow::scopes::{NamedScope, Scoped, select_accounts},
    },
};

/// Purchasing accounts on one page.
pub const PAGE_SIZE: usize = 25;
/// What the address of the list asks for.
#[derive(Clone, Debug, Default)]
pub struct ListQuery {
    /// The purchasing account; none for the one that the person works in, or all.
    pub account: Option<String>,
    /// Whether only those whose review is due.
    pub is_due: bool,
    /// The page after or before a purchasing account.
    pub from: Cursor<String>,
    /// The number of the page's first row.
    pub first: usize,
}

/// The purchasing accounts whose reviews the actor may read.
#[derive(Clone, Debug)]
pub struct ReviewList {
    /// Those of the page.
    pub accounts: Page<(NamedScope, ReviewState)>,
    /// Which of how many they are.
    pub extent: Extent,
}

/// One page of the purchasing accounts with the states of their reviews.
pub async fn list(context: &Context, query: &ListQuery) -> Outcome<Scoped<ReviewList>> {
    let actor = authorize(context, Permission::ViewUsers)?;
    let mut connection = context.read().await?;
    let asked = query.account.as_deref();
    let mut scopes = match select_accounts(&mut connection, &actor, Permission::ViewUsers, asked).await? {
        Scoped::Allowed(scopes) => scopes,
        Scoped::NotHere(scopes) => return Ok(Scoped::NotHere(scopes)),
    };
    if query.is_due {
        let states = states(&mut connection, context, &scopes).await?;
        scopes.retain(|scope| states.get(scope.scope.id()).is_some_and(|state| state.is_due(context.now)));
    }
    let total = scopes.len();
    let page = cut(scopes, &query.from);
    let extent = Extent::of(&page, query.first, Some(Counted::All(total)));
    let mut states = states(&mut connection, context, &page.rows).await?;
    let Page { rows, has_previous, has_next } = page;
    let with_state = |scope: NamedScope| {
        let state = states.remove(scope.scope.id())?;
        Some((scope, state))
    };
    let rows = rows.into_iter().filter_map(with_state).collect();
    Ok(Scoped::Allowed(ReviewList { accounts: Page { rows, has_previous, has_next }, extent }))
}

/// The page of purchasing accounts after or before one of them; the first page if that is not among them.
fn cut(mut scopes: Vec<NamedScope>, from: &Cursor<String>) -> Page<NamedScope> {
    let place = |id: &str| scopes.iter().position(|scope| scope.scope.id() == id);
    let first = match from {
        Cursor::Beginning => 0,
        Cursor::After(id) => place(id).map_or(0, |place| place + 1),
        Cursor::Before(id) => place(id).map_or(0, |place| place.saturating_sub(PAGE_SIZE)),
    };
    let has_next = scopes.len() > first + PAGE_SIZE;
    let rows = scopes.drain(first.min(scopes.len())..).take(PAGE_SIZE).collect();
    Page { rows, has_previous: first > 0, has_next }
}
