package dev.wanedit.store.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** What can be wrong with a database, told by the SQLState of its error. */
enum Fault {
    LOCKED("another process uses it", "End that process, or give this one a store of its own.", List.of("90020")),
    DAMAGED(
            "it is damaged, or no job store",
            "It was left as it is. Put a good copy in its place, or name another file.",
            List.of("90030", "90048", "90049", "XX001", "XX002")),
    CUT(
            "jobs are missing from it that it had stored",
            "It was left as it is. Put its newest copy in its place; to go on without those jobs, delete the file beside it"
                    + " that ends in .mark.",
            List.of("W0002")),
    GONE(
            "it is gone, and had stored jobs",
            "Put it or its newest copy in its place; to begin anew without those jobs, delete the file that is left of it,"
                    + " which ends in .mark.",
            List.of("W0004")),
    READ_ONLY("it may only be read", "Let this process write it, and its folder.", List.of("90097", "25006")),
    DISK(
            "its disk cannot be written or read",
            "See that the disk is in order and has space, and that this process may write there.",
            List.of("90028", "90031", "90062", "53100", "58030")),
    REFUSED(
            "it does not let this process in",
            "Give the data source a user who may create and change tables.",
            List.of("28", "42501", "90040", "90096")),
    CLOSED(
            "the store was closed",
            "Use a store only until it is closed, and close the client first.",
            List.of("W0001")),
    UNREACHABLE(
            "the database does not answer",
            "See that the database runs and can be reached, then try again.",
            List.of("08", "57P", "53", "90067", "90098", "90121")),
    OTHER(
            "the database reports an error",
            "See the cause, and correct the database or the data source.",
            List.of("W0003"));

    private final String reason;
    private final String remedy;
    private final List<String> states;

    Fault(String reason, String remedy, List<String> states) {
        this.reason = reason;
        this.remedy = remedy;
        this.states = states;
    }

    /** The first whose states begin as this error's does; what no state tells, may a fault of the disk below it tell. */
    static Fault of(Exception error) {
        String state = error instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
        for (Fault fault : values()) {
            if (fault != OTHER && fault.states.stream().anyMatch(state::startsWith)) {
                return fault;
            }
        }
        return isCausedByDisk(error) ? DISK : OTHER;
    }

    private static boolean isCausedByDisk(Exception error) {
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    /** An error of this kind, found by ourselves. */
    SQLException asError() {
        return asError(reason);
    }

    /** The same, with what was found. */
    SQLException asError(String finding) {
        return new SQLException(finding, states.get(0));
    }

    String reason() {
        return reason;
    }

    String remedy() {
        return remedy;
    }
}
