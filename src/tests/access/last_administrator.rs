//! A purchasing account keeps an active Account Administrator, even if several people remove access at once (attack
//! case 11).

use crate::support::{
    Answer, Client, Engine, NONE, PASSWORD, TestApp,
    access::{assignment_of, colleague, join, path_of},
    agreement, on_both_engines,
    process::Installation,
    register,
};
use business_center::server::{
    audit,
    db::{self, audit::AuditRow},
    workflow::operator::Done,
};
use serde_json::{Value, json};

const ROUNDS: i64 = 5;
const ACTIVE: &str = "SELECT COUNT(*) FROM role_assignments JOIN users ON users.id = role_assignments.user_id
    WHERE role = 'account_administrator' AND suspended_at IS NULL AND is_active";
const ORPHANED: &str = "SELECT COUNT(*) FROM purchasing_accounts WHERE NOT EXISTS (
    SELECT 1 FROM role_assignments JOIN users ON users.id = role_assignments.user_id
    WHERE purchasing_account_id = purchasing_accounts.id AND role = 'account_administrator'
        AND suspended_at IS NULL AND is_active)";

/// An Account Administrator, and the other one of the purchasing account as this one sees them.
struct Administrator {
    client: Client,
    email: String,
    /// The path of the other's page.
    other: String,
    /// The other's role.
    role: String,
}

impl Administrator {
    async fn new(mut client: Client, email: &str, other: &str) -> Self {
        let other = path_of(&mut client, other).await;
        let role = assignment_of(&client.get(&other).await, "Account Administrator");
        Self { client, email: email.to_owned(), other, role }
    }

    /// Takes the other's role away.
    async fn remove(&mut self) -> bool {
        is_done(&self.client.post(&format!("{}/roles/remove", self.other), &[("assignment", &self.role)]).await)
    }

    /// Deactivates the other.
    async fn deactivate(&mut self) -> bool {
        is_done(&self.client.post(&format!("{}/deactivate", self.other), &NONE).await)
    }
}

/// Whether a change was made. Who was quicker may have ended the other's sessions: that one is sent to sign in.
fn is_done(answer: &Answer) -> bool {
    assert!(answer.status.as_u16() < 500 || answer.status == 503, "{}", answer.body);
    answer.location().is_some_and(|to| !to.starts_with("/Customer"))
}

/// The two Account Administrators of a purchasing account of an organization of their own.
async fn pair(app: &TestApp, round: i64) -> (Administrator, Administrator) {
    let [one, other] = ["one", "other"].map(|name| format!("{name}{round}@contoso.com"));
    app.import(&register(&[agreement(&format!("77{round}"), &one)])).await;
    let mut first = join(app, &one).await;
    let second = colleague(app, &mut first, &other, "account_administrator").await;
    (Administrator::new(first, &one, &other).await, Administrator::new(second, &other, &one).await)
}

/// What the operator makes of a person at the command line.
async fn deactivate_as_operator(app: &TestApp, email: &str) -> bool {
    let change = app.deactivate_as_operator(email).await;
    assert!(matches!(change, Done::Changed | Done::LastAdministrator), "{change:?}");
    change == Done::Changed
}

/// Exactly one of two changes was made, and every purchasing account so far has one administrator left.
async fn check(app: &TestApp, round: i64, done: (bool, bool)) {
    assert!(done.0 != done.1, "round {round}: {done:?}");
    assert_eq!((app.count(ACTIVE).await, app.count(ORPHANED).await), (round + 1, 0), "round {round}");
}

