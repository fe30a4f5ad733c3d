//! Inviting colleagues (section G of the specification).

use crate::domain::{fault::FieldFault, invite::Outcome};
use serde::{Deserialize, Serialize};

/// A person to invite, as typed.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default)]
pub struct Invitee {
    /// The address.
    pub email: String,
    /// First name.
    pub first_name: String,
    /// Last name, optional.
    pub last_name: String,
    /// Language code.
    pub language: String,
    /// Country code.
    pub country: String,
    /// Codes of the roles.
    pub roles: Vec<String>,
}

impl Invitee {
    /// Whether no one is named: such a row is no one.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        [&self.email, &self.first_name, &self.last_name].iter().all(|text| text.trim().is_empty())
    }
}

/// What became of a form of people.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Report {
    /// What was done, in the order of the rows.
    pub done: Vec<RowResult>,
    /// The rows that were refused, as typed.
    pub refused: Vec<Invitee>,
    /// What is wrong with them; the fields are named by the place in `refused`, from 1.
    pub faults: Vec<FieldFault>,
    /// What to look at before anything is done.
    pub confirmations: Vec<Confirmation>,
}

/// What became of a person.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct RowResult {
    /// The address.
    pub email: String,
    /// What was done.
    pub outcome: Outcome,
    /// The number of the agreement in which that was done, where it was not the same in all of them.
    pub agreement: Option<String>,
    /// Codes of the roles that the pending invitation offers now, too.
    pub added: Vec<String>,
}

/// Something that is asked once. `place` stands for the purchasing accounts that it was asked about.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum Confirmation {
    /// No one has an address at this domain yet.
    Domain {
        /// The address.
        email: String,
        /// Its domain.
        domain: String,
        /// The purchasing accounts.
        place: String,
    },
    /// The person is invited already, under another name.
    Name {
        /// The address.
        email: String,
        /// The name of the invitation.
        known: String,
        /// The name as typed now.
        typed: String,
    },
    /// The person could manage everything.
    Administrator {
        /// The address.
        email: String,
        /// The purchasing accounts.
        place: String,
    },
}

impl Confirmation {
    /// How the form names it when it is sent again.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Name { email, known, typed } => format!("name:{email}:{known}:{typed}"),
            Self::Domain { email, place, .. } => format!("domain:{email}:{place}"),
            Self::Administrator { email, place } => format!("administrator:{email}:{place}"),
        }
    }
}

/// A form of people to invite.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct InviteUsers {
    /// Ids of purchasing accounts; not needed where there is one.
    pub accounts: Vec<String>,
    /// The rows.
    pub people: Vec<Invitee>,
    /// What was asked and answered: [`Confirmation::code`].
    pub confirmed: Vec<String>,
    /// What makes the form one: sent twice, it is worked on once.
    pub form_key: String,
}
