-- Rows of the roster had ids from all over the range of their scope (the bits above the 47th). Side by side, they take
-- fewer pages, and new ones follow. First out of the way, then to their places: no two rows meet.
UPDATE roster SET id = -1 - numbered.place
FROM (SELECT id AS former, (id >> 47 << 47) + ROW_NUMBER() OVER (PARTITION BY id >> 47 ORDER BY id) - 1 AS place
    FROM roster) AS numbered
WHERE roster.id = numbered.former;
UPDATE roster SET id = -1 - id;
INSERT INTO roster_search (roster_search) VALUES ('rebuild');
