//! Integration tests: the real router on real databases. Modules mirror URLs and commands.
//!
//! Each test runs on SQLite and, where `BC_TEST_POSTGRES_URL` names a cluster, on PostgreSQL; see
//! `support::on_both_engines!`.

mod support;

mod attacks;
mod customer;
mod import;
mod outbox;
mod register;
mod resend;
