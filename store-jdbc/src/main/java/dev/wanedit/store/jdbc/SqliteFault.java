package dev.wanedit.store.jdbc;

import java.sql.SQLException;

/** Translates SQLite's errors, which have their own numbers, to errors that {@link DatabaseProblem} knows. */
final class SqliteFault {

    private static final int ERROR = 1;
    private static final int PERMISSION = 3;
    /** The number of "another connection keeps it locked". */
    static final int BUSY = 5;

    private static final int LOCKED = 6;
    /** The number of "the file may not be written, or cannot be read without writing". */
    static final int READ_ONLY = 8;

    private static final int INPUT_OUTPUT = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int PROTOCOL = 15;
    private static final int SCHEMA = 17;
    private static final int TOO_BIG = 18;
    private static final int MISMATCH = 20;
    private static final int NO_LARGE_FILES = 22;
    /** The number of "the file does not have the header of an SQLite database". */
    static final int NOT_A_DATABASE = 26;

    private SqliteFault() {}

    /** The same error with a state that {@link DatabaseProblem} knows; one that has a state is returned as it is. */
    static SQLException of(SQLException error) {
        if (error.getSQLState() != null) {
            return error;
        }
        String text = error.getMessage() == null ? "" : error.getMessage();
        DatabaseProblem fault = fault(error.getErrorCode());
        SQLException known = new SQLException(text, fault.asError().getSQLState(), error.getErrorCode());
        known.setStackTrace(error.getStackTrace());
        return known;
    }

    private static DatabaseProblem fault(int code) {
        return switch (code) {
            case BUSY, LOCKED, PROTOCOL -> DatabaseProblem.LOCKED;
            // Our statements are correct for our tables, so an error in a statement means that the tables are not ours.
            case CORRUPT, NOT_A_DATABASE, ERROR, SCHEMA, TOO_BIG, MISMATCH -> DatabaseProblem.DAMAGED;
            case READ_ONLY -> DatabaseProblem.READ_ONLY;
            case INPUT_OUTPUT, FULL, CANNOT_OPEN, PERMISSION, NO_LARGE_FILES -> DatabaseProblem.DISK;
            default -> DatabaseProblem.OTHER;
        };
    }
}
