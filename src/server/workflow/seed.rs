//! Many people for a trial: an organization of its own, in which searching and paging can be felt and measured.

use super::roster;
use crate::{
    domain::{
        access::Role,
        language::Language,
        moment::Moment,
        person::full_name,
        roster::{RoleSet, Status},
    },
    server::{
        db::{
            self, Connection,
            agreements::{AgreementRow, PurchasingAccountRow},
            roles::Grant,
            roster::RosterRow,
            users::NewUser,
        },
        failure::Outcome,
        ids::new_id,
        text::sort_key,
    },
};

/// The number of the agreement that holds the people.
pub const AGREEMENT: &str = "9999999999";
/// The address of its administrator.
pub const ADMINISTRATOR: &str = "admin@seed.example";

const FIRST_NAMES: [&str; 16] = [
    "Ana", "Boris", "Chiara", "David", "Elena", "Farid", "Giulia", "Harry", "Irina", "José", "Katya", "Luca", "Maria",
    "Nils", "Olga", "Pedro",
];
const LAST_NAMES: [&str; 20] = [
    "Almeida", "Bianchi", "Castro", "Dubois", "Esposito", "Fischer", "García", "Hansen", "Ivanov", "Jansen", "Kovács",
    "López", "Müller", "Novikova", "Olsen", "Petrov", "Quiroga", "Rossi", "Smith", "Trujillo",
];

/// The purchasing account that the people belong to.
#[derive(Clone, Debug)]
pub struct Place {
    agreement_id: String,
    account_id: String,
}

/// Makes organization, agreement, purchasing account and administrator; none when they are there already.
pub async fn prepare(connection: &mut Connection, password_hash: &str, now: Moment) -> Outcome<Option<Place>> {
    if db::agreements::find_by_number(connection, AGREEMENT).await?.is_some() {
        return Ok(None);
    }
    let place = Place { agreement_id: new_id(now), account_id: new_id(now) };
    let organization_id = new_id(now);
    db::organizations::save(connection, &organization_id, Some("SEED"), "Seed", "US").await?;
    let agreement = AgreementRow {
        id: place.agreement_id.clone(),
        number: AGREEMENT.to_owned(),
        organization_id,
        organization_name: "Seed".to_owned(),
        organization_register_id: Some("SEED".to_owned()),
        organization_country: "US".to_owned(),
        programme: "MPSA".to_owned(),
        signed_on: "2026-11-02".to_owned(),
        status: "active".to_owned(),
        signatory_name: None,
        signatory_email: None,
        digest: String::new(),
    };
    db::agreements::save(connection, &agreement).await?;
    let account = PurchasingAccountRow {
        id: place.account_id.clone(),
        agreement_id: place.agreement_id.clone(),
        number: "1".to_owned(),
        name: "Seed".to_owned(),
        sector: "commercial".to_owned(),
        is_lead: true,
        administrator_email: ADMINISTRATOR.to_owned(),
        administrator_email_key: ADMINISTRATOR.to_owned(),
        administrator_first_name: "Ada".to_owned(),
        administrator_last_name: "Seed".to_owned(),
        administrator_language: "en".to_owned(),
        administrator_country: "US".to_owned(),
    };
    db::agreements::save_account(connection, &account).await?;
    add(connection, &place, ("Ada", "Seed", ADMINISTRATOR), Role::AccountAdministrator, password_hash, now).await?;
    Ok(Some(place))
}

/// Adds the person with a number: name, address and role follow from it.
pub async fn add_person(connection: &mut Connection, place: &Place, number: usize, now: Moment) -> Outcome<()> {
    let first = FIRST_NAMES[number % FIRST_NAMES.len()];
    let last = LAST_NAMES[number / FIRST_NAMES.len() % LAST_NAMES.len()];
    let email = format!("{}.{}.{number}@seed.example", sort_key(first), sort_key(last));
    let role = if number.is_multiple_of(1000) { Role::UserAdministrator } else { Role::AccountViewer };
    add(connection, place, (first, last, &email), role, "", now).await
}

async fn add(
    connection: &mut Connection,
    place: &Place,
    (first_name, last_name, email): (&str, &str, &str),
    role: Role,
    password_hash: &str,
    now: Moment,
) -> Outcome<()> {
    let user_id = new_id(now);
    let user = NewUser {
        id: &user_id,
        email,
        email_key: email,
        first_name,
        last_name,
        language: Language::En,
        country: "US",
        password_hash,
        terms_version: None,
    };
    db::users::create(connection, &user, now).await?;
    let grant = Grant { role, purchasing_account_id: Some(place.account_id.clone()) };
    db::roles::create(connection, &new_id(now), &user_id, &place.agreement_id, &grant, None, now).await?;
    let name = full_name(first_name, last_name);
    let row = RosterRow {
        id: roster::key(&place.account_id, email),
        scope_id: place.account_id.clone(),
        email_key: email.to_owned(),
        email: email.to_owned(),
        sort_name: sort_key(&name),
        search_text: db::search::indexed(&place.account_id, &sort_key(&name), email),
        name,
        user_id: Some(user_id),
        invitation_id: None,
        roles: RoleSet::from_iter([role]).0,
        offered: 0,
        status: Status::Active.code().to_owned(),
        expires_at: None,
    };
    Ok(db::roster::save(connection, &[row]).await?)
}
