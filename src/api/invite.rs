//! Inviting colleagues (section G of the specification).

use super::ApiError;
use crate::domain::{fault::FieldFault, invite::Outcome};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A person to invite, as typed.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default)]
pub struct Invitee {
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    pub language: String,
    pub country: String,
    pub roles: Vec<String>,
}

impl Invitee {
    /// Whether nobody is named: such a row is nobody.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        [&self.email, &self.first_name, &self.last_name].iter().all(|text| text.trim().is_empty())
    }
}

/// What became of a form of people.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Report {
    /// What was done, in the order of the rows.
    pub done: Vec<Told>,
    /// The rows that were refused, as typed.
    pub refused: Vec<Invitee>,
    /// What is wrong with them; the fields are named by the place in `refused`, from 1.
    pub faults: Vec<FieldFault>,
    /// What to look at before anything is done.
    pub doubts: Vec<Doubt>,
}

/// What became of a person.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Told {
    /// The address.
    pub email: String,
    /// What was done.
    pub outcome: Outcome,
    /// The number of the agreement in which that was done, where it was not the same in all of them.
    pub agreement: Option<String>,
}

/// Something that is asked once. `place` stands for the purchasing accounts that it was asked about.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum Doubt {
    /// Nobody has an address at this domain yet.
    Domain { email: String, domain: String, place: String },
    /// The person could manage everything.
    Administrator { email: String, place: String },
}

impl Doubt {
    /// How the form names it when it is sent again.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Domain { email, place, .. } => format!("domain:{email}:{place}"),
            Self::Administrator { email, place } => format!("administrator:{email}:{place}"),
        }
    }
}

/// Invites people to purchasing accounts. Where there is a doubt that is not among the confirmed ones, nothing is done.
#[server(InviteUsers, prefix = "/api", endpoint = "invite-users")]
pub async fn invite_users(
    #[server(default)] accounts: Vec<String>,
    #[server(default)] people: Vec<Invitee>,
    #[server(default)] confirmed: Vec<String>,
    #[server(default)] form_key: String,
) -> Result<Report, ApiError> {
    let context = crate::server::context::Context::current()?;
    let form = crate::server::workflow::invite::Form { accounts, people, confirmed, key: form_key };
    context.answer(crate::server::workflow::invite::invite(&context, &form).await)
}
