package dev.wanedit.testkit;

import dev.wanedit.testkit.service.Quotas;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The fake as a program: on the real clock, with the quotas of the real service. */
public final class FakeServer {

    private static final int REMEMBERED_REQUESTS = 100;

    private FakeServer() {}

    /**
     * A builder with settings for a program: real time, the published quotas, tasks that take 5 and then 15 seconds,
     * and only the latest requests kept.
     */
    public static FakeDashScopeBuilder builder() {
        return FakeDashScope.builder()
                .quotas(Quotas.published())
                .pending(Duration.ofSeconds(5))
                .running(Duration.ofSeconds(15))
                .remembering(REMEMBERED_REQUESTS);
    }

    /** Prints the base URL on a line, and on the next one the key that is accepted, which is no secret. */
    public static void announce(FakeDashScope fake, PrintStream out) {
        out.println(fake.baseUrl());
        out.println(fake.apiKey());
        out.flush();
    }

    /** Runs until the process is ended. Takes no arguments. */
    public static void main(String[] args) throws InterruptedException {
        if (args.length > 0) {
            System.err.println("The fake server takes no arguments here; use the builder for a port or for times.");
            System.exit(2);
        }
        try (FakeDashScope fake = builder().start()) {
            announce(fake, System.out);
            new CountDownLatch(1).await();
        }
    }
}
