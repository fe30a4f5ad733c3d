//! Where the access reviews of purchasing accounts stand, and when the next one is due.

use crate::{
    domain::{access_review::due_at, day::Day, moment::Moment},
    server::{
        clock::calendar_day,
        config::Config,
        context::Context,
        db::{self, Connection, reviews::ReviewStateRow},
        failure::Outcome,
        workflow::scopes::NamedScope,
    },
};
use std::collections::HashMap;
/// Where the reviews of a purchasing account stand.
#[derive(Clone, Debug)]
pub struct ReviewState {
    /// What is stored.
    pub row: ReviewStateRow,
    /// When the next one is due; none if reviews never are, or the agreement has ended.
    pub due_at: Option<Moment>,
}

impl ReviewState {
    /// Whether a review is due.
    #[must_use]
    pub fn is_due(&self, now: Moment) -> bool {
        self.due_at.is_some_and(|at| at <= now)
    }
}

/// When the next review is due. Those of agreements that have ended are possible and never due.
#[must_use]
pub fn due_of(config: &Config, row: &ReviewStateRow, now: Moment) -> Option<Moment> {
    let last_day = row.ends_on.as_deref().and_then(Day::parse);
    let status = row.agreement_status.on(calendar_day(config.day_of(now)), last_day);
    due_at(row.completed_at, row.first_role_at, config.access_review).filter(|_| status.is_current())
}

/// The states of some purchasing accounts by their ids.
pub(super) async fn states(
    connection: &mut Connection,
    context: &Context,
    scopes: &[NamedScope],
) -> Outcome<HashMap<String, ReviewState>> {
    let ids: Vec<&str> = scopes.iter().map(|scope| scope.scope.id()).collect();
    let rows = db::reviews::list_states(connection, &ids).await?;
    let state = |row: ReviewStateRow| {
        let due_at = due_of(&context.app.config, &row, context.now);
        (row.account_id.clone(), ReviewState { row, due_at })
    };
    Ok(rows.into_iter().map(state).collect())
}

/// The purchasing accounts among these whose review is due, for someone who decides there.
pub async fn list_due(connection: &mut Connection, context: &Context, account_ids: &[&str]) -> Outcome<Vec<String>> {
    if context.app.config.access_review.is_none() {
        return Ok(Vec::new());
    }
    let rows = db::reviews::list_states(connection, account_ids).await?;
    let is_due =
        |row: &ReviewStateRow| due_of(&context.app.config, row, context.now).is_some_and(|at| at <= context.now);
    Ok(rows.into_iter().filter(is_due).map(|row| row.account_id).collect())
}
