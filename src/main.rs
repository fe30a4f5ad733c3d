//! The program: see `business-center --help`.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    business_center::server::operator::run().await
}
