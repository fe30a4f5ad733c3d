//! Reserving further seats of a subscription: the form, and a page to check before it counts.

use super::words::obstacle_note;
use crate::{
    api::{
        ApiError,
        seats::{ReservationReview, ReserveAnswer, ReserveSeats},
    },
    components::{Fact, Fields, Input, Tone, facts, icon, message, note},
    domain::{day::Day, notice::Notice},
    islands::forms_in_place::FormsInPlace,
    pages::{
        components::{form_fields, guide_link},
        frame::{Layout, Page, notice::see_other_telling, respond, sign_in_first},
    },
    paths,
    server::{
        context::Context,
        failure::{Failure, Outcome},
        html::IntoHtml,
        http::{form::Form, see_other},
        text::{self, text},
        workflow::{
            drafts,
            reserving::{self, Reservable, reservable},
        },
    },
};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;

/// What the address of the page names: seats and day that are to be checked.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Arrival {
    seats: Option<String>,
    day: Option<String>,
}

/// Shows the form, or what the seats and the day in the address would mean. So a reload keeps them, and nothing is sent again
/// on the way back.
pub async fn show(
    context: Context,
    Path(id): Path<String>,
    Query(Arrival { seats, day }): Query<Arrival>,
) -> Outcome<Response> {
    let is_check = seats.is_some() || day.is_some();
    let typed = |text: Option<String>| text.unwrap_or_default();
    let input = ReserveSeats { subscription: id, seats: typed(seats), day: typed(day), ..ReserveSeats::default() };
    if !is_check {
        let kept = drafts::find::<ReserveSeats>(&context, paths::RESERVE).await?;
        let input = kept.filter(|kept| kept.subscription == input.subscription).unwrap_or(input);
        return Ok(form_page(&context, &reservable(&context, &input.subscription).await?, &input, None));
    }
    match reserving::check(&context, &input).await {
        Ok(review) => shown(&context, &input, review.as_ref()).await,
        Err(failure) => refused(&context, &input, failure).await,
    }
}

/// The page to check, or, where nothing can be reserved, the one that says why.
async fn shown(context: &Context, input: &ReserveSeats, review: Option<&ReservationReview>) -> Outcome<Response> {
    let found = reservable(context, &input.subscription).await?;
    Ok(match review {
        Some(review) => review_page(context, &found, input, review, None),
        None => form_page(context, &found, input, None),
    })
}

/// Checks what was typed, or reserves the seats.
pub async fn submit(context: Context, Path(id): Path<String>, Form(typed): Form<ReserveSeats>) -> Outcome<Response> {
    let input = ReserveSeats { subscription: id, ..typed };
    match context.perform(Box::pin(reserving::reserve(&context, &input))).await {
        Ok(ReserveAnswer::Reserved(request)) => {
            Ok(see_other_telling(&context, &paths::of(paths::REQUEST, &request), Notice::SeatsReserved))
        }
        // That page says why.
        Ok(ReserveAnswer::Closed) => Ok(see_other(&paths::of(paths::RESERVE, &input.subscription))),
        Ok(ReserveAnswer::Review(review)) => shown(&context, &input, Some(&review)).await,
        Err(Failure::Refused(ApiError::Unauthenticated)) => {
            let path = paths::of(paths::RESERVE, &input.subscription);
            let kept = ReserveSeats { is_checked: String::new(), accepted: String::new(), ..input };
            sign_in_first::kept_under(&context, paths::RESERVE, &path, &kept).await
        }
        Err(failure) => refused(&context, &input, failure).await,
    }
}

/// The page on which the error is: the check where the terms were not accepted, otherwise the form.
async fn refused(context: &Context, input: &ReserveSeats, failure: Failure) -> Outcome<Response> {
    let error = failure.for_form()?;
    let found = reservable(context, &input.subscription).await?;
    let is_of_terms = error.faults().iter().any(|fault| fault.field == "accepted");
    let review = if is_of_terms { reserving::check(context, input).await.ok().flatten() } else { None };
    Ok(match review {
        Some(review) => review_page(context, &found, input, &review, Some(&error)),
        None => form_page(context, &found, input, Some(&error)),
    })
}

