//! Reservations of seats: what their requests do not hold, and what counts of them.

use crate::{
    domain::{moment::Moment, request::RequestState},
    server::db::{
        Connection, Result, Transaction, bulk::select_among, columns::columns, requests::are_open, run,
        subscriptions::note_over,
    },
};

/// A reservation.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ReservationRow {
    /// Its request.
    pub request_id: String,
    /// The subscription.
    pub subscription_id: String,
    /// How many seats.
    pub seats: i64,
    /// The first day on which they can be used, `YYYY-MM-DD`.
    pub usable_from: String,
    /// The address of the terms that were accepted.
    pub terms: Option<String>,
    /// When they were.
    pub terms_accepted_at: Option<Moment>,
    /// The order that settled it, as the register calls it.
    pub order_register_id: Option<String>,
    /// Its line.
    pub order_line: Option<String>,
    /// Whether its seats count on although it was ordered: until the register brings so many more.
    pub is_counted: bool,
    /// When whoever asked was told that the seats can be used.
    pub told_at: Option<Moment>,
}

/// A reservation with its request.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct RequestedReservation {
    /// The reservation.
    #[sqlx(flatten)]
    pub reservation: ReservationRow,
    /// What people call it.
    pub number: String,
    /// How far its request is.
    pub state: RequestState,
    /// Who asked.
    pub asked_by: String,
    /// The purchasing account.
    pub purchasing_account_id: String,
    /// The register's id of the subscription.
    pub register_id: String,
    /// Its product, as compared.
    pub part_key: String,
}

/// Those whose seats count from their day on, as a condition of SQL.
macro_rules! are_counted {
    () => {
        concat!("(", are_open!(), " OR requests.state = 'done' AND reservations.is_counted)")
    };
}

macro_rules! requested {
    () => {
        concat!(
            "SELECT ",
            columns!(reservations),
            ", requests.number, requests.state, requests.asked_by, subscriptions.purchasing_account_id,
                subscriptions.register_id, subscriptions.part_key
            FROM reservations JOIN requests ON requests.id = reservations.request_id
                JOIN subscriptions ON subscriptions.id = reservations.subscription_id "
        )
    };
}

/// Creates a reservation of a request.
pub async fn create(tx: &mut Transaction, row: &ReservationRow) -> Result<()> {
    const SQL: &str =
        "INSERT INTO reservations (request_id, subscription_id, seats, usable_from, terms, terms_accepted_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    run!(
        tx,
        execute,
        sqlx::query(SQL)
            .bind(&row.request_id)
            .bind(&row.subscription_id)
            .bind(row.seats)
            .bind(&row.usable_from)
            .bind(&row.terms)
            .bind(row.terms_accepted_at)
    )
    .map(drop)
}

/// The reservation of a request.
pub async fn find(connection: &mut Connection, request_id: &str) -> Result<Option<RequestedReservation>> {
    const SQL: &str = concat!(requested!(), "WHERE reservations.request_id = $1");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(request_id))
}

/// The reservation that people call so.
pub async fn find_by_number(connection: &mut Connection, number: &str) -> Result<Option<RequestedReservation>> {
    const SQL: &str = concat!(requested!(), "WHERE requests.number = $1");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(number))
}

/// The reservations of some requests.
pub async fn list_of_requests(connection: &mut Connection, request_ids: &[&str]) -> Result<Vec<RequestedReservation>> {
    Ok(select_among!(connection, concat!(requested!(), "WHERE reservations.request_id"), request_ids, ""))
}

/// The reservations of a subscription whose seats count from their day on, the earliest first.
pub async fn list_counted(connection: &mut Connection, subscription_id: &str) -> Result<Vec<RequestedReservation>> {
    const SQL: &str = concat!(
        requested!(),
        "WHERE reservations.subscription_id = $1 AND ",
        are_counted!(),
        " ORDER BY reservations.usable_from, reservations.request_id"
    );
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(subscription_id))
}

/// The open reservations of some purchasing accounts, the earliest first. Those of a subscription that has ended are among
/// them: `ReservationState::of` tells.
pub async fn list_open_of_accounts(
    connection: &mut Connection,
    account_ids: &[&str],
) -> Result<Vec<RequestedReservation>> {
    Ok(select_among!(
        connection,
        concat!(requested!(), "WHERE ", are_open!(), " AND subscriptions.purchasing_account_id"),
        account_ids,
        " ORDER BY reservations.usable_from, reservations.request_id"
    ))
}

/// The reservations that an order has settled.
pub async fn list_of_order(connection: &mut Connection, order_register_id: &str) -> Result<Vec<RequestedReservation>> {
    const SQL: &str = concat!(
        requested!(),
        "WHERE reservations.order_register_id = $1 AND requests.state = 'done' ORDER BY reservations.request_id"
    );
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(order_register_id))
}

