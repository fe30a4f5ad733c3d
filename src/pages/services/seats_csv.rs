//! The export of a subscription's seats: what it holds can be read in again.

use crate::server::{
    context::Context,
    csv::{Form, line},
    failure::Outcome,
    http::stream::{Sender, stream},
    text,
    workflow::seating::{Export, export as begin},
};
use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

/// Heads for machines: the first four are those of lists to assign.
const HEADS: [&str; 6] = ["address", "first_name", "last_name", "language", "assigned_at", "state"];

/// Sends the seats, by name.
pub async fn export(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    if context.is_prefetch {
        return Ok(StatusCode::SERVICE_UNAVAILABLE.into_response());
    }
    let export = begin(&context, &id).await?;
    let name = format!("seats-{}-{}.csv", export.register_id, &text::iso(context.now)[..10]);
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    let (sender, body) = stream();
    tokio::spawn(async move {
        if let Err(failure) = write(export, &sender).await {
            let error = context.report(&failure);
            // The client must not consider the file complete.
            sender.fail(&format!("the export failed: {error:?}")).await;
        }
    });
    Ok((headers, body).into_response())
}

async fn write(mut export: Export, sender: &Sender) -> Outcome<()> {
    let mut part = Form::People.mark().to_owned() + &line(&HEADS.map(str::to_owned));
    while sender.send(part).await {
        let seats = export.next().await?;
        if seats.is_empty() {
            break;
        }
        let cells = seats.into_iter().map(|(seat, state)| {
            let (language, at) = (seat.language.code().to_owned(), text::iso(seat.assigned_at));
            line(&[seat.email, seat.first_name, seat.last_name, language, at, state.code().to_owned()])
        });
        part = cells.collect();
    }
    Ok(())
}
