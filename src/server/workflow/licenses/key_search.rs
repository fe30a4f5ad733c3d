//! Searching keys by their characters, which are kept nowhere.

use super::keys::{KeyList, Selected, select, shown};
use crate::{
    domain::{
        access::Permission,
        moment::Span,
        paging::{Extent, Page},
        product_key::{SHOWN, search_form},
    },
    server::{
        access::{Actor, authorize},
        change::Change,
        context::Context,
        db::{self, Connection, limits::Bucket},
        failure::Outcome,
        ids::new_id,
        workflow::{charge::charge, scopes::Scoped},
    },
};
use zeroize::Zeroizing;

/// Keys that a search by characters finds.
pub const MOST_FOUND: usize = 100;
/// Searches of one person by characters: more would be tries.
const SEARCHES: Bucket = Bucket { burst: 30, period: Span::seconds(20) };
/// What a search found is shown this long, so that the way back from a key leads to it.
const FOUND_FOR: Span = Span::minutes(30);
/// With what the paths begin under which that is kept.
const FOUND: &str = "keys-found:";
/// Stands for the id of a search that found nothing, of which nothing is kept.
const NOTHING: &str = "none";

/// Finds the keys with these last characters, or the one that is this key, in purchasing accounts whose keys the actor may
/// view: the id under which this session can look at them. The characters are kept nowhere, and are never part of an address.
pub async fn find(context: &Context, account: Option<&str>, typed: &str) -> Outcome<Scoped<String>> {
    let actor = authorize(context, Permission::ViewKeys)?;
    let typed = Zeroizing::new(search_form(typed));
    let selected = match select(&mut context.read().await?, context, account).await? {
        Scoped::Allowed(selected) => selected,
        Scoped::NotHere(scopes) => return Ok(Scoped::NotHere(scopes)),
    };
    if typed.chars().count() < SHOWN {
        return Ok(Scoped::Allowed(NOTHING.to_owned()));
    }
    let mut change = context.change(actor.by()).await?;
    // Searches are counted, so that no one finds out keys by trying.
    let now = change.now;
    charge(&mut change, &format!("key-search:{}", actor.user().id), SEARCHES, now).await?;
    let found = search(&mut change, context, &selected, &typed).await?;
    let id =
        if found.is_empty() { NOTHING.to_owned() } else { keep_found(&mut change, context, &actor, &found).await? };
    change.commit().await?;
    Ok(Scoped::Allowed(id))
}

/// The ids of the keys of a search, by name.
async fn search(
    connection: &mut Connection,
    context: &Context,
    selected: &Selected,
    typed: &str,
) -> Outcome<Vec<String>> {
    let digest = context.app.custody.digest_of_search(connection, typed).await?.unwrap_or_default();
    let limit = i64::try_from(MOST_FOUND).unwrap_or(i64::MAX);
    let mut rows = Vec::new();
    // Whoever may not view a key does not learn its characters by trying.
    for scope in selected.viewable() {
        let found = db::product_keys::list_found(connection, scope.scope.id(), (&digest, typed), limit).await?;
        rows.extend(found);
    }
    rows.sort_by_cached_key(|row| (row.sort_name.clone(), row.id.clone()));
    rows.truncate(MOST_FOUND);
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Keeps what a search found, beside the drafts of the same person, and forgets what is over.
async fn keep_found(change: &mut Change, context: &Context, actor: &Actor, found: &[String]) -> Outcome<String> {
    let (id, now, user_id) = (new_id(change.now), change.now, &actor.user().id);
    db::drafts::delete_older_of(change, user_id, FOUND, now - FOUND_FOR).await?;
    db::drafts::save(change, user_id, &found_path(context, &id), &serde_json::to_string(found)?, now).await?;
    Ok(id)
}

/// Under what a search of this session is kept.
fn found_path(context: &Context, id: &str) -> String {
    let session = context.session.as_ref().map(|session| session.token_hash.as_str()).unwrap_or_default();
    format!("{FOUND}{session}:{id}")
}

/// The ids that a search of this session found; none once it is over.
async fn kept_ids(
    connection: &mut Connection,
    context: &Context,
    actor: &Actor,
    id: &str,
) -> Outcome<Option<Vec<String>>> {
    if id == NOTHING {
        return Ok(Some(Vec::new()));
    }
    let (path, since) = (found_path(context, id), context.now - FOUND_FOR);
    let kept = db::drafts::find(connection, &actor.user().id, &path, since).await?;
    Ok(kept.and_then(|kept| serde_json::from_str(&kept).ok()))
}

/// The keys that a search of this session found, those of them that the actor may still view; none once the search is over.
pub async fn found(context: &Context, account: Option<&str>, id: &str) -> Outcome<Scoped<Option<KeyList>>> {
    let mut connection = context.read().await?;
    let selected = match select(&mut connection, context, account).await? {
        Scoped::Allowed(selected) => selected,
        Scoped::NotHere(scopes) => return Ok(Scoped::NotHere(scopes)),
    };
    let Some(ids) = kept_ids(&mut connection, context, &selected.actor, id).await? else {
        return Ok(Scoped::Allowed(None));
    };
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let mut rows = db::product_keys::list_by_ids(&mut connection, &ids).await?;
    rows.retain(|row| selected.viewable().any(|scope| scope.scope.id() == row.purchasing_account_id));
    rows.sort_by_cached_key(|row| (row.sort_name.clone(), row.id.clone()));
    let keys = Page { rows, has_previous: false, has_next: false };
    let extent = Extent::of(&keys, 1, None);
    Ok(Scoped::Allowed(Some(shown(&mut connection, context, selected, keys, extent).await?)))
}
