//! The people of an access review, and the form that decides about them.

use crate::{
    api::ApiError,
    components::{address, badge, cell, empty, heads, section, table},
    domain::{
        access::Role,
        access_review::{Decision, MOST_COUNTED, SeenPerson, Shown},
        paging::{Counted, Cursor},
        roster::{PersonKey, RoleSet, Status},
    },
    pages::components::{
        choice,
        list::{self, Step, first_row, results_head},
        status_badge,
    },
    paths,
    server::{
        context::Context,
        db::reviews::MemberRow,
        html::IntoHtml,
        http::{form::Pairs, with_query},
        text::{self, text},
        workflow::reviews::{Query as ReviewQuery, ReviewView, ReviewedPerson, SIZES},
    },
};
use leptos::prelude::*;
use serde::Deserialize;

/// The field that marks everyone on the page.
const SELECTED: &str = "page";

/// The query of the page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Arrival {
    show: String,
    size: String,
    after: String,
    before: String,
    name: String,
    first: String,
    select: String,
}

impl Arrival {
    /// What a form says of the page that it was on.
    pub(super) fn of(fields: &Pairs) -> Self {
        let value = |name: &str| {
            let field = fields.iter().find(|(field, _)| field == name);
            field.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        Self {
            show: value("show"),
            size: value("size"),
            after: value("after"),
            before: value("before"),
            name: value("name"),
            first: value("first"),
            select: String::new(),
        }
    }

    fn shown(&self) -> Shown {
        Shown::from_code(&self.show).unwrap_or(Shown::Open)
    }

    fn size(&self) -> usize {
        SIZES.into_iter().find(|size| size.to_string() == self.size).unwrap_or(SIZES[0])
    }

    pub(super) fn query(&self) -> ReviewQuery {
        let place = |email: &str| PersonKey { name: self.name.clone(), email: email.to_owned() };
        ReviewQuery {
            shown: self.shown(),
            size: self.size(),
            from: Cursor::of_query(&self.after, &self.before, |row| Some(place(row))),
            first: first_row(&self.first),
        }
    }

    /// The page, by name and value.
    fn place(&self) -> [(&'static str, &str); 4] {
        [
            ("after", self.after.as_str()),
            ("before", self.before.as_str()),
            ("name", self.name.as_str()),
            ("first", self.first.as_str()),
        ]
    }

    fn filters(&self) -> [(&'static str, &str); 2] {
        [("show", self.show.as_str()), ("size", self.size.as_str())]
    }

    /// The URL of the review with these filters.
    fn link<'a>(&'a self, account: &str, others: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
        with_query(&paths::of(paths::REVIEW, account), self.filters().into_iter().chain(others))
    }

    /// The URL of this page.
    pub(super) fn address(&self, account: &str) -> String {
        self.link(account, self.place())
    }

    /// What leads a form back to this page.
    fn fields(&self) -> AnyView {
        let fields = self.filters().into_iter().chain(self.place()).filter(|(_, value)| !value.is_empty());
        let fields = fields.map(|(name, value)| view! { <input type="hidden" name=name value=value.to_owned()/> });
        fields.collect::<Vec<_>>().into_html()
    }
}

/// What came of a form that was not carried out.
pub(super) struct Attempt<'a> {
    pub(super) error: ApiError,
    /// The people whom it named.
    pub(super) people: &'a [String],
}

pub(super) fn number(context: &Context, count: usize, is_more: bool) -> String {
    let count = text::grouped(context.language, count);
    if is_more { text!(context.locale(), reviews.more_than, count = count) } else { count }
}

fn open_count(context: &Context, open: Counted) -> String {
    match open {
        Counted::All(count) => number(context, count, false),
        Counted::MoreThan(count) => number(context, count, true),
    }
}

pub(super) fn people(
    context: &Context,
    arrival: &Arrival,
    view: &ReviewView,
    attempt: Option<&Attempt<'_>>,
) -> AnyView {
    let t = context.locale();
    let open = is_asked(context, view).then(|| {
        let count = text!(t, reviews.open_count, count = open_count(context, view.open));
        view! { <p class="quiet">{count}</p> }.into_html()
    });
    let body = view! {
        {filter_form(context, arrival, view)}
        {results_head(context, &view.extent, open)}
        {decision_form(context, arrival, view, attempt)}
        {pages(context, arrival, view)}
    };
    section("people", text!(t, reviews.people_title), body).into_html()
}

fn filter_form(context: &Context, arrival: &Arrival, view: &ReviewView) -> AnyView {
    let t = context.locale();
    let all = [(Shown::All.code().to_owned(), text!(t, reviews.show_all))];
    let [first, others @ ..] = SIZES;
    let others = others.map(|size| (size.to_string(), size.to_string()));
    view! {
        <form class="filters" method="get" action=paths::of(paths::REVIEW, view.account.scope.id()) data-leaves="">
            {choice("show", text!(t, reviews.show), text!(t, reviews.show_open), &arrival.show, all.into_iter())}
            {choice("size", text!(t, reviews.per_page), first.to_string(), &arrival.size, others.into_iter())}
            <div class="filter-actions"><button class="button">{text!(t, common.apply)}</button></div>
        </form>
    }
    .into_html()
}

/// Whether decisions are asked for: a review runs, or is due, or is the first one. Between two reviews no one is left open.
fn is_asked(context: &Context, view: &ReviewView) -> bool {
    view.running.is_some() || view.past.is_empty() || view.state.is_due(context.now)
}

/// The people, with what is decided about those who are selected.
fn decision_form(context: &Context, arrival: &Arrival, view: &ReviewView, attempt: Option<&Attempt<'_>>) -> AnyView {
    let t = context.locale();
    if view.people.rows.is_empty() {
        let is_decided = arrival.shown() == Shown::Open && view.running.is_some();
        let texts = if is_decided {
            let next =
                if view.may_decide { text!(t, reviews.all_decided_text) } else { text!(t, reviews.all_decided_wait) };
            [text!(t, reviews.all_decided_title), next]
        } else {
            [text!(t, reviews.none_title), text!(t, reviews.nobody_text)]
        };
        return empty("people", texts, None::<()>).into_html();
    }
    let id = view.account.scope.id();
    let can_select = view.may_decide && view.people.rows.iter().any(is_selectable);
    let rows = view.people.rows.iter().map(|person| {
        let is_named = |attempt: &Attempt<'_>| {
            let codes = attempt.people.iter().filter_map(|code| SeenPerson::from_code(code));
            codes.into_iter().any(|seen| seen.user_id == person.row.user_id)
        };
        let is_selected = arrival.select == SELECTED || attempt.is_some_and(is_named);
        let is_open = person.decision.is_none() && is_asked(context, view);
        row(context, person, can_select.then_some(is_selected), is_open)
    });
    let rows = rows.collect::<Vec<_>>();
    let select = can_select.then(|| view! { <th scope="col">{text!(t, reviews.column_select)}</th> });
    let heads = view! {
        {select}
        {heads([
            text!(t, reviews.column_person),
            text!(t, access.column_roles),
            text!(t, access.column_last_sign_in),
            text!(t, reviews.column_activity),
            text!(t, reviews.column_decision),
        ])}
    };
    let listed = table("table", text!(t, reviews.caption), heads, rows);
    if !can_select {
        return listed.into_html();
    }
    let everyone = arrival.link(id, arrival.place().into_iter().chain([("select", SELECTED)]));
    view! {
        <p><a href=everyone>{text!(t, reviews.select_page)}</a></p>
        <form method="post" action=paths::of(paths::REVIEW_DECIDE, id)>
            {arrival.fields()}
            <input type="hidden" name="number" value=view.number/>
            {listed}
            <div class="form-actions">
                <button class="button primary" name="decision" value=Decision::Keep.code()>{text!(t, reviews.keep)}</button>
                <button class="button danger" name="decision" value=Decision::Remove.code()>{text!(t, reviews.remove)}</button>
            </div>
        </form>
    }
    .into_html()
}

