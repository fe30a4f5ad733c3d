//! Product keys, encrypted.

use crate::{
    domain::{
        moment::Moment,
        paging::Cursor,
        product::product_name,
        product_key::{KeyStanding, KeyStatus, KeyType, Reason},
    },
    server::{
        custody::SealedProductKey,
        db::{
            Connection, Engine, Result, Transaction,
            bulk::{insert_rows, select_among},
            columns::{columns, select},
            containing,
            orders::ImportedRow,
            products::ProductRow,
            run,
        },
    },
};
use std::fmt;

/// A product key. What is secret of it can be opened only by [`disclose`](crate::server::custody::disclose).
#[derive(Clone, sqlx::FromRow)]
pub struct ProductKeyRow {
    /// Id.
    pub id: String,
    /// The register's id.
    pub register_id: String,
    /// The agreement.
    pub agreement_id: String,
    /// The purchasing account.
    pub purchasing_account_id: String,
    /// The family of the product.
    pub family: String,
    /// Its version.
    pub version: Option<String>,
    /// Its edition.
    pub edition: Option<String>,
    /// The three as they are sorted and searched.
    pub sort_name: String,
    /// What it does.
    pub r#type: KeyType,
    /// Where it stands, as the register says.
    pub status: KeyStatus,
    /// The first day on which it can be used, `YYYY-MM-DD`; none for any.
    pub valid_from: Option<String>,
    /// How many activations it has.
    pub activations_total: Option<i64>,
    /// How many were used.
    pub activations_used: Option<i64>,
    /// The day on which they were counted.
    pub counted_on: Option<String>,
    /// The organization whose data key encrypts it.
    pub organization_id: String,
    /// That data key.
    pub data_key_id: String,
    /// The key, encrypted.
    pub sealed: SealedProductKey,
    /// HMAC of the key as it is compared.
    pub search_digest: String,
    /// Its last characters, if it is long enough. Only for those who may view it.
    pub shown_end: Option<String>,
    /// The import that made it.
    pub created_in: i64,
    /// The import that changed it last.
    pub changed_in: i64,
    /// Digest of the record imported last, without the key.
    pub digest: String,
}

/// Without the characters of the key, and what tells it from others.
impl fmt::Debug for ProductKeyRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProductKeyRow").field("id", &self.id).finish_non_exhaustive()
    }
}

impl ProductKeyRow {
    /// Family, version and edition.
    #[must_use]
    pub fn name(&self) -> String {
        product_name(&self.family, self.version.as_deref(), self.edition.as_deref())
    }

    /// Its place in the list.
    #[must_use]
    pub fn place(&self) -> KeyPlace {
        KeyPlace { sort_name: self.sort_name.clone(), id: self.id.clone() }
    }

    /// Where it stands on a day.
    #[must_use]
    pub fn standing(&self, today: &str) -> KeyStanding {
        KeyStanding::of(self.status, self.valid_from.as_deref(), today)
    }
}

/// Where a key stands in the list: by name.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct KeyPlace {
    /// Its name as sorted.
    pub sort_name: String,
    /// Its id.
    pub id: String,
}

/// Creates or updates a key.
pub async fn save(tx: &mut Transaction, row: &ProductKeyRow) -> Result<()> {
    const SQL: &str = "INSERT INTO product_keys (id, register_id, agreement_id, purchasing_account_id, family, version,
            edition, sort_name, type, status, valid_from, activations_total, activations_used, counted_on,
            organization_id, data_key_id, sealed, search_digest, shown_end, created_in, changed_in, digest)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
        ON CONFLICT (id) DO UPDATE SET agreement_id = $3, purchasing_account_id = $4, family = $5, version = $6,
            edition = $7, sort_name = $8, type = $9, status = $10, valid_from = $11, activations_total = $12,
            activations_used = $13, counted_on = $14, organization_id = $15, data_key_id = $16, sealed = $17,
            search_digest = $18, shown_end = $19, changed_in = $21, digest = $22";
    run!(
        tx,
        execute,
        sqlx::query(SQL)
            .bind(&row.id)
            .bind(&row.register_id)
            .bind(&row.agreement_id)
            .bind(&row.purchasing_account_id)
            .bind(&row.family)
            .bind(&row.version)
            .bind(&row.edition)
            .bind(&row.sort_name)
            .bind(row.r#type)
            .bind(row.status)
            .bind(&row.valid_from)
            .bind(row.activations_total)
            .bind(row.activations_used)
            .bind(&row.counted_on)
            .bind(&row.organization_id)
            .bind(&row.data_key_id)
            .bind(&row.sealed)
            .bind(&row.search_digest)
            .bind(&row.shown_end)
            .bind(row.created_in)
            .bind(row.changed_in)
            .bind(&row.digest)
    )
    .map(drop)
}

