//! A server that is killed while it follows what happens to subscriptions and domains: real processes, ended at growing
//! moments.

use crate::support::{Engine, import::Trial, process::was_killed};
use std::time::Duration;
use tokio::time::sleep;

/// Servers that are killed, and how much longer each lives than the one before.
const KILLS: u32 = 12;
const STEP: Duration = Duration::from_millis(60);
/// Leases of killed servers end with them, which spares waiting.
const SUBSCRIPTIONS_DUE: &str = "UPDATE subscriptions SET turn_at = 0";

/// Lets servers begin with what a statement makes due, kills them, and lets the last one finish: a query gives a count then.
async fn kill_and_finish(trial: &Trial, due: &'static str, (query, count): (&'static str, i64)) {
    for number in 0..KILLS {
        trial.execute(due).await;
        let mut server = trial.installation.serve_ready().await;
        sleep(STEP * number).await;
        server.kill();
        assert!(was_killed(&server.finish().await), "the server ended by itself");
    }
    trial.execute(due).await;
    let mut server = trial.installation.serve_ready().await;
    while trial.count(query).await != count {
        assert!(server.is_running(), "the server works on it");
        sleep(Duration::from_millis(50)).await;
    }
    server.terminate();
    assert!(server.finish().await.status.success());
}

async fn seats_survive(engine: Engine) {
    const PAUSED: &str = "SELECT COUNT(*) FROM subscriptions WHERE register_id = 'SEED-1' AND untold_paused = 0
        AND (turn_at IS NULL OR turn_at > 0)
        AND NOT EXISTS (SELECT 1 FROM seats WHERE NOT is_paused)";
    const CARRIED: &str = "SELECT COUNT(*) FROM subscriptions WHERE register_id = 'SEED-2' AND carried_at IS NOT NULL";
    const RENEWAL: &str = "INSERT INTO subscriptions (id, register_id, purchasing_account_id, part_key, seats, extra,
            starts_on, status, digest, is_assigned_only, assigned, end_notices, over_notices, renews)
        SELECT 'renewal', 'SEED-2', purchasing_account_id, part_key, seats, 0, starts_on, 'active', '', FALSE, 0, 0, 0,
            register_id
        FROM subscriptions";
    let trial = Trial::new(engine, "register.json").await;
    trial.installation.run(&["migrate"]).await;
    trial.installation.run(&["seed", "--users", "1", "--seats", "3000"]).await;
    trial.execute("UPDATE subscriptions SET status = 'suspended'").await;
    kill_and_finish(&trial, SUBSCRIPTIONS_DUE, (PAUSED, 1)).await;
    assert_eq!(trial.count("SELECT COUNT(*) FROM outbox WHERE kind = 'seat_paused'").await, 3_000);
    assert_eq!(trial.count("SELECT COUNT(DISTINCT recipient) FROM outbox WHERE kind = 'seat_paused'").await, 3_000);
    assert_eq!(trial.count("SELECT COUNT(*) FROM outbox WHERE kind = 'subscription'").await, 1, "once");

    trial.execute(RENEWAL).await;
    kill_and_finish(&trial, SUBSCRIPTIONS_DUE, (CARRIED, 1)).await;
    assert_eq!(trial.count("SELECT COUNT(*) FROM seats WHERE subscription_id = 'renewal'").await, 3_000);
    assert_eq!(trial.count("SELECT assigned FROM subscriptions WHERE id = 'renewal'").await, 3_000);
    assert_eq!(trial.count("SELECT assigned FROM subscriptions WHERE id <> 'renewal'").await, 0);
    assert_eq!(trial.count("SELECT COUNT(DISTINCT place) FROM seats").await, 3_000);
    trial.installation.run(&["audit", "verify"]).await;
}

async fn domains_survive(engine: Engine) {
    const DUE: &str = "UPDATE domains SET turn_at = 0 WHERE state = 'pending'";
    const EXPIRED: &str = "SELECT COUNT(*) FROM domains WHERE state = 'expired'";
    let trial = Trial::new(engine, "register.json").await;
    trial.installation.run(&["migrate"]).await;
    trial.installation.run(&["seed", "--users", "1", "--domains", "400"]).await;
    trial.execute("UPDATE domains SET state = 'pending', until = 0, look_at = NULL").await;
    kill_and_finish(&trial, DUE, (EXPIRED, 400)).await;
    assert_eq!(trial.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'domain.expired'").await, 400);
    trial.installation.run(&["audit", "verify"]).await;
}

mod each_domain_expires_once {
    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn sqlite() {
        domains_survive(Engine::Sqlite).await;
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn postgres() {
        domains_survive(Engine::Postgres).await;
    }
}

mod each_person_is_told_once_and_no_seat_is_lost {
    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn sqlite() {
        seats_survive(Engine::Sqlite).await;
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn postgres() {
        seats_survive(Engine::Postgres).await;
    }
}