/// Whether something can be decided about a person.
fn is_selectable(person: &ReviewedPerson) -> bool {
    person.decision.is_none() && !person.is_self
}

/// A person; `is_selected` if people can be selected at all, `is_open` if someone has to decide.
fn row(context: &Context, person: &ReviewedPerson, is_selected: Option<bool>, is_open: bool) -> AnyView {
    let t = context.locale();
    let row = &person.row;
    let select = is_selected.map(|is_selected| {
        let field = is_selectable(person).then(|| {
            let label = text!(t, reviews.select_person, name = &row.name);
            view! {
                <label class="choice">
                    <input type="checkbox" name="seen" value=person.seen().code() checked=is_selected/>
                    <span class="visually-hidden">{label}</span>
                </label>
            }
        });
        cell(text!(t, reviews.column_select), field)
    });
    let href = paths::of(paths::PERSON, &row.user_id);
    view! {
        <tr>
            {select}
            <th scope="row">
                <span class="stack"><a href=href>{row.name.clone()}</a><span class="quiet">{address(row.email.clone())}</span></span>
            </th>
            {cell(text!(t, access.column_roles), roles(context, row.roles, row.status))}
            {cell(text!(t, access.column_last_sign_in), last_sign_in(context, row))}
            {cell(text!(t, reviews.column_activity), activity(context, row))}
            {cell(text!(t, reviews.column_decision), decision(context, person, is_selected.is_some(), is_open))}
        </tr>
    }
    .into_html()
}

