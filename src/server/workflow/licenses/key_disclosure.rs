//! Seeing a key, and taking keys away as a file: with a reason, by whoever has shown who they are, and not more than allowed.

use super::keys::{KeyQuery, count, filter, find_visible};
use crate::{
    api::{
        ApiError,
        keys::{ExportKeys, RevealKey, RevealedKey, parse_reason},
    },
    domain::{
        access::Permission,
        audit::Action,
        mail::{KeyNews, MailKind},
        moment::{Moment, Span},
        product_key::{KeyStanding, KeyType},
        register::RecordKind,
    },
    server::{
        access::{Actor, assert_unchanged, authorize},
        audit::Entry,
        context::Context,
        custody::{Disclosed, Reason, disclose},
        db::{
            self, Connection, Transaction,
            imports::ImportRow,
            limits::{Bucket, take},
            users::UserRow,
        },
        failure::Outcome,
        ids::new_id,
        workflow::{
            notices::tell_administrators_of_keys,
            scopes::{NamedScope, select_accounts},
            step_up::{self, Proof},
        },
    },
};
use serde_json::json;
use std::collections::BTreeMap;

/// Keys of a file: they are opened together, or none of them is.
pub const MOST_EXPORTED: usize = 5_000;
/// Purchasing accounts that a mail names.
const MOST_NAMED: usize = 20;
/// A short time, for the first limit of one person.
const SHORT: Span = Span::minutes(10);

/// Shows a key to someone who may view it, with a reason, after they have shown who they are.
pub async fn reveal(context: &Context, input: &RevealKey) -> Outcome<RevealedKey> {
    let actor = authorize(context, Permission::ViewKeys)?;
    let (row, scope) = find_visible(&mut context.read().await?, &actor, &input.key, Permission::ViewKeys).await?;
    let reason = reason(&input.reason, &input.reason_text)?;
    step_up::confirm(context, Proof::Password(&input.password)).await?;
    let mut change = context.change(actor.by()).await?;
    let actor = actor.recheck(&mut change, &[]).await?;
    assert_unchanged(&mut change, context).await?;
    if let Some(limit) = exceeded(context, &mut change, &actor).await? {
        drop(change);
        return Err(refuse(context, &actor, &[scope], limit).await?.into());
    }
    let found = BTreeMap::from([(row.purchasing_account_id, vec![row.id])]);
    let disclosed = disclose(change, &context.app.custody, &actor, &found, &reason, None).await?;
    let Disclosed { key, .. } = disclosed.into_iter().next().ok_or(ApiError::NotFound)?;
    Ok(RevealedKey { text: key.reveal().to_owned() })
}

fn reason(kind: &str, text: &str) -> Result<Reason, ApiError> {
    let (kind, text) = parse_reason(kind, text).map_err(|(field, code)| ApiError::field(field, code))?;
    Ok(Reason { kind, text })
}

/// A limit that is reached: until when, and how long its period is.
#[derive(Clone, Copy, Debug)]
struct Limit {
    wait: Span,
    period: Span,
    is_own: bool,
}

/// Whether the actor, or all people together, have seen as many keys as they may. A file counts as one.
async fn exceeded(context: &Context, tx: &mut Transaction, actor: &Actor) -> Outcome<Option<Limit>> {
    let (config, now) = (&context.app.config, context.now);
    let limits = [
        (Some(actor.user().id.as_str()), SHORT, config.reveals_at_once),
        (Some(actor.user().id.as_str()), Span::days(1), config.reveals_per_day),
        (None, Span::hours(1), config.reveals_per_hour),
    ];
    for (user_id, period, most) in limits {
        if user_id.is_none() {
            db::product_keys::lock_acts(tx).await?;
        }
        // The one that has to be over before another one is possible.
        let oldest = db::product_keys::find_act_before(tx, user_id, now - period, most - 1).await?;
        if let Some(oldest) = oldest {
            let wait = (oldest + period) - now;
            return Ok(Some(Limit { wait, period, is_own: user_id.is_some() }));
        }
    }
    Ok(None)
}

/// Tells the Account Administrators, once in each period, that someone wanted to see more keys than allowed.
async fn refuse(context: &Context, actor: &Actor, scopes: &[NamedScope], limit: Limit) -> Outcome<ApiError> {
    let mut change = context.change(actor.by()).await?;
    let user = actor.user();
    let key = format!("keys-limited:{}:{}", user.id, limit.period.0);
    let now = change.now;
    if limit.is_own && take(&mut change, &key, Bucket { burst: 1, period: limit.period }, now).await? {
        for scope in scopes {
            let (organization_id, scope_id) = (&scope.organization_id, scope.scope.id());
            change.record(Entry::of_scope(organization_id, scope_id, Action::KeysLimited, "", json!({})));
        }
        let kind = |scopes: &[&NamedScope]| MailKind::KeysLimited(news(user, None, scopes, now));
        tell_administrators_of_keys(&mut change, scopes, kind).await?;
    }
    change.commit().await?;
    Ok(ApiError::KeyLimit { seconds: limit.wait.whole_seconds_up().max(1), is_own: limit.is_own })
}

