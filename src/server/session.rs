//! The session that a request came with.

use super::db::{
    self, Connection,
    agreements::ScopeRow,
    roles::{AssignmentRow, rights},
    users::UserRow,
};
use crate::domain::moment::{Moment, Span};
use std::sync::Arc;
use tokio::sync::OnceCell;

/// A session ends after this time without activity (decision 10).
pub const IDLE: Span = Span::minutes(60);
/// A session ends after this time in any case (decision 10).
pub const ABSOLUTE: Span = Span::hours(12);
/// Activity is written at most this often.
pub const TOUCH_INTERVAL: Span = Span::minutes(1);

/// The session that a request came with.
#[derive(Clone, Debug)]
pub struct Session {
    /// The hash of its token.
    pub token_hash: String,
    /// Whose it is.
    pub user: UserRow,
    /// False once its time is over or its user is deactivated.
    pub is_alive: bool,
    /// Until when the person has shown in it who they are: see [`step_up`](super::workflow::step_up).
    pub confirmed_until: Option<Moment>,
    /// The roles of the user, read afresh for this request (decision 11).
    pub assignments: Vec<AssignmentRow>,
    /// The purchasing accounts that the roles reach, where there are several to switch between.
    pub accounts: Vec<ScopeRow>,
    /// The id of the one that the person has chosen; none for all.
    chosen: Option<String>,
    /// What the roles reach.
    pub scopes: Scopes,
}

/// What the roles of a person reach, read when it is first asked for.
#[derive(Clone, Debug, Default)]
pub struct Scopes(Arc<OnceCell<Vec<ScopeRow>>>);

impl Scopes {
    /// The rows, read once.
    pub async fn load(&self, connection: &mut Connection, user_id: &str) -> db::Result<&[ScopeRow]> {
        self.0.get_or_try_init(|| db::agreements::list_scopes(connection, user_id)).await.map(Vec::as_slice)
    }
}

impl Session {
    /// Judges a stored session at a moment.
    #[must_use]
    pub fn judge(row: db::sessions::SessionRow, token_hash: String, now: Moment) -> Self {
        let idle = now - row.session_active_at;
        let age = now - row.session_created_at;
        let is_alive = row.user.is_active && idle < IDLE && age < ABSOLUTE;
        Self {
            token_hash,
            is_alive,
            user: row.user,
            confirmed_until: row.session_confirmed_until,
            assignments: Vec::new(),
            accounts: Vec::new(),
            chosen: row.session_account_id,
            scopes: Scopes::default(),
        }
    }

    /// Whether the roles may reach several purchasing accounts: most people's do not, and need no further query.
    fn may_switch(&self) -> bool {
        let Some(first) = self.assignments.first() else { return false };
        let is_elsewhere = |row: &AssignmentRow| match &row.purchasing_account_id {
            Some(_) if row.assignment().oversees(&row.agreement_id) && row.reach > 1 => true,
            Some(id) => first.purchasing_account_id.as_ref().is_some_and(|other| other != id),
            None => row.reach > 1,
        };
        self.assignments.iter().any(|row| is_elsewhere(row) || row.agreement_id != first.agreement_id)
    }

    /// Looks up the purchasing accounts that the roles reach, if they are several.
    pub async fn find_accounts(&mut self, connection: &mut Connection) -> db::Result<()> {
        if !self.may_switch() {
            return Ok(());
        }
        let rights = rights(&self.assignments);
        let scopes = self.scopes.load(connection, &self.user.id).await?;
        let is_reached = |account: &&ScopeRow| {
            rights.oversees(&account.agreement_id) || rights.0.iter().any(|held| held.reaches(&account.scope()))
        };
        let accounts: Vec<ScopeRow> = scopes.iter().filter(is_reached).cloned().collect();
        if accounts.len() > 1 {
            self.accounts = accounts;
        }
        Ok(())
    }

    /// The same session, working in another purchasing account; in all with none.
    #[must_use]
    pub fn working_in(&self, account_id: Option<&str>) -> Self {
        Self { chosen: account_id.map(str::to_owned), ..self.clone() }
    }

    /// The purchasing account that the person works in; none for all. What the roles no longer reach counts as all.
    #[must_use]
    pub fn account(&self) -> Option<&ScopeRow> {
        self.accounts.iter().find(|account| Some(&account.account_id) == self.chosen.as_ref())
    }
}
