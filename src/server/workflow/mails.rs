//! Consequences of a permanently refused mail, and undoing them.

use super::notices::{tell_inviter, tell_vendor};
use crate::{
    domain::{audit::Action, mail::MailKind, moment::Span},
    server::{
        audit::Entry,
        change::Change,
        config::Config,
        db::{self, outbox::OutboxRow},
        failure::Outcome,
    },
};
use serde_json::json;

/// How long a request for a reset link is worth retrying.
const LONGEST_WAIT_FOR_RESET: Span = Span::days(1);

/// An undeliverable invitation is marked in the list and its inviter is notified; if the register names the person, the
/// partners and the operator are.
pub async fn tell_of_failure(change: &mut Change, config: &Config, mail: &OutboxRow) -> Outcome<()> {
    let Some(id) = invitation_of(mail) else { return Ok(()) };
    if !db::invitations::lock(change, id).await? {
        return Ok(());
    }
    let Some(invitation) = db::invitations::find(change, id).await? else { return Ok(()) };
    change.touch(&invitation.email_key);
    let is_told = tell_inviter(change, &invitation, MailKind::DeliveryFailed).await?;
    if !is_told && invitation.invited_by.is_none() {
        tell_vendor(change, config, &invitation, &MailKind::DeliveryFailed).await?;
    }
    Ok(())
}

/// The invitation whose link a mail carries, or should have carried: its facts may be what could not be read.
fn invitation_of(mail: &OutboxRow) -> Option<&str> {
    mail.invitation_id.as_deref().filter(|_| mail.kind == "invitation")
}

/// Requeues a refused mail as if it had never been tried; pending notices of the failure are dropped. Returns false if
/// it is not refused.
pub async fn put_back(change: &mut Change, mail: &OutboxRow) -> Outcome<bool> {
    let now = change.now;
    if !db::outbox::put_back(change, &mail.id, now).await? {
        return Ok(false);
    }
    let Some(id) = invitation_of(mail) else { return Ok(true) };
    db::outbox::withdraw_failure_notices(change, id, now).await?;
    if let Some(invitation) = db::invitations::find(change, id).await? {
        change.touch(&invitation.email_key);
    }
    Ok(true)
}

/// How many mails are tried again.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Retried {
    /// Those that waited for another attempt.
    pub waiting: u64,
    /// Those that were refused.
    pub refused: u64,
}

/// Retries the waiting mails now, on the operator's request, and optionally the refused ones.
pub async fn retry(change: &mut Change, with_refused: bool) -> Outcome<Retried> {
    let now = change.now;
    let mut retried = Retried { waiting: db::outbox::hurry(change, now).await?, refused: 0 };
    if with_refused {
        for mail in db::outbox::list_refused(change, now - LONGEST_WAIT_FOR_RESET).await? {
            retried.refused += u64::from(put_back(change, &mail).await?);
        }
    }
    let facts = json!({ "waiting": retried.waiting, "refused": retried.refused });
    change.record(Entry::of_nobody(Action::MailRetried, "mails", facts));
    Ok(retried)
}
