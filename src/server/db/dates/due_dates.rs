//! Who has to be reminded of what ends, who was, and who has put it aside.

use crate::{
    domain::{
        access::{Role, RoleAssignment, Scope},
        ending::{CANCELLATION_LEAD, EndingKind, Phase, RESERVATION_LEAD},
        moment::Moment,
        reservation::DAYS_TO_CANCEL,
    },
    server::db::{Connection, Result, Transaction, bulk::insert_rows, run},
};
use std::collections::BTreeSet;

/// Whom some purchasing accounts with a kind of date, `accounts`, remind: those of their renewal contacts who may see the kind
/// there, or their Account Administrators. `$sights`: the parameter with [`sights`].
macro_rules! recipients {
    ($sights:literal) => {
        concat!(
            "contacts AS MATERIALIZED (
                SELECT accounts.id AS account_id, accounts.kind, renewal_contacts.user_id
                FROM accounts
                JOIN renewal_contacts ON renewal_contacts.purchasing_account_id = accounts.id
                JOIN users ON users.id = renewal_contacts.user_id AND users.is_active
                JOIN role_assignments AS held ON held.user_id = users.id AND held.suspended_at IS NULL
                    AND held.agreement_id = accounts.agreement_id
                LEFT JOIN purchasing_accounts AS own ON own.id = held.purchasing_account_id
                WHERE (own.id IS NULL OR own.id = accounts.id OR own.is_lead)
                    AND ",
            $sights,
            " LIKE '% ' || accounts.kind || ':' || held.role
                    || CASE WHEN own.id IS NULL OR own.id = accounts.id THEN '' ELSE ':lead' END || ' %'
            ), recipients AS MATERIALIZED (
                SELECT account_id, kind, user_id FROM contacts
                UNION ALL SELECT accounts.id, accounts.kind, role_assignments.user_id FROM accounts
                JOIN role_assignments ON role_assignments.scope_id = accounts.id
                    AND role_assignments.role = 'account_administrator' AND role_assignments.suspended_at IS NULL
                WHERE NOT EXISTS (
                    SELECT 1 FROM contacts WHERE contacts.account_id = accounts.id AND contacts.kind = accounts.kind)
            )"
        )
    };
}

/// Which roles may see some kinds, as statements compare it: `KIND:ROLE` for a role of the purchasing account itself or of its
/// agreement, `KIND:ROLE:lead` for one of the agreement's lead purchasing account, with a space around each.
fn sights(kinds: &[EndingKind]) -> String {
    let scope = |account: &str| Scope { agreement_id: String::new(), account_id: Some(account.to_owned()) };
    let mut words = String::from(" ");
    for (kind, role) in kinds.iter().flat_map(|kind| Role::ALL.map(|role| (kind, role))) {
        let held = RoleAssignment { role, scope: scope("own"), in_lead: true };
        for (account, word) in [("own", ""), ("other", ":lead")] {
            if held.allows(kind.permission(), &scope(account)) {
                words.extend([kind.code(), ":", role.code(), word, " "]);
            }
        }
    }
    words
}

/// The people who have to be reminded of some events, which a statement gives by `kind`, `subject`, `account_id`, `phase` and
/// `ends_on`: active ones who want to be, were not, and have not put it aside. `$is_same` tells the reminder of an event,
/// `$is_aside` what was put aside.
macro_rules! people_of {
    ($events:expr, $is_same:literal, $is_aside:literal, $sights:literal) => {
        concat!(
            "WITH events AS MATERIALIZED (",
            $events,
            "), accounts AS MATERIALIZED (
                SELECT DISTINCT purchasing_accounts.id, purchasing_accounts.agreement_id, events.kind
                FROM events JOIN purchasing_accounts ON purchasing_accounts.id = events.account_id
            ), ",
            recipients!($sights),
            " SELECT DISTINCT recipients.user_id FROM recipients
            JOIN events ON events.account_id = recipients.account_id AND events.kind = recipients.kind
            JOIN users ON users.id = recipients.user_id AND users.is_active
            LEFT JOIN reminder_settings ON reminder_settings.user_id = recipients.user_id
            WHERE (reminder_settings.user_id IS NULL
                    OR reminder_settings.is_on AND reminder_settings.muted NOT LIKE '% ' || events.kind || ' %')
                AND NOT EXISTS (SELECT 1 FROM reminders WHERE reminders.user_id = recipients.user_id
                    AND reminders.kind = events.kind AND reminders.subject = events.subject
                    AND reminders.phase = events.phase AND ",
            $is_same,
            ") AND NOT EXISTS (SELECT 1 FROM dismissed_dates WHERE dismissed_dates.user_id = recipients.user_id
                    AND dismissed_dates.kind = events.kind AND dismissed_dates.subject = events.subject AND ",
            $is_aside,
            ")"
        )
    };
}

