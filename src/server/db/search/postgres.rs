//! PostgreSQL: `pg_trgm` in a GIN index together with the scope.

use crate::server::{
    db::roster::{RosterRow, in_each_order, listed},
    ids::random_number,
};

pub const PAGES: [&str; 4] = in_each_order!(
    found_statement,
    "SELECT id, sort_name, email_key, status, roles | offered AS bits FROM roster
        WHERE scope_id = $1 AND search_text LIKE $7 LIMIT $8"
);

/// The text anywhere, its own wildcards taken literally.
pub fn pattern(needle: &str) -> String {
    let escaped = needle.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

/// Numbers new rows: its index needs no order, and several write at once.
pub fn number(rows: &mut [RosterRow]) {
    for row in rows {
        row.id = random_number();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_are_taken_literally() {
        assert_eq!(pattern("50%_a\\b"), "%50\\%\\_a\\\\b%");
    }
}
