//! Seats: the addresses that may use a subscription.

use crate::{
    domain::{
        agreement::AgreementStatus, domain_claim::DomainState, language::Language, moment::Moment, paging::Cursor,
        subscription::SubscriptionStatus,
    },
    server::db::{
        Connection, Result, Transaction,
        bulk::{insert_rows, select_among},
        columns::{columns, select},
        containing,
        domains::DomainRow,
        run,
        subscriptions::{SubscriptionRow, note_over},
    },
};
use std::collections::HashMap;

/// A seat.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SeatRow {
    /// Id.
    pub id: String,
    /// The subscription.
    pub subscription_id: String,
    /// The address as it was entered.
    pub email: String,
    /// The address as compared.
    pub email_key: String,
    /// The domain of the address.
    pub domain: String,
    /// The first name, may be empty.
    pub first_name: String,
    /// The last name, may be empty.
    pub last_name: String,
    /// Name and address as searched and sorted.
    pub sort_name: String,
    /// The language of emails to the person.
    pub language: Language,
    /// When it was assigned.
    pub assigned_at: Moment,
    /// Who assigned it; none where the person took it at first use.
    pub assigned_by: Option<String>,
    /// What is too much is paused from the highest place down.
    pub place: i64,
    /// Whether it was paused when its person was last told.
    pub is_paused: bool,
    /// SHA-256 of the token with which the person can give it back.
    pub token_hash: Option<String>,
}

/// The key of a seat in the list: its name, then its address.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SeatKey {
    /// The name as sorted.
    pub name: String,
    /// The address as compared.
    pub email: String,
}

impl SeatRow {
    /// Its key in the list.
    #[must_use]
    pub fn key(&self) -> SeatKey {
        SeatKey { name: self.sort_name.clone(), email: self.email_key.clone() }
    }
}

/// Lets everyone else who changes the seats of a subscription wait, and gives the subscription as it is then.
pub async fn lock(tx: &mut Transaction, subscription_id: &str) -> Result<Option<SubscriptionRow>> {
    const SQL: &str =
        concat!("UPDATE subscriptions SET assigned = assigned WHERE id = $1 RETURNING ", columns!(subscriptions));
    run!(tx, fetch_optional, sqlx::query_as(SQL).bind(subscription_id))
}

/// Takes so many places of a subscription, or none where fewer are free: the one gate to its seats.
pub async fn take_places(tx: &mut Transaction, subscription_id: &str, count: i64) -> Result<bool> {
    const SQL: &str =
        "UPDATE subscriptions SET assigned = assigned + $2 WHERE id = $1 AND assigned + $2 <= seats + extra + reserved";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(subscription_id).bind(count))? == 1)
}

/// Gives places back.
pub async fn give_places_back(tx: &mut Transaction, subscription_id: &str, count: i64, now: Moment) -> Result<()> {
    const SQL: &str = "UPDATE subscriptions SET assigned = assigned - $2 WHERE id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(subscription_id).bind(count))?;
    note_over(tx, subscription_id, now).await
}

/// Adds seats and gives how many are new: an address has one at most.
pub async fn insert(tx: &mut Transaction, rows: &[SeatRow]) -> Result<i64> {
    let inserted: u64 = insert_rows!(
        tx,
        "INSERT INTO seats (id, subscription_id, email, email_key, domain, first_name, last_name, sort_name, language,
            assigned_at, assigned_by, place, is_paused, token_hash) ",
        rows,
        |row| [
            &row.id,
            &row.subscription_id,
            &row.email,
            &row.email_key,
            &row.domain,
            &row.first_name,
            &row.last_name,
            &row.sort_name,
            row.language,
            row.assigned_at,
            &row.assigned_by,
            row.place,
            row.is_paused,
            &row.token_hash,
        ],
        " ON CONFLICT DO NOTHING"
    );
    Ok(i64::try_from(inserted).unwrap_or(i64::MAX))
}

/// Keeps the token with which the person can give a seat back, in place of an earlier one; false where it has ended.
pub async fn set_token(tx: &mut Transaction, id: &str, token_hash: &str) -> Result<bool> {
    const SQL: &str = "UPDATE seats SET token_hash = $2 WHERE id = $1";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(id).bind(token_hash))? == 1)
}

/// The seat that a token gives back.
pub async fn find_by_token(connection: &mut Connection, token_hash: &str) -> Result<Option<SeatRow>> {
    run!(connection, fetch_optional, sqlx::query_as(select!(seats, "WHERE token_hash = $1")).bind(token_hash))
}

