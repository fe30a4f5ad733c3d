//! What customers write down about their agreements.

use serde::{Deserialize, Serialize};

/// Input for what the customer writes down about a purchasing account. What is left empty is removed.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct EditAccount {
    /// The agreement's ID.
    pub agreement: String,
    /// The purchasing account's ID.
    pub account: String,
    /// The version that the form showed; nothing for what no one has written down yet.
    pub version: String,
    /// What tells which fields differ from those that the form showed, as the form has it; nothing where all that differ from
    /// what is stored were typed.
    pub shown: String,
    /// What the customer calls it.
    pub label: String,
    /// The cost center.
    pub cost_center: String,
    /// The customer's own reference.
    pub reference: String,
    /// The addresses of the renewal contacts, one per line.
    pub contacts: String,
    /// How many days ahead they are reminded; nothing for as many as before.
    pub lead_days: String,
    /// Notes.
    pub notes: String,
}

impl EditAccount {
    /// The names of its fields.
    pub const FIELDS: [&str; 6] = ["label", "cost_center", "reference", "contacts", "lead_days", "notes"];

    /// The values of its fields, in the order of [`Self::FIELDS`].
    #[must_use]
    pub fn values(&self) -> [&str; 6] {
        [&self.label, &self.cost_center, &self.reference, &self.contacts, &self.lead_days, &self.notes]
    }

    /// The same, to change them.
    pub fn values_mut(&mut self) -> [&mut String; 6] {
        [
            &mut self.label,
            &mut self.cost_center,
            &mut self.reference,
            &mut self.contacts,
            &mut self.lead_days,
            &mut self.notes,
        ]
    }
}
