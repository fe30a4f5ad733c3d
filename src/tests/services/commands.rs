//! `business-center service …`.

use crate::support::{Engine, process::Installation};
use business_center::server::db::{Connection, Db};
use serde_json::Value;
use std::process::Output;

async fn call(installation: &Installation, arguments: &[&str]) -> Output {
    installation.start(arguments).finish().await
}

/// What a command prints as JSON, a line for each thing.
async fn lines(installation: &Installation, arguments: &[&str]) -> Vec<Value> {
    let output = call(installation, arguments).await;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

async fn failure(installation: &Installation, arguments: &[&str]) -> String {
    let output = call(installation, arguments).await;
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stderr).expect("UTF-8")
}

async fn count(connection: &mut Connection, sql: &'static str) -> i64 {
    connection.count(sql).await.expect("a count")
}

#[tokio::test]
async fn services_are_added_rotated_and_removed_and_each_command_is_recorded() {
    const PRODUCT: &str = "INSERT INTO products (part_key, part_number, description, service, digest)
        VALUES ('AAA-00001', 'AAA-00001', '{}', 'contoso-mail', '')";
    let installation = Installation::new(Engine::Sqlite, "file:mail".to_owned()).await;
    assert!(call(&installation, &["migrate"]).await.status.success());
    assert_eq!(lines(&installation, &["service", "list", "--json"]).await, [Value::Null; 0]);
    let unknown = failure(&installation, &["service", "add", "mail", "--product", "contoso-mail"]).await;
    assert!(unknown.contains("no product of the register has the service \"contoso-mail\"; known: none"), "{unknown}");
    let db = Db::connect(&installation.database_url).await.expect("a database");
    let mut tx = db.write().await.expect("a transaction");
    tx.execute(PRODUCT).await.expect("a product");
    tx.commit().await.expect("commit");

    let add = ["service", "add", "mail", "--product", "contoso-mail", "--json"];
    let added = lines(&installation, &add).await.remove(0);
    let secret = added["secret"].as_str().expect("a secret").to_owned();
    assert_eq!(secret.len(), 43);
    assert!(failure(&installation, &add).await.contains("there is a service mail already"));
    assert!(
        failure(&installation, &["service", "add", "My Mail", "--product", "contoso-mail"])
            .await
            .contains("not a name")
    );
    let rotated = lines(&installation, &["service", "rotate", "mail", "--json"]).await.remove(0);
    assert_ne!(rotated["secret"], added["secret"]);
    let listed = lines(&installation, &["service", "list", "--json"]).await;
    assert_eq!((&listed[0]["name"], &listed[0]["products"][0]), (&"mail".into(), &"contoso-mail".into()));
    assert!(!listed[0].to_string().contains(&secret), "a secret is shown once");
    let key = lines(&installation, &["service", "rotate-signing", "--json"]).await.remove(0);
    assert!(key["key"].is_string());
    lines(&installation, &["service", "remove", "mail", "--json"]).await;
    assert!(failure(&installation, &["service", "remove", "mail"]).await.contains("there is no service \"mail\""));

    let mut connection = db.read().await.expect("a connection");
    assert_eq!(count(&mut connection, "SELECT COUNT(*) FROM services").await, 0);
    assert_eq!(count(&mut connection, "SELECT COUNT(*) FROM signing_keys").await, 2);
    assert_eq!(count(&mut connection, "SELECT COUNT(*) FROM signing_keys WHERE retired_at IS NULL").await, 1);
    for action in ["service.added", "service.rotated", "service.removed", "signing_key.rotated"] {
        let sql = Box::leak(format!("SELECT COUNT(*) FROM audit_entries WHERE action = '{action}'").into_boxed_str());
        assert_eq!(count(&mut connection, sql).await, 1, "{action}");
    }
}