/// Those of what ends on days, which a statement gives without a phase, that are due: from the lead time of the purchasing
/// account on, unless their agreement is over, as [`is_told`](crate::domain::ending::is_told) says.
macro_rules! due {
    ($endings:expr) => {
        concat!(
            "SELECT endings.kind, endings.subject, endings.account_id, endings.ends_on,
                CASE WHEN endings.ends_on < $2 THEN 'over' ELSE 'ahead' END AS phase
            FROM (",
            $endings,
            ") AS endings
            JOIN purchasing_accounts ON purchasing_accounts.id = endings.account_id
            JOIN agreements ON agreements.id = purchasing_accounts.agreement_id
            LEFT JOIN account_details ON account_details.purchasing_account_id = endings.account_id
            WHERE agreements.status <> 'draft' AND (agreements.status <> 'ended' OR agreements.ends_on < $2)
                AND (agreements.ends_on IS NULL OR agreements.ends_on >= endings.ends_on OR agreements.ends_on >= $2)
                AND endings.ends_on <= CASE COALESCE(account_details.lead_days, 90)
                    WHEN 30 THEN $3 WHEN 60 THEN $4 WHEN 120 THEN $6 WHEN 180 THEN $7 ELSE $5 END"
        )
    };
}

/// The people to remind of what ends on days.
macro_rules! people_of_days {
    ($endings:expr) => {
        people_of!(
            due!($endings),
            "reminders.ends_on = events.ends_on",
            "dismissed_dates.ends_on = events.ends_on",
            "$8"
        )
    };
}

/// Each statement looks through one kind of what ends, whose days are found by an index; what was bought has an index that
/// holds all that is asked for.
const PEOPLE_OF_DAYS: [(EndingKind, &str); 5] = [
    (
        EndingKind::Agreement,
        people_of_days!(
            "SELECT 'agreement' AS kind, agreements.id AS subject, accounts.id AS account_id, agreements.ends_on
            FROM agreements JOIN purchasing_accounts AS accounts ON accounts.agreement_id = agreements.id
            WHERE agreements.ends_on BETWEEN $1 AND $7"
        ),
    ),
    (
        EndingKind::Offer,
        people_of_days!(
            "SELECT 'offer' AS kind, id AS subject, id AS account_id, offer_ends_on AS ends_on
            FROM purchasing_accounts WHERE offer_ends_on BETWEEN $1 AND $7"
        ),
    ),
    (
        EndingKind::Subscription,
        people_of_days!(
            // Its own end or the agreement's, whichever is earlier.
            "SELECT 'subscription' AS kind, subscriptions.id AS subject, accounts.id AS account_id, subscriptions.ends_on
            FROM subscriptions JOIN purchasing_accounts AS accounts ON accounts.id = subscriptions.purchasing_account_id
            JOIN agreements ON agreements.id = accounts.agreement_id
            WHERE subscriptions.ends_on BETWEEN $1 AND $7 AND subscriptions.status <> 'canceled'
                AND (agreements.ends_on IS NULL OR agreements.ends_on >= subscriptions.ends_on)
            UNION ALL SELECT 'subscription', subscriptions.id, accounts.id, agreements.ends_on
            FROM agreements JOIN purchasing_accounts AS accounts ON accounts.agreement_id = agreements.id
            JOIN subscriptions ON subscriptions.purchasing_account_id = accounts.id
            WHERE agreements.ends_on BETWEEN $1 AND $7 AND subscriptions.status <> 'canceled'
                AND (subscriptions.ends_on IS NULL OR subscriptions.ends_on > agreements.ends_on)"
        ),
    ),
    (
        EndingKind::Use,
        people_of_days!(
            "SELECT 'use' AS kind, purchasing_account_id || ':' || part_key AS subject,
                purchasing_account_id AS account_id, usage_until AS ends_on
            FROM order_lines
            WHERE is_counted AND usage_until BETWEEN $1 AND $7
                AND part_key IN (SELECT part_key FROM products WHERE service IS NULL)
            GROUP BY purchasing_account_id, part_key, usage_until HAVING SUM(quantity) > 0"
        ),
    ),
    (
        EndingKind::Assurance,
        people_of_days!(
            "SELECT 'assurance' AS kind, purchasing_account_id || ':' || part_key AS subject,
                purchasing_account_id AS account_id, assurance_until AS ends_on
            FROM order_lines
            WHERE is_counted AND assurance_until BETWEEN $1 AND $7
                AND part_key IN (SELECT part_key FROM products WHERE service IS NULL)
            GROUP BY purchasing_account_id, part_key, assurance_until HAVING SUM(quantity) > 0"
        ),
    ),
];

/// The end of a domain is a moment; which day that is, the time zone says. A reminder since its state began is one of it.
const PEOPLE_OF_DOMAINS: &str = people_of!(
    "SELECT CASE WHEN domains.state IN ('pending', 'expired') THEN 'domain_value' ELSE 'domain_grace' END AS kind,
        domains.id AS subject, domain_accounts.purchasing_account_id AS account_id, domains.since,
        CASE WHEN domains.state IN ('expired', 'lapsed') THEN 'over' ELSE 'ahead' END AS phase
    FROM domains JOIN domain_accounts ON domain_accounts.domain_id = domains.id
    JOIN purchasing_accounts ON purchasing_accounts.id = domain_accounts.purchasing_account_id
    JOIN agreements ON agreements.id = purchasing_accounts.agreement_id
    WHERE agreements.status <> 'draft' AND (agreements.status <> 'ended' OR agreements.ends_on < $1)
        AND (domains.state = 'pending' AND domains.until < $2 OR domains.state = 'failing' AND domains.until < $3
            OR domains.state IN ('expired', 'lapsed') AND domains.since >= $4)",
    "reminders.reminded_at >= events.since",
    "dismissed_dates.dismissed_at >= events.since",
    "$5"
);

/// Those of reservations whose subscription stands; their days never change.
macro_rules! reserved {
    ($kind:literal, $since:literal) => {
        concat!(
            "SELECT '",
            $kind,
            "' AS kind, reservations.request_id AS subject, subscriptions.purchasing_account_id AS account_id,
                'ahead' AS phase
            FROM reservations
            JOIN subscriptions ON subscriptions.id = reservations.subscription_id
                AND subscriptions.status <> 'canceled'
            JOIN purchasing_accounts ON purchasing_accounts.id = subscriptions.purchasing_account_id
            JOIN agreements ON agreements.id = purchasing_accounts.agreement_id AND agreements.status IN ('signed', 'active')
            WHERE reservations.usable_from BETWEEN ",
            $since,
            " AND $3 AND (SELECT requests.state FROM requests WHERE requests.id = reservations.request_id)
                IN ('sent', 'accepted')"
        )
    };
}

/// Both days of a reservation are told at the same lead, counted from its first one.
const PEOPLE_OF_RESERVATIONS: &str = people_of!(
    concat!(reserved!("reservation", "$1"), " UNION ALL ", reserved!("cancellation", "$2")),
    "TRUE",
    "TRUE",
    "$4"
);
const _: () = assert!(RESERVATION_LEAD == CANCELLATION_LEAD + DAYS_TO_CANCEL, "one end of the days is enough");

/// Between which days what ends is looked for.
#[derive(Clone, Debug)]
pub struct Search {
    /// The first day that is still told of, `YYYY-MM-DD`.
    pub since: String,
    /// Today.
    pub today: String,
    /// The last days of the lead times, in the order of [`LEAD_DAYS`](crate::domain::account_details::LEAD_DAYS).
    pub until: [String; 5],
    /// When the first day begins.
    pub begins_at: Moment,
    /// When the lead times of values that prove domains, and of grace periods, are over.
    pub domains_until: [Moment; 2],
    /// The first day of seats whose reservation can be canceled until the end of today.
    pub cancelable_from: String,
    /// The last first day of seats that is told of today.
    pub reserved_until: String,
}

/// The ids of the people who may have to be reminded of something; what their roles say of it is not known yet.
pub async fn list_people_due(connection: &mut Connection, search: &Search) -> Result<BTreeSet<String>> {
    let mut people = BTreeSet::new();
    for (kind, sql) in PEOPLE_OF_DAYS {
        let found: Vec<String> = run!(connection, fetch_all, {
            let [first, second, third, fourth, last] = &search.until;
            let query = sqlx::query_scalar(sql).bind(&search.since).bind(&search.today);
            query.bind(first).bind(second).bind(third).bind(fourth).bind(last).bind(sights(&[kind]))
        })?;
        people.extend(found);
    }
    let of_domains: Vec<String> = run!(connection, fetch_all, {
        let [values, graces] = search.domains_until;
        let query = sqlx::query_scalar(PEOPLE_OF_DOMAINS).bind(&search.today).bind(values).bind(graces);
        query.bind(search.begins_at).bind(sights(&[EndingKind::DomainValue, EndingKind::DomainGrace]))
    })?;
    let of_reservations: Vec<String> = run!(connection, fetch_all, {
        let query = sqlx::query_scalar(PEOPLE_OF_RESERVATIONS).bind(&search.today).bind(&search.cancelable_from);
        query.bind(&search.reserved_until).bind(sights(&[EndingKind::Reservation, EndingKind::Cancellation]))
    })?;
    people.extend(of_domains.into_iter().chain(of_reservations));
    Ok(people)
}

/// A purchasing account whose dates can reach a person.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ReachingRow {
    /// The purchasing account.
    pub account_id: String,
    /// Its agreement.
    pub agreement_id: String,
    /// Its lead time; none for the usual one.
    pub lead_days: Option<i64>,
    /// The person, if they are one of its renewal contacts.
    pub contact: Option<String>,
}

