//! Access reviews, their evidence, and what reviewers were told.

use crate::domain::{
    access_review::Decision,
    agreement::AgreementStatus,
    moment::{Moment, Span},
    roster::{PersonKey, RoleSet, Status},
};
use crate::server::db::{
    Connection, Result, Transaction, bulk::select_among, columns::select, roles::roles_that_may, run, users::UserRow,
};

/// A review.
#[derive(Clone, Debug, Eq, PartialEq, sqlx::FromRow)]
pub struct ReviewRow {
    /// Id.
    pub id: String,
    /// The purchasing account.
    pub purchasing_account_id: String,
    /// Counts the reviews of the purchasing account from 1.
    pub number: i64,
    /// What people looked at counts from here.
    pub since: Moment,
    /// When it was started.
    pub started_at: Moment,
    /// By whom.
    pub started_by: String,
    /// What that person was called then.
    pub starter_name: String,
    /// The address of that person.
    pub starter_email: String,
    /// When it was completed; none while it runs.
    pub completed_at: Option<Moment>,
    /// What the person who completed it was called then.
    pub completer_name: Option<String>,
    /// The address of that person.
    pub completer_email: Option<String>,
    /// How many decisions to keep roles it has.
    pub kept: i64,
    /// How many decisions to take them away.
    pub removed: i64,
}

/// What was decided about a person, and what was known then.
#[derive(Clone, Debug, Eq, PartialEq, sqlx::FromRow)]
pub struct DecisionRow {
    /// Id.
    pub id: String,
    /// The review.
    pub review_id: String,
    /// The person.
    pub user_id: String,
    /// Counts the decisions about the person in the review from 1.
    pub round: i64,
    /// What was decided.
    pub decision: Decision,
    /// When.
    pub decided_at: Moment,
    /// By whom.
    pub decided_by: String,
    /// What that person was called then.
    pub decider_name: String,
    /// The address of that person.
    pub decider_email: String,
    /// Name of the person.
    pub name: String,
    /// Address of the person.
    pub email: String,
    /// The roles in the purchasing account.
    pub roles: RoleSet,
    /// Whether they were suspended.
    pub status: Status,
    /// When the person had signed in last.
    pub last_sign_in_at: Option<Moment>,
    /// How often the person had seen a key since the review before.
    pub key_views: i64,
    /// How often the person had downloaded a file since then.
    pub downloads: i64,
}

/// Someone who holds a role in a purchasing account.
#[derive(Clone, Debug, Eq, PartialEq, sqlx::FromRow)]
pub struct MemberRow {
    /// The person.
    pub user_id: String,
    /// Address as compared.
    pub email_key: String,
    /// Address as entered.
    pub email: String,
    /// Name as shown.
    pub name: String,
    /// Name as sorted.
    pub sort_name: String,
    /// The roles held.
    pub roles: RoleSet,
    /// Active, or deactivated if every role is suspended.
    pub status: Status,
    /// The number of the review in which these roles were decided about; 0 for none.
    pub reviewed_in: i64,
    /// When the person signed in last.
    pub last_sign_in_at: Option<Moment>,
    /// How often the person saw a key.
    pub key_views: i64,
    /// How often the person downloaded a file.
    pub downloads: i64,
}

impl MemberRow {
    /// The key in the list.
    #[must_use]
    pub fn key(&self) -> PersonKey {
        PersonKey { name: self.sort_name.clone(), email: self.email_key.clone() }
    }
}

/// What tells when a review of a purchasing account is due.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ReviewStateRow {
    /// The purchasing account.
    pub account_id: String,
    /// The stored status of its agreement.
    pub agreement_status: AgreementStatus,
    /// The last day of its agreement.
    pub ends_on: Option<String>,
    /// When the first of the present roles was assigned.
    pub first_role_at: Option<Moment>,
    /// When the last review was completed.
    pub completed_at: Option<Moment>,
    /// What the person who did was called then.
    pub completer_name: Option<String>,
    /// When the running review was started.
    pub running_since: Option<Moment>,
}

