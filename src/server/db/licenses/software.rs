//! Software files: as the register describes them, as they are stored, and who downloaded them.

use crate::{
    domain::moment::Moment,
    server::db::{
        Connection, Result, Transaction,
        bulk::{insert_rows, select_among},
        columns::select,
        run,
    },
};

/// A file as the register describes it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SoftwareRow {
    /// Id.
    pub id: String,
    /// The register's id.
    pub register_id: String,
    /// Title.
    pub title: String,
    /// Title as it is sorted.
    pub sort_name: String,
    /// Language, by its code; none for any.
    pub language: Option<String>,
    /// Operating system, by the register's code; none for any.
    pub os: Option<String>,
    /// Architecture, by the register's code; none for any.
    pub architecture: Option<String>,
    /// Form, by the register's code.
    pub form: String,
    /// The day of the release, `YYYY-MM-DD`.
    pub released_on: String,
    /// The name of the file.
    pub name: String,
    /// How many bytes the register says.
    pub size: i64,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Why the register withdrew it.
    pub withdrawn: Option<String>,
    /// Digest of the record imported last.
    pub digest: String,
}

/// A product that a file is for.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ProductOfFile {
    /// The file.
    pub file_id: String,
    /// The family.
    pub family: String,
    /// The version; none for all.
    pub version: Option<String>,
}

/// A stored file.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct StoredRow {
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// How many bytes it has.
    pub size: i64,
    /// When it was added.
    pub added_at: Moment,
    /// Why the operator withdrew it.
    pub withdrawn: Option<String>,
}

/// Creates or updates a file with its products.
pub async fn save(tx: &mut Transaction, row: &SoftwareRow, products: &[(String, Option<String>)]) -> Result<()> {
    const SQL: &str = "INSERT INTO software_files (id, register_id, title, sort_name, language, os, architecture, form,
            released_on, name, size, sha256, withdrawn, digest)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        ON CONFLICT (id) DO UPDATE SET title = $3, sort_name = $4, language = $5, os = $6, architecture = $7, form = $8,
            released_on = $9, name = $10, size = $11, sha256 = $12, withdrawn = $13, digest = $14";
    run!(
        tx,
        execute,
        sqlx::query(SQL)
            .bind(&row.id)
            .bind(&row.register_id)
            .bind(&row.title)
            .bind(&row.sort_name)
            .bind(&row.language)
            .bind(&row.os)
            .bind(&row.architecture)
            .bind(&row.form)
            .bind(&row.released_on)
            .bind(&row.name)
            .bind(row.size)
            .bind(&row.sha256)
            .bind(&row.withdrawn)
            .bind(&row.digest)
    )?;
    run!(tx, execute, sqlx::query("DELETE FROM software_file_products WHERE file_id = $1").bind(&row.id))?;
    let products: Vec<(i64, &(String, Option<String>))> = (0..).zip(products).collect();
    insert_rows!(
        tx,
        "INSERT INTO software_file_products (file_id, place, family, version) ",
        products,
        |product| [row.id.as_str(), product.0, product.1.0.as_str(), product.1.1.as_deref()],
        ""
    );
    Ok(())
}

/// The file that the register calls so.
pub async fn find_by_register_id(connection: &mut Connection, register_id: &str) -> Result<Option<SoftwareRow>> {
    const SQL: &str = select!(software_files, "WHERE register_id = $1");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(register_id))
}

/// The file with this id.
pub async fn find(connection: &mut Connection, id: &str) -> Result<Option<SoftwareRow>> {
    const SQL: &str = select!(software_files, "WHERE id = $1");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(id))
}

/// How many files the register offers.
pub async fn count(connection: &mut Connection) -> Result<i64> {
    run!(connection, fetch_one, sqlx::query_scalar("SELECT COUNT(*) FROM software_files"))
}

/// The files for products of some families.
pub async fn list_of_families(connection: &mut Connection, families: &[&str]) -> Result<Vec<SoftwareRow>> {
    let ids: Vec<String> = select_among!(
        connection,
        "SELECT DISTINCT file_id AS id FROM software_file_products WHERE family",
        families,
        ""
    )
    .into_iter()
    .map(|(id,): (String,)| id)
    .collect();
    let mut ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(select_among!(connection, select!(software_files, "WHERE id"), ids, ""))
}

/// The products of some files.
pub async fn list_products(connection: &mut Connection, file_ids: &[&str]) -> Result<Vec<ProductOfFile>> {
    Ok(select_among!(
        connection,
        "SELECT file_id, family, version FROM software_file_products WHERE file_id",
        file_ids,
        " ORDER BY file_id, place"
    ))
}

/// The files that say they have these bytes.
pub async fn list_by_hash(connection: &mut Connection, sha256: &str) -> Result<Vec<SoftwareRow>> {
    const SQL: &str = select!(software_files, "WHERE sha256 = $1 ORDER BY register_id");
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(sha256))
}

