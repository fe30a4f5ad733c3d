//! *Keys*: the list, a key, seeing it, and taking keys away as a file. What they are, everyone sees who may know that they
//! exist; characters of them only those who may view them.

use super::{holdings::list_held, orders::products_of};
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
        paging::{Counted, Cursor, Extent, Page},
        product::{KeyNeed, product_name},
        product_key::{KeyStanding, KeyType, SHOWN, masked, search_form},
        register::RecordKind,
    },
    server::{
        access::{Actor, assert_unchanged, authorize},
        audit::Entry,
        change::Change,
        context::Context,
        custody::{Disclosed, Reason, disclose},
        db::{
            self, Connection, Transaction,
            imports::ImportRow,
            limits::{Bucket, take},
            order_lines::BoughtOf,
            product_keys::{KeyFilter, KeyPlace, ProductKeyRow, ViewRow},
            products::ProductRow,
            users::UserRow,
        },
        failure::Outcome,
        ids::new_id,
        text::sort_key,
        workflow::{
            charge::charge,
            notices::tell_administrators_of_keys,
            person::names_of,
            scopes::{NamedScope, Scoped, select_accounts, visible_accounts},
            step_up::{self, Proof},
        },
    },
};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use zeroize::Zeroizing;

/// Keys of a page.
pub const PAGE_SIZE: usize = 25;
/// Keys are counted up to so many.
const MOST_COUNTED: usize = 1_000;
/// Keys that a search by characters finds.
pub const MOST_FOUND: usize = 100;
/// Keys of a file: they are opened together, or none of them is.
pub const MOST_EXPORTED: usize = 5_000;
/// Purchasing accounts that a mail names.
const MOST_NAMED: usize = 20;
/// People who have seen a key that are listed.
const MOST_VIEWS: i64 = 100;
/// A short time, for the first limit of one person.
const SHORT: Span = Span::minutes(10);
/// Searches of one person by characters: more would be tries.
const SEARCHES: Bucket = Bucket { burst: 30, period: Span::seconds(20) };
/// What a search found is shown this long, so that the way back from a key leads to it.
const FOUND_FOR: Span = Span::minutes(30);
/// With what the paths begin under which that is kept.
const FOUND: &str = "keys-found:";
/// Stands for the id of a search that found nothing, of which nothing is kept.
const NOTHING: &str = "none";

/// Which keys a page shows.
#[derive(Clone, Debug, Default)]
pub struct KeyQuery {
    /// The purchasing account in the address.
    pub account: Option<String>,
    /// Part of the name of a product.
    pub text: String,
    /// Of this type.
    pub r#type: Option<KeyType>,
    /// That stand so today.
    pub standing: Option<KeyStanding>,
    /// Where the page begins.
    pub from: Cursor<KeyPlace>,
    /// The number of its first row.
    pub first: usize,
}

/// A key as it is shown: never more of it than the actor may know.
#[derive(Clone, Debug)]
pub struct ShownKey {
    /// The key's row, without characters of the key where the actor may not view it.
    row: ProductKeyRow,
    /// Whether the actor may view it.
    pub is_viewable: bool,
}

impl ShownKey {
    fn of(actor: &Actor, mut row: ProductKeyRow) -> Self {
        let is_viewable = can_view(actor, &row);
        row.shown_end = row.shown_end.filter(|_| is_viewable);
        Self { row, is_viewable }
    }

    /// The key without telling it.
    #[must_use]
    pub fn masked(&self) -> String {
        masked(self.row.shown_end.as_deref())
    }

    /// The row.
    #[must_use]
    pub const fn row(&self) -> &ProductKeyRow {
        &self.row
    }
}

fn can_view(actor: &Actor, row: &ProductKeyRow) -> bool {
    actor.can_in_account(Permission::ViewKeys, &row.agreement_id, &row.purchasing_account_id)
}

/// A page of keys.
#[derive(Clone, Debug)]
pub struct KeyList {
    /// The purchasing accounts whose keys they are.
    pub scopes: Vec<NamedScope>,
    /// The keys, by name.
    pub keys: Page<ShownKey>,
    /// Their place in the list.
    pub extent: Extent,
    /// The import whose keys the page shows.
    pub import: Option<ImportRow>,
    /// Whether the actor may view some of them.
    pub can_view: bool,
    /// Whom to ask for a key that the actor may not view.
    pub helpers: Vec<UserRow>,
    /// Products that were bought and need no key, by name.
    pub without_key: Vec<(String, KeyNeed)>,
    /// Those that need one of which none has arrived, by name.
    pub awaited: Vec<Awaited>,
}

/// What was bought and needs a key that has not arrived.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Awaited {
    /// Family, version and edition.
    pub product: String,
    /// The purchasing account that bought it.
    pub account_id: String,
}

/// What a page of keys speaks for, and what it says beside them.
struct Selected {
    actor: Actor,
    scopes: Vec<NamedScope>,
}

impl Selected {
    /// The purchasing accounts whose keys the actor may view.
    fn viewable(&self) -> impl Iterator<Item = &NamedScope> {
        self.scopes.iter().filter(|one| self.actor.can_in(Permission::ViewKeys, &one.scope))
    }
}

