//! *Orders*: the list, and an order with its lines.

use super::purchases::{Purchases, assert_visible};
use crate::{
    api::ApiError,
    domain::{
        access::Permission,
        language::Language,
        order::{OrderKind, OrderStatus},
        paging::{Counted, Cursor, Extent, Page},
        register::RecordKind,
    },
    server::{
        access::authorize,
        context::Context,
        db::{
            self, Buyer, Connection, MOST_PARTS,
            imports::ImportRow,
            order_lines::{LineRow, OrderedLine},
            orders::{ListedOrder, OrderFilter, OrderKey, OrderPartner, OrderRow},
            products::ProductRow,
        },
        failure::Outcome,
        text::Search,
        workflow::scopes::Scoped,
    },
};
use std::{collections::HashMap, sync::Arc};

/// Orders of a page.
pub const PAGE_SIZE: usize = 25;
/// Orders are counted up to so many.
const MOST_COUNTED: usize = 1_000;
/// And their lines up to so many.
const MOST_LINES_COUNTED: i64 = 20_000;
/// Orders, and about how many lines, of an export that are read together.
const BATCH: usize = 500;
const BATCH_LINES: i64 = 2_000;
/// Lines of an order that are shown together.
pub const LINES_PAGE: i64 = 200;
/// Corrections of an order that are looked at.
const MOST_CORRECTIONS: i64 = 1_000;

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
    /// How many lines all the orders have that match; none where neither orders nor lines are counted to the end.
    pub lines: Option<usize>,
    /// The partners to choose from.
    pub partners: Vec<OrderPartner>,
    /// Whether more products match the text than orders were searched for.
    pub has_more_products: bool,
}

/// The orders that match a query.
pub async fn list(context: &Context, query: &OrderQuery) -> Outcome<Scoped<OrderList>> {
    Purchases::of(context, query.account.as_deref(), async |connection, purchases| {
        let partners = partners(connection, &purchases).await?;
        let (filter, has_more_products) = filter(connection, query, &purchases.buyers, &partners).await?;
        let orders = page(connection, &purchases.buyers, &filter, &query.from, PAGE_SIZE).await?;
        let counted = if orders.has_next { Some(count(connection, &purchases.buyers, &filter).await?) } else { None };
        let extent = Extent::of(&orders, query.first, counted);
        let lines =
            if extent.has_more { None } else { lines_of(connection, &purchases.buyers, &filter, &orders).await? };
        Ok(OrderList { purchases, orders, extent, lines, partners, has_more_products })
    })
    .await
}

/// The partners of some purchases.
async fn partners(connection: &mut Connection, purchases: &Purchases) -> Outcome<Vec<OrderPartner>> {
    let mut agreements: Vec<&str> = purchases.scopes.iter().map(|scope| scope.scope.agreement_id.as_str()).collect();
    agreements.dedup();
    Ok(db::orders::list_partners(connection, &agreements).await?)
}

/// What a query asks for, and whether more products match its text than orders are searched for.
async fn filter(
    connection: &mut Connection,
    query: &OrderQuery,
    buyers: &[Buyer],
    partners: &[OrderPartner],
) -> Outcome<(OrderFilter, bool)> {
    let search = Search::of(&query.text);
    let mut part_keys =
        if search.is_short() { Vec::new() } else { matching_parts(connection, &search, buyers).await? };
    let has_more_products = part_keys.len() > MOST_PARTS;
    part_keys.truncate(MOST_PARTS);
    let filter = OrderFilter {
        since: query.since.clone(),
        until: query.until.clone(),
        kind: query.kind,
        status: query.status,
        partner_id: query.partner.clone().map(|id| known_partner(partners, id)),
        number: search.number,
        part_keys,
    };
    Ok((filter, has_more_products))
}

/// The id of a partner, or one that no partner has.
fn known_partner(partners: &[OrderPartner], id: String) -> String {
    if partners.iter().any(|partner| partner.id == id) { id } else { "-".to_owned() }
}

