//! Products, as the register describes them.

use crate::{
    domain::product::{Description, KeyNeed, ProductType},
    server::db::{
        Connection, Result, Transaction,
        bulk::select_among,
        columns::{columns, select},
        run,
    },
};

/// A product.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ProductRow {
    /// The part number as compared: upper case.
    pub part_key: String,
    /// The part number as written.
    pub part_number: String,
    /// What it is called.
    #[sqlx(try_from = "StoredDescription")]
    pub description: Description,
    /// The code by which a service asks who may use it; none if the product is no online service.
    pub service: Option<String>,
    /// Where to use it.
    pub address: Option<String>,
    /// The family.
    pub family: String,
    /// The version.
    pub version: Option<String>,
    /// The edition.
    pub edition: Option<String>,
    /// The pool, by the register's code.
    pub pool: Option<String>,
    /// What buying it gives.
    pub r#type: ProductType,
    /// What is counted, by the register's code.
    pub metric: Option<String>,
    /// Licenses that one unit gives.
    pub units: i64,
    /// Whether it needs a key.
    pub key_need: KeyNeed,
    /// The product, as compared, that a step-up starts from.
    pub step_up_from: Option<String>,
    /// Digest of the record imported last.
    pub digest: String,
}

/// A description as stored: JSON.
#[derive(sqlx::Type)]
#[sqlx(transparent)]
struct StoredDescription(String);

impl TryFrom<StoredDescription> for Description {
    type Error = serde_json::Error;

    fn try_from(StoredDescription(text): StoredDescription) -> std::result::Result<Self, serde_json::Error> {
        serde_json::from_str(&text)
    }
}

/// Creates or updates a product.
pub async fn save(tx: &mut Transaction, row: &ProductRow) -> Result<()> {
    const SQL: &str = "INSERT INTO products (part_key, part_number, description, service, address, digest, family,
            version, edition, pool, type, metric, units, key_need, step_up_from)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        ON CONFLICT (part_key) DO UPDATE SET part_number = $2, description = $3, service = $4, address = $5,
            digest = $6, family = $7, version = $8, edition = $9, pool = $10, type = $11, metric = $12, units = $13,
            key_need = $14, step_up_from = $15";
    let description = serde_json::to_string(&row.description).map_err(|error| sqlx::Error::Encode(error.into()))?;
    run!(
        tx,
        execute,
        sqlx::query(SQL)
            .bind(&row.part_key)
            .bind(&row.part_number)
            .bind(&description)
            .bind(&row.service)
            .bind(&row.address)
            .bind(&row.digest)
            .bind(&row.family)
            .bind(&row.version)
            .bind(&row.edition)
            .bind(&row.pool)
            .bind(row.r#type)
            .bind(&row.metric)
            .bind(row.units)
            .bind(row.key_need)
            .bind(&row.step_up_from)
    )
    .map(drop)
}

/// The product with this part number, as compared.
pub async fn find(connection: &mut Connection, part_key: &str) -> Result<Option<ProductRow>> {
    const SQL: &str = select!(products, "WHERE part_key = $1");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(part_key))
}

/// The products with some part numbers, as compared.
pub async fn list(connection: &mut Connection, part_keys: &[&str]) -> Result<Vec<ProductRow>> {
    Ok(select_among!(
        connection,
        concat!("SELECT ", columns!(products), " FROM products WHERE part_key"),
        part_keys,
        " ORDER BY part_key"
    ))
}

/// How many products there are.
pub async fn count(connection: &mut Connection) -> Result<i64> {
    run!(connection, fetch_one, sqlx::query_scalar("SELECT COUNT(*) FROM products"))
}

/// Every product.
pub async fn list_all(connection: &mut Connection) -> Result<Vec<ProductRow>> {
    const SQL: &str = select!(products, "ORDER BY part_key");
    run!(connection, fetch_all, sqlx::query_as(SQL))
}
