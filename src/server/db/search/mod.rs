//! Search in any part of a name or an address. The named exception to one SQL text for two engines: each has
//! an index of trigrams of its own, and the scope is part of it.
//!
//! Candidates are capped before they are sorted: sorting a hundred thousand matches takes tens of milliseconds.

mod postgres;
mod sqlite;

use super::{Connection, Result, run};

/// The most matches that are looked at.
pub const MOST_CANDIDATES: i64 = 1000;
/// The fewest characters that trigrams can find.
pub const FEWEST_CHARACTERS: usize = 3;

/// The four texts of a page of matches; `$10` is the pattern.
pub(super) const fn pages(connection: &Connection) -> &'static [&'static str; 4] {
    if connection.is_sqlite() { &sqlite::PAGES } else { &postgres::PAGES }
}

/// What an engine looks for to find a text in a scope.
pub(super) fn pattern(connection: &Connection, scope_id: &str, text: &str) -> String {
    if connection.is_sqlite() { sqlite::pattern(scope_id, text) } else { postgres::pattern(text) }
}

/// What the index holds of a person: the scope's mark, name and address, as compared.
#[must_use]
pub fn indexed(scope_id: &str, name: &str, email_key: &str) -> String {
    format!("{} {name} {email_key}", sqlite::mark(scope_id))
}

/// Whether more match than are looked at.
pub async fn is_capped(connection: &mut Connection, scope_id: &str, text: &str) -> Result<bool> {
    let pattern = pattern(connection, scope_id, text);
    let sql = if connection.is_sqlite() { sqlite::COUNT } else { postgres::COUNT };
    let (count,): (i64,) = run!(connection, fetch_one, sqlx::query_as(sql).bind(scope_id).bind(&pattern))?;
    Ok(count >= MOST_CANDIDATES)
}
