//! *Orders*: the list, and an order with its lines.

use super::purchases::{Purchases, assert_visible};
use crate::{
    api::ApiError,
    domain::{
        access::Permission,
        language::Language,
        number::search_form,
        order::{OrderKind, OrderStatus},
        paging::{Counted, Cursor, Extent, Page},
        register::RecordKind,
    },
    server::{
        access::authorize,
        context::Context,
        db::{
            self, Buyer, Connection,
            imports::ImportRow,
            order_lines::{LineRow, OrderedLine},
            orders::{ListedOrder, OrderFilter, OrderKey, OrderPartner},
            products::ProductRow,
        },
        failure::Outcome,
        text::sort_key,
        workflow::scopes::Scoped,
    },
};
use std::{collections::HashMap, sync::Arc};

/// Orders of a page.
pub const PAGE_SIZE: usize = 25;
/// Orders are counted up to so many.
const MOST_COUNTED: usize = 1_000;
/// Characters of a search that count.
const LONGEST_SEARCH: usize = 100;
/// Products that a search finds orders by.
const MOST_PRODUCTS: usize = 200;
/// Orders of an export that are read together.
const BATCH: usize = 400;

/// Which orders a page shows.
#[derive(Clone, Debug, Default)]
pub struct OrderQuery {
    /// The purchasing account in the address.
    pub account: Option<String>,
    /// Ordered on this day or later, `YYYY-MM-DD`.
    pub since: Option<String>,
    /// Ordered on this day or earlier.
    pub until: Option<String>,
    /// Of this kind.
    pub kind: Option<OrderKind>,
    /// With this status.
    pub status: Option<OrderStatus>,
    /// Placed by this partner.
    pub partner: Option<String>,
    /// Part of a number, of a part number or of the name of a product.
    pub text: String,
    /// Where the page begins.
    pub from: Cursor<OrderKey>,
    /// The number of its first row.
    pub first: usize,
}

/// A page of orders.
#[derive(Clone, Debug)]
pub struct OrderList {
    /// Whose they are.
    pub purchases: Purchases,
    /// The orders, the newest first.
    pub orders: Page<ListedOrder>,
    /// Their place in the list.
    pub extent: Extent,
    /// The partners to choose from.
    pub partners: Vec<OrderPartner>,
}

/// The orders that match a query.
pub async fn list(context: &Context, query: &OrderQuery) -> Outcome<Scoped<OrderList>> {
    let mut connection = context.read().await?;
    let purchases = match Purchases::select(&mut connection, context, query.account.as_deref()).await? {
        Scoped::Allowed(purchases) => purchases,
        Scoped::NotHere(scopes) => return Ok(Scoped::NotHere(scopes)),
    };
    let filter = filter(&mut connection, query).await?;
    let orders = page(&mut connection, &purchases.buyers, &filter, &query.from, PAGE_SIZE).await?;
    let counted = if orders.has_next { Some(count(&mut connection, &purchases.buyers, &filter).await?) } else { None };
    let mut agreements: Vec<&str> = purchases.scopes.iter().map(|scope| scope.scope.agreement_id.as_str()).collect();
    agreements.dedup();
    let partners = db::orders::list_partners(&mut connection, &agreements).await?;
    let extent = Extent::of(&orders, query.first, counted);
    Ok(Scoped::Allowed(OrderList { purchases, orders, extent, partners }))
}

async fn filter(connection: &mut Connection, query: &OrderQuery) -> Outcome<OrderFilter> {
    let text: String = query.text.trim().chars().filter(|c| !c.is_control()).take(LONGEST_SEARCH).collect();
    let part_keys = if text.chars().count() > 1 { matching_products(connection, &text).await? } else { Vec::new() };
    let number = search_form(&text);
    // Signs alone, which numbers are compared without, are part of none.
    let number = if number.is_empty() { text.clone() } else { number };
    Ok(OrderFilter {
        since: query.since.clone(),
        until: query.until.clone(),
        kind: query.kind,
        status: query.status,
        partner_id: query.partner.clone(),
        number,
        part_keys,
    })
}

