//! Enums with a stored word for each value.

/// Defines an enum with a word for each value: one and the same in the database, register files, addresses, forms and
/// JSON. Two values with the same word do not compile without a warning.
#[macro_export]
macro_rules! words {
    ($(#[$attribute:meta])* pub enum $name:ident { $($(#[$of_value:meta])* $value:ident = $word:literal,)* }) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Deserialize, serde::Serialize)]
        pub enum $name {
            $($(#[$of_value])* #[serde(rename = $word)] $value,)*
        }

        impl $name {
            /// Every value, in the order of their definition.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$value),*];

            /// Its word.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$value => $word,)*
                }
            }

            /// The value with this word.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code {
                    $($word => Some(Self::$value),)*
                    _ => None,
                }
            }
        }
    };
}

#[cfg(test)]
mod tests {
    words! {
        /// An enum with two values.
        #[derive(Default)]
        pub enum Answer {
            /// The one.
            #[default]
            Yes = "yes",
            /// The other.
            NotYet = "not_yet",
        }
    }

    #[test]
    fn words_lead_to_values_and_back() {
        assert_eq!(Answer::ALL.map(Answer::code), ["yes", "not_yet"]);
        assert_eq!(
            Answer::ALL.map(|answer| Answer::from_code(answer.code())),
            [Some(Answer::Yes), Some(Answer::NotYet)]
        );
        assert_eq!((Answer::from_code("Yes"), Answer::default()), (None, Answer::Yes));
    }
}
