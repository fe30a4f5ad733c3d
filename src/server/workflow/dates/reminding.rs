//! Reminds people of what ends: each of an event once ahead and once after it, in one mail for all that is new to them. Only
//! who may still see it is reminded, which is judged when the mail is queued and again when it is sent.

use super::endings::{Ending, Reach, all, days_around};
use crate::{
    domain::{
        account_details::{LEAD_DAYS, USUAL_LEAD_DAYS},
        audit::By,
        day::Day,
        ending::{DOMAIN_LEAD, LATEST, Phase, lead_days},
        mail::{DateNews, DueDate, MailKind},
        moment::Moment,
    },
    server::{
        access::{Actor, person},
        change::Change,
        clock::calendar_day,
        config::Config,
        db::{
            self, Connection, Db,
            due_dates::{DateKey, ReminderRow, Search},
        },
        failure::Outcome,
        mail::Message,
        state::App,
    },
};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap, HashSet};

/// What a mail lists; the rest is counted.
const MOST_LISTED: usize = 50;
/// What a person is reminded of together; the rest follows an hour later, so that no transaction grows long.
const MOST_TOGETHER: usize = 2_000;
/// The longest lead time.
const LONGEST_LEAD: i64 = {
    let [.., longest] = LEAD_DAYS;
    longest
};
const _: () = assert!(LEAD_DAYS[2] == USUAL_LEAD_DAYS, "the search takes the third lead time for the usual one");

/// The ids of the people who may have to be reminded of something today. It only reads.
pub async fn list_people_due(db: &Db, config: &Config, now: Moment) -> Outcome<BTreeSet<String>> {
    let today = calendar_day(config.day_of(now));
    let start = |day: Day| config.start_of(day).unwrap_or(now);
    let search = Search {
        since: today.plus(-LATEST).to_string(),
        today: today.to_string(),
        until: LEAD_DAYS.map(|days| today.plus(days).to_string()),
        begins_at: start(today.plus(-LATEST)),
        domains_until: start(today.plus(DOMAIN_LEAD + 1)),
    };
    Ok(db::due_dates::list_people_due(&mut db.read().await?, &search).await?)
}

/// Reminds a person of what is due and was not told; false where there is nothing, or another server has just done it.
pub async fn remind(app: &App, user_id: &str) -> Outcome<bool> {
    let today = app.today();
    // What is due is looked for without a writer.
    let mut connection = app.db.read().await?;
    let Some(actor) = person(&mut connection, user_id).await? else { return Ok(false) };
    let due = due(&mut connection, &app.config, &actor, today).await?;
    drop(connection);
    if due.is_empty() {
        return Ok(false);
    }
    let mut change = Change::begin(app, By::System).await?;
    // From here on, no other server reminds the person, and no one changes the roles.
    let actor = actor.recheck(&mut change, &[]).await?;
    let known = known(&mut change, user_id, today).await?;
    let mut due: Vec<Due> = due.into_iter().filter(|one| !known.contains(&one.row)).collect();
    due.truncate(MOST_TOGETHER);
    let rows: Vec<ReminderRow> = due.iter().map(|one| one.row.clone()).collect();
    let now = change.now;
    if rows.is_empty() || db::due_dates::add_reminders(&mut change, user_id, &rows, now).await? == 0 {
        return Ok(false);
    }
    let news = news(due.into_iter().map(|one| one.ending.due_date()).collect(), calendar_day(today));
    change.notify(Message::about_user(MailKind::Dates(news), actor.user()));
    change.commit().await?;
    Ok(true)
}

/// Something of which a person is to be reminded.
struct Due {
    row: ReminderRow,
    ending: Ending,
}

