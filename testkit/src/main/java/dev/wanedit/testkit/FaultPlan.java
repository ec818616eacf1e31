package dev.wanedit.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The faults that wait for requests; if several match a request, the one that was injected first is used. Thread-safe.
 */
final class FaultPlan {

    private final List<Injection> injections = new CopyOnWriteArrayList<>();

    Injection add(RequestKind kind, Fault fault) {
        Injection injection = new Injection(kind, fault);
        injections.add(injection);
        return injection;
    }

    void clear() {
        injections.clear();
    }

    @Nullable
    Fault next(RequestKind kind) {
        return injections.stream()
                .filter(injection -> injection.strikes(kind))
                .findFirst()
                .map(Injection::fault)
                .orElse(null);
    }
}
