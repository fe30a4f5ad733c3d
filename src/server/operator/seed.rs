//! `business-center seed`.

use super::{
    Failed,
    output::{say, show_progress},
};
use crate::server::{
    clock::Clock,
    config::Config,
    db::{Db, Transaction},
    failure::Outcome,
    password::{Password, PasswordPool},
    token::Token,
    workflow::{
        claims::random_value,
        seed::{
            ADMINISTRATOR, AGREEMENT, Place, add_agreements, add_customers, add_domains, add_orders, add_people,
            add_products, add_seats, add_subscription, customers_for, prepare,
        },
    },
};
use clap::Args;
use std::{ops::Range, process::ExitCode};

/// People, or other rows, of one transaction.
const BATCH: usize = 10_000;

#[derive(Debug, Args)]
pub(super) struct Amounts {
    /// How many people.
    #[arg(long)]
    users: usize,
    /// How many seats of an online service.
    #[arg(long, default_value_t = 0)]
    seats: usize,
    /// How many domains of other customers, all due to be looked for.
    #[arg(long, default_value_t = 0)]
    domains: usize,
    /// How many orders with three lines each; every tenth is of the customer with the people.
    #[arg(long, default_value_t = 0)]
    orders: usize,
    /// How many agreements of other customers, which end one after another in three years.
    #[arg(long, default_value_t = 0)]
    agreements: usize,
}

/// Fills the database of a trial with people. Refused where others could reach it.
pub(super) async fn run(config: &Config, amounts: &Amounts) -> Result<ExitCode, Failed> {
    if !config.is_local() {
        return Err("seed is for trials: it runs only if BC_BASE_URL is http://localhost".into());
    }
    let &Amounts { users, seats, domains, orders, agreements } = amounts;
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
    in_batches(&db, users, "people", async |tx, numbers| add_people(tx, &place, numbers, clock.now()).await).await?;
    if seats > 0 {
        let mut tx = db.write().await?;
        let subscription = add_subscription(&mut tx, config, &place, seats, clock.now()).await?;
        tx.commit().await?;
        let add = async |tx: &mut Transaction, numbers| add_seats(tx, &subscription, numbers, clock.now()).await;
        in_batches(&db, seats, "seats", add).await?;
    }
    if domains > 0 {
        let value = random_value();
        let add = async |tx: &mut Transaction, numbers| add_domains(tx, config, &value, numbers, clock.now()).await;
        in_batches(&db, domains, "domains", add).await?;
        say(format_args!("{domains} domains of other customers. The TXT record of each has to hold {value}"))?;
    }
    if orders > 0 {
        seed_orders(&db, config, &place, orders, &clock).await?;
    }
    let add = async |tx: &mut Transaction, numbers| add_agreements(tx, config, numbers, clock.now()).await;
    in_batches(&db, agreements, "agreements", add).await?;
    db.settle().await?;
    say(format_args!(
        "{users} people in agreement {AGREEMENT}. Sign in as {ADMINISTRATOR} with the password {password}"
    ))?;
    Ok(ExitCode::SUCCESS)
}

async fn seed_orders(db: &Db, config: &Config, own: &Place, count: usize, clock: &Clock) -> Result<(), Failed> {
    let mut tx = db.write().await?;
    add_products(&mut tx).await?;
    tx.commit().await?;
    let (mut others, customers) = (Vec::new(), customers_for(count));
    let mut done = 0;
    while done < customers {
        let end = customers.min(done + BATCH);
        let mut tx = db.write().await?;
        add_customers(&mut tx, &mut others, done..end, clock.now()).await?;
        tx.commit().await?;
        done = end;
    }
    let add = async |tx: &mut Transaction, numbers| add_orders(tx, config, own, &others, numbers, clock.now()).await;
    in_batches(db, count, "orders", add).await
}

/// Adds so many rows by their numbers, each batch in a transaction of its own.
async fn in_batches(
    db: &Db,
    count: usize,
    what: &str,
    add: impl AsyncFn(&mut Transaction, Range<usize>) -> Outcome<()>,
) -> Result<(), Failed> {
    let mut done = 0;
    while done < count {
        let mut tx = db.write().await?;
        let end = count.min(done + BATCH);
        add(&mut tx, done..end).await?;
        tx.commit().await?;
        done = end;
        show_progress(done, count, what);
    }
    Ok(())
}
