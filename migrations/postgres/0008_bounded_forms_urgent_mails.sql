-- Public forms: only requests that wait are rows; what became of the others is counted by day.
CREATE TABLE form_counts (
    -- Days since 1970 (UTC).
    day BIGINT NOT NULL,
    form TEXT NOT NULL,
    outcome TEXT NOT NULL,
    requests BIGINT NOT NULL,
    PRIMARY KEY (day, form, outcome)
);
INSERT INTO form_counts (day, form, outcome, requests)
SELECT created_at / 86400000, form, state, COUNT(*) FROM form_requests WHERE state <> 'queued' GROUP BY 1, 2, 3;
DELETE FROM form_requests WHERE state <> 'queued';
-- How often working on it failed, and when it is tried again.
ALTER TABLE form_requests ADD COLUMN attempts BIGINT NOT NULL DEFAULT 0;
ALTER TABLE form_requests ADD COLUMN due_at BIGINT NOT NULL DEFAULT 0;
-- How often the reminder that is due could not be queued.
ALTER TABLE invitations ADD COLUMN reminder_attempts BIGINT NOT NULL DEFAULT 0;

-- Who waits for the mail: urgent, normal or bulk. Each lane has places of its own at the mail server.
ALTER TABLE outbox ADD COLUMN lane TEXT NOT NULL DEFAULT 'bulk';
-- What the operator has to repair before the mail server takes it.
ALTER TABLE outbox ADD COLUMN trouble TEXT;
UPDATE outbox SET lane = 'urgent' WHERE is_requested OR kind = 'password_changed';
DROP INDEX outbox_by_due;
DROP INDEX outbox_untried;
CREATE INDEX outbox_by_due ON outbox (lane, state, due_at);
-- SQLite takes the index with the most columns that are given; by the one above it would walk through all that wait.
CREATE INDEX outbox_untried ON outbox (lane, state, attempts, due_at) WHERE state = 'queued' AND attempts = 0;
CREATE INDEX outbox_by_trouble ON outbox (trouble) WHERE trouble IS NOT NULL;
CREATE INDEX outbox_requested ON outbox (finished_at) WHERE is_requested;

-- Troubles that the operator has been told of, for as long as a mail waits because of them.
CREATE TABLE mail_troubles (
    trouble TEXT PRIMARY KEY,
    since BIGINT NOT NULL
);