/// All reservations, the oldest first.
pub async fn list(connection: &mut Connection) -> Result<Vec<RequestedReservation>> {
    const SQL: &str = concat!(requested!(), "ORDER BY reservations.request_id");
    run!(connection, fetch_all, sqlx::query_as(SQL))
}

/// Seats of all reservations of a subscription that count, whatever their day.
pub async fn count_open_seats(connection: &mut Connection, subscription_id: &str) -> Result<i64> {
    const SQL: &str = concat!(
        "SELECT CAST(COALESCE(SUM(reservations.seats), 0) AS BIGINT) FROM reservations
        JOIN requests ON requests.id = reservations.request_id AND ",
        are_counted!(),
        " WHERE reservations.subscription_id = $1"
    );
    run!(connection, fetch_one, sqlx::query_scalar(SQL).bind(subscription_id))
}

/// What counts of the reservations of a subscription.
#[derive(Clone, Debug, Eq, PartialEq, sqlx::FromRow)]
pub struct Counted {
    /// Seats that can be used.
    pub reserved: i64,
    /// The day on which more can be.
    pub reserved_on: Option<String>,
}

/// What counts of the reservations of a subscription on a day.
pub async fn count(connection: &mut Connection, subscription_id: &str, today: &str) -> Result<Counted> {
    const SQL: &str = concat!(
        "SELECT
            CAST(COALESCE(SUM(CASE WHEN reservations.usable_from <= $2 THEN reservations.seats END), 0) AS BIGINT)
                AS reserved,
            MIN(CASE WHEN reservations.usable_from > $2 THEN reservations.usable_from END) AS reserved_on
        FROM reservations
        JOIN requests ON requests.id = reservations.request_id AND ",
        are_counted!(),
        " WHERE reservations.subscription_id = $1"
    );
    run!(connection, fetch_one, sqlx::query_as(SQL).bind(subscription_id).bind(today))
}

/// Notes that the reservations of a subscription change, which locks it: what counts of them is counted anew by whoever looks
/// at its seats next, and by its next turn, which is due now.
pub async fn note_change(tx: &mut Transaction, subscription_id: &str, now: Moment) -> Result<()> {
    const SQL: &str = "UPDATE subscriptions SET reserved_on = '', turn_at = $2 WHERE id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(subscription_id).bind(now)).map(drop)
}

/// Writes down what counts of the reservations of a subscription, which is locked. What follows from it comes with the next
/// turn, which is due now.
pub async fn recount(tx: &mut Transaction, subscription_id: &str, today: &str, now: Moment) -> Result<Counted> {
    const SQL: &str = "UPDATE subscriptions SET reserved = $2, reserved_on = $3, turn_at = $4 WHERE id = $1";
    let counted = count(tx, subscription_id, today).await?;
    run!(
        tx,
        execute,
        sqlx::query(SQL).bind(subscription_id).bind(counted.reserved).bind(&counted.reserved_on).bind(now)
    )?;
    note_over(tx, subscription_id, now).await?;
    Ok(counted)
}

/// Notes which order settled a reservation, and with which line; none where the operator says so without one.
pub async fn set_order(
    tx: &mut Transaction,
    request_id: &str,
    order_register_id: Option<&str>,
    line: Option<&str>,
) -> Result<()> {
    const SQL: &str = "UPDATE reservations SET order_register_id = $2, order_line = $3 WHERE request_id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(request_id).bind(order_register_id).bind(line)).map(drop)
}

/// Notes whether the seats of a reservation count on although it was ordered.
pub async fn set_counted(tx: &mut Transaction, request_id: &str, is_counted: bool) -> Result<()> {
    const SQL: &str = "UPDATE reservations SET is_counted = $2 WHERE request_id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(request_id).bind(is_counted)).map(drop)
}

/// Notes that whoever asked was told that the seats can be used; false where they were.
pub async fn note_told(tx: &mut Transaction, request_id: &str, now: Moment) -> Result<bool> {
    const SQL: &str = "UPDATE reservations SET told_at = $2 WHERE request_id = $1 AND told_at IS NULL";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(request_id).bind(now))? == 1)
}

/// The subscriptions whose count of reserved seats is not what their reservations come to on a day, other than those that
/// are due: id, count and seats.
pub async fn list_miscounted(connection: &mut Connection, today: &str) -> Result<Vec<(String, i64, i64)>> {
    const SQL: &str = concat!(
        "SELECT subscriptions.id, subscriptions.reserved, COALESCE(counted.seats, 0) FROM subscriptions
        LEFT JOIN (SELECT reservations.subscription_id, CAST(SUM(reservations.seats) AS BIGINT) AS seats
            FROM reservations JOIN requests ON requests.id = reservations.request_id AND ",
        are_counted!(),
        "
            WHERE reservations.usable_from <= $1 GROUP BY reservations.subscription_id) AS counted
            ON counted.subscription_id = subscriptions.id
        WHERE subscriptions.reserved <> COALESCE(counted.seats, 0)
            AND (subscriptions.reserved_on IS NULL OR subscriptions.reserved_on > $1)"
    );
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(today))
}
