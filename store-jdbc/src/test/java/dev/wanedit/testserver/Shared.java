package dev.wanedit.testserver;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A server for all tests of a JVM, with which it ends. Where it cannot be started, that is tried once. */
final class Shared<S extends AutoCloseable> {

    private final Supplier<S> start;
    private @Nullable S server;
    private @Nullable RuntimeException failure;

    Shared(Supplier<S> start) {
        this.start = start;
    }

    synchronized S get() {
        if (failure != null) {
            throw failure;
        }
        S started = server;
        if (started == null) {
            started = started();
            server = started;
        }
        return started;
    }

    private S started() {
        try {
            S started = start.get();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started)));
            return started;
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            System.err.println("A server of the tests may still run: " + e);
        }
    }
}
