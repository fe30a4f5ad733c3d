//! Search in the roster, beyond what `people.rs` tests on the page *Manage Users*.

use crate::support::{TestApp, account, agreement, on_both_engines, register};
use business_center::{
    domain::roster::Order,
    server::{
        db::{agreements, roster::Selection, search},
        text::sort_key,
    },
};
use serde_json::{Value, json};

/// A register of one agreement, whose purchasing accounts have these administrators: first name, last name, address.
fn contoso(administrators: &[(&str, &str, &str)]) -> Value {
    let accounts = administrators.iter().enumerate().map(|(place, (first_name, last_name, email))| {
        let mut account = account(&format!("{place:010}"), place == 0, email);
        account["administrator"]["first_name"] = json!(first_name);
        account["administrator"]["last_name"] = json!(last_name);
        account
    });
    let mut agreement = agreement("1", "nobody@contoso.com");
    agreement["purchasing_accounts"] = accounts.collect();
    register(&[agreement])
}

/// The addresses that a text finds, for each purchasing account by its number.
async fn found(app: &TestApp, text: &str) -> Vec<Vec<String>> {
    let mut connection = app.app.db.read().await.expect("a connection");
    let agreement = agreements::find_by_number(&mut connection, "1").await.expect("an answer").expect("the agreement");
    let mut accounts = agreements::list_accounts(&mut connection, &agreement.id).await.expect("accounts");
    accounts.sort_by(|one, other| one.number.cmp(&other.number));
    let order = Order::Name;
    let selection = Selection { text: sort_key(text), ..Selection::default() };
    let mut found = Vec::new();
    for account in accounts {
        let page = search::page(&mut connection, &account.id, &selection, order, &order.beginning(), 26).await;
        found.push(page.expect("a page").rows.into_iter().map(|row| row.person.email).collect());
    }
    found
}

on_both_engines! {
    async fn letters_of_every_script_and_signs_are_found(app: TestApp) {
        let people = [
            ("Виктория", "Иванова", "v.ivanova@contoso.com"),
            ("Jürgen", "Müller-Lüdenscheidt", "jm_1@contoso.com"),
            ("Niamh", "O’Neill", "50%off@contoso.com"),
            ("Łukasz", "Sørensen-Groß", "duc@contoso.com"),
        ];
        app.import(&contoso(&people)).await;
        for (text, place) in [
            ("викт", 0), ("ива", 0), ("ив", 0), ("в", 0), ("виктория иванова", 0), ("v.i", 0),
            ("иванова виктория", 0), ("contoso  иванова  ви", 0), ("виктория и", 0),
            ("mül", 1), ("er-lü", 1), ("lüdenscheidt", 1), ("m_1@", 1),
            ("müller jür", 1), ("denscheidt jürgen jm_1 @contoso", 1),
            ("o'n", 2), ("o'neill", 2), ("o’neill", 2), ("50%", 2), ("0%o", 2), ("%off@contoso", 2),
            ("lukasz", 3), ("łukasz", 3), ("sorensen", 3), ("gross", 3), ("groß", 3), ("gro", 3), ("duc", 3), ("đức", 3),
        ] {
            let mut expected = vec![Vec::new(); people.len()];
            expected[place] = vec![people[place].2.to_owned()];
            assert_eq!(found(&app, text).await, expected, "{text}");
        }
        for text in ["...", "%%%", "%_%", "___", "-o", "@", "'''", "\"\"\"", "\\\\\\", "{a}", "new", "вова", "иванова niamh", "иванова ва"] {
            assert_eq!(found(&app, text).await.concat(), Vec::<String>::new(), "{text}");
        }
    }

    /// More purchasing accounts than PostgreSQL's index has buckets: at least two share one.
    async fn nobody_of_another_scope_is_found(app: TestApp) {
        let addresses: Vec<String> = (0..300).map(|place| format!("admin{place:03}@contoso.com")).collect();
        let people: Vec<_> = addresses.iter().map(|address| ("Harry", "Miller", address.as_str())).collect();
        app.import(&contoso(&people)).await;
        let expected: Vec<Vec<String>> = addresses.iter().map(|address| vec![address.clone()]).collect();
        for text in ["miller", "h", "contoso.com"] {
            assert_eq!(found(&app, text).await, expected, "{text}");
        }
    }
}
