package dev.wanedit.cli.live;

import static dev.wanedit.cli.live.Assumption.BILLED_SECONDS;
import static dev.wanedit.cli.live.Assumption.PROMPT;
import static dev.wanedit.cli.live.Assumption.RANGE;
import static dev.wanedit.cli.live.Assumption.TIME_ZONE;

import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.port.ResultSink;
import dev.wanedit.task.ReadableUnits;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.Usage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Looks at a task that succeeded, and at its result. */
final class LiveResult {

    private static final Duration AROUND = Duration.ofMinutes(10);
    private static final Duration ROUNDING = Duration.ofMillis(100);

    private final TaskSnapshot end;
    private final Findings findings;

    LiveResult(TaskSnapshot end, Findings findings) {
        this.end = end;
        this.findings = findings;
    }

    void prompt(String sent) {
        findings.put(Finding.of(
                PROMPT, sent.equals(end.prompt()), end.prompt() == null ? "It shows none." : "It shows a prompt."));
    }

    void billed() {
        Usage usage = end.result() == null ? null : end.result().usage();
        if (usage == null || usage.billed() == null || usage.input() == null || usage.output() == null) {
            findings.put(Finding.undecided(BILLED_SECONDS, "The answer does not say all three."));
            return;
        }
        Duration sum = usage.input().plus(usage.output());
        findings.put(Finding.of(
                BILLED_SECONDS,
                sum.minus(usage.billed()).abs().compareTo(ROUNDING) <= 0,
                ReadableUnits.duration(usage.billed()) + " are billed, " + ReadableUnits.duration(usage.input())
                        + " in and " + ReadableUnits.duration(usage.output()) + " out."));
    }

    void zone(Instant asked) {
        Instant submitted = end.submitTime();
        if (submitted == null) {
            findings.put(Finding.undecided(TIME_ZONE, "The answer has no time of the submit."));
            return;
        }
        Duration off = Duration.between(asked, submitted);
        findings.put(Finding.of(
                TIME_ZONE,
                off.abs().compareTo(AROUND) < 0,
                "The service's time of the submit is " + ReadableUnits.elapsed(off.abs())
                        + (off.isNegative() ? " before" : " after") + " the request."));
    }

    /** @param size of the whole result, in bytes */
    void range(ResultDownloader downloads, long size) {
        AtomicReference<@Nullable ResultHead> seen = new AtomicReference<>();
        ResultRequest half = new ResultRequest(
                end.taskId(), Objects.requireNonNull(end.result()).videoUrl(), size / 2, null);
        downloads.download(half, new HeadOnly(seen)).blockingAwait();
        ResultHead head = Objects.requireNonNull(seen.get(), "A download without a head does not complete.");
        findings.put(Finding.of(
                RANGE,
                head.offset() == size / 2,
                "It sent the bytes from " + head.offset() + " on, " + (head.etag() == null ? "without" : "with")
                        + " an entity tag."));
    }

    /** Keeps what the host says of the bytes, and no byte. */
    private record HeadOnly(AtomicReference<@Nullable ResultHead> head) implements ResultSink {

        @Override
        public void begin(ResultHead begun) throws IOException {
            head.set(begun);
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            bytes.position(bytes.limit());
        }
    }
}