/// What a person is to be reminded of, as far as it was not told.
async fn due(connection: &mut Connection, config: &Config, actor: &Actor, today: Date) -> Outcome<Vec<Due>> {
    let user_id = &actor.user().id;
    let leads: HashMap<String, i64> = db::due_dates::list_reminding(connection, user_id)
        .await?
        .into_iter()
        .map(|row| (row.account_id, lead_days(row.lead_days)))
        .collect();
    let settings = db::date_settings::find(connection, user_id).await?;
    if leads.is_empty() || !settings.is_on {
        return Ok(Vec::new());
    }
    let accounts: HashSet<&str> = leads.keys().map(String::as_str).collect();
    let reach = Reach::of(connection, actor).await?.within(&accounts);
    let days = days_around(today, LATEST, LONGEST_LEAD);
    let endings = all(connection, config, actor, &reach, &days, today).await?;
    let known = known(connection, user_id, today).await?;
    let dismissed: HashSet<DateKey> =
        db::due_dates::list_dismissed(connection, user_id, &days[0]).await?.into_iter().collect();
    let today = calendar_day(today);
    let is_due = |ending: Ending| {
        // Nothing ends for anyone where a renewal follows; what a subscription says is not told by the order that bought it.
        let is_said_elsewhere = ending.subscription_id.is_none()
            && ending.product.as_ref().is_some_and(|product| product.service.is_some());
        if ending.continued_by.is_some() || is_said_elsewhere || !settings.wants(ending.kind) {
            return None;
        }
        let lead = leads.get(ending.scope.scope.id()).copied()?;
        let phase = Phase::due(ending.days_left(today), ending.kind.lead(lead))?;
        let row = ReminderRow { key: key(&ending), phase };
        (!known.contains(&row) && !dismissed.contains(&row.key)).then_some(Due { row, ending })
    };
    Ok(endings.into_iter().filter_map(is_due).collect())
}

/// What makes an ending one of its own.
#[must_use]
pub fn key(ending: &Ending) -> DateKey {
    DateKey { kind: ending.kind, subject: ending.subject.clone(), ends_on: ending.ends_on.clone() }
}

async fn known(connection: &mut Connection, user_id: &str, today: Date) -> Outcome<HashSet<ReminderRow>> {
    let [since, _] = days_around(today, LATEST, 0);
    Ok(db::due_dates::list_reminders(connection, user_id, &since).await?.into_iter().collect())
}

/// What a mail says, the nearest to today first.
fn news(mut dates: Vec<DueDate>, today: Day) -> DateNews {
    let distance = |date: &DueDate| Day::parse(&date.ends_on).map_or(0, |day| day.days_since(today).abs());
    dates.sort_by_key(distance);
    let more = dates.len().saturating_sub(MOST_LISTED);
    dates.truncate(MOST_LISTED);
    DateNews { today: today.to_string(), dates, more }
}

/// A mail as it is true now: without what the person may no longer see or does not want to hear, what has moved to another day,
/// and what was put aside.
/// None if nothing is left.
pub async fn still_true(app: &App, user_id: &str, news: &DateNews, now: Moment) -> Outcome<Option<DateNews>> {
    let mut connection = app.db.read().await?;
    let Some(actor) = person(&mut connection, user_id).await? else { return Ok(None) };
    let days: Option<[String; 2]> = {
        let days = || news.dates.iter().map(|date| date.ends_on.clone());
        days().min().zip(days().max()).map(Into::into)
    };
    let Some(days) = days else { return Ok(None) };
    let today = app.config.day_of(now);
    let reach = Reach::of(&mut connection, &actor).await?;
    let endings = all(&mut connection, &app.config, &actor, &reach, &days, today).await?;
    let dismissed = db::due_dates::list_dismissed(&mut connection, user_id, &days[0]).await?;
    let settings = db::date_settings::find(&mut connection, user_id).await?;
    let is_wanted = |key: &DateKey| settings.wants(key.kind) && !dismissed.contains(key);
    let endings: HashSet<DateKey> = endings.iter().map(key).filter(is_wanted).collect();
    let is_left = |date: &&DueDate| {
        let key = DateKey { kind: date.kind, subject: date.subject.clone(), ends_on: date.ends_on.clone() };
        endings.contains(&key)
    };
    let dates: Vec<DueDate> = news.dates.iter().filter(is_left).cloned().collect();
    let today = calendar_day(today).to_string();
    Ok((!dates.is_empty()).then_some(DateNews { today, dates, more: news.more }))
}