/// The part numbers of products whose part number or name holds a text.
async fn matching_products(connection: &mut Connection, text: &str) -> Outcome<Vec<String>> {
    let (number, name) = (search_form(text), sort_key(text));
    let mut found = db::products::list_all(connection).await?;
    found.retain(|product| {
        let mut names = Language::ALL.into_iter().map(|language| product.description.text(language));
        (!number.is_empty() && search_form(&product.part_key).contains(&number))
            || (!name.is_empty() && names.any(|own| sort_key(own).contains(&name)))
    });
    Ok(found.into_iter().take(MOST_PRODUCTS).map(|product| product.part_key).collect())
}

/// Orders of several buyers, merged.
async fn page(
    connection: &mut Connection,
    buyers: &[Buyer],
    filter: &OrderFilter,
    from: &Cursor<OrderKey>,
    size: usize,
) -> Outcome<Page<ListedOrder>> {
    let limit = i64::try_from(size).unwrap_or(i64::MAX).saturating_add(1);
    let mut rows = Vec::new();
    for buyer in buyers {
        rows.append(&mut db::orders::page(connection, buyer, filter, from, limit).await?);
    }
    if buyers.len() > 1 {
        let place = |row: &ListedOrder| (row.order.ordered_on.clone(), row.order.id.clone());
        rows.sort_by_cached_key(place);
        if !from.is_backward() {
            rows.reverse();
        }
    }
    Ok(Page::cut(rows, size, from))
}

/// The latest orders of some buyers.
pub async fn latest(connection: &mut Connection, buyers: &[Buyer], count: usize) -> Outcome<Vec<ListedOrder>> {
    Ok(page(connection, buyers, &OrderFilter::default(), &Cursor::Beginning, count).await?.rows)
}

/// How many orders of some buyers match, as far as they are counted.
pub async fn count(connection: &mut Connection, buyers: &[Buyer], filter: &OrderFilter) -> Outcome<Counted> {
    let mut found = 0;
    for buyer in buyers {
        let left = MOST_COUNTED + 1 - found;
        let limit = i64::try_from(left).unwrap_or(i64::MAX);
        let more = db::orders::count_matching(connection, buyer, filter, limit).await?;
        found += usize::try_from(more).unwrap_or_default();
        if found > MOST_COUNTED {
            break;
        }
    }
    Ok(Counted::of(found, MOST_COUNTED))
}

/// A line of an order with its product, and what it has to do with lines of other orders.
#[derive(Clone, Debug)]
pub struct ShownLine {
    /// The line.
    pub row: LineRow,
    /// The product.
    pub product: ProductRow,
    /// The order that it corrects, if the actor may view that.
    pub corrects: Option<ListedOrder>,
    /// The lines that correct it.
    pub corrected_by: Vec<OrderedLine>,
}

/// An order with its lines.
#[derive(Clone, Debug)]
pub struct OrderView {
    /// The order.
    pub listed: ListedOrder,
    /// Its lines.
    pub lines: Vec<ShownLine>,
    /// The import whose orders the page shows.
    pub import: Option<ImportRow>,
}

/// An order; what the actor may not view does not exist.
pub async fn view(context: &Context, id: &str) -> Outcome<OrderView> {
    let actor = authorize(context, Permission::ViewOrders)?;
    let mut connection = context.read().await?;
    let listed = db::orders::find(&mut connection, id).await?.ok_or(ApiError::NotFound)?;
    let account_id = &listed.order.purchasing_account_id;
    assert_visible(&mut connection, &actor, account_id).await?;
    let rows = db::order_lines::list(&mut connection, id).await?;
    let products = products_of(&mut connection, rows.iter().map(|row| row.part_key.as_str())).await?;
    let mut correcting = db::order_lines::list_correcting(&mut connection, &listed.order.register_id).await?;
    // A correction belongs to the account of the order; one elsewhere is not this reader's to see.
    correcting.retain(|line| line.purchasing_account_id == *account_id);
    let mut corrected: HashMap<&str, Option<ListedOrder>> = HashMap::new();
    for register_id in rows.iter().filter_map(|row| row.corrects_order.as_deref()) {
        if !corrected.contains_key(register_id) {
            let other = db::orders::find_by_register_id(&mut connection, register_id).await?;
            let other = match other.filter(|other| other.purchasing_account_id == *account_id) {
                Some(other) => db::orders::find(&mut connection, &other.id).await?,
                None => None,
            };
            corrected.insert(register_id, other);
        }
    }
    let mut lines = Vec::with_capacity(rows.len());
    for row in &rows {
        lines.push(ShownLine {
            product: products.get(&row.part_key).cloned().ok_or(ApiError::NotFound)?,
            corrects: row.corrects_order.as_deref().and_then(|id| corrected.get(id).cloned().flatten()),
            corrected_by: correcting
                .iter()
                .filter(|line| line.line.corrects_line.as_ref() == Some(&row.line))
                .cloned()
                .collect(),
            row: row.clone(),
        });
    }
    let import = db::imports::find_newest(&mut connection, RecordKind::Orders).await?;
    Ok(OrderView { listed, lines, import })
}