/// Starts a review; false if one runs already.
pub async fn create(tx: &mut Transaction, row: &ReviewRow) -> Result<bool> {
    const SQL: &str = "INSERT INTO access_reviews
            (id, purchasing_account_id, number, since, started_at, started_by, starter_name, starter_email, kept, removed)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0) ON CONFLICT DO NOTHING";
    Ok(run!(tx, execute, {
        let query = sqlx::query(SQL).bind(&row.id).bind(&row.purchasing_account_id).bind(row.number).bind(row.since);
        query.bind(row.started_at).bind(&row.started_by).bind(&row.starter_name).bind(&row.starter_email)
    })? == 1)
}

/// The newest review of a purchasing account.
pub async fn find_last(connection: &mut Connection, account_id: &str) -> Result<Option<ReviewRow>> {
    const SQL: &str = select!(access_reviews, "WHERE purchasing_account_id = $1 ORDER BY number DESC LIMIT 1");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(account_id))
}

/// A review of a purchasing account.
pub async fn find(connection: &mut Connection, account_id: &str, id: &str) -> Result<Option<ReviewRow>> {
    const SQL: &str = select!(access_reviews, "WHERE purchasing_account_id = $1 AND id = $2");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(account_id).bind(id))
}

/// The completed reviews of a purchasing account with a smaller number than this, the newest first, at most so many.
pub async fn list_completed_before(
    connection: &mut Connection,
    account_id: &str,
    number: i64,
    limit: i64,
) -> Result<Vec<ReviewRow>> {
    const SQL: &str = select!(
        access_reviews,
        "WHERE purchasing_account_id = $1 AND number < $2 AND completed_at IS NOT NULL ORDER BY number DESC LIMIT $3"
    );
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(account_id).bind(number).bind(limit))
}

/// The same with a larger number, the oldest first.
pub async fn list_completed_after(
    connection: &mut Connection,
    account_id: &str,
    number: i64,
    limit: i64,
) -> Result<Vec<ReviewRow>> {
    const SQL: &str = select!(
        access_reviews,
        "WHERE purchasing_account_id = $1 AND number > $2 AND completed_at IS NOT NULL ORDER BY number LIMIT $3"
    );
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(account_id).bind(number).bind(limit))
}

/// Counts decisions of a running review; false if it does not run.
pub async fn add_counts(tx: &mut Transaction, id: &str, kept: i64, removed: i64) -> Result<bool> {
    const SQL: &str =
        "UPDATE access_reviews SET kept = kept + $2, removed = removed + $3 WHERE id = $1 AND completed_at IS NULL";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(id).bind(kept).bind(removed))? == 1)
}

/// Completes a running review; false if it does not run.
pub async fn complete(tx: &mut Transaction, id: &str, user: &UserRow, now: Moment) -> Result<bool> {
    const SQL: &str = "UPDATE access_reviews
        SET completed_at = $2, completed_by = $3, completer_name = $4, completer_email = $5
        WHERE id = $1 AND completed_at IS NULL";
    Ok(run!(tx, execute, {
        let query = sqlx::query(SQL).bind(id).bind(now).bind(&user.id);
        query.bind(user.name()).bind(&user.email)
    })? == 1)
}

/// Adds a decision to the evidence; false if there is one of this round.
pub async fn create_decision(tx: &mut Transaction, row: &DecisionRow) -> Result<bool> {
    const SQL: &str = "INSERT INTO access_decisions (id, review_id, user_id, round, decision, decided_at, decided_by,
            decider_name, decider_email, name, email, roles, status, last_sign_in_at, key_views, downloads)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        ON CONFLICT (review_id, user_id, round) DO NOTHING";
    Ok(run!(tx, execute, {
        let query = sqlx::query(SQL).bind(&row.id).bind(&row.review_id).bind(&row.user_id).bind(row.round);
        let query = query.bind(row.decision).bind(row.decided_at).bind(&row.decided_by);
        let query = query.bind(&row.decider_name).bind(&row.decider_email).bind(&row.name);
        let query = query.bind(&row.email).bind(row.roles).bind(row.status).bind(row.last_sign_in_at);
        query.bind(row.key_views).bind(row.downloads)
    })? == 1)
}

