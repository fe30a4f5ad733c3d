//! Checks the reservation that a line of an order names.

use crate::{
    domain::request::RequestState,
    server::{
        db::{self, Connection},
        failure::Outcome,
        register_file::{Order, OrderLine},
    },
};

/// A line that names a reservation.
pub(super) struct Naming<'a> {
    pub order: &'a Order,
    pub line: &'a OrderLine,
    /// The number of the reservation.
    pub number: &'a str,
    /// The purchasing account of the order, if it is known.
    pub account_id: Option<&'a str>,
    /// Whether no line before it in the file names the same reservation.
    pub is_new: bool,
}

/// What the check has found, and the remedy.
pub(super) enum Finding {
    /// The order is not imported.
    Fault(String),
    /// It is imported, and settles nothing by this line.
    Warning(String),
}

impl Naming<'_> {
    /// What is wrong with the reservation, if anything. `is_of_file` tells whether the file has an order.
    pub(super) async fn finding(
        &self,
        connection: &mut Connection,
        is_of_file: impl Fn(&str) -> bool,
    ) -> Outcome<Option<Finding>> {
        if !self.is_new {
            let remedy = "another line of the file names this reservation; one line settles it";
            return Ok(Some(Finding::Fault(remedy.to_owned())));
        }
        let found = db::reservations::find_by_number(connection, self.number).await?;
        // One of another purchasing account is unknown here.
        let Some(row) = found.filter(|row| Some(row.purchasing_account_id.as_str()) == self.account_id) else {
            let remedy = "the purchasing account has no reservation with this number; `reservation list` prints them";
            return Ok(Some(Finding::Fault(remedy.to_owned())));
        };
        if row.part_key != self.line.part_key {
            let remedy = format!("this reservation is for {}; correct the part number, or leave it out", row.part_key);
            return Ok(Some(Finding::Fault(remedy)));
        }
        let settling = row.reservation.order_register_id.as_ref().filter(|settling| **settling != self.order.id);
        Ok(match (row.state, settling) {
            // The customer may have canceled it after the order was placed.
            (RequestState::Withdrawn, _) => {
                Some(Finding::Warning("this reservation was canceled; the order settles nothing".to_owned()))
            }
            (RequestState::Declined, _) => {
                Some(Finding::Warning("this reservation was refused; the order settles nothing".to_owned()))
            }
            // An order of the file has another line for it then, or none.
            (RequestState::Done, Some(settling)) if row.reservation.order_line.is_some() && !is_of_file(settling) => {
                Some(Finding::Fault(format!(
                    "order {settling} settles this reservation already; leave it out, or correct that order"
                )))
            }
            _ => None,
        })
    }
}
