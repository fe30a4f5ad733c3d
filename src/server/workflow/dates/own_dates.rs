//! *Dates*: what ends within a year and what has just ended, as far as the person sees it, and what they are reminded of.

use super::{
    endings::{Ending, Reach, all, days_around},
    reminding::key,
};
use crate::{
    api::{
        ApiError,
        dates::{ChangeReminders, DateAction},
    },
    domain::{
        access::Permission,
        day::Day,
        ending::{EndingKind, JUST_ENDED, Phase},
        moment::Moment,
        paging::{Counted, Cursor, Extent, Page},
    },
    server::{
        access::{authenticate, authorize},
        clock::calendar_day,
        context::Context,
        db::{self, date_settings::DateSettings, due_dates::DateKey},
        failure::Outcome,
        workflow::scopes::{NamedScope, Scoped, select_scopes},
    },
};
use std::collections::HashSet;

/// Days ahead that the page shows.
pub const AHEAD: i64 = 365;
/// Rows of a page.
pub const PAGE_SIZE: usize = 50;

/// Which dates a page shows.
#[derive(Clone, Debug, Default)]
pub struct DateQuery {
    /// The purchasing account in the address.
    pub account: Option<String>,
    /// Whether it shows what was put aside, and nothing else.
    pub is_of_dismissed: bool,
    /// Where it begins or ends.
    pub from: Cursor<DateKey>,
    /// The number of its first row.
    pub first: usize,
}

/// Something that ends, as the page shows it.
#[derive(Clone, Debug)]
pub struct ShownDate {
    /// What ends.
    pub ending: Ending,
    /// How many days it still runs; below zero for what has ended.
    pub days_left: i64,
}

impl ShownDate {
    /// Its place in the list: what has ended first, then what is nearest.
    fn place(&self) -> Place {
        (Phase::of(self.days_left) == Phase::Ahead, self.days_left.abs(), key(&self.ending))
    }
}

/// A place in the list: whether it is still ahead, how many days away, and what it is.
type Place = (bool, i64, DateKey);

/// What the page shows.
#[derive(Clone, Debug)]
pub struct OwnDates {
    /// The purchasing accounts.
    pub scopes: Vec<NamedScope>,
    /// The dates of the page.
    pub dates: Page<ShownDate>,
    /// Its place in the list.
    pub extent: Extent,
    /// How many were put aside.
    pub dismissed: usize,
    /// What the person is reminded of.
    pub settings: DateSettings,
    /// Since when the person's calendar has its address.
    pub calendar_since: Option<Moment>,
}

/// The dates that the person sees.
pub async fn list(context: &Context, query: &DateQuery) -> Outcome<Scoped<OwnDates>> {
    let actor = authorize(context, Permission::ViewAgreements)?;
    let mut connection = context.read().await?;
    let reach = Reach::of(&mut connection, &actor).await?;
    let scopes = match select_scopes(&actor, reach.accounts().to_vec(), query.account.as_deref()) {
        Scoped::Allowed(scopes) => scopes,
        Scoped::NotHere(scopes) => return Ok(Scoped::NotHere(scopes)),
    };
    let reach = reach.within(&scopes.iter().map(|scope| scope.scope.id()).collect());
    let (config, date) = (&context.app.config, context.today());
    let days = days_around(date, JUST_ENDED, AHEAD);
    let endings = all(&mut connection, config, &actor, &reach, &days, date).await?;
    let user_id = &actor.user().id;
    let dismissed = db::due_dates::list_dismissed(&mut connection, user_id, &days[0]).await?;
    let dismissed: HashSet<DateKey> = dismissed.into_iter().collect();
    let settings = db::date_settings::find(&mut connection, user_id).await?;
    let calendar_since = db::calendars::find(&mut connection, user_id).await?;
    let today = context.day();
    let shown = |ending: Ending| ShownDate { days_left: ending.days_left(today), ending };
    let (aside, rest): (Vec<ShownDate>, Vec<ShownDate>) =
        endings.into_iter().map(shown).partition(|one| dismissed.contains(&key(&one.ending)));
    let count = aside.len();
    let rows = if query.is_of_dismissed { aside } else { rest };
    let total = rows.len();
    let dates = cut(rows, &query.from, today);
    let extent = Extent::of(&dates, query.first, Some(Counted::All(total)));
    Ok(Scoped::Allowed(OwnDates { scopes, dates, extent, dismissed: count, settings, calendar_since }))
}

