//! The four languages of pages and mails (R53).

use crate::words;

words! {
    /// A language in which everything exists, by its ISO 639-1 code, in the order of the language menu.
    #[derive(Default)]
    pub enum Language {
        /// English
        #[default]
        En = "en",
        /// Spanish
        Es = "es",
        /// Russian
        Ru = "ru",
        /// Italian
        It = "it",
    }
}

impl Language {
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

    /// The language of a tag: letter case and region (`es-MX`) are ignored.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::from_code(&tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase())
    }

    /// The best language for an `Accept-Language` header: highest weight first, order breaks ties.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Option<Self> {
        let mut wanted: Vec<(f32, Self)> = header
            .split(',')
            .filter_map(|entry| {
                let mut parts = entry.trim().split(';');
                let language = Self::from_tag(parts.next()?.trim())?;
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
        assert_eq!(Language::from_tag("es-MX"), Some(Language::Es));
        assert_eq!(Language::from_tag("RU"), Some(Language::Ru));
        assert_eq!(Language::from_tag("de"), None);
    }

    #[test]
    fn the_highest_weight_wins() {
        assert_eq!(Language::from_accept_language("de, en;q=0.5, it;q=0.8"), Some(Language::It));
        assert_eq!(Language::from_accept_language("es;q=0, de"), None);
    }
}
