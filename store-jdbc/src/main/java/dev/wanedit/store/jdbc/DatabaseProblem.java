package dev.wanedit.store.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.List;

/**
 * The possible problems of a database, by the SQLState of its error. Some SQLStates of MySQL are too general, so a
 * slash and the number of the error are appended. States that begin with W are our own.
 */
enum DatabaseProblem {
    LOCKED(
            "another process keeps it locked",
            "Wait until that process has made its change, or end it; then try again.",
            List.of("W0005", "90020")),
    OTHER_KIND(
            "it is a database of H2, and a job store is one of SQLite",
            "It was left as it is. Move it elsewhere, with the file beside it that ends in .mark, or name another file.",
            List.of("W0006")),
    DAMAGED(
            "it is damaged, or no job store",
            "It was left as it is. Put a good copy in its place, or name another file.",
            List.of("W0007", "90030", "90048", "90049", "XX001", "XX002")),
    CUT(
            "jobs are missing from it that it had stored",
            "It was left as it is. Put its newest copy in its place, together with the file beside it that ends in -wal, if"
                    + " there is one; to continue without those jobs, delete the file beside it that ends in .mark.",
            List.of("W0002")),
    GONE(
            "it is gone, and had stored jobs",
            "Put it or its newest copy in its place; to start without those jobs, delete the file that is left of it,"
                    + " which ends in .mark.",
            List.of("W0004")),
    MOVED(
            "it was moved, replaced or deleted while it was open",
            "Put it back, close the store, and open it again.",
            List.of("W0008")),
    NO_LIBRARY(
            "SQLite's native library cannot be loaded",
            "Where the folder for temporary files allows no programs (noexec), start Java with -Dorg.sqlite.tmpdir=FOLDER,"
                    + " naming one that does. On a system that the library was not built for, build libsqlitejdbc and name"
                    + " its folder by -Dorg.sqlite.lib.path=FOLDER. Or keep jobs in PostgreSQL, MySQL or MariaDB, by"
                    + " JdbcJobStore.over(dataSource).",
            List.of("W0009")),
    READ_ONLY(
            "it may only be read",
            "Let this process write it, and its folder.",
            List.of("W0010", "90097", "25006", "HY000/1290", "HY000/1836")),
    OPEN_FOR_READING(
            "it is open only for reading",
            "Open it by JdbcJobStore.over(dataSource) to change jobs.",
            List.of("W0012")),
    NO_TABLES(
            "it has no tables of wanedit",
            "Nothing was created. Correct the URL: its database, its schema or its user.",
            List.of("W0013")),
    NO_DATABASE(
            "there is no such database",
            "Correct the URL, or create the database.",
            List.of("3D000", "90146", "42000/1049")),
    DISK(
            "its disk cannot be written or read",
            "See that the disk is in order, is no network drive, and has space, and that this process may write there.",
            List.of("W0011", "90028", "90031", "90062", "53100", "58030", "HY000/1021", "HY000/1030", "HY000/1114")),
    REFUSED(
            "it does not let this process in",
            "Give the data source a user who may create and change tables.",
            List.of("28", "42501", "90040", "90096", "42000/1044", "42000/1142", "42000/1143", "42000/1227")),
    NOT_READABLE(
            "it does not let this process in",
            "Give it a user who may read its tables, with the password.",
            List.of("W0014")),
    CLOSED(
            "the store was closed",
            "Use a store only until it is closed, and close the client first.",
            List.of("W0001")),
    UNREACHABLE(
            "the database does not answer",
            "See that the database runs and can be reached, then try again.",
            List.of("08", "40003", "57P", "53", "90067", "90098", "90121", "HY000/1040", "HY000/1053")),
    BUSY(
            "the database timed out (lock or statement timeout)",
            "Nothing was changed. Try again; if it happens often, look for long transactions on the tables wanedit_….",
            List.of("40", "55P03", "57014", "HYT00", "70100", "HY000/1205", "HY000/1969", "HY000/3024")),
    OTHER(
            "the database reports an error",
            "See the cause, and correct the database or the data source.",
            List.of("W0003"));

    private final String reason;
    private final String remedy;
    private final List<String> states;

    DatabaseProblem(String reason, String remedy, List<String> states) {
        this.reason = reason;
        this.remedy = remedy;
        this.states = states;
    }

    /**
     * The first fault with a prefix of this error's state. If there is none, the fault for the error's class, or a
     * fault of the disk among its causes.
     */
    static DatabaseProblem of(Exception error) {
        if (error instanceof SQLException sql && sql.getSQLState() != null) {
            String state = sql.getSQLState() + "/" + sql.getErrorCode();
            for (DatabaseProblem fault : values()) {
                if (fault != OTHER && fault.states.stream().anyMatch(state::startsWith)) {
                    return fault;
                }
            }
        }
        if (isOfConnection(error)) {
            return UNREACHABLE;
        }
        return isCausedByDisk(error) ? DISK : OTHER;
    }

    /** True for an error with which a connection pool reports that it has no connection. */
    private static boolean isOfConnection(Exception error) {
        return error instanceof SQLTransientConnectionException
                || error instanceof SQLNonTransientConnectionException
                || error instanceof SQLTimeoutException;
    }

    private static boolean isCausedByDisk(Exception error) {
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    /** An error of this kind that our own code found. */
    SQLException asError() {
        return asError(reason);
    }

    /** The same, with a description. */
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
