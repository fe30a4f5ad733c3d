//! Random sequences of registers and responses to invitations: whichever valid registers follow each other, the stored
//! data keep the rules of the file, and pending invitations offer what the latest register says.

use crate::support::{Engine, TestApp, account, agreement, register};
use business_center::{
    domain::{audit::By, invitation::InvitationState, language::Language, moment::Span},
    server::{
        audit,
        change::Change,
        db::{self, Connection, Transaction, invitations::InvitationRow, roles::Grant, users::NewUser},
        ids::new_id,
        roster,
        workflow::invitations::withdraw,
    },
};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Registers in a sequence.
const IMPORTS: usize = 6;
/// Sequences beside each other in one database.
const SEQUENCES_AT_ONCE: u64 = 10;
const ACCOUNTS: [&str; 3] = ["01", "02", "A3"];
const STATUSES: [&str; 6] = ["active", "active", "active", "signed", "ended", "draft"];

const LEADERLESS: &str = "SELECT COUNT(*) FROM agreements WHERE 1 <> (SELECT COUNT(*) FROM purchasing_accounts
    WHERE purchasing_accounts.agreement_id = agreements.id AND is_lead)";
const OFFERED_TWICE: &str = "SELECT COUNT(*) FROM (SELECT agreement_id, email_key FROM invitations
    WHERE state = 'pending' AND invited_by IS NULL GROUP BY agreement_id, email_key HAVING COUNT(*) > 1) AS doubled";
const EMPTY_OFFERS: &str = "SELECT COUNT(*) FROM invitations WHERE state = 'pending' AND NOT EXISTS (
    SELECT 1 FROM invitation_grants WHERE invitation_id = invitations.id)";
const HELD_AND_OFFERED: &str = "SELECT COUNT(*) FROM invitation_grants
    JOIN invitations ON invitations.id = invitation_id JOIN users ON users.email_key = invitations.email_key
    JOIN role_assignments ON role_assignments.user_id = users.id AND role_assignments.role = invitation_grants.role
        AND role_assignments.scope_id = invitation_grants.scope_id
    WHERE state = 'pending'";

/// `SplitMix64`: the same numbers for the same seed, everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).expect("a small number")
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// True once in so many times.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

