-- Version 1 for MySQL and MariaDB. Every statement may be repeated: each commits by itself, and a process may die between
-- two of them. ${order} is how the server at hand compares texts by their bytes, without padding.

-- One row for each version that the schema has been through.
CREATE TABLE IF NOT EXISTS wanedit_schema (
    version INTEGER NOT NULL PRIMARY KEY
) ENGINE=InnoDB;

-- The snapshot is the record, as JSON. The other columns repeat what is asked for, or helps to read the table.
CREATE TABLE IF NOT EXISTS wanedit_job (
    job_key VARCHAR(200) CHARACTER SET utf8mb4 COLLATE ${order} NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    is_open BOOLEAN NOT NULL,
    task_id VARCHAR(200) CHARACTER SET utf8mb4 COLLATE ${order} UNIQUE,
    phase VARCHAR(20) CHARACTER SET ascii NOT NULL,
    changed DATETIME(6) NOT NULL,
    checksum BIGINT NOT NULL,
    snapshot LONGTEXT CHARACTER SET utf8mb4 NOT NULL,
    INDEX wanedit_job_open (is_open, job_key)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC;

INSERT INTO wanedit_schema (version) VALUES (1);
