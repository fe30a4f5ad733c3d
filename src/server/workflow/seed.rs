//! Sample people for a trial: a separate organization, large enough to try and measure search and paging.

mod dates;
mod domains;
mod orders;

pub use dates::add_agreements;
pub use domains::add_domains;
pub use orders::{add_customers, add_orders, add_products, customers_for};

use super::claims;
use crate::{
    api::ApiError,
    domain::{
        access::Role,
        agreement::{AgreementStatus, Sector},
        domain_claim::DomainState,
        domain_name::DomainName,
        language::Language,
        moment::Moment,
        product::{Description, KeyNeed, ProductType},
        subscription::SubscriptionStatus,
    },
    server::{
        config::Config,
        db::{
            self, Transaction,
            agreements::{AgreementRow, PurchasingAccountRow},
            domains::DomainRow,
            products::ProductRow,
            roles::{Grant, NewRole},
            seats::SeatRow,
            subscriptions::SubscriptionRow,
            users::NewUser,
        },
        failure::Outcome,
        ids::new_id,
        roster,
        text::sort_key,
    },
};
use std::{ops::Range, sync::LazyLock};

/// The number of the agreement that holds the people.
pub const AGREEMENT: &str = "9999999999";
/// The domain of the people.
const DOMAIN: &str = "seed.example";
/// The address of its administrator.
pub const ADMINISTRATOR: &str = "admin@seed.example";

/// As many that a name is about as frequent as the most frequent ones of a country are: one first name in 64, one last
/// name in 128. What few names cost a search, no organization pays.
static FIRST_NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    "\
    Ana Boris Chiara David Elena Farid Giulia Harry Irina José Katya Luca Maria Nils Olga Pedro Agnes Andrei Beatriz \
    Bruno Carmen Cécile Daria Diego Emil Emma Fatima Felix Fiona Francesca Gleb Grace Hannah Hugo Ines Ivan Jana \
    Jonas Julia Karim Kira Lars Leila Lena Lucía Marco Marta Mikhail Nadia Natalia Noah Oleg Oscar Paola Paul Raisa \
    Robert Rosa Sara Sergei Simon Sofia Tomás Yusuf"
        .split(' ')
        .collect()
});
static LAST_NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    "\
    Almeida Bianchi Castro Dubois Esposito Fischer García Hansen Ivanov Jansen Kovács López Müller Novikova Olsen \
    Petrov Quiroga Rossi Smith Trujillo Abbott Aguilar Andersen Bakker Barbieri Becker Bellini Berg Blanco \
    Bondarenko Brown Calvo Carlsson Caruso Clarke Colombo Conti Costa Cruz Dahl Delgado Dias Dietrich Durand Egorov \
    Eriksson Fabbri Faure Ferrari Flores Fontaine Frank Fuchs Galli Gómez Greco Green Gruber Haas Hall Herrera \
    Hoffmann Horvat Hughes Iglesias Ito Jackson Johansson Jones Kaiser Karlsson Keller Khan Klein Koch Kowalski \
    Kozlov Kuznetsov Lambert Lange Larsen Lebedev Lehmann Leroy Lombardi Lund Mancini Marino Martín Medina Meyer \
    Molina Morel Moretti Morozov Navarro Nguyen Nielsen Nowak Orlov Ortega Owen Pavlov Pereira Popov Ramos Reyes \
    Ricci Rivera Romano Ruiz Russo Sánchez Santos Sato Schmidt Silva Sokolov Sommer Svensson Tanaka Taylor Torres \
    Vargas Vidal Volkov Weber Zimmermann"
        .split(' ')
        .collect()
});

/// The purchasing account that the people belong to.
#[derive(Clone, Debug)]
pub struct Place {
    agreement_id: String,
    account_id: String,
}

