//! `business-center service …`.

use crate::support::{
    Engine,
    commands::{call, facts, installation, succeed},
};
use business_center::server::db::{Connection, Db};
use serde_json::Value;

async fn count(connection: &mut Connection, sql: &'static str) -> i64 {
    connection.count(sql).await.expect("a count")
}

#[tokio::test]
async fn services_are_added_rotated_and_removed_and_each_command_is_recorded() {
    const PRODUCT: &str = "INSERT INTO products (part_key, part_number, description, service, digest)
        VALUES ('AAA-00001', 'AAA-00001', '{}', 'contoso-mail', '')";
    let installation = installation(Engine::Sqlite).await;
    succeed(&installation, &["migrate"]).await;
    assert_eq!(facts(&installation, &["service", "list"]).await, [Value::Null; 0]);
    let unknown = call(&installation, &["service", "add", "mail", "--product", "contoso-mail"]).await.failed();
    assert!(unknown.contains("no product of the register has the service \"contoso-mail\"; known: none"), "{unknown}");
    let db = Db::connect(&installation.database_url).await.expect("a database");
    let mut tx = db.write().await.expect("a transaction");
    tx.execute(PRODUCT).await.expect("a product");
    tx.commit().await.expect("commit");

    let add = ["service", "add", "mail", "--product", "contoso-mail"];
    let added = facts(&installation, &add).await.remove(0);
    let secret = added["secret"].as_str().expect("a secret").to_owned();
    assert_eq!(secret.len(), 43);
    assert!(call(&installation, &add).await.failed().contains("there is a service mail already"));
    assert!(
        call(&installation, &["service", "add", "My Mail", "--product", "contoso-mail"])
            .await
            .failed()
            .contains("not a name")
    );
    let rotated = facts(&installation, &["service", "rotate", "mail"]).await.remove(0);
    assert_ne!(rotated["secret"], added["secret"]);
    let listed = facts(&installation, &["service", "list"]).await;
    assert_eq!((&listed[0]["name"], &listed[0]["products"][0]), (&"mail".into(), &"contoso-mail".into()));
    assert!(!listed[0].to_string().contains(&secret), "a secret is shown once");
    let key = facts(&installation, &["service", "rotate-signing"]).await.remove(0);
    assert!(key["key"].is_string());
    facts(&installation, &["service", "remove", "mail"]).await;
    assert!(
        call(&installation, &["service", "remove", "mail"]).await.failed().contains("there is no service \"mail\"")
    );

    let mut connection = db.read().await.expect("a connection");
    assert_eq!(count(&mut connection, "SELECT COUNT(*) FROM services").await, 0);
    assert_eq!(count(&mut connection, "SELECT COUNT(*) FROM signing_keys").await, 2);
    assert_eq!(count(&mut connection, "SELECT COUNT(*) FROM signing_keys WHERE retired_at IS NULL").await, 1);
    for action in ["service.added", "service.rotated", "service.removed", "signing_key.rotated"] {
        let sql = Box::leak(format!("SELECT COUNT(*) FROM audit_entries WHERE action = '{action}'").into_boxed_str());
        assert_eq!(count(&mut connection, sql).await, 1, "{action}");
    }
}