/// Ends a seat; false where it has ended already, or has moved to another subscription.
pub async fn delete(tx: &mut Transaction, row: &SeatRow) -> Result<bool> {
    const SQL: &str = "DELETE FROM seats WHERE id = $1 AND subscription_id = $2";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(&row.id).bind(&row.subscription_id))? == 1)
}

/// Moves a seat to another place in the order in which seats pause.
pub async fn set_place(tx: &mut Transaction, id: &str, place: i64) -> Result<()> {
    run!(tx, execute, sqlx::query("UPDATE seats SET place = $2 WHERE id = $1").bind(id).bind(place)).map(drop)
}

/// The lowest and the highest place of a subscription's seats.
pub async fn places(connection: &mut Connection, subscription_id: &str) -> Result<(i64, i64)> {
    const SQL: &str = "SELECT COALESCE(MIN(place), 0), COALESCE(MAX(place), 0) FROM seats WHERE subscription_id = $1";
    run!(connection, fetch_one, sqlx::query_as(SQL).bind(subscription_id))
}

/// What decides whether a seat is paused, and whether its person knows.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SeatMark {
    /// Id.
    pub id: String,
    /// The domain of the address.
    pub domain: String,
    /// The place.
    pub place: i64,
    /// Whether it was paused when its person was last told.
    pub is_paused: bool,
}

/// Seats after a place, by place, with what decides whether they are paused.
pub async fn list_marks(
    connection: &mut Connection,
    subscription_id: &str,
    after: i64,
    limit: i64,
) -> Result<Vec<SeatMark>> {
    const SQL: &str = "SELECT id, domain, place, is_paused FROM seats
        WHERE subscription_id = $1 AND place > $2 ORDER BY place LIMIT $3";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(subscription_id).bind(after).bind(limit))
}

/// The seats of a subscription with some ids.
pub async fn list_among(connection: &mut Connection, subscription_id: &str, ids: &[&str]) -> Result<Vec<SeatRow>> {
    let mut rows: Vec<SeatRow> =
        select_among!(connection, concat!("SELECT ", columns!(seats), " FROM seats WHERE id"), ids, "");
    rows.retain(|row| row.subscription_id == subscription_id);
    Ok(rows)
}

/// Notes whether a seat is paused, as its person is told.
pub async fn set_paused(tx: &mut Transaction, id: &str, is_paused: bool) -> Result<()> {
    const SQL: &str = "UPDATE seats SET is_paused = $2 WHERE id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(id).bind(is_paused)).map(drop)
}

/// Carries the first seats of a subscription, at most `most`, over into another one that has `free` seats, behind those that
/// are there. Whoever has one there already loses the former: no one counts twice.
pub async fn carry(tx: &mut Transaction, from: &str, to: &str, free: i64, most: i64) -> Result<Carried> {
    const KNOWN: &str = "DELETE FROM seats WHERE subscription_id = $1 AND place <= $3 AND EXISTS (
        SELECT 1 FROM seats AS other WHERE other.subscription_id = $2 AND other.email_key = seats.email_key)";
    const MOVE: &str = "UPDATE seats SET subscription_id = $2, place = place + $3
        WHERE subscription_id = $1 AND place <= $4";
    let Some(last) = nth_place(tx, from, most).await? else { return Ok(Carried::default()) };
    let known = run!(tx, execute, sqlx::query(KNOWN).bind(from).bind(to).bind(last))?;
    let last = nth_place(tx, from, free.min(most)).await?.map(|place| place.min(last));
    let ((first, _), (_, behind)) = (places(tx, from).await?, places(tx, to).await?);
    let moved = match last {
        Some(last) => run!(tx, execute, sqlx::query(MOVE).bind(from).bind(to).bind(behind + 1 - first).bind(last))?,
        None => 0,
    };
    let [known, moved] = [known, moved].map(|count| i64::try_from(count).unwrap_or(i64::MAX));
    Ok(Carried { known, moved })
}

/// The place of a subscription's last seat among the first so many.
async fn nth_place(connection: &mut Connection, subscription_id: &str, count: i64) -> Result<Option<i64>> {
    const SQL: &str = "SELECT place FROM (SELECT place FROM seats WHERE subscription_id = $1 ORDER BY place LIMIT $2)
        AS first ORDER BY place DESC LIMIT 1";
    run!(connection, fetch_optional, sqlx::query_scalar(SQL).bind(subscription_id).bind(count))
}

