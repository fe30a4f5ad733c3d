//! What the register changed in an agreement, for everyone who may view it.

use crate::{
    domain::{
        audit::{Action, By},
        moment::Moment,
    },
    server::{
        audit,
        db::{
            self, Connection,
            audit::{Along, AuditRow, Walk},
        },
        failure::Outcome,
        workflow::{
            audit::{NamedEntry, Principal},
            scopes::NamedScope,
        },
    },
};
use std::cmp::Reverse;

/// Changes that a page shows.
const MOST_SHOWN: usize = 20;
/// What the register does to agreements and purchasing accounts themselves; what they bought, not everyone may view.
const ACTIONS: [Action; 4] =
    [Action::AgreementCreated, Action::AgreementUpdated, Action::AccountCreated, Action::AccountUpdated];

/// A change that the register made. Of people it tells only that something about them changed: who may view the trail
/// reads more there.
#[derive(Clone, Debug)]
pub struct RegisterChange {
    /// The entry, without what identifies people.
    pub entry: NamedEntry,
    /// What else changed, by the names of the trail's fields.
    pub withheld: Vec<String>,
}

/// The newest changes of an agreement and of some of its purchasing accounts.
pub(super) async fn list(connection: &mut Connection, accounts: &[NamedScope]) -> Outcome<Vec<RegisterChange>> {
    let words = ACTIONS.iter().fold(",".to_owned(), |words, action| words + action.code() + ",");
    let along = Along::Actor(By::Register);
    let limit = i64::try_from(MOST_SHOWN).unwrap_or(i64::MAX);
    let agreement = accounts.first().map(NamedScope::of_agreement);
    let mut rows: Vec<(AuditRow, NamedScope)> = Vec::new();
    for scope in agreement.iter().chain(accounts) {
        let walk = Walk {
            organization_id: &scope.organization_id,
            scope_id: scope.scope.id(),
            along: &along,
            actions: &words,
            since: Moment(0),
            until: Moment(i64::MAX),
            from: None,
            is_newest_first: true,
        };
        let found = db::audit::page(connection, &walk, limit).await?;
        rows.extend(found.into_iter().map(|row| (row, scope.clone())));
        rows.sort_by_cached_key(|(row, _)| Reverse(row.place()));
        rows.truncate(MOST_SHOWN);
    }
    Ok(rows.into_iter().map(|(row, scope)| change(row, scope)).collect())
}

fn change(row: AuditRow, scope: NamedScope) -> RegisterChange {
    let (content, withheld) = audit::open_content(&row);
    let number = row.subject.clone();
    let subject = if scope.account.is_some() { Principal::Account(number) } else { Principal::Agreement(number) };
    RegisterChange { entry: NamedEntry { row, actor: Principal::Register, subject, content, scope }, withheld }
}