/// The newest decision about a person in a review.
pub async fn find_decision(connection: &mut Connection, review_id: &str, user_id: &str) -> Result<Option<DecisionRow>> {
    const SQL: &str = select!(access_decisions, "WHERE review_id = $1 AND user_id = $2 ORDER BY round DESC LIMIT 1");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(review_id).bind(user_id))
}

/// The decisions of a review after this one, in order, at most so many.
pub async fn list_decisions(
    connection: &mut Connection,
    review_id: &str,
    after: &str,
    limit: i64,
) -> Result<Vec<DecisionRow>> {
    const SQL: &str = select!(access_decisions, "WHERE review_id = $1 AND id > $2 ORDER BY id LIMIT $3");
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(review_id).bind(after).bind(limit))
}

/// What is read of members: keys and downloads count from `$2` on, up to `$3`.
macro_rules! select_members {
    ($rest:literal) => {
        concat!(
            "SELECT roster.user_id, roster.email_key, roster.email, roster.name, roster.sort_name, roster.roles,
                roster.status, roster.reviewed_in,
                (SELECT users.last_sign_in_at FROM users WHERE users.id = roster.user_id) AS last_sign_in_at,
                (SELECT COUNT(*) FROM (SELECT 1 FROM key_views WHERE key_views.purchasing_account_id = roster.scope_id
                    AND key_views.user_id = roster.user_id AND key_views.at > $2 LIMIT $3) AS viewed) AS key_views,
                (SELECT COUNT(*) FROM (SELECT 1 FROM downloads WHERE downloads.purchasing_account_id = roster.scope_id
                    AND downloads.user_id = roster.user_id AND downloads.at > $2 LIMIT $3) AS downloaded) AS downloads
            FROM roster WHERE roster.scope_id = $1 AND roster.roles <> 0 AND ",
            $rest
        )
    };
}

/// From when on, and up to which number, it is counted what people looked at.
#[derive(Clone, Copy, Debug)]
pub struct Counting {
    /// The moment.
    pub since: Moment,
    /// The number.
    pub most: i64,
}

/// Members of a purchasing account from a place on, by name, at most so many.
#[derive(Clone, Copy, Debug)]
pub struct MemberWalk<'a> {
    /// The purchasing account.
    pub account_id: &'a str,
    /// Those who were decided about in the review with this number alone; none for everyone.
    pub reviewed_in: Option<i64>,
    /// Those after this place, or before it.
    pub from: &'a PersonKey,
    /// Whether towards the beginning.
    pub is_backward: bool,
    /// At most so many.
    pub limit: i64,
}

/// The members of a walk, in its order.
pub async fn list_members(
    connection: &mut Connection,
    walk: &MemberWalk<'_>,
    counting: Counting,
) -> Result<Vec<MemberRow>> {
    const ALL: [&str; 2] = [
        select_members!("(sort_name, email_key) > ($4, $5) ORDER BY sort_name, email_key LIMIT $6"),
        select_members!("(sort_name, email_key) < ($4, $5) ORDER BY sort_name DESC, email_key DESC LIMIT $6"),
    ];
    const REVIEWED: [&str; 2] = [
        select_members!(
            "reviewed_in = $7 AND (sort_name, email_key) > ($4, $5) ORDER BY sort_name, email_key LIMIT $6"
        ),
        select_members!(
            "reviewed_in = $7 AND (sort_name, email_key) < ($4, $5) ORDER BY sort_name DESC, email_key DESC LIMIT $6"
        ),
    ];
    let texts = if walk.reviewed_in.is_some() { REVIEWED } else { ALL };
    let sql = texts[usize::from(walk.is_backward)];
    run!(connection, fetch_all, {
        let query = sqlx::query_as(sql).bind(walk.account_id).bind(counting.since).bind(counting.most);
        let query = query.bind(&walk.from.name).bind(&walk.from.email).bind(walk.limit);
        match walk.reviewed_in {
            Some(number) => query.bind(number),
            None => query,
        }
    })
}

