//! *Orders*: the list, with search, filters and pages.

use super::{
    exports::DATA,
    parts::{numbered_link, status_badge},
};
use crate::{
    components::{Tone, cell, empty, heads, note, number_cell, number_heads, page_head, table},
    domain::{
        day::Day,
        order::{OrderKind, OrderStatus},
        paging::Cursor,
    },
    pages::{
        components::{
            choice, date, day_range,
            files::export_links,
            guide_link, is_faulty_range,
            list::{
                self, Filters, SEARCH_HINT, Step, filters, filters_on_paper, first_row, in_use, results_head,
                search_field,
            },
        },
        frame::{
            Layout, Page, respond,
            scope::{data_status, elsewhere, named_scope, scope_name},
        },
    },
    paths,
    server::{
        context::Context,
        db::{
            MOST_PARTS,
            orders::{ListedOrder, OrderKey, OrderPartner},
        },
        failure::Outcome,
        html::IntoHtml,
        http::with_query,
        text::{self, text},
        workflow::{
            orders::{OrderList, OrderQuery, PAGE_SIZE, list as list_orders},
            scopes::Scoped,
        },
    },
};
use axum::{extract::Query as FromQuery, response::Response};
use leptos::prelude::*;
use serde::Deserialize;

/// The query of the page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Arrival {
    account: String,
    search: String,
    since: String,
    until: String,
    kind: String,
    status: String,
    partner: String,
    after: String,
    before: String,
    day: String,
    first: String,
    pub(super) form: String,
}

impl Arrival {
    /// The query. Invalid days are reported on the page; unknown words are ignored.
    pub(super) fn query(&self) -> OrderQuery {
        let day = |text: &str| Day::parse(text).map(|day| day.to_string());
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let key = |id: &str| OrderKey { ordered_on: self.day.clone(), id: id.to_owned() };
        OrderQuery {
            account: some(&self.account),
            since: day(&self.since),
            until: day(&self.until),
            kind: OrderKind::from_code(&self.kind),
            status: OrderStatus::from_code(&self.status),
            partner: some(&self.partner),
            text: self.search.clone(),
            from: Cursor::of_query(&self.after, &self.before, |row| Some(key(row))),
            first: first_row(&self.first),
        }
    }

