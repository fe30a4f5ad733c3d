//! Actions of administrators on the pages of *Manage access*.

use super::{Answer, Client, Element, PASSWORD, TestApp};

const LIST: &str = "/account/access";
const INVITE: &str = "/account/access/invite";

/// A row of the form.
pub fn row(place: usize, email: &str, roles: &[&str]) -> Vec<(String, String)> {
    let name = email.split('@').next().unwrap_or_default();
    let mut fields: Vec<(String, String)> =
        [("email", email), ("first_name", name), ("last_name", "Diaz"), ("language", "en"), ("country", "US")]
            .map(|(field, value)| (format!("{field}-{place}"), value.to_owned()))
            .to_vec();
    fields.extend(roles.iter().map(|role| (format!("roles-{place}"), (*role).to_owned())));
    fields
}

/// Invites people, each an address with roles, and gives every confirmation.
pub async fn invite(client: &mut Client, people: &[(&str, &[&str])]) -> Answer {
    let page = client.get(INVITE).await;
    // Who may not invite sees no form, and may send one all the same.
    let key = if page.status == 200 { page.value_of("key") } else { "none".to_owned() };
    let mut fields = vec![("key".to_owned(), key)];
    for (place, (email, roles)) in people.iter().enumerate() {
        fields.extend(row(place + 1, email, roles));
    }
    send(client, fields).await
}

/// Sends the form, and again with every confirmation if some are needed.
pub async fn send(client: &mut Client, mut fields: Vec<(String, String)>) -> Answer {
    let answer = post(client, &fields).await;
    let asked = answer.values_of("confirmed");
    if asked.is_empty() {
        return answer;
    }
    fields.extend(asked.into_iter().map(|code| ("confirmed".to_owned(), code)));
    post(client, &fields).await
}

/// Sends the form as it is.
pub async fn post(client: &mut Client, fields: &[(String, String)]) -> Answer {
    client.post(INVITE, fields).await
}

/// Sends a form with this many people; the last row can be left empty.
pub async fn send_people(client: &mut Client, count: usize, with_empty_row: bool) -> Answer {
    let key = client.get(INVITE).await.value_of("key");
    let mut fields = vec![("key".to_owned(), key)];
    for place in 1..=count {
        fields.extend(row(place, &format!("p{place}@contoso.com"), &["account_viewer"]));
    }
    if with_empty_row {
        fields.extend(
            ["email", "first_name", "last_name"].map(|field| (format!("{field}-{}", count + 1), String::new())),
        );
    }
    post(client, &fields).await
}

/// Accepts the newest invitation to an address, up to the home page.
pub async fn join(app: &TestApp, email: &str) -> Client {
    let mut client = app.client();
    client.get(&app.newest_link(email).await).await;
    let page = client.get("/register").await;
    let form = [
        ("invitation", page.value_of("invitation")),
        ("first_name", page.value_of("first_name")),
        ("last_name", "Diaz".to_owned()),
        ("password", PASSWORD.to_owned()),
        ("confirmation", PASSWORD.to_owned()),
    ];
    let answer = client.post("/register", &form).await;
    assert_eq!(answer.location(), Some("/home"), "{}", answer.body);
    client
}

/// Harry invites someone, who accepts.
pub async fn colleague(app: &TestApp, harry: &mut Client, email: &str, role: &str) -> Client {
    let answer = invite(harry, &[(email, &[role])]).await;
    assert!(answer.shows(&format!("{email}: invited.")), "{}", answer.body);
    join(app, email).await
}

/// The link of each person of a list.
fn people(page: &Answer) -> impl Iterator<Item = Element<'_>> {
    page.page().with("th", "scope", "row").filter_map(|cell| cell.all("a").next())
}

/// The names of the rows of a list.
pub fn rows(page: &Answer) -> Vec<String> {
    assert_eq!(page.status.as_u16(), 200, "{}", page.body);
    people(page).map(|link| link.text().to_owned()).collect()
}

/// The path of a person in the list.
pub async fn path_of(client: &mut Client, name: &str) -> String {
    let page = client.get(&format!("{LIST}?search={name}")).await;
    let link = people(&page).next().unwrap_or_else(|| panic!("no {name} in {}", page.body));
    link.attribute("href").to_owned()
}

/// The URL of the next or previous page.
pub fn link(page: &Answer, rel: &str) -> Option<String> {
    page.page().with("a", "rel", rel).next().map(|link| link.attribute("href").to_owned())
}

/// The ID of a role assignment, from the first link that removes the role; without a role, of the first one.
pub fn assignment_of(page: &Answer, role: &str) -> String {
    let rows =
        page.page().all("tr").filter(|row| row.with("th", "scope", "row").any(|cell| cell.text().contains(role)));
    let links = rows.flat_map(|row| row.all("a").collect::<Vec<_>>());
    let mut assignments =
        links.filter_map(|link| Some(link.attribute("href").split_once("/roles/remove?assignment=")?.1));
    assignments.next().unwrap_or_else(|| panic!("{role} cannot be taken away: {}", page.body)).to_owned()
}

/// The value of a role in its scope, from the options of a page.
pub fn addable(page: &Answer, role: &str) -> String {
    let values = page.page().elements().map(|choice| choice.attribute("value"));
    let mut of_role = values.filter(|value| value.split_once('@').is_some_and(|(name, _)| name == role));
    of_role.next().unwrap_or_else(|| panic!("no {role} in {}", page.body)).to_owned()
}