/// The key that the register calls so.
pub async fn find_by_register_id(connection: &mut Connection, register_id: &str) -> Result<Option<ProductKeyRow>> {
    const SQL: &str = select!(product_keys, "WHERE register_id = $1");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(register_id))
}

/// How many keys there are.
pub async fn count(connection: &mut Connection) -> Result<i64> {
    run!(connection, fetch_one, sqlx::query_scalar("SELECT COUNT(*) FROM product_keys"))
}

/// What an import did, for so many purchasing accounts after one, in the order of their ids.
pub async fn list_imported(
    connection: &mut Connection,
    import: i64,
    after: &str,
    limit: i64,
) -> Result<Vec<ImportedRow>> {
    const SQL: &str = "SELECT purchasing_account_id, SUM(CASE WHEN created_in = $1 THEN 1 ELSE 0 END) AS created,
            SUM(CASE WHEN created_in = $1 THEN 0 ELSE 1 END) AS changed
        FROM product_keys WHERE changed_in = $1 AND purchasing_account_id > $2
        GROUP BY purchasing_account_id ORDER BY purchasing_account_id LIMIT $3";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(import).bind(after).bind(limit))
}

/// The key with this id.
pub async fn find(connection: &mut Connection, id: &str) -> Result<Option<ProductKeyRow>> {
    const SQL: &str = select!(product_keys, "WHERE id = $1");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(id))
}

/// The keys with these ids.
pub async fn list_by_ids(connection: &mut Connection, ids: &[&str]) -> Result<Vec<ProductKeyRow>> {
    Ok(select_among!(connection, concat!("SELECT ", columns!(product_keys), " FROM product_keys WHERE id"), ids, ""))
}

/// Which keys of a purchasing account.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct KeyFilter {
    /// With this in their names, as searched; empty for any.
    pub name: String,
    /// Of this type.
    pub r#type: Option<KeyType>,
    /// That stand so today.
    pub standing: Option<KeyStanding>,
    /// Today, `YYYY-MM-DD`.
    pub today: String,
}

impl KeyFilter {
    fn is_empty(&self) -> bool {
        self.name.is_empty() && self.r#type.is_none() && self.standing.is_none()
    }
}

macro_rules! matches_filter {
    () => {
        "($4 = '' OR sort_name LIKE $5 ESCAPE '!') AND ($6 = '' OR type = $6) AND ($7 = '' OR $7 = CASE
            WHEN status = 'available' AND valid_from > $8 THEN 'not_yet_valid' ELSE status END)"
    };
}

macro_rules! page_of {
    ($comparison:literal, $order:literal) => {
        concat!(
            "SELECT ",
            columns!(product_keys),
            " FROM product_keys WHERE id IN (SELECT id FROM product_keys WHERE purchasing_account_id = $1 AND (sort_name, id) ",
            $comparison,
            " ($2, $3) AND ",
            matches_filter!(),
            " ORDER BY sort_name ",
            $order,
            ", id ",
            $order,
            " LIMIT $9) ORDER BY sort_name ",
            $order,
            ", id ",
            $order
        )
    };
}

/// The same without a filter: each row of the index is one of the page.
macro_rules! page_of_all {
    ($comparison:literal, $order:literal) => {
        concat!(
            "SELECT ",
            columns!(product_keys),
            " FROM product_keys WHERE purchasing_account_id = $1 AND (sort_name, id) ",
            $comparison,
            " ($2, $3) ORDER BY sort_name ",
            $order,
            ", id ",
            $order,
            " LIMIT $4"
        )
    };
}

