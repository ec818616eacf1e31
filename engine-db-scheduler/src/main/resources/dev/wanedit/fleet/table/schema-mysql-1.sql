-- Version 1 for MySQL and MariaDB. Every statement may be repeated: each commits by itself, and a process may die between
-- two of them. ${order} is how the server at hand compares texts by their bytes, without padding.

-- One row for each version that the tables have been through; oldest is the oldest version of the code that can use them.
CREATE TABLE IF NOT EXISTS wanedit_fleet_schema (
    version INTEGER NOT NULL PRIMARY KEY,
    oldest INTEGER NOT NULL
) ENGINE=InnoDB;

-- One row for each job. The document and the URL of the result hold signed URLs; both are null when the job has ended.
CREATE TABLE IF NOT EXISTS wanedit_fleet_job (
    job_key VARCHAR(200) CHARACTER SET utf8mb4 COLLATE ${order} NOT NULL PRIMARY KEY,
    account VARCHAR(50) CHARACTER SET utf8mb4 COLLATE ${order} NOT NULL,
    stage VARCHAR(10) CHARACTER SET ascii NOT NULL,
    turn INTEGER NOT NULL,
    placed DATETIME(6) NOT NULL,
    fingerprint VARCHAR(64) CHARACTER SET ascii NOT NULL,
    format INTEGER NOT NULL,
    document LONGTEXT CHARACTER SET utf8mb4,
    cancel_wanted BOOLEAN NOT NULL,
    cancel_answer VARCHAR(20) CHARACTER SET ascii,
    result_url LONGTEXT CHARACTER SET utf8mb4,
    location LONGTEXT CHARACTER SET utf8mb4,
    size_bytes BIGINT,
    sha256 VARCHAR(64) CHARACTER SET ascii,
    node VARCHAR(50) CHARACTER SET utf8mb4,
    INDEX wanedit_fleet_job_turn (account, stage, turn, placed, job_key),
    INDEX wanedit_fleet_job_cancel (account, cancel_wanted)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC;

-- One row for each account whose submits were ever paused.
CREATE TABLE IF NOT EXISTS wanedit_fleet_account (
    account VARCHAR(50) CHARACTER SET utf8mb4 COLLATE ${order} NOT NULL PRIMARY KEY,
    paused BOOLEAN NOT NULL,
    reason VARCHAR(1000) CHARACTER SET utf8mb4,
    changed DATETIME(6) NOT NULL
) ENGINE=InnoDB;

-- One row for each change of a job's phase, for the application to read and to delete.
CREATE TABLE IF NOT EXISTS wanedit_fleet_outbox (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account VARCHAR(50) CHARACTER SET utf8mb4 COLLATE ${order} NOT NULL,
    job_key VARCHAR(200) CHARACTER SET utf8mb4 COLLATE ${order} NOT NULL,
    version BIGINT NOT NULL,
    phase_before VARCHAR(20) CHARACTER SET ascii,
    phase VARCHAR(20) CHARACTER SET ascii NOT NULL,
    task_id VARCHAR(200) CHARACTER SET utf8mb4,
    changed DATETIME(6) NOT NULL,
    INDEX wanedit_fleet_outbox_order (account, id),
    INDEX wanedit_fleet_outbox_age (account, changed)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC;

INSERT INTO wanedit_fleet_schema (version, oldest) VALUES (1, 1);