    fn filters(&self) -> [(&'static str, &str); 6] {
        [
            ("search", &self.search),
            ("since", &self.since),
            ("until", &self.until),
            ("kind", &self.kind),
            ("status", &self.status),
            ("partner", &self.partner),
        ]
    }

    /// The filters in words, as a file tells them.
    pub(super) fn told(&self, context: &Context, partners: &[OrderPartner]) -> Vec<[String; 2]> {
        let t = context.locale();
        let partner = partners.iter().find(|partner| partner.id == self.partner).map(|partner| partner.name.clone());
        in_use([
            (text!(t, orders.search), Some(self.search.clone())),
            (text!(t, orders.since), Some(text::register_date(context.language, &self.since))),
            (text!(t, orders.until), Some(text::register_date(context.language, &self.until))),
            (text!(t, orders.kind), OrderKind::from_code(&self.kind).map(|kind| text::order_kind(t, kind))),
            (text!(t, common.status), OrderStatus::from_code(&self.status).map(|status| text::order_status(t, status))),
            (text!(t, label.partner), partner),
        ])
    }

    /// Whether a day is none, or the range ends before it starts.
    pub(super) fn is_faulty(&self) -> bool {
        is_faulty_range([&self.since, &self.until])
    }

    fn has_filters(&self) -> bool {
        self.filters().iter().any(|(_, value)| !value.is_empty())
    }

    /// The address without the filters.
    fn cleared(&self) -> String {
        with_query(paths::ORDERS, [("account", self.account.as_str())])
    }

    /// A URL with the current filters and the place in the list, which leads back to it.
    pub(super) fn kept(&self, path: &str, further: &[(&str, &str)]) -> String {
        let place = [("after", &self.after), ("before", &self.before), ("day", &self.day), ("first", &self.first)];
        let place = place.map(|(name, value)| (name, value.as_str()));
        self.link(path, &[&place, further].concat())
    }

    /// A URL with the current filters and more parameters.
    pub(super) fn link(&self, path: &str, further: &[(&str, &str)]) -> String {
        let kept = [("account", self.account.as_str())].into_iter().chain(self.filters());
        with_query(path, kept.chain(further.iter().copied()))
    }
}

/// Shows the list.
pub async fn show(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    let title = text!(context.locale(), label.orders);
    Ok(match list_orders(&context, &arrival.query()).await? {
        Scoped::Allowed(orders) => page(&context, &arrival, title, &orders),
        Scoped::NotHere(scopes) => elsewhere(&context, title, &arrival.account, &scopes),
    })
}

fn page(context: &Context, arrival: &Arrival, title: String, orders: &OrderList) -> Response {
    let t = context.locale();
    let named = named_scope(context, &arrival.account, &orders.purchases.scopes);
    let status = if arrival.is_faulty() { 422 } else { 200 };
    let page = Page::new(title.clone(), Layout::Wide).with_scope(named).with_status(status);
    respond(context, page, || {
        view! {
            {page_head(title, text!(t, orders.lead), ())}
            {data_status(context, &orders.purchases.scopes, orders.purchases.import.as_ref())}
            {filter_form(context, arrival, orders)}
            {(!arrival.is_faulty()).then(|| results(context, arrival, orders))}
            {guide_link(context, paths::GUIDE_AGREEMENTS, text!(t, support.agreements_title))}
        }
        .into_html()
    })
}

fn filter_form(context: &Context, arrival: &Arrival, orders: &OrderList) -> AnyView {
    let t = context.locale();
    let search = search_field(text!(t, orders.search), &arrival.search, Some(SEARCH_HINT));
    let kinds = OrderKind::ALL.map(|kind| (kind.code().to_owned(), text::order_kind(t, kind)));
    let statuses = OrderStatus::ALL.map(|status| (status.code().to_owned(), text::order_status(t, status)));
    let partners = orders.partners.iter().map(|partner| (partner.id.clone(), partner.name.clone()));
    let days = [
        ("since", text!(t, orders.since), arrival.since.as_str()),
        ("until", text!(t, orders.until), arrival.until.as_str()),
    ];
    let others = view! {
        {day_range(context, days)}
        {choice("kind", text!(t, orders.kind), text!(t, orders.any_kind), &arrival.kind, kinds.into_iter())}
        {choice("status", text!(t, common.status), text!(t, orders.any_status), &arrival.status, statuses.into_iter())}
        {(!orders.partners.is_empty()).then(|| {
            choice("partner", text!(t, label.partner), text!(t, orders.any_partner), &arrival.partner, partners)
        })}
    };
    filters(
        context,
        Filters {
            action: paths::ORDERS,
            kept: &[("account", &arrival.account)],
            main: search,
            others: others.into_html(),
            others_title: text!(t, common.more_filters),
            are_in_use: arrival.filters()[1..].iter().any(|(_, value)| !value.is_empty()),
            hint: [SEARCH_HINT.to_owned(), text!(t, orders.search_hint)],
            clear: arrival.has_filters().then(|| arrival.cleared()),
        },
    )
}

/// Whose orders alone were searched, if there are others.
fn searched_account(context: &Context, arrival: &Arrival, orders: &OrderList) -> Option<AnyView> {
    let [scope] = orders.purchases.scopes.as_slice() else { return None };
    let has_others = context.session.as_ref().is_some_and(|session| session.accounts.len() > 1);
    let name = scope_name(context, scope);
    let sentence = text!(context.locale(), orders.no_hits_account, account = name);
    (has_others && arrival.has_filters()).then(|| note(Tone::Info, sentence).into_html())
}

fn results(context: &Context, arrival: &Arrival, orders: &OrderList) -> AnyView {
    let t = context.locale();
    let on_paper = filters_on_paper(arrival.told(context, &orders.partners));
    if orders.orders.rows.is_empty() {
        let vendor = &context.app.config.vendor_name;
        let texts = if arrival.has_filters() {
            [text!(t, common.no_hits_title), text!(t, orders.no_hits_text)]
        } else {
            [text!(t, orders.empty_title), text!(t, orders.empty_text, vendor = vendor)]
        };
        let where_to = searched_account(context, arrival, orders);
        return view! { {on_paper}{empty("document", texts, None::<()>)}{where_to} }.into_html();
    }
    let has_several = orders.purchases.has_several();
    let rows = orders.orders.rows.iter().map(|one| row(context, arrival, one, has_several)).collect::<Vec<_>>();
    let heads = view! {
        {heads([
            text!(t, orders.kind_order),
            text!(t, orders.ordered_on),
            text!(t, orders.customer_number),
            text!(t, orders.kind),
            text!(t, label.partner),
        ])}
        {has_several.then(|| view! { <th scope="col">{text!(t, label.purchasing_account)}</th> })}
        {number_heads([text!(t, orders.lines)])}
        {self::heads([text!(t, common.status)])}
    };
    let link = |path, further: &[(&str, &str)]| arrival.link(path, further);
    let exports = export_links(
        context,
        [link(paths::ORDERS_XLSX, &[]), link(paths::ORDERS_CSV, &[])],
        Some((link(paths::ORDERS_CSV, &[("form", DATA)]), text!(t, orders.export_data))),
        Some(match orders.lines {
            Some(lines) => text!(t, orders.rows_of_file, count = text::grouped(context.language, lines)),
            None => text!(t, orders.many_rows_of_file),
        }),
    );
    let narrow = orders.has_more_products.then(|| note(Tone::Info, text!(t, orders.many_products, count = MOST_PARTS)));
    view! {
        {on_paper}
        {narrow}
        {results_head(context, &orders.extent, Some(exports))}
        {table("table", text!(t, orders.caption), heads, rows)}
        {pages(context, arrival, orders)}
    }
    .into_html()
}

fn row(context: &Context, arrival: &Arrival, listed: &ListedOrder, has_several: bool) -> AnyView {
    let t = context.locale();
    let order = &listed.order;
    let dash = || "–".to_owned();
    let is_canceled = order.status == OrderStatus::Canceled;
    let account = has_several.then(|| {
        let name = format!("{} · {}", listed.account_name, listed.account_number);
        cell(text!(t, label.purchasing_account), name)
    });
    let lines = usize::try_from(listed.lines).unwrap_or_default();
    let href = arrival.kept(&paths::of(paths::ORDER, &order.id), &[]);
    view! {
        <tr class=is_canceled.then_some("canceled")>
            <th scope="row">{numbered_link(href, listed.number())}</th>
            {cell(text!(t, orders.ordered_on), date(context, Some(&order.ordered_on)))}
            {cell(text!(t, orders.customer_number), order.customer_number.clone().unwrap_or_else(dash))}
            {cell(text!(t, orders.kind), text::order_kind(t, order.kind))}
            {cell(text!(t, label.partner), listed.partner_name.clone().unwrap_or_else(dash))}
            {account}
            {number_cell(text!(t, orders.lines), text::grouped(context.language, lines))}
            {cell(text!(t, common.status), status_badge(context, order.status))}
        </tr>
    }
    .into_html()
}

fn pages(context: &Context, arrival: &Arrival, orders: &OrderList) -> Option<AnyView> {
    let t = context.locale();
    let page = &orders.orders;
    let (first, last) = (page.rows.first()?, page.rows.last()?);
    let link = |name: &str, listed: &ListedOrder, first: usize| {
        let OrderKey { ordered_on, id } = listed.key();
        let place = [(name, id.as_str()), ("day", ordered_on.as_str()), ("first", &first.to_string())];
        arrival.link(paths::ORDERS, &place)
    };
    let labels = [text!(t, orders.first_page), text!(t, orders.previous_page), text!(t, orders.next_page)];
    list::pages(context, labels, page.has_previous, page.has_next, |step| match step {
        Step::First => arrival.link(paths::ORDERS, &[]),
        Step::Previous => link("before", first, orders.extent.previous(PAGE_SIZE)),
        Step::Next => link("after", last, orders.extent.next()),
    })
}
