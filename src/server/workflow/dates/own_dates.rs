//! *Dates*: what ends within a year and what has just ended, as far as the person sees it, and what they are reminded of.

use super::{
    endings::{Ending, OwnEndings, Reach, days_around, own},
    recipients::{self, Reaching},
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

/// Days ahead that the page shows.
pub const AHEAD: i64 = 365;
/// Rows of a page.
pub const PAGE_SIZE: usize = 20;

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
    /// By what the list is sorted: what has ended first, then what is nearest.
    fn sort_key(&self) -> SortKey {
        sort_key(self.ending.key(), self.days_left)
    }
}

/// Whether something is still ahead, how many days away, and what it is.
type SortKey = (bool, i64, DateKey);

fn sort_key(key: DateKey, days_left: i64) -> SortKey {
    (Phase::of(days_left) == Phase::Ahead, days_left.abs(), key)
}

/// Whom the dates that a page shows reach.
#[derive(Clone, Debug, Default)]
pub struct OwnReminders {
    /// The purchasing accounts of which the person is a renewal contact.
    pub as_contact: Vec<NamedScope>,
    /// Those of which something reaches them as Account Administrator, since no renewal contact may see it.
    pub as_administrator: Vec<NamedScope>,
}

impl OwnReminders {
    fn of(reaching: &[Reaching], scopes: &[NamedScope]) -> Self {
        let those = |is_contact: bool| {
            let is_one = |scope: &&NamedScope| {
                reaching.iter().any(|one| one.is_contact == is_contact && one.account_id == scope.scope.id())
            };
            scopes.iter().filter(is_one).cloned().collect()
        };
        Self { as_contact: those(true), as_administrator: those(false) }
    }
}

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
    /// Of which purchasing accounts the person is reminded.
    pub reminders: OwnReminders,
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
    let own = own(&mut connection, config, &actor, &reach, &days, date).await?;
    let OwnEndings { current, dismissed } = own.once();
    let user_id = &actor.user().id;
    let reminders = OwnReminders::of(&recipients::list(&mut connection, user_id).await?, &scopes);
    let settings = db::date_settings::find(&mut connection, user_id).await?;
    let calendar_since = db::calendars::find(&mut connection, user_id).await?;
    let today = context.day();
    let shown = |ending: Ending| ShownDate { days_left: ending.days_left(today), ending };
    let count = dismissed.len();
    let rows = if query.is_of_dismissed { dismissed } else { current };
    let rows: Vec<ShownDate> = rows.into_iter().map(shown).collect();
    let total = rows.len();
    let dates = cut(rows, &query.from, today);
    let extent = Extent::of(&dates, query.first, Some(Counted::All(total)));
    Ok(Scoped::Allowed(OwnDates { scopes, dates, extent, dismissed: count, reminders, settings, calendar_since }))
}

/// A page of the list, from a row on that may be gone.
fn cut(mut rows: Vec<ShownDate>, from: &Cursor<DateKey>, today: Day) -> Page<ShownDate> {
    rows.sort_by_cached_key(ShownDate::sort_key);
    let place = |key: &DateKey| {
        let days_left = Day::parse(&key.ends_on).map_or(0, |day| day.days_since(today));
        sort_key(key.clone(), days_left)
    };
    match from {
        Cursor::Beginning => {}
        Cursor::After(key) => {
            let last = place(key);
            rows.retain(|row| row.sort_key() > last);
        }
        Cursor::Before(key) => {
            let first = place(key);
            rows.retain(|row| row.sort_key() < first);
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
    let actor = actor.recheck(&mut change, &[]).await?;
    db::due_dates::dismiss(&mut change, &actor.user().id, &key, context.now).await?;
    change.commit().await
}

/// Shows something again that was put aside.
pub async fn restore(context: &Context, input: &DateAction) -> Outcome<()> {
    let key = find_ended(context, input).await?;
    let actor = authenticate(context)?;
    let mut change = context.change(actor.by()).await?;
    let actor = actor.recheck(&mut change, &[]).await?;
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
    let OwnEndings { current, dismissed } =
        own(&mut connection, config, &actor, &reach, &days, context.today()).await?;
    let is_seen = current.iter().chain(&dismissed).any(|ending| ending.key() == wanted);
    if is_seen { Ok(wanted) } else { Err(ApiError::NotFound.into()) }
}

/// Chooses what the person is reminded of; false where that is nothing.
pub async fn change_reminders(context: &Context, input: &ChangeReminders) -> Outcome<bool> {
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
            EndingKind::Cancellation => &input.cancellation,
            EndingKind::Reservation => &input.reservation,
        };
        answer == "true"
    };
    let muted: Vec<EndingKind> = EndingKind::ALL.into_iter().filter(|kind| !is_wanted(*kind)).collect();
    // Whoever wants none of all kinds wants no reminders.
    let is_on = input.by_email == "true" && muted.len() < EndingKind::ALL.len();
    let mut change = context.change(actor.by()).await?;
    let actor = actor.recheck(&mut change, &[]).await?;
    db::date_settings::save(&mut change, &actor.user().id, &DateSettings { is_on, muted }).await?;
    change.commit().await?;
    Ok(is_on)
}
