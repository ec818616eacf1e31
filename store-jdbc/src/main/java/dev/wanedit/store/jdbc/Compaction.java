package dev.wanedit.store.jdbc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a store anew, without what its changes left behind, and puts it in the place of the old file in one step. Whoever
 * dies meanwhile leaves the one or the other, whole; the old one is held until it is out of the way.
 */
final class Compaction {

    private static final int COLUMNS = 7;
    private static final String PAGE = "SELECT job_key, version, is_open, task_id, phase, changed, snapshot"
            + " FROM wanedit_job WHERE job_key > ? ORDER BY job_key LIMIT 500";
    private static final String INSERT =
            "INSERT INTO wanedit_job (job_key, version, is_open, task_id, phase, changed, snapshot)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)";

    private Compaction() {}

    /**
     * Whether it was done: the connection leads to a file without a name then, and has to be closed. It is not done where
     * there is no space for it, where the system does not part a file in use from its name, and while this process has the
     * store open elsewhere.
     *
     * @param held the connection that holds the file
     * @param length is told how long the new file is, before it can be opened by its name
     */
    static boolean replaces(Path file, Connection held, LongConsumer length) {
        Path anew = null;
        try {
            if (number(held, "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS") != 1) {
                return false;
            }
            Path old = file.toRealPath(); // The link that leads to it stays.
            anew = old.resolveSibling(old.getFileName() + ".new");
            Files.deleteIfExists(anew); // Of somebody who died.
            copy(held, anew);
            force(anew, StandardOpenOption.WRITE);
            length.accept(Files.size(anew));
            Files.move(anew, old, StandardCopyOption.ATOMIC_MOVE);
            forceNames(old.getParent());
        } catch (SQLException | IOException e) {
            discard(anew); // The old one is as good, only larger.
            return false;
        }
        barFromUse(held);
        return true;
    }

    /** Another process may have opened the old file by its name just before, and wait to lock it. */
    private static void barFromUse(Connection old) {
        try (Statement insert = old.createStatement()) {
            insert.execute("INSERT INTO wanedit_schema (version) VALUES (" + Integer.MAX_VALUE + ")");
        } catch (SQLException e) {
            // Then H2 has closed it, and nobody else will open what has no name.
        }
    }

    private static void copy(Connection from, Path anew) throws SQLException {
        try (Connection to = ExactFile.source(anew).getConnection()) {
            int unused = Schema.prepare(to, Dialect.H2);
            to.setAutoCommit(false);
            String last = "";
            while (last != null) {
                last = copyPage(from, to, last);
            }
            to.commit();
            if (JobTable.changes(to) != JobTable.changes(from)) {
                throw Fault.OTHER.asError("the copy is not the same");
            }
            try (Statement sync = to.createStatement()) {
                sync.execute("CHECKPOINT SYNC");
            }
        }
    }

    /** The last key of the page; null if there was none. */
    private static @Nullable String copyPage(Connection from, Connection to, String after) throws SQLException {
        String last = null;
        try (PreparedStatement page = from.prepareStatement(PAGE);
                PreparedStatement insert = to.prepareStatement(INSERT)) {
            page.setString(1, after);
            try (ResultSet rows = page.executeQuery()) {
                while (rows.next()) {
                    for (int i = 1; i <= COLUMNS; i++) {
                        insert.setObject(i, rows.getObject(i));
                    }
                    insert.executeUpdate();
                    last = rows.getString(1);
                }
            }
        }
        return last;
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** Where the system can: without it, a name may lead to the old file again when the power fails. */
    private static void forceNames(@Nullable Path folder) {
        if (folder != null) {
            try {
                force(folder, StandardOpenOption.READ);
            } catch (IOException e) {
                // Windows opens no folders.
            }
        }
    }

    private static void force(Path path, StandardOpenOption way) throws IOException {
        try (FileChannel channel = FileChannel.open(path, way)) {
            channel.force(true);
        }
    }

    private static void discard(@Nullable Path anew) {
        try {
            if (anew != null) {
                Files.deleteIfExists(anew);
            }
        } catch (IOException e) {
            // The next one deletes it.
        }
    }
}