/// The heading of a page.
struct Heading {
    title: String,
    /// Whether whoever cannot see the page hears first that it is another one.
    has_focus: bool,
}

/// The frame of both pages.
fn page(
    context: &Context,
    found: &Reservable,
    Heading { title, has_focus }: Heading,
    error: Option<&ApiError>,
    body: impl FnOnce() -> AnyView,
) -> Response {
    let t = context.locale();
    // Wide from the start, because results in place do not change the layout.
    let shown = Page::new(title.clone(), Layout::Wide).with_error(error).with_islands();
    respond(context, shown, || {
        let back = paths::of(paths::SUBSCRIPTION, &found.subscription.row.id);
        let product = found.product.description.text(context.language).to_owned();
        let lead = text!(t, reservations.lead, account = found.subscription.account.title());
        let tabindex = has_focus.then_some("-1");
        let heading = view! { <h1 class="page-title" tabindex=tabindex autofocus=has_focus>{title}</h1> };
        let body = view! { {heading}<p class="lead">{lead}</p>{body()} }.into_html();
        view! {
            <p class="breadcrumb"><a href=back>{product}</a></p>
            <FormsInPlace>{body}</FormsInPlace>
            {guide_link(context, paths::GUIDE_RESERVE, text!(t, support.reserve_title))}
        }
        .into_html()
    })
}

fn form_page(context: &Context, found: &Reservable, input: &ReserveSeats, error: Option<&ApiError>) -> Response {
    let t = context.locale();
    page(context, found, Heading { title: text!(t, reservations.title), has_focus: false }, error, || {
        if let Some(obstacle) = found.obstacle {
            return obstacle_note(context, obstacle, &found.subscription, found.renewal.as_ref());
        }
        let labels = vec![("seats", text!(t, reservations.seats)), ("day", text!(t, reservations.day))];
        let fields = form_fields(context, labels, error);
        view! {
            <form class="form card" id="form" method="get" data-leaves=""
                action=paths::of(paths::RESERVE, &input.subscription) novalidate>
                {fields.summary()}
                {entry(context, found, &fields, input)}
                <p>{text!(t, reservations.obligation)}</p>
                <div class="form-actions">
                    <button class="button primary">{text!(t, reservations.check)}</button>
                </div>
            </form>
        }
        .into_html()
    })
}

fn entry(context: &Context, found: &Reservable, fields: &Fields, input: &ReserveSeats) -> AnyView {
    let t = context.locale();
    let days = found.days();
    let date = |day: Day| text::register_date(context.language, &day.to_string());
    let hint = text!(t, reservations.day_hint, first = date(days.first), last = date(days.last()));
    let seats = Input { inputmode: Some("numeric"), autocomplete: "off", is_first: true, ..Input::default() };
    let day = Input { kind: "date", autocomplete: "off", hint: Some(hint), ..Input::default() };
    view! {
        {fields.input("seats", &input.seats, seats)}
        {fields.input("day", &input.day, day)}
    }
    .into_html()
}

fn review_page(
    context: &Context,
    found: &Reservable,
    input: &ReserveSeats,
    review: &ReservationReview,
    error: Option<&ApiError>,
) -> Response {
    let t = context.locale();
    page(
        context,
        found,
        Heading { title: text!(t, reservations.check_title), has_focus: error.is_none() },
        error,
        || {
            let fields = form_fields(context, vec![("accepted", text!(t, reservations.accept))], error);
            let action = paths::of(paths::RESERVE, &input.subscription);
            let terms = review.terms.as_ref().map(|terms| accepting(context, &fields, terms));
            view! {
                {review.has_changed.then(|| note(Tone::Warning, text!(t, reservations.terms_changed)))}
                {warnings(context, review)}
                <div class="card">{facts(about(context, found, review))}</div>
                {message(Tone::Info, view! { <p>{text!(t, reservations.obligation)}</p> })}
                <form class="form card section" id="form" method="post" action=action novalidate>
                    {fields.summary()}
                    {wish(review)}
                    <input type="hidden" name="is_checked" value="true"/>
                    <input type="hidden" name="terms" value=review.terms.clone().unwrap_or_default()/>
                    {terms}
                    <div class="form-actions">
                        <button class="button primary">{text!(t, reservations.title)}</button>
                        <a class="button" href=paths::of(paths::SUBSCRIPTION, &input.subscription)>
                            {text!(t, reservations.leave)}
                        </a>
                    </div>
                </form>
                {correction(context, found, input)}
            }
            .into_html()
        },
    )
}

