-- PostgreSQL's search is indexed anew here. SQLite's stays as it is.
SELECT 1;
