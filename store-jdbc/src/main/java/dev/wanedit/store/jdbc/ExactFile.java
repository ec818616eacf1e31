package dev.wanedit.store.jdbc;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import java.io.File;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system for H2 that knows a database by the name of its file. H2's own one appends an ending to every name, and so
 * would leave the file that the user named alone and write another one. Public because H2 makes the instances.
 */
public final class ExactFile extends FilePathWrapper {

    private static final String SCHEME = "wanedit-store";
    private static final String ENDING = ".mv.db";

    /**
     * Without a write delay, H2 has written what it committed when it returns. It only ever appends: where it uses space
     * again it overwrites what its last state still names, and when it is killed there, it goes back to a state before.
     * A change appends all pages that it touches, so they are small: the file grows a quarter as fast as with H2's own.
     * It puts no file of traces beside the store, and does not close it when the JVM begins to end: there may be something
     * left to store.
     */
    private static final String SETTINGS = ";WRITE_DELAY=0;REUSE_SPACE=FALSE;PAGE_SIZE=1024;MAX_COMPACT_TIME=0"
            + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";

    /** For H2 only. */
    public ExactFile() {}

    /** Connections to the database in exactly this absolute file, which is made if it is not there. */
    static DataSource source(Path file) {
        FilePath.register(new ExactFile());
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + SCHEME + ":" + file + SETTINGS);
        source.setUser("sa");
        source.setPassword("");
        return source;
    }

    /**
     * The same path.
     *
     * @throws StorageException if H2 would take it for another one
     */
    static Path checked(Path file) {
        String text = file.toString();
        if (text.indexOf(';') >= 0 || (File.separatorChar != '\\' && text.indexOf('\\') >= 0)) {
            throw new StorageException(
                    "The job store " + file + " could not be opened: its path holds a semicolon or a backslash.",
                    ErrorContext.NONE,
                    "Name a path without.",
                    null);
        }
        return file;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    protected FilePath unwrap(String path) {
        return super.unwrap(path.endsWith(ENDING) ? path.substring(0, path.length() - ENDING.length()) : path);
    }

    /** With the ending that it had: H2 takes it off again. */
    @Override
    public FilePath toRealPath() {
        FilePath real = super.toRealPath();
        if (name.endsWith(ENDING)) {
            real.name += ENDING;
        }
        return real;
    }
}
