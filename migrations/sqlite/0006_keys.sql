-- Product keys, and the custody of what is secret.

-- Entries of a moment may be in several chains.
DROP INDEX audit_entries_by_time;
DROP INDEX audit_entries_by_actor;
DROP INDEX audit_entries_by_subject;
DROP INDEX audit_entries_by_action;
CREATE INDEX audit_entries_by_time ON audit_entries (organization_id, scope_id, at, chain, sequence);
CREATE INDEX audit_entries_by_actor ON audit_entries (organization_id, scope_id, actor, at, chain, sequence);
CREATE INDEX audit_entries_by_subject ON audit_entries (organization_id, scope_id, subject, at, chain, sequence);
CREATE INDEX audit_entries_by_action ON audit_entries (organization_id, scope_id, action, at, chain, sequence);

-- Until when a session counts as the person's own, because they gave their password again.
ALTER TABLE sessions ADD COLUMN confirmed_until BIGINT;

-- A word that each key-encryption key has encrypted, to tell whether the key of a keyring is the one that is meant.
CREATE TABLE canaries (
    key_encryption_key TEXT PRIMARY KEY,
    sealed TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- What secrets are encrypted by; each is encrypted itself, by a key-encryption key that is not in the database.
CREATE TABLE data_keys (
    id TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    -- Empty for the installation.
    organization_id TEXT NOT NULL,
    wrapped_by TEXT NOT NULL,
    wrapped TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    -- Since when another one encrypts.
    retired_at BIGINT
);
CREATE UNIQUE INDEX data_keys_current ON data_keys (purpose, organization_id) WHERE retired_at IS NULL;
CREATE INDEX data_keys_by_wrapping ON data_keys (wrapped_by);

-- The keys that sign answers to services are encrypted, too; null for those that are not yet.
ALTER TABLE signing_keys ADD COLUMN data_key_id TEXT REFERENCES data_keys (id);

CREATE TABLE product_keys (
    id TEXT PRIMARY KEY,
    register_id TEXT NOT NULL UNIQUE,
    agreement_id TEXT NOT NULL REFERENCES agreements (id),
    purchasing_account_id TEXT NOT NULL REFERENCES purchasing_accounts (id),
    family TEXT NOT NULL,
    version TEXT,
    edition TEXT,
    -- Family, version and edition as they are sorted and searched.
    sort_name TEXT NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    -- YYYY-MM-DD
    valid_from TEXT,
    activations_total BIGINT,
    activations_used BIGINT,
    -- The day on which they were counted.
    counted_on TEXT,
    -- The organization whose data key encrypts it.
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    data_key_id TEXT NOT NULL REFERENCES data_keys (id),
    sealed TEXT NOT NULL,
    -- HMAC-SHA256 of the key as it is compared.
    search_digest TEXT NOT NULL,
    -- The last characters of a key that is long enough.
    shown_end TEXT,
    created_in BIGINT NOT NULL,
    changed_in BIGINT NOT NULL,
    -- SHA-256 of the record as imported last, without the key.
    digest TEXT NOT NULL
);
-- A list reads this index alone until it has found a page.
CREATE INDEX product_keys_by_account ON product_keys (purchasing_account_id, sort_name, id, type, status, valid_from);
CREATE INDEX product_keys_by_end ON product_keys (shown_end, purchasing_account_id);
CREATE INDEX product_keys_by_digest ON product_keys (search_digest);
CREATE INDEX product_keys_by_import ON product_keys (changed_in, purchasing_account_id, created_in);
CREATE INDEX product_keys_by_data_key ON product_keys (data_key_id);

-- Who has seen a key.
CREATE TABLE key_views (
    key_id TEXT NOT NULL REFERENCES product_keys (id),
    at BIGINT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id),
    -- The purchasing account that had the key then.
    purchasing_account_id TEXT NOT NULL REFERENCES purchasing_accounts (id),
    reason TEXT NOT NULL,
    -- The export that it was part of; null for a key that was shown.
    export_id TEXT,
    -- Tells views of a moment apart.
    id TEXT PRIMARY KEY
);
CREATE INDEX key_views_by_key ON key_views (key_id, purchasing_account_id, at, id);

-- When someone saw keys, for the limits: one row for a key that was shown, and one for an export.
CREATE TABLE key_acts (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    at BIGINT NOT NULL
);
CREATE INDEX key_acts_by_user ON key_acts (user_id, at);
CREATE INDEX key_acts_by_time ON key_acts (at);
