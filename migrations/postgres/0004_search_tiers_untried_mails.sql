-- PostgreSQL reads every match of an index of trigrams before it gives the first. Four indexes, each of more rows than the
-- one before, are asked in turn until there are enough: a frequent text is answered by the first thousandth. The lowest ten
-- bits of a row's id, which is random, tell its index (server/db/search/postgres.rs).
DROP INDEX roster_search;
CREATE INDEX roster_search_thousandth ON roster USING gin (scope_id, search_text gin_trgm_ops) WHERE id & 1023 = 0;
CREATE INDEX roster_search_sixtieth ON roster USING gin (scope_id, search_text gin_trgm_ops) WHERE id & 1023 BETWEEN 1 AND 15;
CREATE INDEX roster_search_eighth ON roster USING gin (scope_id, search_text gin_trgm_ops) WHERE id & 1023 BETWEEN 16 AND 127;
CREATE INDEX roster_search_rest ON roster USING gin (scope_id, search_text gin_trgm_ops) WHERE id & 1023 > 127;

-- Mails that were never tried are found without looking through those that wait for another attempt.
CREATE INDEX outbox_untried ON outbox (due_at) WHERE state = 'queued' AND attempts = 0;
