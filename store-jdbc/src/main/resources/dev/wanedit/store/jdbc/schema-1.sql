-- Version 1 for PostgreSQL and H2. Every statement may be repeated: a process may die in the midst of them, and two may run them at once.
-- ${order} is how the database at hand orders texts by their code points.

-- One row for each version that the schema has been through.
CREATE TABLE IF NOT EXISTS wanedit_schema (
    version INTEGER NOT NULL PRIMARY KEY
);

-- The snapshot is the record, as JSON. The other columns repeat what is asked for, or helps to read the table.
CREATE TABLE IF NOT EXISTS wanedit_job (
    job_key VARCHAR(200)${order} NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    is_open BOOLEAN NOT NULL,
    task_id VARCHAR(200) UNIQUE,
    phase VARCHAR(20) NOT NULL,
    changed TIMESTAMP WITH TIME ZONE NOT NULL,
    checksum BIGINT NOT NULL,
    snapshot VARCHAR NOT NULL
);

-- Few jobs are open, of the many that a store has seen.
CREATE INDEX IF NOT EXISTS wanedit_job_open ON wanedit_job (is_open, job_key);

INSERT INTO wanedit_schema (version) VALUES (1);
