-- An index of scopes and trigrams side by side reads through the whole scope for each text (up to 14 ms among a million
-- people). Here each trigram is counted in one of 256 buckets that scopes share, and the matches of other scopes in the
-- bucket are left out afterwards (server/db/search/postgres.rs). The functions are bound to what they call when they are
-- made: maintenance runs them without the schema in its search path.
CREATE FUNCTION search_token(scope_id TEXT, trigram TEXT) RETURNS BIGINT
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    BEGIN ATOMIC SELECT hashtextextended(trigram, hashtext(scope_id) & 255); END;
CREATE FUNCTION search_tokens(scope_id TEXT, search_text TEXT) RETURNS BIGINT[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    BEGIN ATOMIC
        SELECT ARRAY(SELECT search_token(scope_id, substr(search_text, place, 3))
            FROM generate_series(1, length(search_text) - 2) AS place);
    END;

DROP INDEX roster_search_thousandth, roster_search_sixtieth, roster_search_eighth, roster_search_rest;
CREATE INDEX roster_search_thousandth ON roster USING gin (search_tokens(scope_id, search_text)) WHERE id & 1023 = 0;
CREATE INDEX roster_search_sixtieth ON roster USING gin (search_tokens(scope_id, search_text)) WHERE id & 1023 BETWEEN 1 AND 15;
CREATE INDEX roster_search_eighth ON roster USING gin (search_tokens(scope_id, search_text)) WHERE id & 1023 BETWEEN 16 AND 127;
CREATE INDEX roster_search_rest ON roster USING gin (search_tokens(scope_id, search_text)) WHERE id & 1023 > 127;
-- The plan is to be the same for every text: no statistics.
ALTER INDEX roster_search_thousandth ALTER COLUMN 1 SET STATISTICS 0;
ALTER INDEX roster_search_sixtieth ALTER COLUMN 1 SET STATISTICS 0;
ALTER INDEX roster_search_eighth ALTER COLUMN 1 SET STATISTICS 0;
ALTER INDEX roster_search_rest ALTER COLUMN 1 SET STATISTICS 0;

-- Other programs' objects may need these, too.
DO $$
BEGIN
    DROP EXTENSION pg_trgm, btree_gin;
EXCEPTION WHEN dependent_objects_still_exist OR insufficient_privilege THEN
    RAISE NOTICE 'pg_trgm and btree_gin stay, though nothing here needs them any more.';
END $$;