/// The purchasing accounts of which a person is a renewal contact or an Account Administrator.
pub async fn list_reaching(connection: &mut Connection, user_id: &str) -> Result<Vec<ReachingRow>> {
    const SQL: &str = "SELECT accounts.id AS account_id, accounts.agreement_id, account_details.lead_days,
            renewal_contacts.user_id AS contact
        FROM purchasing_accounts AS accounts
        LEFT JOIN account_details ON account_details.purchasing_account_id = accounts.id
        LEFT JOIN renewal_contacts ON renewal_contacts.purchasing_account_id = accounts.id
            AND renewal_contacts.user_id = $1
        WHERE accounts.id IN (
            SELECT purchasing_account_id FROM renewal_contacts WHERE user_id = $1
            UNION ALL SELECT scope_id FROM role_assignments
                WHERE user_id = $1 AND role = 'account_administrator' AND suspended_at IS NULL)
        ORDER BY accounts.number";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(user_id))
}

/// What makes an event one of its own.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, sqlx::FromRow)]
pub struct DateKey {
    /// What ends.
    pub kind: EndingKind,
    /// What it is, among those of its kind.
    pub subject: String,
    /// The last day, `YYYY-MM-DD`.
    pub ends_on: String,
}

/// A reminder of an event.
#[derive(Clone, Debug, Eq, Hash, PartialEq, sqlx::FromRow)]
pub struct ReminderRow {
    /// The event.
    #[sqlx(flatten)]
    pub key: DateKey,
    /// Whether it was ahead or over.
    pub phase: Phase,
}

