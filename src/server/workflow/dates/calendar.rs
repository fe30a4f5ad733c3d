//! The calendar of what ends, to which programs subscribe by a secret address. Whoever has it reads what its owner may see at
//! that moment, without signing in.

use super::endings::{Ending, OwnEndings, Reach, days_around, own};
use crate::{
    api::{ApiError, dates::CalendarAction},
    domain::{
        access::Permission,
        audit::Action,
        language::Language,
        mail::{CalendarNews, MailKind},
        moment::{Moment, Span},
    },
    paths,
    server::{
        access::{assert_unchanged, authenticate, person},
        audit::Entry,
        context::Context,
        db::{self, limits::Bucket},
        failure::Outcome,
        mail::Message,
        token::Token,
        workflow::charge::charge,
    },
};
use serde_json::json;

/// How often someone gives their calendar an address: each time, an email tells them.
const CREATED: Bucket = Bucket { burst: 5, period: Span::hours(1) };
/// How often a calendar is read: programs ask every few minutes at most, several of them at once.
const OF_CALENDAR: Bucket = Bucket { burst: 30, period: Span::seconds(30) };
/// Days back and ahead of which a calendar tells.
const DAYS: [i64; 2] = [90, 1_096];
/// The entries that a calendar has at most: the nearest ones.
const MOST_ENTRIES: usize = 5_000;

/// Gives the person's calendar an address, which no one can look up later, in place of the one that it has. A form that was
/// about another calendar than there is now changes nothing.
pub async fn create(context: &Context, input: &CalendarAction) -> Outcome<String> {
    let actor = authenticate(context)?;
    // Whoever sees nothing that ends has no calendar.
    if !actor.can(Permission::ViewAgreements) {
        return Err(ApiError::NotFound.into());
    }
    let (token, since) = (Token::random(), since(input)?);
    let mut change = context.change(actor.by()).await?;
    let actor = actor.recheck(&mut change, &[]).await?;
    // Who was signed out meanwhile, by a new password or a colleague, is left without an address.
    assert_unchanged(&mut change, context).await?;
    let (now, user_id) = (change.now, actor.user().id.clone());
    let is_done = match since {
        None => db::calendars::create(&mut change, &user_id, &token.hash(), now).await?,
        Some(since) => db::calendars::renew(&mut change, &user_id, since, &token.hash(), now).await?,
    };
    if !is_done {
        return Err(ApiError::NotFound.into());
    }
    charge(&mut change, &format!("calendar:{user_id}"), CREATED, now).await?;
    let news = CalendarNews { is_renewed: since.is_some() };
    change.notify(Message::about_user(MailKind::CalendarAddress(news), actor.user()));
    change.record(Entry::of_nobody(Action::CalendarCreated, &user_id, json!({})));
    change.commit().await?;
    Ok(format!("{}{}", context.app.config.base_url.origin, paths::of(paths::CALENDAR_FEED, token.secret())))
}

/// Ends the person's calendar: its address leads nowhere.
pub async fn end(context: &Context, input: &CalendarAction) -> Outcome<()> {
    let actor = authenticate(context)?;
    let since = since(input)?.ok_or(ApiError::NotFound)?;
    let mut change = context.change(actor.by()).await?;
    let actor = actor.recheck(&mut change, &[]).await?;
    let user_id = actor.user().id.clone();
    if !db::calendars::delete(&mut change, &user_id, since).await? {
        return Err(ApiError::NotFound.into());
    }
    change.record(Entry::of_nobody(Action::CalendarEnded, &user_id, json!({})));
    change.commit().await
}

/// Whether a form is about the calendar that the person has.
pub async fn is_current(context: &Context, input: &CalendarAction) -> Outcome<bool> {
    let actor = authenticate(context)?;
    let stored = db::calendars::find(&mut context.read().await?, &actor.user().id).await?;
    Ok(stored.is_some() && since(input).is_ok_and(|since| since == stored))
}

fn since(input: &CalendarAction) -> Result<Option<Moment>, ApiError> {
    match input.since.as_str() {
        "" => Ok(None),
        since => since.parse().map(|since| Some(Moment(since))).map_err(|_| ApiError::NotFound),
    }
}

/// A calendar as its owner may see it now.
pub struct Calendar {
    /// The language of its owner.
    pub language: Language,
    /// Its entries, in the order of their days.
    pub endings: Vec<Ending>,
}

/// The calendar behind an address; none where it leads nowhere, or its owner is deactivated or has lost every role.
pub async fn find(context: &Context, token: &Token) -> Outcome<Option<Calendar>> {
    let mut connection = context.read().await?;
    let Some(owner) = db::calendars::find_owner(&mut connection, &token.hash()).await? else { return Ok(None) };
    if let Some(wait) = context.app.calendars.take(&owner, OF_CALENDAR, context.now) {
        return Err(ApiError::Wait { seconds: wait.whole_seconds_up() }.into());
    }
    let Some(actor) = person(&mut connection, &owner).await? else { return Ok(None) };
    let (today, config) = (context.today(), &context.app.config);
    let reach = Reach::of(&mut connection, &actor).await?;
    let [before, after] = DAYS;
    let days = days_around(today, before, after);
    let own = own(&mut connection, config, &actor, &reach, &days, today).await?;
    let OwnEndings { current: mut endings, .. } = own.once();
    if endings.len() > MOST_ENTRIES {
        let today = context.day();
        endings.sort_by_key(|ending| ending.days_left(today).abs());
        endings.truncate(MOST_ENTRIES);
        endings.sort_by(|one, other| one.ends_on.cmp(&other.ends_on));
    }
    Ok(Some(Calendar { language: actor.user().language, endings }))
}
