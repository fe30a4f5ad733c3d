//! Reminds people of what ends.

use super::isolated;
use crate::{
    api::ApiError,
    server::{
        failure::{Failure, Outcome},
        state::App,
        workflow::reminding::{list_people_due, remind},
    },
};
use tokio::{sync::watch, time::Instant};

/// Queues a mail for each person to whom something is due, and gives how many there were. One that fails is tried again next
/// time and holds up no other.
pub async fn remind_of_dates(app: &App, stop: &watch::Receiver<bool>) -> Outcome<usize> {
    let (began, mut sent) = (Instant::now(), 0);
    let people = list_people_due(&app.db, &app.config, app.clock.now()).await?;
    tracing::debug!(people = people.len(), milliseconds = began.elapsed().as_millis(), "looked for what ends");
    for user in people {
        if *stop.borrow() {
            break;
        }
        let (own, id) = (app.clone(), user.clone());
        match isolated(async move { remind(&own, &id).await }).await {
            Ok(is_sent) => sent += usize::from(is_sent),
            // The roles have just changed.
            Err(Failure::Refused(ApiError::Busy)) => {}
            Err(failure) if failure.is_of_database() => return Err(failure),
            Err(failure) => tracing::error!(user, %failure, "a person could not be reminded; it is tried again"),
        }
    }
    Ok(sent)
}
