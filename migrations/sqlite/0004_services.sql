-- Online services: what the register says of products and subscriptions, and who has a seat.

-- The last day of an agreement, YYYY-MM-DD; null for none.
ALTER TABLE agreements ADD COLUMN ends_on TEXT;

-- When its administrators were asked to associate a domain, without which no one can use a subscription.
ALTER TABLE purchasing_accounts ADD COLUMN domain_asked_at BIGINT;

CREATE TABLE products (
    -- As compared: upper case.
    part_key TEXT PRIMARY KEY,
    part_number TEXT NOT NULL,
    -- Texts by language, as JSON; English is always there.
    description TEXT NOT NULL,
    -- The code by which a service asks who may use it; null where the product is no online service.
    service TEXT,
    -- Where to use it.
    address TEXT,
    -- SHA-256 of the record as imported last.
    digest TEXT NOT NULL
);
CREATE INDEX products_by_service ON products (service);

CREATE TABLE subscriptions (
    id TEXT PRIMARY KEY,
    register_id TEXT NOT NULL UNIQUE,
    purchasing_account_id TEXT NOT NULL REFERENCES purchasing_accounts (id),
    part_key TEXT NOT NULL REFERENCES products (part_key),
    seats BIGINT NOT NULL,
    -- Seats that are tolerated above.
    extra BIGINT NOT NULL,
    -- Days, both inclusive; a subscription without an end ends with its agreement.
    starts_on TEXT NOT NULL,
    ends_on TEXT,
    -- Days of grace after the end; null for the usual ones.
    grace_days BIGINT,
    status TEXT NOT NULL,
    -- The register's id of the subscription whose seats carry over.
    renews TEXT,
    order_number TEXT,
    digest TEXT NOT NULL,
    -- Whether only people whom an administrator assigned may use it.
    is_assigned_only BOOLEAN NOT NULL,
    -- How many seats are taken: what the one gate counts.
    assigned BIGINT NOT NULL,
    -- Since when more seats are taken than there are, and the lowest place that is too many.
    over_since BIGINT,
    over_from BIGINT,
    -- How many notices of the end, and of too many seats, were sent; and which end the former told of.
    end_notices BIGINT NOT NULL,
    over_notices BIGINT NOT NULL,
    told_ends_on TEXT,
    -- Seats that have paused, and that count again, of which administrators are still to be told.
    untold_paused BIGINT NOT NULL DEFAULT 0,
    untold_resumed BIGINT NOT NULL DEFAULT 0,
    -- When the seats of the subscription that it renews were carried over.
    carried_at BIGINT,
    -- Since when it is over.
    ended_since BIGINT,
    -- When time, or a change that was made, brings something to it; null for never. A worker moves it ahead, which is its
    -- lease.
    turn_at BIGINT
);
CREATE INDEX subscriptions_by_account ON subscriptions (purchasing_account_id);
CREATE INDEX subscriptions_by_part ON subscriptions (part_key);
CREATE INDEX subscriptions_by_turn ON subscriptions (turn_at) WHERE turn_at IS NOT NULL;

-- Purchasing accounts whose domains or agreement changed: their subscriptions are to be looked at again. Rows are only added
-- and taken away, so that no one waits.
CREATE TABLE account_turns (
    purchasing_account_id TEXT NOT NULL REFERENCES purchasing_accounts (id)
);
CREATE INDEX account_turns_by_account ON account_turns (purchasing_account_id);

-- Who may use a subscription: an address, not a user of the portal.
CREATE TABLE seats (
    id TEXT PRIMARY KEY,
    subscription_id TEXT NOT NULL REFERENCES subscriptions (id),
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    -- The domain of the address.
    domain TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    -- Name and address as searched and sorted.
    sort_name TEXT NOT NULL,
    -- As whoever assigned it chose; who has an account is written to in its language.
    language TEXT NOT NULL,
    assigned_at BIGINT NOT NULL,
    -- Null where the person took it at first use.
    assigned_by TEXT REFERENCES users (id),
    -- Who has too much is paused from the highest place down.
    place BIGINT NOT NULL,
    -- Whether it was paused when its person was last told.
    is_paused BOOLEAN NOT NULL DEFAULT false,
    -- SHA-256 of the token with which the person can give it back.
    token_hash TEXT UNIQUE,
    UNIQUE (subscription_id, email_key)
);
CREATE INDEX seats_by_address ON seats (email_key);
CREATE INDEX seats_by_place ON seats (subscription_id, place);
CREATE INDEX seats_by_name ON seats (subscription_id, sort_name, email_key);
CREATE INDEX seats_by_domain ON seats (subscription_id, domain, email_key);

-- The services that ask who may use them.
CREATE TABLE services (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    -- SHA-256 of the secret, and of the one before it while both work.
    secret_hash TEXT NOT NULL,
    former_secret_hash TEXT,
    former_ends_at BIGINT,
    created_at BIGINT NOT NULL
);

-- The product codes that a service may ask about.
CREATE TABLE service_products (
    service_id TEXT NOT NULL REFERENCES services (id),
    code TEXT NOT NULL,
    PRIMARY KEY (service_id, code)
);

-- The keys that sign the answers to services.
CREATE TABLE signing_keys (
    id TEXT PRIMARY KEY,
    -- PKCS #8, base64. Nothing but the signature reads it.
    private_key TEXT NOT NULL,
    -- The public point, base64url: what the key set publishes.
    x TEXT NOT NULL,
    y TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    -- Since when another key signs.
    retired_at BIGINT
);
