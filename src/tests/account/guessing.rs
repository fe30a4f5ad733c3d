//! Concurrent password attempts: they are counted before they are hashed (attack cases 18 and 19).

use crate::support::{Answer, Client, PASSWORD, TestApp, on_both_engines};
use business_center::{
    domain::language::Language,
    server::{
        db::{self, users::NewUser},
        ids::new_id,
    },
};
use std::time::Duration;
use tokio::{task::JoinSet, time::sleep};

/// How long those wait who are told that the server is busy; they are told to wait longer.
const BREATH: Duration = Duration::from_millis(50);

/// Signs in many times at once and gives the answers. Whoever is told that the server is busy tries again: how fast it
/// hashes is not what these tests are about.
async fn sign_in_at_once(attempts: impl IntoIterator<Item = (Client, String, &'static str)>) -> Vec<Answer> {
    let mut answers = JoinSet::new();
    for (mut client, email, password) in attempts {
        answers.spawn(async move {
            loop {
                let answer = client.post("/Customer/", &[("email", email.as_str()), ("password", password)]).await;
                if answer.status.as_u16() != 503 {
                    return answer;
                }
                assert!(answer.headers.contains_key("retry-after"));
                sleep(BREATH).await;
            }
        });
    }
    answers.join_all().await
}

/// How many of the answers have a status; each other one must tell when to come back.
fn count_of(answers: &[Answer], status: u16) -> usize {
    for other in answers.iter().filter(|answer| answer.status.as_u16() != status) {
        assert_eq!(other.status.as_u16(), 429, "{}", other.body);
        assert!(other.headers.contains_key("retry-after"));
    }
    answers.iter().filter(|answer| answer.status.as_u16() == status).count()
}

/// Makes people with accounts, all with one password, and gives their addresses.
async fn people(app: &TestApp, count: usize) -> Vec<String> {
    app.register_harry().await;
    let mut connection = app.app.db.write().await.expect("a transaction");
    let harry =
        db::users::find_by_email(&mut connection, "harry@contoso.com").await.expect("a look-up").expect("Harry");
    let hash = harry.password_hash.expect("a hash");
    let named: Vec<(String, String)> =
        (0..count).map(|number| (new_id(app.now()), format!("p{number}@contoso.com"))).collect();
    let users: Vec<NewUser> = named
        .iter()
        .map(|(id, email)| NewUser {
            id,
            email,
            email_key: email,
            first_name: "Pat",
            last_name: "",
            language: Language::En,
            country: "US",
            password_hash: &hash,
            terms_version: None,
        })
        .collect();
    db::users::create(&mut connection, &users, app.now()).await.expect("users");
    connection.commit().await.expect("commit");
    named.into_iter().map(|(_, email)| email).collect()
}

on_both_engines! {
    /// asvs: v5.0.0-6.3.1
    async fn wrong_sign_ins_at_once_pass_no_limit_of_a_network_address(app: TestApp) {
        app.register_harry().await;
        let other = app.client_of_another_instance().await;
        let attacker = |number: usize| {
            let client = if number.is_multiple_of(2) { app.client() } else { other.clone() };
            (client.with_header("x-forwarded-for", "192.0.2.1"), format!("p{number}@contoso.com"), "wrong guess")
        };
        let before = app.app.passwords.worked();
        let attack = sign_in_at_once((0..200).map(attacker));
        let harry = sign_in_at_once([(app.client(), "harry@contoso.com".to_owned(), PASSWORD)]);
        let (attack, harry) = tokio::join!(attack, harry);
        assert_eq!(harry[0].location(), Some("/home"), "somebody else is served meanwhile");
        assert_eq!(count_of(&attack, 422), 30);
        assert!(app.app.passwords.worked() - before <= 1 + 30, "one for Harry, the others shared with the other instance");
    }

    async fn wrong_sign_ins_at_once_pass_no_limit_of_an_account(app: TestApp) {
        app.register_harry().await;
        let other = app.client_of_another_instance().await;
        for address in ["harry@contoso.com", "nobody@contoso.com"] {
            let attacker = |number: usize| {
                let client = if number.is_multiple_of(2) { app.client() } else { other.clone() };
                (client.with_header("x-forwarded-for", &format!("192.0.2.{number}")), address.to_owned(), "wrong guess")
            };
            let before = app.app.passwords.worked();
            let answers = sign_in_at_once((0..40).map(attacker)).await;
            assert_eq!(count_of(&answers, 422), 5, "four cost nothing, the fifth begins the wait: {address}");
            assert!(app.app.passwords.worked() - before <= 5, "the others were not hashed: {address}");
        }
    }

    /// Right passwords are given back, and few are under way at once, so an office never empties its bucket of 30.
    async fn an_office_signs_in_together(app: TestApp) {
        const TOGETHER: usize = 60;
        let office = people(&app, TOGETHER).await;
        let person = |email| (app.client().with_header("x-forwarded-for", "192.0.2.1"), email, PASSWORD);
        let answers = sign_in_at_once(office.into_iter().map(person)).await;
        assert_eq!(count_of(&answers, 303), TOGETHER);
    }

    /// A person whose browser sends the form twice is no attacker.
    async fn one_person_signs_in_many_times_at_once(app: TestApp) {
        app.register_harry().await;
        let again = |_| (app.client(), "harry@contoso.com".to_owned(), PASSWORD);
        let answers = sign_in_at_once((0..12).map(again)).await;
        assert_eq!(count_of(&answers, 303), 12);
        assert_eq!(app.count("SELECT COUNT(*) FROM sign_in_failures").await, 0);
    }
}
