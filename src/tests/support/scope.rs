//! People with several purchasing accounts.

use super::{
    Answer, Client, PASSWORD, TestApp,
    access::{join, row, send},
    account, agreement, register,
};

const INVITE: &str = "/account/access/invite";

/// Harry administers two purchasing accounts of Contoso.
pub async fn harry(app: &TestApp) -> Client {
    let mut contoso = agreement("1234567890", "harry@contoso.com");
    contoso["purchasing_accounts"].as_array_mut().expect("accounts").push(account("2", false, "harry@contoso.com"));
    app.import(&register(&[contoso])).await;
    join(app, "harry@contoso.com").await
}

/// Harry administers the lead purchasing account of Contoso, Bea the other one; returns the ID of the lead one.
pub async fn harry_and_bea(app: &TestApp) -> (Client, Client, String) {
    let mut contoso = agreement("1234567890", "harry@contoso.com");
    contoso["purchasing_accounts"].as_array_mut().expect("accounts").push(account("2", false, "bea@contoso.com"));
    app.import(&register(&[contoso])).await;
    let mut harry = join(app, "harry@contoso.com").await;
    let bea = join(app, "bea@contoso.com").await;
    let lead = id_of(&harry.get("/home").await, "Account 0001234567");
    (harry, bea, lead)
}

/// Harry is also invited by a second organization, and accepts.
pub async fn join_fabrikam(app: &TestApp, harry: &mut Client) {
    let mut fabrikam = agreement("5555555555", "harry@contoso.com");
    fabrikam["organization"]["name"] = "Fabrikam".into();
    fabrikam["purchasing_accounts"][0]["number"] = "3".into();
    fabrikam["purchasing_accounts"][0]["name"] = "Account 3".into();
    app.import(&register(&[fabrikam])).await;
    harry.get(&app.newest_link("harry@contoso.com").await).await;
    let invitation = harry.get("/register").await.value_of("invitation");
    let form = [("invitation", invitation.as_str()), ("password", PASSWORD)];
    assert_eq!(harry.post("/register/account", &form).await.location(), Some("/home"));
}

/// The ID of a purchasing account, as the account switch of a page shows it.
pub fn id_of(page: &Answer, name: &str) -> String {
    let mut choices = page.page().with("button", "name", "scope");
    let choice = choices.find(|choice| choice.text().strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')));
    choice.unwrap_or_else(|| panic!("no {name} in {}", page.body)).attribute("value").to_owned()
}

/// The form that invites someone to purchasing accounts.
pub async fn form(client: &mut Client, accounts: &[&str], email: &str, role: &str) -> Vec<(String, String)> {
    let mut fields = row(1, email, &[role]);
    fields.push(("key".to_owned(), client.get(INVITE).await.value_of("key")));
    fields.extend(accounts.iter().map(|account| ("accounts".to_owned(), (*account).to_owned())));
    fields
}

/// Invites someone to one purchasing account.
pub async fn invite(client: &mut Client, account: &str, email: &str, role: &str) {
    let fields = form(client, &[account], email, role).await;
    let answer = send(client, fields).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
}