/// A page of the list, from a row on that may be gone.
fn cut(mut rows: Vec<ShownDate>, from: &Cursor<DateKey>, today: Day) -> Page<ShownDate> {
    rows.sort_by_cached_key(ShownDate::place);
    let place = |key: &DateKey| {
        let left = Day::parse(&key.ends_on).map_or(0, |day| day.days_since(today));
        (Phase::of(left) == Phase::Ahead, left.abs(), key.clone())
    };
    match from {
        Cursor::Beginning => {}
        Cursor::After(key) => {
            let last = place(key);
            rows.retain(|row| row.place() > last);
        }
        Cursor::Before(key) => {
            let first = place(key);
            rows.retain(|row| row.place() < first);
            rows.reverse();
        }
    }
    rows.truncate(PAGE_SIZE + 1);
    Page::cut(rows, PAGE_SIZE, from)
}

/// Puts something aside that has ended. What the person does not see is not there.
pub async fn dismiss(context: &Context, input: &DateAction) -> Outcome<()> {
    let key = find_ended(context, input).await?;
    let actor = authenticate(context)?;
    let mut change = context.change(actor.by()).await?;
    db::due_dates::dismiss(&mut change, &actor.user().id, &key, context.now).await?;
    change.commit().await
}

/// Shows something again that was put aside.
pub async fn restore(context: &Context, input: &DateAction) -> Outcome<()> {
    let key = find_ended(context, input).await?;
    let actor = authenticate(context)?;
    let mut change = context.change(actor.by()).await?;
    db::due_dates::restore(&mut change, &actor.user().id, &key).await?;
    change.commit().await
}

/// What has ended, if the person sees it.
async fn find_ended(context: &Context, input: &DateAction) -> Outcome<DateKey> {
    let actor = authorize(context, Permission::ViewAgreements)?;
    let kind = EndingKind::from_code(&input.kind).ok_or(ApiError::NotFound)?;
    let day = Day::parse(&input.ends_on).ok_or(ApiError::NotFound)?;
    let days_ago = calendar_day(context.today()).days_since(day);
    if !(1..=JUST_ENDED).contains(&days_ago) {
        return Err(ApiError::NotFound.into());
    }
    let wanted = DateKey { kind, subject: input.subject.clone(), ends_on: input.ends_on.clone() };
    let mut connection = context.read().await?;
    let reach = Reach::of(&mut connection, &actor).await?;
    let (days, config) = ([input.ends_on.clone(), input.ends_on.clone()], &context.app.config);
    let endings = all(&mut connection, config, &actor, &reach, &days, context.today()).await?;
    let is_seen = endings.iter().any(|ending| key(ending) == wanted);
    if is_seen { Ok(wanted) } else { Err(ApiError::NotFound.into()) }
}

/// Chooses what the person is reminded of.
pub async fn change_reminders(context: &Context, input: &ChangeReminders) -> Outcome<()> {
    let actor = authenticate(context)?;
    let is_wanted = |kind: EndingKind| {
        let answer = match kind {
            EndingKind::Agreement => &input.agreement,
            EndingKind::Offer => &input.offer,
            EndingKind::Use => &input.use_of_products,
            EndingKind::Assurance => &input.assurance,
            EndingKind::Subscription => &input.subscription,
            EndingKind::DomainValue => &input.domain_value,
            EndingKind::DomainGrace => &input.domain_grace,
        };
        answer == "true"
    };
    let muted = EndingKind::ALL.into_iter().filter(|kind| !is_wanted(*kind)).collect();
    let settings = DateSettings { is_on: input.by_email == "true", muted };
    let mut change = context.change(actor.by()).await?;
    db::date_settings::save(&mut change, &actor.user().id, &settings).await?;
    change.commit().await
}
