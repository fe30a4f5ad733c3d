//! Follows what happens to subscriptions by itself, and counts their seats.

use super::isolated;
use crate::{
    domain::moment::Span,
    server::{db, failure::Outcome, state::App, workflow::seat_turns},
};

/// Subscriptions whose time has come, worked on one after another.
const BATCH: i64 = 100;
/// When one is tried again that others kept busy, and one that failed.
const SOON: Span = Span::seconds(10);
const AGAIN: Span = Span::minutes(10);

/// Works on the subscriptions for which time or a change of what they depend on brings something, and gives how many there were.
/// A failed one is tried again later, and does not block the others.
pub async fn turn_subscriptions(app: &App) -> Outcome<usize> {
    for account in db::turns::list_noted(&mut app.db.read().await?, BATCH).await? {
        let mut tx = app.db.write().await?;
        db::turns::follow_notes(&mut tx, &account, app.clock.now()).await?;
        tx.commit().await?;
    }
    let due = db::turns::list_due(&mut app.db.read().await?, app.clock.now(), BATCH).await?;
    let mut count = 0;
    for id in due {
        let (shared, of) = (app.clone(), id.clone());
        // Boxed: it is large.
        match isolated(async move { Box::pin(seat_turns::turn(&shared, &of)).await }).await {
            Ok(is_done) => count += usize::from(is_done),
            Err(failure) if failure.is_of_database() => {
                retry(app, &id, SOON).await?;
                return Err(failure);
            }
            Err(failure) => {
                tracing::error!(subscription = id, %failure, "a subscription could not be brought up to date");
                retry(app, &id, AGAIN).await?;
            }
        }
    }
    Ok(count)
}

async fn retry(app: &App, id: &str, span: Span) -> Outcome<()> {
    let mut tx = app.db.write().await?;
    db::turns::retry_at(&mut tx, id, app.clock.now() + span).await?;
    Ok(tx.commit().await?)
}

/// Compares the counts by which seats are given with the seats and reservations, logs what differs, and gives how many do.
pub async fn count_seats(app: &App) -> Outcome<usize> {
    let miscounted = db::subscriptions::list_miscounted(&mut app.db.read().await?).await?;
    for (subscription, count, seats) in &miscounted {
        tracing::error!(subscription, count, seats, "the count of taken seats is not the number of seats");
    }
    let today = app.today().to_string();
    let reserved = db::reservations::list_miscounted(&mut app.db.read().await?, &today).await?;
    for (subscription, count, seats) in &reserved {
        tracing::error!(subscription, count, seats, "the count of reserved seats is not what the reservations come to");
    }
    Ok(miscounted.len() + reserved.len())
}
