//! The export of a subscription's seats: what it holds can be read in again.

use crate::{
    pages::components::files::{self, Place},
    server::{
        context::Context,
        csv::Form,
        failure::Outcome,
        spreadsheet::{Cell, Row, Table},
        text,
        workflow::seating::{Export, export as begin},
    },
};
use axum::{extract::Path, response::Response};

/// Heads for machines: the first four are those of lists to assign.
const HEADS: [&str; 6] = ["address", "first_name", "last_name", "language", "assigned_at", "state"];

/// Sends the seats, by name.
pub async fn export(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    let place = Place::take(&context).await?;
    let export = begin(&context, &id).await?;
    let name = format!("seats-{}-{}", export.register_id, &text::iso(context.now)[..10]);
    Ok(files::csv(&context, place, &name, Form::People, Seats(export)))
}

struct Seats(Export);

impl Table for Seats {
    fn heads(&self) -> Vec<String> {
        HEADS.map(str::to_owned).to_vec()
    }

    async fn next(&mut self) -> Outcome<Vec<Row>> {
        let cells = self.0.next().await?.into_iter().map(|(seat, state)| {
            let (language, at) = (seat.language.code().to_owned(), text::iso(seat.assigned_at));
            [seat.email, seat.first_name, seat.last_name, language, at, state.code().to_owned()]
        });
        Ok(cells.map(|cells| cells.map(Cell::Text).to_vec()).collect())
    }
}
