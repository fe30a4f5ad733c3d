//! Inviting colleagues: what can become of each person of a form.

use serde::{Deserialize, Serialize};

/// The most people of one form.
pub const MOST_PEOPLE: usize = 200;

/// What became of a person.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum Outcome {
    /// Is invited now.
    Invited,
    /// Was invited already; the invitation was sent again.
    Again,
    /// Had access; the roles were added.
    Added,
    /// Had access; the roles wait for acceptance.
    Waiting,
    /// Had all of it.
    Unchanged,
}
