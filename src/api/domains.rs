//! Actions on domains.

use serde::{Deserialize, Serialize};

/// Input for adding a domain to a purchasing account.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct AddDomain {
    /// The ID of the purchasing account.
    pub scope: String,
    /// The domain as typed.
    pub domain: String,
    /// The domain as the preview showed it; without it, nothing is added.
    pub confirmed: String,
}

/// What adding a domain came to.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum DomainAnswer {
    /// It was not confirmed yet: what adding it would mean.
    Preview(DomainPreview),
    /// It is there: the path of its page.
    Added(String),
}

/// What adding a domain would mean.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct DomainPreview {
    /// Its canonical form.
    pub name: String,
    /// As people read it.
    pub unicode: String,
    /// The organization's proven domain that vouches for it.
    pub parent: Option<String>,
    /// Whether the organization uses it for another purchasing account already.
    pub is_known: bool,
    /// Other domains of the organization above or below it.
    pub overlaps: Vec<String>,
    /// People with access who have an address there: the first few.
    pub people: Vec<String>,
    /// Whether there are more.
    pub has_more_people: bool,
}

/// Input for an action on a domain.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct DomainAction {
    /// The domain's ID.
    pub domain: String,
}

/// Input for removing a domain.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct RemoveDomain {
    /// The domain's ID.
    pub domain: String,
    /// Its name, where people with an address there have seats.
    pub typed: String,
}

/// Input for using a domain in another purchasing account, or no longer.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct DomainUse {
    /// The domain's ID.
    pub domain: String,
    /// The ID of the purchasing account.
    pub scope: String,
    /// The domain's name, where people lose their seats because it is used no longer.
    pub typed: String,
}
