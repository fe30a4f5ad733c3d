//! *Keys*: the list, and a key. What they are, everyone sees who may know that they
//! exist; characters of them only those who may view them.

use super::{holdings::list_held, orders::products_of};
use crate::{
    api::ApiError,
    domain::{
        access::Permission,
        paging::{Counted, Cursor, Extent, Page},
        product::{KeyNeed, product_name},
        product_key::{KeyStanding, KeyType, masked},
        register::RecordKind,
    },
    server::{
        access::{Actor, authorize},
        context::Context,
        db::{
            self, Connection,
            imports::ImportRow,
            order_lines::BoughtOf,
            product_keys::{KeyFilter, KeyPlace, ProductKeyRow, ViewRow},
            products::ProductRow,
            users::UserRow,
        },
        failure::Outcome,
        text::sort_key,
        workflow::{
            person::names_of,
            scopes::{NamedScope, Scoped, select_accounts, visible_accounts},
        },
    },
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Keys of a page.
pub const PAGE_SIZE: usize = 25;
/// Keys are counted up to so many.
const MOST_COUNTED: usize = 1_000;
/// People who have seen a key that are listed.
const MOST_VIEWS: i64 = 100;

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
pub(super) struct Selected {
    pub(super) actor: Actor,
    pub(super) scopes: Vec<NamedScope>,
}

impl Selected {
    /// The purchasing accounts whose keys the actor may view.
    pub(super) fn viewable(&self) -> impl Iterator<Item = &NamedScope> {
        self.scopes.iter().filter(|one| self.actor.can_in(Permission::ViewKeys, &one.scope))
    }
}

pub(super) async fn select(
    connection: &mut Connection,
    context: &Context,
    asked: Option<&str>,
) -> Outcome<Scoped<Selected>> {
    let actor = authorize(context, Permission::ListKeys)?;
    Ok(match select_accounts(connection, &actor, Permission::ListKeys, asked).await? {
        Scoped::Allowed(scopes) => Scoped::Allowed(Selected { actor, scopes }),
        Scoped::NotHere(scopes) => Scoped::NotHere(scopes),
    })
}

pub(super) fn filter(context: &Context, query: &KeyQuery) -> KeyFilter {
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

pub(super) async fn shown(
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
pub(super) async fn count(
    connection: &mut Connection,
    scopes: &[NamedScope],
    filter: &KeyFilter,
    most: usize,
) -> Outcome<usize> {
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
pub(super) async fn find_visible(
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
