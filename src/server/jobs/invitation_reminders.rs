//! Sends reminders of pending invitations on days 7, 30 and 53 after they were sent or resent.

use super::isolated;
use crate::{
    domain::{
        audit::By,
        invitation::{LINK_LIFETIME, REMINDERS},
        mail::{MailKind, Reminder},
        moment::Moment,
    },
    server::{
        change::Change,
        db::{self, invitation_reminders::Round},
        failure::Outcome,
        mail::Message,
        state::App,
    },
};

/// Invitations looked at together.
const BATCH: i64 = 200;

/// Queues a reminder for each invitation that is due, and returns their number. A server that was off for weeks sends
/// one, not all that it missed. A failed one is retried next time and does not block the others.
pub async fn remind_due(app: &App) -> Outcome<usize> {
    let mut sent = 0;
    for round in rounds(app.clock.now()) {
        let mut last = String::new();
        loop {
            let due = db::invitation_reminders::list_due(&mut app.db.read().await?, round, &last, BATCH).await?;
            let Some(newest) = due.last() else { break };
            last.clone_from(newest);
            for id in due {
                match isolated(remind(app.clone(), id.clone(), round)).await {
                    Ok(is_sent) => sent += usize::from(is_sent),
                    Err(failure) if failure.is_of_database() => return Err(failure),
                    Err(failure) => {
                        let is_given_up = note_failure(app, &id).await?;
                        tracing::error!(invitation = id, %failure, is_given_up, "a reminder could not be queued");
                    }
                }
            }
        }
    }
    Ok(sent)
}

/// The reminders with the time in which each is due: until that of the next one begins, or the link has expired.
fn rounds(now: Moment) -> impl Iterator<Item = Round> {
    let ends = REMINDERS.into_iter().skip(1).chain([LINK_LIFETIME]);
    let round = move |(number, (begin, end))| Round { number, begun_after: now - end, begun_before: now - begin };
    (1..).zip(REMINDERS.into_iter().zip(ends)).map(round)
}

/// False when another server has just reminded of it, or someone has sent it again.
async fn remind(app: App, id: String, round: Round) -> Outcome<bool> {
    let mut change = Change::begin(&app, By::System).await?;
    if !db::invitation_reminders::reserve(&mut change, &id, round).await? {
        return Ok(false);
    }
    let Some(invitation) = db::invitations::find(&mut change, &id).await? else { return Ok(false) };
    let kind = MailKind::Invitation { reminder: Some(Reminder::Yes) };
    change.notify(Message::about_invitation(kind, &invitation.email, &invitation));
    change.commit().await?;
    Ok(true)
}

/// Notes a failure; true where there is no further attempt.
async fn note_failure(app: &App, id: &str) -> Outcome<bool> {
    let mut tx = app.db.write().await?;
    let is_given_up = db::invitation_reminders::note_failure(&mut tx, id).await?;
    tx.commit().await?;
    Ok(is_given_up)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::Span;

    #[test]
    fn one_reminder_is_due_at_a_time() {
        let now = Moment(0) + Span::days(100);
        for days in 0..70 {
            let begun = now - Span::days(days);
            let due: Vec<i64> = rounds(now)
                .filter(|round| begun <= round.begun_before && begun > round.begun_after)
                .map(|round| round.number)
                .collect();
            let expected: &[i64] = match days {
                7..30 => &[1],
                30..53 => &[2],
                53..60 => &[3],
                _ => &[],
            };
            assert_eq!(due, expected, "{days} days");
        }
    }
}
