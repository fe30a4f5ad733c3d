//! Reminds people of what ends: each of an event once ahead and once after it, in one mail for all that is new to them. What is
//! due to a person is judged when the mail is queued and, by the same function, when it is sent.

use super::{
    endings::{Ending, OwnEndings, Reach, days_around, own},
    recipients::{self, Reaching},
};
use crate::{
    domain::{
        account_details::{LEAD_DAYS, USUAL_LEAD_DAYS},
        audit::By,
        day::Day,
        ending::{DOMAIN_GRACE_LEAD, DOMAIN_VALUE_LEAD, EndingKind, LATEST, RESERVATION_LEAD},
        mail::{DateNews, DueDate, MailKind},
        moment::Moment,
        reservation::DAYS_TO_CANCEL,
    },
    server::{
        access::{Actor, person},
        change::Change,
        clock::calendar_day,
        config::Config,
        db::{
            self, Connection, Db,
            due_dates::{ReminderRow, Search},
        },
        failure::Outcome,
        ids::new_id,
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
        domains_until: [DOMAIN_VALUE_LEAD, DOMAIN_GRACE_LEAD].map(|days| start(today.plus(days + 1))),
        cancelable_from: today.plus(DAYS_TO_CANCEL).to_string(),
        reserved_until: today.plus(RESERVATION_LEAD).to_string(),
    };
    Ok(db::due_dates::list_people_due(&mut db.read().await?, &search).await?)
}

/// Reminds a person of what is due and was not told; false where there is nothing, or another server has just done it.
pub async fn remind(app: &App, user_id: &str) -> Outcome<bool> {
    let today = app.today();
    // What is due is looked for without a writer.
    let mut connection = app.db.read().await?;
    let Some(actor) = person(&mut connection, user_id).await? else { return Ok(false) };
    let mut due = due(&mut connection, &app.config, &actor, today).await?;
    let known = known(&mut connection, user_id, today).await?;
    drop(connection);
    due.retain(|one| !known.contains(&one.row));
    if due.is_empty() {
        return Ok(false);
    }
    let mut change = Change::begin(app, By::System).await?;
    // From here on, no other server reminds the person, and no one changes the roles.
    let actor = actor.recheck(&mut change, &[]).await?;
    let known = self::known(&mut change, user_id, today).await?;
    due.retain(|one| !known.contains(&one.row));
    due.truncate(MOST_TOGETHER);
    let rows: Vec<ReminderRow> = due.iter().map(|one| one.row.clone()).collect();
    let (now, batch) = (change.now, new_id(change.now));
    if rows.is_empty() || db::due_dates::add_reminders(&mut change, user_id, &rows, &batch, now).await? == 0 {
        return Ok(false);
    }
    let news = news(&due, calendar_day(today), batch);
    change.notify(Message::about_user(MailKind::Dates(news), actor.user()));
    change.commit().await?;
    Ok(true)
}

/// Something of which a person is to be reminded.
struct Due {
    row: ReminderRow,
    ending: Ending,
}

/// Everything of which a person is to be reminded now, whether or not it was told.
async fn due(connection: &mut Connection, config: &Config, actor: &Actor, today: Date) -> Outcome<Vec<Due>> {
    let user_id = &actor.user().id;
    let reaching: HashMap<String, Reaching> =
        recipients::list(connection, user_id).await?.into_iter().map(|one| (one.account_id.clone(), one)).collect();
    let settings = db::date_settings::find(connection, user_id).await?;
    if reaching.is_empty() || !settings.is_on {
        return Ok(Vec::new());
    }
    let accounts: HashSet<&str> = reaching.keys().map(String::as_str).collect();
    let reach = Reach::of(connection, actor).await?.within(&accounts);
    let days = days_around(today, LATEST, LONGEST_LEAD);
    let OwnEndings { current, .. } = own(connection, config, actor, &reach, &days, today).await?;
    let today = calendar_day(today);
    let is_due = |ending: Ending| {
        let account = reaching.get(ending.scope.scope.id()).filter(|one| one.tells(ending.kind))?;
        if is_told_by_subscription(&ending) || !settings.wants(ending.kind) {
            return None;
        }
        let phase = ending.kind.due(ending.days_left(today), account.lead_days)?;
        Some(Due { row: ReminderRow { key: ending.key(), phase }, ending })
    };
    // Of the purchasing accounts that it concerns, any that reminds the person of it is enough.
    let mut rows = HashSet::new();
    Ok(current.into_iter().filter_map(is_due).filter(|one| rows.insert(one.row.clone())).collect())
}

/// Whether it is an order of an online service: whoever may see its subscription is reminded of that.
fn is_told_by_subscription(ending: &Ending) -> bool {
    let is_bought = matches!(ending.kind, EndingKind::Use | EndingKind::Assurance);
    is_bought && ending.product.as_ref().is_some_and(|product| product.service.is_some())
}

async fn known(connection: &mut Connection, user_id: &str, today: Date) -> Outcome<HashSet<ReminderRow>> {
    let [since, _] = days_around(today, LATEST, 0);
    Ok(db::due_dates::list_reminders(connection, user_id, &since).await?.into_iter().collect())
}

/// What a mail says, the nearest to today first.
fn news(due: &[Due], today: Day, batch: String) -> DateNews {
    let mut endings: Vec<&Ending> = due.iter().map(|one| &one.ending).collect();
    endings.sort_by_key(|ending| ending.days_left(today).abs());
    let dates: Vec<DueDate> = endings.iter().take(MOST_LISTED).map(|ending| ending.due_date()).collect();
    DateNews { today: today.to_string(), more: endings.len() - dates.len(), dates, batch }
}

/// A mail as it is true now: what of it the person is still to be reminded of. What has changed since can be told again, once it
/// is due again. None if nothing is left.
pub async fn still_true(app: &App, user_id: &str, news: &DateNews, now: Moment) -> Outcome<Option<DateNews>> {
    let today = app.config.day_of(now);
    let mut connection = app.db.read().await?;
    let told = db::due_dates::list_of_batch(&mut connection, user_id, &news.batch).await?;
    let mut due = match person(&mut connection, user_id).await? {
        Some(actor) => due(&mut connection, &app.config, &actor, today).await?,
        None => Vec::new(),
    };
    drop(connection);
    let told: HashSet<&ReminderRow> = told.iter().collect();
    due.retain(|one| told.contains(&one.row));
    let left: HashSet<&ReminderRow> = due.iter().map(|one| &one.row).collect();
    if left.is_empty() {
        return Ok(None);
    }
    if left.len() < told.len() {
        let mut change = Change::begin(app, By::System).await?;
        for row in told.difference(&left) {
            db::due_dates::forget_untold(&mut change, user_id, row, &news.batch).await?;
        }
        change.commit().await?;
    }
    Ok(Some(self::news(&due, calendar_day(today), news.batch.clone())))
}

/// Forgets what a mail that is not sent was to tell, so that it can be told again.
pub async fn forget(change: &mut Change, user_id: &str, news: &DateNews) -> Outcome<()> {
    Ok(db::due_dates::forget_batch(change, user_id, &news.batch).await?)
}
