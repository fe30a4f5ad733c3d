//! *Manage access*, tab *Manage Users*: the list of people, with search, filters, order and pages.

use crate::{
    components::{Tone, address, cell, empty, heads, icon, note, page_head, result_message, table},
    domain::{
        access::{Permission, Role},
        moment::Moment,
        paging::Cursor,
        roster::{Order, PersonKey, Status},
    },
    islands::search_field::SearchField,
    pages::{
        components::{
            choice,
            list::{self, Filters, Step, are_told_apart, clear_link, filters, first_row, places, results_head},
            status_badge, status_name,
        },
        frame::{
            Layout, Page,
            notice::take_result,
            respond,
            scope::{elsewhere, named_scope, scope_name},
        },
    },
    paths,
    server::{
        access::{Actor, authorize},
        context::Context,
        failure::Outcome,
        html::IntoHtml,
        http::with_query,
        text::{self, text},
        workflow::{
            people::{Listing, PAGE_SIZE, Person, Query, RolesInScope, list as list_people},
            scopes::{NamedScope, Scoped},
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
    search: String,
    role: String,
    status: String,
    sort: String,
    after: String,
    before: String,
    name: String,
    first: String,
}

impl Arrival {
    fn query(&self) -> Query {
        let place = |email: &str| PersonKey { name: self.name.clone(), email: email.to_owned() };
        Query {
            scope: (!self.scope.is_empty()).then(|| self.scope.clone()),
            text: self.search.clone(),
            role: Role::from_code(&self.role),
            status: Status::from_code(&self.status),
            order: Order::from_code(&self.sort),
            from: Cursor::of_query(&self.after, &self.before, |row| Some(place(row))),
            first: first_row(&self.first),
        }
    }

    /// The URL of the current query.
    fn address(&self) -> String {
        let page = [("after", &self.after), ("before", &self.before), ("name", &self.name), ("first", &self.first)];
        self.link(&page.map(|(name, value)| (name, value.as_str())))
    }

    /// The URL of the list with some parameters replaced.
    fn link(&self, replaced: &[(&str, &str)]) -> String {
        let kept = [
            ("scope", self.scope.as_str()),
            ("search", self.search.as_str()),
            ("role", self.role.as_str()),
            ("status", self.status.as_str()),
            ("sort", self.sort.as_str()),
        ];
        let kept = kept.into_iter().filter(|(name, _)| replaced.iter().all(|(other, _)| other != name));
        with_query(paths::PEOPLE, kept.chain(replaced.iter().copied()))
    }
}

/// Shows the list.
pub async fn show(context: Context, FromQuery(arrival): FromQuery<Arrival>) -> Outcome<Response> {
    let actor = authorize(&context, Permission::ViewUsers)?;
    Ok(match list_people(&context, &actor, &arrival.query()).await? {
        Scoped::Allowed(listing) => page(&context, &actor, &arrival, &listing),
        Scoped::NotHere(scopes) => {
            elsewhere(&context, text!(context.locale(), label.manage_access), &arrival.scope, &scopes)
        }
    })
}

fn page(context: &Context, actor: &Actor, arrival: &Arrival, listing: &Listing) -> Response {
    let t = context.locale();
    let title = text!(t, label.manage_access);
    let named = named_scope(context, &arrival.scope, &listing.scopes);
    let result = take_result(context, "");
    let page =
        Page::new(title.clone(), Layout::Wide).with_islands().with_scope(named).with_result(context, result.as_ref());
    respond(context, page, || {
        view! {
            {head(context, actor, title)}
            {result.map(result_message)}
            {tabs(context)}
            {filter_form(context, arrival)}
            {results(context, arrival, listing)}
        }
        .into_html()
    })
}

fn head(context: &Context, actor: &Actor, title: String) -> AnyView {
    let t = context.locale();
    let invite = actor.can(Permission::InviteUsers).then(|| {
        view! { <a class="button primary" href=paths::INVITE>{text!(t, label.invite_user)}</a> }
    });
    let beside = view! {
        <div class="actions">
            <a class="button" href=paths::REVIEWS>{text!(t, reviews.title)}</a>
            {invite}
        </div>
    };
    page_head(title, text!(t, access.lead), beside).into_html()
}

/// The tabs of *Manage access*: those the actor can open.
fn tabs(context: &Context) -> AnyView {
    let t = context.locale();
    view! {
        <nav class="tabs" aria-label=text!(t, label.manage_access)>
            <ul><li><a href=paths::PEOPLE aria-current="page">{text!(t, label.manage_users)}</a></li></ul>
        </nav>
    }
    .into_html()
}

fn filter_form(context: &Context, arrival: &Arrival) -> AnyView {
    let t = context.locale();
    let roles = Role::ALL.iter().map(|role| (role.code().to_owned(), text::role_name(t, *role)));
    let statuses = Status::ALL.iter().map(|status| (status.code().to_owned(), status_name(context, *status)));
    let search = view! { <SearchField label=text!(t, access.search) value=arrival.search.clone()/> };
    let others = view! {
        {choice("role", text!(t, label.role), text!(t, access.any_role), &arrival.role, roles)}
        {choice("status", text!(t, common.status), text!(t, access.any_status), &arrival.status, statuses)}
        {order_choice(context, arrival)}
    };
    let are_in_use = [&arrival.role, &arrival.status, &arrival.sort].iter().any(|one| !one.is_empty());
    filters(
        context,
        Filters {
            action: paths::PEOPLE,
            kept: &[("scope", &arrival.scope)],
            main: search.into_html(),
            others: others.into_html(),
            others_title: text!(t, common.filter_and_sort),
            are_in_use,
            hint: ["search-hint".to_owned(), text!(t, access.search_hint)],
            clear: None,
        },
    )
}

/// The order as a list, for phones, which don't show column headings.
fn order_choice(context: &Context, arrival: &Arrival) -> AnyView {
    let t = context.locale();
    let name = |order: Order| {
        let column = match order {
            Order::Name | Order::NameDescending => text!(t, access.column_name),
            Order::Address | Order::AddressDescending => text!(t, label.email_address),
        };
        if order.is_descending() {
            text!(t, access.sort_down, column = column)
        } else {
            text!(t, access.sort_up, column = column)
        }
    };
    // Without a choice, the first order applies.
    let [first, others @ ..] = Order::ALL;
    let others = others.into_iter().map(|order| (order.code().to_owned(), name(order)));
    choice("sort", text!(t, access.sort), name(first), &arrival.sort, others)
}

/// The results: the part that the search field replaces, with the URL that shows it.
fn results(context: &Context, arrival: &Arrival, listing: &Listing) -> AnyView {
    let t = context.locale();
    let clear = (!listing.people.is_empty() && arrival.query().has_filters()).then(|| clear(context, arrival));
    view! {
        <div id="results" data-address=arrival.address()>
            {results_head(context, &listing.extent, clear)}
            {listing.capped.map(|count| note(Tone::Info, text!(t, access.search_capped, count = count)))}
            {people(context, arrival, listing)}
        </div>
    }
    .into_html()
}

fn clear(context: &Context, arrival: &Arrival) -> AnyView {
    clear_link(context, arrival.link(&[("search", ""), ("role", ""), ("status", "")]))
}

fn people(context: &Context, arrival: &Arrival, listing: &Listing) -> AnyView {
    let t = context.locale();
    if listing.people.is_empty() {
        return no_hits(context, arrival);
    }
    let order = arrival.query().order();
    let rows = listing.people.iter().map(|person| row(context, listing, person)).collect::<Vec<_>>();
    let heads = view! {
        {sortable(context, arrival, order, Order::Name, text!(t, access.column_name))}
        {sortable(context, arrival, order, Order::Address, text!(t, label.email_address))}
        {heads([text!(t, access.column_roles), text!(t, access.column_status), text!(t, access.column_last_sign_in)])}
    };
    let own_id = context.session.as_ref().map(|session| &session.user.id);
    let is_own = |person: &Person| person.user_id.as_ref() == own_id;
    let is_narrowed = arrival.query().has_filters() || listing.has_previous || listing.has_next;
    let alone = matches!(listing.people.as_slice(), [only] if is_own(only)) && !is_narrowed;
    view! {
        {alone.then(|| only_one(context))}
        {table("table people", text!(t, access.table_caption), heads, rows)}
        {pages(context, arrival, listing)}
    }
    .into_html()
}

fn only_one(context: &Context) -> AnyView {
    let t = context.locale();
    empty("people", [text!(t, access.empty_title), text!(t, access.empty_text)], None::<()>).into_html()
}

fn no_hits(context: &Context, arrival: &Arrival) -> AnyView {
    let t = context.locale();
    let is_narrowed = arrival.query().has_filters();
    let texts = if is_narrowed {
        [text!(t, common.no_hits_title), text!(t, access.no_hits_text)]
    } else {
        [text!(t, access.nobody_title), text!(t, access.nobody_text)]
    };
    empty("people", texts, is_narrowed.then(|| clear(context, arrival))).into_html()
}

/// A column heading that sorts, and reverses the order when selected again.
fn sortable(context: &Context, arrival: &Arrival, order: Order, column: Order, title: String) -> AnyView {
    let t = context.locale();
    let is_own = order == column || order == column.reversed();
    let (target, sorted) = match (is_own, order.is_descending()) {
        (true, false) => (column.reversed(), Some("ascending")),
        (true, true) => (column, Some("descending")),
        (false, _) => (column, None),
    };
    let href = arrival.link(&[("sort", target.code())]);
    let label = text!(t, access.sort_by, column = &title);
    let arrow = sorted
        .map(|direction| view! { <span class="sort-arrow" data-direction=direction>{icon("chevron-down")}</span> });
    view! { <th scope="col" aria-sort=sorted><a href=href title=label>{title}{arrow}</a></th> }.into_html()
}

fn row(context: &Context, listing: &Listing, person: &Person) -> AnyView {
    let t = context.locale();
    let href = match (&person.user_id, &person.invitation_id) {
        (Some(id), _) if person.roles.iter().any(|one| one.held.0 != 0) => paths::of(paths::PERSON, id),
        (_, Some(id)) => paths::of(paths::INVITATION, id),
        (_, None) => paths::PEOPLE.to_owned(),
    };
    let last = match (&person.last_sign_in, person.status) {
        (Some(moment), _) => text::day(context.language, *moment),
        (None, Status::Active | Status::Deactivated) => text!(t, access.never_signed_in),
        (None, _) => String::from("–"),
    };
    let expiry = expiry(context, person.expires_at).filter(|_| !person.is_member());
    let expiry = expiry.map(|sentence| view! { <span class="quiet date">{sentence}</span> });
    view! {
        <tr>
            <th scope="row"><a href=href>{person.name.clone()}</a></th>
            {cell(text!(t, label.email_address), address(person.email.clone()))}
            {cell(text!(t, access.column_roles), roles(context, listing, person))}
            {cell(text!(t, access.column_status), view! {
                <div class="stack">{status_badge(context, person.status)}{expiry}</div>
            })}
            {cell(text!(t, access.column_last_sign_in), view! { <span class="date">{last}</span> })}
        </tr>
    }
    .into_html()
}

/// When a pending invitation expires, or has expired.
fn expiry(context: &Context, at: Option<Moment>) -> Option<String> {
    let t = context.locale();
    let at = at?;
    let date = text::day(context.language, at);
    let is_over = at <= context.now;
    Some(if is_over { text!(t, access.expired_on, date = date) } else { text!(t, access.expires, date = date) })
}

/// Each role once, with its scopes if there are several to tell apart.
fn roles(context: &Context, listing: &Listing, person: &Person) -> AnyView {
    let t = context.locale();
    let has_scopes = are_told_apart(&listing.scopes);
    // The status describes assigned roles, so roles that are only offered are marked.
    let waits = |one: &RolesInScope| {
        let expiry = expiry(context, one.expires_at).map(|sentence| format!(" · {sentence}"));
        person.is_member().then(|| text!(t, access.waiting_role) + &expiry.unwrap_or_default())
    };
    let held = person.roles.iter().flat_map(|one| one.held.roles().map(move |role| (role, None, one)));
    let offered = person.roles.iter().flat_map(|one| {
        let offered = one.offered.roles().filter(|role| !one.held.contains(*role));
        offered.map(move |role| (role, waits(one), one))
    });
    let mut lines: Vec<(Role, Option<String>, Vec<&NamedScope>)> = Vec::new();
    for (role, waits, one) in held.chain(offered) {
        let scope = listing.scopes.iter().find(|scope| scope.scope.id() == one.scope_id);
        match lines.iter_mut().find(|line| (line.0, &line.1) == (role, &waits)) {
            Some(line) => line.2.extend(scope),
            None => lines.push((role, waits, scope.into_iter().collect())),
        }
    }
    lines.sort_by_key(|line| (line.1.is_some(), line.0.place()));
    let line = |(role, waits, scopes): (Role, Option<String>, Vec<&NamedScope>)| {
        let are_accounts = scopes.iter().all(|scope| scope.account.is_some());
        let names = scopes.iter().map(|scope| scope_name(context, scope)).collect();
        let scopes = has_scopes.then(|| places(context, names, are_accounts));
        let waits = waits.map(|words| view! { <span class="quiet">{words}</span> });
        view! { <li><span>{text::role_name(t, role)}</span>{scopes}{waits}</li> }
    };
    view! { <ul class="role-list">{lines.into_iter().map(line).collect::<Vec<_>>()}</ul> }.into_html()
}

fn pages(context: &Context, arrival: &Arrival, listing: &Listing) -> Option<AnyView> {
    let t = context.locale();
    let (first, last) = (listing.people.first()?, listing.people.last()?);
    let link = |name: &str, person: &Person, first: usize| {
        let PersonKey { name: person_name, email } = &person.position;
        arrival.link(&[(name, email.as_str()), ("name", person_name.as_str()), ("first", &first.to_string())])
    };
    let labels = [text!(t, access.first_page), text!(t, access.previous_page), text!(t, access.next_page)];
    list::pages(context, labels, listing.has_previous, listing.has_next, |step| match step {
        Step::First => arrival.link(&[]),
        Step::Previous => link("before", first, listing.extent.previous(PAGE_SIZE)),
        Step::Next => link("after", last, listing.extent.next()),
    })
}
