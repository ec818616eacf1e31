-- How a version 2 could look, for the test of an upgrade: code of version 1 can use its tables.
ALTER TABLE wanedit_fleet_job ADD COLUMN IF NOT EXISTS later VARCHAR(10);

CREATE TABLE IF NOT EXISTS wanedit_fleet_later (
    id INTEGER NOT NULL PRIMARY KEY
);

INSERT INTO wanedit_fleet_schema (version, oldest) VALUES (2, 1);
