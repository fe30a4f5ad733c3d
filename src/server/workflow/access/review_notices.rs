//! Telling reviewers that access reviews are due.

use crate::server::workflow::review_state::due_of;
use crate::{
    domain::{
        access_review::{SECOND_NOTICE, due_notices},
        audit::By,
        mail::{MailKind, ReviewDue, ReviewsDue},
        moment::Moment,
    },
    server::{
        change::Change,
        config::Config,
        db::{self, Connection, reviews::Telling},
        failure::Outcome,
        mail::Message,
        state::App,
    },
};
use std::collections::HashSet;

/// The people who are to be told of a review that is due, at most so many.
pub async fn list_people_to_tell(app: &App, limit: i64) -> Outcome<Vec<String>> {
    let Some(every) = app.config.access_review else { return Ok(Vec::new()) };
    let now = app.clock.now();
    let telling = Telling { now, today: app.config.day_of(now).to_string(), every, again: SECOND_NOTICE };
    Ok(db::reviews::list_people_to_tell(&mut app.db.read().await?, &telling, limit).await?)
}

/// Tells a person of every review that is due and of which the person was not told yet, in one mail. False when there is none:
/// another server was faster, or the person has lost the right.
pub async fn tell(app: &App, user_id: &str) -> Outcome<bool> {
    let mut change = Change::begin(app, By::System).await?;
    db::users::lock(&mut change, vec![user_id]).await?;
    let (now, mut told, mut is_first) = (change.now, Vec::new(), false);
    for due in list_due(&mut change, &app.config, user_id, now).await? {
        let notices = due_notices(due.due_at, now);
        if db::reviews::note_told(&mut change, user_id, &due.id, due.due_at, notices).await? {
            is_first |= notices == 1;
            told.push(due);
        }
    }
    let Some(user) = db::users::find(&mut change, user_id).await?.filter(|_| !told.is_empty()) else {
        return Ok(false);
    };
    let news = ReviewsDue { accounts: told, is_reminder: !is_first };
    change.notify(Message::about_user(MailKind::ReviewsDue(news), &user));
    change.commit().await?;
    Ok(true)
}

/// What a mail may still say: the reviews that are due all the same, for someone who decides all the same. `None` if there is
/// none.
pub async fn still_due(
    connection: &mut Connection,
    config: &Config,
    user_id: &str,
    news: &ReviewsDue,
    now: Moment,
) -> Outcome<Option<ReviewsDue>> {
    let due = list_due(connection, config, user_id, now).await?;
    let due: HashSet<(&str, Moment)> = due.iter().map(|one| (one.id.as_str(), one.due_at)).collect();
    let is_due = |one: &&ReviewDue| due.contains(&(one.id.as_str(), one.due_at));
    let accounts: Vec<ReviewDue> = news.accounts.iter().filter(is_due).cloned().collect();
    Ok((!accounts.is_empty()).then_some(ReviewsDue { accounts, ..news.clone() }))
}

/// The reviews that are due of the purchasing accounts in which a person decides, those due longest first.
async fn list_due(connection: &mut Connection, config: &Config, user_id: &str, now: Moment) -> Outcome<Vec<ReviewDue>> {
    let ids = db::reviews::list_accounts_of_reviewer(connection, user_id).await?;
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let mut due: Vec<(String, Moment)> = Vec::new();
    for row in db::reviews::list_states(connection, &ids).await? {
        if let Some(at) = due_of(config, &row, now).filter(|at| *at <= now) {
            due.push((row.account_id, at));
        }
    }
    let ids: Vec<&str> = due.iter().map(|(id, _)| id.as_str()).collect();
    let accounts = db::agreements::list_accounts_with_ends(connection, &ids).await?;
    let named = |(id, due_at): &(String, Moment)| {
        let (account, _) = accounts.iter().find(|(account, _)| account.account_id == *id)?;
        let (title, agreement) = (account.title(), account.agreement_number.clone());
        Some(ReviewDue { id: id.clone(), account: title, agreement, due_at: *due_at })
    };
    let mut named: Vec<ReviewDue> = due.iter().filter_map(named).collect();
    named.sort_by(|one, other| (one.due_at, &one.account).cmp(&(other.due_at, &other.account)));
    Ok(named)
}