/// Products by their part numbers, as compared.
pub async fn products_of<'a>(
    connection: &mut Connection,
    part_keys: impl Iterator<Item = &'a str>,
) -> Outcome<HashMap<String, ProductRow>> {
    let mut part_keys: Vec<&str> = part_keys.collect();
    part_keys.sort_unstable();
    part_keys.dedup();
    let rows = db::products::list(connection, &part_keys).await?;
    Ok(rows.into_iter().map(|row| (row.part_key.clone(), row)).collect())
}

/// An export of the orders that match a query, line by line. Each batch is read by itself: a client that takes its time
/// holds no connection.
pub struct OrderExport {
    context: Context,
    buyers: Vec<Buyer>,
    filter: OrderFilter,
    from: Option<Cursor<OrderKey>>,
    /// Products that were looked up.
    products: HashMap<String, Arc<ProductRow>>,
    /// Whose orders they are.
    pub purchases: Purchases,
}

/// A line of an export.
#[derive(Clone, Debug)]
pub struct ExportedLine {
    /// The order.
    pub order: Arc<ListedOrder>,
    /// The line.
    pub line: LineRow,
    /// The product.
    pub product: Arc<ProductRow>,
}

/// Begins an export.
pub async fn export(context: &Context, query: &OrderQuery) -> Outcome<OrderExport> {
    let mut connection = context.read().await?;
    let purchases = match Purchases::select(&mut connection, context, query.account.as_deref()).await? {
        Scoped::Allowed(purchases) => purchases,
        Scoped::NotHere(_) => return Err(ApiError::NotFound.into()),
    };
    let filter = filter(&mut connection, query).await?;
    let buyers = purchases.buyers.clone();
    let products = HashMap::new();
    Ok(OrderExport { context: context.clone(), buyers, filter, from: Some(Cursor::Beginning), products, purchases })
}

impl OrderExport {
    /// The next lines; none after the last.
    pub async fn next(&mut self) -> Outcome<Vec<ExportedLine>> {
        let Some(from) = self.from.take() else { return Ok(Vec::new()) };
        let mut connection = self.context.read().await?;
        let orders = page(&mut connection, &self.buyers, &self.filter, &from, BATCH).await?;
        if orders.has_next {
            self.from = orders.rows.last().map(|last| Cursor::After(last.key()));
        }
        let ids: Vec<&str> = orders.rows.iter().map(|row| row.order.id.as_str()).collect();
        let lines = db::order_lines::list_of(&mut connection, &ids).await?;
        let unknown = lines.iter().map(|line| line.part_key.as_str()).filter(|key| !self.products.contains_key(*key));
        let more = products_of(&mut connection, unknown).await?;
        self.products.extend(more.into_iter().map(|(key, product)| (key, Arc::new(product))));
        let mut by_order: HashMap<String, Vec<LineRow>> = HashMap::new();
        for line in lines {
            by_order.entry(line.order_id.clone()).or_default().push(line);
        }
        let mut exported = Vec::new();
        for order in orders.rows {
            let lines = by_order.remove(&order.order.id).unwrap_or_default();
            let order = Arc::new(order);
            for line in lines {
                let product = self.products.get(&line.part_key).cloned().ok_or(ApiError::NotFound)?;
                exported.push(ExportedLine { order: order.clone(), line, product });
            }
        }
        Ok(exported)
    }
}
