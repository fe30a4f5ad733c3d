//! SQLite: FTS5 with its trigram tokenizer.

use super::{SHORT, has_trigram, trigrams};
use crate::server::{
    db::{
        Result,
        roster::{RosterRow, in_each_order, listed},
    },
    token::sha256,
};
use sqlx::SqliteConnection;
use std::ops::RangeInclusive;

/// Matches first, and of those only the rows of the scope, which stand side by side: `CROSS JOIN` fixes that order.
/// Left to itself, SQLite walks the scope and asks the index for each of its rows, 5 s among a million people.
///
/// What the index finds is compared with the rows then: see [`matching`]. The newest first would be better where there are
/// too many, but took more than twice the time: the index is read from its beginning.
pub const PAGES: [&str; 4] = in_each_order!(
    found_statement,
    concat!(
        "SELECT roster.id, sort_name, email_key, status, roles | offered AS bits
            FROM roster_search CROSS JOIN roster ON roster.id = roster_search.rowid
            WHERE roster_search MATCH $11 AND roster_search.rowid BETWEEN $12 AND $13 AND roster.scope_id = $1 AND ",
        holds_needles!("instr"),
        " LIMIT $14"
    )
);

/// What the index is asked for: a short needle itself, of a longer one the trigrams side by side that cover it. That takes
/// half the time of comparing the places of all trigrams of a long needle, but a short one is covered by too few of them
/// to tell `9999@` from everything with `999` and `99@`.
pub fn matching(needles: &[String]) -> String {
    let pieces = |needle: &String| {
        let is_short = needle.chars().count() <= SHORT;
        if is_short { vec![needle.clone()] } else { trigrams(needle, 3) }
    };
    let pieces = needles.iter().filter(|needle| has_trigram(needle)).flat_map(pieces);
    let phrases: Vec<String> = pieces.map(|piece| format!("\"{}\"", piece.replace('"', "\"\""))).collect();
    phrases.join(" AND ")
}

/// The number of bits of a row ID below those of the scope.
const ROW_BITS: u32 = 47;

/// The row IDs of a scope. One scope in 65,536 shares them, so the scope itself is compared, too.
pub fn row_ids(scope_id: &str) -> RangeInclusive<i64> {
    // 16 bits; an id is never negative.
    let head = sha256(scope_id.as_bytes()).first_chunk().copied().map_or(0, i64::from_be_bytes);
    let first = (head & 0xffff) << ROW_BITS;
    first..=first | ((1 << ROW_BITS) - 1)
}

/// Numbers new rows, those of each scope side by side: they follow the rows that are there. Rows with ids in no order
/// would change a page of the table and one of the index for every person of a form. No one else writes meanwhile.
pub async fn number(connection: &mut SqliteConnection, rows: &mut [RosterRow]) -> Result<()> {
    const SQL: &str = "SELECT COALESCE(MAX(id), $1 - 1) + 1 FROM roster WHERE id BETWEEN $1 AND $2";
    let first = |row: &RosterRow| *row_ids(&row.person.scope_id).start();
    rows.sort_by_cached_key(first);
    let is_near =
        |one: &RosterRow, other: &RosterRow| one.person.scope_id == other.person.scope_id || first(one) == first(other);
    for rows in rows.chunk_by_mut(is_near) {
        let ids = row_ids(&rows[0].person.scope_id);
        let (next,): (i64,) = sqlx::query_as(SQL).bind(ids.start()).bind(ids.end()).fetch_one(&mut *connection).await?;
        for (row, id) in rows.iter_mut().zip(next..) {
            row.id = id;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_cannot_leave_a_phrase() {
        let matching = |needles: &[&str]| matching(&needles.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(matching(&["rossi", " a", ""]), "\"rossi\"");
        assert_eq!(matching(&["müller", "ana"]), "\"mül\" AND \"ler\" AND \"ana\"");
        assert_eq!(matching(&["a\"\"", " or"]), "\"a\"\"\"\"\" AND \" or\"");
        assert_eq!(matching(&["\"\"or\"a"]), "\"\"\"\"\"o\" AND \"r\"\"a\"");
    }
}
