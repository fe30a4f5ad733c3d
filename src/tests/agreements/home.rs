//! The home page of people with very many purchasing accounts.

use crate::support::{Answer, access::join, account, agreement, on_both_engines, register};
use serde_json::Value;

const HARRY: &str = "harry@contoso.com";
const BEA: &str = "bea@contoso.com";

/// Agreement 1 with the lead account of Harry, and others of somebody.
fn contoso(others: usize, administrator: &str) -> Value {
    let mut record = agreement("1", HARRY);
    let others = (1..=others).map(|number| account(&format!("9{number:02}"), false, administrator));
    record["purchasing_accounts"] = std::iter::once(account("0001234567", true, HARRY)).chain(others).collect();
    register(&[record])
}

/// The purchasing accounts of the table.
fn rows(page: &Answer) -> Vec<String> {
    let names = page.page().with("th", "scope", "row").map(|cell| cell.text().trim().to_owned());
    names.filter(|name| name.starts_with("Account ")).collect()
}

on_both_engines! {
    async fn many_purchasing_accounts_are_a_table_that_is_searched(app: TestApp) {
        app.import(&contoso(12, BEA)).await;
        let mut harry = join(&app, HARRY).await;
        let page = harry.get("/home").await;
        assert_eq!(rows(&page).len(), 10, "{}", page.body);
        assert!(page.shows("All purchasing accounts: 13") && page.page().all("article").next().is_none(), "{}", page.body);
        for search in ["905", "account+905", "9-05"] {
            assert_eq!(rows(&harry.get(&format!("/home?search={search}")).await), ["Account 905"], "{search}");
        }
        let page = harry.get("/home?search=%3Cb%3E").await;
        assert!(rows(&page).is_empty() && page.shows("No purchasing account of this agreement matches."), "{}", page.body);
        assert!(!page.body.contains("value=\"<b>"), "{}", page.body);
    }

    async fn few_purchasing_accounts_are_cards(app: TestApp) {
        app.import(&contoso(3, BEA)).await;
        let page = join(&app, HARRY).await.get("/home").await;
        assert_eq!(page.page().all("article").count(), 4, "{}", page.body);
        assert!(!page.shows("Find a purchasing account"), "{}", page.body);
    }

    /// Each kind is one message, with the first of its kind and a count.
    async fn what_needs_attention_is_one_message_for_each_kind(app: TestApp) {
        app.import(&contoso(5, HARRY)).await;
        let mut harry = join(&app, HARRY).await;
        let page = harry.get("/home").await;
        let told = page.body.matches("has only one Account Administrator").count();
        assert!(told == 3 && page.shows("And 3 more"), "{told}: {}", page.body);
        let more = page.page().all("a").find(|link| link.text() == "And 3 more").expect("a link");
        assert_eq!(harry.get(more.attribute("href")).await.status.as_u16(), 200);
    }
}