/// Makes organization, agreement, purchasing account and administrator; none when they are there already.
pub async fn prepare(tx: &mut Transaction, password_hash: &str, now: Moment) -> Outcome<Option<Place>> {
    if db::agreements::find_by_number(tx, AGREEMENT).await?.is_some() {
        return Ok(None);
    }
    let customer =
        Customer { number: AGREEMENT, register_id: "SEED", name: "Seed", administrator: ADMINISTRATOR, ends_on: None };
    let place = add_customer(tx, &customer, now).await?;
    let ada = Person {
        user_id: new_id(now),
        first_name: "Ada",
        last_name: "Seed",
        email: ADMINISTRATOR.to_owned(),
        role: Role::AccountAdministrator,
    };
    add(tx, &place, &[ada], password_hash, now).await?;
    Ok(Some(place))
}

/// Someone with an agreement.
struct Customer<'a> {
    number: &'a str,
    register_id: &'a str,
    name: &'a str,
    administrator: &'a str,
    /// The last day of its agreement, and of what it may buy.
    ends_on: Option<&'a str>,
}

/// Makes organization, agreement and purchasing account of a customer.
async fn add_customer(tx: &mut Transaction, customer: &Customer<'_>, now: Moment) -> Outcome<Place> {
    let &Customer { number, register_id, name, administrator, ends_on } = customer;
    let place = Place { agreement_id: new_id(now), account_id: new_id(now) };
    let organization_id = new_id(now);
    db::organizations::save(tx, &organization_id, Some(register_id), name, "US").await?;
    let agreement = AgreementRow {
        id: place.agreement_id.clone(),
        number: number.to_owned(),
        organization_id,
        organization_name: name.to_owned(),
        organization_register_id: Some(register_id.to_owned()),
        organization_country: "US".to_owned(),
        programme: "PSA".to_owned(),
        signed_on: "2026-11-02".to_owned(),
        ends_on: ends_on.map(str::to_owned),
        status: AgreementStatus::Active,
        signatory_name: None,
        signatory_email: None,
        digest: String::new(),
    };
    db::agreements::save(tx, &agreement).await?;
    let account = PurchasingAccountRow {
        id: place.account_id.clone(),
        agreement_id: place.agreement_id.clone(),
        number: "1".to_owned(),
        name: name.to_owned(),
        sector: Sector::Commercial,
        is_lead: true,
        offer_ends_on: ends_on.map(str::to_owned),
        administrator_email: administrator.to_owned(),
        administrator_email_key: administrator.to_owned(),
        administrator_first_name: "Ada".to_owned(),
        administrator_last_name: "Seed".to_owned(),
        administrator_language: Language::En,
        administrator_country: "US".to_owned(),
        label: None,
    };
    db::agreements::save_account(tx, &account).await?;
    Ok(place)
}

/// Gives the purchasing account a verified domain and a subscription of so many seats; the subscription's id.
pub async fn add_subscription(
    tx: &mut Transaction,
    config: &Config,
    place: &Place,
    seats: usize,
    now: Moment,
) -> Outcome<String> {
    let agreement = db::agreements::find(tx, &place.agreement_id).await?.ok_or(ApiError::NotFound)?;
    let name = DomainName::parse(DOMAIN).map_err(|_| ApiError::NotFound)?;
    let claim = claims::new_claim(config, &agreement.organization_id, &name, None, None, now);
    // DNS is not asked about it.
    let state = DomainState::Verified;
    let claim = DomainRow { state, proven_at: Some(now), until: None, look_at: None, turn_at: None, ..claim };
    db::domains::create(tx, &claim).await?;
    db::domains::associate(tx, &claim.id, &place.account_id, now).await?;
    let product = ProductRow {
        part_key: "SEED-1".to_owned(),
        part_number: "SEED-1".to_owned(),
        description: Description { en: "Seed Mail".to_owned(), es: None, ru: None, it: None },
        service: Some("seed-mail".to_owned()),
        address: None,
        family: "Seed Mail".to_owned(),
        version: None,
        edition: None,
        pool: None,
        r#type: ProductType::OnlineService,
        metric: None,
        units: 1,
        key_need: KeyNeed::None,
        step_up_from: None,
        digest: String::new(),
    };
    db::products::save(tx, &product).await?;
    let subscription = SubscriptionRow {
        id: new_id(now),
        register_id: "SEED-1".to_owned(),
        purchasing_account_id: place.account_id.clone(),
        part_key: product.part_key,
        seats: i64::try_from(seats).unwrap_or(i64::MAX),
        extra: 0,
        starts_on: "2026-01-01".to_owned(),
        ends_on: None,
        grace_days: None,
        status: SubscriptionStatus::Active,
        renews: None,
        order_number: None,
        digest: String::new(),
        is_assigned_only: false,
        assigned: 0,
        over_since: None,
        over_from: None,
        end_notices: 0,
        over_notices: 0,
        told_ends_on: None,
        untold_paused: 0,
        untold_resumed: 0,
        carried_at: None,
        ended_since: None,
        reserved: 0,
        reserved_on: None,
    };
    db::subscriptions::save(tx, &subscription, now).await?;
    Ok(subscription.id)
}

