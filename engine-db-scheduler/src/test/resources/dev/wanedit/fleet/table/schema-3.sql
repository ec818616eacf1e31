-- How a version 3 could look, which ends the support of version 1.
DROP TABLE IF EXISTS wanedit_fleet_later;

INSERT INTO wanedit_fleet_schema (version, oldest) VALUES (3, 2);
