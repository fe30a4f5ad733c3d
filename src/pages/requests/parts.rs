//! What the list and the page of a request have in common, and the way to ask for a change.

use crate::{
    components::badge,
    domain::{moment::Moment, request::RequestState, reservation::ReservationState},
    paths,
    server::{
        context::Context,
        html::IntoHtml,
        http::with_query,
        text::{self, text},
        workflow::request_list::ShownRequest,
    },
};
use leptos::prelude::*;

/// The way to ask for a change of what the register says, of a purchasing account or of one that the form offers.
pub fn request_change_link(context: &Context, account_id: Option<&str>) -> AnyView {
    let href = with_query(paths::REQUEST_CHANGE, [("account", account_id.unwrap_or_default())]);
    view! { <p><a class="button" href=href>{text!(context.locale(), requests.change_link)}</a></p> }.into_html()
}

/// The purchasing account of a request, or its agreement.
pub(super) fn place_name(context: &Context, one: &ShownRequest) -> String {
    let agreement = || text!(context.locale(), access.scope_agreement, number = &one.place.agreement_number);
    one.place.title.clone().unwrap_or_else(agreement)
}

/// Date and time of a moment in the time zone in which days are counted, with its name.
pub(super) fn moment(context: &Context, at: Moment) -> String {
    text::date_time_in(context.language, at, &context.app.config.time_zone)
}

/// How far a request is; of a reservation, where it stands.
pub(super) fn shown_badge(context: &Context, one: &ShownRequest) -> AnyView {
    match one.reservation {
        Some(state) => reservation_badge(context, state),
        None => state_badge(context, one.row.state),
    }
}

/// How far a request is.
fn state_badge(context: &Context, state: RequestState) -> AnyView {
    let (kind, icon) = match state {
        RequestState::Sent => ("info", "mail"),
        RequestState::Accepted => ("info", "success"),
        RequestState::Done => ("success", "success"),
        RequestState::Declined => ("danger", "error"),
        RequestState::Withdrawn => ("neutral", "info"),
    };
    badge(kind, icon, text::request_state(context.locale(), state)).into_html()
}

/// Where a reservation stands.
#[must_use]
pub fn reservation_badge(context: &Context, state: ReservationState) -> AnyView {
    let (tone, icon) = match state {
        ReservationState::Reserved => ("info", "clock"),
        ReservationState::Usable | ReservationState::Ordered => ("success", "success"),
        ReservationState::Canceled | ReservationState::Ended => ("neutral", "info"),
        ReservationState::Refused => ("danger", "error"),
    };
    badge(tone, icon, text::reservation_state(context.locale(), state)).into_html()
}
