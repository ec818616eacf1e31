package dev.wanedit.engine.log;

import dev.wanedit.error.TransportException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.task.Redaction;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs a line for each exchange, at DEBUG, in the same words for every transport: method, path, status, time, request
 * id, attempt. No query of a URL, no header and no body is logged.
 */
public final class ExchangeLog {

    private static final Logger LOG = LoggerFactory.getLogger("dev.wanedit.exchanges");
    /** Transports treat 200 to 299 as success, and do not report which of them it was. */
    private static final String SUCCESS = "2xx";

    private final Scheduler timer;
    private final UnaryOperator<String> mask;

    /** @param mask masks the API key, which may be in a path that the service returned */
    public ExchangeLog(Scheduler timer, UnaryOperator<String> mask) {
        this.timer = timer;
        this.mask = mask;
    }

    /**
     * Failures since the last success of each subject. The keys are weak, since it is never known which attempt was the
     * last.
     */
    static Map<Object, Integer> failures() {
        return Collections.synchronizedMap(new WeakHashMap<>());
    }

    /**
     * The same exchange, logged.
     *
     * @param request returns method and path; called only if the log is on
     * @param failures of this kind of exchange, see {@link #failures()}
     * @param subject attempts are counted for each subject
     * @param answer the status if it is known, and the request id
     */
    <T> Single<T> logged(
            Supplier<String> request,
            Map<Object, Integer> failures,
            Object subject,
            Single<T> exchange,
            Function<T, Answer> answer) {
        return Single.defer(() -> {
            if (!LOG.isDebugEnabled()) {
                return exchange;
            }
            String line = request.get();
            long start = timer.now(TimeUnit.NANOSECONDS);
            int attempt = failures.getOrDefault(subject, 0) + 1;
            AtomicBoolean ended = new AtomicBoolean();
            return exchange.doOnSuccess(value -> {
                        ended.set(true);
                        failures.remove(subject);
                        Answer told = answer.apply(value);
                        write(line, told.status() == null ? SUCCESS : told.status(), start, told.requestId(), attempt);
                    })
                    .doOnError(fault -> {
                        ended.set(true);
                        failures.put(subject, attempt);
                        write(line, outcome(fault), start, requestId(fault), attempt);
                    })
                    .doOnDispose(() -> {
                        if (!ended.get()) {
                            write(line, "aborted", start, null, attempt);
                        }
                    });
        });
    }

    private void write(String request, String outcome, long start, @Nullable String requestId, int attempt) {
        long millis = TimeUnit.NANOSECONDS.toMillis(timer.now(TimeUnit.NANOSECONDS) - start);
        String id = requestId == null ? "" : ", request " + requestId;
        LOG.debug(
                "{}",
                mask.apply(Redaction.redact(
                        request + " -> " + outcome + " in " + millis + " ms" + id + ", attempt " + attempt)));
    }

    private static String outcome(Throwable fault) {
        if (!(fault instanceof WanEditException known)) {
            return fault.getClass().getSimpleName();
        }
        String kind = known instanceof TransportException transport
                ? transport.kind().name()
                : known.getClass().getSimpleName();
        return known.httpStatus()
                .map(status -> status + " " + known.code().orElse(kind))
                .orElse(kind);
    }

    private static @Nullable String requestId(Throwable fault) {
        return fault instanceof WanEditException known ? known.requestId().orElse(null) : null;
    }

    /**
     * The known parts of a successful answer.
     *
     * @param status null if it is only known that it was a success
     * @param requestId null if the service sent none
     */
    record Answer(@Nullable String status, @Nullable String requestId) {

        static final Answer SUCCESS = new Answer(null, null);
    }
}
