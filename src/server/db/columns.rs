//! The columns of tables whose rows are read as a whole.

/// The columns of a row by name. `SELECT *` would change the result of a prepared statement when a newer release adds a
/// column, and fail in the previous release that runs beside it.
macro_rules! columns {
    (access_decisions) => {
        "access_decisions.id, access_decisions.review_id, access_decisions.user_id, access_decisions.round,
        access_decisions.decision, access_decisions.decided_at, access_decisions.decided_by,
        access_decisions.decider_name, access_decisions.decider_email, access_decisions.name, access_decisions.email,
        access_decisions.roles, access_decisions.status, access_decisions.last_sign_in_at,
        access_decisions.key_views, access_decisions.downloads"
    };
    (access_reviews) => {
        "access_reviews.id, access_reviews.purchasing_account_id, access_reviews.number, access_reviews.since,
        access_reviews.started_at, access_reviews.started_by, access_reviews.starter_name, access_reviews.starter_email,
        access_reviews.completed_at, access_reviews.completer_name, access_reviews.completer_email,
        access_reviews.kept, access_reviews.removed"
    };
    (audit_entries) => {
        "audit_entries.chain, audit_entries.sequence, audit_entries.at, audit_entries.actor,
        audit_entries.action, audit_entries.subject, audit_entries.organization_id, audit_entries.scope_id,
        audit_entries.source, audit_entries.details, audit_entries.personal_digest, audit_entries.hash"
    };
    (domains) => {
        "domains.id, domains.organization_id, domains.name, domains.state, domains.since, domains.until, domains.value, domains.issued_at,
        domains.parent_id, domains.created_at, domains.created_by, domains.proven_at, domains.absent_since,
        domains.errors_since, domains.notices, domains.is_warned, domains.looks, domains.look_at, domains.turn_at"
    };
    (invitations) => {
        "invitations.id, invitations.agreement_id, invitations.email, invitations.email_key,
        invitations.first_name, invitations.last_name, invitations.language, invitations.country,
        invitations.state, invitations.created_at, invitations.decided_at, invitations.decline_reason,
        invitations.invited_by, invitations.paused_at"
    };
    (outbox) => {
        "outbox.id, outbox.kind, outbox.recipient, outbox.language, outbox.invitation_id, outbox.user_id,
        outbox.details, outbox.is_requested, outbox.lane, outbox.state, outbox.attempts, outbox.due_at,
        outbox.created_at, outbox.reply, outbox.trouble"
    };
    (orders) => {
        "orders.id, orders.register_id, orders.agreement_id, orders.purchasing_account_id, orders.partner_id,
        orders.reseller_number, orders.customer_number, orders.ordered_on, orders.kind, orders.status,
        orders.created_in, orders.changed_in, orders.digest"
    };
    (order_lines) => {
        "order_lines.order_id, order_lines.place, order_lines.line, order_lines.part_key, order_lines.quantity,
        order_lines.country, order_lines.usage_from, order_lines.usage_until, order_lines.assurance_until,
        order_lines.renewal_due_on, order_lines.corrects_order, order_lines.corrects_line, order_lines.reason_code,
        order_lines.reason, order_lines.reservation"
    };
    (product_keys) => {
        "product_keys.id, product_keys.register_id, product_keys.agreement_id, product_keys.purchasing_account_id,
        product_keys.family, product_keys.version, product_keys.edition, product_keys.sort_name, product_keys.type,
        product_keys.status, product_keys.valid_from, product_keys.activations_total, product_keys.activations_used,
        product_keys.counted_on, product_keys.organization_id, product_keys.data_key_id, product_keys.sealed,
        product_keys.search_digest, product_keys.shown_end, product_keys.created_in, product_keys.changed_in,
        product_keys.digest"
    };
    (software_files) => {
        "software_files.id, software_files.register_id, software_files.title, software_files.sort_name,
        software_files.language, software_files.os, software_files.architecture, software_files.form,
        software_files.released_on, software_files.name, software_files.size, software_files.sha256,
        software_files.withdrawn, software_files.digest"
    };
    (products) => {
        "products.part_key, products.part_number, products.description, products.service, products.address,
        products.family, products.version, products.edition, products.pool, products.type, products.metric,
        products.units, products.key_need, products.step_up_from, products.digest"
    };
    (purchasing_accounts) => {
        "purchasing_accounts.id, purchasing_accounts.agreement_id, purchasing_accounts.number,
        purchasing_accounts.name, purchasing_accounts.sector, purchasing_accounts.is_lead,
        purchasing_accounts.offer_ends_on,
        purchasing_accounts.administrator_email, purchasing_accounts.administrator_email_key,
        purchasing_accounts.administrator_first_name, purchasing_accounts.administrator_last_name,
        purchasing_accounts.administrator_language, purchasing_accounts.administrator_country,
        (SELECT label FROM account_details WHERE purchasing_account_id = purchasing_accounts.id) AS label"
    };
    (requests) => {
        "requests.id, requests.number, requests.kind, requests.state, requests.agreement_id,
        requests.purchasing_account_id, requests.scope_id, requests.subject, requests.details, requests.text,
        requests.asked_by, requests.asked_at, requests.answer, requests.answer_state, requests.answered_by,
        requests.answered_at"
    };
    (reservations) => {
        "reservations.request_id, reservations.subscription_id, reservations.seats, reservations.usable_from,
        reservations.terms, reservations.terms_accepted_at, reservations.order_register_id, reservations.order_line,
        reservations.is_counted, reservations.told_at"
    };
    (roster) => {
        "roster.id, roster.search_text, roster.scope_id, roster.email_key, roster.email, roster.name,
        roster.sort_name, roster.user_id, roster.invitation_id, roster.roles, roster.offered, roster.status,
        roster.expires_at"
    };
    (seats) => {
        "seats.id, seats.subscription_id, seats.email, seats.email_key, seats.domain, seats.first_name,
        seats.last_name, seats.sort_name, seats.language, seats.assigned_at, seats.assigned_by, seats.place, seats.is_paused,
        seats.token_hash"
    };
    (subscriptions) => {
        "subscriptions.id, subscriptions.register_id, subscriptions.purchasing_account_id, subscriptions.part_key,
        subscriptions.seats, subscriptions.extra, subscriptions.starts_on, subscriptions.ends_on,
        subscriptions.grace_days, subscriptions.status, subscriptions.renews, subscriptions.order_number,
        subscriptions.digest, subscriptions.is_assigned_only, subscriptions.assigned, subscriptions.over_since,
        subscriptions.over_from, subscriptions.end_notices, subscriptions.over_notices, subscriptions.told_ends_on,
        subscriptions.untold_paused, subscriptions.untold_resumed, subscriptions.carried_at,
        subscriptions.ended_since, subscriptions.reserved, subscriptions.reserved_on"
    };
    (users) => {
        "users.id, users.email, users.email_key, users.first_name, users.last_name, users.language,
        users.country, users.password_hash, users.is_active, users.created_at, users.last_sign_in_at,
        users.saw_profile_at, users.saw_roles_at"
    };
}
pub(crate) use columns;

/// Selects rows of a table as a whole: `select!(users, "WHERE id = $1")`.
macro_rules! select {
    ($table:ident, $rest:literal) => {
        concat!("SELECT ", $crate::server::db::columns::columns!($table), " FROM ", stringify!($table), " ", $rest)
    };
}
pub(crate) use select;
