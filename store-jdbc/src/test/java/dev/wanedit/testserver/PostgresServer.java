package dev.wanedit.testserver;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL, whose binaries Maven brings along. Its data are in the folder for temporary files, its port is a free
 * one. Where it cannot run, the test is skipped with the reason.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Shared<PostgresServer> SHARED = new Shared<>(PostgresServer::start);

    private final ServerUser user;
    private final Path folder;
    private final Path data;
    private final Path program;
    private final int port;
    private final String options;

    private PostgresServer(ServerUser user, Path folder, Path binaries, String more) throws IOException {
        this.user = user;
        this.folder = folder;
        this.program = binaries.resolve("bin").resolve("pg_ctl");
        this.data = user.folderIn(folder, "data");
        this.port = freePort();
        // In an order of texts that no program would expect, as a database made for a language has it.
        String unused = user.run(
                folder,
                binaries.resolve("bin").resolve("initdb").toString(),
                "--pgdata=" + data,
                "--auth=trust",
                "--username=postgres",
                "--encoding=UTF-8",
                "--locale-provider=icu",
                "--icu-locale=en-US",
                "--locale=C");
        options = "-p " + port + " -F -c listen_addresses=127.0.0.1 -c unix_socket_directories="
                + " -c max_connections=300" + more;
        run();
    }

    private void run() throws IOException {
        String unused = user.run(
                folder,
                program.toString(),
                "--pgdata=" + data,
                "--options=" + options,
                "--log=" + data.resolve("log.txt"),
                "--wait",
                "--timeout=120",
                "start");
    }

    /** Ends as if its process was killed, and starts again. What was committed is there again if it was {@link #startDurable()}. */
    public void restart() throws IOException {
        String unused = user.run(folder, program.toString(), "--pgdata=" + data, "--mode=immediate", "stop");
        run();
    }

    /** The server of this JVM; the first one asked for it waits some seconds. It ends with the JVM. */
    public static PostgresServer shared() {
        return SHARED.get();
    }

    /** One more server, to be closed. It may lose the last commits when it is killed. */
    public static PostgresServer start() {
        return start(" -c synchronous_commit=off");
    }

    /** One more server, to be closed, which loses no commit when it is killed. */
    public static PostgresServer startDurable() {
        return start("");
    }

    private static PostgresServer start(String options) {
        try {
            return started(Files.createTempDirectory("wanedit-postgres"), options);
        } catch (IOException | RuntimeException | ReflectiveOperationException | ExceptionInInitializerError e) {
            return Assumptions.abort("PostgreSQL could not be started here: " + e.getMessage());
        }
    }

    private static PostgresServer started(Path folder, String options)
            throws IOException, ReflectiveOperationException {
        try {
            Path binaries = binaries(folder);
            ServerUser user = ServerUser.able(folder, binaries.resolve("bin").resolve("postgres"));
            return new PostgresServer(user, folder, binaries, options);
        } catch (IOException | RuntimeException | ReflectiveOperationException e) {
            Command.deleteAll(folder);
            throw e;
        }
    }

    /** Unpacked once, into the folder for temporary files. The library has no other way to ask for it. */
    private static Path binaries(Path folder) throws ReflectiveOperationException {
        Method unpack = EmbeddedPostgres.class.getDeclaredMethod("prepareBinaries", PgBinaryResolver.class, File.class);
        unpack.setAccessible(true);
        Path unpacked = ((File) unpack.invoke(null, DefaultPostgresBinaryResolver.INSTANCE, null)).toPath();
        try {
            String unused = Command.run(folder, List.of(), "chmod", "-R", "a+rX", unpacked.toString());
        } catch (IOException e) {
            // They are somebody else's, or there is no such program: whether they can be run is tried next.
        }
        return unpacked;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** The port of 127.0.0.1 that it listens at. */
    public int port() {
        return port;
    }

    /** The URL of a database, with user and all. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    /** The URL of a schema that nobody else uses. */
    public String freshSchema() {
        String schema = "s" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = source(url()).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url() + "&currentSchema=" + schema;
    }

    /** Connections of such a URL. */
    public static DataSource source(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        return source;
    }

    /** Idempotent. */
    @Override
    public void close() {
        if (!Files.exists(data)) {
            return;
        }
        try {
            String unused = user.run(folder, program.toString(), "--pgdata=" + data, "--mode=immediate", "stop");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Command.deleteAll(folder);
    }
}
