//! Who sees a request, answers it, and takes it back.

use crate::{
    domain::{
        access::{Rights, Role},
        request::RequestKind,
    },
    server::{access::Actor, db::requests::RequestMark},
};

/// Whether someone sees a request: whoever asked, as long as they have a role in the agreement, whoever may ask for the same,
/// and, for a role, whoever may assign it.
#[must_use]
pub fn sees(actor: &Actor, mark: &RequestMark) -> bool {
    is_seen_by(&actor.user().id, actor.rights(), mark)
}

/// The same of a person with these rights, who need not be signed in: mails tell what pages show, and no more.
#[must_use]
pub fn is_seen_by(user_id: &str, rights: &Rights, mark: &RequestMark) -> bool {
    let is_member = || rights.0.iter().any(|one| one.scope.agreement_id == mark.agreement_id);
    let is_own = mark.asked_by == user_id && is_member();
    is_own || mark.kind.permission().map_or_else(|| may_assign(rights, mark), |may| rights.can_in(may, &mark.scope()))
}

/// Whether someone may assign the role that is asked for.
fn may_assign(rights: &Rights, mark: &RequestMark) -> bool {
    Role::from_code(&mark.subject).is_some_and(|role| rights.adds_at_once(role, &mark.scope()))
}

/// Whether someone may answer a request: the vendor answers all but those for roles.
#[must_use]
pub fn may_answer(actor: &Actor, mark: &RequestMark) -> bool {
    let is_open = mark.kind == RequestKind::Role && mark.state.is_open();
    is_open && mark.asked_by != actor.user().id && may_assign(actor.rights(), mark)
}

/// Whether someone may take a request back. A reservation is canceled, in its time.
#[must_use]
pub fn may_withdraw(actor: &Actor, mark: &RequestMark) -> bool {
    let is_open = mark.kind != RequestKind::Reservation && mark.state.is_open();
    let may_ask = || mark.kind.permission().is_some_and(|may| actor.can_in(may, &mark.scope()));
    is_open && sees(actor, mark) && (mark.asked_by == actor.user().id || may_ask())
}

/// Whether a request is about the purchasing account that someone works in, or its agreement.
#[must_use]
pub fn is_here(actor: &Actor, mark: &RequestMark) -> bool {
    actor.account().is_none_or(|account| match &mark.purchasing_account_id {
        Some(id) => *id == account.account_id,
        None => mark.agreement_id == account.agreement_id,
    })
}
