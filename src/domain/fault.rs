//! Validation errors of form fields, as stable codes that the pages translate.

use crate::domain_name::DomainFault;
use serde::{Deserialize, Serialize};

/// The error of a field.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct FieldFault {
    /// The field's name in the form.
    pub field: String,
    /// The kind of error.
    pub code: FaultCode,
}

impl FieldFault {
    /// An error of the named field.
    #[must_use]
    pub fn new(field: &str, code: FaultCode) -> Self {
        Self { field: field.to_owned(), code }
    }
}

/// Defines the enum: a code is a word, a word with a limit of characters, or one with a code of its own.
macro_rules! fault_codes {
    ($(#[$attribute:meta])* pub enum $name:ident {
        $($(#[$of_code:meta])* $code:ident $({ $(#[$of_limit:meta])* $limit:ident, })? $(($content:ty = $sample:expr))?,)*
    }) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
        pub enum $name {
            $($(#[$of_code])* $code $({ $(#[$of_limit])* $limit: u16 })? $(($content))?,)*
        }

        impl $name {
            /// Every code once, with no limit.
            pub const ALL: [Self; [$(stringify!($code)),*].len()] = [$(Self::$code $({ $limit: 0 })? $(($sample))?),*];
        }
    };
}

fault_codes! {
    /// The kind of a field's error.
    pub enum FaultCode {
        /// Nothing was entered.
        Required,
        /// Not of the form `name@example.com`.
        EmailInvalid,
        /// Not 1 to 20 letters or digits.
        NumberInvalid,
        /// Longer than `max` characters.
        TooLong {
            /// The most characters allowed.
            max,
        },
        /// Contains control characters or characters that change the direction of text.
        Unprintable,
        /// A name that contains a web or email address.
        AddressInName,
        /// Not an option of the list.
        ChoiceInvalid,
        /// A check box that has to be checked.
        NotTicked,
        /// A password with fewer than `min` characters.
        PasswordTooShort {
            /// The fewest characters allowed.
            min,
        },
        /// A password with more than `max` characters.
        PasswordTooLong {
            /// The most characters allowed.
            max,
        },
        /// A password that is on a list or easily guessed.
        PasswordKnown,
        /// A password based on the names of the product, the organization or the person.
        PasswordContextual,
        /// The two passwords differ.
        PasswordsDiffer,
        /// The current password is wrong.
        CurrentPasswordWrong,
        /// No option was chosen.
        ChoiceMissing,
        /// An address at a public email provider.
        EmailPersonal,
        /// The user's own address: no one assigns roles to themselves.
        OwnAddress,
        /// A role that the user's own roles do not let them assign.
        RoleNotYours,
        /// A role that no one else can assign, where someone asks for it.
        RoleUnanswered,
        /// Someone whose access is suspended.
        PersonDeactivated,
        /// More people than a form allows.
        TooManyPeople,
        /// More rows than a list may have.
        TooManyRows {
            /// The most rows allowed.
            max,
        },
        /// More renewal contacts than a purchasing account may have.
        TooManyContacts {
            /// The most people allowed.
            max,
        },
        /// An address of no one who can view the agreement.
        ContactUnknown,
        /// The invitation was resent as often as a day allows.
        SentOften,
        /// No file was chosen.
        FileMissing,
        /// A file without content.
        FileEmpty,
        /// A file that is no text in UTF-8.
        FileInvalid,
        /// Not a whole number from 1 to `max`.
        CountInvalid {
            /// The highest number allowed.
            max,
        },
        /// Not a day of the calendar.
        DayInvalid,
        /// A day that is over.
        DayPast,
        /// A day more than six months ahead.
        DayTooFar,
        /// A day in the last days of a term.
        DayNearEnd,
        /// More seats than a subscription can have.
        SeatsTooMany,
        /// A text that contains what looks like a product key.
        HoldsKey,
        /// Not the name that has to be typed.
        NameDiffers,
        /// A domain that can't be added.
        Domain(DomainFault = DomainFault::Invalid),
    }
}

impl FaultCode {
    /// The limit of characters, if there is one.
    #[must_use]
    pub const fn limit(self) -> Option<u16> {
        match self {
            Self::TooLong { max }
            | Self::PasswordTooLong { max }
            | Self::TooManyRows { max }
            | Self::TooManyContacts { max }
            | Self::CountInvalid { max } => Some(max),
            Self::PasswordTooShort { min } => Some(min),
            _ => None,
        }
    }
}

/// Collects the errors of a form while its fields are parsed.
#[derive(Debug, Default)]
pub struct Faults(Vec<FieldFault>);

impl Faults {
    /// Returns the parsed value, or collects the field's error.
    pub fn take<T>(&mut self, field: &str, parsed: Result<T, FaultCode>) -> Option<T> {
        parsed.map_err(|code| self.note(field, code)).ok()
    }

    /// Collects an error.
    pub fn note(&mut self, field: &str, code: FaultCode) {
        self.0.push(FieldFault::new(field, code));
    }

    /// Whether there are no errors.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The errors in the order in which they were found.
    #[must_use]
    pub fn into_inner(self) -> Vec<FieldFault> {
        self.0
    }
}
