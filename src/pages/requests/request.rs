//! A request: what was asked, how far it is, and what can be done.

use super::{
    parts::{moment, place_name, shown_badge},
    reservation::{answer_facts, canceling, counting, reservation_facts},
};
use crate::{
    api::{
        ApiError,
        requests::{AnswerRequest, WithdrawRequest},
    },
    components::{Fact, Tone, facts, first_message, note, page_head, result_message, section},
    domain::{access::Role, notice::Notice, request::RequestKind, reservation::ReservationState},
    islands::forms_in_place::FormsInPlace,
    pages::{
        audit::words::principal,
        components::{form_fields, text_area},
        frame::{
            Layout, Page,
            notice::{see_other_telling, take_result},
            respond, sign_in_first,
        },
    },
    paths,
    server::{
        context::Context,
        failure::{Failure, Outcome},
        html::IntoHtml,
        http::form::Form,
        text::{self, text},
        workflow::{
            asking, drafts,
            request_list::{RequestView, view as view_request},
        },
    },
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;

/// Shows the page; an answer submitted after the session had ended is restored, unsent.
pub async fn show(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    let view = view_request(&context, &id).await?;
    let kept = drafts::find::<AnswerRequest>(&context, paths::REQUEST_ANSWER).await?;
    let typed = kept.filter(|kept| kept.request == view.request.row.id).unwrap_or_default();
    Ok(page(&context, &view, &typed, None))
}

/// Takes the request back.
pub async fn submit_withdrawal(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    let path = paths::of(paths::REQUEST, &id);
    let is_done = context.perform(asking::withdraw(&context, &WithdrawRequest { request: id })).await?;
    let notice = if is_done { Notice::RequestWithdrawn } else { Notice::RequestOver };
    Ok(see_other_telling(&context, &path, notice))
}

/// Answers the request.
pub async fn submit_answer(
    context: Context,
    Path(id): Path<String>,
    Form(typed): Form<AnswerRequest>,
) -> Outcome<Response> {
    let input = AnswerRequest { request: id, ..typed };
    let path = paths::of(paths::REQUEST, &input.request);
    match context.perform(Box::pin(asking::answer(&context, &input))).await {
        Ok(true) if input.answer == asking::ASSIGN => {
            Ok(see_other_telling(&context, &path, Notice::RequestedRoleAssigned))
        }
        Ok(true) => Ok(see_other_telling(&context, &path, Notice::RequestDeclined)),
        Ok(false) if input.text.trim().is_empty() => Ok(see_other_telling(&context, &path, Notice::RequestOver)),
        Ok(false) => {
            let view = view_request(&context, &input.request).await?;
            Ok(page(&context, &view, &input, Some(&ApiError::ChangedMeanwhile)))
        }
        Err(Failure::Refused(ApiError::Unauthenticated)) => {
            sign_in_first::kept_under(&context, paths::REQUEST_ANSWER, &path, &input).await
        }
        Err(failure) => {
            let error = failure.for_form()?;
            let view = view_request(&context, &input.request).await?;
            Ok(page(&context, &view, &input, Some(&error)))
        }
    }
}

fn page(context: &Context, view: &RequestView, typed: &AnswerRequest, error: Option<&ApiError>) -> Response {
    let t = context.locale();
    let one = &view.request;
    let row = &one.row;
    let title = text::request_title(context.language, row.kind, &row.subject, &one.facts);
    let result = take_result(context, &one.asked_by);
    let page = Page::new(title.clone(), Layout::Wide).with_error(error).with_islands();
    let page = page.with_result(context, result.as_ref());
    respond(context, page, || {
        let is_open = one.reservation.map_or_else(|| row.state.is_open(), ReservationState::is_open);
        let place = place_name(context, one);
        let lead = view! { <span class="unbroken">{row.number.clone()}</span>" · "{place} };
        let body = view! {
            <p class="breadcrumb"><a href=paths::REQUESTS>{text!(t, requests.title)}</a></p>
            {page_head(title, lead, shown_badge(context, one))}
            {result.map(result_message)}
            {(error == Some(&ApiError::ChangedMeanwhile)).then(|| too_late(context, view, typed))}
            {is_open.then(|| next(context, row.kind))}
            {view.reservation.as_ref().and_then(|reservation| counting(context, reservation))}
            {about(context, view)}
            {view.reservation.as_ref().and_then(|reservation| canceling(context, reservation))}
            {one.may_answer.then(|| decision(context, view, typed, error))}
            {view.may_withdraw.then(|| withdrawal(context, &row.id))}
        }
        .into_html();
        view! { <FormsInPlace>{body}</FormsInPlace> }.into_html()
    })
}

/// Someone else was faster: who, and what was typed, which no one has read.
fn too_late(context: &Context, view: &RequestView, typed: &AnswerRequest) -> AnyView {
    let t = context.locale();
    let lines = typed.text.lines().map(|line| view! { <span class="block">{line.to_owned()}</span> });
    let body = view! {
        <p>{text!(t, requests.answered_first, name = principal(context, &view.answered_by))}</p>
        <p>{text!(t, requests.not_sent)}</p>
        <p>{lines.collect::<Vec<_>>()}</p>
    };
    first_message(Tone::Error, body).into_html()
}

/// Who answers.
fn next(context: &Context, kind: RequestKind) -> AnyView {
    let t = context.locale();
    let vendor = &context.app.config.vendor_name;
    let sentence = match kind {
        RequestKind::Role => text!(t, requests.at_administrators),
        RequestKind::Reservation => text!(t, reservations.at_vendor, vendor = vendor),
        RequestKind::FactChange | RequestKind::Activations => text!(t, requests.at_vendor, vendor = vendor),
    };
    note(Tone::Info, sentence).into_html()
}

fn about(context: &Context, view: &RequestView) -> AnyView {
    let t = context.locale();
    let one = &view.request;
    let row = &one.row;
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let names = match row.kind {
        RequestKind::Reservation => [text!(t, reservations.reserved_by), text!(t, reservations.reserved_on)],
        _ => [text!(t, requests.asked_by), text!(t, requests.asked_on)],
    };
    let [asked_by, asked_on] = names;
    let mut all = vec![
        Fact::contacts(asked_by, vec![(one.asked_by.clone(), view.email.clone())]),
        Fact::new(asked_on, moment(context, row.asked_at)),
    ];
    if let Some(reservation) = &view.reservation {
        all.extend(reservation_facts(context, reservation, one));
    }
    if !row.text.is_empty() {
        all.push(Fact::list(text!(t, requests.text), lines(&row.text)));
    }
    if let Some(answer) = &row.answer {
        all.push(Fact::list(answer_name(context, view), lines(answer)));
    }
    if let Some(at) = row.answered_at {
        let by = principal(context, &view.answered_by);
        all.extend(match view.reservation.as_ref().and_then(|reservation| answer_facts(context, reservation.state)) {
            Some([name, day]) => [Fact::new(name, by), Fact::new(day, moment(context, at))],
            None => [
                Fact::new(text!(t, requests.answered_by), by),
                Fact::new(text!(t, requests.answered_on), moment(context, at)),
            ],
        });
    }
    view! { <div class="card">{facts(all)}</div> }.into_html()
}

/// What an answer is called: with the step to which it belongs, unless that was the last one.
fn answer_name(context: &Context, view: &RequestView) -> String {
    let t = context.locale();
    let row = &view.request.row;
    match row.answer_state.filter(|state| *state != row.state) {
        Some(state) => text!(t, requests.answer_of, state = text::request_state(t, state)),
        None if row.kind == RequestKind::Reservation => text!(t, requests.reason),
        None => text!(t, requests.answer),
    }
}

/// The form of those who may assign the role.
fn decision(context: &Context, view: &RequestView, typed: &AnswerRequest, error: Option<&ApiError>) -> AnyView {
    let t = context.locale();
    let one = &view.request;
    let name = &one.asked_by;
    let role = Role::from_code(&one.row.subject).map(|role| text::role_name(t, role)).unwrap_or_default();
    let fields = form_fields(context, vec![("text", text!(t, requests.answer_text, name = name))], error);
    let body = view! {
        <p>{text!(t, requests.decide_text, name = name, role = role)}</p>
        <p><a href=paths::GUIDE_ROLES>{text!(t, label.understanding_user_roles)}</a></p>
        <form class="form card" method="post" action=paths::of(paths::REQUEST_ANSWER, &one.row.id) novalidate>
            {text_area(&fields, "text", &typed.text, None, true)}
            <div class="form-actions">
                <button class="button primary" name="answer" value=asking::ASSIGN>{text!(t, requests.assign)}</button>
                <button class="button" name="answer" value=asking::DECLINE>{text!(t, requests.decline)}</button>
            </div>
        </form>
    };
    section("decide", text!(t, requests.decide_title), body).into_html()
}

fn withdrawal(context: &Context, id: &str) -> AnyView {
    view! {
        <form class="section" method="post" action=paths::of(paths::REQUEST_WITHDRAW, id)>
            <button class="button">{text!(context.locale(), requests.withdraw)}</button>
        </form>
    }
    .into_html()
}
