package dev.wanedit.fleet;

import dev.wanedit.testserver.MariaDbServer;
import dev.wanedit.testserver.PostgresServer;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * An empty database for one fleet, of a server that loses no commit when it is killed.
 *
 * @param script the end of the name of the script for db-scheduler's table
 * @param url the database for this process and for others, whose transactions end when they are idle for two seconds:
 *     otherwise a suspended node could keep a row locked
 * @param restarting kills the server and starts it again
 */
record DurableDatabase(String script, String url, Restarting restarting) {

    static DurableDatabase of(PostgresServer server) {
        return new DurableDatabase(
                "postgresql",
                server.freshSchema() + "&options=-c%20idle_in_transaction_session_timeout=2000",
                server::restart);
    }

    static DurableDatabase of(MariaDbServer server) {
        return new DurableDatabase(
                "mysql",
                "jdbc:mariadb:" + server.freshDatabase() + "&sessionVariables=idle_transaction_timeout=2",
                server::restart);
    }

    /** Connections of a URL of either kind. */
    static DataSource source(String url) throws SQLException {
        return url.startsWith("jdbc:mariadb:") ? new MariaDbDataSource(url) : PostgresServer.source(url);
    }

    /** Does it. */
    interface Restarting {
        void restart() throws IOException;
    }
}