/// The products of orders of some buyers whose part number or name holds a text.
async fn matching_parts(connection: &mut Connection, search: &Search, buyers: &[Buyer]) -> Outcome<Vec<String>> {
    let mut bought = Vec::new();
    for buyer in buyers {
        bought.append(&mut db::order_lines::list_parts(connection, buyer).await?);
    }
    let products = products_of(connection, bought.iter().map(String::as_str)).await?;
    let is_found = |product: &&ProductRow| {
        let mut names = Language::ALL.into_iter().map(|language| product.description.text(language));
        search.is_in_number(&product.part_key) || names.any(|name| search.is_in_name(name))
    };
    let mut found: Vec<String> = products.values().filter(is_found).map(|product| product.part_key.clone()).collect();
    found.sort_unstable();
    Ok(found)
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

/// How many lines the orders have that match, of which one page is known; none where they are too many to be counted.
async fn lines_of(
    connection: &mut Connection,
    buyers: &[Buyer],
    filter: &OrderFilter,
    orders: &Page<ListedOrder>,
) -> Outcome<Option<usize>> {
    let mut lines = 0;
    if orders.has_next || orders.has_previous {
        for buyer in buyers {
            lines += db::orders::count_lines(connection, buyer, filter, MOST_LINES_COUNTED + 1 - lines).await?;
            if lines > MOST_LINES_COUNTED {
                break;
            }
        }
    } else {
        lines = orders.rows.iter().map(|listed| listed.lines).sum();
    }
    Ok(usize::try_from(lines).ok().filter(|_| lines <= MOST_LINES_COUNTED))
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
    /// Its lines on this page.
    pub lines: Vec<ShownLine>,
    /// The place of the first one, from 0.
    pub from: i64,
    /// The import whose orders the page shows.
    pub import: Option<ImportRow>,
}

/// Which lines of an order a page shows.
#[derive(Clone, Copy, Debug)]
pub enum LinesFrom<'a> {
    /// Those from a place on.
    Place(i64),
    /// Those among which a line with this number is.
    Line(&'a str),
}

async fn find_visible(connection: &mut Connection, context: &Context, id: &str) -> Outcome<ListedOrder> {
    let actor = authorize(context, Permission::ViewOrders)?;
    let listed = db::orders::find(connection, id).await?.ok_or(ApiError::NotFound)?;
    assert_visible(connection, &actor, &listed.order.purchasing_account_id).await?;
    Ok(listed)
}

/// An order; what the actor may not view does not exist.
pub async fn view(context: &Context, id: &str, from: LinesFrom<'_>) -> Outcome<OrderView> {
    let mut connection = context.read().await?;
    let listed = find_visible(&mut connection, context, id).await?;
    let place = match from {
        LinesFrom::Place(place) => place,
        LinesFrom::Line(line) => db::order_lines::find_place(&mut connection, id, line).await?.unwrap_or_default(),
    };
    let from = place.clamp(0, (listed.lines - 1).max(0)) / LINES_PAGE * LINES_PAGE;
    let rows = db::order_lines::page(&mut connection, id, from, LINES_PAGE).await?;
    let lines = with_relations(&mut connection, &listed.order, rows).await?;
    let import = db::imports::find_newest(&mut connection, RecordKind::Orders).await?;
    Ok(OrderView { listed, lines, from, import })
}

/// The lines with their products and corrections.
async fn with_relations(connection: &mut Connection, order: &OrderRow, rows: Vec<LineRow>) -> Outcome<Vec<ShownLine>> {
    let account_id = &order.purchasing_account_id;
    let products = products_of(connection, rows.iter().map(|row| row.part_key.as_str())).await?;
    let correcting =
        db::order_lines::list_correcting(connection, account_id, &order.register_id, MOST_CORRECTIONS).await?;
    let mut corrected_by: HashMap<String, Vec<OrderedLine>> = HashMap::new();
    for line in correcting {
        corrected_by.entry(line.line.corrects_line.clone().unwrap_or_default()).or_default().push(line);
    }
    let corrected = Corrected::read(connection, &rows).await?;
    let shown = |row: LineRow| {
        Ok(ShownLine {
            product: products.get(&row.part_key).cloned().ok_or(ApiError::NotFound)?,
            corrects: corrected.by(order, &row).cloned(),
            corrected_by: corrected_by.remove(&row.line).unwrap_or_default(),
            row,
        })
    };
    rows.into_iter().map(shown).collect()
}

/// The orders that some lines correct, by the register's ids.
struct Corrected(HashMap<String, ListedOrder>);

impl Corrected {
    async fn read(connection: &mut Connection, rows: &[LineRow]) -> Outcome<Self> {
        let mut named: Vec<&str> = rows.iter().filter_map(|row| row.corrects_order.as_deref()).collect();
        named.sort_unstable();
        named.dedup();
        let corrected = db::orders::list_by_register_ids(connection, &named).await?;
        Ok(Self(corrected.into_iter().map(|other| (other.order.register_id.clone(), other)).collect()))
    }

    /// What a line of an order corrects. It belongs to the account of the order; one elsewhere is not this reader's to see.
    fn by(&self, order: &OrderRow, line: &LineRow) -> Option<&ListedOrder> {
        let corrected = self.0.get(line.corrects_order.as_ref()?)?;
        (corrected.order.purchasing_account_id == order.purchasing_account_id).then_some(corrected)
    }
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

/// Orders that an export has not read yet.
enum Unread {
    /// Those that match, from there on.
    Matching(OrderFilter, Cursor<OrderKey>),
    /// This one.
    One(Box<ListedOrder>),
}

/// What no number holds as it is searched for: hyphens are left out.
const NO_NUMBER: &str = "-";

/// An export of orders, line by line. Each batch is read by itself: a client that takes its time
/// holds no connection.
pub struct OrderExport {
    context: Context,
    unread: Option<Unread>,
    /// Products that were looked up.
    products: HashMap<String, Arc<ProductRow>>,
    /// Whose orders they are.
    pub purchases: Purchases,
    /// The partners, to name that of the filter.
    pub partners: Vec<OrderPartner>,
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
    /// The number by which a reader knows the order that it corrects.
    pub corrects: Option<String>,
}

/// Begins an export.
pub async fn export(context: &Context, query: &OrderQuery) -> Outcome<OrderExport> {
    let begun = Purchases::of(context, query.account.as_deref(), async |connection, purchases| {
        let partners = partners(connection, &purchases).await?;
        let (filter, _) = filter(connection, query, &purchases.buyers, &partners).await?;
        let unread = Some(Unread::Matching(filter, Cursor::Beginning));
        Ok(OrderExport { context: context.clone(), unread, products: HashMap::new(), purchases, partners })
    });
    begun.await?.or_not_found()
}

/// Begins an export of one order; what the actor may not view does not exist.
pub async fn export_one(context: &Context, id: &str) -> Outcome<(ListedOrder, OrderExport)> {
    let mut connection = context.read().await?;
    let listed = find_visible(&mut connection, context, id).await?;
    let account = Some(listed.order.purchasing_account_id.as_str());
    let purchases = Purchases::select(&mut connection, context, account).await?.or_not_found()?;
    let (unread, partners) = (Some(Unread::One(Box::new(listed.clone()))), Vec::new());
    let export = OrderExport { context: context.clone(), unread, products: HashMap::new(), purchases, partners };
    Ok((listed, export))
}

impl OrderExport {
    /// Leaves out orders without a line of one of some products, as compared, where those are few enough to look for.
    pub fn narrow(&mut self, part_keys: Vec<String>) {
        if let Some(Unread::Matching(filter, _)) = self.unread.as_mut().filter(|_| part_keys.len() <= MOST_PARTS) {
            (filter.number, filter.part_keys) = (NO_NUMBER.to_owned(), part_keys);
        }
    }

    /// The next lines; none after the last.
    pub async fn next(&mut self) -> Outcome<Vec<ExportedLine>> {
        let Some(unread) = self.unread.take() else { return Ok(Vec::new()) };
        let mut connection = self.context.read().await?;
        let orders = match unread {
            Unread::One(order) => vec![*order],
            Unread::Matching(filter, from) => self.next_orders(&mut connection, filter, from).await?,
        };
        let ids: Vec<&str> = orders.iter().map(|row| row.order.id.as_str()).collect();
        let lines = db::order_lines::list_of(&mut connection, &ids).await?;
        let unknown = lines.iter().map(|line| line.part_key.as_str()).filter(|key| !self.products.contains_key(*key));
        let more = products_of(&mut connection, unknown).await?;
        self.products.extend(more.into_iter().map(|(key, product)| (key, Arc::new(product))));
        let corrected = Corrected::read(&mut connection, &lines).await?;
        let mut by_order: HashMap<String, Vec<LineRow>> = HashMap::new();
        for line in lines {
            by_order.entry(line.order_id.clone()).or_default().push(line);
        }
        let mut exported = Vec::new();
        for order in orders {
            let lines = by_order.remove(&order.order.id).unwrap_or_default();
            let order = Arc::new(order);
            for line in lines {
                let product = self.products.get(&line.part_key).cloned().ok_or(ApiError::NotFound)?;
                let corrects = line
                    .corrects_order
                    .as_ref()
                    .map(|id| corrected.by(&order.order, &line).map_or(id.as_str(), ListedOrder::number).to_owned());
                exported.push(ExportedLine { order: order.clone(), line, product, corrects });
            }
        }
        Ok(exported)
    }

    /// The next orders that match, about as many as have [`BATCH_LINES`] lines together.
    async fn next_orders(
        &mut self,
        connection: &mut Connection,
        filter: OrderFilter,
        from: Cursor<OrderKey>,
    ) -> Outcome<Vec<ListedOrder>> {
        let mut orders = page(connection, &self.purchases.buyers, &filter, &from, BATCH).await?;
        let taken = first_of(&orders.rows, BATCH_LINES);
        orders.has_next |= taken < orders.rows.len();
        orders.rows.truncate(taken);
        let last = orders.rows.last().filter(|_| orders.has_next);
        self.unread = last.map(|last| Unread::Matching(filter, Cursor::After(last.key())));
        Ok(orders.rows)
    }
}

/// How many of some orders have about so many lines together; at least one.
fn first_of(orders: &[ListedOrder], lines: i64) -> usize {
    let mut sum = 0;
    let more = orders.iter().take_while(|listed| {
        let is_taken = sum < lines;
        sum += listed.lines;
        is_taken
    });
    more.count()
}
