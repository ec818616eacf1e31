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
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/**
 * An embedded H2 database in one file, over one connection that holds the file as long as the store is open.
 *
 * <p>All work is done on a thread of its own: an interrupt inside H2 closes the file under everybody's feet, and callers
 * are interrupted whenever somebody disposes of a subscription.
 */
final class FileDatabase implements Database {

    /**
     * Without a write delay, H2 has written what it committed when it returns, and needs no thread for it. It puts no file
     * of traces beside the store, and does not close it when the JVM begins to end: there may be something left to store.
     */
    private static final String SETTINGS =
            ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";

    private final Path file;
    private final Watermark mark;
    private final JdbcDataSource source = new JdbcDataSource();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(FileDatabase::thread);

    /** Used by the worker only; null before the first call, and after a fault. */
    private @Nullable Connection connection;

    FileDatabase(Path file) {
        this.file = file;
        this.mark = new Watermark(file);
        source.setURL("jdbc:h2:" + ExactFile.database(file) + SETTINGS);
        source.setUser("sa");
        source.setPassword("");
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
            mark.unsettled();
            Change<T> change = work.on(held);
            try (Statement sync = held.createStatement()) {
                sync.execute(
                        "CHECKPOINT SYNC"); // H2 writes by itself, but leaves it to the system when that is on disk.
            }
            mark.settled(change.made());
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
        boolean unused = read(held -> {
            mark.checkChanges(changes.on(held));
            return true;
        });
    }

    @Override
    public void close() {
        try {
            boolean unused = onWorker(() -> {
                if (connection != null) {
                    mark.unsettled();
                    release();
                    mark.settled(false);
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
        Connection held = connection;
        if (held == null) {
            mark.checkFile();
            mark.unsettled();
            held = source.getConnection();
            connection = held;
        }
        return held;
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
