package dev.wanedit.store.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An embedded H2 database in one file, over one connection that holds the file as long as the store is open.
 *
 * <p>All work is done on a thread of its own: an interrupt inside H2 closes the file under everybody's feet, and callers
 * are interrupted whenever somebody disposes of a subscription.
 */
final class FileDatabase implements Database {

    /** For all stores of this process: none is opened while a file is put in another's place. */
    private static final Object OPENING = new Object();

    /** What is not worth the work of writing it anew. */
    private static final long ENOUGH = 8L << 20;

    private final Path file;
    private final Watermark mark;
    private final DataSource source;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(FileDatabase::thread);

    /** Used by the worker only; null before the first call, after a fault, and at the end. */
    private @Nullable Connection connection;

    /** Used by the worker only: what waited for it behind the closing must not open the file once more. */
    private boolean closed;

    FileDatabase(Path file) {
        this(file, ENOUGH);
    }

    /** @param enough bytes up to which a file is never written anew */
    FileDatabase(Path file, long enough) {
        this.file = file;
        this.mark = new Watermark(file, enough);
        this.source = ExactFile.source(file);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "wanedit-store");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public <T> T change(Work<Change<T>> work) throws SQLException {
        return read(held -> {
            Change<T> change = work.on(held);
            // H2 writes by itself, but leaves it to the system when that is on disk.
            try (Statement sync = held.createStatement()) {
                sync.execute("CHECKPOINT SYNC");
            }
            if (change.made()) {
                mark.changed();
            }
            return change.result();
        });
    }

    @Override
    public <T> T read(Work<T> work) throws SQLException {
        return onWorker(() -> {
            try {
                return work.on(held());
            } catch (SQLException e) {
                release(); // H2 closes a file that it could not write; the next call opens it anew.
                throw e;
            }
        });
    }

    @Override
    public void compare(Work<Long> changes) throws SQLException {
        compareOnly(changes);
        if (onWorker(this::compacts)) {
            compareOnly(changes); // Another process may have been faster to take the new file.
        }
    }

    private void compareOnly(Work<Long> changes) throws SQLException {
        boolean unused = read(held -> {
            mark.checkChanges(changes.on(held));
            return true;
        });
    }

    @Override
    public void close() {
        try {
            boolean unused = onWorker(() -> {
                closed = true;
                if (connection != null && !compacts()) {
                    mark.unsettled();
                    release();
                    mark.settled();
                }
                return true;
            });
        } catch (SQLException e) {
            return; // It is closed already.
        }
        worker.shutdown();
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
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        }
    }

    private Connection held() throws SQLException {
        if (closed) {
            throw Fault.CLOSED.asError();
        }
        Connection held = connection;
        if (held == null) {
            synchronized (OPENING) {
                mark.checkFile();
                mark.unsettled();
                held = source.getConnection();
            }
            connection = held;
        }
        return held;
    }

    /**
     * Whether the file was written anew, because most of it was of no use. It is given up then, for a moment in which another
     * process may take it: so this is done before the first call and after the last one, never between a job's steps.
     */
    private boolean compacts() {
        Connection held = connection;
        if (held == null || !mark.isWasteful()) {
            return false;
        }
        synchronized (OPENING) {
            if (!Compaction.replaces(file, held, mark::compacted)) {
                return false;
            }
            release();
            return true;
        }
    }

    private void release() {
        Connection held = connection;
        connection = null;
        if (held != null) {
            try {
                held.close();
            } catch (SQLException e) {
                // All that was changed is on disk: there is nothing left for the closing to save.
            }
        }
    }

    /** What the worker does. */
    private interface Task<T> {
        T call() throws SQLException;
    }
}
