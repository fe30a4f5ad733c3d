//! Integration tests: the real router on real databases. Modules mirror URLs and commands.
//!
//! Each test runs on SQLite and, where `BC_TEST_POSTGRES_URL` names a cluster, on PostgreSQL; see
//! `support::on_both_engines!`.

mod support;

mod access;
mod attacks;
mod audit;
mod authorization;
mod clock;
mod command_line;
mod connections;
mod customer;
mod decline;
mod docs;
mod extra_fields;
mod floods;
mod forms;
mod functions;
mod guessing;
mod headers;
mod history;
mod ids;
mod import;
mod import_command;
mod import_sequences;
mod invite;
mod jobs;
mod kill;
mod last_administrator;
mod log;
mod mails;
mod notices;
mod outage;
mod outbox;
mod outcomes;
mod overload;
mod passwords;
mod paths;
mod pauses;
mod person;
mod races;
mod refusals;
mod register;
mod resend;
mod rights;
mod schema;
mod scope;
mod search;
mod sending;
mod texts;
