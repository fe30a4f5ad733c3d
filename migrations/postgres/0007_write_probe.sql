-- One row that is changed to find out whether anything can be written.
CREATE TABLE write_probe (writes BIGINT NOT NULL);
INSERT INTO write_probe (writes) VALUES (0);
