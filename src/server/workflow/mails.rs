//! What follows from a mail that was refused for good, and taking that back.

use super::{
    notices::{tell_inviter, tell_vendor},
    operator::ACTOR,
    roster,
};
use crate::{
    domain::{
        audit::Action,
        moment::{Moment, Span},
    },
    server::{
        audit,
        config::Config,
        db::{self, Connection, outbox::OutboxRow},
        failure::Outcome,
        mail::MailKind,
    },
};
use serde_json::json;

/// Who asked for a link to set a new password waits no longer than this for it.
const LONGEST_WAIT_FOR_RESET: Span = Span::days(1);

/// An invitation that could not be delivered shows in the list, and its inviter hears of it; where the register names the
/// person, the partners and the operator.
pub async fn tell_of_failure(
    connection: &mut Connection,
    config: &Config,
    mail: &OutboxRow,
    now: Moment,
) -> Outcome<()> {
    let Some(id) = invitation_of(mail) else { return Ok(()) };
    if !db::invitations::claim(connection, id).await? {
        return Ok(());
    }
    let Some(invitation) = db::invitations::find(connection, id).await? else { return Ok(()) };
    roster::refresh(connection, &invitation.email_key, now).await?;
    let is_told = tell_inviter(connection, &invitation, MailKind::DeliveryFailed, now).await?;
    if !is_told && invitation.invited_by.is_none() {
        tell_vendor(connection, config, &invitation, MailKind::DeliveryFailed, now).await?;
    }
    Ok(())
}

/// The invitation whose link a mail carries.
fn invitation_of(mail: &OutboxRow) -> Option<&str> {
    mail.invitation_id.as_deref().filter(|_| mail.kind == MailKind::Invitation.code())
}

/// Puts a refused mail back, as if it had never been tried; whoever has not heard of the failure yet does not. False when
/// it is not refused.
pub async fn put_back(connection: &mut Connection, mail: &OutboxRow, now: Moment) -> Outcome<bool> {
    if !db::outbox::put_back(connection, &mail.id, now).await? {
        return Ok(false);
    }
    let Some(id) = invitation_of(mail) else { return Ok(true) };
    db::outbox::withdraw_failure_notices(connection, id, now).await?;
    if let Some(invitation) = db::invitations::find(connection, id).await? {
        roster::refresh(connection, &invitation.email_key, now).await?;
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

/// Lets the waiting mails be tried now, at the operator's word, and also the refused ones where these are wanted.
pub async fn retry(connection: &mut Connection, with_refused: bool, now: Moment) -> Outcome<Retried> {
    let mut retried = Retried { waiting: db::outbox::hurry(connection, now).await?, refused: 0 };
    if with_refused {
        for mail in db::outbox::list_refused(connection, now - LONGEST_WAIT_FOR_RESET).await? {
            retried.refused += u64::from(put_back(connection, &mail, now).await?);
        }
    }
    let entry = audit::Entry {
        organization_id: None,
        scope_id: None,
        actor: ACTOR,
        action: Action::MailRetried,
        subject: "mails",
        details: json!({ "waiting": retried.waiting, "refused": retried.refused }),
    };
    audit::record(connection, now, entry).await?;
    Ok(retried)
}
