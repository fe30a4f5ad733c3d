//! Tells reviewers of access reviews that are due.

use super::isolated;
use crate::server::{failure::Outcome, state::App, workflow::review_notices};
use tokio::sync::watch;

/// People who are told in one run; the others wait for the next one.
const MOST: i64 = 10_000;

/// Queues a mail for each person with reviews that are due, and returns their number. A failed one is tried again next time, and
/// does not block the others.
pub async fn tell_of_reviews(app: &App, stop: &watch::Receiver<bool>) -> Outcome<usize> {
    let mut told = 0;
    for user_id in review_notices::list_people_to_tell(app, MOST).await? {
        if *stop.borrow() {
            break;
        }
        let (shared, id) = (app.clone(), user_id.clone());
        match isolated(async move { review_notices::tell(&shared, &id).await }).await {
            Ok(is_told) => told += usize::from(is_told),
            Err(failure) if failure.is_of_database() => return Err(failure),
            Err(failure) => tracing::error!(user = user_id, %failure, "a reviewer could not be told of what is due"),
        }
    }
    Ok(told)
}
