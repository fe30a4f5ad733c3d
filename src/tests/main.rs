//! Integration tests: the real router on real databases. Folders are areas; modules mirror URLs, commands and tables.
//!
//! Each test runs on SQLite and, if `BC_TEST_POSTGRES_URL` names a cluster, on PostgreSQL; see
//! `support::on_both_engines!`. Shared code is in `support`: no test module imports another.

mod support;

mod access {
    mod extra_fields;
    mod ids;
    mod invitation;
    mod invite;
    mod last_administrator;
    mod mail_limits;
    mod notices;
    mod outcomes;
    mod pauses;
    mod people;
    mod person;
    mod races;
    mod review_notices;
    mod reviews;
    mod rights;
    mod scope;
    mod search;
    mod undo;
}
mod account {
    mod customer;
    mod decline;
    mod guessing;
    mod international;
    mod passwords;
    mod register;
    mod resend;
}
mod agreements {
    mod contacts;
    mod editing;
    mod home;
    mod import;
    mod import_batches;
    mod import_command;
    mod import_sequences;
    mod pages;
}
mod audit {
    mod forget;
    mod trail;
}
mod dates {
    mod calendar;
    mod pages;
    mod reminders;
}
mod licenses {
    mod downloads;
    mod exports;
    mod imports;
    mod keys;
    mod pages;
    mod trail;
}
mod mail {
    mod mails;
    mod outbox;
    mod refusals;
    mod sending;
    mod slow;
    mod test_command;
}
mod requests {
    mod asking;
    mod command;
    mod deciding;
}
mod server {
    mod attacks;
    mod audiences;
    mod authorization;
    mod clock;
    mod command_line;
    mod connections;
    mod custody;
    mod docs;
    mod floods;
    mod forms;
    mod functions;
    mod headers;
    mod history;
    mod jobs;
    mod kill;
    mod log;
    mod navigation;
    mod outage;
    mod overload;
    mod paths;
    mod postgres;
    mod schema;
    mod schemas;
    mod serving;
    mod texts;
}
mod services {
    mod commands;
    mod dns;
    mod domain_command;
    mod domain_ends;
    mod domains;
    mod entitlements;
    mod imports;
    mod killed;
    mod notices;
    mod pages;
    mod reservation_ends;
    mod reservation_pages;
    mod reservations;
    mod seats;
    mod subscriptions;
    mod turns;
}
