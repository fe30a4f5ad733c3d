-- Ids are UUIDv7 as text; times are milliseconds since 1970 (UTC); tokens are stored as SHA-256 only.

CREATE TABLE organizations (
    id TEXT PRIMARY KEY,
    -- Null where the register gives none: the organization is then its agreement's alone (decision 15).
    register_id TEXT UNIQUE,
    name TEXT NOT NULL,
    country TEXT NOT NULL
);

CREATE TABLE agreements (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    programme TEXT NOT NULL,
    signed_on TEXT NOT NULL,
    status TEXT NOT NULL,
    signatory_name TEXT,
    signatory_email TEXT,
    -- SHA-256 of the record as imported last: an equal record changes nothing.
    digest TEXT NOT NULL
);

CREATE TABLE partners (
    id TEXT PRIMARY KEY,
    register_id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    country TEXT NOT NULL
);

CREATE TABLE agreement_partners (
    agreement_id TEXT NOT NULL REFERENCES agreements (id),
    partner_id TEXT NOT NULL REFERENCES partners (id),
    PRIMARY KEY (agreement_id, partner_id)
);

CREATE TABLE purchasing_accounts (
    id TEXT PRIMARY KEY,
    agreement_id TEXT NOT NULL REFERENCES agreements (id),
    number TEXT NOT NULL,
    name TEXT NOT NULL,
    sector TEXT NOT NULL,
    is_lead BOOLEAN NOT NULL,
    -- Every workflow that changes roles updates this row first, so that two of them cannot pass each other.
    version BIGINT NOT NULL DEFAULT 0,
    administrator_email TEXT NOT NULL,
    administrator_email_key TEXT NOT NULL,
    administrator_first_name TEXT NOT NULL,
    administrator_last_name TEXT NOT NULL,
    administrator_language TEXT NOT NULL,
    administrator_country TEXT NOT NULL,
    UNIQUE (agreement_id, number)
);

CREATE TABLE users (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    language TEXT NOT NULL,
    country TEXT NOT NULL,
    -- Null when the password is disabled until it is reset by mail.
    password_hash TEXT,
    is_active BOOLEAN NOT NULL,
    -- The address of the terms that were accepted, and when.
    terms_version TEXT,
    terms_accepted_at BIGINT,
    created_at BIGINT NOT NULL,
    last_sign_in_at BIGINT,
    -- First steps: when the person first looked at the own profile, and at the guide to the roles.
    saw_profile_at BIGINT,
    saw_roles_at BIGINT
);

CREATE TABLE role_assignments (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    role TEXT NOT NULL,
    agreement_id TEXT NOT NULL REFERENCES agreements (id),
    -- Null for the role whose scope is the agreement.
    purchasing_account_id TEXT REFERENCES purchasing_accounts (id),
    -- The purchasing account, or the agreement where there is none: what makes an assignment unique.
    scope_id TEXT NOT NULL,
    granted_at BIGINT NOT NULL,
    UNIQUE (user_id, role, scope_id)
);
CREATE INDEX role_assignments_by_scope ON role_assignments (scope_id, role);

CREATE TABLE invitations (
    id TEXT PRIMARY KEY,
    agreement_id TEXT NOT NULL REFERENCES agreements (id),
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    language TEXT NOT NULL,
    country TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    decided_at BIGINT,
    decline_reason TEXT,
    user_id TEXT REFERENCES users (id)
);
CREATE INDEX invitations_by_agreement ON invitations (agreement_id, email_key);
CREATE INDEX invitations_by_address ON invitations (email_key, state);

CREATE TABLE invitation_grants (
    invitation_id TEXT NOT NULL REFERENCES invitations (id),
    role TEXT NOT NULL,
    purchasing_account_id TEXT REFERENCES purchasing_accounts (id),
    scope_id TEXT NOT NULL,
    PRIMARY KEY (invitation_id, role, scope_id)
);

CREATE TABLE invitation_links (
    id TEXT PRIMARY KEY,
    invitation_id TEXT NOT NULL REFERENCES invitations (id),
    token_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    voided_at BIGINT
);
CREATE INDEX invitation_links_by_invitation ON invitation_links (invitation_id);

CREATE TABLE password_resets (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    token_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    voided_at BIGINT
);
CREATE INDEX password_resets_by_user ON password_resets (user_id);

CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    active_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_user ON sessions (user_id);

-- What a person typed into a form after the session had ended (decision 10); never a password.
CREATE TABLE form_drafts (
    user_id TEXT NOT NULL REFERENCES users (id),
    path TEXT NOT NULL,
    fields TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, path)
);

-- Mails to send. Written in the transaction of the change that they report (decision 13).
CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    recipient TEXT NOT NULL,
    language TEXT NOT NULL,
    invitation_id TEXT REFERENCES invitations (id),
    user_id TEXT REFERENCES users (id),
    -- Facts of the mail that no row holds, as JSON.
    details TEXT NOT NULL,
    -- Whether one of the public forms asked for it: those are limited.
    is_requested BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    -- Queued: when to try next. Sending: when the lease ends and another worker may take it.
    due_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    -- The mail server's last words.
    reply TEXT
);
CREATE INDEX outbox_by_due ON outbox (state, due_at);
CREATE INDEX outbox_by_invitation ON outbox (invitation_id, created_at);

-- Every attempt at the public forms (decision 6). A worker matches the queued ones.
CREATE TABLE form_requests (
    id TEXT PRIMARY KEY,
    form TEXT NOT NULL,
    email TEXT NOT NULL,
    agreement_number TEXT NOT NULL,
    account_number TEXT NOT NULL,
    client TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX form_requests_by_state ON form_requests (state, created_at);

-- Token buckets (GCRA): the moment at which the bucket is full again.
CREATE TABLE rate_limits (
    key TEXT PRIMARY KEY,
    full_at BIGINT NOT NULL
);

-- Consecutive failed sign-ins per typed address, whether it has an account or not.
CREATE TABLE sign_in_failures (
    email_key TEXT PRIMARY KEY,
    failures BIGINT NOT NULL,
    wait_until BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

-- The last link of each chain of the audit trail; the chain of what concerns no organization is ''.
CREATE TABLE audit_heads (
    organization_id TEXT PRIMARY KEY,
    sequence BIGINT NOT NULL,
    hash TEXT NOT NULL
);

CREATE TABLE audit_entries (
    organization_id TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    at BIGINT NOT NULL,
    -- Who: a user's id, or 'operator', 'register', 'invitee'.
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    details TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (organization_id, sequence)
);
