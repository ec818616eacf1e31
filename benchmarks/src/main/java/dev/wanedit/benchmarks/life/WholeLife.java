package dev.wanedit.benchmarks.life;

import dev.wanedit.benchmarks.process.Child;
import dev.wanedit.benchmarks.service.FakeService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The whole life of tasks: submit, follow, result noticed. Most of a life is waiting, so the clients live at the same time,
 * each with a service of its own.
 */
public final class WholeLife implements AutoCloseable {

    private static final int TASKS = 300;
    private static final int SHORTEST = Integer.getInteger("life.shortest", 60);
    private static final int LENGTHS = 60;

    private static final List<String> CLIENTS = List.of("sdk-alone", "jdk", "retrofit");
    private static final List<String> LABELS = List.of(
            "the vendor's SDK, `call`",
            "`VideoEditClient` over `transport-jdk`",
            "`VideoEditClient` over `transport-retrofit`");

    private final List<Life> lives = new ArrayList<>();

    private WholeLife() {}

    /** Prints the section alone. */
    public static void main(String[] arguments) throws IOException {
        try (WholeLife lives = begun()) {
            System.out.print(lives.section());
        }
    }

    /** Tasks that live from now on for two minutes; nearly all of that is waiting. */
    public static WholeLife begun() throws IOException {
        WholeLife all = new WholeLife();
        try {
            for (String client : CLIENTS) {
                all.lives.add(new Life(client));
            }
            for (Life life : all.lives) {
                life.begin();
            }
        } catch (IOException | RuntimeException e) {
            all.close();
            throw e;
        }
        return all;
    }

    @Override
    public void close() {
        lives.forEach(Life::close);
    }

    /** A section of the page, with the figures of the lives, whose end it waits for. */
    public String section() throws IOException {
        for (Life life : lives) {
            life.end();
        }
        Life sdk = lives.get(0);
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%n## Whole lives of tasks%n%n%d tasks at once, which run for %d to %d s: submit, follow, result noticed. The"
                        + " service has no limits; the SDK would%nbe refused otherwise. wanedit stays within the account's limits of queries and pages;"
                        + " creates are not limited. The clients%nare warm, as far as tasks that end at once can make them so. The figures are of one run. See also [decision"
                        + " 0147](decisions/0147-what-a-few-requests-a-second-cost.md):%na client that sends a few requests a"
                        + " second pays for cold caches and for code that the JVM compiles late.%n%n",
                TASKS,
                SHORTEST,
                SHORTEST + LENGTHS - 1));
        text.append("| client | CPU ms for a task | to the SDK's | requests for a task | to the SDK's |\n");
        text.append("|---|---|---|---|---|\n");
        for (int i = 0; i < lives.size(); i++) {
            Life life = lives.get(i);
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.1f | %.2f |\n",
                    LABELS.get(i),
                    life.nanos / 1e6 / TASKS,
                    life.nanos / sdk.nanos,
                    life.requests / TASKS,
                    life.requests / sdk.requests));
        }
        return text.toString();
    }

    /** One client with its service. */
    private static final class Life implements AutoCloseable {

        private final Child service;
        private final Child worker;
        private double requests;
        private double nanos;

        Life(String client) throws IOException {
            service = Child.start(FakeService.class);
            String[] where = service.read().split(" ");
            worker = Child.start(LifeWorker.class, client, where[0], where[1]);
            worker.read(); // It is warm.
            service.ask("spread " + TASKS + " " + SHORTEST);
        }

        void begin() throws IOException {
            requests = -Double.parseDouble(service.ask("requests"));
            worker.say(String.valueOf(TASKS));
        }

        void end() throws IOException {
            nanos = Double.parseDouble(worker.read());
            requests += Double.parseDouble(service.ask("requests"));
        }

        @Override
        public void close() {
            worker.close();
            service.close();
        }
    }
}
