//! Structs serialized as lists between server and browser: code that reads structs by field names is otherwise a fifth
//! of what the browser loads.

/// Defines structs of texts.
macro_rules! texts {
    ($(
        $(#[$doc:meta])*
        pub struct $name:ident { $($(#[$field_doc:meta])* pub $field:ident,)* }
    )*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, Eq, PartialEq, serde::Deserialize, serde::Serialize)]
        #[serde(from = "Vec<String>", into = "Vec<String>")]
        pub struct $name { $($(#[$field_doc])* pub $field: String,)* }

        impl From<Vec<String>> for $name {
            fn from(list: Vec<String>) -> Self {
                let mut list = list.into_iter();
                let mut next = || list.next().unwrap_or_default();
                Self { $($field: next(),)* }
            }
        }

        impl From<$name> for Vec<String> {
            fn from(texts: $name) -> Self {
                vec![$(texts.$field),*]
            }
        }
    )*};
}
pub(crate) use texts;

/// Defines structs of any values, at most 16.
macro_rules! compact {
    ($(
        $(#[$doc:meta])*
        pub struct $name:ident { $($(#[$field_doc:meta])* pub $field:ident: $type:ty,)* }
    )*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Eq, PartialEq)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type,)* }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                ($(&self.$field,)*).serialize(serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let ($($field,)*) = serde::Deserialize::deserialize(deserializer)?;
                Ok(Self { $($field,)* })
            }
        }
    )*};
}
pub(crate) use compact;