/// Roles, and that they are suspended if they are.
pub(super) fn roles(context: &Context, roles: RoleSet, status: Status) -> AnyView {
    let t = context.locale();
    let names = roles.roles().map(|role: Role| view! { <span>{text::role_name(t, role)}</span> });
    let suspended = (status != Status::Active).then(|| status_badge(context, status));
    view! { <span class="stack">{names.collect::<Vec<_>>()}{suspended}</span> }.into_html()
}

pub(super) fn last_sign_in(context: &Context, row: &MemberRow) -> AnyView {
    let t = context.locale();
    let day = row.last_sign_in_at.map(|at| text::day(context.language, at));
    view! { <span class="date">{day.unwrap_or_else(|| text!(t, access.never_signed_in))}</span> }.into_html()
}

/// What a person looked at, in kind.
fn activity(context: &Context, row: &MemberRow) -> AnyView {
    let t = context.locale();
    let count = |count: i64| {
        let number = text::grouped(context.language, count);
        if count >= MOST_COUNTED { text!(t, reviews.at_least, count = number) } else { number }
    };
    let line = |name: String, value: i64| text!(t, reviews.fact, name = name, value = count(value));
    view! {
        <span class="stack">
            <span>{line(text!(t, reviews.key_views), row.key_views)}</span>
            <span>{line(text!(t, reviews.downloads), row.downloads)}</span>
        </span>
    }
    .into_html()
}

/// The word for a decision.
pub(super) fn decision_name(context: &Context, decision: Decision) -> String {
    let t = context.locale();
    match decision {
        Decision::Keep => text!(t, reviews.decision_keep),
        Decision::Remove => text!(t, reviews.decision_remove),
        Decision::Own => text!(t, reviews.decision_own),
    }
}

fn decision(context: &Context, person: &ReviewedPerson, is_deciding: bool, is_open: bool) -> AnyView {
    let t = context.locale();
    let Some(decided) = &person.decision else {
        let hint = match person {
            _ if !is_deciding => None,
            ReviewedPerson { is_self: true, .. } => Some(text!(t, reviews.own_note)),
            ReviewedPerson { may_remove: false, .. } => Some(text!(t, reviews.beyond_note)),
            _ => None,
        };
        let hint = hint.map(|hint| view! { <span class="quiet">{hint}</span> });
        let open = is_open.then(|| badge("neutral", "circle", text!(t, reviews.decision_open)));
        return view! { <span class="stack">{open}{hint}</span> }.into_html();
    };
    let date = text::day(context.language, decided.decided_at);
    let by = text!(t, reviews.decided_by, name = &decided.decider_name, date = date);
    let word = badge("success", "success", decision_name(context, decided.decision));
    view! { <span class="stack">{word}<span class="quiet">{by}</span></span> }.into_html()
}

fn pages(context: &Context, arrival: &Arrival, view: &ReviewView) -> Option<AnyView> {
    let t = context.locale();
    let id = view.account.scope.id();
    let (first, last) = (view.people.rows.first()?.row.key(), view.people.rows.last()?.row.key());
    let link = |name: &'static str, key: &PersonKey, first: usize| {
        let first = first.to_string();
        arrival.link(id, [(name, key.email.as_str()), ("name", key.name.as_str()), ("first", first.as_str())])
    };
    let labels = [text!(t, access.first_page), text!(t, access.previous_page), text!(t, access.next_page)];
    list::pages(context, labels, view.people.has_previous, view.people.has_next, |step| match step {
        Step::First => arrival.link(id, []),
        Step::Previous => link("before", &first, view.extent.previous(arrival.size())),
        Step::Next => link("after", &last, view.extent.next()),
    })
}
