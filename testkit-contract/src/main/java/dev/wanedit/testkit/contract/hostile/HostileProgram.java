package dev.wanedit.testkit.contract.hostile;

import dev.wanedit.error.WanEditException;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.port.ResultSink;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.testkit.contract.bench.Bench;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.contract.bench.SampleJobs;
import dev.wanedit.testkit.contract.bench.Signals;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * An application with a small heap that receives one hostile answer after another, in each kind of exchange. During
 * each of them it also makes four calls to a normal service.
 */
final class HostileProgram {

    private static final Duration CALL_TIMEOUT = Duration.ofMillis(500);
    private static final Duration UNHURRIED = Duration.ofSeconds(20);
    private static final int UNRELATED = 4;

    /** The exchanges with hostile answers. */
    private enum Call {
        CREATE,
        QUERY,
        LIST,
        CANCEL,
        DOWNLOAD;

        /**
         * True if this exchange is tested with the answer: the body of a result may be large, but not the parts around
         * it.
         */
        boolean meets(HostileAnswer answer) {
            return this != DOWNLOAD || answer.isAboutHttp();
        }

        Completable on(Transport transport, URI host, HostileAnswer answer) {
            return switch (this) {
                case CREATE -> transport.tasks().create(SampleJobs.minimal()).ignoreElement();
                case QUERY -> transport.tasks().query(PortCall.TASK).ignoreElement();
                case LIST -> transport.tasks().list(TaskFilter.recent()).ignoreElement();
                case CANCEL -> transport.tasks().cancel(PortCall.TASK);
                case DOWNLOAD ->
                    transport
                            .downloads()
                            .download(
                                    new ResultRequest(PortCall.TASK, URI.create(host + "/x.mp4?" + answer), 0, null),
                                    new Nowhere());
            };
        }
    }

    private HostileProgram() {}

    /**
     * Arguments: the adapter's name, the hostile host, the base URL of the normal service, the key. Prints a line for
     * each exchange that ended unexpectedly, and the number of exchanges.
     */
    public static void main(String[] arguments) {
        TransportProvider provider = ServiceLoader.load(TransportProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.name().equals(arguments[0]))
                .findFirst()
                .orElseThrow();
        URI host = URI.create(arguments[1]);
        AtomicReference<HostileAnswer> next = new AtomicReference<>();
        int exchanges = 0;
        try (Transport honest = provider.open(config(URI.create(arguments[2]), () -> arguments[3], UNHURRIED));
                Transport hostile = provider.open(config(host, () -> String.valueOf(next.get()), CALL_TIMEOUT))) {
            for (HostileAnswer answer : HostileAnswer.values()) {
                next.set(answer);
                for (Call call : Call.values()) {
                    if (call.meets(answer)) {
                        exchange(answer + " at " + call, call.on(hostile, host, answer), honest);
                        exchanges++;
                    }
                }
            }
            next.set(HostileAnswer.LONG_TEXT);
            List<Signals<Object>> atOnce = Stream.generate(() -> Call.LIST.on(hostile, host, HostileAnswer.LONG_TEXT))
                    .limit(Bench.MOST_CONNECTIONS)
                    .map(Signals::of)
                    .toList();
            atOnce.forEach(signals -> assertEnds("One of many", signals));
            exchanges += atOnce.size();
        }
        System.out.println(exchanges + " exchanges");
    }

    private static void exchange(String name, Completable hostile, Transport honest) {
        Signals<Object> attacked = Signals.of(hostile);
        List<Signals<?>> unrelated = Stream.generate(() -> honest.tasks().query(PortCall.TASK))
                .limit(UNRELATED)
                .<Signals<?>>map(Signals::of)
                .toList();
        assertEnds(name, attacked);
        for (Signals<?> call : unrelated) {
            if (!call.awaitEnd(UNHURRIED) || call.all().get(0) instanceof Throwable) {
                System.out.println(name + ": an unrelated call came to " + call.all());
            }
        }
    }

    private static void assertEnds(String name, Signals<Object> attacked) {
        if (!attacked.awaitEnd(UNHURRIED)) {
            System.out.println(name + ": outlived its call timeout");
        } else if (attacked.all().get(0) instanceof Throwable error && !(error instanceof WanEditException)) {
            System.out.println(name + ": ended by " + error);
        }
    }

    private static TransportConfig config(URI baseUrl, Supplier<String> key, Duration callTimeout) {
        return new TransportConfig(
                baseUrl, key, null, ZoneOffset.ofHours(8), UNHURRIED, callTimeout, Schedulers.computation());
    }

    /** Discards all bytes. */
    private static final class Nowhere implements ResultSink {

        @Override
        public void begin(ResultHead head) {}

        @Override
        public void write(ByteBuffer bytes) {}
    }
}