/// Gives people seats by their numbers.
pub async fn add_seats(tx: &mut Transaction, subscription_id: &str, numbers: Range<usize>, now: Moment) -> Outcome<()> {
    let seat = |number: usize| {
        let Person { first_name, last_name, email, .. } = person(number, now);
        SeatRow {
            id: new_id(now),
            subscription_id: subscription_id.to_owned(),
            sort_name: sort_key(&format!("{first_name} {last_name} {email}")),
            email_key: email.clone(),
            email,
            domain: DOMAIN.to_owned(),
            first_name: first_name.to_owned(),
            last_name: last_name.to_owned(),
            language: Language::En,
            assigned_at: now,
            assigned_by: None,
            place: i64::try_from(number).unwrap_or(i64::MAX),
            is_paused: false,
            token_hash: None,
        }
    };
    let rows: Vec<SeatRow> = numbers.map(seat).collect();
    let count = db::seats::insert(tx, &rows).await?;
    db::seats::take_places(tx, subscription_id, count).await?;
    Ok(())
}

/// Adds people by their numbers: name, address and role follow from it.
pub async fn add_people(tx: &mut Transaction, place: &Place, numbers: Range<usize>, now: Moment) -> Outcome<()> {
    let people: Vec<Person> = numbers.map(|number| person(number, now)).collect();
    add(tx, place, &people, "", now).await
}

struct Person {
    user_id: String,
    first_name: &'static str,
    last_name: &'static str,
    email: String,
    role: Role,
}

fn person(number: usize, now: Moment) -> Person {
    let first_name = FIRST_NAMES[number % FIRST_NAMES.len()];
    // One further after each round of first names, so that every pair comes up.
    let last_name = LAST_NAMES[(number + number / FIRST_NAMES.len()) % LAST_NAMES.len()];
    let email = format!("{}.{}.{number}@seed.example", sort_key(first_name), sort_key(last_name));
    let role = if number.is_multiple_of(1000) { Role::UserAdministrator } else { Role::AccountViewer };
    Person { user_id: new_id(now), first_name, last_name, email, role }
}

async fn add(tx: &mut Transaction, place: &Place, people: &[Person], password_hash: &str, now: Moment) -> Outcome<()> {
    let users: Vec<NewUser> = people
        .iter()
        .map(|person| NewUser {
            id: &person.user_id,
            email: &person.email,
            email_key: &person.email,
            first_name: person.first_name,
            last_name: person.last_name,
            language: Language::En,
            country: "US",
            password_hash,
            terms_version: None,
        })
        .collect();
    db::users::create(tx, &users, now).await?;
    let grants: Vec<Grant> = people
        .iter()
        .map(|person| Grant { role: person.role, purchasing_account_id: Some(place.account_id.clone()) })
        .collect();
    let roles: Vec<NewRole> = people
        .iter()
        .zip(&grants)
        .map(|(person, grant)| NewRole {
            user_id: &person.user_id,
            agreement_id: &place.agreement_id,
            grant,
            granted_by: None,
        })
        .collect();
    db::roles::create(tx, &roles, now).await?;
    let keys: Vec<&str> = people.iter().map(|person| person.email.as_str()).collect();
    Ok(roster::refresh(tx, &keys, now).await?)
}