fn news(user: &UserRow, count: Option<usize>, scopes: &[&NamedScope], at: Moment) -> KeyNews {
    let accounts = scopes.iter().filter_map(|scope| scope.account.as_ref());
    KeyNews {
        name: user.name(),
        email: user.email.clone(),
        person: user.id.clone(),
        accounts: accounts.map(|one| format!("{} · {}", one.name, one.number)).take(MOST_NAMED).collect(),
        count,
        export: None,
        at,
    }
}

/// Keys that were taken away as a file.
pub struct KeyExport {
    /// Its id, which each row of the file has.
    pub id: String,
    /// Who took them away.
    pub by: UserRow,
    /// When.
    pub at: Moment,
    /// The purchasing accounts.
    pub scopes: Vec<NamedScope>,
    /// The keys.
    pub keys: Vec<Disclosed>,
}

/// What a file of keys would have.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The purchasing accounts.
    pub scopes: Vec<NamedScope>,
    /// How many keys.
    pub count: usize,
    /// Whether there are more than a file holds.
    pub is_cut: bool,
    /// The import whose keys they are.
    pub import: Option<ImportRow>,
}

fn query_of(input: &ExportKeys) -> KeyQuery {
    KeyQuery {
        account: (!input.account.is_empty()).then(|| input.account.clone()),
        text: input.search.clone(),
        r#type: KeyType::from_code(&input.r#type),
        standing: KeyStanding::from_code(&input.status),
        ..KeyQuery::default()
    }
}

/// What a file of keys would have; no key is opened.
pub async fn preview(context: &Context, input: &ExportKeys) -> Outcome<Preview> {
    let actor = authorize(context, Permission::ViewKeys)?;
    let query = query_of(input);
    let mut connection = context.read().await?;
    let scopes = scopes_of_export(&mut connection, &actor, &query).await?;
    let found = count(&mut connection, &scopes, &filter(context, &query), MOST_EXPORTED).await?;
    let import = db::imports::find_newest(&mut connection, RecordKind::Keys).await?;
    Ok(Preview { scopes, count: found.min(MOST_EXPORTED), is_cut: found > MOST_EXPORTED, import })
}

/// Takes keys away: those of a query in purchasing accounts whose keys the actor may view. Their Account Administrators hear of
/// it.
pub async fn export(context: &Context, input: &ExportKeys) -> Outcome<KeyExport> {
    let actor = authorize(context, Permission::ViewKeys)?;
    let reason = reason(&input.reason, &input.reason_text)?;
    step_up::confirm(context, Proof::Password(&input.password)).await?;
    let (scopes, found) = ids_of_export(context, &actor, &query_of(input)).await?;
    let mut change = context.change(actor.by()).await?;
    let actor = actor.recheck(&mut change, &[]).await?;
    assert_unchanged(&mut change, context).await?;
    if let Some(limit) = exceeded(context, &mut change, &actor).await? {
        drop(change);
        return Err(refuse(context, &actor, &scopes, limit).await?.into());
    }
    let (id, at, by) = (new_id(change.now), change.now, actor.user().clone());
    let of_keys: Vec<NamedScope> =
        scopes.iter().filter(|scope| found.contains_key(scope.scope.id())).cloned().collect();
    let kind = |scopes: &[&NamedScope]| {
        let count = scopes.iter().filter_map(|scope| found.get(scope.scope.id())).map(Vec::len).sum();
        MailKind::KeysExported(KeyNews { export: Some(id.clone()), ..news(&by, Some(count), scopes, at) })
    };
    tell_administrators_of_keys(&mut change, &of_keys, kind).await?;
    let mut keys = disclose(change, &context.app.custody, &actor, &found, &reason, Some(&id)).await?;
    keys.sort_by_cached_key(|key| (key.row.sort_name.clone(), key.row.id.clone()));
    Ok(KeyExport { id, by, at, scopes, keys })
}

/// The purchasing accounts of a query whose keys the actor may view.
async fn scopes_of_export(connection: &mut Connection, actor: &Actor, query: &KeyQuery) -> Outcome<Vec<NamedScope>> {
    select_accounts(connection, actor, Permission::ViewKeys, query.account.as_deref()).await?.or_not_found()
}

/// The same, and the ids of their keys by purchasing account, as many as a file holds; there are some.
async fn ids_of_export(
    context: &Context,
    actor: &Actor,
    query: &KeyQuery,
) -> Outcome<(Vec<NamedScope>, BTreeMap<String, Vec<String>>)> {
    let (mut connection, filter) = (context.read().await?, filter(context, query));
    let scopes = scopes_of_export(&mut connection, actor, query).await?;
    let (mut found, mut left) = (BTreeMap::new(), MOST_EXPORTED);
    for scope in &scopes {
        let limit = i64::try_from(left).unwrap_or(i64::MAX);
        let ids = db::product_keys::list_ids(&mut connection, scope.scope.id(), &filter, limit).await?;
        left -= ids.len();
        if !ids.is_empty() {
            found.insert(scope.scope.id().to_owned(), ids);
        }
        if left == 0 {
            break;
        }
    }
    if found.is_empty() { Err(ApiError::NotFound.into()) } else { Ok((scopes, found)) }
}
