-- Dates that reach people: what they were reminded of, what they no longer want to see, and their calendars.

-- An event, a person and whether it was still ahead or over: each is told of once. A day that moves is another event.
CREATE TABLE reminders (
    user_id TEXT NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL,
    -- What ends: the id of an agreement, a purchasing account, a subscription, a domain or a reservation; for what was bought,
    -- the purchasing account and the product, with a colon between them.
    subject TEXT NOT NULL,
    -- The last day, YYYY-MM-DD.
    ends_on TEXT NOT NULL,
    phase TEXT NOT NULL,
    reminded_at BIGINT NOT NULL,
    -- The same for all that one mail tells: what it has not told after all is forgotten, and can be told again.
    batch TEXT NOT NULL,
    PRIMARY KEY (user_id, kind, subject, ends_on, phase)
);
CREATE INDEX reminders_by_day ON reminders (ends_on);

-- What has ended, and a person has put aside.
CREATE TABLE dismissed_dates (
    user_id TEXT NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    dismissed_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, kind, subject, ends_on)
);
CREATE INDEX dismissed_dates_by_day ON dismissed_dates (ends_on);

-- Who wants no reminders, or none of some kinds; everyone else wants them all.
CREATE TABLE reminder_settings (
    user_id TEXT PRIMARY KEY REFERENCES users (id),
    is_on BOOLEAN NOT NULL,
    -- The kinds that are not wanted, a space around each.
    muted TEXT NOT NULL
);

-- Calendars that programs subscribe to, one for each person. Who has the address reads it; only its SHA-256 is here.
CREATE TABLE calendar_feeds (
    user_id TEXT PRIMARY KEY REFERENCES users (id),
    token_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL
);

-- What ends soon is found by its day among all agreements.
CREATE INDEX agreements_by_end ON agreements (ends_on) WHERE ends_on IS NOT NULL;
CREATE INDEX purchasing_accounts_by_offer ON purchasing_accounts (offer_ends_on) WHERE offer_ends_on IS NOT NULL;
CREATE INDEX subscriptions_by_end ON subscriptions (ends_on) WHERE ends_on IS NOT NULL;
CREATE INDEX reservations_by_day ON reservations (usable_from);