macro_rules! bind_filter {
    ($query:expr, $filter:expr) => {
        $query
            .bind(&$filter.name)
            .bind(containing(&$filter.name))
            .bind($filter.r#type.map(KeyType::code).unwrap_or_default())
            .bind($filter.standing.map(KeyStanding::code).unwrap_or_default())
            .bind(&$filter.today)
    };
}

/// Keys of a purchasing account from a place on, in the direction of the cursor.
pub async fn page(
    connection: &mut Connection,
    account_id: &str,
    filter: &KeyFilter,
    from: &Cursor<KeyPlace>,
    limit: i64,
) -> Result<Vec<ProductKeyRow>> {
    const LATER: &str = page_of!(">", "ASC");
    const EARLIER: &str = page_of!("<", "DESC");
    const ALL_LATER: &str = page_of_all!(">", "ASC");
    const ALL_EARLIER: &str = page_of_all!("<", "DESC");
    let beginning = KeyPlace { sort_name: String::new(), id: String::new() };
    let (sql, of_all, place) = match from {
        Cursor::Beginning => (LATER, ALL_LATER, &beginning),
        Cursor::After(place) => (LATER, ALL_LATER, place),
        Cursor::Before(place) => (EARLIER, ALL_EARLIER, place),
    };
    if filter.is_empty() {
        return run!(
            connection,
            fetch_all,
            sqlx::query_as(of_all).bind(account_id).bind(&place.sort_name).bind(&place.id).bind(limit)
        );
    }
    run!(
        connection,
        fetch_all,
        bind_filter!(sqlx::query_as(sql).bind(account_id).bind(&place.sort_name).bind(&place.id), filter).bind(limit)
    )
}

/// What the keys of a purchasing account are for.
#[derive(Clone, Debug, Eq, PartialEq, sqlx::FromRow)]
pub struct KeyedProduct {
    /// The family.
    pub family: String,
    /// The version; none for any.
    pub version: Option<String>,
    /// The edition; none for any.
    pub edition: Option<String>,
}

impl KeyedProduct {
    /// Whether such a key is one for a product.
    #[must_use]
    pub fn is_for(&self, product: &ProductRow) -> bool {
        let fits = |own: &Option<String>, other: &Option<String>| own.is_none() || other.is_none() || own == other;
        self.family == product.family && fits(&self.version, &product.version) && fits(&self.edition, &product.edition)
    }
}

/// What the keys of a purchasing account are for, each once: the index is entered once for each name, however many keys
/// have it.
pub async fn list_products(connection: &mut Connection, account_id: &str) -> Result<Vec<KeyedProduct>> {
    const SQL: &str = "WITH RECURSIVE names (sort_name) AS (
            SELECT MIN(sort_name) FROM product_keys WHERE purchasing_account_id = $1
            UNION ALL SELECT (SELECT MIN(product_keys.sort_name) FROM product_keys
                    WHERE purchasing_account_id = $1 AND product_keys.sort_name > names.sort_name)
                FROM names WHERE sort_name IS NOT NULL
        ) SELECT family, version, edition FROM names JOIN product_keys ON product_keys.id = (SELECT MIN(id)
            FROM product_keys WHERE purchasing_account_id = $1 AND product_keys.sort_name = names.sort_name)";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(account_id))
}

/// How many keys of a purchasing account match, up to a limit.
pub async fn count_matching(
    connection: &mut Connection,
    account_id: &str,
    filter: &KeyFilter,
    limit: i64,
) -> Result<i64> {
    const SQL: &str = concat!(
        "SELECT COUNT(*) FROM (SELECT 1 FROM product_keys WHERE purchasing_account_id = $1 AND $2 = '' AND $3 = '' AND ",
        matches_filter!(),
        " LIMIT $9) AS counted"
    );
    // Skipping rows takes half as long as counting them.
    const ALL: &str = "SELECT CASE WHEN EXISTS (SELECT 1 FROM product_keys WHERE purchasing_account_id = $1
            LIMIT 1 OFFSET $2 - 1) THEN $2
        ELSE (SELECT COUNT(*) FROM product_keys WHERE purchasing_account_id = $1) END";
    if filter.is_empty() {
        return run!(connection, fetch_one, sqlx::query_scalar(ALL).bind(account_id).bind(limit));
    }
    run!(
        connection,
        fetch_one,
        bind_filter!(sqlx::query_scalar(SQL).bind(account_id).bind("").bind(""), filter).bind(limit)
    )
}

/// The ids of the keys of a purchasing account that match, by name, up to a limit.
pub async fn list_ids(
    connection: &mut Connection,
    account_id: &str,
    filter: &KeyFilter,
    limit: i64,
) -> Result<Vec<String>> {
    const SQL: &str = concat!(
        "SELECT id FROM product_keys WHERE purchasing_account_id = $1 AND $2 = '' AND $3 = '' AND ",
        matches_filter!(),
        " ORDER BY sort_name, id LIMIT $9"
    );
    run!(
        connection,
        fetch_all,
        bind_filter!(sqlx::query_scalar(SQL).bind(account_id).bind("").bind(""), filter).bind(limit)
    )
}

