//! Runs the program's commands as an operator does.

use super::{Engine, process::Installation, register};
use serde_json::Value;
use std::process::{Command, Output};

/// What a command came to.
pub struct Outcome {
    /// Its exit code.
    pub code: i32,
    /// Its standard output.
    pub out: String,
    /// Its standard error.
    pub error: String,
}

impl From<Output> for Outcome {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        let code = output.status.code().expect("an exit code");
        Self { code, out: text(output.stdout), error: text(output.stderr) }
    }
}

impl Outcome {
    /// Asserts success in silence on standard error.
    pub fn succeeded(self) -> String {
        assert_eq!((self.code, self.error.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    /// Asserts that nothing but one sentence on standard error came of it.
    pub fn failed(self) -> String {
        assert_eq!((self.code, self.out.as_str(), self.error.lines().count()), (1, "", 1), "{}", self.error);
        self.error.trim_end().to_owned()
    }
}

/// Runs the program without a database.
pub fn run(arguments: &[&str], variables: &[(&str, &str)]) -> Outcome {
    let mut command = Command::new(env!("CARGO_BIN_EXE_business-center"));
    command.args(arguments).env_clear().envs(variables.iter().copied()).current_dir(std::env::temp_dir());
    command.output().expect("the program starts").into()
}

/// An installation that writes its mails to files.
pub async fn installation(engine: Engine) -> Installation {
    Installation::new(engine, "file:mail".to_owned()).await
}

/// Runs a command of an installation.
pub async fn call(installation: &Installation, arguments: &[&str]) -> Outcome {
    installation.start(arguments).finish().await.into()
}

/// The output of a command that must succeed.
pub async fn succeed(installation: &Installation, arguments: &[&str]) -> String {
    call(installation, arguments).await.succeeded()
}

/// What a command prints as JSON, a line for each thing.
pub async fn facts(installation: &Installation, arguments: &[&str]) -> Vec<Value> {
    let lines = succeed(installation, &[arguments, &["--json"]].concat()).await;
    lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// Writes a register into the installation's folder and gives its path.
pub fn write_register(installation: &Installation, name: &str, agreements: &[Value]) -> String {
    let path = installation.path(name);
    std::fs::write(&path, register(agreements).to_string()).expect("a register");
    path.to_str().expect("a path").to_owned()
}
