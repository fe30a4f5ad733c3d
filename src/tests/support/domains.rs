//! *Associate Domains* by its pages, and what DNS says.

use super::{Answer, Client, NONE, TestApp, account, agreement, register};
use serde_json::json;

/// The list, and the form that adds one.
pub const DOMAINS: &str = "/account/domains";
pub const ADD: &str = "/account/domains/add";
/// The label below which the record lies.
pub const LABEL: &str = "_business-center-challenge";

/// The ID of the purchasing account on the page of domains.
pub async fn scope(client: &mut Client) -> String {
    let page = client.get(DOMAINS).await;
    let link = page.page().all("a").map(|a| a.attribute("href")).find(|href| href.contains("/add?scope="));
    link.expect("a link to add").split_once('=').expect("a scope").1.to_owned()
}

pub async fn type_domain(client: &mut Client, domain: &str) -> Answer {
    let scope = scope(client).await;
    client.post(ADD, &[("scope", scope.as_str()), ("domain", domain)]).await
}

pub async fn confirm(client: &mut Client, preview: &Answer) -> Answer {
    let fields = ["scope", "domain", "confirmed"].map(|name| (name, preview.value_of(name)));
    client.post(ADD, &fields).await
}

/// Adds a domain and confirms it; gives the path of its page.
pub async fn add(client: &mut Client, domain: &str) -> String {
    let preview = type_domain(client, domain).await;
    let answer = confirm(client, &preview).await;
    answer.location().unwrap_or_else(|| panic!("not added: {}", answer.body)).to_owned()
}

/// The value that a domain's page shows.
pub fn value_on(page: &Answer) -> String {
    let field = page.page().by_id("record-value").unwrap_or_else(|| panic!("no value in {}", page.body));
    field.text().to_owned()
}

pub async fn value(client: &mut Client, path: &str) -> String {
    value_on(&client.get(path).await)
}

pub fn publish(app: &TestApp, domain: &str, value: &str) {
    app.app.resolver.table().expect("a table").add(&format!("{LABEL}.{domain}"), value);
}

pub fn withdraw(app: &TestApp, domain: &str, value: &str) {
    app.app.resolver.table().expect("a table").remove(&format!("{LABEL}.{domain}"), value);
}

pub async fn check(client: &mut Client, path: &str) -> Answer {
    client.post(&format!("{path}/check"), &NONE).await;
    client.get(path).await
}

/// Adds a domain and proves it.
pub async fn prove(app: &TestApp, client: &mut Client, domain: &str) -> String {
    let path = add(client, domain).await;
    publish(app, domain, &value(client, &path).await);
    let page = check(client, &path).await;
    assert!(page.shows("Verified since"), "{}", page.body);
    path
}

/// Imports an agreement with two purchasing accounts, and registers the administrator of the first.
pub async fn with_two_accounts(app: &TestApp, first: &str, second: &str) -> Client {
    let mut both = agreement("1234567890", first);
    both["purchasing_accounts"] = json!([account("0001", true, first), account("0002", false, second)]);
    app.import(&register(&[both])).await;
    let link = app.newest_link(first).await;
    app.register_by(&link).await
}