/// The keys of a purchasing account with this digest, or these last characters, up to so many.
pub async fn list_found(
    connection: &mut Connection,
    account_id: &str,
    (digest, end): (&str, &str),
    limit: i64,
) -> Result<Vec<ProductKeyRow>> {
    const SQL: &str = select!(
        product_keys,
        "WHERE purchasing_account_id = $1 AND (search_digest = $2 OR shown_end = $3) ORDER BY sort_name, id LIMIT $4"
    );
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(account_id).bind(digest).bind(end).bind(limit))
}

/// Keys that a data key encrypts, up to so many.
pub async fn list_encrypted_by(
    connection: &mut Connection,
    data_key_id: &str,
    limit: i64,
) -> Result<Vec<ProductKeyRow>> {
    const SQL: &str = select!(product_keys, "WHERE data_key_id = $1 ORDER BY id LIMIT $2");
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(data_key_id).bind(limit))
}

/// Stores a key as another data key encrypts it, unless it has changed since it was read.
pub async fn set_sealed(
    tx: &mut Transaction,
    row: &ProductKeyRow,
    data_key_id: &str,
    sealed: &SealedProductKey,
) -> Result<()> {
    const SQL: &str = "UPDATE product_keys SET data_key_id = $2, sealed = $3 WHERE id = $1 AND sealed = $4";
    run!(tx, execute, sqlx::query(SQL).bind(&row.id).bind(data_key_id).bind(sealed).bind(&row.sealed)).map(drop)
}

/// That someone saw a key.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ViewRow {
    /// Id.
    pub id: String,
    /// The key.
    pub key_id: String,
    /// When.
    pub at: Moment,
    /// Who.
    pub user_id: String,
    /// The purchasing account that had the key then.
    pub purchasing_account_id: String,
    /// Why.
    pub reason: Reason,
    /// The export that it was part of.
    pub export_id: Option<String>,
}

/// Notes that keys were seen.
pub async fn note_views(tx: &mut Transaction, rows: &[ViewRow]) -> Result<()> {
    insert_rows!(
        tx,
        "INSERT INTO key_views (id, key_id, at, user_id, purchasing_account_id, reason, export_id) ",
        rows,
        |row| [
            row.id.as_str(),
            row.key_id.as_str(),
            row.at,
            row.user_id.as_str(),
            row.purchasing_account_id.as_str(),
            row.reason,
            row.export_id.as_deref()
        ],
        ""
    );
    Ok(())
}

/// Notes for the limits that someone saw keys: one key that was shown, or a file of them.
pub async fn note_act(tx: &mut Transaction, id: &str, user_id: &str, at: Moment) -> Result<()> {
    const SQL: &str = "INSERT INTO key_acts (id, user_id, at) VALUES ($1, $2, $3)";
    run!(tx, execute, sqlx::query(SQL).bind(id).bind(user_id).bind(at)).map(drop)
}

/// Lets everyone else who would see keys wait until the transaction ends, so that all acts are counted.
pub async fn lock_acts(tx: &mut Transaction) -> Result<()> {
    // SQLite has one writer anyway.
    let Engine::Postgres(executor) = tx.engine() else { return Ok(()) };
    sqlx::query("SELECT pg_advisory_xact_lock(hashtextextended('key_acts', 0))").execute(executor).await.map(drop)
}

/// When someone, or anyone, saw keys since a moment, that many acts before the latest one; none where there were fewer. A file
/// is one act.
pub async fn find_act_before(
    connection: &mut Connection,
    user_id: Option<&str>,
    since: Moment,
    acts: i64,
) -> Result<Option<Moment>> {
    const OF_USER: &str = "SELECT at FROM key_acts WHERE user_id = $1 AND at > $2 ORDER BY at DESC LIMIT 1 OFFSET $3";
    const OF_ALL: &str = "SELECT at FROM key_acts WHERE $1 = '' AND at > $2 ORDER BY at DESC LIMIT 1 OFFSET $3";
    let sql = if user_id.is_some() { OF_USER } else { OF_ALL };
    let user_id = user_id.unwrap_or_default();
    run!(connection, fetch_optional, sqlx::query_scalar(sql).bind(user_id).bind(since).bind(acts))
}

/// Who has seen a key while a purchasing account had it, the latest first, up to so many.
pub async fn list_views(
    connection: &mut Connection,
    key_id: &str,
    account_id: &str,
    limit: i64,
) -> Result<Vec<ViewRow>> {
    const SQL: &str = "SELECT id, key_id, at, user_id, purchasing_account_id, reason, export_id FROM key_views
        WHERE key_id = $1 AND purchasing_account_id = $2 ORDER BY at DESC, id DESC LIMIT $3";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(key_id).bind(account_id).bind(limit))
}
