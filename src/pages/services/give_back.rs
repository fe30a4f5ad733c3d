//! Giving a seat back, by the link of the mail that told of it. The page asks first; whoever has no link learns nothing.

use crate::{
    components::Question,
    domain::notice::Notice,
    pages::{
        account::card::{card, keep_token},
        frame::{Layout, Page, notice::see_other_telling, question::question_page},
    },
    paths,
    server::{context::Context, failure::Outcome, http::cookies::Cookie, text::text, token::Token, workflow::seating},
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;

/// Moves the secret from the URL into a cookie.
pub async fn open(context: Context, Path(token): Path<String>) -> Response {
    keep_token(&context, Cookie::Seat, &token, paths::SEAT_RETURN)
}

/// Asks before the seat is given back.
pub async fn show(context: Context) -> Outcome<Response> {
    let t = context.locale();
    let Some(product) = seating::own_seat(&context, token(&context).as_ref()).await? else {
        return Ok(nothing(&context));
    };
    let product = product.description.text(context.language).to_owned();
    Ok(question_page(
        &context,
        Question {
            title: text!(t, services.return_title, product = &product),
            text: text!(t, services.return_text, product = &product),
            warning: None,
            action: paths::SEAT_RETURN.to_owned(),
            fields: Vec::new(),
            button: text!(t, services.return_button),
            keep: text!(t, services.remove_not),
            back: paths::SIGN_IN.to_owned(),
        },
    ))
}

/// Gives the seat back.
pub async fn submit(context: Context) -> Outcome<Response> {
    let is_done = context.perform(seating::give_back(&context, token(&context).as_ref())).await?;
    if !is_done {
        return Ok(nothing(&context));
    }
    context.remove_cookie(Cookie::Seat);
    Ok(see_other_telling(&context, paths::SIGN_IN, Notice::SeatReturned))
}

fn token(context: &Context) -> Option<Token> {
    context.cookies.get(Cookie::Seat).and_then(Token::parse)
}

/// The same page for a link that never worked and for one that was used.
fn nothing(context: &Context) -> Response {
    let t = context.locale();
    let page = Page::new(text!(t, services.return_gone_title), Layout::Card).with_status(404);
    card(context, page, text!(t, services.return_gone_text), || ().into_any())
}