/// How many seats became of those that were carried over.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Carried {
    /// Whose person had one there already.
    pub known: i64,
    /// Which were moved.
    pub moved: i64,
}

/// Deletes seats of a subscription, at most so many, and gives how many there were.
pub async fn delete_some(tx: &mut Transaction, subscription_id: &str, most: i64) -> Result<i64> {
    const SQL: &str = "DELETE FROM seats WHERE id IN (SELECT id FROM seats WHERE subscription_id = $1 LIMIT $2)";
    let deleted = run!(tx, execute, sqlx::query(SQL).bind(subscription_id).bind(most))?;
    Ok(i64::try_from(deleted).unwrap_or(i64::MAX))
}

/// A page of a subscription's seats, by name: rows from a place on whose name or address contains a text, in the order in
/// which they are found. Without a text it is a scan of the index, with one, of the subscription.
pub async fn page(
    connection: &mut Connection,
    subscription_id: &str,
    text: &str,
    from: &Cursor<SeatKey>,
    limit: i64,
) -> Result<Vec<SeatRow>> {
    const FORWARD: &str = select!(
        seats,
        "WHERE subscription_id = $1 AND (sort_name, email_key) > ($2, $3) AND sort_name LIKE $4 ESCAPE '!'
        ORDER BY sort_name, email_key LIMIT $5"
    );
    const BACKWARD: &str = select!(
        seats,
        "WHERE subscription_id = $1 AND (sort_name, email_key) < ($2, $3) AND sort_name LIKE $4 ESCAPE '!'
        ORDER BY sort_name DESC, email_key DESC LIMIT $5"
    );
    let (sql, name, email) = match from {
        Cursor::Beginning => (FORWARD, "", ""),
        Cursor::After(key) => (FORWARD, key.name.as_str(), key.email.as_str()),
        Cursor::Before(key) => (BACKWARD, key.name.as_str(), key.email.as_str()),
    };
    run!(
        connection,
        fetch_all,
        sqlx::query_as(sql).bind(subscription_id).bind(name).bind(email).bind(containing(text)).bind(limit)
    )
}

/// How many seats of a subscription have a name or address that contains a text.
pub async fn count(connection: &mut Connection, subscription_id: &str, text: &str) -> Result<i64> {
    const SQL: &str = "SELECT COUNT(*) FROM seats WHERE subscription_id = $1 AND sort_name LIKE $2 ESCAPE '!'";
    run!(connection, fetch_one, sqlx::query_scalar(SQL).bind(subscription_id).bind(containing(text)))
}

/// Seats from a place on, the highest place first.
pub async fn list_from_place(
    connection: &mut Connection,
    subscription_id: &str,
    place: i64,
    limit: i64,
) -> Result<Vec<SeatRow>> {
    const SQL: &str = select!(seats, "WHERE subscription_id = $1 AND place >= $2 ORDER BY place DESC LIMIT $3");
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(subscription_id).bind(place).bind(limit))
}

/// People that are counted; who has more has "more than" these.
pub const MOST_COUNTED: i64 = 10_000;

/// How many people with an address in a domain have a seat in the purchasing accounts that use it, or in one of them; one
/// more than [`MOST_COUNTED`] at most.
pub async fn count_people(connection: &mut Connection, domain: &DomainRow, account_id: Option<&str>) -> Result<i64> {
    const SQL: &str = "SELECT COUNT(*) FROM (SELECT DISTINCT seats.email_key FROM domain_accounts
        JOIN subscriptions ON subscriptions.purchasing_account_id = domain_accounts.purchasing_account_id
            AND subscriptions.ended_since IS NULL
        JOIN seats ON seats.subscription_id = subscriptions.id AND seats.domain = $2
        WHERE domain_accounts.domain_id = $1 AND ($3 IS NULL OR domain_accounts.purchasing_account_id = $3)
        LIMIT $4) AS people";
    run!(
        connection,
        fetch_one,
        sqlx::query_scalar(SQL).bind(&domain.id).bind(&domain.name).bind(account_id).bind(MOST_COUNTED + 1)
    )
}

