package dev.wanedit.store.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * An SQLite database in one file, over one connection. Other processes, and other stores of this one, may have the file
 * open too: SQLite makes their changes run one after the other.
 */
final class FileDatabase implements Database {

    /** How long a change waits for those of other processes; each of them takes some milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StoreThread thread = new StoreThread();
    private final OpenFile file;
    private final GroupedChanges changes;

    FileDatabase(Path path) {
        this(path, PATIENCE);
    }

    FileDatabase(Path path, Duration patience) {
        this.file = new OpenFile(path, patience);
        this.changes = new GroupedChanges(thread, file);
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public Optional<Dialect> dialect(Connection connection) {
        return Optional.of(Dialect.SQLITE);
    }

    @Override
    public <T> T change(Work<Change<T>> work) throws SQLException {
        return changes.make(work);
    }

    @Override
    public <T> T read(Work<T> work) throws SQLException {
        return thread.call(() -> file.on(work));
    }

    /** See {@link OpenFile#transactions()}. */
    int transactions() {
        return file.transactions();
    }

    @Override
    public void begin() throws SQLException {
        boolean unused = thread.call(() -> {
            file.begin();
            return true;
        });
    }

    @Override
    public void close() {
        try {
            boolean unused = thread.call(() -> {
                changes.commitWaiting();
                file.close();
                return true;
            });
        } catch (SQLException e) {
            return; // The database is already closed.
        }
        thread.end();
    }
}