/// Someone who holds a role in a purchasing account.
pub async fn find_member(
    connection: &mut Connection,
    account_id: &str,
    user_id: &str,
    counting: Counting,
) -> Result<Option<MemberRow>> {
    const SQL: &str = select_members!("roster.email_key = (SELECT users.email_key FROM users WHERE users.id = $4)");
    let query = run!(
        connection,
        fetch_optional,
        sqlx::query_as(SQL).bind(account_id).bind(counting.since).bind(counting.most).bind(user_id)
    );
    Ok(query?.filter(|row: &MemberRow| row.user_id == user_id))
}

/// How many members a purchasing account has, up to a number.
pub async fn count_members(connection: &mut Connection, account_id: &str, most: i64) -> Result<i64> {
    const SQL: &str = "SELECT COUNT(*) FROM
        (SELECT 1 FROM roster WHERE scope_id = $1 AND roles <> 0 LIMIT $2) AS members";
    run!(connection, fetch_one, sqlx::query_scalar(SQL).bind(account_id).bind(most))
}

/// How many of them were decided about in the review with this number, up to a number.
pub async fn count_reviewed(connection: &mut Connection, account_id: &str, number: i64, most: i64) -> Result<i64> {
    const SQL: &str = "SELECT COUNT(*) FROM
        (SELECT 1 FROM roster WHERE scope_id = $1 AND roles <> 0 AND reviewed_in = $2 LIMIT $3) AS members";
    run!(connection, fetch_one, sqlx::query_scalar(SQL).bind(account_id).bind(number).bind(most))
}

/// Notes that someone was decided about in the review with this number.
pub async fn set_reviewed(tx: &mut Transaction, account_id: &str, email_key: &str, number: i64) -> Result<()> {
    const SQL: &str = "UPDATE roster SET reviewed_in = $3 WHERE scope_id = $1 AND email_key = $2";
    run!(tx, execute, sqlx::query(SQL).bind(account_id).bind(email_key).bind(number)).map(drop)
}

/// Whether someone else decides in a purchasing account, too.
pub async fn has_other_reviewer(connection: &mut Connection, account_id: &str, user_id: &str) -> Result<bool> {
    const SQL: &str = concat!(
        "SELECT COUNT(*) FROM role_assignments JOIN users ON users.id = role_assignments.user_id
        WHERE role_assignments.scope_id = $1 AND role_assignments.user_id <> $2 AND role_assignments.role IN ",
        roles_that_may!(AssignRoles),
        " AND role_assignments.suspended_at IS NULL AND users.is_active"
    );
    let count: i64 = run!(connection, fetch_one, sqlx::query_scalar(SQL).bind(account_id).bind(user_id))?;
    Ok(count > 0)
}

/// What tells when reviews of some purchasing accounts are due.
pub async fn list_states(connection: &mut Connection, account_ids: &[&str]) -> Result<Vec<ReviewStateRow>> {
    Ok(select_among!(
        connection,
        "SELECT purchasing_accounts.id AS account_id, agreements.status AS agreement_status, agreements.ends_on,
            (SELECT MIN(role_assignments.granted_at) FROM role_assignments
                WHERE role_assignments.scope_id = purchasing_accounts.id) AS first_role_at,
            (SELECT MAX(access_reviews.completed_at) FROM access_reviews
                WHERE access_reviews.purchasing_account_id = purchasing_accounts.id) AS completed_at,
            (SELECT access_reviews.completer_name FROM access_reviews
                WHERE access_reviews.purchasing_account_id = purchasing_accounts.id
                    AND access_reviews.completed_at IS NOT NULL
                ORDER BY access_reviews.number DESC LIMIT 1) AS completer_name,
            (SELECT access_reviews.started_at FROM access_reviews
                WHERE access_reviews.purchasing_account_id = purchasing_accounts.id
                    AND access_reviews.completed_at IS NULL) AS running_since
        FROM purchasing_accounts JOIN agreements ON agreements.id = purchasing_accounts.agreement_id
        WHERE purchasing_accounts.id",
        account_ids,
        ""
    ))
}