/// Adds a stored file, or offers one again that was withdrawn; false if it was there.
pub async fn store(tx: &mut Transaction, sha256: &str, size: i64, now: Moment) -> Result<bool> {
    const SQL: &str = "INSERT INTO stored_files (sha256, size, added_at) VALUES ($1, $2, $3)
        ON CONFLICT (sha256) DO UPDATE SET withdrawn = NULL WHERE stored_files.withdrawn IS NOT NULL";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(sha256).bind(size).bind(now))? == 1)
}

/// The stored file with this hash.
pub async fn find_stored(connection: &mut Connection, sha256: &str) -> Result<Option<StoredRow>> {
    const SQL: &str = "SELECT sha256, size, added_at, withdrawn FROM stored_files WHERE sha256 = $1";
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(sha256))
}

/// The stored files with these hashes.
pub async fn list_stored(connection: &mut Connection, hashes: &[&str]) -> Result<Vec<StoredRow>> {
    Ok(select_among!(connection, "SELECT sha256, size, added_at, withdrawn FROM stored_files WHERE sha256", hashes, ""))
}

/// All stored files.
pub async fn list_all_stored(connection: &mut Connection) -> Result<Vec<StoredRow>> {
    const SQL: &str = "SELECT sha256, size, added_at, withdrawn FROM stored_files ORDER BY sha256";
    run!(connection, fetch_all, sqlx::query_as(SQL))
}

/// Withdraws a stored file with a reason; false if there is none.
pub async fn withdraw(tx: &mut Transaction, sha256: &str, reason: &str) -> Result<bool> {
    const SQL: &str = "UPDATE stored_files SET withdrawn = $2 WHERE sha256 = $1";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(sha256).bind(reason))? == 1)
}

/// Notes that someone downloads a file for a purchasing account; false if that was noted within the same hour.
pub async fn note_download(
    tx: &mut Transaction,
    file_id: &str,
    user_id: &str,
    account_id: &str,
    now: Moment,
) -> Result<bool> {
    const SQL: &str = "INSERT INTO downloads (file_id, user_id, hour, at, purchasing_account_id)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (file_id, user_id, hour) DO NOTHING";
    let hour = now.0.div_euclid(60 * 60 * 1000);
    Ok(run!(tx, execute, sqlx::query(SQL).bind(file_id).bind(user_id).bind(hour).bind(now).bind(account_id))? == 1)
}

/// Whether it was noted in this hour that someone downloads a file.
pub async fn is_noted(connection: &mut Connection, file_id: &str, user_id: &str, now: Moment) -> Result<bool> {
    const SQL: &str = "SELECT COUNT(*) FROM downloads WHERE file_id = $1 AND user_id = $2 AND hour = $3";
    let hour = now.0.div_euclid(60 * 60 * 1000);
    let count: i64 = run!(connection, fetch_one, sqlx::query_scalar(SQL).bind(file_id).bind(user_id).bind(hour))?;
    Ok(count > 0)
}

/// When a person downloaded files last.
pub async fn list_last_downloads(connection: &mut Connection, user_id: &str) -> Result<Vec<(String, Moment)>> {
    const SQL: &str = "SELECT file_id, MAX(at) FROM downloads WHERE user_id = $1 GROUP BY file_id";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(user_id))
}

/// A download.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DownloadRow {
    /// The file.
    pub file_id: String,
    /// Its title.
    pub title: String,
    /// Its name.
    pub name: String,
    /// Who.
    pub user_id: String,
    /// When.
    pub at: Moment,
    /// The purchasing account that entitled to it.
    pub purchasing_account_id: String,
}

/// The latest downloads of a purchasing account, by everyone or by one person, up to so many; after one of them, if it is
/// given.
pub async fn list_downloads(
    connection: &mut Connection,
    account_id: &str,
    user_id: Option<&str>,
    after: Option<&DownloadRow>,
    limit: i64,
) -> Result<Vec<DownloadRow>> {
    const SQL: &str = "SELECT file_id, title, name, user_id, at, purchasing_account_id FROM downloads
        JOIN software_files ON software_files.id = file_id
        WHERE purchasing_account_id = $1 AND (CAST($2 AS TEXT) IS NULL OR user_id = $2)
            AND (at, file_id, user_id) < ($3, $4, $5)
        ORDER BY at DESC, file_id DESC, user_id DESC LIMIT $6";
    let (at, file, user) =
        after.map_or((Moment(i64::MAX), "", ""), |row| (row.at, row.file_id.as_str(), row.user_id.as_str()));
    run!(
        connection,
        fetch_all,
        sqlx::query_as(SQL).bind(account_id).bind(user_id).bind(at).bind(file).bind(user).bind(limit)
    )
}
