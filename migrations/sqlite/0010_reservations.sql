-- Reservations of seats: what a request does not hold.

CREATE TABLE reservations (
    request_id TEXT PRIMARY KEY REFERENCES requests (id),
    subscription_id TEXT NOT NULL REFERENCES subscriptions (id),
    seats BIGINT NOT NULL,
    -- The first day on which they can be used, YYYY-MM-DD.
    usable_from TEXT NOT NULL,
    -- The address of the terms that were accepted, which is their version; null where there were none.
    terms TEXT,
    terms_accepted_at BIGINT,
    -- The order that settled it, and its line, as the register calls them.
    order_register_id TEXT,
    order_line TEXT,
    -- Whether its seats count on although it was ordered: until the register brings another number of seats.
    is_counted BOOLEAN NOT NULL DEFAULT false,
    -- When whoever asked was told that the seats can be used.
    told_at BIGINT
);
CREATE INDEX reservations_by_subscription ON reservations (subscription_id, usable_from);
CREATE INDEX reservations_by_order ON reservations (order_register_id) WHERE order_register_id IS NOT NULL;

-- Seats of open reservations that can be used, and the day on which those of the next one can be.
ALTER TABLE subscriptions ADD COLUMN reserved BIGINT NOT NULL DEFAULT 0;
ALTER TABLE subscriptions ADD COLUMN reserved_on TEXT;

-- The reservation that a line settles.
ALTER TABLE order_lines ADD COLUMN reservation TEXT;
