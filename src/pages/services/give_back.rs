//! Giving a seat back, by the link of the mail that told of it. The page asks first: a program that opens links, or sends forms,
//! ends no seat. Whoever has no link learns nothing.

use crate::{
    api::{ApiError, seats::GiveSeatBack},
    components::Tone,
    domain::notice::Notice,
    pages::{
        account::card::{card, keep_token, mismatch},
        components::form_fields,
        frame::{
            Layout, Page,
            notice::{see_other_telling, take_result},
        },
    },
    paths,
    server::{
        context::Context,
        failure::Outcome,
        html::IntoHtml,
        http::{
            cookies::{Cookie, NoLink},
            form::Form,
        },
        text::text,
        workflow::own_seat::{self, OwnSeat},
    },
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;

/// Moves the secret from the URL into a cookie.
pub async fn open(context: Context, Path(token): Path<String>) -> Response {
    keep_token(&context, Cookie::Seat, &token, paths::SEAT_RETURN)
}

/// Asks before the seat of the link opened last is given back, or tells that it was.
pub async fn show(context: Context) -> Outcome<Response> {
    if take_result(&context, "").is_some_and(|result| result.tone == Tone::Success) {
        let t = context.locale();
        let page = Page::new(text!(t, services.was_returned), Layout::Card);
        return Ok(card(&context, page, text!(t, services.was_returned_text), || ().into_any()));
    }
    page(&context, None).await
}

/// Gives the seat back.
pub async fn submit(context: Context, Form(input): Form<GiveSeatBack>) -> Outcome<Response> {
    match context.perform(own_seat::give_back(&context, &input)).await {
        Ok(()) => Ok(see_other_telling(&context, paths::SEAT_RETURN, Notice::SeatReturned)),
        Err(failure) => page(&context, Some(&failure.for_form()?)).await,
    }
}

async fn page(context: &Context, error: Option<&ApiError>) -> Outcome<Response> {
    let t = context.locale();
    if context.cookies.link(Cookie::Seat) == Err(NoLink::Missing) {
        let page = Page::new(text!(t, link.missing_title), Layout::Card).with_status(404);
        return Ok(card(context, page, text!(t, link.missing_text), || ().into_any()));
    }
    let Some(seat) = own_seat::find(context).await? else {
        // The same page for a link that never worked and for one that was used.
        let page = Page::new(text!(t, services.return_gone_title), Layout::Card).with_status(404);
        return Ok(card(context, page, text!(t, services.return_gone_text), || ().into_any()));
    };
    Ok(form_page(&context.in_language_of(seat.language), &seat, error))
}

fn form_page(context: &Context, seat: &OwnSeat, error: Option<&ApiError>) -> Response {
    let t = context.locale();
    let product = seat.product.description.text(context.language).to_owned();
    let page = Page::new(text!(t, services.return_title, product = &product), Layout::Card);
    let page = page.with_error(error).with_form(paths::SEAT_RETURN);
    let lead =
        text!(t, services.return_text, email = &seat.email, organization = &seat.organization, product = &product);
    card(context, page, lead, || {
        let fields = form_fields(context, vec![("confirmed", text!(t, services.return_confirm))], error);
        view! {
            {mismatch(context, error)}
            <form class="form" id="form" method="post" action=paths::SEAT_RETURN novalidate>
                <input type="hidden" name="seat" value=seat.id.clone()/>
                <div class=fields.class("confirmed")>
                    <label class="choice">
                        <input type="checkbox" id="confirmed" name="confirmed" value="true"
                            aria-invalid=fields.invalid("confirmed")
                            autofocus=fields.has_focus("confirmed", false)
                            aria-describedby=fields.described_by("confirmed", false)/>
                        <span>{text!(t, services.return_confirm)}</span>
                    </label>
                    {fields.error("confirmed")}
                </div>
                <p>{text!(t, services.return_keep)}</p>
                <div class="form-actions"><button class="button danger">{text!(t, services.return_button)}</button></div>
            </form>
        }
        .into_html()
    })
}
