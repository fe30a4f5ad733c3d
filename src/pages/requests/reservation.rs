//! What the page of a request shows of a reservation, and canceling it.

use super::parts::moment;
use crate::{
    api::seats::CancelReservation,
    components::{Fact, Question, Tone, note},
    domain::{
        notice::Notice,
        reservation::{CancelAnswer, ReservationState},
        seat::SubscriptionState,
    },
    pages::{
        components::signed,
        frame::{notice::see_other_telling, question::question_page},
    },
    paths,
    server::{
        context::Context,
        failure::Outcome,
        html::IntoHtml,
        http::see_other,
        text::{self, text},
        workflow::{
            request_list::ShownRequest,
            reserving::{self, ReservationView, SettlingOrder},
        },
    },
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;

/// Asks for confirmation before a reservation is canceled.
pub async fn show_cancel(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    let t = context.locale();
    let input = CancelReservation { request: id };
    let (request, view) = reserving::cancelable(&context, &input).await?;
    let back = paths::of(paths::REQUEST, &request.id);
    if !view.may_cancel {
        // That page says why.
        return Ok(see_other(&back));
    }
    let what = text::request_title(context.language, request.kind, &request.subject, &request.facts()?);
    Ok(question_page(
        &context,
        Question {
            title: text!(t, reservations.cancel_title, number = &request.number),
            text: text!(t, reservations.cancel_text, what = what),
            warning: None,
            action: paths::of(paths::RESERVATION_CANCEL, &request.id),
            fields: Vec::new(),
            button: text!(t, reservations.cancel),
            keep: text!(t, reservations.cancel_not),
            back,
        },
    ))
}

/// Cancels a reservation.
pub async fn submit_cancel(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    let input = CancelReservation { request: id };
    let answer = context.perform(Box::pin(reserving::cancel(&context, &input))).await?;
    let notice = match answer {
        CancelAnswer::Canceled => Notice::ReservationCanceled,
        CancelAnswer::Over => Notice::ReservationOver,
        CancelAnswer::TooLate => Notice::ReservationTooLate,
    };
    Ok(see_other_telling(&context, &paths::of(paths::REQUEST, &input.request), notice))
}

/// Who ended a reservation, and when, in the words of that end; none where it is open.
pub(super) fn answer_facts(context: &Context, state: ReservationState) -> Option<[String; 2]> {
    let t = context.locale();
    Some(match state {
        ReservationState::Ordered => [text!(t, reservations.ordered_by), text!(t, reservations.ordered_on)],
        ReservationState::Canceled => [text!(t, reservations.canceled_by), text!(t, reservations.canceled_on)],
        ReservationState::Refused => [text!(t, reservations.refused_by), text!(t, reservations.refused_on)],
        ReservationState::Reserved | ReservationState::Usable | ReservationState::Ended => return None,
    })
}

/// The facts of a reservation.
pub(super) fn reservation_facts(context: &Context, view: &ReservationView, one: &ShownRequest) -> Vec<Fact> {
    let t = context.locale();
    let row = &view.row.reservation;
    let asked_at = one.row.asked_at;
    let number = text::grouped(context.language, row.seats);
    let subscription = &view.subscription;
    let product = one.facts.product.as_ref().map(|product| product.text(context.language)).unwrap_or_default();
    let (name, product) = (text!(t, orders.product), product.to_owned());
    let date = |day: &str| text::register_date(context.language, day);
    let ends = subscription.term.ends_on.map_or_else(|| text!(t, services.no_end), |end| date(&end.to_string()));
    let mut all = vec![
        if view.sees_subscription && !product.is_empty() {
            Fact::link(name, product, paths::of(paths::SUBSCRIPTION, &subscription.row.id))
        } else {
            Fact::new(name, product)
        },
        Fact::new(text!(t, services.number), subscription.row.register_id.clone()),
        Fact::new(text!(t, reservations.seats), number),
        Fact::new(text!(t, reservations.day), date(&row.usable_from)),
        Fact::new(text!(t, services.ends), ends),
    ];
    // One that was made too late for it could never be canceled.
    if let Some(until) = view.cancelable_until.filter(|until| view.state.is_open() && *until >= asked_at) {
        all.push(Fact::new(text!(t, reservations.cancel_until), moment(context, until)));
    }
    if let Some(terms) = &row.terms {
        all.push(Fact::link(text!(t, reservations.terms_accepted), terms.clone(), terms.clone()));
    }
    if let Some(order) = &view.order {
        all.extend(order_facts(context, order));
    }
    all
}

/// The order that settled it: its quantity may be another one.
fn order_facts(context: &Context, order: &SettlingOrder) -> Vec<Fact> {
    let t = context.locale();
    let number = order.number.clone();
    let mut all = vec![match &order.id {
        Some(id) => Fact::link(text!(t, services.order), number, paths::of(paths::ORDER, id)),
        None => Fact::new(text!(t, services.order), number),
    }];
    if let Some((line, quantity)) = &order.line {
        all.push(Fact::new(text!(t, orders.line), line.clone()));
        all.extend(quantity.map(|quantity| Fact::new(text!(t, reservations.ordered), signed(context, quantity))));
    }
    all
}

/// That the seats of an ordered reservation count on, or where they have gone.
pub(super) fn counting(context: &Context, view: &ReservationView) -> Option<AnyView> {
    let t = context.locale();
    if view.state != ReservationState::Ordered {
        return None;
    }
    let is_counted = view.row.reservation.is_counted;
    if is_counted && view.subscription.state() == SubscriptionState::Ended {
        // Nothing of it counts any more.
        return None;
    }
    let sentence = if is_counted {
        text!(t, reservations.counted, vendor = &context.app.config.vendor_name)
    } else {
        text!(t, reservations.in_register)
    };
    Some(note(Tone::Info, sentence).into_html())
}

/// The way to cancel it, or why there is none.
pub(super) fn canceling(context: &Context, view: &ReservationView) -> Option<AnyView> {
    let t = context.locale();
    if view.may_cancel {
        let href = paths::of(paths::RESERVATION_CANCEL, &view.row.reservation.request_id);
        return Some(
            view! { <p class="section"><a class="button" href=href>{text!(t, reservations.cancel)}</a></p> }
                .into_html(),
        );
    }
    view.is_too_late(context.now).then(|| note(Tone::Info, text!(t, reservations.too_late)).into_html())
}
