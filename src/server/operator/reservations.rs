//! `business-center reservation`: seats that customers reserved, and what becomes of them.

use super::{
    Failed, open,
    output::{print, say},
    records::{begin, outcome},
};
use crate::{
    domain::{
        audit::Action,
        number::is_order_number,
        request::{RequestNumber, RequestState, parse_text},
        reservation::ReservationState,
    },
    server::{
        audit::Entry,
        change::Change,
        config::Config,
        db::{self, Db, reservations::RequestedReservation},
        workflow::{
            life::{Order, Step},
            reserving, settling,
        },
    },
};
use clap::Subcommand;
use serde_json::{Value, json};
use std::process::ExitCode;

#[derive(Debug, Subcommand)]
pub(super) enum ReservationCommand {
    /// List reservations with number, state, subscription, account, seats and first day; the oldest first.
    List {
        /// Only reservations in this state; by default, those that are reserved or usable.
        #[arg(long, value_parser = ReservationState::ALL.map(ReservationState::code))]
        state: Option<String>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Note that a reservation was ordered; an imported order line that names it does so by itself. Its seats count on until
    /// the register brings more seats. Settling it again with or without `--included` corrects whether they do.
    Settle {
        /// The reservation's number.
        number: String,
        /// The order, as the register calls it.
        #[arg(long)]
        order: Option<String>,
        /// The register's number of seats includes them already, so they count there only.
        #[arg(long)]
        included: bool,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Refuse a reservation; its seats count no longer, and whoever reserved them gets an email.
    Refuse {
        /// The reservation's number.
        number: String,
        /// Why; the customer reads it.
        #[arg(long)]
        reason: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

pub(super) async fn run(config: &Config, command: ReservationCommand) -> Result<ExitCode, Failed> {
    let db = open(config).await?;
    match command {
        ReservationCommand::List { state, json } => {
            list(config, &db, state.as_deref().and_then(ReservationState::from_code), json).await
        }
        ReservationCommand::Settle { number, order, included, json } => {
            settle(&db, &number, order.as_deref(), !included, json).await
        }
        ReservationCommand::Refuse { number, reason, json } => refuse(&db, &number, &reason, json).await,
    }
}

async fn list(config: &Config, db: &Db, state: Option<ReservationState>, json: bool) -> Result<ExitCode, Failed> {
    let mut change = begin(db).await?;
    let today = config.day_of(change.now);
    let rows = db::reservations::list(&mut change).await?;
    let states = reserving::states_of(&mut change, &rows, today).await?;
    let is_wanted = |found: ReservationState| state.map_or_else(|| found.is_open(), |state| state == found);
    let mut shown = 0;
    for row in &rows {
        let Some(found) = states.get(&row.reservation.request_id).copied().filter(|found| is_wanted(*found)) else {
            continue;
        };
        let id = &row.purchasing_account_id;
        let account = db::agreements::find_scope_of_account(&mut change, id).await?;
        let account = account.map(|account| account.account_number).unwrap_or_default();
        print(json, &facts(row, found, &account), || line(row, found, &account))?;
        shown += 1;
    }
    change.record(Entry::of_nobody(Action::RequestListed, "reservations", json!({ "request_kind": "reservation" })));
    change.commit().await?;
    if shown == 0 && !json {
        say("There are no such reservations.")?;
    }
    Ok(ExitCode::SUCCESS)
}

fn facts(row: &RequestedReservation, state: ReservationState, account: &str) -> Value {
    let reservation = &row.reservation;
    json!({
        "number": row.number,
        "state": state,
        "subscription": row.register_id,
        "part_number": row.part_key,
        "account": account,
        "seats": reservation.seats,
        "day": reservation.usable_from,
        "terms": reservation.terms,
        "terms_accepted_at": reservation.terms_accepted_at,
        "order": reservation.order_register_id,
        "line": reservation.order_line,
        "counted": counts(row, state),
    })
}

/// Whether the seats of a reservation count, beside those of the register.
const fn counts(row: &RequestedReservation, state: ReservationState) -> bool {
    row.reservation.is_counted || state.is_open()
}

fn line(row: &RequestedReservation, state: ReservationState, account: &str) -> String {
    let reservation = &row.reservation;
    let order = reservation.order_register_id.as_ref().map_or_else(String::new, |order| format!("  order {order}"));
    let counted = if counts(row, state) { "  counted" } else { "" };
    format!(
        "{}  {:<8}  subscription {}  account {account}  {} seats from {}{order}{counted}",
        row.number,
        state.code(),
        row.register_id,
        reservation.seats,
        reservation.usable_from,
    )
}

/// The reservation that someone typed the number of.
async fn find(change: &mut Change, typed: &str) -> Result<RequestedReservation, Failed> {
    let number = RequestNumber::parse(typed).ok_or_else(|| {
        format!("{typed:?} is not the number of a reservation, such as R-7K3M-9QXD; `reservation list` prints them")
    })?;
    let row = db::reservations::find_by_number(change, number.as_str()).await?;
    Ok(row.ok_or_else(|| format!("there is no reservation {number}"))?)
}

async fn settle(db: &Db, typed: &str, order: Option<&str>, is_counted: bool, json: bool) -> Result<ExitCode, Failed> {
    if order.is_some_and(|order| !is_order_number(order)) {
        return Err("--order: must be 1 to 50 printable characters, as the register calls the order".into());
    }
    let mut change = begin(db).await?;
    let row = find(&mut change, typed).await?;
    let order = order.map(|register_id| Order { register_id, line: None });
    if settling::correct(&mut change, &row, is_counted).await? {
        change.commit().await?;
        let counting = if is_counted { "count on" } else { "no longer count" };
        let success = format!("Reservation {} was settled already; its seats {counting} now.", row.number);
        return outcome(json, true, &success, "");
    }
    let step = Step { order, is_counted, ..Step::to(RequestState::Done) };
    end(change, &row, step, "settled", json).await
}

async fn refuse(db: &Db, typed: &str, reason: &str, json: bool) -> Result<ExitCode, Failed> {
    let reason = parse_text(reason).ok().filter(|reason| !reason.is_empty());
    let reason = reason.ok_or("--reason: must have 1 to 1000 printable characters")?;
    let mut change = begin(db).await?;
    let row = find(&mut change, typed).await?;
    let step = Step { answer: Some(&reason), ..Step::to(RequestState::Declined) };
    end(change, &row, step, "refused", json).await
}

async fn end(
    mut change: Change,
    row: &RequestedReservation,
    step: Step<'_>,
    word: &str,
    json: bool,
) -> Result<ExitCode, Failed> {
    let done = settling::settle(&mut change, row, step).await?;
    if done {
        change.commit().await?;
    }
    let success = format!("Reservation {} is {word} now.", row.number);
    let failure = format!("Nothing was changed: reservation {} is over already.", row.number);
    outcome(json, done, &success, &failure)
}
