-- Access reviews: who looked at the access of people, what was decided about whom, and what was known then.

CREATE TABLE access_reviews (
    id TEXT PRIMARY KEY,
    purchasing_account_id TEXT NOT NULL REFERENCES purchasing_accounts (id),
    -- Counts the reviews of a purchasing account from 1.
    number BIGINT NOT NULL,
    -- What people looked at counts from here: the end of the review before; 0 for the first.
    since BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    started_by TEXT NOT NULL REFERENCES users (id),
    -- Who started and completed it is evidence, too: names and addresses are those of that moment.
    starter_name TEXT NOT NULL,
    starter_email TEXT NOT NULL,
    -- Null while it runs.
    completed_at BIGINT,
    completed_by TEXT REFERENCES users (id),
    completer_name TEXT,
    completer_email TEXT,
    -- How many decisions there are of each kind.
    kept BIGINT NOT NULL,
    removed BIGINT NOT NULL,
    UNIQUE (purchasing_account_id, number)
);
-- One runs at a time.
CREATE UNIQUE INDEX access_reviews_running ON access_reviews (purchasing_account_id) WHERE completed_at IS NULL;

-- The evidence: added, never changed or deleted. Names, roles and counts are those of the moment of the decision.
CREATE TABLE access_decisions (
    id TEXT PRIMARY KEY,
    review_id TEXT NOT NULL REFERENCES access_reviews (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    -- Counts the decisions about a person in a review from 1: whose roles change is decided about again.
    round BIGINT NOT NULL,
    decision TEXT NOT NULL,
    decided_at BIGINT NOT NULL,
    decided_by TEXT NOT NULL REFERENCES users (id),
    decider_name TEXT NOT NULL,
    decider_email TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    -- A set of roles as bits, as in the roster.
    roles BIGINT NOT NULL,
    status TEXT NOT NULL,
    last_sign_in_at BIGINT,
    -- How often the person saw a key, and downloaded a file, since the review before.
    key_views BIGINT NOT NULL,
    downloads BIGINT NOT NULL,
    UNIQUE (review_id, user_id, round)
);
CREATE INDEX access_decisions_by_review ON access_decisions (review_id, id);

-- What reviewers were told of reviews that are due.
CREATE TABLE access_review_notices (
    user_id TEXT NOT NULL REFERENCES users (id),
    purchasing_account_id TEXT NOT NULL REFERENCES purchasing_accounts (id),
    -- When the review that the person was told of was due, and how often the person was told.
    due_at BIGINT NOT NULL,
    notices BIGINT NOT NULL,
    PRIMARY KEY (user_id, purchasing_account_id)
);

-- The number of the review in which the present roles of a person were decided about; 0 once they have changed since. Members who
-- are still open are found by it.
ALTER TABLE roster ADD COLUMN reviewed_in BIGINT NOT NULL DEFAULT 0;
CREATE INDEX roster_of_members ON roster (scope_id, sort_name, email_key) WHERE roles <> 0;
CREATE INDEX roster_of_review ON roster (scope_id, reviewed_in, sort_name, email_key) WHERE roles <> 0;

-- The first role of a purchasing account, and what one person looked at in it.
CREATE INDEX role_assignments_by_grant ON role_assignments (scope_id, granted_at);
CREATE INDEX key_views_by_person ON key_views (purchasing_account_id, user_id, at);
CREATE INDEX downloads_by_person ON downloads (purchasing_account_id, user_id, at);
