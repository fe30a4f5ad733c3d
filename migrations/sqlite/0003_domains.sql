-- Domains that organizations associate with their purchasing accounts. What DNS says is written down with the domain; a
-- claim that is not proven blocks no one.

CREATE TABLE domains (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    -- Lower case, A-labels, without a final dot.
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    -- Since when it is in this state.
    since BIGINT NOT NULL,
    -- When the state ends by itself; null where it does not.
    until BIGINT,
    -- What the TXT record has to hold.
    value TEXT NOT NULL,
    issued_at BIGINT NOT NULL,
    -- Its proven parent domain, where that proved it; it then has no record of its own.
    parent_id TEXT REFERENCES domains (id),
    created_at BIGINT NOT NULL,
    -- Null where the operator added it.
    created_by TEXT REFERENCES users (id),
    proven_at BIGINT,
    -- Since when the record is absent, or DNS cannot be asked, without a look that said otherwise.
    absent_since BIGINT,
    errors_since BIGINT,
    -- How many notices of this state were sent, and whether one told that DNS cannot be asked.
    notices BIGINT NOT NULL,
    is_warned BOOLEAN NOT NULL,
    -- Looks since the state began: pending ones come at growing distances.
    looks BIGINT NOT NULL,
    -- When DNS is asked next; null for never. A worker that asks moves it ahead, which is its lease.
    look_at BIGINT,
    -- When the next notice is due, or the state ends.
    turn_at BIGINT
);
-- One organization holds a name.
CREATE UNIQUE INDEX domains_proven ON domains (name) WHERE state = 'verified' OR state = 'failing';
-- An organization claims a name once.
CREATE UNIQUE INDEX domains_claimed ON domains (organization_id, name) WHERE state <> 'removed';
CREATE INDEX domains_by_name ON domains (name);
CREATE INDEX domains_by_value ON domains (value);
CREATE INDEX domains_by_parent ON domains (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX domains_by_look ON domains (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX domains_by_turn ON domains (turn_at) WHERE turn_at IS NOT NULL;
CREATE INDEX domains_removed ON domains (since) WHERE state = 'removed';

-- The purchasing accounts that use a domain.
CREATE TABLE domain_accounts (
    domain_id TEXT NOT NULL REFERENCES domains (id),
    purchasing_account_id TEXT NOT NULL REFERENCES purchasing_accounts (id),
    added_at BIGINT NOT NULL,
    PRIMARY KEY (domain_id, purchasing_account_id)
);
CREATE INDEX domain_accounts_by_account ON domain_accounts (purchasing_account_id);

-- Values that are dead: they never prove a domain again, and are recognized where they still stand.
CREATE TABLE domain_values (
    value TEXT PRIMARY KEY,
    domain_id TEXT NOT NULL REFERENCES domains (id),
    given_at BIGINT NOT NULL
);
CREATE INDEX domain_values_by_domain ON domain_values (domain_id);

-- What looks found, a row for each run of equal outcomes.
CREATE TABLE domain_looks (
    id TEXT PRIMARY KEY,
    domain_id TEXT NOT NULL REFERENCES domains (id),
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    -- What was found where, as JSON.
    finding TEXT NOT NULL,
    -- Until when the DNS server remembers that there was nothing.
    remembered_until BIGINT
);
CREATE INDEX domain_looks_by_domain ON domain_looks (domain_id, last_at);

-- Public mail domains that the operator allows although everyone can have an address there.
CREATE TABLE allowed_domains (
    name TEXT PRIMARY KEY,
    allowed_at BIGINT NOT NULL
);
