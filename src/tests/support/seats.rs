//! Products, subscriptions, proven domains and seats, written without the pages.

use super::TestApp;
use business_center::{
    domain::{audit::By, domain_claim::DomainState, domain_name::DomainName, email::EmailAddress, language::Language},
    server::{
        db::{self, agreements::ScopeRow, subscriptions::SubscriptionRow},
        signing,
        token::{Token, sha256_hex},
        workflow::{
            claims,
            relying::FORMER_SECRET,
            seats::{Person, Subscription},
        },
    },
};

/// A subscription to write.
pub struct NewSubscription<'a> {
    pub register_id: &'a str,
    pub seats: i64,
    pub starts_on: &'a str,
    pub ends_on: Option<&'a str>,
}

/// One with so many seats for the year from November 2026 on.
pub fn of_seats(register_id: &str, seats: i64) -> NewSubscription<'_> {
    NewSubscription { register_id, seats, starts_on: "2026-11-01", ends_on: Some("2027-10-31") }
}

/// The purchasing account of a person.
pub async fn account_of(app: &TestApp, person: &str) -> ScopeRow {
    let mut connection = app.app.db.read().await.expect("a connection");
    let user = db::users::find_by_email(&mut connection, person).await.expect("users").expect("a user");
    db::agreements::list_scopes(&mut connection, &user.id).await.expect("accounts").remove(0)
}

/// Writes a subscription of a purchasing account with its product; its id.
pub async fn subscribe(app: &TestApp, account: &ScopeRow, new: &NewSubscription<'_>) -> String {
    const PRODUCT: &str = "INSERT INTO products (part_key, part_number, description, service, address, digest)
        VALUES ('AAA-00001', 'AAA-00001', '{\"en\":\"Contoso Mail\"}', 'contoso-mail', 'https://mail.contoso.com/', '')
        ON CONFLICT DO NOTHING";
    app.execute(PRODUCT).await;
    let id = format!("id-{}", new.register_id);
    let end = new.ends_on.map_or_else(|| "NULL".to_owned(), |day| format!("'{day}'"));
    let sql = format!(
        "INSERT INTO subscriptions (id, register_id, purchasing_account_id, part_key, seats, extra, starts_on, ends_on,
            status, digest, is_assigned_only, assigned, end_notices, over_notices, turn_at)
        VALUES ('{id}', '{}', '{}', 'AAA-00001', {}, 0, '{}', {end}, 'active', '', FALSE, 0, 0, 0, 0)
        ON CONFLICT DO NOTHING",
        new.register_id, account.account_id, new.seats, new.starts_on
    );
    run(app, sql).await;
    id
}

/// Changes a subscription as an import does.
pub async fn register(app: &TestApp, id: &str, change: impl FnOnce(&mut SubscriptionRow)) {
    let mut tx = app.app.db.write().await.expect("a transaction");
    let mut row = db::subscriptions::find(&mut tx, id).await.expect("subscriptions").expect("a subscription");
    change(&mut row);
    db::subscriptions::save(&mut tx, &row, app.now()).await.expect("saved");
    tx.commit().await.expect("commit");
}

/// Changes how many seats a subscription has, as an import does.
pub async fn set_seats(app: &TestApp, id: &str, seats: i64) {
    register(app, id, |row| row.seats = seats).await;
}

/// Runs a statement that is put together.
pub async fn run(app: &TestApp, sql: String) {
    app.execute(Box::leak(sql.into_boxed_str())).await;
}

/// Lets a purchasing account use a domain that it has proven.
pub async fn prove(app: &TestApp, account: &ScopeRow, domain: &str) {
    let mut change = app.change(By::Operator).await;
    let name = DomainName::parse(domain).expect("a domain");
    let mut row = claims::new_claim(&app.app.config, &account.organization_id, &name, None, None, app.now());
    row.state = DomainState::Verified;
    assert!(claims::add(&mut change, &row, account).await.expect("a claim"));
    change.commit().await.expect("commit");
}

/// Someone with this address.
pub fn person(address: &str) -> Person {
    Person {
        email: EmailAddress::parse(address).expect("an address"),
        first_name: String::new(),
        last_name: String::new(),
        language: Language::En,
    }
}

/// A subscription as it stands.
pub async fn subscription(app: &TestApp, id: &str) -> Subscription {
    let mut connection = app.app.db.read().await.expect("a connection");
    Subscription::find(&mut connection, id, app.app.today()).await.expect("subscriptions").expect("a subscription")
}

/// Adds a service that asks about some codes, as the command does; its secret.
pub async fn add_service(app: &TestApp, name: &str, codes: &[&str]) -> String {
    let (secret, codes) = (Token::random(), codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>());
    let mut change = app.change(By::Operator).await;
    assert!(db::relying::create(&mut change, name, &secret.hash(), &codes, app.now()).await.expect("a service"));
    signing::ensure_key(&mut change, &app.app.custody).await.expect("a key");
    change.commit().await.expect("commit");
    secret.secret().to_owned()
}

/// Gives a service a new secret, as the command does.
pub async fn rotate_service(app: &TestApp, name: &str) -> String {
    let secret = Token::random();
    let mut tx = app.app.db.write().await.expect("a transaction");
    let ends_at = app.now() + FORMER_SECRET;
    assert!(db::relying::set_secret(&mut tx, name, &secret.hash(), ends_at).await.expect("a service"));
    tx.commit().await.expect("commit");
    secret.secret().to_owned()
}

/// Gives someone a seat, whatever their domain; its id.
pub async fn add_seat(app: &TestApp, subscription: &str, address: &str) -> String {
    let (_, domain) = address.split_once('@').expect("an address");
    let id = format!("seat-{}", &sha256_hex(format!("{subscription} {address}").as_bytes())[..16]);
    let sql = format!(
        "INSERT INTO seats (id, subscription_id, email, email_key, domain, first_name, last_name, sort_name, language,
            assigned_at, place)
        VALUES ('{id}', '{subscription}', '{address}', '{address}', '{domain}', '', '', '{address}', 'en', 0, 1)"
    );
    run(app, sql).await;
    run(app, format!("UPDATE subscriptions SET assigned = assigned + 1 WHERE id = '{subscription}'")).await;
    id
}
