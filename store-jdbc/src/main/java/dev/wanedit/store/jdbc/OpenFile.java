package dev.wanedit.store.jdbc;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A store's file and its connection to it, which is opened when it is needed. For one thread only. */
final class OpenFile {

    /** The pause between two attempts to open the file. */
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Duration patience;
    private final StoreFile file;
    private final ChangeCountFile mark;

    /** Null before the first call, after a fault, and at the end. */
    private @Nullable Connection connection;

    /** The files that the connection has open. */
    private List<Object> opened = List.of();

    /**
     * True if everything that the connection found when it was opened is on the disk. After a killed process or a fault,
     * some changes may be in the system's cache but not on the disk: the mark must not count them.
     */
    private boolean onDisk;

    /** The number of transactions that made a change. */
    private final AtomicInteger transactions = new AtomicInteger();

    /** Work that waited in the queue behind the close must not open the file again. */
    private boolean closed;

    /** @param patience how long a change waits for those of other processes */
    OpenFile(Path path, Duration patience) {
        this.patience = patience;
        this.file = new StoreFile(path);
        this.mark = new ChangeCountFile(file);
    }

    String name() {
        return file.named().toString();
    }

    /** The number of transactions that made a change: each of them cost a sync of the disk. For any thread. */
    int transactions() {
        return transactions.get();
    }

    /** Corrects the counter, writes the log to the disk, and writes the number of changes to the mark. */
    void begin() throws SQLException {
        boolean unused = on(held -> {
            long changes = FileChanges.recounted(held);
            onDisk = SqliteConnections.isCheckpointed(held);
            if (onDisk && changes > 0) {
                mark.raise(changes);
            }
            return true;
        });
    }

    /** Runs the work on the connection. After a fault the next call checks the file again. */
    <T> T on(Database.Work<T> work) throws SQLException {
        try {
            return work.on(held());
        } catch (SQLException e) {
            release();
            throw SqliteFault.of(e);
        } catch (Error e) {
            release(); // A transaction may still be open on it.
            throw e;
        }
    }

    /**
     * Runs the work in one transaction, which is on the disk when this method returns.
     *
     * @param work returns the number of changes that it made
     */
    void commit(Database.Work<Integer> work) throws SQLException {
        int unused = on(held -> committed(held, work));
    }

    private int committed(Connection held, Database.Work<Integer> work) throws SQLException {
        int made;
        long changes;
        SqliteConnections.execute(held, "BEGIN IMMEDIATE");
        try {
            made = work.on(held);
            changes = made > 0 ? FileChanges.counted(held, made) : 0;
            SqliteConnections.execute(held, "COMMIT");
        } catch (Throwable e) {
            release(); // Changes that were not committed are dropped with the connection.
            throw e;
        }
        if (made > 0) {
            transactions.incrementAndGet();
            if (!files().equals(opened)) {
                throw DatabaseProblem.MOVED.asError();
            }
            onDisk = onDisk || isCheckpointed(held);
            if (onDisk) {
                mark.raise(changes);
            }
        }
        return made;
    }

    void close() {
        closed = true;
        release();
    }

    /** A fault here does not fail the call: the mark keeps the old number, and the next change finds the problem. */
    private static boolean isCheckpointed(Connection held) {
        try {
            return SqliteConnections.isCheckpointed(held);
        } catch (SQLException e) {
            return false;
        }
    }

    private List<Object> files() throws SQLException {
        try {
            return file.identity();
        } catch (IOException e) {
            throw DatabaseProblem.MOVED.asError(e.toString());
        }
    }

    private Connection held() throws SQLException {
        if (closed) {
            throw DatabaseProblem.CLOSED.asError();
        }
        Connection held = connection;
        if (held == null) {
            held = openedInTime();
            connection = held;
            opened = files();
            onDisk = isCheckpointed(held);
        }
        return held;
    }

    /**
     * While another process opens a new file, some steps of opening it fail at once, without waiting for SQLite's
     * time-out.
     */
    private Connection openedInTime() throws SQLException {
        long start = System.nanoTime();
        while (true) {
            try {
                return opening();
            } catch (SQLException e) {
                if (e.getErrorCode() != SqliteFault.BUSY || System.nanoTime() - start >= patience.toNanos()) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private Connection opening() throws SQLException {
        try {
            long promised = mark.promised();
            if (!file.isThere() && promised != 0) {
                throw DatabaseProblem.GONE.asError("there is no file, and " + said(promised));
            }
            file.make();
            if (file.size() == 0 && promised != 0) {
                throw DatabaseProblem.CUT.asError("it is empty, and " + said(promised));
            }
            if (file.size() > 0) {
                FileCheck.check(file, patience, promised);
            }
            file.closeToOthers();
            return SqliteConnections.writing(file, patience);
        } catch (IOException e) {
            throw DatabaseProblem.DISK.asError("opening it failed: " + e);
        } catch (SQLException e) {
            // A file that is not SQLite's is not open in any store of this process.
            boolean other = e.getErrorCode() == SqliteFault.NOT_A_DATABASE && file.isH2();
            throw other ? DatabaseProblem.OTHER_KIND.asError() : SqliteFault.of(e);
        }
    }

    private static String said(long promised) {
        return promised == ChangeCountFile.UNREADABLE
                ? "the mark beside it cannot be read"
                : "it had stored " + promised + " changes once";
    }

    private void release() {
        Connection held = connection;
        connection = null;
        if (held != null) {
            SqliteConnections.close(held);
        }
    }
}
