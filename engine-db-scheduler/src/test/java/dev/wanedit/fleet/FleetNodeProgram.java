package dev.wanedit.fleet;

import dev.wanedit.fleet.result.SharedFolder;
import dev.wanedit.settings.Polling;
import dev.wanedit.testserver.Pool;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A node as a process of its own, to be killed or suspended. Arguments: the URL of the database, the base URL of the service, its
 * key, the folder for results, the node's name, the heartbeat, and how often it asks for a task, both in milliseconds. It prints {@code ready}, works until it reads a
 * line or its input ends, and then stops in good order.
 */
final class FleetNodeProgram {

    private FleetNodeProgram() {}

    public static void main(String[] arguments) throws IOException, java.sql.SQLException {
        Duration often = Duration.ofMillis(Long.parseLong(arguments[6]));
        try (Pool pool = Pool.of(DurableDatabase.source(arguments[0]));
                FleetClient node = FleetClient.builder(
                                pool.source(),
                                () -> TestFleet.client(URI.create(arguments[1]), arguments[2])
                                        .polling(Polling.every(often).firstAfter(often.multipliedBy(2))),
                                SharedFolder.at(Path.of(arguments[3])))
                        .node(arguments[4])
                        .heartbeat(Duration.ofMillis(Long.parseLong(arguments[5])))
                        .pollInterval(Duration.ofMillis(200))
                        .build()) {
            node.start();
            System.out.println("ready");
            int unused = System.in.read();
        }
    }
}
