//! The access review of a purchasing account: its people, what they looked at, and what is decided about them.

use super::{
    review_files::{evidence_links, past_table},
    review_people::{Arrival, Attempt, last_sign_in, number, people, roles},
    reviews::state_badge,
};
use crate::{
    api::{
        ApiError,
        reviews::{CompleteReview, DecideAccess},
    },
    components::{
        Question, Tone, address, cell, first_message, heads, note, page_head, result_message, section, table,
    },
    domain::{
        access::Permission,
        access_review::{Decision, DecisionRefusal, MOST_AT_ONCE, RefusedDecision},
        fault::FaultCode,
        notice::Notice,
        paging::Counted,
    },
    islands::forms_in_place::FormsInPlace,
    pages::{
        components::guide_link,
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
        workflow::{
            review_decisions::{complete, decide, removable},
            reviews::{self, ReviewView},
        },
    },
};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use leptos::prelude::*;

/// What a form decides.
fn decision_of(account: String, fields: &Pairs) -> DecideAccess {
    let mut input = DecideAccess { account, ..DecideAccess::default() };
    for (name, value) in fields {
        match name.as_str() {
            "decision" => input.decision.clone_from(value),
            "seen" => input.seen.push(value.clone()),
            "number" => input.number.clone_from(value),
            _ => {}
        }
    }
    input
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
                let people = people.chain([("number", input.number.as_str())]);
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
        fields: people_of(input),
        button: text!(t, reviews.remove),
        keep: text!(t, access.keep_access),
        back: paths::of(paths::REVIEW, &input.account),
    }
}

/// What the form names, as the question keeps it.
fn people_of(input: &DecideAccess) -> Vec<(String, String)> {
    let people = input.seen.iter().map(|code| ("seen".to_owned(), code.clone()));
    people.chain([("number".to_owned(), input.number.clone())]).collect()
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
        (DecisionRefusal::Over, _) => text!(t, reviews.refused_over),
    }
}

/// Where the review stands, and from when on it counts.
fn standing(context: &Context, view: &ReviewView) -> AnyView {
    let t = context.locale();
    let day = |at| text::day(context.language, at);
    let sentence = match (&view.running, view.state.due_at) {
        (Some(row), _) => text!(t, reviews.running, date = day(row.started_at), name = &row.starter_name),
        (None, Some(at)) if at <= context.now => text!(t, reviews.due_now, date = day(at)),
        (None, Some(at)) => text!(t, reviews.due_later, date = day(at)),
        (None, None) => text!(t, reviews.due_never),
    };
    // Whoever has just completed one reads here that the people below wait for the next one.
    let last = view.running.is_none().then(|| view.past.first()).flatten().and_then(|row| {
        let (at, name) = (row.completed_at?, row.completer_name.as_deref()?);
        Some(text!(t, reviews.last_completed, date = day(at), name = name))
    });
    let sentence = last.into_iter().chain([sentence]).collect::<Vec<_>>().join(" ");
    let tone = if view.running.is_none() && view.state.is_due(context.now) { Tone::Warning } else { Tone::Info };
    let since = match view.since {
        Some(at) => text!(t, reviews.since, date = day(at)),
        None => text!(t, reviews.since_ever),
    };
    let reading = (!view.may_decide).then(|| view! { <p class="quiet">{text!(t, reviews.read_only)}</p> });
    view! { {note(tone, sentence)}{reading}<p class="quiet">{since}</p> }.into_html()
}

/// The form that completes the review.
fn completion(context: &Context, view: &ReviewView) -> Option<AnyView> {
    let t = context.locale();
    let is_own_left = view.is_alone && view.open == Counted::All(1);
    if !view.may_decide || (view.running.is_none() && !is_own_left) {
        return None;
    }
    let sentence = match view.open {
        _ if is_own_left => text!(t, reviews.complete_alone),
        Counted::All(0) => text!(t, reviews.complete_ready),
        _ => text!(t, reviews.complete_text),
    };
    let review = view.running.as_ref().map(|running| running.id.clone()).unwrap_or_default();
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
    let links = evidence_links(context, view.account.scope.id(), &running.id);
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