async fn select(connection: &mut Connection, context: &Context, asked: Option<&str>) -> Outcome<Scoped<Selected>> {
    let actor = authorize(context, Permission::ListKeys)?;
    Ok(match select_accounts(connection, &actor, Permission::ListKeys, asked).await? {
        Scoped::Allowed(scopes) => Scoped::Allowed(Selected { actor, scopes }),
        Scoped::NotHere(scopes) => Scoped::NotHere(scopes),
    })
}

fn filter(context: &Context, query: &KeyQuery) -> KeyFilter {
    KeyFilter {
        name: sort_key(query.text.trim()),
        r#type: query.r#type,
        standing: query.standing,
        today: context.today().to_string(),
    }
}

/// The keys that match a query.
pub async fn list(context: &Context, query: &KeyQuery) -> Outcome<Scoped<KeyList>> {
    let mut connection = context.read().await?;
    let selected = match select(&mut connection, context, query.account.as_deref()).await? {
        Scoped::Allowed(selected) => selected,
        Scoped::NotHere(scopes) => return Ok(Scoped::NotHere(scopes)),
    };
    let filter = filter(context, query);
    let keys = page(&mut connection, &selected.scopes, &filter, &query.from).await?;
    let counted =
        if keys.has_next { Some(count(&mut connection, &selected.scopes, &filter, MOST_COUNTED).await?) } else { None };
    let extent = Extent::of(&keys, query.first, counted.map(|found| Counted::of(found, MOST_COUNTED)));
    Ok(Scoped::Allowed(shown(&mut connection, context, selected, keys, extent).await?))
}

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

async fn shown(
    connection: &mut Connection,
    context: &Context,
    Selected { actor, scopes }: Selected,
    keys: Page<ProductKeyRow>,
    extent: Extent,
) -> Outcome<KeyList> {
    let import = db::imports::find_newest(connection, RecordKind::Keys).await?;
    let can_view = scopes.iter().any(|one| actor.can_in(Permission::ViewKeys, &one.scope));
    let helpers = if can_view { Vec::new() } else { helpers(connection, &scopes).await? };
    let ordered = Ordered::read(connection, &scopes).await?;
    let without_key = ordered.without_key();
    let awaited = ordered.awaited(connection, &context.today().to_string()).await?;
    let Page { rows, has_previous, has_next } = keys;
    let rows = rows.into_iter().map(|row| ShownKey::of(&actor, row)).collect();
    let keys = Page { rows, has_previous, has_next };
    Ok(KeyList { scopes, keys, extent, import, can_view, helpers, without_key, awaited })
}

/// The Account Administrators of some purchasing accounts, without duplicates.
async fn helpers(connection: &mut Connection, scopes: &[NamedScope]) -> Outcome<Vec<UserRow>> {
    let mut helpers: BTreeMap<String, UserRow> = BTreeMap::new();
    for scope in scopes {
        let administrators = db::roles::list_administrators(connection, scope.scope.id()).await?;
        helpers.extend(administrators.into_iter().map(|user| (user.email_key.clone(), user)));
    }
    Ok(helpers.into_values().collect())
}

/// The products of some purchasing accounts' orders.
struct Ordered {
    /// Part numbers, as compared, by the id of the purchasing account.
    parts: Vec<(String, Vec<String>)>,
    products: HashMap<String, ProductRow>,
}

impl Ordered {
    async fn read(connection: &mut Connection, scopes: &[NamedScope]) -> Outcome<Self> {
        let mut parts = Vec::new();
        for scope in scopes {
            let id = scope.scope.id().to_owned();
            let found = db::order_lines::list_parts(connection, &db::Buyer::Account(id.clone())).await?;
            parts.push((id, found));
        }
        let all: BTreeSet<&str> = parts.iter().flat_map(|(_, parts)| parts).map(String::as_str).collect();
        let products = products_of(connection, all.into_iter()).await?;
        Ok(Self { parts, products })
    }

    /// Those that need no key, by name.
    fn without_key(&self) -> Vec<(String, KeyNeed)> {
        let products = self.products.values().filter(|product| product.key_need != KeyNeed::Required);
        let name = |product: &ProductRow| product_name(&product.family, product.version.as_deref(), None);
        let mut named: Vec<_> = products.map(|product| (name(product), product.key_need)).collect();
        named.sort_by(|one, other| (sort_key(&one.0), one.1.code()).cmp(&(sort_key(&other.0), other.1.code())));
        named.dedup();
        named
    }

    /// Those that need a key of which the purchasing account has none, by name. Whether they are held is asked of their
    /// families alone.
    async fn awaited(&self, connection: &mut Connection, today: &str) -> Outcome<Vec<Awaited>> {
        let mut awaited = Vec::new();
        for (account_id, parts) in &self.parts {
            let missing = self.without_any(connection, account_id, parts).await?;
            let families: BTreeSet<&str> = missing.values().map(|product| product.family.as_str()).collect();
            for family in families {
                let held = list_held(connection, account_id, BoughtOf::Family(family), today).await?;
                let held = held.iter().filter(|row| row.usage_until.as_deref().is_none_or(|last| last >= today));
                awaited.extend(held.filter_map(|row| missing.get(row.part_key.as_str())).map(|product| Awaited {
                    product: product_name(&product.family, product.version.as_deref(), product.edition.as_deref()),
                    account_id: account_id.clone(),
                }));
            }
        }
        awaited.sort_by_cached_key(|one| (sort_key(&one.product), one.account_id.clone()));
        awaited.dedup();
        Ok(awaited)
    }

