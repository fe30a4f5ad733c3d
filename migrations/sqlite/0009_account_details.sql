-- What a customer writes down about its purchasing accounts; an import leaves it alone.

CREATE TABLE account_details (
    purchasing_account_id TEXT PRIMARY KEY REFERENCES purchasing_accounts (id),
    -- What the customer calls it.
    label TEXT,
    cost_center TEXT,
    reference TEXT,
    notes TEXT,
    -- How many days ahead its renewal contacts are reminded.
    lead_days BIGINT NOT NULL,
    -- Grows with each change: whoever edits an older one is told.
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES users (id)
);

-- Whom dates of a purchasing account reach; its Account Administrators where there is no one.
CREATE TABLE renewal_contacts (
    purchasing_account_id TEXT NOT NULL REFERENCES purchasing_accounts (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    PRIMARY KEY (purchasing_account_id, user_id)
);
CREATE INDEX renewal_contacts_by_user ON renewal_contacts (user_id);