/// What a person was reminded of, from a last day on.
pub async fn list_reminders(connection: &mut Connection, user_id: &str, since: &str) -> Result<Vec<ReminderRow>> {
    const SQL: &str = "SELECT kind, subject, ends_on, phase FROM reminders WHERE user_id = $1 AND ends_on >= $2";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(user_id).bind(since))
}

/// What a mail was to remind a person of.
pub async fn list_of_batch(connection: &mut Connection, user_id: &str, batch: &str) -> Result<Vec<ReminderRow>> {
    const SQL: &str = "SELECT kind, subject, ends_on, phase FROM reminders WHERE user_id = $1 AND batch = $2";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(user_id).bind(batch))
}

/// Writes down what a person is reminded of by one mail, and gives how much of it was new.
pub async fn add_reminders(
    tx: &mut Transaction,
    user_id: &str,
    rows: &[ReminderRow],
    batch: &str,
    now: Moment,
) -> Result<u64> {
    Ok(insert_rows!(
        tx,
        "INSERT INTO reminders (user_id, kind, subject, ends_on, phase, reminded_at, batch) ",
        rows,
        |row| [user_id, row.key.kind, row.key.subject.as_str(), row.key.ends_on.as_str(), row.phase, now, batch],
        " ON CONFLICT DO NOTHING"
    ))
}

