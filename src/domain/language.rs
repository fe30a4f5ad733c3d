//! The four languages of pages and mails (R53).

use serde::{Deserialize, Serialize};

/// A language in which everything exists.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English
    #[default]
    En,
    /// Spanish
    Es,
    /// Russian
    Ru,
    /// Italian
    It,
}

impl Language {
    /// Every language, in the order of the language menu.
    pub const ALL: [Self; 4] = [Self::En, Self::Es, Self::Ru, Self::It];

    /// The ISO 639-1 code, which is also the value of `<html lang>`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
            Self::Ru => "ru",
            Self::It => "it",
        }
    }

    /// The language's own name, the same whatever language the page is in.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Es => "Español",
            Self::Ru => "Русский",
            Self::It => "Italiano",
        }
    }

    /// The language with this code; region subtags (`es-MX`) are ignored.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(primary))
    }

    /// The best language for an `Accept-Language` header: highest weight first, order breaks ties.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Option<Self> {
        let mut wanted: Vec<(f32, Self)> = header
            .split(',')
            .filter_map(|entry| {
                let mut parts = entry.trim().split(';');
                let language = Self::from_code(parts.next()?.trim())?;
                let weight = parts.find_map(|part| part.trim().strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
                (weight > 0.0).then_some((weight, language))
            })
            .collect();
        wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
        wanted.first().map(|(_, language)| *language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn region_subtags_are_ignored() {
        assert_eq!(Language::from_code("es-MX"), Some(Language::Es));
        assert_eq!(Language::from_code("RU"), Some(Language::Ru));
        assert_eq!(Language::from_code("de"), None);
    }

    #[test]
    fn the_highest_weight_wins() {
        assert_eq!(Language::from_accept_language("de, en;q=0.5, it;q=0.8"), Some(Language::It));
        assert_eq!(Language::from_accept_language("es;q=0, de"), None);
    }
}
