//! Access reviews that were completed, and the decisions of a review for a file.

use super::scopes::{NamedScope, visible_accounts};
use crate::{
    api::ApiError,
    domain::{
        access::Permission,
        paging::{Cursor, Page},
    },
    server::{
        access::{Actor, authorize},
        context::Context,
        db::{
            self, Connection,
            reviews::{DecisionRow, ReviewRow},
        },
        failure::Outcome,
    },
};

/// Reviews on one page.
const PAGE_SIZE: usize = 25;
/// Decisions of a file that are read together.
const BATCH: i64 = 500;

/// The purchasing account, if the actor may see the people in it.
pub(super) async fn find_account(connection: &mut Connection, actor: &Actor, account_id: &str) -> Outcome<NamedScope> {
    let accounts = visible_accounts(connection, actor, Permission::ViewUsers).await?;
    let account = accounts.into_iter().find(|one| one.scope.id() == account_id);
    Ok(account.ok_or(ApiError::NotFound)?)
}
/// The completed reviews of a purchasing account.
#[derive(Clone, Debug)]
pub struct PastReviews {
    /// The purchasing account.
    pub account: NamedScope,
    /// The reviews, the newest first.
    pub reviews: Page<ReviewRow>,
}

/// One page of the completed reviews, after or before the one with a number.
pub async fn past(context: &Context, account_id: &str, from: &Cursor<i64>) -> Outcome<PastReviews> {
    let actor = authorize(context, Permission::ViewUsers)?;
    let mut connection = context.read().await?;
    let account = find_account(&mut connection, &actor, account_id).await?;
    let limit = i64::try_from(PAGE_SIZE).unwrap_or(i64::MAX) + 1;
    let rows = match from {
        Cursor::Beginning => db::reviews::list_completed_before(&mut connection, account_id, i64::MAX, limit).await?,
        Cursor::After(number) => {
            db::reviews::list_completed_before(&mut connection, account_id, *number, limit).await?
        }
        Cursor::Before(number) => {
            db::reviews::list_completed_after(&mut connection, account_id, *number, limit).await?
        }
    };
    let Page { rows, has_previous, has_next } = Page::cut(rows, PAGE_SIZE, from);
    Ok(PastReviews { account, reviews: Page { rows, has_previous, has_next } })
}

/// The evidence of a review, for a file: each batch is read by itself.
pub struct Evidence {
    context: Context,
    /// The decision that was read last.
    after: String,
    /// The purchasing account.
    pub account: NamedScope,
    /// The review.
    pub review: ReviewRow,
}

/// Begins a file of the evidence of a review.
pub async fn evidence(context: &Context, account_id: &str, review_id: &str) -> Outcome<Evidence> {
    let actor = authorize(context, Permission::ViewUsers)?;
    let mut connection = context.read().await?;
    let account = find_account(&mut connection, &actor, account_id).await?;
    let review = db::reviews::find(&mut connection, account_id, review_id).await?.ok_or(ApiError::NotFound)?;
    Ok(Evidence { context: context.clone(), after: String::new(), account, review })
}

impl Evidence {
    /// The next decisions; none after the last.
    pub async fn next(&mut self) -> Outcome<Vec<DecisionRow>> {
        let mut connection = self.context.read().await?;
        let rows = db::reviews::list_decisions(&mut connection, &self.review.id, &self.after, BATCH).await?;
        if let Some(last) = rows.last() {
            self.after.clone_from(&last.id);
        }
        Ok(rows)
    }
}
