//! Enums with a stored word for each value.

/// Defines an enum with a word for each value: one and the same in the database, register files, addresses, forms and
/// JSON. Two values with the same word do not compile without a warning. Statements bind and return the values; a stored
/// word that this program does not know is an error.
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

        #[cfg(feature = "sqlx")]
        const _: () = {
            use sqlx::{
                Database, Decode, Encode, Type,
                encode::IsNull,
                error::BoxDynError,
                postgres::{PgHasArrayType, PgTypeInfo},
            };

            impl<DB: Database> Type<DB> for $name
            where
                str: Type<DB>,
            {
                fn type_info() -> DB::TypeInfo {
                    <str as Type<DB>>::type_info()
                }

                fn compatible(column: &DB::TypeInfo) -> bool {
                    <str as Type<DB>>::compatible(column)
                }
            }

            impl PgHasArrayType for $name {
                fn array_type_info() -> PgTypeInfo {
                    <&str as PgHasArrayType>::array_type_info()
                }
            }

            impl<'q, DB: Database> Encode<'q, DB> for $name
            where
                &'static str: Encode<'q, DB>,
            {
                fn encode_by_ref(&self, buffer: &mut DB::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
                    <&'static str as Encode<'q, DB>>::encode(self.code(), buffer)
                }
            }

            impl<'r, DB: Database> Decode<'r, DB> for $name
            where
                &'r str: Decode<'r, DB>,
            {
                fn decode(value: DB::ValueRef<'r>) -> Result<Self, BoxDynError> {
                    let word = <&'r str as Decode<'r, DB>>::decode(value)?;
                    Self::from_code(word).ok_or_else(|| format!("unknown word {word:?}").into())
                }
            }
        };
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
