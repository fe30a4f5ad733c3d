//! Inviting colleagues (section G of the specification).

use crate::domain::{fault::FieldFault, invite::RowOutcome};
use serde::{Deserialize, Serialize};

/// A person to invite, as typed.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default)]
pub struct Invitee {
    /// The email address.
    pub email: String,
    /// First name.
    pub first_name: String,
    /// Last name, optional.
    pub last_name: String,
    /// Language code, such as `en`.
    pub language: String,
    /// Country code, ISO 3166-1 alpha-2.
    pub country: String,
    /// Role codes.
    pub roles: Vec<String>,
}

impl Invitee {
    /// Whether the row names no one; such rows are ignored.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        [&self.email, &self.first_name, &self.last_name].iter().all(|text| text.trim().is_empty())
    }
}

/// The result of a form.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Report {
    /// Results in the order of the rows.
    pub done: Vec<RowResult>,
    /// The rows that were refused, as typed.
    pub refused: Vec<Invitee>,
    /// Their errors; field names end in the position in `refused`, counted from 1.
    pub faults: Vec<FieldFault>,
    /// Confirmations needed before anything is done.
    pub confirmations: Vec<Confirmation>,
}

/// The result for one person.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct RowResult {
    /// The email address.
    pub email: String,
    /// What was done.
    pub outcome: RowOutcome,
    /// The agreement's number, if the result differs between agreements.
    pub agreement: Option<String>,
    /// Codes of the roles added to the pending invitation.
    pub added: Vec<String>,
}

/// A confirmation asked for once. `place` identifies the purchasing accounts it was asked about.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum Confirmation {
    /// No one in the organization uses this domain yet, or the organization has verified others.
    Domain {
        /// The email address.
        email: String,
        /// The address's domain.
        domain: String,
        /// The domains that the organization has verified.
        verified: Vec<String>,
        /// The purchasing accounts.
        place: String,
    },
    /// The person is already invited under another name.
    Name {
        /// The email address.
        email: String,
        /// The name in the invitation.
        known: String,
        /// The name entered now.
        typed: String,
    },
    /// The person would become Account Administrator.
    Administrator {
        /// The email address.
        email: String,
        /// The purchasing accounts.
        place: String,
    },
}

impl Confirmation {
    /// The value that stands for it when the form is sent again.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Name { email, known, typed } => format!("name:{email}:{known}:{typed}"),
            Self::Domain { email, place, .. } => format!("domain:{email}:{place}"),
            Self::Administrator { email, place } => format!("administrator:{email}:{place}"),
        }
    }
}

/// Input for inviting people.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct InviteUsers {
    /// IDs of purchasing accounts; optional if there is only one.
    pub accounts: Vec<String>,
    /// The rows.
    pub people: Vec<Invitee>,
    /// Confirmations that were given: [`Confirmation::code`].
    pub confirmed: Vec<String>,
    /// Idempotency key: a form sent twice is processed once.
    pub form_key: String,
}
