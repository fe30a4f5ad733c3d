//! Whom the dates of a purchasing account reach: its renewal contacts, and for what none of them may see, its Account
//! Administrators. `db/dates/due_dates.rs` says the same to find people among all; here it is decided for one.

use crate::{
    domain::{
        access::{RoleAssignment, Scope},
        ending::{EndingKind, lead_days},
    },
    server::{
        db::{self, Connection, account_details::HolderRow, due_dates::ReachingRow},
        failure::Outcome,
    },
};

/// A purchasing account whose dates reach a person.
#[derive(Clone, Debug)]
pub struct Reaching {
    /// The purchasing account.
    pub account_id: String,
    /// Whether the person is one of its renewal contacts; otherwise they are an Account Administrator.
    pub is_contact: bool,
    /// How many days ahead it tells.
    pub lead_days: i64,
    /// What of it reaches the person, as far as they may see it.
    kinds: Vec<EndingKind>,
}

impl Reaching {
    /// Whether dates of a kind reach the person.
    #[must_use]
    pub fn tells(&self, kind: EndingKind) -> bool {
        self.kinds.contains(&kind)
    }
}

/// The purchasing accounts of which something reaches a person.
pub async fn list(connection: &mut Connection, user_id: &str) -> Outcome<Vec<Reaching>> {
    let rows = db::due_dates::list_reaching(connection, user_id).await?;
    let ids: Vec<&str> = rows.iter().map(|row| row.account_id.as_str()).collect();
    let contacts = db::account_details::list_contacts(connection, &ids).await?;
    let reaching = rows.into_iter().map(|row| {
        let of_account = contacts.iter().filter(|one| one.account_id == row.account_id);
        let held: Vec<RoleAssignment> = of_account.map(HolderRow::assignment).collect();
        reaching(row, &held)
    });
    Ok(reaching.filter(|one| !one.kinds.is_empty()).collect())
}

/// What of a purchasing account reaches a person, whose contacts have these roles.
fn reaching(row: ReachingRow, held: &[RoleAssignment]) -> Reaching {
    let scope = Scope { agreement_id: row.agreement_id, account_id: Some(row.account_id.clone()) };
    let is_contact = row.contact.is_some();
    let has_contact = |kind: EndingKind| held.iter().any(|one| one.allows(kind.permission(), &scope));
    Reaching {
        account_id: row.account_id,
        is_contact,
        lead_days: lead_days(row.lead_days),
        kinds: EndingKind::ALL.into_iter().filter(|kind| is_contact || !has_contact(*kind)).collect(),
    }
}
