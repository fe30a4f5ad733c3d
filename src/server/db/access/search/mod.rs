//! Search in any part of a name or an address. The named exception to one SQL text for two engines: each has
//! an index of trigrams of its own, which narrows down to the scope, too.
//!
//! Candidates are capped before they are sorted: sorting a hundred thousand matches takes tens of milliseconds.

/// A page of what an engine finds, each row with the number of all matches that are looked at: asking for that by a
/// statement of its own would search twice. What is found is sorted by a few columns; only the page is read as a whole.
macro_rules! found_statement {
    ($candidates:expr, $comparison:literal, $order:literal) => {
        concat!(
            "SELECT ",
            listed!(),
            ", candidates FROM (SELECT id AS found_id, candidates
                FROM (SELECT found.*, COUNT(*) OVER () AS candidates FROM (",
            $candidates,
            ") AS found) AS counted WHERE ",
            $comparison,
            " AND ($5 = '' OR status = $5) AND ($6 = 0 OR bits & $6 <> 0) ORDER BY ",
            $order,
            " LIMIT $4) AS page JOIN roster ON roster.id = found_id ORDER BY ",
            $order
        )
    };
}

/// Whether a row's text holds every needle, by the engine's function for that.
macro_rules! holds_needles {
    ($function:literal) => {
        concat!(
            $function,
            "(roster.search_text, $7) > 0 AND ",
            $function,
            "(roster.search_text, $8) > 0 AND ",
            $function,
            "(roster.search_text, $9) > 0 AND ",
            $function,
            "(roster.search_text, $10) > 0"
        )
    };
}

mod postgres;
mod sqlite;

use crate::domain::roster::{Order, PersonKey, RoleSet, Status};
use crate::server::db::{
    Connection, Engine, Result, attempt,
    roster::{self, ListedRow, RosterPage, RosterRow, Selection},
};

/// The most matches that are looked at.
pub const MOST_CANDIDATES: i64 = 100;
/// The most that are looked at where a role or a status is asked for, too: few of them may have it.
pub const MOST_FILTERED: i64 = 1_000;

/// What the index holds of a person: the keys of name and address, a space before each word and two before the first.
#[must_use]
pub fn indexed(name: &str, address: &str) -> String {
    format!("  {name} {address}")
}

/// Numbers new rows of the roster, and may put them into another order.
pub async fn number(connection: &mut Connection, rows: &mut [RosterRow]) -> Result<()> {
    attempt!(
        connection,
        match connection.engine() {
            Engine::Sqlite(executor) => sqlite::number(executor, rows).await,
            Engine::Postgres(_) => {
                postgres::number(rows);
                Ok(())
            }
        }
    )
}

/// The most words that are looked for each by itself; further ones belong to the last of them.
const MOST_WORDS: usize = 4;

/// What is looked for in that: each word of a text, in whatever order they stand. One or two characters begin a word, a
/// character alone begins the name; more are found anywhere. A place that is left over is empty, and held by everything.
fn needles(text: &str) -> [String; MOST_WORDS] {
    let mut needles = [const { String::new() }; MOST_WORDS];
    let mut count = 0;
    for word in text.split_whitespace() {
        // A character alone tells nothing to the index: it goes on with the word before, as one types it.
        if count > 0 && (count == MOST_WORDS || word.chars().nth(1).is_none()) {
            needles[count - 1].extend([" ", word]);
        } else {
            word.clone_into(&mut needles[count]);
            count += 1;
        }
    }
    for needle in needles.iter_mut().filter(|needle| !needle.is_empty() && !has_trigram(needle)) {
        needle.insert(0, ' ');
    }
    // The index knows nothing shorter than a trigram.
    if !needles.iter().any(|needle| has_trigram(needle)) {
        needles[0].insert(0, ' ');
    }
    needles
}

fn has_trigram(needle: &str) -> bool {
    needle.chars().nth(2).is_some()
}

/// Up to so many characters, trigrams that cover a text side by side would tell it from too little.
const SHORT: usize = 5;

/// The trigrams that begin at the first character of a text and each `step` after it, and its last one.
fn trigrams(text: &str, step: usize) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let last = characters.len().saturating_sub(3);
    let starts = (0..last).step_by(step).chain([last]);
    starts.map(|start| characters.iter().skip(start).take(3).collect()).collect()
}

/// How many matches are looked at.
#[must_use]
pub const fn most_candidates(selection: &Selection) -> i64 {
    if selection.role.is_some() || selection.status.is_some() { MOST_FILTERED } else { MOST_CANDIDATES }
}

/// A row of those who match, beside how many there are.
#[derive(sqlx::FromRow)]
struct Match {
    #[sqlx(flatten)]
    listed: ListedRow,
    candidates: i64,
}

/// The rows of a scope that match, from a position on, in an order, at most so many.
pub async fn page(
    connection: &mut Connection,
    scope_id: &str,
    selection: &Selection,
    order: Order,
    from: &PersonKey,
    limit: i64,
) -> Result<RosterPage> {
    if selection.text.is_empty() {
        return roster::page(connection, scope_id, selection, order, from, limit).await;
    }
    let most = most_candidates(selection);
    // One more tells whether there are more.
    let mut found = find(connection, scope_id, selection, order, from, limit, most + 1).await?;
    let mut candidates = found.first().map_or(0, |one| one.candidates);
    let may_hide = selection.role.is_some() || selection.status.is_some() || *from != order.beginning();
    if found.is_empty() && may_hide {
        // Perhaps no one matches, or the other filters exclude everyone who was checked.
        let everybody = Selection { text: selection.text.clone(), ..Selection::default() };
        found = find(connection, scope_id, &everybody, order, &order.beginning(), 1, most + 1).await?;
        candidates = found.pop().map_or(0, |one| one.candidates);
    }
    Ok(RosterPage { rows: found.into_iter().map(|one| one.listed).collect(), is_capped: candidates > most })
}

async fn find(
    connection: &mut Connection,
    scope_id: &str,
    selection: &Selection,
    order: Order,
    from: &PersonKey,
    limit: i64,
    most: i64,
) -> Result<Vec<Match>> {
    let needles = needles(&selection.text);
    macro_rules! page {
        ($pages:path) => {{
            let query = sqlx::query_as($pages[order.index()])
                .bind(scope_id)
                .bind(&from.name)
                .bind(&from.email)
                .bind(limit)
                .bind(selection.status.map_or("", Status::code))
                .bind(selection.role.into_iter().collect::<RoleSet>());
            needles.iter().fold(query, |query, needle| query.bind(needle))
        }};
    }
    attempt!(
        connection,
        match connection.engine() {
            Engine::Sqlite(executor) => {
                let ids = sqlite::row_ids(scope_id);
                let query = page!(sqlite::PAGES).bind(sqlite::matching(&needles));
                query.bind(*ids.start()).bind(*ids.end()).bind(most).fetch_all(executor).await
            }
            Engine::Postgres(executor) => {
                page!(postgres::PAGES).bind(postgres::matching(&needles)).bind(most).fetch_all(executor).await
            }
        }
    )
}

#[cfg(test)]
mod tests {
    use super::{needles, trigrams};

    #[test]
    fn words_are_looked_for_each_by_itself() {
        assert_eq!(needles("rossi"), ["rossi", "", "", ""]);
        assert_eq!(needles("a"), ["  a", "", "", ""]);
        assert_eq!(needles("sm"), [" sm", "", "", ""]);
        assert_eq!(needles("a b"), ["a b", "", "", ""]);
        assert_eq!(needles("a rossi"), [" a", "rossi", "", ""]);
        assert_eq!(needles("rossi  a"), ["rossi a", "", "", ""]);
        assert_eq!(needles("rossi an"), ["rossi", " an", "", ""]);
        assert_eq!(needles("ana maria de la cruz"), ["ana", "maria", " de", "la cruz"]);
    }

    #[test]
    fn trigrams_cover_a_text() {
        assert_eq!(trigrams("ana", 1), ["ana"]);
        assert_eq!(trigrams("rossi", 1), ["ros", "oss", "ssi"]);
        assert_eq!(trigrams("müller", 3), ["mül", "ler"]);
        assert_eq!(trigrams("novikova", 3), ["nov", "iko", "ova"]);
        assert_eq!(trigrams("irina n", 3), ["iri", "na ", "a n"]);
    }
}
