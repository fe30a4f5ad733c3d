//! Calls pending invitations to mind, on days 7, 30 and 53 after they were sent, for the first time or again.

use crate::{
    domain::invitation::{LINK_LIFETIME, REMINDERS},
    server::{
        db,
        failure::Outcome,
        mail::{Draft, MailKind},
        state::App,
    },
};
use serde_json::json;

/// Reminders of one transaction, so that an import of thousands holds nobody up.
const BATCH: i64 = 200;

/// Queues a reminder for each invitation that is due for one, and gives their number. A server that was off
/// for weeks sends one, not all that it has missed.
pub async fn remind_due(app: &App) -> Outcome<usize> {
    let mut sent = 0;
    for (place, span) in REMINDERS.iter().enumerate().rev() {
        let reminders = i64::try_from(place).unwrap_or_default() + 1;
        loop {
            let now = app.clock.now();
            let mut connection = app.db.write().await?;
            let (begun_before, begun_after) = (now - *span, now - LINK_LIFETIME);
            let due =
                db::invitations::list_to_remind(&mut connection, reminders, begun_before, begun_after, BATCH).await?;
            for invitation in &due {
                // Another server may remind of it at this very moment, or somebody send it again.
                if !db::invitations::claim_reminder(&mut connection, &invitation.id, reminders, begun_before).await? {
                    continue;
                }
                let mut mail = Draft::about_invitation(MailKind::Invitation, &invitation.email, invitation)?;
                mail.details = json!({ "reminder": "yes" });
                mail.queue(&mut connection, now).await?;
                sent += 1;
            }
            connection.commit().await?;
            if due.is_empty() {
                break;
            }
        }
    }
    Ok(sent)
}
