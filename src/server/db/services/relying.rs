//! The services that ask who may use them.

use crate::{
    domain::moment::Moment,
    server::{
        db::{Connection, Result, Transaction, run},
        ids::new_id,
    },
};

/// A service.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ServiceRow {
    /// Id.
    pub id: String,
    /// Its name, by which it identifies itself.
    pub name: String,
    /// SHA-256 of its secret.
    pub secret_hash: String,
    /// SHA-256 of the secret before it.
    pub former_secret_hash: Option<String>,
    /// Until when that one works.
    pub former_ends_at: Option<Moment>,
    /// When it was added.
    pub created_at: Moment,
    /// The id of the key that signs answers; none before the first one is made.
    pub key_id: Option<String>,
}

macro_rules! select_service {
    ($rest:literal) => {
        concat!(
            "SELECT id, name, secret_hash, former_secret_hash, former_ends_at, created_at,
                (SELECT signing_keys.id FROM signing_keys WHERE signing_keys.retired_at IS NULL
                    ORDER BY signing_keys.id DESC LIMIT 1) AS key_id
            FROM services ",
            $rest
        )
    };
}

/// The service with this name.
pub async fn find(connection: &mut Connection, name: &str) -> Result<Option<ServiceRow>> {
    run!(connection, fetch_optional, sqlx::query_as(select_service!("WHERE name = $1")).bind(name))
}

/// Every service, by name.
pub async fn list(connection: &mut Connection) -> Result<Vec<ServiceRow>> {
    run!(connection, fetch_all, sqlx::query_as(select_service!("ORDER BY name")))
}

/// The product codes that a service may ask about.
pub async fn list_products(connection: &mut Connection, service_id: &str) -> Result<Vec<String>> {
    const SQL: &str = "SELECT code FROM service_products WHERE service_id = $1 ORDER BY code";
    run!(connection, fetch_all, sqlx::query_scalar(SQL).bind(service_id))
}

/// Every code that products of the register have.
pub async fn list_codes(connection: &mut Connection) -> Result<Vec<String>> {
    const SQL: &str = "SELECT DISTINCT service FROM products WHERE service IS NOT NULL ORDER BY service";
    run!(connection, fetch_all, sqlx::query_scalar(SQL))
}

/// Adds a service; false where the name is taken.
pub async fn create(
    tx: &mut Transaction,
    name: &str,
    secret_hash: &str,
    codes: &[String],
    now: Moment,
) -> Result<bool> {
    const SERVICE: &str = "INSERT INTO services (id, name, secret_hash, created_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT DO NOTHING";
    const PRODUCT: &str = "INSERT INTO service_products (service_id, code) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    let id = new_id(now);
    if run!(tx, execute, sqlx::query(SERVICE).bind(&id).bind(name).bind(secret_hash).bind(now))? == 0 {
        return Ok(false);
    }
    for code in codes {
        run!(tx, execute, sqlx::query(PRODUCT).bind(&id).bind(code))?;
    }
    Ok(true)
}

/// Gives a service another secret; the one until then works until a moment. False where there is no such service.
pub async fn set_secret(tx: &mut Transaction, name: &str, secret_hash: &str, former_ends_at: Moment) -> Result<bool> {
    const SQL: &str = "UPDATE services SET former_secret_hash = secret_hash, former_ends_at = $3, secret_hash = $2
        WHERE name = $1";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(name).bind(secret_hash).bind(former_ends_at))? == 1)
}

/// Removes a service; false where there is no such service.
pub async fn delete(tx: &mut Transaction, name: &str) -> Result<bool> {
    const PRODUCTS: &str = "DELETE FROM service_products WHERE service_id IN (SELECT id FROM services WHERE name = $1)";
    run!(tx, execute, sqlx::query(PRODUCTS).bind(name))?;
    Ok(run!(tx, execute, sqlx::query("DELETE FROM services WHERE name = $1").bind(name))? == 1)
}