/// What decides whom to tell.
#[derive(Clone, Debug)]
pub struct Telling {
    /// The time.
    pub now: Moment,
    /// The day: agreements that have ended are not reviewed.
    pub today: String,
    /// How long after the last review the next one is due.
    pub every: Span,
    /// How long after that people are told once more.
    pub again: Span,
}

/// Active people who decide in a purchasing account whose review is due and who were not told yet: in their order, at most so
/// many. See [`due_at`](crate::domain::access_review::due_at), which decides once more for each of them.
pub async fn list_people_to_tell(connection: &mut Connection, telling: &Telling, limit: i64) -> Result<Vec<String>> {
    const SQL: &str = concat!(
        "WITH counted AS (
            SELECT purchasing_accounts.id AS account_id,
                COALESCE(
                    (SELECT MAX(access_reviews.completed_at) FROM access_reviews
                        WHERE access_reviews.purchasing_account_id = purchasing_accounts.id),
                    (SELECT MIN(role_assignments.granted_at) FROM role_assignments
                        WHERE role_assignments.scope_id = purchasing_accounts.id)) + $2 AS due_at
            FROM purchasing_accounts JOIN agreements ON agreements.id = purchasing_accounts.agreement_id
            WHERE agreements.status IN ('signed', 'active') AND (agreements.ends_on IS NULL OR agreements.ends_on >= $4)
        )
        SELECT DISTINCT role_assignments.user_id FROM counted
        JOIN role_assignments ON role_assignments.scope_id = counted.account_id
            AND role_assignments.role IN ",
        roles_that_may!(AssignRoles),
        " AND role_assignments.suspended_at IS NULL
        JOIN users ON users.id = role_assignments.user_id
        WHERE counted.due_at <= $1 AND users.is_active AND NOT EXISTS (
            SELECT 1 FROM access_review_notices WHERE access_review_notices.user_id = role_assignments.user_id
                AND access_review_notices.purchasing_account_id = counted.account_id
                AND access_review_notices.due_at = counted.due_at
                AND access_review_notices.notices >= CASE WHEN counted.due_at + $3 <= $1 THEN 2 ELSE 1 END)
        ORDER BY role_assignments.user_id LIMIT $5"
    );
    run!(connection, fetch_all, {
        let query = sqlx::query_scalar(SQL).bind(telling.now).bind(telling.every).bind(telling.again);
        query.bind(&telling.today).bind(limit)
    })
}

/// The purchasing accounts in which an active person decides.
pub async fn list_accounts_of_reviewer(connection: &mut Connection, user_id: &str) -> Result<Vec<String>> {
    const SQL: &str = concat!(
        "SELECT DISTINCT role_assignments.scope_id FROM role_assignments
        JOIN users ON users.id = role_assignments.user_id
        WHERE role_assignments.user_id = $1 AND role_assignments.role IN ",
        roles_that_may!(AssignRoles),
        " AND role_assignments.suspended_at IS NULL AND users.is_active
        ORDER BY role_assignments.scope_id"
    );
    run!(connection, fetch_all, sqlx::query_scalar(SQL).bind(user_id))
}

/// Notes that a person is told so often of a review that was due at a moment; false if that was noted before.
pub async fn note_told(
    tx: &mut Transaction,
    user_id: &str,
    account_id: &str,
    due_at: Moment,
    notices: i64,
) -> Result<bool> {
    const SQL: &str = "INSERT INTO access_review_notices (user_id, purchasing_account_id, due_at, notices)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (user_id, purchasing_account_id) DO UPDATE SET due_at = $3, notices = $4
            WHERE access_review_notices.due_at <> $3 OR access_review_notices.notices < $4";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(user_id).bind(account_id).bind(due_at).bind(notices))? == 1)
}