/// How many people have a seat in a purchasing account, by the domain of their address; one more than [`MOST_COUNTED`] at
/// most, together.
pub async fn count_people_by_domain(connection: &mut Connection, account_id: &str) -> Result<HashMap<String, i64>> {
    const SQL: &str = "SELECT domain, COUNT(*) FROM (SELECT DISTINCT seats.domain, seats.email_key FROM subscriptions
        JOIN seats ON seats.subscription_id = subscriptions.id
        WHERE subscriptions.purchasing_account_id = $1 AND subscriptions.ended_since IS NULL LIMIT $2) AS people
        GROUP BY domain";
    let counts: Vec<(String, i64)> =
        run!(connection, fetch_all, sqlx::query_as(SQL).bind(account_id).bind(MOST_COUNTED + 1))?;
    Ok(counts.into_iter().collect())
}

/// Each domain in which people have a seat of some subscriptions is one step of an index, however many seats there are;
/// those of a domain are only counted if it is not proven.
macro_rules! count_unproven {
    (accounts) => {
        "WITH RECURSIVE used (id, account_id, domain) AS (
            SELECT subscriptions.id, subscriptions.purchasing_account_id,
                (SELECT MIN(seats.domain) FROM seats WHERE seats.subscription_id = subscriptions.id)
            FROM subscriptions WHERE subscriptions.ended_since IS NULL AND subscriptions.purchasing_account_id"
    };
    (counts) => {
        "
            UNION ALL SELECT used.id, used.account_id, (SELECT MIN(seats.domain) FROM seats
                WHERE seats.subscription_id = used.id AND seats.domain > used.domain)
            FROM used WHERE used.domain IS NOT NULL)
        SELECT used.id, CAST(SUM((SELECT COUNT(*) FROM (SELECT seats.email_key FROM seats
            WHERE seats.subscription_id = used.id AND seats.domain = used.domain LIMIT 10001) AS counted)) AS BIGINT)
        FROM used WHERE used.domain IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM domain_accounts JOIN domains ON domains.id = domain_accounts.domain_id
            WHERE domain_accounts.purchasing_account_id = used.account_id AND domains.name = used.domain
                AND domains.state IN ('verified', 'failing'))
        GROUP BY used.id"
    };
}

/// How many seats of the subscriptions of some purchasing accounts are in domains that are not proven, or not used there,
/// by the id of the subscription; one more than [`MOST_COUNTED`] of a domain at most.
pub async fn count_unproven(connection: &mut Connection, account_ids: &[&str]) -> Result<HashMap<String, i64>> {
    let counts: Vec<(String, i64)> =
        select_among!(connection, count_unproven!(accounts), account_ids, count_unproven!(counts));
    Ok(counts.into_iter().collect())
}

/// Chooses whether only people who were assigned may use a subscription.
pub async fn set_assigned_only(tx: &mut Transaction, subscription_id: &str, is_assigned_only: bool) -> Result<()> {
    const SQL: &str = "UPDATE subscriptions SET is_assigned_only = $2 WHERE id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(subscription_id).bind(is_assigned_only)).map(drop)
}

/// The seat with this id.
pub async fn find(connection: &mut Connection, id: &str) -> Result<Option<SeatRow>> {
    run!(connection, fetch_optional, sqlx::query_as(select!(seats, "WHERE id = $1")).bind(id))
}

/// The seat that an address has.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct KnownSeat {
    subscription_id: String,
    /// The address as compared.
    pub email_key: String,
    /// When it was assigned.
    pub assigned_at: Moment,
    /// Who assigned it.
    pub assigned_by: Option<String>,
}

/// Those of some addresses that have a seat of a subscription.
pub async fn list_known_among(
    connection: &mut Connection,
    subscription_id: &str,
    email_keys: &[&str],
) -> Result<Vec<KnownSeat>> {
    let mut rows: Vec<KnownSeat> = select_among!(
        connection,
        "SELECT subscription_id, email_key, assigned_at, assigned_by FROM seats WHERE email_key",
        email_keys,
        ""
    );
    rows.retain(|row| row.subscription_id == subscription_id);
    Ok(rows)
}

/// The ids of the seats that an address has, wherever that is.
pub async fn list_ids_of_address(connection: &mut Connection, email_key: &str, most: i64) -> Result<Vec<String>> {
    const SQL: &str = "SELECT id FROM seats WHERE email_key = $1 ORDER BY id DESC LIMIT $2";
    run!(connection, fetch_all, sqlx::query_scalar(SQL).bind(email_key).bind(most))
}

