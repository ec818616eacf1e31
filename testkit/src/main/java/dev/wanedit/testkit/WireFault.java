package dev.wanedit.testkit;

import dev.wanedit.testkit.http.Reply;
import dev.wanedit.testkit.http.Response;
import java.util.function.Supplier;

/** A fault of the connection, or of the way in which an answer is sent. */
final class WireFault extends Fault {

    private final String name;
    private final Effect effect;
    private final boolean early;
    private final boolean processed;
    private final boolean serving;

    private WireFault(String name, Effect effect, boolean early, boolean processed, boolean serving) {
        this.name = name;
        this.effect = effect;
        this.early = early;
        this.processed = processed;
        this.serving = serving;
    }

    static WireFault early(String name, Reply effect) {
        return new WireFault(name, answer -> effect, true, false, false);
    }

    static WireFault plain(String name, Reply effect) {
        return new WireFault(name, answer -> effect, false, false, false);
    }

    static WireFault spoiling(String name, Effect effect) {
        return new WireFault(name, effect, false, false, false);
    }

    /** The same, applied to the service's true answer, which is requested when the effect needs it. */
    WireFault serving() {
        return new WireFault(name, effect, early, processed, true);
    }

    @Override
    public Fault processed() {
        if (early) {
            throw cannotProcessUnread();
        }
        return new WireFault(name, effect, false, true, true);
    }

    @Override
    boolean isEarly() {
        return early;
    }

    @Override
    boolean isProcessed() {
        return processed;
    }

    @Override
    boolean isServing() {
        return serving;
    }

    @Override
    Reply reply(Supplier<Response> answer) {
        return effect.on(answer);
    }

    @Override
    public String toString() {
        return "Fault(" + name + (processed ? ", processed)" : ")");
    }

    /** The effect on an answer. */
    @FunctionalInterface
    interface Effect {

        Reply on(Supplier<Response> answer);
    }
}
