-- SQLite numbers the rows of the roster anew here. PostgreSQL's index needs no order.
SELECT 1;
