//! *Keys*: the list, with filters and pages, and the search by characters of a key, which stay out of the address.

use crate::{
    api::keys::ExportKeys,
    components::{Input, Tone, badge, cell, empty, heads, note, number_cell, number_heads, page_head, section, table},
    domain::{
        paging::Cursor,
        product::KeyNeed,
        product_key::{KeyStanding, KeyType},
    },
    pages::{
        components::{
            choice, form_fields, guide_link,
            list::{
                self, Filters, SEARCH_HINT, Step, filters, filters_on_paper, first_row, in_use, results_head,
                search_field,
            },
            people_to_ask, signed,
        },
        frame::{
            Layout, Page, respond,
            scope::{data_status, elsewhere, named_scope, scope_name},
        },
    },
    paths,
    server::{
        context::Context,
        db::product_keys::{KeyPlace, ProductKeyRow},
        failure::Outcome,
        html::IntoHtml,
        http::{form::Form, see_other, with_query},
        text::{self, text},
        workflow::{
            key_search,
            keys::{self, Awaited, KeyList, KeyQuery, PAGE_SIZE, ShownKey},
            scopes::Scoped,
        },
    },
};
use axum::{extract::Query as FromQuery, response::Response};
use leptos::prelude::*;
use serde::Deserialize;
use zeroize::Zeroizing;

/// Products whose key has not arrived that are listed.
const MOST_AWAITED: usize = 50;

/// The query of the page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Arrival {
    pub(super) account: String,
    pub(super) search: String,
    pub(super) r#type: String,
    pub(super) status: String,
    /// The search by characters that it shows.
    found: String,
    after: String,
    before: String,
    name: String,
    first: String,
}

