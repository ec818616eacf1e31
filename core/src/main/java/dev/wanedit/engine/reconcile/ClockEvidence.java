package dev.wanedit.engine.reconcile;

import dev.wanedit.engine.recording.JobRecorder;
import dev.wanedit.engine.rx.Delays;
import dev.wanedit.record.JobRecord;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Judges by the service's time whether the list can decide about a job, and whether its record says when the job was sent. A
 * record is given up only if the clock of the sender was probably wrong: by two readings of the list, since the date of one
 * answer may be wrong, for example if it comes from a cache.
 */
final class ClockEvidence {

    /** With a larger error, the own task may be outside the time that the list is searched for. */
    private static final Duration LARGEST_ERROR = CandidateSearch.WRONG_CLOCK.dividedBy(2);

    /** From the first reading to the second. */
    static final Duration READ_AGAIN = Duration.ofSeconds(30);

    /** A date that does not move, as that of an answer from a cache, differs by more in the second reading. */
    private static final Duration TOLERANCE = READ_AGAIN.dividedBy(2);

    private final CandidateSearch search;
    private final JobRecorder jobRecorder;
    private final Scheduler timer;

    ClockEvidence(CandidateSearch search, JobRecorder jobRecorder, Scheduler timer) {
        this.search = search;
        this.jobRecorder = jobRecorder;
        this.timer = timer;
    }

    /** Empty if no clock is known to be wrong. */
    Maybe<Verdict.WrongClock> against(JobRecord uncertain, Listing listed) {
        Instant now = jobRecorder.now();
        Instant sent = Objects.requireNonNull(uncertain.attempted());
        Duration off = listed.clockOff();
        if (off.compareTo(CandidateSearch.SKEW) <= 0) {
            Duration ahead = Duration.between(now, sent);
            return ahead.compareTo(LARGEST_ERROR) > 0 ? Maybe.just(new Verdict.WrongClock(ahead, now)) : Maybe.empty();
        }
        Verdict.WrongClock forNow = new Verdict.WrongClock(off, null);
        if (!mayBeSendersError(sent, now, listed.clockAhead())) {
            return Maybe.just(forNow);
        }
        long began = timer.now(TimeUnit.NANOSECONDS);
        return Single.timer(Delays.nanos(READ_AGAIN), TimeUnit.NANOSECONDS, timer)
                .flatMap(due -> search.listed(uncertain))
                .map(again -> {
                    Instant later = jobRecorder.now();
                    Duration passed = Duration.ofNanos(timer.now(TimeUnit.NANOSECONDS) - began);
                    boolean wasSet = isLarge(Duration.between(now.plus(passed), later));
                    return wasSet || confirms(listed.clockAhead(), again.clockAhead())
                            ? new Verdict.WrongClock(off, later.minus(again.clockAhead()))
                            : forNow;
                })
                .toMaybe();
    }

    /**
     * False if the job was sent in the future of this clock: then another clock than this one said when, and it counts unless it
     * is in the future of the service too.
     */
    private static boolean mayBeSendersError(Instant sent, Instant now, Duration ahead) {
        boolean byThisClock = !sent.isAfter(now.plus(CandidateSearch.SKEW));
        boolean inTheFuture = sent.isAfter(now.minus(ahead).plus(LARGEST_ERROR));
        return isLarge(ahead) && (byThisClock || inTheFuture);
    }

    private static boolean confirms(Duration first, Duration second) {
        return isLarge(second) && second.minus(first).abs().compareTo(TOLERANCE) <= 0;
    }

    private static boolean isLarge(Duration error) {
        return error.abs().compareTo(LARGEST_ERROR) > 0;
    }
}
