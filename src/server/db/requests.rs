//! What people ask for and someone answers.

use super::{
    Connection, Result, Transaction,
    bulk::select_among,
    columns::{columns, select},
    run,
};
use crate::{
    domain::{
        access::Scope,
        moment::Moment,
        request::{RequestFacts, RequestKind, RequestState},
    },
    server::failure::Outcome,
};

/// Those that are not over, as a condition of SQL.
macro_rules! are_open {
    () => {
        "requests.state IN ('sent', 'accepted')"
    };
}
pub(in crate::server::db) use are_open;

/// A request.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct RequestRow {
    /// Id.
    pub id: String,
    /// What people call it.
    pub number: String,
    /// What is asked for.
    pub kind: RequestKind,
    /// How far it is.
    pub state: RequestState,
    /// The agreement.
    pub agreement_id: String,
    /// The purchasing account; none for the whole agreement.
    pub purchasing_account_id: Option<String>,
    /// The purchasing account, or the agreement where there is none.
    pub scope_id: String,
    /// What it is about: a fact of the register, a key, a role, a subscription.
    pub subject: String,
    /// Facts of its kind, as JSON.
    pub details: String,
    /// What was written.
    pub text: String,
    /// Who asked.
    pub asked_by: String,
    /// When.
    pub asked_at: Moment,
    /// What was answered.
    pub answer: Option<String>,
    /// The state with which it was answered so.
    pub answer_state: Option<RequestState>,
    /// Who changed the state last, as the audit trail names them.
    pub answered_by: Option<String>,
    /// When.
    pub answered_at: Option<Moment>,
}

impl RequestRow {
    /// Facts of its kind.
    pub fn facts(&self) -> Outcome<RequestFacts> {
        Ok(serde_json::from_str(&self.details)?)
    }

    /// What decides who sees it.
    #[must_use]
    pub fn mark(&self) -> RequestMark {
        RequestMark {
            id: self.id.clone(),
            agreement_id: self.agreement_id.clone(),
            purchasing_account_id: self.purchasing_account_id.clone(),
            kind: self.kind,
            state: self.state,
            subject: self.subject.clone(),
            asked_by: self.asked_by.clone(),
        }
    }
}

/// What decides who sees a request.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct RequestMark {
    /// Id.
    pub id: String,
    /// The agreement.
    pub agreement_id: String,
    /// The purchasing account; none for the whole agreement.
    pub purchasing_account_id: Option<String>,
    /// What is asked for.
    pub kind: RequestKind,
    /// How far it is.
    pub state: RequestState,
    /// What it is about.
    pub subject: String,
    /// Who asked.
    pub asked_by: String,
}

impl RequestMark {
    /// Where it counts.
    #[must_use]
    pub fn scope(&self) -> Scope {
        Scope { agreement_id: self.agreement_id.clone(), account_id: self.purchasing_account_id.clone() }
    }
}

/// Creates a request; false where the same person has asked for the same, and it is still open.
pub async fn create(tx: &mut Transaction, row: &RequestRow) -> Result<bool> {
    const SQL: &str = "INSERT INTO requests (id, number, kind, state, agreement_id, purchasing_account_id, scope_id,
            subject, details, text, asked_by, asked_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING";
    let created = run!(
        tx,
        execute,
        sqlx::query(SQL)
            .bind(&row.id)
            .bind(&row.number)
            .bind(row.kind)
            .bind(row.state)
            .bind(&row.agreement_id)
            .bind(&row.purchasing_account_id)
            .bind(&row.scope_id)
            .bind(&row.subject)
            .bind(&row.details)
            .bind(&row.text)
            .bind(&row.asked_by)
            .bind(row.asked_at)
    )?;
    Ok(created == 1)
}

/// The request with this id.
pub async fn find(connection: &mut Connection, id: &str) -> Result<Option<RequestRow>> {
    const SQL: &str = select!(requests, "WHERE id = $1");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(id))
}

/// The request that people call so.
pub async fn find_by_number(connection: &mut Connection, number: &str) -> Result<Option<RequestRow>> {
    const SQL: &str = select!(requests, "WHERE number = $1");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(number))
}

