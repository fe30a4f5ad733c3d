//! PostgreSQL: GIN indexes of trigrams, each together with a bucket of scopes (`search_tokens` in the schema).

use super::{SHORT, has_trigram, trigrams};
use crate::server::{
    db::roster::{RosterRow, in_each_order, listed},
    ids::random_number,
};

/// The matches of one tier: rows of the scope's bucket that have all the trigrams, and of those the ones of the scope
/// with the whole text. The scope is compared so that no index of the scope answers it: that would walk through
/// everyone in it.
macro_rules! tier {
    ($ids:literal) => {
        concat!(
            "(SELECT id, sort_name, email_key, status, roles | offered AS bits FROM roster WHERE id & 1023 ",
            $ids,
            " AND search_tokens(scope_id, search_text)
                @> ARRAY(SELECT search_token($1, trigram) FROM unnest($11) AS trigram)
            AND scope_id IS NOT DISTINCT FROM $1 AND ",
            holds_needles!("strpos"),
            ")"
        )
    };
}

/// The index gives nothing before it has read all matches, and reads on until there are enough: a frequent text is found
/// often enough among a thousandth of the rows, a rare one has few matches to read. Among a million people that takes a
/// third of the time of one index (`docs/performance.md`).
pub const PAGES: [&str; 4] = in_each_order!(
    found_statement,
    concat!(
        tier!("= 0"),
        " UNION ALL ",
        tier!("BETWEEN 1 AND 15"),
        " UNION ALL ",
        tier!("BETWEEN 16 AND 127"),
        " UNION ALL ",
        tier!("> 127"),
        " LIMIT $12"
    )
);

/// What the index is asked for: all trigrams of a short needle, of a longer one those side by side that cover it.
pub fn matching(needles: &[String]) -> Vec<String> {
    let step = |needle: &str| if needle.chars().count() <= SHORT { 1 } else { 3 };
    needles.iter().filter(|needle| has_trigram(needle)).flat_map(|needle| trigrams(needle, step(needle))).collect()
}

/// Numbers new rows. Several write at once, and the number tells the tier: it is random.
pub fn number(rows: &mut [RosterRow]) {
    for row in rows {
        row.id = random_number();
    }
}
