package dev.wanedit.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The faults to come; of several that match, the one injected first strikes. Thread-safe. */
final class FaultPlan {

    private final List<Injection> injections = new CopyOnWriteArrayList<>();

    Injection add(Stage stage, Fault fault) {
        Injection injection = new Injection(stage, fault);
        injections.add(injection);
        return injection;
    }

    void clear() {
        injections.clear();
    }

    @Nullable
    Fault next(Stage stage) {
        return injections.stream()
                .filter(injection -> injection.strikes(stage))
                .findFirst()
                .map(Injection::fault)
                .orElse(null);
    }
}