on_both_engines! {
    /// Attack case 11, one after the other and at once.
    async fn the_last_administrator_stays(app: TestApp) {
        let mut harry = app.register_harry().await;
        let own = path_of(&mut harry, "harry").await;
        let page = harry.get(&own).await;
        let id = assignment_of(&page, "Account Administrator");
        let refused = harry.post(&format!("{own}/roles/remove"), &[("assignment", id.as_str())]).await;
        assert_eq!(refused.status.as_u16(), 409);
        assert!(refused.shows("at least one active Account Administrator"), "{}", refused.body);

        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "account_administrator").await;
        let (path_of_rosa, path_of_harry) = (path_of(&mut harry, "rosa").await, path_of(&mut rosa, "harry").await);
        let (deactivate_rosa, deactivate_harry) =
            (format!("{path_of_rosa}/deactivate"), format!("{path_of_harry}/deactivate"));
        let (one, other) = tokio::join!(
            harry.post(&deactivate_rosa, &NONE),
            rosa.post(&deactivate_harry, &NONE),
        );
        // Who was quicker has ended the other's sessions: the slower one may be sent to sign in.
        let is_done = |answer: &&&Answer| answer.location().is_some_and(|to| !to.starts_with("/Customer"));
        let done = [&one, &other].iter().filter(is_done).count();
        assert_eq!(done, 1, "{:?} {:?}", one.location(), other.location());
        let active = "SELECT COUNT(*) FROM role_assignments WHERE role = 'account_administrator' AND suspended_at IS NULL";
        assert!(app.count(active).await >= 1);
    }

    async fn two_who_remove_each_other_leave_one(app: TestApp) {
        for round in 0..ROUNDS {
            let (mut one, mut other) = pair(&app, round).await;
            check(&app, round, tokio::join!(one.remove(), other.remove())).await;
        }
    }

    async fn two_who_deactivate_each_other_leave_one(app: TestApp) {
        for round in 0..ROUNDS {
            let (mut one, mut other) = pair(&app, round).await;
            check(&app, round, tokio::join!(one.deactivate(), other.deactivate())).await;
        }
    }

    /// Either is the quicker one in some of the rounds.
    async fn one_who_removes_and_one_who_deactivates_leave_one(app: TestApp) {
        for round in 0..ROUNDS {
            let (mut one, mut other) = pair(&app, round).await;
            let done = if round % 2 == 0 {
                tokio::join!(one.remove(), other.deactivate())
            } else {
                tokio::join!(other.deactivate(), one.remove())
            };
            check(&app, round, done).await;
        }
    }

    async fn the_operator_and_an_administrator_leave_one(app: TestApp) {
        for round in 0..ROUNDS {
            let (mut one, _) = pair(&app, round).await;
            let email = one.email.clone();
            let done = if round % 2 == 0 {
                tokio::join!(one.remove(), deactivate_as_operator(&app, &email))
            } else {
                tokio::join!(deactivate_as_operator(&app, &email), one.deactivate())
            };
            check(&app, round, done).await;
        }
    }

    async fn two_who_work_at_the_command_line_leave_one(app: TestApp) {
        for round in 0..ROUNDS {
            let (one, other) = pair(&app, round).await;
            let done = tokio::join!(deactivate_as_operator(&app, &one.email), deactivate_as_operator(&app, &other.email));
            check(&app, round, done).await;
        }
    }
}

on_both_engines! {
    async fn the_operator_overrides_by_force_and_the_trail_tells_so(engine: Engine) {
        force(engine).await;
    }
}

/// What the trail holds of deactivations: who, from where, and the facts, by scope.
async fn deactivations(app: &TestApp) -> Vec<(String, String, Value)> {
    let mut connection = app.app.db.read().await.expect("a connection");
    assert_eq!(audit::verify(&mut connection).await.expect("verify").broken, None);
    let mut entries = db::audit::list(&mut connection).await.expect("entries");
    entries.retain(|entry| entry.action == "user.deactivated");
    entries.sort_by_key(|entry| entry.sequence);
    let told = |entry: AuditRow| {
        let told = audit::content(&entry);
        (entry.actor, told.source, told.details)
    };
    entries.into_iter().map(told).collect()
}

async fn force(engine: Engine) {
    let installation = Installation::new(engine, "file:mail".to_owned()).await;
    let app = TestApp::start_with(engine, &[("BC_DATABASE_URL", &installation.database_url)]).await;
    let mut harry = app.register_harry().await;
    colleague(&app, &mut harry, "rosa@contoso.com", "account_administrator").await;
    // Where a second one is left, nothing has to be forced.
    installation.run(&["user", "deactivate", "rosa@contoso.com"]).await;
    let told = deactivations(&app).await;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].2["forced"], false, "{told:?}");

    let refused = installation.start(&["user", "deactivate", "harry@contoso.com"]).finish().await;
    let said = String::from_utf8(refused.stdout).expect("UTF-8");
    assert_eq!(refused.status.code(), Some(1));
    assert!(said.contains("last active Account Administrator"), "{said}");
    assert_eq!(deactivations(&app).await.len(), 1, "nothing happened, nothing is told");
    assert_eq!(harry.get("/home").await.status.as_u16(), 200);

    installation.run(&["user", "deactivate", "harry@contoso.com", "--force"]).await;
    assert_eq!(app.count(ACTIVE).await, 0);
    assert_eq!(harry.get("/home").await.status.as_u16(), 303, "the session has ended");
    let told = deactivations(&app).await;
    // One entry for the agreement and one for the purchasing account, which alone needed force.
    assert_eq!(told.len(), 3, "{told:?}");
    let mut forced = Vec::new();
    for (actor, source, facts) in &told[1..] {
        assert_eq!((actor.as_str(), source.as_str()), ("operator", "command line"));
        assert_eq!(facts["access"], json!({ "before": "active", "after": "deactivated" }));
        forced.push(facts["forced"].as_bool().expect("a fact"));
    }
    forced.sort_unstable();
    assert_eq!(forced, [false, true]);
    assert_eq!(installation.run(&["audit", "verify"]).await, "The audit trail is intact.\n");

    installation.run(&["user", "reactivate", "harry@contoso.com"]).await;
    harry.post("/Customer/", &[("email", "harry@contoso.com"), ("password", PASSWORD)]).await;
    let trail = harry.get("/account/audit").await;
    assert!(trail.shows("Access deactivated") && trail.shows("rosa@contoso.com"), "{}", trail.body);
}
