package dev.wanedit.store.jdbc;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * An SQLite database in one file, over one connection. Other processes, and other stores of this one, may have the file
 * open too: SQLite makes their changes run one after the other.
 *
 * <p>All work is done on a thread of the store: a connection is for one caller at a time. Also, an interrupt would
 * close the mark file, and callers are interrupted whenever a subscription is disposed of.
 */
final class FileDatabase implements Database {

    /** How long a change waits for those of other processes; each of them takes some milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The pause between two attempts to open the file. */
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Duration patience;
    private final StoreFile file;
    private final ChangeMark mark;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(FileDatabase::thread);

    /** Used by the worker only; null before the first call, after a fault, and at the end. */
    private @Nullable Connection connection;

    /** Used by the worker only: the files that the connection has open. */
    private List<Object> opened = List.of();

    /**
     * Used by the worker only: true if everything that the connection found when it was opened is on the disk. After a
     * killed process or a fault, some changes may be in the system's cache but not on the disk: the mark must not count
     * them.
     */
    private boolean onDisk;

    /** Used by the worker only: work that waited in the queue behind the close must not open the file again. */
    private boolean closed;

    FileDatabase(Path path) {
        this(path, PATIENCE);
    }

    FileDatabase(Path path, Duration patience) {
        this.patience = patience;
        this.file = new StoreFile(path);
        this.mark = new ChangeMark(file);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "wanedit-store");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public String name() {
        return file.named().toString();
    }

    @Override
    public Optional<Dialect> dialect(Connection connection) {
        return Optional.of(Dialect.SQLITE);
    }

    @Override
    public <T> T change(Work<Change<T>> work) throws SQLException {
        return onConnection(held -> changed(held, work));
    }

    @Override
    public <T> T read(Work<T> work) throws SQLException {
        return onConnection(work);
    }

    /** Corrects the counter, writes the log to the disk, and writes the number of changes to the mark. */
    @Override
    public void begin() throws SQLException {
        boolean unused = onConnection(held -> {
            long changes = FileChanges.recounted(held);
            onDisk = SqliteConnections.isCheckpointed(held);
            if (onDisk && changes > 0) {
                mark.raise(changes);
            }
            return true;
        });
    }

    @Override
    public void close() {
        try {
            boolean unused = onWorker(() -> {
                closed = true;
                release();
                return true;
            });
        } catch (SQLException e) {
            return; // The database is already closed.
        }
        worker.shutdown();
    }

    private <T> T changed(Connection held, Work<Change<T>> work) throws SQLException {
        SqliteConnections.execute(held, "BEGIN IMMEDIATE");
        Change<T> change;
        long changes;
        try {
            change = work.on(held);
            changes = change.made() ? FileChanges.counted(held) : 0;
            SqliteConnections.execute(held, "COMMIT");
        } catch (Throwable e) {
            release(); // Changes that were not committed are dropped with the connection.
            throw e;
        }
        if (change.made()) {
            if (!files().equals(opened)) {
                throw Fault.MOVED.asError();
            }
            onDisk = onDisk || isCheckpointed(held);
            if (onDisk) {
                mark.raise(changes);
            }
        }
        return change.result();
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
            throw Fault.MOVED.asError(e.toString());
        }
    }

    private <T> T onConnection(Work<T> work) throws SQLException {
        return onWorker(() -> {
            try {
                return work.on(held());
            } catch (SQLException e) {
                release(); // The next call checks the file again.
                throw SqliteFault.of(e);
            } catch (Error e) {
                release(); // A transaction may still be open on it.
                throw e;
            }
        });
    }

    private <T> T onWorker(Task<T> task) throws SQLException {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            worker.execute(() -> {
                try {
                    result.complete(task.call());
                } catch (Throwable e) {
                    result.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            throw Fault.CLOSED.asError();
        }
        try {
            return result.join(); // An interrupt does not end it, and stays set.
        } catch (CompletionException e) {
            if (e.getCause() instanceof SQLException fault) {
                throw fault;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        }
    }

    private Connection held() throws SQLException {
        if (closed) {
            throw Fault.CLOSED.asError();
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
                throw Fault.GONE.asError("there is no file, and " + said(promised));
            }
            file.make();
            if (file.size() == 0 && promised != 0) {
                throw Fault.CUT.asError("it is empty, and " + said(promised));
            }
            if (file.size() > 0) {
                FileCheck.check(file, patience, promised);
            }
            file.closeToOthers();
            return SqliteConnections.writing(file, patience);
        } catch (IOException e) {
            throw Fault.DISK.asError("opening it failed: " + e);
        } catch (SQLException e) {
            // A file that is not SQLite's is not open in any store of this process.
            boolean other = e.getErrorCode() == SqliteFault.NOT_A_DATABASE && file.isH2();
            throw other ? Fault.OTHER_KIND.asError() : SqliteFault.of(e);
        }
    }

    private static String said(long promised) {
        return promised == ChangeMark.UNREADABLE
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

    /** Work for the worker thread. */
    private interface Task<T> {
        T call() throws SQLException;
    }
}
