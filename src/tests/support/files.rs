//! Software files as a register has them, and as they are stored.

use super::TestApp;
use business_center::server::{db, token::sha256_hex};
use serde_json::{Value, json};
use std::fs;

/// SHA-256 in hexadecimal.
pub fn hash(content: &[u8]) -> String {
    sha256_hex(content)
}

/// A file for Writer 2024 with these bytes.
pub fn file(id: &str, content: &[u8]) -> Value {
    json!({
        "id": id, "title": format!("Title of {id}"), "language": "es", "os": "windows", "architecture": "x64",
        "form": "iso", "released_on": "2026-11-01", "name": format!("{id}.iso"), "size": content.len(),
        "sha256": hash(content), "products": [{ "family": "Writer", "version": "2024" }],
    })
}

/// Stores bytes as `files add` does.
pub async fn store(app: &TestApp, content: &[u8]) {
    let source = tempfile::NamedTempFile::new().expect("a file");
    fs::write(source.path(), content).expect("a file");
    let folder = app.app.config.files.as_ref().expect("a folder");
    let measured = folder.add(source.path(), |_| {}).expect("stored");
    let mut tx = app.app.db.write().await.expect("a transaction");
    let size = i64::try_from(measured.size).expect("a size");
    db::software::store(&mut tx, &measured.sha256, size, app.now()).await.expect("stored");
    tx.commit().await.expect("commit");
}

/// The id of a file by the register's.
pub async fn file_id(app: &TestApp, register_id: &str) -> String {
    let mut connection = app.app.db.read().await.expect("a connection");
    db::software::find_by_register_id(&mut connection, register_id).await.expect("files").expect("a file").id
}

/// Writes and stores a file for Writer 2024; its id.
pub async fn add_file(app: &TestApp, id: &str, content: &[u8]) -> String {
    app.import(&json!({ "files": [file(id, content)] })).await;
    store(app, content).await;
    file_id(app, id).await
}
