//! Validation errors of form fields, as stable codes that the pages translate.

use serde::{Deserialize, Serialize};

/// The fault of one field.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct FieldFault {
    /// The field's name in the form.
    pub field: String,
    /// What is wrong with it.
    pub code: FaultCode,
}

impl FieldFault {
    /// A fault of the named field.
    #[must_use]
    pub fn new(field: &str, code: FaultCode) -> Self {
        Self { field: field.to_owned(), code }
    }
}

/// What can be wrong with a field.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum FaultCode {
    /// Nothing was entered.
    Required,
    /// Not of the form `name@example.com`.
    EmailInvalid,
    /// Not 1 to 20 letters or digits.
    NumberInvalid,
    /// Longer than `max` characters.
    TooLong {
        /// The most characters that fit.
        max: u16,
    },
    /// Holds control characters or characters that steer the direction of text.
    Unprintable,
    /// A name that holds the address of a page or of a mailbox.
    AddressInName,
    /// Not an entry of the list.
    ChoiceInvalid,
    /// A password with fewer than `min` characters.
    PasswordTooShort {
        /// The fewest characters allowed.
        min: u16,
    },
    /// A password with more than `max` characters.
    PasswordTooLong {
        /// The most characters allowed.
        max: u16,
    },
    /// A password that is on a list or easily guessed.
    PasswordKnown,
    /// A password made of the product's, the organization's or the person's own words.
    PasswordContextual,
    /// The two passwords differ.
    PasswordsDiffer,
    /// The current password is another one.
    CurrentPasswordWrong,
    /// Nothing of a list was chosen.
    ChoiceMissing,
    /// An address of a public mail provider.
    EmailPersonal,
    /// The user's own address: no one assigns roles to themselves.
    OwnAddress,
    /// A role that the user's own roles do not let them assign.
    RoleNotYours,
    /// Someone whose access is suspended.
    PersonDeactivated,
    /// More people than one form takes.
    TooManyPeople,
    /// The invitation was resent as often as a day allows.
    SentOften,
}

impl FaultCode {
    /// Every code once, with no limit.
    pub const ALL: [Self; 20] = [
        Self::Required,
        Self::EmailInvalid,
        Self::NumberInvalid,
        Self::TooLong { max: 0 },
        Self::Unprintable,
        Self::AddressInName,
        Self::ChoiceInvalid,
        Self::PasswordTooShort { min: 0 },
        Self::PasswordTooLong { max: 0 },
        Self::PasswordKnown,
        Self::PasswordContextual,
        Self::PasswordsDiffer,
        Self::CurrentPasswordWrong,
        Self::ChoiceMissing,
        Self::EmailPersonal,
        Self::OwnAddress,
        Self::RoleNotYours,
        Self::PersonDeactivated,
        Self::TooManyPeople,
        Self::SentOften,
    ];

    /// The number of characters that it is about, if any.
    #[must_use]
    pub const fn limit(self) -> Option<u16> {
        match self {
            Self::TooLong { max } | Self::PasswordTooLong { max } => Some(max),
            Self::PasswordTooShort { min } => Some(min),
            _ => None,
        }
    }
}

/// Collects the faults of a form while its fields are parsed.
#[derive(Debug, Default)]
pub struct Faults(Vec<FieldFault>);

impl Faults {
    /// Keeps the parsed value, or notes the field's fault.
    pub fn take<T>(&mut self, field: &str, parsed: Result<T, FaultCode>) -> Option<T> {
        parsed.map_err(|code| self.note(field, code)).ok()
    }

    /// Notes a fault.
    pub fn note(&mut self, field: &str, code: FaultCode) {
        self.0.push(FieldFault::new(field, code));
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The faults in the order in which they were found.
    #[must_use]
    pub fn into_inner(self) -> Vec<FieldFault> {
        self.0
    }
}
