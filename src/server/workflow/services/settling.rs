//! The end of a reservation: canceled, refused, or settled by an order or the operator, and open again if that order no longer
//! names it.

use crate::{
    api::ApiError,
    domain::request::RequestState,
    server::{
        change::Change,
        db::{self, Connection, requests::RequestRow, reservations::RequestedReservation},
        failure::Outcome,
        workflow::life::{self, Order, Step},
    },
};

/// Cancels, refuses or settles a reservation; false where it is over already. Whoever assigns its seats waits.
pub async fn settle(change: &mut Change, row: &RequestedReservation, step: Step<'_>) -> Outcome<bool> {
    let now = change.now;
    // The subscription first, as everywhere.
    db::reservations::note_change(change, &row.reservation.subscription_id, now).await?;
    let request = request_of(change, row).await?;
    if !life::settle(change, &request, step).await? {
        return Ok(false);
    }
    if let Some(order) = step.order {
        set_order(change, row, order).await?;
    }
    if step.is_counted {
        db::reservations::set_counted(change, &request.id, true).await?;
    }
    Ok(true)
}

/// Corrects whether the seats of a reservation that the operator settled count on; false where no correction is needed, or an
/// order line settled it.
pub async fn correct(change: &mut Change, row: &RequestedReservation, is_counted: bool) -> Outcome<bool> {
    let now = change.now;
    db::reservations::note_change(change, &row.reservation.subscription_id, now).await?;
    let Some(row) = db::reservations::find_by_number(change, &row.number).await? else { return Ok(false) };
    let is_by_hand = row.state == RequestState::Done && row.reservation.order_line.is_none();
    if !is_by_hand || row.reservation.is_counted == is_counted {
        return Ok(false);
    }
    db::reservations::set_counted(change, &row.reservation.request_id, is_counted).await?;
    let request = request_of(change, &row).await?;
    let register_id = row.reservation.order_register_id.as_deref();
    let order = register_id.map(|register_id| Order { register_id, line: None });
    life::record_again(change, &request, &Step { order, is_counted, ..Step::to(RequestState::Done) }).await?;
    Ok(true)
}

async fn request_of(connection: &mut Connection, row: &RequestedReservation) -> Outcome<RequestRow> {
    Ok(db::requests::find(connection, &row.reservation.request_id).await?.ok_or(ApiError::NotFound)?)
}

async fn set_order(change: &mut Change, row: &RequestedReservation, order: Order<'_>) -> Outcome<()> {
    let id = &row.reservation.request_id;
    Ok(db::reservations::set_order(change, id, Some(order.register_id), order.line).await?)
}

/// Opens a settled reservation again: the order no longer has its line.
async fn reopen(change: &mut Change, row: &RequestedReservation) -> Outcome<()> {
    let now = change.now;
    db::reservations::note_change(change, &row.reservation.subscription_id, now).await?;
    let request = request_of(change, row).await?;
    let order = row.reservation.order_register_id.as_deref();
    let order = order.map(|register_id| Order { register_id, line: row.reservation.order_line.as_deref() });
    if life::reopen(change, &request, order).await? {
        db::reservations::set_order(change, &row.reservation.request_id, None, None).await?;
    }
    Ok(())
}

/// A line of an order that names a reservation.
#[derive(Clone, Copy, Debug)]
pub struct NamingLine<'a> {
    /// The number of the line.
    pub line: &'a str,
    /// The number of the reservation.
    pub reservation: &'a str,
}

/// Follows an order of the register: the reservations that its lines name are settled, if it is complete, and those that it
/// names no longer are open again. One that was canceled or refused stays so: the order is one like any other.
pub async fn follow_order(change: &mut Change, register_id: &str, lines: &[NamingLine<'_>]) -> Outcome<()> {
    for row in db::reservations::list_of_order(change, register_id).await? {
        // One that the operator settled by an order has no line.
        if row.reservation.order_line.is_some() && !lines.iter().any(|line| line.reservation == row.number) {
            reopen(change, &row).await?;
        }
    }
    for line in lines {
        follow_line(change, line.reservation, Order { register_id, line: Some(line.line) }).await?;
    }
    Ok(())
}

async fn follow_line(change: &mut Change, reservation: &str, order: Order<'_>) -> Outcome<()> {
    let Some(found) = db::reservations::find_by_number(change, reservation).await? else { return Ok(()) };
    if is_settled_by(&found, order) {
        return Ok(());
    }
    let now = change.now;
    // The subscription first, as everywhere. While this waited for it, someone else may have settled the reservation; now no one
    // can.
    db::reservations::note_change(change, &found.reservation.subscription_id, now).await?;
    let Some(row) = db::reservations::find_by_number(change, reservation).await? else { return Ok(()) };
    let step = Step { order: Some(order), ..Step::to(RequestState::Done) };
    if row.state == RequestState::Done {
        move_to(change, &row, step).await
    } else {
        settle(change, &row, step).await.map(drop)
    }
}

/// Whether that line has settled a reservation.
fn is_settled_by(row: &RequestedReservation, order: Order<'_>) -> bool {
    let known = (row.reservation.order_register_id.as_deref(), row.reservation.order_line.as_deref());
    row.state == RequestState::Done && known == (Some(order.register_id), order.line)
}

/// A line of an order settles what another one, or the operator, had settled: the file with it has the seats.
async fn move_to(change: &mut Change, row: &RequestedReservation, step: Step<'_>) -> Outcome<()> {
    db::reservations::set_counted(change, &row.reservation.request_id, step.is_counted).await?;
    let request = request_of(change, row).await?;
    life::record_again(change, &request, &step).await?;
    match step.order {
        Some(order) => set_order(change, row, order).await,
        None => Ok(()),
    }
}
