-- SQLite numbers the rows of the roster anew here. PostgreSQL's index needs no order: new ids are random numbers of 63
-- bits from now on.
SELECT 1;
