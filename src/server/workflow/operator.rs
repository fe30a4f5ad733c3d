//! The operator's commands; every change and every view is audited.

use super::{
    invitations::pause_invitations_of,
    rights::administered_alone,
    trail::{access_change, record_user, sessions_ended},
};
use crate::{
    domain::{audit::Action, mail::MailKind},
    server::{
        change::Change,
        db::{self, users::UserRow},
        failure::Outcome,
        mail::Message,
    },
};
use serde_json::json;

/// What became of a change of a user's state.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Done {
    /// It was made.
    Changed,
    /// It was so already.
    Unchanged,
    /// The user is the last active Account Administrator of a purchasing account.
    LastAdministrator,
}

/// Deactivates a user and ends all sessions. Refused for the last active Account Administrator of a purchasing account,
/// unless `force` is set.
pub async fn deactivate(change: &mut Change, user: &UserRow, force: bool) -> Outcome<Done> {
    // People before purchasing accounts, as everywhere: see `Actor::recheck`.
    db::users::lock(change, vec![user.id.as_str()]).await?;
    let assignments = db::roles::list_of_user(change, &user.id).await?;
    let accounts: Vec<&str> = assignments.iter().filter_map(|row| row.purchasing_account_id.as_deref()).collect();
    let alone_in = administered_alone(change, &user.id, &accounts).await?;
    if !alone_in.is_empty() && !force {
        return Ok(Done::LastAdministrator);
    }
    if !db::users::set_active(change, &user.id, false).await? {
        return Ok(Done::Unchanged);
    }
    let now = change.now;
    db::sessions::delete_of_user(change, &user.id).await?;
    db::calendars::delete_of_user(change, &user.id).await?;
    db::resets::void_of_user(change, &user.id, now).await?;
    let facts = |scope_id: &str| json!({ "access": access_change(true, false), "forced": alone_in.contains(scope_id) });
    record_user(change, Action::UserDeactivated, &user.id, facts).await?;
    pause_invitations_of(change, &user.id).await?;
    change.notify(Message::about_user(MailKind::AccountClosed, user));
    change.touch(&user.email_key);
    Ok(Done::Changed)
}

/// Lets a deactivated user in again.
pub async fn reactivate(change: &mut Change, user: &UserRow) -> Outcome<Done> {
    if !db::users::set_active(change, &user.id, true).await? {
        return Ok(Done::Unchanged);
    }
    let facts = |_: &str| json!({ "access": access_change(false, true) });
    record_user(change, Action::UserReactivated, &user.id, facts).await?;
    change.notify(Message::about_user(MailKind::AccountReopened, user));
    change.touch(&user.email_key);
    Ok(Done::Changed)
}

/// Ends every session of a user, and the calendar. False when there was none of them.
pub async fn end_sessions(change: &mut Change, user: &UserRow) -> Outcome<bool> {
    let sessions = db::sessions::delete_of_user(change, &user.id).await?;
    let had_calendar = db::calendars::delete_of_user(change, &user.id).await?;
    if sessions > 0 {
        record_user(change, Action::SessionsEnded, &user.id, |_| sessions_ended(sessions)).await?;
    }
    Ok(sessions > 0 || had_calendar)
}
