package dev.wanedit.testserver;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.DataSource;

/** A pool of connections, as an application has one: opening a connection takes longer than all else. */
public final class Pool implements AutoCloseable {

    private static final int VALID_SECONDS = 5;

    private final DataSource source;
    private final boolean autocommit;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    private Pool(DataSource source, boolean autocommit) {
        this.source = source;
        this.autocommit = autocommit;
    }

    public static Pool of(DataSource source) {
        return new Pool(source, true);
    }

    /** A pool of connections on which nothing is stored before they are told to. */
    public static Pool withoutAutocommit(DataSource source) {
        return new Pool(source, false);
    }

    public DataSource source() {
        return proxy(
                DataSource.class,
                (self, method, arguments) -> method.getName().equals("getConnection") ? lent() : null);
    }

    /** How many connections are here. */
    public int idle() {
        return idle.size();
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : idle) {
            connection.close();
        }
    }

    private Connection lent() throws SQLException {
        Connection waiting = idle.poll();
        while (waiting != null && !waiting.isValid(VALID_SECONDS)) {
            waiting = idle.poll(); // The server was restarted.
        }
        Connection connection = waiting == null ? opened() : waiting;
        return proxy(Connection.class, (self, method, arguments) -> {
            if (method.getName().equals("close")) {
                takeBack(connection);
                return null;
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private Connection opened() throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(autocommit);
        return connection;
    }

    private void takeBack(Connection connection) throws SQLException {
        if (connection.isClosed()) {
            return; // The server is gone.
        }
        if (connection.getAutoCommit() != autocommit) {
            throw new AssertionError("A connection is given back as it was lent.");
        }
        if (!autocommit) {
            connection.rollback(); // As pools do.
        }
        idle.push(connection);
    }

    public static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Pool.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
