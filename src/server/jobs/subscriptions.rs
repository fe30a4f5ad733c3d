//! Tells whoever may assign seats, before a subscription ends and while more seats are taken than there are.

use super::isolated;
use crate::{
    domain::audit::By,
    server::{
        change::Change,
        db,
        failure::Outcome,
        state::App,
        workflow::seat_notices::{self, LONGEST_NOTICE, day_text},
    },
};

/// Queues the notices that are due, and gives how many subscriptions there were. A failed one is retried next time and does
/// not block the others.
pub async fn notify_due(app: &App) -> Outcome<usize> {
    let (from, to) = (day_text(app, 0), day_text(app, LONGEST_NOTICE));
    let due = db::subscriptions::list_noticeable(&mut app.db.read().await?, &from, &to).await?;
    let mut count = 0;
    for id in due {
        match isolated(notify(app.clone(), id.clone())).await {
            Ok(is_told) => count += usize::from(is_told),
            Err(failure) if failure.is_of_database() => return Err(failure),
            Err(failure) => tracing::error!(subscription = id, %failure, "notices could not be queued"),
        }
    }
    Ok(count)
}

async fn notify(app: App, id: String) -> Outcome<bool> {
    let mut change = Change::begin(&app, By::System).await?;
    let is_told = seat_notices::tell_due(&mut change, &id, app.today()).await?;
    change.commit().await?;
    Ok(is_told)
}