/// Forgets a reminder that a mail has not told after all, so that it can be told again.
pub async fn forget_untold(tx: &mut Transaction, user_id: &str, row: &ReminderRow, batch: &str) -> Result<()> {
    const SQL: &str = "DELETE FROM reminders WHERE user_id = $1 AND kind = $2 AND subject = $3 AND ends_on = $4
        AND phase = $5 AND batch = $6";
    let DateKey { kind, subject, ends_on } = &row.key;
    run!(
        tx,
        execute,
        sqlx::query(SQL).bind(user_id).bind(*kind).bind(subject).bind(ends_on).bind(row.phase).bind(batch)
    )
    .map(drop)
}

/// Forgets all that a mail was to tell.
pub async fn forget_batch(tx: &mut Transaction, user_id: &str, batch: &str) -> Result<()> {
    const SQL: &str = "DELETE FROM reminders WHERE user_id = $1 AND batch = $2";
    run!(tx, execute, sqlx::query(SQL).bind(user_id).bind(batch)).map(drop)
}

/// What a person has put aside, from a last day on.
pub async fn list_dismissed(connection: &mut Connection, user_id: &str, since: &str) -> Result<Vec<DateKey>> {
    const SQL: &str = "SELECT kind, subject, ends_on FROM dismissed_dates WHERE user_id = $1 AND ends_on >= $2";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(user_id).bind(since))
}

/// Puts something aside that has ended; false if it was already.
pub async fn dismiss(tx: &mut Transaction, user_id: &str, key: &DateKey, now: Moment) -> Result<bool> {
    const SQL: &str = "INSERT INTO dismissed_dates (user_id, kind, subject, ends_on, dismissed_at)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    Ok(run!(
        tx,
        execute,
        sqlx::query(SQL).bind(user_id).bind(key.kind).bind(&key.subject).bind(&key.ends_on).bind(now)
    )? == 1)
}

/// Shows it again; false if it was not put aside.
pub async fn restore(tx: &mut Transaction, user_id: &str, key: &DateKey) -> Result<bool> {
    const SQL: &str = "DELETE FROM dismissed_dates WHERE user_id = $1 AND kind = $2 AND subject = $3 AND ends_on = $4";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(user_id).bind(key.kind).bind(&key.subject).bind(&key.ends_on))? == 1)
}

/// Forgets what ended before a day: it is neither told nor shown any more.
pub async fn forget_before(tx: &mut Transaction, day: &str) -> Result<()> {
    run!(tx, execute, sqlx::query("DELETE FROM reminders WHERE ends_on < $1").bind(day))?;
    run!(tx, execute, sqlx::query("DELETE FROM dismissed_dates WHERE ends_on < $1").bind(day)).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::db::trial::plan;

    #[tokio::test]
    async fn what_ends_is_found_by_its_day_or_in_an_index_that_holds_all_that_is_asked_for() {
        let steps = [
            "agreements_by_end (ends_on>? AND ends_on<?)",
            "purchasing_accounts_by_offer (offer_ends_on>? AND offer_ends_on<?)",
            "subscriptions_by_end (ends_on>? AND ends_on<?)",
            "COVERING INDEX order_lines_by_account",
            "COVERING INDEX order_lines_by_account",
        ];
        let of_reservations = (PEOPLE_OF_RESERVATIONS, "reservations_by_day (usable_from>? AND usable_from<?)");
        let of_days = PEOPLE_OF_DAYS.into_iter().map(|(_, sql)| sql).zip(steps);
        for (sql, expected) in of_days.chain([of_reservations]) {
            let plan = plan(sql).await;
            assert!(plan.iter().any(|step| step.contains(expected)), "{expected}: {plan:#?}");
            let whole =
                ["SCAN agreements", "SCAN purchasing_accounts", "SCAN users", "SCAN reminders", "SCAN requests"];
            assert!(!plan.iter().any(|step| whole.iter().any(|table| step.starts_with(table))), "{plan:#?}");
        }
    }

    #[test]
    fn statements_take_what_roles_may_see_from_the_matrix() {
        let words = sights(&[EndingKind::Reservation, EndingKind::Use]);
        for (word, is_there) in [
            (" reservation:account_manager ", true),
            (" reservation:account_manager:lead ", false),
            (" reservation:account_viewer ", false),
            (" use:account_viewer ", true),
            (" use:account_viewer:lead ", true),
            (" use:agreement_administrator ", false),
            (" agreement:account_viewer ", false),
        ] {
            assert_eq!(words.contains(word), is_there, "{word} in {words}");
        }
    }
}