/// A subscription that an address could use, with what decides whether it may.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct UseRow {
    /// The subscription.
    pub subscription_id: String,
    /// The register's id of it.
    pub register_id: String,
    /// The code by which the service asks.
    pub service: String,
    /// The first day.
    pub starts_on: String,
    /// The last day.
    pub ends_on: Option<String>,
    /// Days of grace.
    pub grace_days: Option<i64>,
    /// What the register says of it.
    pub status: SubscriptionStatus,
    /// The last day of the agreement.
    pub agreement_ends_on: Option<String>,
    /// What the register says of the agreement.
    pub agreement_status: AgreementStatus,
    /// The state of the domain, which is proven.
    pub domain_state: DomainState,
    /// Whether only people whom an administrator assigned may use it.
    pub is_assigned_only: bool,
    /// Whether every seat is taken, and no reservation brings more today.
    pub is_full: bool,
    /// Whether it waits for the seats of the subscription that it renews.
    pub awaits_seats: bool,
    /// Since when more seats are taken than there are.
    pub over_since: Option<Moment>,
    /// The lowest place that is too many.
    pub over_from: Option<i64>,
    /// Since when the subscription is over.
    pub ended_since: Option<Moment>,
    /// The seat of the address.
    pub seat_id: Option<String>,
    /// Its place.
    pub place: Option<i64>,
}

/// Domain, purchasing accounts, subscriptions, product, service, seat: each by an index.
const LIST_USES: &str = "SELECT subscriptions.id AS subscription_id, subscriptions.register_id, products.service,
        subscriptions.starts_on, subscriptions.ends_on, subscriptions.grace_days, subscriptions.status,
        agreements.ends_on AS agreement_ends_on, agreements.status AS agreement_status,
        domains.state AS domain_state, subscriptions.is_assigned_only,
        subscriptions.assigned >= subscriptions.seats + subscriptions.extra + subscriptions.reserved
            AND (subscriptions.reserved_on IS NULL OR subscriptions.reserved_on > $4) AS is_full,
        subscriptions.renews IS NOT NULL AND subscriptions.carried_at IS NULL AS awaits_seats,
        subscriptions.over_since, subscriptions.over_from, subscriptions.ended_since,
        seats.id AS seat_id, seats.place
    FROM domains
    JOIN domain_accounts ON domain_accounts.domain_id = domains.id
    JOIN purchasing_accounts ON purchasing_accounts.id = domain_accounts.purchasing_account_id
    JOIN agreements ON agreements.id = purchasing_accounts.agreement_id
    JOIN subscriptions ON subscriptions.purchasing_account_id = purchasing_accounts.id
    JOIN products ON products.part_key = subscriptions.part_key
    JOIN service_products ON service_products.service_id = $3 AND service_products.code = products.service
    LEFT JOIN seats ON seats.subscription_id = subscriptions.id AND seats.email_key = $1
    WHERE domains.name = $2 AND (domains.state = 'verified' OR domains.state = 'failing')
    ORDER BY subscriptions.starts_on, subscriptions.register_id";

/// What an address in a domain could use of what a service may ask about, the oldest first. It is one look-up, whoever
/// has the address: from the domain, if it is proven, to the purchasing accounts that use it, to their subscriptions, to the
/// seat.
pub async fn list_uses(
    connection: &mut Connection,
    email_key: &str,
    domain: &str,
    service_id: &str,
    today: &str,
) -> Result<Vec<UseRow>> {
    run!(connection, fetch_all, sqlx::query_as(LIST_USES).bind(email_key).bind(domain).bind(service_id).bind(today))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::db::trial::plan;

    /// No seat is read but those that are counted.
    #[tokio::test]
    async fn seats_in_unproven_domains_are_counted_by_indexes() {
        let steps = plan(concat!(count_unproven!(accounts), " IN ('one')", count_unproven!(counts))).await;
        let is_table = |step: &&String| step.starts_with("SCAN ") && *step != "SCAN used" && *step != "SCAN counted";
        assert_eq!(steps.iter().filter(is_table).count(), 0, "{steps:#?}");
        let by_index = |step: &&String| step.contains("COVERING INDEX seats_by_domain");
        assert_eq!(steps.iter().filter(by_index).count(), 3, "{steps:#?}");
    }

    /// However many seats there are: no table is read as a whole.
    #[tokio::test]
    async fn an_answer_is_one_look_up_by_indexes() {
        let steps = plan(LIST_USES).await;
        assert_eq!(steps.iter().filter(|step| step.starts_with("SEARCH ")).count(), 8, "{steps:#?}");
        assert!(!steps.iter().any(|step| step.starts_with("SCAN ")), "{steps:#?}");
    }
}
