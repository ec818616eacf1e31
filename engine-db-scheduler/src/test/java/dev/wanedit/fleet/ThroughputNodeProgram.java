package dev.wanedit.fleet;

import dev.wanedit.fleet.result.SharedFolder;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.testserver.Pool;
import dev.wanedit.testserver.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A node without limits of an account, which counts its statements. Arguments: the URL of the database, the base URL of the
 * service, its key, the folder for results, and the node's name. It prints {@code ready}, and its counts for each line it reads.
 */
final class ThroughputNodeProgram {

    static final RateLimits WIDE = new RateLimits(1000, 1000, 1000, 1000);

    private ThroughputNodeProgram() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        try (Pool pool = Pool.of(PostgresServer.source(arguments[0]));
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            CountedStatements counted = new CountedStatements(pool.source());
            try (FleetClient node = FleetClient.builder(
                            counted.source(),
                            () -> TestFleet.client(URI.create(arguments[1]), arguments[2])
                                    .maxRunning(Integer.MAX_VALUE)
                                    .polling(TestFleet.OFTEN),
                            SharedFolder.at(Path.of(arguments[3])))
                    .node(arguments[4])
                    .rateLimits(WIDE)
                    .build()) {
                node.start();
                System.out.println("ready");
                while (in.readLine() != null) {
                    System.out.println("counts " + counted.line());
                }
            }
        }
    }
}
