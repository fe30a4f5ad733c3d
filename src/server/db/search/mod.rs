//! Search in any part of a name or an address. The named exception to one SQL text for two engines: each has
//! an index of trigrams of its own, and the scope is part of it.
//!
//! Candidates are capped before they are sorted: sorting a hundred thousand matches takes tens of milliseconds.

mod postgres;
mod sqlite;

use super::{
    Connection, Result,
    roster::{RosterRow, Selection},
    run,
};
use crate::domain::roster::{Order, Position, RoleSet, Status};

/// The most matches that are looked at.
pub const MOST_CANDIDATES: i64 = 1000;
/// The most that are looked at where a role or a status is asked for, too: few of them may have it.
pub const MOST_FILTERED: i64 = 10_000;
/// The fewest characters that trigrams find anywhere; fewer are looked for where a word begins.
const FEWEST_CHARACTERS: usize = 3;

/// Where a text is looked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Place {
    /// At the beginning of the name.
    Beginning,
    /// Where a word of name or address begins.
    Word,
    /// Anywhere.
    Anywhere,
}

impl Place {
    fn of(text: &str) -> Self {
        match text.chars().count() {
            0 | 1 => Self::Beginning,
            count if count < FEWEST_CHARACTERS => Self::Word,
            _ => Self::Anywhere,
        }
    }
}

/// A page of those who match a text.
pub(super) async fn page(
    connection: &mut Connection,
    scope_id: &str,
    selection: &Selection,
    order: Order,
    from: &Position,
    limit: i64,
) -> Result<Vec<RosterRow>> {
    let pattern = pattern(connection, scope_id, &selection.text);
    let pages = if connection.is_sqlite() { &sqlite::PAGES } else { &postgres::PAGES };
    let candidates = most_candidates(selection);
    run!(
        connection,
        fetch_all,
        sqlx::query_as(pages[order.index()])
            .bind(scope_id)
            .bind(&from.name)
            .bind(&from.email)
            .bind(limit)
            .bind(selection.status.map_or("", Status::code))
            .bind(selection.role.into_iter().collect::<RoleSet>().0)
            .bind(&pattern)
            .bind(candidates)
    )
}

/// How many matches are looked at.
#[must_use]
pub const fn most_candidates(selection: &Selection) -> i64 {
    if selection.role.is_some() || selection.status.is_some() { MOST_FILTERED } else { MOST_CANDIDATES }
}

fn pattern(connection: &Connection, scope_id: &str, text: &str) -> String {
    let place = Place::of(text);
    if connection.is_sqlite() {
        sqlite::pattern(scope_id, text, place)
    } else {
        postgres::pattern(scope_id, text, place)
    }
}

/// What the index holds of a person: the scope's mark, name and address, as compared.
#[must_use]
pub fn indexed(scope_id: &str, name: &str, email_key: &str) -> String {
    format!("{} {name} {email_key}", sqlite::mark(scope_id))
}

/// Whether more match than are looked at.
pub async fn is_capped(connection: &mut Connection, scope_id: &str, selection: &Selection) -> Result<bool> {
    let pattern = pattern(connection, scope_id, &selection.text);
    let sql = if connection.is_sqlite() { sqlite::COUNT } else { postgres::COUNT };
    let most = most_candidates(selection);
    let (count,): (i64,) = run!(connection, fetch_one, sqlx::query_as(sql).bind(scope_id).bind(&pattern).bind(most))?;
    Ok(count >= most)
}
