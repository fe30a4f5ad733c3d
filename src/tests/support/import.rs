//! `business-center import` as a process.

use super::{Engine, process::Installation, register};
use business_center::server::db::Db;
use serde_json::Value;
use std::{
    fs,
    process::{Command, Output},
};

/// The program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_business-center");

/// An installation with a register to import.
pub struct Trial {
    /// The installation.
    pub installation: Installation,
    /// The register.
    pub path: String,
}

impl Trial {
    /// An empty database.
    pub async fn new(engine: Engine, name: &str) -> Self {
        let installation = Installation::new(engine, "file:mail".to_owned()).await;
        let path = installation.path(name).to_str().expect("a path").to_owned();
        Self { installation, path }
    }

    /// Imports agreements: exit code, standard output and standard error.
    pub async fn import(&self, agreements: &[Value], options: &[&str]) -> (i32, String, String) {
        self.import_register(&register(agreements), options).await
    }

    /// Imports a register, likewise.
    pub async fn import_register(&self, register: &Value, options: &[&str]) -> (i32, String, String) {
        fs::write(&self.path, register.to_string()).expect("a register");
        self.import_file(options).await
    }

    /// Imports the file as it is, likewise.
    pub async fn import_file(&self, options: &[&str]) -> (i32, String, String) {
        told(self.installation.start(&[&["import", self.path.as_str()], options].concat()).finish().await)
    }

    /// The program with a database alone.
    pub fn program(&self) -> Command {
        let mut command = Command::new(PROGRAM);
        command.env_clear().env("BC_DATABASE_URL", &self.installation.database_url);
        command.args(["import", &self.path]);
        command
    }

    /// The count that a query returns.
    pub async fn count(&self, sql: &'static str) -> i64 {
        let db = Db::connect(&self.installation.database_url).await.expect("the database");
        let count = db.read().await.expect("a connection").count(sql).await.expect("a count");
        db.close().await;
        count
    }

    /// Runs a statement.
    pub async fn execute(&self, sql: &'static str) {
        let db = Db::connect(&self.installation.database_url).await.expect("the database");
        let mut connection = db.write().await.expect("a transaction");
        connection.execute(sql).await.expect("a statement");
        connection.commit().await.expect("commit");
        db.close().await;
    }

    /// The file of rejected records.
    pub fn rejects(&self) -> Value {
        let text = fs::read_to_string(format!("{}.rejected.json", self.path)).expect("a reject file");
        serde_json::from_str(&text).expect("JSON")
    }
}

/// Exit code, standard output and standard error.
pub fn told(output: Output) -> (i32, String, String) {
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}
