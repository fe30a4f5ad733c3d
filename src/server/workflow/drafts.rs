//! Drafts: a form submitted after the session ended comes back, unsent, once the same person has signed in again
//! (decision 10). Also the results of forms, for duplicate submissions.

use crate::{
    domain::moment::Span,
    paths,
    server::{
        access::{Actor, authenticate},
        change::Change,
        context::Context,
        db,
        failure::{Failure, Outcome},
    },
};
use serde::{Serialize, de::DeserializeOwned};

/// It is kept this long.
const LIFETIME: Span = Span::hours(12);

/// A repeated submit within this time is a double click.
const TWICE: Span = Span::minutes(1);

/// The key under which a choice of roles is kept: one per user, whatever pages a browser without a session names.
const CHOICE: &str = paths::PEOPLE;

/// The most bytes that are kept of a form.
const LARGEST: usize = 3 * 1024 * 1024;

/// Keeps the fields of a page's form, without passwords; false if no one was signed in, or there is too much. The key is one
/// of a few: without a session, no one can fill the database.
pub async fn keep(context: &Context, key: &'static str, form: &impl Serialize) -> Outcome<bool> {
    let session = context.session.as_ref().filter(|session| session.user.is_active);
    let fields = serde_json::to_string(form)?;
    let Some(session) = session.filter(|_| fields.len() <= LARGEST) else { return Ok(false) };
    let mut tx = context.write().await?;
    db::drafts::save(&mut tx, &session.user.id, key, &fields, context.now).await?;
    tx.commit().await?;
    Ok(true)
}

/// The fields that a person entered into a page's form. They are kept until the form is sent.
pub async fn find<T: DeserializeOwned>(context: &Context, path: &str) -> Outcome<Option<T>> {
    let actor = authenticate(context)?;
    let mut connection = context.read().await?;
    let fields = db::drafts::find(&mut connection, &actor.user().id, path, context.now - LIFETIME).await?;
    Ok(fields.and_then(|fields| serde_json::from_str(&fields).ok()))
}

/// Keeps the roles chosen on the page of a person or an invitation; only the newest choice.
pub async fn keep_choice(context: &Context, page: &str, roles: &[String]) -> Outcome<bool> {
    keep(context, CHOICE, &(page, roles)).await
}

/// The roles that the person chose on a page, kept until they are sent.
pub async fn find_choice(context: &Context, page: &str) -> Outcome<Option<Vec<String>>> {
    let kept: Option<(String, Vec<String>)> = find(context, CHOICE).await?;
    Ok(kept.and_then(|(of, roles)| (of == page).then_some(roles)))
}

/// Forgets the choice in the change that carries it out: both happen, or neither.
pub(super) async fn discard_choice(change: &mut Change, actor: &Actor) -> Outcome<()> {
    Ok(db::drafts::delete(change, &actor.user().id, CHOICE).await?)
}

/// Forgets what the person typed.
pub async fn discard(context: &Context, path: &str) -> Outcome<()> {
    let Ok(actor) = authenticate(context) else { return Ok(()) };
    let mut tx = context.write().await?;
    db::drafts::delete(&mut tx, &actor.user().id, path).await?;
    Ok(tx.commit().await?)
}

/// Records in a change's transaction that the actor has made it, with the id that undoes it.
pub(super) async fn remember(change: &mut Change, actor: &Actor, done: &str, act: Option<&str>) -> Outcome<()> {
    let now = change.now;
    Ok(db::drafts::save(change, &actor.user().id, done, act.unwrap_or_default(), now).await?)
}

/// The id that undoes a change, if the same user made it within the last minute.
pub(super) async fn recall(context: &Context, done: &str) -> Outcome<Option<String>> {
    let actor = authenticate(context)?;
    let mut connection = context.read().await?;
    let act = db::drafts::find(&mut connection, &actor.user().id, done, context.now - TWICE).await?;
    Ok(act.filter(|act| !act.is_empty()))
}

/// Returns `None` if the same user made this change within the last minute.
pub(super) async fn idempotent<T>(context: &Context, change: &str, begun: Outcome<T>) -> Outcome<Option<T>> {
    match begun {
        Err(Failure::Refused(_)) if was_done(context, change).await? => Ok(None),
        begun => begun.map(Some),
    }
}

async fn was_done(context: &Context, change: &str) -> Outcome<bool> {
    let actor = authenticate(context)?;
    let mut connection = context.read().await?;
    let done = db::drafts::find(&mut connection, &actor.user().id, change, context.now - TWICE).await?;
    Ok(done.is_some())
}
