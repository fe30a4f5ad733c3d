//! The pages of access reviews, and the job that tells of those that are due.

use super::{Answer, Client, Element, PASSWORD, TestApp, seats::account_of};
use business_center::server::{jobs::tell_of_reviews, state::App};
use tokio::sync::watch;

/// The list of access reviews.
pub const LIST: &str = "/account/access/review";

/// Tells of what is due, as a server does; how many people.
pub async fn tell(app: &App) -> usize {
    let (_stop, stopping) = watch::channel(false);
    tell_of_reviews(app, &stopping).await.expect("a run")
}

/// The path of the review of Contoso's purchasing account.
pub async fn review(app: &TestApp) -> String {
    format!("{LIST}/{}", account_of(app, "harry@contoso.com").await.account_id)
}

/// The row of a person.
pub fn row<'p>(page: &'p Answer, email: &str) -> Option<Element<'p>> {
    page.page().all("tr").find(|row| row.text().contains(email))
}

/// What a form of the page says for a person; `None` if the person cannot be selected.
pub fn code(page: &Answer, email: &str) -> Option<String> {
    let field = row(page, email)?.with("input", "name", "seen").next()?;
    Some(field.attribute("value").to_owned())
}

/// The same, as a field.
pub fn person(page: &Answer, email: &str) -> (&'static str, String) {
    ("seen", code(page, email).unwrap_or_else(|| panic!("{email} cannot be selected: {}", page.body)))
}

/// The field of a decision.
pub fn decision(word: &str) -> (&'static str, String) {
    ("decision", word.to_owned())
}

/// Keeps the roles of people.
pub async fn keep(client: &mut Client, path: &str, emails: &[&str]) -> Answer {
    let page = client.get(&format!("{path}?show=all")).await;
    let mut fields: Vec<_> = emails.iter().map(|email| person(&page, email)).collect();
    fields.push(decision("keep"));
    fields.push(("number", page.value_of("number")));
    client.post(&format!("{path}/decide"), &fields).await
}

/// Someone who signs in.
pub async fn sign_in(app: &TestApp, email: &str) -> Client {
    let mut client = app.client();
    let answer = client.post("/Customer/", &[("email", email), ("password", PASSWORD)]).await;
    assert_eq!(answer.location(), Some("/home"), "{}", answer.body);
    client
}