    /// The products among some, by part number, that need a key of which the purchasing account has none.
    async fn without_any(
        &self,
        connection: &mut Connection,
        account_id: &str,
        parts: &[String],
    ) -> Outcome<HashMap<&str, &ProductRow>> {
        let products = parts.iter().filter_map(|part| self.products.get(part));
        let mut missing: Vec<_> = products.filter(|product| product.key_need == KeyNeed::Required).collect();
        if !missing.is_empty() {
            let keys = db::product_keys::list_products(connection, account_id).await?;
            missing.retain(|product| !keys.iter().any(|key| key.is_for(product)));
        }
        Ok(missing.into_iter().map(|product| (product.part_key.as_str(), product)).collect())
    }
}

/// Keys of several purchasing accounts, merged.
async fn page(
    connection: &mut Connection,
    scopes: &[NamedScope],
    filter: &KeyFilter,
    from: &Cursor<KeyPlace>,
) -> Outcome<Page<ProductKeyRow>> {
    let limit = i64::try_from(PAGE_SIZE + 1).unwrap_or(i64::MAX);
    let mut rows = Vec::new();
    for scope in scopes {
        rows.append(&mut db::product_keys::page(connection, scope.scope.id(), filter, from, limit).await?);
    }
    if scopes.len() > 1 {
        rows.sort_by_cached_key(|row| (row.sort_name.clone(), row.id.clone()));
        if from.is_backward() {
            rows.reverse();
        }
    }
    Ok(Page::cut(rows, PAGE_SIZE, from))
}

/// How many keys match; where there are more than `most`, one more than that.
async fn count(connection: &mut Connection, scopes: &[NamedScope], filter: &KeyFilter, most: usize) -> Outcome<usize> {
    let mut found = 0;
    for scope in scopes {
        let left = i64::try_from(most + 1 - found).unwrap_or(i64::MAX);
        let more = db::product_keys::count_matching(connection, scope.scope.id(), filter, left).await?;
        found += usize::try_from(more).unwrap_or_default();
        if found > most {
            break;
        }
    }
    Ok(found)
}

/// That someone saw a key, with their name.
#[derive(Clone, Debug)]
pub struct NamedView {
    /// The row.
    pub row: ViewRow,
    /// The person's name.
    pub name: String,
}

/// A key with what is known of it.
#[derive(Clone, Debug)]
pub struct KeyView {
    /// The key.
    pub key: ShownKey,
    /// Its purchasing account.
    pub scope: NamedScope,
    /// Who has seen it while its purchasing account had it, the latest first; none for those who may not know.
    pub views: Option<Vec<NamedView>>,
    /// The import whose keys the page shows.
    pub import: Option<ImportRow>,
    /// Whom to ask, if the actor may not view it.
    pub helpers: Vec<UserRow>,
}

/// A key; what the actor may not know of does not exist.
pub async fn view(context: &Context, id: &str) -> Outcome<KeyView> {
    let actor = authorize(context, Permission::ListKeys)?;
    let mut connection = context.read().await?;
    let (row, scope) = find_visible(&mut connection, &actor, id, Permission::ListKeys).await?;
    let key = ShownKey::of(&actor, row);
    let views = if actor.rights().administers(&scope.scope) {
        Some(named_views(&mut connection, id, scope.scope.id()).await?)
    } else {
        None
    };
    let import = db::imports::find_newest(&mut connection, RecordKind::Keys).await?;
    let helpers =
        if key.is_viewable { Vec::new() } else { helpers(&mut connection, std::slice::from_ref(&scope)).await? };
    Ok(KeyView { key, scope, views, import, helpers })
}

/// A key of a purchasing account in which the actor has a permission.
async fn find_visible(
    connection: &mut Connection,
    actor: &Actor,
    id: &str,
    permission: Permission,
) -> Outcome<(ProductKeyRow, NamedScope)> {
    let row = db::product_keys::find(connection, id).await?.ok_or(ApiError::NotFound)?;
    let scopes = visible_accounts(connection, actor, permission).await?;
    let scope = scopes.into_iter().find(|one| one.scope.id() == row.purchasing_account_id);
    Ok((row, scope.ok_or(ApiError::NotFound)?))
}

async fn named_views(connection: &mut Connection, id: &str, account_id: &str) -> Outcome<Vec<NamedView>> {
    let views = db::product_keys::list_views(connection, id, account_id, MOST_VIEWS).await?;
    let names = names_of(connection, views.iter().map(|view| view.user_id.as_str())).await?;
    let with_name = |row: ViewRow| NamedView { name: names.get(&row.user_id).cloned().unwrap_or_default(), row };
    Ok(views.into_iter().map(with_name).collect())
}

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
