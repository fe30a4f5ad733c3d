-- What was bought: orders and their lines, what products give, and the vendor's own statements.

-- Whom to write to about an agreement, as its partner submitted it.
CREATE TABLE agreement_contacts (
    agreement_id TEXT NOT NULL REFERENCES agreements (id),
    place BIGINT NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    PRIMARY KEY (agreement_id, place)
);

-- The last day on which a purchasing account may buy, YYYY-MM-DD; null for no end.
ALTER TABLE purchasing_accounts ADD COLUMN offer_ends_on TEXT;

-- What products give. Those that are known so far are online services; the next import of the register says the rest.
ALTER TABLE products ADD COLUMN family TEXT NOT NULL DEFAULT '';
ALTER TABLE products ADD COLUMN version TEXT;
ALTER TABLE products ADD COLUMN edition TEXT;
ALTER TABLE products ADD COLUMN pool TEXT;
ALTER TABLE products ADD COLUMN type TEXT NOT NULL DEFAULT 'online_service';
ALTER TABLE products ADD COLUMN metric TEXT;
-- Licenses that one unit gives.
ALTER TABLE products ADD COLUMN units BIGINT NOT NULL DEFAULT 1;
ALTER TABLE products ADD COLUMN key_need TEXT NOT NULL DEFAULT 'none';
-- The product that a step-up starts from; it may be unknown.
ALTER TABLE products ADD COLUMN step_up_from TEXT;
UPDATE products SET family = json_extract(description, '$.en');

-- Every run of an import, for pages to tell whose data they show.
CREATE TABLE imports (
    -- 1, 2, 3 …
    number BIGINT PRIMARY KEY,
    started_at BIGINT NOT NULL,
    -- When it wrote last. One that was killed is finished by the next one, after a while.
    written_at BIGINT NOT NULL,
    finished_at BIGINT,
    -- The last purchasing account whose trail tells of its orders.
    told_until TEXT NOT NULL DEFAULT '',
    -- The day whose data the file has, as it says itself, and the system that it comes from.
    as_of TEXT,
    source TEXT
);

-- What an import had of each kind.
CREATE TABLE import_kinds (
    kind TEXT NOT NULL,
    import_number BIGINT NOT NULL REFERENCES imports (number),
    PRIMARY KEY (kind, import_number)
);

CREATE TABLE orders (
    id TEXT PRIMARY KEY,
    register_id TEXT NOT NULL UNIQUE,
    agreement_id TEXT NOT NULL REFERENCES agreements (id),
    purchasing_account_id TEXT NOT NULL REFERENCES purchasing_accounts (id),
    partner_id TEXT REFERENCES partners (id),
    reseller_number TEXT,
    customer_number TEXT,
    -- All three numbers as they are searched for.
    search_key TEXT NOT NULL,
    -- YYYY-MM-DD
    ordered_on TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    -- The imports that made it and changed it last.
    created_in BIGINT NOT NULL,
    changed_in BIGINT NOT NULL,
    -- SHA-256 of the record as imported last.
    digest TEXT NOT NULL
);
-- A search reads these indexes alone until it has found a page of orders.
CREATE INDEX orders_by_account ON orders
    (purchasing_account_id, ordered_on, id, search_key, kind, status, partner_id);
CREATE INDEX orders_by_agreement ON orders (agreement_id, ordered_on, id, search_key, kind, status, partner_id);
CREATE INDEX orders_by_import ON orders (changed_in, purchasing_account_id, created_in);

-- The lines of an order are written with it, all of them at once.
CREATE TABLE order_lines (
    order_id TEXT NOT NULL REFERENCES orders (id),
    -- Their order, from 0.
    place BIGINT NOT NULL,
    line TEXT NOT NULL,
    part_key TEXT NOT NULL REFERENCES products (part_key),
    quantity BIGINT NOT NULL,
    country TEXT,
    -- Days, YYYY-MM-DD, both ends inclusive.
    usage_from TEXT NOT NULL,
    usage_until TEXT,
    assurance_until TEXT,
    renewal_due_on TEXT,
    -- The register's id of the order, and the number of its line, that this one corrects.
    corrects_order TEXT,
    corrects_line TEXT,
    reason_code TEXT,
    reason TEXT,
    -- The purchasing account of the order, and whether the order is complete, so that lines add up without it.
    purchasing_account_id TEXT NOT NULL,
    is_counted BOOLEAN NOT NULL,
    PRIMARY KEY (order_id, place)
);
-- What an account bought, and its sums, are read from this index alone.
CREATE INDEX order_lines_by_account ON order_lines
    (purchasing_account_id, part_key, usage_until, assurance_until, usage_from, is_counted, quantity);
CREATE INDEX order_lines_by_correction ON order_lines (corrects_order, corrects_line) WHERE corrects_order IS NOT NULL;

-- What the vendor counts as licensed.
CREATE TABLE statements (
    id TEXT PRIMARY KEY,
    agreement_id TEXT NOT NULL REFERENCES agreements (id),
    -- Null for the whole agreement.
    purchasing_account_id TEXT REFERENCES purchasing_accounts (id),
    -- The purchasing account, or the agreement where there is none: what makes a statement unique, with its day.
    scope_id TEXT NOT NULL,
    as_of TEXT NOT NULL,
    digest TEXT NOT NULL,
    UNIQUE (scope_id, as_of)
);
CREATE INDEX statements_by_agreement ON statements (agreement_id, as_of);

CREATE TABLE statement_lines (
    statement_id TEXT NOT NULL REFERENCES statements (id),
    place BIGINT NOT NULL,
    family TEXT NOT NULL,
    version TEXT,
    pool TEXT,
    effective BIGINT NOT NULL,
    assurance BIGINT NOT NULL,
    PRIMARY KEY (statement_id, place)
);