/// What was checked, for the form that confirms it.
fn wish(review: &ReservationReview) -> AnyView {
    view! {
        <input type="hidden" name="seats" value=review.seats.to_string()/>
        <input type="hidden" name="day" value=review.day.clone()/>
    }
    .into_html()
}

fn warnings(context: &Context, review: &ReservationReview) -> AnyView {
    let t = context.locale();
    let is_final = review.is_final.then(|| note(Tone::Warning, text!(t, reservations.is_final)));
    let ends_on = review.ends_on.as_deref().filter(|_| review.is_near_end);
    let near_end = ends_on.map(|end| {
        let date = text::register_date(context.language, end);
        note(Tone::Warning, text!(t, reservations.near_end, date = date))
    });
    view! { {is_final}{near_end} }.into_html()
}

fn about(context: &Context, found: &Reservable, review: &ReservationReview) -> Vec<Fact> {
    let t = context.locale();
    let date = |day: &str| text::register_date(context.language, day);
    let one = &found.subscription;
    let seats = text::grouped(context.language, review.seats);
    let zone = &context.app.config.time_zone;
    let until = review.cancelable_until.filter(|_| !review.is_final);
    let until = until.map(|until| text::date_time_in(context.language, until, zone));
    let mut all = vec![
        Fact::new(text!(t, orders.product), found.product.description.text(context.language).to_owned()),
        Fact::new(text!(t, services.number), one.row.register_id.clone()),
        Fact::new(text!(t, label.purchasing_account), one.account.title()),
        Fact::new(text!(t, reservations.seats), seats),
        Fact::new(text!(t, reservations.day), date(&review.day)),
    ];
    if let Some(end) = &review.ends_on {
        all.push(Fact::new(text!(t, services.ends), date(end)));
    }
    if let Some(until) = until {
        all.push(Fact::new(text!(t, reservations.cancel_until), until));
    }
    all
}

fn accepting(context: &Context, fields: &Fields, terms: &str) -> AnyView {
    let t = context.locale();
    view! {
        <p><a href=terms.to_owned() target="_blank" rel="noopener">{text!(t, reservations.terms)}</a></p>
        <div class=fields.class("accepted")>
            <label class="choice">
                <input type="checkbox" id="accepted" name="accepted" value="true"
                    aria-invalid=fields.invalid("accepted")
                    autofocus=fields.has_focus("accepted", false)
                    aria-describedby=fields.described_by("accepted", false)/>
                <span>{text!(t, reservations.accept)}</span>
            </label>
            {fields.error("accepted")}
        </div>
    }
    .into_html()
}

/// The form again, to correct what was typed.
fn correction(context: &Context, found: &Reservable, input: &ReserveSeats) -> AnyView {
    let t = context.locale();
    let labels = vec![("seats", text!(t, reservations.seats)), ("day", text!(t, reservations.day))];
    let fields = form_fields(context, labels, None);
    view! {
        <details class="fold section">
            <summary>{text!(t, reservations.correct)}{icon("chevron-down")}</summary>
            <form class="form card" method="get" data-leaves=""
                action=paths::of(paths::RESERVE, &input.subscription) novalidate>
                {entry(context, found, &fields, input)}
                <div class="form-actions"><button class="button">{text!(t, reservations.check)}</button></div>
            </form>
        </details>
    }
    .into_html()
}
