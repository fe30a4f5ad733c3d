//! The access review of a purchasing account: its people, what they looked at, and what is decided about them.

use super::{
    review_files::{evidence_links, past_table},
    reviews::state_badge,
};
use crate::{
    api::{
        ApiError,
        reviews::{CompleteReview, DecideAccess},
    },
    components::{
        Question, Tone, address, badge, cell, empty, first_message, heads, note, page_head, result_message, section,
        table,
    },
    domain::{
        access::{Permission, Role},
        access_review::{Decision, DecisionRefusal, MOST_AT_ONCE, MOST_COUNTED, RefusedDecision, SeenPerson, Shown},
        fault::FaultCode,
        notice::Notice,
        paging::{Counted, Cursor},
        roster::{PersonKey, RoleSet, Status},
    },
    islands::forms_in_place::FormsInPlace,
    pages::{
        components::{
            choice, guide_link,
            list::{self, Step, first_row, results_head},
            status_badge,
        },
        frame::{
            Layout, Page,
            notice::{see_other_telling, take_result, tell_about},
            question::question_page,
            respond,
            scope::scope_name,
        },
    },
    paths,
    server::{
        context::Context,
        db::reviews::MemberRow,
        failure::{Failure, Outcome},
        html::IntoHtml,
        http::{
            form::{Form, Pairs},
            see_other, with_query,
        },
        text::{self, text},
        workflow::reviews::{
            self, NamedReview, Query as ReviewQuery, ReviewView, ReviewedPerson, SIZES, complete, decide, removable,
        },
    },
};
use axum::{
    extract::{Path, Query},
    response::Response,
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
    fn of(fields: &Pairs) -> Self {
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

    fn query(&self) -> ReviewQuery {
        let place = |email: &str| PersonKey { name: self.name.clone(), email: email.to_owned() };
        ReviewQuery {
            shown: self.shown(),
            size: self.size(),
            from: match (self.after.as_str(), self.before.as_str()) {
                ("", "") => Cursor::Beginning,
                ("", before) => Cursor::Before(place(before)),
                (after, _) => Cursor::After(place(after)),
            },
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
    fn address(&self, account: &str) -> String {
        self.link(account, self.place())
    }

    /// What leads a form back to this page.
    fn fields(&self) -> AnyView {
        let fields = self.filters().into_iter().chain(self.place()).filter(|(_, value)| !value.is_empty());
        let fields = fields.map(|(name, value)| view! { <input type="hidden" name=name value=value.to_owned()/> });
        fields.collect::<Vec<_>>().into_html()
    }
}

/// What a form decides.
fn decision_of(account: String, fields: &Pairs) -> DecideAccess {
    let mut input = DecideAccess { account, ..DecideAccess::default() };
    for (name, value) in fields {
        match name.as_str() {
            "decision" => input.decision.clone_from(value),
            "seen" => input.seen.push(value.clone()),
            _ => {}
        }
    }
    input
}

/// What came of a form that was not carried out.
struct Attempt<'a> {
    error: ApiError,
    /// The people whom it named.
    people: &'a [String],
}

/// Shows the page.
pub async fn show(context: Context, Path(account): Path<String>, Query(arrival): Query<Arrival>) -> Outcome<Response> {
    let view = reviews::view(&context, &account, &arrival.query()).await?;
    Ok(page(&context, &arrival, &view, None))
}

/// Shows the page again with the people who were selected.
async fn again(context: &Context, arrival: &Arrival, input: &DecideAccess, failure: Failure) -> Outcome<Response> {
    let error = failure.for_form()?;
    if matches!(error, ApiError::NotFound | ApiError::Forbidden | ApiError::Unauthenticated) {
        return Err(error.into());
    }
    let view = reviews::view(context, &input.account, &arrival.query()).await?;
    Ok(page(context, arrival, &view, Some(&Attempt { error, people: &input.seen })))
}

/// Keeps the roles of people, or leads to the question before they are taken away.
pub async fn submit_decision(
    context: Context,
    Path(account): Path<String>,
    Form(fields): Form<Pairs>,
) -> Outcome<Response> {
    let (arrival, input) = (Arrival::of(&fields), decision_of(account, &fields));
    if input.decision == Decision::Remove.code() {
        return match context.perform(removable(&context, &input)).await {
            Ok((_, people)) if people.is_empty() => Ok(see_other(&arrival.address(&input.account))),
            Ok(_) => {
                let people = input.seen.iter().map(|code| ("seen", code.as_str()));
                Ok(see_other(&with_query(&paths::of(paths::REVIEW_REMOVE, &input.account), people)))
            }
            Err(failure) => again(&context, &arrival, &input, failure).await,
        };
    }
    // Boxed: it is large.
    match context.perform(Box::pin(decide(&context, &input))).await {
        Ok(count) => {
            tell_count(&context, &input.account, Notice::AccessKept, count);
            Ok(see_other(&arrival.address(&input.account)))
        }
        Err(failure) => again(&context, &arrival, &input, failure).await,
    }
}

fn tell_count(context: &Context, account: &str, notice: Notice, count: usize) {
    let count = text::grouped(context.language, count);
    tell_about(context, &paths::of(paths::REVIEW, account), notice, None, &count);
}

/// Asks for confirmation before roles are taken away.
pub async fn show_removal(
    context: Context,
    Path(account): Path<String>,
    Query(fields): Query<Pairs>,
) -> Outcome<Response> {
    let input = decision_of(account, &fields);
    match removable(&context, &input).await {
        Ok((_, people)) if people.is_empty() => Ok(see_other(&paths::of(paths::REVIEW, &input.account))),
        Ok((scope, people)) => {
            Ok(question_page(&context, removal(&context, &scope_name(&context, &scope), &input, &people)))
        }
        Err(failure) => again(&context, &Arrival::default(), &input, failure).await,
    }
}

fn removal(context: &Context, account: &str, input: &DecideAccess, people: &[MemberRow]) -> Question {
    let t = context.locale();
    let with_roles = |row: &MemberRow| {
        let roles = row.roles.roles().map(|role| text::role_name(t, role)).collect::<Vec<_>>().join(", ");
        text!(t, reviews.remove_person, name = &row.name, roles = roles)
    };
    let names = people.iter().map(with_roles).collect::<Vec<_>>().join("; ");
    let invites = |row: &MemberRow| row.roles.roles().any(|role| role.may(Permission::InviteUsers));
    let pauses = people.iter().any(invites).then(|| text!(t, reviews.remove_pauses));
    Question {
        title: text!(t, reviews.remove_title),
        text: text!(t, reviews.remove_text, account = account, people = names),
        warning: pauses,
        action: paths::of(paths::REVIEW_REMOVE, &input.account),
        fields: input.seen.iter().map(|code| ("seen".to_owned(), code.clone())).collect(),
        button: text!(t, reviews.remove_title),
        keep: text!(t, access.keep_access),
        back: paths::of(paths::REVIEW, &input.account),
    }
}

/// Takes roles away.
pub async fn submit_removal(
    context: Context,
    Path(account): Path<String>,
    Form(fields): Form<Pairs>,
) -> Outcome<Response> {
    let mut input = decision_of(account, &fields);
    Decision::Remove.code().clone_into(&mut input.decision);
    // Boxed: it is large.
    match context.perform(Box::pin(decide(&context, &input))).await {
        Ok(count) => {
            tell_count(&context, &input.account, Notice::AccessRemoved, count);
            Ok(see_other(&paths::of(paths::REVIEW, &input.account)))
        }
        Err(failure) => again(&context, &Arrival::default(), &input, failure).await,
    }
}

/// Completes the review.
pub async fn submit_completion(
    context: Context,
    Path(account): Path<String>,
    Form(asked): Form<CompleteReview>,
) -> Outcome<Response> {
    let input = CompleteReview { account, ..asked };
    let path = paths::of(paths::REVIEW, &input.account);
    match context.perform(complete(&context, &input)).await {
        Ok(()) => Ok(see_other_telling(&context, &path, Notice::ReviewCompleted)),
        Err(failure) => {
            let named = DecideAccess { account: input.account, ..DecideAccess::default() };
            again(&context, &Arrival::default(), &named, failure).await
        }
    }
}

fn page(context: &Context, arrival: &Arrival, view: &ReviewView, attempt: Option<&Attempt<'_>>) -> Response {
    let t = context.locale();
    let title = text!(t, reviews.title);
    let result = take_result(context, "");
    let id = view.account.scope.id();
    let name = scope_name(context, &view.account);
    let error = attempt.map(|attempt| &attempt.error);
    let page = Page::new(title.clone(), Layout::Wide).with_error(error);
    // Whoever only reads needs no script.
    let page = if view.may_decide { page.with_islands() } else { page };
    let page = page.with_result(context, result.as_ref()).with_scope(Some((id.to_owned(), name.clone())));
    respond(context, page, || {
        let body = view! {
            {page_head(title.clone(), name, state_badge(context, &view.state))}
            {result.map(result_message)}
            {attempt.map(|attempt| error_message(context, &attempt.error))}
            {standing(context, view)}
            {people(context, arrival, view, attempt)}
            {completion(context, view)}
            {evidence(context, view)}
            {overseers(context, view)}
            {past(context, view)}
        };
        let body = body.into_html();
        view! {
            <p class="breadcrumb"><a href=paths::REVIEWS>{title}</a></p>
            {if view.may_decide { view! { <FormsInPlace>{body}</FormsInPlace> }.into_html() } else { body }}
            {guide_link(context, paths::GUIDE_MANAGE_USERS, text!(t, label.guide_manage_users))}
        }
        .into_html()
    })
}

/// Why nothing was done.
fn error_message(context: &Context, error: &ApiError) -> AnyView {
    let t = context.locale();
    let sentence = match error {
        ApiError::DecisionsRefused(refused) => {
            let lines = refused.iter().map(|one| view! { <li>{refusal(context, one)}</li> }).collect::<Vec<_>>();
            let body = view! { <p>{text!(t, reviews.refused)}</p><ul class="tips">{lines}</ul> };
            return first_message(Tone::Error, body).into_html();
        }
        ApiError::ReviewOpen { count, is_more } => {
            text!(t, reviews.complete_open, count = number(context, *count, *is_more))
        }
        ApiError::LastAdministrator { account } => text!(t, error.last_administrator_text, account = account),
        ApiError::Invalid(faults) if faults.iter().any(|fault| fault.code == FaultCode::TooManyPeople) => {
            text!(t, reviews.too_many, count = text::grouped(context.language, MOST_AT_ONCE))
        }
        ApiError::Invalid(faults) if faults.is_empty() => return ().into_any(),
        ApiError::Invalid(_) => text!(t, reviews.choose),
        _ => text!(t, error.unreadable_text),
    };
    first_message(Tone::Error, view! { <p>{sentence}</p> }).into_html()
}

fn refusal(context: &Context, refused: &RefusedDecision) -> String {
    let t = context.locale();
    let (name, by) = (&refused.name, refused.by.clone().unwrap_or_default());
    match (refused.reason, refused.decision) {
        (DecisionRefusal::Decided, Some(Decision::Remove)) => text!(t, reviews.refused_remove, name = name, by = by),
        (DecisionRefusal::Decided, _) => text!(t, reviews.refused_keep, name = name, by = by),
        (DecisionRefusal::Changed, _) => text!(t, reviews.refused_changed, name = name),
        (DecisionRefusal::Own, _) => text!(t, reviews.refused_own, name = name),
        (DecisionRefusal::Beyond, _) => text!(t, reviews.refused_beyond, name = name),
        (DecisionRefusal::Gone, _) => text!(t, reviews.refused_gone),
    }
}

fn number(context: &Context, count: usize, is_more: bool) -> String {
    let count = text::grouped(context.language, count);
    if is_more { text!(context.locale(), reviews.more_than, count = count) } else { count }
}

/// Where the review stands, and from when on it counts.
fn standing(context: &Context, view: &ReviewView) -> AnyView {
    let t = context.locale();
    let day = |at| text::day(context.language, at);
    let sentence = match (&view.running, view.state.due_at) {
        (Some(NamedReview { row, started_by, .. }), _) => {
            text!(t, reviews.running, date = day(row.started_at), name = started_by)
        }
        (None, Some(at)) if at <= context.now => text!(t, reviews.due_now, date = day(at)),
        (None, Some(at)) => text!(t, reviews.due_later, date = day(at)),
        (None, None) => text!(t, reviews.due_never),
    };
    let tone = if view.running.is_none() && view.state.is_due(context.now) { Tone::Warning } else { Tone::Info };
    let since = match view.since {
        Some(at) => text!(t, reviews.since, date = day(at)),
        None => text!(t, reviews.since_ever),
    };
    let reading = (!view.may_decide).then(|| view! { <p class="quiet">{text!(t, reviews.read_only)}</p> });
    view! { {note(tone, sentence)}{reading}<p class="quiet">{since}</p> }.into_html()
}

fn open_count(context: &Context, open: Counted) -> String {
    match open {
        Counted::All(count) => number(context, count, false),
        Counted::MoreThan(count) => number(context, count, true),
    }
}

fn people(context: &Context, arrival: &Arrival, view: &ReviewView, attempt: Option<&Attempt<'_>>) -> AnyView {
    let t = context.locale();
    let open = text!(t, reviews.open_count, count = open_count(context, view.open));
    let body = view! {
        {filter_form(context, arrival, view)}
        {results_head(context, &view.extent, Some(view! { <p class="quiet">{open}</p> }.into_html()))}
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

/// The people, with what is decided about those who are selected.
fn decision_form(context: &Context, arrival: &Arrival, view: &ReviewView, attempt: Option<&Attempt<'_>>) -> AnyView {
    let t = context.locale();
    if view.people.rows.is_empty() {
        let is_decided = arrival.shown() == Shown::Open && view.running.is_some();
        let texts = if is_decided {
            [text!(t, reviews.all_decided_title), text!(t, reviews.all_decided_text)]
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
        row(context, person, can_select.then_some(is_selected))
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

/// A person; `is_selected` if people can be selected at all.
fn row(context: &Context, person: &ReviewedPerson, is_selected: Option<bool>) -> AnyView {
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
            {cell(text!(t, reviews.column_decision), decision(context, person, is_selected.is_some()))}
        </tr>
    }
    .into_html()
}

/// Roles, and that they are suspended if they are.
fn roles(context: &Context, roles: RoleSet, status: Status) -> AnyView {
    let t = context.locale();
    let names = roles.roles().map(|role: Role| view! { <span>{text::role_name(t, role)}</span> });
    let suspended = (status != Status::Active).then(|| status_badge(context, status));
    view! { <span class="stack">{names.collect::<Vec<_>>()}{suspended}</span> }.into_html()
}

fn last_sign_in(context: &Context, row: &MemberRow) -> AnyView {
    let t = context.locale();
    let day = row.last_sign_in_at.map(|at| text::day(context.language, at));
    view! { <span class="date">{day.unwrap_or_else(|| text!(t, access.never_signed_in))}</span> }.into_html()
}

/// What a person looked at, in kind.
fn activity(context: &Context, row: &MemberRow) -> AnyView {
    let t = context.locale();
    let count = |count: i64| {
        let number = text::grouped(context.language, usize::try_from(count).unwrap_or_default());
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

fn decision(context: &Context, person: &ReviewedPerson, is_deciding: bool) -> AnyView {
    let t = context.locale();
    let Some(decided) = &person.decision else {
        let hint = match person {
            _ if !is_deciding => None,
            ReviewedPerson { is_self: true, .. } => Some(text!(t, reviews.own_note)),
            ReviewedPerson { may_remove: false, .. } => Some(text!(t, reviews.beyond_note)),
            _ => None,
        };
        let hint = hint.map(|hint| view! { <span class="quiet">{hint}</span> });
        let open = badge("neutral", "circle", text!(t, reviews.decision_open));
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

/// The form that completes the review.
fn completion(context: &Context, view: &ReviewView) -> Option<AnyView> {
    let t = context.locale();
    let is_own_left = view.is_alone && view.open == Counted::All(1);
    if !view.may_decide || (view.running.is_none() && !is_own_left) {
        return None;
    }
    let sentence = if is_own_left { text!(t, reviews.complete_alone) } else { text!(t, reviews.complete_text) };
    let review = view.running.as_ref().map(|running| running.row.id.clone()).unwrap_or_default();
    let class = if is_own_left || view.open == Counted::All(0) { "button primary" } else { "button" };
    let form = view! {
        <p>{sentence}</p>
        <form method="post" action=paths::of(paths::REVIEW_COMPLETE, view.account.scope.id())>
            <input type="hidden" name="review" value=review/>
            <button class=class>{text!(t, reviews.complete)}</button>
        </form>
    };
    Some(section("complete", text!(t, reviews.complete), form).into_html())
}

/// The evidence of the running review.
fn evidence(context: &Context, view: &ReviewView) -> Option<AnyView> {
    let t = context.locale();
    let running = view.running.as_ref()?;
    let links = evidence_links(context, view.account.scope.id(), &running.row.id);
    let body = view! { <p>{text!(t, reviews.evidence_running)}</p>{links} };
    Some(section("evidence", text!(t, reviews.evidence_title), body).into_html())
}

/// Agreement Administrators, each with the page on which the role is taken away.
fn overseers(context: &Context, view: &ReviewView) -> Option<AnyView> {
    let t = context.locale();
    let (people, has_more) = view.overseers.as_ref()?;
    let row = |row: &MemberRow| {
        view! {
            <tr>
                <th scope="row">
                    <span class="stack">
                        <a href=paths::of(paths::PERSON, &row.user_id)>{row.name.clone()}</a>
                        <span class="quiet">{address(row.email.clone())}</span>
                    </span>
                </th>
                {cell(text!(t, access.column_roles), roles(context, row.roles, row.status))}
                {cell(text!(t, access.column_last_sign_in), last_sign_in(context, row))}
            </tr>
        }
    };
    let rows = people.iter().map(row).collect::<Vec<_>>();
    let heads =
        heads([text!(t, reviews.column_person), text!(t, access.column_roles), text!(t, access.column_last_sign_in)]);
    let all = has_more.then(|| {
        let href = with_query(paths::PEOPLE, [("scope", view.account.scope.agreement_id.as_str())]);
        view! { <p><a href=href>{text!(t, reviews.overseers_all)}</a></p> }
    });
    let title = text!(t, reviews.overseers_title);
    let body = view! { <p>{text!(t, reviews.overseers_text)}</p>{table("table", title.clone(), heads, rows)}{all} };
    Some(section("overseers", title, body).into_html())
}

/// The last reviews that were completed.
fn past(context: &Context, view: &ReviewView) -> AnyView {
    let t = context.locale();
    let id = view.account.scope.id();
    if view.past.is_empty() {
        let body = view! { <p>{text!(t, reviews.past_none)}</p> };
        return section("past", text!(t, reviews.past_title), body).into_html();
    }
    let body = view! {
        {past_table(context, id, &view.past)}
        <p><a href=paths::of(paths::REVIEW_PAST, id)>{text!(t, reviews.past_all)}</a></p>
    };
    section("past", text!(t, reviews.past_title), body).into_html()
}
