//! Search in any part of a name or an address. The named exception to one SQL text for two engines: each has
//! an index of trigrams of its own, which narrows down to the scope, too.
//!
//! Candidates are capped before they are sorted: sorting a hundred thousand matches takes tens of milliseconds.

mod postgres;
mod sqlite;

use super::{
    Connection, Engine, Result,
    roster::{RosterRow, Selection},
};
use crate::domain::roster::{Order, Position, RoleSet, Status};

pub use sqlite::row_id;

/// The most matches that are looked at.
pub const MOST_CANDIDATES: i64 = 250;
/// The most that are looked at where a role or a status is asked for, too: few of them may have it.
pub const MOST_FILTERED: i64 = 10_000;

/// What the index holds of a person: name and address as compared, a space before each word and two before the first.
#[must_use]
pub fn indexed(sort_name: &str, email_key: &str) -> String {
    format!("  {sort_name} {email_key}")
}

/// What is looked for in that, never fewer characters than a trigram has: one character begins the name, two begin a
/// word, more are found anywhere.
fn needle(text: &str) -> String {
    match text.chars().count() {
        0 | 1 => format!("  {text}"),
        2 => format!(" {text}"),
        _ => text.to_owned(),
    }
}

/// How many matches are looked at.
#[must_use]
pub const fn most_candidates(selection: &Selection) -> i64 {
    if selection.role.is_some() || selection.status.is_some() { MOST_FILTERED } else { MOST_CANDIDATES }
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
    macro_rules! page {
        ($pages:path) => {
            sqlx::query_as($pages[order.index()])
                .bind(scope_id)
                .bind(&from.name)
                .bind(&from.email)
                .bind(limit)
                .bind(selection.status.map_or("", Status::code))
                .bind(selection.role.into_iter().collect::<RoleSet>().0)
        };
    }
    let (needle, most) = (needle(&selection.text), most_candidates(selection));
    match connection.engine() {
        Engine::Sqlite(executor) => {
            let ids = sqlite::row_ids(scope_id);
            let query = page!(sqlite::PAGES).bind(&needle).bind(sqlite::trigrams(&needle));
            query.bind(*ids.start()).bind(*ids.end()).bind(most).fetch_all(executor).await
        }
        Engine::Postgres(executor) => {
            page!(postgres::PAGES).bind(postgres::pattern(&needle)).bind(most).fetch_all(executor).await
        }
    }
}

/// Whether more match than are looked at.
pub async fn is_capped(connection: &mut Connection, scope_id: &str, selection: &Selection) -> Result<bool> {
    let (needle, most) = (needle(&selection.text), most_candidates(selection));
    let (count,): (i64,) = match connection.engine() {
        Engine::Sqlite(executor) => {
            let ids = sqlite::row_ids(scope_id);
            let query = sqlx::query_as(sqlite::COUNT).bind(scope_id).bind(&needle).bind(sqlite::trigrams(&needle));
            query.bind(*ids.start()).bind(*ids.end()).bind(most).fetch_one(executor).await?
        }
        Engine::Postgres(executor) => {
            let query = sqlx::query_as(postgres::COUNT).bind(scope_id).bind(postgres::pattern(&needle));
            query.bind(most).fetch_one(executor).await?
        }
    };
    Ok(count >= most)
}
