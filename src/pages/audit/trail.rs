//! *Audit trail*: every change with actor, action, subject, values before and after, time and source; filters, pages,
//! export.

use super::words;
use crate::{
    components::{Tone, address, cell, empty, heads, note, page_head, table},
    domain::{
        access::Permission,
        audit::{EntryKey, Topic},
        moment::Span,
        paging::{Cursor, Extent},
    },
    pages::{
        components::{
            choice, day_range, is_faulty_range,
            list::{self, Filters, Step, are_told_apart, clear_link, filters, first_row, results_head},
        },
        frame::{
            Layout, Page, respond,
            scope::{elsewhere, named_scope, scope_name},
        },
    },
    paths,
    server::{
        access::authorize,
        context::Context,
        failure::Outcome,
        html::IntoHtml,
        http::with_query,
        text::{self, text},
        workflow::{
            audit::{
                Listing, MOST_EXPORTED, MOST_PEOPLE, NamedEntry, PAGE_SIZE, Principal, Query, list as list_entries,
            },
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
    scope: String,
    topic: String,
    person: String,
    from: String,
    to: String,
    older: String,
    newer: String,
    first: String,
}

impl Arrival {
    pub(super) fn query(&self) -> Query {
        Query {
            scope: (!self.scope.is_empty()).then(|| self.scope.clone()),
            topic: Topic::from_code(&self.topic),
            person: self.person.clone(),
            since: text::start_of_day(&self.from),
            until: text::start_of_day(&self.to).map(|start| start + Span::days(1)),
            from: Cursor::of_query(&self.older, &self.newer, EntryKey::from_code),
        }
    }

    /// Whether a day is none, or the range ends before it starts.
    pub(super) fn is_faulty(&self) -> bool {
        is_faulty_range([&self.from, &self.to])
    }

    fn has_filters(&self) -> bool {
        let query = self.query();
        let has_days = query.since.is_some() || query.until.is_some();
        query.topic.is_some() || !query.person.trim().is_empty() || has_days
    }

    /// A URL with the current filters and more parameters.
    pub(super) fn link(&self, path: &str, further: &[(&str, &str)]) -> String {
        let kept = [
            ("scope", self.scope.as_str()),
            ("topic", self.topic.as_str()),
            ("person", self.person.as_str()),
            ("from", self.from.as_str()),
            ("to", self.to.as_str()),
        ];
        with_query(path, kept.into_iter().chain(further.iter().copied()))
    }

    /// The page's URL without filters.
    fn cleared(&self) -> String {
        with_query(paths::AUDIT, [("scope", self.scope.as_str())])
    }
}

/// The URL of the entries by or about a person.
#[must_use]
pub fn path_of_person(email: &str) -> String {
    with_query(paths::AUDIT, [("person", email)])
}

/// Shows a page of the trail.
pub async fn show(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    let actor = authorize(&context, Permission::ViewAuditTrail)?;
    Ok(match list_entries(&context, &actor, &arrival.query()).await? {
        Scoped::Allowed(listing) => page(&context, &arrival, &listing),
        Scoped::NotHere(scopes) => elsewhere(&context, text!(context.locale(), audit.title), &arrival.scope, &scopes),
    })
}

fn page(context: &Context, arrival: &Arrival, listing: &Listing) -> Response {
    let t = context.locale();
    let title = text!(t, audit.title);
    let export = (!listing.page.rows.is_empty() && !arrival.is_faulty()).then(|| {
        let href = arrival.link(paths::AUDIT_EXPORT, &[]);
        view! { <a class="button" href=href>{text!(t, audit.export)}</a> }
    });
    let most = text::grouped(context.language, MOST_EXPORTED);
    let named = named_scope(context, &arrival.scope, &listing.scopes);
    let status = if arrival.is_faulty() { 422 } else { 200 };
    let page = Page::new(title.clone(), Layout::Wide).with_scope(named).with_status(status);
    respond(context, page, || {
        view! {
            {page_head(title, text!(t, audit.lead), export)}
            {filter_form(context, arrival)}
            {listing.has_more_people.then(|| note(Tone::Info, text!(t, audit.people_capped, count = MOST_PEOPLE)))}
            {listing.is_cut.then(|| note(Tone::Info, text!(t, audit.export_cut, count = most)))}
            {(!arrival.is_faulty()).then(|| entries(context, arrival, listing))}
        }
        .into_html()
    })
}

fn filter_form(context: &Context, arrival: &Arrival) -> AnyView {
    let t = context.locale();
    let topics = Topic::ALL.map(|topic| (topic.code().to_owned(), words::topic(t, topic)));
    let person = view! {
        <div class="field search-field">
            <label for="person">{text!(t, audit.person)}</label>
            <input class="input" id="person" name="person" type="search" value=arrival.person.clone()
                autocomplete="off" spellcheck="false" maxlength="254" aria-describedby="person-hint"/>
        </div>
    };
    let others = view! {
        {choice("topic", text!(t, audit.topic), text!(t, audit.any_topic), &arrival.topic, topics.into_iter())}
        {day_range(context, [("from", text!(t, audit.from), &arrival.from), ("to", text!(t, audit.to), &arrival.to)])}
    };
    let are_in_use = [&arrival.topic, &arrival.from, &arrival.to].iter().any(|one| !one.is_empty());
    filters(
        context,
        Filters {
            action: paths::AUDIT,
            kept: &[("scope", &arrival.scope)],
            main: person.into_html(),
            others: others.into_html(),
            others_title: text!(t, audit.filter),
            are_in_use,
            hint: ["person-hint".to_owned(), text!(t, audit.person_hint)],
            clear: arrival.has_filters().then(|| arrival.cleared()),
        },
    )
}

fn entries(context: &Context, arrival: &Arrival, listing: &Listing) -> AnyView {
    let t = context.locale();
    if listing.page.rows.is_empty() {
        return nothing(context, arrival);
    }
    let has_scopes = are_told_apart(&listing.scopes);
    let extent = Extent::of(&listing.page, first_row(&arrival.first), None);
    let titles = [
        text!(t, audit.when),
        text!(t, audit.who),
        text!(t, audit.what),
        text!(t, audit.whom),
        text!(t, audit.change),
        text!(t, audit.source),
    ];
    let rows = listing.page.rows.iter().map(|entry| row(context, entry, has_scopes)).collect::<Vec<_>>();
    view! {
        {results_head(context, &extent, None)}
        {table("table audit", text!(t, audit.caption), heads(titles), rows)}
        {pages(context, arrival, listing, &extent)}
    }
    .into_html()
}

fn nothing(context: &Context, arrival: &Arrival) -> AnyView {
    let t = context.locale();
    let texts = if arrival.has_filters() {
        [text!(t, audit.no_hits_title), text!(t, audit.no_hits_text)]
    } else {
        [text!(t, audit.empty_title), text!(t, audit.empty_text)]
    };
    empty("document", texts, clear(context, arrival)).into_html()
}

/// The link that clears the filters, if there are any.
fn clear(context: &Context, arrival: &Arrival) -> Option<AnyView> {
    arrival.has_filters().then(|| clear_link(context, arrival.cleared()))
}

fn row(context: &Context, entry: &NamedEntry, has_scopes: bool) -> AnyView {
    let t = context.locale();
    let moment = entry.row.at;
    let at = text::date_time(context.language, moment);
    let (day, clock) = at.rsplit_once(", ").unwrap_or((&at, ""));
    let (day, clock) = (day.to_owned(), clock.to_owned());
    let scope =
        has_scopes.then(|| view! { <span class="quiet block">{scope_name(context, &entry.scope)}</span> }.into_html());
    let changes = words::changes(context, entry).iter().map(|change| change.sentence(t)).collect();
    view! {
        <tr>
            <th scope="row">
                <time datetime=text::iso(moment)>{day}", "<span class="block">{clock}</span></time>
            </th>
            {cell(text!(t, audit.who), principal(context, &entry.actor))}
            {cell(text!(t, audit.what), view! { <div>{words::action(t, entry)}{scope}</div> })}
            {cell(text!(t, audit.whom), principal(context, &entry.subject))}
            {cell(text!(t, audit.change), words::change_list(changes))}
            {cell(text!(t, audit.source), words::source(context, entry))}
        </tr>
    }
    .into_html()
}

fn principal(context: &Context, principal: &Principal) -> AnyView {
    let name = words::principal(context, principal);
    let email = words::address(principal).map(|email| view! { <span class="quiet block">{address(email)}</span> });
    view! { <div>{name}{email}</div> }.into_html()
}

fn pages(context: &Context, arrival: &Arrival, listing: &Listing, extent: &Extent) -> Option<AnyView> {
    let t = context.locale();
    let newest = listing.page.rows.first()?.row.place().code();
    let oldest = listing.page.rows.last()?.row.place().code();
    let link =
        |name: &str, key: &str, first: usize| arrival.link(paths::AUDIT, &[(name, key), ("first", &first.to_string())]);
    let labels = [text!(t, audit.newest), text!(t, audit.newer), text!(t, audit.older)];
    list::pages(context, labels, listing.page.has_previous, listing.page.has_next, |step| match step {
        Step::First => arrival.link(paths::AUDIT, &[]),
        Step::Previous => link("newer", &newest, extent.previous(PAGE_SIZE)),
        Step::Next => link("older", &oldest, extent.next()),
    })
}
