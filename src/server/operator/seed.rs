//! `business-center seed`.

use super::{
    Failed,
    output::{say, show_progress},
};
use crate::server::{
    clock::Clock,
    config::Config,
    password::{Password, PasswordPool},
    token::Token,
    workflow::seed::{ADMINISTRATOR, AGREEMENT, add_people, add_seats, add_subscription, prepare},
};
use std::process::ExitCode;

/// People of one transaction.
const BATCH: usize = 10_000;

/// Fills the database of a trial with people. Refused where others could reach it.
pub(super) async fn run(config: &Config, users: usize, seats: usize) -> Result<ExitCode, Failed> {
    if !config.is_local() {
        return Err("seed is for trials: it runs only if BC_BASE_URL is http://localhost".into());
    }
    let db = super::open(config).await?;
    let clock = Clock::system();
    let password = Token::random().secret()[..24].to_owned();
    let place = PasswordPool::new().enter().ok_or("the pool of a new process is full")?;
    let hash = place.hash(&Password::parse(&password).map_err(|code| format!("{code:?}"))?).await?;
    let mut tx = db.write().await?;
    let Some(place) = prepare(&mut tx, &hash, clock.now()).await? else {
        return Err("the database already has seeded people; start with an empty one".into());
    };
    tx.commit().await?;
    let mut done = 0;
    while done < users {
        let mut tx = db.write().await?;
        let end = users.min(done + BATCH);
        add_people(&mut tx, &place, done..end, clock.now()).await?;
        tx.commit().await?;
        done = end;
        show_progress(done, users, "people");
    }
    if seats > 0 {
        let mut tx = db.write().await?;
        let subscription = add_subscription(&mut tx, config, &place, seats, clock.now()).await?;
        tx.commit().await?;
        let mut done = 0;
        while done < seats {
            let mut tx = db.write().await?;
            let end = seats.min(done + BATCH);
            add_seats(&mut tx, &subscription, done..end, clock.now()).await?;
            tx.commit().await?;
            done = end;
            show_progress(done, seats, "seats");
        }
    }
    db.settle().await?;
    say(format_args!(
        "{users} people in agreement {AGREEMENT}. Sign in as {ADMINISTRATOR} with the password {password}"
    ))?;
    Ok(ExitCode::SUCCESS)
}
