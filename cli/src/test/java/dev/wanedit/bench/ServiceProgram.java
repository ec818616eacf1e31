package dev.wanedit.bench;

import dev.wanedit.testkit.FakeDashScope;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/** A service in a process of its own, so that its work is not counted as the client's. It ends with its input. */
public final class ServiceProgram {

    private ServiceProgram() {}

    /** @param arguments how long a task runs, in milliseconds */
    public static void main(String[] arguments) throws IOException {
        try (FakeDashScope service = FakeDashScope.builder()
                .clock(Clock.systemUTC())
                .pending(Duration.ZERO)
                .running(Duration.ofMillis(Long.parseLong(arguments[0])))
                .remembering(10)
                .start()) {
            System.out.println("url " + service.baseUrl());
            System.out.println("key " + service.apiKey());
            while (System.in.read() >= 0) {
                // The other process lives.
            }
        }
    }
}
