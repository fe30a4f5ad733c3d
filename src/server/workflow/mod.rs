//! Use cases: each takes the context or actor, changes the database in one transaction, and writes
//! mails to the outbox and entries to the audit trail in that same transaction.

mod access;
mod account;
mod agreements;
pub mod audit;
mod charge;
mod dates;
pub mod drafts;
mod licenses;
pub mod mails;
pub mod operator;
mod requests;
pub mod seed;
mod services;

pub use access::{
    invitations, invite, notices, pending, people, person, review_decisions, review_evidence, review_list,
    review_notices, review_state, reviews, roles, scope, scopes, undo,
};
use access::{mail_limits, rights};
use account::attempt;
pub use account::{first_steps, language, password_check, profile, registration, resend, reset, sign_in, step_up};
pub use agreements::{agreement_details, agreement_list, editing, home, import};
pub use audit::forget;
use audit::trail;
pub use dates::{calendar, endings, own_dates, recipients, reminding};
pub use licenses::{
    download_report, downloads, key_disclosure, key_imports, key_search, keys, license_details, license_lines,
    order_imports, orders, overview, purchases, reports, software_imports,
};
pub use requests::{asking, life, request_list, request_rights};
pub use services::{
    claims, domains, entitlements, imports, looking, own_seat, relying, reserving, seat_list, seat_turns, seating,
    seats, settling,
};

/// An own path to go to, or `fallback`: never an address of someone else's (decision 10).
#[must_use]
pub fn own_path(path: &str, fallback: &str) -> String {
    let own = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains(['\\', '\r', '\n', '\t'])
        && !path.chars().any(char::is_control);
    if own { path.to_owned() } else { fallback.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    /// asvs: v5.0.0-3.7.2
    #[test]
    fn only_own_paths_survive() {
        assert_eq!(own_path("/profile?x=1#y", "/home"), "/profile?x=1#y");
        for foreign in ["//evil.test", "https://evil.test", "/\\evil.test", "evil", "", "/a\r\nb", "javascript:x"] {
            assert_eq!(own_path(foreign, "/home"), "/home", "{foreign:?}");
        }
    }
}
