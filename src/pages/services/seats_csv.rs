//! The export of a subscription's seats: what it holds can be read in again.

use crate::{
    pages::components::files::{self, Slot},
    server::{
        context::Context,
        csv::Form,
        failure::Outcome,
        spreadsheet::{Cell, Row, Table, rows},
        text,
        workflow::seating::{Export, export as begin},
    },
};
use axum::{extract::Path, response::Response};
use jiff::civil::Date;

/// Heads for machines: the first four are those of lists to assign.
const HEADS: [&str; 6] = ["address", "first_name", "last_name", "language", "assigned_at", "state"];

/// Sends the seats, by name.
pub async fn export(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    let slot = Slot::take(&context).await?;
    let (export, day) = (begin(&context, &id).await?, context.today());
    Ok(files::csv(&context, slot, Form::People, Seats { export, day }))
}

struct Seats {
    export: Export,
    day: Date,
}

impl Table for Seats {
    fn name(&self) -> String {
        format!("seats-{}-{}", self.export.register_id, self.day)
    }

    fn heads(&self) -> Vec<String> {
        HEADS.map(str::to_owned).to_vec()
    }

    async fn next(&mut self) -> Outcome<Option<Vec<Row>>> {
        let cells = self.export.next().await?.into_iter().map(|(seat, state)| {
            let (language, at) = (seat.language.code().to_owned(), text::iso(seat.assigned_at));
            [seat.email, seat.first_name, seat.last_name, language, at, state.code().to_owned()]
        });
        Ok(rows(cells.map(|cells| cells.map(Cell::Text).to_vec())))
    }
}