impl Arrival {
    /// The list that a file is made from.
    pub(super) fn of(input: &ExportKeys) -> Self {
        let ExportKeys { account, search, r#type, status, .. } = input.clone();
        Self { account, search, r#type, status, ..Self::default() }
    }

    fn query(&self) -> KeyQuery {
        let place = |id: &str| KeyPlace { sort_name: self.name.clone(), id: id.to_owned() };
        KeyQuery {
            account: (!self.account.is_empty()).then(|| self.account.clone()),
            text: self.search.clone(),
            r#type: KeyType::from_code(&self.r#type),
            standing: KeyStanding::from_code(&self.status),
            from: Cursor::of_query(&self.after, &self.before, |row| Some(place(row))),
            first: first_row(&self.first),
        }
    }

    fn filters(&self) -> [(&'static str, &str); 3] {
        [("search", &self.search), ("type", &self.r#type), ("status", &self.status)]
    }

    fn has_filters(&self) -> bool {
        self.filters().iter().any(|(_, value)| !value.is_empty())
    }

    /// The address without the filters.
    fn cleared(&self) -> String {
        with_query(paths::KEYS, [("account", self.account.as_str())])
    }

    /// The filters in words.
    pub(super) fn told(&self, context: &Context) -> Vec<[String; 2]> {
        let t = context.locale();
        in_use([
            (text!(t, keys.search), Some(self.search.clone())),
            (text!(t, keys.kind), KeyType::from_code(&self.r#type).map(|kind| text::key_type(t, kind))),
            (
                text!(t, common.status),
                KeyStanding::from_code(&self.status).map(|standing| text::key_standing(t, standing)),
            ),
        ])
    }

    /// A URL with the current filters and the place in the list, which leads back to it.
    pub(super) fn kept(&self, path: &str) -> String {
        let place = [
            ("found", &self.found),
            ("after", &self.after),
            ("before", &self.before),
            ("name", &self.name),
            ("first", &self.first),
        ];
        self.link(path, &place.map(|(name, value)| (name, value.as_str())))
    }

    /// A URL with the current filters and more parameters.
    pub(super) fn link(&self, path: &str, further: &[(&str, &str)]) -> String {
        let kept = [("account", self.account.as_str())].into_iter().chain(self.filters());
        with_query(path, kept.chain(further.iter().copied()))
    }
}

/// Which keys the page shows.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Shown {
    /// Those of the filters.
    Listed,
    /// Those that a search by characters found.
    Found,
    /// Those of the filters, because the search is over.
    FoundNoMore,
}

/// Shows the list, or what a search by characters found.
pub async fn show(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    let title = text!(context.locale(), label.keys);
    let mut shown = Shown::Listed;
    if !arrival.found.is_empty() {
        let account = arrival.query().account;
        match key_search::found(&context, account.as_deref(), &arrival.found).await? {
            Scoped::Allowed(Some(list)) => return Ok(page(&context, &arrival, title, &list, Shown::Found)),
            Scoped::Allowed(None) => shown = Shown::FoundNoMore,
            Scoped::NotHere(scopes) => return Ok(elsewhere(&context, title, &arrival.account, &scopes)),
        }
    }
    let arrival = Arrival { found: String::new(), ..arrival };
    Ok(match keys::list(&context, &arrival.query()).await? {
        Scoped::Allowed(list) => page(&context, &arrival, title, &list, shown),
        Scoped::NotHere(scopes) => elsewhere(&context, title, &arrival.account, &scopes),
    })
}

/// What someone searches for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Search {
    account: String,
    characters: String,
}

/// Finds the keys with these characters, and leads to them: the address names the search, never what was typed.
pub async fn find(context: Context, Form(search): Form<Search>) -> Outcome<Response> {
    // They may be a whole key.
    let characters = Zeroizing::new(search.characters);
    let account = (!search.account.is_empty()).then_some(search.account.as_str());
    Ok(match key_search::find(&context, account, &characters).await? {
        Scoped::Allowed(found) => {
            let arrival = Arrival { account: search.account.clone(), found, ..Arrival::default() };
            see_other(&arrival.kept(paths::KEYS))
        }
        Scoped::NotHere(scopes) => elsewhere(&context, text!(context.locale(), label.keys), &search.account, &scopes),
    })
}

fn page(context: &Context, arrival: &Arrival, title: String, list: &KeyList, shown: Shown) -> Response {
    let t = context.locale();
    let named = named_scope(context, &arrival.account, &list.scopes);
    let lead = if list.can_view { text!(t, keys.lead) } else { text!(t, keys.lead_hidden) };
    let is_found = shown == Shown::Found;
    respond(context, Page::new(title.clone(), Layout::Wide).with_scope(named), || {
        let hidden = (!list.can_view && !list.keys.rows.is_empty())
            .then(|| people_to_ask(text!(t, keys.hidden), &list.helpers))
            .flatten();
        view! {
            {page_head(title, lead, ())}
            {data_status(context, &list.scopes, list.import.as_ref())}
            {(shown == Shown::FoundNoMore).then(|| note(Tone::Info, text!(t, keys.found_no_more)))}
            {(!is_found).then(|| filter_form(context, arrival))}
            {hidden.map(|people| view! { <div class="card section">{people}</div> })}
            {if is_found { found(context, arrival, list) } else { results(context, arrival, list) }}
            {list.can_view.then(|| find_form(context, arrival))}
            {awaited(context, list)}
            {without_key(context, list)}
            {guide_link(context, paths::GUIDE_KEYS, text!(t, support.keys_title))}
        }
        .into_html()
    })
}

fn filter_form(context: &Context, arrival: &Arrival) -> AnyView {
    let t = context.locale();
    let search = search_field(text!(t, keys.search), &arrival.search, Some(SEARCH_HINT));
    let types = KeyType::ALL.map(|kind| (kind.code().to_owned(), text::key_type(t, kind)));
    let statuses = KeyStanding::ALL.map(|standing| (standing.code().to_owned(), text::key_standing(t, standing)));
    let others = view! {
        {choice("type", text!(t, keys.kind), text!(t, keys.any_type), &arrival.r#type, types.into_iter())}
        {choice("status", text!(t, common.status), text!(t, keys.any_status), &arrival.status, statuses.into_iter())}
    };
    filters(
        context,
        Filters {
            action: paths::KEYS,
            kept: &[("account", &arrival.account)],
            main: search,
            others: others.into_html(),
            others_title: text!(t, common.more_filters),
            are_in_use: arrival.filters()[1..].iter().any(|(_, value)| !value.is_empty()),
            hint: [SEARCH_HINT.to_owned(), text!(t, keys.search_hint)],
            clear: arrival.has_filters().then(|| arrival.cleared()),
        },
    )
}

fn results(context: &Context, arrival: &Arrival, list: &KeyList) -> AnyView {
    let t = context.locale();
    if list.keys.rows.is_empty() {
        let vendor = &context.app.config.vendor_name;
        let texts = if arrival.has_filters() {
            [text!(t, common.no_hits_title), text!(t, keys.no_hits_text)]
        } else {
            [text!(t, keys.empty_title), text!(t, keys.empty_text, vendor = vendor)]
        };
        return empty("document", texts, None::<()>).into_html();
    }
    let export = list.can_view.then(|| {
        let href = arrival.link(paths::KEYS_EXPORT, &[]);
        view! { <ul class="exports"><li><a class="button" href=href>{text!(t, keys.export_title)}</a></li></ul> }
            .into_html()
    });
    view! {
        {filters_on_paper(arrival.told(context))}
        {results_head(context, &list.extent, export)}
        {key_table(context, arrival, list)}
        {pages(context, arrival, list)}
    }
    .into_html()
}

fn found(context: &Context, arrival: &Arrival, list: &KeyList) -> AnyView {
    let t = context.locale();
    let back = view! { <a class="button" href=arrival.cleared()>{text!(t, keys.show_all)}</a> };
    if list.keys.rows.is_empty() {
        return view! { {note(Tone::Info, text!(t, keys.found_none))}<p>{back}</p> }.into_html();
    }
    let count = text::grouped(context.language, list.keys.rows.len());
    view! {
        <div class="results-head"><p class="quiet">{text!(t, keys.found, count = count)}</p>{back}</div>
        {key_table(context, arrival, list)}
    }
    .into_html()
}

fn key_table(context: &Context, arrival: &Arrival, list: &KeyList) -> AnyView {
    let t = context.locale();
    let has_several = list.scopes.len() > 1;
    let today = context.today().to_string();
    let rows = list.keys.rows.iter().map(|key| row(context, arrival, list, (key, &today))).collect::<Vec<_>>();
    let heads = view! {
        {heads([text!(t, orders.product), text!(t, keys.kind), text!(t, keys.key)])}
        {number_heads([text!(t, keys.activations)])}
        {heads([text!(t, keys.valid_from), text!(t, common.status)])}
        {has_several.then(|| self::heads([text!(t, label.purchasing_account)]))}
    };
    table("table", text!(t, keys.caption), heads, rows).into_html()
}

fn row(context: &Context, arrival: &Arrival, list: &KeyList, (key, today): (&ShownKey, &str)) -> AnyView {
    let t = context.locale();
    let row = key.row();
    let scope = list.scopes.iter().find(|scope| scope.scope.id() == row.purchasing_account_id);
    let account = scope.filter(|_| list.scopes.len() > 1);
    let account = account.map(|scope| cell(text!(t, label.purchasing_account), scope_name(context, scope)));
    let day = row.valid_from.as_ref().map_or_else(|| "–".to_owned(), |day| text::register_date(context.language, day));
    view! {
        <tr>
            <th scope="row"><a href=arrival.kept(&paths::of(paths::KEY, &row.id))>{row.name()}</a></th>
            {cell(text!(t, keys.kind), text::key_type(t, row.r#type))}
            {cell(text!(t, keys.key), view! { <code class="product-key">{key.masked()}</code> })}
            {number_cell(text!(t, keys.activations), stacked(activations(context, row)))}
            {cell(text!(t, keys.valid_from), view! { <span class="date">{day}</span> })}
            {cell(text!(t, common.status), standing_badge(context, row.standing(today)))}
            {account}
        </tr>
    }
    .into_html()
}

/// How many activations were used, of how many, how many are left, and when they were counted; none if they never were.
pub(super) fn activations(context: &Context, row: &ProductKeyRow) -> Option<Vec<String>> {
    let t = context.locale();
    let (used, day) = (row.activations_used?, row.counted_on.as_ref()?);
    let told = match row.activations_total {
        Some(total) => text!(t, keys.activations_of, used = signed(context, used), total = signed(context, total)),
        None => signed(context, used),
    };
    let available = row.activations_total.map(|total| {
        let count = signed(context, (total - used).max(0));
        text!(t, keys.available, count = count)
    });
    let counted = text!(t, keys.counted_on, date = text::register_date(context.language, day));
    Some([Some(told), available, Some(counted)].into_iter().flatten().collect())
}

/// Lines of a cell, the first of which matters most; a dash for none.
fn stacked(lines: Option<Vec<String>>) -> AnyView {
    let Some(lines) = lines else { return "–".into_html() };
    let lines = lines.into_iter().enumerate();
    let lines = lines.map(|(place, line)| view! { <span class=(place > 0).then_some("quiet")>{line}</span> });
    view! { <span class="stack">{lines.collect::<Vec<_>>()}</span> }.into_html()
}

/// Where a key stands.
pub(super) fn standing_badge(context: &Context, standing: KeyStanding) -> AnyView {
    let (tone, icon) = match standing {
        KeyStanding::Available => ("success", "success"),
        KeyStanding::NotYetValid => ("info", "clock"),
        KeyStanding::Redeemed => ("neutral", "circle"),
        KeyStanding::Blocked => ("warning", "warning"),
    };
    badge(tone, icon, text::key_standing(context.locale(), standing)).into_html()
}

fn find_form(context: &Context, arrival: &Arrival) -> AnyView {
    let t = context.locale();
    let fields = form_fields(context, vec![("characters", text!(t, keys.find))], None);
    let input = Input {
        autocomplete: "off",
        inputmode: Some("text"),
        hint: Some(text!(t, keys.find_hint)),
        ..Input::default()
    };
    let account = (!arrival.account.is_empty())
        .then(|| view! { <input type="hidden" name="account" value=arrival.account.clone()/> });
    let body = view! {
        <form class="card form" id="form" method="post" action=paths::KEYS_FIND novalidate>
            {account}
            {fields.input("characters", "", input)}
            <div class="form-actions"><button class="button">{text!(t, keys.find_button)}</button></div>
        </form>
    };
    section("find", text!(t, keys.find_title), body).into_html()
}

/// What was bought and needs a key that has not arrived.
fn awaited(context: &Context, list: &KeyList) -> Option<AnyView> {
    let t = context.locale();
    let item = |Awaited { product, account_id }: &Awaited| {
        let scope = list.scopes.iter().filter(|_| list.scopes.len() > 1).find(|one| one.scope.id() == account_id);
        let told = scope.map_or_else(|| product.clone(), |scope| format!("{product}: {}", scope_name(context, scope)));
        view! { <li>{told}</li> }
    };
    let items = list.awaited.iter().take(MOST_AWAITED).map(item).collect::<Vec<_>>();
    let cut = (list.awaited.len() > MOST_AWAITED).then(|| {
        let count = text::grouped(context.language, MOST_AWAITED);
        view! { <p>{text!(t, keys.awaited_cut, count = count)}</p> }
    });
    let body = view! {
        <p>{text!(t, keys.awaited_text, contact = &context.app.config.support_contact)}</p>
        <ul class="plain-list">{items}</ul>
        {cut}
    };
    (!list.awaited.is_empty()).then(|| section("awaited", text!(t, keys.awaited_title), body).into_html())
}

/// What was bought and needs no key.
fn without_key(context: &Context, list: &KeyList) -> Option<AnyView> {
    let t = context.locale();
    let item = |(name, need): &(String, KeyNeed)| {
        let why = match need {
            KeyNeed::Embedded => text!(t, keys.without_embedded),
            KeyNeed::None | KeyNeed::Required => text!(t, keys.without_none),
        };
        view! { <li>{format!("{name}: {why}")}</li> }
    };
    let items = list.without_key.iter().map(item).collect::<Vec<_>>();
    let body = view! { <ul class="plain-list">{items}</ul> };
    (!list.without_key.is_empty()).then(|| section("without", text!(t, keys.without_title), body).into_html())
}

fn pages(context: &Context, arrival: &Arrival, shown: &KeyList) -> Option<AnyView> {
    let t = context.locale();
    let page = &shown.keys;
    let (first, last) = (page.rows.first()?, page.rows.last()?);
    let link = |name: &str, key: &ShownKey, first: usize| {
        let KeyPlace { sort_name, id } = key.row().place();
        let place = [(name, id.as_str()), ("name", sort_name.as_str()), ("first", &first.to_string())];
        arrival.link(paths::KEYS, &place)
    };
    let labels = [text!(t, keys.first_page), text!(t, keys.previous_page), text!(t, keys.next_page)];
    list::pages(context, labels, page.has_previous, page.has_next, |step| match step {
        Step::First => arrival.link(paths::KEYS, &[]),
        Step::Previous => link("before", first, shown.extent.previous(PAGE_SIZE)),
        Step::Next => link("after", last, shown.extent.next()),
    })
}
