//! Watches domains: looks for their records, and works on what the passing of time brings.

use super::isolated;
use crate::{
    domain::{audit::By, moment::Span},
    server::{
        change::Change,
        db::{self, domains::DomainRow},
        failure::Outcome,
        state::App,
        workflow::{claims, looking},
    },
};
use tokio::{sync::watch, task::JoinSet};

/// Looks at the same time, each of which takes one of the resolver's places: the others are for people who click.
const AT_ONCE: usize = 4;
/// How long a domain is one worker's: much longer than a look may take.
const LEASE: Span = Span::minutes(2);
/// Claims whose time has come, worked on together.
const BATCH: i64 = 100;
/// When one that failed is tried again.
const AGAIN: Span = Span::minutes(10);

/// Looks for the records of the domains that are due, a few at the same time, and gives how many were looked for.
pub async fn look_due(app: &App, stop: &watch::Receiver<bool>) -> Outcome<usize> {
    let mut looks = JoinSet::new();
    let mut count = 0;
    loop {
        let free = AT_ONCE - looks.len();
        let rows = if *stop.borrow() { Vec::new() } else { lease(app, free).await? };
        count += rows.len();
        for row in rows {
            let app = app.clone();
            looks.spawn(async move {
                let name = row.name.clone();
                if let Err(error) = isolated(look(app, row)).await {
                    tracing::error!(domain = name, %error, "a domain could not be looked for; it is tried again");
                }
            });
        }
        if looks.join_next().await.is_none() {
            return Ok(count);
        }
    }
}

async fn lease(app: &App, most: usize) -> Outcome<Vec<DomainRow>> {
    let now = app.clock.now();
    if !db::domains::has_due_look(&mut app.db.read().await?, now).await? {
        return Ok(Vec::new());
    }
    let mut tx = app.db.write().await?;
    let most = i64::try_from(most).unwrap_or_default();
    let rows = db::domains::lease_looks(&mut tx, now, LEASE, most).await?;
    tx.commit().await?;
    Ok(rows)
}

async fn look(app: App, row: DomainRow) -> Outcome<()> {
    let found = looking::look(&app, &row).await?;
    if found.is_own_trouble() {
        // The lease ends, and it is looked for again.
        return Ok(());
    }
    let mut change = Change::begin(&app, By::System).await?;
    claims::note_look(&mut change, &app.config, &row, found.seen, &found.look).await?;
    change.commit().await
}

/// Works on the claims for which time brings something, each by itself, and gives how many there were.
pub async fn turn_due(app: &App) -> Outcome<usize> {
    let due = db::domains::list_turning(&mut app.db.read().await?, app.clock.now(), BATCH).await?;
    for row in &due {
        match isolated(turn(app.clone(), row.clone())).await {
            Ok(()) => {}
            Err(failure) if failure.is_of_database() => return Err(failure),
            Err(failure) => {
                tracing::error!(domain = row.name, %failure, "a domain's state could not be brought up to date");
                let mut tx = app.db.write().await?;
                db::domains::postpone_turn(&mut tx, &row.id, app.clock.now() + AGAIN).await?;
                tx.commit().await?;
            }
        }
    }
    Ok(due.len())
}

async fn turn(app: App, row: DomainRow) -> Outcome<()> {
    let mut change = Change::begin(&app, By::System).await?;
    if let Some(row) = claims::lock(&mut change, &row.id).await? {
        claims::turn(&mut change, &app.config, &row).await?;
    }
    change.commit().await
}

/// Ends the claims of organizations whose agreements have ended, and gives how many there were.
pub async fn end_without_agreement(app: &App) -> Outcome<usize> {
    let over = db::domains::list_without_agreement(&mut app.db.read().await?, BATCH).await?;
    for row in &over {
        let mut change = Change::begin(app, By::System).await?;
        if let Some(row) = claims::lock(&mut change, &row.id).await? {
            claims::remove(&mut change, &app.config, &row, None).await?;
        }
        change.commit().await?;
    }
    Ok(over.len())
}
