package dev.wanedit.testserver;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * A real MariaDB: the one that Maven brings along for Linux on x86-64, else one that is installed. Its data are in the
 * folder for temporary files, its port is a free one. Where it cannot run, the test is skipped with the reason.
 */
public final class MariaDbServer implements AutoCloseable {

    /** Nothing has to outlive the tests, and making tables is slow on a disk. */
    private static final List<String> QUICK = List.of(
            "--innodb-flush-log-at-trx-commit=0",
            "--innodb-flush-method=nosync",
            "--sync-frm=0",
            "--innodb-doublewrite=0");

    /** The system has each commit before it is confirmed; it need not be on the disk, since the system is not killed. */
    private static final List<String> DURABLE =
            List.of("--innodb-flush-log-at-trx-commit=2", "--innodb-flush-method=nosync");

    private static final Shared<MariaDbServer> SHARED = new Shared<>(() -> start(QUICK));

    private final Path folder;
    private final int port;
    private final List<String> command;
    private Process process;

    private MariaDbServer(MariaDbBinaries binaries, Path folder, List<String> more) throws IOException {
        this.folder = folder;
        this.port = freePort();
        String data = folder.resolve("data").toString();
        String user = "--user=" + System.getProperty("user.name");
        String unused = Command.run(
                folder,
                List.of(),
                binaries.install(),
                "--no-defaults",
                "--basedir=" + binaries.base(),
                "--datadir=" + data,
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--skip-name-resolve",
                user);
        command = new ArrayList<>(List.of(binaries.server(), "--no-defaults"));
        command.addAll(List.of("--basedir=" + binaries.base(), "--datadir=" + data, user));
        command.addAll(List.of("--port=" + port, "--bind-address=127.0.0.1", "--socket=" + folder.resolve("socket")));
        command.addAll(List.of("--skip-name-resolve", "--skip-log-bin", "--performance-schema=OFF"));
        // Else it makes a certificate at each start, which takes seconds of a core.
        command.add("--skip-ssl");
        command.add("--innodb-buffer-pool-size=32M");
        command.addAll(more);
        // As many servers are set up: with an old alphabet, and cutting off without a word what is too long.
        command.addAll(List.of("--character-set-server=latin1", "--sql-mode="));
        this.process = run();
    }

    private Process run() throws IOException {
        Process started = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        awaitReady(started.inputReader(StandardCharsets.ISO_8859_1));
        return started;
    }

    /** Kills its process, and starts it again. What was committed is there again if it was {@link #startDurable()}. */
    public void restart() throws IOException {
        process.destroyForcibly().onExit().join();
        process = run();
    }

    /** The server of this JVM; the first one asked for it waits some seconds. It ends with the JVM. */
    public static MariaDbServer shared() {
        return SHARED.get();
    }

    /** One more server, to be closed, which loses no commit when it is killed. */
    public static MariaDbServer startDurable() {
        return start(DURABLE);
    }

    private static MariaDbServer start(List<String> more) {
        try {
            return new MariaDbServer(MariaDbBinaries.found(), Files.createTempDirectory("wanedit-mariadb"), more);
        } catch (IOException e) {
            return Assumptions.abort("MariaDB could not be started here: " + e.getMessage());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static void awaitReady(BufferedReader log) throws IOException {
        StringBuilder printed = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            printed.append(line).append('\n');
            if (line.contains("ready for connections")) {
                Thread drain = new Thread(() -> log.lines().forEach(ignored -> {}));
                drain.setDaemon(true);
                drain.start();
                return;
            }
        }
        throw new IOException("it ended: " + printed);
    }

    /** A database that nobody else uses: what follows {@code jdbc:mariadb:} or {@code jdbc:mysql:} in its URL. */
    public String freshDatabase() {
        return freshDatabase("//127.0.0.1:" + port + "/?user=root");
    }

    /** The same in another server, a MySQL too, which is given in the same way. */
    public static String freshDatabase(String server) {
        String name = "d" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = new MariaDbDataSource("jdbc:mariadb:" + server).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server.replace("/?", "/" + name + "?");
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        Command.deleteAll(folder);
    }
}