/// The open request of a person about something.
pub async fn find_open(connection: &mut Connection, row: &RequestRow) -> Result<Option<RequestRow>> {
    const SQL: &str = concat!(
        "SELECT ",
        columns!(requests),
        " FROM requests WHERE kind = $1 AND scope_id = $2 AND subject = $3 AND asked_by = $4 AND ",
        are_open!()
    );
    run!(
        connection,
        fetch_optional,
        sqlx::query_as(SQL).bind(row.kind).bind(&row.scope_id).bind(&row.subject).bind(&row.asked_by)
    )
}

/// The requests with these ids.
pub async fn list_by_ids(connection: &mut Connection, ids: &[&str]) -> Result<Vec<RequestRow>> {
    Ok(select_among!(connection, concat!("SELECT ", columns!(requests), " FROM requests WHERE id"), ids, ""))
}

/// The newest requests in some scopes.
pub async fn list_marks(connection: &mut Connection, scope_ids: &[&str]) -> Result<Vec<RequestMark>> {
    Ok(select_among!(
        connection,
        "SELECT id, agreement_id, purchasing_account_id, kind, state, subject, asked_by FROM requests WHERE scope_id",
        scope_ids,
        " ORDER BY id DESC LIMIT 5000"
    ))
}

/// The open requests for roles in some scopes, the oldest first.
pub async fn list_open_roles(connection: &mut Connection, scope_ids: &[&str]) -> Result<Vec<RequestMark>> {
    Ok(select_among!(
        connection,
        concat!(
            "SELECT id, agreement_id, purchasing_account_id, kind, state, subject, asked_by FROM requests
            WHERE kind = 'role' AND ",
            are_open!(),
            " AND scope_id"
        ),
        scope_ids,
        " ORDER BY id LIMIT 5000"
    ))
}

/// An answer to a request, or that it is wanted no longer.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// How far it is now.
    pub state: RequestState,
    /// What is said.
    pub text: Option<&'a str>,
    /// Who says it, as the audit trail names them.
    pub by: &'a str,
    /// When.
    pub at: Moment,
}

/// Answers a request; false where it is over, or was accepted already.
pub async fn answer(tx: &mut Transaction, id: &str, answer: Answer<'_>) -> Result<bool> {
    const SQL: &str = "UPDATE requests SET state = $2, answer = COALESCE($3, answer),
            answer_state = CASE WHEN $3 IS NULL THEN answer_state ELSE $2 END, answered_by = $4, answered_at = $5
        WHERE id = $1 AND (state = 'sent' OR state = 'accepted' AND $2 <> 'accepted')";
    let answered = run!(
        tx,
        execute,
        sqlx::query(SQL).bind(id).bind(answer.state).bind(answer.text).bind(answer.by).bind(answer.at)
    )?;
    Ok(answered == 1)
}

/// Opens a settled request again; false where it was not settled.
pub async fn reopen(tx: &mut Transaction, id: &str) -> Result<bool> {
    const SQL: &str = "UPDATE requests SET state = 'sent', answered_by = NULL, answered_at = NULL
        WHERE id = $1 AND state = 'done'";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(id))? == 1)
}

/// A request as commands list it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ListedRequest {
    /// The request.
    #[sqlx(flatten)]
    pub request: RequestRow,
    /// Number of the agreement.
    pub agreement_number: String,
    /// Number of the purchasing account.
    pub account_number: Option<String>,
    /// Name of the organization.
    pub organization_name: String,
    /// Address of whoever asked.
    pub email: String,
}

/// The requests of a state and a kind, or of all, oldest first.
pub async fn list(
    connection: &mut Connection,
    state: Option<RequestState>,
    kind: Option<RequestKind>,
) -> Result<Vec<ListedRequest>> {
    const SQL: &str = concat!(
        "SELECT ",
        columns!(requests),
        ", agreements.number AS agreement_number, purchasing_accounts.number AS account_number,
            organizations.name AS organization_name, users.email AS email
        FROM requests JOIN agreements ON agreements.id = requests.agreement_id
            JOIN organizations ON organizations.id = agreements.organization_id
            JOIN users ON users.id = requests.asked_by
            LEFT JOIN purchasing_accounts ON purchasing_accounts.id = requests.purchasing_account_id
        WHERE ($1 = '' OR requests.state = $1) AND ($2 = '' OR requests.kind = $2) ORDER BY requests.id"
    );
    let (state, kind) = (state.map(RequestState::code).unwrap_or_default(), kind.map(RequestKind::code));
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(state).bind(kind.unwrap_or_default()))
}
