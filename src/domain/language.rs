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

/// The form of a noun next to a whole number (the plural categories of the Unicode CLDR).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Plural {
    /// *1 second*
    One,
    /// *2 секунды*
    Few,
    /// *5 seconds*
    Many,
}

impl Plural {
    /// Every form, in the order of their definition.
    pub const ALL: [Self; 3] = [Self::One, Self::Few, Self::Many];
}

impl Language {
    /// The form of a noun next to a number.
    #[must_use]
    pub const fn plural(self, number: i64) -> Plural {
        match (self, number % 10) {
            (Self::Ru, _) if number % 100 / 10 == 1 => Plural::Many,
            (Self::Ru, 1) => Plural::One,
            (Self::Ru, 2..=4) => Plural::Few,
            (Self::En | Self::Es | Self::It, _) if number == 1 => Plural::One,
            _ => Plural::Many,
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
    fn nouns_have_the_form_that_their_number_asks_for() {
        for (number, english, russian) in [
            (0, Plural::Many, Plural::Many),
            (1, Plural::One, Plural::One),
            (2, Plural::Many, Plural::Few),
            (5, Plural::Many, Plural::Many),
            (11, Plural::Many, Plural::Many),
            (14, Plural::Many, Plural::Many),
            (21, Plural::Many, Plural::One),
            (60, Plural::Many, Plural::Many),
            (102, Plural::Many, Plural::Few),
        ] {
            let forms = Language::ALL.map(|language| language.plural(number));
            assert_eq!(forms, [english, english, russian, english], "{number}");
        }
    }

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
