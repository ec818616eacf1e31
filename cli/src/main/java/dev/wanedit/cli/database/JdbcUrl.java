package dev.wanedit.cli.database;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.task.Redaction;
import java.util.Locale;

/**
 * The URL of a database.
 *
 * @param text as it was given; may have a password
 */
public record JdbcUrl(String text) {

    private static final String SCHEME = "jdbc:";

    /** @throws ConfigurationException if it is SQLite's, which would be a file */
    public JdbcUrl {
        if (text.toLowerCase(Locale.ROOT).startsWith("jdbc:sqlite:")) {
            throw new ConfigurationException(
                    "--store: A file needs no URL.", "Give the path alone, without jdbc:sqlite:.");
        }
    }

    /** True if this is a URL, and no path of a file. */
    public static boolean isOne(String store) {
        return store.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** The kind of the database, such as {@code postgresql}; it holds no secret. */
    public String product() {
        String rest = text.substring(SCHEME.length());
        int end = rest.indexOf(':');
        return Redaction.redact(end < 0 ? "" : rest.substring(0, end), 30);
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return Redaction.redact(text.replaceAll("[?;(].*", ""));
    }
}
