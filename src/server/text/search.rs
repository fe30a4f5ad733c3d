//! What people search for: part of a number, or part of a name.

use super::sort_key;
use crate::domain::number::search_form;

/// Characters of a search that count.
const LONGEST: usize = 100;

/// A text that people search for, as it is compared.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Search {
    /// As part of a number, for SQL. Separators alone, which numbers are compared without, are kept: they find nothing.
    pub number: String,
    name: String,
}

impl Search {
    /// What was typed.
    #[must_use]
    pub fn of(typed: &str) -> Self {
        let text: String = typed.trim().chars().filter(|c| !c.is_control()).take(LONGEST).collect();
        let number = search_form(&text);
        Self { number: if number.is_empty() { text.clone() } else { number }, name: sort_key(&text) }
    }

    /// Whether it is so short that it would be part of nearly every name.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.name.chars().count() < 2
    }

    /// Whether it is part of a number. An empty search matches every number.
    #[must_use]
    pub fn is_in_number(&self, number: &str) -> bool {
        search_form(number).contains(&self.number)
    }

    /// Whether it is part of a name, in any letter case and without accents.
    #[must_use]
    pub fn is_in_name(&self, name: &str) -> bool {
        sort_key(name).contains(&self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_are_found_by_what_people_type() {
        let search = Search::of(" fr-47/1 ");
        assert!(search.is_in_number("FR 4711") && !search.is_in_number("FR 4811"));
        assert!(Search::of("hauptburo").is_in_name("Contoso Hauptb\u{fc}ro"));
        let nothing = Search::of("\u{1}");
        assert!(nothing.is_in_number("1") && nothing.is_in_name("Contoso") && nothing.is_short());
        let signs = Search::of("-/");
        assert!(!signs.is_in_number("4711") && !signs.is_in_name("Contoso"));
    }
}
