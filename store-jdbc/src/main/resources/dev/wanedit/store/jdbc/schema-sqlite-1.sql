-- Version 1 for SQLite, in one transaction. Each key is in the table and in two indexes, so that damage of one shows.

-- One row for each version that the schema has been through.
CREATE TABLE IF NOT EXISTS wanedit_schema (
    version INTEGER NOT NULL PRIMARY KEY
) STRICT;

-- The snapshot is the record, as JSON. The other columns repeat what is asked for, or helps to read the table.
CREATE TABLE IF NOT EXISTS wanedit_job (
    job_key TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    is_open INTEGER NOT NULL,
    task_id TEXT UNIQUE,
    phase TEXT NOT NULL,
    changed TEXT NOT NULL,
    checksum INTEGER NOT NULL,
    snapshot TEXT NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS wanedit_job_open ON wanedit_job (is_open, job_key);

-- One row: the sum of all versions.
CREATE TABLE IF NOT EXISTS wanedit_change (
    id INTEGER NOT NULL PRIMARY KEY,
    changes INTEGER NOT NULL
) STRICT;

INSERT INTO wanedit_change (id, changes) VALUES (1, 0) ON CONFLICT (id) DO NOTHING;

INSERT INTO wanedit_schema (version) VALUES (1);