/// A role as the register names it: its word, and the purchasing account's number unless it counts in the agreement.
type Naming = (&'static str, Option<String>);

/// What is known of an agreement.
#[derive(Default)]
struct Known {
    invites: bool,
    /// Whether it leads and who administers it, by number.
    accounts: BTreeMap<String, (bool, String)>,
    /// Answers that stand, by address.
    answered: BTreeSet<(String, Naming)>,
    /// Roles that were given, by address.
    held: BTreeSet<(String, Naming)>,
}

impl Known {
    fn named(&self) -> BTreeSet<(String, Naming)> {
        let mut named = BTreeSet::new();
        for (number, (is_lead, administrator)) in &self.accounts {
            named.insert((administrator.clone(), ("account_administrator", Some(number.clone()))));
            if *is_lead {
                named.insert((administrator.clone(), ("agreement_administrator", None)));
            }
        }
        named
    }

    fn follow(&mut self, record: &Value) {
        self.invites = ["signed", "active"].contains(&record["status"].as_str().expect("a status"));
        for former in self.accounts.values_mut() {
            former.0 = false;
        }
        for account in record["purchasing_accounts"].as_array().expect("accounts") {
            let email = account["administrator"]["email"].as_str().expect("an address").to_lowercase();
            let number = account["number"].as_str().expect("a number").to_uppercase();
            self.accounts.insert(number, (account["lead"] == true, email));
        }
        let named = self.named();
        self.answered.extend(self.held.iter().cloned());
        self.answered.retain(|answer| named.contains(answer));
    }

    /// What pending invitations are to offer, by address.
    fn offers(&self) -> BTreeMap<String, BTreeSet<Naming>> {
        let mut offers: BTreeMap<String, BTreeSet<Naming>> = BTreeMap::new();
        for (email, naming) in self.named().difference(&self.answered).filter(|_| self.invites) {
            offers.entry(email.clone()).or_default().insert(naming.clone());
        }
        offers
    }
}

/// A sequence of registers for two agreements of its own.
struct Sequence {
    seed: u64,
    random: Random,
    known: BTreeMap<String, Known>,
}

impl Sequence {
    fn new(seed: u64) -> Self {
        Self { seed, random: Random(seed), known: BTreeMap::new() }
    }

    fn person(&mut self) -> String {
        let name = self.random.pick(&["ana", "rosa", "nils"]);
        let name = if self.random.once_in(4) { name.to_uppercase() } else { name.to_owned() };
        format!("{name}{}@contoso.com", self.seed)
    }

    fn record(&mut self, number: &str) -> Value {
        let mut record = agreement(number, "unused@contoso.com");
        record["status"] = self.random.pick(&STATUSES).into();
        record["programme"] = self.random.pick(&["PSA", "OPEN"]).into();
        record["organization"] = match self.random.below(3) {
            0 => json!({ "name": "Contoso", "country": "US" }),
            id => json!({ "id": format!("C-{}-{id}", self.seed), "name": "Contoso", "country": "US" }),
        };
        let mut numbers = ACCOUNTS.to_vec();
        numbers.retain(|_| !self.random.once_in(3));
        if numbers.is_empty() {
            numbers.push(self.random.pick(&ACCOUNTS));
        }
        let lead = self.random.pick(&numbers);
        let mut accounts = Vec::new();
        for number in numbers {
            let written = if self.random.once_in(4) { number.to_lowercase() } else { number.to_owned() };
            accounts.push(account(&written, number == lead, &self.person()));
        }
        record["purchasing_accounts"] = accounts.into();
        record
    }

    async fn import(&mut self, app: &TestApp) {
        let numbers = [format!("{}A", self.seed), format!("{}B", self.seed)];
        let mut records = Vec::new();
        for number in &numbers {
            if records.is_empty() || !self.random.once_in(4) {
                let record = self.record(number);
                self.known.entry(number.clone()).or_default().follow(&record);
                records.push(record);
            }
        }
        app.import(&register(&records)).await;
    }

    /// Lets someone answer an invitation, the operator withdraw one, or someone lose a role.
    async fn answer(&mut self, app: &TestApp) {
        let number = format!("{}{}", self.seed, self.random.pick(&["A", "B"]));
        let Some(known) = self.known.get_mut(&number) else { return };
        let mut change = app.change(By::Operator).await;
        let offers = offers(&mut change, &number).await;
        if let Some((invitation, namings)) = offers.get(self.random.below(offers.len() + 1)) {
            let email = &invitation.email_key;
            known.answered.extend(namings.iter().map(|naming| (email.clone(), naming.clone())));
            match self.random.below(3) {
                0 => {
                    known.held.extend(namings.iter().map(|naming| (email.clone(), naming.clone())));
                    accept(&mut change, app, invitation).await;
                }
                1 => decide(&mut change, app, invitation, InvitationState::Declined).await,
                _ => assert!(withdraw(&mut change, invitation).await.expect("cancel")),
            }
            change.touch(email);
        } else if !known.held.is_empty() {
            let lost = self.random.below(known.held.len());
            let lost = known.held.iter().nth(lost).expect("a role").clone();
            known.held.remove(&lost);
            lose(&mut change, &number, &lost).await;
        }
        change.commit().await.expect("commit");
    }

    async fn check(&self, app: &TestApp, step: usize) {
        let at = format!("seed {}, import {step}", self.seed);
        let mut connection = app.app.db.read().await.expect("a connection");
        for (number, known) in &self.known {
            let mut pending: BTreeMap<String, BTreeSet<Naming>> = BTreeMap::new();
            for (invitation, namings) in offers(&mut connection, number).await {
                pending.entry(invitation.email_key).or_default().extend(namings);
            }
            assert_eq!(pending, known.offers(), "{at}, agreement {number}");
        }
    }
}

/// The word of a grant and the number of its purchasing account.
async fn namings(connection: &mut Connection, agreement_id: &str, grants: &[Grant]) -> BTreeSet<Naming> {
    let accounts = db::agreements::list_accounts(connection, agreement_id).await.expect("accounts");
    let number = |id: &String| accounts.iter().find(|account| account.id == *id).expect("an account").number.clone();
    grants.iter().map(|grant| (grant.role.code(), grant.purchasing_account_id.as_ref().map(number))).collect()
}

/// The pending invitations of the register in an agreement, with what they offer.
async fn offers(connection: &mut Connection, number: &str) -> Vec<(InvitationRow, BTreeSet<Naming>)> {
    let row = db::agreements::find_by_number(connection, number).await.expect("a look-up").expect("an agreement");
    let mut offers = Vec::new();
    for invitation in db::invitations::list_of_register(connection, &row.id).await.expect("invitations") {
        if invitation.state == InvitationState::Pending {
            let grants = db::invitations::list_grants(connection, &invitation.id).await.expect("grants");
            let namings = namings(connection, &row.id, &grants).await;
            offers.push((invitation, namings));
        }
    }
    offers
}

/// Answers by a link, as its person does.
async fn decide(tx: &mut Transaction, app: &TestApp, invitation: &InvitationRow, state: InvitationState) {
    let (now, token) = (app.now(), new_id(app.now()));
    let expires_at = now + Span::days(60);
    db::invitations::create_link(tx, &token, &invitation.id, &token, now, expires_at).await.expect("a link");
    let is_decided = db::invitations::decide_by_link(tx, &invitation.id, &token, state, None, now).await;
    assert!(is_decided.expect("an answer"));
    db::invitations::void_links(tx, &invitation.id, now).await.expect("dead links");
}

async fn accept(tx: &mut Transaction, app: &TestApp, invitation: &InvitationRow) {
    decide(tx, app, invitation, InvitationState::Accepted).await;
    let now = app.now();
    let user = NewUser {
        id: &new_id(now),
        email: &invitation.email,
        email_key: &invitation.email_key,
        first_name: "Own",
        last_name: "Name",
        language: Language::En,
        country: "US",
        password_hash: "none",
        terms_version: None,
    };
    if db::users::find_by_email(tx, &invitation.email_key).await.expect("a look-up").is_none() {
        db::users::create(tx, &[user], now).await.expect("a user");
    }
    let user = db::users::find_by_email(tx, &invitation.email_key).await.expect("a look-up").expect("a user");
    let grants = db::invitations::list_grants(tx, &invitation.id).await.expect("grants");
    let (user_id, agreement_id) = (user.id.as_str(), invitation.agreement_id.as_str());
    let roles: Vec<_> =
        grants.iter().map(|grant| db::roles::NewRole { user_id, agreement_id, grant, granted_by: None }).collect();
    let given = db::roles::create(tx, &roles, now).await.expect("roles");
    assert_eq!(given, roles.len() as u64, "no role is given twice");
    db::invitations::set_user(tx, &invitation.id, user_id).await.expect("who accepted");
}

async fn lose(change: &mut Change, number: &str, (email, naming): &(String, Naming)) {
    let row = db::agreements::find_by_number(change, number).await.expect("a look-up").expect("an agreement");
    let user = db::users::find_by_email(change, email).await.expect("a look-up").expect("a user");
    for held in db::roles::list_held(change, &user.id).await.expect("roles") {
        let grant = Grant { role: held.role, purchasing_account_id: held.purchasing_account_id.clone() };
        if held.agreement_id == row.id && namings(change, &row.id, &[grant]).await.contains(naming) {
            assert!(db::roles::delete(change, &held.id).await.expect("a removal"));
        }
    }
    change.touch(email);
}

/// What holds after every import, whatever was imported.
async fn check_rules(app: &TestApp) {
    for broken in [LEADERLESS, OFFERED_TWICE, EMPTY_OFFERS, HELD_AND_OFFERED] {
        assert_eq!(app.count(broken).await, 0, "{broken}");
    }
    let mut snapshot = app.app.db.snapshot().await.expect("a snapshot");
    assert_eq!(audit::verify(&mut snapshot).await.expect("a verdict").broken, None);
    drop(snapshot);
    let mut connection = app.app.db.write().await.expect("a transaction");
    let mut people = BTreeSet::new();
    for invitation in db::invitations::list(&mut connection).await.expect("invitations") {
        people.insert(invitation.email_key);
    }
    let people: Vec<&str> = people.iter().map(String::as_str).collect();
    let kept = people_rows(&mut connection, &people).await;
    connection.execute("DELETE FROM roster").await.expect("an empty roster");
    roster::refresh(&mut connection, &people, app.now()).await.expect("a roster");
    let rebuilt = people_rows(&mut connection, &people).await;
    let differences: Vec<_> = kept.1.symmetric_difference(&rebuilt.1).collect();
    assert!(kept.0 == rebuilt.0 && differences.is_empty(), "the roster equals a rebuilt one: {differences:#?}");
}

/// The rows of the roster without their numbers, and how many there are in all.
async fn people_rows(connection: &mut Connection, people: &[&str]) -> (i64, BTreeSet<String>) {
    let rows = db::roster::list_of_people(connection, people).await.expect("rows");
    let count = connection.count("SELECT COUNT(*) FROM roster").await.expect("a count");
    (count, rows.into_iter().map(|row| format!("{:?}", row.person)).collect())
}

async fn try_sequences(engine: Engine, count: u64) {
    for first in (1..=count).step_by(usize::try_from(SEQUENCES_AT_ONCE).expect("a small number")) {
        let app = TestApp::start(engine).await;
        let mut sequences: Vec<_> = (first..first + SEQUENCES_AT_ONCE).map(Sequence::new).collect();
        for step in 1..=IMPORTS {
            for sequence in &mut sequences {
                sequence.import(&app).await;
                sequence.check(&app, step).await;
                sequence.answer(&app).await;
                sequence.answer(&app).await;
            }
            check_rules(&app).await;
        }
    }
}

#[tokio::test]
async fn any_sequence_of_registers_keeps_the_rules_of_the_file_on_sqlite() {
    try_sequences(Engine::Sqlite, 200).await;
}

#[tokio::test]
async fn any_sequence_of_registers_keeps_the_rules_of_the_file_on_postgres() {
    try_sequences(Engine::Postgres, 30).await;
}
