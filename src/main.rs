//! The program: see `business-center --help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    business_center::server::operator::run()
}
