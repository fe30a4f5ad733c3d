-- Tiers of search are PostgreSQL's alone: SQLite's index gives its matches one by one.

-- Mails that were never tried are found without looking through those that wait for another attempt.
CREATE INDEX outbox_untried ON outbox (due_at) WHERE state = 'queued' AND attempts = 0;
